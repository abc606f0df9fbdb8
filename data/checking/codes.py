"""Puts the codes of forms, indicators and statements on rows of scores, and checks them against the form's scale."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from data.cells.drafts import Draft
from data.cells.values import Value, squeezed
from data.checking.nearest import Nearest, unknown_name
from data.checking.own_words import abbreviated, tied_by_place
from data.checking.totals_below import with_totals_placed
from data.checking.unknown_indicators import Asking, settle_scores
from data.frameworks import Indicator
from data.frameworks.model import Scale
from data.frameworks.vocabulary import Vocabulary, vocabularies, vocabularies_by_name
from data.terms import aliases
from data.terms.answers import Statements
from data.terms.problems import Problem, Severity
from data.terms.questions import Question

_SIMILAR_ENOUGH = 60.0
_ENOUGH_TO_TELL = 1_000  # rows by which a form is recognised
_FEWEST_TELLING = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_codes(draft: Draft, asking: Asking) -> tuple[Draft, list[Problem], list[Question]]:
    """The draft with codes for what its form knows, its totals marked, rows of means left out; and what is wrong.

    Rows of an indicator that is asked about are left out until it is answered.
    """
    draft = _without_means(draft)
    marked = draft.column("is_total")
    statements = draft.column("statement")
    total_words = aliases.words("total_score")
    is_total = [
        bool(mark) or statement is None or aliases.normalised(str(statement)) in total_words
        if mark is None or mark is True
        else False
        for mark, statement in zip(marked, statements, strict=True)
    ]
    draft.columns["is_total"] = list(is_total)
    draft.columns["statement"] = [
        None if total else statement for total, statement in zip(is_total, statements, strict=True)
    ]
    draft.fill_down("indicator")
    draft, told, questions = _with_known_indicators(draft, asking)
    problems = [*told, *_put_codes(draft, asking.answers.statements)]
    draft = with_totals_placed(draft.keep(place for place in range(len(draft)) if place not in draft.unsettled))
    problems.extend(_outside_scale(draft))
    return draft, problems, questions


def _with_known_indicators(draft: Draft, asking: Asking) -> tuple[Draft, list[Problem], list[Question]]:
    """The draft with the names of indicators that no form has settled, form by form; and what is told and asked."""
    names = {aliases.normalised(str(name)) for name in set(draft.column("indicator")) - {None}}
    if all(names <= words.indicators.keys() for words in vocabularies()):
        return draft, [], []
    groups, said = _groups(draft)
    by_form: dict[str, tuple[Vocabulary, list[int]]] = {}
    chosen = {group: _form_of(group[2], said[group]) for group in said}
    for place, group in enumerate(groups):
        if (words := chosen[group]) is not None:
            by_form.setdefault(words.form.code, (words, []))[1].append(place)
    problems: list[Problem] = []
    questions: list[Question] = []
    gone: set[int] = set()
    for words, places in by_form.values():
        settled = settle_scores(draft.keep(places), words, asking)
        problems += settled.problems
        questions += settled.questions
        for place in places:
            word = aliases.normalised(str(draft.column("indicator")[place]))
            if word in settled.codes:
                draft.columns["indicator"][place] = settled.codes[word]
            elif word in settled.none or word in settled.open:
                gone.add(place)
    kept = draft.keep(place for place in range(len(draft)) if place not in gone) if gone else draft
    return kept, problems, questions


def _without_means(draft: Draft) -> Draft:
    means = aliases.words("mean")
    names = [draft.columns[name] for name in ("indicator", "statement") if name in draft.columns]
    labels = {value for column in names for value in set(column) if aliases.normalised(str(value)) in means}
    if not labels:
        return draft
    return draft.keep(place for place in range(len(draft)) if not any(column[place] in labels for column in names))


_Group = tuple[Value, Value, Value]


def _put_codes(draft: Draft, tied: Statements) -> list[Problem]:
    own_words = {(form, indicator, aliases.normalised(words)): code for (form, indicator, words), code in tied.items()}
    groups, said = _groups(draft)
    pairs = list(zip(draft.column("indicator"), draft.column("statement"), strict=True))
    chosen: dict[_Group, Vocabulary | None] = {group: _form_of(group[2], said[group]) for group in said}
    # Each pair of words is looked up once per form, however many years and programmes use it.
    known: dict[str | None, dict[tuple[Value, Value], _Codes]] = {}
    by_group: dict[_Group, dict[tuple[Value, Value], _Codes]] = {}
    for group, words in chosen.items():
        by_group[group] = known.setdefault(words.form.code if words else None, {})
        for pair in said[group]:
            if pair not in by_group[group]:
                by_group[group][pair] = _tied(_codes(words, pair), words, own_words)
    own = {group: {pair: by_group[group][pair] for pair in said[group]} for group in chosen}
    _by_place(chosen, own)
    found = [own[group][pair] for group, pair in zip(groups, pairs, strict=True)]
    problems = _unknown(draft, groups, chosen, found)
    draft.columns["form"] = [words.form.code if (words := chosen[group]) else group[2] for group in groups]
    draft.columns["indicator"] = [code.indicator for code in found]
    draft.columns["statement"] = [code.statement for code in found]
    return problems


def _groups(draft: Draft) -> tuple[list[_Group], dict[_Group, dict[tuple[Value, Value], None]]]:
    """The group of each row, and what the rows of each group say, once each."""
    groups: list[_Group] = list(zip(draft.column("programme"), draft.column("year"), draft.column("form"), strict=True))
    said: dict[_Group, dict[tuple[Value, Value], None]] = {}
    pairs = zip(draft.column("indicator"), draft.column("statement"), strict=True)
    for group, pair in zip(groups, pairs, strict=True):
        said.setdefault(group, {})[pair] = None
    return groups, said


@dataclass(frozen=True)
class _Codes:
    indicator: Value
    statement: Value
    is_indicator_known: bool = True
    is_statement_known: bool = True


def _tied(found: _Codes, words: Vocabulary | None, own_words: Statements) -> _Codes:
    """The codes, with the form's statement where somebody has said which one those words are."""
    if words is None or found.is_statement_known:
        return found
    code = own_words.get((words.form.code, str(found.indicator), aliases.normalised(str(found.statement))))
    known = words.statements[str(found.indicator)].values()
    return replace(found, statement=code, is_statement_known=True) if code in known else found


