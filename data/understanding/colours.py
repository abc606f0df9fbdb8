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
from data.understanding.cells import holds_figure
from data.understanding.lexicon import hues
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table

_MEANS = r"\s*(?:=|:|–|—|betyr|betyd|tyder|means|er|is)\s*"
_NOUN = r"(?:\s+(?P<noun>[^\W\d]{3,12}))?"
_MEANING = r"(?P<meaning>[^\W\d][^,;.=]*?)(?=\s*(?:[,;.]|$|\bog\b|\band\b))"
_WRITTEN = re.compile(r"skrift|tekst|text|font|ink", re.IGNORECASE)
_GREY, _LIGHT, _DARK = 0.05, 0.97, 0.1
_LONGEST = 200
_MOST_LINES = 5_000
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
    return found


def with_colours(table: Table) -> Table:
    """The table with a column for what the colours of its lines stand for, where no column says how things stand."""
    if not table.grid.looks or len(table.lines) > _MOST_LINES:
        return table
    explained = explained_colours(table)
    if not explained or any("state" in speaks_of(column.heading.text) for column in table.columns):
        return table
    labels = [column for column in table.columns if column.index != CARRIED and _holds_words(column)]
    if not labels:
        return table
    said = [_meanings(table, line, labels, explained) for line in range(len(table.lines))]
    if not any(said) or any(len(meanings) > 1 for meanings in said):
        return table  # where a line has several colours, each tells of its cell
    cells = [_of_line(table, line, labels, meanings) for line, meanings in enumerate(said)]
    first = labels[0]
    part = Part("Status", "Status", table.block.header_row, first.index)
    made = Column(Heading(first.index, (part,)), cells)
    return replace(table, columns=(*table.columns, made))


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


def _of_line(table: Table, line: int, labels: list[Column], meanings: Counter[str]) -> Cell:
    """What the colour of most of a line's words stands for; empty where it has none that is explained."""
    words = sum(column.cells[line] != "" for column in labels)
    return next((meaning for meaning, count in meanings.most_common(1) if 2 * count > words), "")


def _explained(hue: str, explained: Mapping[tuple[str, bool], str], *, is_written: bool) -> str | None:
    names = ("orange", "yellow") if hue == "amber" else (hue,)
    return next((explained[name, is_written] for name in names if (name, is_written) in explained), None)
