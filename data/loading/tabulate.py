"""From a file's bytes to checked rows as plain lists: everything that reading does, before it becomes a frame."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from data.cells.corrections import with_corrections
from data.cells.drafts import Draft
from data.cells.grid import Grid
from data.cells.values import squeezed
from data.checking.checks import budget_problems, check, duplicates, once, shortened, with_one_spelling
from data.checking.codes import with_codes
from data.checking.filled import without_empty
from data.checking.indicator_codes import with_indicator_codes
from data.checking.joining import joined
from data.checking.origins import origins_of
from data.checking.totals import wholes_held_against_areas, without_totals, without_wholes_told_by_areas
from data.checking.unknown_indicators import Asking, indicators_taken
from data.loading.tabulated import PlainTable, Tabulated
from data.reading.delimited import decoded, is_delimited
from data.reading.files import read_grids
from data.reading.kinds import FileKind, FileRefused, kind_of
from data.reading.limits import Limits
from data.reading.mail import letter_in
from data.terms.answers import Answers
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.terms.round_datasets import OF_ROUNDS
from data.terms.tables import Candidate
from data.understanding.drafts import find_tables
from data.understanding.whose import programme_of_file

_LEFT_BY_REPORT = frozenset({"missing_total", "lone_number"})
_ENDING = re.compile(r"\.\w{2,5}$")


@dataclass
class _Found:
    """What was found in a file, before its tables are joined."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def tabulate(content: bytes, file_name: str, answers: Answers, limits: Limits) -> Tabulated:
    """The tables of a file, all its problems and all its questions."""
    try:
        found = _read(content, file_name, answers, limits)
    except FileRefused as refused:
        return Tabulated([], [refused.problem])
    drafts, problems = found.drafts, found.problems
    if not drafts:
        if not found.questions and not any(problem.severity is Severity.ERROR for problem in problems):
            problems.append(Problem("nothing_recognised"))
        return Tabulated([], shortened(once(problems)), found.candidates, found.questions)
    with_one_spelling(drafts)
    drafts, more = _joined(drafts)
    problems.extend(more)
    drafts = without_wholes_told_by_areas(drafts)
    problems.extend(wholes_held_against_areas(drafts))
    for name in dict.fromkeys(draft.dataset.name for draft in drafts):
        problems.extend(duplicates([draft for draft in drafts if draft.dataset.name == name]))
    return Tabulated([_plain(draft) for draft in drafts], shortened(once(problems)), found.candidates, found.questions)


def _read(content: bytes, file_name: str, answers: Answers, limits: Limits) -> _Found:
    if (letter := letter_in(content)) is not None:
        found = _letter(letter, file_name, answers, limits)
        if found is not None:
            return found
    kind = kind_of(content, limits)
    if kind is FileKind.DOCX:
        return _document(content, file_name, answers)
    if kind is FileKind.PDF:
        return _report(content, kind, file_name, answers)
    is_text = kind in (FileKind.TEXT, FileKind.HTML, FileKind.WEB_ARCHIVE)
    may_be_report = is_text and _is_running_text(content, kind, file_name)
    if not may_be_report:
        return _tables(content, kind, file_name, answers, limits)
    # Text that looks like a report may be a table all the same: what says more of it without an error holds.
    try:
        report = _report(content, kind, file_name, answers)
    except FileRefused:
        table = _tables(content, kind, file_name, answers, limits)
        if not table.drafts and kind is FileKind.TEXT:
            raise
        return table
    try:
        table = _tables(content, kind, file_name, answers, limits)
    except FileRefused:
        return report  # a page without a table
    return table if _says_as_much(table, report) else report


def _letter(letter: bytes, file_name: str, answers: Answers, limits: Limits) -> _Found | None:
    """What an e-mail says itself; None where that is nothing of ours."""
    try:
        found = _read(letter, file_name, answers, limits)
    except FileRefused:
        return None
    return found if found.drafts or found.questions else None


def _document(content: bytes, file_name: str, answers: Answers) -> _Found:
    """What a Word document says as a report, or else its tables: lists of actions or goals stand in one as well."""
    from data.reports.word_tables import grids_in_word  # a workbook does without

    try:
        report = _report(content, FileKind.DOCX, file_name, answers)
    except FileRefused as refused:
        if refused.problem.code != "no_assessment":
            raise  # it may hold one that could not be read
        found = _drafts(grids_in_word(content), file_name, answers)
        if not found.drafts and not found.questions:
            raise refused from None
        return found
    names = {draft.dataset.name for draft in report.drafts}
    if not report.questions or not names or not names <= OF_ROUNDS:
        return report
    # What would be asked about as a round's may be a programme's own list, and plainly so.
    tables = _drafts(grids_in_word(content), file_name, answers)
    is_plain = not tables.questions and not any(draft.dataset.name in OF_ROUNDS for draft in tables.drafts)
    return tables if is_plain and _says_as_much(tables, report) else report


def _report(content: bytes, kind: FileKind, file_name: str, answers: Answers) -> _Found:
    from data.reports.reports import read_report  # a workbook does without

    report = read_report(content, kind, file_name, answers)
    return _Found(report.drafts, report.problems, [], list(report.questions))


def _says_as_much(table: _Found, report: _Found) -> bool:
    """Whether a text says as much read as a table as read as a report, in no more pieces, and without an error."""
    if not table.drafts or any(problem.severity is Severity.ERROR for problem in table.problems):
        return False
    is_whole = not table.questions and not any(problem.code.startswith("unknown_") for problem in table.problems)
    if is_whole and any(problem.code in _LEFT_BY_REPORT for problem in report.problems):
        return True  # the indicators of a list of actions head nothing
    return _how_much(table) >= _how_much(report)


