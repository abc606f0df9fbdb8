"""Which programme and which year a report speaks of, from wherever it says so: title, front, heads, the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from data.reports.fields import FilledIn, filled_in
from data.reports.headings import after_total, is_structural
from data.reports.lines import Document, Line, without_bullet
from data.terms import aliases
from data.understanding.bracketed import tells_of_brackets
from data.understanding.titles import is_title, name_in
from data.understanding.whose import Where, Whose, names_itself, texts_beside_titles, whose

_FRONT = 12  # lines
_AT_END = 3  # lines of the report, where the foot of its only page may stand
_SIGNATURE = 6  # lines at the end, of which the last may be an address
_FIRST, _LAST = 1990, 2100
_SHORT = 60
_FEWEST_WORDS = 3
_YEAR = re.compile(r"(?<![\d.,/-])(?:19[9]\d|20\d\d)(?!\d|[.,-]\d)")
_PERIOD = re.compile(r"(?:19[9]\d|20\d\d)\s?[-–—/]\s?(?:19[9]\d|20\d\d|\d\d)(?!\d)")
_DATE = re.compile(
    r"\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?P<a>\d{4})|(?P<b>(?:19|20)\d\d)-?\d{2}-?\d{2}(?!\d)"
    r"|\d{1,2}\.?\s+(?:jan|feb|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|des|dec)\w*\.?\s+(?P<c>\d{4})",
    re.IGNORECASE,
)
_DATED_CLAUSE = re.compile(rf"(?<=\d)\s*(?:[,;(–—]|\s-\s)[^,;()–—]*?(?:{_DATE.pattern})[^,;()–—\d]*\)?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^\s*(?:år|årstall|årstal|year)\s*:|\bvurder\w*\s?år\w*\s*:?|\bassess\w*\s+year\s*:?"
    r"|\byear\s+assessed\s*:?|\bår(?:et)?\s+(?:som\s+(?:er|ble|vart|blei)\s+)?vurder\w+\s*:?"
    r"|\b(?:gjelder|gjeld|gjaldt|for|covers)\s+(?:for\s+)?(?:(?:program)?året|the (?:programme\s)?year)?"
    r"|\bprogramår(?:et)?\s*:?)"
    r"\s*(?P<year>(?:19[9]\d|20\d\d))(?!\d|\s?[-–/]\s?\d)",
    re.IGNORECASE,
)
_SURE_LABEL = re.compile(
    r"^\s*(?:år|årstall|årstal|year)|vurder\w*\s?år|assess\w*\s+year|year\s+assessed|\bår\w*\s.*vurder|gjeld|gjaldt|covers",
    re.IGNORECASE,
)
# A field of a form and what is filled in, each in a cell of its own.
_FIELD = re.compile(
    r"\s*(?:vurder\w*\s?år\w*|assess\w*\s+year|year\s+assessed|år|årstall|årstal|year)\s*:?\s*", re.IGNORECASE
)
_PLAIN_FIELD = re.compile(r"\s*(?:år|årstall|årstal|year)\s*:?\s*", re.IGNORECASE)
_ONLY_YEAR = re.compile(r"\s*((?:19[9]\d|20\d\d))\.?\s*")
# What else a year may be: a goal's, a plan's, a meeting's, a signature's.
_OTHER = re.compile(
    r"\bmål|\binnen\b|\binnan\b|\bfram mot\b|\bneste\b|\bplan\w*|\bhandlingsplan|\bgoal|\btarget|\bby\b|\bnext\b"
    r"|\bmøte|\bdato|\bavhold|\bhold[te]\w*\b|\bsignert|\bunderskr|\bunderteikn|\bundertegn|\bheld\b|\bmeeting|\bsigned"
    r"|\bvedtatt|\bvedteke|\bfjor|\bforrige|\bsiden\b|\bsidan\b|\bsince\b|\bstart|\bopprett|\boppdatert|\butskrift|\bversjon",
    re.IGNORECASE,
)
_YEAR_OF_ASSESSMENT = re.compile(
    r"(?<![\d/–-])((?:19|20)\d\d)\s+(?:programme\s+status|programstatus|status\s+assessment)", re.IGNORECASE
)
# "Styret vurderte programmet for 2024", "her er poengene for 2024"; in a year is when they met.
_ASSESSED_FOR = re.compile(
    r"\b(?:vurder\w*|assess\w*|poeng\w*|karakter\w*|scores?|points)\s+(?P<what>(?:[^\W\d]+\s+){0,4}?)"
    r"(?:for|året|the year)\s+"
    r"(?:året\s+|the year\s+)?(?P<year>20\d\d)(?!\d|[.,]\d|\s?[-–/]\s?\d)",
    re.IGNORECASE,
)
# "Styret har vurdert hvordan programmet gikk i 2023": what went on in that year is what they have assessed.
_ASSESSED_HOW = re.compile(
    r"\b(?:vurder|assess)\w*\s+(?P<what>(?:[^\W\d]+\s+)?(?:hvordan|korleis|hva|kva|how|what)\s+(?:[^\W\d]+\s+){1,6}?)"
    r"(?:i|in)\s+(?P<year>20\d\d)(?!\d|[.,]\d|\s?[-–/]\s?\d)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:compared|than|since|after|last|enn|siden|sidan|etter|fra|frå|i fjor|forrige|førre)\b", re.IGNORECASE
)
_CLAUSES = re.compile(r"[,;:.–—(]\s")
_OF_FORM = re.compile(
    r"©|\bcopyright|\bmal(?:en)?\b|\btemplate\b|\bskjema\w*|\bform\b|\brev(?:ider\w*|\.)", re.IGNORECASE
)
_TITLE_AND_YEAR = re.compile(r"[A-ZÆØÅ]\w*(?:\s(?:for|i|of|in)?\s?[A-ZÆØÅ]\w*){0,4}\s(?:for\s)?20\d\d")
_MENTION = re.compile(
    r"\s*(?:oppf[øy]l\w+|status for|vedlegg|jf|etter|siden|følger|follow|after|since)\b", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ENDING = re.compile(r"\.\w{2,5}$")
_CODE = re.compile(r"^\s*(?:[A-Za-z]?\d{1,3}|\d+)[\s_.–-]+")

LABELLED, TITLED, ON_TOP, HEADED, ON_FRONT, IN_FILE_NAME, IN_COLUMNS, WEAK = range(8, 0, -1)


@dataclass(frozen=True)
class YearSaid:
    """A year, how strongly it speaks for being the report's, and where it stands."""

    year: int
    weight: int
    place: str | None = None


