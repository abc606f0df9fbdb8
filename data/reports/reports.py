"""A report's bytes -> drafts of what it says, all that is wrong or uncertain, and what it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from data.cells.drafts import Draft
from data.cells.values import Value
from data.checking.checks import check
from data.checking.codes import with_codes
from data.checking.indicator_codes import with_indicator_codes
from data.checking.unknown_indicators import Asking
from data.reading.delimited import decoded
from data.reading.kinds import FileKind, FileRefused
from data.reports import asked
from data.reports.beside import Beside, tables_beside
from data.reports.brackets import has_brackets, with_brackets_apart
from data.reports.columns import is_named_after
from data.reports.events_told import events_told
from data.reports.form_of_report import form_and_scale
from data.reports.front import Front, front_of
from data.reports.halves import with_halves_in_decimals
from data.reports.headings import is_comment
from data.reports.jobs_in_prose import jobs_told
from data.reports.kinds_by_order import take_kinds_by_order
from data.reports.labels import (
    take_labels_as_totals,
    take_lines_as_totals,
    take_numbers_beside_labels,
    take_numbers_beside_names,
)
from data.reports.lines import Document
from data.reports.mending import mended
from data.reports.named import with_indicators
from data.reports.narratives import (
    assessment_of,
    follow_up_of,
    goals_of,
    narratives_of,
    plan_items_of,
    statements_in_words_of,
)
from data.reports.parts import parts_of
from data.reports.plain_text import read_plain_text
from data.reports.programmes import programmes_in, read_each
from data.reports.prose import take_grades_in_prose
from data.reports.report import Report
from data.reports.research.read import read_research
from data.reports.rows import Row, draft_of, findings_in, scores_of
from data.reports.said_of_all import findings_of_all, leave_what_is_said_of_all
from data.reports.scored import ScoreRows
from data.reports.section import Section
from data.reports.sections import SectionReader
from data.reports.shares_said import budget_said
from data.reports.summaries import with_summaries
from data.reports.web_page import is_web_page, read_web_page
from data.reports.word import SHEET as WORD
from data.reports.word import read_word
from data.reports.year_signs import as_marks, years_of_signs
from data.terms.answers import Answers
from data.terms.datasets import DATASETS
from data.terms.problems import Problem, Severity
from data.understanding.kinds_of_findings import MIXED

_SAID_ONCE = {"missing_programme": "missing_programme_in_report", "missing_year": "missing_year_in_report"}


def read_report(content: bytes, kind: FileKind, file_name: str, answers: Answers) -> Report:
    """What a report says; FileRefused where it cannot be read, or holds neither an assessment nor lists of research.

    What people have told holds before what the report says.
    """
    document = _document(content, kind)
    if years := years_of_signs(line.text for line in document.lines):
        year = answers.year or front_of(document, _end_of_front(document), file_name).year
        document = _document(content, kind, as_marks(years, year))
    if parts := programmes_in(document):
        return read_each(parts, lambda part: _read(part.document, file_name, replace(answers, programme=part.name)))
    return _read(document, file_name, answers)


def _read(document: Document, file_name: str, answers: Answers) -> Report:
    beside = tables_beside(document, file_name, answers)
    try:
        report = _assessment(beside, file_name, answers)
    except FileRefused:
        if (research := read_research(document, file_name, answers)) is not None:
            return research
        if not (beside.tables or beside.broken) and document.sheet != WORD:  # whose tables are read as sheets
            beside = tables_beside(document, file_name, answers, frozenset(DATASETS))  # a plan, a list of measures
        if not (beside.tables or beside.broken):
            raise
        return _only_tables(beside.with_broken(), file_name, answers)
    return (_without_scores(report) and read_research(document, file_name, answers, is_sure=True)) or report


def _without_scores(report: Report) -> bool:
    """Whether nothing in a report was scored and nothing is asked: then it may be of another kind."""
    return not any(draft.dataset.name == "scores" for draft in report.drafts) and not report.questions


def _only_tables(beside: Beside, file_name: str, answers: Answers) -> Report:
    """A report that holds no assessment, and tables of what was granted or the like."""
    document = beside.document
    front = front_of(document, len(document.lines), file_name)
    report = Report(problems=[*document.problems])
    answers = replace(answers, programme=_programme_of(front, document, file_name, answers, report))
    drafts, _, _ = beside.read(file_name, answers, None)
    dated = [draft for draft in drafts if draft.dataset.by_year and draft.dataset.field("year").is_required]
    is_dated = all(None not in draft.column("year") for draft in dated)
    year = None if is_dated else _year_of(front, document, file_name, answers, report)
    _add_tables(beside, file_name, answers, year, report)
    report.problems += _told_of_front(front, answers, document.sheet)
    report.problems = _once(report, document.sheet)
    return report


def _year_of(front: Front, document: Document, file_name: str, answers: Answers, report: Report) -> int | None:
    """The report's year, with what is asked where it says none clearly."""
    year = answers.year or front.year
    if year is None and (asking := asked.about_year(front.maybe, document.sheet, file_name)):
        report.questions.append(asking)
        year = asked.year_answered(asking, answers.choices)
    return year


