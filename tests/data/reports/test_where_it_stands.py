"""Programme and year in feet, in fields below and in plain titles; points in sentences; where the last section ends."""

from __future__ import annotations

import docx
import pytest

from data.loading.read import read_in_process
from data.reports.statements_in_prose import told_in
from data.terms.tables import Reading
from data.understanding.kinds_of_findings import kind_of_finding
from tests.data.written_reports import saved


def _report(document: docx.document.Document) -> Reading:
    return read_in_process(saved(document), "vurdering.docx")


def _rows(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    frames = [table.rows[list(fields)] for table in reading.tables if table.dataset == dataset]
    return [tuple(row) for frame in frames for row in frame.astype(object).to_numpy()]


def _assessed(document: docx.document.Document) -> docx.document.Document:
    document.add_heading("Portefølje", 1)
    document.add_paragraph("Samlet karakter: 4")
    document.add_paragraph("Bra: Oversikten er ny")
    return document


def test_programme_and_year_stand_in_the_foot() -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Programstatusvurdering Moldal 2024"
    found = _rows(_report(_assessed(document)), "scores", "programme", "year", "score")
    assert found == [("Moldal", 2024, 4.0)]


def test_a_foot_that_dates_the_form_says_no_year() -> None:
    document = docx.Document()
    document.sections[0].footer.paragraphs[0].text = "Mal revidert 2021"
    reading = _report(_assessed(document))
    assert any("year" in problem.code for problem in reading.problems) or reading.questions


def test_programme_and_year_stand_in_a_card_below() -> None:
    document = _assessed(docx.Document())
    table = document.add_table(3, 2)
    for row, pair in zip(
        table.rows, [("Program", "Moldal"), ("Vurderingsår", "2022"), ("Dato", "14.01.2023")], strict=True
    ):
        row.cells[0].text, row.cells[1].text = pair
    assert _rows(_report(document), "scores", "programme", "year", "score") == [("Moldal", 2022, 4.0)]


def test_advice_for_the_whole_programme_is_of_no_indicator() -> None:
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    document.add_heading("Vurdering av indikatorene", 1)
    document.add_heading("Portefølje – 4 poeng", 2)
    document.add_paragraph("Bra: Oversikten er ny")
    document.add_paragraph("Bra: Møtene er korte")
    document.add_heading("Samlede anbefalinger", 1)
    document.add_paragraph("Få flere unge med", style="List Bullet")
    reading = _report(document)
    assert _rows(reading, "findings", "kind", "text") == [
        ("strength", "Oversikten er ny"),
        ("strength", "Møtene er korte"),
    ]
    assert ("overall_recommendation", "Få flere unge med") in _rows(reading, "narratives", "part", "text")


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Porteføljeoversikt fikk 5 poeng (mot 4 i fjor), ressursinnsats 3 og fremdrift 4.", [5, 3, 4]),
        ("Oversikt fikk 5 poeng i 2022 og fremdrift 4 i 2022.", []),
        ("Målet er at oversikt får 5 poeng og fremdrift 6.", []),
        ("Poeng i fjor: Oversikt 4, fremdrift 5.", []),
    ],
)
def test_points_of_statements_in_a_sentence(text: str, scores: list[float]) -> None:
    assert [one.score for one in told_in(text, "portfolio", 2023)[0]] == scores


def test_the_board_may_give_points_and_get_some() -> None:
    assert told_in("Styret ble enige om 4 poeng. Rutiner fikk 3 poeng.", "organisation", 2023)[0] == []
    assert len(told_in("Styret fikk 4 poeng og rutiner 3.", "organisation", 2023)[0]) == 2


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Dette får vi til", "strength"),
        ("Hva får vi ikke til?", "improvement"),
        ("Dette må vi få til", None),
        ("Hva gikk bra?", "strength"),
        ("Hva gikk dårlig?", "improvement"),
        ("Her sliter vi", "improvement"),
        ("Kva vil vi gjere?", "action"),
        ("Hva gjør vi her", None),
    ],
)
def test_headings_in_everyday_words(heading: str, kind: str | None) -> None:
    assert (kind_of_finding(heading) or (None,))[0] == kind


