"""What can be seen of the lines and the figures of a table before any data set looks at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import isclose

from data.cells.columns import ColumnCells, Hints, read_values
from data.cells.grid import Cell
from data.cells.numbers import is_one_number, marks_of
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.understanding.arithmetic import LineLook, Numbers
from data.understanding.figure_names import says_aside
from data.understanding.lexicon import stems_of
from data.understanding.names import indicator_named, is_statement
from data.understanding.periods import said_by, said_in
from data.understanding.phrases import speaks_of
from data.understanding.pivot_options import counts_lines
from data.understanding.profiles import Profile
from data.understanding.sum_words import (
    begins_with_mean,
    names_mean,
    names_sum,
    partly_names_sum,
    with_sum_words,
    without_sum_words,
)
from data.understanding.table import CARRIED, Column, Table

_MOST_PLACES, _MOST_SUMS = 300, 20_000
_LONGEST_LABEL = 100
_MOST_YEARS = 1_000  # lines; no table has as many years
_SEVERAL_LABELS = 3
_NO_YEARS = frozenset({"difference", "forecast", "remaining", "target"})
_OF_OTHERS = frozenset({"mean", "extreme", "county"})
_FEWEST_YEARS = 2
_NAMED_FIGURES = frozenset({"budget", "grant", "payment", "target", "result", "actual", "expected", "new", "secured"})
_FEWEST_KEPT = 2  # lines that are added up across
_SHORTEST_BEGINNING = 5  # of a compound: "premiesum"
_WORD = re.compile(r"[^\W\d_]{4,}")
_MOSTLY, _NEARLY = 0.6, 0.8
_FEWEST_TOLD, _EXACT = 3, 0.006
_CODES = frozenset({"id", "case", "project", "area", "title", "account"})
_PLAIN = LineLook()
_WHOLE_YEAR = frozenset({"hele", "heile", "whole", "all of", "hele året", "heile året"})
_YEAR_AS_A_WHOLE = _WHOLE_YEAR - {"hele", "heile", "whole", "all of"} | {"året", "whole year", "full year", "the year"}


def numbers(table: Table, profiles: Mapping[int, Profile]) -> dict[int, Numbers]:
    """The figures of the columns that hold some."""
    chosen = [
        column
        for column in table.columns
        if column.index != CARRIED and (profile := profiles[id(column)]).numbers >= 0.4 and profile.years < 0.5
    ]
    texts = [column.cells for column in chosen if any(type(cell) is str and cell for cell in column.cells[:300])]
    marks = marks_of(texts) if texts else ()
    amount = DATASETS["budget"].field("budget_nok")
    found: dict[int, Numbers] = {}
    for column in chosen:
        types = set(map(type, column.cells))
        if types <= {float}:
            found[column.index] = column.cells  # type: ignore[assignment]
            continue
        cells = [cell if not isinstance(cell, bool) else "" for cell in column.cells]
        plain = [_without_percent(cell) for cell in cells]
        if all(isinstance(cell, str) and not (cell and is_one_number(cell)) for cell in plain):
            found[column.index] = [None] * len(plain)
            continue
        values = read_values("budget", amount, ColumnCells(plain), Hints(marks=marks)).values
        found[column.index] = [value if isinstance(value, float) else None for value in values]
    return found


def _without_percent(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return cell.replace("%", "").replace("prosent", "").replace("pst.", "").replace("pst", "").strip()
    return cell


def line_looks(table: Table, profiles: Mapping[int, Profile], names: frozenset[str]) -> list[LineLook]:
    """What each line looks and is called like."""
    labels = [column for column in table.columns if column.index != CARRIED and _is_label(column, profiles[id(column)])]
    figures = [column for column in table.columns if column.index != CARRIED and profiles[id(column)].numbers >= 0.5]
    groups = {cell for column in table.columns if column.index == CARRIED for cell in column.cells}
    places = names | frozenset(cell for cell in groups if isinstance(cell, str) and cell)
    own = [column for column in labels if _names_each(profiles[id(column)])]
    tests = (names_sum, names_mean, lambda text, *_: partly_names_sum(text), lambda text, *_: begins_with_mean(text))
    over = frozenset(stem for column in figures for stem in _stems_in(column.heading.text))
    years = [column for column in table.columns if profiles[id(column)].years >= _MOSTLY]
    sums, means, partly, near = _called([*labels, *years], own, tests, places, over)
    marked = _marked(table, [*labels, *figures]) | partly
    unlabelled = _unlabelled([*labels, *years]) if labels else set()
    unlabelled |= _without_own_label(labels)
    if labels and (lone := _under_one_label(labels)) is not None:
        (marked if lone is labels[0] else unlabelled).add(len(table.lines) - 1)
    looks = [_PLAIN] * len(table.lines)
    for line in sums | means | marked | unlabelled | near:
        looks[line] = LineLook(line in sums, line in means, line in unlabelled, line in marked, line in near)
    return looks


def with_whole_named(
    table: Table, figures: Mapping[int, Numbers], looks: list[LineLook], names: frozenset[str]
) -> list[LineLook]:
    """The looks, a line called after the programme being a sum where its figures are those of all the others."""
    found = list(looks)
    for column in table.columns if len(table.lines) > _FEWEST_KEPT else ():
        if names.isdisjoint(column.cells):
            continue
        own = [line for line, cell in enumerate(column.cells) if cell in names]
        if len(own) == 1 and figures and all(_is_rest(numbers, own[0]) for numbers in figures.values()):
            found[own[0]] = replace(found[own[0]], is_called_sum=True)
    return found


def _is_rest(numbers: Numbers, line: int) -> bool:
    own, others = numbers[line], [number or 0.0 for at, number in enumerate(numbers) if at != line]
    return bool(own) and own is not None and isclose(own, sum(others), abs_tol=0.01)


def _holds_points(column: Column) -> bool:
    is_of_numbers = 2 * sum(isinstance(cell, float) for cell in column.cells) > len(column.cells)
    return column.index != CARRIED and is_of_numbers and not counts_lines(column)


def means_of_points(table: Table) -> list[int]:
    """The lines of points whose label begins with a word for a mean: nobody agrees on a mean, of whatever it is.

    Behind the points such a word says how much something matters: "Middels".
    """
    points = [column.index for column in table.columns if _holds_points(column)]
    found: set[int] = set()
    for column in table.columns:
        if points and column.index > min(points):
            continue
        texts = {cell for cell in column.different if isinstance(cell, str)} if column.index != CARRIED else set()
        means = {text for text in texts if begins_with_mean(text) and not is_statement(text)}
        if means:
            found.update(line for line, cell in enumerate(column.cells) if cell in means)
    return sorted(found)


def beside_years(table: Table, wanted: frozenset[str] = _NO_YEARS) -> list[int]:
    """The lines of a change, a goal or a forecast among lines of which most are a year each: "Endring 23-24"."""
    found: list[int] = []
    for column in table.columns if len(table.lines) <= _MOST_YEARS else ():
        texts = [cell for cell in column.cells if cell != ""]
        if column.index == CARRIED or 2 * sum(said_by(cell).year is not None for cell in texts) <= len(texts):
            continue
        found += [
            line
            for line, cell in enumerate(column.cells)
            if isinstance(cell, str) and cell and speaks_of(said_in(cell).rest) & wanted
        ]
    return found


def of_others_beside_years(table: Table) -> list[int]:
    """The lines of a mean, or of a whole county, among lines of which most are a year each: "Program (snitt 2024)".

    Its year has a line of its own, or it names none: else it may be what the programme itself has of that year.
    """
    found: list[int] = []
    for column in table.columns if len(table.lines) <= _MOST_YEARS else ():
        said = {line: said_in(cell) for line, cell in enumerate(column.cells) if isinstance(cell, str) and cell}
        years = {year for cell in set(column.cells) if (own := said_by(cell)) and not own.rest for year in own.years}
        if column.index == CARRIED or len(years) < _FEWEST_YEARS:
            continue
        known = {line: own for line, own in said.items() if not own.years or own.years[-1] in years}
        found += [line for line, own in known.items() if own.rest and speaks_of(own.rest) & _OF_OTHERS]
    return found


def without_year(table: Table) -> list[int]:
    """The lines of a change or a goal among lines that each have a year in one column: "Ambisjon", and no year."""
    found: list[int] = []
    own = [column for column in table.columns if column.index != CARRIED]
    dated = [column for column in own if _is_mostly_years(column)]
    named = [column for column in own if not _is_mostly_years(column) and not _names_statements(column)]
    for column in dated if len(table.lines) <= _MOST_YEARS else ():
        for line, cell in enumerate(column.cells):
            texts = [other.cells[line] for other in named] if cell == "" else []
            words = [said_in(text).rest for text in texts if isinstance(text, str) and text]
            if any(speaks_of(text) & (_NO_YEARS | {"extreme"}) for text in words):
                found.append(line)
    return found


def _names_statements(column: Column) -> bool:
    """Whether a column names indicators or statements: "Mål" among those is one."""
    texts = {cell for cell in column.cells if isinstance(cell, str) and cell}
    return sum(is_statement(text) or indicator_named(text) is not None for text in texts) > 1


def _is_mostly_years(column: Column) -> bool:
    filled = [cell for cell in column.cells if cell != ""]
    return len(filled) > 1 and all(said_by(cell).year is not None for cell in filled)


def changes_of_points(columns: Sequence[Numbers]) -> list[int]:
    """The lines that take one line from another above them, in so many columns that no chance does it."""
    found: list[int] = []
    for line in range(2, len(columns[0]) if columns and len(columns[0]) <= _MOST_YEARS else 0):
        known = [column for column in columns if column[line] is not None]
        told = sum(column[line] != 0 for column in known)
        above = [other for other in range(line) if other not in found]
        is_made = any(_takes(known, line, old, new) for old, new in pairwise(above))
        if told >= _FEWEST_TOLD and is_made and any((column[line] or 0.0) <= 0 for column in known):
            found.append(line)
    return found


def without_lines_aside(table: Table, figures: Mapping[int, Numbers]) -> Mapping[int, Numbers]:
    """The figures of the columns without lines of shares and differences, which nobody adds up from left to right."""
    if len(table.lines) > _MOST_YEARS:
        return figures
    percents = [table.grid.percents(index) for index in figures]
    words = [column for column in table.columns if column.index not in figures and column.index != CARRIED]
    # "Remaining" beside "Target" is a figure; beside the names of areas it is another area.
    labels = [column for column in words if names_figures(column)]
    aside = {
        line
        for line, row in enumerate(table.lines)
        if (percents and all(row in own for own in percents))
        or any(isinstance(cell := one.cells[line], str) and cell and says_aside(cell) for one in labels)
    }
    if not aside or len(aside) + _FEWEST_KEPT > len(table.lines):
        return figures
    return {index: [n for line, n in enumerate(own) if line not in aside] for index, own in figures.items()}


def names_figures(column: Column) -> bool:
    """Whether as many of a column's texts are names of figures as are none, but for those put aside."""
    texts = {cell for cell in column.cells if isinstance(cell, str) and cell and not says_aside(cell)}
    named = sum(bool(speaks_of(text) & _NAMED_FIGURES) for text in texts)
    return named > 0 and 2 * named >= len(texts)


