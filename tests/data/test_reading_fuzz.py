"""Whatever a sheet or a file holds, reading it ends in tables and problems, never in an exception."""

import datetime as dt
import io

import openpyxl
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from written import WRITERS, text

from data.cells.grid import position
from data.frameworks import forms
from data.loading.explained import problem_as_json
from data.loading.read import read_file, read_in_process
from data.reading.file_kinds import FileKind, FileRefused
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook
from data.terms import aliases
from data.terms.answers import DATASET
from data.terms.datasets import DATASETS
from data.terms.tables import Reading
from language import LANGUAGES, Language

BOUNDED = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
FEW = settings(BOUNDED, max_examples=25)

FIELDS = [(name, field) for name, dataset in DATASETS.items() for field in dataset.field_names]
HEADERS = sorted({word for name, field in FIELDS for word in aliases.headers(name, field)})
NAMES = [name for form in forms() for part in form.indicators for name in (*part.names.values(), *part.aliases)]
TOPICS = [topic for form in forms() for part in form.indicators for s in part.statements for topic in s.topics.values()]
MARKS = ["x", "X", "☒", "☐", "✓", "Sum", "Totalt", "Total poengsum", "1000 kr", "%", "Program: Spir", "År: 2024"]
ODD = ["Per 30.09.2024", "2020–2024", "kr 1,-", "1.200", "#DIV/0!", "=1+1", "¦", "\u200b", " ", "-", "1e999", "9" * 400]
words = st.sampled_from([*HEADERS, *NAMES, *TOPICS, *MARKS, *ODD]) | st.text(max_size=12)
numbers = st.integers(-5, 2030) | st.floats(allow_nan=False, allow_infinity=False) | st.integers(1, 6)
cells = st.none() | words | numbers | st.booleans() | st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1))
sheets = st.lists(st.lists(cells, max_size=9), max_size=14)
headed = st.lists(st.sampled_from(HEADERS) | st.integers(2020, 2025) | st.integers(1, 6), min_size=2, max_size=9)


def assert_sound(reading: Reading) -> None:
    for problem in reading.problems:
        for language in LANGUAGES:
            assert problem_as_json(problem, Language(language))["message"]
    for table in reading.tables:
        assert list(table.rows)[: len(DATASETS[table.dataset].fields)] == list(DATASETS[table.dataset].field_names)
        assert table.header_row >= 1 and table.shape and table.columns
        for cell in table.rows["cell"]:
            assert position(cell.partition(":")[0])[0] >= 0
    for candidate in reading.candidates:
        assert candidate.shape and candidate.columns


def told(draw, reading: Reading):
    """Anything at all said of the headers of what was read."""
    fields = sorted({field for dataset in DATASETS.values() for field in dataset.field_names})
    said = {}
    for table in (*reading.tables, *reading.candidates):
        mapping = {column.key: draw(st.none() | st.sampled_from(fields)) for column in table.columns}
        said[table.shape] = mapping | {DATASET: draw(st.sampled_from(sorted(DATASETS)))}
    return said


@BOUNDED
@given(sheets, st.lists(headed, max_size=2), st.data())
def test_any_cells_at_all(rows, headers, data) -> None:
    for header in headers:
        rows.insert(data.draw(st.integers(0, len(rows))), header)
    content = text(rows, data.draw(st.sampled_from(";\t,|")))
    reading = read_in_process(content, "Ark1.csv", programme="Spir", year=2024)
    assert_sound(reading)
    assert_sound(read_in_process(content, "Ark1.csv", mappings=told(data.draw, reading)))


@settings(BOUNDED, max_examples=60)
@given(sheets, st.lists(headed, min_size=1, max_size=3), st.data())
def test_any_cells_of_a_workbook_with_merged_and_hidden_ones(rows, headers, data) -> None:
    for header in headers:
        rows.insert(data.draw(st.integers(0, len(rows))), header)
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            try:
                sheet.cell(number, column, value)
            except openpyxl.utils.exceptions.IllegalCharacterError:
                continue
    spots = st.tuples(st.integers(1, 12), st.integers(1, 8), st.integers(0, 3), st.integers(0, 3))
    for row, column, down, right in data.draw(st.lists(spots, max_size=3)):
        sheet.merge_cells(start_row=row, start_column=column, end_row=row + down, end_column=column + right)
    for row in data.draw(st.lists(st.integers(1, 12), max_size=3)):
        sheet.row_dimensions[row].hidden = True
    target = io.BytesIO()
    book.save(target)
    for include_hidden in (False, True):
        assert_sound(read_in_process(target.getvalue(), "fil.xlsx", include_hidden=include_hidden))


@BOUNDED
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
@example(b"sep=;")
@example(b'"')
@example(b"\xff\xfe")
def test_any_bytes_at_all(content) -> None:
    assert_sound(read_in_process(content, "fil"))


ROWS = [["Program", "År", "Indikator", "Poeng"], *(["Spir", year, "Bærekraft", 2] for year in range(2015, 2025))]
FILES = {kind: write({"Poeng": ROWS}) for kind, write in WRITERS.items()}


@FEW
@given(st.sampled_from(sorted(FILES)), st.data())
def test_any_byte_of_a_workbook_may_be_another(kind, data) -> None:
    content = bytearray(FILES[kind])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)) | st.just(len(content)))
    # Some such files end the reader's whole process: it is one of its own.
    assert_sound(read_file(bytes(content[:cut]), f"fil.{kind}"))


@BOUNDED
@given(st.data())
def test_the_records_of_a_damaged_xls_are_walked_or_refused(data) -> None:
    content = bytearray(FILES["xls"])
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=30)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        (grid,), _ = read_workbook(bytes(content), FileKind.XLS, DEFAULT)
    except FileRefused as refused:
        assert refused.problem.code
    else:
        assert len(set(map(len, grid.columns))) == 1
