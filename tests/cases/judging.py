"""Whether a file with one oddity is read as a person reads it, or refused with the reason a person would give.

| verdict | |
|---|---|
| RIGHT | stored as a person reads it, or refused with the reason a person would give |
| ASKS | refused though a person reads it |
| MISLEADS | the outcome is right, but what is said lacks what it must have, or has what it must not |
| WRONG | something else was stored (a star: and nothing was said), or an export that cannot be used |
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.corpus.desk import Answer, rows_in

VERDICTS = ("RIGHT", "ASKS", "MISLEADS", "WRONG")

Case = Mapping[str, Any]
Said = Sequence[Mapping[str, Any]]
"""Problems and open questions alike: code, cell, message."""
Judged = tuple[str, str]
"""A verdict, and what it rests on."""


def judge(case: Case, answer: Answer, store: Path) -> Judged:
    """The verdict on one answer and what the store holds after it."""
    said = all_said(answer)
    told = "; ".join(f"{one['code']}@{one['cell']}" for one in said)
    if answer["status"] == "failed":
        return "WRONG", said[0]["message"]
    if answer["status"] == "rejected":
        if case["outcome"] == "stored":
            return "ASKS", told
        faults = _faults(case.get("must", ()), case.get("must_not", ()), said)
        return ("MISLEADS" if faults else "RIGHT"), f"{'; '.join(faults)} | {told}"
    star = "" if said else "*"
    if case["outcome"] == "rejected":
        return f"WRONG{star}", "stored"
    found = _found(case["rows"], store)
    if _same(case["rows"], found):
        must = case.get("must", ()) if case["outcome"] == "stored" else ()
        faults = _faults(must, case.get("must_not", ()), said)
        return ("MISLEADS" if faults else "RIGHT"), "; ".join(faults)
    less = case.get("less")
    if less and _same(less["rows"], _found(less["rows"], store)) and not _faults(less.get("must", ()), (), said):
        return "RIGHT", "the other right answer"
    return f"WRONG{star}", f"{json.dumps(found, ensure_ascii=False)[:400]} | {told}"


def all_said(answer: Answer) -> list[dict[str, Any]]:
    """The problems, and the open questions as if they were problems."""
    questions = [
        {"code": asked.get("code") or asked.get("id"), "cell": asked.get("cell"), "message": " ".join(_texts(asked))}
        for asked in answer.get("questions", [])
    ]
    return [*answer["problems"], *questions]


def _texts(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []


def _found(wanted: Mapping[str, Mapping[str, Any]], store: Path) -> dict[str, list[list[Any]]]:
    found = rows_in(store, {view: table["fields"] for view, table in wanted.items()})
    return {view: [list(row.values()) for row in rows] for view, rows in found.items()}


def _same(wanted: Mapping[str, Mapping[str, Any]], found: Mapping[str, Sequence[Sequence[Any]]]) -> bool:
    return all(_sorted(found[view]) == _sorted(table["rows"]) for view, table in wanted.items())


def _sorted(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    return sorted(([_plain(value) for value in row] for row in rows), key=repr)


def _plain(value: Any) -> Any:
    """A value as it is compared: white space counts once, numbers to nine digits."""
    if isinstance(value, str):
        return " ".join(value.split())
    return float(f"{value:.9g}") if isinstance(value, int | float) and not isinstance(value, bool) else value


def _faults(must: Said, must_not: Said, said: Said) -> list[str]:
    faults = [f"lacks {wanted}" for wanted in must if not any(_fits(wanted, one) for one in said)]
    return faults + [f"has {wanted}" for wanted in must_not if any(_fits(wanted, one) for one in said)]


def _fits(wanted: Mapping[str, Any], said: Mapping[str, Any]) -> bool:
    cell, message, row = said["cell"] or "", unicodedata.normalize("NFC", said["message"]), wanted.get("row")
    return (
        re.fullmatch(wanted.get("code", ".*"), said["code"]) is not None
        and re.fullmatch(wanted.get("at", ".*"), cell) is not None
        and re.search(wanted.get("words", ""), message, re.I | re.S) is not None
        and (row is None or str(row) in re.findall(r"\d+", cell) or _names_row(row, message))
    )


def _names_row(row: int, message: str) -> bool:
    return re.search(rf"\b(rad|rader|linje|row|line) {row}\b", message, re.I) is not None