def _programme_of(front: Front, document: Document, file_name: str, answers: Answers, report: Report) -> str | None:
    """The report's programme, with what is asked where it names several and none of them clearly."""
    programme = answers.programme or front.programme
    if programme is None and (asking := asked.about_programme(front.rivals, document.sheet, file_name)):
        report.questions.append(asking)
        programme = asked.programme_answered(asking, answers.choices)
    return programme


def _add_tables(beside: Beside, file_name: str, answers: Answers, year: int | None, report: Report) -> None:
    drafts, problems, questions = beside.read(file_name, answers, year)
    report.drafts += drafts
    report.problems += problems
    report.questions += questions


def _assessment(beside: Beside, file_name: str, answers: Answers) -> Report:
    document = beside.document
    if has_brackets(document):
        year = answers.year or front_of(document, _end_of_front(document), file_name).year
        document = with_brackets_apart(document, year)
    year = answers.year or front_of(document, _end_of_front(document), file_name).year
    document = mended(document, year)
    report = Report(problems=[*document.problems])
    front = front_of(document, _end_of_front(document), file_name)
    year = _year_of(front, document, file_name, answers, report)
    programme = _programme_of(front, document, file_name, answers, report)
    sections, of_all = _sections(document, year, programme, answers, report)
    said = {"programme": programme, "year": year}
    asking = Asking(file_name, answers)
    known = [section for section in sections if section.indicator]
    chosen, with_scores = form_and_scale(document, known, answers, report, year)
    if with_scores:
        summed_up = with_summaries(document, known, chosen, year)
        report.problems = _without_filled(report.problems, known, summed_up)
        rows, problems = scores_of(document, summed_up, chosen, answers)
        report.problems += problems
        _add(report, draft_of(document, "scores", rows, {**said, "form": chosen.code}), asking)
    rows, problems = findings_in(document, [*known, *([of_all] if of_all else [])])
    report.problems += problems
    _add(report, draft_of(document, "findings", rows, said), asking)
    if known:
        _add_prose(document, known, report, {**said, "form": chosen.code if with_scores else None}, asking)
    _add_tables(beside, file_name, replace(answers, programme=programme), year, report)
    if not any(draft.dataset.name == "budget" for draft in report.drafts):
        _add(report, draft_of(document, "budget", budget_said(document, known, year), said), asking)
    _add(report, draft_of(document, "events", events_told(document, year), {"programme": programme}), asking)
    _add_jobs(document, programme, year, report, asking)
    report.problems += _told_of_front(front, answers, document.sheet)
    report.problems = _once(report, document.sheet)
    return report


def _add_jobs(document: Document, programme: str | None, year: int | None, report: Report, asking: Asking) -> None:
    """The jobs that sentences count, where no table does: each row says itself of which year it is, or of all."""
    if not any(draft.dataset.name == "jobs" for draft in report.drafts):
        _add(report, draft_of(document, "jobs", jobs_told(document, year), {"programme": programme}), asking)


def _without_filled(
    problems: Sequence[Problem], sections: Sequence[Section], summed_up: Sequence[Section]
) -> list[Problem]:
    """Without what is told of totals that stand elsewhere in the report."""
    given = {section.indicator for section in summed_up if section.total is not None}
    filled = {section.heading for section in sections if section.total is None and section.indicator in given}
    return [problem for problem in problems if problem.code != "missing_total" or problem.value not in filled]


def _add_prose(
    document: Document, sections: Sequence[Section], report: Report, said: Mapping[str, Value], asking: Asking
) -> None:
    """What the report says beside scores and findings."""
    parts = parts_of(document, sections)
    year = said["year"] if isinstance(said["year"], int) else None
    first = min(section.line for section in sections)
    tables = {
        "narratives": narratives_of(document, parts),
        "plan_items": plan_items_of(document, parts, year),
        "actions": follow_up_of(document, sections),
        "goals": goals_of(document, parts),
        "statements_in_words": statements_in_words_of(document, parts, sections),
        "assessments": assessment_of(document, first),
    }
    if tables["goals"]:
        report.problems.append(_told_of_goals(document, tables["goals"]))
    for dataset, rows in tables.items():
        _add(report, draft_of(document, dataset, rows, said), asking)


def _told_of_goals(document: Document, goals: Sequence[Row]) -> Problem:
    """That goals are the programme's and no year's, so that those of an older report take the place of newer ones."""
    place = document.lines[goals[0]["goal"][1]].place
    return Problem("goals_of_programme", Severity.WARNING, document.sheet, place, values={"count": len(goals)})


def _document(content: bytes, kind: FileKind, signs: Mapping[int, str] = MappingProxyType({})) -> Document:
    """The document's lines, scores in decimals; `signs` are those to be read as others."""
    return with_halves_in_decimals(_as_written(content, kind, signs))


def _as_written(content: bytes, kind: FileKind, signs: Mapping[int, str]) -> Document:
    if kind is FileKind.DOCX:
        return read_word(content, signs=signs)
    if kind in (FileKind.TEXT, FileKind.HTML, FileKind.WEB_ARCHIVE):
        if is_web_page(content):
            return read_web_page(content, signs)
        return read_plain_text(decoded(content).translate(signs))
    from data.reports.pdf import read_pdf  # slow to import, and a workbook does without

    return read_pdf(content, signs)


