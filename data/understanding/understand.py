"""A sheet's cells -> its tables, each interpreted, with what is not understood, what is asked, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise
from types import MappingProxyType

from data.cells.grid import Cell, Grid, column_letters
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.answers import DATASET, Answers
from data.terms.datasets import DATASETS
from data.terms.questions import Question
from data.terms.tables import Candidate, ColumnMatch
from data.understanding.arithmetic import (
    Derived,
    LineLook,
    Numbers,
    agree,
    derived_columns,
    derived_lines,
    derived_means,
)
from data.understanding.asking import (
    LEFT_OUT,
    Maker,
    answered,
    asked_fields,
    choice_of,
    column_meaning,
    which_column,
)
from data.understanding.blocks import Block, Heading, Part, Text, find_blocks
from data.understanding.by_hand import said_data, without_said_lines
from data.understanding.cells import as_text
from data.understanding.code_lists import Codes, with_codes_explained
from data.understanding.coloured import with_coloured_points
from data.understanding.divided_again import divided_again
from data.understanding.figure_names import hints
from data.understanding.headings import heading_said, key_of, shape_of
from data.understanding.holding import Decided, decided_lines
from data.understanding.interpret import interpret
from data.understanding.legends import legend_of
from data.understanding.lexicon import names_mean, names_sum, qualifiers, without_sum_words
from data.understanding.lines import (
    beside_years,
    changes_by_label,
    changes_of_points,
    line_looks,
    means_of_points,
    numbers,
    says_whole_year,
    without_year,
)
from data.understanding.made import with_made_columns
from data.understanding.names import indicator_and_statement, indicator_named, is_statement
from data.understanding.own_place import with_own_place
from data.understanding.pages import without_page_headings
from data.understanding.periods import PeriodSaid, said_by, said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.profiles import Profile, profile_of
from data.understanding.repeated_parts import sums_over_repeated_parts
from data.understanding.roles import Interpretation, Role, Seen
from data.understanding.shapes import other_shapes
from data.understanding.sibling_sums import sums_of_siblings, with_problems
from data.understanding.surroundings import sheet_said
from data.understanding.table import CARRIED, Column, Table, table_of
from data.understanding.weighted import products
from data.understanding.weights import weight
from data.understanding.whole_tables import has_key, open_columns, told_apart

_COMBINED = (frozenset({"scores", "findings"}), frozenset({"budget", "jobs"}))  # what may share the lines of a table
_TABLES_AT_MOST = 200
_ROUNDS = 4
_LINES_OF_A_PIECE = 2
_PREAMBLE_AT_MOST = 8
_HEADER_WITHIN = 100
_HIGHEST_SCORE = 10
_MOST_PERIODS = 2_000
_DAYS_OF_YEAR = 365
_ASKED_ABOUT = frozenset({"jobs", "projects", "budget"})


@dataclass(frozen=True)
class Understood:
    """A table with what it is read as. `totals` are lines that sum up all the others, by place from 0.

    `derived` are all the lines that are worked out, by the row of the sheet, and `second` is what came nearest to the
    interpretation that was chosen, where it would store something else.
    """

    table: Table
    seen: Seen
    read_as: Interpretation
    shape: str
    maker: Maker
    totals: frozenset[int] = frozenset()
    total_labels: frozenset[int] = frozenset()
    derived: Mapping[int, Derived] = field(default_factory=dict)
    second: Interpretation | None = None
    questions: tuple[Question, ...] = ()
    area: str | None = None


@dataclass(frozen=True)
class SheetUnderstood:
    """A sheet's tables, and the blocks on it that are none."""

    tables: tuple[Understood, ...]
    others: tuple[Table, ...]
    is_sum: bool = False


def understand_sheet(
    grid: Grid,
    answers: Answers,
    names: frozenset[str] = frozenset(),
    file_name: str = "",
    codes: Codes = MappingProxyType({}),
) -> SheetUnderstood:
    """The tables of a sheet, from top to bottom and left to right; `names` are those of programmes that are known.

    `codes` are those that another sheet of the file explains.
    """
    grid = without_page_headings(grid)
    if codes:
        explained = _understood(find_blocks(grid), answers, names, file_name, codes)
        if any(one.read_as.dataset == "scores" for one in explained.tables):
            return explained
    grid = with_coloured_points(grid)
    marked, others = other_shapes(grid)
    if marked:
        best = _understood(marked, answers, names, file_name)
    else:
        usual = _understood(find_blocks(grid), answers, names, file_name)
        ways = [_understood(blocks, answers, names, file_name) for blocks in others]
        best = max(ways, key=_worth, default=usual)
        if _worth(best) < _worth(usual) + weight("turned") and not (best.tables and _is_in_pieces(usual, best)):
            best = usual
        if best is not usual and _leaves_less(usual, best):
            best = usual
    if not best.tables and (answers.mappings or answers.remembered):
        told = _understood(_unheaded_blocks(grid), answers, names, file_name)
        best = told if told.tables else best
    filled = [one for one in best.tables if len(one.table.lines)] or best.tables
    return SheetUnderstood(tuple(filled), best.others)


