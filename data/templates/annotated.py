"""A copy of a workbook with a comment in every cell that has a problem, to be mended there and loaded again."""

from __future__ import annotations

from collections.abc import Iterable

from data.reading.isolation import ReaderStopped, run_isolated
from data.reading.limits import limits_as_set
from data.terms.problems import Problem
from language import Language


def annotated_copy(content: bytes, file_name: str, problems: Iterable[Problem], language: Language) -> bytes | None:
    """The file as .xlsx, its faulty cells filled and commented; None where it is no spreadsheet or cannot be read.

    Macros and links to other files are left behind. Made in a process of its own, as the file is as hostile as ever.
    """
    notes = [
        [problem.sheet, problem.cell, problem.severity.value, problem.message(language)]
        for problem in problems
        if problem.sheet and problem.cell
    ]
    question = {"file_name": file_name, "notes": notes}
    try:
        return run_isolated("data.templates.annotate", question, content, limits_as_set()) or None
    except ReaderStopped:
        return None
