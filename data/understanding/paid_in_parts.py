"""A line for each payment, on which the project and its grant are written again: each project is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from data.cells.drafts import Draft
from data.cells.grid import Cell
from data.cells.values import Unreadable, number_and_unit, squeezed
from data.terms.problems import Problem, Severity
from data.understanding.phrases import speaks_of
from data.understanding.roles import Interpretation
from data.understanding.table import CARRIED, Column, Table

_TELLS_MORE = frozenset({"year", "grant", "phase", "area", "cost", "state"})
_TELLS_WHICH = frozenset({"id", "date", "when", "period", "account", "remaining", "cumulative"})
_ROUNDED = 1.0


def each_project_once(draft: Draft, table: Table, read_as: Interpretation) -> tuple[Draft, list[Problem]]:
    """The draft without rows that only repeat a project for one more payment of what was granted, and a word on it.

    All that is read of the project is the same on each of its lines, and its payments come to no more than its grant.
    """
    repeated = [places for places in _groups(draft) if len(places) > 1] if draft.dataset.name == "projects" else []
    if not repeated:
        return draft, []
    line_of = {row: line for line, row in enumerate(table.lines)}
    if any(row not in line_of for row in draft.rows) or not all(_are_the_same(draft, places) for places in repeated):
        return draft, []
    lines = [[line_of[draft.rows[place]] for place in places] for places in repeated]
    varying = [column for column in read_as.unread if any(_varies(column, own) for own in lines)]
    if any(speaks_of(column.heading.text) & _TELLS_MORE - _when_remaining(column) for column in varying):
        return draft, []
    grants = draft.column("granted_nok")
    limits = [grant if isinstance(grant := grants[places[0]], float) else None for places in repeated]
    tell_which = [column for column in varying if speaks_of(column.heading.text) & _TELLS_WHICH]
    if not tell_which or not any(_are_payments(column, lines, limits) for column in varying):
        return draft, []
    gone = {place for places in repeated for place in places[1:]}
    first = min(gone)
    told = Problem(
        "project_paid_in_parts",
        Severity.WARNING,
        draft.sheet,
        draft.place("project", first) or draft.place("name", first),
        squeezed(draft.column("project")[first] or draft.column("name")[first] or ""),
        {"count": len(gone)},
    )
    return draft.keep(place for place in range(len(draft)) if place not in gone), [told]


def _groups(draft: Draft) -> Iterable[list[int]]:
    """The rows of each project, but for those of sums; none where each has one."""
    names = draft.column("project" if any(draft.column("project")) else "name")
    if len(set(names)) == len(names):
        return ()
    found: dict[object, list[int]] = {}
    for place, name in enumerate(names):
        if name is not None and place not in draft.totals:
            found.setdefault(name, []).append(place)
    return found.values()


def _are_the_same(draft: Draft, places: Sequence[int]) -> bool:
    return all(len({values[place] for place in places}) == 1 for values in draft.columns.values())


def _varies(column: Column, lines: Iterable[int]) -> bool:
    return len({column.cells[line] for line in lines}) > 1


def _when_remaining(column: Column) -> frozenset[str]:
    """What is left of a grant is no other grant."""
    return frozenset({"grant"}) if "remaining" in speaks_of(column.heading.text) else frozenset()


def _are_payments(column: Column, lines: Sequence[Sequence[int]], limits: Sequence[float | None]) -> bool:
    """Whether a column holds payments that come to no more than was granted to each project."""
    meanings = speaks_of(column.heading.text)
    if column.index == CARRIED or "payment" not in meanings or meanings & _TELLS_WHICH:
        return False
    for own, limit in zip(lines, limits, strict=True):
        numbers = [_number(column.cells[line]) for line in own]
        known = [number for number in numbers if number is not None]
        if len(known) < len([line for line in own if column.cells[line] != ""]) or not known:
            return False
        if limit is None or sum(known) > limit + _ROUNDED:
            return False
    return True


def _number(cell: Cell) -> float | None:
    try:
        return number_and_unit(cell)[0] if isinstance(cell, str) and cell else float(cell)  # type: ignore[arg-type]
    except (Unreadable, TypeError, ValueError):
        return None


def with_payments_below_left_out(table: Table) -> Table:
    """The table without the lines that only tell one more payment of the project above, and their columns; with a word.

    Such a line says no name and no grant, and nothing but what its own columns say, one of which is called a payment.
    """
    own = [column for column in table.columns if column.index != CARRIED]
    names = next((column for column in own if any(isinstance(cell, str) and cell for cell in column.cells)), None)
    if names is None or not any("grant" in speaks_of(column.heading.text) for column in own) or names.cells[:1] == [""]:
        return table
    more = [line for line, cell in enumerate(names.cells) if cell == ""]
    told = [column for column in own if any(column.cells[line] != "" for line in more)]
    said = [speaks_of(column.heading.text) for column in told]
    is_paid = any("payment" in meanings for meanings in said) and not any(meanings & _TELLS_MORE for meanings in said)
    begin = own.index(told[0]) if told else 0
    if not more or not is_paid or [id(one) for one in own[begin : begin + len(told)]] != [id(one) for one in told]:
        return table
    if any(column.cells[line] != "" for column in own[:begin] for line in more):
        return table
    first = more[0]
    place = table.address(told[0], first)
    problem = Problem(
        "project_paid_in_parts",
        Severity.WARNING,
        table.grid.sheet,
        place,
        squeezed(names.cells[first - 1]),
        {"count": len(more)},
    )
    kept = table.keep([line for line in range(len(names.cells)) if line not in set(more)])
    gone = {column.index for column in told}
    return replace(kept.without_indexes(gone), problems=(*table.problems, problem))
