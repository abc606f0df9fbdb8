"""A sheet's cells -> its tables, each interpreted, with what is not understood, what is asked, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import islice
from types import MappingProxyType

from data.cells.grid import Grid
from data.cells.values import squeezed
from data.terms.answers import DATASET, Answers
from data.terms.datasets import DATASETS
from data.terms.questions import Question
from data.understanding.asking import LEFT_OUT, Maker, answered, asked_fields, choice_of, column_meaning, which_column
from data.understanding.beforehand import seen_of
from data.understanding.blocks import Block, Heading, Part, Text, find_blocks
from data.understanding.by_hand import without_said_lines
from data.understanding.code_lists import Codes, with_codes_across_named, with_codes_explained
from data.understanding.coloured import with_coloured_points
from data.understanding.companions import companions
from data.understanding.figure_names import figure_named, hints
from data.understanding.headings import shape_of
from data.understanding.holding import Decided, decided_lines
from data.understanding.interpret import interpret
from data.understanding.made import with_made_columns
from data.understanding.matches import around
from data.understanding.open_columns import open_columns
from data.understanding.own_place import with_own_place
from data.understanding.pages import without_page_headings
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of
from data.understanding.points import with_signs_counted
from data.understanding.roles import Interpretation, Seen
from data.understanding.shapes import other_shapes
from data.understanding.sibling_sums import with_problems
from data.understanding.surroundings import sheet_said
from data.understanding.table import CARRIED, Column, Table, table_of
from data.understanding.table_score import has_key, told_apart
from data.understanding.titled_alike import with_groups_titled
from data.understanding.understood import SheetUnderstood, Understood
from data.understanding.versions import with_version_of_lines
from data.understanding.weights import weight
from data.understanding.years_down import with_goals_apart

_TABLES_AT_MOST = 200
_ROUNDS = 4


_LINES_OF_A_PIECE, _PIECES = 2, 2


_PREAMBLE_AT_MOST = 8
_HEADER_WITHIN = 100
_ASKED_ABOUT = frozenset({"jobs", "projects", "budget"})


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
        explained = _understood(find_blocks(with_codes_across_named(grid, codes)), answers, names, file_name, codes)
        if any(one.read_as.dataset == "scores" for one in explained.tables):
            return explained
    grid = with_signs_counted(with_coloured_points(grid))
    usual_blocks = cache(partial(find_blocks, grid))
    marked, others = other_shapes(grid, usual_blocks)
    if marked:
        best = _understood(marked, answers, names, file_name)
    else:
        usual = _understood(usual_blocks(), answers, names, file_name)
        ways = [_understood(blocks, answers, names, file_name) for blocks in others]
        best = max(ways, key=_worth, default=usual)
        best = next((way for way in ways if way is not best and _holds_more(best, way)), best)
        if _worth(best) < _worth(usual) + weight("turned") and not (best.tables and _is_in_pieces(usual, best)):
            best = usual
        if best is not usual and _leaves_less(usual, best):
            best = usual
    if not best.tables and (answers.mappings or answers.remembered):
        told = _understood(_unheaded_blocks(grid), answers, names, file_name)
        best = told if told.tables else best
    filled = [one for one in best.tables if len(one.table.lines)]
    if not filled:
        return best
    left_out = [told for one in best.tables if not len(one.table.lines) for told in one.table.problems]
    filled[0] = replace(filled[0], table=with_problems(filled[0].table, tuple(left_out)))
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


def _holds_more(best: SheetUnderstood, other: SheetUnderstood) -> bool:
    """Whether another way reads as one table of more lines what the best one reads, piece by piece, under its headings.

    So do cards of which one has a label of its own, or of which two stand side by side: each of the others, or each
    row of them, is a turned table as well, and may even seem to be of another kind.
    """
    if len(other.tables) != 1 or len(best.tables) < _PIECES:
        return False
    whole = other.tables[0]
    is_same = all(
        one.read_as.dataset == whole.read_as.dataset and one.read_as.fields <= whole.read_as.fields
        for one in best.tables
    )
    is_same = is_same or all(_has_headings_of(whole.table, one.table) for one in best.tables)
    is_longer = len(whole.table.lines) >= sum(len(one.table.lines) for one in best.tables)
    return is_same and is_longer and _cells_read(other) > _cells_read(best)


def _has_headings_of(whole: Table, piece: Table) -> bool:
    """Whether nearly all headings of a table are those of another one."""
    known, own = ({column.heading.text for column in table.columns} for table in (whole, piece))
    return len(own & known) >= len(own) - 1 > 1


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
    for block in islice(with_goals_apart(with_groups_titled(blocks)), _TABLES_AT_MOST):
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
    if left not in used and _are_names_left_alone(block, left - 1, rows):
        left -= 1
    while left >= 0 and left in used:
        wanted.append(left)
        left -= 1
    if not wanted:
        return block
    row = max(block.header_rows, default=block.first_row)
    added = [Heading(index, (Part("", "", row, index),)) for index in wanted]
    return replace(block, headings=tuple(sorted((*block.headings, *added), key=lambda heading: heading.index)))


def _are_names_left_alone(block: Block, at: int, rows: range) -> bool:
    """Whether a column outside of a block, with nothing to its left and no heading, has a name on most of its lines.

    What names figures is no such column: then the table is turned.
    """
    columns = block.grid.columns[: at + 1]
    if not columns or any(column[row] != "" for column in columns for row in block.header_rows):
        return False
    cells = [columns[at][row] for row in rows if columns[at][row] != ""]
    is_first = all(column[row] == "" for column in columns[:at] for row in rows)
    if any(figure_named(dataset, str(cell)) is not None for dataset in ("budget", "jobs") for cell in cells):
        return False
    return is_first and 2 * len(cells) > len(rows) and all(isinstance(cell, str) for cell in cells)


def understand_table(table: Table, answers: Answers, names: frozenset[str], file_name: str) -> list[Understood]:
    """What a table is read as: nothing, one data set, or two that share its lines.

    Of lines that stand several times for the same, only those that hold are read.
    """
    found = _read_as(table, answers, names, file_name)
    found = with_version_of_lines(found, answers)
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
    shape = shape_of(headings, *around(table))
    mapped = answers.mapped(shape)
    table = with_own_place(without_said_lines(table, answers), names)
    table, seen, totals, labels, derived = seen_of(table, mapped, names, answers)
    seen = replace(seen, sheet=sheet_said(table.grid.sheet, file_name))
    wanted = mapped[0].get(DATASET) if mapped else None
    readings = [
        reading
        for dataset in DATASETS
        if (wanted is None or dataset == wanted) and (reading := interpret(dataset, seen)) is not None
    ]
    ranked = sorted(readings, key=lambda reading: -reading.score * told_apart(reading))
    maker = Maker(file_name, table.grid.sheet, shape)
    is_partial = not ranked or (ranked[0].score < weight("least") and wanted is None)
    if is_partial:
        partial = _partly(seen, wanted)
        if partial is None:
            return []
        ranked = [partial]
    best, questions = _asked(ranked[0], seen, table, maker, answers, is_partial=is_partial)
    if best is None:
        return (
            [Understood(table, seen, ranked[0], shape, maker, totals, labels, derived, questions=questions)]
            if questions
            else []
        )
    second = next((other for other in ranked[1:] if ranked[0].score - other.score < weight("margin")), None)
    made = Understood(table, seen, best, shape, maker, totals, labels, derived, second, questions)
    others = list(companions(made, ranked[1:]))
    taken = {id(role.column) for other in others for role in other.read_as.roles}
    unread = tuple(column for column in best.unread if id(column) not in taken)
    return [replace(made, read_as=replace(best, unread=unread)), *others]


def _partly(seen: Seen, wanted: str | None) -> Interpretation | None:
    """What a table is nearly read as: its sheet or title says so, and what is missing stands there without a name.

    Amounts for each focus area are asked about as well where nothing says what they are.
    """
    found = []
    for dataset in DATASETS:
        is_told = hints(dataset, seen) >= weight("hint_enough")
        if wanted in (None, dataset) and (is_told or dataset == "budget"):
            made = interpret(dataset, seen, is_partial=True)
            is_open = made is not None and has_key(made) and open_columns(made, seen)
            if made is not None and is_open and (is_told or _are_amounts_by_area(made, seen)):
                found.append(made)
    return max(found, key=lambda made: made.score, default=None)


def _are_amounts_by_area(made: Interpretation, seen: Seen) -> bool:
    """Whether a column that is called so has the areas, and the open one is said to hold amounts and nothing else."""
    area = made.role_of("focus_area")
    if area is None or speaks_of(area.column.heading.text) != {"area"}:
        return False
    return any(speaks_of(column.heading.text) == {"amount"} for column, _ in open_columns(made, seen))


def _asked(
    best: Interpretation, seen: Seen, table: Table, maker: Maker, answers: Answers, *, is_partial: bool
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
    is_whole = not is_partial and forced == seen.forced
    whole = best if is_whole else interpret(best.dataset, replace(seen, forced=forced))
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
