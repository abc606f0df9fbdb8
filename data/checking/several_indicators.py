"""Several indicators in one cell: the first is what the row is about, the others stand beside it as codes."""

from __future__ import annotations

from collections.abc import Mapping

from data.cells.drafts import Draft
from data.cells.values import Value
from data.checking.names_in_cells import names_in
from data.terms import aliases
from data.terms.several_codes import joined


def put_indicators(draft: Draft, known: Mapping[str, str]) -> None:
    """Puts the codes of names, normalised, in the place of the names; the further ones of each row beside the first.

    A name that has no code is left out.
    """
    firsts, others = draft.columns.get("indicator", []), draft.columns.get("also_concerns", [])
    may_be_several = "also_concerns" in draft.dataset.field_names
    further: list[Value] = []
    for place in range(len(draft)):
        named = _codes(firsts[place], known, is_one=not may_be_several) if firsts else []
        beside = _codes(others[place], known, is_one=False) if others else []
        if firsts:
            firsts[place] = named[0] if named else None
        further.append(joined(code for code in (*named, *beside) if code not in named[:1]))
    if others or (may_be_several and any(further)):
        draft.columns["also_concerns"] = further


def _codes(cell: Value, known: Mapping[str, str], *, is_one: bool) -> list[str]:
    if cell is None:
        return []
    names = [str(cell)] if is_one else names_in(str(cell), lambda name: aliases.normalised(name) in known)
    return [code for name in names if (code := known.get(aliases.normalised(name))) is not None]
