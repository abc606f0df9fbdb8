"""Goals as headline figures, the years of every indicator in rows, and what is missing of either."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.charts.trends import trends
from analysis.drawing.trends import TrendRow, Trends
from analysis.facts import Facts, Selection
from analysis.numbers.measures import Goal, Measure, Measures, MeasureYear
from analysis.screens.front_page import front_page
from analysis.screens.goal_figures import goal_figures
from language import Language
from tests.analysis.conftest import Gather, sample_rows

NB = Language("nb")
SELECTION = Selection("Spir", 2024)
INVENTED = "Eksempel (oppdiktet)"


def goal(text: str, rank: int | None = 1, measured_by: str | None = None, target: float | None = None) -> Goal:
    return Goal(text, rank, target, None, measured_by)


def measured(*goals: Goal, measures: tuple[Measure, ...] = ()) -> Measures:
    return Measures(2024, measures, goals)


def score(value: float, **more: Any) -> dict[str, Any]:
    return {"form": "psv-7", "indicator": "development", "score": value, "is_total": True, **more}


def test_a_goal_that_nothing_measures_says_so(facts_of: Gather) -> None:
    (figure,) = goal_figures(facts_of({"scores": [score(4)]}), SELECTION, measured(goal("Robust næringsliv")), NB)

    assert (figure.value, figure.is_missing, figure.rank) == ("ingen måling ennå", True, 1)
    assert figure.page == "measures"


def test_a_goal_named_as_an_indicator_is_where_the_board_has_put_that(facts_of: Gather) -> None:
    said = {"subject": "development", "judgement": "on_the_way"}
    facts = facts_of({"scores": [score(4)], "statements_in_words": [said]})
    (figure,) = goal_figures(facts, SELECTION, measured(goal("Økt utviklingsevne")), NB)

    assert (figure.value, figure.unit) == ("4", "av 6")
    assert figure.meaning == "Styrets vurdering. På vei, ifølge rapporten. Ingen egen måling ennå."
    assert dict(figure.parameters) == {"indicator": "development"}


def test_a_goal_of_a_measure_without_an_indicator_has_its_own_number(facts_of: Gather) -> None:
    points = (MeasureYear(2023, 20.0, None), MeasureYear(2024, 24.5, 30.0))
    members = Measure("Medlemmer", None, "bedrifter", True, points, points[-1])
    known = measured(goal("Nettverk", measured_by="Medlemmer"), measures=(members,))
    (figure,) = goal_figures(facts_of({"scores": [score(4)]}), SELECTION, known, NB)

    assert (figure.value, figure.unit) == ("24,5", "av 30")
    assert figure.meaning == "Medlemmer, 2024. Opp fra 20."


def test_jobs_that_a_report_judges_are_its_word_and_no_number(facts_of: Gather) -> None:
    facts = facts_of({"statements_in_words": [{"subject": "jobs", "judgement": "behind"}]})
    (figure,) = goal_figures(facts, SELECTION, measured(goal("Arbeid", measured_by="jobs", target=300)), NB)

    assert (figure.value, figure.is_in_words, figure.is_missing) == ("bak målet", True, False)
    assert figure.meaning == "Ifølge rapporten. Antallet er ikke oppgitt. Målet er 300."


def test_jobs_that_nobody_mentions_are_not_counted(facts_of: Gather) -> None:
    known = measured(goal("Arbeid", measured_by="jobs", target=300))
    (figure,) = goal_figures(facts_of({"scores": [score(4)]}), SELECTION, known, NB)

    assert (figure.value, figure.is_missing) == ("ikke talt", True)


def test_a_goal_has_its_years_as_a_small_line_with_the_change_of_form_left_open(facts_of: Gather) -> None:
    scores = [score(2, year=2022, form="psv-8-example"), score(3, year=2023), score(4)]
    (figure,) = goal_figures(facts_of({"scores": scores}), SELECTION, measured(goal("Økt utviklingsevne")), NB)

    assert figure.path is not None
    assert [place for place, _ in figure.path.points] == pytest.approx([0, 0.5, 0.5, 1])
    # Two on a scale from 1 to 5; three and four on one from 1 to 6.
    assert [height for _, height in figure.path.points] == [1 / 4, None, 2 / 5, 3 / 5]
    assert figure.path.spoken == "2022 2, 2023 3, 2024 4"


def test_what_is_measured_is_drawn_beside_its_target_from_the_least_of_both(facts_of: Gather) -> None:
    points = (MeasureYear(2022, 10.0, 20.0), MeasureYear(2023, None, 25.0), MeasureYear(2024, 24.0, 30.0))
    members = Measure("Medlemmer", None, "bedrifter", True, points, points[-1])
    known = measured(goal("Nettverk", measured_by="Medlemmer"), measures=(members,))
    (figure,) = goal_figures(facts_of({"scores": [score(4)]}), SELECTION, known, NB)

    assert figure.path is not None
    assert figure.path.points == ((0.0, 0.0), (0.5, None), (1.0, 0.7))
    assert figure.path.target == ((0.0, 0.5), (0.5, 0.75), (1.0, 1.0))


def test_the_jobs_are_drawn_from_nought_beside_the_line_of_the_target(sample_facts: dict[str, Facts]) -> None:
    known = measured(goal("Arbeid", measured_by="jobs", target=160))
    (figure,) = goal_figures(sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), known, NB)

    rows = sample_rows("jobs")[INVENTED].query("year <= 2024")
    counted = (rows["new_jobs"] + rows["secured_jobs"]).groupby(rows["year"]).sum().cumsum()
    # A target for the whole of 2020 to 2027 is a straight line.
    targets = [160 * passed / 8 for passed in range(1, 6)]
    assert figure.path is not None
    assert [height for _, height in figure.path.points] == pytest.approx(list(counted / max(targets)))
    assert [height for _, height in figure.path.target] == pytest.approx([one / max(targets) for one in targets])


def test_one_year_is_no_line(facts_of: Gather) -> None:
    (figure,) = goal_figures(facts_of({"scores": [score(4)]}), SELECTION, measured(goal("Økt utviklingsevne")), NB)

    assert figure.path is None


def test_three_goals_at_most(facts_of: Gather) -> None:
    known = measured(*(goal(f"Mål {rank}", rank) for rank in range(1, 6)))

    figures = goal_figures(facts_of({"scores": [score(4)]}), SELECTION, known, NB)
    assert [figure.label for figure in figures] == ["Mål 1", "Mål 2", "Mål 3"]


def test_the_front_page_fills_up_with_the_usual_figures(sample: duckdb.DuckDBPyConnection, facts_of: Gather) -> None:
    facts = facts_of({"scores": [score(4)]})
    facts = replace(facts, programme=replace(facts.programme, programme="Ingen"))
    # A programme that this connection does not have: no goal, no conclusion, nothing of the work.
    nobody = Selection("Ingen", 2024)
    page = front_page(sample, facts, nobody, NB, pd.Timestamp("2024-12-01").date())

    assert [figure.page for figure in page.figures] == ["indicators", "budget", "jobs"]
    assert (page.conclusion, page.trend, page.work) == (None, None, ())


def rows_of(facts: Facts, selection: Selection) -> dict[str, TrendRow]:
    chart = trends(facts, selection, NB)
    assert chart is not None and isinstance(chart.rows, Trends)
    return {row.indicator: row for row in chart.rows.rows}


def test_a_year_alone_has_no_trend(facts_of: Gather) -> None:
    assert trends(facts_of({"scores": [score(4)]}), SELECTION, NB) is None


def test_the_heights_are_shares_of_each_years_own_scale(sample_facts: dict[str, Facts]) -> None:
    facts = sample_facts[INVENTED]
    scores = sample_rows("scores")[INVENTED]
    totals = scores[scores["is_total"] & scores["statement"].isna() & (scores["indicator"] == "attractiveness")]
    shown = rows_of(facts, Selection(INVENTED, 2024, 2023))["attractiveness"]

    heights = [height for _, height in shown.points if height is not None]
    highest = {"psv-7": 6}
    expected = [
        (row["score"] - 1) / (highest.get(row["form"], 5) - 1) for row in totals.sort_values("year").to_dict("records")
    ]
    assert [round(height, 6) for height in heights] == [round(height, 6) for height in expected]
    # The line ends where the form changes, and begins anew.
    assert [height for _, height in shown.points].index(None) == 2
    assert shown.is_marked and shown.change_text == "−0,5"


def test_an_indicator_that_the_old_form_did_not_ask_for_says_so(sample_facts: dict[str, Facts]) -> None:
    shown = rows_of(sample_facts[INVENTED], Selection(INVENTED, 2024, 2023))

    assert [code for code, row in shown.items() if row.not_asked] == ["sustainability"]
    assert shown["sustainability"].first_text == "1,5"
