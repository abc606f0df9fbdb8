"""The same figures several times, of which one holds: alternatives of a budget, a low and a high one, one decided.

The one that the file says was decided is read; where it says nothing, it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.cells.grid import Cell, Grid, address
from data.cells.values import squeezed
from data.terms.answers import Answers
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.understanding.asking import LEFT_OUT, answered, which_version
from data.understanding.blocks import Heading
from data.understanding.cells import holds_figure
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of
from data.understanding.table import CARRIED, Column, Table
from data.understanding.understood import SheetUnderstood, Understood

_VERSION = re.compile(
    r"(?<![^\W\d_])(?:alternativ(?:et|e|t)?|alt\.?(?=\s?[\dA-D])|forslag(?:et)?|framlegg|scenari(?:o|et|oet|e)|variant(?:en)?"
    r"|versjon(?:en)?|version|option|proposal|utkast|(?:lav|lågt?|lavt|høyt?|høgt?|low|high|minimum|maksimum|maximum)"
    r"(?:t)?(?:este?)?|opprinneleg|opphavleg|opprinnelig|original|revidert|revised|justert)(?![^\W\d_])",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"(?<![^\W\d_])(?:valgt|valgte|valt|valde|chosen|selected|adopted|vedtok)(?![^\W\d_])", re.IGNORECASE
)
_NOT = re.compile(
    r"(?<![^\W\d_])(?:ikke|ikkje|not|forkastet|forkasta|avvist|rejected|utgår)(?![^\W\d_])", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*(?:[(\[–—:,-]\s*).*$", re.DOTALL)
_HOLDS = frozenset({"decided", "revised"})
_COMPARED = frozenset({"budget", "jobs", "measures"})
_FEWEST, _MOST = 2, 6
_KEYS = ("programme", "year", "focus_area", "measure", "as_of", "stage")


def are_versions(labels: Sequence[str]) -> bool:
    """Whether labels tell several versions of the same apart: all but what says that it holds are called so."""
    called = [bool(_VERSION.search(label)) for label in labels]
    years = {said_in(label).years for label in labels}
    is_enough = _FEWEST <= len(set(labels)) == len(labels) <= _MOST and len(years) == 1
    return (
        is_enough and any(called) and all(is_one or _holds(text) for is_one, text in zip(called, labels, strict=True))
    )


def version_that_holds(labels: Sequence[str], around: Sequence[str] = ()) -> str | None:
    """The one label that says of itself that it holds, or that a text around them says it of; None where none does."""
    revised = [label for label in labels if "revised" in speaks_of(label) and _holds(label)]
    own = revised or [label for label in labels if _holds(label)]
    if len(own) == 1:
        return own[0]
    told = [text for text in around if _holds(text)]
    named = [label for label in labels if any(_names(text, label) for text in told)]
    return named[0] if len(named) == 1 and not own else None


def _holds(text: str) -> bool:
    return bool((_CHOSEN.search(text) or speaks_of(text) & _HOLDS) and not _NOT.search(text))


def _names(text: str, label: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(_bare(label))}(?!\w)", text, re.IGNORECASE) is not None


def _bare(label: str) -> str:
    """A label without what is said behind it, in brackets or behind a dash: "Alternativ B (vedtatt)"."""
    return _BEHIND.sub("", label).strip() or label


# Columns side by side.


def with_version_across(table: Table) -> Table:
    """The table without the columns of versions that do not hold, where one beside them says that it does."""
    groups: dict[tuple[str, ...], list[Column]] = {}
    for column in table.columns:
        if column.index != CARRIED and column.heading.parts and any(map(holds_figure, column.cells)):
            groups.setdefault(column.heading.texts[:-1], []).append(column)
    for columns in groups.values():
        found = [column for column in columns if _VERSION.search(column.heading.texts[-1])]
        labels = [column.heading.texts[-1] for column in found]
        if not are_versions(labels) or any(speaks_of(_bare(label)) & {"original", "revised"} for label in labels):
            continue
        holds = version_that_holds(labels, [text.text for text in (*table.titles, *table.notes)])
        if holds is None:
            continue
        held = found[labels.index(holds)]
        others = [column for column in found if column is not held]
        problems = [_told(table.grid, _heading_place(table, one), one.heading.texts[-1], holds) for one in others]
        kept = replace(table, problems=(*table.problems, *problems)).without(others)
        return replace(kept, columns=tuple(_renamed(one) if one is held else one for one in kept.columns))
    return table


def _renamed(column: Column) -> Column:
    last = column.heading.parts[-1]
    text = _bare(last.text)
    parts = (*column.heading.parts[:-1], last._replace(text=text, cell=text))
    return replace(column, heading=Heading(column.index, parts))


def _heading_place(table: Table, column: Column) -> str:
    row = column.heading.parts[-1].row
    return address(*table.block.places.get((row, column.index), (row, column.index)))


def _told(grid: Grid, place: str, value: str, held: str) -> Problem:
    return Problem("version_left_out", Severity.WARNING, grid.sheet, place, value, {"held": held})


# Lines of one table.


def with_version_of_lines(found: list[Understood], answers: Answers) -> list[Understood]:
    """What a table is read as, of the lines of one version alone where each thing has a line for each."""
    if len(found) != 1 or found[0].read_as.dataset not in _COMPARED or found[0].read_as.labels is not None:
        return found
    one = found[0]
    used = {id(role.column) for role in one.read_as.roles}
    for column in one.table.columns:
        if id(column) in used and column.index != CARRIED:
            continue
        labels = list(dict.fromkeys(squeezed(cell) for cell in column.cells if cell != ""))
        named = labels if not _is_called(column) else [f"{column.heading.text} {label}" for label in labels]
        if len(labels) > _MOST or not are_versions(named) or not _repeat(one, column, labels):
            continue
        holds = version_that_holds(labels, [text.text for text in (*one.table.titles, *one.table.notes)])
        question: Question | None = None
        if holds is None:
            question = which_version(one.maker, one.table.grid.sheet, one.table.address(column, 0), labels)
            holds = chosen_version(question, labels, answers)
        return [_of_version(one, column, holds, question)]
    return found


def chosen_version(question: Question, labels: Sequence[str], answers: Answers) -> str | None:
    """The version that somebody has chosen, the first while nobody has; None where none of them holds."""
    code = answered(question, answers)
    return None if code == LEFT_OUT else next((one for one in labels if re.sub(r"\s+", "_", one) == code), labels[0])


def _is_called(column: Column) -> bool:
    return column.index != CARRIED and _VERSION.search(column.heading.text) is not None


def _repeat(one: Understood, column: Column, labels: Sequence[str]) -> bool:
    """Whether the same things stand once for each version."""
    keys = [_carried_down(role.column, column) for role in one.read_as.roles if role.field in _KEYS and not role.given]
    keys = [cells for cells in keys if list(cells) != list(column.cells)]
    groups: dict[tuple[Cell, ...], list[str]] = {}
    for line, cell in enumerate(column.cells):
        if line not in one.totals:
            groups.setdefault(tuple(cells[line] for cells in keys), []).append(squeezed(cell))
    whole = [found for found in groups.values() if sorted(found) == sorted(labels)]
    return bool(keys) and len(whole) >= _FEWEST and all(len(set(found)) == len(found) for found in groups.values())


def _carried_down(own: Column, versions: Column) -> list[Cell]:
    """The cells of a key, what is written once for all versions on each of their lines."""
    found: list[Cell] = []
    for cell, version in zip(own.cells, versions.cells, strict=True):
        found.append(found[-1] if cell == "" and version != "" and found else cell)
    return found


def _of_version(one: Understood, column: Column, holds: str | None, question: Question | None) -> Understood:
    filled: Mapping[int, Column] = {
        id(role.column): replace(role.column, cells=_carried_down(role.column, column))
        for role in one.read_as.roles
        if role.field in _KEYS and not role.given and role.column is not column
    }
    table = replace(one.table, columns=tuple(filled.get(id(own), own) for own in one.table.columns))
    held = [line for line, cell in enumerate(column.cells) if squeezed(cell) == holds]
    gone = next(line for line, cell in enumerate(column.cells) if squeezed(cell) != holds)
    kept = table.keep(held)
    columns = {id(old): new for old, new in zip(one.table.columns, kept.columns, strict=True)}
    told = _told(table.grid, one.table.address(column, gone), squeezed(column.cells[gone]), holds or "")
    problems = (*kept.problems, told) if question is None else kept.problems
    roles = tuple(role for role in one.read_as.on(columns).roles if role.column is not columns[id(column)])
    unread = tuple(own for own in one.read_as.on(columns).unread if own is not columns[id(column)])
    return replace(
        one,
        table=replace(kept, problems=problems).without([columns[id(column)]]),
        seen=one.seen.on(columns),
        read_as=replace(one.read_as.on(columns), roles=roles, unread=unread),
        totals=frozenset(place for place, line in enumerate(held) if line in one.totals),
        total_labels=frozenset(place for place, line in enumerate(held) if line in one.total_labels),
        second=None,
        questions=(*one.questions, question) if question is not None else one.questions,
    )


# Tables below each other, and sheets.


def with_one_version(
    sheets: Sequence[tuple[Grid, SheetUnderstood]], answers: Answers
) -> tuple[list[tuple[Grid, SheetUnderstood]], list[Problem]]:
    """The sheets with one of several tables for the same, where what stands over them calls them versions."""
    alike: dict[tuple[object, ...], list[tuple[int, Understood]]] = {}
    for number, (_, sheet) in enumerate(sheets):
        for one in sheet.tables:
            if one.read_as.dataset in _COMPARED and len(one.table.lines) >= _FEWEST:
                alike.setdefault(_likeness(one), []).append((number, one))
    held: dict[int, Understood | None] = {}
    problems: list[Problem] = []
    for found in alike.values():
        tables = [one for _, one in found]
        labels = _labels_of(tables, [sheets[number][0].sheet for number, _ in found])
        if labels is None:
            continue
        notes = [text.text for one in tables for text in (*one.table.titles, *one.table.notes)]
        holds = version_that_holds(labels, [text for text in notes if text not in labels])
        question: Question | None = None
        first = tables[0]
        if holds is None:
            place = first.table.block.range.partition(":")[0]
            question = which_version(first.maker, first.table.grid.sheet, place, labels)
            holds = chosen_version(question, labels, answers)
        held.update((id(one), None) for one in tables)
        for one, label in zip(tables, labels, strict=True):
            if label == holds or (holds is None and one is first):
                kept = one if holds is not None else replace(one, table=one.table.keep(()))
                held[id(one)] = _instead_of(kept, first, labels, question)
            elif question is None:
                problems.append(_told(one.table.grid, one.table.block.range.partition(":")[0], label, holds or ""))
    made = []
    for grid, sheet in sheets:
        left = tuple(left_of for own in sheet.tables if (left_of := held.get(id(own), own)) is not None)
        made.append((grid, replace(sheet, tables=left, is_sum=sheet.is_sum or len(left) < len(sheet.tables))))
    return made, problems


def _instead_of(one: Understood, first: Understood, labels: Sequence[str], question: Question | None) -> Understood:
    """The table that holds with what stands over the first one, which says it of all, and with what is asked."""
    above = [text for text in first.table.titles if text.text not in labels and first.table.grid is one.table.grid]
    table = one.table
    if first.table.block is not table.block:
        table = replace(table, block=replace(table.block, titles=(*above, *table.titles)))
    return replace(one, table=table, questions=(*one.questions, question) if question is not None else one.questions)


def _likeness(one: Understood) -> tuple[object, ...]:
    """The same for tables that hold the same figures of the same things."""
    roles = sorted((role.field, str(role.given)) for role in one.read_as.roles)
    keys = [role.column.cells for role in one.read_as.roles if role.field in _KEYS and not role.given]
    lines = zip(*keys, strict=True) if keys else ()
    return (one.read_as.dataset, tuple(roles), frozenset(tuple(map(str, line)) for line in lines))


def _labels_of(found: Sequence[Understood], sheets: Sequence[str]) -> list[str] | None:
    """What tells the tables apart: the names of their sheets, or the texts right above them; None for no versions."""
    if len(found) < _FEWEST:
        return None
    nearest = [max(one.table.titles, key=lambda text: text.row).text if one.table.titles else "" for one in found]
    own = [[text.text for text in one.table.titles] for one in found]
    apart = [next((text for text in reversed(texts) if _VERSION.search(text) or _holds(text)), "") for texts in own]
    for labels in (list(sheets), apart, nearest):
        if all(labels) and are_versions(labels):
            return labels
    return None
