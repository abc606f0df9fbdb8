"""Names of indicators that no form has: known by their statements, asked about, or told of and left out."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from data.cells.drafts import Draft
from data.cells.values import Value, squeezed
from data.frameworks import Indicator, forms, indicator_words
from data.frameworks.vocabulary import Vocabulary
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.problems import Problem, Severity
from data.terms.questions import Choice, Question
from data.understanding.asking import LEFT_OUT, Maker

_ALIKE = 75.0
_MOST_ASKED = 7  # with more names of their own, a column holds something else, or another form
_ENOUGH = 2  # statements by which an indicator is known
_Assessment = tuple[Value, Value]  # programme, year


@dataclass(frozen=True)
class Asking:
    """Who asks: the file and what people have answered. `taken` are the indicators that each assessment names."""

    file_name: str = ""
    answers: Answers = field(default_factory=Answers)
    taken: Mapping[_Assessment, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass
class Settled:
    """What is decided of names, normalised: `codes` by name, those of none, and those that are asked about."""

    codes: dict[str, str] = field(default_factory=dict)
    none: set[str] = field(default_factory=set)
    open: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True)
class Unknown:
    """A name that no form knows: its normalised form, how and where it is written, and in which assessments."""

    word: str
    shown: str
    cell: str | None
    assessments: frozenset[_Assessment]


def indicators_taken(drafts: Iterable[Draft]) -> Mapping[_Assessment, frozenset[str]]:
    """The indicators that the scores of each programme and year name."""
    found: dict[_Assessment, set[str]] = {}
    known = indicator_words()
    for draft in drafts:
        if draft.dataset.name != "scores":
            continue
        columns = (draft.column(name) for name in ("programme", "year", "indicator"))
        for programme, year, indicator in dict.fromkeys(zip(*columns, strict=True)):
            code = known.get(aliases.normalised(str(indicator)))
            if code is not None:
                found.setdefault((programme, year), set()).add(code)
    return {assessment: frozenset(codes) for assessment, codes in found.items()}


def unknown_in(
    draft: Draft, name: str, known: Container[str], parted: Callable[[str], Iterable[str]] | None = None
) -> list[Unknown]:
    """The names in a column that are none of the known words, in the order in which they come.

    `parted` gives the names that a cell is made of, where it may have several.
    """
    places: dict[str, tuple[str, list[int]]] = {}
    for place, value in enumerate(draft.columns.get(name, ())):
        if value is None:
            continue
        for part in parted(str(value)) if parted else (str(value),):
            if (word := aliases.normalised(part)) not in known:
                places.setdefault(word, (squeezed(part), []))[1].append(place)
    programmes, years = draft.column("programme"), draft.column("year")
    return [
        Unknown(
            word,
            shown,
            draft.place(name, at[0]) or draft.any_place(at[0]),
            frozenset((programmes[place], years[place]) for place in at),
        )
        for word, (shown, at) in places.items()
    ]


def settle_scores(draft: Draft, words: Vocabulary, asking: Asking) -> Settled:
    """What is to be done with the scores of indicators that the form does not have.

    Statements of one indicator say that it is that one. Where the form has one left that nothing else is, or a name
    looks like a misspelling, it is asked which one it is. Beside all of the form's it can only be one more: it is told
    of and left out. Where nothing at all is known, it is no scores of this form, and nothing is settled.
    """
    settled = Settled()
    unknown = unknown_in(draft, "indicator", words.indicators)
    if not unknown or len(unknown) > _MOST_ASKED:
        return settled
    is_any_known = any(asking.taken.values()) or any(_resembles(one.word, words.form.indicators) for one in unknown)
    for one in unknown:
        taken = frozenset(code for assessment in one.assessments for code in asking.taken.get(assessment, ()))
        left = [indicator for indicator in words.form.indicators if indicator.code not in taken]
        own = _by_statements(draft, one.word, words)
        if own is not None and own in left:
            settled.codes[one.word] = own.code
            settled.problems.append(_told("indicator_by_statements", draft, one, own.names))
        elif not is_any_known:
            continue
        elif left or _resembles(one.word, words.form.indicators):
            _ask(settled, draft, one, _in_order(one.word, words.form.indicators, taken), asking, "rows_left_out")
        else:
            settled.none.add(one.word)
            settled.problems.append(_told("indicator_left_out", draft, one))
    return settled


def settle_others(draft: Draft, unknown: Sequence[Unknown], asking: Asking, *, is_asked: bool) -> Settled:
    """What is to be done with names of indicators on rows that may be about none.

    A misspelling is asked about; any other is told of and the indicator left empty, unless `is_asked`.
    """
    settled = Settled()
    indicators = _all_indicators()
    is_many = len(unknown) > _MOST_ASKED
    for one in unknown:
        if not is_many and (is_asked or _resembles(one.word, indicators)):
            _ask(settled, draft, one, _in_order(one.word, indicators), asking, "without_indicator")
        else:
            settled.none.add(one.word)
            settled.problems.append(_told("no_indicator_kept_empty", draft, one))
    return settled


def _ask(
    settled: Settled, draft: Draft, one: Unknown, indicators: Sequence[Indicator], asking: Asking, otherwise: str
) -> None:
    maker = Maker(asking.file_name, draft.sheet, draft.origin.shape)
    first, *others = [Choice(indicator.code, "is_indicator", indicator.names) for indicator in indicators]
    question = Question(
        maker.question_id("which_indicator", one.word),
        "which_indicator",
        (first, Choice(LEFT_OUT, otherwise), *others),
        draft.sheet,
        one.cell,
        one.shown,
    )
    settled.questions.append(question)
    choice = question.chosen(asking.answers.choices)
    if choice is None:
        settled.open.add(one.word)
    elif choice.code == LEFT_OUT:
        settled.none.add(one.word)
    else:
        settled.codes[one.word] = choice.code


def _told(code: str, draft: Draft, one: Unknown, values: Mapping[str, str] = MappingProxyType({})) -> Problem:
    return Problem(code, Severity.WARNING, draft.sheet, one.cell, one.shown, values)


def _by_statements(draft: Draft, word: str, words: Vocabulary) -> Indicator | None:
    """The only indicator whose statements all those under a name are; None where they are too few, or of several."""
    pairs = zip(draft.column("indicator"), draft.column("statement"), strict=True)
    own = {
        aliases.normalised(str(statement))
        for indicator, statement in pairs
        if statement is not None and aliases.normalised(str(indicator)) == word
    }
    if len(own) < _ENOUGH:
        return None
    found = [code for code, statements in words.statements.items() if own <= statements.keys()]
    return words.form.indicator(found[0]) if len(found) == 1 else None


def _in_order(word: str, indicators: Sequence[Indicator], taken: frozenset[str] = frozenset()) -> list[Indicator]:
    """The indicators, those first that a name is most likely meant for: looks like, or that nothing else is."""

    def unlikely(indicator: Indicator) -> tuple[bool, bool, float]:
        likeness = _likeness(word, indicator)
        return likeness < _ALIKE, indicator.code in taken, -likeness

    return sorted(indicators, key=unlikely)


def _resembles(word: str, indicators: Iterable[Indicator]) -> bool:
    return any(_likeness(word, indicator) >= _ALIKE for indicator in indicators)


def _likeness(word: str, indicator: Indicator) -> float:
    from rapidfuzz import fuzz  # needed only where a name is none that we know

    names = (*indicator.names.values(), *indicator.aliases)
    return max(fuzz.ratio(word, aliases.normalised(name)) for name in names)


def _all_indicators() -> list[Indicator]:
    by_code: dict[str, Indicator] = {}
    for form in forms():
        for indicator in form.indicators:
            by_code.setdefault(indicator.code, indicator)
    return list(by_code.values())
