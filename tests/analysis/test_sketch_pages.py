"""Rows on several pages: a row that says more of the one before it never begins a page."""

import pytest

from analysis.drawing.sketch.layout import stack_of_tracks
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import Sketch, Words
from analysis.drawing.sketch.tracks import Track, Tracks

ROWS = tuple(Track(name, is_below=name.endswith("b")) for name in ("1", "1b", "2", "3", "3b", "4", "4b", "5"))


def names(sketch: Sketch) -> list[str]:
    known = {row.name for row in ROWS}
    said = [part for part in sketch.parts if isinstance(part, Words) and part.lines[0] in known]
    return [part.lines[0] for part in sorted(said, key=lambda part: part.y)]


@pytest.mark.parametrize("height", [70, 80, 90, 100, 120, 150, 1000])
def test_what_belongs_together_stands_on_one_page(height: float) -> None:
    pages = [names(sketch) for sketch in stack_of_tracks(Tracks((("Gjort", ROWS),)), Room(400, height, 10)).sketches()]

    assert [name for page in pages for name in page] == [row.name for row in ROWS]
    assert not any(page[0].endswith("b") for page in pages), pages
    assert (len(pages) > 1) is (height < 1000)
