"""What is said around a table: its titles, the name of its sheet and file, the notes below, the sheets before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from data.cells.dates import date_said
from data.cells.grid import Cell, Grid
from data.cells.units import NO_UNIT, Unit, foreign_unit_in, units_in
from data.cells.values import squeezed, year_in
from data.cells.words import months
from data.terms import aliases
from data.understanding.blocks import Text
from data.understanding.context import Context, from_sheet_name, from_titles, says_nothing, years_in
from data.understanding.legends import explains_signs
from data.understanding.names import indicator_named
from data.understanding.periods import PARTS_OF_YEAR, PeriodSaid, said_in
from data.understanding.phrases import speaks_of
from data.understanding.profiles import Profile
from data.understanding.round_values import day_in
from data.understanding.table import Column, Table
from data.understanding.titles import name_of_round
from data.understanding.whose import programme_said

_LONGEST_UNIT_NOTE = 140
_MOST_OF_FRONT = 12  # texts
_AS_OF = re.compile(r"\b(?:per|pr|as of|as at|status|til og med|t\.o\.m|til|hittil|periode)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:til og med|t\.?o\.?m\.?|through|up to and including) ([^\W\d]{3,10})\b", re.IGNORECASE)
_PRINTED = re.compile(
    r"\b(?:utskrift|utskrevet|kjørt|køyrt|eksport\w*|printed|exported|run|generert|skrevet ut|utskrevet|dato)\b",
    re.IGNORECASE,
)
_PERIOD_OF_YEAR = re.compile(r"\bperiode\s+(\d{1,2})(?:\s*\(([^()]*)\))?", re.IGNORECASE)
_YEAR_OF_ROUND = re.compile(r"(?:\brunde[nr]?|\bround)\s+(?:i |in |of )?((?:19|20)\d\d)\b", re.IGNORECASE)
_LABEL_AND_VALUE = 2
_TWO = 2
_LOOKED_AT = 1_000  # rows from the first on, and of the last
_MONTHS = 12
_FILTER = re.compile(r"([^\W\d_][\w ]{0,30}?)\s*(?::|=| er| is)\s+(\S.*)")
_OF_ASSESSED = re.compile(r"vurder|assess", re.IGNORECASE)
_OF_YEAR_ITSELF = frozenset({"year", "score", "period", "programme", "budget", "updated"})  # no year of start or end
_OF_BEGINNING = frozenset({"start", "end", "new"})
_SENTENCES = re.compile(r"(?<=[.;|])\s+")
_NAME = re.compile(r"\.(?:csv|tsv|txt|tab|xlsx?|xlsm|ods|fods|html?|xml)$", re.IGNORECASE)


def of_table(titles: Sequence[Text], notes: Sequence[Text], sheet: str) -> Context:
    """What a table's own titles, notes and sheet say."""
    context = _of_sheet_name(sheet).said_again(_of_titles(titles))
    if context.unit == NO_UNIT:
        unit = _unit_of(text.text for text in notes if len(text.text) <= _LONGEST_UNIT_NOTE)
        context = replace(context, unit=unit or _unit_of([sheet]) or NO_UNIT)
    return context


def of_page(texts: Sequence[str]) -> Context:
    """What the head and the foot of a sheet's printed page say, as titles say it."""
    context = _of_titles([Text(text, row, 0) for row, text in enumerate(texts)])
    return replace(context, guessed_from="page") if context.guessed_from else context


def of_file_name(name: str) -> Context:
    """The year, and the day, that the file's name speaks of; it names no programme."""
    said = said_in(_NAME.sub("", name).replace("_", " "))
    return Context(year=said.year, as_of=said.day if said.has_year and said.day else None, unit=NO_UNIT)


def of_front(grid: Grid, end: int) -> Context:
    """What the rows above all tables of a sheet say: a year beside its label, the programme by its word, the unit.

    A unit is said of all tables only above the first row that is no text alone: below it, it may be that of one.
    """
    texts = [str(cell) for row in range(min(end, _MOST_OF_FRONT)) for _, cell in grid.filled(row)]
    name = programme_said(texts)
    unit = _unit_of(front_texts(grid, end)) or NO_UNIT
    return Context(name, _year_in_front(grid, end), unit=unit, guessed_from="above" if name else None)


def front_texts(grid: Grid, end: int) -> list[str]:
    """The texts that stand alone at the very top of a sheet, above a row: its title, whatever tables follow."""
    rows = [[str(cell) for _, cell in grid.filled(row)] for row in range(min(end, _MOST_OF_FRONT))]
    return [row[0] for row in takewhile(lambda row: len(row) < _LABEL_AND_VALUE, rows) if row]


