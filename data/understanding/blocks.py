"""The blocks of a sheet that may be tables: their header lines, what stands under them, and the texts around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from data.cells.grid import Cell, Grid, address
from data.cells.units import unit_in
from data.cells.values import year_in
from data.understanding.cells import (
    as_text,
    holds_figure,
    is_headerlike,
    is_point_in_words,
    is_recognised,
    says_something,
    states_amount,
)
from data.understanding.lexicon import says_state
from data.understanding.names import indicator_named, is_statement
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.weights import weight

_HEADERS_WITHIN = 5_000  # rows; a header further down is read as a row, and so told of as one that does not fit
_MOST_TITLE_ROWS = 14
_MOST_HEADER_ROWS = 4
_LOOKED_AT_BELOW = 4
_CROSSES = frozenset("x×✓✔☑☒✗✘●")
_LONGEST_SIGNS = 2
_SHORTEST_SCALE = 4
_LONGEST_UNIT = 24
_MOSTLY = 0.6
_FIGURES = frozenset({"budget", "grant", "funds", "payment", "use", "job"})
_NEAR = 200  # rows
_PAIR = 2
_WIDE = 4  # cells; a header with fewer is no wider than a pair
_KINDS_OF_GROUPS = frozenset({"area", "project", "programme", "action", "title"})
# "4", "4 = bra", "4 (bra)", "poeng 4"; not "4. Utviklingsevne".
_POINT = re.compile(r"(?:poeng|score|points?)?\s*(10|\d)(?:[.,]0)?\s*(?:[=(:–—-].*)?", re.IGNORECASE | re.DOTALL)
_NAMED_POINT = re.compile(r"\s*(\d)\s+[^\W\d]")


@dataclass(frozen=True)
class Part:
    """A cell of a header, over one column: right over it, or over a neighbour to the left."""

    text: str
    cell: Cell
    row: int
    column: int


@dataclass(frozen=True)
class Heading:
    """What stands over a column, the outermost first."""

    index: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """As people would say it."""
        return " ".join(part.text for part in self.parts)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of its parts."""
        return tuple(part.text for part in self.parts)


@dataclass(frozen=True)
class Text:
    """A text that stands by itself: a title above a table, a note below it."""

    text: str
    row: int
    column: int


@dataclass(frozen=True)
class Block:
    """Header lines, the rows below them, and the texts around. Rows are numbered from 0, `last_row` is included.

    `places` say where a cell stands in the sheet, where `grid` is a sheet that has been turned or put together anew.
    """

    grid: Grid
    headings: tuple[Heading, ...]
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    titles: tuple[Text, ...] = ()
    places: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()

    @property
    def range(self) -> str:
        """Where it stands, such as A4:G36."""
        if self.places:
            rows, indexes = [place[0] for place in self.places.values()], [place[1] for place in self.places.values()]
            return f"{address(min(rows), min(indexes))}:{address(max(rows), max(indexes))}"
        indexes = [heading.index for heading in self.headings]
        top = min(self.header_rows, default=self.first_row)
        return f"{address(top, min(indexes))}:{address(max(self.last_row, top), max(indexes))}"

    @property
    def header_row(self) -> int:
        """The lowest header line."""
        return max(self.header_rows, default=self.first_row - 1)


def find_blocks(grid: Grid, forced: Sequence[int] = ()) -> tuple[Block, ...]:
    """The blocks of a sheet with a header, from top to bottom and left to right; `forced` rows are headers anyway."""
    lines = _Lines(grid)
    groups = _header_groups(lines, forced)
    blocks: list[Block] = []
    for place, group in enumerate(groups):
        begin = groups[place - 1][-1] + 1 if place else 0
        end = _title_begin(lines, group[-1] + 1, groups[place + 1][0]) if place + 1 < len(groups) else grid.height
        titles = _texts(lines, _title_begin(lines, begin, group[0]), group[0])
        headings = _headings(grid, group)
        whole = Block(grid, headings, tuple(group), group[-1] + 1, end - 1, titles)
        blocks.extend(_with_corner_apart(_cropped(part)) for part in _side_by_side(whole))
    return tuple(_with_lone_lines_as_titles([block for block in blocks if block.headings]))


