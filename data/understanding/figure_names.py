"""The figures and choices of a data set that words name, and how much words around a table speak for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.datasets import DATASETS, Kind
from data.understanding.cells import says_not
from data.understanding.kinds_of_findings import kind_in_table
from data.understanding.lexicon import qualifiers, stems_of
from data.understanding.names import indicator_and_statement, is_statement
from data.understanding.periods import said_by
from data.understanding.phrases import field_words, fit, speaks_of, words_of_heading
from data.understanding.profiles import figure_fields, fits
from data.understanding.roles import HIGHEST_SCORE, MOST_OF_CHOICE, MOSTLY_NUMBERS, Seen
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

_LOOKED_AT = 300
_MOST_LABELS = 1_000  # as many different texts are no names of figures
_SHORTEST_CUT = 3
_FEWEST_RATED = 3
_FEWEST_ALIKE = 4
_MOST_OF_PHRASE = 6
_OF_MONEY = frozenset({"budget", "grant", "payment", "use", "decided", "funds", "amount", "total", "actual", "year"})
_EXPLAINED = re.compile(r"(?P<before>[^()]+)\((?P<within>[^()]+)\)\s*")
_PERIOD = re.compile(r"(?:(?:19|20)\d\d[-/.]?)?(?:0?[1-9]|1[0-3])")
_PARTLY, _PARTLY_AND_WHAT = "partly", 2
# How sure a count is, by what its word means: "Achieved", "Audited".
_STAGES = {"expected": "expected", "forecast": "expected", "result": "realised", "verified": "verified"}


@cache
def figure_meanings(dataset: str) -> frozenset[str]:
    """The meanings that part the figures of a data set from each other: granted from paid, new from secured.

    Whose money it is parts none: the programme's may be granted or paid.
    """
    ways = [way for name in figure_fields(dataset) for way in field_words(dataset, name).ways]
    found = frozenset().union(*ways, frozenset())
    return (
        found
        - qualifiers()
        - {"job", "amount", "count", "share", "total", "value", "decided", "score", "project", "phase", "funds"}
    )


def labels_among(dataset: str, different: Sequence[Cell], legend: Mapping[str, str]) -> dict[Cell, str]:
    """Cell -> the figure that it names, for those of different cells that name one."""
    named: dict[Cell, str] = {}
    if len(different) > _MOST_LABELS:
        return {}
    for cell in different:
        if isinstance(cell, str) and cell:
            name = figure_named(dataset, legend.get(cell, cell))
            if name is not None:
                named[cell] = name
    return named


@lru_cache(maxsize=16_384)
def figure_named(dataset: str, text: str, *over: str) -> str | None:
    """The figure of a data set that a label and the heading over it name best; None where they name none."""
    rated = [
        (found.share + 0.01 * len(found.meanings), name)
        for name in figure_fields(dataset)
        if (found := fit(dataset, name, (*over, text))).share >= weight("least_label")
    ]
    return max(rated)[1] if rated else None


def amount_in_brackets(dataset: str, column: Column, seen: Seen) -> str | None:
    """The amount whose own name stands in brackets behind words that name none: "Brukt av ramme (innvilget)".

    None where those say more, "Søkt (tilskudd)", "Fylket (tilskudd)", or where another column is called so.
    """
    amounts = {field.name for field in DATASETS[dataset].fields if field.kind is Kind.AMOUNT}
    found = _EXPLAINED.fullmatch(column.heading.text)
    name = aliases.fields_by_header(dataset).get(aliases.normalised(found["within"])) if found else None
    if found is None or name not in amounts:
        return None
    before = words_of_heading(found["before"])
    is_money = bool(before) and all(word.meanings and word.meanings <= _OF_MONEY for word in before)
    is_other = figure_named(dataset, found["before"]) in amounts
    if not is_money or is_other or (fits("amount", seen.profile(column)) or 0) <= 0:
        return None
    others = (other for other in seen.columns if other is not column and other.index != CARRIED)
    is_called = any(fit(dataset, name, other.heading.texts).share > weight("key_named") for other in others)
    return None if is_called else name


def days_within(cells: Sequence[Cell]) -> float:
    """In how large a share of the texts a day with its year stands."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    return sum((said := said_by(text)).day is not None and said.has_year for text in texts) / len(texts) if texts else 0


