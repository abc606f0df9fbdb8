"""Why a table was read as it was, in words that a leader can check against the sheet."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.explanations import Explanation
from language import LANGUAGES, Language
from tests.data.written import xlsx

BUDGET: list[list[Any]] = [
    ["Program: Spir"],
    ["Budsjett 2024"],
    ["Innsatsområde", "Budsjett", "Bevilget", "Rest"],
    ["Havbruk", 2_000_000, 1_400_000, 600_000],
    ["Reiseliv", 1_500_000, 1_230_000, 270_000],
    ["Kompetanse", 1_312_000, 600_000, 712_000],
    ["Sum", 4_812_000, 3_230_000, 1_582_000],
]


@pytest.fixture(scope="module")
def explained() -> tuple[Explanation, ...]:
    (table,) = read_in_process(xlsx({"Budsjett": BUDGET}), "budsjett.xlsx").tables
    return table.explanations


def said(explained: tuple[Explanation, ...], language: str) -> dict[str, str]:
    spoken = Language(language)
    return {one.place: f"{one.claimed(spoken)} {one.because(spoken)}" for one in explained}


def test_each_column_and_each_sum_says_why(explained: tuple[Explanation, ...]) -> None:
    words = said(explained, "nb")
    assert words["B"] == "«Budsjett» er lest som Budsjett, for det er det overskriften sier."
    assert words["A7"] == "Rad 7 er ikke lest som tall, for den er summen av 3 andre rader."
    assert words["D"] == "«Rest» er regnet ut av andre kolonner, for tallene er forskjellen mellom Budsjett · Bevilget."


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_of_the_language_and_whole(explained: tuple[Explanation, ...], language: str) -> None:
    words = said(explained, language)
    assert len(words) >= 4
    for sentence in words.values():
        assert "{" not in sentence and sentence.endswith(".")
