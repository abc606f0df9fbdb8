"""Tables of points as they read when what is special about points is put in its place.

The indicator that stands where the labels have their heading is a title; letters that a legend counts as points are
points; how many answered each point is no cross, and neither is what is worked out from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.cells.grid import Cell, Grid
from data.cells.scales import typed_choice
from data.cells.values import squeezed
from data.understanding.blocks import Heading, Part, Text
from data.understanding.cells import holds_figure
from data.understanding.legends import legend_of
from data.understanding.names import indicator_named, is_statement, names_total
from data.understanding.phrases import speaks_of
from data.understanding.plus_and_minus import with_kinds_of_signs
from data.understanding.points_in_words import with_points_in_words
from data.understanding.scales import scale
from data.understanding.table import CARRIED, Column, Table

_POINTS = re.compile(r"([1-6](?:[.,]5|\s?½)?)\s*(?:poeng|points?|p)?\.?", re.IGNORECASE)
_NOT_ASSESSED = re.compile(
    r"\b(?:ikke|ikkje|not|ingen|inga|no)\s+(?:\w+\s+)?(?:vurder\w*|svar\w*|besvar\w*|poeng\w*|karakter\w*|drøft\w*|relevan\w*"
    r"|aktuel\w*|assess\w*|answer\w*|score\w*|applicable|rated|point\w*|gitt|given)\b",
    re.IGNORECASE,
)
_POINTS_WORD, _STATEMENT_WORD = "Poeng", "Påstand"
_FEWEST_LETTERS = 3
_HIGHEST = 6
_LONGEST_FORM = 2_000  # rows
_FILLED_SIGNS, _OPEN_SIGNS = frozenset("★●■⬤◼✦⭐"), frozenset("☆○□◯◻✧")
_HALF_SIGN = "◐"
_SIGNS_OF_RUNS = _FILLED_SIGNS | _OPEN_SIGNS | {_HALF_SIGN}
_SCALE_WORD = "skala"  # so many signs on each line are a scale, as if somebody had written it


def with_points(table: Table) -> Table:
    """The table with its title, its letters and its counts of answers in their place; most tables are unchanged."""
    table = _without_unassessed(_with_typed_scales(_with_numbered(with_label_title(table))))
    table = _with_letters(table)
    if _names_what_is_rated(table):  # elsewhere words with numbers are phases or the like
        table = with_kinds_of_signs(with_points_in_words(table))
    return _without_answers_counted(_with_runs_of_signs(table))


def with_signs_counted(grid: Grid) -> Grid:
    """The sheet with points instead of as many stars or dots as a scale has, "★★★☆☆☆", beside what is rated.

    As words they would pass for headings where nothing heads them; most sheets are unchanged.
    """
    if grid.height > _LONGEST_FORM:
        return grid
    columns = [list(column) for column in grid.columns]
    is_changed = False
    for row in range(grid.height):
        filled = grid.filled(row)
        texts = [(index, cell) for index, cell in filled if isinstance(cell, str) and _may_be_run(cell.lstrip())]
        runs = {index: run for index, cell in texts if len(run := _run(cell)) == _HIGHEST and _is_run(run)}
        if runs and any(isinstance(cell, str) and _is_rated(cell) for _, cell in filled):
            is_changed = True
            for index, run in runs.items():
                columns[index][row] = _points_of_run(run) or ""
    return replace(grid, columns=columns) if is_changed else grid


def _is_rated(text: str) -> bool:
    return indicator_named(text) is not None or is_statement(text)


def with_label_title(table: Table) -> Table:
    """Where the heading of the labels is an indicator, and no other heading is one, it holds for the whole table."""
    named = [column for column in table.columns if _indicator_over(column) is not None]
    words = [column for column in table.columns if column.index != CARRIED]
    if len(named) != 1 or len(words) < 2 or named[0] is not words[0]:
        return table
    label = named[0]
    part = label.heading.parts[-1]
    texts = [cell for cell in label.cells if isinstance(cell, str) and cell]
    known = sum(map(is_statement, texts))
    if len(texts) < label.filled or not (3 * known > len(texts) or (texts and names_total(texts[-1]))):
        return table
    figures = [cell for column in words[1:] for cell in column.cells if holds_figure(cell)]
    if not figures or not all(_may_be_points(cell) for cell in figures):
        return table
    heading = Heading(label.index, (*label.heading.parts[:-1], Part("", "", part.row, part.column)))
    columns = tuple(replace(label, heading=heading) if column is label else column for column in table.columns)
    titles = (*table.titles, Text(part.text, part.row, part.column))
    return replace(table, columns=columns, block=replace(table.block, titles=titles))


def _with_numbered(table: Table) -> Table:
    """Where the first column only counts statements, and has no heading, it gets that of statements: "Påstand 1"."""
    first = next((column for column in table.columns if column.index != CARRIED), None)
    if first is None or first.heading.text or not first.heading.parts:
        return table
    texts = [cell for cell in first.cells if cell != ""]
    counted = [cell for cell in texts if isinstance(cell, str) and _counts_statements(cell)]
    others = [cell for cell in texts if cell not in counted]
    if len(counted) < _FEWEST_LETTERS or not all(isinstance(cell, str) and names_total(cell) for cell in others):
        return table
    part = first.heading.parts[-1]
    heading = Heading(first.index, (Part(_STATEMENT_WORD, _STATEMENT_WORD, part.row, part.column),))
    columns = tuple(replace(column, heading=heading) if column is first else column for column in table.columns)
    return replace(table, columns=columns)


def _counts_statements(text: str) -> bool:
    """Whether a label has no words but one for a statement and its number."""
    word, _, number = text.strip().rstrip(".:").rpartition(" ")
    return bool(number) and number.replace(".", "").isdigit() and speaks_of(word) == {"statement"}


def _may_be_points(cell: Cell) -> bool:
    return not isinstance(cell, float) or 0 <= cell <= _HIGHEST


def _indicator_over(column: Column) -> str | None:
    """The indicator that is a column's own heading."""
    return indicator_named(column.heading.parts[-1].text) if column.heading.parts else None


