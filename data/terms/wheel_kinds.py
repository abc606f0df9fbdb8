"""What an entry of the programme's year is, where only its text says it."""

from __future__ import annotations

import re
from functools import cache

from data.terms.aliases import choice_words
from data.terms.datasets import WHEEL_KINDS

_WORD = re.compile(r"\w+")


def wheel_kind_of(text: str) -> str | None:
    """The kind whose word begins a word of the text, the longest such word; None where the text says nothing known."""
    said = f" {' '.join(_WORD.findall(text.casefold()))}"
    found = [(len(word), kind) for word, kind in _words() if f" {word}" in said]
    return max(found)[1] if found else None


def wheel_kind_first(text: str) -> str | None:
    """The kind whose word a text begins with: "Styremøte 1/26: budsjett" is a meeting of the board; else None."""
    said = " ".join(_WORD.findall(text.casefold()))
    found = [(len(word), kind) for word, kind in _words() if said.startswith(word)]
    return max(found)[1] if found else None


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple(
        (" ".join(_WORD.findall(word.casefold())), kind)
        for kind in WHEEL_KINDS
        for word in choice_words("wheel", "kind", kind)
    )
