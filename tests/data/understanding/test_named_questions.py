"""Points under the questions of a form, each named by its indicator and what it asks about, or by a code of both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from test_score_sheets import Row, read, scores

from data.frameworks import form
from data.understanding.cells import holds_figure

TOTALS = {"nb": "Total poengsum (enighet)", "en": "Total score"}
ASKED = [
    (one.code, statement, number)
    for one in form("psv-7").indicators
    for number, statement in enumerate([*(statement.code for statement in one.statements), None], start=1)
]


def names(code: str, statement: str | None, language: str) -> tuple[str, str]:
    """The indicator, and its statement or total, in words."""
    indicator = form("psv-7").indicator(code)
    topics = {one.code: one.topics[language] for one in indicator.statements}
    return indicator.names[language], topics.get(statement or "", TOTALS[language])


def points(number: int) -> float:
    return 1 + number % 5 + (0.5 if number == 1 else 0)


@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("way", ["{n}. {i}: {s}", "{n}. {i} – {s}", "{i} [{s}]", "Q{n} {i}: {s}"])
def test_the_one_answer_to_a_form_with_a_question_for_each_statement(way: str, language: str) -> None:
    heads: list[Any] = ["ID", "Starttidspunkt", "Hvilket år gjelder vurderingen?"]
    answers: list[Any] = [1, "2025-01-14 09:02", "2024"]
    for n, (code, statement, _) in enumerate(ASKED, start=1):
        indicator, about = names(code, statement, language)
        heads.append(way.format(n=n, i=indicator, s=about))
        answers.append(str(1 + n % 5))
    found = scores(read({"Sheet1": [heads, answers]}))
    assert found == {(2024, code, statement, 1 + n % 5) for n, (code, statement, _) in enumerate(ASKED, start=1)}


KEYS: dict[str, Callable[[str, str, bool], Row]] = {
    "a column each": lambda indicator, about, is_first: [indicator, about],
    "the indicator once": lambda indicator, about, is_first: [indicator if is_first else None, about],
    "in one cell": lambda indicator, about, is_first: [f"{indicator}: {about}"],
}


@pytest.mark.parametrize("is_across", [False, True])
@pytest.mark.parametrize("language", ["nb", "en"])
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("code", ["{place}.{number}", "S{place}{number}", "q_{place}_{number}"])
def test_codes_of_questions_stand_for_what_a_sheet_says_of_them(
    code: str, key: str, language: str, is_across: bool
) -> None:
    places = list(dict.fromkeys(indicator for indicator, _, _ in ASKED))
    codes = [
        code.format(place=places.index(indicator) + 1, number=number if statement else "T")
        for indicator, statement, number in ASKED
    ]
    given = [points(number) for _, _, number in ASKED]
    rows: list[Row] = [[one, figure] for one, figure in zip(codes, given, strict=True)]
    answers: list[Row] = [["År", *codes], [2022, *given]] if is_across else [["Nr", "Poeng"], *rows]
    listed = [
        [one, *KEYS[key](*names(indicator, statement, language), number == 1)]
        for one, (indicator, statement, number) in zip(codes, ASKED, strict=True)
    ]
    found = scores(read({"Poeng 2022": answers, "Nøkkel": [["Nr", "Hva"], *listed]}))
    assert found == {(2022, indicator, statement, points(number)) for indicator, statement, number in ASKED}


def test_numbers_of_a_scale_across_are_no_codes() -> None:
    key = [[str(place), one.names["nb"]] for place, one in enumerate(form("psv-7").indicators, start=1)]
    crossed: list[Row] = [["Indikator", *range(1, 7)]]
    crossed += [[name, *("x" if place == 4 else None for place in range(1, 7))] for _, name in key]
    found = scores(read({"Svar 2023": crossed, "Nøkkel": [["Nr", "Indikator"], *key]}))
    assert {row[3] for row in found} == {4}
    assert len(found) == len(key)


@pytest.mark.parametrize("first", ["4 ½", "4½", "4 1/2"])
def test_a_half_as_a_fraction_is_a_figure_in_the_first_line_as_well(first: str) -> None:
    sheet: list[Row] = [
        ["Styrets karakterer høsten 2024"],
        ["Område for vurdering", "Karakter", "Endring"],
        ["A) Portefølje", first, "+ ½"],
        ["B) Arbeidsplasser", "5", "0"],
        ["C) Bærekraft", "2½", "– ½"],
    ]
    found = scores(read({"Ark1": sheet}))
    assert {row[1:] for row in found} == {
        ("portfolio", None, 4.5),
        ("jobs", None, 5),
        ("sustainability", None, 2.5),
    }


@pytest.mark.parametrize("text", ["½", "1/2", "2 1/2024", "3 ½ stilling"])
def test_what_is_no_figure(text: str) -> None:
    assert not holds_figure(text)
