"""Scores that are the answers of single persons: a sheet for each, or a column called mine."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from tests.data.written import xlsx

TITLE = ["Moldal omstillingsprogram: programstatusvurdering 2024"]
INDICATORS = ("Profil og kommunikasjon", "Organisering", "Portefølje", "Utviklingsevne")


def sheet(who: str, *scores: float, heading: str = "Poengsum") -> list[list[object]]:
    pairs = [list(pair) for pair in zip(INDICATORS, scores, strict=True)]
    return [TITLE, ["Fylt ut av", who], [], ["Indikator", heading], *pairs]


def codes(sheets: dict[str, list[list[object]]]) -> list[str]:
    found = read_in_process(xlsx(sheets), "skjema.xlsx").problems
    return [one.code for one in found if one.code not in ("programme_from_above", "unknown_sheet")]


def test_a_sheet_for_each_who_has_answered_is_no_agreement() -> None:
    sheets = {"Kari": sheet("Kari", 4, 4, 3, 3), "Ola": sheet("Ola", 3, 4, 4, 2), "Per": sheet("Per", 5, 4, 4, 4)}
    assert codes(sheets) == ["answers_on_sheets"]
    assert not read_in_process(xlsx(sheets), "skjema.xlsx").tables


@pytest.mark.parametrize("name", ["Omforent", "Vedtatt"])
def test_the_sheet_that_was_agreed_on_is_read(name: str) -> None:
    sheets = {"Kari": sheet("Kari", 4, 4, 3, 3), "Ola": sheet("Ola", 3, 4, 4, 2), name: sheet("Styret", 4, 4, 3, 2)}
    assert codes(sheets) == ["answers_left_out"]
    (table,) = read_in_process(xlsx(sheets), "skjema.xlsx").tables
    assert table.rows["score"].tolist() == [4, 4, 3, 2]


def test_the_sheet_with_totals_beside_the_same_is_what_was_agreed_on() -> None:
    def answers(*scores: int) -> list[list[object]]:
        names = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
        return [TITLE, [], ["Påstand", "Poeng"], *([name, score] for name, score in zip(names, scores, strict=True))]

    sheets = {"Kari": answers(4, 4, 3), "Ola": answers(3, 5, 4), "FELLES": [*answers(4, 5, 3), ["Portefølje", 4]]}
    assert codes(sheets) == ["answers_left_out"]
    (table,) = read_in_process(xlsx(sheets), "skjema.xlsx").tables
    assert table.rows["score"].tolist() == [4, 5, 3, 4]


@pytest.mark.parametrize("heading", ["Min vurdering", "Mitt poeng", "My score (1-6)"])
def test_a_column_that_is_called_mine_is_no_agreement(heading: str) -> None:
    assert codes({"Skjema": sheet("Kari", 4, 4, 3, 3, heading=heading)}) == ["only_answers_of_one"]


def test_beside_mine_stands_what_was_agreed_on() -> None:
    rows = [TITLE, [], ["Indikator", "Min vurdering", "Omforent"]]
    rows += [[name, 5, score] for name, score in zip(INDICATORS, (4, 4, 3, 2), strict=True)]
    (table,) = read_in_process(xlsx({"Skjema": rows}), "skjema.xlsx").tables
    assert table.rows["score"].tolist() == [4, 4, 3, 2]


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("label", ["Skjema fylt ut av", "Kontakt", "Utvalg", "Versjon"])
def test_a_label_and_its_value_above_a_narrow_table_are_of_its_titles(label: str, gap: int) -> None:
    pairs = [list(pair) for pair in zip(INDICATORS, (4, 4, 3, 2), strict=True)]
    rows = [TITLE, [label, "Leder"], *[[]] * gap, ["Indikator", "Poeng"], *pairs]
    (table,) = read_in_process(xlsx({"Skjema": rows}), "skjema.xlsx").tables
    assert table.rows["year"].tolist() == [2024] * 4 and table.rows["score"].tolist() == [4, 4, 3, 2]
