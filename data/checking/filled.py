"""Rows that give none of the figures they are there for."""

from __future__ import annotations

from data.cells.drafts import Draft
from data.understanding.layouts import main_values

_MAY_BE_EMPTY = frozenset({"budget", "jobs", "measures"})


def without_empty(draft: Draft) -> Draft:
    """Without rows that give none of the figures they are there for: a focus area that has no numbers yet."""
    if draft.dataset.name not in _MAY_BE_EMPTY:
        return draft
    columns = [draft.columns[name] for name in main_values(draft.dataset) if name in draft.columns]
    if any(None not in column for column in columns):
        return draft
    rows = zip(*columns, strict=True)
    return draft.keep(place for place, values in enumerate(rows) if any(value is not None for value in values))
