"""What is worth talking about after a round, counted a second way from the written rows."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from analysis.findings.after_round_rules import advice_of_unknown_fate, quiet_winners
from analysis.numbers.follow_ups import follow_ups
from analysis.numbers.lessons import lessons
from language import LANGUAGES, Language
from tests.analysis.conftest import Connect

NB = Language()
NAMED = dt.date(2022, 6, 1)


def _advice(connect: Connect, *states: str | None) -> list[str]:
    rows = [
        {"programme": "P", "year": 2022, "recommendation": f"R{place}", "recipient": "Programmet", "status": state}
        for place, state in enumerate(states)
    ]
    known = lessons(connect({"recommendations": rows}), "P", 2022)
    counted = pd.Series(list(states), dtype=object).isna().mean()
    found = list(advice_of_unknown_fate(known, NB))
    assert bool(found) == (counted >= 0.5)
    return [f"{one.title}. {one.figures} → {one.page}" for one in found]


def test_advice_that_nobody_says_the_fate_of_leads_to_the_lessons(connect: Connect) -> None:
    assert _advice(connect, None, None, "Fulgt opp") == [
        "Ingen vet hva som ble av to av tre anbefalinger. Fulgt opp: én. → lessons"
    ]


@pytest.mark.parametrize("states", [(None, "Fulgt opp", "Fulgt opp"), ("Påbegynt",), ()])
def test_advice_that_is_known_of_is_no_news(connect: Connect, states: tuple[str | None, ...]) -> None:
    assert states == () or _advice(connect, *states) == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(
    ("on", "rows", "quiet"),
    [
        (dt.date(2023, 5, 1), (), ()),  # named less than a year ago
        (dt.date(2023, 7, 1), (), ("Kai", "Sol")),
        (dt.date(2023, 7, 1), (("Kai", dt.date(2023, 1, 1), "Søkt om midler"),), ("Sol",)),
        (dt.date(2023, 7, 1), (("Kai", dt.date(2022, 7, 1), "Bygget"),), ("Sol",)),
        (dt.date(2024, 7, 1), (("Kai", dt.date(2023, 1, 1), "Søkt om midler"),), ("Kai", "Sol")),
    ],
)
def test_winners_that_nobody_hears_of_lead_to_what_came_of_them(
    connect: Connect, code: str, on: dt.date, rows: tuple[tuple[str, dt.date, str], ...], quiet: tuple[str, ...]
) -> None:
    connection = connect(
        {
            "proposals": [
                {"programme": "P", "year": 2022, "proposal": name, "municipality": "M", "reached": "winner"}
                for name in ("Kai", "Sol")
            ],
            "follow_ups": [
                {
                    "programme": "P",
                    "year": 2022,
                    "actor": name,
                    "as_of": NAMED,
                    "state": "Kåret til vinner",
                    "stage": "named",
                }
                for name in ("Kai", "Sol")
            ]
            + [
                {
                    "programme": "P",
                    "year": 2022,
                    "actor": name,
                    "as_of": day,
                    "state": state,
                    "stage": "built" if state == "Bygget" else "funded",
                }
                for name, day, state in rows
            ],
        }
    )
    found = list(quiet_winners(follow_ups(connection, "P", 2022, on), Language(code)))
    assert [one.page for one in found] == ["winners"] * bool(quiet)
    for one in found:
        assert Language(code).listing(list(quiet)) in one.title
        assert all(name in one.title for name in quiet) and one.question and one.explanation
