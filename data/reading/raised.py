"""Small raised signs: marks of footnotes, which belong to no number and no name, and powers, which do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

_DIGITS = "0123456789"
_RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_RAISED_BRACKETS = "\u207d\u207e"
_RAISED_SIGNS = _RAISED_DIGITS + _RAISED_BRACKETS
_RAISE = str.maketrans(_DIGITS, _RAISED_DIGITS)
_LOWER = str.maketrans(_RAISED_SIGNS, _DIGITS + "()")
_ONE = r"(?:\d{1,3}|[a-zA-Z]|[*\u2020\u2021\u00a7#]{1,3})"
_MARK = re.compile(rf"[\s(\[,;]*{_ONE}(?:[\s),;.]+{_ONE})*[\s)\],;.]*")
# A metre in any size, or a letter that stands for a quantity: m², km³, R².
_CARRIES_POWER = re.compile(r"(?<![^\W\d_])(?:[kcdmh]?m|[A-Za-z])$")
_POWERS = frozenset({"2", "3"})
_TEN = re.compile(r"(?:^|\D)10$")


def without_marks(text: str | Sequence[tuple[str, bool]]) -> str:
    """The text without the raised marks that follow a number or a word; powers stay, as raised digits.

    The text comes in runs that say whether they are raised, or in one piece, where only raised digits are.
    """
    runs = _in_runs(text) if isinstance(text, str) else [part for run in text for part in _part_of(*run)]
    if not any(is_raised for _, is_raised in runs):
        return "".join(part for part, _ in runs)
    said = ""
    for place, (part, is_raised) in enumerate(runs):
        if not is_raised:
            said += part
        elif not _MARK.fullmatch(part):
            # Words may stand high as well; digits of theirs must not join a number.
            said += f" {part}" if said[-1:].isdigit() and part[:1].isdigit() else part
        elif _is_power(said, part.strip(), "".join(rest for rest, _ in runs[place + 1 :])):
            said += part.translate(_RAISE)
        elif not said.strip():
            said += part  # it marks the note itself: "¹ Anslag"
    return said


def _is_power(before: str, mark: str, after: str) -> bool:
    if _TEN.search(before):
        return mark.isdigit() and bool(after.strip())  # "10³ kr"; a number alone is more likely marked
    return mark in _POWERS and _CARRIES_POWER.search(before) is not None


def _part_of(text: str, is_raised: bool) -> Iterable[tuple[str, bool]]:
    return [(text.translate(_LOWER), True)] if is_raised else _in_runs(text)


def _in_runs(text: str) -> list[tuple[str, bool]]:
    if not any(sign in _RAISED_SIGNS for sign in text):
        return [(text, False)]
    groups = groupby(text, key=lambda sign: sign in _RAISED_SIGNS)
    return [("".join(signs).translate(_LOWER), is_raised) for is_raised, signs in groups]
