"""What the words of a heading mean: whole words in all their forms, parts of compounds, words cut short, typing slips.

The words stand in `lexicon.toml`. Nothing here knows a heading as a whole: "Restbudsjett" is understood because it is
made of what remains and of a budget.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import snowballstemmer
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*\.?|[%#∑Σ]")
_BROKEN_LINE = re.compile(r"(?<=\w)[-\u00ad]\s*\n\s*(?=[^\W\d_])")
_SPACED_OUT = re.compile(r"(?<!\S)(?:[^\W\d_] ){2,}[^\W\d_](?!\S)")  # "S U M"
_OF_SOMEBODY = re.compile(r"(?<=[^\W\d_])['’]s\b", re.IGNORECASE)  # "the board's"
_SHORTEST_STEM = 3
_MOST_BEGUN = 4  # meanings of what a word cut short may stand for
_SHORTEST_ALONE = 5  # the last part of a compound whose beginning is unknown: "bruk" ends too many other words
_SHORTEST_SLIP, _SHORTEST_DOUBLE_SLIP = 6, 10
_LONGEST_WORD = 40
_SHORTEST_CUT = 3
# Parts of compounds are joined with these, or with nothing.
_PLAIN_LETTERS = (("aa", "å"), ("oe", "ø"), ("ae", "æ"))
_JOINTS = ("s", "e", "-", "")
_LONGEST_SMALL, _MOST_OF_STATE = 3, 4
NOISE = "noise"
_DENIED = frozenset({"grant", "payment", "decided", "budget", "use"})


@dataclass(frozen=True)
class Word:
    """A word of a heading: what it may mean, and whether it only tells more of another one.

    "tilsagns|dato" is two words: a date, which is told more of by a grant. No meaning: the word is unknown here.
    """

    text: str
    meanings: frozenset[str]
    is_modifier: bool = False
    is_sure: bool = True

    @property
    def is_noise(self) -> bool:
        """Whether it changes nothing."""
        return NOISE in self.meanings


@dataclass(frozen=True)
class _Lexicon:
    words: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    longest_phrase: int


@cache
def _stemmers() -> tuple[Any, ...]:
    return snowballstemmer.stemmer("norwegian"), snowballstemmer.stemmer("english")


@lru_cache(maxsize=16_384)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems of a word, in Norwegian and in English."""
    return tuple(dict.fromkeys(stemmer.stemWord(word) for stemmer in _stemmers()))


@cache
def vocabulary() -> Mapping[str, Any]:
    """What `lexicon.toml` holds."""
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8")))


@cache
def _lexicon() -> _Lexicon:
    spoken: dict[tuple[str, ...], set[str]] = {}
    contents = vocabulary()
    groups = [group for name in ("concepts", "aspects", "qualifiers") for group in contents[name].items()]
    for meaning, spellings in [*groups, (NOISE, contents["noise"]["words"])]:
        for spelling in spellings:
            spoken.setdefault(tuple(plain_words(spelling)), set()).add(meaning)
    words = {key[0]: frozenset(found) for key, found in spoken.items() if len(key) == 1}
    phrases = {key: frozenset(found) for key, found in spoken.items() if len(key) > 1}
    stems: dict[str, set[str]] = {}
    for word, found in words.items():
        for stem in stems_of(word):
            is_of_another = stem in words and not words[stem] & found  # "projects" are not "projected"
            if len(stem) >= _SHORTEST_STEM and NOISE not in found and not is_of_another:
                stems.setdefault(stem, set()).update(found)
    return _Lexicon(
        MappingProxyType(words),
        MappingProxyType({stem: frozenset(found) for stem, found in stems.items()}),
        MappingProxyType(phrases),
        max(map(len, phrases)),
    )