def _with_lone_lines_as_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, those of a line or two of titles with nothing below them being titles of the next one.

    Such are "År: 2024" beside the day of a meeting, and the filters over a pivot table: "Program | Spir".
    """
    titles: tuple[Text, ...] = ()
    for block, following in zip(blocks, [*blocks[1:], None][: len(blocks)], strict=True):
        if following is not None and following.header_row > block.header_row and _is_of_titles(block):
            rows = range(block.header_rows[0], block.last_row + 1)
            texts = _texts(_Lines(block.grid), rows.start, max(rows.stop, block.header_row + 1))
            titles = (*titles, *block.titles, *texts)
            continue
        yield replace(block, titles=(*titles, *block.titles)) if titles else block
        titles = ()


def _is_of_titles(block: Block) -> bool:
    """Whether nothing stands below a header of two cells, or only what pairs a mark with its value does."""
    if len(block.headings) != _PAIR:
        return False
    begin, end = block.header_rows[0], max(block.header_row, block.last_row) + 1
    rows = [filled for row in range(begin, end) if (filled := block.grid.filled(row))]
    if len(rows) == 1:
        return any(said_by(cell).has_year for _, cell in rows[0])
    return all(len(row) == _PAIR and isinstance(row[0][1], str) and says_something(row[0][1]) == "mark" for row in rows)


def texts_of(grid: Grid, first: int, end: int) -> tuple[Text, ...]:
    """The texts that stand alone, or beside one value, on these rows."""
    return _texts(_Lines(grid), first, end)


class _Lines:
    """The rows of a sheet, looked at once."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height = grid.height
        self.within = min(grid.height, _HEADERS_WITHIN)
        self._figures = {
            row
            for column in grid.columns
            for row, cell in enumerate(column[: self.within])
            if type(cell) in (float, int) and holds_figure(cell)
        }

    def filled(self, row: int) -> list[tuple[int, Cell]]:
        """Column and cell of all that stands in a row."""
        return self.grid.filled(row)

    def has_figures(self, row: int) -> bool:
        """Whether a number stands there that is no year."""
        cells = [cell for _, cell in self.filled(row)]
        if row in self._figures or any(map(holds_figure, cells)):
            return True
        points = [cell for cell in cells if is_point_in_words(cell)]
        return bool(points) and not is_scale(cells) and not _count_on(points)

    def below(self, row: int, most: int = _LOOKED_AT_BELOW) -> list[int]:
        """The next rows that hold more than one cell."""
        found = []
        for number in range(row + 1, min(row + 12, self.height)):
            if len(self.filled(number)) > 1:
                found.append(number)
                if len(found) == most:
                    break
        return found

    def contrast(self, row: int) -> float:
        """In how large a share of its columns words stand over figures."""
        below = self.below(row)
        filled = self.filled(row)
        if not below or not filled:
            return 0.0
        over = sum(any(_is_other(cell, self.grid.columns[index][number]) for number in below) for index, cell in filled)
        return over / len(filled)

    def looks_apart(self, row: int) -> bool:
        """Whether a row is bold or filled where the next is not."""
        below = self.below(row, 1)
        if not below or not self.grid.looks:
            return False
        looks = [self.grid.look(row, index) for index, _ in self.filled(row)]
        under = [self.grid.look(below[0], index) for index, _ in self.filled(below[0])]
        is_marked = all(look.bold or look.fill for look in looks)
        return is_marked and not all(look.bold or look.fill for look in under)

    def is_apart(self, row: int) -> bool:
        """Whether nothing, or one lone text, stands right above."""
        return row == 0 or len(self.filled(row - 1)) <= 1


def _count_on(points: Sequence[Cell]) -> bool:
    """Whether each of several points is one more than the last: "1 – søkt", "2 – innvilget", as headings are."""
    numbers = [int(str(point).strip()[0]) for point in points]
    return len(numbers) > 1 and all(after == own + 1 for own, after in pairwise(numbers))


def _is_other(header: Cell, below: Cell) -> bool:
    if below == "" or not isinstance(header, str):
        return isinstance(header, int | float) and holds_figure(below)
    return not isinstance(below, str) or holds_figure(below) or is_point_in_words(below)


