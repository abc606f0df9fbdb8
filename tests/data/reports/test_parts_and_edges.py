"""What ends a section and a part, what stands at the edge of a page, and scores and names that no word says."""

from __future__ import annotations

from collections.abc import Sequence

import docx
import pytest

from data.loading.read import read_in_process
from data.reports.findings import findings_of
from data.reports.lines import Document, Line
from data.reports.pages import Placed, furniture
from data.terms.tables import Reading
from tests.data.written_reports import saved

INDICATORS = ("Profil og kommunikasjon", "Organisering", "Portefølje", "Bærekraft")


def read(document: docx.document.Document, file_name: str = "vurdering.docx") -> Reading:
    return read_in_process(saved(document), file_name)


def texts(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    frames = [table.rows[list(fields)] for table in reading.tables if table.dataset == dataset]
    return [tuple(row) for frame in frames for row in frame.astype(object).to_numpy()]


def assessed() -> docx.document.Document:
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    for name in INDICATORS:
        document.add_heading(name, 2)
        document.add_paragraph("Total poengsum: 4")
        document.add_heading("Anbefalte tiltak", 3)
        document.add_paragraph(f"Gjøre noe med {name.lower()}", style="List Bullet")
    return document


def with_plan(document: docx.document.Document) -> None:
    table = document.add_table(2, 3)
    rows = (("Tiltak", "Ansvarlig", "Frist"), ("Holde kurs", "Programleder", "1. mars 2025"))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("Handlingsplan 2025", 2025),
        ("Status for handlingsplanen", 2024),
        ("Plan for neste år", 2025),
        ("Action plan 2025", 2025),
    ],
)
def test_a_plan_behind_the_last_indicator_is_no_advice_of_it(heading: str, year: int) -> None:
    document = assessed()
    document.add_heading(heading, 1)
    with_plan(document)
    reading = read(document)
    assert texts(reading, "plan_items", "year", "text", "responsible") == [(year, "Holde kurs", "Programleder")]
    assert len(texts(reading, "findings", "text")) == len(INDICATORS) and not texts(reading, "actions", "text")


def test_a_heading_that_says_nothing_known_ends_the_overall_advice() -> None:
    document = assessed()
    document.add_heading("Overordnede anbefalinger", 1)
    document.add_paragraph("Frisk opp planen", style="List Bullet")
    document.add_heading("Hva som ble avtalt i mars", 1)
    with_plan(document)
    document.add_heading("Forslag til vedtak", 1)
    document.add_paragraph("Styret tar saken til orientering.")
    reading = read(document)
    assert texts(reading, "narratives", "part", "text") == [("overall_recommendation", "Frisk opp planen")]
    assert texts(reading, "plan_items", "text") == [("Holde kurs",)]


def lone(rows: Sequence[tuple[str, str, str]]) -> Reading:
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    table = document.add_table(len(rows), 2)
    for row, (name, number, strength) in zip(table.rows, rows, strict=True):
        row.cells[0].text = name
        row.cells[0].add_paragraph(number)
        if strength:
            row.cells[1].text = "Styrker"
            row.cells[1].add_paragraph(strength)
    return read(document)


def test_a_number_alone_below_each_name_is_its_total_and_a_dash_is_none() -> None:
    numbers = ("4", "4,5", "3½", "–")
    reading = lone([(name, number, "Noe er bra") for name, number in zip(INDICATORS, numbers, strict=True)])
    assert [score for (score,) in texts(reading, "scores", "score")] == [4.0, 4.5, 3.5]


@pytest.mark.parametrize("is_before", [True, False])
def test_pages_in_a_list_of_contents_and_numbers_of_names_are_no_totals(is_before: bool) -> None:
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    for number, name in enumerate(INDICATORS, 1 if is_before else 2):
        for text in (str(number), name) if is_before else (name, str(number)):
            document.add_paragraph(text)
    assert not texts(read(document), "scores", "score")


def page(*rows: tuple[str, tuple[str, ...]]) -> list[Placed]:
    return [Placed(Line(text, "p1"), 40.0 * place, small) for place, (text, small) in enumerate(rows)]


def test_a_foot_in_small_letters_that_ends_with_the_number_of_its_page_is_no_text() -> None:
    foot = "Omstilling Moldal · 1"
    assert furniture([page(("Noe", ()), (foot, (foot,)))])[0] == {(0, 1)}
    assert furniture([page(("Noe", ()), ("Omstilling Moldal · 2", ("Omstilling Moldal · 2",)))])[0] == set()


def test_the_address_that_a_browser_prints_below_each_page_is_no_text() -> None:
    texts = (("En", "To"), ("Tre", "Fire"))
    feet = [f"https://moldal.example/status {number}/2" for number in (1, 2)]
    pages = [page((one, ()), (two, ()), (foot, ())) for (one, two), foot in zip(texts, feet, strict=True)]
    assert furniture(pages)[0] == {(0, 2), (1, 2)}


def test_points_end_where_a_line_begins_as_far_out_as_their_heading() -> None:
    said = [("Anbefalte tiltak", 30.0), ("Ta inn et krav", 60.0), ("Del siden", 30.0)]
    lines = tuple(Line(text, "p1", is_heading=not place, indent=left) for place, (text, left) in enumerate(said))
    found = findings_of(Document("PDF", lines, wraps=True), "action", [0, 1, 2])
    assert [finding.text for finding in found] == ["Ta inn et krav"]
