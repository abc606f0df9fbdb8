"""The kind of findings that words announce: what is good, what to better, what to do; in sheets and in reports alike.

A heading amid running text has to say nothing else, else any sentence would be one. A heading or a label of a table
stands where headings stand: there it is enough that it leans to one kind.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from data.frameworks import indicator_words
from data.terms import aliases
from data.understanding.phrases import words_of_heading
from data.understanding.stems import is_neutral, meanings, says, topic_words, words_in

NUMBERING = re.compile(
    r"^\s*(?:\w*indikator|\w*indicator|del|part|kapittel|chapter)?\s*"
    r"(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[ivx]+[.)]|[A-Za-z][.)]|[A-Z](?=\s*[:–—]\s))(?:\s+|\s*[:–—-]\s*)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*\w*(?:indikator|indicator)\s*\d{0,2}\s*[:–—-]\s*", re.IGNORECASE)
_ABOUT = frozenset({"om", "on", "about"})  # "Om organisering" stands over what is said of it
_LONGEST_HEADING = 90
_MOST_WORDS = 10
_AND = re.compile(r"\b(?:og|and|eller|or)\b|[&/,;+]", re.IGNORECASE)
_WILL_DO = re.compile(
    r"\b(?:vil|skal|bør|must|will|shall|should)\s+(?:(?:vi|dere|de|styret|we|you|they)\s+)?(?:gjøre|gjere|gjera|do)\b",
    re.IGNORECASE,
)
_TO_BETTER = re.compile(
    r"\b(?:må|bør|kan|skal|must|should|could)\s+(?:\w+\s+){0,2}(?:bedre|betre|better|bedres|betrast|forbedres|forbetrast)\b",
    re.IGNORECASE,
)  # what has become better is none
_LESS = re.compile(r"\b(?:mindre|ikke|ikkje|dårlig|dårleg|lite|less|not|never|aldri)\b", re.IGNORECASE)
_SURE = (("strength", ""), ("improvement", ""))
KINDS_OF_FINDINGS = ("strength", "improvement", "action")
MIXED = "+"
"""Stands between the kinds of a heading that announces several."""


def bare_heading(text: str) -> str:
    """A heading without its numbering: "3. Portefølje:" is Portefølje."""
    return _LABEL.sub("", NUMBERING.sub("", text)).strip(" :.–—-")


@lru_cache(maxsize=20_000)
def indicator_of(text: str) -> str | None:
    """The code of the indicator that a whole line names."""
    if len(text) > _LONGEST_HEADING or is_of_sentence(text):
        return None
    words = indicator_words()
    bare = aliases.normalised(bare_heading(text))
    if bare in words:
        return words[bare]
    said = " ".join(word for word in bare.split() if not word.isdigit() or len(word) != 4)
    return words.get(said) or words.get(without_about(said))


def without_about(text: str) -> str:
    """A heading without the word that only says that it is about something: "Om organisering"."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in _ABOUT else text


def is_topic(text: str) -> bool:
    """Whether a line is the topic of a statement of some form."""
    return not is_of_sentence(text) and aliases.normalised(text) in topic_words()


def is_of_sentence(text: str) -> bool:
    """Whether a line can only be the end of a sentence: "bærekraft."."""
    return text[:1].islower() and text.rstrip().endswith(".")


def labelled_kind(text: str) -> str | None:
    """The kind of a single finding by the label before it: "Bra: Logoen er kjent"; None where it has none."""
    found = kind_of_finding(text)
    is_question = text.rstrip().endswith("?")
    return found[0] if found and found[1] and MIXED not in found[0] and not is_question else None


def kind_of_finding(text: str) -> tuple[str, str] | None:
    """The kind of findings that a heading announces, and what stands beside it: "Anbefalte tiltak: ...".

    "improvement+action" where it announces several.
    """
    head, colon, rest = text.partition(":")
    question, mark, answer = text.partition("?")
    if mark and not colon and answer.strip()[:1].isupper() and (asked := _kind_of(question.strip())):
        return asked, answer.strip()  # "Hvor er vi gode? Alle er med"
    if not colon and (len(head) > _LONGEST_HEADING or head.rstrip().endswith(".") or head[:1].islower()):
        return None
    kind = _kind_of(head.strip()) or (_kind_first(head) if colon and not rest.strip() else None)
    return (kind, rest.strip()) if kind else None


def _kind_first(head: str) -> str | None:
    """The kind that a line names first and says more of, before a colon and a list: "Tiltak vi ble enige om:"."""
    first, *more = words_in(bare_heading(head)) or ("",)
    is_more = bool(more) and len(more) < _MOST_WORDS and not says(tuple(more), "turns", "not")
    is_of_now = not says(tuple(more), "score", "before") and not any(word.isdigit() for word in more)
    return aliases.choices_by_word("findings", "kind").get(first) if is_more and is_of_now else None


