"""A scale typed out in one cell or line, "1 2 3 [4] 5 6", and the number on it that was chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?:[1-9]|[\[(*_{<]{1,2}[1-9][\])*_}>]{1,2}|[1-9][xX]|[xX])"
_TYPED = re.compile(rf"(?:(?<=[\s:.;,|–-])|^){_NUMBER}(?:[\s|/]+{_NUMBER}){{4,8}}\s*$")


@dataclass(frozen=True)
class TypedChoice:
    """Where the scale begins in its text, the number chosen, and how many numbers there are."""

    begin: int
    chosen: int
    count: int


def typed_choice(text: str) -> TypedChoice | None:
    """The choice that was typed: a number in brackets or with a cross, or a cross in its place, "1 2 3 X 5 6"."""
    found = _TYPED.search(text)
    if found is None:
        return None
    parts = re.split(r"[\s|/]+", found[0].strip())
    chosen = [place for place, part in enumerate(parts, start=1) if not part.isdigit()]
    is_scale = all(_number_in(part) in (str(place), "") for place, part in enumerate(parts, start=1))
    return TypedChoice(found.start(), chosen[0], len(parts)) if len(chosen) == 1 and is_scale else None


def _number_in(part: str) -> str:
    return "".join(sign for sign in part if sign.isdigit())
