"""Figures of rows as HTML: what comes from a file is text there, and the mark it belongs to says it."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from analysis.drawing.look import Look
from analysis.drawing.plotly.placed import is_placed, placed_as_html
from analysis.drawing.values import Bars, Columns, DatedTarget, Dots, EventMark, Rate, Scale, Series
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
    written = placed_as_html(drawing, Look(size), NB, NAME)  # type: ignore[arg-type]
    read = _Read(written)
    assert read.tags <= {"div", "i", "b", "br", "span"}
    assert NAME in read.abouts  # what is told to those who do not see it
    assert any(" ".join(about.split("\n")[:-1]).startswith("<img src=x") for about in read.abouts if about != NAME)
    assert "<img" in read.words


def test_a_wheel_is_no_row() -> None:
    wheel = Dots(("a",), (Series("Total", "total", (4.5,)),), Scale(1, 6), shape="wheel")
    assert not is_placed(wheel)


def _columns() -> Columns:
    """Two years counted, a straight line to the target of the third, and something that happened."""
    parts = (Series("Nye", "new", (4.0, 6.0, None)), Series("Sikrede", "secured", (2.0, None, None)))
    line = Series("Mål", "target", (10.0, 20.0, 30.0))
    happened = EventMark("a", 2024.5, NAME, 2024, label="a")
    years = (2023, 2024, 2025)
    return Columns(
        tuple(map(str, years)),
        parts,
        years=years,
        reported=frozenset({0, 1}),
        line=line,
        goal=DatedTarget(30, 2025),
        events=(happened,),
    )


def test_a_line_aslant_goes_through_its_points_and_ends_at_the_target() -> None:
    written = str(placed_as_html(_columns(), Look("M"), NB, NAME))
    (drawn,) = re.findall(r"url\(data:image/svg\+xml;base64,([^)]+)\)", written)
    (points,) = re.findall(r'points="([^"]+)"', base64.b64decode(drawn).decode())
    places = [tuple(map(float, point.split(","))) for point in points.split(" ")]
    steps = [(right[0] - left[0], left[1] - right[1]) for left, right in pairwise(places)]
    assert steps == [pytest.approx(steps[0], abs=0.02)] * 2 and min(steps[0]) > 0
    mark = re.search(r'<i style="left:([\d.]+)%;top:[\d.]+px;[^"]*rotate\(45deg\)" data-about="2025', written)
    assert mark and float(mark[1]) == pytest.approx(places[-1][0], abs=0.02)


def test_what_happened_is_a_line_at_its_day_that_says_its_name() -> None:
    read = _Read(placed_as_html(_columns(), Look("M"), NB, "chart"))
    assert NAME in read.abouts


def test_a_rate_has_a_dotted_line_over_what_has_been_and_a_full_one_over_what_is_left() -> None:
    rate = Rate(("2023", "2024"), (Series("Nye", "new", (4.0, 6.0)),), "number", ("2025", "2026"), 8.0, "8")
    written = str(placed_as_html(rate, Look("M"), NB, NAME))
    across = dict(re.findall(r"left:([\d.]+)%;width:[\d.]+%;top:([\d.]+)px;height:1px;background:repeating", written))
    whole = re.findall(r"left:([\d.]+)%;width:[\d.]+%;top:([\d.]+)px;height:[\d.]+px;background:#", written)
    assert list(across) == ["0"] and any(float(left) > 25 for left, _ in whole)
