"""The form's statements that a row concerns, by wording or by number; their indicators follow from them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.cells.drafts import Draft
from data.cells.values import squeezed
from data.checking.names_in_cells import names_in
from data.checking.nearest import Nearest
from data.frameworks import Form, forms, forms_in_force, indicator_words
from data.frameworks.vocabulary import Vocabulary, statement_words, vocabularies
from data.terms import aliases
from data.terms.answers import Statements
from data.terms.problems import Problem, Severity
from data.terms.several_codes import codes_of, concerning, joined

_SIMILAR_ENOUGH = 80.0
_LONGEST_NAME = 300
_WORD = r"(?:påstand|påstandane|påstandene|utsagn|utsegn|statement)?\s*(?:nr\.?|no\.?)?\s*"
_IN_FORM = re.compile(rf"{_WORD}(\d{{1,2}})\.(\d{{1,2}})\.?", re.IGNORECASE)
_IN_INDICATOR = re.compile(rf"{_WORD}(\d{{1,2}})\.?", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(rf"^{_WORD}\d{{1,2}}(?:\.\d{{1,2}})?[.:)]?\s*[–—-]?\s*(?=[^\W\d])", re.IGNORECASE)
# "2,3" may be the third statement of the second indicator as well as the second and the third.
_DIGITS_TOGETHER = re.compile(r"\d[.,]\d")
_COMMA_NUMBER = re.compile(r"\s*\d{1,2},\d{1,2}\s*")
_BULLETS = " -–—•·*"
_BEHIND_INDICATOR = re.compile(r"\s*[:.|>]\s*|\s+[–—-]\s+")


@dataclass(frozen=True)
class _Row:
    """What a row says beside its statements: the codes of its indicators, and the year it is of."""

    indicators: tuple[str, ...]
    year: int | None
    are_numbers_alone: bool


def put_statements(draft: Draft, tied: Statements) -> list[Problem]:
    """Puts the codes of statements in the place of their names and numbers, and their indicators beside the row's own.

    What is no statement of any form is left out, and told of. `tied`: people's own words for the form's statements.
    """
    cells = draft.columns.get("statements")
    if cells is None:
        return []
    named, nearest = _Named(tied), Nearest()
    problems: list[Problem] = []
    firsts, others = draft.column("indicator"), draft.column("also_concerns")
    years = draft.column("year")
    for place, cell in enumerate(cells):
        if cell is None:
            continue
        text = str(cell)
        own = [*codes_of(firsts[place]), *codes_of(others[place])]
        year = years[place]
        row = _Row(tuple(own), int(year) if isinstance(year, int | float) else None, not _DIGITS_TOGETHER.search(text))
        found, unknown = named.in_cell(text, row)
        problems.extend(_not_found(draft, place, name, nearest) for name in unknown)
        firsts[place], others[place], cells[place] = concerning(own, found)
    draft.columns |= {"indicator": firsts, "also_concerns": others}
    return problems


def move_statements(draft: Draft) -> None:
    """Moves names of statements that stand among those of indicators to the row's statements."""
    if "statements" not in draft.dataset.field_names:
        return
    for field in ("indicator", "also_concerns"):
        cells = draft.columns.get(field, [])
        told = {cell: _told_apart(str(cell), indicator_words(), statement_words()) for cell in set(cells) - {None}}
        moved = {cell: parts for cell, parts in told.items() if parts[1]}
        if not moved:
            continue
        statements = draft.column("statements")
        for place, cell in enumerate(cells):
            if cell in moved:
                indicators, named = moved[cell]
                cells[place] = joined(indicators)
                statements[place] = joined([*codes_of(statements[place]), *named])
        draft.columns["statements"] = statements
        for places in (draft.indexes, draft.field_rows):
            if field in places:
                places.setdefault("statements", list(places[field]))


def _told_apart(cell: str, indicators: Container[str], statements: Container[str]) -> tuple[list[str], list[str]]:
    """What a cell names but statements, and the statements that it names."""
    words = {
        part: aliases.normalised(part) for part in names_in(cell, lambda name: _is_one_of(name, indicators, statements))
    }
    named = [part for part, word in words.items() if word in statements and word not in indicators]
    return [part for part in words if part not in named], named


def _is_one_of(name: str, *known: Container[str]) -> bool:
    return any(aliases.normalised(name) in words for words in known)


