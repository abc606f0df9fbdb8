"""Texts as Open XML writes them: in runs, with escapes, and shared between the cells of a workbook."""

from __future__ import annotations

import re
from typing import IO

from data.reading.cell_text import Run, clean_runs
from data.reading.markup import Attributes, Markup
from data.reading.xlsx.package import MAIN

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """The text with its _x000A_ as the signs they stand for."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


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

    def said(self, text: str) -> None:
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
    found: list[str] = []
    text = RichText()
    left = most_signs

    def started(name: str, attributes: Attributes) -> None:
        if name == "si":
            text.begin()
        else:
            text.start(name, attributes)

    def ended(name: str) -> None:
        nonlocal left
        if name != "si":
            text.end(name)
            return
        found.append(text.whole())
        left -= len(found[-1])
        if left < 0:
            raise ValueError("too much text")

    Markup(started, ended, text.said, MAIN).read(stream)
    return found
