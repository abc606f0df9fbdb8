"""What a name that nobody knows looks most like: named in a message, asked about, never taken."""

from __future__ import annotations

from collections.abc import Mapping

from data.cells.drafts import Draft
from data.checking.checks import MOST_PER_CODE
from data.terms.problems import Problem, Severity


def unknown_name(
    code: str,
    severity: Severity,
    draft: Draft,
    place: int,
    field: str,
    names: list[Mapping[str, str]],
    nearest: Nearest,
) -> Problem:
    """The problem of a value that is no name, with the one that it looks most like."""
    value = draft.value_shown(field, place) or ""
    cell = draft.place(field, place) or draft.place("score", place)
    return Problem(code, severity, draft.sheet, cell, value, nearest.name(value, names))


class Nearest:
    """The names, in both languages, of what a value looks most like."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[Mapping[str, str], float]] = {}

    def name(self, value: str, names: list[Mapping[str, str]]) -> Mapping[str, str]:
        """The nearest names. Thousands of different unknown values are no typing errors: they get the first."""
        return self._found(value, names)[0]

    def similarity(self, value: str, names: list[Mapping[str, str]]) -> float:
        """How much the value looks like the nearest name, from 0 to 100."""
        return self._found(value, names)[1]

    def _found(self, value: str, names: list[Mapping[str, str]]) -> tuple[Mapping[str, str], float]:
        key = value, names[0]["nb"]
        if key in self._known or len(self._known) > MOST_PER_CODE:
            return self._known.get(key, (names[0], 0.0))
        from rapidfuzz import process  # needed only where something is wrong

        spellings = {(place, language): name for place, both in enumerate(names) for language, name in both.items()}
        best = process.extractOne(value, spellings, processor=str.casefold)
        self._known[key] = (names[best[2][0]], best[1]) if best else (names[0], 0.0)
        return self._known[key]
