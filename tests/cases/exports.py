"""What makes an exported pack unusable: words on each other in a PDF, live formulas or links behind a slide's chart."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber


@dataclass(frozen=True)
class _Word:
    """A word's box without its upper and lower fifth, where only accents and tails are."""

    top: float
    bottom: float
    left: float
    right: float
    text: str

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def overprinted(file: Path) -> list[str]:
    """Where words of a PDF lie on each other or off the page."""
    with pdfplumber.open(file) as document:
        return [f"page {page.page_number} {fault}" for page in document.pages for fault in _faults(page)]


def _faults(page: Any) -> Iterator[str]:
    words = []
    for found in page.extract_words(use_text_flow=True):
        if found["bottom"] > page.height + 1 or found["x1"] > page.width + 1 or found["top"] < -1 or found["x0"] < -1:
            yield f"off the page: {found['text']}"
        fifth = (found["bottom"] - found["top"]) / 5
        words.append(_Word(found["top"] + fifth, found["bottom"] - fifth, found["x0"], found["x1"], found["text"]))
    words.sort(key=lambda word: word.top)
    for place, word in enumerate(words):
        for other in words[place + 1 :]:
            if other.top >= word.bottom:
                break
            wide = min(word.right, other.right) - max(word.left, other.left)
            high = min(word.bottom, other.bottom) - other.top
            if wide > 0 and high > 0 and wide * high > 0.2 * min(word.area, other.area):
                yield f"on each other: {word.text}/{other.text}"


def alive(file: Path) -> list[str]:
    """Formulas and links in the workbooks behind a presentation's charts."""
    faults = []
    with zipfile.ZipFile(file) as slides:
        for name in slides.namelist():
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(slides.read(name))) as book:
                    text = b"".join(book.read(part) for part in book.namelist() if "/worksheets/" in part).decode()
                faults += [f"{name}: {found}" for found in re.findall(r"<f[ >][^<]*|<hyperlink |/hyperlink\"", text)]
    return faults
