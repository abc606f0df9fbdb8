"""Tables of findings with an indicator on the left of each row, whatever stands over it, with and without rules."""

from __future__ import annotations

import pytest
from test_beside import read, values

from data.reports.named_rows import tables_of_named_rows
from data.reports.page_words import Word

ROWS = [["Profil og kommunikasjon", "Kjent", "Få unge", "Besøk"], ["Bærekraft", "Skjema", "Ingen mål", "Veileder"]]
LEFTS = (60.0, 180.0, 300.0, 420.0)


def words(top: float, *texts: str) -> list[Word]:
    placed = [(text, left) for text, left in zip(texts, LEFTS, strict=False) if text]
    return [Word(text, left, left + 6 * len(text), top, top + 11) for text, left in placed]


def page(header: str, lines: list[tuple[float, tuple[str, ...]]]) -> list[Word]:
    found = words(100, header, "Styrker", "Forbedringsområder", "Tiltak")
    return [*found, *(word for top, texts in lines for word in words(top, *texts))]


TOP_ALIGNED = [
    (120.0, ("Portefølje", "• God", "• Treg", "• Møter")),
    (132.0, ("", "• Bred", "• Smal")),
    (160.0, ("Bærekraft", "• Tema", "• Mål")),
    (172.0, ("", "", "", "• Veileder")),
]
CENTRED = [
    (120.0, ("", "• God", "• Treg", "• Møter")),
    (126.0, ("Portefølje",)),
    (132.0, ("", "• Bred", "• Smal")),
    (144.0, ("", "• Tema", "• Mål", "• Lage")),
    (150.0, ("Bærekraft",)),
    (156.0, ("", "", "", "• Veileder")),
]


@pytest.mark.parametrize("header", ["Indikator", "Tema", ""])
@pytest.mark.parametrize(("lines", "rules"), [(TOP_ALIGNED, ()), (CENTRED, (143.5,))])
def test_each_row_holds_what_stands_beside_its_name(
    header: str, lines: list[tuple[float, tuple[str, ...]]], rules: tuple[float, ...]
) -> None:
    (table,) = tables_of_named_rows(page(header, lines), rules)
    _, first, second = table.rows
    border = first.cells[0][3]
    assert border == second.cells[0][1]
    above = max(word.bottom for word in page(header, lines) if word.text in ("• Bred", "• Smal"))
    assert above <= border <= min(word.top for word in page(header, lines) if word.text == "• Tema")


def test_where_nothing_tells_the_rows_apart_there_is_no_table() -> None:
    close = [(top if top < 140 else top - 12, texts) for top, texts in CENTRED]
    assert not list(tables_of_named_rows(page("Indikator", close), ()))


def test_what_stands_left_and_is_no_indicator_makes_no_table() -> None:
    lines = [(120.0, ("Rapporten", "• God", "• Treg")), (160.0, ("Bærekraft", "• Tema", "• Mål"))]
    assert not list(tables_of_named_rows(page("Indikator", lines), ()))


@pytest.mark.parametrize("header", ["", "Tema", "Område vi vurderte"])
@pytest.mark.parametrize("last", ["Tiltak", "Dette gjør vi"])
def test_names_under_any_header_are_those_of_their_rows_findings(header: str, last: str) -> None:
    table = [[header, "Styrker", "Forbedringsområder", last], *ROWS]
    reading = read("# Programstatusvurdering 2024", "Moldal omstillingsprogram", table)
    codes = ("profile", "sustainability")
    assert set(values(reading, "findings", "indicator", "kind", "text")) == {
        (code, kind, text)
        for code, row in zip(codes, ROWS, strict=True)
        for kind, text in zip(("strength", "improvement", "action"), row[1:], strict=True)
    }
