"""Which rows of a sheet are header lines, and which of them belong together."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.grid import Cell, Grid
from data.cells.values import year_in
from data.understanding.cells import (
    as_text,
    holds_figure,
    is_headerlike,
    is_recognised,
    says_something,
    states_amount,
)
from data.understanding.header_halves import (
    LONGEST_SIGNS,
    MOSTLY,
    PAIR,
    SOME,
    begins_with_day,
    comes_again_below,
    is_label_with_value,
    is_upper_half,
    names_figures,
    stands_over_signs,
    with_neighbours,
)
from data.understanding.lexicon import says_state
from data.understanding.names import indicator_named, is_statement
from data.understanding.periods import said_by, says_day
from data.understanding.phrases import speaks_of
from data.understanding.scales import is_scale
from data.understanding.sheet_lines import Lines
from data.understanding.weights import weight

_CROSSES = frozenset("x×✓✔☑☒✗✘●")
_NEAR = 200  # rows
_NARROWEST = 3  # cells of a header that nothing but its lines can tell from a pair
_WIDE = 4  # cells; a header with fewer is no wider than a pair


_KINDS_OF_GROUPS = frozenset({"area", "project", "programme", "action", "title"})


def header_groups(lines: Lines, forced: Sequence[int]) -> list[list[int]]:
    """The header lines, those of one table together."""
    groups: list[list[int]] = []
    for row in range(lines.within):
        if groups and row <= groups[-1][-1]:
            continue
        if row in forced or (_is_header(lines, row, groups) and not _is_title_line(lines, row, groups)):
            groups.append(with_neighbours(lines, row, groups[-1][-1] + 1 if groups else 0))
    return groups


def _is_header(lines: Lines, row: int, groups: Sequence[Sequence[int]]) -> bool:
    filled = lines.filled(row)
    if len(filled) < 2:
        return _is_lone_year(lines, row, filled)
    if groups and lines.has_figures(row) and not is_scale([cell for _, cell in filled]):
        return False  # a line, as most are
    if _stands_over_points(lines, row) or _is_crossed(filled):
        return False
    if row + 1 < lines.height and is_label_with_value(filled, lines.filled(row + 1)):
        return False
    if _is_label_of_figures(lines.grid, filled):
        return False
    if is_scale([cell for _, cell in filled]):
        return not is_scale([cell for _, cell in lines.filled(row + 1)] if row + 1 < lines.height else [])
    if not groups and stands_over_signs(lines, row):
        return True
    if not groups and row + 1 < lines.height and comes_again_below(lines.filled(row + 1), [at for at, _ in filled]):
        return True
    if lines.has_figures(row) or not all(is_headerlike(cell) for _, cell in filled):
        return False
    if is_marked(filled) and len(filled) < 4 and not _heads_years(lines, row, filled):
        return False
    if groups and (
        _goes_on_with_statements(lines.grid, row, filled) or _goes_on_with_indicators(lines, row, groups[-1][-1])
    ):
        return False
    if groups and groups[-1][-1] == row - 1 and names_figures(lines, row - 1, filled):
        return False
    if begins_with_day(filled) if groups else _begins_preamble(lines, row):
        return False
    if groups and heads_group(lines.grid, row, len(lines.filled(groups[-1][-1]))):
        return False
    if groups and _is_numbered_as_lines(lines, row, groups[-1][-1]):
        return False
    if groups and _names_groups_side_by_side(lines, row, lines.filled(groups[-1][-1])):
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
        comes_again = [cell for _, cell in filled] == [cell for _, cell in header] or _is_of_next_year(filled, header)
        if not lines.is_apart(row):
            if not any(isinstance(cell, str) and any(map(str.isalpha, cell)) for _, cell in filled):
                return False  # years below a header are values, or a line of their own
            if _goes_on_with_figures(lines, row, filled, header):
                return False
            return comes_again or (contrast > SOME and score >= weight("header_amid"))
        # Below a text that stands over a group of lines comes a line; a header there must look or say more.
        is_under_header = {index for index, _ in filled} <= {index for index, _ in header}
        says_more = contrast > SOME or known > MOSTLY or lines.looks_apart(row)
        is_line = not says_more or any(states_amount(cell) for _, cell in filled) or _ends_group(lines, row, filled)
        is_line = is_line or _is_first_line(lines, row, groups[-1][-1], known)
        is_line = is_line or (_is_amid_lines(lines, row, contrast) and not set(filled) & set(header))
        if is_under_header and not comes_again and is_line:
            return False
    return score >= weight("header_least")


def _is_label_of_figures(grid: Grid, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a text beside what could be a year comes again beside figures that are none: 2 083 thousands."""
    if len(filled) != PAIR or not isinstance(filled[0][1], str) or year_in(filled[1][1]) is None:
        return False
    labels, beside = (grid.columns[at] for at, _ in filled)
    pairs = zip(labels[:_NEAR], beside[:_NEAR], strict=True)
    return any(label == filled[0][1] and holds_figure(cell) and year_in(cell) is None for label, cell in pairs)


