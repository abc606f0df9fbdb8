"""A programme beside others: worked out a second way from the rows as written, and what must never be compared."""

from __future__ import annotations

import datetime as dt
from statistics import median

import duckdb
import pandas as pd
import pytest

from analysis.charts.registry import Charts
from analysis.drawing.beside import Paths, RangeRow, Ranges
from analysis.facts import Facts, Selection, can_be_compared, gather, programmes
from analysis.meeting.build import build
from analysis.meeting.webpage import write
from analysis.numbers.other_programmes import LEAST, OtherProgrammes, other_programmes
from analysis.numbers.projects import leverage_rows
from data.sample import Group, samples
from data.store.editions import ScreenChoice
from data.store.snapshot import Snapshot
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect, Tables

INVENTED = "Eksempel (oppdiktet)"
SAMPLES = {one.programme: one.tables for group in Group for one in samples(group)}
STARTS = {
    name: tables["programmes"][0]["start_date"].year  # type: ignore[attr-defined]
    for name, tables in SAMPLES.items()
    if tables["programmes"][0].get("start_date") and tables["programmes"][0]["kind"] == "restructuring"
}


def _facts(connection: duckdb.DuckDBPyConnection, programme: str) -> Facts:
    return gather(connection, next(one for one in programmes(connection) if one.programme == programme))


def _known(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> OtherProgrammes:
    facts = _facts(connection, programme)
    of_jobs = (facts.assessments, facts.budget, facts.jobs)
    leverage = leverage_rows(connection, programme, year)
    return other_programmes(connection, programme, year, *of_jobs, leverage=leverage)


def _frame(dataset: str, *columns: str) -> pd.DataFrame:
    """The rows of every programme whose start is known, as written down, with their programme year."""
    rows = [row for name in STARTS for row in SAMPLES[name].get(dataset, ())]
    frame = pd.DataFrame(rows).reindex(columns=["programme", "year", *columns])
    frame["programme_year"] = frame["year"] - frame["programme"].map(STARTS) + 1
    return frame


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023, 2024])
def test_totals_are_those_of_the_rows_in_the_same_programme_year_on_the_same_form(
    with_others: Snapshot, year: int
) -> None:
    scores = _frame("scores", "form", "indicator", "score", "is_total")
    totals = scores[scores["is_total"].astype(bool)]
    own = totals[(totals["programme"] == INVENTED) & (totals["year"] == year)]
    expected = {}
    for row in own.itertuples():
        alike = (
            (totals["programme"] != INVENTED)
            & (totals["programme_year"] == row.programme_year)
            & (totals["form"] == row.form)
            & (totals["indicator"] == row.indicator)
        )
        others = totals.loc[alike, "score"].sort_values().tolist()
        if len(others) >= 5:
            expected[row.indicator] = (row.score, others)

    known = _known(with_others.cursor(None), INVENTED, year)

    assert {one.subject: (one.own, list(one.others)) for one in known.indicators} == expected
    assert expected
    for one in known.indicators:
        own_score, others = expected[one.subject]
        assert (one.low, one.high) == (min(others), max(others))
        assert one.middle == median(others)
        assert one.place == ("higher" if own_score > max(others) else "lower" if own_score < min(others) else "within")