def of_round(context: Context, texts: Sequence[str], headings: Iterable[str]) -> Context:
    """The context as a table of what became of a round's winners has it: on which day, and of which round's year.

    The day is the one that a heading says, else that of the texts around; its year is the round's only where a text
    names it apart from the day.
    """
    days = set(map(day_in, headings)) - {None}
    day = days.pop() if len(days) == 1 else context.as_of
    named = {int(found[1]) for text in texts for found in _YEAR_OF_ROUND.finditer(text)}
    if len(named) == 1:
        return replace(context, as_of=day, year=named.pop())
    is_of_day = day is not None and context.year == day.year and not any(day.year in years_in(text) for text in texts)
    return replace(context, as_of=day, year=None if is_of_day else context.year)


def with_name_of_round(context: Context, titles: Sequence[Text]) -> Context:
    """The context with the name that stands before the year or the round in a title, as a round has it."""
    name = name_of_round([text.text for text in titles])
    return replace(context, programme=name, guessed_from="above") if name else context


def _year_in_front(grid: Grid, end: int) -> int | None:
    """The one year that a label names in the rows above all tables of a sheet: "Vurdert år", 2024."""
    found: set[int] = set()
    for row in range(min(end, _MOST_OF_FRONT)):
        cells = [cell for _, cell in grid.filled(row)]
        if len(cells) != _LABEL_AND_VALUE or (year := year_in(cells[1])) is None:
            continue
        said = speaks_of(str(cells[0]))
        if "year" in said and said <= _OF_YEAR_ITSELF:
            found.add(year)
    return found.pop() if len(found) == 1 else None


def marked_below(grid: Grid, begin: int) -> Context:
    """The programme and the year that fields name from a row on: "Program: | Spir" and "Vurdert år: | 2024"."""
    looked_at = (*range(begin, grid.height)[:_LOOKED_AT], *range(begin, grid.height)[_LOOKED_AT:][-_LOOKED_AT:])
    rows = [line for row in looked_at for line in _fields_in([cell for _, cell in grid.filled(row)])]
    programmes, years = set[str](), set[int]()
    for cells in rows:
        label, colon, rest = str(cells[0]).partition(":") if cells else ("", "", "")
        value = cells[1] if len(cells) == _LABEL_AND_VALUE and not rest.strip() else rest.strip()
        if len(cells) > _LABEL_AND_VALUE or value == "" or not (colon or _OF_ASSESSED.search(label)):
            continue  # without a colon it may as well be a header
        said = speaks_of(label)
        if "year" in said and said <= _OF_YEAR_ITSELF and (year := year_in(value)):
            years.add(year)
        elif aliases.normalised(label) in aliases.words("programme_marks") and isinstance(value, str):
            programmes.add(squeezed(value))
    return Context(
        programme=programmes.pop() if len(programmes) == 1 else None, year=years.pop() if len(years) == 1 else None
    )


def _fields_in(cells: list[Cell]) -> list[list[Cell]]:
    """The cells of a row; of a text of filters, as exports have it, each line: "Program er Spir", "År er 2024"."""
    if len(cells) != 1 or not isinstance(cells[0], str) or "\n" not in cells[0]:
        return [cells]
    found = [_FILTER.fullmatch(line.strip()) for line in cells[0].splitlines()]
    return [[f"{one[1]}: {one[2]}"] for one in found if one is not None] or [cells]


def sheet_said(sheet: str, file_name: str) -> str:
    """What a sheet is called; the file's name where the program that wrote it has named the sheet: "Ark1"."""
    is_named = any(map(str.isalpha, sheet)) and not says_nothing(sheet)
    said = sheet if is_named else file_name or sheet
    return _NAME.sub("", said).replace("_", " ")


def _of_sheet_name(sheet: str) -> Context:
    context = from_sheet_name(sheet)
    if context.programme and (_NAME.search(sheet) or not _may_be_name(context.programme)):
        context = context.without_programme()
    if (named := programme_said([sheet])) is not None:
        context = replace(context, programme=named, guessed_from="sheet")
    said = said_in(_NAME.sub("", sheet).replace("_", " "))
    if said.year is not None:
        context = replace(context, year=said.year)
    if said.part is not None and said.has_year:
        context = replace(context, as_of=said.part.last).without_programme()
    return context


def _may_be_name(text: str) -> bool:
    """Whether a sheet may be called after a programme: not cut short, no words of tables, a capital first."""
    if indicator_named(text) is not None:
        return False
    return text[:1].isupper() and "." not in text and "_" not in text and not speaks_of(text) - {"new", "programme"}