@cache
def qualifiers() -> frozenset[str]:
    """The meanings that say what else is said of a figure: what remains, a forecast, a mean."""
    return frozenset(vocabulary()["qualifiers"])


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, as they stand."""
    whole = _SPACED_OUT.sub(lambda found: found[0].replace(" ", ""), _BROKEN_LINE.sub("", text))
    whole = _OF_SOMEBODY.sub("", whole)
    return [word.casefold() for word in _WORD.findall(whole)]


@lru_cache(maxsize=8_192)
def words_in(text: str) -> tuple[Word, ...]:
    """The words of a heading with what they mean, phrases and the parts of compounds each as a word of its own."""
    lexicon = _lexicon()
    plain = plain_words(text[:400])
    found: list[Word] = []
    place = 0
    while place < len(plain):
        for length in range(min(lexicon.longest_phrase, len(plain) - place), 1, -1):
            phrase = tuple(word.rstrip(".") for word in plain[place : place + length])
            meanings = lexicon.phrases.get(phrase) or _phrase_cut_short(plain[place : place + length])
            if meanings:
                found.append(Word(" ".join(phrase), meanings))
                place += length
                break
        else:
            found.extend(words_meant(plain[place]))
            place += 1
    return tuple(found)


def _phrase_cut_short(words: Sequence[str]) -> frozenset[str]:
    """What the one phrase means whose words these begin, where a point says that they are cut: "Vedt. budsj."."""
    if not any(word.endswith(".") for word in words):
        return frozenset()
    found = {
        meanings
        for phrase, meanings in _lexicon().phrases.items()
        if len(phrase) == len(words) and all(map(_may_stand_for, words, phrase))
    }
    return found.pop() if len(found) == 1 else frozenset()


def _may_stand_for(word: str, whole: str) -> bool:
    bare = word.rstrip(".")
    return bare == whole or (word.endswith(".") and len(bare) >= _SHORTEST_CUT and whole.startswith(bare))


def words_meant(word: str) -> tuple[Word, ...]:
    """A word, or the parts of a compound, with what they mean."""
    bare = word.rstrip(".")
    if meanings := meanings_of(word) or meanings_of(bare):
        return (Word(bare, meanings),)
    if spelt := _meant_in_plain_letters(bare):
        return spelt
    if "." in bare or (word.endswith(".") and len(bare) >= 2):
        parts = [part for part in bare.split(".") if part]
        cut = [_cut_short(part) for part in parts]
        if any(cut):
            return tuple(
                Word(part, found, is_modifier=number < len(parts) - 1, is_sure=False)
                for number, (part, found) in enumerate(zip(parts, cut, strict=True))
            )
    if "-" in bare:
        return tuple(part for piece in bare.split("-") if piece for part in words_meant(piece))
    if denied := _denied(bare):
        return denied
    if compound := _compound(bare):
        return compound
    if word.endswith(".") or len(bare) <= 5:
        # Without a point it may as well be a word of its own: "mat" is no beginning of "match", and sets nothing aside.
        found = _cut_short(bare) if word.endswith(".") else _cut_short(bare) - qualifiers()
        if found:
            return (Word(bare, found, is_sure=False),)
    if word.endswith(".") and (cut_compound := _cut_compound(bare)):
        return cut_compound
    if slipped := _slip(bare):
        return (Word(bare, slipped, is_sure=False),)
    return _begun(bare) or (Word(bare, frozenset()),)


# With what a word or its second part can begin.
_OF_NOUNS = frozenset({"ning", "ing", "else", "sel", "het", "heit", "skap"})  # what makes a noun of another word
_LONGEST_ENDING = 4  # letters: "anbefal|ing"
_ONSET = re.compile(
    r"[aeiouyæøåéü]|[bcdfghjklmnpqrstvwxz][aeiouyæøåéü]|(?:[bfgkps]l|[bdfgkptv]r|[fgkpshlt]j|[fgks]n|[hkst]v|s[kmpt][rjlv]?)"
    r"|ch|th|sh|wh|tw|sw|qu"
)


def _meant_in_plain_letters(word: str) -> tuple[Word, ...]:
    """A word of a system without æ, ø and å, where it is one with them: "maaltall", "noekkeltall"."""
    spelt = word
    for plain, letter in _PLAIN_LETTERS:
        spelt = spelt.replace(plain, letter)
    if spelt == word:
        return ()
    if meanings := meanings_of(spelt):
        return (Word(word, meanings),)
    parts = _compound(spelt)
    return parts if all(part.meanings for part in parts) else ()


def _denied(word: str) -> tuple[Word, ...]:
    """A word that begins by denying the rest: "uløyvd" and "undisbursed" are what has not been granted or paid."""
    for prefix in ("un", "u"):
        if word.startswith(prefix) and meanings_of(word.removeprefix(prefix)) & _DENIED:
            return (Word(word, frozenset({"negated"})),)
    return ()


def _cut_compound(word: str) -> tuple[Word, ...]:
    """A compound whose last part is cut short: "årsbud." is made of a year and of what may be a budget."""
    for split in range(2, len(word) - 2):
        first = _first_part(word[:split])
        found = _cut_short(word[split:]) if first else frozenset()
        if found:
            parts = (Word(part.text, part.meanings, True, False) for part in first)
            return (*parts, Word(word[split:], found, is_sure=False))
    return ()


def _begun(word: str) -> tuple[Word, ...]:
    """A compound of which only the beginning is known: "kostnadsgrunnlag" has to do with costs."""
    for split in range(len(word) - 3, _SHORTEST_ALONE - 1, -1):
        if not _ONSET.match(word, split):
            continue  # "leverandør" is no "levera|ndør"
        first = _first_part(word[:split])
        is_ending = len(word) - split <= _LONGEST_ENDING
        if len(first) == 1 and word[split:] in _OF_NOUNS:  # one word, and no compound of two
            return (Word(word, first[0].meanings, is_sure=False),)
        if first and (is_ending or all(part.text in _lexicon().words for part in first)):  # nor is it "lever|andør"
            return (*(Word(part.text, part.meanings, True, False) for part in first), Word(word[split:], frozenset()))
    return ()


@lru_cache(maxsize=16_384)
def meanings_of(word: str) -> frozenset[str]:
    """What a word means as it stands, or by its stem."""
    lexicon = _lexicon()
    if word in lexicon.words:
        return lexicon.words[word]
    found: set[str] = set()
    for stem in stems_of(word):
        if len(stem) >= _SHORTEST_STEM:
            found |= lexicon.stems.get(stem, frozenset())
    return frozenset(found)


def _compound(word: str) -> tuple[Word, ...]:
    """The parts of a compound: the last one says what it is, the others tell more of it."""
    if len(word) > _LONGEST_WORD:
        return ()
    alone: tuple[Word, ...] = ()
    for split in range(2, len(word) - 2):
        last = word[split:]
        meanings = meanings_of(last) - {NOISE}
        if not meanings:
            continue
        first = _first_part(word[:split])
        if first:
            return (*(Word(part.text, part.meanings, True, part.is_sure) for part in first), Word(last, meanings))
        is_word = last in _lexicon().words or last not in _lexicon().stems  # "bygdeliv" does not end in "deliv|ered"
        is_beginning = split >= _SHORTEST_STEM and not _is_cut_amid(word[:split])  # "kvinner" is no "kv|inner"
        if not alone and len(last) >= _SHORTEST_ALONE and is_word and is_beginning:
            alone = (Word(word[:split], frozenset(), True), Word(last, meanings))
    return alone


def _is_cut_amid(beginning: str) -> bool:
    """Whether the beginning of a compound is a small word and a letter or two: "tilk|nyttet" is "til|knyttet"."""
    return any(meanings_of(beginning[:-length]) == {NOISE} for length in (1, 2) if len(beginning) > length + 1)


def _first_part(text: str) -> tuple[Word, ...]:
    for joint in _JOINTS:
        stem = text.removesuffix(joint) if joint else text
        if len(stem) >= 2 and (joint == "" or text.endswith(joint)):
            if meanings := meanings_of(stem) - {NOISE}:
                return (Word(stem, meanings),)
            if len(stem) > 6 and (parts := _compound(stem)) and all(part.meanings for part in parts):
                return parts
    return ()


@lru_cache(maxsize=4_096)
def _cut_short(word: str) -> frozenset[str]:
    """What a word cut short may stand for: "bev." is the beginning of several words, all of them possible."""
    if len(word) < 2:
        return frozenset()
    longer = {
        known: found for known, found in _lexicon().words.items() if known.startswith(word) and NOISE not in found
    }
    if len(word) < 3 and len(longer) > 3:
        return frozenset()
    # "Budsj." is "budsjett", and not what begins with that.
    own = [found for known, found in longer.items() if not any(known[:end] in longer for end in range(1, len(known)))]
    meanings = frozenset[str]().union(*own)
    return meanings if len(meanings) <= _MOST_BEGUN else frozenset()  # "opp" begins too much to say anything


@lru_cache(maxsize=4_096)
def _slip(word: str) -> frozenset[str]:
    """What a word with a typing slip was meant to be; nothing where several are as near. Nobody slips on the first."""
    if not _SHORTEST_SLIP <= len(word) <= _LONGEST_WORD:
        return frozenset()
    if "�" in word:
        return frozenset()
    most = 2 if len(word) >= _SHORTEST_DOUBLE_SLIP else 1
    known = [other for other in _lexicon().words if len(other) >= _SHORTEST_SLIP and other[0] == word[0]]
    near = process.extract(word, known, scorer=Levenshtein.distance, score_cutoff=most, limit=5)
    meant = {_lexicon().words[match[0]] for match in near}
    return meant.pop() if len(meant) == 1 else frozenset()


@cache
def _states() -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell a state, and small words that may stand beside them."""
    words = frozenset(part for word in vocabulary()["states"]["words"] for part in plain_words(word))
    beside = frozenset(word for word in vocabulary()["noise"]["words"] if len(word) <= _LONGEST_SMALL)
    return words, beside | {"ikke", "ikkje", "not", "delvis", "partly", "nesten", "under"}


@lru_cache(maxsize=4_096)
def says_state(text: str) -> bool:
    """Whether a cell says how far something has come and nothing else: "Ikke påbegynt", "I gang"."""
    plain = [word.rstrip(".") for word in plain_words(text)]
    words, beside = _states()
    return 0 < len(plain) <= _MOST_OF_STATE and any(word in words for word in plain) and set(plain) <= words | beside


@cache
def hues() -> Mapping[str, str]:
    """Word for a colour, in all its forms -> the colour."""
    return MappingProxyType({word: hue for hue, words in vocabulary()["hues"].items() for word in words})


@cache
def _place_endings() -> tuple[str, ...]:
    """What names of places end with: "-vik", "-dalen"."""
    return tuple(vocabulary()["places"]["endings"])


def ends_as_place(word: str) -> bool:
    """Whether a word ends as names of places do."""
    return word.casefold()[2:].endswith(_place_endings())