def _codes(words: Vocabulary | None, pair: tuple[Value, Value]) -> _Codes:
    indicator, statement = pair
    if words is None:
        return _Codes(indicator, statement)
    statement_word = aliases.normalised(str(statement)) if statement is not None else ""
    if indicator is None:
        owner = words.owners.get(statement_word)
        return _codes(words, (owner, statement)) if owner else _Codes(None, statement)
    known = words.indicators.get(aliases.normalised(str(indicator)))
    if known is None:
        return _Codes(indicator, statement, is_indicator_known=False)
    if statement is None:
        return _Codes(known.code, None)
    code = words.statements[known.code].get(statement_word) or abbreviated(known, str(statement))
    if code is None:
        return _Codes(known.code, squeezed(str(statement)), is_statement_known=False)
    return _Codes(known.code, code)


def _has_place(code: _Codes) -> bool:
    """Whether a statement is among those of an indicator that the form has."""
    return code.is_indicator_known and code.indicator is not None and code.statement is not None


def _by_place(
    chosen: Mapping[_Group, Vocabulary | None], by_group: Mapping[_Group, dict[tuple[Value, Value], _Codes]]
) -> None:
    """Puts in the form's statements for those in their own words that stand in the form's order, as many as there."""
    crowded = _crowded(chosen, by_group)
    for group, words in chosen.items():
        if words is None:
            continue
        by_indicator: dict[Value, list[tuple[Value, Value]]] = {}
        for pair, code in by_group[group].items():
            if _has_place(code):
                by_indicator.setdefault(code.indicator, []).append(pair)
        for indicator, pairs in by_indicator.items():
            codes = [by_group[group][pair] for pair in pairs]
            is_known = [code.is_statement_known for code in codes]
            if all(is_known) or any(pair in crowded and not known for pair, known in zip(pairs, is_known, strict=True)):
                continue
            if any(not code.is_statement_known and _is_of_another(words, code) for code in codes):
                continue  # it has come here by mistake, and the places tell nothing
            known = [str(code.statement) if code.is_statement_known else None for code in codes]
            tied = tied_by_place(words.form.indicator(str(indicator)), [str(said) for _, said in pairs], known)
            for pair, statement in zip(pairs, tied, strict=True):
                if statement is not None:
                    by_group[group][pair] = _Codes(indicator, statement)


def _crowded(
    chosen: Mapping[_Group, Vocabulary | None], by_group: Mapping[_Group, dict[tuple[Value, Value], _Codes]]
) -> set[tuple[Value, Value]]:
    """The statements that some year or programme has beside more others than the form has room for.

    Where another year lacks one of those, as many as in the form may stand there, and none in its place.
    """
    found: set[tuple[Value, Value]] = set()
    for group, words in chosen.items():
        by_indicator: dict[Value, list[tuple[Value, Value]]] = {}
        for pair, code in by_group[group].items():
            if words is not None and _has_place(code):
                by_indicator.setdefault(code.indicator, []).append(pair)
        for indicator, pairs in by_indicator.items():
            if words is not None and len(pairs) > len(words.form.indicator(str(indicator)).statements):
                found.update(pairs)
    return found


def _is_of_another(words: Vocabulary, code: _Codes) -> bool:
    """Whether a statement that is none of its indicator's is, in the form's words, another indicator's."""
    said = aliases.normalised(str(code.statement))
    return any(said in by_word for indicator, by_word in words.statements.items() if indicator != code.indicator)


