"""Crosses under the points of a scale, or under words: read as if what they stand under stood on the line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from data.cells.grid import Cell, address
from data.cells.values import Unreadable, number_and_unit, squeezed
from data.terms import aliases
from data.terms.datasets import DATASETS, Field, Kind
from data.terms.problems import Problem, Severity
from data.understanding.blocks import Heading, Part, Text
from data.understanding.cells import holds_figure
from data.understanding.legends import legend_of
from data.understanding.names import indicator_named, is_statement, names_total
from data.understanding.periods import said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.roles import FROM_CONTEXT
from data.understanding.scales import scale
from data.understanding.table import CARRIED, Column, Table
from data.understanding.weights import weight

_CROSSES = frozenset("x×✓✔✗✘☑☒✅■●◉⬛*") | {"xx", "[x]", "(x)", "ja", "yes"}
_NO_CROSSES = frozenset("☐□◻▢⬜○◯◽-–—.") | {"", "[ ]", "[]", "( )", "()", "nei", "no", "0"}
_FEWEST_CHOICES = 2
OWN, ASIDE = 0, -1
_NOT_GIVEN = frozenset({"target", "forecast", "expected", "mean", "applied"})
_BETWEEN_SIGNS = re.compile(r"[,/+&]|(?<=\s)og(?=\s)")


@dataclass(frozen=True)
class _Line:
    """What the crosses of a line say: the score, and the column it stands in."""

    score: Cell = ""
    index: int = -1


def is_cross(cell: Cell) -> bool:
    """Whether a cell is crossed, and says no more than that."""
    return isinstance(cell, str) and squeezed(cell).casefold() in _CROSSES


def with_scores(table: Table) -> Table:
    """A table of crosses under points as one of scores; unchanged where there are no points among its headings.

    Two crosses on a line are an error, none on the line of a statement is a warning; both have no score.
    """
    runs = _points(table)
    if not runs:
        return table
    pointed = {index for points in runs for index in points}
    words = [column for column in table.columns if column.index not in pointed]
    problems: list[Problem] = []
    scores = [column for points in runs for column in _of_run(table, words, points, problems)]
    kept = [line for line in range(len(table.lines)) if any(column.cells[line] != "" for column in scores)]
    titles, named = _named_by_label([column for column in words if not _taken_over(column, scores)])
    made = replace(
        table,
        columns=(*named, *scores),
        block=replace(table.block, titles=(*table.titles, *titles)),
        problems=(*table.problems, *problems),
    )
    return made.keep(_with_headings(made, kept))


def _of_run(table: Table, words: Sequence[Column], points: Mapping[int, int], problems: list[Problem]) -> list[Column]:
    """The columns of scores that the crosses under one run of points make: one, or one for each sign of a year."""
    crossed = [column for column in table.columns if column.index in points]
    years = _years_of_signs(table, crossed)
    return [
        _scores_column(
            table, words, points, problems, [_of_year(column, years, year) for column in crossed], year or None
        )
        for year in sorted(set(years.values()) - {ASIDE}, reverse=True)
    ] or [_scores_column(table, words, points, problems, crossed)]


def _shared(crossed: Sequence[Column]) -> tuple[Part, ...]:
    """What stands over all the points of a run: the year that they are given for."""
    first = crossed[0].heading.parts[:-1]
    texts = [part.text for part in first]
    return first if all([part.text for part in column.heading.parts[:-1]] == texts for column in crossed) else ()


def _scores_column(
    table: Table,
    words: Sequence[Column],
    points: Mapping[int, int],
    problems: list[Problem],
    crossed: Sequence[Column],
    year: int | None = None,
) -> Column:
    """The points that are crossed, line by line; those of one year where each year has a sign of its own."""
    lines = [
        _Line()
        if year is not None and _is_of_other_year(_name(words, line), year)
        else _line(table, line, crossed, words, points, problems)
        for line in range(len(table.lines))
    ]
    problems += _without_cross(table, lines, words, points, year)
    first, row = min(points), table.block.header_row
    over = _shared(crossed) if year is None else (Part(str(year), float(year), row, first),)
    return Column(
        Heading(first, (*over, Part("Poeng", "Poeng", row, first))),
        [line.score for line in lines],
        indexes=[line.index if line.index >= 0 else first for line in lines],
    )


def _years_of_signs(table: Table, crossed: Sequence[Column]) -> dict[str, int]:
    """Sign -> the year of its points, where a legend says that each of several signs under the points has its own.

    `OWN` is the table's year, whatever that is; `ASIDE` is a sign whose points are wished for, or last year's.
    """
    legend = legend_of(table)
    years = {sign.casefold(): _year_meant(meaning) for sign, meaning in legend.items()}
    signs = frozenset(years)
    used = {
        sign for column in crossed for cell in column.cells if isinstance(cell, str) for sign in _signs(cell, signs)
    }
    known = {sign: year for sign, year in years.items() if sign in used}
    return known if len(set(known.values())) > 1 else {}


def _year_meant(meaning: str) -> int:
    said = speaks_of(meaning)
    if said & _NOT_GIVEN:
        return ASIDE
    return said_in(meaning).year or (ASIDE if "previous" in said else OWN)


def _signs(cell: str, known: frozenset[str]) -> list[str]:
    """The signs in a cell, also where known ones stand close together."""
    parts = _BETWEEN_SIGNS.sub(" ", cell).casefold().split()
    return [sign for part in parts for sign in ([part] if part in known or not known.issuperset(part) else part)]


def _of_year(column: Column, years: Mapping[str, int], year: int) -> Column:
    """A column with the signs of one year as crosses, and without those of the others."""

    def of_year(cell: Cell) -> Cell:
        signs = _signs(cell, frozenset(years)) if isinstance(cell, str) else []
        if not signs or not all(sign in years for sign in signs):
            return cell
        return "x" if any(years[sign] == year for sign in signs) else ""

    return replace(column, cells=[of_year(cell) for cell in column.cells])


def _is_of_other_year(name: str, year: int) -> bool:
    """Whether the label of a line says that its figure is another year's: "Omforent totalpoeng 2023"."""
    said = said_in(name).year
    return said is not None and said != year


