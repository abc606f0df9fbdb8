"""Tables of a report that are no part of its assessment: what was granted, jobs, projects. Read as a sheet's are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from data.cells.drafts import Draft, TableOrigin
from data.cells.grid import CELLS, Grid, Look, position
from data.cells.units import units_in
from data.checking.checks import check
from data.checking.codes import with_codes
from data.checking.filled import without_empty
from data.checking.totals import without_totals
from data.checking.unknown_indicators import Asking
from data.reports.headings import lies_ahead
from data.reports.lines import Document, Line, Table, joined
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import Kind
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.understanding.drafts import FoundTable, find_tables
from data.understanding.legends import explains_signs
from data.understanding.phrases import speaks_of

# What else is listed in a report is read line by line: who shall do what, goals, findings.
IN_ASSESSMENTS = frozenset({"budget", "jobs", "projects", "events"})
IN_ROUNDS = frozenset({"proposals", "votes", "follow_ups", "funnel", "criteria", "criterion_scores"})
_FIGURES = frozenset({Kind.AMOUNT, Kind.INTEGER, Kind.NUMBER, Kind.SCORE})
_TELLING = _FIGURES | {Kind.CHOICE}  # how far a proposal came, what a juror thought: no names either
_KINDS_TOLD = {"events": frozenset({Kind.DATE})}
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_ANY_YEAR = 2000  # whether a table can be read is no matter of its year: the report's holds
_TITLES = 3  # lines above a table, of which the first is its heading
_NOTES = 3  # lines below a table
_LONGEST = 200


@dataclass(frozen=True)
class TableBeside:
    """A table and the lines of the document that it was read as: from the first to the one before `end`."""

    rows: Table
    first: int
    end: int
    grid: Grid
    places: tuple[str, ...]
    title: str


@dataclass(frozen=True)
class Beside:
    """The tables of a report that are not its assessment, and the document without their lines.

    `broken` are those of which something cannot be read. `datasets` are those that its tables may be of.
    """

    tables: tuple[TableBeside, ...]
    document: Document
    broken: tuple[TableBeside, ...] = ()
    datasets: frozenset[str] = IN_ASSESSMENTS

    def with_broken(self) -> Beside:
        """With the tables of which something cannot be read, so that it is told what: there is nothing else."""
        return replace(self, tables=(*self.tables, *self.broken), broken=())

    def read(
        self, file_name: str, answers: Answers, year: int | None
    ) -> tuple[list[Draft], list[Problem], list[Question]]:
        """Their rows; what is wrong with them or uncertain; and what is asked about them.

        `year` is the report's, of which a table is that says no other.
        """
        found = [one for table in self.tables for one in self.read_table(table, file_name, answers, year)]
        problems = [problem for one in found for problem in one.problems]
        questions = [question for one in found for question in one.questions]
        return [one.draft for one in found], [*problems, *self.not_read()], questions

    def not_read(self) -> Iterator[Problem]:
        """That tables are not read, for each of which something is wrong."""
        for table in self.broken:
            place = table.places[-len(table.rows)]
            yield Problem("table_not_read", Severity.WARNING, self.document.sheet, place, table.title)

    def read_table(
        self, table: TableBeside, file_name: str, answers: Answers, year: int | None
    ) -> Iterator[FoundTable]:
        """What one of them says, checked, with its places in the report."""
        for found in _read(table, file_name, answers, year, self.datasets):
            draft = _in_text(found.draft, table)
            problems = [_placed(problem, table) for problem in found.problems]
            questions = [replace(one, cell=_place_of(one.cell, table)) for one in found.questions]
            if draft.dataset.name == "scores":
                draft, more, asked = with_codes(draft, Asking(file_name, answers))
                problems, questions = [*problems, *more], [*questions, *asked]
            yield FoundTable(draft, [*problems, *check(draft, set())], questions)


def tables_beside(
    document: Document, file_name: str, answers: Answers, datasets: frozenset[str] = IN_ASSESSMENTS
) -> Beside:
    """The tables of those data sets: what was granted, how many jobs there are, which projects."""
    found = [(table, _read(table, file_name, answers, _ANY_YEAR, datasets)) for table in _tables(document)]
    is_list = datasets > IN_ASSESSMENTS  # of what has no figures, and stands in nothing that is read line by line
    ours = [
        (table, read)
        for table, read in found
        if any(is_list or (_has_figures(one.draft) and _may_be(one.draft, table)) for one in read)
    ]
    left_out = {place for table, _ in ours for place in range(table.first, table.end)}
    lines = tuple(line for place, line in enumerate(document.lines) if place not in left_out)
    tables = tuple(table for table, read in ours if not _is_broken(read))
    broken = tuple(table for table, read in ours if _is_broken(read))
    return Beside(tables, replace(document, lines=lines) if left_out else document, broken, datasets)


def _is_broken(found: Sequence[FoundTable]) -> bool:
    return any(problem.severity is Severity.ERROR for one in found for problem in one.problems)


def _may_be(draft: Draft, table: TableBeside) -> bool:
    """Whether days with texts have happened: the table or its header says so, and is no plan."""
    header = _texts(table.rows[0])
    above = takewhile(lambda row: row != header, map(table.grid.row, range(table.grid.height)))
    said = [*header, *(str(cell) for row in above for cell in row if cell)]
    is_told = any("event" in speaks_of(text) for text in said) and not any(map(lies_ahead, said))
    return draft.dataset.name != "events" or is_told


def _has_figures(draft: Draft) -> bool:
    """Whether most rows say an amount, a number, the day of an event or a choice of a round: names alone may be of
    anything.
    """
    kinds = _TELLING if draft.dataset.name in IN_ROUNDS else _KINDS_TOLD.get(draft.dataset.name, _FIGURES)
    figures = [draft.column(field.name) for field in draft.dataset.fields if field.kind in kinds]
    rows = sum(any(column[row] is not None for column in figures) for row in range(len(draft)))
    return 2 * rows > len(draft)


def _read(
    table: TableBeside, file_name: str, answers: Answers, year: int | None, datasets: frozenset[str]
) -> list[FoundTable]:
    """What a table says; of the year that it says itself, else of that year."""
    asked = replace(answers, year=None)
    found = find_tables([table.grid], file_name, asked).tables
    if any(None in one.draft.column("year") for one in found):
        found = find_tables([table.grid], file_name, replace(answers, year=year)).tables
    kept = []
    for one in found:
        if one.draft.dataset.name in datasets or _is_of_several(one.draft):
            draft, problems = without_totals(one.draft)
            kept.append(FoundTable(without_empty(draft), [*one.problems, *problems], one.questions))
    return kept


def _is_of_several(draft: Draft) -> bool:
    """Whether a table has the scores of several programmes: a report is one programme's, and this compares them."""
    is_scored = draft.dataset.name == "scores"
    return is_scored and len({aliases.normalised(str(said)) for said in draft.column("programme") if said}) > 1


