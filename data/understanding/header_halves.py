"""Which rows go on with a header line, above it and below: words over some of its columns, units, counted periods."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from data.cells.grid import Cell
from data.cells.units import unit_in
from data.cells.values import year_in
from data.terms import aliases
from data.understanding.cells import (
    as_text,
    is_headerlike,
    is_point_in_words,
    is_recognised,
    says_something,
)
from data.understanding.periods import said_by
from data.understanding.phrases import speaks_of
from data.understanding.scales import is_scale
from data.understanding.sheet_lines import Lines, spans_of

LONGEST_SIGNS = 2
MOSTLY, SOME = 0.6, 0.3
"""How large a share most of a header's cells are, and some of them."""
PAIR = 2
_MOST_HEADER_ROWS = 4
_LONGEST_UNIT = 24
_NARROW = 3  # cells of a header
_OF_PEOPLE = frozenset({"responsible", "person"})
_OF_FIGURES = frozenset(
    {"budget", "grant", "funds", "payment", "use", "job", "score", "value", "count", "amount", "target"}
)
_OF_LABELS = frozenset({"title", "area", "project", "programme", "indicator", "measure", "statement", "text", "year"})


def holds_signs(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether single signs stand beside the words that begin a row: crosses, or the signs of several years."""
    signs = [cell.split() if isinstance(cell, str) else [] for _, cell in filled[1:]]
    is_named = isinstance(filled[0][1], str) and len(filled[0][1]) > LONGEST_SIGNS
    return is_named and all(parts and all(len(part) == 1 and not part.isdigit() for part in parts) for parts in signs)


def stands_over_signs(lines: Lines, row: int) -> bool:
    """Whether words stand over lines of a name and single signs that come again: who votes, over "G", "Y" and "R"."""
    own = lines.filled(row)
    below = [lines.filled(other) for other in range(row + 1, min(row + 1 + _NARROW, lines.height))]
    signs = [cell for filled in below for _, cell in filled[1:]]
    if len(own) < _NARROW or len(below) < _NARROW - 1 or len(set(signs)) == len(signs):
        return False
    are_words = all(isinstance(cell, str) and len(cell) > LONGEST_SIGNS for _, cell in own)
    are_alike = all([index for index, _ in filled] == [index for index, _ in own] for filled in below)
    return are_words and are_alike and all(map(holds_signs, below))


def with_neighbours(lines: Lines, row: int, begin: int) -> list[int]:
    """A header line with the lines above and below that make up one header with it."""
    group = [row]
    while len(group) < _MOST_HEADER_ROWS and group[0] - 1 >= begin and is_upper_half(lines, group[0] - 1, group[0]):
        group.insert(0, group[0] - 1)
    while len(group) < _MOST_HEADER_ROWS and _is_lower_half(lines, group[-1], group[-1] + 1):
        group.append(group[-1] + 1)
    return group


def is_upper_half(lines: Lines, row: int, below: int) -> bool:
    """Whether a row stands over parts of a header line: words that hold for some of its columns."""
    filled, under = lines.filled(row), [index for index, _ in lines.filled(below)]
    if not filled or not under or lines.has_figures(row) or not all(is_headerlike(cell) for _, cell in filled):
        return False
    spans = spans_of(lines.grid, row)
    if len(filled) == 1:
        ((only, _),) = filled
        if only in spans:
            return only > min(under) or spans[only] < max(under)
        return only > min(under) + 1 and only in under
    _first, text = filled[0]
    if len(filled) == PAIR and isinstance(text, str) and (text.rstrip().endswith(":") or _marks_programme(filled)):
        return False
    is_told = not spans and all(_is_mark_with_value(cell) for _, cell in filled)
    if len(filled) > 1 and (is_told or holds_signs(filled)):
        return False
    if not spans and is_label_with_value(filled, lines.filled(below)):
        return False
    columns = {*under, *(index for number in lines.below(below) for index, _ in lines.filled(number))}
    reaches = {index: range(index, spans.get(index, index) + 1) for index, _ in filled}
    stand_over = [index for index, reach in reaches.items() if any(one in columns for one in reach)]
    gaps = any(right - left > 1 for (left, _), (right, _) in pairwise(filled)) or filled[-1][0] < max(under)
    return len(stand_over) == len(filled) and (gaps or bool(spans) or len(filled) >= len(under) // 2)


def is_label_with_value(filled: Sequence[tuple[int, Cell]], under: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row over a narrow header only pairs a label with its value: "Fylt ut av | Kari".

    A name over a figure tells nothing of it; over a narrow table it may be the one whose figures they are.
    """
    if len(filled) != PAIR or not PAIR <= len(under) <= _NARROW or filled[0][0] != under[0][0]:
        return False
    (first, label), (second, value) = filled
    below = dict(under)
    is_known_below = second == first + 1 and second in below and all(is_recognised(cell) for _, cell in under)
    if not is_known_below or label == below[first] or not isinstance(label, str) or not isinstance(value, str):
        return False
    said = speaks_of(label)
    tells_who = bool(said & _OF_PEOPLE) and not said & _OF_LABELS
    return (tells_who or not said) and not speaks_of(value) & _OF_FIGURES and not said_by(value).has_year


def _is_lower_half(lines: Lines, row: int, below: int) -> bool:
    """Whether the next row goes on with the header: units, or words under a cell that spans several columns."""
    if below >= lines.height:
        return False
    filled = lines.filled(below)
    if lines.has_figures(below):
        return _counts_periods(lines, row, filled) or _holds_factors(lines, row, below)
    if not filled or not all(is_headerlike(cell, ordinals=True) for _, cell in filled) or begins_with_day(filled):
        return False
    if any(is_point_in_words(cell) for _, cell in filled) and not is_scale([cell for _, cell in filled]):
        return False  # the first line of points
    if _are_figures_of_years(lines, row, filled) or names_figures(lines, row, filled):
        return False
    above = {index for index, _ in lines.filled(row)}
    units = [isinstance(cell, str) and (says_something(cell) == "unit" or _has_unit(cell)) for _, cell in filled]
    if all(units) and any(isinstance(cell, str) and says_something(cell) == "unit" for _, cell in filled):
        return True
    if is_scale([cell for _, cell in lines.filled(row)]):
        return False
    if comes_again_below(filled, sorted(above)):
        return True
    spans = spans_of(lines.grid, row)
    covered = {column for first, last in spans.items() for column in range(first, last + 1)}
    if not covered:
        covered = {index for index, _ in filled if index not in above} | {
            index for index, _ in filled if index in above and index + 1 not in above
        }
    if len(filled) > 1 and all(index in covered for index, _ in filled):
        empty_below = above - {index for index, _ in filled}
        return lines.contrast(below) > SOME or (bool(empty_below) and bool(spans))
    is_under_spans = len(spans) > 1 and above <= set(spans) and covered <= {index for index, _ in filled}
    if is_under_spans and all(index in covered or index < min(covered) for index, _ in filled):
        return lines.contrast(below) > SOME  # labels, and right of them what each of the spans is divided into
    known = sum(is_recognised(cell) for _, cell in filled) / len(filled)
    if known > MOSTLY and lines.contrast(below) > SOME and not lines.looks_apart(row):
        return len(filled) > 1
    return len(filled) > 1 and {index for index, _ in filled} <= above and lines.contrast(below) > MOSTLY


def _are_figures_of_years(lines: Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether what may be years stands below headings that name other years: figures, "2 000" in thousands."""
    above = dict(lines.filled(row))
    said = [(year_in(cell), said_by(above[index]).year) for index, cell in filled if index in above]
    return any(own is not None and year is not None and own != year for own, year in said)


def names_figures(lines: Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a name stands right below the heading of names, with what may be years: figures, "Innbyggere | 2010"."""
    above = lines.filled(row)
    if not above or not filled or above[0][0] != filled[0][0]:
        return False
    label = filled[0][1]
    are_words = isinstance(above[0][1], str) and isinstance(label, str) and not speaks_of(label) & _OF_LABELS
    known = dict(above)
    over = [known.get(at, "") for at, cell in filled[1:] if not isinstance(cell, str) and year_in(cell) is not None]
    return are_words and bool(over) and "" not in over and len(set(over)) == len(over)  # each has its own heading


def comes_again_below(filled: Sequence[tuple[int, Cell]], starts: Sequence[int]) -> bool:
    """Whether the same words, several of them, stand below each cell of the row above: the jurors of each round."""
    if len(starts) < PAIR or not filled:
        return False
    ends = [*starts[1:], max(index for index, _ in filled) + 1]
    below = [[cell for index, cell in filled if start <= index < end] for start, end in zip(starts, ends, strict=True)]
    are_words = all(isinstance(cell, str) and len(cell) > LONGEST_SIGNS for cell in below[0])
    return are_words and len(below[0]) >= PAIR and all(cells == below[0] for cells in below)


def begins_with_day(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row begins with a day or a month of a year, and goes on with words: what happened then."""
    (_, first), *others = filled
    said = [said_by(cell) for cell in (first, *(cell for _, cell in others))]
    are_times = [one.day is not None or (one.part is not None and one.has_year) for one in said]
    return len(filled) > 1 and are_times[0] and not any(are_times[1:])


def _counts_periods(lines: Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row only counts the tertials or quarters that the words above it speak of."""
    counts = [count for _, cell in filled if (count := _ordinal(cell)) is not None]
    if len(counts) < len(filled) or not all(float(count).is_integer() and 1 <= count <= 12 for count in counts):
        return False
    spans = spans_of(lines.grid, row)
    above = lines.grid.row(row)
    over = {
        index: above[first] for first, last in spans.items() for index in range(first, last + 1) if above[first] != ""
    }
    return all("period" in speaks_of(as_text(over.get(index, above[index]))) for index, _ in filled)


def _holds_factors(lines: Lines, row: int, below: int) -> bool:
    """Whether a row only says what the figures below are multiplied by: 1000 under each heading but the first."""
    above = [index for index, _ in lines.filled(row)]
    filled = lines.filled(below)
    first = filled[0][0]
    is_short = len(filled) < len(above) and above[0] != first
    data = lines.filled(below + 1) if below + 1 < lines.height else []
    has_label = bool(data) and data[0][0] < first
    is_without_label = has_label and {index for index, _ in data[1:]} <= {index for index, _ in filled}
    return (is_short or is_without_label) and all(
        says_something(value) == "unit" if isinstance(value, str) else value in (1000.0, 1_000_000.0)
        for _, value in filled
    )


def _ordinal(cell: Cell) -> float | None:
    if isinstance(cell, str):
        text = cell.strip().rstrip(".")
        return float(text) if text.isdigit() else None
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _marks_programme(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is "Program" and the name of one."""
    (_, mark), (_, name) = filled
    is_mark = aliases.normalised(str(mark)) in aliases.words("programme_marks")
    return is_mark and isinstance(name, str) and not speaks_of(name)


def _has_unit(text: str) -> bool:
    return unit_in(text) is not None and len(text) <= _LONGEST_UNIT


def _is_mark_with_value(cell: Cell) -> bool:
    """Whether a cell says what it is and its value, as a report does above its header: "Kjørt: 09.02.2024"."""
    return isinstance(cell, str) and all(map(str.strip, cell.partition(":")))