def _with_headings(table: Table, kept: Sequence[int]) -> list[int]:
    """The lines with a score, and those that name an indicator for the lines below."""
    names = {
        line
        for column in table.columns
        for line, cell in enumerate(column.cells)
        if isinstance(cell, str) and cell and indicator_named(cell) is not None and not is_statement(cell)
    }
    return sorted({*kept, *names})


def _points(table: Table) -> list[dict[int, int]]:
    """Column -> point, for each run of headings that count from 1 upwards or down to it."""
    left = [column for column in table.columns if column.index != CARRIED and column.heading.parts]
    runs: list[dict[int, int]] = []
    while found := scale([column.heading.parts[-1].cell for column in left]):
        points = {left[place].index: point for place, point in found.items() if point > 0 or len(found) > 6}
        runs.append(points)
        left = [column for place, column in enumerate(left) if place not in found]
    return sorted(runs, key=min)


def _line(
    table: Table,
    line: int,
    crossed: Sequence[Column],
    words: Sequence[Column],
    points: Mapping[int, int],
    problems: list[Problem],
) -> _Line:
    name = _name(words, line)
    lone = [column for column in crossed if column.cells[line] != ""]
    if len(lone) == 1 and holds_figure(lone[0].cells[line]) and names_total(name):
        return _Line(lone[0].cells[line], lone[0].index)
    beside = [column for column in words if holds_figure(column.cells[line])]
    if not lone and len(beside) == 1 and (names_total(name) or _is_total_of(name, beside[0])):
        return _Line(beside[0].cells[line], beside[0].index)
    found: dict[int, float] = {}
    for column in crossed:
        try:
            score = _score(column.cells[line], points[column.index])
        except Unreadable:
            value = squeezed(column.cells[line])
            problems.append(_problem("not_a_cross", table, table.address(column, line), value))
            continue
        if score is not None:
            found[column.index] = score
    if len(found) == 1:
        ((index, only),) = found.items()
        return _Line(only, index)
    if found:
        numbers = ", ".join(str(points[index]) for index in sorted(found))
        problems.append(_problem("two_crosses", table, _span(table, line, found), name, numbers=numbers))
    return _Line()