def _leaves_less(usual: SheetUnderstood, other: SheetUnderstood) -> bool:
    """Whether the usual way reads every column of the one table of a sheet, and another way leaves some out."""
    if (
        len(usual.tables) != 1
        or usual.others
        or {one.read_as.dataset for one in other.tables} != {one.read_as.dataset for one in usual.tables}
    ):
        return False
    return not usual.tables[0].read_as.unread and any(one.read_as.unread for one in other.tables)


def _is_in_pieces(usual: SheetUnderstood, other: SheetUnderstood) -> bool:
    """Whether another way reads far more of the sheet than the usual one, which only finds pieces of it.

    Pieces are tables of a line or two, or more tables of the same kind.
    """
    filled = [one for one in usual.tables if len(one.table.lines)]
    kinds = {one.read_as.dataset for one in (*filled, *other.tables)}
    is_cut = all(len(one.table.lines) <= _LINES_OF_A_PIECE for one in filled)
    is_cut = is_cut or (len(kinds) == 1 and len(filled) > len(other.tables))
    if _is_all_of(usual, other):
        return True
    return is_cut and 2 * _cells_read(other) > 3 * _cells_read(usual)


def _is_all_of(usual: SheetUnderstood, other: SheetUnderstood) -> bool:
    """Whether another way reads as one table, with nothing left unread, what the usual one finds pieces of.

    Each piece adds to what the usual way weighs, so that the two cannot be compared by that.
    """
    pieces = len(usual.tables) + len(usual.others)
    if len(other.tables) != 1 or pieces < 2 or other.tables[0].read_as.unread:
        return False
    whole = other.tables[0].read_as
    is_same = all(one.read_as.dataset == whole.dataset and one.read_as.fields <= whole.fields for one in usual.tables)
    return is_same and _cells_read(other) > _cells_read(usual)


def _cells_read(sheet: SheetUnderstood) -> int:
    return sum(role.column.filled for one in sheet.tables for role in one.read_as.roles)


def _worth(sheet: SheetUnderstood) -> float:
    """How much a way to read a sheet explains: a table that leaves most of itself unread explains little."""
    return sum(one.read_as.score for one in sheet.tables if len(one.table.lines))


def _understood(
    blocks: Iterable[Block],
    answers: Answers,
    names: frozenset[str],
    file_name: str,
    codes: Codes = MappingProxyType({}),
) -> SheetUnderstood:
    tables: list[Understood] = []
    others: list[Table] = []
    after = -1
    for block in islice(blocks, _TABLES_AT_MOST):
        told = _with_periods_above(block, after)
        table = with_codes_explained(with_made_columns(table_of(_with_nameless(told))), codes)
        found = understand_table(table, answers, names, file_name)
        tables.extend(found)
        after = max(after, block.last_row) if found else after
        if not found:
            others.append(table)
    return SheetUnderstood(tuple(tables), tuple(others))


def _with_periods_above(block: Block, after: int) -> Block:
    """The block with the marks and values above it that say its time: "Periode fra", "202401", "til", "202412".

    They are many cells in a line, so they look like a table of their own. `after` is the last row of the table above.
    """
    top = min(block.header_rows, default=block.first_row)
    known = {text.row for text in block.titles}
    found: list[Text] = []
    for row in range(max(after + 1, top - _PREAMBLE_AT_MOST), top):
        cells = [(at, column[row]) for at, column in enumerate(block.grid.columns) if column[row] != ""]
        texts = [Text(squeezed(cell), row, at) for at, cell in cells]
        whole = " ".join(text.text for text in texts)
        if row not in known and said_in(whole).has_year and "period" in speaks_of(whole):
            found += texts
    return replace(block, titles=(*found, *block.titles)) if found else block


def _with_nameless(block: Block) -> Block:
    """The block with the columns that have no heading but hold something, among its own and right to the left."""
    grid, known = block.grid, {heading.index for heading in block.headings}
    rows = range(block.first_row, min(block.last_row + 1, block.first_row + 500))
    used = {index for index in range(len(grid.columns)) if any(grid.columns[index][row] != "" for row in rows)}
    wanted = [index for index in range(min(known), max(known)) if index in used - known]
    left = min(known) - 1
    while left >= 0 and left in used:
        wanted.append(left)
        left -= 1
    if not wanted:
        return block
    row = max(block.header_rows, default=block.first_row)
    added = [Heading(index, (Part("", "", row, index),)) for index in wanted]
    return replace(block, headings=tuple(sorted((*block.headings, *added), key=lambda heading: heading.index)))


