"""What a report says of how things go, where it gives no number: "måltallet er bak skjema", "vi er på god vei"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from data.understanding.stems import names_of_indicators, says, stems, words_in

_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_CLAUSES = re.compile(r"\s*;\s*|,?\s+(?:men|mens|medan|but|while|whereas)\s+", re.IGNORECASE)
_WISHES = re.compile(r"\b(?:skal|må|bør|vil|kan|should|must|will|shall|may)\b", re.IGNORECASE)
_JUDGEMENTS = ("behind", "ahead", "much_left", "on_track", "on_the_way")
_LONGEST = 400


@dataclass(frozen=True)
class Judged:
    """A subject ("jobs", "budget" or an indicator), how it goes if that is said, the sentence, and where it stands."""

    subject: str
    judgement: str | None
    text: str
    line: int


def judgements_in(texts: Iterable[tuple[str, int, str | None]]) -> list[Judged]:
    """One judgement for each subject: the first that is said. A text comes with its line and its indicator, if any."""
    by_subject: dict[str, list[Judged]] = {}
    for text, line, indicator in texts:
        for judged in _of_text(text, line, indicator):
            by_subject.setdefault(judged.subject, []).append(judged)
    return [_as_one(found) for found in by_subject.values()]


def _as_one(found: list[Judged]) -> Judged:
    """The first judgement of a subject, and with it the sentences that only say what is in place."""
    first = next((judged for judged in found if judged.judgement), found[0])
    beside = [judged.text for judged in found if judged.judgement is None and judged.text != first.text]
    text = " ".join(dict.fromkeys([first.text, *beside]))
    return Judged(first.subject, first.judgement, text, first.line)


def _of_text(text: str, line: int, indicator: str | None) -> Iterator[Judged]:
    for sentence in _SENTENCES.split(text):
        subject = indicator
        if len(sentence) > _LONGEST or sentence.rstrip().endswith("?"):
            continue
        for clause in _CLAUSES.split(sentence):
            subject = subject_of(clause) or subject
            judgement = _judgement_of(clause)
            if subject and (judgement or (subject == "jobs" and _says(clause, "in_place"))):
                yield Judged(subject, judgement, sentence.strip(), line)


def _judgement_of(clause: str) -> str | None:
    if _WISHES.search(clause):
        return None  # what shall be is not what is
    return next((name for name in _JUDGEMENTS if _says(clause, name)), None)


def _says(clause: str, name: str) -> bool:
    return _phrases(name).search(clause) is not None


@cache
def _phrases(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems('judgements', name))})", re.IGNORECASE)


def subject_of(clause: str) -> str | None:
    """What a clause or a label speaks of; None where that is nothing known, or several things."""
    words = words_in(clause)
    found = {name for name in ("jobs", "budget") if says(words, "subjects", name)}
    found |= {code for word in words if (code := names_of_indicators().get(word))}
    return found.pop() if len(found) == 1 else None
