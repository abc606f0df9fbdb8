"""Sections -> rows of scores and findings, with the form's codes where the form has them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from data.cells.drafts import Draft
from data.cells.values import Value
from data.frameworks import Form, Indicator
from data.reports.blocks import Words
from data.reports.lines import Document
from data.reports.matching import Match, matches_of
from data.reports.parted import states_score
from data.reports.section import Scored, Section
from data.terms import aliases
from data.terms.answers import Answers
from data.terms.datasets import DATASETS
from data.terms.problems import Problem, Severity

Row = dict[str, tuple[Value, int]]
"""Field -> its value and the line it stands on."""


def scores_of(
    document: Document, sections: Sequence[Section], form: Form, answers: Answers
) -> tuple[list[Row], list[Problem]]:
    """The rows of scores, and what is uncertain about them."""
    problems: list[Problem] = []
    rows: list[Row] = []
    totals: dict[str, Section] = {}
    for section in sections:
        rows += _statements(document, section, form, answers, problems)
        if section.total is None:
            continue
        earlier = totals.setdefault(str(section.indicator), section)
        if earlier is section:
            rows.append(_total(section, section.total))
        elif earlier.total != section.total:
            place = document.lines[section.total_line].place
            values = {"total": float(section.total), "other": float(earlier.total or 0)}
            problems.append(Problem("totals_differ", Severity.ERROR, document.sheet, place, section.heading, values))
    problems += _missing_indicators(document, sections, form)
    others = [row for section in sections for row in _of_other_years(section, form, answers)]
    return _once([*others, *rows]), problems


def _of_other_years(section: Section, form: Form, answers: Answers) -> Iterable[Row]:
    """The scores of other years, each row with its year."""
    matches = _matches(section, form, answers)
    for earlier in section.earlier:
        words = earlier.words
        match = matches.get(words) if words else None
        statement = match.statement.code if match else own_words(words) if words else None
        yield {
            "indicator": (section.indicator, section.line),
            "statement": (statement, words.line if words else earlier.row),
            "score": (earlier.score, earlier.row),
            "is_total": (words is None, earlier.row),
            "year": (earlier.year, earlier.row),
        }


def _once(rows: Sequence[Row]) -> list[Row]:
    """Without rows that say again what another says, as a summary does."""
    seen: dict[tuple[Value, ...], Row] = {}
    for row in rows:
        key = (*(row[name][0] for name in ("indicator", "statement", "score", "is_total")), _year_of(row))
        seen.setdefault(key, row)
    return list(seen.values())


def _year_of(row: Row) -> Value:
    """The year that a row has of its own."""
    return row["year"][0] if "year" in row else None


def _total(section: Section, total: float) -> Row:
    return {
        "indicator": (section.indicator, section.line),
        "statement": (None, section.total_line),
        "score": (total, section.total_line),
        "is_total": (True, section.total_line),
    }


def _statements(
    document: Document, section: Section, form: Form, answers: Answers, problems: list[Problem]
) -> list[Row]:
    matches = _matches(section, form, answers)
    rows = [_statement(document, section, scored, matches, problems) for scored in section.statements]
    if form.has_indicator(str(section.indicator)) and (section.statements or section.unscored):
        problems += _missing_statements(document, section, form.indicator(str(section.indicator)), matches.values())
    return rows


def _matches(section: Section, form: Form, answers: Answers) -> dict[Words, Match]:
    """A statement's words -> the form's statement."""
    if not form.has_indicator(str(section.indicator)):
        return {}
    every = sorted([*(scored.words for scored in section.statements), *section.unscored], key=lambda words: words.line)
    tied = {
        words: code
        for (of_form, indicator, words), code in answers.statements.items()
        if (of_form, indicator) == (form.code, section.indicator)
    }
    return matches_of(every, form.indicator(str(section.indicator)), form, tied)


def _statement(
    document: Document, section: Section, scored: Scored, matches: Mapping[Words, Match], problems: list[Problem]
) -> Row:
    match = matches.get(scored.words)
    if match and not match.is_sure:
        place = document.lines[scored.line].place
        names = match.statement.topics
        problems.append(
            Problem("uncertain_statement", Severity.WARNING, document.sheet, place, scored.words.shown, names)
        )
    return {
        "indicator": (section.indicator, section.line),
        "statement": (match.statement.code if match else own_words(scored.words), scored.line),
        "score": (scored.score, scored.row),
        "is_total": (False, scored.row),
    }


def own_words(words: Words) -> str:
    """What a statement that no form has is called: its sentence."""
    return words.sentence


def _missing_statements(
    document: Document, section: Section, indicator: Indicator, matches: Iterable[Match]
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


def findings_in(document: Document, sections: Sequence[Section]) -> tuple[list[Row], list[Problem]]:
    """The rows of findings, and those that are told of because they stand there twice."""
    problems: list[Problem] = []
    rows: list[Row] = []
    seen: set[tuple[str | None, str, str]] = set()
    for section in sections:
        for finding in section.findings:
            key = (section.indicator, finding.kind, aliases.normalised(finding.text))
            if code := "repeated_finding" if key in seen else _no_finding(finding.text):
                place = document.lines[finding.line].place
                problems.append(Problem(code, Severity.WARNING, document.sheet, place, finding.text))
                continue
            seen.add(key)
            rows.append(
                {
                    "indicator": (section.indicator, section.line),
                    "kind": (finding.kind, finding.line),
                    "text": (finding.text, finding.line),
                }
            )
    return rows, problems


def _no_finding(text: str) -> str | None:
    """Why a text says nothing that goes well or should be done; None where it does."""
    if not any(map(str.isalpha, text)):
        return "lone_number"
    return "score_among_findings" if states_score(text) else None


def draft_of(document: Document, dataset: str, rows: Sequence[Row], said: Mapping[str, Value]) -> Draft | None:
    """Rows as a draft; `said` holds for those that do not say it themselves. None where there are no rows."""
    if not rows:
        return None
    if len({len(row) for row in rows}) > 1:
        rows = [row if "year" in row else {**row, "year": (None, row["score"][1])} for row in rows]
    fields = list(rows[0])
    main = "score" if dataset == "scores" else "text" if "text" in fields else fields[0]
    places = tuple(line.place for line in document.lines)
    used = [line for row in rows for _, line in row.values()]
    first, last = places[min(used)], places[max(used)]
    columns: dict[str, list[Value]] = {name: [row[name][0] for row in rows] for name in fields}
    known = DATASETS[dataset].field_names
    for name, value in said.items():
        if value is not None and name in known:
            own = columns.get(name, [None] * len(rows))
            columns[name] = [value if one is None else one for one in own]
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
