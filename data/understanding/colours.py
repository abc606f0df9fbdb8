"""What the colour of a line stands for, where a text beside the table says so: "Grå linje = avsluttet"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from colorsys import rgb_to_hls
from dataclasses import replace
from functools import cache

from data.cells.grid import Cell
from data.understanding.blocks import Heading, Part
from data.understanding.cells import as_text, holds_figure
from data.understanding.figure_names import choice_within
from data.understanding.lexicon import hues
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

_MEANS = r"\s*(?:=|:|–|—|betyr|betyd|tyder|means|er|is)\s*"
_NOUN = r"(?:\s+(?P<noun>[^\W\d]{3,12}))?"
_MEANING = r"(?P<meaning>[^\W\d][^,;.=]*?)(?=\s*(?:[,;.]|$|\bog\b|\band\b))"
_WRITTEN = re.compile(r"skrift|tekst|text|font|ink", re.IGNORECASE)
_GREY, _LIGHT, _DARK = 0.05, 0.97, 0.1
_LONGEST = 200
_MOST_LINES = 5_000
_FEWEST_PAINTED = 2
_PHASE, _STATE = "Fase", "Status"
_AMBER, _STRONG = (0.1, 0.14), 0.3
# The end of each hue on the wheel, from 0 to 1.
_WHEEL = (
    *((0.03, "red"), (0.115, "orange"), (0.19, "yellow"), (0.47, "green"), (0.70, "blue"), (0.80, "purple")),
    *((0.93, "pink"), (1.01, "red")),
)


@cache
def _legend() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, hues()), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<hue>{words}){_NOUN}{_MEANS}{_MEANING}", re.IGNORECASE)


def hue_of(colour: str) -> str:
    """The name of a colour written RRGGBB: "grey", "green"; "" for none, white and black.

    "amber" is what some call orange and others yellow.
    """
    if len(colour) != 6:
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    brightest = max(red, green, blue)
    if brightest - min(red, green, blue) < _GREY:
        return "grey" if _DARK < brightest < _LIGHT else ""
    hue = rgb_to_hls(red, green, blue)[0]
    if _AMBER[0] < hue < _AMBER[1] and blue < _STRONG:
        return "amber"
    return next(name for end, name in _WHEEL if hue < end)


def explained_colours(table: Table) -> dict[tuple[str, bool], str]:
    """Hue, and whether it is that of the letters -> what the texts around a table say that it stands for."""
    found: dict[tuple[str, bool], str] = {}
    for text in (*table.titles, *table.notes):
        if len(text.text) <= _LONGEST:
            for one in _legend().finditer(text.text):
                is_written = bool(one["noun"] and _WRITTEN.search(one["noun"]))
                found[hues()[one["hue"].casefold()], is_written] = one["meaning"].strip()
    return found or {(hue, False): meaning for hue, meaning in _painted(table).items()}


def _painted(table: Table) -> dict[str, str]:
    """Hue -> what a text below the table says that is painted in it, where several are, each in a colour of its own."""
    texts = [(hue_of(table.grid.look(text.row, text.column).fill), text.text.strip()) for text in table.notes]
    painted = [(hue, text) for hue, text in texts if hue and len(text) <= _LONGEST]
    return dict(painted) if len(dict(painted)) == len(painted) >= _FEWEST_PAINTED else {}


def with_colours(table: Table) -> Table:
    """The table with what its colours stand for: the stage of its figures, or how far each line has come.

    A column is made for the phase, or the state, that the colour of a line's words stands for, where no column says it.
    """
    if not table.grid.looks or len(table.lines) > _MOST_LINES:
        return table
    explained = explained_colours(table)
    if not explained:
        return table
    if all(choice_within("jobs", "stage", meaning) is not None for meaning in explained.values()):
        return _with_stages(table, explained)
    is_phase = all(choice_within("projects", "phase", meaning) is not None for meaning in explained.values())
    if any(("phase" if is_phase else "state") in speaks_of(column.heading.text) for column in table.columns):
        return table
    labels = [column for column in table.columns if column.index != CARRIED and _holds_words(column)]
    if not labels:
        return table
    said = [_meanings(table, line, labels, explained) for line in range(len(table.lines))]
    if not any(said) or any(len(meanings) > 1 for meanings in said):
        return table  # where a line has several colours, each tells of its cell
    cells = [_of_line(table, line, labels, meanings, explained) for line, meanings in enumerate(said)]
    first = labels[0]
    name = _PHASE if is_phase else _STATE
    part = Part(name, name, table.block.header_row, first.index)
    made = Column(Heading(first.index, (part,)), cells)
    return replace(table, columns=(*table.columns, made))


def _with_stages(table: Table, explained: Mapping[tuple[str, bool], str]) -> Table:
    """The table where each column of figures stands under what its colour stands for, one column for each of several.

    Columns with a figure whose colour is not explained stay as they are; sums need no colour.
    """
    sums = {line for column in table.columns for line, cell in enumerate(column.cells) if names_sum(as_text(cell))}
    columns: list[Column] = []
    for column in table.columns:
        said = [_of_figure(table, column, line, explained) for line in range(len(column.cells))]
        filled = [line for line, cell in enumerate(column.cells) if cell != "" and line not in sums]
        meanings = list(dict.fromkeys(said[line] for line in filled))
        if column.index == CARRIED or not meanings or None in meanings:
            columns.append(column)
            continue
        for meaning in filter(None, meanings):
            part = Part(meaning, meaning, table.block.header_row, column.index)
            is_its = [len(meanings) == 1 or own == meaning for own in said]
            cells = [cell if own else "" for cell, own in zip(column.cells, is_its, strict=True)]
            columns.append(replace(column, heading=Heading(column.index, (part, *column.heading.parts)), cells=cells))
    return replace(table, columns=tuple(columns))


def _of_figure(table: Table, column: Column, line: int, explained: Mapping[tuple[str, bool], str]) -> str | None:
    """What the colour of a figure stands for; None for what is no figure and where the colour is not explained."""
    if not isinstance(column.cells[line], float):
        return None
    look = table.look(column, line)
    filled, written = (
        _explained(hue_of(colour), explained, is_written=is_written)
        for colour, is_written in ((look.fill, False), (look.ink, True))
    )
    return filled or written


def _holds_words(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    return bool(filled) and 2 * sum(isinstance(cell, str) and not holds_figure(cell) for cell in filled) > len(filled)


def _meanings(table: Table, line: int, labels: list[Column], explained: Mapping[tuple[str, bool], str]) -> Counter[str]:
    """What the colours of a line's words stand for, as far as that is explained, each with how many words have it."""
    looks = [table.look(column, line) for column in labels if column.cells[line] != ""]
    return Counter(
        meaning
        for look in looks
        for colour, is_written in ((look.fill, False), (look.ink, True))
        if (meaning := _explained(hue_of(colour), explained, is_written=is_written)) is not None
    )


def _of_line(
    table: Table, line: int, labels: list[Column], meanings: Counter[str], explained: Mapping[tuple[str, bool], str]
) -> Cell:
    """What the colour of a line's name, or of most of its words, stands for; empty where none is explained."""
    words = sum(column.cells[line] != "" for column in labels)
    is_name = bool(_meanings(table, line, labels[:1], explained))
    return next((meaning for meaning, count in meanings.most_common(1) if is_name or 2 * count > words), "")


def _explained(hue: str, explained: Mapping[tuple[str, bool], str], *, is_written: bool) -> str | None:
    names = ("orange", "yellow") if hue == "amber" else (hue,)
    return next((explained[name, is_written] for name in names if (name, is_written) in explained), None)
