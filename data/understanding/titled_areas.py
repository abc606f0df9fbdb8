"""The area that a title says all lines below it belong to: "Innsatsområde: Havbruk", "Midler til satsing Reiseliv"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from data.understanding.blocks import Text
from data.understanding.names import names_total
from data.understanding.phrases import speaks_of

_AREA = frozenset({"area"})
_SEVERAL = ("er", "ene", "ane", "ar", "da", "areas")  # innsatsområder, satsinger, innsatsområda
_ANY_PLACE = frozenset({"område", "området", "area"})  # of these a part of the country is one as well
_FOCUS = frozenset({"focus", "programme", "priority"})
_NAME_ENDS = re.compile(r"\s[–—-]\s|[(|;]|,\s|\s(?:19|20)\d\d\b|:\s|\.\s|\.$")
_NUMBER = re.compile(r"^(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2})*[.):]?\s+", re.IGNORECASE)
_AROUND = " :–—-«»\"'“”"
_MOST_WORDS = 6


def area_said(titles: Sequence[Text], programme: str | None) -> str | None:
    """The one area that titles name as such; None where they name none or several, or only the programme's place."""
    by_row: dict[int, list[str]] = {}
    for text in titles:
        by_row.setdefault(text.row, []).append(text.text)
    found = {area for texts in by_row.values() for area in _named_in(" ".join(texts))}
    found.discard(programme or "")
    return found.pop() if len(found) == 1 else None


def names_area(titles: Sequence[str]) -> bool:
    """Whether one of the titles names an area as such."""
    return any(True for title in titles for _ in _named_in(title))


def _named_in(title: str) -> Iterator[str]:
    words = title.split()
    for place, word in enumerate(words):
        bare = word.strip(_AROUND).casefold()
        if speaks_of(bare) != _AREA or bare.endswith(_SEVERAL):
            continue
        before = words[place - 1].casefold() if place else ""
        if bare in _ANY_PLACE and before not in _FOCUS and not word.endswith(":"):
            continue
        rest = _NUMBER.sub("", " ".join(words[place + 1 :]).lstrip(" :–—-"))
        name = _NAME_ENDS.split(rest, maxsplit=1)[0].strip(_AROUND)
        if name[:1].isupper() and len(name.split()) <= _MOST_WORDS and not names_total(name):
            yield name
        return
