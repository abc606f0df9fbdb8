"""The same statements rated on several sheets, a sheet for each who has answered: nobody agreed on those.

Where one of the sheets says that it holds what was decided, or has totals beside the same statements, that one is read;
else the file is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.cells.drafts import Draft
from data.cells.values import Value
from data.terms.problems import Problem, Severity
from data.understanding.phrases import speaks_of

_KEYS = ("programme", "year", "indicator", "statement")
_HOLDS = frozenset({"decided", "revised"})


def answered_apart(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Problem]]:
    """The drafts of scores that hold no agreed points, and what is told of them."""
    alike: dict[frozenset[tuple[Value, ...]], list[Draft]] = {}
    for draft in drafts:
        keys = _keys(draft)
        if draft.dataset.name == "scores" and len(set(keys)) == len(keys) > 1:
            alike.setdefault(frozenset(keys), []).append(draft)
    left_out: list[Draft] = []
    problems: list[Problem] = []
    for alike_by, several in alike.items():
        if len({draft.sheet for draft in several}) < len(several) or len(set(map(_points, several))) == 1:
            continue
        agreed = [draft for draft in several if _holds_agreed(draft.sheet or "")]
        agreed = agreed or [draft for other, found in alike.items() if other > alike_by for draft in found]
        others = (
            [draft for draft in several if all(draft is not one for one in agreed)] if len(agreed) == 1 else several
        )
        sheets = ", ".join(str(draft.sheet) for draft in others)
        code, severity = "answers_on_sheets", Severity.ERROR
        if len(agreed) == 1:
            code, severity = "answers_left_out", Severity.WARNING
        left_out.extend(others)
        problems.append(Problem(code, severity, others[0].sheet, value=sheets))
    return left_out, problems


def _holds_agreed(sheet: str) -> bool:
    said = speaks_of(sheet)
    return bool(said & _HOLDS) or said == {"score"}  # "Omforent"


def _keys(draft: Draft) -> list[tuple[Value, ...]]:
    return list(zip(*(draft.column(name) for name in _KEYS), strict=True))


def _points(draft: Draft) -> frozenset[tuple[Value, ...]]:
    return frozenset((*key, score) for key, score in zip(_keys(draft), draft.column("score"), strict=True))
