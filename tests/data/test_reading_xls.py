"""Binary workbooks: BIFF8 as xlwt writes it, and BIFF5 of Excel 95 in the code pages of Windows, DOS and the Mac."""

from __future__ import annotations

import datetime as dt
import io
import struct

import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlwt.CompoundDoc import XlsDoc

from data.cells.grid import Grid, Look
from data.reading.kinds import kind_of
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook

QUIET = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
BOF, EOF, XF, FONT, BOUNDSHEET, CODEPAGE, LABEL, NUMBER, RSTRING = (
    0x809,
    0x0A,
    0xE0,
    0x31,
    0x85,
    0x42,
    0x204,
    0x203,
    0xD6,
)


def read(content: bytes) -> Grid:
    return read_workbook(content, kind_of(content, DEFAULT), DEFAULT)[0][0]


def saved(book: xlwt.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def font(script: int = 0) -> bytes:
    return record(FONT, struct.pack("<5H4B", 200, 0, 0x7FFF, 400, script, 0, 0, 0, 0) + b"\x05Arial")


def biff5(rows: list[list[object]], codepage: int, encoding: str) -> bytes:
    """The stream of an Excel 95 workbook; a tuple is a text and the place where its raised part begins."""
    formats = b"".join(record(XF, struct.pack("<8H", 0, 9 if n == 16 else 0, 0, 0, 0, 0, 0, 0)) for n in range(17))
    head = record(BOF, struct.pack("<4H", 0x500, 5, 0, 1995)) + record(CODEPAGE, struct.pack("<H", codepage))
    head += font() * 4 + font(script=1) + formats
    name = "Ærlig".encode(encoding)
    begins = len(head) + 4 + 7 + len(name) + 4
    sheet = record(BOF, struct.pack("<4H", 0x500, 0x10, 0, 1995))
    for number, row in enumerate(rows):
        sheet += b"".join(cell(number, column, value, encoding) for column, value in enumerate(row))
    listed = record(BOUNDSHEET, struct.pack("<IBBB", begins, 0, 0, len(name)) + name)
    return head + listed + record(EOF) + sheet + record(EOF)


def cell(row: int, column: int, value: object, encoding: str) -> bytes:
    if isinstance(value, float):
        return record(NUMBER, struct.pack("<HHHd", row, column, 16 if abs(value) <= 1 else 15, value))
    text, begins = value if isinstance(value, tuple) else (value, None)
    said = str(text).encode(encoding)
    body = struct.pack("<4H", row, column, 15, len(said)) + said
    return record(LABEL, body) if begins is None else record(RSTRING, body + bytes([1, begins, 5]))


def compound(stream: bytes, name: str) -> bytes:
    target = io.BytesIO()
    XlsDoc().save(target, stream + bytes(max(0, 4096 - len(stream))))
    content = target.getvalue()
    at = content.find("Workbook".encode("utf-16-le"))
    said = name.encode("utf-16-le") + b"\0\0"
    return content[:at] + said.ljust(64, b"\0") + struct.pack("<H", len(said)) + content[at + 66 :]


PAGES = [
    (1252, "cp1252"),
    (0x8001, "cp1252"),
    (10_000, "mac_roman"),
    (0x8000, "mac_roman"),
    (850, "cp850"),
    (865, "cp865"),
]


@pytest.mark.parametrize(("codepage", "encoding"), PAGES)
@pytest.mark.parametrize("wrap", [lambda stream: compound(stream, "Book"), lambda stream: stream])
def test_excel_95_in_its_code_page(codepage: int, encoding: str, wrap) -> None:
    rows: list[list[object]] = [["Område", "Budsjett¤"[:8]], ["Sjømat på Øya", 3_400_000.0], [("Energi1", 6), 0.38]]
    grid = read(wrap(biff5(rows, codepage, encoding)))
    assert grid.sheet == "Ærlig"
    assert [grid.row(row) for row in range(3)] == [
        ["Område", "Budsjett"],
        ["Sjømat på Øya", 3_400_000.0],
        ["Energi", 0.38],
    ]
    assert grid.percents(1) == frozenset({2})


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=40).filter(
    lambda text: text[0] not in "='"
)
CELLS = st.none() | TEXTS | st.integers(-(2**31), 2**31) | st.floats(-1e9, 1e9, allow_nan=False) | st.booleans()


