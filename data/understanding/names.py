"""Names that the forms know: indicators and statements, as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from data.frameworks import forms
from data.terms import aliases
from data.understanding.phrases import bare, bare_text

_SHORTEST_CUT = 3


@cache
def indicator_words() -> Mapping[str, str]:
    """Normalised name, alias or code of an indicator -> its code, over all forms, newest first."""
    by_word: dict[str, str] = {}
    for form in forms():
        for indicator in form.indicators:
            for word in (indicator.code, *indicator.names.values(), *indicator.aliases):
                by_word.setdefault(aliases.normalised(word), indicator.code)
    return MappingProxyType(by_word)


@cache
def statement_words() -> frozenset[str]:
    """Normalised codes, topics and texts of all statements of all forms."""
    return frozenset(
        aliases.normalised(word)
        for form in forms()
        for indicator in form.indicators
        for statement in indicator.statements
        for word in (*statement.topics.values(), *statement.texts.values(), *statement.aliases)
    )


@lru_cache(maxsize=8_192)
def indicator_named(text: str) -> str | None:
    """The code of the indicator that a text names, with numbering or without; None where it names none."""
    for spelling in (text, bare(text)):
        code = indicator_words().get(aliases.normalised(spelling))
        if code is not None:
            return code
    return _cut_short(text) if "." in text or "/" in text else None


def _cut_short(text: str) -> str | None:
    """The one indicator whose name begins, word by word, as a text cut short with points does: "Utv.evne"."""
    pieces = [re.escape(piece) for piece in re.split(r"[\s./]+", bare(text).casefold()) if len(piece) > 1]
    if not pieces or sum(map(len, pieces)) < _SHORTEST_CUT:
        return None
    pattern = re.compile(r".*?".join(pieces) + r".*")
    found = {code for word, code in indicator_words().items() if pattern.fullmatch(word) and len(word) > len(text) / 2}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8_192)
def is_statement(text: str) -> bool:
    """Whether a text is a statement of some form, with numbering or without."""
    return any(aliases.normalised(spelling) in statement_words() for spelling in (text, bare_text(text)))
