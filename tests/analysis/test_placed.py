"""Figures of rows as HTML: what comes from a file is text there, and the mark it belongs to says it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from analysis.drawing.look import Look
from analysis.drawing.plotly.placed import is_of_rows, rows_as_html
from analysis.drawing.values import Bars, Dots, Scale, Series
from language import Language

NAME = '<img src=x onerror="a()"> &amp; {b} $c$'
NB = Language("nb")


class _Read(HTMLParser):
    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.abouts: list[str] = []
        self.words = ""
        self.feed(str(written))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.abouts += [value or "" for name, value in attrs if name in {"data-about", "aria-label"}]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    "drawing",
    [
        Dots((NAME,), (Series("Total", "total", (4.5,)),), Scale(1, 6)),
        Bars((NAME,), (Series("Nye", "new", (3.0,)), Series("Sikrede", "secured", (None,))), "number"),
    ],
)
@pytest.mark.parametrize("size", ["S", "M"])
def test_a_name_from_a_file_is_text_wherever_it_stands(drawing: Dots | Bars, size: str) -> None:
    written = rows_as_html(drawing, Look(size), NB, NAME)  # type: ignore[arg-type]
    read = _Read(written)
    assert read.tags <= {"div", "i", "b", "br", "span"}
    assert NAME in read.abouts  # what is told to those who do not see it
    assert any(" ".join(about.split("\n")[:-1]).startswith("<img src=x") for about in read.abouts if about != NAME)
    assert "<img" in read.words


def test_a_wheel_is_no_row() -> None:
    wheel = Dots(("a",), (Series("Total", "total", (4.5,)),), Scale(1, 6), shape="wheel")
    assert not is_of_rows(wheel)
