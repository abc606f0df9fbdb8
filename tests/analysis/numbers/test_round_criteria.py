"""Who was chosen and who would have been with other weights: on rows of its own, and the sample worked out anew."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from analysis.charts.jury_scores import jury_scores
from analysis.charts.round_criteria import sensitivity_of
from analysis.charts.round_funnel import funnel
from analysis.drawing.round_rows import Funnel
from analysis.numbers.round import round_of, rounds
from analysis.numbers.round_criteria import Score, ranking, variants
from analysis.numbers.round_day import coming, running, steps_on
from language import Language
from tests.analysis.conftest import sample_rows

INVENTED = "Eksempelrunden (oppdiktet)"


def _scores(**points: tuple[float, float]) -> list[Score]:
    return [
        Score("selection", criterion, name, score)
        for name, pair in points.items()
        for criterion, score in zip(("Nytte", "Nytt"), pair, strict=True)
    ]


def test_other_weights_choose_others_and_equal_points_are_said() -> None:
    given = _scores(A=(6, 2), B=(2, 6), C=(5, 3))
    weights = {"Nytte": 3.0, "Nytt": 1.0}
    assert [name for name, _ in ranking(given, weights).means] == ["A", "C", "B"]
    equal, nytte, nytt = variants(given, weights, ("A",), 1)
    assert (equal.criterion, equal.level, equal.coming, equal.leaving) == (None, ("A", "B", "C"), (), ())
    assert nytte.is_the_same and nytt.is_the_same
    assert variants(given, {"Nytte": 1.0, "Nytt": 1.0}, ("A",), 1)[2].coming == ("B",)


def test_who_lacks_points_has_no_mean() -> None:
    found = ranking([*_scores(A=(6, 2)), Score("selection", "Nytte", "B", 6)], {"Nytte": 1.0, "Nytt": 1.0})
    assert (found.means, found.incomplete) == ((("A", 4.0),), ("B",))


def test_the_sample_with_other_weights_worked_out_anew(sample: duckdb.DuckDBPyConnection) -> None:
    known = rounds(sample, INVENTED)[2025]
    points = (
        sample_rows("criterion_scores")[INVENTED]
        .query("stage == 'selection'")
        .pivot(index="candidate", columns="criterion", values="score")
    )
    listed = sample_rows("criteria")[INVENTED]
    weights = listed[(listed["stage"] == "selection") & listed["weight"].notna()].set_index("criterion")["weight"]
    for one in sensitivity_of(known):
        tried = weights * 0 + 1 if one.criterion is None else weights.where(weights.index != one.criterion, weights * 2)
        best = set((points[tried.index] * tried).sum(axis=1).nlargest(3).index)
        assert set(one.coming) == best - set(known.selected)
        assert set(one.leaving) == set(known.selected) - best


def test_the_points_of_the_jury_worked_out_anew_and_of_one_municipality_alone(
    sample: duckdb.DuckDBPyConnection,
) -> None:
    known = rounds(sample, INVENTED)[2025]
    rows = sample_rows("criterion_scores")[INVENTED].query("stage == 'jury'")
    weights = sample_rows("criteria")[INVENTED].query("stage == 'jury'").set_index("criterion")["weight"]
    points = rows.pivot(index="candidate", columns="criterion", values="score").astype(float)
    means = (points * weights).sum(axis=1) / weights.sum()
    chart = jury_scores(known, Language("nb"))

    assert chart is not None and len(means) > 1
    shown = {str(row[0]): row[-2] for row in chart.table.rows}
    assert list(shown) == list(means.sort_values(ascending=False).index)
    assert list(shown.values()) == pytest.approx(list(means.sort_values(ascending=False)))
    assert chart.table.rows[0][-1] == "Vinner"
    # Nobody has given points to the proposals of the others.
    assert jury_scores(known, Language("nb"), of="Eksempeldal") is None


@pytest.mark.parametrize(
    ("on", "now", "left", "then"),
    [
        (dt.date(2025, 5, 12), "Juryen leser", 4, "Finalistene arbeider videre"),
        (dt.date(2025, 5, 16), "Juryen leser", 0, "Finalistene arbeider videre"),
        (dt.date(2025, 5, 17), None, None, "Finalistene arbeider videre"),
    ],
)
def test_a_running_round_says_how_many_days_are_left(
    sample: duckdb.DuckDBPyConnection, on: dt.date, now: str | None, left: int | None, then: str
) -> None:
    steps = steps_on(rounds(sample, INVENTED)[2025].schedule, on)
    found, after = running(steps), coming(steps)
    assert (found.item.name if found else None, found.days if found else None) == (now, left)
    assert after is not None and after.item.name == then


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize(("municipalities", "has_names"), [(1, False), (3, False), (10, True)])
def test_many_municipalities_are_told_apart_by_their_names(language: str, municipalities: int, has_names: bool) -> None:
    empty = dict.fromkeys(("step_order", "reason", "is_derived", "note"))
    names = [f"Kommune {place}" for place in range(municipalities)]
    rows = [
        {**empty, "step": step, "municipality": name, "count_min": count, "count_max": count}
        for name in names
        for step, count in (("proposals", 6), ("finalists", 2), ("winners", 1))
    ]
    rows.append({**empty, "step": "applications", "municipality": None, "count_min": 200, "count_max": 200})
    chart = funnel(round_of(2030, {"funnel": rows}), Language(language))
    assert chart is not None and isinstance(chart.rows, Funnel)
    assert chart.rows.has_names is has_names
    applications, proposals = chart.rows.rows[:2]
    assert applications.bar and not applications.groups  # more than can be counted
    assert [group.name for group in proposals.groups] == sorted(names)
    assert proposals.groups[0].marks == (("far", 1), ("half", 1), ("not", 4))


def test_what_is_planned_is_not_marked_as_come_to_pass() -> None:
    names = ("reason", "is_derived", "note", "municipality")
    row = {**dict.fromkeys(names), "step": "selected_planned", "step_order": 1, "count_min": 5, "count_max": 10}
    chart = funnel(round_of(2031, {"funnel": [row]}), Language("nb"))
    assert chart is not None and isinstance(chart.rows, Funnel)
    assert chart.rows.rows[0].groups[0].marks == (("planned", 5), ("maybe", 5))
    # A hand-out has the table alone, and says nothing of marks that are not there.
    assert "Mørkest" not in chart.about_marks and "Sirkel" in chart.about_marks and "irkel" not in chart.subtitle