@QUIET
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=40), st.data())
def test_another_reader_finds_the_same(rows, data) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark")
    sheet.write(0, 0, "Overskrift")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    content = saved(book)
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    grid = read(content)
    shown = [[cell if not isinstance(cell, str) else visible(cell) for cell in row] for row in theirs]
    assert [grid.row(row) for row in range(grid.height)] == shown


def visible(text: str) -> str:
    from data.reading.cell_text import clean

    return clean(text)


def test_texts_that_go_on_over_many_records() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark")
    texts = [("abc æøå " if number % 3 else "日本 ") * (number % 900 + 1) for number in range(300)]
    for number, text in enumerate(texts):
        sheet.write(number, 0, f"{number}{text}")
    assert read(saved(book)).columns[0] == [f"{number}{text}" for number, text in enumerate(texts)]


def test_formats_dates_looks_and_merged_cells() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark")
    sheet.write_merge(
        0, 0, 0, 2, "Tittel", xlwt.easyxf("font: bold on, italic on; pattern: pattern solid, fore_colour yellow")
    )
    sheet.write(1, 0, 0.5, xlwt.easyxf(num_format_str="0 %"))
    sheet.write(1, 1, dt.date(2023, 5, 3), xlwt.easyxf(num_format_str="dd.mm.yyyy"))
    sheet.write(1, 2, dt.date(2023, 1, 1), xlwt.easyxf("borders: top thin", num_format_str="yyyy"))
    sheet.write(2, 0, "under", xlwt.easyxf("align: indent 2; font: struck_out on, color red"))
    grid = read(saved(book))
    assert grid.merged == ((0, 0, 0, 2),)
    assert grid.row(1) == [0.5, dt.date(2023, 5, 3), 2023.0]
    assert (grid.percents(0), grid.formats(2)[1]) == (frozenset({1}), "yyyy")
    assert grid.look(0, 0) == Look(bold=True, italic=True, fill="FFFF00")
    assert grid.look(1, 2).ruled_above
    assert grid.look(2, 0) == Look(struck=True, indent=2, ink="FF0000")


def test_raised_marks_of_a_rich_text() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark")
    high = xlwt.easyfont("escapement superscript")
    sheet.write_rich_text(0, 0, ("Bevilget", ("3", high)))
    sheet.write_rich_text(1, 0, ("m", ("2", high)))
    assert read(saved(book)).columns[0] == ["Bevilget", "m²"]


def test_formulas_of_a_program_that_cannot_calculate_were_never_worked_out() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ark")
    sheet.write(0, 0, 5)
    sheet.write(1, 0, xlwt.Formula("A1*2"))
    grid = read(saved(book))
    assert dict(grid.faults) == {(1, 0): ""}


def with_results(*results: bytes, has_calculated: bool = True) -> bytes:
    """Excel 97's stream of formulas with such results, one below the other."""
    recalculated = record(0x1C1, bytes(8)) if has_calculated else b""
    head = record(BOF, struct.pack("<4H8x", 0x600, 5, 0, 1997)) + recalculated + record(XF, bytes(20)) * 16
    listed = struct.pack("<IBBBB", len(head) + 4 + 11 + 4, 0, 0, 3, 0) + b"Ark"
    sheet = record(BOF, struct.pack("<4H8x", 0x600, 0x10, 0, 1997))
    for row, result in enumerate(results):
        sheet += record(0x06, struct.pack("<HHH", row, 0, 15) + result + bytes(8))
    return head + record(BOUNDSHEET, listed) + record(EOF) + sheet + record(EOF)


EMPTY, TRUE, ERROR = (bytes([kind, 0, value, 0, 0, 0, 0xFF, 0xFF]) for kind, value in ((3, 0), (1, 1), (2, 7)))
ZERO, SEVEN = struct.pack("<d", 0.0), struct.pack("<d", 7.0)


def test_the_results_of_formulas() -> None:
    grid = read(compound(with_results(EMPTY, TRUE, ERROR, ZERO, SEVEN), "Workbook"))
    assert (grid.columns[0], dict(grid.faults)) == (["", True, "", 0.0, 7.0], {(2, 0): "#DIV/0!"})


def test_an_empty_result_is_believed_only_of_a_program_that_calculates() -> None:
    assert dict(read(compound(with_results(SEVEN, EMPTY), "Workbook")).faults) == {}
    assert dict(read(compound(with_results(EMPTY, EMPTY, has_calculated=False), "Workbook")).faults) == {
        (0, 0): "",
        (1, 0): "",
    }
