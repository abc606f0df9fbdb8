"""The kinds of files that are read, and how a file is refused."""

from __future__ import annotations

import zipfile
import zlib
from enum import StrEnum

from data.terms.problems import Problem


class FileKind(StrEnum):
    """The kinds of files that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    FLAT_ODS = "fods"
    XML_2003 = "xml"
    HTML = "html"
    WEB_ARCHIVE = "mht"
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "csv"


class FileRefused(Exception):
    """The file as a whole cannot be read; `problem` says why."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.problem = Problem(code, values=values)


# All that zipfile raises over a damaged archive, one way or another.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