@pytest.mark.parametrize("year", [2021, 2023, 2024])
def test_money_and_jobs_are_those_of_the_rows_at_the_same_date(with_others: Snapshot, year: int) -> None:
    at = year - STARTS[INVENTED]
    budget = _frame("budget", "as_of", "budget_nok", "granted_nok")
    budget["day"] = [(one.month, one.day) for one in budget["as_of"]]
    of_own = budget[(budget["programme"] == INVENTED) & (budget["year"] == year)]
    day = max(of_own["day"])
    at_day = budget[(budget["day"] == day) & (budget["programme_year"] == at + 1)]
    sums = at_day.groupby("programme")[["budget_nok", "granted_nok"]].sum()
    shares = (sums["granted_nok"] / sums["budget_nok"]).to_dict()

    jobs = _frame("jobs", "new_jobs", "secured_jobs", "stage")
    targets = {name: next(r["target_jobs"] for r in SAMPLES[name]["jobs"] if r.get("target_jobs")) for name in STARTS}
    reached = {}
    for name, rows in jobs.dropna(subset="year").groupby("programme"):
        until = rows[rows["programme_year"] <= at + 1]
        if until["programme_year"].max() == at + 1 and "expected" not in set(until["stage"]):
            reached[name] = float(until[["new_jobs", "secured_jobs"]].sum().sum()) / float(str(targets[str(name)]))

    projects = pd.DataFrame([row for name in STARTS for row in SAMPLES[name]["projects"]])
    projects = projects.dropna(subset=["granted_on", "granted_nok", "total_cost_nok"])
    given = projects["granted_on"].map(lambda one: one.year) - projects["programme"].map(STARTS) <= at
    sums = projects[given].groupby("programme")[["granted_nok", "total_cost_nok"]].sum()
    sums = sums[sums.index.map(STARTS) + at <= 2024]
    per_krone = (sums["total_cost_nok"] / sums["granted_nok"] - 1).to_dict()

    known = {one.subject: one for one in _known(with_others.cursor(None), INVENTED, year).measured}

    expected = {"budget_use": shares, "job_target": reached, "leverage": per_krone}
    assert set(known) == {name for name, by_name in expected.items() if INVENTED in by_name}
    for name, one in known.items():
        assert one.own == pytest.approx(expected[name].pop(INVENTED))
        assert list(one.others) == pytest.approx(sorted(expected[name].values()))


def test_what_is_left_out_says_why(with_others: Snapshot) -> None:
    assert dict(_known(with_others.cursor(None), INVENTED, 2024).left_out) == {"job_target": "own_expected"}


def test_a_path_is_followed_on_one_form_and_only_where_five_others_are(with_others: Snapshot) -> None:
    known = _known(with_others.cursor(None), INVENTED, 2024)
    scores = _frame("scores", "form", "indicator", "score", "is_total")
    totals = scores[scores["is_total"].astype(bool) & (scores["form"] == "psv-7")]
    (path,) = [one for one in known.paths if one.indicator == "attractiveness"]
    rows = totals[totals["indicator"] == "attractiveness"]
    others = rows[rows["programme"] != INVENTED]
    counts = others.groupby("programme_year")["programme"].nunique()

    assert path.own == {3: 3.5, 4: 3.0, 5: 2.5}
    assert {year for other in path.others for year in other} == set(counts[counts >= LEAST].index)
    wide = others.pivot(index="programme", columns="programme_year", values="score")
    changes = (wide[5] - wide[4]).dropna()
    assert len(changes) >= LEAST
    assert (path.own_change, path.others_change) == (2.5 - 3.0, changes.median())
    assert known.other_forms == (1, 2)


def test_a_user_is_compared_only_with_what_that_user_may_see(with_others: Snapshot) -> None:
    others = [name for name in STARTS if name != INVENTED]
    old_enough = [name for name in others if STARTS[name] <= 2020]

    assert _known(with_others.cursor({INVENTED, *old_enough[:4]}), INVENTED, 2024) == OtherProgrammes(5)
    assert not can_be_compared(programmes(with_others.cursor({INVENTED, *old_enough[:4]})), INVENTED)
    five = _known(with_others.cursor({INVENTED, *old_enough[:5]}), INVENTED, 2024)
    assert five.names == tuple(sorted(old_enough[:5]))
    assert {len(one.others) for one in five.indicators} == {5}
    assert can_be_compared(programmes(with_others.cursor({INVENTED, *old_enough[:5]})), INVENTED)
    # A shared link opens one programme and no other.
    assert _known(with_others.cursor({INVENTED}), INVENTED, 2024).is_empty


def test_spir_is_real_and_its_start_is_not_known(with_others: Snapshot) -> None:
    assert _known(with_others.cursor(None), "Spir", 2024) == OtherProgrammes(None)


def _rows(count: int, **about: object) -> Tables:
    """A programme P with a total of 4 in its second year, and others with 1, 2, 3 and so on."""
    known = {"kind": "restructuring", "start_date": dt.date(2023, 8, 1), "is_invented": False}
    names = ["P", *(f"Q{number}" for number in range(1, count + 1))]
    scores = [
        {"programme": name, "year": 2024, "form": "psv-7", "indicator": "jobs", "score": score, "is_total": True}
        for name, score in zip(names, (4, *range(1, count + 1)), strict=True)
    ]
    last = {**known, **about}
    return {
        "programmes": [{"programme": name, "name": name, **(last if name == names[-1] else known)} for name in names],
        "scores": scores,
    }


