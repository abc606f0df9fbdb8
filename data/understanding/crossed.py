"""A region of a sheet as a cross: names down, names across, and in each cell what the one is to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice, pairwise

from data.cells.grid import Cell
from data.cells.units import unit_in
from data.terms import aliases
from data.understanding.blocks import Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.legends import pairs_in
from data.understanding.made_sheets import Place
from data.understanding.phrases import speaks_of
from data.understanding.regions import Region
from data.understanding.round_values import HIGHEST_POINT, is_day_or_period, points_of
from data.understanding.sum_words import names_mean, names_sum

FEWEST_ACROSS, FEWEST_LINES = 2, 2
_MOST_RESULTS = 3
_OF_RESULT = frozenset({"score", "rank", "total", "amount", "mean", "count"})
Told = tuple[Cell, Place]
"""A cell and where it stands."""
Line = dict[str, Told]
"""What a made line says, under the names of its fields."""


@dataclass(frozen=True)
class Around:
    """What the texts around a table say: their meanings, text by text, their words, and what signs stand for."""

    said: tuple[frozenset[str], ...]
    words: str
    legend: Mapping[str, str]

    @property
    def meanings(self) -> frozenset[str]:
        """All that any of the texts speaks of."""
        return frozenset().union(*self.said)

    def names(self, dataset: str) -> bool:
        """Whether one of the words for a data set's sheet stands there."""
        return any(f" {word} " in self.words for word in aliases.sheet_hints(dataset))


