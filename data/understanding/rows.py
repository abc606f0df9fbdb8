"""A recognised table -> a draft of its rows, and the cells that could not be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from data.cells.drafts import Draft, TableOrigin
from data.cells.grid import Cell, Grid, address
from data.cells.values import NO_UNIT, Unit, Value, read_column, squeezed, unit_of
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS, Dataset, Field, Kind
from data.terms.problems import Problem, Severity
from data.understanding.columns import LABEL, LABELLED, Column, is_sum
from data.understanding.context import Context
from data.understanding.crosses import as_scores
from data.understanding.headers import Header, figure_named, indicator_words
from data.understanding.layouts import STAND_INS, main_values
from data.understanding.matches import matches_of, suggestion
from data.understanding.recognise import FoundTable, units_row


def read_rows(grid: Grid, table: FoundTable, answers: Answers) -> tuple[Draft, list[Problem]]:
    """The rows of a table as a draft, with a problem for each cell that could not be read."""
    matches = matches_of(table)
    units = units_row(grid, table)
    whole, table = table, _with_units(table, units) if units else table
    if table.layout.pivot == "cross":
        draft, problems = _crossed(grid, table)
    elif table.is_labelled_by_row:
        draft, problems = _labelled(grid, table)
    else:
        draft, problems = _by_columns(grid, table)
    for column in table.columns:
        for name, value in column.given:
            if name == "programme":
                place = address(table.header_row, column.index)
                problems.append(Problem("programme_from_header", Severity.WARNING, grid.sheet, place, squeezed(value)))
    draft.origin = TableOrigin(matches, whole.header_row + 1, whole.shape)
    says_programme = "programme" in draft.columns
    _fill_from_headings(grid, table, draft)
    _fill_from_context(draft, table.context, answers)
    stand_in = STAND_INS.get(draft.dataset.name)
    if stand_in in draft.columns:
        _stand_in(draft, draft.dataset.key[1], stand_in)
    guessed_from = table.context.guessed_from
    if len(draft) and guessed_from and not answers.programme and not says_programme:
        name = table.context.programme or ""
        problems.append(Problem(f"programme_from_{guessed_from}", Severity.WARNING, sheet=grid.sheet, value=name))
    problems.extend(
        _unknown_column(grid, whole, header) for header in table.unknown if not _is_of_no_interest(grid, table, header)
    )
    return draft, problems


def _with_units(table: FoundTable, units: Mapping[int, str]) -> FoundTable:
    """The table without the row below its header that only says units."""
    columns = [
        replace(column, unit=unit_of(units[column.index])) if column.index in units else column
        for column in table.columns
    ]
    return replace(table, header_row=table.header_row + 1, columns=tuple(columns))


def _unknown_column(grid: Grid, table: FoundTable, header: Header) -> Problem:
    place, dataset = address(table.header_row, header.index), table.layout.dataset
    nearest = suggestion(dataset, header.text)
    if nearest is None:
        return Problem("unknown_column", Severity.WARNING, grid.sheet, place, header.text)
    names = aliases.headers(dataset, nearest[0])
    values = {"nb": names[0], "en": names[1]}
    return Problem("unknown_column_like", Severity.WARNING, grid.sheet, place, header.text, values)


def _is_of_no_interest(grid: Grid, table: FoundTable, header: Header) -> bool:
    """An empty column, or one that only sums up or averages the others."""
    if is_sum(header.text):
        return True
    return not any(cell != "" for cell in grid.columns[header.index][table.header_row + 1 : table.last_row + 1])


def _crossed(grid: Grid, table: FoundTable) -> tuple[Draft, list[Problem]]:
    crossed = as_scores(grid, table)
    draft, problems = _by_columns(crossed.grid, crossed.table)
    # An indicator written once holds below it, also where its own row has no cross and is left out.
    draft.fill_down("indicator")
    draft = draft.keep(place for place, row in enumerate(draft.rows) if row in crossed.columns_of)
    draft.indexes["score"] = [crossed.columns_of[row] for row in draft.rows]
    return draft, [*crossed.problems, *problems]


def _by_columns(grid: Grid, table: FoundTable) -> tuple[Draft, list[Problem]]:
    dataset = DATASETS[table.layout.dataset]
    mains = set(main_values(dataset))
    rows = _filled_rows(grid, table, mains)
    groups = list(dict.fromkeys(column.given for column in table.columns if column.given))
    plain = [column for column in table.columns if not column.given]
    plain_mains = [column for column in plain if column.field in mains]
    parts: list[tuple[Draft, list[Problem]]] = []
    if not groups or plain_mains:
        parts.append(_group(grid, table, dataset, rows, plain, ()))
    shared = [column for column in plain if column.field not in mains]
    for given in groups:
        own = [column for column in table.columns if column.given == given]
        names = {name for name, _ in given} | {column.field for column in own}
        others = [column for column in shared if column.field not in names]
        filled = _rows_with_any(grid, own, rows)
        parts.append(_group(grid, table, dataset, filled, [*others, *own], given))
    return _joined([draft for draft, _ in parts]), [problem for _, found in parts for problem in found]


def _filled_rows(grid: Grid, table: FoundTable, mains: set[str]) -> list[int]:
    """The rows that hold data: not blank, no example, and not a lone text such as a heading or a note."""
    begin, end = table.header_row + 1, table.last_row + 1
    columns = [grid.columns[column.index][begin:end] for column in table.columns]
    if any("" not in cells for cells in columns) and len(columns) > 1:
        rows = list(range(begin, end))
    else:
        rows = [begin + place for place, cells in enumerate(zip(*columns, strict=True)) if _has_any(cells)]
    if grid.faults:
        indexes = {column.index for column in table.columns}
        with_faults = {row for row, column in grid.faults if column in indexes and begin <= row < end}
        rows = sorted(with_faults.union(rows))
    value_cells = [grid.columns[column.index] for column in table.columns if column.field in mains]
    if not any("" not in cells[begin:end] for cells in value_cells):
        rows = [row for row in rows if not _is_lone_text(grid, table, row, value_cells)]
    programme = next((column for column in table.columns if column.field == "programme"), None)
    if programme:
        cells = grid.columns[programme.index]
        marks = aliases.spellings("example_marks")
        examples = {cell for cell in set(cells) if isinstance(cell, str) and cell.strip().startswith(marks)}
        if examples:
            rows = [row for row in rows if cells[row] not in examples]
    return rows


def _has_any(cells: Sequence[Cell]) -> bool:
    return any(cell != "" for cell in cells)


def _is_lone_text(grid: Grid, table: FoundTable, row: int, value_cells: Sequence[Sequence[Cell]]) -> bool:
    if any(cells[row] != "" for cells in value_cells) or any(fault[0] == row for fault in grid.faults):
        return False
    filled = [column for column in table.columns if grid.columns[column.index][row] != ""]
    return len(filled) <= 1


def _rows_with_any(grid: Grid, columns: Sequence[Column], rows: list[int]) -> list[int]:
    indexes = [column.index for column in columns]
    faulty = {row for row, index in grid.faults if index in indexes}
    return [row for row in rows if row in faulty or any(grid.columns[index][row] != "" for index in indexes)]


def _group(
    grid: Grid,
    table: FoundTable,
    dataset: Dataset,
    rows: list[int],
    columns: Sequence[Column],
    given: tuple[tuple[str, Cell], ...],
) -> tuple[Draft, list[Problem]]:
    """The rows under one pivot header, or all rows where there is none."""
    problems: list[Problem] = []
    draft = Draft(dataset, grid.sheet, table.range, {}, rows, {})
    for column in columns:
        field = dataset.field(column.field)
        cells = _cells(grid, column.index, rows, is_key=field.is_key)
        values = _values(grid, column, dataset, field, rows, cells, table.context.unit, problems)
        if field.kind in _LABELS and field.name != "statement" and dataset.name != "programmes":
            _note_totals(draft, cells, values)
        draft.columns[field.name] = values
        draft.indexes[field.name] = [column.index] * len(rows)
        draft.headers[field.name] = column.header
    for name, value in given:
        draft.columns[name] = [_given(dataset, name, value)] * len(rows)
    return draft, problems


def _given(dataset: Dataset, name: str, cell: Cell) -> Value:
    """What a header says of every row below it, read as any other cell."""
    values, _ = read_column(dataset.name, dataset.field(name), [cell], NO_UNIT)
    return values[0]


_STRANGE_BEGINNING = re.compile(r"\n[^\w\n]")
_LABELS = (Kind.TEXT, Kind.YEAR, Kind.DATE)


def _note_totals(draft: Draft, cells: Sequence[Cell], values: list[Value]) -> None:
    """Notes the rows that a label names as totals, and takes the label out of the values."""
    texts = [cell for cell in cells if type(cell) is str]
    if not _may_hold_totals(texts):
        return
    labels = set(filter(is_total, set(texts)))
    if labels:
        for place, cell in enumerate(cells):
            if cell in labels:
                draft.totals.add(place)
                values[place] = None


def _cells(grid: Grid, index: int, rows: list[int], *, is_key: bool) -> list[Cell]:
    column = grid.columns[index]
    cells = list(column[rows[0] : rows[-1] + 1]) if _is_run(rows) else [column[row] for row in rows]
    if is_key and grid.merged and rows:
        for first_row, first_column, last_row, last_column in grid.merged:
            if first_column <= index <= last_column and last_row > first_row:
                for place, row in enumerate(rows):
                    if first_row < row <= last_row:
                        cells[place] = grid.columns[first_column][first_row]
    return cells


def _is_run(rows: list[int]) -> bool:
    return bool(rows) and rows[-1] - rows[0] + 1 == len(rows)


def _values(
    grid: Grid,
    column: Column,
    dataset: Dataset,
    field: Field,
    rows: list[int],
    cells: list[Cell],
    table_unit: Unit,
    problems: list[Problem],
) -> list[Value]:
    percents: frozenset[int] = frozenset()
    if field.kind is Kind.SHARE:
        written = grid.percents(column.index)
        percents = frozenset(place for place, row in enumerate(rows) if row in written)
    unit = column.unit if column.unit != NO_UNIT else table_unit
    values, faults = read_column(dataset.name, field, cells, unit, percents)
    for place, code in faults:
        if _is_total_word(cells[place]):
            continue  # "Sum" under "År": a total row, dealt with as such
        problems.append(_unreadable(grid, rows[place], column, dataset, field, cells[place], code))
    if grid.faults:
        by_row = {row: text for (row, index), text in grid.faults.items() if index == column.index}
        problems.extend(_fault(grid, row, column.index, by_row[row]) for row in rows if row in by_row)
    return values


def _is_total_word(cell: Cell) -> bool:
    return isinstance(cell, str) and is_total(cell)


def _may_hold_totals(texts: Collection[str]) -> bool:
    """Whether any text may be the label of a total, looked at as one text: there may be very many of them."""
    whole = "\n" + "\n".join(texts).casefold()
    return any(f"\n{word}" in whole for word in aliases.words("total")) or bool(_STRANGE_BEGINNING.search(whole))


def is_total(text: str) -> bool:
    """Whether a label is that of a total row: "Sum", "Totalt 2024"."""
    word = aliases.normalised(text)
    return word in aliases.words("total") or word.startswith(("sum ", "totalt ", "i alt "))


def _fault(grid: Grid, row: int, index: int, text: str) -> Problem:
    code = "cell_error" if text else "formula_without_value"
    return Problem(code, sheet=grid.sheet, cell=address(row, index), value=text or None)


def _unreadable(grid: Grid, row: int, column: Column, dataset: Dataset, field: Field, cell: Cell, code: str) -> Problem:
    values: dict[str, str | int] = {"column": column.header}
    if code == "unknown_choice":
        for place, language in enumerate(("nb", "en")):
            words = [aliases.choice_words(dataset.name, field.name, choice)[place] for choice in field.choices]
            values[language] = ", ".join(words)
    return Problem(code, sheet=grid.sheet, cell=address(row, column.index), value=squeezed(cell), values=values)


def _joined(drafts: list[Draft]) -> Draft:
    if len(drafts) == 1:
        return drafts[0]
    first = drafts[0]
    names = list(dict.fromkeys(name for draft in drafts for name in draft.columns))
    placed = list(dict.fromkeys(name for draft in drafts for name in draft.indexes))
    joined = Draft(first.dataset, first.sheet, first.range, {}, [], {})
    for draft in drafts:
        joined.headers.update(draft.headers)
        joined.totals |= {len(joined) + place for place in draft.totals}
        joined.rows.extend(draft.rows)
    for name in names:
        joined.columns[name] = [value for draft in drafts for value in draft.column(name)]
    for name in placed:
        joined.indexes[name] = [index for draft in drafts for index in draft.indexes.get(name, [-1] * len(draft))]
    return joined


def _labelled(grid: Grid, table: FoundTable) -> tuple[Draft, list[Problem]]:
    """A figure per row and a year or date per column: each of them, for each group of rows, becomes one row."""
    dataset = DATASETS[table.layout.dataset]
    label = next(column for column in table.columns if column.field == LABEL)
    pivots = [column for column in table.columns if column.field == LABELLED]
    plain = [column for column in table.columns if not column.given and column.field != LABEL]
    problems: list[Problem] = []
    records: dict[tuple[Value, ...], dict[str, tuple[Value, int, int]]] = {}
    above: dict[str, Value] = {}
    for row in range(table.header_row + 1, table.last_row + 1):
        named = figure_named(dataset.name, grid.columns[label.index][row])
        if named is None:
            if any(grid.columns[column.index][row] != "" for column in pivots):
                text = squeezed(grid.columns[label.index][row])
                cell = address(row, label.index)
                problems.append(Problem("unknown_figure", Severity.WARNING, grid.sheet, cell, text))
            continue
        field, unit = dataset.field(named[0]), named[1]
        keys: dict[str, tuple[Value, int, int]] = {}
        is_total_row = False
        for column in plain:
            cells = _cells(grid, column.index, [row], is_key=True)
            key_field = dataset.field(column.field)
            value = _values(grid, column, dataset, key_field, [row], cells, NO_UNIT, problems)[0]
            if _is_total_word(cells[0]):
                value, is_total_row = None, True
            elif value is None:
                value = above.get(column.field)  # written once, for all the figures below it
            above[column.field] = value
            keys[column.field] = (value, row, column.index)
        for column in pivots:
            as_column = Column(column.index, column.header, field.name, column.given, unit)
            cells = [grid.columns[column.index][row]]
            value = _values(grid, as_column, dataset, field, [row], cells, table.context.unit, problems)[0]
            if value is not None:
                given = {name: (_given(dataset, name, said), row, -1) for name, said in column.given}
                key = (*(part[0] for part in (*keys.values(), *given.values())), is_total_row)
                record = records.setdefault(key, {**keys, **given})
                record[field.name] = (value, row, column.index)
    draft = _from_records(dataset, grid.sheet, table.range, list(records.values()))
    draft.totals = {place for place, key in enumerate(records) if key[-1]}
    return draft, problems


def _from_records(dataset: Dataset, sheet: str, place: str, records: list[dict[str, tuple[Value, int, int]]]) -> Draft:
    names = list(dict.fromkeys(name for record in records for name in record))
    nothing: tuple[Value, int, int] = (None, 0, -1)
    rows = [min(row for _, row, index in record.values() if index >= 0) for record in records]
    draft = Draft(dataset, sheet, place, {}, rows, {})
    for name in names:
        parts = [record.get(name, nothing) for record in records]
        draft.columns[name] = [value for value, _, _ in parts]
        draft.field_rows[name] = [row for _, row, _ in parts]
        draft.indexes[name] = [index for _, _, index in parts]
    return draft


def _fill_from_headings(grid: Grid, table: FoundTable, draft: Draft) -> None:
    """Indicator names among the statements are headings, and on a row with a score the indicator's total."""
    if draft.dataset.name != "scores" or "indicator" in draft.columns or "statement" not in draft.columns:
        return
    index = next(column.index for column in table.columns if column.field == "statement")
    heading: str | None = None
    headings: dict[int, str | None] = {}
    for row in range(table.header_row + 1, table.last_row + 1):
        text = squeezed(grid.columns[index][row])
        if aliases.normalised(text) in indicator_words():
            heading = text
        headings[row] = heading
    if heading is not None:
        statements = draft.columns["statement"]
        draft.columns["indicator"] = [headings[row] for row in draft.rows]
        draft.indexes["indicator"] = [index] * len(draft)
        for place, indicator in enumerate(draft.columns["indicator"]):
            if statements[place] == indicator:
                statements[place] = None


def _stand_in(draft: Draft, key: str, field: str) -> None:
    """The name of a row serves as its key where it has no other."""
    own = draft.column(key)
    draft.columns[key] = [
        value if value is not None else draft.columns[field][place] for place, value in enumerate(own)
    ]
    if key not in draft.indexes:
        draft.indexes[key] = draft.indexes[field]


def _fill_from_context(draft: Draft, context: Context, answers: Answers) -> None:
    said: dict[str, Value] = {
        "programme": answers.programme or context.programme,
        "year": answers.year or context.year,
        "as_of": context.as_of,
        "form": context.form,
    }
    if "as_of" in draft.columns and said["year"] is None and "year" not in draft.columns:
        dates = draft.columns["as_of"]
        draft.columns["year"] = [getattr(date, "year", None) for date in dates]
    for name in said.keys() & set(draft.dataset.field_names):
        if name not in draft.columns and said[name] is not None:
            draft.columns[name] = [said[name]] * len(draft)
