"""What a line of a report is by its words: the name of an indicator, a heading over findings, a total."""

from __future__ import annotations

import re
from functools import lru_cache

from data.frameworks import indicator_words
from data.frameworks.vocabulary import statement_words
from data.reports.grades import SCORE, is_about_scores, with_end_in_figures
from data.terms import aliases
from data.understanding.kinds_of_findings import (
    NUMBERING,
    bare_heading,
    indicator_of,
    is_of_sentence,
    is_topic,
    kind_of_finding,
)
from data.understanding.phrases import speaks_of
from data.understanding.stems import (
    is_neutral,
    is_official,
    meanings,
    means,
    names_of_indicators,
    says,
    words_in,
)

_DESCRIPTION = re.compile(r"(?:beskrivelse|skildring|description)\b\s*(?::|$)", re.IGNORECASE)
_LONGEST_HEADING = 90
_MOST_WORDS = 10
_MOST_IN_LABEL = 4
_ALIKE = 85.0
_TOO_VAGUE = frozenset({"total", "totalt", "samlet", "samla", "sum", "overall", "til sammen", "til saman", "i alt"})
_LEADERS = re.compile(r"(?:\s?[.…_]){3,}\s?")  # dots that lead from a name to its number
_OF = frozenset({"av", "for", "over", "of"})
_OF_BOARD = frozenset({"styrets", "boards"})


def is_numbered(text: str) -> bool:
    """Whether a heading has a number of its own: "3. Portefølje"."""
    return bool(NUMBERING.match(text))


def is_statement(text: str) -> bool:
    """Whether a line is a statement of some form, by its topic or in full."""
    return not is_of_sentence(text) and aliases.normalised(text) in statement_words()


@lru_cache(maxsize=2_000)
def indicator_like(text: str) -> str | None:
    """The code of the indicator whose name a heading is a misspelling of."""
    from rapidfuzz import fuzz, process  # needed only where a heading is not a name we know

    known = indicator_words()
    best = process.extractOne(aliases.normalised(bare_heading(text)), known.keys(), scorer=fuzz.ratio)
    return known[best[0]] if best and best[1] >= _ALIKE else None


def names_officially(text: str) -> bool:
    """Whether a line is an indicator's own name, and not only another word for it."""
    return not is_of_sentence(text) and is_official(bare_heading(text))


def is_description(text: str) -> bool:
    """Whether a line opens the description below an indicator's name."""
    return bool(_DESCRIPTION.match(text))


_OF_WHAT = (("for",), ("på",), ("of",), ("on",))


@lru_cache(maxsize=20_000)
def after_total(text: str) -> str | None:
    """What follows "Total poengsum" on its line, perhaps nothing; None where the line is no total."""
    text = _LEADERS.sub(" ", text)
    if len(text) > _LONGEST_HEADING:
        return None
    text = with_end_in_figures(text)
    number = re.search(rf"[\s:=–-]*(?:{SCORE})?[\s:.]*$", text, re.IGNORECASE)
    head = text[: number.start()] if number else text
    rest = text[len(head) :].strip(" :=–-")
    words = words_in(head)
    if not words:
        return None
    is_of_one = words[1:2] in _OF_WHAT and is_total_of_indicator(head)  # "Total for portefølje", and no count of jobs
    is_beside = bool(rest) and (is_bare_total(head) or is_of_one)
    if (
        not is_beside
        and aliases.normalised(head) not in aliases.words("total_score")
        and not _names_total(words, bool(rest))
    ):
        head, colon, rest = text.partition(":")
        if not colon or aliases.normalised(head) not in aliases.words("total_score"):
            return None
        rest = rest.strip()
        if not rest[:1].isdigit() and not is_about_scores(head):
            return None
    is_vague = aliases.normalised(head) in _TOO_VAGUE and not text.rstrip().endswith(":")
    return None if not rest and is_vague else rest


def _names_total(words: tuple[str, ...], has_score: bool) -> bool:
    """Total karakter for portefølje: every word says that it is a total, a score, or nothing."""
    is_total = says(words, "score", "total") or (has_score and not _OF_BOARD.isdisjoint(words))  # "Styrets karakter 4"
    if not is_total or says(words, "score", "mean"):
        return False
    of_scores = [word for word in words if meanings(word, "score") & {"noun", "total", "give"}]
    says_score = any(meanings(word, "score") & {"noun", "give"} for word in words)
    return says_score and all(word in of_scores or is_neutral(word) or _is_of_indicator(word) for word in words)


