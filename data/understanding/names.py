"""Names that the forms know: indicators and statements, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from data.frameworks import forms
from data.terms import aliases
from data.understanding.phrases import bare, bare_text, words_of_heading
from data.understanding.sum_words import names_sum, without_sum_words

_SHORTEST_CUT = 3
_BETWEEN_NAMES = re.compile(r"[\s,:()–—-]+(?:(?:for|på|av|of|in|i)\s+)?", re.IGNORECASE)
_AROUND_NAMES = " ,:()–—-"
_OF_TOTALS = frozenset({"total", "score"})
_BESIDE_TOTALS = _OF_TOTALS | {
    "decided",
    "indicator",
    "value",
    "result",
    "count",
    "amount",
    "programme",
    "year",
    "actual",
}


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


_LONGEST_LABEL = 400
"""Letters. What is longer is prose; looking behind each word of it for a name takes as long as all of it squared."""


@lru_cache(maxsize=8_192)
def names_total(text: str) -> bool:
    """Whether a label is that of an indicator's total, and no statement: "Omforent helhetsvurdering", "Samlet 2024"."""
    if len(text) > _LONGEST_LABEL or is_statement(text):
        return False
    if (rest := _beside_indicator(text)) is not None:
        return names_sum(rest) or "total" in frozenset().union(*(word.meanings for word in words_of_heading(rest)))
    if names_sum(text) or aliases.normalised(text) in aliases.words("total_score"):
        return True
    rest = without_sum_words(text)
    if rest != text.casefold() and indicator_named(rest) is not None:
        return True  # "Samlet portefølje"
    words = words_of_heading(text)
    spoken = [word.meanings & _BESIDE_TOTALS for word in words]
    return bool(spoken) and all(spoken) and any(meanings & _OF_TOTALS for meanings in spoken)


def _beside_indicator(text: str) -> str | None:
    """What a label says besides the indicator that it names: "Overall" of "Overall, portfolio"; None for any other."""
    for gap in _BETWEEN_NAMES.finditer(text):
        before, after = text[: gap.start()].strip(_AROUND_NAMES), text[gap.end() :].strip(_AROUND_NAMES)
        for name, rest in ((after, before), (before, after)):
            if indicator_named(name) is not None and rest and names_total(rest):
                return rest
    return None


_PARTED = re.compile(r"\s*(?:[.:/|>_]|\s[-–—]\s)\s*")
_IN_BRACKETS = re.compile(r"([^()\[\]]+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
_QUESTION_NUMBER = re.compile(r"^\s*[^\W\d_]?\d{1,2}\s*[.:)–-]*[\s_]+(?=[^\W\d_])")  # "Q7: "
_SCALE_BEHIND = re.compile(r"\s*[(\[][^()\[\]\d]*\d\s*(?:-|–|til|to)\s*\d{1,2}[^()\[\]\d]*[)\]]\s*$")  # "(1-6)"
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae"})
_LINKS = frozenset({"og", "i", "ved", "med", "til", "for", "av", "and", "in", "of", "with", "the", "a"})


@lru_cache(maxsize=4_096)
def indicator_and_statement(text: str) -> tuple[str, str] | None:
    """The indicator's code, and its statement, "" for its total, of a name put together from both: "org.styret".

    Such names are machines': words may be cut short, left out between others and written without æ, ø and å. Forms
    number their questions ("Q7 Organisering: Styret") and put what a question asks about in brackets behind it.
    """
    for left, right in _both_sides(_QUESTION_NUMBER.sub("", _SCALE_BEHIND.sub("", text))):
        if names_total(left) and (of := indicator_named(right)) is not None:
            return of, ""  # "Total poengsum: Portefølje"
        indicator = indicator_named(left) or _indicator_folded(left)
        if indicator is None or not right.strip():
            continue
        if names_total(right.replace("_", " ")):
            return indicator, ""
        statement = _statement_folded(indicator, right)
        if statement is not None:
            return indicator, statement
    return None


def indicator_alone(text: str) -> str | None:
    """The code of the indicator that a text names, and no statement of it in brackets: "Organisering [Styret]"."""
    code = indicator_named(text)
    return None if code is None or (_IN_BRACKETS.fullmatch(text) and indicator_and_statement(text)) else code


def _both_sides(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each mark that may part an indicator from its statement, and around brackets."""
    for mark in _PARTED.finditer(text):
        yield text[: mark.start()], text[mark.end() :]
    if behind := _IN_BRACKETS.fullmatch(text):
        yield behind[1], behind[2]
        yield behind[2], behind[1]  # "Styret (Organisering)"


@lru_cache(maxsize=4_096)
def indicator_and_rest(text: str) -> tuple[str, str] | None:
    """The indicator's code and what else is said, of a name put together from both: "Portefølje - Styrker"."""
    for mark in _PARTED.finditer(text):
        left, right = text[: mark.start()], text[mark.end() :]
        for name, rest in ((left, right), (right, left)):
            if rest.strip() and (code := indicator_named(name) or _indicator_folded(name)) is not None:
                return code, rest.strip()
    return None


def _pieces(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.casefold().translate(_FOLDED))
    return [word for word in words if word not in _LINKS]


def _indicator_folded(text: str) -> str | None:
    found = {code for word, code in indicator_words().items() if _is_cut_from(_pieces(text), _pieces(word))}
    return found.pop() if len(found) == 1 else None


def _statement_folded(indicator: str, text: str) -> str | None:
    """The topic of the one statement of an indicator, in the newest form that has it, that a text is cut from."""
    pieces = _pieces(text)
    for form in forms():
        found: dict[str, bool] = {}
        for statement in form.indicator(indicator).statements if form.has_indicator(indicator) else ():
            names = [_pieces(name) for name in (*statement.topics.values(), *statement.aliases)]
            whole = [_pieces(name) for name in statement.texts.values()]
            if pieces in whole or any(_is_cut_from(pieces, name) for name in names):
                found[statement.topics["nb"]] = pieces in names
        exact = [name for name, is_whole in found.items() if is_whole]
        if len(exact) == 1:
            return exact[0]
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def _is_cut_from(pieces: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each piece begins a word of a name, in its order, the first one its first."""
    if not pieces or not words or max(map(len, pieces)) < _SHORTEST_CUT or not words[0].startswith(pieces[0]):
        return False
    left = iter(words)
    return all(any(word.startswith(piece) for word in left) for piece in pieces)