def understand_table(table: Table, answers: Answers, names: frozenset[str], file_name: str) -> list[Understood]:
    """What a table is read as: nothing, one data set, or two that share its lines.

    Of lines that stand several times for the same, only those that hold are read.
    """
    found = _read_as(table, answers, names, file_name)
    decided = decided_lines(found[0].table, found[0].read_as) if found else None
    return found if decided is None else [_held(one, decided) for one in found]


def _held(one: Understood, decided: Decided) -> Understood:
    """The same of the lines that hold, and told of the others."""
    table = one.table.keep(decided.held)
    columns = {id(old): new for old, new in zip(one.table.columns, table.columns, strict=True)}
    problem = decided.problem(table.grid.sheet, len(one.table.lines))
    return replace(
        one,
        table=replace(table, problems=(*table.problems, problem)),
        seen=one.seen.on(columns),
        read_as=one.read_as.on(columns),
        totals=frozenset(place for place, line in enumerate(decided.held) if line in one.totals),
        total_labels=frozenset(place for place, line in enumerate(decided.held) if line in one.total_labels),
        second=None,
    )


def _read_as(table: Table, answers: Answers, names: frozenset[str], file_name: str) -> list[Understood]:
    headings = [column.heading for column in table.columns if column.index != CARRIED]
    shape = shape_of(headings, *_around(table))
    mapped = answers.mapped(shape)
    table = with_own_place(without_said_lines(table, answers), names)
    table, seen, totals, labels, derived = _seen(table, mapped, names, answers)
    seen = replace(seen, sheet=sheet_said(table.grid.sheet, file_name))
    wanted = mapped[0].get(DATASET) if mapped else None
    readings = [
        reading
        for dataset in DATASETS
        if (wanted is None or dataset == wanted) and (reading := interpret(dataset, seen)) is not None
    ]
    ranked = sorted(readings, key=lambda reading: -reading.score * told_apart(reading))
    maker = Maker(file_name, table.grid.sheet, shape)
    if not ranked or (ranked[0].score < weight("least") and wanted is None):
        partial = _partly(seen, wanted)
        if partial is None:
            return []
        ranked = [partial]
    best, questions = _asked(ranked[0], seen, table, maker, answers)
    if best is None:
        return (
            [Understood(table, seen, ranked[0], shape, maker, totals, labels, derived, questions=questions)]
            if questions
            else []
        )
    second = next((other for other in ranked[1:] if ranked[0].score - other.score < weight("margin")), None)
    made = Understood(table, seen, best, shape, maker, totals, labels, derived, second, questions)
    others = list(_companions(made, ranked[1:]))
    taken = {id(role.column) for other in others for role in other.read_as.roles}
    unread = tuple(column for column in best.unread if id(column) not in taken)
    return [replace(made, read_as=replace(best, unread=unread)), *others]


def _partly(seen: Seen, wanted: str | None) -> Interpretation | None:
    """What a table is nearly read as: its sheet or title says so, and what is missing stands there without a name."""
    found = []
    for dataset in DATASETS:
        if wanted in (None, dataset) and hints(dataset, seen) >= weight("hint_enough"):
            made = interpret(dataset, seen, is_partial=True)
            if made is not None and has_key(made) and open_columns(made, seen):
                found.append(made)
    return max(found, key=lambda made: made.score, default=None)


def _asked(
    best: Interpretation, seen: Seen, table: Table, maker: Maker, answers: Answers
) -> tuple[Interpretation | None, tuple[Question, ...]]:
    """The interpretation with what people have answered, and the questions; None where it needs the answers."""
    questions: dict[str, Question] = {}
    forced: dict[int, str | None] = dict(seen.forced)
    current: Interpretation | None = best
    for _ in range(_ROUNDS):
        before = dict(forced)
        if current is not None:
            for question, decided in _decisions(current, replace(seen, forced=forced), table, maker, answers):
                questions[question.id] = question
                forced.update(decided)
        if forced == before:
            break
        current = interpret(best.dataset, replace(seen, forced=forced), is_partial=True)
    whole = interpret(best.dataset, replace(seen, forced=forced))
    return whole, tuple(questions.values())


def _decisions(
    made: Interpretation, seen: Seen, table: Table, maker: Maker, answers: Answers
) -> Iterator[tuple[Question, dict[int, str | None]]]:
    """Each question of an interpretation with what its answer decides, column by column."""
    by_field: dict[str, list[Column]] = {}
    for clash in made.clashes:
        columns = by_field.setdefault(clash.first.field, [clash.first.column])
        if all(column is not clash.second.column for column in columns):
            columns.append(clash.second.column)
    for name, columns in by_field.items():
        question = which_column(maker, table, name, made.dataset, columns)
        code = answered(question, answers)
        decided: dict[int, str | None] = {}
        if code is not None:
            decided = {id(column): name if choice_of(columns, column) == code else None for column in columns}
        yield question, decided
    clashing = {id(column) for columns in by_field.values() for column in columns}
    for number, (column, fields) in enumerate(open_columns(made, seen)):
        if id(column) in clashing or (made.dataset not in _ASKED_ABOUT):
            continue
        question = column_meaning(maker, table, made.dataset, column, asked_fields(made.dataset, fields), number)
        code = answered(question, answers)
        yield question, {} if code is None else {id(column): None if code == LEFT_OUT else code}