def _table(document: docx.document.Document, *rows: tuple[str, ...]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def test_goals_stand_in_a_table() -> None:
    document = docx.Document()
    document.add_heading("Programstatus Moldal 2024", 0)
    document.add_heading("Resultatmål i perioden", 1)
    _table(
        document,
        ("Nr", "Resultatmål", "Måltall", "Enhet", "Status 2024"),
        ("1", "Nye arbeidsplasser i eksport", "85", "arbeidsplasser", "22"),
        ("2", "Flere gjester om vinteren", "12 000", "besøk", "9 000"),
    )
    found = _rows(_report(_assessed(document)), "goals", "rank", "text", "target", "unit")
    assert found == [
        (1, "Nye arbeidsplasser i eksport", 85.0, "arbeidsplasser"),
        (2, "Flere gjester om vinteren", 12000.0, "besøk"),
    ]


def test_of_two_columns_of_targets_none_is_taken() -> None:
    document = docx.Document()
    document.add_heading("Programstatus Moldal 2024", 0)
    document.add_heading("Målsettinger", 1)
    _table(document, ("Mål", "Mål 2025", "Mål 2026"), ("Nye bedrifter", "5", "9"), ("Nye boliger", "3", "8"))
    found = _rows(_report(_assessed(document)), "goals", "text", "target")
    assert [text for text, _ in found] == ["Nye bedrifter", "Nye boliger"]
    assert all(target is None or target != target for _, target in found)


def test_indicators_stand_across_and_what_is_said_of_them_down() -> None:
    document = docx.Document()
    document.add_heading("Programstatus Moldal 2024", 0)
    _table(
        document,
        ("", "Portefølje", "Bærekraft"),
        ("Poeng", "4", "2,5"),
        ("Styrker", "Ny oversikt", "Ett prosjekt måler"),
        ("Tiltak", "Kvartalsrapport", "Tema på seminar"),
    )
    reading = _report(document)
    assert _rows(reading, "scores", "indicator", "score") == [("portfolio", 4.0), ("sustainability", 2.5)]
    assert set(_rows(reading, "findings", "indicator", "kind", "text")) == {
        ("portfolio", "strength", "Ny oversikt"),
        ("portfolio", "action", "Kvartalsrapport"),
        ("sustainability", "strength", "Ett prosjekt måler"),
        ("sustainability", "action", "Tema på seminar"),
    }


def test_a_mean_of_anything_is_no_statement_and_what_was_agreed_is_the_total() -> None:
    document = docx.Document()
    document.add_heading("Programstatus Moldal 2024", 0)
    document.add_heading("Portefølje", 1)
    _table(
        document,
        ("Delindikator", "Poeng"),
        ("Porteføljeoversikt", "4"),
        ("Ressursinnsats", "3"),
        ("Gj.snitt av svarene", "3,5"),
        ("Omforent karakter", "4,5"),
    )
    assert _rows(_report(document), "scores", "statement", "score") == [
        ("overview", 4.0),
        ("resources", 3.0),
        (None, 4.5),
    ]


def test_a_greeting_ends_the_last_section() -> None:
    document = docx.Document()
    document.add_heading("Programstatus Moldal 2024", 0)
    _assessed(document)
    document.add_paragraph("Bør bli bedre: Rapporteringen")
    document.add_paragraph("Vennlig hilsen programleder")
    assert _rows(_report(document), "findings", "text") == [("Oversikten er ny",), ("Rapporteringen",)]


def test_one_kind_may_be_of_one_indicator_alone() -> None:
    document = docx.Document()
    document.add_heading("Programstatus Moldal 2024", 0)
    said = {
        "Hva vi er gode på": {"Portefølje": "Ny oversikt", "Bærekraft": "Ett prosjekt måler"},
        "Hva vi kan bli bedre på": {"Portefølje": "Rapporteringen", "Bærekraft": "Felles ord"},
        "Tiltak i 2025": {"Bærekraft": "Seminar"},
    }
    for kind, points in said.items():
        document.add_heading(kind, 1)
        for indicator, point in points.items():
            document.add_heading(indicator, 2)
            document.add_paragraph(point, style="List Bullet")
    assert set(_rows(_report(document), "findings", "indicator", "kind")) == {
        ("portfolio", "strength"),
        ("sustainability", "strength"),
        ("portfolio", "improvement"),
        ("sustainability", "improvement"),
        ("sustainability", "action"),
    }


def test_merged_empty_cells_before_a_cross_move_it_nowhere() -> None:
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    document.add_heading("Portefølje", 1)
    rows = [
        ("Påstand", *"123456"),
        ("Porteføljeoversikt", "", "", "", "x", "", ""),
        ("Fremdrift", "", "", "", "", "x", ""),
    ]
    _table(document, *rows)
    cells = document.tables[0].rows[2].cells
    cells[1].merge(cells[4]).text = ""
    document.add_paragraph("Total poengsum: 4")
    found = _rows(_report(document), "scores", "statement", "score")
    assert ("overview", 4.0) in found and ("progress", 5.0) in found
