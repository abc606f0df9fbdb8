"""What a table is known by, and what each of its columns is taken for; for tables that are nothing we know as well."""

from __future__ import annotations

from data.cells.grid import column_letters
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.terms.tables import Candidate, ColumnMatch
from data.understanding.blocks import Heading
from data.understanding.cells import as_text
from data.understanding.headings import heading_said, key_of, shape_of
from data.understanding.lexicon import qualifiers
from data.understanding.phrases import fit, speaks_of
from data.understanding.table import CARRIED, Column, Table
from data.understanding.titled_alike import FIGURES
from data.understanding.understood import Understood
from data.understanding.weights import weight


def around(table: Table) -> tuple[str, ...]:
    """The data sets that a sheet's name and titles speak of, as part of what a table is known by."""
    sheet = f" {aliases.normalised(table.grid.sheet)} "
    spoken = sorted(
        dataset for dataset in DATASETS if any(f" {hint} " in sheet for hint in aliases.sheet_hints(dataset))
    )
    # A title tells apart what the header alone does not: amounts under "Bevilget" and under "Utbetalt".
    if any(speaks_of(column.heading.text) & FIGURES for column in table.columns):
        return tuple(spoken)
    titled = [speaks_of(text.text) & FIGURES for text in reversed(table.titles)]
    return (*spoken, *sorted(next((meanings for meanings in titled if meanings), frozenset())))


def matches_of(understood: Understood) -> tuple[ColumnMatch, ...]:
    """Each column of a table with what it was understood as, from left to right."""
    read_as = understood.read_as
    by_column: dict[int, list[object]] = {}
    found: list[ColumnMatch] = []
    for role in read_as.roles:
        if role.column.index == CARRIED or role.column.index in by_column:
            continue
        by_column[role.column.index] = []
        given = as_text(role.given[0][1]) if role.given else None
        name = None if role.field == "*" else role.field
        found.append(
            ColumnMatch(
                column_letters(role.column.index),
                role.column.heading.text,
                key_of(role.column.heading),
                name,
                given,
                role.how,
                None,
                round(min(1.0, role.sureness), 2),
            )
        )
    for column in read_as.unread:
        if column.index != CARRIED:
            found.append(_unknown_match(column, read_as.dataset))
    for column in read_as.left_out:
        found.append(
            ColumnMatch(
                column_letters(column.index),
                column.heading.text,
                key_of(column.heading),
                how="chosen",
                confidence=1.0,
            )
        )
    return tuple(sorted(found, key=lambda match: (len(match.letter), match.letter)))


def _unknown_match(column: Column, dataset: str | None) -> ColumnMatch:
    name, share = suggestion(column.heading, dataset)
    return ColumnMatch(
        column_letters(column.index), column.heading.text, key_of(column.heading), suggestion=name, confidence=share
    )


def suggestion(heading: Heading, dataset: str | None) -> tuple[str | None, float]:
    """The field that a heading comes nearest to, if any, and how near, from 0 to 1."""
    texts = heading_said(dataset or "budget", heading).texts
    if not texts or speaks_of(" ".join(texts)) & (qualifiers() - {"cumulative", "revised"}):
        return None, 0.0
    rated = [
        (fit(one, name, texts).share, name)
        for one in ((dataset,) if dataset else tuple(DATASETS))
        for name in DATASETS[one].field_names
    ]
    share, name = max(rated, default=(0.0, ""))
    return (name, round(share, 2)) if share >= weight("least_heading") else (None, 0.0)


def candidate_of(table: Table) -> Candidate | None:
    """A block that is no table we know, to be told what it is; None where it is too little for one."""
    headings = [column.heading for column in table.columns if column.index != CARRIED and column.heading.parts]
    if len(headings) < 2 or not len(table.lines):
        return None
    return Candidate(
        table.grid.sheet,
        table.block.range,
        table.block.header_row + 1,
        tuple(_unknown_match(column, None) for column in table.columns if column.index != CARRIED),
        shape_of(headings, *around(table)),
    )