@lru_cache(maxsize=16_384)
def says_aside(label: str) -> bool:
    """Whether a label says that its figures are none of ours: what remains, a difference, a forecast."""
    return bool(speaks_of(label) & (qualifiers() - {"cumulative", "revised"}))


def tells_stage(cells: Sequence[Cell]) -> bool:
    """Whether each cell of a column says how sure the figure on its line is, and not all say the same."""
    texts = {cell for cell in cells[:_LOOKED_AT] if isinstance(cell, str) and cell}
    codes = {choice_within("jobs", "stage", text) for text in texts}
    return len(codes) > 1 and None not in codes and "" not in cells


def spans_within(cells: Sequence[Cell]) -> float:
    """In how large a share of the texts a month, a quarter or the like stands, and nothing else."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    found = [said for said in map(said_by, texts) if said.part and not said.day and not said.rest.strip()]
    return len(found) / len(texts) if texts else 0.0


def choices_within(dataset: str, name: str, cells: Sequence[Cell]) -> float:
    """In how large a share of the texts, of a long column the first ones, one choice of a field is named."""
    texts = [cell for cell in cells[:_LOOKED_AT] if isinstance(cell, str) and cell]
    return sum(choice_within(dataset, name, text) is not None for text in texts) / len(texts) if texts else 0.0


@cache
def choice_within(dataset: str, name: str, text: str) -> str | None:
    """The choice that a text names among other words: "Eiertype A: kommunen (1 stk.)"."""
    known = aliases.choices_by_word(dataset, name)
    word = aliases.normalised(text)
    if word in known:
        return known[word]
    if (short := _cut_choice(known, text)) is not None:
        return short
    said = _phrase_within(known, text)
    if said is not None:
        is_less = _PARTLY in {known.get(token) for token in word.split()} and not says_not(text)
        return _PARTLY if is_less else said
    named = set(field_words(dataset, name).ways[0]) if field_words(dataset, name).ways else set()
    tokens = word.split()
    hits = {known[token] for token in tokens if token in known and (len(token) > 2 or named & speaks_of(text))}
    if not hits and len(tokens) <= MOST_OF_CHOICE:
        hits = {short for token in tokens if len(token) > _SHORTEST_CUT and (short := _cut_choice(known, token))}
    if hits and says_not(text):
        return None  # "ikke gå videre" is another choice, or none
    if not hits and (dataset, name) == ("findings", "kind"):
        return kind_in_table(text)  # what may stand over findings may as well stand beside each
    if not hits and (dataset, name) == ("jobs", "stage"):
        hits = {code for meaning, code in _STAGES.items() if meaning in speaks_of(text)}
        hits = set() if "target" in speaks_of(text) else hits
    hits = {_PARTLY} if len(hits) == _PARTLY_AND_WHAT and _PARTLY in hits else hits
    hits = hits or _choices_of_compound(dataset, name, word)
    return hits.pop() if len(hits) == 1 else None


def _choices_of_compound(dataset: str, name: str, word: str) -> set[str]:
    """The choice that a compound ends in, where its beginning is what another name of that choice is about.

    "Jobbtelling" is a "Telling", which is also called "Telling av arbeidsplasser"; a "Kommunestyremøte" is none of the
    board's, however it ends.
    """
    ends = [known for known in aliases.choices_by_word(dataset, name) if word.endswith(known) and known != word]
    if " " in word or not ends:
        return set()
    end = max(ends, key=len)
    code = aliases.choices_by_word(dataset, name)[end]
    about = frozenset().union(*map(speaks_of, aliases.choice_words(dataset, name, code)))
    beginning = speaks_of(word.removesuffix(end))
    return {code} if len(end) > _SHORTEST_CUT and beginning and beginning <= about else set()


def _phrase_within(known: Mapping[str, str], text: str) -> str | None:
    """The choice whose several words a short text holds in their order: "var ikke til stede".

    In a text that says not, only of words that say so as well: what is negated is another choice.
    """
    tokens = [set(stems_of(token)) for token in aliases.normalised(text).split()]
    if len(tokens) > _MOST_OF_PHRASE:
        return None
    is_negated = says_not(text)
    found: dict[int, set[str]] = {}
    for phrase, code in known.items():
        words = phrase.split()
        left = iter(tokens)
        if (
            len(words) > 1
            and says_not(phrase) == is_negated
            and all(any(set(stems_of(word)) & token for token in left) for word in words)
        ):
            found.setdefault(len(words), set()).add(code)
    longest = found[max(found)] if found else set()
    return longest.pop() if len(longest) == 1 else None


def _cut_choice(known: Mapping[str, str], text: str) -> str | None:
    """The choice whose word a text is, in another form or cut short: "Forstudiar", "Hovedpr."."""
    bare = text.strip().casefold()
    found = {code for word, code in known.items() if set(stems_of(word)) & set(stems_of(bare)) and len(bare) > 3}
    if not found and bare.endswith(".") and len(bare) > _SHORTEST_CUT:
        found = {code for word, code in known.items() if word.startswith(bare.rstrip("."))}
    return found.pop() if len(found) == 1 else None


@cache
def _markers(dataset: str) -> frozenset[str]:
    found = {
        "budget": {"budget", "grant", "funds", "payment", "use"},
        "jobs": {"job"},
        "projects": {"project", "case"},
        "actions": {"action"},
        "plan_items": {"plan"},
        "wheel": {"wheel"},
        "events": {"event"},
        "measures": {"measure"},
        "scores": {"score"},
        "findings": {"finding", "strength", "improvement"},
        "votes": {"vote", "jury"},
        "lessons": {"lesson"},
        "follow_ups": {"winner"},
    }
    return frozenset(found.get(dataset, ()))


def hints(dataset: str, seen: Seen) -> float:
    """How much the sheet's name and the titles speak for a data set, from 0 to 1."""
    hint = 0.0
    sheet = f" {aliases.normalised(seen.sheet)} "
    if any(f" {word} " in sheet for word in aliases.sheet_hints(dataset)):
        hint = 1.0
    for text in (seen.sheet, *seen.titles):
        if speaks_of(text) & _markers(dataset):
            hint = max(hint, 0.7)
    return hint