def is_bare_total(text: str) -> bool:
    """Whether a label only says that it is a total, "Styrets total": what it is of, the score beside or below says.

    A total of the programme, or of jobs, is not the indicator's.
    """
    words = words_in(text)
    if not 0 < len(words) <= _MOST_IN_LABEL or says(words, "score", "mean") or is_statement(text):
        return False
    if aliases.normalised(text) in aliases.words("total_score"):
        return True
    is_said = all(means(word, "score", "total") or _is_beside_total(word) for word in words)
    return is_said and part_of(text) is None and says(words, "score", "total")


def _is_beside_total(word: str) -> bool:
    if _is_of_indicator(word):
        return True
    return is_neutral(word) and not word.startswith("program") and word not in names_of_indicators()


def _is_of_indicator(word: str) -> bool:
    """Whether a word says that it is an indicator, and not which: "poengsum for indikatoren"."""
    return means(word, "columns", "indicator")


def is_total_of_indicator(text: str) -> bool:
    """Whether the label of a row is a total and the name of an indicator: "Total portefølje"."""
    words = words_in(text)
    left = [word for word in words if not means(word, "score", "total")]
    left = left[tuple(left[:1]) in _OF_WHAT :]
    return 0 < len(left) < len(words) <= _MOST_WORDS and indicator_of(" ".join(left)) is not None


def is_comment(text: str) -> bool:
    """Whether a heading announces remarks and no findings: "Kommentar:"."""
    return any(means(word, "columns", "comment") for word in words_in(text))


def leads_on(text: str) -> bool:
    """Whether a heading only says that it goes on from here: "Veien videre", "Vidare arbeid", "The way forward"."""
    words = words_in(bare_heading(text))
    is_said = all(is_neutral(word) or means(word, "turns", "way") or means(word, "turns", "onward") for word in words)
    return 0 < len(words) <= _MOST_WORDS and is_said and says(words, "turns", "onward")


def may_be_kind(heading: str) -> bool:
    """Whether a heading is of no remarks, no other part of a report, and of nothing said another time."""
    is_of_before = says(words_in(heading), "score", "before")
    return not (is_comment(heading) or part_of(heading) is not None or is_of_before or leads_on(heading))


def lies_ahead(text: str) -> bool:
    """Whether a heading speaks of what is still to be done: a plan, what comes next."""
    return "target" in speaks_of(text) or says(words_in(text), "turns", "onward")


def is_mean(text: str) -> bool:
    """Whether a line gives a mean, which is worked out and no score: "Snitt: 4,3", "Snitt av alles karakterer: 4,3"."""
    words = words_in(text)
    if len(words) > _MOST_WORDS or not says(words, "score", "mean"):
        return False
    told = next((number for number, word in enumerate(words) if not means(word, "score", "mean")), len(words))
    if 0 < told < len(words) and words[told] in _OF:
        return True  # whatever it is the mean of
    is_of_scores = says(words, "score", "noun") and words[-1][0].isdigit()
    return is_of_scores or all(meanings(word, "score") or is_neutral(word) or word[0].isdigit() for word in words)


def is_all_words_of(text: str, group: str) -> bool:
    """Whether every word of a short heading has a meaning in that group or none by itself."""
    words = words_in(bare_heading(text))
    return 0 < len(words) <= _MOST_WORDS and all(is_neutral(word) or meanings(word, group) for word in words)


def part_of(text: str) -> str | None:
    """The part of the report that a heading opens and that is about no indicator: "Hovedkonklusjon"."""
    words = words_in(bare_heading(text))
    if not words or len(words) > _MOST_WORDS or text.rstrip().endswith(".") or indicator_of(text):
        return None
    found = [name for name in _PARTS if says(words, "parts", name)]
    is_said = all(
        is_neutral(word)
        or meanings(word, "parts")
        or meanings(word, "findings")
        or (found[:1] == ["action_plan"] and means(word, "columns", "status"))
        for word in words
    )
    return found[0] if found and is_said else None


_PARTS = ("main_conclusion", "action_plan", "overall_recommendation", "assessment", "goals")


def is_structural(text: str) -> bool:
    """Whether a line gives the report its shape, and so is no running head."""
    return (
        indicator_of(text) is not None
        or is_description(text)
        or kind_of_finding(text) is not None
        or after_total(text) is not None
        or is_topic(text)
    )