def _form_of(name: Value, pairs: Iterable[tuple[Value, Value]]) -> Vocabulary | None:
    """The form a group of rows names; where it names none, the newest that knows most of what the rows say.

    A short name that nobody has written down, "PSV", is that of the one form that knows all that the rows say.
    """
    return _form_told(name, tuple(islice(pairs, _ENOUGH_TO_TELL)))


@lru_cache(maxsize=1_024)
def _form_told(name: Value, pairs: tuple[tuple[Value, Value], ...]) -> Vocabulary | None:
    if name is not None:
        named = vocabularies_by_name().get(aliases.normalised(str(name)))
        return named or _only_form(str(name), pairs)

    def known(words: Vocabulary) -> tuple[int, int]:
        found = [_codes(words, pair) for pair in pairs]
        return (
            -sum(not code.is_indicator_known or code.indicator is None for code in found),
            -sum(not code.is_statement_known for code in found),
        )

    return max(vocabularies(), key=known)


def _only_form(name: str, pairs: Sequence[tuple[Value, Value]]) -> Vocabulary | None:
    """The one form that a name may be short for and whose words the rows are made of; None where it is not certain."""
    knowing = [words for words in vocabularies() if all(_is_known(_codes(words, pair)) for pair in pairs)]
    if len(pairs) < _FEWEST_TELLING or len(knowing) != 1:
        return None
    form = knowing[0].form
    numbers = re.findall(r"\d+", _YEAR.sub("", name))
    is_same = all(int(number) == len(form.indicators) for number in numbers)  # "PSV 8" is another than that of seven
    return knowing[0] if is_same and any(_is_short_for(name, full) for full in form.names.values()) else None


def _is_known(code: _Codes) -> bool:
    return code.is_indicator_known and code.indicator is not None and code.is_statement_known


def _is_short_for(name: str, full: str) -> bool:
    """Whether the letters of a name stand in the full one in that order, its first letter first: "PSV 2023"."""
    letters = [letter for letter in name.casefold() if letter.isalpha()]
    left = iter(full.casefold())
    return len(letters) > 1 and full[:1].casefold() == letters[0] and all(letter in left for letter in letters)


def _unknown(
    draft: Draft, groups: list[_Group], chosen: Mapping[_Group, Vocabulary | None], found: list[_Codes]
) -> list[Problem]:
    problems: list[Problem] = []
    nearest = Nearest()
    missing = {group for group, words in chosen.items() if words is None}
    told: set[_Group] = set()
    for place, (group, code) in enumerate(zip(groups, found, strict=True)):
        if group in missing and group not in told:
            told.add(group)
            names = [known.form.names for known in vocabularies()]
            problems.append(unknown_name("unknown_form", Severity.ERROR, draft, place, "form", names, nearest))
        if code.is_indicator_known and code.is_statement_known:
            continue
        words = chosen[group]
        if words is None:
            continue
        if not code.is_indicator_known:
            names = [indicator.names for indicator in words.form.indicators]
            problems.append(
                unknown_name("unknown_indicator", Severity.ERROR, draft, place, "indicator", names, nearest)
            )
        else:
            problems.append(_own_words(draft, place, words.form.indicator(str(code.indicator)), nearest))
    return problems


def _own_words(draft: Draft, place: int, indicator: Indicator, nearest: Nearest) -> Problem:
    topics = [statement.topics for statement in indicator.statements]
    value = draft.value_shown("statement", place) or ""
    cell = draft.place("statement", place) or draft.place("score", place)
    if nearest.similarity(value, topics) < _SIMILAR_ENOUGH:
        return Problem("statement_in_own_words", Severity.WARNING, draft.sheet, cell, value)
    return Problem("unknown_statement", Severity.WARNING, draft.sheet, cell, value, nearest.name(value, topics))


def _outside_scale(draft: Draft) -> list[Problem]:
    problems = []
    scales = {words.form.code: words.form.scale for words in vocabularies()}
    checked = list(zip(draft.column("score"), draft.column("form"), draft.column("is_total"), strict=True))
    good = {key for key in set(checked) if _is_good(key, scales)}
    for place, key in enumerate(checked):
        if key in good:
            continue
        score, form, _ = key
        scale = scales[str(form)]
        shown = draft.value_shown("score", place)
        assert isinstance(score, float)
        is_outside = not scale.minimum <= score <= scale.maximum
        values = {"minimum": float(scale.minimum), "maximum": float(scale.maximum)}
        code, severity = ("outside_scale", Severity.ERROR) if is_outside else ("total_not_in_steps", Severity.WARNING)
        problems.append(Problem(code, severity, draft.sheet, draft.place("score", place), shown, values))
    return problems


def _is_good(key: tuple[Value, Value, Value], scales: Mapping[str, Scale]) -> bool:
    score, form, is_total = key
    scale = scales.get(str(form))
    if not isinstance(score, float) or scale is None:
        return True
    within = scale.minimum <= score <= scale.maximum
    return within and not (is_total and score * 2 % 1)
