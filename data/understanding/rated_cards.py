"""Cards of indicators whose lines are statements, no two cards alike: "Indikator" beside its name, points below it.

Or the name alone on its line, as in a form that somebody has filled in: statements with what was chosen beside each,
and questions with the findings that answer them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.cells.grid import Cell, Grid
from data.understanding.blocks import Block, texts_of
from data.understanding.cells import as_text, holds_figure
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.lexicon import qualifiers
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.names import indicator_named, is_statement
from data.understanding.phrases import speaks_of

_FEWEST_STATEMENTS = 2  # a card that has none of the form's is a line of one table with the others
_TOTAL = "Total"
_COUPLE = 2  # a question and its answer; and more words than that make a finding
_NO_POINTS = frozenset({"count", "date", "when", "year", "job", "budget", "amount", "id", "target", "rank"})

Pair = tuple[Place, Place]


def rated_cards(grid: Grid) -> list[Block]:
    """The points of the cards as a table, and their findings as another; nothing where there are no cards."""
    named = _beginnings(grid)
    cards = [((at[0], at[1] + 1), list(_pairs(grid, at, named))) for at in named] or _filled_in(grid)
    labels = [_text(grid, label) for _, pairs in cards for label, _ in pairs]
    if sum(map(is_statement, labels)) < _FEWEST_STATEMENTS:
        return []
    scores, findings = MadeSheet(grid), MadeSheet(grid)
    for name, pairs in cards:
        for label, value in pairs:
            text, cell = _text(grid, label), grid.columns[value[1]][value[0]]
            beside = {0: (_cell(grid, name), name), 2: (cell, value)}
            is_found = kind_in_table(text) is not None and not is_statement(text) and not holds_figure(cell)
            if is_found and cell != "":
                findings.rows.append({**beside, 1: (text, label)})
            elif not is_found and _is_rated(text, cell):
                is_total = not is_statement(text) and bool(speaks_of(text) & {"score", "total"})
                scores.rows.append({**beside, 1: (_TOTAL if is_total else text, label)})
    first = cards[0][0]
    above = min(name[0] for name, _ in cards)
    titles = texts_of(grid, 0, above)
    blocks = [
        _headed(made, names, first).block((0,), titles)
        for made, names in ((scores, ("Indikator", "Påstand", "Poeng")), (findings, ("Indikator", "Type", "Tekst")))
        if made.rows
    ]
    return [block for block in blocks if block is not None]


def _filled_in(grid: Grid) -> list[tuple[Place, list[Pair]]]:
    """The cards of a form that was filled in: names alone, statements and findings beside their questions below each.

    Without such findings it is a table like any other.
    """
    alone = [
        (row, filled[0][0])
        for row in range(grid.height)
        if len(filled := grid.filled(row)) == 1 and indicator_named(as_text(filled[0][1])) is not None
    ]
    cards = [(at, list(_pairs(grid, at, alone))) for at in alone]
    pairs = [pair for _, own in cards for pair in own]
    is_narrow = not any(holds_figure(cell) for label, _ in pairs for _, cell in grid.filled(label[0])[_COUPLE:])
    asked = [label for label, value in pairs if _is_answer(grid, label, value)]
    return cards if is_narrow and asked else []


def _is_answer(grid: Grid, label: Place, value: Place) -> bool:
    """Whether a text is a finding that stands beside its question: "Hva må bli bedre?"."""
    cell = _cell(grid, value)
    is_text = isinstance(cell, str) and len(cell.split()) > _COUPLE and not holds_figure(cell)
    return is_text and kind_in_table(_text(grid, label)) is not None and not is_statement(_text(grid, label))


def _is_rated(label: str, cell: Cell) -> bool:
    """Whether a value is the points of what stands beside it: "Antall deltakere" and "Poeng i fjor" have none here."""
    if is_statement(label):
        return cell != ""
    return holds_figure(cell) and not speaks_of(label) & (_NO_POINTS | qualifiers())


def _headed(made: MadeSheet, names: tuple[str, ...], place: Place) -> MadeSheet:
    made.rows.insert(0, {index: (name, place) for index, name in enumerate(names)})
    return made


def _beginnings(grid: Grid) -> list[Place]:
    """Where "Indikator" stands with the name of one to its right, and not in a header with more beside it."""
    found = [
        (row, index)
        for index, column in enumerate(grid.columns[:-1])
        for row, cell in enumerate(column)
        if isinstance(cell, str) and speaks_of(cell) == {"indicator"} and indicator_named(cell) is None
    ]
    return sorted(
        (row, index)
        for row, index in found
        if isinstance(name := grid.columns[index + 1][row], str) and indicator_named(name) is not None
    )


def _pairs(grid: Grid, at: Place, beginnings: Sequence[Place]) -> Iterator[Pair]:
    """The labels and values below the name of a card, as far down as there are some, or to the next card."""
    row, index = at
    if index + 1 >= len(grid.columns):
        return
    own = {place for place in beginnings if place[1] == index}
    for below in range(row + 1, grid.height):
        if grid.columns[index][below] == "" or (below, index) in own:
            return
        yield (below, index), (below, index + 1)


def _cell(grid: Grid, place: Place) -> Cell:
    return grid.columns[place[1]][place[0]]


def _text(grid: Grid, place: Place) -> str:
    return as_text(_cell(grid, place))