def _around(table: Table) -> tuple[str, ...]:
    """The data sets that a sheet's name and titles speak of, as part of what a table is known by."""
    sheet = f" {aliases.normalised(table.grid.sheet)} "
    spoken = sorted(
        dataset for dataset in DATASETS if any(f" {hint} " in sheet for hint in aliases.sheet_hints(dataset))
    )
    # A title tells apart what the header alone does not: amounts under "Bevilget" and under "Utbetalt".
    if any(speaks_of(column.heading.text) & _FIGURES for column in table.columns):
        return tuple(spoken)
    titled = [speaks_of(text.text) & _FIGURES for text in reversed(table.titles)]
    return (*spoken, *sorted(next((meanings for meanings in titled if meanings), frozenset())))


def _companions(made: Understood, others: Sequence[Interpretation]) -> Iterator[Understood]:
    """Another data set whose figures stand in the same table: budget and jobs of each area, findings beside scores."""
    beside = frozenset().union(*(group for group in _COMBINED if made.read_as.dataset in group))
    unread = {id(column) for column in made.read_as.unread}
    for other in others:
        if other.dataset not in beside - {made.read_as.dataset}:
            continue
        own = [role for role in other.roles if id(role.column) in unread]
        keys = [role for role in other.roles if DATASETS[other.dataset].field(role.field).is_key and not role.given]
        shared = [role for role in keys if id(role.column) not in unread]
        mains = [role for role in own if not DATASETS[other.dataset].field(role.field).is_key or role.given]
        if any(_adds_up_read(role, made) for role in mains):
            continue
        is_told = hints(other.dataset, made.seen) >= weight("hint_enough") or len(mains) > 1
        may_stand_alone = other.dataset != "scores" or made.read_as.dataset == "findings"
        is_exact = may_stand_alone and all(role.sureness >= weight("exact_companion") for role in mains)
        if mains and (is_told or is_exact) and all(_is_sure(role) for role in mains):
            yield replace(made, read_as=replace(other, roles=(*shared, *own), unread=(), clashes=()), second=None)
            return


def _adds_up_read(role: Role, made: Understood) -> bool:
    """Whether a column is the sum of columns that the table is read by already: of the same kind, whatever it heads."""
    derived = made.seen.derived.get(role.column.index)
    read = {one.column.index for one in made.read_as.roles}
    return derived is not None and derived.kind == "sum" and set(derived.parts) <= read


def _is_sure(role: Role) -> bool:
    return role.score >= weight("companion") and role.sureness >= weight("companion_sure")


def _seen(
    table: Table, mapped: tuple[Mapping[str, str | None], str] | None, names: frozenset[str], answers: Answers
) -> tuple[Table, Seen, frozenset[int], frozenset[int], dict[int, Derived]]:
    """The table without the lines that are worked out, and all that can be known of it beforehand."""
    legend = legend_of(table)
    table, is_whole_year = _without_parts_of_year(table)
    profiles = {id(column): _profile(table, column) for column in table.columns}
    figures = numbers(table, profiles)
    worked_out = derived_columns(
        figures,
        {
            column.index: (column.heading.parts[0].text if len(column.heading.parts) > 1 else "", _own(column.heading))
            for column in table.columns
            if column.heading.parts
        },
        lambda index: bool(speaks_of(table.column(index).heading.text) & _WORKED_OUT),
    )
    summable = [
        figures[column.index]
        for column in table.columns
        if column.index in figures
        and worked_out.get(column.index, Derived("sum", ())).kind != "share"
        and not _only_names(column, figures[column.index])
    ]
    looks = line_looks(table, profiles, names)
    looks_before = looks
    weighed = products(figures)
    bare = {index: own for index, own in figures.items() if index not in weighed}
    is_scored = _holds_scores(table, profiles, bare, looks)
    if is_scored:
        worked_out |= weighed
        lines = {
            **derived_means(summable, looks),
            **dict.fromkeys(means_of_points(table), Derived("mean", ())),
            **dict.fromkeys(
                [*beside_years(table), *without_year(table), *changes_of_points(summable)], Derived("difference", ())
            ),
        }
    else:
        siblings, slips = sums_of_siblings(table, figures)
        table = with_problems(table, slips)
        lines = {
            **_sums_of_groups(table),
            **_sums_by_name(table, _with_rests(table, derived_lines(summable, looks)), looks),
            **siblings,
            **dict.fromkeys(beside_years(table, _CHANGES), Derived("difference", ())),
            **dict.fromkeys(changes_by_label(table, summable), Derived("difference", ())),
        }
        again, told = divided_again(table, figures, lines)
        table, lines = with_problems(table, told), {**lines, **again}
    kept = said_data(table, answers)
    if kept:
        lines = {line: derived for line, derived in lines.items() if line not in kept}
        looks = [LineLook(False, False) if line in kept else look for line, look in enumerate(looks)]
    by_group = _sums_for_groups_of_accounts(table, lines) or sums_over_repeated_parts(table, lines, figures)
    if by_group is not None:
        table, lines, looks = by_group, {}, [LineLook()] * len(by_group.lines)
    table, totals, labels, rows = _without_derived(table, lines, looks, is_scored=is_scored)
    operands = frozenset(
        part for derived in worked_out.values() if derived.kind in ("difference", "share") for part in derived.parts
    )
    titles = tuple(text.text for text in table.titles)
    seen = Seen(
        table.columns,
        _profiles_of_data(table, totals),
        worked_out,
        operands,
        titles,
        table.grid.sheet,
        legend,
        {key: value for key, value in mapped[0].items() if key != DATASET} if mapped else {},
        mapped[1] if mapped else "known",
        names=names,
        is_whole_year=is_whole_year,
        is_added_up=not is_scored and _adds_up(figures, looks_before),
    )
    return table, seen, totals, labels, rows