@dataclass(frozen=True)
class Front:
    """What the front says. `is_guess`: the programme's name only stood near the title.

    `maybe` are years that speak equally strongly, or only those of meetings and the like. `differs`: the file's
    name has another year. `rivals` are names of programmes that speak equally strongly.
    """

    programme: str | None = None
    year: int | None = None
    is_guess: bool = False
    maybe: tuple[YearSaid, ...] = ()
    differs: int | None = None
    rivals: tuple[str, ...] = ()


def front_of(document: Document, end: int, file_name: str) -> Front:
    """The programme and the year in what stands before the first section, in running heads and in the file's name."""
    lines = document.lines[:end]
    file_title = _CODE.sub("", _ENDING.sub("", file_name).replace("_", " "))
    said = [*_years_of_lines(lines), *_years_of_heads(document.heads), *_years_of_file_name(file_title)]
    said += [*_years_of_columns(document.lines), *_years_of_totals(document.lines)]
    below = [*filled_in(document.lines[end:])]
    said += _years_of_fields(below)
    year = _year(said)
    in_name = {of.year for of in said if of.weight == IN_FILE_NAME}
    differs = next(iter(in_name - {year}), None) if year is not None else None
    maybe = _maybe(said)
    ends = [line.text for line in document.lines[-_SIGNATURE:]]
    named = _programme([line.text for line in lines[:_FRONT]], document.heads[:_FRONT], ends, file_title)
    if not named.is_sure and (in_field := _programme_of_fields(below)) is not None:
        named = Whose(in_field, is_sure=True)
    is_guess = named.name is not None and not named.is_sure
    return Front(named.name, year, is_guess, maybe, differs, named.rivals)


def single_years(text: str) -> set[int]:
    """The single years a text names; not those of a period or a date."""
    without = _PERIOD.sub(" ", _DATE.sub(" ", text))
    return {int(year) for year in _YEAR.findall(without) if _FIRST <= int(year) <= _LAST}


