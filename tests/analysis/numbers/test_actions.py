"""Actions: states from dates and words, chains over the years, and the sample counted a second way."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.charts.actions import lives
from analysis.drawing.action_rows import Lives
from analysis.facts import Facts, Selection
from analysis.numbers.actions import Actions, actions, likeness
from analysis.numbers.afterwards import afterwards
from analysis.numbers.scores import assessments
from data.terms.statuses import status_of
from language import Language
from tests.analysis.conftest import Connect, Gather, sample_rows

ON = dt.date(2025, 2, 5)
INVENTED = "Eksempel (oppdiktet)"


def _actions(connect: Connect, *rows: dict[str, object], findings: tuple[dict[str, object], ...] = ()) -> Actions:
    tables = {
        "actions": [{"programme": "P", "action": f"A{n}", "year": 2024, **row} for n, row in enumerate(rows)],
        "findings": [{"programme": "P", "kind": "action", **row} for row in findings],
    }
    return actions(connect({name: rows for name, rows in tables.items() if rows}), "P", 2024, ON)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"status": "Ferdig", "due": dt.date(2024, 6, 1)}, "done"),
        ({"status": "Ikke ferdig", "due": dt.date(2025, 6, 1)}, "open"),
        ({"status": "I rute", "due": dt.date(2024, 6, 1)}, "late"),
        ({"status": "Forsinket", "due": dt.date(2025, 6, 1)}, "open"),
        ({"due": ON}, "open"),
        ({"due": ON - dt.timedelta(days=1)}, "late"),
        ({"done_on": dt.date(2025, 1, 1), "due": dt.date(2024, 6, 1)}, "done"),
        ({"done_on": dt.date(2025, 3, 1), "due": dt.date(2025, 6, 1)}, "open"),
        ({"dropped_because": "Nettverket gjør det selv."}, "dropped"),
        ({"status": "Utgår"}, "dropped"),
        ({}, "unknown"),
        ({"status": "Se vedlegg"}, "unknown"),
    ],
)
def test_the_state_comes_from_dates_and_words(connect: Connect, row: dict[str, object], state: str) -> None:
    assert [one.state for one in _actions(connect, {"text": "Lag en plan.", **row}).actions] == [state]


def test_a_chain_is_one_action_with_its_first_due_date(connect: Connect) -> None:
    known = _actions(
        connect,
        {"year": 2022, "text": "Del målet.", "due": dt.date(2023, 6, 30)},
        {"year": 2023, "text": "Vedta mål.", "due": dt.date(2024, 6, 30), "carried_from": "A0"},
        {"year": 2024, "text": "Vedta målene nå.", "due": dt.date(2025, 6, 30), "carried_from": "A1"},
    )

    (action,) = known.actions
    assert (action.action, action.first_due, action.given_in) == ("A2", dt.date(2023, 6, 30), (2022, 2023, 2024))
    assert known.carried_on == (action,)
    assert {year: known.of_year(year)[0].state for year in known.years} == {
        2022: "carried",
        2023: "carried",
        2024: "open",
    }


def test_a_chain_that_goes_round_ends(connect: Connect) -> None:
    known = _actions(connect, {"text": "Ett.", "carried_from": "A1"}, {"text": "To.", "carried_from": "A0"})
    assert known.actions == ()


def test_advice_without_an_action_is_not_taken_up_only_where_the_year_has_a_list(connect: Connect) -> None:
    known = _actions(
        connect,
        {"text": "Hold kurs for styret hver vår.", "indicator": "organisation", "status": "Åpen"},
        findings=(
            {"year": 2024, "indicator": "organisation", "text": "Hold kurs for styret"},
            {"year": 2024, "indicator": "jobs", "text": "Tell arbeidsplassene på nytt."},
            {"year": 2023, "indicator": "jobs", "text": "Tell arbeidsplassene sammen."},
        ),
    )

    found = {(one.year, one.text): one.state for one in known.recommendations}
    assert found == {
        (2023, "Tell arbeidsplassene sammen."): "unknown",
        (2024, "Hold kurs for styret"): "open",
        (2024, "Tell arbeidsplassene på nytt."): "not_taken_up",
    }


def test_nearly_the_same_words_of_another_year_are_likely_the_same(connect: Connect) -> None:
    advice = {"indicator": "organisation", "text": "Be kommunen om et forslag til videreføring."}
    known = _actions(
        connect,
        {"indicator": "organisation", "text": "Be kommunen om forslag til videreføring etter 2027.", "status": "Åpen"},
        findings=({"year": 2022, **advice}, {"year": 2021, **advice, "indicator": "jobs"}),
    )
    assert known.actions[0].likely_given_in == (2022,)
    assert known.actions[0].given_in == (2024,)


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("Kartlegg ledige hus.", "Kartlegg ledig hus og leiligheter med kommunen", True),
        ("Få en dato fra kommunen for nye tomter.", "Be kommunen om et forslag til videreføring.", False),
        ("Ansett en leder.", "Ansett en leder.", True),
        ("Kurs", "Kurs for alle bedrifter i hele regionen", False),
    ],
)
def test_likeness(one: str, other: str, is_alike: bool) -> None:
    assert (likeness(one, other) >= 80) == is_alike


def test_the_sample_is_counted_alike_by_hand(sample: object) -> None:
    known = actions(sample, INVENTED, 2024, ON)  # type: ignore[arg-type]

    rows = sample_rows("actions")[INVENTED]
    dropped, done = rows["dropped_because"].notna(), rows["done_on"].notna()
    left = rows[~dropped & ~done & ~rows["action"].isin(rows["carried_from"].dropna())]
    assert {one.action for one in known.going_on} == set(left["action"])
    assert {one.action for one in known.late} == set(left[pd.to_datetime(left["due"]) < pd.Timestamp(ON)]["action"])
    advice = sample_rows("findings")[INVENTED]
    assert len(known.recommendations) >= len(advice[(advice["kind"] == "action") & (advice["year"] <= 2024)])


def test_a_row_says_how_sure_the_advice_is_where_the_report_says_so(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts]
) -> None:
    selection = Selection(INVENTED, 2024, 2023)
    chart = lives(sample_facts[INVENTED], selection, actions(sample, INVENTED, 2024, ON), Language("nb"))

    rows = sample_rows("actions")[INVENTED].dropna(subset="strength").set_index("text")["strength"]
    words = {"must": "må", "should": "bør", "consider": "vurder"}
    assert isinstance(chart.rows, Lives)
    shown = {life.name: life.about for _, group in chart.rows.groups for life in group}
    told = {text: about for text, about in shown.items() if "rådet sier" in about}
    assert told and set(told) <= set(rows.index)
    assert all(about.endswith(f"rådet sier «{words[rows[text]]}»") for text, about in told.items())


def test_scores_afterwards_are_of_comparable_years_only(sample: object, facts_of: Gather) -> None:
    known = actions(sample, INVENTED, 2024, ON)  # type: ignore[arg-type]
    found = afterwards(known, assessments(sample, INVENTED), 2024)  # type: ignore[arg-type]

    rows = sample_rows("scores")[INVENTED]
    totals = rows[rows["is_total"]].set_index(["year", "indicator"])["score"]
    found = tuple(one for one in found if one.statement is None)
    assert found
    for one in found:
        assert one.then == totals[one.then_year, one.action.indicator]
        assert one.now == totals[2024, one.action.indicator]
    # The form and its scale were others before 2022.
    assert min(one.then_year for one in found) >= 2022


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ferdig", "done"),
        ("ikke ferdig", "under_way"),
        ("Delvis gjennomført", "under_way"),
        ("Ikke startet", "planned"),
        ("Startet", "under_way"),
        ("Søkt, under behandling", "applied"),
        ("Stanset av eier", "stopped"),
        ("Nyskaping", None),
        ("", None),
        (None, None),
    ],
)
def test_status_in_words(text: str | None, status: str | None) -> None:
    assert status_of(text) == status


def test_one_advice_may_concern_several_indicators(connect: Connect) -> None:
    row = {"year": 2023, "text": "Lag en plan.", "indicator": "jobs", "also_concerns": "attractiveness; sustainability"}
    known = _actions(connect, row, findings=({"year": 2023, "indicator": "attractiveness", "text": "Lag en plan."},))

    (action,), (advice,) = known.actions, known.recommendations
    assert action.indicators == ("jobs", "attractiveness", "sustainability")
    assert (advice.action, advice.state) == (action.action, action.state)
    assert all(advice.is_about(one) for one in action.indicators) and not advice.is_about("profile")


def test_advice_under_each_of_its_indicators_is_the_same_action(connect: Connect) -> None:
    row = {
        "year": 2023,
        "text": "Lag en plan.",
        "indicator": "jobs",
        "also_concerns": "attractiveness",
        "status": "Ferdig",
    }
    said = [{"year": 2023, "indicator": one, "text": "Lag en plan."} for one in ("jobs", "attractiveness", "profile")]
    known = _actions(connect, row, findings=tuple(said))

    assert {one.indicator: one.state for one in known.recommendations} == {
        "jobs": "done",
        "attractiveness": "done",
        "profile": "not_taken_up",
    }