def _is_total_of(name: str, column: Column) -> bool:
    """Whether a figure is the total of the indicator on whose own line it stands, in a column for totals."""
    return indicator_named(name) is not None and not is_statement(name) and names_total(column.heading.text)


def _taken_over(column: Column, scores: Sequence[Column]) -> bool:
    """Whether each figure of a column has become a score of its line."""
    figures = [line for line, cell in enumerate(column.cells) if holds_figure(cell)]
    return bool(figures) and all(
        any(one.indexes is not None and one.indexes[line] == column.index for one in scores) for line in figures
    )


def _without_cross(
    table: Table, lines: Sequence[_Line], words: Sequence[Column], points: Mapping[int, int], year: int | None
) -> list[Problem]:
    last = max((line for line, found in enumerate(lines) if found.score != ""), default=-1)
    problems = []
    for line, found in enumerate(lines):
        name = _name(words, line)
        if year is not None and _is_of_other_year(name, year):
            continue
        if found.score != "" or not name or not _is_statement_line(words, line, is_above=line < last):
            continue
        problems.append(Problem("no_cross", Severity.WARNING, table.grid.sheet, _span(table, line, points), name))
    return problems


def _is_statement_line(words: Sequence[Column], line: int, *, is_above: bool) -> bool:
    """Whether a line without a cross is a statement, and not a heading or a note."""
    texts = [squeezed(column.cells[line]) for column in words if column.cells[line] != "" and column.index != CARRIED]
    if any(map(is_statement, texts)):
        return True
    if len(words) == 1 and texts and indicator_named(texts[0]) is not None:
        return not is_above
    return is_above and not any(indicator_named(text) is not None for text in texts[-1:])


def _span(table: Table, line: int, indexes: Mapping[int, object]) -> str:
    row = table.lines[line]
    return f"{address(row, min(indexes))}:{address(row, max(indexes))}"


def _problem(code: str, table: Table, place: str, value: str, **values: str) -> Problem:
    return Problem(code, sheet=table.grid.sheet, cell=place, value=value, values=values)


def _name(words: Sequence[Column], line: int) -> str:
    said = [column.cells[line] for column in words if column.cells[line] != "" and column.index != CARRIED]
    named = [cell for cell in said if not holds_figure(cell)]
    return squeezed(named[-1]) if named else ""


def _named_by_label(words: Sequence[Column]) -> tuple[list[Text], list[Column]]:
    """The indicator that stands where the labels have their heading is a title: it holds for the whole table."""
    titles: list[Text] = []
    named: list[Column] = []
    for column in words:
        text = column.heading.parts[-1] if column.heading.parts else None
        if text is not None and indicator_named(text.text) is not None:
            titles.append(Text(text.text, text.row, text.column))
            heading = Heading(column.heading.index, (Part("", "", text.row, text.column),))
            named.append(replace(column, heading=heading))
        else:
            named.append(column)
    return titles, named


def _score(cell: Cell, point: int) -> float | None:
    """The score that a cell under a point says; None for no cross, Unreadable for something else."""
    if isinstance(cell, bool):
        return float(point) if cell else None
    if isinstance(cell, str):
        word = squeezed(cell).casefold()
        if word in _NO_CROSSES:
            return None
        if word in _CROSSES:
            return float(point)
        number, unit = number_and_unit(word)
        if unit:
            raise Unreadable("not_a_cross")
    elif isinstance(cell, int | float):
        number = float(cell)
    else:
        raise Unreadable("not_a_cross")
    if number == 0:
        return None
    if number in (1, point):
        return float(point)
    if abs(number - point) < 1:  # half points have no column of their own
        return number
    raise Unreadable("not_a_cross")