def _year(said: Sequence[YearSaid]) -> int | None:
    """The year that speaks strongest; None where two speak as strongly, or only weak ones speak."""
    strong = [of for of in said if of.weight > WEAK]
    if _written_too_early(said):
        return None
    best = max((of.weight for of in strong), default=0)
    years = {of.year for of in strong if of.weight == best}
    return years.pop() if len(years) == 1 else None


def _maybe(said: Sequence[YearSaid]) -> tuple[YearSaid, ...]:
    """The years among which nothing decides: those that speak strongest, else those of dates and the like."""
    best = max((of.weight for of in said), default=0)
    return (*_written_too_early(said), *(of for of in said if of.weight == best))


def _written_too_early(said: Sequence[YearSaid]) -> tuple[YearSaid, ...]:
    """The years of titles before the year that a field says: nobody assesses a year that is still to come.

    One that is later is that of the writing, and the field holds.
    """
    fields = [of.year for of in said if of.weight == LABELLED]
    return tuple(of for of in said if of.weight == TITLED and fields and of.year < min(fields))


def _years_of_lines(lines: Sequence[Line]) -> Iterator[YearSaid]:
    lines = _with_whole_dates(lines)
    latest = max((_year_of(date) for line in lines for date in _DATE.finditer(line.text)), default=None)
    for number, line in enumerate(lines):
        if number and (year := _ONLY_YEAR.fullmatch(line.text)) and _FIELD.fullmatch(lines[number - 1].text):
            yield YearSaid(int(year[1]), LABELLED, line.place)
            continue
        label = _LABEL.search(line.text)
        if label and (_SURE_LABEL.search(label[0]) or is_title(line.text)):
            yield YearSaid(int(label["year"]), LABELLED if _SURE_LABEL.search(label[0]) else TITLED, line.place)
            continue
        for date in _DATE.finditer(line.text):
            yield YearSaid(_year_of(date), WEAK, line.place)
        if number < _FRONT and (named := _YEAR_OF_ASSESSMENT.search(line.text)) and not _EARLIER.search(line.text):
            yield YearSaid(int(named[1]), ON_FRONT, line.place)
            continue
        told = _ASSESSED_FOR.search(line.text) or _ASSESSED_HOW.search(line.text)
        is_own = told is not None and not (
            _EARLIER.search(_CLAUSES.split(line.text[: told.start()])[-1]) or tells_of_brackets(line.text)
        )
        if told and is_own and not is_title(line.text) and not _OTHER.search(told["what"]):
            yield YearSaid(int(told["year"]), HEADED, line.place)
            continue
        years = single_years(line.text)
        if len(years) > 1 and latest:
            years = {year for year in years if year <= latest}  # "Spir 2030: hvor står vi etter 2023?"
        if len(years) == 1 and without_bullet(line) is None:
            weight = _weight(line, number)
            if weight:
                yield YearSaid(years.pop(), weight, line.place)


def _year_of(date: re.Match[str]) -> int:
    return int(date["a"] or date["b"] or date["c"])


def _with_whole_dates(lines: Sequence[Line]) -> list[Line]:
    """The lines, two that part a date as one: the "2024" below "holdt 11. januar" is no year of its own."""
    found: list[Line] = []
    for line in lines:
        both = f"{found[-1].text} {line.text}" if found else line.text
        if found and any(date.start() < len(found[-1].text) < date.end() for date in _DATE.finditer(both)):
            found[-1] = replace(found[-1], text=both)
        else:
            found.append(line)
    return found


def _weight(line: Line, number: int) -> int:
    text = _DATED_CLAUSE.sub("", _title_before_sentences(line.text)).strip()
    if is_title(text) and len(text) <= 2 * _SHORT and not text.endswith("."):
        return ON_FRONT if _MENTION.match(text) else TITLED
    if _OTHER.search(text):
        return WEAK
    is_short = len(text) <= _SHORT and not text.endswith(".")
    if is_short and (line.is_heading or number == 0):
        return HEADED if number else ON_TOP
    return ON_FRONT if is_short and number < _FRONT else 0


def _title_before_sentences(text: str) -> str:
    """The title that a paragraph begins with: "Programstatusvurdering 2023. Poengene går fra 1 til 6."; else all."""
    title, stop, rest = text.partition(". ")
    return title if stop and rest[:1].isupper() and _TITLE_AND_YEAR.fullmatch(title) else text


