"""What can be seen of the lines and the figures of a table before any data set looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from data.cells.columns import ColumnCells, Hints, read_values
from data.cells.grid import Cell
from data.cells.numbers import marks_of
from data.terms.datasets import DATASETS
from data.understanding.arithmetic import LineLook, Numbers
from data.understanding.lexicon import names_mean, names_sum, partly_names_sum, with_sum_words
from data.understanding.profiles import Profile
from data.understanding.table import CARRIED, Column, Table

_MOST_PLACES = 300


def numbers(table: Table, profiles: Mapping[int, Profile]) -> dict[int, Numbers]:
    """The figures of the columns that hold some."""
    chosen = [
        column
        for column in table.columns
        if column.index != CARRIED and (profile := profiles[id(column)]).numbers >= 0.4 and profile.years < 0.8
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
        values = read_values("budget", amount, ColumnCells(plain), Hints(marks=marks)).values
        found[column.index] = [value if isinstance(value, float) else None for value in values]
    return found


def _without_percent(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return cell.replace("%", "").replace("prosent", "").replace("pst.", "").replace("pst", "").strip()
    return cell


def line_looks(table: Table, profiles: Mapping[int, Profile], names: frozenset[str]) -> list[LineLook]:
    """What each line looks and is called like."""
    labels = [column for column in table.columns if column.index != CARRIED and _is_label(profiles[id(column)])]
    figures = [column for column in table.columns if column.index != CARRIED and profiles[id(column)].numbers >= 0.5]
    sums = _called(labels, names_sum, names)
    means = _called(labels, names_mean, names)
    bold = _marked(table, [*labels, *figures])
    partly = _called(labels, lambda text, *_: partly_names_sum(text), names)
    count = len(table.lines)
    unlabelled = [True] * count if labels else [False] * count
    for column in labels:
        if "" not in column.cells:
            unlabelled = [False] * count
            break
        unlabelled = [was and cell == "" for was, cell in zip(unlabelled, column.cells, strict=True)]
    return [
        LineLook(line in sums, line in means, unlabelled[line], line in bold or line in partly) for line in range(count)
    ]


def _is_label(profile: Profile) -> bool:
    return profile.texts >= 0.4 or profile.indicators > 0.3


def _called(labels: Sequence[Column], test: Callable[..., bool], names: frozenset[str]) -> set[int]:
    """The lines that some label calls a sum or a mean."""
    found: set[int] = set()
    for column in labels:
        texts = {cell for cell in set(column.cells) if isinstance(cell, str) and cell and len(cell) < 100}
        places = [*names, *(texts if len(texts) <= _MOST_PLACES else ())]
        hits = {text for text in with_sum_words(texts) if test(text, *(place for place in places if place != text))}
        count = sum(cell in hits for cell in column.cells) if hits else 0
        # A word on more than half of the lines tells them nothing apart: "Heile 2023" beside each area.
        if hits and 2 * count <= len(column.cells):
            found |= {line for line, cell in enumerate(column.cells) if cell in hits}
    return found


def _marked(table: Table, columns: Sequence[Column]) -> set[int]:
    """The lines that are bold, filled or ruled where most are not."""
    if not table.grid.looks:
        return set()
    found = {
        line
        for line in range(len(table.lines))
        if any(
            (look := table.look(column, line)).bold or (look.ruled_above and not look.boxed) or look.fill
            for column in columns
            if column.cells[line] != ""
        )
    }
    return found if len(found) <= len(table.lines) / 2 else set()
