"""Sections -> rows of scores and findings, with the form's codes where the form has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data.cells.drafts import Draft
from data.cells.values import Value
from data.frameworks import Form, Indicator, Statement, forms
from data.reports.blocks import Words
from data.reports.lines import Document
from data.reports.sections import Section
from data.reports.titles import Front
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS
from data.terms.problems import Problem, Severity

_ALIKE = 80.0
_ALIKE_IN_ITS_PLACE = 45.0

Row = dict[str, tuple[Value, int]]
"""Field -> its value and the line it stands on."""


@dataclass(frozen=True)
class _Match:
    statement: Statement | None
    is_sure: bool = True


def drafts_of(
    document: Document, sections: Sequence[Section], front: Front, answers: Answers
) -> tuple[list[Draft], list[Problem]]:
    """The rows of scores and of findings, and what is uncertain about them."""
    form = _form(sections)
    problems: list[Problem] = []
    scores: list[Row] = []
    findings: list[Row] = []
    for section in sections:
        scores += _scores(document, section, form, answers, problems)
        findings += _findings(document, section, problems)
    problems += _missing_indicators(document, sections, form)
    said: dict[str, Value] = {"programme": answers.programme or front.programme, "year": answers.year or front.year}
    return [
        draft
        for draft in (
            _draft(document, "scores", scores, {**said, "form": form.code}),
            _draft(document, "findings", findings, said),
        )
        if draft is not None
    ], problems


def _form(sections: Sequence[Section]) -> Form:
    """The form that knows most of the report's indicators and topics; the newest of equals."""

    def known(form: Form) -> tuple[int, int]:
        own = [section for section in sections if form.has_indicator(section.indicator)]
        topics = sum(
            _exact(scored.words, form.indicator(section.indicator)) is not None
            for section in own
            for scored in section.statements
        )
        return len(own), topics

    return max(forms(), key=known)


def _scores(document: Document, section: Section, form: Form, answers: Answers, problems: list[Problem]) -> list[Row]:
    every = sorted([*(scored.words for scored in section.statements), *section.unscored], key=lambda words: words.line)
    tied = {
        words: code
        for (of_form, indicator, words), code in answers.statements.items()
        if (of_form, indicator) == (form.code, section.indicator)
    }
    is_known = form.has_indicator(section.indicator)
    matches = _matches(every, form.indicator(section.indicator), tied) if is_known else {}
    rows: list[Row] = []
    for scored in section.statements:
        match = matches.get(scored.words.line, _Match(None))
        code = match.statement.code if match.statement else scored.words.sentence
        if match.statement and not match.is_sure:
            place = document.lines[scored.line].place
            names = match.statement.topics
            found = Problem("uncertain_statement", Severity.WARNING, document.sheet, place, scored.words.shown, names)
            problems.append(found)
        rows.append(
            {
                "indicator": (section.indicator, section.line),
                "statement": (code, scored.line),
                "score": (float(scored.score), scored.row),
                "is_total": (False, scored.row),
            }
        )
    if section.total is not None:
        rows.append(
            {
                "indicator": (section.indicator, section.line),
                "statement": (None, section.total_line),
                "score": (section.total, section.total_line),
                "is_total": (True, section.total_line),
            }
        )
    if is_known:
        problems += _missing_statements(document, section, form.indicator(section.indicator), matches.values())
    return rows


def _exact(words: Words, indicator: Indicator) -> Statement | None:
    """The statement whose topic or text these words are."""
    said = {aliases.normalised(text) for text in (words.topic, words.sentence) if text}
    for statement in indicator.statements:
        known = (statement.code, *statement.topics.values(), *statement.texts.values(), *statement.aliases)
        if said.intersection(map(aliases.normalised, known)):
            return statement
    return None