def _of_titles(titles: Sequence[Text]) -> Context:
    rows: dict[int, list[Cell]] = {}
    for text in titles:
        rows.setdefault(text.row, []).append(text.text)
    lines = [line for line in rows.values() if not _says_beginning(line)]
    context = from_titles(lines)
    said = [(label, said_in(str(cell))) for line in lines for label, cell in _labelled(line)]
    for line in lines:
        whole = " ".join(map(str, line))
        mains = [one for text, one in said if not _PRINTED.search(text)]
        if len(line) > 1 and (joined := said_in(whole)).has_year and not any(one.has_year for one in mains):
            said.append((whole, joined))
    year = _year_of(said) or context.year or _year_without_asides(lines)
    context = replace(context, year=year, as_of=_as_of(said) or context.as_of)
    if context.year is None and context.as_of is not None:
        context = replace(context, year=context.as_of.year)
    unit = _unit_of(text for text, _ in reversed(said))
    return replace(context, unit=unit or context.unit)


def _says_beginning(line: Sequence[Cell]) -> bool:
    """Whether a label names the year in which something began or ends: "Startår", 2019."""
    if len(line) != _LABEL_AND_VALUE or year_in(line[1]) is None:
        return False
    label = str(line[0]).strip(" :.")
    return any(speaks_of(text) & _OF_BEGINNING for text in (label, re.sub(r"(?:s?år|year)$", "", label)) if text)


def _labelled(line: Sequence[Cell]) -> Iterator[tuple[str, Cell]]:
    """The cells of a row of titles, each with the text before it that it may be the value of: "Kjørt av", a day."""
    label = ""
    for cell in line:
        text = str(cell)
        yield f"{label} {text}".strip(), cell
        label = "" if any(map(str.isdigit, text)) else text


def _year_without_asides(lines: Sequence[Sequence[Cell]]) -> int | None:
    """The year of titles that name several, without what they say of signs, of the source and of printing."""
    sentences = [sentence for line in lines for cell in line for sentence in _SENTENCES.split(str(cell))]
    signs = [str(cell) for line in lines for cell in line if explains_signs(str(cell))]
    asides = [text for text in sentences if "source" in speaks_of(text) or _PRINTED.search(text)]
    mains = [text for text in sentences if text not in asides and not any(text in sign for sign in signs)]
    if len(mains) == len(sentences):
        return None
    return _year_of((text, said_in(text)) for text in mains)


def _year_of(told: Iterable[tuple[str, PeriodSaid]]) -> int | None:
    """The one year that the titles name, a day of printing apart."""
    said = list(told)
    years = {one.years[0] for _, one in said if len(one.years) == 1 and one.part is None}
    if not years:
        years = {one.part.last.year for _, one in said if one.part is not None and one.has_year}
    return years.pop() if len(years) == 1 else _year_reported_on(years, said)


def _year_reported_on(years: Set[int], said: Sequence[tuple[str, PeriodSaid]]) -> int | None:
    """Of two years in a row the one that is said by itself, where the other is that of a month: it says when people
    reported or decided. "Jobber 2023", "meldt inn i januar 2024".
    """
    if len(years) != _TWO or max(years) - min(years) != 1:
        return None
    by_itself = {one.years[0] for text, one in said if one.years and not _end_of_period_in(text)}
    return by_itself.pop() if len(by_itself) == 1 else None


def _as_of(said: Iterable[tuple[str, PeriodSaid]]) -> dt.date | None:
    """The day for which the figures hold: "per 30.09.2024", the end of a period; no day of printing or meeting."""
    found = None
    for text, one in said:
        is_month_end = one.day is not None and (one.day + dt.timedelta(days=1)).day == 1
        says_so = is_month_end or bool(_AS_OF.search(text))
        if one.day is not None and one.has_year and says_so and not _PRINTED.search(text):
            found = one.day
        elif one.part is not None and one.has_year and one.part.precision in PARTS_OF_YEAR:
            found = one.part.last
        elif one.day is None and one.year is not None and (until := _UNTIL.search(_with_month_named(text))):
            last = date_said(f"{until[1]} {one.year}")
            found = last.last if last is not None and last.precision == "month" else found
        elif one.day is None and ("period" in speaks_of(text) or _AS_OF.search(text)) and not _PRINTED.search(text):
            found = _end_of_period_in(text) or found
    return found


def _with_month_named(text: str) -> str:
    """A text with the month that a period of the accounts is: "periode 10 (oktober)", "periode 10"."""
    found = _PERIOD_OF_YEAR.search(text)
    if found is None or not 1 <= int(found[1]) <= _MONTHS:
        return text
    month = found[2] or next(name for name, number in months().items() if number == int(found[1]))
    return f"{text[: found.start()]}{month}{text[found.end() :]}"