def with_choices(table: Table) -> Table:
    """A table in which one of several neighbouring columns is crossed, with the heading of the crossed one instead."""
    run: list[Column] = []
    runs: list[list[Column]] = []
    for column in (*table.columns, None):
        if (
            column is not None
            and column.index != CARRIED
            and _holds_crosses(column)
            and (not run or column.index == run[-1].index + 1)
        ):
            run.append(column)
            continue
        runs.append(run)
        run = [column] if column is not None and column.index != CARRIED and _holds_crosses(column) else []
    made = table
    for group in runs:
        others = [column for column in table.columns if all(column is not one for one in group)]
        if len(group) >= _FEWEST_CHOICES and _is_one_choice(group, others):
            made = _with_choice(made, group)
    return made


def _holds_crosses(column: Column) -> bool:
    known, is_crossed = _CROSSES | _NO_CROSSES, False
    for cell in column.cells:
        text = squeezed(cell).casefold()
        if text not in known:
            return False
        is_crossed = is_crossed or text in _CROSSES
    return is_crossed and bool(column.heading.text)


def _is_one_choice(group: Sequence[Column], others: Sequence[Column]) -> bool:
    """Whether no line has two crosses, and most have one."""
    crossed = [
        sum(squeezed(cell).casefold() in _CROSSES for cell in cells)
        for cells in zip(*(column.cells for column in group), strict=True)
    ]
    is_one = max(crossed) == 1 and 2 * sum(crossed) > len(crossed)
    return is_one and not _are_answers(group, others)


def _are_answers(group: Sequence[Column], others: Sequence[Column]) -> bool:
    """Whether each heading is that of a yes or no of the same data set, which several of may be said of a line.

    By its name, or by its words where another column names what a line of that data set is: "Gikk bra" of a lesson.
    """
    named = [aliases.normalised(column.heading.text) for column in group]
    for dataset in DATASETS.values():
        asked = [one for one in dataset.fields if one.kind is Kind.BOOLEAN]
        if all(any(name in _words(dataset.name, one) for one in asked) for name in named):
            return True
        keys = [one.name for one in dataset.fields if one.is_key and one.name not in FROM_CONTEXT]
        is_of_it = any(_names(dataset.name, key, column) for key in keys for column in others)
        if is_of_it and all(any(_names(dataset.name, one.name, column) for one in asked) for column in group):
            return True
    return False


def _words(dataset: str, one: Field) -> list[str]:
    return [aliases.normalised(word) for word in aliases.headers(dataset, one.name)]


def _names(dataset: str, name: str, column: Column) -> bool:
    return fit(dataset, name, (column.heading.text,)).share > weight("key_named")


def _with_choice(table: Table, group: Sequence[Column]) -> Table:
    cells: list[Cell] = []
    indexes: list[int] = []
    for line in range(len(table.lines)):
        chosen = next((one for one in group if squeezed(one.cells[line]).casefold() in _CROSSES), None)
        cells.append(chosen.heading.parts[-1].text if chosen else "")
        indexes.append(chosen.index if chosen else group[0].index)
    upper = [heading.parts[:-1] for heading in (column.heading for column in group)]
    shared = upper[0] if all(parts and parts[0].text == upper[0][0].text for parts in upper) else ()
    first = group[0].heading
    heading = Heading(first.index, shared or (Part("", "", first.parts[-1].row, first.index),))
    made = Column(heading, cells, indexes=indexes)
    gone = {id(column) for column in group}
    columns: list[Column] = []
    for column in table.columns:
        if column is group[0]:
            columns.append(made)
        elif id(column) not in gone:
            columns.append(column)
    return replace(table, columns=tuple(columns))