def _with_letters(table: Table) -> Table:
    """The columns whose every cell is a sign that a legend counts as points, with those points."""
    worth = points_of_signs(legend_of(table))
    if len(worth) < _FEWEST_LETTERS:
        return table
    columns = []
    for column in table.columns:
        signs = {squeezed(cell) for cell in column.cells if cell != ""}
        if column.index != CARRIED and signs and signs <= worth.keys():
            column = replace(column, cells=[worth[squeezed(cell)] if cell != "" else "" for cell in column.cells])
        columns.append(column)
    return replace(table, columns=tuple(columns))


def _without_unassessed(table: Table) -> Table:
    """The columns without signs that a legend says stand for no points: "iv = ikke vurdert"."""
    signs = {sign for sign, meaning in legend_of(table).items() if _NOT_ASSESSED.search(meaning)}
    if not signs:
        return table
    columns = (
        replace(
            column, cells=["" if isinstance(cell, str) and squeezed(cell) in signs else cell for cell in column.cells]
        )
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))


def _with_typed_scales(table: Table) -> Table:
    """The columns in whose cells the whole scale is typed, "1 2 3 [4] 5 6", with the number that was chosen."""
    columns = []
    for column in table.columns:
        found = {cell: typed for cell in set(column.cells) if isinstance(cell, str) and (typed := typed_choice(cell))}
        if column.index != CARRIED and found and all(one.begin == 0 for one in found.values()):
            cells = [
                float(found[cell].chosen) if isinstance(cell, str) and cell in found else cell for cell in column.cells
            ]
            column = replace(column, cells=cells)
        columns.append(column)
    return replace(table, columns=tuple(columns))


def points_of_signs(legend: Mapping[str, str]) -> dict[str, Cell]:
    """Sign -> points, for the signs of a legend that stand for points: "A = 6 poeng, B = 5"."""
    found: dict[str, Cell] = {}
    for sign, meaning in legend.items():
        points = _POINTS.fullmatch(meaning.strip())
        if points and not any(map(str.isdigit, sign)):
            found[sign] = float(re.sub(r"\s?½", ".5", points[1]).replace(",", "."))
    return found


def _without_answers_counted(table: Table) -> Table:
    """Without the columns that count how many gave each point, their sum, and who gave none."""
    headed = [column for column in table.columns if column.index != CARRIED and column.heading.parts]
    points = scale([column.heading.parts[-1].cell for column in headed])
    counted = [headed[place] for place in points]
    if not counted or max(points.values()) > _HIGHEST or not are_counts(counted) or not _names_what_is_rated(table):
        return table
    others = [column for column in headed if column not in counted]
    gone = [*counted, *_summed(counted, others)]
    return table.without(gone)


def may_hold_crosses(table: Table) -> bool:
    """Whether the cells under 1, 2, 3 and so on may be crosses: signs, or figures beside what forms have points for.

    Figures of anything else stand under months, quarters or tertials.
    """
    headed = [column for column in table.columns if column.index != CARRIED and column.heading.parts]
    points = scale([column.heading.parts[-1].cell for column in headed])
    cells = [cell for place in points for cell in headed[place].cells if cell != ""]
    return any(isinstance(cell, str) for cell in cells) or _names_what_is_rated(table)