def _years_of_heads(heads: Iterable[str]) -> Iterator[YearSaid]:
    for text in heads:
        years = single_years(text)
        if len(years) == 1:
            is_weak = _OTHER.search(text) or _OF_FORM.search(text)
            weight = TITLED if is_title(text) else WEAK if is_weak else ON_FRONT
            yield YearSaid(years.pop(), weight)


def _years_of_fields(fields: Iterable[FilledIn]) -> Iterator[YearSaid]:
    """The years of fields below the assessment: one that only says "År" holds where the front says none."""
    for field in fields:
        if (year := _ONLY_YEAR.fullmatch(field.value)) and _FIELD.fullmatch(field.label):
            yield YearSaid(int(year[1]), ON_FRONT if _PLAIN_FIELD.fullmatch(field.label) else LABELLED, field.place)


def _programme_of_fields(fields: Iterable[FilledIn]) -> str | None:
    """The programme that a field below the assessment names."""
    marked = (field.value for field in fields if aliases.normalised(field.label) in aliases.words("programme_marks"))
    return next((value for value in marked if name_in(value) is not None), None)


def _years_of_file_name(title: str) -> Iterator[YearSaid]:
    for date in _DATE.finditer(title):
        yield YearSaid(_year_of(date), WEAK)
    years = single_years(title)
    if len(years) == 1:
        yield YearSaid(years.pop(), IN_FILE_NAME)


def _years_of_columns(lines: Sequence[Line]) -> list[YearSaid]:
    """The latest year that the columns of scores are named after."""
    found = [
        (year, line.place)
        for line in lines
        for figure in line.figures
        if not _OTHER.search(figure.header)
        for year in single_years(figure.header)
    ]
    return [YearSaid(year, IN_COLUMNS, place) for year, place in sorted(found)[-1:]]


def _years_of_totals(lines: Sequence[Line]) -> list[YearSaid]:
    """The year that the totals say they are of: "Overall score 2024: 3.5 (2023: 4.5)"; none where they say several."""
    found = [
        (int(year[0]), line.place)
        for line in lines
        if after_total(label := _IN_BRACKETS.sub("", line.text)) and (year := _YEAR.search(label.partition(":")[0]))
    ]
    return [YearSaid(found[0][0], IN_COLUMNS, found[0][1])] if len({year for year, _ in found}) == 1 else []


def _programme(texts: Sequence[str], heads: Sequence[str], ends: Sequence[str], file_title: str) -> Whose:
    """Whose the report is: what a label says, else what all places together say."""
    told = [*map(_labelled, texts), *map(_labelled, heads), *(_value_below(*pair) for pair in pairwise(texts))]
    if labelled := next(filter(None, told), None):
        return Whose(labelled, is_sure=True)
    # A word with a text of its own below it heads that text.
    beside = {place for place in texts_beside_titles(texts) if not any(map(_is_sentence, texts[place + 1 : place + 2]))}
    said: list[tuple[Where, str]] = [
        ("beside_title" if place in beside else "front", _without_label(text)) for place, text in enumerate(texts)
    ]
    said += [("head", text) for text in heads]
    said += [("signed", text) for text in ends if text not in texts and names_itself(text)]
    said += [("end", text) for text in ends[-_AT_END:] if text not in texts and not names_itself(text)]
    return whose([*said, ("file", file_title)])


def _is_sentence(text: str) -> bool:
    return len(text) > _SHORT or (text.endswith(".") and text.count(" ") >= _FEWEST_WORDS)


def _labelled(text: str) -> str | None:
    """The name in "Program: Spir"."""
    mark, colon, rest = text.partition(":")
    return rest.strip() or None if colon and aliases.normalised(mark) in aliases.words("programme_marks") else None


def _value_below(label: str, value: str) -> str | None:
    """The name in the cell beside "Program", which stands on the line below it."""
    is_label = ":" not in label and aliases.normalised(label) in aliases.words("programme_marks")
    return name_in(value) if is_label and len(value) <= _SHORT and not is_structural(value) else None


def _without_label(text: str) -> str:
    """What a line says, and of a field only what is filled in where it is about the municipality: "Kommune: Moland"."""
    label, colon, rest = text.partition(":")
    return rest if colon and aliases.normalised(label).startswith("kommun") else text
