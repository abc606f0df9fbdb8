"""Years that one table of an assessment has from another of the same file."""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.drafts import Draft
from data.cells.values import Value
from data.terms import aliases
from data.understanding.names import indicator_named

_FEWEST_TOTALS = 2  # that agree; one may be so by chance


def share_year(drafts: Sequence[Draft]) -> None:
    """Findings that say no year are of the one that the scores of the same file are given for, and scores likewise.

    Scores of no year are of the one whose totals another sheet gives as theirs.
    """
    _share_year_of_totals([draft for draft in drafts if draft.dataset.name == "scores"])
    rated = {name: [draft for draft in drafts if draft.dataset.name == name] for name in ("scores", "findings")}
    for name, other in (("scores", "findings"), ("findings", "scores")):
        years = {year for draft in rated[other] for year in draft.column("year")}
        if len(years) == 1 and None not in years:
            (year,) = years
            for draft in rated[name]:
                if "year" not in draft.columns:
                    draft.columns["year"] = [year] * len(draft)


def _share_year_of_totals(drafts: Sequence[Draft]) -> None:
    dated: dict[tuple[Value, ...], set[Value]] = {}  # programme, indicator and score -> years
    undated: dict[Value, list[Draft]] = {}
    for draft in drafts:
        programmes = set(draft.column("programme"))
        if "year" not in draft.columns and len(programmes) == 1:
            undated.setdefault(programmes.pop(), []).append(draft)
            continue
        for total, year in zip(_totals(draft), draft.column("year"), strict=True):
            if total is not None:
                dated.setdefault(total, set()).add(year)
    for own in undated.values():
        totals = {total for draft in own for total in _totals(draft) if total is not None}
        years = set.intersection(*(dated.get(total, set()) for total in totals)) if totals else set()
        if len(totals) >= _FEWEST_TOTALS and len(years) == 1 and None not in years:
            (year,) = years
            for draft in own:
                draft.columns["year"] = [year] * len(draft)


def _totals(draft: Draft) -> list[tuple[Value, ...] | None]:
    """Programme, indicator and score of each row that is a total; None for the others."""
    words = aliases.words("total_score")
    names = ("programme", "indicator", "score", "statement")
    return [
        (programme, indicator_named(str(indicator)), score)
        if score is not None and (statement is None or aliases.normalised(str(statement)) in words)
        else None
        for programme, indicator, score, statement in zip(*(draft.column(name) for name in names), strict=True)
    ]