@lru_cache(maxsize=20_000)
def _kind_of(head: str) -> str | None:
    bare = bare_heading(head)
    known = aliases.choices_by_word("findings", "kind").get(aliases.normalised(bare))
    words = words_in(bare)
    if known or not words or len(words) > _MOST_WORDS or is_topic(bare):
        return known
    if indicator_of(bare) or not all(is_neutral(word) or _is_of_findings(word) for word in words):
        return None
    parts = [kind for part in _AND.split(bare) if (kind := _kind_of_words(words_in(part)))]
    kinds = list(dict.fromkeys(parts))
    return MIXED.join(kinds) if kinds else None


def _is_of_findings(word: str) -> bool:
    return bool(meanings(word, "findings") or meanings(word, "turns"))


def _kind_of_words(words: tuple[str, ...]) -> str | None:
    for kind in ("action", "improvement"):
        if says(words, "findings", kind):
            return kind
    if not says(words, "findings", "strength"):
        return _kind_of_plain_words(words)
    if says(words, "turns", "should") and any(word.startswith(_SUCCEED) for word in words):
        return None  # what it takes to succeed is no strength
    is_wish = says(words, "turns", "should") and any(word.startswith("styrk") or word in _BECOME for word in words)
    return "improvement" if is_wish or says(words, "turns", "not") else "strength"


def _kind_of_plain_words(words: tuple[str, ...]) -> str | None:
    """What works, and what needs work: words that say nothing apart."""
    said = frozenset(words)
    is_done = words[-1:] == _ALONG and not _ACHIEVE.isdisjoint(said) and not says(words, "turns", "should")
    if (is_done or not _WORKS.isdisjoint(said)) and _HOW.isdisjoint(said):
        return "improvement" if says(words, "turns", "not") else None if _WHAT.isdisjoint(said) else "strength"
    if not _WENT.isdisjoint(said) and says(words, "turns", "not"):
        return "improvement"
    if not _WILL.isdisjoint(said) and not _DO.isdisjoint(said):
        return "action"
    if _WILL & said and _WE & said and said <= _WILL | _WE | _THIS:
        return "action"  # "Vi skal", above what that is
    is_onward = not _ONWARD.isdisjoint(said) and not says(words, "turns", "not")
    if is_onward and not _DOING.isdisjoint(said) and not _WHAT.isdisjoint(said):
        return "action"
    needs_work = not _NEEDS.isdisjoint(said) and not _WORK.isdisjoint(said)
    is_plan = says(words, "turns", "onward") or any(word.isdigit() for word in words)
    return "improvement" if needs_work and not is_plan else None


_WHAT = frozenset({"hva", "kva", "det", "dette", "som", "what", "that", "this"})
_HOW = frozenset({"hvordan", "korleis", "how", "hvor", "kor", "where", "kan", "could", "can"})
_WORKS = frozenset({"fungerer", "virker", "verkar", "works", "working"})
_ACHIEVE = frozenset({"får", "fikk", "fekk", "fått", "klarer", "klarar", "greier", "greidde"})
_ALONG = ("til",)  # "Dette får vi til"
_WILL = frozenset({"vil", "skal", "bør", "må", "will", "shall", "should", "must"})
_WE = frozenset({"vi", "styret", "we"})
_THIS = frozenset({"dette", "det", "this"})
_DO = frozenset({"gjøre", "gjere", "gjera", "gjøres", "gjerast", "do"})
_DOING = frozenset({"gjør", "gjer", "do"})
_ONWARD = frozenset({"nå", "no", "now", "videre", "vidare", "fremover", "framover", "next"})  # "Hva gjør vi nå?"
_WENT = frozenset({"gikk", "gjekk", "gått", "went"})
_NEEDS = frozenset({"må", "bør", "must", "should", "need", "needs", "trenger", "treng", "krever", "krev"})
_WORK = frozenset({"work", "jobbe", "jobbes", "arbeide", "arbeid"})
_SUCCEED = ("lykk", "lukk", "succe")
_BECOME = frozenset({"bli", "become", "get", "verte"})


@cache
def kind_in_table(text: str) -> str | None:
    """The kind of findings that a heading or a label of a table leans to; None where it leans to none, or to several.

    What somebody shall do stands over findings, over actions and over who does them: there words alone decide nothing.
    """
    code = aliases.choices_by_word("findings", "kind").get(aliases.normalised(text))
    if code is not None:
        return code
    said = kind_of_finding(text)
    if said in _SURE:
        return said[0]
    words = tuple(word for word in words_of_heading(text) if word.text != "what")  # it asks
    if _TO_BETTER.search(text):
        return "improvement"
    if _WILL_DO.search(text) or any("proposal" in word.meanings for word in words):
        return "action"
    meant = {kind for kind in KINDS_OF_FINDINGS for word in words if kind in word.meanings}
    known = [word for word in words if word.meanings]
    words = tuple(word for word in words if word.meanings != {"text"})  # "hva" asks, it tells nothing
    if meant == {"strength"} and _LESS.search(text):
        return "improvement"
    if len(meant) == 1 and 2 * sum(bool(word.meanings & meant) for word in words) >= len(words) and known:
        return meant.pop()
    return "improvement" if meant == {"strength", "improvement"} else None