def _how_much(found: _Found) -> tuple[int, int]:
    """How many rows it says, findings of no indicator apart, and in how few pieces; to be compared."""
    rows = sum(map(len, found.drafts))
    of_none = sum(draft.column("indicator").count(None) for draft in found.drafts if draft.dataset.name == "findings")
    return rows - of_none, -len(found.drafts)


def _tables(content: bytes, kind: FileKind, file_name: str, answers: Answers, limits: Limits) -> _Found:
    grids, noted = read_grids(content, file_name, kind, limits, include_hidden=answers.include_hidden)
    found = _drafts(grids, file_name, answers)
    found.problems[:0] = noted
    return found


def _is_running_text(content: bytes, kind: FileKind, file_name: str) -> bool:
    if kind is FileKind.TEXT and is_delimited(decoded(content)):
        return False
    from data.reports.plain_text import is_report  # a workbook does without
    from data.reports.research.text import is_research

    return is_report(content) or is_research(content, file_name)


def _drafts(grids: Iterable[Grid], file_name: str, answers: Answers) -> _Found:
    mended: list[Problem] = []
    corrected: list[Grid] = []
    for grid in grids:
        grid, problems = with_corrections(grid, answers)
        mended.extend(problems)
        corrected.append(grid)
    found = find_tables(corrected, file_name, answers)
    read: list[tuple[Draft, list[Problem]]] = []
    questions = [question for table in found.tables for question in table.questions]
    asking = Asking(file_name, answers, indicators_taken(table.draft for table in found.tables))
    for table in found.tables:
        draft, problems = table.draft, table.problems
        draft, more = without_totals(draft)
        problems.extend(more)
        if draft.dataset.name == "scores":
            draft, more, asked = with_codes(draft, asking)
        else:
            more, asked = with_indicator_codes(draft, asking)
        problems.extend(more)
        questions.extend(asked)
        read.append((without_empty(draft), problems))
    _share_programme(read, file_name)
    _share_year(read)
    for draft, problems in read:
        faults = [problem for problem in problems if problem.severity is Severity.ERROR]
        unreadable = {(problem.sheet or "", problem.cell or "") for problem in faults}
        problems.extend(check(draft, unreadable))
    # Tables that nobody has filled in are only worth a word where there are no others.
    drafts = [draft for draft, _ in read if len(draft)] or [draft for draft, _ in read]
    told = [*mended, *found.problems, *chain.from_iterable(problems for _, problems in read)]
    return _Found(drafts, told, found.candidates, questions)


def _share_programme(read: Sequence[tuple[Draft, list[Problem]]], file_name: str) -> None:
    """Where the rest of the file names one programme, a table that names none is its as well; that is told of.

    Where nothing in the file names any, the file's own name may.
    """
    named = {name for draft, _ in read for name in draft.columns.get("programme", ()) if name is not None}
    code = "programme_from_file"
    if not named and (said := programme_of_file(_ENDING.sub("", file_name).replace("_", " "))) is not None:
        named, code = {said}, "programme_from_file_name"
    if len(named) != 1:
        return
    (name,) = named
    for draft, found in read:
        if len(draft) and "programme" not in draft.columns and "programme" in draft.dataset.field_names:
            draft.columns["programme"] = [name] * len(draft)
            found.append(Problem(code, Severity.WARNING, draft.sheet, draft.range, value=squeezed(name)))


def _share_year(read: Sequence[tuple[Draft, list[Problem]]]) -> None:
    """Where titles of a file say one year, points of other indicators on sheets of the same headings are of it as well.

    That is told of. The same indicator once more may be of any other year.
    """
    scores = [(draft, found) for draft, found in read if draft.dataset.name == "scores" and len(draft)]
    dated = [draft for draft, _ in scores if "year" in draft.columns]
    years = {year for draft in dated for year in draft.column("year")}
    if len(years) != 1 or None in years or any("year" in draft.indexes for draft in dated):
        return
    (year,) = years
    rated = Counter(chain.from_iterable(set(draft.column("indicator")) for draft, _ in scores))
    known = {(_headings(draft), frozenset(draft.column("programme"))) for draft in dated}
    for draft, found in scores:
        is_alike = (_headings(draft), frozenset(draft.column("programme"))) in known
        is_once = all(rated[indicator] == 1 for indicator in set(draft.column("indicator")))
        if "year" not in draft.columns and is_alike and is_once:
            draft.columns["year"] = [year] * len(draft)
            found.append(Problem("year_from_file", Severity.WARNING, draft.sheet, draft.range, value=str(year)))


def _headings(draft: Draft) -> tuple[str, ...]:
    return tuple(match.header for match in draft.origin.matches)


def _joined(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Problem]]:
    problems: list[Problem] = []
    parts = joined(drafts)
    for draft, changed in parts:
        if changed and draft.dataset.name == "budget":
            problems.extend(budget_problems(draft, changed))
    return [draft for draft, _ in parts], problems


def _plain(draft: Draft) -> PlainTable:
    columns = {name: draft.columns[name] for name in draft.dataset.field_names if name in draft.columns}
    origin = draft.origin
    return PlainTable(
        draft.dataset.name,
        draft.sheet,
        draft.range,
        columns,
        origins_of(draft),
        origin.matches,
        origin.header_row,
        origin.shape,
        origin.explanations,
    )
