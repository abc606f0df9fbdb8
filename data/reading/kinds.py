"""What kind of file it is: its content decides, never its name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from data.reading.file_kinds import BROKEN_ZIP as BROKEN_ZIP
from data.reading.file_kinds import FileKind as FileKind
from data.reading.file_kinds import FileRefused as FileRefused
from data.reading.kinds_of_text import kind_of_text
from data.reading.limits import Limits
from data.reading.zip_parts import plain_name

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF5_BEGINS, _OLDER_BIFF = (
    b"\x09\x08",
    (b"\x09\x00\x04\x00", b"\x09\x00\x06\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"),
)
_BINARY_WORKBOOK_BEGINS = b"\x09\x08\x10\x00\x00\x06\x05\x00"
_FILEPASS = 0x2F
# Some programs write a few lines of their own before the PDF begins.
_PDF, _PDF_WITHIN = b"%PDF-", 1_024
WORD_DOCUMENT = re.compile(r"word/document\d*\.xml")
_WORKBOOK = re.compile(r"xl/workbook\d*\.xml")
_NOT_YET = (
    (b"{\\rtf", "Word"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"ID;P", "SYLK (.slk)"),
    (b"TABLE\r\n0,1", "DIF (.dif)"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    *((begins, "Excel 4 (.xls)") for begins in _OLDER_BIFF),
)
_ARCHIVES = (b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh")
_SHORTCUT = b"\x4c\x00\x00\x00\x01\x14\x02\x00"
# What is known of a zip by one part that it has.
_KNOWN_BY_PART = {
    "ppt/presentation.xml": "PowerPoint",
    "xl/workbook.bin": ".xlsb",
    "index/document.iwa": "Numbers",
    "index.zip": "Numbers",
    "visio/document.xml": "Visio",
}
_OPEN_DOCUMENTS = {b"opendocument.text": ".odt", b"opendocument.presentation": ".odp", b"vnd.sun.xml": ".sxc"}

OWN_DOCUMENT = "programstatus-document"
"""The category of the documents that Programstatus writes for a meeting."""


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
    if content.startswith(_BIFF5_BEGINS) and content[2:6] in (b"\x08\x00\x00\x05", b"\x10\x00\x00\x06"):
        return FileKind.XLS  # the stream of a workbook without the file system around it
    if _PDF in content[:_PDF_WITHIN]:
        return FileKind.PDF
    for beginning, name in _NOT_YET:
        if content.startswith(beginning):
            raise FileRefused("not_yet", kind=name)
    if content.startswith(_ARCHIVES):
        raise FileRefused("archive")
    if content.startswith((_SHORTCUT, b"bplist00")):
        raise FileRefused("link_file")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise FileRefused("empty_file")
    return kind_of_text(content)


def _kind_of_zip(content: bytes, limits: Limits) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries, len(content), limits)
            names = {plain_name(entry.filename) for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                raise FileRefused("protected_workbook")
            _refuse_twins(entries)
            if any(map(_WORKBOOK.fullmatch, names)):
                return FileKind.XLSX
            if any(WORD_DOCUMENT.fullmatch(entry.filename) for entry in entries):
                _refuse_own(archive, names)
                return FileKind.DOCX
            kind = _main_part(archive, entries)
            if kind is not None:
                return kind
    except BROKEN_ZIP as error:
        raise FileRefused("broken_file") from error
    for part, name in _KNOWN_BY_PART.items():
        if part in names:
            raise FileRefused("not_yet", kind=name)
    if not names or {"[content_types].xml", "mimetype"} & names:
        raise FileRefused("unknown_type")
    raise FileRefused("archive")


def _refuse_own(archive: zipfile.ZipFile, names: set[str]) -> None:
    """A fact sheet of ours tells last year's scores: read as a report, they would be taken for this year's."""
    part = "docprops/core.xml"
    if part in names:
        entry = next(entry for entry in archive.infolist() if plain_name(entry.filename) == part)
        if f">{OWN_DOCUMENT}<".encode() in archive.read(entry):
            raise FileRefused("own_document")


def _main_part(archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo]) -> FileKind | None:
    """The kind that the zip says it is, where no part has the usual name."""
    by_name = {plain_name(entry.filename): entry for entry in entries}
    if "mimetype" in by_name:
        kind = archive.read(by_name["mimetype"])[:200]
        for mark, name in _OPEN_DOCUMENTS.items():
            if mark in kind:
                raise FileRefused("not_yet", kind=name)
        if b"opendocument.spreadsheet" in kind:
            manifest = by_name.get("meta-inf/manifest.xml")
            if manifest and b"encryption-data" in archive.read(manifest):
                raise FileRefused("protected_workbook")
            return FileKind.ODS
    types = by_name.get("[content_types].xml")
    if types and b"spreadsheetml.sheet.main+xml" in archive.read(types):
        return FileKind.XLSX
    return None


def _refuse_bomb(entries: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > limits.zip_entries or unpacked > limits.unpacked_megabytes * 1_000_000 or packed > size:
        raise FileRefused("unpacks_too_large", megabytes=limits.unpacked_megabytes)


def _refuse_twins(entries: Iterable[zipfile.ZipInfo]) -> None:
    """Two parts of one name that differ: which of them is shown depends on the program that opens the file."""
    first: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        other = first.setdefault(plain_name(entry.filename), entry)
        if other is not entry and (other.CRC, other.file_size) != (entry.CRC, entry.file_size):
            raise FileRefused("two_parts_of_one_name", part=entry.filename[:100])


def _kind_of_ole2(content: bytes) -> FileKind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("DRMEncrypted") or holds("\x09DRMContent"):
        raise FileRefused("sensitivity_label")
    if holds("EncryptedPackage"):
        raise FileRefused("protected_workbook")
    if holds("WordDocument"):
        raise FileRefused("not_yet", kind="Word 97–2003 (.doc)")
    if holds("PowerPoint Document"):
        raise FileRefused("not_yet", kind="PowerPoint 97–2003 (.ppt)")
    if holds("__substg1.0_"):
        raise FileRefused("mail_message")
    if not holds("Workbook") and not holds("Book"):
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
