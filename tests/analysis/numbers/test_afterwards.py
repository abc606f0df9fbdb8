"""The scores of statements that actions concern, then and now: counted a second way; what is missing is said."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.charts.action_scores import scores_afterwards, scores_in_words
from analysis.charts.actions import lives
from analysis.charts.registry import Charts
from analysis.drawing.action_rows import Lives, Shifts
from analysis.drawing.assessed_rows import Statements
from analysis.facts import Facts, Selection
from analysis.numbers.actions import actions
from analysis.numbers.afterwards import afterwards, of_statements
from analysis.numbers.scores import assessments
from data import frameworks
from language import Language
from tests.analysis.conftest import Connect, sample_rows

ON = dt.date(2025, 2, 5)
INVENTED = "Eksempel (oppdiktet)"
NB = Language("nb")


def _sample_statements() -> pd.DataFrame:
    """Action, indicator, statement, then_year, then, now of the sample, by pandas alone: seen from 2024."""
    rows = sample_rows("actions")[INVENTED].set_index("action")
    first = rows["year"].copy()
    for action, before in rows["carried_from"].dropna().items():
        first[action] = rows.loc[before, "year"]
    named = rows["statements"].dropna().str.split("; ").explode()
    named = named[~named.index.isin(rows["carried_from"].dropna())]  # a later action goes on with those
    frame = pd.DataFrame({"named": named, "then_year": first[named.index].astype(int).to_numpy()}).reset_index()
    frame[["indicator", "statement"]] = frame["named"].str.split(".", expand=True)
    scores = sample_rows("scores")[INVENTED]
    scores = scores[~scores["is_total"].astype(bool)].set_index(["year", "indicator", "statement"])["score"]
    for name, years in (("then", frame["then_year"]), ("now", [2024] * len(frame))):
        keys = zip(years, frame["indicator"], frame["statement"], strict=True)
        frame[name] = [scores.get(key) for key in keys]
    return frame


def test_the_scores_of_statements_are_those_of_the_two_years(sample: duckdb.DuckDBPyConnection) -> None:
    known = actions(sample, INVENTED, 2024, ON)
    found = [one for one in afterwards(known, assessments(sample, INVENTED), 2024) if one.statement]

    expected = _sample_statements()
    expected = expected[expected["then_year"] < 2024]
    assert len(expected) > 4
    assert sorted(
        (one.action.action, one.statement, one.then_year, one.then, one.now, one.change) for one in found
    ) == [
        (row["action"], row["statement"], row["then_year"], row["then"], row["now"], row["now"] - row["then"])
        for row in expected.sort_values(["action", "statement"]).to_dict("records")
    ]


def test_the_statements_of_an_action_stand_below_its_indicators(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    known = actions(sample, INVENTED, 2024, ON)
    chart = scores_afterwards(sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), known, NB)

    assert chart is not None and isinstance(chart.rows, Shifts)
    shifts = [shift for _, group in chart.rows.groups for shift in group]
    for before, shift in zip([None, *shifts], shifts, strict=False):
        assert shift.is_below is shift.is_statement
        assert before is not None or not shift.is_below
    assert [column.heading for column in chart.table.columns][:3] == ["Tiltak", "Indikator", "Påstand"]
    assert len(chart.table.rows) == len(shifts)


def test_a_life_says_its_statements_with_their_scores(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    known = actions(sample, INVENTED, 2024, ON)
    chart = lives(sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), known, NB)
    assert isinstance(chart.rows, Lives)
    shown = {life.name: life.concerns for _, group in chart.rows.groups for life in group}

    texts = sample_rows("actions")[INVENTED].set_index("action")["text"]
    form = frameworks.form("psv-7")
    expected: dict[str, list[str]] = {}
    for row in _sample_statements().to_dict("records"):
        topic = form.indicator(row["indicator"]).statement(row["statement"]).topics["nb"]
        later = "" if row["then_year"] == 2024 else f", {row['now']:g} i 2024"
        said = f"Påstanden «{topic}»: {row['then']:g} i {row['then_year']}{later}"
        expected.setdefault(texts[row["action"]], []).append(said)
    plain = {
        name: [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts] for name, texts in shown.items() if texts
    }
    assert plain == expected


def test_an_indicator_has_its_actions_under_the_statements_they_concern(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    charts = Charts(sample, sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), NB, ON)
    expected = _sample_statements()
    texts = sample_rows("actions")[INVENTED].set_index("action")["text"]
    for indicator in charts.indicators:
        chart = charts.get("statements", indicator)
        assert chart is not None and isinstance(chart.rows, Statements)
        shown = {(row.name, item.text) for row in chart.rows.rows for item in row.advice}
        own = expected[expected["indicator"] == indicator]
        named = frameworks.form("psv-7").indicator(indicator)
        assert shown == {
            (named.statement(statement).topics["nb"], texts[action])
            for action, statement in zip(own["action"], own["statement"], strict=True)
        }
        headings = [column.heading for column in chart.table.columns]
        assert ("Tiltak som gjelder påstanden" in headings) is bool(shown)
    without_day = Charts(sample, sample_facts[INVENTED], Selection(INVENTED, 2024, 2023), NB)
    assert without_day.get("statements", "jobs") is not None


def _score(year: int, score: float, form: str = "psv-7", statement: str | None = "goals") -> dict[str, object]:
    row = {"programme": "P", "year": year, "form": form, "indicator": "profile", "score": score}
    return {**row, "statement": statement, "is_total": statement is None}


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ((_score(2022, 3), _score(2024, 4)), "3 i 2022, 4 i 2024"),
        ((_score(2024, 4),), "ikke vurdert i 2022, 4 i 2024"),
        ((_score(2022, 3), _score(2024, 4, statement="plan")), "3 i 2022, ikke vurdert i 2024"),
        ((_score(2022, 3, "psv-8-example"), _score(2024, 4)), "3 i 2022, et annet skjema i 2024"),
        ((_score(2023, 3),), "ikke vurdert i 2022, ikke vurdert i 2024"),
    ],
)
def test_where_a_year_has_no_score_it_is_said(
    connect: Connect, scores: tuple[dict[str, object], ...], words: str
) -> None:
    row = {"programme": "P", "action": "A", "year": 2022, "text": "Skriv mål.", "indicator": "profile"}
    connection = connect({"actions": [{**row, "statements": "profile.goals"}], "scores": list(scores)})
    known = actions(connection, "P", 2024, ON)

    (one,) = of_statements(known.actions[0], assessments(connection, "P"), 2024)

    assert scores_in_words(one, NB).replace("\N{NO-BREAK SPACE}", " ") == words
    assert one.change == (1 if words == "3 i 2022, 4 i 2024" else None)


def test_advice_of_the_year_itself_has_no_score_afterwards(connect: Connect) -> None:
    row = {"programme": "P", "action": "A", "year": 2024, "text": "Skriv mål.", "statements": "profile.goals"}
    connection = connect({"actions": [row], "scores": [_score(2024, 3), _score(2024, 3, statement=None)]})
    known = actions(connection, "P", 2024, ON)

    assert afterwards(known, assessments(connection, "P"), 2024) == ()
    (one,) = of_statements(known.actions[0], assessments(connection, "P"), 2024)
    assert scores_in_words(one, NB) == "3\N{NO-BREAK SPACE}i\N{NO-BREAK SPACE}2024"
