"""A reading in words for people, and as the JSON that programs rely on."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence

from data.loading.understood import sentences
from data.terms.aliases import sheet_title
from data.terms.problems import Problem, Severity
from data.terms.questions import Question
from data.terms.tables import Reading
from language import Language

_WIDEST = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def row_count(reading: Reading) -> int:
    """How many rows a file has, over all its tables."""
    return sum(len(table) for table in reading.tables)


def problem_as_json(problem: Problem, language: Language) -> dict[str, object]:
    """A problem as the command line's contract has it."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "value": problem.value,
        "message": problem.message(language),
    }


def question_as_json(question: Question, language: Language) -> dict[str, object]:
    """An open question as the command line's contract has it."""
    return {
        "id": question.id,
        "sheet": question.sheet,
        "cell": question.cell,
        "question": question.sentence(language),
        "choices": [{"choice": choice.code, "means": choice.means(language)} for choice in question.choices],
    }


def as_json(
    file: str,
    reading: Reading,
    status: str,
    batch: int | None,
    problems: Sequence[dict[str, object]],
    language: Language,
) -> dict[str, object]:
    """What became of a file, as the command line's contract has it."""
    tables = [
        {
            "dataset": table.dataset,
            "sheet": table.sheet,
            "range": table.range,
            "rows": len(table),
            "years": list(table.years),
            "programmes": list(table.programmes),
        }
        for table in reading.tables
    ]
    return {
        "file": file,
        "status": status,
        "batch": batch,
        "tables": tables,
        "problems": list(problems),
        "questions": [question_as_json(question, language) for question in reading.questions],
    }


def lines(reading: Reading, language: Language, given: Mapping[str, str] | None = None) -> list[str]:
    """What was understood in a sentence and table by table, what is asked, and all that is wrong, errors first.

    `given` are the answers of today; what else is answered was answered earlier, which is told in a line.
    """
    understood = [
        (
            sheet_title(table.dataset, language.code),
            where(table.sheet, table.range, language),
            language.text("command_line.rows", n=len(table)),
            ", ".join(map(str, table.years)),
            ", ".join(table.programmes),
        )
        for table in reading.tables
    ]
    written = [*(f"  {_harmless(sentence)}" for sentence in sentences(reading, language)), *aligned(understood)]
    written += _questions(reading, language, given or {})
    for severity, heading in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings")):
        found = [problem for problem in reading.problems if problem.severity is severity]
        if found:
            written += ["", f"  {language.text(f'command_line.{heading}', n=len(found))}"]
            written += aligned([(place(problem, language), problem.message(language)) for problem in found], indent=4)
    return written


def _questions(reading: Reading, language: Language, given: Mapping[str, str]) -> list[str]:
    """Each open question with what to type for each of its choices, and what was answered on an earlier day."""
    lines: list[str] = []
    if reading.questions:
        lines += ["", f"  {language.text('command_line.questions', n=len(reading.questions))}"]
    for question in reading.questions:
        place = _where_asked(question, language)
        lines += ["", _harmless(f"    {f'{place}  ' if place else ''}{question.sentence(language)}")]
        for choice in question.choices:
            lines.append(_harmless(f"      {choice.means(language)}"))
            lines.append(_harmless(f"        --answer {shlex.quote(f'{question.id}={choice.code}')}"))
    for question in reading.answered:
        chosen = question.answered
        if chosen is not None and question.id not in given:
            told = language.text(
                "command_line.answered_before", question=question.sentence(language), means=chosen.means(language)
            )
            lines += ["", _harmless(f"  {told}")]
    return lines


def _where_asked(question: Question, language: Language) -> str:
    if question.sheet is None:
        return ""
    return where(question.sheet, question.cell, language) if question.cell else question.sheet


def place(problem: Problem, language: Language) -> str:
    """Where a problem is: Poeng!C6, a sheet, or the whole file."""
    if problem.sheet is None:
        return language.text("command_line.whole_file")
    return where(problem.sheet, problem.cell, language) if problem.cell else problem.sheet


def where(sheet: str, cell: str, language: Language) -> str:
    """Poeng!C6 in a workbook, "Word, avsnitt 41" in a report."""
    place = language.place(cell)
    return f"{sheet}!{cell}" if place == cell else f"{sheet}, {place}"


def aligned(rows: Sequence[tuple[str, ...]], indent: int = 2) -> list[str]:
    """Rows of cells as lines with their columns under each other."""
    widths = [min(max(map(len, column)), _WIDEST) for column in zip(*rows, strict=True)]
    lines = [" " * indent + "  ".join(map(str.ljust, row, widths)) for row in rows]
    return [_harmless(line) for line in lines]


def _harmless(line: str) -> str:
    """What a file holds must not be able to steer the terminal it is shown in."""
    return _CONTROL.sub("\ufffd", line).rstrip()