def _tables(document: Document) -> Iterator[TableBeside]:
    """The tables of the document, each as a sheet with the lines above it as its title."""
    runs = list(_joined_overleaf(document.lines, _runs(document.lines)))
    ends = [0, *(end for _, _, end in runs)]
    for before, (rows, first, end) in zip(ends, runs, strict=False):
        if len(rows) < _FEWEST_ROWS or max(map(len, rows)) < _FEWEST_COLUMNS:
            continue
        above = _above(document.lines[before:first])
        notes = list(takewhile(_explains, document.lines[end : end + _NOTES]))
        read_as = {line.text: line.place for line in document.lines[first:end]}
        yield _as_sheet(document.sheet, rows, (first, end), above, notes, read_as)


def _runs(lines: Sequence[Line]) -> Iterator[tuple[Table, int, int]]:
    """Each table with its first line and the one after its last."""
    place = 0
    while place < len(lines):
        table, first = lines[place].table, place
        place += 1
        if table is not None:
            while place < len(lines) and lines[place].table is table:
                place += 1
            yield table, first, place


def _joined_overleaf(lines: Sequence[Line], runs: Iterator[tuple[Table, int, int]]) -> Iterator[tuple[Table, int, int]]:
    """The tables, those made one that a page parts: with the same header again, or with none."""
    whole: tuple[Table, int, int] | None = None
    for rows, first, end in runs:
        if whole is not None and whole[2] == first and lines[first].place != lines[first - 1].place:
            above, begin, _ = whole
            if len(rows[0]) == len(above[0]):
                is_again = _texts(rows[0]) == _texts(above[0])
                whole = ((*above, *rows[is_again:]), begin, end)
                continue
        if whole is not None:
            yield whole
        whole = rows, first, end
    if whole is not None:
        yield whole