_FIGURES = frozenset({"budget", "grant", "payment", "use", "target", "result", "expected", "new", "secured"})
_MONEY = frozenset({"budget", "grant", "payment", "cost", "job"})
_COUNTED = frozenset({"new", "secured"})
_AMOUNTS = frozenset({"budget", "grant", "payment"})
_CHANGES = frozenset({"difference"})
_NAMING = frozenset({"id", "case", "account", "period"})
_RESTS = frozenset({"remaining", "negated", "difference"})
_WORKED_OUT = frozenset({"remaining", "negated", "difference", "own", "share", "use"})


def _only_names(column: Column, numbers: Numbers) -> bool:
    """Whether numbers only name what stands on their lines, or are the same on each: nobody adds them up."""
    known = {number for number in numbers if number is not None}
    if len(known) == 1 and sum(number is not None for number in numbers) > 2 and known != {0.0}:
        return True
    meanings = speaks_of(column.heading.text)
    is_named = bool(meanings & _NAMING) and not meanings & (_FIGURES | {"amount", "count", "job", "cost", "total"})
    return is_named and all(number.is_integer() for number in known)


def _own(heading: Heading) -> str:
    """A heading's own words without those for a sum, by which the columns that it adds up are found."""
    return without_sum_words(heading.parts[-1].text) if heading.parts else ""


def _profile(table: Table, column: Column) -> Profile:
    if column.index == CARRIED:
        return profile_of(column.cells)
    percents = table.grid.percents(column.index)
    places = frozenset(place for place, row in enumerate(table.lines) if row in percents) if percents else percents
    return profile_of(column.cells, places)


def _without_parts_of_year(table: Table) -> tuple[Table, bool]:
    """The table without lines for half years or months, where each of them has a line for the whole year as well.

    The second is whether one line is left that holds for the whole of a year without naming it.
    """
    for column in table.columns:
        if column.index == CARRIED or len(table.lines) > _MOST_PERIODS:
            continue
        if not any(isinstance(cell, str) and cell for cell in column.cells):
            continue
        said = [said_by(cell) if isinstance(cell, str) and cell else PeriodSaid() for cell in column.cells]
        parts = [line for line, one in enumerate(said) if one.is_part_of_year]
        whole = [
            line
            for line, one in enumerate(said)
            if one.year is not None and one.day is None and not one.is_part_of_year
        ]
        if len(parts) < 2:
            continue
        if not whole and (line := _line_of_whole_year(column, said, parts)) is not None:
            return table.without([column]).keep([line]), True
        if len(parts) + len(whole) < 0.6 * len(table.lines):
            continue
        if {said[line].year for line in parts} <= {said[line].year for line in whole}:
            gone = set(parts)
            filled = _filled_down(table)
            return filled.keep([line for line in range(len(table.lines)) if line not in gone]), False
        return table, False
    return table, False


def _line_of_whole_year(column: Column, said: Sequence[PeriodSaid], parts: Sequence[int]) -> int | None:
    """The one line besides those of the months of some year, where it is that of the year: "Hele året", "Sum"."""
    others = [line for line in range(len(column.cells)) if line not in set(parts)]
    others = [line for line in others if not names_mean(as_text(column.cells[line]))]
    begins = {part.first for line in parts if (part := said[line].part) is not None}
    if len(others) != 1 or len(begins) < len(parts) or any(said[line].has_year for line in parts):
        return None  # each month comes once, or they are those of several areas
    (line,) = others
    text = as_text(column.cells[line])
    days = sum((part.last - part.first).days + 1 for place in parts if (part := said[place].part) is not None)
    is_whole = says_whole_year(text) or (names_sum(text) and days >= _DAYS_OF_YEAR)
    return line if is_whole else None


