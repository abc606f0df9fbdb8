"""Jobs that a sentence counts: "I 2024 kom det 14 nye arbeidsplasser, og 9 ble sikret", and the target of them all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.reports.findings import texts_of
from data.reports.lines import Document
from data.reports.ranked import ranked_goals
from data.reports.rows import Row
from data.terms import aliases

_SENTENCES = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[A-ZÆØÅ])|(?<=\d\.)\s+(?=[A-ZÆØÅ])")
_JOBS = r"(?:arbeidsplass\w*|jobb\w*|jobs?)"
_NUMBER = (
    r"(?<![\d.,/–-])(\d{1,3}(?:[ \u00a0]\d{3})?)(?![\d.,]*\d|\s*(?:%|prosent|pst|per ?cent|år|years?)|\s*[/–-]\s*\d)"
)
_OF_SECURED = r"(?:sikr(?:et|a|ede|e)|secured)"
_BOTH = rf"{_NUMBER}\s+(?:nye|new)\s+(?:og|and)\s+{_NUMBER}\s+{_OF_SECURED}\s+{_JOBS}\b"
_NEW_ALONE = rf"{_NUMBER}\s+(?:nye|new)\s+{_JOBS}\b"
_SECURED_ALONE = rf"{_NUMBER}\s+{_OF_SECURED}\s+{_JOBS}\b"
_SECURED_BESIDE = rf"\b(?:og|and)\s+{_NUMBER}\s+(?:(?:er|ble|blei|vart|were|was|have been)\s+)?{_OF_SECURED}\b"
_COUNTED = re.compile(
    rf"(?:{_BOTH})|(?:{_NEW_ALONE})(?:[^\d.;]{{0,20}}(?:19|20)\d\d)?(?:,?\s+{_SECURED_BESIDE})?|(?:{_SECURED_ALONE})",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"{_NUMBER}\s+(?:(?:nye|new|og|and|{_OF_SECURED})\s+)*{_JOBS}\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAID = re.compile(rf"\b{_JOBS}\b", re.IGNORECASE)
_THIS_YEAR = re.compile(r"\b(?:i år|dette året|this year)\b", re.IGNORECASE)
_TARGET = re.compile(r"\b(?:mål|måla?et|måltal\w*|måla|målene|målsetting\w*|target|goal)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:(?:hele|heile|whole)\s+)?(?:program(?:me)?[- ]?)?(?:periode(?:n)?|period)\b", re.IGNORECASE)
_FIELDS = ("target_jobs", "target_new", "target_secured", "new_jobs", "secured_jobs")


def jobs_told(document: Document, year: int | None) -> list[Row]:
    """A row per year of which one sentence counts new or secured jobs, and one of the target for the whole period.

    What two sentences count differently is left out, as is all that is hoped for, of a part, or said without a year.
    `year` is the report's: that of "i år".
    """
    counted: dict[tuple[int | None, str], set[tuple[float, int]]] = {}
    places = [place for place, line in enumerate(document.lines) if line.table is None and not line.figures]
    for text, line in texts_of(document, places):
        for sentence in _SENTENCES.split(text):
            for of_year, field, number in _counts_in(sentence, year):
                counted.setdefault((of_year, field), set()).add((number, line))
    agreed = {key: min(said, key=lambda one: one[1]) for key, said in counted.items() if _is_one(said)}
    return [_row(agreed, of_year) for of_year in dict.fromkeys(of_year for of_year, _ in agreed)]


def _is_one(said: set[tuple[float, int]]) -> bool:
    return len({number for number, _ in said}) == 1


def _row(agreed: dict[tuple[int | None, str], tuple[float, int]], year: int | None) -> Row:
    own = {field: agreed[year, field] for field in _FIELDS if (year, field) in agreed}
    line = min(line for _, line in own.values())
    return {"year": (year, line), **{field: own.get(field, (None, line)) for field in _FIELDS}}


def _counts_in(sentence: str, year: int | None) -> Iterator[tuple[int | None, str, float]]:
    """What a sentence counts: of which year, None for the whole period, in which field, how many."""
    if not _SAID.search(sentence) or sentence.rstrip().endswith("?"):
        return
    if _TARGET.search(sentence):
        for said in [goal for _, goal in ranked_goals(sentence)] or [sentence]:
            yield from _target_in(said)
        return
    years = {int(one) for one in _YEAR.findall(sentence)}
    years = years or ({year} if year is not None and _THIS_YEAR.search(sentence) else set())
    found = list(_COUNTED.finditer(sentence))
    if len(years) != 1 or len(found) != 1 or not _is_plain(_without(sentence, found[0]), "told_of_counts"):
        return
    (of_year,) = years
    both_new, both_secured, new, beside, secured = found[0].groups()
    for field, number in (("new_jobs", both_new or new), ("secured_jobs", both_secured or beside or secured)):
        if number:
            yield of_year, field, _value(number)


def _target_in(sentence: str) -> Iterator[tuple[int | None, str, float]]:
    """The target for the whole period, where a sentence says nothing else in figures."""
    found = list(_COUNT.finditer(sentence))
    if len(found) != 1 or not _WHOLE.search(sentence):
        return
    if not _is_plain(_without(sentence, found[0]), "told_of_targets"):
        return
    said = found[0][0].casefold()
    is_new, is_secured = re.search(r"\bny|\bnew", said), re.search(r"sikr|secured", said)
    field = "target_jobs" if bool(is_new) == bool(is_secured) else "target_new" if is_new else "target_secured"
    yield None, field, _value(found[0][1])


def _without(sentence: str, found: re.Match[str]) -> str:
    """A sentence without what was found in it, and without years."""
    return _YEAR.sub(" ", f"{sentence[: found.start()]} {sentence[found.end() :]}")


def _is_plain(rest: str, words: str) -> bool:
    """Whether a sentence says nothing else: with one word more, the jobs may be a company's, or only hoped for."""
    return set(re.findall(r"\w+", rest.casefold())) <= aliases.words(words)


def _value(number: str) -> float:
    return float(re.sub(r"\D", "", number))
