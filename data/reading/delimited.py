"""Delimited text (.csv) in any common encoding and with any common delimiter -> one grid."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from itertools import zip_longest

from data.cells.grid import Grid, address
from data.reading import encodings
from data.reading.cell_text import clean, clean_all
from data.reading.delimiters import cut, delimiter_of, is_cut_alike
from data.reading.encodings import Decoded
from data.reading.file_kinds import FileRefused
from data.reading.limits import Limits
from data.reading.long_rows import long_rows
from data.terms.problems import Problem, Severity

_SHORTEST_RULE = 4  # signs, where nothing parts its fields
_LONGEST_FIELD = 1_000_000
_MOST_LINES = 1_048_576  # no sheet has more
_MOST_NAMED = 20
_SEP_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_DOUBLED = re.compile(r'[^\\"\s;,|]""[^"\s;,|]')
_LINE_END = re.compile(r"\r\n?|\n")
# ="0701": the quotes keep a spreadsheet from making a number of it, and would not hold the delimiter together.
_AS_TEXT = r'(?:(?<=^)|(?<=[\n{0}]))="((?:[^"\n]|"")*)"(?=[{0}\r\n]|$)'


def read_text(content: bytes, file_name: str, limits: Limits) -> tuple[Grid, tuple[Problem, ...]]:
    """The one grid of a text file, all cells as text, and what is wrong with it; its sheet is named after the file."""
    said = encodings.decoded(content)
    text = said.text
    if text.count("\n") + text.count("\r") - text.count("\r\n") > _MOST_LINES:
        raise FileRefused("too_many_rows", rows=limits.rows, sheet=file_name)
    first, end, rest = text.partition("\n")
    told = _SEP_LINE.fullmatch(first.strip("\r"))
    if told:
        # Excel's own line is a row of the file: keep it, so that row numbers stay those of the file.
        text = end + rest
    try:
        rows, delimiter, is_unwrapped = _rows(text, told[1] if told else "")
    except csv.Error as error:
        raise FileRefused("broken_file") from error
    _keep_within(rows, file_name, limits)
    rows = [[] if _is_rule(row) else row for row in rows]
    columns = [clean_all(column) for column in zip_longest(*rows, fillvalue="")]
    grid = Grid(file_name, columns)
    problems = _of_letters(grid, said)
    if is_unwrapped:
        values = {"delimiter": _named(delimiter)}
        problems.append(Problem("lines_in_quotes", Severity.WARNING, file_name, "A1", values=values))
    return grid, (*problems, *_of_rows(grid, rows, delimiter))


def _is_rule(row: Sequence[str]) -> bool:
    """Whether a row is a line drawn under the headers, as sqlcmd and psql draw it: nothing but dashes in each field."""
    least = 2 if len(row) > 1 else _SHORTEST_RULE
    return bool(row) and all(len(cell) >= least and not cell.strip("-+") for cell in map(str.strip, row))


def is_delimited(text: str) -> bool:
    """Whether nearly every line holds the same delimiter: a table, then, and no running text."""
    return is_cut_alike([line for line in text[:50_000].splitlines() if line.strip()])


def decoded(content: bytes) -> str:
    """The text of the bytes; FileRefused where it is no text."""
    return encodings.decoded(content).text


def _rows(text: str, told: str) -> tuple[list[list[str]], str, bool]:
    """The fields of each line, the delimiter, and whether every line was wrapped in quotes as a whole."""
    csv.field_size_limit(_LONGEST_FIELD)
    delimiter = told or delimiter_of(_sample(text))
    rows = _cut(text, delimiter)
    filled = [row for row in rows if any(row)]
    if told or len(filled) < 2 or any(len(row) > 1 for row in filled):
        return rows, delimiter, False
    inner = [row[0] if row else "" for row in rows]
    if (
        not text.lstrip().startswith('"')
        or not is_cut_alike(list(filter(None, inner)))
        or _LINE_END.search("".join(inner))
    ):
        return rows, delimiter, False
    delimiter = delimiter_of([line for line in inner if line])
    return [cut(line, delimiter) if line else [] for line in inner], delimiter, True


def _sample(text: str) -> list[str]:
    return text[:100_000].splitlines()[:200]


def _cut(text: str, delimiter: str) -> list[list[str]]:
    if '="' in text:
        text = re.sub(_AS_TEXT.format(re.escape(delimiter)), lambda found: f'"=""{found[1]}"""', text)
    # Some programs put a backslash before a quote where others double it.
    escape = "\\" if '\\"' in text and not _DOUBLED.search(text) else None
    # A quote after a space would be no quote, and hold nothing together.
    has_space = f'{delimiter} "' in text and f'{delimiter}"' not in text
    lines = io.StringIO(text, newline="")
    return list(csv.reader(lines, delimiter=delimiter, escapechar=escape, skipinitialspace=has_space))


def _keep_within(rows: Sequence[Sequence[str]], name: str, limits: Limits) -> None:
    width = max(map(len, rows), default=0)
    if len(rows) > limits.rows and sum(map(any, rows)) > limits.rows + 1:
        raise FileRefused("too_many_rows", rows=limits.rows, sheet=name)
    if width > limits.columns:
        raise FileRefused("too_many_columns", columns=limits.columns, sheet=name)
    if len(rows) * width > limits.cells:
        raise FileRefused("too_many_cells", sheet=name)


def _of_letters(grid: Grid, said: Decoded) -> list[Problem]:
    """What is to be said of words whose letters were mended, or may be wrong."""
    found = []
    for code, severity, word, before in (
        ("letters_lost", Severity.ERROR, said.lost, 0),
        ("letters_strange", Severity.WARNING, said.strange, 0),
        ("letters_mended", Severity.WARNING, said.stray, said.stray_before),
    ):
        if word:
            row, cell = _place_of(grid, word, before)
            found.append(Problem(code, severity, grid.sheet, cell, value=word[:100], values={"row": row}))
    return found


def _place_of(grid: Grid, word: str, before: int) -> tuple[int, str | None]:
    """The row, from 1, and the cell that a word is in, after it has been there so often."""
    shown = str(clean(word.strip('"')))
    for row, cells in enumerate(zip(*grid.columns, strict=True)):
        for column, cell in enumerate(cells):
            before -= str(cell).count(shown)
            if before < 0:
                return row + 1, address(row, column)
    return 1, None


def _of_rows(grid: Grid, rows: Sequence[Sequence[str]], delimiter: str) -> list[Problem]:
    problems = []
    for row, column in _open_quotes(rows, delimiter):
        problems.append(
            Problem("quote_left_open", sheet=grid.sheet, cell=address(row, column), values={"row": row + 1})
        )
    for row, count, allowed in long_rows(rows)[:_MOST_NAMED]:
        values: dict[str, str | int] = {
            "row": row + 1,
            "count": count,
            "allowed": allowed,
            "delimiter": _named(delimiter),
        }
        problems.append(Problem("row_too_long", sheet=grid.sheet, cell=address(row, allowed), values=values))
    return problems


def _open_quotes(rows: Sequence[Sequence[str]], delimiter: str) -> list[tuple[int, int]]:
    """Fields that have taken in whole lines, because a quote before them was never closed."""
    usual = max((len(row) for row in rows), default=0)
    found = []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if "\n" in cell or "\r" in cell:
                lines = _LINE_END.split(cell)[1:]
                if usual > 1 and sum(line.count(delimiter) + 1 >= usual for line in lines) > len(lines) // 2:
                    found.append((number, column))
    return found


def _named(delimiter: str) -> str:
    return {"\t": "tab", "\x1f": "US"}.get(delimiter, delimiter)
