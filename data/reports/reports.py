"""A report's bytes -> drafts of its scores and findings, and all that is wrong or uncertain."""

from __future__ import annotations

from data.cells.drafts import Draft
from data.checking.checks import check
from data.checking.codes import with_codes, with_indicator_codes
from data.reading.delimited import decoded
from data.reading.kinds import FileKind, FileRefused
from data.reports.lines import Document
from data.reports.plain_text import read_plain_text
from data.reports.rows import drafts_of
from data.reports.sections import SectionReader
from data.reports.titles import front_of
from data.reports.word import read_word
from data.terms.answers import Answers
from data.terms.problems import Problem, Severity

_SAID_ONCE = {"missing_programme": "missing_programme_in_report", "missing_year": "missing_year_in_report"}


def read_report(content: bytes, kind: FileKind, answers: Answers) -> tuple[list[Draft], list[Problem]]:
    """The drafts of a report; FileRefused where it cannot be read.

    What people have told holds before what the title says.
    """
    document = _document(content, kind)
    reader = SectionReader(document)
    sections = reader.sections()
    if not sections:
        raise FileRefused("no_assessment")
    front = front_of(document, sections[0].line)
    drafts, problems = drafts_of(document, sections, front, answers)
    problems = [*reader.problems, *problems]
    if front.is_guess and not answers.programme:
        problems.append(Problem("programme_from_title", Severity.WARNING, document.sheet, value=front.programme))
    checked: list[Draft] = []
    for draft in drafts:
        if draft.dataset.name == "scores":
            draft, found = with_codes(draft, answers.statements)
        else:
            found = with_indicator_codes(draft)
        problems += [*found, *check(draft, set())]
        checked.append(draft)
    return checked, _once(problems, document.sheet)


def _document(content: bytes, kind: FileKind) -> Document:
    if kind is FileKind.DOCX:
        return read_word(content)
    if kind is FileKind.TEXT:
        return read_plain_text(decoded(content))
    from data.reports.pdf import read_pdf  # slow to import, and a workbook does without

    return read_pdf(content)


def _once(problems: list[Problem], sheet: str) -> list[Problem]:
    """What every table lacks is said once, in words that fit a report."""
    lacking = dict.fromkeys(_SAID_ONCE[problem.code] for problem in problems if problem.code in _SAID_ONCE)
    others = [problem for problem in problems if problem.code not in _SAID_ONCE]
    return [*(Problem(code, sheet=sheet) for code in lacking), *others]