def _is_of_next_year(filled: Sequence[tuple[int, Cell]], header: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is a header once more, with another year in its corner: "2024 | Havbruk | Skog"."""
    years = [said_by(cells[0][1]).year for cells in (filled, header)]
    return len(filled) >= _NARROWEST and filled[1:] == header[1:] and None not in years and years[0] != years[1]


def _is_first_line(lines: Lines, row: int, header: int, known: float) -> bool:
    """Whether only lone texts stand between a row and a header that says as much: else that would head nothing."""
    above = lines.filled(header)
    is_right_under = all(len(lines.filled(between)) == 1 for between in range(header + 1, row))
    says_as_much = sum(is_recognised(cell) for _, cell in above) / len(above) >= known
    return (
        is_right_under and says_as_much and len(above) >= _NARROWEST and lines.contrast(row) <= lines.contrast(header)
    )


def _is_amid_lines(lines: Lines, row: int, contrast: float) -> bool:
    """Whether a line stands right above the lone text over a row, and nothing but known words makes that a header."""
    is_right_below = row > 1 and len(lines.filled(row - 1)) == 1 and len(lines.filled(row - 2)) > 1
    is_dated = any(isinstance(cell, str) and says_day(cell) for _, cell in lines.filled(row))
    return is_right_below and (contrast <= SOME or is_dated) and not lines.looks_apart(row)


def _heads_years(lines: Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a year stands right below the first cell of a row, and figures below the others: it is no mark.

    Words may stand below none of them: what those figures are.
    """
    below = dict(lines.filled(row + 1) if row + 1 < lines.height else [])
    own = [below.pop(index, "") for index, _ in filled]
    is_of_years = year_in(own[0]) is not None and all(map(holds_figure, own[1:]))
    return len(filled) > 1 and is_of_years and all(isinstance(cell, str) for cell in below.values())


def _ends_group(lines: Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row right under a lone text says how far something has come, or has nothing below: it is a line."""
    is_right_under = row > 0 and bool(lines.filled(row - 1))
    return is_right_under and (not lines.below(row) or any(isinstance(c, str) and says_state(c) for _, c in filled))


def _goes_on_with_figures(
    lines: Lines, row: int, filled: Sequence[tuple[int, Cell]], header: Sequence[tuple[int, Cell]]
) -> bool:
    """Whether a name and what may be a year go on with names and figures: "Bedrifter | 1951", below "Gjester | 418"."""
    above = dict(lines.filled(row - 1))
    if len(filled) != PAIR or set(dict(filled)) != set(above) or lines.looks_apart(row):
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


def _goes_on_with_indicators(lines: Lines, row: int, header: int) -> bool:
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


def _is_numbered_as_lines(lines: Lines, row: int, header: int) -> bool:
    """Whether a row begins with a number of the kind that the lines below the header do: "P-250", "P-392"."""
    index, first = lines.filled(row)[0]
    if not isinstance(first, str) or not any(map(str.isdigit, first)) or said_by(first).has_year:
        return False
    column = lines.grid.columns[index]
    near = range(row - 1, max(header, row - _NEAR), -1)
    above = next(
        (cell for other in near if isinstance(cell := column[other], str) and _shape(cell) == _shape(first)), ""
    )
    return bool(above) and above != first


def _shape(text: str) -> str:
    return "".join("9" if sign.isdigit() else "a" if sign.isalpha() else sign for sign in text)


def _names_groups_side_by_side(lines: Lines, row: int, header: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row names a group in each of several lists side by side, and heads none of the figures below it."""
    headed, own = {index for index, _ in header}, {index for index, _ in lines.filled(row)}
    beside = {index + 1 for index in own}
    if len(own) < PAIR or not own | beside <= headed or own & beside:
        return False
    columns = lines.grid.columns
    near = range(row + 1, min(row + 1 + _NARROWEST, lines.height))
    return all(any(holds_figure(columns[index][below]) for below in near) for index in beside)


def _begins_preamble(lines: Lines, row: int) -> bool:
    """Whether a row and those below it only pair what they name with its value, down to a wider header: a report's."""
    run = []
    if len(lines.filled(row)) != 2:
        return False
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
    if is_statement(kind) or len(name.strip()) <= LONGEST_SIGNS:
        return False  # a statement and its letter
    near = range(max(0, row - _NEAR), min(grid.height, row + _NEAR))
    same = [other for other in near if grid.columns[first][other] == kind]
    return all(len(grid.filled(other)) == 2 for other in same)


def _stands_over_points(lines: Lines, row: int) -> bool:
    """Whether a row only says which year, or the like, each run of points below it is of."""
    below = lines.filled(row + 1) if row + 1 < lines.height else []
    return is_scale([cell for _, cell in below]) and is_upper_half(lines, row, row + 1)


def _is_crossed(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether all that stands beside the first words of a row are crosses."""
    return all(isinstance(cell, str) and cell.strip().casefold() in _CROSSES for _, cell in filled[1:])


def _is_lone_year(lines: Lines, row: int, filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a year stands alone over a column of figures that has its labels at its left."""
    if len(filled) != 1 or year_in(filled[0][1]) is None or row + 2 >= lines.height:
        return False
    ((index, _),) = filled
    below = [lines.filled(row + 1), lines.filled(row + 2)]
    return index > 0 and all(
        len(cells) == 2 and isinstance(cells[0][1], str) and cells[1][0] == index and holds_figure(cells[1][1])
        for cells in below
    )


def _are_titles_of_lists(lines: Lines, row: int) -> bool:
    """Whether each text of a row stands where the same header begins again in the next, after an empty column."""
    below = dict(lines.filled(row + 1))
    starts = [index for index in below if index - 1 not in below]
    heads = [below[index] for index in starts]
    return [index for index, _ in lines.filled(row)] == starts and len(starts) > 1 and len(set(heads)) == 1


def _is_title_line(lines: Lines, row: int, groups: Sequence[Sequence[int]]) -> bool:
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


def is_marked(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a row is a mark and its value: "Periode: | 2023"."""
    first = filled[0][1] if filled else ""
    if not isinstance(first, str):
        return False
    is_beside_words = len(filled) > 1 and isinstance(filled[1][1], str) and is_recognised(filled[1][1])
    before, colon, _ = first.partition(":")
    if colon and _names_time(before):
        return True
    return first.rstrip().endswith(":") or (says_something(first) == "mark" and not is_beside_words)
