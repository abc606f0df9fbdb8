"""Lists of a document library: the names in cells that point to other lists, or hold what was chosen or worked out."""

from __future__ import annotations

from typing import Any

import pytest

from data.cells.grid import Grid
from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.understanding.list_items import without_item_numbers
from tests.data.written import xlsx

HEADER = ["ID", "Tittel", "Bedrift", "Innsatsområde", "Innvilget", "Vedtaksdato"]


def read(*lines: list[Any]) -> list[tuple[Any, ...]]:
    rows = [HEADER, *lines]
    reading = read_in_process(xlsx({"query": rows}), "query.xlsx", answers=Answers(programme="Moland"))
    (table,) = reading.tables
    return list(table.rows[["name", "company", "focus_area"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("area", "company"),
    [
        ("2;#Skog", "Mo AS"),
        ("2;#Skog", "41;#Mo AS"),
        (";#Skog;#", "Mo AS"),
        ("string;#Skog", "Mo AS"),
    ],
)
def test_a_name_that_stands_behind_the_mark_of_a_list_is_the_value(area: str, company: str) -> None:
    found = read(
        [14, "Flis av bark", company, area, 400000, "2024-02-13T00:00:00Z"],
        [
            15,
            "Ny kai",
            company.replace("Mo", "Fjordbåt"),
            area.replace("Skog", "Kyst").replace("2", "5"),
            90000,
            "2024-05-28T00:00:00Z",
        ],
        [17, "Ny kai nord", "Kaibygg AS", "", 90000, "2024-05-28T00:00:00Z"],
    )
    assert found[:2] == [("Flis av bark", "Mo AS", "Skog"), ("Ny kai", "Fjordbåt AS", "Kyst")]
    assert found[2][:2] == ("Ny kai nord", "Kaibygg AS")


def test_several_of_a_list_are_named_beside_each_other() -> None:
    grid = without_item_numbers(Grid("Ark1", [["Område", "2;#Skog;#5;#Kyst", "2;#Skog", ";"]]))
    assert list(grid.columns[0]) == ["Område", "Skog; Kyst", "Skog", ";"]


def test_what_is_marked_in_two_ways_or_within_a_sentence_stays() -> None:
    for cells in (["2;#Skog", "se 3;# i listen"], ["2;#Skog", ";#Kyst;#"], ["3 # 4;"], ["C;#"]):
        grid = Grid("Ark1", [["Område", *cells]])
        assert without_item_numbers(grid) is grid