def changes_by_label(table: Table, columns: Sequence[Numbers]) -> list[int]:
    """The lines of a label that is no figure's, where each takes one of the two lines of figures above from the other.

    "Foran/bak" below a goal and what was reached: so often, and under so many areas, that no chance does it.
    """
    if not columns or len(table.lines) > _MOST_YEARS:
        return []
    label = next((one for one in table.columns if one.index != CARRIED and _holds_words(one)), None)
    if label is None or not any(speaks_of(str(cell)) & _NAMED_FIGURES for cell in label.different):
        return []
    by_own: dict[str, list[int]] = {}
    for line in range(2, len(label.cells)):
        by_own.setdefault(_own_words(label.cells[line], label.cells[line - 1]), []).append(line)
    found: list[int] = []
    for text, lines in by_own.items():
        above = [str(label.cells[line - back]) for line in lines for back in (1, 2)]
        if not text or speaks_of(text) or not all(speaks_of(one) & _NAMED_FIGURES for one in above):
            continue
        told = sum(bool(column[line]) for line in lines for column in columns)
        ways = [
            all(
                _takes([one for one in columns if one[line] is not None], line, line - old, line - new)
                for line in lines
            )
            for old, new in ((2, 1), (1, 2))
        ]
        if told >= _FEWEST_TOLD and any(ways):
            found += lines
    return sorted(found)


