"""Figures with another one in brackets behind each, "4 (3)": which of the two counts, by what is said of brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from data.cells.grid import Cell
from data.cells.values import is_missing
from data.understanding.blocks import Heading
from data.understanding.context import years_in
from data.understanding.names import indicator_named, is_statement
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_NUMBER = r"[1-9](?:[.,]\d)?½?"
_LABEL = r"(?:(?P<label>[^\W\d][^()\[\]\d]{1,40}?)[\s:]\s*)?"
BOTH = re.compile(rf"(?P<own>{_NUMBER})\s*[(\[]\s*{_LABEL}(?P<other>{_NUMBER}|[–—-])\s*[)\]]")
"""A score, and another or none in brackets behind it, perhaps with a word for what that is."""
_BRACKETS = re.compile(r"\b(?:parentes\w*|klamm\w*|hakeparentes\w*|brackets?|parenthes[ei]s)\b", re.IGNORECASE)
_EXPLAINED = re.compile(rf"[(\[][^()\[\]]*{_BRACKETS.pattern}[^()\[\]]*[)\]]", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_ANOTHER = frozenset({"previous", "mean", "target", "original", "count", "extreme"})
_FEWEST = 2


def tells_of_brackets(text: str) -> bool:
    """Whether a text explains what stands in brackets."""
    return _BRACKETS.search(text) is not None


def counts_outside(told: str | None, year: int | None) -> bool | None:
    """Whether the figure before the brackets is the one of the year; None where an explanation leaves it open.

    Of two years in the explanation it is the one nearest to the word for brackets that stands in them.
    """
    told = next((sentence for sentence in _SENTENCES.split(told or "") if _BRACKETS.search(sentence)), None)
    mark = _BRACKETS.search(told) if told else None
    if told is None or mark is None:
        return True
    at = {int(found[0]): abs(found.start() - mark.start()) for found in reversed(list(_YEAR.finditer(told)))}
    within = min(at, key=at.__getitem__, default=None)
    if within is not None:
        is_own = within == year
        return True if not is_own else False if len(at) == 1 else None
    return True if speaks_of(told) & _OF_ANOTHER else None


def counts_within(both: re.Match[str]) -> bool:
    """Whether the brackets themselves say that what stands in them was agreed: "3,4 (enighet: 4)"."""
    return "score" in speaks_of(both["label"] or "")


def with_brackets_apart(table: Table) -> Table:
    """The table without what stands in brackets behind scores, where nothing says that it is that which counts.

    "4 (3)" new jobs may be something else: only beside statements or indicators that the forms know are they scores.
    """
    if not any(_names_rated(column) for column in table.columns):
        return table
    columns = [_apart(table, column) for column in table.columns]
    return replace(table, columns=tuple(columns)) if columns != list(table.columns) else table


def _names_rated(column: Column) -> bool:
    texts = [cell for cell in column.cells if isinstance(cell, str) and cell]
    known = sum(is_statement(text) or indicator_named(text) is not None for text in texts)
    return bool(texts) and 2 * known >= len(texts)


def _apart(table: Table, column: Column) -> Column:
    filled = [cell for cell in column.cells if cell != "" and not is_missing(cell)]
    found = [cell for cell in filled if _both(cell) is not None]
    if (
        column.index == CARRIED
        or len(found) < _FEWEST
        or any(_both(cell) is None and not _is_plain(cell) for cell in filled)
    ):
        return column
    if any(counts_within(both) for cell in found if (both := _both(cell)) is not None):
        return column
    texts = [text.text for text in (*table.titles, *table.notes)] + [part.text for part in column.heading.parts]
    told = next((text for text in texts if tells_of_brackets(text)), None)
    years = {year for text in (*texts, table.grid.sheet) if text != told for year in years_in(text)}
    if not counts_outside(told, max(years, default=None)):
        return column
    return replace(column, heading=_without_explanation(column.heading), cells=[_own(cell) for cell in column.cells])


def _without_explanation(heading: Heading) -> Heading:
    """A heading without what it says of brackets in brackets of its own: "Poeng 2023 (2022 i parentes)"."""
    bare = [(part, _EXPLAINED.sub("", part.text).strip() or part.text) for part in heading.parts]
    kept = (part if text == part.text else part._replace(text=text, cell=text) for part, text in bare)
    return replace(heading, parts=tuple(kept))


def _both(cell: Cell) -> re.Match[str] | None:
    return BOTH.fullmatch(cell.strip()) if isinstance(cell, str) else None


def _is_plain(cell: Cell) -> bool:
    return re.fullmatch(_NUMBER, str(cell).removesuffix(".0").strip()) is not None


def _own(cell: Cell) -> Cell:
    both = _both(cell)
    return both["own"] if both is not None else cell