def _header_groups(lines: _Lines, forced: Sequence[int]) -> list[list[int]]:
    """The header lines, those of one table together."""
    groups: list[list[int]] = []
    for row in range(lines.within):
        if groups and row <= groups[-1][-1]:
            continue
        if row in forced or (_is_header(lines, row, groups) and not _is_title_line(lines, row, groups)):
            groups.append(_with_neighbours(lines, row, groups[-1][-1] + 1 if groups else 0))
    return groups


def _is_header(lines: _Lines, row: int, groups: Sequence[Sequence[int]]) -> bool:
    filled = lines.filled(row)
    if len(filled) < 2:
        return _is_lone_year(lines, row, filled)
    if _stands_over_points(lines, row) or _is_crossed(filled):
        return False
    if is_scale([cell for _, cell in filled]):
        return not is_scale([cell for _, cell in lines.filled(row + 1)] if row + 1 < lines.height else [])
    if lines.has_figures(row) or not all(is_headerlike(cell) for _, cell in filled):
        return False
    if _is_marked(filled) and len(filled) < 4 and not _heads_years(lines, row, filled):
        return False
    if groups and (
        _goes_on_with_statements(lines.grid, row, filled) or _goes_on_with_indicators(lines, row, groups[-1][-1])
    ):
        return False
    if not groups and _begins_preamble(lines, row):
        return False
    if groups and heads_group(lines.grid, row, len(lines.filled(groups[-1][-1]))):
        return False
    known = sum(is_recognised(cell) for _, cell in filled) / len(filled)
    contrast = lines.contrast(row)
    score = (
        weight("header_known") * known
        + weight("header_contrast") * contrast
        + weight("header_look") * lines.looks_apart(row)
        + weight("header_apart") * lines.is_apart(row)
    )
    if groups:
        header = lines.filled(groups[-1][-1])
        comes_again = [cell for _, cell in filled] == [cell for _, cell in header]
        if not lines.is_apart(row):
            if not any(isinstance(cell, str) and any(map(str.isalpha, cell)) for _, cell in filled):
                return False  # years below a header are values, or a line of their own
            if _goes_on_with_figures(lines, row, filled, header):
                return False
            return comes_again or (contrast > 0.3 and score >= weight("header_amid"))
        # Below a text that stands over a group of lines comes a line; a header there must look or say more.
        is_under_header = {index for index, _ in filled} <= {index for index, _ in header}
        says_more = contrast > 0.3 or known > _MOSTLY or lines.looks_apart(row)
        is_line = not says_more or any(states_amount(cell) for _, cell in filled) or _ends_group(lines, row, filled)
        if is_under_header and not comes_again and is_line:
            return False
    return score >= weight("header_least")