def rates_across(seen: Seen) -> bool:
    """Whether columns of points are named after indicators and their statements, as answers to a form are."""
    rated = [
        column
        for column in seen.columns
        if (profile := seen.profile(column)).numbers > MOSTLY_NUMBERS
        and profile.largest <= HIGHEST_SCORE
        and (indicator_and_statement(column.heading.text) is not None or is_statement(column.heading.text))
    ]
    return len(rated) >= _FEWEST_RATED


def counts_answers(column: Column, seen: Seen) -> bool:
    """Whether a column says how many the mean beside it is of: it is called "N", or is the same on every line."""
    means = [other for other in seen.columns if "mean" in speaks_of(other.heading.text) and other is not column]
    if not any(len(set(other.cells) - {""}) > 1 for other in means):
        return False
    filled = [cell for cell in column.cells if cell != ""]
    is_same = len(filled) >= _FEWEST_ALIKE and len(set(filled)) == 1
    return column.heading.text.strip(" .:").casefold() == "n" or (is_same and not speaks_of(column.heading.text))


def names_lines(column: Column) -> bool:
    """Whether a column holds numbers of cases or accounts, or units, as its heading says, or periods: no figures."""
    meanings = speaks_of(column.heading.text)
    return numbers_periods(column) or (bool(meanings) and meanings <= {"case", "id", "account", "unit"})


def numbers_periods(column: Column) -> bool:
    """Whether cells are months as systems of accounts write them, 202402, or their numbers in the year: no figures."""
    if speaks_of(column.heading.text) != {"period"}:
        return False
    cells = [squeezed(cell).removesuffix(".0") for cell in column.cells if cell != ""]
    return bool(cells) and all(map(_PERIOD.fullmatch, cells))
