"""What stands below a table, or at the head and foot of its page, says whose and of what year it is: last of all."""

import io

import openpyxl
import pytest
import xlwt

from data.loading.read import read_in_process
from data.reading.page_texts import page_texts
from data.terms.tables import Reading
from data.understanding.said_below import said_in_texts
from tests.data.written import xlsx

ROWS = [["Innsatsområde", "Budsjett", "Bevilget"], ["Havbruk", 400_000, 250_000], ["Reiseliv", 300_000, 90_000]]


@pytest.mark.parametrize(
    ("text", "programme", "year"),
    [
        ("Utvalg: Firma = 40 Solvik omstilling, Periode = 202401-202412, Ansvar = 331*", "Solvik", 2024),
        ("Filter: År: 2024 | Status: alle", None, 2024),
        ("Applied filters: Year is 2024, Programme is Lyngholm", "Lyngholm", 2024),
        ("Fra samlingen for runden 2023.", None, 2023),
        ("Kilde: Solvik omstillingsprogram. Gjelder budsjettåret 2024.", "Solvik", 2024),
        ("Målet for programperioden er 120. Runde 2022 hadde færre.", None, None),
        ("Tall for 2023 er korrigert.", None, None),
        ("År 2022 er ikke med", None, None),
        ("Kjørt 09.01.2025 08:14", None, None),
    ],
)
def test_a_text_names_only_what_it_names_as_such(text: str, programme: str | None, year: int | None) -> None:
    said = said_in_texts([text])
    assert (said.programme, said.year) == (programme, year)


def test_two_years_below_are_none() -> None:
    assert said_in_texts(["Gjelder året 2023", "Gjelder året 2024"]).year is None


def said(reading: Reading) -> tuple[set[object], set[object]]:
    (table,) = reading.tables
    return set(table.rows["programme"]), set(table.rows["year"])


def test_a_table_has_them_from_below_and_it_is_told() -> None:
    reading = read_in_process(xlsx({"Ark1": [*ROWS, [], ["Solvik omstillingsprogram, budsjettåret 2023"]]}), "fil.xlsx")
    assert said(reading) == ({"Solvik"}, {2023})
    assert {"programme_from_below", "year_from_around"} <= {problem.code for problem in reading.problems}


def test_what_stands_above_holds_before_what_stands_below() -> None:
    rows = [["Program: Havrom"], ["Budsjett 2024"], *ROWS, [], ["Solvik omstillingsprogram, budsjettåret 2023"]]
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx")
    assert said(reading) == ({"Havrom"}, {2024})
    assert "year_from_around" not in {problem.code for problem in reading.problems}


def test_the_head_and_foot_of_a_page_in_both_kinds_of_workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    sheet.oddHeader.left.text, sheet.oddHeader.right.text = "Omstilling i Solvik", "Årsrapport 2023"
    sheet.oddFooter.center.text = "Side &P av &N, utskrift &D"
    written = io.BytesIO()
    book.save(written)
    old = xlwt.Workbook()
    page = old.add_sheet("Ark1")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            page.write(number, column, value)
    page.header_str, page.footer_str = b"&LOmstilling i Solvik&R&12Aarsrapport 2023", b"&P"
    before = io.BytesIO()
    old.save(before)
    for content, name in ((written.getvalue(), "fil.xlsx"), (before.getvalue(), "fil.xls")):
        reading = read_in_process(content, name)
        assert said(reading) == ({"Solvik"}, {2023}), name
        assert {"programme_from_page", "year_from_around"} <= {problem.code for problem in reading.problems}


def test_the_codes_of_a_page_are_no_words() -> None:
    written = '&L&"Arial,Bold"&14Havrom&&Kyst&C&K01+000&A side &P/&N&R&D'
    assert list(page_texts(written)) == ["Havrom&Kyst", "side /"]


def test_labels_within_labels_have_no_depth_at_which_they_stop() -> None:
    assert said_in_texts(["Utvalg: " * 3000 + "År: 2024"]).year == 2024
