"""Every layout of the corpus reads back as exactly the rows it was written from, however its values are written."""

import io

import openpyxl
import pytest
from corpus import LAYOUTS, Book, Layout
from known import WRITINGS, Row, Writing
from written import WRITERS, text, xlsx

from data.loading.read import read_in_process
from data.terms.datasets import DATASETS
from data.terms.tables import Reading


def written(book: Book) -> bytes:
    content = xlsx(book.sheets)
    if not book.merged:
        return content
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for sheet, ranges in book.merged.items():
        for place in ranges:
            workbook[sheet].merge_cells(place)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def rows_of(reading: Reading) -> list[Row]:
    rows = []
    for table in reading.tables:
        frame = table.rows[list(DATASETS[table.dataset].field_names)].astype(object)
        rows += [{k: v for k, v in row.items() if v is not None and v == v} for row in frame.to_dict("records")]
    return in_order(rows)


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: sorted((name, str(value)) for name, value in row.items()))


def check(book: Book, reading: Reading) -> None:
    assert sorted(problem.code for problem in reading.problems) == sorted(book.warnings)
    assert rows_of(reading) == in_order(list(book.rows))


@pytest.mark.parametrize("writing", WRITINGS, ids=lambda writing: writing.name)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_reads_back_as_its_rows(layout: Layout, writing: Writing) -> None:
    book = layout.write(writing)
    check(book, read_in_process(written(book), "fil.xlsx", **book.told))


@pytest.mark.parametrize("kind", ["xls", "ods"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_reads_back_from_other_workbooks(layout: Layout, kind: str) -> None:
    book = layout.write(WRITINGS[1])
    check(book, read_in_process(WRITERS[kind](book.sheets), f"fil.{kind}", **book.told))


DELIMITED = [(";", "cp1252"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8"), ("|", "latin-1")]


@pytest.mark.parametrize(("delimiter", "encoding"), DELIMITED)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_layout_of_one_sheet_reads_back_from_text(layout: Layout, delimiter: str, encoding: str) -> None:
    writing = WRITINGS[0] if delimiter == "," else WRITINGS[2]
    book = layout.write(writing)
    if len(book.sheets) > 1:
        return
    ((name, table),) = book.sheets.items()
    try:
        content = text(table, delimiter, encoding)
    except UnicodeEncodeError:  # a box has no sign in the code pages of Windows
        content = text(table, delimiter, "utf-8")
    check(book, read_in_process(content, f"{name}.csv", **book.told))


def test_every_data_set_has_a_layout_and_every_layout_its_own_words() -> None:
    assert {layout.dataset for layout in LAYOUTS} == set(DATASETS)
    assert len(LAYOUTS) >= 60
    looks = [(layout.dataset, layout.looks) for layout in LAYOUTS]
    assert len(set(looks)) == len(looks)