def _end_of_front(document: Document) -> int:
    """The first row of scores below a name that a form knows: what stands after it is no front.

    Before that a number such as "Til stede: 6 av 7" is none.
    """
    rows = ScoreRows(document.lines, None)
    found = [place for place in range(len(document.lines)) if rows.is_row(place)]
    return next((place for place in found if place >= rows.first_named), found[0] if found else len(document.lines))


def _sections(
    document: Document, year: int | None, programme: str | None, answers: Answers, report: Report
) -> tuple[list[Section], Section | None]:
    """The sections, and what is said of them all; with what is asked about them and told of those that no form has."""
    columns = _columns_chosen(document, year, programme, answers, report)
    sections = SectionReader(document, year, columns).sections()
    if not sections:
        raise FileRefused(document.cause or "no_assessment")
    take_labels_as_totals(document, sections)
    take_numbers_beside_names(document, sections)
    take_numbers_beside_labels(document, sections)
    take_lines_as_totals(document, sections, year)
    take_grades_in_prose(document, sections, year)
    sections, problems = with_indicators(document, sections)
    report.problems += problems
    take_kinds_by_order(document, sections)
    leave_what_is_said_of_all(document, sections)
    of_all = findings_of_all(document, sections)
    for section in (*sections, *([of_all] if of_all else [])):
        if section.indicator or section is of_all:
            report.problems += section.problems
            _settle_kinds(document, section, answers, report)
    return sections, of_all


def _columns_chosen(
    document: Document, year: int | None, programme: str | None, answers: Answers, report: Report
) -> frozenset[str]:
    """The headers that people have said hold this year's scores, where the table does not say it.

    Among others, "the county" or "all programmes", the one that is the programme's own name needs no saying.
    """
    chosen: set[str] = set()
    if not any(len(line.figures) > 1 for line in document.lines):
        return frozenset()
    for section in SectionReader(document, year).sections():
        for line, figures in section.open:
            own = [figure.header for figure in figures if is_named_after(figure.header, programme)]
            if len(own) == 1:
                chosen.update(own)
                continue
            question = asked.about_columns(figures, document.sheet, document.lines[line].place)
            report.questions.append(question)
            if (choice := question.chosen(answers.choices)) is not None:
                chosen.add(str(choice.values["header"]))
    return frozenset(chosen)


def _settle_kinds(document: Document, section: Section, answers: Answers, report: Report) -> None:
    """Findings under a heading of several kinds, or none that is known, are what somebody has said, or asked about."""
    unknown = list(dict.fromkeys(finding.heading for finding in section.findings if not finding.kind))
    said = {finding.kind for finding in section.findings}
    guesses = [kind for kind in asked.KINDS if kind not in said] or [*asked.KINDS]
    settled = []
    for finding in section.findings:
        if finding.kind and MIXED not in finding.kind:
            settled.append(finding)
            continue
        heading = document.lines[finding.heading]
        if not finding.kind and is_comment(heading.text):
            continue
        count = sum(other.heading == finding.heading for other in section.findings)
        kinds = finding.kind or guesses[min(unknown.index(finding.heading), len(guesses) - 1)]
        question = asked.about_kind(heading, kinds, count, document.sheet)
        report.questions.append(question)
        choice = question.chosen(answers.choices)
        if choice is not None and choice.code != asked.LEAVE_OUT:
            settled.append(replace(finding, kind=choice.code))
    section.findings = settled


def _add(report: Report, draft: Draft | None, asking: Asking) -> None:
    """A draft with its codes, checked."""
    if draft is None:
        return
    if draft.dataset.name == "scores":
        draft, found, asked_now = with_codes(draft, asking)
    else:
        found, asked_now = with_indicator_codes(draft, asking)
    report.questions += asked_now
    report.problems += [*found, *check(draft, set())]
    report.drafts.append(draft)


def _told_of_front(front: Front, answers: Answers, sheet: str) -> Iterable[Problem]:
    if front.is_guess and not answers.programme:
        yield Problem("programme_from_title", Severity.WARNING, sheet, value=front.programme)
    if front.differs is not None and answers.year is None:
        values = {"year": int(front.year or 0), "other": front.differs}
        yield Problem("year_differs_from_file_name", Severity.WARNING, sheet, value=str(front.differs), values=values)


def _once(report: Report, sheet: str) -> list[Problem]:
    """What every table lacks is said once, in words that fit a report; what is asked about is not said as well."""
    lacking = dict.fromkeys(_SAID_ONCE[problem.code] for problem in report.problems if problem.code in _SAID_ONCE)
    for field in ("year", "programme"):
        if any(question.code.startswith(f"report_{field}") for question in report.questions):
            lacking.pop(f"missing_{field}_in_report", None)
    others = [problem for problem in report.problems if problem.code not in _SAID_ONCE]
    return [*(Problem(code, sheet=sheet) for code in lacking), *others]
