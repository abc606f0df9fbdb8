"""The levels that somebody has set for a measure: across its plot, in words, and in its table."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.drawing.axes import ValueLine
from analysis.drawing.row_parts import RowKey
from analysis.drawing.rows import CellLevel
from analysis.numbers.measures import LEVELS, Measure
from analysis.table import Column
from language import Language


def levels_across(one: Measure, heights: ValueLine, language: Language) -> tuple[CellLevel, ...]:
    """Its levels, the lowest demand first; nothing where nobody has set any."""
    found = []
    for name, demand in one.levels:
        text = language.text(f"charts.measures.level_{name}", demand=language.number(demand, 2))
        found.append(CellLevel(name, heights.place(demand), text, one.level == name))
    return tuple(found)


def levels_in_words(one: Measure, language: Language) -> str:
    """Which level the last value is at and what the levels are, as sentences after others; nothing without levels."""
    if not one.levels:
        return ""
    levels = language.listing(
        [
            language.text(f"charts.measures.level_{name}", demand=language.number(demand, 2))
            for name, demand in one.levels
        ]
    )
    said = language.text("charts.measures.levels", levels=levels)
    return f" {said} {reached_in_words(one, language)}".rstrip()


def reached_in_words(one: Measure, language: Language) -> str:
    """Which level the last value is at, as a sentence; nothing where that cannot be said."""
    return "" if one.level is None else language.text(f"charts.measures.reached_{one.level}")


def level_keys(measures: Iterable[Measure], language: Language) -> tuple[RowKey, ...]:
    """What the lines across the plots mean, where there are any."""
    has_levels = any(one.levels for one in measures)
    return (RowKey("level", language.text("charts.measures.key_level")),) if has_levels else ()


def level_columns(measures: Iterable[Measure], language: Language) -> tuple[Column, ...]:
    """The columns of the table; none where nobody has set any level."""
    if not any(one.levels for one in measures):
        return ()
    numbers = tuple(Column(language.text(f"charts.measures.column_{name}"), "number") for name in LEVELS)
    return (*numbers, Column(language.text("charts.measures.column_level")))


def level_values(one: Measure, *, is_last: bool, language: Language) -> tuple[float | str | None, ...]:
    """The values of those columns; which level is reached is said of the last value alone."""
    known = dict(one.levels)
    reached = language.text(f"charts.measures.is_{one.level}") if is_last and one.level is not None else None
    return (*(known.get(name) for name in LEVELS), reached)
