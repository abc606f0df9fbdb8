"""Lines of a table that hold nothing of one of the lists that stand in it side by side: findings beside actions."""

from __future__ import annotations

from data.cells.drafts import Draft

_LISTS = frozenset({"actions", "plan_items"})
_OF_ALL_LISTS = frozenset({"programme", "year", "indicator", "focus_area"})


def without_lines_of_others(draft: Draft) -> Draft:
    """The rows of which some cell says more than what the lists have in common: the programme, the indicator."""
    if draft.dataset.name not in _LISTS:
        return draft
    own = [draft.columns[name] for name in draft.indexes if name not in _OF_ALL_LISTS and name in draft.columns]
    kept = [row for row in range(len(draft)) if any(column[row] is not None for column in own)]
    return draft.keep(kept) if kept else draft
