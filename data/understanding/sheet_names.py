"""Whether the sheets of a file are called after programmes, or after what else parts them: "Prosess", "Effekt"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol

from data.cells.drafts import Draft
from data.frameworks import indicator_words
from data.terms import aliases
from data.terms.problems import Problem
from data.understanding.context import from_sheet_name

GUESSED = "programme_from_sheet"
_ASSESSED = frozenset({"scores", "findings"})


class Found(Protocol):
    """A table as a draft of its rows, with its problems."""

    draft: Draft
    problems: list[Problem]


def forget_sheet_names(tables: Sequence[Found]) -> None:
    """Takes back the programmes that only the names of sheets said, where these are called after something else.

    They are where other sheets name their programme and none is called after it, and where each of them holds other
    indicators than all the others: one assessment, parted.
    """
    guessed = [table for table in tables if any(problem.code == GUESSED for problem in table.problems)]
    if not guessed:
        return
    sure = [table for table in tables if table not in guessed and len(table.draft)]
    if _are_called_otherwise(sure, guessed) or _are_parts_of_one([table.draft for table in guessed]):
        for table in guessed:
            table.draft.columns.pop("programme", None)
            table.problems[:] = [problem for problem in table.problems if problem.code != GUESSED]


def _are_called_otherwise(sure: Iterable[Found], guessed: Iterable[Found]) -> bool:
    """Whether no sheet is called after a programme that is named, and some name theirs or are called something else."""
    named = {said for table in sure for said in table.draft.column("programme")} - {None}
    programmes = {aliases.normalised(str(said)) for said in named}
    others = {_name_of(table) for table in sure} - {""}
    names = others | {_name_of(table) for table in guessed}
    is_some_name = any(name in programme or programme in name for name in names for programme in programmes)
    return bool(programmes or others) and not is_some_name


def _name_of(table: Found) -> str:
    return aliases.normalised(from_sheet_name(table.draft.sheet).programme or "")


def _are_parts_of_one(drafts: Sequence[Draft]) -> bool:
    by_sheet: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.dataset.name in _ASSESSED:
            codes = (indicator_words().get(aliases.normalised(str(said))) for said in draft.column("indicator"))
            by_sheet.setdefault(draft.sheet, set()).update(code for code in codes if code is not None)
    held = [codes for codes in by_sheet.values() if codes]
    return len(held) > 1 and all(one.isdisjoint(other) for one, other in combinations(held, 2))
