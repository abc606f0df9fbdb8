"""What kind of file it is: its content decides, never its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum

from data.reading.limits import Limits
from data.terms.problems import Problem


class FileKind(StrEnum):
    """The kinds of files that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
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

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = 0x2F
# Some programs write a few lines of their own before the PDF begins.
_PDF, _PDF_WITHIN = b"%PDF-", 1_024
WORD_DOCUMENT = re.compile(r"word/document\d*\.xml")
_NOT_YET = (
    (b"{\\rtf", "Word"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)


def kind_of(content: bytes, limits: Limits) -> FileKind:
    """The kind of the file; FileRefused where it is none that can be read."""
    if not content:
        raise FileRefused("empty_file")
    if len(content) > limits.megabytes * 1_000_000:
        raise FileRefused("file_too_large", megabytes=limits.megabytes)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(content, limits)
    if content.startswith(_OLE2):
        return _kind_of_ole2(content)
    if _PDF in content[:_PDF_WITHIN]:
        return FileKind.PDF
    for beginning, name in _NOT_YET:
        if content.startswith(beginning):
            raise FileRefused("not_yet", kind=name)
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileRefused("empty_file")
    return FileKind.TEXT


def _kind_of_zip(content: bytes, limits: Limits) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, len(content), limits)
            names = {entry.filename for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                raise FileRefused("protected_workbook")
            if "xl/workbook.xml" in names:
                return FileKind.XLSX
            if any(WORD_DOCUMENT.fullmatch(name) for name in names):
                return FileKind.DOCX
            if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
                if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                    raise FileRefused("protected_workbook")
                return FileKind.ODS
    except BROKEN_ZIP as error:
        raise FileRefused("broken_file") from error
    if "ppt/presentation.xml" in names:
        raise FileRefused("not_yet", kind="PowerPoint")
    if "xl/workbook.bin" in names:
        raise FileRefused("not_yet", kind=".xlsb")
    raise FileRefused("unknown_type")


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > limits.zip_entries or unpacked > limits.unpacked_megabytes * 1_000_000 or packed > size:
        raise FileRefused("unpacks_too_large", megabytes=limits.unpacked_megabytes)


def _kind_of_ole2(content: bytes) -> FileKind:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise FileRefused("protected_workbook")
    if "WordDocument".encode("utf-16-le") in content:
        raise FileRefused("not_yet", kind="Word")
    if "PowerPoint Document".encode("utf-16-le") in content:
        raise FileRefused("not_yet", kind="PowerPoint")
    if not any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        raise FileRefused("unknown_type")
    if _asks_for_password(content):
        raise FileRefused("protected_workbook")
    return FileKind.XLS


def _asks_for_password(content: bytes) -> bool:
    """Whether a FILEPASS record stands near the beginning of the workbook stream."""
    place = content.find(_BINARY_WORKBOOK_BEGINS)
    for _ in range(20):
        if place < 0 or place + 4 > len(content):
            return False
        record = int.from_bytes(content[place : place + 2], "little")
        if record == _FILEPASS:
            return True
        place += 4 + int.from_bytes(content[place + 2 : place + 4], "little")
    return False
