"""Tables as people take them along: numbers stay numbers, text stays text, what is missing stays empty."""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from analysis.table import Column, Table, neutral, table, to_csv, to_xlsx, written
from language import Language

NB, EN = Language("nb"), Language("en")

FORMULAS = ["=1+1", "+47 900 00 000", "-5", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x")']

EVERYTHING = Table(
    (
        Column("Navn"),
        Column("År", "year"),
        Column("Poeng", "score"),
        Column("Beløp", "amount_nok"),
        Column("Andel", "share"),
        Column("Dato", "date"),
        Column("Endring", "change"),
    ),
    (
        ("Bærekraft; «test»", 2024, 4.5, 1_200_000.0, 0.44, dt.date(2024, 9, 30), -0.5),
        (None, None, None, None, None, None, None),
    ),
)


def rows_of(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def sheet_of(content: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def test_csv_as_a_norwegian_excel_opens_it() -> None:
    content = to_csv(EVERYTHING, NB, ["Kilde: fil.xlsx"])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert rows_of(content, ";") == [
        ["Navn", "År", "Poeng", "Beløp", "Andel", "Dato", "Endring"],
        ["Bærekraft; «test»", "2024", "4,5", "1200000", "0,44", "2024-09-30", "-0,5"],
        [""] * 7,
        [],
        ["Kilde: fil.xlsx"],
    ]


def test_csv_as_an_english_excel_opens_it() -> None:
    rows = rows_of(to_csv(EVERYTHING, EN, []), ",")
    assert rows[1] == ["Bærekraft; «test»", "2024", "4.5", "1200000", "0.44", "2024-09-30", "-0.5"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.1 + 0.2, "0,3"), (12_345_678_901.0, "12345678901"), (1 / 3, "0,333333333333333"), (0, "0"), (-0.25, "-0,25")],
)
def test_a_number_in_csv_is_all_there_and_nothing_more(value: float, expected: str) -> None:
    content = to_csv(Table((Column("x", "number"),), ((value,),)), NB, [])
    assert rows_of(content, ";")[1] == [expected]


def test_xlsx_holds_values_of_the_right_kind_and_format() -> None:
    sheet = sheet_of(to_xlsx(EVERYTHING, "Bærekraft er lavest", ["Kilde: fil.xlsx", "Oppdiktede tall."]))
    assert (sheet["A1"].value, sheet["A2"].value) == ("Bærekraft er lavest", None)
    assert [cell.value for cell in sheet[3]] == ["Navn", "År", "Poeng", "Beløp", "Andel", "Dato", "Endring"]
    assert [cell.value for cell in sheet[4]] == [
        *("Bærekraft; «test»", 2024, 4.5, 1_200_000, 0.44, dt.datetime(2024, 9, 30), -0.5)  # noqa: DTZ001 - as read
    ]
    assert [cell.data_type for cell in sheet[4]] == ["s", "n", "n", "n", "n", "d", "n"]
    assert [cell.number_format for cell in sheet[4]] == [
        *("General", "0", "0.0#", "#,##0", "0%", "yyyy-mm-dd", "General")
    ]
    assert [cell.value for cell in sheet[5]] == [None] * 7
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == [None, "Kilde: fil.xlsx", "Oppdiktede tall."]
    assert sheet.freeze_panes == "A4"


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_neutralised_everywhere(text: str) -> None:
    made = Table((Column(text),), ((text,),))
    for language, delimiter in ((NB, ";"), (EN, ",")):
        heading, cell, _, note = (row[:1] for row in rows_of(to_csv(made, language, [text]), delimiter))
        for (written_text,) in (heading, cell, note):
            assert written_text.startswith("'")
    sheet = sheet_of(to_xlsx(made, text, [text]))
    for row in (1, 3, 4, 6):
        assert sheet.cell(row, 1).data_type == "s"
        assert str(sheet.cell(row, 1).value).startswith("'")


def test_plain_text_and_negative_numbers_are_left_alone() -> None:
    assert [neutral(text) for text in ("Bærekraft", "4-5", "a=b", "", "«x»")] == ["Bærekraft", "4-5", "a=b", "", "«x»"]
    content = to_csv(Table((Column("x", "number"),), ((-5.0,),)), EN, [])
    assert rows_of(content, ",")[1] == ["-5"]


def test_characters_no_workbook_can_hold_do_not_stop_an_export() -> None:
    text = "først\x0bså\x00\x1f slutt\nny linje"
    made = Table((Column("x"),), ((text,),))
    assert sheet_of(to_xlsx(made, text, [text]))["A4"].value == "først så   slutt\nny linje"
    assert b"\x0b" not in to_csv(made, NB, [])


def test_quotes_delimiters_and_line_breaks_stay_inside_their_cell() -> None:
    text = 'a;b,"c"\nd'
    made = Table((Column("x"), Column("y")), ((text, "e"),))
    for language, delimiter in ((NB, ";"), (EN, ",")):
        assert rows_of(to_csv(made, language, []), delimiter)[1] == [text, "e"]


def test_a_frame_becomes_a_table_with_nothing_for_every_kind_of_missing() -> None:
    frame = pd.DataFrame(
        {
            "name": ["a", None],
            "value": [1.5, float("nan")],
            "as_of": pd.to_datetime(["2024-09-30", None]),
            "count": pd.array([3, None], dtype="Int64"),
            "left out": [1, 2],
        }
    )
    made = table(frame, {name: Column(name) for name in ("as_of", "name", "value", "count")})
    assert [column.heading for column in made.columns] == ["as_of", "name", "value", "count"]
    assert made.rows == ((pd.Timestamp(2024, 9, 30), "a", 1.5, 3), (None, None, None, None))
    assert rows_of(to_csv(made, NB, []), ";")[1:3] == [["2024-09-30", "a", "1,5", "3"], [""] * 4]
    assert [cell.value for cell in sheet_of(to_xlsx(made, "x", []))[5]] == [None] * 4


def test_a_table_without_rows_is_its_headings() -> None:
    made = table(pd.DataFrame({"a": []}), {"a": Column("A")})
    assert made.rows == ()
    assert rows_of(to_csv(made, NB, []), ";") == [["A"], []]
    assert sheet_of(to_xlsx(made, "x", [])).max_row == 3


@pytest.mark.parametrize(
    ("value", "kind", "norwegian", "english"),
    [
        (None, "score", "–", "–"),
        (4.5, "score", "4,5", "4.5"),
        (2024, "year", "2024", "2024"),
        (1_200_000, "amount_nok", "1\u00a0200\u00a0000", "1,200,000"),
        (0.44, "share", "44\u00a0%", "44%"),
        (-0.5, "change", "\u22120,5", "\u22120.5"),
        (0.5, "change", "+0,5", "+0.5"),
        (dt.date(2024, 9, 30), "date", "30.09.2024", "30 Sep 2024"),
        ("=1+1", "text", "=1+1", "=1+1"),
    ],
)
def test_values_as_a_person_reads_them(value: object, kind: str, norwegian: str, english: str) -> None:
    assert (written(value, kind, NB), written(value, kind, EN)) == (norwegian, english)
