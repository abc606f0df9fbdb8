"""Tables with a line for each year: the line of the goal at their end is no year, and heads a table of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.understanding.blocks import Block, Heading, Part, Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of, words_of_heading
from data.understanding.sum_words import names_sum

_FEWEST_YEARS = 2
_LONGEST = 100  # lines of a table of years
_OF_GOAL = frozenset({"target", "year", "period", "total", "whole"})


def with_goals_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, those with a line for each year without the last line where that is the goal's: "Mål 2027".

    What such a line is called stands over each of its figures instead, as it would where the years stand across.
    """
    for block in blocks:
        goal = _goal_of(block)
        if goal is None:
            yield block
            continue
        label = block.grid.columns[block.headings[0].index][goal]
        part = Part(as_text(label), label, goal, block.headings[0].index)
        kept = _without_sum(block, goal)
        headings = tuple(Heading(one.index, (part, *one.parts)) for one in kept)
        yield replace(block, last_row=goal - 1, titles=tuple(map(_without_goal, block.titles)))
        titles = (*block.titles, Text(part.text, part.row, part.column))
        yield replace(block, headings=headings, first_row=goal, last_row=goal, titles=titles)


def _without_goal(title: Text) -> Text:
    """A title without its words for a goal, which it says of the line that has been taken away."""
    text = title.text
    for word in words_of_heading(text):
        if word.meanings == {"target"}:
            text = re.sub(rf"(?<!\w){re.escape(word.text)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return replace(title, text=squeezed(text))


def _goal_of(block: Block) -> int | None:
    """The row of the goal, the last of a block with figures; None where its other lines are no years."""
    if block.places or block.group_titles or len(block.headings) < 2 or block.last_row - block.first_row > _LONGEST:
        return None
    first, others = block.headings[0].index, [heading.index for heading in block.headings[1:]]
    columns = block.grid.columns
    rows = [
        row
        for row in range(block.first_row, block.last_row + 1)
        if any(holds_figure(columns[index][row]) for index in others)
    ]
    *years, goal = rows or [block.first_row]
    named = [columns[first][row] for row in years]
    if sum(map(_is_year, named)) < _FEWEST_YEARS or not _is_of_goal(columns[first][goal]):
        return None
    return goal if all(cell == "" or said_by(cell).has_year for cell in named) else None


def _without_sum(block: Block, row: int) -> list[Heading]:
    """The headings over figures, without what is called a sum and adds up the others of a row: one line proves little
    by itself, but with that name it does.
    """
    named = block.headings[1:]

    def figure(heading: Heading) -> float:
        cell = block.grid.columns[heading.index][row]
        return float(cell) if isinstance(cell, int | float) else 0.0

    def is_sum(heading: Heading) -> bool:
        alike = [one for one in named if one is not heading and one.texts[1:] == heading.texts[1:]]
        return names_sum(heading.texts[0]) and len(alike) > 1 and figure(heading) == sum(map(figure, alike))

    return [heading for heading in named if not is_sum(heading)]


def _is_year(cell: Cell) -> bool:
    said = said_by(cell)
    return said.year is not None and not said.rest and said.part is None


def _is_of_goal(cell: Cell) -> bool:
    said = speaks_of(said_by(cell).rest) if isinstance(cell, str) else frozenset()
    return "target" in said and said <= _OF_GOAL