def _end_of_period_in(text: str) -> dt.date | None:
    """The last day of the month, quarter or the like that a longer title names: "Månedsrapport august 2024"."""
    words = text.split()
    ends = {
        said.last
        for length in (2, 3)
        for place in range(len(words) - length + 1)
        if (said := date_said(" ".join(words[place : place + length]))) and said.precision in PARTS_OF_YEAR
    }
    return ends.pop() if len(ends) == 1 else None


def _unit_of(texts: Iterable[str]) -> Unit | None:
    """The unit of money that a text states for all that stands around it; another than kroner only where none is."""
    said = list(texts)
    for text in said:
        for unit in units_in(text):
            if not unit.is_percent and not unit.is_foreign and unit.factor != 1.0:
                return unit
    are_kroner = any(not unit.is_percent and not unit.is_foreign for text in said for unit in units_in(text))
    return None if are_kroner else next(filter(None, map(foreign_unit_in, said)), None)


def programme_on_each_line(columns: Iterable[Column]) -> str | None:
    """The programme that a column says on each line among other words: "Omstillingsmidler Spir"; None for several."""
    found = set()
    for column in columns:
        texts = {cell for cell in column.cells if cell != ""} if column.filled == len(column.cells) > 1 else set()
        if len(texts) == 1 and isinstance(text := texts.pop(), str):
            found.add(programme_said([text]))
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def names_kroner(titles: Iterable[Text]) -> bool:
    """Whether titles say that amounts are in kroner, and neither in thousands nor in millions."""
    units = [unit for text in titles for unit in units_in(text.text) if not unit.is_percent]
    return bool(units) and all(unit.factor == 1.0 and not unit.is_foreign for unit in units)


def unit_of_corner(table: Table, profiles: Mapping[int, Profile]) -> Unit | None:
    """The unit in the heading of a column of words: it speaks of the figures beside it."""
    for column in table.columns:
        if profiles[id(column)].texts > 0.5 and (unit := _unit_of([column.heading.text])) is not None:
            return unit
    return None


def indicator_around(titles: Sequence[Text], sheet: str) -> str | None:
    """The indicator that a title, or the sheet's name, is; None where none is named."""
    for text in reversed([text.text for text in titles]):
        mark, colon, rest = text.partition(":")
        if colon and rest.strip() and "indicator" in speaks_of(mark):
            return rest.strip()
        if indicator_named(text) is not None:
            return text
    return sheet if indicator_named(sheet) is not None else None


def is_front(texts: Sequence[Text]) -> bool:
    """Whether a sheet of texts alone is a front page, that speaks for the sheets after it."""
    is_dated = any(said_in(text.text).year is not None for text in texts)
    if not 0 < len(texts) <= _MOST_OF_FRONT or not (is_dated or programme_said([text.text for text in texts])):
        return False
    return names_programme_and_year(texts) or not any("note" in speaks_of(text.text) for text in texts)


def names_programme_and_year(texts: Sequence[Text]) -> bool:
    """Whether texts name both as such: "Program", "Spir", "År", "2024"; no table of something else does that."""
    said = of_table(texts, (), "")
    return said.programme is not None and said.guessed_from is None and said.year is not None


def name_whole_period(texts: Iterable[str]) -> bool:
    """Whether some text says that the figures are those of the whole programme period: "2019–2024", "så langt"."""
    words = aliases.words("whole_period")
    for text in texts:
        if said_in(text).span is not None or "cumulative" in speaks_of(text):
            return True
        if any(f" {word} " in f" {aliases.normalised(text)} " for word in words):
            return True
    return False


_NORWEGIAN = re.compile(
    r"[æøåÆØÅ]|\b(?:og|av|på|til|frå|fra|med|ikke|ikkje|som|det|et|eit|ei|kr|dato|år|prosjekt|tiltak)\b", re.IGNORECASE
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|with|to|was|new|what|date|for|center|program|signed|opened|who)\b", re.IGNORECASE
)
_READ_FOR_LANGUAGE = 60


def is_norwegian(table: Table) -> bool:
    """Whether a table is written in Norwegian, as far as its words show: then the day stands before the month."""
    texts = [part.text for column in table.columns for part in column.heading.parts]
    texts += [text.text for text in table.titles]
    for column in table.columns:
        texts += [cell for cell in column.cells[:_READ_FOR_LANGUAGE] if isinstance(cell, str)]
    words = " ".join(texts)
    return bool(_NORWEGIAN.search(words)) or not _ENGLISH.search(words)
