"""Statements in a sheet's own words: tied to the form's where as many stand in its order, and their words agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.frameworks import Indicator
from data.terms import aliases

_STEM = 6  # letters; what follows them is mostly an ending
_SHORTEST = 3
_ALIKE = 60.0
_CLEARLY = 15.0


def tied_by_place(indicator: Indicator, said: Sequence[str], known: Sequence[str | None]) -> list[str | None]:
    """The form's statement for each of an indicator's statements, in the order of the sheet; None where it is open.

    `known` are the codes of those whose words the form knows. The others are tied where the sheet has as many
    statements as the form and in its order: most must share words with the one in their place, and none may be more
    like another.
    """
    statements = indicator.statements
    codes = [statement.code for statement in statements]
    if len(said) != len(codes) or any(code not in (None, own) for code, own in zip(known, codes, strict=True)):
        return list(known)
    rated = [_likenesses(words, indicator) for words in said]
    own_likeness = [likenesses[place] for place, likenesses in enumerate(rated)]
    is_another = any(
        max(likenesses) > max(_ALIKE, own + _CLEARLY)
        for likenesses, own, code in zip(rated, own_likeness, known, strict=True)
        if code is None
    )
    alike = sum(likeness >= _ALIKE or known[place] is not None for place, likeness in enumerate(own_likeness))
    return list(known) if is_another or 2 * alike <= len(codes) else list(codes)


def is_of_another(indicators: Iterable[Indicator], own: str, said: str) -> bool:
    """Whether words are those of a statement of another indicator than their own: then their place says nothing."""
    word = aliases.normalised(said)
    return any(
        word == aliases.normalised(text)
        for indicator in indicators
        if indicator.code != own
        for statement in indicator.statements
        for text in (*statement.topics.values(), *statement.aliases, *statement.texts.values())
    )


def _likenesses(words: str, indicator: Indicator) -> list[float]:
    from rapidfuzz import fuzz  # needed only where the words are not the form's

    said = _stems(words)
    return [
        max(
            fuzz.token_set_ratio(said, _stems(text))
            for text in (*statement.topics.values(), *statement.aliases, *statement.texts.values())
        )
        for statement in indicator.statements
    ]


def _stems(text: str) -> str:
    return " ".join(word[:_STEM] for word in aliases.normalised(text).split() if len(word) >= _SHORTEST)
