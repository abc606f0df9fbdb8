"""A reading in words for people, and as the JSON that programs rely on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.terms.aliases import sheet_title
from data.terms.problems import Problem, Severity
from data.terms.tables import Reading
from language import Language

_WIDEST = 40
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def row_count(reading: Reading) -> int:
    """How many rows a file has, over all its tables."""
    return sum(len(table.rows) for table in reading.tables)


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


def as_json(
    file: str, reading: Reading, status: str, batch: int | None, problems: Sequence[dict[str, object]]
) -> dict[str, object]:
    """What became of a file, as the command line's contract has it."""
    tables = [
        {
            "dataset": table.dataset,
            "sheet": table.sheet,
            "range": table.range,
            "rows": len(table.rows),
            "years": list(table.years),
            "programmes": list(table.programmes),
        }
        for table in reading.tables
    ]
    return {"file": file, "status": status, "batch": batch, "tables": tables, "problems": list(problems)}


def lines(reading: Reading, language: Language) -> list[str]:
    """What was understood, table by table, and then all that is wrong, errors first."""
    understood = [
        (
            sheet_title(table.dataset, language.code),
            where(table.sheet, table.range, language),
            language.text("command_line.rows", n=len(table.rows)),
            ", ".join(map(str, table.years)),
            ", ".join(table.programmes),
        )
        for table in reading.tables
    ]
    said = aligned(understood)
    for severity, heading in ((Severity.ERROR, "errors"), (Severity.WARNING, "warnings")):
        found = [problem for problem in reading.problems if problem.severity is severity]
        if found:
            said += ["", f"  {language.text(f'command_line.{heading}', n=len(found))}"]
            said += aligned([(place(problem, language), problem.message(language)) for problem in found], indent=4)
    return said


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
    said = [" " * indent + "  ".join(map(str.ljust, row, widths)) for row in rows]
    # What a file holds must not be able to steer the terminal it is shown in.
    return [_CONTROL.sub("\ufffd", line).rstrip() for line in said]