def test_of_four_others_nothing_is_given_and_of_five_all(connect: Connect) -> None:
    four = _known(connect(_rows(4)), "P", 2024)
    assert four == OtherProgrammes(2)

    five = _known(connect(_rows(5)), "P", 2024)
    assert [(one.own, one.others) for one in five.indicators] == [(4.0, (1.0, 2.0, 3.0, 4.0, 5.0))]
    assert (five.programme_year, five.reached_count) == (2, 5)


@pytest.mark.parametrize(
    "about",
    [
        {"kind": "innovation"},
        {"kind": None},
        {"is_invented": True},
        {"start_date": None},
        {"start_date": dt.date(2022, 1, 1)},
    ],
    ids=str,
)
def test_a_fifth_programme_that_is_not_alike_makes_no_five(connect: Connect, about: dict[str, object]) -> None:
    known = _known(connect(_rows(5, **about)), "P", 2024)

    assert known.is_empty
    assert known.paths == ()


def test_whoever_knows_the_names_cannot_tell_whose_path_is_whose(connect: Connect) -> None:
    """Programmes that change names with each other change nothing of what is told, in whatever order names stand."""
    tables = _rows(5)
    known = _known(connect(tables), "P", 2024)
    names = [str(row["programme"]) for row in tables["programmes"] if row["programme"] != "P"]
    for shift in range(1, len(names)):
        other = dict(zip(names, names[shift:] + names[:shift], strict=True))
        scores = [{**row, "programme": other.get(str(row["programme"]), row["programme"])} for row in tables["scores"]]
        assert _known(connect({**tables, "scores": scores}), "P", 2024) == known
    assert known.names == tuple(sorted(names)) and len(known.paths[0].others) == 5


def test_a_fifth_total_on_another_form_or_of_another_indicator_makes_no_five(connect: Connect) -> None:
    tables = _rows(5)
    for change in ({"form": "psv-8-example"}, {"indicator": "profile"}):
        scores = [*tables["scores"][:-1], {**tables["scores"][-1], **change}]
        assert _known(connect({**tables, "scores": scores}), "P", 2024).indicators == ()


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_figure_stands_with_the_name_of_another_programme(with_others: Snapshot, code: str) -> None:
    connection = with_others.cursor(None)
    charts = Charts(connection, _facts(connection, INVENTED), Selection(INVENTED, 2024, 2023), Language(code))
    names = [name for name in STARTS if name != INVENTED]
    for chart in map(charts.get, ("other-programmes", "other-programmes-measured", "other-programmes-paths")):
        assert chart is not None
        assert isinstance(chart.rows, Ranges | Paths)
        assert not [name for name in names if name.split()[0] in repr(chart)]


def test_those_in_one_place_stand_in_a_pile(with_others: Snapshot) -> None:
    connection = with_others.cursor(None)
    charts = Charts(connection, _facts(connection, INVENTED), Selection(INVENTED, 2024), Language("nb"))
    chart = charts.get("other-programmes")
    assert chart is not None and isinstance(chart.rows, Ranges)
    rows = {row.name: row for row in chart.rows.rows}

    assert [row.word for row in rows.values() if row.is_outside] == ["høyere", "lavere"]
    assert sorted(place for place, _ in rows["Attraktivitet"].marks) == pytest.approx([0.4] * 3 + [0.5] * 3)
    assert {level for _, level in rows["Attraktivitet"].marks} == {0, 1, -1}


def test_the_own_disc_covers_no_other() -> None:
    row = RangeRow("Jobs", "", 0.5, "3", (0.25, 0.5, 0.5), "2–3", "middle 3", "within", False, "")

    assert row.marks == ((0.25, 0), (0.5, 2), (0.5, -2))


def test_the_meeting_and_a_table_cut_short_hold_the_whole_chosen_year(with_others: Snapshot) -> None:
    connection = with_others.cursor(None)
    facts, nb = _facts(connection, INVENTED), Language("nb")
    chart = Charts(connection, facts, Selection(INVENTED, 2024), nb).get("other-programmes-paths")
    assert chart is not None
    assert [row[1] for row in chart.table.rows[:8]] == [5] * 7 + [4]

    along = build(connection, facts, Selection(INVENTED, 2024), nb, [ScreenChoice(chart.name)], dt.date(2025, 1, 15))
    assert "Bærekraft" in write(along, way_back="/").content.decode()