def _filled_down(table: Table) -> Table:
    """The table with what is written once above its lines on each of them, before some of the lines go."""
    columns = []
    for column in table.columns:
        texts = [cell for cell in column.cells if cell != ""]
        is_label = column.index != CARRIED and texts and all(isinstance(cell, str) for cell in texts)
        if not is_label or column.cells[0] == "" or "" not in column.cells:
            columns.append(column)
            continue
        cells, rows = list(column.cells), list(column.rows or table.lines)
        for line in range(1, len(cells)):
            if cells[line] == "":
                cells[line], rows[line] = cells[line - 1], rows[line - 1]
        columns.append(replace(column, cells=cells, rows=rows))
    return replace(table, columns=tuple(columns))


def _names_rated(text: str) -> bool:
    return indicator_named(text) is not None or is_statement(text) or indicator_and_statement(text) is not None


def _adds_up(numbers: Mapping[int, Numbers], looks: Sequence[LineLook]) -> bool:
    """Whether a line that is called a sum is what all the lines above it come to, in several columns: no points are."""
    for line, look in enumerate(looks):
        above = [place for place in range(line) if not looks[place].is_called_sum]
        if not look.is_called_sum or len(above) < 2:
            continue
        sums = [(own[line], sum(own[place] or 0.0 for place in above)) for own in numbers.values()]
        if len(sums) > 1 and all(shown is not None and agree(shown, come_to) for shown, come_to in sums):
            return True
    return False


def _holds_scores(
    table: Table, profiles: Mapping[int, Profile], numbers: Mapping[int, Numbers], looks: Sequence[LineLook]
) -> bool:
    """Whether the figures are points given to indicators or statements: their totals are agreed on, not added up."""
    words = [profiles[id(column)] for column in table.columns]
    # A heading over words names what they are: "Innsatsområde" is a statement of some form as well.
    said = [part.text for column in table.columns if column.index in numbers for part in column.heading.parts]
    titles = [text.text for text in table.titles]
    is_rated = any(profile.indicators + profile.statements > 0.2 for profile in words) or any(map(_names_rated, said))
    # "Arbeidsplasser" over a table is an indicator's name, and that of what is counted in it.
    is_counted = any(speaks_of(text) & (_COUNTED | _MONEY) and not is_statement(text) for text in said)
    if _are_amounts(said):
        return False
    knows = is_rated or (any(map(_names_rated, titles)) and not _adds_up(numbers, looks))
    if is_counted and not is_rated:
        return False
    points = {
        index: own
        for index, own in numbers.items()
        if not _number_lines(own) and not _only_names(table.column(index), own)
    }
    largest = {index: max((abs(one) for one in own if one is not None), default=0.0) for index, own in points.items()}
    if not knows or not any(largest.values()):
        return False
    # Points that are weighed, or times something else, are still points, where a heading beside them says so.
    rated = any(profile.statements > 0.2 for profile in words) and any(
        0 < most <= _HIGHEST_SCORE and "score" in speaks_of(table.column(index).heading.text)
        for index, most in largest.items()
    )
    return rated or max(largest.values()) <= _HIGHEST_SCORE


def _are_amounts(headings: Sequence[str]) -> bool:
    """Whether headings name what was set aside, granted or paid, and no points: millions are as small as points."""
    named = [speaks_of(text) for text in headings if not is_statement(text)]
    return any(meanings & _AMOUNTS for meanings in named) and not any("score" in meanings for meanings in named)


def _number_lines(numbers: Numbers) -> bool:
    """Whether each number is the one above it and one more: an export's own, that say nothing of the lines."""
    known = [number for number in numbers if number is not None]
    return len(known) > 2 and len(known) == len(numbers) and all(after == own + 1 for own, after in pairwise(known))


def _with_rests(table: Table, lines: Mapping[int, Derived]) -> dict[int, Derived]:
    """Of granted = paid + not paid, line by line, the one that says so is worked out, and not what it is a part of."""
    nameless: Sequence[Cell] = [""] * len(table.lines)
    worded = (column.cells for column in table.columns if any(isinstance(cell, str) for cell in column.cells))
    names = next(worded, nameless)
    found = dict(lines)
    for line, derived in lines.items():
        rests = [part for part in derived.parts if speaks_of(str(names[part])) & _RESTS]
        others = tuple(part for part in derived.parts if part not in rests)
        are_figures = all(speaks_of(str(names[one])) & _FIGURES for one in (line, *others))
        if derived.kind == "sum" and len(rests) == len(others) == 1 and are_figures:
            del found[line]
            found[rests[0]] = Derived("difference", (line, *others), derived.digits)
    return dict(sorted(found.items()))


