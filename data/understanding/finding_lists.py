"""Assessments written down a sheet as in a report: an indicator, what is good, what to better, and so on below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.cells.grid import Cell, Grid
from data.cells.values import is_missing
from data.terms import aliases
from data.understanding.blocks import Block, texts_of
from data.understanding.cells import as_text, holds_figure
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.names import indicator_named, is_statement, names_total

_LABEL_AND_VALUE = 2
_FEWEST_KINDS, _FEWEST_HEADINGS = 2, 3
_TOTAL = "Total"

_Placed = tuple[Cell, Place]


@dataclass
class _Sheet:
    """What has been read so far, and under which headings the next line stands; `kinds` are those, normalised."""

    kinds: Mapping[str, str]
    scores: list[tuple[_Placed, _Placed, _Placed]] = field(default_factory=list)  # indicator, statement, points
    findings: list[tuple[_Placed, _Placed, _Placed]] = field(default_factory=list)  # indicator, kind, text
    indicator: _Placed | None = None
    kind: _Placed | None = None
    is_apart: bool = False  # an empty row stands above
    headings: int = 0

    def kind_of(self, grid: Grid, row: int) -> str | None:
        """The kind that a row announces, alone or with findings beside it."""
        filled = grid.filled(row)
        if not filled or any(holds_figure(cell) for _, cell in filled[1:]):
            return None
        is_across = any(aliases.normalised(as_text(cell)) in self.kinds for _, cell in filled[1:])
        return None if is_across else self.kinds.get(aliases.normalised(as_text(filled[0][1])))


def finding_lists(grid: Grid) -> list[Block]:
    """The points and the findings as two tables; nothing where any line above the last finding says something else.

    Notes may stand below it, parted by an empty row.
    """
    sheet = _Sheet(_kinds_in(grid))
    first = next((row for row in range(grid.height) if _indicator_in(grid, row) is not None), None)
    if first is None or any(sheet.kind_of(grid, row) is not None for row in range(first)):
        return []
    for row in range(first, grid.height):
        if not _take(sheet, grid, row):
            if any(_indicator_in(grid, at) or sheet.kind_of(grid, at) for at in range(row, grid.height)):
                return []
            break
    kinds = {kind_in_table(as_text(kind)) for _, (kind, _), _ in sheet.findings}
    if len(kinds) < _FEWEST_KINDS or sheet.headings < _FEWEST_HEADINGS:
        return []
    titles = texts_of(grid, 0, first)
    place = (first, grid.filled(first)[0][0])
    blocks = [
        _made(grid, names, rows, place).block((0,), titles)
        for names, rows in (
            (("Indikator", "Påstand", "Poeng"), sheet.scores),
            (("Indikator", "Type", "Tekst"), sheet.findings),
        )
        if rows
    ]
    return [block for block in blocks if block is not None]


def _made(
    grid: Grid, names: Sequence[str], rows: Sequence[tuple[_Placed, _Placed, _Placed]], place: Place
) -> MadeSheet:
    made = MadeSheet(grid, [{index: (name, place) for index, name in enumerate(names)}])
    made.rows += [dict(enumerate(row)) for row in rows]
    return made


def _take(sheet: _Sheet, grid: Grid, row: int) -> bool:
    """Takes a row for what it is; false where it is nothing of this."""
    filled = [(cell, (row, index)) for index, cell in grid.filled(row)]
    if not filled:
        sheet.is_apart = True
        return True
    label, *beside = filled
    if len(filled) > _LABEL_AND_VALUE and sheet.kind_of(grid, row) is None:
        return False
    is_apart, sheet.is_apart = sheet.is_apart, False
    if _indicator_in(grid, row) is not None:
        sheet.indicator, sheet.kind = label, None
        return _take_points(sheet, (_TOTAL, label[1]), beside)
    if sheet.indicator is None:
        return False
    if sheet.kind_of(grid, row) is not None:
        sheet.kind = label
        sheet.headings += 1
        return all(_take_finding(sheet, one) for one in beside)
    text = as_text(label[0])
    if beside and (names_total(text) or is_statement(text)):
        return _take_points(sheet, (_TOTAL, label[1]) if names_total(text) else label, beside)
    return not beside and not is_apart and _take_finding(sheet, label)


def _take_points(sheet: _Sheet, label: _Placed, beside: Sequence[_Placed]) -> bool:
    for cell, place in beside:
        if not holds_figure(cell) and not is_missing(cell):
            return False
        if sheet.indicator is not None and holds_figure(cell):
            sheet.scores.append((sheet.indicator, label, (cell, place)))
    return True


def _take_finding(sheet: _Sheet, text: _Placed) -> bool:
    if sheet.indicator is None or sheet.kind is None or not isinstance(text[0], str) or holds_figure(text[0]):
        return False
    if not is_missing(text[0]):
        sheet.findings.append((sheet.indicator, sheet.kind, text))
    return True


def _indicator_in(grid: Grid, row: int) -> str | None:
    """The indicator that a row names, alone or with a figure beside it."""
    label, *beside = grid.filled(row) or [(0, "")]
    if len(beside) >= _LABEL_AND_VALUE or any(not holds_figure(cell) and not is_missing(cell) for _, cell in beside):
        return None
    text = as_text(label[1])
    return None if is_statement(text) and beside else indicator_named(text)


def _kinds_in(grid: Grid) -> Mapping[str, str]:
    """The headings of kinds: "Styrker" by its name, "Dette får vi til" as it comes again, or as no other says its kind.

    "God oversikt" below one of them speaks of what is good as well, and is a point.
    """
    labels = [as_text(filled[0][1]) for row in range(grid.height) if (filled := grid.filled(row))]
    times = Counter(aliases.normalised(label) for label in labels)
    named = aliases.choices_by_word("findings", "kind")
    found = {
        aliases.normalised(label): kind
        for label in labels
        if not is_statement(label) and (kind := kind_in_table(label)) is not None
    }
    sure = {word: kind for word, kind in found.items() if word in named or times[word] > 1}
    said = set(sure.values())
    return sure | {word: kind for word, kind in found.items() if kind not in said}
