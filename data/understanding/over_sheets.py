"""What the sheets of a file say together: a sheet for each area, and one that adds them up."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from data.cells.grid import Grid
from data.cells.values import squeezed
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import agree, digits_of
from data.understanding.context import from_sheet_name
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of
from data.understanding.profiles import figure_fields
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED
from data.understanding.understood import SheetUnderstood, Understood

_FEWEST_BESIDE_A_SLIP, _SURE_DIGITS = 3, 8
_DIVIDED = frozenset({"budget", "jobs"})
_MAY_HAVE_AREA = frozenset({"projects", "plan_items"})  # their sheets may be called after anything else as well
_LONGEST_FRONT = 15  # rows
Sheets = list[tuple[Grid, SheetUnderstood]]


def areas_from_sheets(sheets: Sheets) -> tuple[Sheets, list[Problem]]:
    """The sheets, those that are alike but for their name read as one area each; a sheet that adds them up left out.

    A figure of that sheet which the others do not come to is told of.
    """
    problems: list[Problem] = []
    alike: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    divided = _DIVIDED | ({"projects"} if _says_sheets_are_areas(sheets) else set())
    for number, (grid, sheet) in enumerate(sheets):
        if len(sheet.tables) != 1:
            continue
        is_titled = _is_area_in_title(grid.sheet, sheet.tables[0])
        if _lacks_area(sheet.tables[0], divided | _MAY_HAVE_AREA if is_titled else divided):
            alike.setdefault(_likeness(sheet.tables[0]), []).append(number)
    made = list(sheets)
    for numbers in alike.values():
        named = [number for number in numbers if _is_area(sheets[number][0].sheet)]
        names = {_without_years(sheets[number][0].sheet) for number in named}
        if len(named) < 2 or len(numbers) < 2 or len(names) < len(named):
            continue  # "FY2023" and "FY2024" part the years and no areas
        sums = [number for number in numbers if _adds_up(number, numbers, sheets)]
        for number in numbers:
            grid, sheet = sheets[number]
            if number in sums:
                problems += _slips(number, [one for one in numbers if one == number or one not in sums], sheets)
                made[number] = (grid, SheetUnderstood((), (), is_sum=True))
            elif number in named:
                tables = (replace(sheet.tables[0], area=squeezed(grid.sheet)),)
                made[number] = (grid, replace(sheet, tables=tables))
    return made, problems


_NOT_DECIDED = frozenset({"decided", "negated"})
_SEVERAL = 2


def without_drafts(sheets: Sheets) -> tuple[Sheets, list[Problem]]:
    """Without the sheets that say of themselves that they no longer hold, where another holds the same."""
    problems: list[Problem] = []
    made: Sheets = []
    for number, (grid, sheet) in enumerate(sheets):
        is_draft = bool(sheet.tables) and (_says_draft(grid, sheet.tables[0]) or _is_proposed(number, sheets))
        likenesses = {_likeness(one) for one in sheet.tables}
        others = [
            other
            for place, (other_grid, other) in enumerate(sheets)
            if place != number and other.tables and not _says_draft(other_grid, other.tables[0])
        ]
        if is_draft and any(likenesses & {_likeness(one) for one in other.tables} for other in others):
            problems.append(Problem("draft_left_out", Severity.WARNING, sheet=grid.sheet))
            made.append((grid, SheetUnderstood((), (), is_sum=True)))
        else:
            made.append((grid, sheet))
    return made, problems


def _says_draft(grid: Grid, understood: Understood) -> bool:
    said = [speaks_of(text) for text in _texts_about(grid, understood)]
    return any("draft" in meanings or meanings >= _NOT_DECIDED for meanings in said)


def _is_proposed(number: int, sheets: Sheets) -> bool:
    """Whether points were only proposed, where another sheet says that those of that year were decided."""
    grid, sheet = sheets[number]
    own = _texts_about(grid, sheet.tables[0])
    if sheet.tables[0].read_as.dataset != "scores" or not any("proposal" in speaks_of(text) for text in own):
        return False
    for place, (other_grid, other) in enumerate(sheets):
        said = _texts_about(other_grid, other.tables[0]) if place != number and other.tables else []
        is_decided = any("decided" in speaks_of(text) for text in said) and not _says_draft(other_grid, other.tables[0])
        if is_decided and len({year for text in (*own, *said) for year in said_in(text).years}) < _SEVERAL:
            return True
    return False


def _texts_about(grid: Grid, understood: Understood) -> list[str]:
    return [grid.sheet, *(text.text for text in understood.table.titles)]


def _says_sheets_are_areas(sheets: Sheets) -> bool:
    """Whether a page of texts says that the others are divided by area: of projects they may be of anything else."""
    fronts = (grid for grid, sheet in sheets if not sheet.tables and not sheet.others and grid.height <= _LONGEST_FRONT)
    texts = (str(cell) for grid in fronts for row in range(grid.height) for _, cell in grid.filled(row))
    return any("area" in speaks_of(text) for text in texts)


def _is_area_in_title(sheet: str, understood: Understood) -> bool:
    """Whether a title says that what the sheet is called after is an area: "Innsatsområde Havbruk" on "Havbruk"."""
    name = squeezed(sheet).casefold()
    titles = [squeezed(text.text).casefold() for text in understood.table.titles]
    return any(name in title and "area" in speaks_of(title.replace(name, " ", 1)) for title in titles)


def _lacks_area(understood: Understood, divided: Set[str]) -> bool:
    read_as = understood.read_as
    return read_as.dataset in divided and "focus_area" not in read_as.fields and len(understood.table.lines) > 0


def _likeness(understood: Understood) -> tuple[str, tuple[str, ...]]:
    return understood.read_as.dataset, tuple(sorted(role.field for role in understood.read_as.roles))


def _is_area(sheet: str) -> bool:
    """Whether a sheet's name may be that of an area: it is neither a year, nor a word for a sheet, nor a sum."""
    return from_sheet_name(sheet).programme is not None and not names_sum(sheet)