def _sums_by_name(table: Table, lines: dict[int, Derived], looks: Sequence[LineLook]) -> dict[int, Derived]:
    """Of measures only what is called a sum is one: those employed are men and women, and a measure of their own."""
    headings = [speaks_of(column.heading.text) for column in table.columns if column.index != CARRIED]
    if not any("measure" in said for said in headings) or any(said & _MONEY for said in headings):
        return lines
    return {line: derived for line, derived in lines.items() if derived.kind != "sum" or looks[line].is_called_sum}


def _sums_of_groups(table: Table) -> dict[int, Derived]:
    """The lines under a heading that says that it sums up the others: "Programmet under eitt", year by year."""
    found: dict[int, Derived] = {}
    for column in table.columns:
        if column.index != CARRIED:
            continue
        sums = {cell for cell in set(column.cells) if isinstance(cell, str) and cell and names_sum(cell)}
        others = {cell for cell in set(column.cells) if cell} - sums
        if sums and len(others) > 1:
            found.update({line: Derived("sum", ()) for line, cell in enumerate(column.cells) if cell in sums})
    return found


def _sums_for_groups_of_accounts(table: Table, lines: Mapping[int, Derived]) -> Table | None:
    """The sum of each group of lines under its heading, where the lines are only the accounts of what it names.

    None where the lines are something else than accounts, or where some group has no sum that agrees with them.
    """
    carried = next((column for column in reversed(table.columns) if column.index == CARRIED), None)
    if carried is None and (first := _first_of_groups(table, lines)) is not None:
        carried = _carried_from(table, first, lines)
        table = replace(table, columns=(carried, *table.without([first]).columns))
    accounts = [column for column in table.columns if "account" in speaks_of(column.heading.text)]
    named = [column for column in table.columns if speaks_of(column.heading.text) & {"area", "project", "company"}]
    if carried is None or carried.rows is None or not accounts or named:
        return None
    groups: dict[int, list[int]] = {}
    for line in range(len(table.lines)):
        if line not in lines:
            groups.setdefault(carried.rows[line] if carried.cells[line] != "" else CARRIED, []).append(line)
    if CARRIED in groups or len({carried.cells[own[0]] for own in groups.values()}) < len(groups):
        return None
    sums = {tuple(derived.parts): line for line, derived in lines.items() if derived.kind == "sum"}
    kept = [sums.get(tuple(own), own[0] if len(own) == 1 else None) for own in groups.values()]
    whole = [line for line in kept if line is not None]
    if len(whole) < len(kept) or not any(len(own) > 1 for own in groups.values()):
        return None
    return table.keep(sorted(whole)).without_indexes({column.index for column in accounts})


def _first_of_groups(table: Table, lines: Mapping[int, Derived]) -> Column | None:
    """The first column, where it names each group of lines once and again on the line of its sum, and nothing else."""
    first = min(table.columns, key=lambda column: column.index, default=None)
    data = [line for line in range(len(table.lines)) if line not in lines]
    if first is None or not data or first.cells[data[0]] == "":
        return None
    names = [str(first.cells[line]) for line in data if first.cells[line] != ""]
    sums = [str(first.cells[line]).casefold() for line in lines if first.cells[line] != ""]
    is_told = all(any(name.casefold() in label for label in sums) for name in names)
    return first if 1 < len(names) == len(set(names)) < len(data) and is_told else None


def _carried_from(table: Table, column: Column, sums: Collection[int]) -> Column:
    """A column whose cells hold for the lines below them and their sum, as a text over a group of lines does."""
    cells, rows = list(column.cells), list(table.lines)
    for line in range(1, len(cells)):
        if cells[line] == "" or line in sums:
            cells[line], rows[line] = cells[line - 1], rows[line - 1]
    return Column(Heading(CARRIED, (Part("", "", table.block.header_row, column.index),)), cells, rows)


def _profiles_of_data(table: Table, totals: frozenset[int]) -> dict[int, Profile]:
    """The profiles of the columns, the lines of totals left out."""
    data = table.keep([line for line in range(len(table.lines)) if line not in totals]) if totals else table
    return {id(column): _profile(data, own) for column, own in zip(table.columns, data.columns, strict=True)}


def _without_derived(
    table: Table, lines: Mapping[int, Derived], looks: Sequence[LineLook], *, is_scored: bool = False
) -> tuple[Table, frozenset[int], frozenset[int], dict[int, Derived]]:
    """The table without what is worked out; a sum over all other lines stays, to be checked and for what parts lack.

    A sum that stands above its parts is their heading, and is carried down to them.
    """
    rows = {table.lines[line]: derived for line, derived in lines.items()}
    data = [line for line in range(len(looks)) if line not in lines and not looks[line].is_called_mean]
    last = max((line for line, derived in lines.items() if derived.kind != "running"), default=-1)
    is_whole = last >= 0 and lines[last].kind == "sum" and set(data) <= _leaves(lines[last].parts, lines)
    whole = {last} if is_whole else set()
    called = {line for line in data if looks[line].is_called_sum} if not is_scored else set()
    parents = {line: derived for line, derived in lines.items() if derived.parts and min(derived.parts) > line}
    table = _with_parents(table, parents, whole)
    kept = sorted({*data, *(line for line in whole if line not in parents)})
    totals = frozenset(place for place, line in enumerate(kept) if line in whole or line in called)
    return table.keep(kept), totals, totals, rows