@dataclass(frozen=True)
class Cross:
    """A region whose first column names the lines, whose `across` are named by their headings, and the columns left.

    `weights` is the column, or the line, that says how much each criterion weighs; `is_added_up`: a heading is called
    a sum or a mean of the others.
    """

    region: Region
    around: Around
    across: tuple[int, ...]
    lines: tuple[int, ...]
    others: tuple[int, ...]
    weights: int | None = None
    is_added_up: bool = False

    @property
    def corner(self) -> str:
        """What stands over the names of the lines."""
        return as_text(self.region.cell(0, 0))

    def down(self) -> list[str]:
        """The names of the lines."""
        return [as_text(self.region.cell(line, 0)) for line in self.lines]

    def headings(self) -> list[str]:
        """The names of the columns."""
        return [as_text(self.region.cell(0, index)) for index in self.across]

    def at(self, line: int, index: int) -> Told:
        """A cell of the region."""
        return self.region.cell(line, index), self.region.place(line, index)

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Line, index and value of each cell of the cross that holds anything."""
        for line in self.lines:
            for index in self.across:
                if (cell := self.region.cell(line, index)) != "":
                    yield line, index, cell

    def groups(self) -> list[Told]:
        """The texts that stand over the groups of its lines; none where some line stands under no such text."""
        region, first = self.region, min(self.lines)
        alone = [line for line in range(1, max(self.lines)) if [at for at, _ in region.filled(line)] == [0]]
        is_over_all = not region.is_turned and any(line < first for line in alone)
        return [self.at(line, 0) for line in alone] if is_over_all else []

    def besides(self, line: int) -> Line:
        """What the other columns say of a line, each under its own heading."""
        headings = {index: as_text(self.region.cell(0, index)) for index in self.others}
        return {name: self.at(line, index) for index, name in headings.items() if name}


def around_region(region: Region, titles: Sequence[Text]) -> Around:
    """What is said over, in the corner of, and below a region."""
    grid = region.grid
    below = [
        as_text(cell)
        for row in range(region.bottom + 1, min(grid.height, region.bottom + 10))
        for _, cell in grid.filled(row)
    ]
    alone = [as_text(cells[0][1]) for line in range(region.height) if len(cells := region.filled(line)) == 1]
    is_named = aliases.normalised(grid.sheet.rstrip("0123456789 ")) not in aliases.words("generic_sheets")
    texts = [*([grid.sheet] if is_named else []), *(title.text for title in titles), as_text(region.cell(0, 0))]
    raw = [str(grid.columns[title.column][title.row]) for title in titles]
    said = tuple(speaks_of(text) for text in texts)
    words = " ".join(aliases.normalised(text.replace("(", " ").replace(")", " ")) for text in texts)
    return Around(said, f" {words} ", dict(pairs_in([*raw, *alone, *below])))


def cross_of(
    region: Region, around: Around, is_value: Callable[[Cell, Around], bool], *, may_have_words: bool = False
) -> Cross | None:
    """The region as a cross of such values; None where fewer than two columns hold them.

    `may_have_words`: words may stand in place of some of a column's values, "ikke avtalt" among days.
    """
    frame = _frame_of(region)
    if frame is None or not frame.is_wide:
        return None
    lines = list(frame.lines)
    across, others = [], []
    left = len(frame.columns)
    for index, heading, cells in frame.columns:
        if heading and _are_values(cells, lambda cell: is_value(cell, around), may_have_words=may_have_words):
            across.append(index)
            continue
        others.append(index)
        left -= 1
        if left < FEWEST_ACROSS:
            return None
    across = _without_derived(region, lines, across)
    others = [index for index in others if not _is_worked_out(region, lines, index, across)]
    names = [as_text(region.cell(0, index)) for index in across]
    if len(across) < FEWEST_ACROSS or len(set(names)) < len(names):
        return None
    return Cross(region, around, tuple(across), tuple(lines), tuple(others), frame.weights, frame.is_added_up)


def may_be_cross(region: Region, around: Around) -> bool:
    """Whether a region can be a cross at all, whatever its values mean; most cannot."""
    if not _may_hold_values(region, around):
        return False
    frame = _frame_of(region)
    return frame is not None and frame.is_wide


def _may_hold_values(region: Region, around: Around) -> bool:
    """Whether enough columns begin with what a cross may hold; its first lines are never results of others."""
    if any(map(str.isdigit, chain.from_iterable(around.legend))):
        return True  # figures may be signs
    lines = (line for line in range(1, region.height) if region.cell(line, 0) != "" and region.count(line) > 1)
    first = [line for line in islice(lines, FEWEST_LINES + 1) if not is_weight(region.labels[line])][:FEWEST_LINES]
    return sum(_may_be_across(column, first) for column in islice(region.columns(), 1, None)) >= FEWEST_ACROSS


def _may_be_across(column: Sequence[Cell], first: Sequence[int]) -> bool:
    """Whether a column has no figure beyond points on the first lines, and no year there unless it has days."""
    beyond = [cell for line in first if type(cell := column[line]) is float and cell > HIGHEST_POINT]
    return not beyond or (not any(map(holds_figure, beyond)) and any(map(is_day_or_period, column[1:])))


@dataclass(frozen=True)
class _Frame:
    """What holds of a region whatever its values mean: its lines and columns, each with its heading and filled cells.

    Weights and what is worked out are no columns of it, nor is what stands behind a result. `weights` is the column,
    or the line, that says how much each criterion weighs; `is_added_up`: some column is called a result.
    """

    lines: tuple[int, ...]
    columns: tuple[tuple[int, str, tuple[Cell, ...]], ...]
    weights: int | None
    is_added_up: bool

    @property
    def is_wide(self) -> bool:
        """Whether it has as many lines and named columns as a cross has."""
        named = sum(bool(heading) for _, heading, _ in self.columns)
        return named >= FEWEST_ACROSS and len(self.lines) >= FEWEST_LINES


@lru_cache(maxsize=8)
def _frame_of(region: Region) -> _Frame | None:
    """The frame of a region, worked out once for all kinds of cross; None where its lines are none of a cross."""
    lines = [line for line in range(1, region.height) if region.cell(line, 0) != "" and len(region.filled(line)) > 1]
    if any(line not in lines and len(region.filled(line)) > 1 for line in range(1, region.height)):
        return None
    weights = next((line for line in lines if is_weight(as_text(region.cell(line, 0)))), None)
    lines = [line for line in lines if line != weights]
    headings = [as_text(region.cell(0, index)) for index in range(1, region.width)]
    heavy = next((index for index, text in enumerate(headings, 1) if is_weight(text)), None)
    lines = _before_results(region.turned(), range(1, region.width), lines, heavy)
    while lines and is_aside(as_text(region.cell(lines[-1], 0))):
        lines.pop()
    if not lines or not all(isinstance(region.cell(line, 0), str) for line in lines):
        return None
    is_added_up = any(names_sum(text) or names_mean(text) or _names_result(text) for text in headings if text)
    figures = [index for index in range(1, region.width) if index != heavy and _is_counted(region, lines, index)]
    behind = set(figures) - set(_before_results(region, lines, figures, weights))
    columns = []
    for index, heading in enumerate(headings, 1):
        if is_weight(heading):
            weights = index
            continue
        cells = tuple(cell for line in lines if (cell := region.cell(line, index)) != "")
        if index not in behind and cells and not is_aside(heading):
            columns.append((index, heading, cells))
    return _Frame(tuple(lines), tuple(columns), weights, is_added_up)


def _are_values(cells: Sequence[Cell], is_value: Callable[[Cell], bool], *, may_have_words: bool) -> bool:
    if not may_have_words:
        return all(map(is_value, cells))
    odd = [cell for cell in cells if not is_value(cell)]
    return not odd or (2 * len(odd) <= len(cells) and not any(map(holds_figure, odd)))


def is_weight(text: str) -> bool:
    """Whether a heading or a label says how much each criterion weighs, perhaps with its unit: "Vekt i %"."""
    word = aliases.normalised(text)
    named = word.split()[0] if word and unit_in(text) is not None else word
    return aliases.fields_by_header("criteria").get(named) == "weight"


def is_aside(text: str) -> bool:
    """Whether a heading or a label says that what it names is worked out: a sum, a mean, a count, a place."""
    return names_sum(text) or names_mean(text) or speaks_of(text) == {"count"} or _names_result(text)


def _names_result(text: str) -> bool:
    """Whether a name says no more than points, weighed or added up: "Vektet poengsum"."""
    said = speaks_of(text)
    return said <= _OF_RESULT and bool(said & {"score", "rank"}) and len(said) > 1


def _is_counted(region: Region, lines: Sequence[int], index: int) -> bool:
    points = _points(region)
    return all(points[line][index] is not None for line in lines)


@lru_cache(maxsize=8)
def _points(region: Region) -> list[list[float | None]]:
    """What each cell of a region is as points, line by line: asked about every column and every line."""
    return [
        [points_of(region.cell(line, index), highest=None) for index in range(region.width)]
        for line in range(region.height)
    ]


def _before_results(region: Region, lines: Sequence[int], own: Sequence[int], weights: int | None) -> list[int]:
    """The columns left of the first that is worked out of those before it, as they stand or as the criteria weigh.

    What stands behind such a one, as a rank, is no criterion either. `weights` is the line of the weights.
    """
    begin = max(FEWEST_LINES, len(own) - _MOST_RESULTS)
    counted = {line: _how_many_counted(region, line, own) for line in lines if line != weights} if own[begin:] else {}
    for at in range(begin, len(own)):
        parts = own[:at]
        known = [line for line, count in counted.items() if count >= at]
        if len(known) < FEWEST_LINES:
            continue  # so few figures are worked out of nothing
        heavy = [_points(region)[weights][one] for one in parts] if weights is not None else None
        if _is_worked_out(region, known, own[at], parts, heavy):
            return list(parts)
    return list(own)


def _how_many_counted(region: Region, line: int, own: Sequence[int]) -> int:
    """How many of these columns hold points on a line, before the first that holds none."""
    points = _points(region)[line]
    return next((at for at, one in enumerate(own) if points[one] is None), len(own))


def _without_derived(region: Region, lines: Sequence[int], across: Sequence[int]) -> list[int]:
    """The columns of values without the one that is worked out of all the others."""
    return [
        index
        for index in across
        if len(across) <= FEWEST_ACROSS
        or not _is_worked_out(region, lines, index, [other for other in across if other != index])
    ]


def _is_worked_out(
    region: Region,
    lines: Sequence[int],
    index: int,
    parts: Sequence[int],
    weights: Sequence[float | None] | None = None,
) -> bool:
    """Whether each figure of a column is the sum or the mean of those of the parts on its line, or their rank.

    With `weights`, one for each part, as well the sum or the mean of what they weigh.
    """
    shares = weights if weights is not None and None not in weights else None
    found, weighed = [], []
    points = _points(region)
    for line in lines:
        own = points[line][index]
        known = [one for other in parts if (one := points[line][other]) is not None]
        if own is None or not known:
            return False
        found.append((own, sum(known), sum(known) / len(known)))
        if shares is not None and len(known) == len(shares) and (all_shares := sum(map(float, filter(None, shares)))):
            product = sum((one or 0.0) * point for one, point in zip(shares, known, strict=True))
            weighed.append((own, product, product / all_shares))
    fewest = FEWEST_LINES if shares is None else FEWEST_LINES - 1
    return len(found) > fewest and (
        _agrees(found) or _is_rank([(own, total) for own, total, _ in found]) or (bool(weighed) and _agrees(weighed))
    )


def _agrees(found: Sequence[tuple[float, float, float]]) -> bool:
    """Whether each figure is the sum, or each the mean, that stands beside it; whole means may be points as well."""
    is_sum = all(abs(own - total) < 0.01 for own, total, _ in found)
    is_parted = any(own % 1 for own, _, _ in found)
    return is_sum or (is_parted and all(abs(own - mean) < 0.06 for own, _, mean in found))


def _is_rank(found: Sequence[tuple[float, float]]) -> bool:
    """Whether figures count from 1 and give the largest sum the first place."""
    ranked = sorted(found)
    is_counted = [own for own, _ in ranked] == [float(place) for place in range(1, len(ranked) + 1)]
    return is_counted and all(one >= other for (_, one), (_, other) in pairwise(ranked))
