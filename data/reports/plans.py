"""A table of what shall be done: each row is one line, with who, when and how far beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from data.reports.lines import HEADS_FOLLOW_UP, HEADS_PLAN, Line, joined
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding
from data.understanding.stems import says, words_in

_FIELDS = ("responsible", "due", "status", "deviation", "focus_area")
_ENOUGH = frozenset({"responsible", "due"})  # one of these says that the table is a plan
_LONGEST = 40
_ACTIONS = "Tiltak"


class Cell(Protocol):
    """A cell of a table."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""

    @property
    def text(self) -> str:
        """Its lines as one text."""

    @property
    def goes_on(self) -> bool:
        """Whether the cell above reaches over it."""


def plan_rows(rows: Sequence[Sequence[Cell]]) -> list[Line] | None:
    """The rows of a plan as lines; None where the table is none."""
    fields = {index: field for index, cell in enumerate(rows[0]) if (field := field_of_plan(cell.text))} if rows else {}
    if not _ENOUGH.intersection(fields.values()) or len(rows) < 2:
        return None
    of_indicators = next((index for index in range(len(rows[0])) if _names_indicators(rows[1:], index)), None)
    taken = {*fields, of_indicators}
    said = [index for index in range(len(rows[0])) if index not in taken and _holds_words(rows[1:], index)]
    if not said or len({kind[0] for at in said if (kind := kind_of_finding(rows[0][at].text)) and not kind[1]}) > 1:
        return None  # findings of several kinds, each with who said so
    if of_indicators is not None:
        fields[of_indicators] = "indicator"
    rows = [rows[0], *_with_cells_above(rows[1:], fields)]
    found = [_header(rows[0][said[0]], HEADS_PLAN if of_indicators is None else HEADS_FOLLOW_UP)]
    for row in rows[1:]:
        words = [line for index in said if index < len(row) for line in row[index].lines if _has_letters(line.text)]
        beside = tuple(
            (field, row[index].text)
            for index, field in fields.items()
            if index < len(row) and (row[index].text or field == "indicator")
        )
        if words:
            text = joined(line.text for line in words)
            found.append(replace(words[0], text=text, is_bullet=True, has_gap=True, beside=beside))
    return found


def _with_cells_above(rows: Sequence[Sequence[Cell]], fields: Mapping[int, str]) -> list[list[Cell]]:
    """The rows with what a cell that reaches down says of each; so does an area that is written once for its rows."""
    found: list[list[Cell]] = []
    grouping = {at for at, field in fields.items() if field == "focus_area" and _groups(rows, at)}
    for row in rows:
        own = [*row]
        for at in fields:
            if (
                found
                and at < min(len(own), len(found[-1]))
                and not own[at].text
                and (own[at].goes_on or at in grouping)
            ):
                own[at] = found[-1][at]
        found.append(own)
    return found


def _groups(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether a column holds names of which each stands once, the first of them on the first row."""
    names = [row[at].text for row in rows if at < len(row)]
    filled = [name for name in names if name]
    return bool(names) and bool(names[0]) and 1 < len(set(filled)) == len(filled) < len(names)


def _header(cell: Cell, beside: tuple[tuple[str, str], ...]) -> Line:
    """What the points are, in the words of the table where they say it."""
    kind = kind_of_finding(cell.text)
    line = cell.lines[0] if cell.lines else Line("", "")
    return replace(line, text=cell.text if kind and not kind[1] else _ACTIONS, beside=beside)


def field_of_plan(header: str) -> str | None:
    """What a header says that stands beside what shall be done: who, when, how far."""
    words = words_in(header)
    if not words or len(header) > _LONGEST:
        return None
    return next((field for field in _FIELDS if says(words, "columns", field)), None)


def _holds_words(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    return any(index < len(row) and _has_letters(row[index].text) for row in rows)


def _names_indicators(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    """Whether a column says which indicator each row is about: most of its cells name one, and nothing else."""
    texts = [row[index].text for row in rows if index < len(row) and row[index].text]
    return 2 * sum(indicator_of(text) is not None for text in texts) > max(len(texts), 1)


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 1
