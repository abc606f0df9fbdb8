"""Labels of lines that sum up others or are their mean, and names that only sound so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from data.understanding.lexicon import NOISE, meanings_of, plain_words, vocabulary, words_meant

# Words that may stand beside "sum" or "mean" without making a name of it.
_BESIDE_SUMS = frozenset(
    {
        NOISE,
        "score",
        "statement",
        "indicator",
        "area",
        "total",
        "amount",
        "year",
        "budget",
        "grant",
        "funds",
        "decided",
        "payment",
    }
    | {"job", "programme", "count", "share", "target", "result", "project", "cost", "period", "municipality", "new"}
    | {"secured", "measure", "company", "action", "case", "applied", "remaining", "negated", "state", "prize", "vote"}
    | {"use", "income"}
)

_SIGNS = "∑Σσ"
_SIGN = re.compile(rf"[{_SIGNS}](?!\w)")


@cache
def _sum_words() -> frozenset[str]:
    return frozenset(vocabulary()["sums"]["words"])


@cache
def _mean_words() -> frozenset[str]:
    return frozenset(vocabulary()["sums"]["means"])


def names_sum(label: str, *places: str) -> bool:
    """Whether a label says that its line is a sum and nothing else: "I alt", "Sum budsjett", "Totalt 2024".

    `places` are names that tell nothing new there, such as the programme's. "Totalforsvar" is no sum, nor is
    "Sum Arkitekter AS": a word that belongs to neither makes it a name.
    """
    return _names(label, _sum_words(), places)


def names_mean(label: str, *places: str) -> bool:
    """Whether a label says that its line is a mean: "Snitt", "Gjennomsnitt for påstandene"."""
    return _names(label, _mean_words(), places)


def begins_with_mean(label: str) -> bool:
    """Whether a label begins with a word for a mean, whatever follows: "Gjennomsnitt alle sju", "I snitt per linje".

    What kind of mean it is may stand before: "Vektet snitt av påstandene".
    """
    told = [word.rstrip(".") for word in plain_words(label)]
    told = [word for word in told if not meanings_of(word) & {NOISE, "rank", "total"}]
    is_kind = len(told) > 1 and not meanings_of(told[0]) and told[1] in _mean_words() - {"middels"}  # "Beregnet snitt"
    return bool(told) and (told[0] in _mean_words() or is_kind)


@lru_cache(maxsize=2_048)
def without_sum_words(text: str) -> str:
    """A text in small letters without the words for a sum; the text itself where nothing is left."""
    left = [word for word in plain_words(text) if word.rstrip(".") not in _sum_words()]
    return " ".join(left) or text.casefold()


@cache
def _told_by() -> frozenset[str]:
    """A word of each way to say a sum or a mean, without which none is said."""
    return frozenset(max(words.split(), key=len) for words in _sum_words() | _mean_words())


@cache
def _within_them() -> tuple[str, ...]:
    """Those of these words that no other is part of: "sum" is in "delsum"."""
    return tuple(word for word in _told_by() if not any(other in word for other in _told_by() - {word}))


@cache
def _any_told_by() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, _told_by()))})(?![^\W\d_])")


def with_sum_words(texts: Sequence[str]) -> list[str]:
    """Those of many texts that hold a word for a sum or a mean at all; they are looked through as one text."""
    whole = "\x00".join(texts).casefold()
    is_broken = "\n" in whole  # a word may go on on the next line
    is_signed = any(sign in whole for sign in _SIGNS) and _SIGN.search(whole)
    if not is_broken and not any(word in whole for word in _within_them()) and not is_signed:
        return []
    pattern = _any_told_by()
    return [text for text in texts if pattern.search(text.casefold()) or "\n" in text or _SIGN.search(text)]


def partly_names_sum(label: str) -> bool:
    """Whether a label has a word for a sum among others: it may be one, or the name of something."""
    plain = " ".join(word.rstrip(".") for word in plain_words(label))
    return any(f" {word} " in f" {plain} " for word in _sum_words())


@lru_cache(maxsize=16_384)
def _names(label: str, wanted: frozenset[str], places: tuple[str, ...]) -> bool:
    closed, end, rest = label.rpartition(")")  # where no bracket ends, none begins: there may be very many
    text = _SIGN.sub(" sum ", re.sub(r"\([^)]*\)", " ", closed + end) + rest)
    plain_text = text.casefold()
    for place in places:
        if place and place.casefold() in plain_text:
            text = re.sub(rf"\b{re.escape(place)}s?\b", " ", text, flags=re.IGNORECASE)
    plain = [word.rstrip(".") for word in plain_words(text)]
    joined = " ".join(plain)
    hit = any(f" {word} " in f" {joined} " for word in wanted)
    if not hit:
        return False
    for word in sorted(wanted, key=len, reverse=True):
        joined = f" {joined} ".replace(f" {word} ", "  ").strip()
    return all(
        all(word.is_modifier or word.meanings & _BESIDE_SUMS for word in words_meant(rest)) for rest in joined.split()
    )
