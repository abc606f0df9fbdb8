"""Which programme and which round a research report is about, from its title, heads, file name and text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from data.cells.dates import date_said
from data.reports.front import front_of, single_years
from data.reports.lines import Document
from data.understanding.stems import says, words_in
from data.understanding.titles import is_title

_FRONT = 15  # lines
_LONGEST = 140
_ENDING = re.compile(r"\.\w{2,5}$")
_ROUND = re.compile(
    r"\b(?:runde[nr]?|runda|omgang(?:en)?|kull(?:et)?|round|cohort)\s+(?:i\s+|for\s+|in\s+|of\s+)?(?P<a>20\d\d)\b"
    r"|\b(?P<b>20\d\d)[-\s–](?:runde[n]?|runda|kullet|round|cohort)\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)\w*\.?,?\s+20\d\d\b", re.IGNORECASE
)
_OF = r"(?:\s+(?:av|på|for|frå|fra|i|om|med|of|from|on|in|about)|\s*[:–—-])"
_NAME = r"[«\"“']?(?P<name>[A-ZÆØÅ][\w'-]*(?:\s[A-ZÆØÅ][\w'-]+){0,2})"
_PROGRAMME_WORD = r"(?:(?i:the|\w*program(?:met|me)?|\w*program:)\s+){0,3}"
_AFTER_STUDY = re.compile(
    r"(?i:\b\w*(?:følgeforsk|følgjeforsk|evaluer|rapport|lærdom|erfaring|røynsl|evaluat|læring|oppsummer|studie|study|research|report|lesson|learn|review)"
    rf"\w*){_OF}\s+{_PROGRAMME_WORD}{_NAME}"
)
_HYPHENED = re.compile(r"\b(?P<name>[A-ZÆØÅ][\w]+)-(?:program|programme)(?:met)?\b")
_PROGRAMME_ENDING = re.compile(r"-program(?:met|me)?$")
_BEFORE_YEAR = re.compile(rf"^{_NAME}\s+20\d\d\b")
_NO_NAMES = frozenset({"innovasjon", "norge", "kommunene", "kommuner", "rapport", "report", "distrikts", "norway"})


@dataclass(frozen=True)
class About:
    """The programme, whether its name is only likely, the round, and the years among which nothing decides."""

    programme: str | None = None
    is_likely: bool = False
    year: int | None = None
    years: tuple[int, ...] = ()


def about(document: Document, file_name: str, dated_years: Sequence[int]) -> About:
    """What the report is about; `dated_years` are those of the dates that it tells of."""
    titles = _titles(document, file_name)
    programme, is_likely = _programme(document, titles, file_name)
    year, years = _round(document, titles, dated_years)
    return About(programme, is_likely, year, years)


def is_study(document: Document, file_name: str) -> bool:
    """Whether a title, a running head or the file's name says that somebody has looked at how it went."""
    return any(says(words_in(text), "research", "study") for text in _titles(document, file_name)[:_FRONT])


def names_assessment(document: Document, file_name: str) -> bool:
    """Whether a title says that it is an assessment by a form."""
    return any(map(is_title, _titles(document, file_name)))


def _titles(document: Document, file_name: str) -> list[str]:
    """The front's short lines, the running heads and the file's name."""
    front = [line.text for line in document.lines[:_FRONT] if len(line.text) <= _LONGEST and line.table is None]
    file_title = re.sub(r"[_-]+", " ", _ENDING.sub("", file_name))
    return [*front[:6], *document.heads, file_title, *front[6:]]


def _programme(document: Document, titles: Sequence[str], file_name: str) -> tuple[str | None, bool]:
    said = front_of(document, min(_FRONT, len(document.lines)), file_name)
    if said.programme and not said.is_guess:
        return said.programme, False
    for pattern in (_AFTER_STUDY, _HYPHENED, _BEFORE_YEAR):
        for text in titles:
            found = pattern.search(text)
            if found and _is_name(found["name"]):
                return _PROGRAMME_ENDING.sub("", found["name"]).strip(" -"), True
    return said.programme, said.programme is not None


def _is_name(name: str) -> bool:
    return not _NO_NAMES.intersection(words_in(name)) and date_said(f"{name} 2020") is None  # "May 2022"


def _round(document: Document, titles: Sequence[str], dated_years: Sequence[int]) -> tuple[int | None, tuple[int, ...]]:
    for texts in (titles, [line.text for line in document.lines]):
        rounds = {int(found["a"] or found["b"]) for text in texts for found in _ROUND.finditer(text)}
        if len(rounds) == 1:
            return rounds.pop(), ()
        if rounds and texts is titles:
            return None, tuple(sorted(rounds, reverse=True))
    named = {year for text in titles for year in single_years(_MONTH_BEFORE.sub(" ", text))}
    fitting = named & set(dated_years) if dated_years else named
    if len(fitting) == 1 and len(named) == 1:
        return fitting.pop(), ()
    return None, tuple(sorted(named | set(dated_years), reverse=True))
