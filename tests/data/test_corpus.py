"""Every layout of the corpus reads back as exactly the rows it was written from, however its values are written."""

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from corpus import LAYOUTS, Book, Layout
from known import WRITINGS, Row, Writing
from written import WRITERS, text, xlsx

from data.datasets import DATASETS
from data.loading import read_in_process
from data.tables import Reading


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
