"""The sentence about what a file says: short, in both languages, with the right number of everything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from data.loading.understood import programmes, sentences
from data.terms.questions import Question
from language import Language
from tests.data.factories import a_reading, a_row, a_score

AUTUMN = dt.date(2024, 9, 30)


def a_budget(area: str | None, year: int = 2024, as_of: dt.date | None = AUTUMN, amount: float | None = 1e6) -> Any:
    amounts = {"budget_nok": amount, "granted_nok": None, "paid_nok": None}
    return {"programme": "Spir", "year": year, "focus_area": area, "as_of": as_of, **amounts}


def said(tables: Mapping[str, Sequence[Any]], language: str = "nb") -> str:
    return " ".join(sentences(a_reading(tables), Language(language))).replace("\u00a0", " ")


FOUR = [a_budget(area) for area in ("Havbruk", "Reiseliv", "Sted", "Kompetanse")]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "nb",
            "Budsjett 2024 for fire innsatsområder, per 30. september, i kroner. "
            "Budsjettet er til sammen 4 000 000 kr.",
        ),
        ("en", "Budget 2024 for four focus areas, as of 30 September, in kroner. The budget is 4,000,000 NOK in all."),
    ],
)
def test_a_budget_in_one_sentence(language: str, expected: str) -> None:
    assert said({"budget": FOUR}, language) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([a_budget("Havbruk")], "Budsjett 2024 for ett innsatsområde, per 30. september, i kroner."),
        ([a_budget(None)], "Budsjett 2024 for hele programmet, per 30. september, i kroner."),
        ([a_budget("Havbruk", 2025)], "Budsjett 2025 for ett innsatsområde, per 30. september 2024, i kroner."),
        (
            [a_budget("Havbruk", year) for year in (2021, 2022, 2023)],
            "Budsjett 2021–2023 for ett innsatsområde, per 30. september 2024, i kroner.",
        ),
        (
            [a_budget("Havbruk", year, None, None) for year in (2019, 2021, 2024)],
            "Budsjett 2019, 2021 og 2024 for ett innsatsområde.",
        ),
        (
            [a_budget("Havbruk"), a_budget("Havbruk", as_of=dt.date(2024, 12, 31))],
            "Budsjett 2024 for ett innsatsområde, på to datoer, i kroner.",
        ),
    ],
)
def test_years_dates_and_units_are_told_as_they_are(rows: Sequence[Any], expected: str) -> None:
    assert said({"budget": rows}).startswith(expected)


def test_nothing_is_counted_twice() -> None:
    whole_and_parts = [a_budget(None), *FOUR]
    assert said({"budget": whole_and_parts}) == (
        "Budsjett 2024 for fire innsatsområder og hele programmet, per 30. september, i kroner."
    )
    two_dates = [a_budget("Havbruk"), a_budget("Havbruk", as_of=dt.date(2024, 12, 31))]
    assert "til sammen" not in said({"budget": two_dates})


def test_no_sum_is_told_while_a_question_is_open() -> None:
    reading = replace(a_reading({"budget": FOUR}), questions=(Question("unit", "unit", ()),))
    assert len(sentences(reading, Language())) == 1


def test_scores_and_findings() -> None:
    scores = [a_score(4), a_score(3, statement="goals"), a_score(3, statement="plan"), a_score(2, indicator="jobs")]
    findings = [a_row("findings", kind=kind, text=str(n)) for n, kind in enumerate(["strength", "strength", "action"])]
    assert said({"scores": scores, "findings": findings}) == (
        "Vurdering 2024 av to indikatorer, med to påstander. To styrker og ett tiltak 2024."
    )
    assert said({"scores": scores[:1]}, "en") == "Assessment 2024 of one indicator."


def test_projects_actions_and_what_has_no_sentence_of_its_own() -> None:
    projects = [a_row("projects", project=str(n), programme="Spir", granted_nok=5e5) for n in range(14)]
    assert said({"projects": projects}) == "14 prosjekter, i kroner. Bevilget til sammen 7 000 000 kr."
    assert said({"actions": [a_row("actions")]}) == "Ett tiltak 2024."
    assert said({"relations": [a_row("relations")]}) == "Relasjoner 2024: én rad."


def test_a_table_without_rows_is_not_spoken_of() -> None:
    assert sentences(a_reading({"budget": []}), Language()) == []
    assert programmes(a_reading({"budget": FOUR, "scores": [a_score(4)]})) == ("Spir",)