def _own_words(text: Cell, above: Cell) -> str:
    """What a label says that the one above it does not begin with too: what stands over both is joined to each."""
    own, other = str(text).split(), str(above).split()
    shared = next((place for place, pair in enumerate(zip(own, other, strict=False)) if pair[0] != pair[1]), 0)
    return " ".join(own[shared:])


def _holds_words(column: Column) -> bool:
    return sum(isinstance(cell, str) and bool(cell) for cell in column.cells) > len(column.cells) / 2


def _takes(columns: Sequence[Numbers], line: int, old: int, new: int) -> bool:
    """Whether a line is what one line is above or below another, in all its columns."""
    pairs = [(column[line], column[new], column[old]) for column in columns]
    return all(
        own is not None and one is not None and other is not None and abs(own - (one - other)) < _EXACT
        for own, one, other in pairs
    )


def _under_one_label(labels: Sequence[Column]) -> Column | None:
    """The only label of the last line where all the others have several: it names a sum, or what each line is of.

    "Utdelt" below the prizes may stand under any heading.
    """
    last = [column for column in labels if column.cells and column.cells[-1] != ""]
    if len(last) != 1:
        return None
    counts = [sum(column.cells[line] != "" for column in labels) for line in range(len(labels[0].cells) - 1)]
    return last[0] if min(counts, default=0) >= _SEVERAL_LABELS else None


