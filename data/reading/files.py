"""Any file with tables in it -> its grids, whatever its kind."""

from __future__ import annotations

from data.cells.grid import Grid
from data.reading.delimited import read_text
from data.reading.kinds import FileKind
from data.reading.limits import Limits
from data.reading.workbook import read_workbook
from data.terms.problems import Problem

TABULAR = frozenset(FileKind) - {FileKind.DOCX, FileKind.PDF}


def read_grids(
    content: bytes, file_name: str, kind: FileKind, limits: Limits, *, include_hidden: bool = False
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The sheets that hold anything, and what is to be said of how they were read. FileRefused where none can be."""
    if kind is FileKind.TEXT:
        grid, problems = read_text(content, file_name, limits)
        return (grid,), problems
    return read_workbook(content, kind, limits, include_hidden=include_hidden)