def _leaves(parts: Sequence[int], lines: Mapping[int, Derived]) -> set[int]:
    found: set[int] = set()
    for part in parts:
        if part in lines and lines[part].kind == "sum":
            found |= _leaves(lines[part].parts, lines)
        else:
            found.add(part)
    return found


def _with_parents(table: Table, parents: Mapping[int, Derived], whole: set[int]) -> Table:
    """The table with a column for the labels of sums that stand above what they sum up."""
    if not parents or set(parents) <= whole:
        return table
    label = next(
        (
            column
            for column in table.columns
            if column.index != CARRIED
            and any(isinstance(column.cells[line], str) and column.cells[line] for line in parents)
        ),
        None,
    )
    if label is None:
        return table
    cells: list[Cell] = [""] * len(table.lines)
    places = [0] * len(table.lines)
    for line, derived in parents.items():
        for part in derived.parts:
            cells[part] = as_text(label.cells[line])
            places[part] = table.lines[line]
    heading = Heading(CARRIED, (Part("", "", table.lines[min(parents)], label.index),))
    return replace(table, columns=(Column(heading, cells, places), *table.columns))


def matches_of(understood: Understood) -> tuple[ColumnMatch, ...]:
    """Each column of a table with what it was understood as, from left to right."""
    read_as = understood.read_as
    by_column: dict[int, list[object]] = {}
    found: list[ColumnMatch] = []
    for role in read_as.roles:
        if role.column.index == CARRIED or role.column.index in by_column:
            continue
        by_column[role.column.index] = []
        given = as_text(role.given[0][1]) if role.given else None
        name = None if role.field == "*" else role.field
        found.append(
            ColumnMatch(
                column_letters(role.column.index),
                role.column.heading.text,
                key_of(role.column.heading),
                name,
                given,
                role.how,
                None,
                round(min(1.0, role.sureness), 2),
            )
        )
    for column in read_as.unread:
        if column.index != CARRIED:
            found.append(_unknown_match(column, read_as.dataset))
    for column in read_as.left_out:
        found.append(
            ColumnMatch(
                column_letters(column.index),
                column.heading.text,
                key_of(column.heading),
                how="chosen",
                confidence=1.0,
            )
        )
    return tuple(sorted(found, key=lambda match: (len(match.letter), match.letter)))


def _unknown_match(column: Column, dataset: str | None) -> ColumnMatch:
    name, share = suggestion(column.heading, dataset)
    return ColumnMatch(
        column_letters(column.index), column.heading.text, key_of(column.heading), suggestion=name, confidence=share
    )


def suggestion(heading: Heading, dataset: str | None) -> tuple[str | None, float]:
    """The field that a heading comes nearest to, if any, and how near, from 0 to 1."""
    texts = heading_said(dataset or "budget", heading).texts
    if not texts or speaks_of(" ".join(texts)) & (qualifiers() - {"cumulative", "revised"}):
        return None, 0.0
    rated = [
        (fit(one, name, texts).share, name)
        for one in ((dataset,) if dataset else tuple(DATASETS))
        for name in DATASETS[one].field_names
    ]
    share, name = max(rated, default=(0.0, ""))
    return (name, round(share, 2)) if share >= weight("least_heading") else (None, 0.0)


def unheaded_tables(grid: Grid) -> tuple[Table, ...]:
    """What may be a table after all on a sheet without any: the first row of several words above another row."""
    return tuple(table_of(_with_nameless(block)) for block in _unheaded_blocks(grid))


def _unheaded_blocks(grid: Grid) -> tuple[Block, ...]:
    for row in range(min(grid.height - 1, _HEADER_WITHIN)):
        words = [column[row] for column in grid.columns if column[row] != ""]
        below = [column[row + 1] for column in grid.columns if column[row + 1] != ""]
        if len(words) > 1 and len(below) > 1 and all(isinstance(word, str) for word in words):
            return find_blocks(grid, forced=(row,))[:1]
    return ()


def candidate_of(table: Table) -> Candidate | None:
    """A block that is no table we know, to be told what it is; None where it is too little for one."""
    headings = [column.heading for column in table.columns if column.index != CARRIED and column.heading.parts]
    if len(headings) < 2 or not len(table.lines):
        return None
    return Candidate(
        table.grid.sheet,
        table.block.range,
        table.block.header_row + 1,
        tuple(_unknown_match(column, None) for column in table.columns if column.index != CARRIED),
        shape_of(headings, *_around(table)),
    )
