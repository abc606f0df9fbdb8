"""Figures of other places beside our own: the county and the country are there to be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from data.cells.grid import Cell, address
from data.cells.values import is_missing, squeezed
from data.terms.problems import Problem, Severity
from data.understanding.blocks import Heading
from data.understanding.cell_texts import bare_municipality
from data.understanding.cells import holds_figure
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table
from data.understanding.whose import of_titles

_OF_MEASURES = frozenset({"measure", "unit", "value"})
_COUNTY = frozenset({"county"})
_COUNTRY = frozenset({"landet", "hele landet", "heile landet", "norge", "noreg", "norway", "country", "the country"})
_PLACES = _COUNTY | {"municipality", "programme"}
_FEWEST_PLACES = 2
_YEAR_AND_PLACE = 2
_VALUE = "Verdi"


def with_own_place(table: Table, names: frozenset[str]) -> Table:
    """A table of measures without the columns of other places, where each year has them beside the one of our own.

    Ours is the place that a programme is called after, or the only one that is neither county nor country.
    """
    if not any(speaks_of(column.heading.text) & _OF_MEASURES for column in table.columns if column.index != CARRIED):
        return table
    table = _without_lines_of_others(table, names)
    places = {id(column): level for column in table.columns if (level := _level_of_place(column)) is not None}
    by_year: dict[str, dict[str, Column]] = {}
    for column in table.columns:
        if id(column) in places:
            parts = column.heading.parts
            year = squeezed(parts[1 - places[id(column)]].cell) if len(parts) == _YEAR_AND_PLACE else ""
            name = parts[places[id(column)]].text
            if name in by_year.setdefault(year, {}):
                return table  # the years that tell the two apart are not known here
            by_year[year][name] = column
    of_title = of_titles(title.text for title in table.titles)
    known = names | ({of_title} if of_title is not None else frozenset())
    own = _own_of(by_year, frozenset(name.casefold() for name in known))
    if own is None:
        return table
    left_out = [column for columns in by_year.values() for name, column in columns.items() if name != own]
    others = dict.fromkeys(name for columns in by_year.values() for name in columns if name != own)
    gone = {id(column) for column in left_out}
    kept = tuple(
        replace(column, heading=_without_place(column.heading, places[id(column)])) if id(column) in places else column
        for column in table.columns
        if id(column) not in gone
    )
    part = left_out[0].heading.parts[-1]
    place = address(*table.block.places.get((part.row, part.column), (part.row, part.column)))
    return replace(table, columns=kept, problems=(*table.problems, _told(table, place, others, own)))


def _told(table: Table, place: str, others: Iterable[str], own: str) -> Problem:
    values: dict[str, str | int | float] = {"own": own}
    return Problem("other_places_left_out", Severity.WARNING, table.grid.sheet, place, ", ".join(others), values)


def _without_lines_of_others(table: Table, names: frozenset[str]) -> Table:
    """The table without the lines of county and country, where a column says our own place on others.

    So are those under any other text of the places over groups of lines, where all that stands under ours comes again.
    """
    for column in table.columns:
        texts = [cell.strip() if isinstance(cell, str) else "" for cell in column.cells]
        own = [text for text in texts if is_own_place(text, names)]
        others = [line for line, text in enumerate(texts) if _is_other(text)]
        if own and column.index == CARRIED:
            others = others if others else _lines_of_the_same(table, texts, own[0])
        if own and others:
            told = _told(table, table.address(column, others[0]), dict.fromkeys(texts[at] for at in others), own[0])
            kept = table.keep([line for line in range(len(texts)) if line not in set(others)])
            return replace(kept, problems=(*table.problems, told))
    return table


def is_own_place(text: str, names: frozenset[str]) -> bool:
    """Whether a text is the name of a programme that is known, or of the municipality called like it."""
    return bare_municipality(text.strip()) in names


def _lines_of_the_same(table: Table, texts: Sequence[str], own: str) -> list[int]:
    """The lines that are not under our own place, where each other text stands over what stands under ours."""
    labels = next((one.cells for one in table.columns if one.index != CARRIED), [""] * len(texts))
    under: dict[str, list[Cell]] = {}
    for text, label in zip(texts, labels, strict=True):
        under.setdefault(text, []).append(label)
    is_again = all(sorted(map(str, cells)) == sorted(map(str, under[own])) for cells in under.values())
    return [line for line, text in enumerate(texts) if text != own] if is_again else []


def _level_of_place(column: Column) -> int | None:
    """Which part of a heading may name a place: the only one, or that beside a year."""
    parts = column.heading.parts
    if column.index == CARRIED or not all(holds_figure(cell) for cell in column.cells if not is_missing(cell)):
        return None
    if len(parts) == 1:
        may_be = said_by(parts[0].cell).year is None and speaks_of(parts[0].text) <= _PLACES
        return 0 if may_be else None
    if len(parts) != _YEAR_AND_PLACE:
        return None
    years = [said_by(part.cell).year is not None and not said_by(part.cell).rest for part in parts]
    if sum(years) != 1:
        return None
    level = years.index(False)
    return level if speaks_of(parts[level].text) <= _PLACES else None


def _own_of(by_year: Mapping[str, Mapping[str, Column]], names: frozenset[str]) -> str | None:
    """Our own among places that every year has; None where nothing tells, or where they are not places.

    What is called after a programme that is named may stand for more years than those it is compared with.
    """
    sets = [set(columns) for columns in by_year.values()]
    places = set[str]().union(*sets)
    known = {place for place in places if place.casefold() in names}
    is_compared = len(known) == 1 and all(known <= one for one in sets) and any(_is_other(place) for place in places)
    if not sets or len(places) < _FEWEST_PLACES or (any(one != sets[0] for one in sets) and not is_compared):
        return None
    compared = {place for place in places if _is_other(place)}
    left = places - compared
    if len(known) == 1:
        return known.pop()
    return left.pop() if compared and len(left) == 1 else None


def _is_other(text: str) -> bool:
    """Whether a text is a word for a place that a programme is a part of."""
    return text.strip().casefold() in _COUNTRY or speaks_of(text) == _COUNTY


def _without_place(heading: Heading, level: int) -> Heading:
    if len(heading.parts) == 1:
        return replace(heading, parts=(heading.parts[0]._replace(text=_VALUE, cell=_VALUE),))
    return replace(heading, parts=tuple(part for at, part in enumerate(heading.parts) if at != level))
