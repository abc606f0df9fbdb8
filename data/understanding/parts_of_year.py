"""Columns for the parts of a year and none for the year: what was paid in each tertial is the year's together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.cells.grid import Cell, address
from data.cells.units import Unit, unit_in
from data.cells.values import Unreadable, is_missing, number_and_unit
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import agree
from data.understanding.blocks import Heading, Part
from data.understanding.periods import PARTS_OF_YEAR, PeriodSaid, is_whole_year, said_by
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

_FEWEST = 2
COUNTED = {
    "payment": ("budget", "paid_nok"),
    "grant": ("budget", "granted_nok"),
    "new": ("jobs", "new_jobs"),
    "secured": ("jobs", "secured_jobs"),
}
_KINDS_OF_JOBS = frozenset({"new", "secured"})
_NO_COUNTS = frozenset({"measure", "score"})
_RESULT = "Resultat"  # the title says of what, also for the targets beside it
_NOT_COUNTED = frozenset({"measure", "score", "share", "mean", "target", "remaining", "difference", "unit"})
_IN_EACH = frozenset({"per", "pr", "hver", "kvart", "each", "every", "fordelt"})
_LAST_MONTH = 12


def with_years_of_parts(table: Table) -> Table:
    """The table with a column for the year instead of those for its parts, where these are no running totals.

    They are none where a figure is smaller than the one before it, or what is around them says so. A year that has not
    ended gives what came until the last part, on its last day.
    """
    meanings = said_around(table)
    if meanings & _NO_COUNTS:
        return table
    for columns in _runs(table):
        if (whole := _sum_beside(table, columns)) is not None:
            table = _without_parts(table, columns, whole)
            continue
        is_running = _are_cumulative(table, columns) and not _falls_mostly(columns, len(table.lines))
        found = _until_days(table, columns) if is_running else _year_of(table, columns)
        if found is not None:
            table = found
    return table


def _are_cumulative(table: Table, columns: Sequence[Column]) -> bool:
    """Whether titles, or the headings of the parts, call them running totals; "Sum hittil" beside them does not."""
    said = [*(text.text for text in table.titles), *(text for column in columns for text in column.heading.texts)]
    return any("cumulative" in speaks_of(text) for text in said if not said_by(text).is_part_of_year)


def _sum_beside(table: Table, columns: Sequence[Column]) -> Column | None:
    """The column of money that holds what the parts of a year come to: "Sum hittil". So they are no running totals."""
    figures = [numbers_of(column) for column in _until_last_filled(columns)]
    if len(figures) < _FEWEST or any(found is None for found in figures):
        return None
    lines = [[number for own in figures if own and (number := own[line])] for line in range(len(table.lines))]
    sums = [sum(line) if len(line) >= _FEWEST else None for line in lines]
    for column in table.columns:
        if column.index == CARRIED or column in columns or _part_of(column) is not None:
            continue
        numbers = numbers_of(column) or []
        pairs = [(own, total) for own, total in zip(numbers, sums, strict=False) if own is not None and total]
        if len(pairs) >= _FEWEST and all(agree(own, total, len(figures)) for own, total in pairs):
            return column
    return None


def _without_parts(table: Table, columns: Sequence[Column], whole: Column) -> Table:
    row = columns[0].heading.parts[-1].row
    place = address(*table.block.places.get((row, columns[0].index), (row, columns[0].index)))
    shown = ", ".join(column.heading.text for column in columns if column.filled)
    values: dict[str, str | int | float] = {"whole": whole.heading.text}
    told = Problem("parts_of_year_left_out", Severity.WARNING, table.grid.sheet, place, shown, values)
    return replace(table, problems=(*table.problems, told)).without(columns)


def said_around(table: Table) -> frozenset[str]:
    """All that titles and headings speak of."""
    said = [*(text.text for text in table.titles), *(text for column in table.columns for text in column.heading.texts)]
    return frozenset().union(*(speaks_of(text) for text in said if not said_by(text).is_part_of_year), frozenset())


def are_running(table: Table) -> bool:
    """Whether figures are said to be running totals, or to be no counts at all."""
    return bool(said_around(table) & (_NO_COUNTS | {"cumulative"}))


def _runs(table: Table) -> list[list[Column]]:
    """The columns of the same figure for parts of a year that follow each other from its beginning."""
    found: dict[tuple[str, ...], list[Column]] = {}
    for column in table.columns:
        if column.index != CARRIED and _part_of(column) is not None:
            found.setdefault(_others(column), []).append(column)
    return [columns for columns in found.values() if len(columns) >= _FEWEST and follow(_parts(columns))]


def _part_of(column: Column) -> PeriodSaid | None:
    """What a heading says of time, where it names one part of a year and no day."""
    said = [one for part in column.heading.parts if (one := said_by(part.cell)).is_part_of_year]
    return said[0] if len(said) == 1 else None


def _parts(columns: Sequence[Column]) -> list[PeriodSaid]:
    return [said for column in columns if (said := _part_of(column)) is not None]


def _others(column: Column) -> tuple[str, ...]:
    return tuple(part.text for part in column.heading.parts if not said_by(part.cell).is_part_of_year)


def follow(said: Sequence[PeriodSaid]) -> bool:
    """Whether parts of a year, all of the same length, follow each other from the beginning of one."""
    parts = [one.part for one in said if one.part is not None]
    is_same = len({part.precision for part in parts}) == 1 and parts[0].precision in PARTS_OF_YEAR - {"week", "season"}
    months = [(part.first.year, part.first.month, part.last.month) for part in parts]
    is_next = all(one[0] == other[0] and one[2] + 1 == other[1] for one, other in pairwise(months))
    return is_same and months[0][1] == 1 and is_next


def _year_of(table: Table, columns: Sequence[Column]) -> Table | None:
    named = _named(table, columns)
    if named is None:
        return None
    used = _until_last_filled(columns)
    figures = [numbers_of(column) for column in used]
    if len(used) < _FEWEST or any(found is None for found in figures):
        return None
    lines = [[own[line] for own in figures if own is not None] for line in range(len(table.lines))]
    if any(None in line and any(number is not None for number in line) for line in lines):
        return None  # what is missing is not nothing
    whole = [[number for number in line if number is not None] for line in lines]
    sums: list[float | None] = [sum(line) if line else None for line in whole]
    if _is_told(table, columns, whole, sums) or not (falls(whole) or says_each(table)):
        return None
    last = _part_of(used[-1])
    assert last is not None and last.part is not None
    parts = named
    is_until = last.part.last.month < _LAST_MONTH
    year = last.part.last.year if last.has_year else year_said(table)
    if is_until:
        if year is None:
            return None
        day = last.part.last.replace(year=year)
        where = columns[0].heading.parts[-1]
        parts = (*parts, Part(f"{day:%d.%m.%Y}", day, where.row, where.column))
    elif last.has_year and year is not None:
        where = columns[0].heading.parts[-1]
        parts = (*parts, Part(str(year), float(year), where.row, where.column))
    row = columns[0].heading.parts[-1].row
    heading = Heading(columns[0].index, parts)
    made = Column(heading, [number if number is not None else "" for number in sums])
    shown = ", ".join(
        part.text for column in used for part in column.heading.parts if said_by(part.cell).is_part_of_year
    )
    place = address(*table.block.places.get((row, columns[0].index), (row, columns[0].index)))
    told = Problem("parts_of_year_added_up", Severity.WARNING, table.grid.sheet, place, shown)
    gone = {id(column) for column in columns}
    kept = [
        made if column is columns[0] else column
        for column in table.columns
        if column is columns[0] or id(column) not in gone
    ]
    return replace(table, columns=tuple(kept), problems=(*table.problems, told))


def _named(table: Table, columns: Sequence[Column]) -> tuple[Part, ...] | None:
    """What the figures are, by their headings or else the titles; None where that is not one thing counted."""
    others = tuple(part for part in columns[0].heading.parts if not said_by(part.cell).is_part_of_year)
    about = [part.text for part in others] or [text.text for text in table.titles]
    meanings = frozenset().union(*map(speaks_of, about), frozenset())
    counted = [field for meaning, field in COUNTED.items() if meaning in meanings]
    if meanings & _NOT_COUNTED or (len(counted) != 1 and not _names_jobs_down(table)):
        return None
    dataset, field = counted[0] if len(counted) == 1 else COUNTED["new"]
    text, where = _RESULT if dataset == "jobs" else aliases.headers(dataset, field)[0], columns[0].heading.parts[-1]
    return others or (Part(text, text, where.row, where.column),)


def _names_jobs_down(table: Table) -> bool:
    """Whether each line says which jobs it counts: "nye", "sikrede"."""
    for column in table.columns:
        said = [speaks_of(cell) & _KINDS_OF_JOBS for cell in column.cells if isinstance(cell, str) and cell]
        if len(said) == len(column.cells) and all(said) and frozenset().union(*said) == _KINDS_OF_JOBS:
            return True
    return False


def _until_days(table: Table, columns: Sequence[Column]) -> Table | None:
    """The table with the last day of each part of a year over its column: running totals hold for that day.

    Jobs are counted by the year, and so the last holds for it alone.
    """
    named, year = _named(table, columns), year_said(table)
    used = _until_last_filled(columns)
    if named is None or year is None:
        return None
    if _names_jobs_down(table) or any(speaks_of(part.text) & _KINDS_OF_JOBS for part in named):
        of_year = replace(used[-1], heading=Heading(used[-1].index, named))
        left = _without_parts(table, used[:-1], of_year)
        return replace(left, columns=tuple(of_year if column is used[-1] else column for column in left.columns))
    made: dict[int, Column] = {}
    for column in used:
        said = _part_of(column)
        if said is None or said.part is None or (said.has_year and said.part.last.year != year):
            return None
        day, where = said.part.last.replace(year=year), column.heading.parts[-1]
        own = Part(f"{day:%d.%m.%Y}", day, where.row, where.column)
        parts = (*named, own) if _others(column) else (own,)
        made[id(column)] = replace(column, heading=Heading(column.index, parts))
    return replace(table, columns=tuple(made.get(id(column), column) for column in table.columns))


def _until_last_filled(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns without those at the end that hold nothing yet."""
    last = max((at for at, column in enumerate(columns) if column.filled), default=-1)
    return columns[: last + 1]


