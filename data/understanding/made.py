"""Columns put together from others, or taken apart: crosses, dates in parts, two numbers in a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.pairs import two_in_one
from data.cells.values import squeezed, year_in
from data.terms.problems import Problem, Severity
from data.understanding.amounts_in_words import with_amounts_in_words, with_days_of_outcomes, with_outcomes_apart
from data.understanding.blocks import Heading, Part
from data.understanding.bracketed import with_brackets_apart
from data.understanding.by_phase import with_phases
from data.understanding.coded_headings import with_coded_headings
from data.understanding.colours import with_colours
from data.understanding.corners import with_corner_parted
from data.understanding.crosses import with_choices, with_scores
from data.understanding.days_under_months import with_days_of_months
from data.understanding.funded_in_parts import with_sources_together
from data.understanding.joined_labels import with_labels_joined
from data.understanding.lessons_apart import with_lessons_apart
from data.understanding.levels import with_levels_named
from data.understanding.lines_of_parts import with_lines_of_parts
from data.understanding.means_of_points import with_means_of_statements_apart
from data.understanding.numbered_statements import with_numbered_statements
from data.understanding.own_source import with_own_source_named
from data.understanding.paid_in_parts import with_payments_below_left_out
from data.understanding.parts_of_year import with_years_of_parts
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of
from data.understanding.pivot_tables import with_years_apart, without_pivot_labels
from data.understanding.points import may_hold_crosses, with_points
from data.understanding.round_columns import with_municipalities_down
from data.understanding.scales import scale
from data.understanding.table import CARRIED, Column, Table
from data.understanding.ticked import with_ticked_choices
from data.understanding.to_date import with_days_of_state
from data.understanding.two_in_heading import with_two_apart
from data.understanding.versions import with_version_across
from data.understanding.work_breakdown import with_areas_over_projects
from data.understanding.years_in_cells import with_years_in_cells_apart

_MOST_LINES = 5_000
_ASIDE = re.compile(r"\([^()]+\)")
_FEWEST_GROUPS = 2
_ANY_YEAR = 2000
_NO_GOALS = frozenset({"score", "id", "case", "account"})  # "22/118" is a case of 2022
_RESULT, _TARGET = "Oppnådd", "Mål"


def with_made_columns(table: Table) -> Table:
    """The table as it reads when what people split is put together and what they squeezed into one cell is split."""
    if len(table.lines) > _MOST_LINES or not len(table.lines):
        return table
    table = with_days_of_months(with_levels_named(with_years_in_cells_apart(table)))
    table = with_corner_parted(with_ticked_choices(with_numbered_statements(table)))
    table = with_areas_over_projects(
        with_coded_headings(
            with_means_of_statements_apart(with_years_apart(without_pivot_labels(with_payments_below_left_out(table))))
        )
    )
    table = with_labels_joined(with_points(with_version_across(table)))
    table = with_days_of_state(with_municipalities_down(table))
    table = with_lines_of_parts(with_years_of_parts(with_sources_together(with_own_source_named(table))))
    if scale([column.heading.parts[-1].cell for column in table.columns if column.heading.parts]):
        return with_scores(table) if may_hold_crosses(table) else table
    table = _with_years_beside(with_choices(with_phases(with_two_apart(_without_asides(table)))))
    table = with_outcomes_apart(with_days_of_outcomes(with_amounts_in_words(_with_pairs(_with_dates(table)))))
    return with_lessons_apart(with_brackets_apart(with_colours(table)))


def _without_asides(table: Table) -> Table:
    """The table without the lines that have a month and no day, and nothing else but a text in brackets: "(ferie)"."""
    month, day = _part_of_date(table, "month"), _part_of_date(table, "day")
    if month is None or day is None or month is day:
        return table
    others = [one for one in table.columns if one is not month and one is not day and one.index != CARRIED]
    found: dict[int, tuple[Column, str]] = {}
    for line, cell in enumerate(day.cells):
        told = [column for column in others if column.cells[line] != ""] if cell == "" else []
        if len(told) == 1 and _ASIDE.fullmatch(text := squeezed(told[0].cells[line])):
            found[line] = (told[0], text)
    problems = (
        Problem("aside_left_out", Severity.WARNING, table.grid.sheet, table.address(column, line), text)
        for line, (column, text) in found.items()
    )
    kept = table.keep([line for line in range(len(table.lines)) if line not in found])
    return replace(kept, problems=(*kept.problems, *problems))


def _with_dates(table: Table) -> Table:
    """Year, month and day in a column each: one column of dates. Without a year, what is around the table says it."""
    parts = {name: _part_of_date(table, name) for name in ("year", "month", "day")}
    year, month, day = parts["year"], parts["month"], parts["day"]
    if day is None and month is not None and year is not None and _is_of_events(table):
        return _with_months(table, year, month)
    if month is None or day is None or month is day:
        return table
    cells: list[Cell] = []
    last: Cell = ""
    last_month: Cell = ""
    for line in range(len(table.lines)):
        if year is not None and year.cells[line] != "":
            last, last_month = year.cells[line], ""
        last_month = month.cells[line] if month.cells[line] != "" else last_month
        if day.cells[line] == "":
            cells.append(f"{_month(last_month)} {squeezed(last)}".strip() if month.cells[line] != "" else "")
            continue
        if _is_week(day.cells[line]):
            cells.append(f"{day.cells[line]} {squeezed(last)}".strip())
            continue
        if _is_of_month(day.cells[line], last_month):
            cells.append(f"{day.cells[line]} {squeezed(last)}".strip())
            continue
        text = f"{squeezed(day.cells[line]).rstrip('.')}. {_month(last_month)} {squeezed(last)}"
        said = date_said(text)
        cells.append(said.first if said is not None and said.precision == "day" else text.strip(" ."))
    heading = Heading(day.index, (Part("Dato", "Dato", day.heading.parts[-1].row, day.index),))
    made = Column(heading, cells)
    gone = {id(month), id(day)} | ({id(year)} if year is not None else set())
    kept = [column for column in table.columns if id(column) not in gone]
    return replace(table, columns=(made, *kept))


def _is_of_events(table: Table) -> bool:
    return any("event" in speaks_of(column.heading.text) for column in table.columns)


def _with_months(table: Table, year: Column, month: Column) -> Table:
    """A list of events with a month and a year in a column each: one column of months."""
    cells: list[Cell] = []
    last: Cell = ""
    for said, named in zip(year.cells, month.cells, strict=True):
        last = said if said != "" else last
        between = "" if isinstance(named, float) else " "
        cells.append(f"{_month(named)}{between}{squeezed(last)}".strip())
    heading = Heading(month.index, (Part("Dato", "Dato", month.heading.parts[-1].row, month.index),))
    kept = [column for column in table.columns if column is not year and column is not month]
    return replace(table, columns=(Column(heading, cells), *kept))


def _with_years_beside(table: Table) -> Table:
    """A line for each year that stands beside its figure: "Utgangspunkt: År, Verdi", "Siste: År, Verdi"."""
    groups = _groups_with_years(table)
    if len(groups) < _FEWEST_GROUPS or len(table.lines) * len(groups) > _MOST_LINES:
        return table
    count = len(table.lines)
    grouped = {id(column) for _, columns in groups for column in columns}
    common = [column for column in table.columns if id(column) not in grouped]
    made = [
        replace(
            column,
            cells=[*column.cells] * len(groups),
            rows=None if column.rows is None else [*column.rows] * len(groups),
            indexes=None if column.indexes is None else [*column.indexes] * len(groups),
        )
        for column in common
    ]
    for number in range(len(groups[0][1])):
        # The year is one column, and so are figures of the same kind: the first known one and the latest.
        kinds = [frozenset[str]() if number == 0 else _figures_of(outer) for outer, _ in groups]
        for kind in dict.fromkeys(kinds):
            own = [columns[number] if kinds[place] == kind else None for place, (_, columns) in enumerate(groups)]
            first = next(column for column in own if column is not None)
            cells: list[Cell] = []
            indexes: list[int] = []
            for column in own:
                cells.extend(column.cells if column is not None else [""] * count)
                indexes.extend([(column or first).index] * count)
            parts = first.heading.parts if kind else first.heading.parts[-1:]
            made.append(Column(Heading(first.index, parts), cells, indexes=indexes))
    whole = replace(table, lines=[*table.lines] * len(groups), columns=tuple(made))
    years = next(column for column in made if column.index == groups[0][1][0].index)
    return whole.keep([line for line in range(len(whole.lines)) if years.cells[line] != ""])


def _groups_with_years(table: Table) -> list[tuple[str, list[Column]]]:
    """The groups of columns under one heading each that all begin with a year and go on alike."""
    found: dict[tuple[int, str], list[Column]] = {}
    for column in table.columns:
        if column.index != CARRIED and len(column.heading.parts) > 1:
            outer = column.heading.parts[0]
            found.setdefault((outer.column, outer.text), []).append(column)
    groups = [(text, columns) for (_, text), columns in found.items() if len(columns) > 1 and _holds_years(columns[0])]
    own = [tuple(column.heading.parts[-1].text for column in columns) for _, columns in groups]
    return groups if groups and len(set(own)) == 1 else []


def _holds_years(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    return bool(filled) and all(year_in(cell) is not None for cell in filled)


def _figures_of(outer: str) -> frozenset[str]:
    """What parts the figures under one heading from those under another: a goal from what was reached."""
    return speaks_of(outer) & {"budget", "grant", "payment", "target", "new", "secured", "cost", "use", "score"}


def _month(cell: Cell) -> str:
    return f"{int(cell)}." if isinstance(cell, float) and cell.is_integer() else squeezed(cell)


def _part_of_date(table: Table, name: str) -> Column | None:
    """The column of the years, the months or the days, by its heading and its cells."""
    for column in table.columns:
        filled = [cell for cell in column.cells if cell != ""]
        if not filled or (column.index == CARRIED and (name != "month" or "" in column.cells)):
            continue
        if column.index == CARRIED and all(map(_is_month, filled)):
            return column
        if name == "year" and all(year_in(cell) is not None for cell in filled):
            return column
        is_of_months = "period" in speaks_of(column.heading.text) and said_in(f"1. {column.heading.text}").part is None
        if name == "month" and is_of_months and all(map(_is_month, filled)):
            return column
        if name == "day" and speaks_of(column.heading.text) & {"when", "date"}:
            days = sum(_is_day(cell) or _names_month(cell) for cell in filled)
            if days and days + sum(map(_is_week, filled)) == len(filled):
                return column
    return None


def _is_month(cell: Cell) -> bool:
    if isinstance(cell, str):
        said = date_said(f"1. {cell} 2000")
        return said is not None and not any(map(str.isdigit, cell))
    return isinstance(cell, float) and cell.is_integer() and 1 <= cell <= 12


def _is_week(cell: Cell) -> bool:
    said = date_said(f"{cell} 2000") if isinstance(cell, str) else None
    return said is not None and said.precision == "week"


def _names_month(cell: Cell) -> bool:
    """Whether a cell is a day with its month and no year, as beside months that are written once: "fre. 31.1."."""
    said = date_said(cell, _ANY_YEAR) if isinstance(cell, str) and date_said(cell) is None else None
    return said is not None and said.precision == "day"


def _is_of_month(cell: Cell, month: Cell) -> bool:
    """Whether a day names the month that it stands beside."""
    said = date_said(cell, _ANY_YEAR) if isinstance(cell, str) else None
    whole = date_said(f"1. {_month(month)} {_ANY_YEAR}")
    return said is not None and said.precision == "day" and whole is not None and said.first.month == whole.first.month


def _is_day(cell: Cell) -> bool:
    """Whether a cell is the number of a day, perhaps with its weekday: "21.", "onsdag 21."."""
    text = squeezed(cell).rstrip(".")
    number = text.split()[-1] if text else ""
    if not number.isdigit() or not 1 <= int(number) <= 31:
        return False
    said = date_said(f"{text}. januar {_ANY_YEAR}")
    return said is not None and said.precision == "day"


def _with_pairs(table: Table) -> Table:
    """ "8 av 12": what was reached and what was aimed at, each in a column of its own."""
    columns: list[Column] = []
    for column in table.columns:
        pair = two_in_one(column.cells) if column.index != CARRIED and _is_of_goals(table, column) else None
        if pair is None:
            columns.append(column)
            continue
        for cells, word in zip(pair, (_RESULT, _TARGET), strict=True):
            parts = (*column.heading.parts, Part(word, word, column.heading.parts[-1].row, column.index))
            columns.append(replace(column, heading=Heading(column.index, parts), cells=cells))
    return replace(table, columns=tuple(columns))


def _is_of_goals(table: Table, column: Column) -> bool:
    """Whether "8 av 12" may be a result and its goal: never where all are of the same, the top of a scale."""
    words = [column.heading.text, *(text.text for text in table.titles)]
    is_about = bool({"target", "job"} & frozenset().union(*map(speaks_of, words)))
    if not is_about or speaks_of(column.heading.text) & _NO_GOALS or (pair := two_in_one(column.cells)) is None:
        return False
    wholes: Sequence[Cell] = [cell for cell in pair[1] if cell != ""]
    return len(set(wholes)) > 1
