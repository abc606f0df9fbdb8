"""Lines that sum up the lines of their group, by their name or by the account or area that stands over them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from data.understanding.arithmetic import Derived, LineLook
from data.understanding.blocks import Heading, Part
from data.understanding.cells import as_text
from data.understanding.phrases import speaks_of
from data.understanding.sum_words import names_sum
from data.understanding.table import CARRIED, Column, Table

MONEY = frozenset({"budget", "grant", "payment", "cost", "job"})


def sums_by_name(table: Table, lines: dict[int, Derived], looks: Sequence[LineLook]) -> dict[int, Derived]:
    """Of measures only what is called a sum is one: those employed are men and women, and a measure of their own."""
    headings = [speaks_of(column.heading.text) for column in table.columns if column.index != CARRIED]
    if not any("measure" in said for said in headings) or any(said & MONEY for said in headings):
        return lines
    return {line: derived for line, derived in lines.items() if derived.kind != "sum" or looks[line].is_called_sum}


def sums_of_groups(table: Table) -> dict[int, Derived]:
    """The lines under a heading that says that it sums up the others: "Programmet under eitt", year by year."""
    found: dict[int, Derived] = {}
    for column in table.columns:
        if column.index != CARRIED:
            continue
        sums = {cell for cell in set(column.cells) if isinstance(cell, str) and cell and names_sum(cell)}
        others = {cell for cell in set(column.cells) if cell} - sums
        if sums and len(others) > 1:
            found.update({line: Derived("sum", ()) for line, cell in enumerate(column.cells) if cell in sums})
    return found


def sums_for_groups_of_accounts(table: Table, lines: Mapping[int, Derived]) -> Table | None:
    """The sum of each group of lines under its heading, where the lines are only the accounts of what it names.

    None where the lines are something else than accounts, or where some group has no sum that agrees with them.
    """
    if not any("account" in speaks_of(column.heading.text) for column in table.columns):
        return None
    carried = next((column for column in reversed(table.columns) if column.index == CARRIED), None)
    told: list[Column] = []
    if carried is None and (first := _first_of_groups(table, lines)) is not None:
        carried = _carried_from(table, first, lines)
        beside = _beside_first(table, first, lines)
        told = [_filled_down(column, carried) for column in beside]
        others = table.without([first, *beside]).columns
        table = replace(table, columns=(*(told or [carried]), *others))
    accounts = [column for column in table.columns if "account" in speaks_of(column.heading.text)]
    named = [column for column in table.columns if speaks_of(column.heading.text) & {"area", "project", "company"}]
    named = [column for column in named if all(column is not own for own in told)]
    if carried is None or carried.rows is None or not accounts or named:
        return None
    groups: dict[int, list[int]] = {}
    for line in range(len(table.lines)):
        if line not in lines:
            groups.setdefault(carried.rows[line] if carried.cells[line] != "" else CARRIED, []).append(line)
    if CARRIED in groups or len({carried.cells[own[0]] for own in groups.values()}) < len(groups):
        return None
    sums = {tuple(derived.parts): line for line, derived in lines.items() if derived.kind == "sum"}
    kept = [sums.get(tuple(own), own[0] if len(own) == 1 else None) for own in groups.values()]
    whole = [line for line in kept if line is not None]
    if len(whole) < len(kept) or not any(len(own) > 1 for own in groups.values()):
        return None
    return table.keep(sorted(whole)).without_indexes({column.index for column in accounts})


def _first_of_groups(table: Table, lines: Mapping[int, Derived]) -> Column | None:
    """The first column, where it names each group of lines, once or on each, and again on the line of its sum."""
    first = min(table.columns, key=lambda column: column.index, default=None)
    data = [line for line in range(len(table.lines)) if line not in lines]
    if first is None or not data or first.cells[data[0]] == "":
        return None
    begins = _begins_of_groups(first, data)
    if not 1 < len(begins) < len(data):
        return None
    names = [as_text(first.cells[line]) for line in begins]
    sums = [as_text(first.cells[line]).casefold() for line in lines if first.cells[line] != ""]
    is_told = all(any(name.casefold() in label for label in sums) for name in names)
    return first if len(names) == len(set(names)) and is_told else None


def _begins_of_groups(first: Column, data: Sequence[int]) -> list[int]:
    """The lines that begin a group: those that name it, the first of a run where all of them do."""
    named = [line for line in data if first.cells[line] != ""]
    if len(named) < len(data):
        return named
    return [line for place, line in enumerate(data) if place == 0 or first.cells[data[place - 1]] != first.cells[line]]


def _beside_first(table: Table, first: Column, lines: Mapping[int, Derived]) -> list[Column]:
    """The columns of words that say one thing for each group: where the first one names it, or on all of its lines."""
    data = [line for line in range(len(table.lines)) if line not in lines]
    named = [line for line in data if first.cells[line] != ""]
    return [
        column
        for column in table.columns
        if column is not first
        and column.index != CARRIED
        and all(isinstance(column.cells[line], str) and column.cells[line] for line in named)
        and all(column.cells[line] == "" for line in data if first.cells[line] == "")
        and len({(first.cells[line], column.cells[line]) for line in named})
        == len({first.cells[line] for line in named})
        and _is_theirs(column, {str(column.cells[line]) for line in named}, lines)
    ]


def _is_theirs(column: Column, names: Collection[str], sums: Collection[int]) -> bool:
    """Whether a column says nothing on the lines of sums but the names of groups, with or without a word for a sum."""
    told = [str(column.cells[line]).casefold() for line in sums if column.cells[line] != ""]
    return all(names_sum(text) or any(name.casefold() in text for name in names) for text in told)


def _filled_down(column: Column, groups: Column) -> Column:
    """A column with what it says on the first line of each group on all of its lines."""
    rows = list(groups.rows or ())
    at = {row: cell for row, cell in reversed([*zip(rows, column.cells, strict=True)]) if cell != ""}
    return replace(column, cells=[at.get(row, "") for row in rows], rows=rows)


def _carried_from(table: Table, column: Column, sums: Collection[int]) -> Column:
    """A column whose cells hold for the lines below them and their sum, as a text over a group of lines does."""
    cells, rows = list(column.cells), list(table.lines)
    for line in range(1, len(cells)):
        if cells[line] in ("", cells[line - 1]) or line in sums:
            cells[line], rows[line] = cells[line - 1], rows[line - 1]
    return Column(Heading(CARRIED, (Part("", "", table.block.header_row, column.index),)), cells, rows)
