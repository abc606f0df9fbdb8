"""A report that follows or evaluates a programme -> drafts of its lists, each to be confirmed by an answer.

A note that says nothing of the kind and has tables of a round is read as its tables say, and nothing asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.checking.checks import check
from data.reports.beside import IN_ROUNDS, Beside, TableBeside, tables_beside
from data.reports.footnotes import without_footnotes
from data.reports.lines import Document
from data.reports.report import Report
from data.reports.research import asked
from data.reports.research.blocks import blocks_of, headings_of, with_cells
from data.reports.research.front import About, about, is_study, names_assessment
from data.reports.research.headings import KINDS
from data.reports.research.rows import Listed, listed_in
from data.reports.research.step_lists import with_steps_as_tables
from data.reports.rows import draft_of
from data.terms.answers import Answers
from data.terms.problems import Problem, Severity
from data.understanding.drafts import FoundTable
from data.understanding.kinds_of_findings import bare_heading
from data.understanding.places_shared import share_municipality
from data.understanding.titles import name_of_round

_FEWEST_KINDS = 2
_TITLES = 3  # lines
_LACKING = {"missing_programme": "missing_programme_in_report", "missing_year": "missing_round_in_research"}


def read_research(document: Document, file_name: str, answers: Answers, *, is_sure: bool = False) -> Report | None:
    """The lists of a research report; None where it is none.

    It is one where it has lists of two kinds, or of one and says in its title that it follows or evaluates something;
    where that has to be sure, both, and no word of an assessment.
    """
    whole = with_steps_as_tables(with_cells(without_footnotes(document)))
    beside = tables_beside(whole, file_name, answers, IN_ROUNDS)
    document = beside.document
    listed, only_prose, unread = listed_in(document, blocks_of(document))
    kinds = {*listed, *_datasets_in(beside, file_name, answers)}
    is_told = is_study(document, file_name)
    is_one = len(kinds) + is_told >= _FEWEST_KINDS + is_sure
    if is_sure and (not is_one or names_assessment(document, file_name)):
        return None
    if not is_one and not (only_prose and is_told):
        return None
    report = Report(problems=[*document.problems])
    is_research = is_told or bool(listed)  # else a note around tables, which are as sure as those of a sheet
    if is_research:
        report.problems.append(_what_is_not_read(document, only_prose, is_anything_read=bool(kinds)))
    if not kinds:
        return report
    report.problems += _lists_not_read(document, unread)
    said = about(document, file_name, _years(listed))
    titles = [line.text for line in document.lines[:_TITLES] if line.is_heading]
    programme = answers.programme or said.programme or name_of_round(titles)
    year = answers.year or said.year
    if year is None and (question := asked.about_round(said.years, document.sheet, file_name)):
        report.questions.append(question)
        year = asked.round_answered(question, answers.choices)
    report.problems += _told_of(said, answers, document)
    for kind in KINDS:
        if kind in listed:
            _add(report, document, kind, listed[kind], {"programme": programme, "year": year}, answers)
    _add_tables(report, beside, file_name, replace(answers, programme=programme), year, is_offered=is_research)
    report.problems = _once(report.problems, is_asked=any(one.id.startswith(asked.ROUND) for one in report.questions))
    return report


def _years(listed: dict[str, Listed]) -> list[int]:
    days = [row["start_date"][0] for row in listed["activities"].rows] if "activities" in listed else []
    return sorted({day.year for day in days if isinstance(day, dt.date)})


def _datasets_in(beside: Beside, file_name: str, answers: Answers) -> set[str]:
    found = (one for table in beside.tables for one in beside.read_table(table, file_name, answers, None))
    return {one.draft.dataset.name for one in found}


def _add_tables(
    report: Report, beside: Beside, file_name: str, answers: Answers, year: int | None, *, is_offered: bool
) -> None:
    """The rows of tables that are read as a sheet's are; where they are only offered, whether they are that is asked
    for each data set.
    """
    found: dict[str, list[tuple[TableBeside, FoundTable]]] = {}
    for table in beside.tables:
        for one in beside.read_table(table, file_name, answers, year):
            found.setdefault(one.draft.dataset.name, []).append((table, one))
    for dataset, of_one in found.items():
        titles = [bare_heading(table.title) for table, _ in of_one]
        count = sum(len(one.draft) for _, one in of_one)
        place = of_one[0][0].places[0]
        question = asked.about_list(dataset, titles, count, beside.document.sheet, place)
        if is_offered:
            report.questions.append(question)
        choice = question.chosen(answers.choices)
        if choice is not None and choice.code == asked.LEAVE_OUT:
            continue
        for _, one in of_one:
            report.drafts.append(one.draft)
            report.problems += one.problems
            report.questions += one.questions
    share_municipality(report.drafts)
    report.problems += beside.not_read()


def _add(
    report: Report,
    document: Document,
    kind: str,
    listed: Listed,
    said: dict[str, str | int | None],
    answers: Answers,
) -> None:
    """The rows of one kind, and the question whether they are that; without those that somebody has left out."""
    headings = [next(headings_of(document, [place])) for place in listed.headings]
    place = document.lines[listed.headings[0]].place
    question = asked.about_list(kind, headings, len(listed.rows), document.sheet, place)
    report.questions.append(question)
    choice = question.chosen(answers.choices)
    if choice is not None and choice.code == asked.LEAVE_OUT:
        return
    draft = draft_of(document, kind, listed.rows, {name: value for name, value in said.items() if value is not None})
    if draft is not None:
        report.problems += check(draft, set())
        report.drafts.append(draft)


def _what_is_not_read(document: Document, only_prose: list[int], *, is_anything_read: bool) -> Problem:
    """That running text is not read, and which headings have nothing else below them."""
    names = list(dict.fromkeys(next(headings_of(document, [place])) for place in only_prose))
    shown = " · ".join(names) or None
    if not is_anything_read:
        place = document.lines[only_prose[0]].place
        return Problem("research_without_lists", Severity.ERROR, document.sheet, place, shown)
    code = "research_prose_under" if shown else "research_prose"
    place = document.lines[only_prose[0]].place if shown else document.lines[0].place
    return Problem(code, Severity.WARNING, document.sheet, place, shown)


def _lists_not_read(document: Document, headings: Sequence[int]) -> Iterator[Problem]:
    """That lists and tables below headings are none of those that are read."""
    for place in dict.fromkeys(headings):
        shown = next(headings_of(document, [place]))
        yield Problem("research_list_not_read", Severity.WARNING, document.sheet, document.lines[place].place, shown)


def _told_of(said: About, answers: Answers, document: Document) -> list[Problem]:
    if not said.is_likely or answers.programme:
        return []
    return [Problem("programme_from_title", Severity.WARNING, document.sheet, value=said.programme)]


def _once(problems: list[Problem], *, is_asked: bool) -> list[Problem]:
    """What every list lacks is said once, in words that fit such a report; what is asked about is not said as well."""
    lacking = {_LACKING[problem.code]: problem.sheet for problem in problems if problem.code in _LACKING}
    if is_asked:
        lacking.pop(_LACKING["missing_year"], None)
    others = [problem for problem in problems if problem.code not in _LACKING]
    return [*(Problem(code, sheet=sheet) for code, sheet in lacking.items()), *others]