def _heads_years(lines: _Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a year stands right below the first cell of a row, and figures below the others: it is no mark."""
    below = lines.filled(row + 1) if row + 1 < lines.height else []
    is_same = len(filled) > 1 and [index for index, _ in below] == [index for index, _ in filled]
    return is_same and year_in(below[0][1]) is not None and all(holds_figure(cell) for _, cell in below[1:])


def _ends_group(lines: _Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row right under a lone text says how far something has come, or has nothing below: it is a line."""
    is_right_under = row > 0 and bool(lines.filled(row - 1))
    return is_right_under and (not lines.below(row) or any(isinstance(c, str) and says_state(c) for _, c in filled))


def _goes_on_with_figures(
    lines: _Lines, row: int, filled: Sequence[tuple[int, Cell]], header: Sequence[tuple[int, Cell]]
) -> bool:
    """Whether a name and what may be a year go on with names and figures: "Bedrifter | 1951", below "Gjester | 418"."""
    above = dict(lines.filled(row - 1))
    if len(filled) != _PAIR or set(dict(filled)) != set(above) or lines.looks_apart(row):
        return False
    (_, name), (index, number) = filled
    return name != header[0][1] and as_text(number).isdigit() and holds_figure(above[index])


def _goes_on_with_statements(grid: Grid, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is the line of a statement below that of another, with words where its points should stand."""
    return any(
        isinstance(cell, str)
        and is_statement(cell)
        and isinstance(above := grid.columns[index][row - 1], str)
        and is_statement(above)
        for index, cell in filled
    )


def _goes_on_with_indicators(lines: _Lines, row: int, header: int) -> bool:
    """Whether a row begins with an indicator, as the first one under the header does, and none but those stand between.

    Beside it may stand words where its points should: "ikke vurdert".
    """
    column = lines.grid.columns[lines.filled(row)[0][0]]
    above = column[row - 1]
    if not lines.filled(row - 1) or (above != "" and indicator_named(as_text(above)) is None):
        return False
    below = (column[header + 1], column[row])
    is_named = all(isinstance(cell, str) and indicator_named(cell) is not None for cell in below)
    return is_named and indicator_named(as_text(column[header])) is None


def _begins_preamble(lines: _Lines, row: int) -> bool:
    """Whether a row and those below it only pair what they name with its value, down to a wider header: a report's."""
    run = []
    while row > 0 and len(lines.filled(row - 1)) == 2:
        row -= 1
    while row < lines.within and len(filled := lines.filled(row)) == 2:
        run.append(filled)
        row += 1
    while row < lines.within and not lines.filled(row):
        row += 1
    if row == lines.within or len(lines.filled(row)) < _WIDE or lines.has_figures(row):
        return False
    return any(isinstance(name, str) and _names_time(name) and said_by(value).has_year for (_, name), (_, value) in run)


def _names_time(text: str) -> bool:
    """Whether a text only names what stands beside it as a year, a period or the like."""
    return says_something(text) == "mark" or speaks_of(text) == {"period"}


def heads_group(grid: Grid, row: int, width: int) -> bool:
    """Whether a row names a kind of thing and one of them: "Prosjekt | 8101 Tare", with nothing under other headings.

    `width`: how many cells the header has.
    """
    filled = grid.filled(row)
    if len(filled) != 2 or width < _WIDE:
        return False
    (first, kind), (second, name) = filled
    if second != first + 1 or not isinstance(kind, str) or not isinstance(name, str):
        return False
    if not speaks_of(kind) or not speaks_of(kind) <= _KINDS_OF_GROUPS or holds_figure(name):
        return False
    after = next((grid.filled(below) for below in range(row + 1, min(row + 4, grid.height)) if grid.filled(below)), [])
    if not any(holds_figure(cell) for index, cell in after if index > second):
        return False
    if is_statement(kind) or len(name.strip()) <= _LONGEST_SIGNS:
        return False  # a statement and its letter
    near = range(max(0, row - _NEAR), min(grid.height, row + _NEAR))
    same = [other for other in near if grid.columns[first][other] == kind]
    return all(len(grid.filled(other)) == 2 for other in same)


def _stands_over_points(lines: _Lines, row: int) -> bool:
    """Whether a row only says which year, or the like, each run of points below it is of."""
    below = lines.filled(row + 1) if row + 1 < lines.height else []
    return is_scale([cell for _, cell in below]) and _is_upper_half(lines, row, row + 1)


def _is_crossed(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether all that stands beside the first words of a row are crosses."""
    return all(isinstance(cell, str) and cell.strip().casefold() in _CROSSES for _, cell in filled[1:])


def _holds_signs(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether single signs stand beside the words that begin a row: crosses, or the signs of several years."""
    signs = [cell.split() if isinstance(cell, str) else [] for _, cell in filled[1:]]
    is_named = isinstance(filled[0][1], str) and len(filled[0][1]) > _LONGEST_SIGNS
    return is_named and all(parts and all(len(part) == 1 and not part.isdigit() for part in parts) for parts in signs)


def _is_lone_year(lines: _Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a year stands alone over a column of figures that has its labels at its left."""
    if len(filled) != 1 or year_in(filled[0][1]) is None or row + 2 >= lines.height:
        return False
    ((index, _),) = filled
    below = [lines.filled(row + 1), lines.filled(row + 2)]
    return index > 0 and all(
        len(cells) == 2 and isinstance(cells[0][1], str) and cells[1][0] == index and holds_figure(cells[1][1])
        for cells in below
    )


def _are_titles_of_lists(lines: _Lines, row: int) -> bool:
    """Whether each text of a row stands where the same header begins again in the next, after an empty column."""
    below = dict(lines.filled(row + 1))
    starts = [index for index in below if index - 1 not in below]
    heads = [below[index] for index in starts]
    return [index for index, _ in lines.filled(row)] == starts and len(starts) > 1 and len(set(heads)) == 1


def _is_title_line(lines: _Lines, row: int, groups: Sequence[Sequence[int]]) -> bool:
    """Whether a row stands over a header without being of it: a title, and at its right what the amounts are in.

    Or the titles of lists that stand side by side, each over the first of its columns.
    """
    if len(lines.filled(row)) < 2:
        return False
    (before, _), (last, _) = lines.filled(row)[-2:]
    if last - before < 2 or row + 1 >= lines.within:
        return False
    if _are_titles_of_lists(lines, row) and _is_header(lines, row + 1, groups):
        return True
    has_column = any(lines.grid.columns[last][below] != "" for below in range(row + 1, lines.height))
    return not has_column and _is_header(lines, row + 1, groups)


def is_scale(cells: Sequence[Cell]) -> bool:
    """Whether 1, 2, 3 and so on stand beside each other: the points of a scale."""
    return bool(scale(cells))


def scale(cells: Sequence[Cell]) -> dict[int, int]:
    """Place -> point where a run of cells counts 1, 2, 3 and so on, upwards or downwards; empty where none does.

    Among other figures, points that somebody has given, four of them may stand in order by chance.
    """
    points = _with_named_ends([_point(cell) for cell in cells], cells)
    best = _longest_run(points)
    left = [None if place in best else point for place, point in enumerate(points)]
    while run := _longest_run(left):
        left = [None if place in run else point for place, point in enumerate(left)]
    others = len(left) - left.count(None)
    return best if others <= 1 else {}


def _longest_run(points: Sequence[int | None]) -> dict[int, int]:
    best: dict[int, int] = {}
    if len(points) - points.count(None) < _SHORTEST_SCALE:
        return best
    for begin, first in enumerate(points):
        for step in (1, -1):
            run: dict[int, int] = {}
            expected = first
            for place in range(begin, len(points)):
                point = points[place]
                if point is None or point != expected:
                    break
                run[place] = point
                expected = point + step
            whole = bool(run) and min(run.values()) in (0, 1) and max(run.values()) >= _SHORTEST_SCALE
            if whole and len(run) > len(best):
                best = run
    return best


def _with_named_ends(points: list[int | None], cells: Sequence[Cell]) -> list[int | None]:
    """The points with those that end a run of bare ones and have words beside them: "1 svært dårlig", 2, 3."""
    for place, cell in enumerate(cells):
        found = _NAMED_POINT.match(cell) if points[place] is None and isinstance(cell, str) else None
        if found is None:
            continue
        point = int(found[1])
        for side in (1, -1):
            beside = [points[at] if 0 <= (at := place + side * step) < len(points) else None for step in (1, 2, 3)]
            if beside in ([point + step for step in (1, 2, 3)], [point - step for step in (1, 2, 3)]):
                points[place] = point
    return points


def _point(cell: Cell) -> int | None:
    if isinstance(cell, str):
        return _point_said(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return int(cell) if 0 <= cell <= 10 and float(cell).is_integer() else None


@lru_cache(maxsize=16_384)
def _point_said(text: str) -> int | None:
    found = _POINT.fullmatch(text.strip())
    return int(found[1]) if found else None


def _with_neighbours(lines: _Lines, row: int, begin: int) -> list[int]:
    """A header line with the lines above and below that make up one header with it."""
    group = [row]
    while len(group) < _MOST_HEADER_ROWS and group[0] - 1 >= begin and _is_upper_half(lines, group[0] - 1, group[0]):
        group.insert(0, group[0] - 1)
    while len(group) < _MOST_HEADER_ROWS and _is_lower_half(lines, group[-1], group[-1] + 1):
        group.append(group[-1] + 1)
    return group


def _spans(grid: Grid, row: int) -> dict[int, int]:
    return {
        first_column: last_column
        for first_row, first_column, last_row, last_column in grid.merged
        if first_row <= row <= last_row and last_column > first_column
    }


def _is_upper_half(lines: _Lines, row: int, below: int) -> bool:
    """Whether a row stands over parts of a header line: words that hold for some of its columns."""
    filled, under = lines.filled(row), [index for index, _ in lines.filled(below)]
    if not filled or not under or lines.has_figures(row) or not all(is_headerlike(cell) for _, cell in filled):
        return False
    spans = _spans(lines.grid, row)
    if len(filled) == 1:
        ((only, _),) = filled
        if only in spans:
            return only > min(under) or spans[only] < max(under)
        return only > min(under) + 1 and only in under
    _first, text = filled[0]
    if len(filled) == 2 and isinstance(text, str) and text.rstrip().endswith(":"):
        return False
    if len(filled) > 1 and _holds_signs(filled):
        return False
    columns = {*under, *(index for number in lines.below(below) for index, _ in lines.filled(number))}
    reaches = {index: range(index, spans.get(index, index) + 1) for index, _ in filled}
    stand_over = [index for index, reach in reaches.items() if any(one in columns for one in reach)]
    gaps = any(right - left > 1 for (left, _), (right, _) in pairwise(filled)) or filled[-1][0] < max(under)
    return len(stand_over) == len(filled) and (gaps or bool(spans) or len(filled) >= len(under) // 2)


def _is_lower_half(lines: _Lines, row: int, below: int) -> bool:
    """Whether the next row goes on with the header: units, or words under a cell that spans several columns."""
    if below >= lines.height:
        return False
    filled = lines.filled(below)
    if lines.has_figures(below):
        return _counts_periods(lines, row, filled) or _holds_factors(lines, row, filled)
    if not filled or not all(is_headerlike(cell, ordinals=True) for _, cell in filled):
        return False
    if any(is_point_in_words(cell) for _, cell in filled) and not is_scale([cell for _, cell in filled]):
        return False  # the first line of points
    above = {index for index, _ in lines.filled(row)}
    units = [isinstance(cell, str) and (says_something(cell) == "unit" or _has_unit(cell)) for _, cell in filled]
    if all(units) and any(isinstance(cell, str) and says_something(cell) == "unit" for _, cell in filled):
        return True
    if is_scale([cell for _, cell in lines.filled(row)]):
        return False
    spans = _spans(lines.grid, row)
    covered = {column for first, last in spans.items() for column in range(first, last + 1)}
    if not covered:
        covered = {index for index, _ in filled if index not in above} | {
            index for index, _ in filled if index in above and index + 1 not in above
        }
    if len(filled) > 1 and all(index in covered for index, _ in filled):
        empty_below = above - {index for index, _ in filled}
        return lines.contrast(below) > 0.3 or (bool(empty_below) and bool(spans))
    is_under_spans = len(spans) > 1 and above <= set(spans) and covered <= {index for index, _ in filled}
    if is_under_spans and all(index in covered or index < min(covered) for index, _ in filled):
        return lines.contrast(below) > 0.3  # labels, and right of them what each of the spans is divided into
    known = sum(is_recognised(cell) for _, cell in filled) / len(filled)
    if known > _MOSTLY and lines.contrast(below) > 0.3 and not lines.looks_apart(row):
        return len(filled) > 1
    return len(filled) > 1 and {index for index, _ in filled} <= above and lines.contrast(below) > _MOSTLY


def _counts_periods(lines: _Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row only counts the tertials or quarters that the words above it speak of."""
    counts = [count for _, cell in filled if (count := _ordinal(cell)) is not None]
    if len(counts) < len(filled) or not all(float(count).is_integer() and 1 <= count <= 12 for count in counts):
        return False
    spans = _spans(lines.grid, row)
    above = lines.grid.row(row)
    over = {
        index: above[first] for first, last in spans.items() for index in range(first, last + 1) if above[first] != ""
    }
    return all("period" in speaks_of(as_text(over.get(index, above[index]))) for index, _ in filled)


def _holds_factors(lines: _Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row only says what the figures below are multiplied by: 1000 under each heading but the first."""
    above = [index for index, _ in lines.filled(row)]
    values = [cell for _, cell in filled]
    is_short = len(filled) < len(above) and above[:1] != [filled[0][0]]
    return is_short and all(
        says_something(value) == "unit" if isinstance(value, str) else value in (1000.0, 1_000_000.0)
        for value in values
    )


def _ordinal(cell: Cell) -> float | None:
    if isinstance(cell, str):
        text = cell.strip().rstrip(".")
        return float(text) if text.isdigit() else None
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _has_unit(text: str) -> bool:
    return unit_in(text) is not None and len(text) <= _LONGEST_UNIT


def _headings(grid: Grid, group: Sequence[int]) -> tuple[Heading, ...]:
    width = len(grid.columns)
    parts: list[list[Part]] = [[] for _ in range(width)]
    for row in group:
        cells = grid.row(row)
        spans = _spans(grid, row)
        down = {
            column: grid.columns[first_column][first_row]
            for first_row, first_column, last_row, last_column in grid.merged
            if first_row < row <= last_row
            for column in range(first_column, last_column + 1)
        }
        carried: Part | None = None
        until = -1
        for index, cell in enumerate(cells):
            if cell != "":
                carried = Part(as_text(cell), cell, row, index)
                until = spans.get(index, _reach(grid, group, row, index))
                parts[index].append(carried)
            elif carried is not None and index <= until and index not in down:
                parts[index].append(carried)
    used = [index for index in range(width) if parts[index]]
    return tuple(Heading(index, tuple(parts[index])) for index in used)


def _with_corner_apart(block: Block) -> Block:
    """The figure named in the corner, over a column of words, as a title: so pivot tables name what they sum."""
    first, *others = block.headings or (None,)
    if first is None or len(first.parts) < 2 or len(others) < 2 or not speaks_of(first.parts[0].text) & _FIGURES:
        return block
    below = block.grid.columns[first.index][block.first_row : block.last_row + 1]
    if any(cell != "" and (not isinstance(cell, str) or holds_figure(cell)) for cell in below):
        return block
    corner = first.parts[0]
    over = {(part.row, part.column) for heading in others for part in heading.parts[:-1] if part.row == corner.row}
    if len(over) == 1:
        others = [
            replace(
                heading, parts=tuple(part for part in heading.parts if part.row > corner.row or speaks_of(part.text))
            )
            for heading in others
        ]
    titles = (*block.titles, Text(corner.text, corner.row, corner.column))
    return replace(block, headings=(replace(first, parts=first.parts[1:]), *others), titles=titles)


def _reach(grid: Grid, group: Sequence[int], row: int, index: int) -> int:
    """How far an unmerged cell of an upper header line reaches: over the empty cells that have words below."""
    if row == group[-1]:
        return index
    below = grid.row(group[list(group).index(row) + 1])
    if below[index] == "":
        return index  # it is a header itself, one line higher than the others
    cells = grid.row(row)
    last = index
    for column in range(index + 1, len(cells)):
        if cells[column] != "" or below[column] == "":
            break
        last = column
    return last


def _title_begin(lines: _Lines, begin: int, header: int) -> int:
    """Where the titles above a header begin: empty rows and lone texts belong to it, not to the table above."""
    if begin == 0 and _is_preamble(lines, header):
        return max(0, header - _MOST_TITLE_ROWS)
    row = header
    while row > max(begin, header - _MOST_TITLE_ROWS):
        filled = lines.filled(row - 1)
        if lines.has_figures(row - 1) and not _is_marked(filled):
            break
        if len(filled) > 2 and not _is_marked(filled):
            break
        is_pair = len(filled) == 2 and filled[1][0] - filled[0][0] == 1
        is_first = row - 1 == begin == 0  # else something stands above, a line or a header
        if is_pair and not _is_marked(filled) and not is_first and lines.filled(row - 2):
            break
        if (
            len(filled) == 2
            and not _is_marked(filled)
            and (_holds_signs(filled) or _ends_lines_above(lines, begin, row - 1))
        ):
            break
        row -= 1
    return row


def _is_preamble(lines: _Lines, header: int) -> bool:
    """Whether all that stands above the first header of a sheet are words in fewer columns than it has."""
    width = len(lines.filled(header))
    rows = range(max(0, header - _MOST_TITLE_ROWS), header)
    return all(2 * len(lines.filled(row)) <= width and not lines.has_figures(row) for row in rows)


def _ends_lines_above(lines: _Lines, begin: int, row: int) -> bool:
    """Whether a row of two cells goes on with the rows right above it, and an empty one stands below it."""
    above = lines.filled(row - 1) if row > begin else []
    return len(above) > 1 and not _is_marked(lines.filled(row)) and not lines.filled(row + 1)


def _is_marked(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is a mark and its value: "Periode: | 2023"."""
    first = filled[0][1] if filled else ""
    if not isinstance(first, str):
        return False
    is_beside_words = len(filled) > 1 and isinstance(filled[1][1], str) and is_recognised(filled[1][1])
    before, colon, _ = first.partition(":")
    if colon and _names_time(before):
        return True
    return first.rstrip().endswith(":") or (says_something(first) == "mark" and not is_beside_words)


def _texts(lines: _Lines, first: int, end: int) -> tuple[Text, ...]:
    return tuple(Text(as_text(cell), row, index) for row in range(first, end) for index, cell in lines.filled(row))


def _side_by_side(block: Block) -> Iterator[Block]:
    """The tables of a header line: cut where a column is empty, and where its first heading comes again."""
    parts: list[list[Heading]] = [[]]
    for heading in block.headings:
        earlier = parts[-1]
        if earlier:
            gap = heading.index > earlier[-1].index + 1 and _is_empty_between(block, earlier[-1].index, heading.index)
            again = len(earlier) > 1 and heading.parts[-1].text == earlier[0].parts[-1].text
            if (gap or again) and _stands_alone(block, earlier):
                parts.append([])
        parts[-1].append(heading)
    if len(parts) > 1 and not _stands_alone(block, parts[-1]):
        parts[-2].extend(parts.pop())
    if len(parts) > 1 and all(_repeats_labels(block, parts[0], part) for part in parts[1:]):
        parts = [[*parts[0], *(heading for part in parts[1:] for heading in part[1:])]]
    for part in parts:
        yield _as_part(block, part) if len(parts) > 1 else replace(block, headings=tuple(part))


def _is_empty_between(block: Block, left: int, right: int) -> bool:
    rows = range(block.header_rows[0], min(block.last_row + 1, block.first_row + 200))
    between = [index for index in range(left + 1, right) if index not in block.grid.hidden]
    return bool(between) and all(block.grid.columns[index][row] == "" for index in between for row in rows)


def _stands_alone(block: Block, part: Sequence[Heading]) -> bool:
    """Whether headings are a table of their own: words in the first column, something else beside."""
    if len(part) < 2:
        return False
    rows = range(block.first_row, min(block.last_row + 1, block.first_row + 200))
    first = [block.grid.columns[part[0].index][row] for row in rows]
    return any(cell != "" for cell in first)


def _repeats_labels(block: Block, first: Sequence[Heading], other: Sequence[Heading]) -> bool:
    """Whether the first column of a part says the same, row by row, as that of the first part."""
    columns = block.grid.columns
    pairs = [
        (columns[first[0].index][row], columns[other[0].index][row])
        for row in range(block.first_row, min(block.last_row + 1, block.first_row + 200))
        if columns[other[0].index][row] != ""
    ]
    return len(pairs) > 1 and all(left == right for left, right in pairs)


def _as_part(block: Block, headings: Sequence[Heading]) -> Block:
    """One of several tables side by side: what stands over all of it is its title; titles over others are not its."""
    first, last = headings[0].index, headings[-1].index
    top = headings[0].parts[0]
    titles = [text for text in block.titles if first <= text.column <= last or _holds_for_all(block, text)]
    if len(headings) > 1 and all(len(h.parts) > 1 and h.parts[0].text == top.text for h in headings):
        titles.append(Text(top.text, top.row, top.column))
        headings = [Heading(heading.index, heading.parts[1:]) for heading in headings]
    return replace(block, headings=tuple(headings), titles=tuple(titles))


def _holds_for_all(block: Block, text: Text) -> bool:
    return text.column <= block.headings[0].index and not any(
        other.row == text.row and other.column > text.column for other in block.titles
    )


def _cropped(block: Block) -> Block:
    """The block without the empty rows at its end."""
    columns = [block.grid.columns[heading.index] for heading in block.headings]
    last = block.last_row
    while last >= block.first_row and all(column[last] == "" for column in columns):
        last -= 1
    return replace(block, last_row=last)
