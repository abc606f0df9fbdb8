"""Several indicators in one cell: the first is what the row is about, the others stand beside it as codes."""

from __future__ import annotations

import re

from data.cells.drafts import Draft
from data.frameworks import indicator_words
from data.terms import aliases

SEPARATOR = "; "
_BETWEEN_NAMES = re.compile(r"[;,/\n]|\s(?:og|samt|and|&)\s")


def part_indicators(draft: Draft) -> list[int]:
    """Puts the further indicators of each row in `also_concerns`; the places of rows where some of those is unknown.

    A cell is parted only where each part is an indicator's name: "Profil og kommunikasjon" is one.
    """
    if "also_concerns" not in draft.dataset.field_names:
        return []
    unknown = []
    firsts, others = draft.columns.get("indicator", []), draft.columns.get("also_concerns", [])
    further: list[str | None] = []
    for place in range(len(draft)):
        beside = _codes(str(others[place])) if others and others[place] is not None else []
        if None in beside:
            unknown.append(place)
        named = _codes(str(firsts[place])) if firsts and firsts[place] is not None else []
        if len(named) > 1 and None not in named:
            firsts[place] = named[0]
            beside = [*named[1:], *beside]
        known = dict.fromkeys(code for code in beside if code is not None and (not firsts or code != firsts[place]))
        further.append(SEPARATOR.join(known) or None)
    if others or any(further):
        draft.columns["also_concerns"] = list(further)
    return unknown


def _codes(cell: str) -> list[str | None]:
    """The code of each indicator that a cell names; None for a part that is none."""
    known = indicator_words()
    whole = known.get(aliases.normalised(cell))
    if whole is not None:
        return [whole]
    return [known.get(aliases.normalised(part)) for part in _BETWEEN_NAMES.split(cell) if part.strip()]
