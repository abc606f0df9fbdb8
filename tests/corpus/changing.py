"""Some cells of a file changed and all else left as it is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.S)
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class Place:
    """A cell that holds a number or a text: the part or nothing, column and row from 1, and what stands there."""

    part: str
    column: int
    row: int
    text: str
    is_number: bool = False


def places(file: Path) -> list[Place]:
    """Every cell with something typed in it; none for a kind of file that is not changed here."""
    content = file.read_bytes()
    if file.suffix == ".xlsx":
        return list(_in_workbook(content))
    return list(_in_text(content)) if file.suffix in (".csv", ".txt") else []


def changed(file: Path, changes: Mapping[Place, str]) -> bytes:
    """The file with another text or number in these cells."""
    content, change = file.read_bytes(), _workbook_with if file.suffix == ".xlsx" else _text_with
    for place, text in changes.items():
        content = change(content, place, text)
    return content


def _in_workbook(content: bytes) -> Iterator[Place]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = _shared(book)
        for part in book.namelist():
            if not re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part):
                continue
            for letters, row, attributes, inside in _CELL.findall(book.read(part).decode("utf-8")):
                value = re.search(r"<v>(.*?)</v>", inside, re.S)
                if value is None or "<f" in inside:
                    continue
                is_text = 't="s"' in attributes
                text = shared[int(value[1])] if is_text else value[1]
                yield Place(part, _number_of(letters), int(row), text, not is_text)


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    text = book.read("xl/sharedStrings.xml").decode("utf-8")
    items = re.findall(r"<si>(.*?)</si>", text, re.S)
    return [unescape("".join(re.findall(r"<t[^>]*>(.*?)</t>", item, re.S))) for item in items]


def _workbook_with(content: bytes, place: Place, text: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as other:
        for part in book.namelist():
            data = book.read(part)
            if part == place.part:
                data = _CELL.sub(lambda found: _cell_with(found, place, text), data.decode("utf-8")).encode("utf-8")
            other.writestr(part, data)
    return target.getvalue()


def _cell_with(found: re.Match[str], place: Place, text: str) -> str:
    letters, row, attributes, _ = found.groups()
    if (_number_of(letters), int(row)) != (place.column, place.row):
        return found[0]
    style = " ".join(re.findall(r's="\d+"', attributes))
    if place.is_number:
        return f'<c r="{letters}{row}" {style}><v>{text}</v></c>'
    return f'<c r="{letters}{row}" {style} t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _in_text(content: bytes) -> Iterator[Place]:
    """The cells of the lines without quotes: those of the others are not told apart from their marks."""
    text, _ = _decoded(content)
    delimiter = _delimiter(text)
    for row, line in enumerate(text.splitlines(), start=1):
        for column, cell in enumerate([] if '"' in line else line.split(delimiter), start=1):
            if cell.strip():
                yield Place("", column, row, cell)


def _text_with(content: bytes, place: Place, text: str) -> bytes:
    whole, encoding = _decoded(content)
    delimiter, lines = _delimiter(whole), whole.splitlines()
    cells = lines[place.row - 1].split(delimiter)
    cells[place.column - 1] = text
    lines[place.row - 1] = delimiter.join(cells)
    return "\r\n".join([*lines, ""]).encode(encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # What is marked keeps its mark, and what is not gets none.
        return text, "utf-8" if encoding == "utf-8-sig" and not content.startswith(b"\xef\xbb\xbf") else encoding
    raise ValueError("no encoding fits")


def _delimiter(text: str) -> str:
    return max(";\t,|", key=text.count)
