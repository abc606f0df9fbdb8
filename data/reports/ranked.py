"""Goals that a sentence counts up: "målene i prioritert rekkefølge: for det første å ..., for det andre å ..."."""

from __future__ import annotations

import re

_ORDINALS = {"første": 1, "fyrste": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5}
_GOALS = re.compile(r"\b(?:mål|måla|målene)\b", re.IGNORECASE)
_PRIORITISED = re.compile(r"priorit", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")
_ITEM = re.compile(
    rf"\bfor det (?P<ordinal>{'|'.join(_ORDINALS)})\s+(?:å\s+)?(?P<text>\S.*?)(?=,?\s+(?:og\s+)?for det |[.;]?\s*$)",
    re.IGNORECASE,
)
_FEWEST = 2


def ranked_goals(text: str) -> list[tuple[int, str]]:
    """Rank and text of the goals in a text that says they are in order of priority; none where they are not 1, 2, …"""
    for sentence in _SENTENCES.split(text):
        found = [(_ORDINALS[one["ordinal"].casefold()], one["text"]) for one in _ITEM.finditer(sentence)]
        is_of_goals = _GOALS.search(sentence) and _PRIORITISED.search(sentence)
        if is_of_goals and len(found) >= _FEWEST and [rank for rank, _ in found] == [*range(1, len(found) + 1)]:
            return found
    return []
