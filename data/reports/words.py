"""The words by which a report's parts are known."""

from __future__ import annotations

import re
from functools import cache

from data.frameworks import forms
from data.terms import aliases
from data.understanding.recognise import indicator_words

_NUMBERING = re.compile(r"^\s*(?:indikator|indicator)?\s*(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[ivx]+[.)])\s+", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:indikator|indicator)\s*:\s*", re.IGNORECASE)
_DESCRIPTION = re.compile(r"(?:beskrivelse|skildring|description)\b\s*(?::|$)", re.IGNORECASE)
_SCORE = r"(?P<number>\d{1,2}(?:[.,]\d{1,3})?)\s*(?P<half>½|1/2)?\s*(?:poeng|points|(?:av|of|/)\s*\d{1,2})?\s*\.?"
_NUMBER = re.compile(_SCORE, re.IGNORECASE)
_LONGEST_HEADING = 90
_ALIKE = 85.0
_TOO_VAGUE = frozenset({"total", "totalt", "samlet", "sum"})


def bare_heading(text: str) -> str:
    """A heading without its numbering: "3. Portefølje:" is Portefølje."""
    return _LABEL.sub("", _NUMBERING.sub("", text)).strip(" :.")


def indicator_of(text: str) -> str | None:
    """The code of the indicator that a whole line names."""
    return indicator_words().get(aliases.normalised(bare_heading(text))) if len(text) <= _LONGEST_HEADING else None


def indicator_like(text: str) -> str | None:
    """The code of the indicator whose name a heading is a misspelling of."""
    from rapidfuzz import fuzz, process  # needed only where a heading is not a name we know

    known = indicator_words()
    best = process.extractOne(aliases.normalised(bare_heading(text)), known.keys(), scorer=fuzz.ratio)
    return known[best[0]] if best and best[1] >= _ALIKE else None


@cache
def _official_names() -> frozenset[str]:
    names = (name for form in forms() for indicator in form.indicators for name in indicator.names.values())
    return frozenset(map(aliases.normalised, names))


def is_official(text: str) -> bool:
    """Whether a line is an indicator's own name, and not only another word for it."""
    return aliases.normalised(bare_heading(text)) in _official_names()


@cache
def topic_words() -> frozenset[str]:
    """The topics of all statements of all forms, normalised."""
    return frozenset(
        aliases.normalised(word)
        for form in forms()
        for indicator in form.indicators
        for statement in indicator.statements
        for word in (*statement.topics.values(), *statement.aliases)
    )


def is_description(text: str) -> bool:
    """Whether a line opens the description below an indicator's name."""
    return bool(_DESCRIPTION.match(text))


def kind_of_finding(text: str) -> tuple[str, str] | None:
    """The kind of findings that a heading announces, and what stands beside it: "Anbefalte tiltak: ..."."""
    kinds = aliases.choices_by_word("findings", "kind")
    head, colon, rest = text.partition(":")
    kind = kinds.get(aliases.normalised(bare_heading(head)))
    return (kind, rest.strip()) if kind and (colon or len(head) <= _LONGEST_HEADING) else None


def after_total(text: str) -> str | None:
    """What follows "Total poengsum" on its line, perhaps nothing; None where the line is no total."""
    words = aliases.words("total_score")
    number = re.search(rf"[\s:=–-]*(?:{_SCORE})?[\s:]*$", text, re.IGNORECASE)
    head = text[: number.start()] if number else text
    if aliases.normalised(head) not in words:
        return None
    rest = text[len(head) :].strip(" :=–-")
    return None if not rest and aliases.normalised(head) in _TOO_VAGUE and not text.rstrip().endswith(":") else rest


def score_in(text: str) -> float | None:
    """4,5 · 4.5 · 4½ · 4,5 av 6."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        return None
    return float(found["number"].replace(",", ".")) + (0.5 if found["half"] else 0.0)


def is_structural(text: str) -> bool:
    """Whether a line gives the report its shape, and so is no running head."""
    return (
        indicator_of(text) is not None
        or is_description(text)
        or kind_of_finding(text) is not None
        or after_total(text) is not None
        or aliases.normalised(text) in topic_words()
    )
