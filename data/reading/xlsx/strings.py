"""Texts as Open XML writes them: in runs, with escapes, and shared between the cells of a workbook."""

from __future__ import annotations

import re
from typing import IO

from data.reading.cell_text import Run, clean, clean_runs
from data.reading.markup import Attributes, BrokenMarkup, Markup
from data.reading.xlsx.package import MAIN

_CHUNK = 1 << 20
_LONGEST = 16 << 20  # bytes of one text
_MOST_TAGS = 4
_TEXT_ENDS = re.compile(rb"</(?:[\w.-]+:)?si\s*>")
_ONE_TEXT = re.compile(
    rb"(\s*<(?:[\w.-]+:)?si><(?:[\w.-]+:)?t(?:\s[\w:]+=\"[^<>\"]*\")*>)[^<>]+(</(?:[\w.-]+:)?t></(?:[\w.-]+:)?si>)"
)
_ENTITY = re.compile(r"&([^;&]*);?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """The text with its _x000A_ as the signs they stand for."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def plain(text: bytes) -> str:
    """The text between two tags of a part in UTF-8, its entities as the signs they stand for."""
    raw = text.decode("utf-8")
    return _ENTITY.sub(_entity, raw) if "&" in raw else raw


def _entity(found: re.Match[str]) -> str:
    name = found[1]
    try:
        if name.startswith("#"):
            return chr(int(name[2:], 16) if name[1:2] == "x" else int(name[1:]))
        return _ENTITIES[name]
    except (KeyError, ValueError, OverflowError) as error:
        raise BrokenMarkup("an unknown entity") from error


class RichText:
    """Collects one text, in however many runs it is written."""

    def __init__(self) -> None:
        self._runs: list[Run] = []
        self._parts: list[str] = []
        self._is_text = self._is_raised = self._is_aid = False

    def begin(self) -> None:
        """Forgets the last text."""
        self._runs.clear()
        self._is_raised = self._is_aid = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element within the text begins."""
        if name == "t":
            self._is_text = not self._is_aid
            self._parts.clear()
        elif name == "r":
            self._is_raised = False
        elif name == "vertAlign":
            self._is_raised = attributes.get("val") == "superscript"
        elif name == "rPh":  # how a Japanese name is said
            self._is_aid = True

    def add(self, text: str) -> None:
        """Text anywhere within it."""
        if self._is_text:
            self._parts.append(text)

    def end(self, name: str) -> None:
        """An element within the text ends."""
        if name == "t" and self._is_text:
            self._runs.append((unescaped("".join(self._parts)), self._is_raised))
            self._is_text = False
        elif name == "r":
            self._is_raised = False
        elif name == "rPh":
            self._is_aid = False

    def whole(self) -> str:
        """The text that has been collected, cleaned."""
        return clean_runs(self._runs)


def shared_strings(stream: IO[bytes], most_signs: int) -> list[str]:
    """The texts of the table; ValueError where they are too long together."""
    table = _Table(most_signs)
    rest = b""
    while piece := stream.read(_CHUNK):
        rest = table.read(rest + piece)
    table.markup.feed(rest, is_last=True)
    return table.found


class _Table:
    """The table, read as XML; a text whose tags have the very bytes of some before it is taken without that."""

    def __init__(self, most_signs: int) -> None:
        self.found: list[str] = []
        self.markup = Markup(self._start, self._end, self._said, MAIN)
        self._text = RichText()
        self._left = most_signs
        self._tags: list[tuple[bytes, bytes]] = []
        self._is_usual = True

    def read(self, piece: bytes) -> bytes:
        """Reads on, and gives back what ends within a text."""
        if not self._is_usual or len(piece) > _LONGEST:
            self.markup.feed(piece)
            self._is_usual = False
            return b""
        place = 0
        while self._is_usual:
            place = self._like_before(piece, place)
            ends = _TEXT_ENDS.search(piece, place)
            if not ends:
                return piece[place:]
            self._as_markup(piece[place : ends.end()])
            place = ends.end()
        return piece[place:]

    def _like_before(self, piece: bytes, place: int) -> int:
        order = 0
        while order < len(self._tags):
            before, after = self._tags[order]
            order += 1
            while piece.startswith(before, place):
                begin = place + len(before)
                end = piece.find(b"<", begin)
                if end < 0 or not piece.startswith(after, end):
                    break
                self._keep(clean(unescaped(plain(piece[begin:end]))))
                place, order = end + len(after), 0
        return place

    def _as_markup(self, piece: bytes) -> None:
        if b"<!" in piece or self.markup.encoding not in ("utf-8", "us-ascii"):
            self._is_usual = False
        self.markup.feed(piece)
        tags = _ONE_TEXT.fullmatch(piece)
        if tags and self._is_usual and len(self._tags) < _MOST_TAGS:
            self._tags.append((tags[1], tags[2]))

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._text.begin()
        else:
            self._text.start(name, attributes)

    def _said(self, text: str) -> None:
        self._text.add(text)

    def _end(self, name: str) -> None:
        if name == "si":
            self._keep(self._text.whole())
        else:
            self._text.end(name)

    def _keep(self, text: str) -> None:
        self.found.append(text)
        self._left -= len(text)
        if self._left < 0:
            raise ValueError("too much text")