def _without_own_label(labels: Sequence[Column]) -> set[int]:
    """The lines that repeat the names of the group above them, at its end, but for a name of their own: its sum."""
    found: set[int] = set()
    count = len(labels[0].cells) if labels else 0
    gaps = {line for column in labels if "" in column.cells for line, cell in enumerate(column.cells) if cell == ""}
    for line in gaps - {0}:
        above, own = ([column.cells[place] for column in labels] for place in (line - 1, line))
        after = [column.cells[line + 1] for column in labels] if line + 1 < count else None
        repeated = [place for place, cell in enumerate(own) if cell != ""]
        lacking = [place for place, cell in enumerate(own) if cell == "" and above[place] != ""]
        is_end = after is None or any(after[place] != own[place] for place in repeated)
        if repeated and lacking and is_end and all(own[place] == above[place] for place in repeated):
            found.add(line)
    return found


def _unlabelled(labels: Sequence[Column]) -> set[int]:
    """The lines on which all the columns of labels are empty."""
    found: set[int] | None = None
    for column in labels:
        if "" not in column.cells:
            return set()
        empty = range(len(column.cells)) if found is None else found
        found = {line for line in empty if column.cells[line] == ""}
    return found or set()


def _is_label(column: Column, profile: Profile) -> bool:
    is_coded = profile.words > _NEARLY and bool(speaks_of(column.heading.text) & _CODES)  # "P-125", "1 Skog"
    is_label = profile.texts >= 0.4 or profile.indicators > 0.3 or is_coded
    return is_label or (
        profile.years >= _MOSTLY and any(isinstance(cell, str) and names_sum(cell) for cell in column.cells)
    )