def _names_what_is_rated(table: Table) -> bool:
    """Whether some line, or some text over the lines, is an indicator or a statement."""
    texts = [cell for column in table.columns for cell in column.cells if isinstance(cell, str)]
    texts += [text.text for text in table.titles]
    return any(map(_is_rated, texts))


def _with_runs_of_signs(table: Table) -> Table:
    """The columns of stars or dots, as many as the points, with those points: "★★★☆☆☆". Totals may be figures."""
    columns, notes = [], list(table.notes)
    for column in table.columns:
        if not any(isinstance(cell, str) and _may_be_run(cell.lstrip()) for cell in column.cells):
            columns.append(column)
            continue
        filled = [_run(cell) for cell in column.cells if cell != ""]
        signs = [text for text in filled if _is_run(text)]
        others = [text for text in filled if not _is_run(text)]
        lengths = set(map(len, signs))
        are_points = len(signs) > len(others) and all(map(_POINTS.fullmatch, others))
        if column.index != CARRIED and 2 < max(lengths, default=0) <= _HIGHEST and (are_points or not others):
            cells = [_points_of_run(text) or "" if _is_run(text := _run(cell)) else cell for cell in column.cells]
            last = (
                column.heading.parts[-1] if column.heading.parts else Part("", "", table.block.header_row, column.index)
            )
            heading = Heading(
                column.index, (*column.heading.parts, last._replace(text=_POINTS_WORD, cell=_POINTS_WORD))
            )
            column = replace(column, heading=heading, cells=cells)
            if len(lengths) == 1 and not set("".join(signs)) <= _FILLED_SIGNS and max(lengths) != _HIGHEST:
                notes.append(Text(f"{signs[0]}, {_SCALE_WORD} 1–{max(lengths)}", last.row, last.column))
        columns.append(column)
    return replace(table, columns=tuple(columns), notes=tuple(notes))


def _run(cell: Cell) -> str:
    """The text of a cell; signs with a space between them are a run as well."""
    text = squeezed(cell)
    return text.replace(" ", "") if _may_be_run(text) and _is_run(text.replace(" ", "")) else text


def _is_run(text: str) -> bool:
    """Whether a text is nothing but signs, the filled ones first, then perhaps a half one."""
    if not _may_be_run(text):
        return False
    filled = sum(sign in _FILLED_SIGNS for sign in text)
    rest = text[filled:].lstrip(_HALF_SIGN) if text.count(_HALF_SIGN) < 2 else text[filled:]
    return set(text[:filled]) <= _FILLED_SIGNS and set(rest) <= _OPEN_SIGNS and len(text) > 0


def _may_be_run(text: str) -> bool:
    """Whether a text begins with a sign, as a run of them does."""
    return text[:1] in _SIGNS_OF_RUNS


def _points_of_run(text: str) -> float:
    return sum(sign in _FILLED_SIGNS for sign in text) + 0.5 * text.count(_HALF_SIGN)


def are_counts(columns: Sequence[Column]) -> bool:
    """Whether the columns under the points count answers: whole numbers, several of them on most lines."""
    lines = [
        [cell for cell in cells if cell != ""] for cells in zip(*(column.cells for column in columns), strict=True)
    ]
    filled = [cells for cells in lines if cells]
    if all(isinstance(cell, str) and cell.strip().endswith("%") for cells in filled for cell in cells):
        return bool(filled)  # nobody crosses with a share
    is_whole = all(isinstance(cell, float) and cell.is_integer() and cell >= 0 for cells in filled for cell in cells)
    several = sum(sum(cell != 0 for cell in cells) > 1 for cells in filled)
    return bool(filled) and is_whole and 2 * several > len(filled)


def _summed(counted: Sequence[Column], others: Sequence[Column]) -> list[Column]:
    """The columns that add up the counts, alone or with one more: those who did not know."""
    sums = [_sum(cells) for cells in zip(*(column.cells for column in counted), strict=True)]
    for whole in others:
        if _are_equal(whole, sums):
            return [whole]
        for more in others:
            both = [
                None if one is None else one + (cell if isinstance(cell, float) else 0.0)
                for one, cell in zip(sums, more.cells, strict=True)
            ]
            if more is not whole and any(isinstance(cell, float) for cell in more.cells) and _are_equal(whole, both):
                return [whole, more]
    return []


def _sum(cells: Sequence[Cell]) -> float | None:
    numbers = [cell for cell in cells if isinstance(cell, float)]
    return sum(numbers) if numbers else None


def _are_equal(column: Column, sums: Sequence[float | None]) -> bool:
    pairs = [(cell, one) for cell, one in zip(column.cells, sums, strict=True) if one is not None]
    return len(pairs) > 1 and all(cell == one for cell, one in pairs)
