"""Sheets that are not arranged as lines under a header, put into that way: cards, turned tables, marked points.

What is made is a sheet of its own, and its blocks know where each cell really stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from data.cells.grid import Cell, Grid
from data.cells.values import year_in
from data.understanding.blocks import Block, Text
from data.understanding.cards import cards
from data.understanding.cells import as_text, holds_figure, is_not_settled, is_recognised
from data.understanding.dated_lines import dated_lines
from data.understanding.finding_lists import finding_lists
from data.understanding.headerless import areas_without_header
from data.understanding.key_figures import key_figures
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.labels import FEWEST_LABELS, best_field, is_label
from data.understanding.lexicon import says_state
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.measures_by_year import measures_by_year
from data.understanding.names import indicator_named, is_statement
from data.understanding.periods import said_by, said_in
from data.understanding.phrases import fit, speaks_of
from data.understanding.project_matrix import names_under_phases
from data.understanding.rated_cards import rated_cards
from data.understanding.round_crosses import round_crosses
from data.understanding.scales import scale
from data.understanding.votes_by_word import votes_by_word
from data.understanding.wheels import wheels

_LARGEST = 400  # rows and columns; what is larger is no set of cards
_NAMES_WELL = 0.85
_LINES_OF_ONE, _HEADER_WITHIN = (2, 3), 20


def other_shapes(grid: Grid, usual: Callable[[], Sequence[Block]]) -> tuple[list[Block], list[list[Block]]]:
    """A sheet of marked points as blocks, and the other ways in which a sheet may be read besides the usual one.

    `usual` finds the blocks of that one.
    """
    if grid.height > _LARGEST or len(grid.columns) > _LARGEST:
        return [], []
    ways = (cards(grid), rated_cards(grid), _turned(grid), _points_beside_statements(grid), _on_several_lines(grid))
    marked = _marked_points(grid) or _boards(grid) or names_under_phases(grid) or votes_by_word(grid)
    marked = (
        marked
        or areas_without_header(grid)
        or key_figures(grid)
        or wheels(grid)
        or measures_by_year(grid, usual)
        or round_crosses(grid)
        or dated_lines(grid)
    )
    marked = marked or ([] if ways[1] else finding_lists(grid))
    return marked, [blocks for blocks in ways if blocks]


# Points 1 to 6 on every line, one of them marked.


def _marked_points(grid: Grid) -> list[Block]:
    if not grid.looks:
        return []
    ringed: dict[int, dict[int, int]] = {}
    for row in range(grid.height):
        filled = grid.filled(row)
        points = scale([cell for _, cell in filled])
        if points and len(filled) > len(points):
            ringed[row] = {filled[place][0]: point for place, point in points.items()}
    if len(ringed) < 3:
        return []
    marked = {row: place for row in ringed if (place := _marked(grid, row, ringed[row])) is not None}
    if len(marked) < len(ringed) / 2:
        return []
    made = MadeSheet(grid, [{0: ("Påstand", (min(ringed), 0)), 1: ("Poeng", (min(ringed), 1))}])
    begin = min(ringed)
    while begin > 0 and len(grid.filled(begin - 1)) == 1:
        begin -= 1
    for row in range(begin, grid.height):
        filled = grid.filled(row)
        if not filled:
            continue
        line: dict[int, tuple[Cell, Place]] = {}
        label = next(
            ((index, cell) for index, cell in filled if isinstance(cell, str) and not holds_figure(cell)), None
        )
        if label is not None:
            line[0] = (label[1], (row, label[0]))
        if row in marked:
            line[1] = (float(ringed[row][marked[row]]), (row, marked[row]))
        elif row not in ringed:
            numbers = [(index, cell) for index, cell in filled if holds_figure(cell)]
            if len(numbers) == 1:
                line[1] = (numbers[0][1], (row, numbers[0][0]))
        if line:
            made.rows.append(line)
    titles = tuple(Text(as_text(cell), row, index) for row in range(begin) for index, cell in grid.filled(row))
    if begin < min(ringed) and not titles:
        titles = ()
    block = made.block((0,), titles)
    return [block] if block else []


def _marked(grid: Grid, row: int, points: Mapping[int, int]) -> int | None:
    """The one point that looks unlike the others; None where none or several do."""
    looks = {index: grid.look(row, index) for index in points}
    usual, count = Counter(looks.values()).most_common(1)[0]
    apart = [index for index, look in looks.items() if look != usual]
    return apart[0] if len(apart) == 1 and count >= len(points) - 1 else None


# Statements with their points beside them, and no header anywhere.


def _points_beside_statements(grid: Grid) -> list[Block]:
    """Indicators as headings, statements below them and a point beside each, in one or more columns of the page."""
    stated = list(_pointed_statements(grid))
    if not stated or any(_is_header_of_points(grid, row) for row in range(grid.height)):
        return []
    made = MadeSheet(grid)
    for index, known, pointed in stated:
        column = grid.columns[index]
        if index + 2 < len(grid.columns) and 2 * sum(holds_figure(grid.columns[index + 2][row]) for row in pointed) > (
            len(pointed)
        ):
            return []  # another column of figures beside the points: which of them counts is not said by place
        begin = min(known)
        while begin > 0 and len(_own(grid, begin - 1, index)) == 1 and indicator_named(str(column[begin - 1])) is None:
            begin -= 1
        for row in range(max(0, begin - 1), grid.height):
            line = {at: (cell, (row, index + at)) for at, cell in enumerate(_own(grid, row, index)) if cell != ""}
            if line and 0 in line:
                made.rows.append(line)
    if not made.rows:
        return []
    first = next(iter(made.rows[0].values()))[1]
    made.rows.insert(0, {0: ("Påstand", first), 1: ("Poeng", first)})
    top = min(place[0] for row in made.rows for _, place in row.values())
    titles = tuple(Text(as_text(cell), row, at) for row in range(top) for at, cell in grid.filled(row))
    block = made.block((0,), titles)
    return [block] if block else []


def _pointed_statements(grid: Grid) -> Iterator[tuple[int, list[int], list[int]]]:
    """The columns of statements, their rows, and those with a figure beside them, where most of them have one."""
    for index, column in enumerate(grid.columns[:-1]):
        known = [row for row, cell in enumerate(column) if isinstance(cell, str) and is_statement(cell)]
        pointed = [row for row in known if holds_figure(grid.columns[index + 1][row])]
        if len(pointed) >= FEWEST_LABELS and 2 * len(pointed) >= len(known):
            yield index, known, pointed


def _own(grid: Grid, row: int, index: int) -> list[Cell]:
    """The label and the point of a row, in one of the columns of a page."""
    cells = [grid.columns[index][row], grid.columns[index + 1][row]]
    return cells if cells[1] != "" else cells[:1]


@lru_cache(maxsize=16_384)
def _names_points(text: str) -> bool:
    return not is_statement(text) and fit("scores", "score", (text,)).share > _NAMES_WELL


def _is_header_of_points(grid: Grid, row: int) -> bool:
    filled = grid.filled(row)
    cells = [cell for _, cell in filled]
    without_year = list(islice((cell for cell in cells if said_by(cell).year is None), 2))
    if len(without_year) < 2 and len(cells) - len(without_year) > 1:
        return True  # a column of points for each year
    if len(cells) < 2 or (any(map(holds_figure, cells)) and not scale(cells)):
        return False  # the line of a total names points as well, and has some
    return any(isinstance(cell, str) and _names_points(cell) for _, cell in filled)


# Tables in which each thing takes up several lines, under as many header lines.


def _on_several_lines(grid: Grid) -> list[Block]:
    """Each thing on two lines or three, the header as well: number, name and amount above; applicant and date below."""
    for count in _LINES_OF_ONE:
        for top in range(min(grid.height - count * 2, _HEADER_WITHIN)):
            header = [grid.filled(top + number) for number in range(count)]
            if not all(_is_header_of_several(cells) for cells in header):
                continue
            records = _records(grid, top, count)
            if len(records) > 1 and _differ_in_kind(grid, records, count):
                return _with_lines_joined(grid, top, count, records)
    return []


def _is_header_of_several(cells: Sequence[tuple[int, Cell]]) -> bool:
    words = [cell for _, cell in cells if isinstance(cell, str)]
    if len(cells) < 2 or len(words) < len(cells):
        return False
    return 4 * sum(is_recognised(cell) and not holds_figure(cell) for cell in words) >= 3 * len(cells)


def _records(grid: Grid, top: int, count: int) -> list[list[int]]:
    """The rows of each thing, from the first below the header; the last, of a sum, may be shorter."""
    rows = [row for row in range(top + count, grid.height) if len(grid.filled(row)) > 1]
    return [rows[place : place + count] for place in range(0, len(rows), count)]


def _differ_in_kind(grid: Grid, records: Sequence[Sequence[int]], count: int) -> bool:
    """Whether some column has something else on the first line of each thing than on the others, and never the same."""
    whole = [record for record in records if len(record) == count]
    if any(record[-1] - record[0] != count - 1 for record in whole) or len(whole) < len(records) - 1:
        return False
    for column in grid.columns:
        kinds = [{_kind_of(column[record[number]]) for record in whole} for number in range(count)]
        different = set.union(*kinds)
        if all(len(kind) == 1 for kind in kinds) and len(different) == count and "nothing" not in different:
            return True
    return False


def _kind_of(cell: Cell) -> str:
    if cell == "":
        return "nothing"
    if holds_figure(cell):
        return "figure"
    said = said_by(cell)
    return "time" if said.has_year or said.day is not None else "words"


def _with_lines_joined(grid: Grid, top: int, count: int, records: Sequence[Sequence[int]]) -> list[Block]:
    made = MadeSheet(grid)
    groups = [[top + number for number in range(count)], *records]
    used = {(at, index) for rows in groups for at, row in enumerate(rows) for index, _ in grid.filled(row)}
    place = {one: number for number, one in enumerate(sorted(used))}
    for rows in groups:
        made.rows.append(
            {place[at, index]: (cell, (row, index)) for at, row in enumerate(rows) for index, cell in grid.filled(row)}
        )
    titles = tuple(Text(as_text(cell), row, index) for row in range(top) for index, cell in grid.filled(row))
    block = made.block((0,), titles)
    return [block] if block else []


# Boards: what a column is called holds for each text below it.


def _boards(grid: Grid) -> list[Block]:
    """What shall be done under how far it has come, and what happened under its year beside its month."""
    top = next((row for row in range(min(grid.height, _HEADER_WITHIN)) if len(grid.filled(row)) > 1), None)
    if top is None:
        return []
    titles = tuple(Text(as_text(cell), row, index) for row in range(top) for index, cell in grid.filled(row))
    spoken = frozenset().union(*(speaks_of(text) for text in (grid.sheet, *(title.text for title in titles))))
    if not spoken & {"action", "event"}:
        return []
    header = dict(grid.filled(top))
    made = MadeSheet(grid)
    below = range(top + 1, grid.height)
    cells = [(index, row, grid.columns[index][row]) for index in header for row in below]
    cells = [(index, row, cell) for index, row, cell in cells if cell != ""]
    if len(cells) < FEWEST_LABELS or not all(isinstance(cell, str) for _, _, cell in cells):
        return []
    others = [at for at, column in enumerate(grid.columns) if at not in header and any(column[row] for row in below)]
    is_of_states = all(isinstance(text, str) and says_state(text) for text in header.values())
    says_more = not any(says_state(cell) for _, _, cell in cells if isinstance(cell, str))
    if "action" in spoken and is_of_states and says_more and not others:
        made.rows.append({0: ("Tiltak", (top, min(header))), 1: ("Status", (top, min(header)))})
        made.rows += [{0: (cell, (row, index)), 1: (header[index], (top, index))} for index, row, cell in cells]
    elif "event" in spoken and len(others) == 1 and all(year_in(year) is not None for year in header.values()):
        months = grid.columns[others[0]]
        if not all(_is_month(months[row]) for _, row, _ in cells):
            return []
        made.rows.append({0: ("Dato", (top, others[0])), 1: ("Hva skjedde", (top, min(header)))})
        made.rows += [
            {0: (f"{as_text(months[row])} {year_in(header[index])}", (row, others[0])), 1: (cell, (row, index))}
            for index, row, cell in cells
        ]
    else:
        return []
    block = made.block((0,), titles)
    return [block] if block else []


def _is_month(cell: Cell) -> bool:
    part = said_in(cell).part if isinstance(cell, str) else None
    return part is not None and part.precision == "month"


# Turned tables: the fields stand below each other, and each column is a line.


def _turned(grid: Grid) -> list[Block]:
    blocks = []
    ends = [-1]
    for first, last in _bands(grid):
        above = range(max(ends[-1] + 1, first - 8), first)
        ends.append(last)
        index = _labels_column(grid, first, last)
        if index is None:
            continue
        made = MadeSheet(grid)
        used = [
            at
            for at in range(index, len(grid.columns))
            if any(grid.columns[at][row] != "" for row in range(first, last + 1))
        ]
        for at in used:
            made.rows.append(
                {
                    row - first: (grid.columns[at][row], (row, at))
                    for row in range(first, last + 1)
                    if grid.columns[at][row] != ""
                }
            )
        titles = tuple(Text(as_text(cell), row, at) for row in above for at, cell in grid.filled(row))
        block = made.block((0,), titles)
        if block:
            blocks.append(block)
    return blocks


_NAMING_ROWS = 2
_FEWEST_ACROSS = 3  # statements beside each other


def _bands(grid: Grid) -> list[tuple[int, int]]:
    """The runs of rows that hold more than one cell."""
    bands: list[tuple[int, int]] = []
    begin: int | None = None
    for row in range(grid.height + 1):
        is_wide = row < grid.height and (
            len(grid.filled(row)) > 1
            or (begin is not None and row + 1 < grid.height and len(grid.filled(row)) == 1 < len(grid.filled(row + 1)))
        )
        if is_wide and begin is None:
            begin = row
        elif not is_wide and begin is not None:
            if row - begin >= 2:
                bands.append((begin, row - 1))
            begin = None
    return bands


def _is_beside_the_point(text: str) -> bool:
    """Whether a label says that its figures are none of ours, or those of a month."""
    return said_in(text).is_part_of_year or bool(speaks_of(text) & {"remaining", "difference", "forecast"})


def _heads_days(grid: Grid, first: int, last: int, index: int) -> bool:
    """Whether the first row says what days the columns below it hold: "Planlagt", "Faktisk". It names no lines."""
    filled = [(at, cell) for at, cell in grid.filled(first) if at > index]
    below = [grid.columns[at][row] for at, _ in filled for row in range(first + 1, last + 1)]
    days = [cell for cell in below if cell != ""]
    are_days = bool(days) and all(said_by(cell).day is not None for cell in days)
    return are_days and all(isinstance(cell, str) and is_recognised(cell) for _, cell in filled)


def _labels_column(grid: Grid, first: int, last: int) -> int | None:
    """The first column, where its cells name different fields of one data set, one below the other."""
    index = next(
        (at for at in range(len(grid.columns)) if any(grid.columns[at][row] != "" for row in range(first, last + 1))),
        None,
    )
    if index is None:
        return None
    cells = [grid.columns[index][row] for row in range(first, last + 1)]
    if _heads_days(grid, first, last, index):
        return None
    texts = [cell for cell in cells if isinstance(cell, str) and is_label(cell) and not _is_beside_the_point(cell)]
    if len(texts) != len(set(texts)):
        return None
    if _rates_across(grid, first, last, index):
        return index
    kinds = {kind_in_table(str(text)) for text in texts} - {None}
    if len(kinds) > 1 and _are_indicators(grid, first, index):
        return index
    named: dict[str, Counter[str]] = {}
    for text in texts:
        for dataset, name in best_field(str(text).rstrip(": ")).items():
            named.setdefault(dataset, Counter())[name] += 1
    fewest = {"budget": 2, "jobs": 2, "events": 2, "measures": 3}
    good = [
        dataset
        for dataset, names in named.items()
        if len(names) >= fewest.get(dataset, 4) and sum(names.values()) >= 0.6 * len(texts)
    ]
    return index if good else None


def _rates_across(grid: Grid, first: int, last: int, index: int) -> bool:
    """Whether one row names indicators, the next one statements of theirs, and the others hold points below those."""
    rows = [[cell for at, cell in grid.filled(row) if at > index] for row in range(first, last + 1)]
    if len(rows) <= _NAMING_ROWS or len(rows[1]) < _FEWEST_ACROSS:
        return False
    indicators, statements, *points = rows
    names = [cell for cell in indicators if isinstance(cell, str) and indicator_named(cell) is not None]
    known = sum(isinstance(cell, str) and is_statement(cell) for cell in statements)
    figures = [cell for row in points for cell in row]
    are_rated = bool(figures) and all(holds_figure(cell) or is_not_settled(cell) for cell in figures)
    return len(names) == len(indicators) > 0 and 2 * known > len(statements) and are_rated


def _are_indicators(grid: Grid, row: int, index: int) -> bool:
    """Whether all that a row holds, right of its label, are names of indicators."""
    names = [cell for at, cell in grid.filled(row) if at > index]
    return len(names) > 1 and all(isinstance(name, str) and indicator_named(name) is not None for name in names)
