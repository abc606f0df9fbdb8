"""Delimited text (.csv) in any common encoding and with any common delimiter -> one grid."""

from __future__ import annotations

import csv
import io
from itertools import zip_longest

from data.cells.grid import Grid
from data.reading.kinds import FileRefused
from data.reading.limits import Limits

_DELIMITERS = (";", "\t", ",", "|")
_LONGEST_FIELD = 1_000_000
_MOST_LINES = 1_048_576  # no sheet has more


def read_text(content: bytes, file_name: str, limits: Limits) -> Grid:
    """The one grid of a text file, all cells as text; its sheet is named after the file."""
    text = decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        # Excel's own line is a row of the file: keep it, so that row numbers stay those of the file.
        delimiter, text = first.strip()[4], "\n" + rest
    else:
        delimiter = _delimiter(text)
    csv.field_size_limit(_LONGEST_FIELD)
    if text.count("\n") > _MOST_LINES:
        raise FileRefused("too_many_rows", rows=limits.rows, sheet=file_name)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise FileRefused("broken_file") from error
    if len(rows) > limits.rows and sum(map(any, rows)) > limits.rows + 1:
        raise FileRefused("too_many_rows", rows=limits.rows, sheet=file_name)
    if len(rows) * max(map(len, rows), default=0) > limits.cells:
        raise FileRefused("too_many_cells", sheet=file_name)
    columns = list(zip_longest(*rows, fillvalue=""))
    if len(columns) > limits.columns:
        raise FileRefused("too_many_columns", columns=limits.columns, sheet=file_name)
    return Grid(file_name, columns)


def is_delimited(text: str) -> bool:
    """Whether nearly every line holds the same delimiter: a table, then, and no running text."""
    lines = [line for line in text[:50_000].splitlines() if line.strip()]
    return any(sum(delimiter in line for line in lines) > 0.9 * len(lines) for delimiter in _DELIMITERS)


def decoded(content: bytes) -> str:
    """The text of the bytes: UTF-8 or UTF-16, else the Windows code page; FileRefused where it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded_as(content, "utf-16")
    if b"\x00" in content[:200]:
        even, odd = content[:200:2].count(0), content[1:200:2].count(0)
        return _decoded_as(content, "utf-16-le" if odd > even else "utf-16-be")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("cp1252")
        except UnicodeDecodeError:
            text = content.decode("latin-1")
    return _refuse_binary(text)


def _decoded_as(content: bytes, encoding: str) -> str:
    try:
        return _refuse_binary(content.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise FileRefused("unknown_type") from error


def _refuse_binary(text: str) -> str:
    sample = text[:4_000]
    strange = sum(1 for sign in sample if ord(sign) < 32 and sign not in "\t\r\n\f\x1a")
    if strange or "\x00" in text or sample.lstrip().casefold().startswith(("<!doctype", "<html", "<?xml")):
        raise FileRefused("unknown_type")
    return text


def _delimiter(text: str) -> str:
    """The delimiter that cuts most of the first lines into equally many parts, more than one."""
    sample = text[:50_000].splitlines()[:60]
    best, best_score = ";", 0.0
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if any(row)]
        cut = [width for width in widths if width > 1]
        if not cut:
            continue
        usual = max(set(cut), key=cut.count)
        # Decimal commas cut too, but unevenly; and a comma only wins where nothing else cuts.
        score = cut.count(usual) / len(widths) + min(usual, 20) / 100 - (0.3 if delimiter == "," else 0)
        if score > best_score:
            best, best_score = delimiter, score
    return best
