"""A table of goals: each row is a goal, with its number, its target and what is counted beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reports.lines import Line, Table, joined
from data.understanding.phrases import speaks_of
from data.understanding.stems import is_neutral, says, words_in

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_NUMBER = re.compile(r"(?:\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+)(?:[.,]\d+)?")
_COUNT = re.compile(rf"({_NUMBER.pattern})(?:\s+([^\d]+))?")
_OTHERS = frozenset({"result", "actual", "state", "remaining", "difference", "share", "forecast", "responsible"})
_ASIDE = _OTHERS | {"deadline", "baseline", "start", "note", "previous", "cumulative", "area", "action", "unit"}
_MOSTLY, _FEW_LETTERS = 0.5, 2


@dataclass(frozen=True)
class Goal:
    """A goal in words, with its place in their order and what shall be reached, where the table says it."""

    text: str
    line: Line
    rank: int | None
    target: float | None
    unit: str | None


def goals_in(table: Table) -> Iterator[Goal]:
    """The goals of a table; none where no column of words can be told to be them."""
    header, *rows = ([_text(cell) for cell in row] for row in table)
    width = len(header)
    rows = [row + [""] * (width - len(row)) for row in rows]
    if len(rows) < _FEWEST_ROWS or width < _FEWEST_COLUMNS:
        return
    said = [speaks_of(text) for text in header]
    columns = range(width)
    wordy = [i for i in columns if _share_of_words(rows, i) > _MOSTLY]
    free = [i for i in wordy if not said[i] & _ASIDE and not all(_COUNT.fullmatch(row[i]) for row in rows)]
    of_goals = [i for i in wordy if _names_goals(header[i])] or (free if len(free) == 1 else [])
    if not of_goals:
        return
    words = of_goals[0]
    target = _lone(i for i in columns if i != words and _is_target(header[i], said[i], rows, i))
    unit = _lone(i for i in columns if i != words and "unit" in said[i])
    rank = _lone(i for i in columns if i != words and _counts_up(rows, i))
    for number, row in enumerate(rows, start=1):
        cells = table[number][words] if words < len(table[number]) else ()
        if row[words] and cells and not _is_sum(row[words]):
            amount, counted = _reached(row[target]) if target is not None else (None, None)
            order = int(row[rank].rstrip(".")) if rank is not None else None
            yield Goal(row[words], cells[0], order, amount, (row[unit] or None) if unit is not None else counted)


def _text(cell: Sequence[Line]) -> str:
    return joined(line.text for line in cell)


def _lone(found: Iterator[int]) -> int | None:
    """The only one of the columns that may be it: of several, nothing tells which holds."""
    places = list(found)
    return places[0] if len(places) == 1 else None


def _share_of_words(rows: Sequence[Sequence[str]], index: int) -> float:
    return sum(_has_letters(row[index]) for row in rows) / len(rows)


def _has_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) > _FEW_LETTERS


def _names_goals(header: str) -> bool:
    words = words_in(header)
    return says(words, "parts", "goals") and all(is_neutral(word) or says((word,), "parts", "goals") for word in words)


def _is_target(header: str, said: frozenset[str], rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a column of numbers says what shall be reached."""
    is_named = "target" in said or says(words_in(header), "parts", "goals")
    filled = [row[index] for row in rows if row[index]]
    numbers = [text for text in filled if _COUNT.fullmatch(text)]
    return is_named and not said & _OTHERS and 2 * len(numbers) > len(filled) and bool(numbers)


def _counts_up(rows: Sequence[Sequence[str]], index: int) -> bool:
    return [row[index].rstrip(".") for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def _reached(text: str) -> tuple[float | None, str | None]:
    found = _COUNT.fullmatch(text)
    if found is None:
        return None, None
    unit = (found[2] or "").strip() or None
    return float(re.sub(r"[ \u00a0\u202f]|\.(?=\d{3})", "", found[1]).replace(",", ".")), unit


def _is_sum(text: str) -> bool:
    return says(words_in(text), "score", "total") and len(words_in(text)) == 1
