"""A window of a stored sheet shows what its owner sees, and no file can do harm through it."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from data.cells.grid import address, position
from data.reading.limits import Limits
from data.reading.sheets import SheetPicture, read_sheet, sheet_names
from tests.data import written

ROWS = [
    ["Budsjett", None, None],
    ["Område", "Beløp", "Dato"],
    ["Næring", 1_234_567.5, dt.date(2024, 9, 30)],
    ["Kultur", 4.5, None],
    ["År", 2024, None],
]


def a_book(cells: dict[str, object], formats: dict[str, str] | None = None, sheet: str = "Ark") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for cell, value in cells.items():
        page[cell] = value
    for cell, number_format in (formats or {}).items():
        page[cell].number_format = number_format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def shown(picture: SheetPicture | None) -> dict[str, str]:
    """Address -> text of the cells that hold any."""
    assert picture is not None
    return {
        address(picture.first_row + down, picture.first_column + across): text
        for down, row in enumerate(picture.rows)
        for across, text in enumerate(row)
        if text
    }


@pytest.mark.parametrize("kind", written.WRITERS)
def test_the_cells_are_written_as_in_norway(kind: str) -> None:
    picture = read_sheet(written.WRITERS[kind]({"Ark": ROWS}), f"fil.{kind}", "Ark")

    assert shown(picture) == {
        "A1": "Budsjett",
        "A2": "Område",
        "B2": "Beløp",
        "C2": "Dato",
        "A3": "Næring",
        "B3": "1\u00a0234\u00a0567,5",
        "C3": "30.09.2024",
        "A4": "Kultur",
        "B4": "4,5",
        "A5": "År",
        "B5": "2024",
    }


def test_text_files_are_sheets_too() -> None:
    picture = read_sheet(written.text([["Område", "Beløp"], ["Næring", 4.5]]), "fil.csv", "fil.csv")

    assert shown(picture) == {"A1": "Område", "B1": "Beløp", "A2": "Næring", "B2": "4,5"}


def test_percent_errors_and_truth_are_shown_as_in_excel() -> None:
    content = a_book({"A1": 0.44, "A2": 0.44, "A3": "#DIV/0!", "A4": True, "A5": 0.1 + 0.2}, {"A1": "0 %"})

    cells = shown(read_sheet(content, "fil.xlsx", "Ark"))

    assert cells == {"A1": "44\u00a0%", "A2": "0,44", "A3": "#DIV/0!", "A4": "SANN", "A5": "0,3"}


@pytest.mark.parametrize("around", ["A1", "B5", "C40", "J77:L80", "AB300", "AD301", "A1:AD301"])
def test_a_window_holds_what_it_is_around(around: str) -> None:
    cells = {address(row, column): f"{row} {column}" for row in range(301) for column in range(30)}
    content = a_book(cells)
    first = around.partition(":")[0]

    picture = read_sheet(content, "fil.xlsx", "Ark", around=around, most_rows=40, most_columns=20)

    assert picture is not None
    assert (picture.total_rows, picture.total_columns) == (301, 30)
    assert len(picture.rows) <= 40 and len(picture.rows[0]) <= 20
    assert shown(picture)[first] == "{} {}".format(*position(first))
    assert all(text == cells[place] for place, text in shown(picture).items())


def test_a_near_header_is_shown_and_a_far_one_is_not() -> None:
    content = a_book({"A1": "Tittel", "B8": 1, "B400": 2})

    near, far = (read_sheet(content, "fil.xlsx", "Ark", around=cell) for cell in ("B8", "B400"))

    assert shown(near)["A1"] == "Tittel"
    assert far is not None and far.first_row == 399 - 6


@pytest.mark.parametrize("around", ["¶41", "p3", "XFD1048576", "", "B0", "b5"])
def test_a_place_that_is_not_in_the_sheet_does_no_harm(around: str) -> None:
    assert read_sheet(a_book({"A1": 1}), "fil.xlsx", "Ark", around=around) is not None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 rubbish", id="broken zip"),
        pytest.param(b"%PDF-1.7", id="not a sheet"),
        pytest.param(a_book({"A1": 1})[:-200], id="cut short"),
        pytest.param(a_book({"A1": 1}, sheet="Et annet"), id="no such sheet"),
        pytest.param(a_book({"XFD1048576": 1}), id="a cell far away"),
    ],
)
def test_what_cannot_be_shown_is_none(content: bytes) -> None:
    assert read_sheet(content, "fil.xlsx", "Ark") is None


def test_a_file_gets_no_more_than_its_limits() -> None:
    content = a_book({f"A{row}": "x" * 200 for row in range(1, 2000)})

    assert read_sheet(content, "fil.xlsx", "Ark", limits=Limits(seconds=0.01)) is None
    assert read_sheet(content, "fil.xlsx", "Ark", limits=Limits(unpacked_megabytes=0)) is None


def test_a_long_text_is_cut() -> None:
    text = shown(read_sheet(a_book({"A1": "x" * 5000}), "fil.xlsx", "Ark"))["A1"]

    assert len(text) == 300 and text.endswith("…")


def test_sheets_are_named() -> None:
    assert sheet_names(written.xlsx({"En": ROWS, "To": ROWS}), "fil.xlsx") == ("En", "To")
    assert sheet_names(b"a;b", "fil.csv") == ("fil.csv",)
    assert sheet_names(b"%PDF-1.7", "fil.pdf") == ()
