"""What a heading says besides naming a field: a year, a date, a stage, an indicator, a unit, the name of an area."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from data.cells.dates import DateSaid
from data.cells.grid import Cell
from data.cells.units import Unit, unit_in
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.terms.round_datasets import OF_ROUNDS
from data.understanding.blocks import Heading, Part
from data.understanding.cells import says_something
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.names import indicator_alone, indicator_and_rest, indicator_and_statement, is_statement
from data.understanding.periods import PARTS_OF_YEAR, PeriodSaid, is_whole_year, said_by, said_in
from data.understanding.phrases import bare, fit, speaks_of, words_of_heading
from data.understanding.whose import names_itself

_ORDINAL = re.compile(r"\d{1,2}\.?")
_COUNTED_WORDS = frozenset({"job", "count", "value"})  # "Verifiserte tall" over a table of jobs
_STAGES = ("expected", "verified", "result")
_STAGE_CODES = {"expected": "expected", "verified": "verified", "result": "realised"}
_NAMES_WELL = 0.85
_WITH_INDICATORS = frozenset({"scores", "findings"})

_WHICH_JOBS = frozenset({"new", "secured", "target"})
_COUNTED_JOBS = _WHICH_JOBS | {"job"}


@dataclass(frozen=True)
class HeadingSaid:
    """A heading as one data set sees it.

    `texts` are what is left to name a field; `given` is what it says of every cell below, field -> cell; `names` are
    parts whose words mean nothing here and so may be names; `stage` a stage that it hints at, which only counts where
    other headings name other stages; `part` a month, a quarter or the like. `covers_years`: it names several years as
    one period. `is_whole_year`: it says nothing but that the figures are those of all the year.
    """

    texts: tuple[str, ...] = ()
    given: Mapping[str, Cell] = field(default_factory=dict)
    names: tuple[Part, ...] = ()
    stage: str | None = None
    part: DateSaid | None = None
    unit: Unit | None = None
    is_cumulative: bool = False
    covers_years: bool = False
    is_whole_year: bool = False

    @property
    def is_part_of_year(self) -> bool:
        """Whether the figures below are those of a month, a quarter or the like, and not so far in the year."""
        return self.part is not None and self.part.precision in PARTS_OF_YEAR and not self.is_cumulative

    @property
    def is_bare(self) -> bool:
        """Whether nothing is left to name a field."""
        return not self.texts


def heading_said(dataset: str, heading: Heading) -> HeadingSaid:
    """What a heading says, as one data set sees it."""
    return _said_in_parts(dataset, heading.parts)


@lru_cache(maxsize=8_192)
def _said_in_parts(dataset: str, parts: tuple[Part, ...]) -> HeadingSaid:
    fields = set(DATASETS[dataset].field_names)
    texts: list[str] = []
    given: dict[str, Cell] = {}
    names: list[Part] = []
    stage: str | None = None
    unit: Unit | None = None
    period, covers_years, is_year = PeriodSaid(), False, False
    for number, part in enumerate(parts):
        said = _said(parts, number)
        text = part.text if said.rest == "" and not (said.has_year or said.part or said.span) else said.rest
        covers_years = covers_years or bool(said.span and all(said.span))
        if said.has_year or said.day or said.part:
            period = PeriodSaid(
                said.years or period.years,
                said.day or period.day,
                said.part or period.part,
                None,
                said.has_year or period.has_year,
            )
        unit = unit_in(part.text) or unit
        if says_something(part.text) == "unit" and len(parts) > 1 and not speaks_of(text) - {"amount", "count"}:
            continue
        if dataset in _WITH_INDICATORS and isinstance(part.cell, str) and len(parts) >= 1:
            if "indicator" in fields and indicator_alone(part.text) is not None:
                given["indicator"] = part.cell
                continue
            if dataset == "scores" and (both := indicator_and_statement(part.text)) is not None:
                given["indicator"], given["statement"] = both
                if not both[1]:
                    given["is_total"] = True
                continue
            if dataset == "scores" and is_statement(part.text) and not _names_points(part.text):
                given["statement"] = part.cell
                continue
        if dataset == "findings":
            code, about = indicator_and_rest(part.text) or ("", part.text)
            if (kind := kind_in_table(about)) is not None:
                given |= {"kind": kind, "indicator": code} if code else {"kind": kind}
                continue
        if dataset == "jobs":
            stage = _stage(text) or stage
            known = aliases.choices_by_word("jobs", "stage").get(aliases.normalised(text))
            if known is not None and not speaks_of(text) & _WHICH_JOBS:  # "Actual (new)" says which as well
                given["stage"] = known
                continue
            if _stage(text) and number < len(parts) - 1 and not speaks_of(text) & _COUNTED_JOBS:
                continue  # "Venta ut frå søknadene" over "Nye": how sure the jobs are, and nothing of which
        if dataset == "measures" and names and number == len(parts) - 1:
            given["unit"] = part.text
            continue
        if is_whole_year(text):
            is_year = True
            continue
        words = words_of_heading(text)
        if not words and not text.strip():
            continue
        if said.year is not None and words and all(word.meanings == {"year"} for word in words):
            continue  # "Year 2024"
        # Over other headings, a word like one of ours beside one that is unknown makes no field: "Ull og tre".
        is_name = number < len(parts) - 1 and not all(word.meanings for word in words)
        is_known = any(word.meanings and (word.is_sure or not is_name) for word in words)
        is_programme = dataset == "scores" and names_itself(text)
        if is_programme or (not is_known and not _is_own_name(dataset, part.text)):
            names.append(part)
        else:
            texts.append(text)
    if dataset == "measures" and _has_unit_below(parts, texts, names):
        given["unit"], names, texts = names[0].text, [parts[0]], []
    _put_period(period, given, fields, is_of_round=dataset in OF_ROUNDS)
    cumulative = any("cumulative" in speaks_of(part.text) for part in parts)
    return HeadingSaid(tuple(texts), given, tuple(names), stage, period.part, unit, cumulative, covers_years, is_year)


def _has_unit_below(parts: Sequence[Part], texts: Sequence[str], names: Sequence[Part]) -> bool:
    """Whether words that mean something elsewhere name what is measured over its unit: "Støttede gründere"."""
    if len(parts) != len(texts) + len(names) or len(texts) != 1 or [*names] != [parts[-1]]:
        return False
    fields = DATASETS["measures"].field_names
    return not any(fit("measures", name, (texts[0],)).share >= _NAMES_WELL for name in fields)


def _is_own_name(dataset: str, text: str) -> bool:
    """Whether a text is one of the names that a field of the data set goes by."""
    known = aliases.fields_by_header(dataset)
    return aliases.normalised(text) in known or aliases.normalised(bare(text)) in known


def _names_points(text: str) -> bool:
    """Whether a text names the column of points: some form has a statement called "Resultat"."""
    return fit("scores", "score", (text,)).share > _NAMES_WELL


def _said(parts: Sequence[Part], number: int) -> PeriodSaid:
    """What a part says of time, "1." also with the "Tertial" above it."""
    part = parts[number]
    if number and _ORDINAL.fullmatch(part.text.strip()):
        ordinal = part.text.strip().rstrip(".")
        joined = said_in(f"{ordinal}. {parts[number - 1].text}")
        if joined.part is not None:
            return joined
    if number + 1 < len(parts) and said_in(f"1. {part.text}").part is not None:
        return PeriodSaid(part=None, rest="", has_year=False, span=(0, 0))
    return said_by(part.cell)


def _put_period(period: PeriodSaid, given: dict[str, Cell], fields: set[str], *, is_of_round: bool) -> None:
    """What a heading says of time. The year of a round is none that a day in it says: its winners go on for years."""
    year = None if is_of_round and period.day is not None and not period.years else period.year
    if period.day is not None and "as_of" in fields and period.has_year:
        given["as_of"] = period.day
    if year is not None and "year" in fields:
        given["year"] = float(year)


def _stage(text: str) -> str | None:
    meanings = speaks_of(text)
    found = [name for name in _STAGES if name in meanings]
    return _STAGE_CODES[found[0]] if len(found) == 1 else None


def stage_of_jobs(text: str) -> str | None:
    """The stage that a text says right before the word for jobs: "Realiserte arbeidsplasser (meldt av bedriftene)"."""
    words = [word.meanings for word in words_of_heading(text)]
    found = {
        _STAGE_CODES[name]
        for before, after in pairwise(words)
        for name in _STAGES
        if name in before and after & _COUNTED_WORDS
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=8_192)
def key_of(heading: Heading) -> str:
    """A heading whatever year, date or unit it speaks of: what answers and mappings know it by."""
    return " / ".join(_key(part) for part in heading.parts) if heading.parts else ""


def _key(part: Part) -> str:
    said = said_by(part.cell)
    if isinstance(part.cell, str):
        word = aliases.normalised(bare(said.rest if said.has_year or said.part else part.text))
        return f"{word} #".strip() if said.has_year or said.part else word
    return "#date" if said.day is not None else "#"


def shape_of(headings: Sequence[Heading], *around: str) -> str:
    """A short key that is the same for every table whose header says the same, whatever its years."""
    said = {"header": list(dict.fromkeys(map(key_of, headings))), "around": around}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]
