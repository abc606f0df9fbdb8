"""What is said around a table of what its amounts are counted in, where it is something else than its headings say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from data.cells.units import Unit, units_in
from data.understanding.lexicon import words_in
from data.understanding.phrases import speaks_of
from data.understanding.table import Column, Table

_OF_ANY_AMOUNT = frozenset({"amount", "count", "value", "total", "year", "period"})
_LONGEST = 140  # characters: as a note about the unit may be
_SENTENCES = re.compile(r"(?<=[.;|])\s+")


def unit_at_odds(table: Table, column: Column, unit: Unit) -> Unit | None:
    """Another unit than a column's own that a title, a note or the name of the sheet states for its amounts.

    Each of them has one unit. A note that names other amounts, "Utbetalt i hele kroner", says nothing of this column's.
    """
    notes = [part for note in table.notes for part in _SENTENCES.split(note.text) if _is_about(part, table, column)]
    for texts in ([title.text for title in table.titles], notes, [table.grid.sheet]):
        said = max(_money(texts), key=lambda one: one.factor, default=unit)
        if said.factor != unit.factor:
            return said
    return None


def _money(texts: Iterable[str]) -> Iterator[Unit]:
    for text in texts:
        if len(text) <= _LONGEST:
            yield from (unit for unit in units_in(text) if not unit.is_percent and not unit.is_foreign)


def _is_about(note: str, table: Table, column: Column) -> bool:
    """Whether a note speaks of a column's amounts: of it by name, or of none of the columns."""
    named = frozenset(meaning for word in words_in(note) if word.is_sure for meaning in word.meanings)
    named -= _OF_ANY_AMOUNT
    are_meant = {id(one) for one in table.columns if speaks_of(one.heading.text) & named}
    return not are_meant or id(column) in are_meant
