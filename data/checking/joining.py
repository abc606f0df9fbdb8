"""Rows whose figures stand in several tables of a file, such as one for what is granted and one for what is paid."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.drafts import Draft
from data.cells.values import Value

_JOINED = frozenset({"budget", "jobs"})

_Key = tuple[Value, ...]


def joined(drafts: Sequence[Draft]) -> list[tuple[Draft, set[int]]]:
    """The drafts, with the figures of later ones in the rows of earlier ones where no figure is given twice.

    Beside each draft the rows that have got figures from another.
    """
    if len(drafts) < 2:
        return [(draft, set()) for draft in drafts]
    kept: list[tuple[Draft, set[int]]] = []
    rows: dict[tuple[str, _Key], tuple[int, int]] = {}
    for draft in drafts:
        own = [(draft.dataset.name, key) for key in _keys(draft)]
        left = list(range(len(draft)))
        if draft.dataset.name in _JOINED and any(key in rows for key in own):
            left = [
                place for place in left if own[place] not in rows or not _move(draft, place, kept, rows[own[place]])
            ]
            own = [own[place] for place in left]
        if draft.dataset.name == "scores":
            left = [
                place
                for place in left
                if own[place] not in rows or not _says_the_same(draft, place, kept, rows[own[place]])
            ]
            own = [own[place] for place in left]
        if left or not len(draft):
            rows.update({key: (len(kept), place) for place, key in enumerate(own) if key not in rows})
            kept.append((draft.keep(left), set()))
    return kept


def _says_the_same(draft: Draft, place: int, kept: Sequence[tuple[Draft, set[int]]], known: tuple[int, int]) -> bool:
    """Whether a row only repeats an earlier table's total, as on a sheet that sums up the others."""
    score = draft.column("score")[place]
    return (
        bool(draft.column("is_total")[place])
        and score is not None
        and kept[known[0]][0].column("score")[known[1]] == score
    )


def _keys(draft: Draft) -> list[_Key]:
    return list(zip(*(draft.column(name) for name in draft.dataset.key), strict=True))


def _move(draft: Draft, place: int, kept: Sequence[tuple[Draft, set[int]]], target: tuple[int, int]) -> bool:
    """Moves the figures of a row into another, unless both give the same figure."""
    into, changed = kept[target[0]]
    row = target[1]
    figures = [name for name in draft.columns if not draft.dataset.field(name).is_key]
    given = [name for name in figures if draft.columns[name][place] is not None]
    if any(into.column(name)[row] is not None for name in given):
        return False
    for name in given:
        values = into.columns.setdefault(name, [None] * len(into))
        into.indexes.setdefault(name, [-1] * len(into))
        values[row] = draft.columns[name][place]
        cell = draft.place(name, place)
        into.elsewhere.setdefault(name, {})[row] = cell if draft.sheet == into.sheet else f"{draft.sheet}!{cell}"
    changed.add(row)
    return True