def _matches(every: Sequence[Words], indicator: Indicator, tied: Mapping[str, str]) -> dict[int, _Match]:
    """Line of the words -> the form's statement: as people tied them, else the same words, words much like them, or
    words alike in the same place.
    """
    found: dict[int, _Match] = {}
    left = list(indicator.statements)
    for words in every:
        codes = {statement.code: statement for statement in left}
        statement = codes.get(tied.get(words.sentence, "")) or _exact(words, indicator)
        if statement in left:
            found[words.line] = _Match(statement)
            left.remove(statement)
    open_words = [words for words in every if words.line not in found]
    pairs = sorted(
        ((_likeness(words, statement), words.line, statement) for words in open_words for statement in left),
        key=lambda pair: -pair[0],
    )
    in_place = len(every) == len(indicator.statements)
    for likeness, line, statement in pairs:
        place = next(number for number, words in enumerate(every) if words.line == line)
        is_there = in_place and indicator.statements[place] is statement
        is_alike = likeness >= (_ALIKE_IN_ITS_PLACE if is_there else _ALIKE)
        if is_alike and line not in found and statement in left:
            found[line] = _Match(statement, is_sure=False)
            left.remove(statement)
    return found


def _likeness(words: Words, statement: Statement) -> float:
    from rapidfuzz import fuzz  # needed only where the words are not the form's

    topics = [aliases.normalised(name) for name in (*statement.topics.values(), *statement.aliases)]
    texts = [aliases.normalised(text) for text in statement.texts.values()]
    topic, sentence = aliases.normalised(words.topic or ""), aliases.normalised(words.sentence)
    by_topic = max((fuzz.ratio(topic, known) for known in topics), default=0.0) if topic else 0.0
    return max(by_topic, *(fuzz.ratio(sentence, known) for known in (*texts, *topics)))


def _missing_statements(
    document: Document, section: Section, indicator: Indicator, matches: Iterable[_Match]
) -> list[Problem]:
    """The form's statements that the section says nothing of, unless it has as many in its own words."""
    known = [match.statement for match in matches]
    missing = [statement for statement in indicator.statements if statement not in known]
    if len(section.statements) + len(section.unscored) >= len(indicator.statements) or not missing:
        return []
    names = {language: ", ".join(statement.topics[language] for statement in missing) for language in missing[0].topics}
    place = document.lines[section.line].place
    return [Problem("missing_statements", Severity.WARNING, document.sheet, place, section.heading, names)]


def _missing_indicators(document: Document, sections: Sequence[Section], form: Form) -> list[Problem]:
    read = {section.indicator for section in sections}
    missing = [indicator for indicator in form.indicators if indicator.code not in read]
    if not missing:
        return []
    names = {language: ", ".join(indicator.names[language] for indicator in missing) for language in missing[0].names}
    return [Problem("missing_indicators", Severity.WARNING, document.sheet, values=names)]


def _findings(document: Document, section: Section, problems: list[Problem]) -> list[Row]:
    rows: list[Row] = []
    seen: set[tuple[str, str]] = set()
    for finding in section.findings:
        if (finding.kind, finding.text) in seen:
            place = document.lines[finding.line].place
            problems.append(Problem("repeated_finding", Severity.WARNING, document.sheet, place, finding.text))
            continue
        seen.add((finding.kind, finding.text))
        rows.append(
            {
                "indicator": (section.indicator, section.line),
                "kind": (finding.kind, finding.line),
                "text": (finding.text, finding.line),
            }
        )
    return rows


def _draft(document: Document, dataset: str, rows: Sequence[Row], said: dict[str, Value]) -> Draft | None:
    if not rows:
        return None
    fields = list(rows[0])
    main = "score" if dataset == "scores" else "text"
    places = tuple(line.place for line in document.lines)
    used = [line for row in rows for _, line in row.values()]
    first, last = places[min(used)], places[max(used)]
    columns: dict[str, list[Value]] = {name: [row[name][0] for row in rows] for name in fields}
    columns |= {name: [value] * len(rows) for name, value in said.items() if value is not None}
    return Draft(
        DATASETS[dataset],
        document.sheet,
        first if first == last else f"{first}:{last}",
        columns,
        [row[main][1] for row in rows],
        {name: [0] * len(rows) for name in fields},
        field_rows={name: [row[name][1] for row in rows] for name in fields},
        places=places,
    )
