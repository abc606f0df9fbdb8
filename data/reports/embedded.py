"""Files that a Word document has taken in whole: their text is the document's own, and stands where they stand."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from data.reading.delimited import decoded
from data.reading.kinds import FileRefused
from data.reports.lines import Document, Line, squeezed
from data.reports.web_page import is_web_page, read_web_page
from data.reports.word_xml import every, value_of, xml_of
from data.terms.problems import Problem, Severity

_DEEPEST = 2
_LARGEST = 20_000_000  # bytes
_ZIP = b"PK\x03\x04"
_RTF = b"{\\rtf"


class Parts:
    """The parts of a document, by the number of their relationship; what cannot be read is told of."""

    def __init__(self, archive: zipfile.ZipFile, document: str, depth: int) -> None:
        self._archive = archive
        self._folder = posixpath.dirname(document)
        self._depth = depth
        self._targets = _targets(archive, document)
        self.problems: list[Problem] = []
        self.cause: str | None = None

    def lines(self, number: str, place: str) -> Iterator[Line]:
        """The lines of a part, all of them in that place."""
        target = self._targets.get(number, "")
        name = posixpath.normpath(posixpath.join(self._folder, target)).lstrip("/")
        if target.startswith("/"):
            name = target.lstrip("/")
        if name not in self._archive.namelist() or self._archive.getinfo(name).file_size > _LARGEST:
            self._lacks(name, place)
            return
        found = self._read(self._archive.read(name))
        if found is None:
            self._lacks(name, place)
            return
        self.cause = self.cause or found.cause
        yield from (replace(line, place=place) for line in found.lines)

    def _read(self, content: bytes) -> Document | None:
        if content.startswith(_ZIP):
            if self._depth >= _DEEPEST:
                return None
            from data.reports.word import read_word  # a document within a document

            try:
                return read_word(content, self._depth + 1)
            except (FileRefused, StopIteration):
                return None
        if content.startswith(_RTF):
            return None
        if is_web_page(content):
            return read_web_page(content)
        lines = (squeezed(text) for text in decoded(content).splitlines())
        return Document("", tuple(Line(text, "") for text in lines if text), wraps=False)

    def _lacks(self, name: str, place: str) -> None:
        self.cause = "report_in_a_file_within"
        shown = posixpath.basename(name)
        self.problems.append(Problem("file_within_unread", Severity.WARNING, "Word", place, shown))


def _targets(archive: zipfile.ZipFile, document: str) -> dict[str, str]:
    folder, name = posixpath.split(document)
    part = f"{folder}/_rels/{name}.rels"
    if part not in archive.namelist():
        return {}
    found = every(xml_of(archive, part), "Relationship")
    return {value_of(of, "Id"): value_of(of, "Target") for of in found if value_of(of, "TargetMode") != "External"}