def _without_years(sheet: str) -> str:
    return re.sub(r"\d{2,4}", "", sheet).casefold().strip(" -–_/")


def _adds_up(number: int, numbers: Sequence[int], sheets: Sheets) -> bool:
    """Whether the figures of a sheet are, year by year, those of all the others added; one of four may be a slip."""
    own = sheets[number][1].tables[0]
    others = [sheets[other][1].tables[0] for other in numbers if other != number]
    if len(others) < 2 or not _figures(own):
        return names_sum(sheets[number][0].sheet) and bool(others)
    compared = _compared(own, others)
    agreeing = [one for one in compared if one.agrees]
    if len(compared) == len(agreeing):
        return len(compared) > 1
    digits = sum(digits_of(one.stated) for one in agreeing)
    slips = len(compared) - len(agreeing)
    return len(agreeing) >= _FEWEST_BESIDE_A_SLIP * slips and digits >= _SURE_DIGITS


@dataclass(frozen=True)
class _Compared:
    """A figure of a sheet that adds up others, and what they come to."""

    stated: float
    place: str
    column: str
    parts: tuple[float, ...]

    @property
    def agrees(self) -> bool:
        return agree(self.stated, sum(self.parts), len(self.parts))


def _compared(own: Understood, others: Sequence[Understood]) -> list[_Compared]:
    """The figures of a sheet, but for zeros, that some of the others have as well."""
    figures = [{key: value for key, (value, _, _) in _figures(other).items()} for other in others]
    return [
        _Compared(value, place, column, parts)
        for key, (value, place, column) in _figures(own).items()
        if value and (parts := tuple(other[key] for other in figures if key in other))
    ]


def _slips(number: int, numbers: Sequence[int], sheets: Sheets) -> list[Problem]:
    """The figure of a sheet of sums that its parts do not come to, to be looked at."""
    grid, sheet = sheets[number]
    others = [sheets[other][1].tables[0] for other in numbers if other != number]
    return [
        Problem(
            "total_differs",
            Severity.WARNING,
            grid.sheet,
            one.place,
            squeezed(one.stated),
            {"column": one.column, "total": one.stated, "sum": sum(one.parts)},
        )
        for one in _compared(sheet.tables[0], others)
        if not one.agrees
    ]


def _figures(understood: Understood) -> dict[tuple[str, str], tuple[float, str, str]]:
    """Field and year -> figure, its place and its heading, for the plain numbers of a table."""
    read_as, table = understood.read_as, understood.table
    years = next((role.column.cells for role in read_as.roles if role.field == "year"), None)
    found: dict[tuple[str, str], tuple[float, str, str]] = {}
    for role in read_as.roles:
        if role.column.index == CARRIED or role.field not in figure_fields(read_as.dataset):
            continue
        for line, cell in enumerate(role.column.cells):
            if line not in understood.totals and isinstance(cell, float) and not isinstance(cell, bool):
                key = (f"{role.field}{role.given}", squeezed(years[line]) if years is not None else str(line))
                found[key] = (cell, table.address(role.column, line), role.column.heading.text)
    return found