def numbers_of(column: Column) -> list[float | None] | None:
    """The figures of a column; None where something else stands in it."""
    found: list[float | None] = []
    for cell in column.cells:
        try:
            found.append(_number(cell))
        except Unreadable:
            return None
    return found


def _number(cell: Cell) -> float | None:
    if cell == "" or is_missing(cell):
        return None
    if isinstance(cell, str):
        number, unit = number_and_unit(cell)
        if unit.strip(",-–") and not _is_kroner(unit_in(unit)):
            raise Unreadable("not_a_number")
        return number
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    raise Unreadable("not_a_number")


def _is_kroner(unit: Unit | None) -> bool:
    return unit is not None and unit.factor == 1.0 and not (unit.is_percent or unit.is_foreign)


def _is_told(
    table: Table, columns: Sequence[Column], lines: Sequence[Sequence[float]], sums: Sequence[float | None]
) -> bool:
    """Whether another column has the year's figures already: it is called so, or holds what the parts come to."""
    others = _others(columns[0])
    for column in table.columns:
        if column.index == CARRIED or any(column is one for one in columns) or _part_of(column) is not None:
            continue
        text = column.heading.parts[-1].text if column.heading.parts else ""
        is_of_year = is_whole_year(text) or names_sum(text)
        if is_of_year or (others and column.heading.texts == others):
            return True
        numbers = numbers_of(column)
        if numbers is None:
            continue
        pairs = [(own, come_to) for own, come_to in zip(numbers, sums, strict=True) if own and come_to]
        if pairs and all(agree(own, come_to, len(lines[0]) if lines else 1) for own, come_to in pairs):
            return True
    return False


def falls(lines: Sequence[Sequence[float]]) -> bool:
    """Whether some figure is smaller than the one before it: what has come so far does not become less."""
    return any(after < before for line in lines for before, after in pairwise(line))


def _falls_mostly(columns: Sequence[Column], lines: int) -> bool:
    """Whether most lines have a figure smaller than the one before it: one that was put right makes one fall."""
    figures = [numbers_of(column) or [None] * lines for column in _until_last_filled(columns)]
    known = [[number for own in figures if (number := own[line]) is not None] for line in range(lines)]
    return 2 * sum(falls([line]) for line in known) > lines


def says_each(table: Table) -> bool:
    """Whether a title says that the figures are those of each part: "Utbetalt per tertial"."""
    words = [text.text.casefold().split() for text in table.titles]
    return any(
        before.strip(".") in _IN_EACH and said_by(f"1. {after.strip('.,:()')}").is_part_of_year
        for line in words
        for before, after in pairwise(line)
    )


def year_said(table: Table) -> int | None:
    """The one year that the titles and the sheet's name speak of."""
    years = {
        year for text in (*(title.text for title in table.titles), table.grid.sheet) for year in said_by(text).years
    }
    return years.pop() if len(years) == 1 else None
