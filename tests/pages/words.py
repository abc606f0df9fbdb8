"""Which language a page speaks, and what should never stand on one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from data import frameworks
from language import LANGUAGES, texts

# What a reader must never see: a place that nobody filled in, the key of a text, a missing value as Python writes it.
_MACHINE_WORDS = {
    "place not filled in": re.compile(r"\{[a-z_ ]*\}"),
    "key of a text": re.compile(
        r"\b(charts|figures|findings|headlines|overview|pages|actions|errors|filters)\.[a-z_]+"
    ),
    "value of Python": re.compile(r"\bNone\b(?! (?:is|of)\b)|\b(nan|NaN|NaT|inf|True|False|Timestamp)\b|<NA>"),
}
# Short pieces of text are alike in both languages ("Program", " av "); from here on they tell.
_SHORTEST = 9


def faults(shown: Iterable[str], language: str, *, from_files: Collection[str] = ()) -> list[str]:
    """What is wrong with the texts of a page that should speak that language. Texts from files speak their own."""
    own = dict.fromkeys(text for text in shown if text not in from_files)
    quoted = sorted(_within([known for known in from_files if len(known) >= _SHORTEST], own), key=len, reverse=True)
    own = dict.fromkeys(_without(text, quoted) for text in own)
    foreign = _within(_of_others(language), own)
    found = []
    for text in own:
        found += [f"{what}: {text!r}" for what, pattern in _MACHINE_WORDS.items() if pattern.search(text)]
        found += [f"not {language}: {piece!r} in {text!r}" for piece in foreign if piece in text]
    return found


def _within(pieces: Iterable[str], every_text: Iterable[str]) -> list[str]:
    """Those of many pieces that may stand in some of the texts: one search each, and not one for each text."""
    whole = "\n".join(every_text)
    return [piece for piece in pieces if piece in whole]


def _without(text: str, quoted: Iterable[str]) -> str:
    for one in quoted:
        text = text.replace(one, "")
    return text


@cache
def _of_others(language: str) -> tuple[str, ...]:
    """Pieces that only the other languages' texts have."""
    own = "\n".join(_pieces(language))
    others = {piece for other in LANGUAGES if other != language for piece in _pieces(other)}
    return tuple(sorted(piece for piece in others if piece not in own))


@cache
def _pieces(language: str) -> tuple[str, ...]:
    return tuple(piece for piece in _all_pieces(language) if len(piece.strip()) >= _SHORTEST and " " in piece.strip())


def _all_pieces(language: str) -> Iterator[str]:
    for key, entry in texts(language).items():
        # Those are for a terminal, for a workbook, and for Streamlit's own words.
        if key.startswith(("command_line.", "template.", "streamlit.")):
            continue
        for text in [entry] if isinstance(entry, str) else entry.values():
            yield from re.split(r"\{[a-z_]*\}", text)
    for form in frameworks.forms():
        for indicator in form.indicators:
            yield indicator.names[language]
            yield from (statement.topics[language] for statement in indicator.statements)
            yield from (statement.texts[language] for statement in indicator.statements)
