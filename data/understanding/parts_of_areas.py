"""A line for each company or the like within an area: the area's figures are what its lines come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.cells.drafts import Draft
from data.cells.grid import Cell
from data.cells.values import Value, squeezed
from data.terms.datasets import Field, Kind
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import Derived
from data.understanding.phrases import speaks_of
from data.understanding.roles import Interpretation
from data.understanding.table import CARRIED, Column, Table
from data.understanding.vouchers import has_number_each, year_of_vouchers

_DIVIDED = frozenset({"budget", "jobs"})
_NAMED = frozenset({"company", "project"})
_ADDED = (Kind.AMOUNT, Kind.NUMBER, Kind.INTEGER)


def names_of_parts(read_as: Interpretation) -> list[Column]:
    """The columns that name a company or a project on each line of a table of areas, and that nothing reads.

    What stands over groups of lines is no area where the headings of the figures name theirs.
    """
    if read_as.dataset not in _DIVIDED:
        return []
    area = read_as.role_of("focus_area")
    is_across = any(name == "focus_area" for role in read_as.roles for name, _ in role.given)
    over = area.column if area is not None and area.column.index == CARRIED and not is_across else None
    return [one for one in read_as.unread if _names_parts(one) or (over is not None and _comes_again(one, over))]


def _comes_again(column: Column, over: Column) -> bool:
    """Whether most of the texts of a column stand under several of the areas: so do the accounts of each."""
    areas: dict[Cell, set[Cell]] = {}
    for name, area in zip(column.cells, over.cells, strict=True):
        if isinstance(name, str) and name:
            areas.setdefault(name, set()).add(area)
    again = sum(len(own) > 1 for own in areas.values())
    return column.index != CARRIED and 2 * again > len(areas) > 1


def _names_parts(column: Column) -> bool:
    return bool(speaks_of(column.heading.text) & _NAMED) and _holds_words(column)


def _holds_words(column: Column) -> bool:
    texts = [cell for cell in column.cells if cell != ""]
    return column.index != CARRIED and bool(texts) and all(isinstance(cell, str) for cell in texts)


def _are_added_below(rows: Sequence[int], derived: Mapping[int, Derived]) -> bool:
    """Whether the line right below these lines is what they, and no others, come to."""
    below = derived.get(rows[-1] + 1)
    is_run = list(rows) == list(range(rows[0], rows[-1] + 1))
    return is_run and below is not None and below.kind == "sum" and len(below.parts) == len(rows)


def areas_of_parts(
    draft: Draft, table: Table, read_as: Interpretation, derived: Mapping[int, Derived]
) -> tuple[Draft, list[Problem]]:
    """The draft with one row for the lines of an area that differ in their company, and a word on each that is added.

    So are payments, each with the number and the day of its voucher, whoever they went to, in those days' year. Lines
    of the same company, or that differ in anything else than figures, stay apart. So do lines that differ in what
    nobody reads, an account or the like, but where the table adds up those of each area itself: `derived` are its lines
    that are worked out, by the row of the sheet.
    """
    named = names_of_parts(read_as)
    year = year_of_vouchers(table.columns) if read_as.dataset == "budget" else None
    if year is not None and not any(_is_more_than_paid(draft.dataset.field(name)) for name in draft.columns):
        named = [one for one in read_as.unread if has_number_each(one)]
        draft.columns.setdefault("year", [year] * len(draft))
    names = named or [one for one in read_as.unread if _holds_words(one)] if read_as.dataset in _DIVIDED else []
    if not named and not any(draft.columns.get("focus_area", ())):
        return draft, []  # what nobody reads may be the areas
    if not names or read_as.labels is not None:
        return draft, []
    line_of = {row: line for line, row in enumerate(table.lines)}
    if any(row not in line_of for row in draft.rows):
        return draft, []
    figures = [one.name for one in draft.dataset.fields if one.kind in _ADDED and not one.is_key]
    others = [name for name in draft.columns if name not in figures]
    groups: dict[tuple[Value, ...], list[int]] = {}
    for place in range(len(draft)):
        if place not in draft.totals:
            groups.setdefault(tuple(draft.columns[name][place] for name in others), []).append(place)
    repeated = [places for places in groups.values() if len(places) > 1]
    if not named and not all(_are_added_below([draft.rows[place] for place in places], derived) for places in repeated):
        return draft, []
    if not all(_are_parts(names, [line_of[draft.rows[place]] for place in places]) for places in repeated):
        return draft, []
    problems: list[Problem] = []
    for first, *rest in repeated:
        for name in figures:
            if name in draft.columns:
                values = draft.columns[name]
                values[first] = _sum([values[place] for place in (first, *rest)])
        for place in rest:
            where = next((at for name in figures if name in draft.columns and (at := draft.place(name, place))), None)
            shown = squeezed(_cell(names[0], line_of[draft.rows[place]]))
            problems.append(Problem("lines_added_up", Severity.WARNING, draft.sheet, where, shown))
    gone = {place for _, *rest in repeated for place in rest}
    return draft.keep(place for place in range(len(draft)) if place not in gone), problems


def _is_more_than_paid(field: Field) -> bool:
    return field.kind in (Kind.AMOUNT, Kind.SHARE) and field.name != "paid_nok"


def _are_parts(names: Sequence[Column], lines: Sequence[int]) -> bool:
    """Whether some column has a name of its own on each of the lines."""
    return any(len({_cell(column, line) for line in lines} - {""}) == len(lines) for column in names)


def _cell(column: Column, line: int) -> Cell:
    return column.cells[line]


def _sum(values: Sequence[Value]) -> Value:
    known = [float(value) for value in values if isinstance(value, int | float)]
    return sum(known) if known else None
