"""Statements in a sheet's own words: tied to the form's where as many stand in its order, and their words agree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.frameworks import Indicator
from data.terms import aliases

# The word for a statement and its place among those of its indicator, behind the indicator's own number or without.
_NUMBERED = re.compile(
    r"(?:påstand|utsagn|utsegn|tema|spørsmål|spørjsmål|statement|topic|question)\s*(?:nr\.?|no\.?)?\s*(?:\d{1,2}\.)?(\d{1,2})[.:]?",
    re.IGNORECASE,
)
_STEM = 6  # letters; what follows them is mostly an ending
_SHORTEST = 3
_LONG_ENOUGH = 5  # letters of a word that is known again within a compound
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
    numbers = [_number_of(words) for words in said]
    if not any(known) and numbers == list(range(1, len(codes) + 1)):
        return list(codes)
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


def abbreviated(indicator: Indicator, words: str) -> str | None:
    """The one of an indicator's statements whose name the words cut short: "Programleder/adm.", "Måling og rapp."; None
    where several may be meant.
    """
    said = [word for word in aliases.normalised(words).split() if len(word) >= _SHORTEST]
    found = {
        statement.code
        for statement in indicator.statements
        for name in (*statement.topics.values(), *statement.aliases)
        if said and _cuts_short(said, [word for word in aliases.normalised(name).split() if len(word) >= _SHORTEST])
    }
    return found.pop() if len(found) == 1 else None


def _cuts_short(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether each word said begins a word of the name, in its order and from its first on."""
    left = iter(name)
    is_first = bool(name) and name[0].startswith(said[0])
    return is_first and all(any(one.startswith(word) for one in left) for word in said)


def _number_of(words: str) -> int | None:
    """Which statement of its indicator a text that has no words of its own counts as: "Påstand 3"."""
    found = _NUMBERED.fullmatch(words.strip())
    return int(found[1]) if found else None


def _likenesses(words: str, indicator: Indicator) -> list[float]:
    from rapidfuzz import fuzz  # needed only where the words are not the form's

    said, whole = _stems(words), aliases.normalised(words).split()
    made_of = [_is_made_of(whole, (*one.topics.values(), *one.aliases)) for one in indicator.statements]
    if sum(made_of) == 1:
        return [100.0 if is_part else 0.0 for is_part in made_of]
    return [
        max(
            fuzz.token_set_ratio(said, _stems(text))
            for text in (*statement.topics.values(), *statement.aliases, *statement.texts.values())
        )
        for statement in indicator.statements
    ]


def _is_made_of(said: Sequence[str], names: Sequence[str]) -> bool:
    """Whether some word is a compound of a name that is one word: "Programstruktur" of "Struktur"."""
    lone = [words[0] for name in names if len(words := aliases.normalised(name).split()) == 1]
    return any(
        word != name and len(name) >= _LONG_ENOUGH and (word.startswith(name) or word.endswith(name))
        for word in said
        for name in lone
    )


def _stems(text: str) -> str:
    return " ".join(word[:_STEM] for word in aliases.normalised(text).split() if len(word) >= _SHORTEST)
