"""Lists that stand in a Word document, and no report: they are read as tables."""

from __future__ import annotations

from collections.abc import Sequence

import docx
import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written_reports import saved

ACTIONS = [
    ["Tiltak", "Ansvarlig", "Frist", "Status"],
    ["Organisering", "", "", ""],
    ["Lage rutine for habilitet", "Styreleder", "15. januar 2025", "Ferdig"],
    ["Arbeidsplasser", "", "", ""],
    ["Ringe alle bedrifter som har fått støtte", "Rådgiver", "20. november 2025", "Ikke startet"],
]
GOALS = [["Prioritet", "Mål", "Måltall", "Enhet"], ["1", "Flere arbeidsplasser", "120", "årsverk"]]
GOALS += [["2", "Flere unge flytter hit", "45", "personer"]]


def document(*parts: str | Sequence[Sequence[str]]) -> bytes:
    made = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(len(part), len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
            if len(row.cells) > 1 and not any(cells[1:]):
                row.cells[0].merge(row.cells[-1])
    return saved(made)


def read(*parts: str | Sequence[Sequence[str]]) -> Reading:
    return read_in_process(document(*parts), "vedlegg.docx")


def rows(reading: Reading, dataset: str, *names: str) -> list[tuple[object, ...]]:
    return [
        row
        for table in reading.tables
        if table.dataset == dataset
        for row in table.rows[list(names)].itertuples(index=False, name=None)
    ]


def test_a_list_of_actions_under_lines_with_an_indicator() -> None:
    reading = read("Oppfølging av tiltak – Moldal omstillingsprogram", "Vedlegg til sak 31/24", ACTIONS)
    assert rows(reading, "actions", "programme", "indicator", "text", "responsible") == [
        ("Moldal", "organisation", "Lage rutine for habilitet", "Styreleder"),
        ("Moldal", "jobs", "Ringe alle bedrifter som har fått støtte", "Rådgiver"),
    ]


def test_two_tables_are_each_read_and_say_where_they_stand() -> None:
    reading = read("Moldal omstillingsprogram 2024–2029", "Prioriterte mål", GOALS, "Tiltak for 2025", ACTIONS)
    assert rows(reading, "goals", "rank", "target") == [(1, 120.0), (2, 45.0)]
    assert len(rows(reading, "actions", "text")) == 2
    assert {sheet for table in reading.tables for sheet in table.rows["sheet"]} == {"Word", "Word 2"}


@pytest.mark.parametrize("parts", [("Referat fra møtet",), ("Referat", [["Navn", "Telefon"], ["Kari", "12345678"]])])
def test_a_document_without_such_a_list_is_refused_as_no_assessment(parts: tuple[str, ...]) -> None:
    reading = read(*parts)
    assert [problem.code for problem in reading.problems] == ["no_assessment"]