def _names_each(profile: Profile) -> bool:
    """Whether a column has a text of its own for nearly every line, as no column of sorts has."""
    return profile.texts >= _MOSTLY and profile.distinct > _NEARLY and profile.filled >= _NEARLY * profile.count


def _called(
    labels: Sequence[Column],
    own: Sequence[Column],
    tests: Sequence[Callable[..., bool]],
    names: frozenset[str],
    over: frozenset[str],
) -> tuple[set[int], ...]:
    """For each of the tests, the lines that some label calls so.

    `over` are the stems of what stands over the figures: "Premier i alt" under "Premie" names nothing of its own.

    A line with a name of its own is none of them, whatever its sort is called: "Middels" may be how urgent it is.
    """
    found: tuple[set[int], ...] = tuple(set() for _ in tests)
    for column in labels:
        texts = [cell for cell in column.different if type(cell) is str]
        worth_a_look = list(filter(_may_name_line, with_sum_words(texts)))
        if not worth_a_look or len(worth_a_look) > _MOST_SUMS:
            continue  # so many different sums are the names of something
        others = [text for text in texts if text not in worth_a_look] if len(texts) <= _MOST_PLACES else []
        places = [*names, *filter(_may_name_line, others)]
        hit: tuple[set[str], ...] = tuple(set() for _ in tests)
        for text in worth_a_look:
            beside = (*(place for place in places if place != text), *_words_over(text, over))
            for texts_hit, test in zip(hit, tests, strict=True):
                texts_hit |= {text} if test(text, *beside) else set()
        for lines, hits in zip(found, hit, strict=True):
            called = {line for line, cell in enumerate(column.cells) if cell in hits} if hits else set()
            named = {line for line in called for other in own if other is not column and other.cells[line] != ""}
            lines |= called - named
    return found


def _stems_in(text: str) -> set[str]:
    return {stem for word in _WORD.findall(text.casefold()) for stem in stems_of(word)}


def _words_over(text: str, over: frozenset[str]) -> list[str]:
    """The words of a label that stand over its figures as well, in whatever form."""
    words = [word for word in _WORD.findall(text) if not names_sum(word) and not names_mean(word)]
    longest = [stem for stem in over if len(stem) >= _SHORTEST_BEGINNING]
    return [
        word
        for word in words
        if set(stems_of(word.casefold())) & over or any(word.casefold().startswith(stem) for stem in longest)
    ]


def _may_name_line(text: str) -> bool:
    """Whether a text is short and names more than the whole of a period."""
    return 0 < len(text) < _LONGEST_LABEL and not _is_period(text)


def _is_period(text: str) -> bool:
    """Whether a text is all of a year, or the whole period, and no sum: "Heile 2023"."""
    if aliases.normalised(text) in aliases.words("whole_period"):
        return True
    said = said_in(text)
    return said.year is not None and said.rest.casefold() in _WHOLE_YEAR


def says_whole_year(text: str) -> bool:
    """Whether a label stands for all of a year that it does not name: "Hele året", "Året totalt"."""
    return without_sum_words(text) in _YEAR_AS_A_WHOLE or text.casefold().strip() in _YEAR_AS_A_WHOLE


def _marked(table: Table, columns: Sequence[Column]) -> set[int]:
    """The lines that are bold, filled or ruled where most are not."""
    marked = {
        place
        for place, look in table.grid.looks.items()
        if look.bold or (look.ruled_above and not look.boxed) or look.fill
    }
    if not marked:
        return set()
    rows = {row for row, _ in marked}
    is_in_place = not table.block.places and all(column.rows is None for column in columns)
    found = {
        line
        for line, row in enumerate(table.lines)
        if (row in rows or not is_in_place)
        and any(column.cells[line] != "" and table.place(column, line) in marked for column in columns)
    }
    return found if len(found) <= len(table.lines) / 2 else set()
