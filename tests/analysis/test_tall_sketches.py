"""However many rows and however long their words: no words of a drawing overlap, and nothing leaves its room."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from analysis.drawing.action_rows import Life, Lives, Shift, Shifts, SquareRow, Squares
from analysis.drawing.beside import RangeRow, Ranges
from analysis.drawing.measures import text_width
from analysis.drawing.municipality_rows import ComparedCell, ComparedGroup, ComparedMunicipalities, ComparedRow
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.rows import (
    BarRow,
    Cell,
    CellLevel,
    Cells,
    Disc,
    Heights,
    Lane,
    LaneMark,
    Step,
    Steps,
    WordBars,
    YearLanes,
)
from analysis.drawing.sketch import fitting, in_pieces
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import LEADING, Polyline, Sketch, Words
from analysis.drawing.values import EventMark

LONG = "Næringsutviklingsprosjektkoordineringsansvarligfunksjonen"
TEXT = "Styret bør følge opp samarbeidet mellom kommunen og næringslivet hvert år."
NAMES = tuple(f"Område {number:02} {LONG if number % 3 == 0 else TEXT * (number % 2)}".strip() for number in range(40))
KEY = tuple(RowKey(mark, f"{mark} {TEXT}") for mark in ("done", "open", "late", "due"))
TICKS = tuple(Tick(str(2015 + place), place / 11) for place in range(12))
EVENTS = tuple(
    EventMark(chr(97 + n), n / 12, f"{chr(97 + n)}: {TEXT}", 2020, n % 3 == 0, n % 3, chr(97 + n)) for n in range(12)
)
ROOM, SLIDE = Room(470, 600, 8.5), Room(852, 320, 12, 0.97)
LIVES = Lives(
    KEY,
    "Tiltak",
    "Status",
    TICKS,
    (
        (
            "Åpne",
            tuple(Life(name, LONG, "late", 0.1, 0.9, (0.5, 0.95), 0.4, "Over fristen", TEXT, "") for name in NAMES),
        ),
        ("Ferdige", tuple(Life(name, "", "done", 0.3, None, (), None, "Ferdig", "", "") for name in NAMES[:20])),
    ),
    EVENTS,
    "Skjer",
)
SHIFTS = Shifts(
    KEY[:1], "Tiltak", "Endring", 1, 6, (("Gjort", tuple(Shift(n, LONG, 1, 6, "6", "+5", "") for n in NAMES)),)
)
BARS = WordBars(
    KEY[:1],
    "Område",
    "Kroner",
    tuple(BarRow(n, TEXT, (("counted", 0.5), ("expected", 0.5)), "5 av 9", LONG) for n in NAMES),
)
SQUARES = Squares(KEY, tuple(SquareRow(str(2000 + n), ("done",) * 120 + ("late",) * 80, TEXT) for n in range(12)))
STEPS = Steps(
    KEY[:1], tuple(Step(f"Fase {n}", n, "200", ("gone_on",) * 200, TEXT, "150 av 200", TEXT) for n in (1, 2, 3))
)
LANES = YearLanes(
    KEY,
    "Hva",
    "Måned",
    TICKS,
    0.5,
    tuple(
        Lane(
            name, tuple(LaneMark(n / 20, "late", f"{n}. {TEXT * (n == 9)}", n % 2 == 0) for n in range(20)), EVENTS, ""
        )
        for name in NAMES[:6]
    ),
    NAMES[:5],
    (),
)
RANGES = Ranges(
    KEY[:1],
    ("Indikator", "de andre", "ligger"),
    TICKS[:6],
    tuple(
        RangeRow(n, "", 0.5, "3,5", (0.1, 0.5, 0.5, 0.5, 0.9), "1,5–5,5", "midten 3,75", "innenfor", False, "")
        for n in NAMES
    ),
)
MUNICIPALITIES = ComparedMunicipalities(
    KEY[:1],
    "Spørsmål",
    tuple(
        ComparedGroup(
            tuple((name, LONG) for name in NAMES[first : first + 4]),
            tuple(
                ComparedRow(name, tuple(ComparedCell(TEXT, LONG, "Delvis", "partly") for _ in range(4)))
                for name in NAMES[:8]
            ),
        )
        for first in (0, 4, 8)
    ),
    TEXT,
)
CELLS = Cells(
    KEY[:1],
    tuple(
        Cell(
            f"{name} og mer",
            TEXT,
            tuple((n / 11, n / 11) for n in range(12)),
            ((0.0, 0.1), (1.0, 0.95)),
            "1 234 567",
            "9 876 543 kroner",
            "mål 9 900 000",
            "Organisering, styrets total",
            tuple(Disc(f"'{n:02}", "3,5", n / 11, n == 11) for n in range(12)),
            "",
            EVENTS,
            (CellLevel("least", 0.1, "minste 10", True), CellLevel("excellent", 0.9, f"fremragende {LONG}", False)),
        )
        for name in map(str, range(10))
    ),
    "Uten måling",
    TEXT,
    TEXT,
    NAMES[:9],
)
HEIGHTS = Heights(KEY[:2], tuple(1 / (n + 1) for n in range(200)), 20, "1 400 000 kr", "2 000 kr", "")
ALL = (LIVES, SHIFTS, BARS, SQUARES, STEPS, LANES, RANGES, MUNICIPALITIES, CELLS, HEIGHTS)


@pytest.mark.parametrize("rows", ALL, ids=lambda rows: type(rows).__name__)
def test_no_words_overlap_and_nothing_leaves_its_room(rows: Any) -> None:
    sketches = fitting(rows, SLIDE, (16, 12, 11))
    assert sketches
    for sketch in sketches:
        assert sketch.height <= SLIDE.height
        _hold(sketch, SLIDE)
    pieces = in_pieces(rows, ROOM)
    assert pieces is not None
    head, found, notes = pieces
    for piece in (head, *found, *([notes] if notes else [])):
        assert head.height + piece.height <= ROOM.height
        _hold(piece, ROOM)


def test_a_row_that_no_page_can_hold_is_told_as_a_table() -> None:
    bars = WordBars((), "", "", (BarRow(TEXT * 60, "", (("counted", 1.0),), "1"),))
    assert fitting(bars, SLIDE, (16, 11)) == () and in_pieces(bars, ROOM) is None


def _hold(sketch: Sketch, room: Room) -> None:
    edge = room.letters * 1.3  # half a mark, and the band of a row
    for part in sketch.parts:
        if isinstance(part, Polyline):
            assert all(-edge <= x <= room.width + edge and -1 <= y <= sketch.height + 1 for x, y in part.points)
        elif not isinstance(part, Words):
            assert part.x >= -edge and part.x + part.width <= room.width + edge
            assert part.y >= -1 and part.y + part.height <= sketch.height + 1
    boxes = [_box(part, room) for part in sketch.parts if isinstance(part, Words)]
    for text, x0, x1, y0, y1 in boxes:
        assert x0 >= -edge and x1 <= room.width + edge and y0 >= -1 and y1 <= sketch.height + 1, text
    for (one, a0, a1, b0, b1), (other, c0, c1, d0, d1) in combinations(boxes, 2):
        assert a1 <= c0 + 1 or c1 <= a0 + 1 or b1 <= d0 + 1.5 or d1 <= b0 + 1.5, (one, other)


def _box(part: Words, room: Room) -> tuple[str, float, float, float, float]:
    wide = max(text_width(line, part.size, bold=part.is_bold) for line in part.lines) * room.spread
    left = part.x - {"left": 0.0, "center": wide / 2, "right": wide}[part.align]
    return " ".join(part.lines), left, left + wide, part.y, part.y + len(part.lines) * part.size * LEADING