def _texts(row: Sequence[Sequence[Line]]) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Sequence[Line]) -> str:
    return joined(line.text for line in cell)


def _above(lines: Sequence[Line]) -> list[Line]:
    """The heading above a table and what stands right above it."""
    begin = next((place for place in range(len(lines) - 1, -1, -1) if lines[place].is_heading), len(lines) - 1)
    own = [line for line in lines[max(begin, 0) :] if not line.table and len(line.text) <= _LONGEST]
    return own[:1] + own[1:][1 - _TITLES :]


def _explains(line: Line) -> bool:
    """Whether a line below a table says the unit of its figures, or what its signs stand for."""
    is_text = not line.is_heading and line.table is None and len(line.text) <= _LONGEST
    return is_text and (bool(units_in(line.text)) or explains_signs(line.text))


def _as_sheet(
    sheet: str,
    rows: Table,
    span: tuple[int, int],
    above: Sequence[Line],
    notes: Sequence[Line],
    read_as: Mapping[str, str],
) -> TableBeside:
    """A table with the lines above it and its notes. The cells of a web page have their places as they were read."""
    width = max(map(len, rows))
    blank: tuple[Line, ...] = ()
    around = [((line,),) for line in above]
    below = [(blank,), *(((line,),) for line in notes)] if notes else []
    every = [*around, *([(blank,)] if around else []), *rows, *below]
    columns = [[_text(row[index]) if index < len(row) else "" for row in every] for index in range(width)]
    looks = {
        (number, index): Look(bold=True)
        for number, row in enumerate(every)
        for index, cell in enumerate(row)
        if cell and all(line.is_heading for line in cell)
    }
    last = above[0].place if above else next(cell[0].place for row in rows for cell in row if cell)
    places = []
    for row in every:
        last = next((place for cell in row if cell and (place := cell[0].place or read_as.get(cell[0].text))), last)
        places.append(last)
    title = above[0].text if above else _text(rows[0][0])
    return TableBeside(rows, *span, Grid(sheet, columns, looks=looks), tuple(places), title)


def _in_text(draft: Draft, table: TableBeside) -> Draft:
    """The rows with their places in the report."""
    explanations = tuple(replace(one, place=_place_of(one.place, table) or "") for one in draft.origin.explanations)
    return replace(
        draft,
        range=_place_of(draft.range, table) or draft.range,
        places=table.places,
        origin=TableOrigin(explanations=explanations),
    )


def _placed(problem: Problem, table: TableBeside) -> Problem:
    return replace(problem, cell=_place_of(problem.cell, table))


def _place_of(cells: str | None, table: TableBeside) -> str | None:
    """Where in the report a cell or a range of the sheet stands; what is no such address stays as it is."""
    found = CELLS.fullmatch(cells or "")
    if found is None:
        return cells
    first, last = (
        table.places[min(position(cell)[0], len(table.places) - 1)] for cell in (found[1], found[2] or found[1])
    )
    return first if first == last else f"{first}:{last}"
