"""The municipality of proposals, said in one table of a file and not in another."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.drafts import Draft

_OF_PROPOSALS = frozenset({"votes", "proposals"})


def share_municipality(drafts: Sequence[Draft]) -> None:
    """Proposals and votes that say no municipality are of the one that the others of the file are of, if it is one."""
    of_proposals = [draft for draft in drafts if draft.dataset.name in _OF_PROPOSALS]
    said = {name for draft in of_proposals if "municipality" in draft.columns for name in draft.column("municipality")}
    known = {name for draft in of_proposals if "municipality" in draft.columns for name in draft.column("proposal")}
    if len(said) != 1 or None in said:
        return
    (municipality,) = said
    for draft in of_proposals:
        if "municipality" not in draft.columns and set(draft.column("proposal")) <= known:
            draft.columns["municipality"] = [municipality] * len(draft)