def _not_found(draft: Draft, place: int, name: str, nearest: Nearest) -> Problem:
    known = [one for form in forms() for indicator in form.indicators for one in indicator.statements]
    said = [words for one in known for words in (one.topics, one.texts)]
    where = draft.place("statements", place)
    if nearest.similarity(name, said) < _SIMILAR_ENOUGH:
        return Problem("no_such_statement", Severity.WARNING, draft.sheet, where, squeezed(name))
    return Problem(
        "no_such_statement_but", Severity.WARNING, draft.sheet, where, squeezed(name), nearest.name(name, said)
    )


class _Named:
    """What names and numbers of statements stand for: indicator and statement, "" for the indicator itself."""

    def __init__(self, tied: Statements) -> None:
        self._tied: Mapping[tuple[str, str, str], str] = {
            (form, indicator, aliases.normalised(words)): code for (form, indicator, words), code in tied.items()
        }

        self._found: dict[tuple[str, _Row], tuple[list[tuple[str, str]], list[str]]] = {}

    def in_cell(self, text: str, row: _Row) -> tuple[list[tuple[str, str]], list[str]]:
        """The statements that a cell names, and what it says that is none."""
        if (text, row) not in self._found:
            self._found[text, row] = self._parted(text, row)
        return self._found[text, row]

    def _parted(self, text: str, row: _Row) -> tuple[list[tuple[str, str]], list[str]]:
        if _COMMA_NUMBER.fullmatch(text):
            return [], [text]
        parts = names_in(text, lambda name: self._one(name, row) is not None)
        looked_up = [(part, self._one(part, row)) for part in parts]
        return [found for _, found in looked_up if found], [part for part, found in looked_up if not found]

    def _one(self, name: str, row: _Row) -> tuple[str, str] | None:
        if len(name) > _LONGEST_NAME:
            return None
        name = name.lstrip(_BULLETS)
        if (by_number := _by_number(name, row)) is not None:
            return by_number
        spellings = dict.fromkeys((name, _NUMBER_BEFORE.sub("", name)))
        for spelling in spellings:
            for words in _of_year_first(row.year):
                found = self._said(spelling, words, row) or self._behind_indicator(spelling, words)
                if found is not None:
                    return found
        for spelling in spellings:
            if (indicator := indicator_words().get(aliases.normalised(spelling))) is not None:
                return indicator, ""
        return None

    def _said(self, name: str, words: Vocabulary, row: _Row) -> tuple[str, str] | None:
        """The statement of a name that is the only one, of the row's own indicators or else of the form."""
        having = {
            indicator: code
            for indicator in words.statements
            if (code := self._code(name, words, indicator)) is not None
        }
        own = {indicator: code for indicator, code in having.items() if indicator in row.indicators} or having
        return next(iter(own.items())) if len(own) == 1 else None

    def _behind_indicator(self, name: str, words: Vocabulary) -> tuple[str, str] | None:
        """The statement of a name such as "Organisering: Styret"."""
        for mark in _BEHIND_INDICATOR.finditer(name):
            indicator = words.indicators.get(aliases.normalised(name[: mark.start()]))
            code = None if indicator is None else self._code(name[mark.end() :], words, indicator.code)
            if indicator is not None and code is not None:
                return indicator.code, code
        return None

    def _code(self, name: str, words: Vocabulary, indicator: str) -> str | None:
        word = aliases.normalised(name)
        return words.statements[indicator].get(word) or self._tied.get((words.form.code, indicator, word))


def _by_number(name: str, row: _Row) -> tuple[str, str] | None:
    """The statement of a number: at that place of the form, or of the only indicator of the row.

    None where the forms that the year may be assessed on have different ones there.
    """
    found = {_at_place(name, row, form) for form in forms_in_force(row.year)}
    return found.pop() if len(found) == 1 else None


def _at_place(name: str, row: _Row, form: Form) -> tuple[str, str] | None:
    indicators: Sequence[str] = [indicator.code for indicator in form.indicators]
    if (both := _IN_FORM.fullmatch(name)) is not None:
        which, place = int(both[1]), int(both[2])
        indicator = indicators[which - 1] if 0 < which <= len(indicators) else None
    elif row.are_numbers_alone and (alone := _IN_INDICATOR.fullmatch(name)) is not None and len(row.indicators) == 1:
        place, (indicator,) = int(alone[1]), row.indicators
    else:
        return None
    if indicator is None or not form.has_indicator(indicator):
        return None
    statements = form.indicator(indicator).statements
    return (indicator, statements[place - 1].code) if 0 < place <= len(statements) else None


def _of_year_first(year: int | None) -> Iterator[Vocabulary]:
    """All forms, those first that the year may be assessed on."""
    in_force = [form.code for form in forms_in_force(year)]
    yield from sorted(vocabularies(), key=lambda words: words.form.code not in in_force)
