"""However many rows and however long the words: nothing on paper or slides overlaps or runs off, and all is there."""

from __future__ import annotations

import datetime as dt
import io
from itertools import combinations

import pdfplumber
import pytest
from pptx import Presentation

from analysis.chart import Chart
from analysis.drawing import tables
from analysis.drawing.handouts import native, pieces
from analysis.drawing.values import Amounts, Bars, Drawing, Series, Shares
from analysis.facts import Programme
from analysis.pack.model import Definition, Figure, Pack, PackNote, Part
from analysis.pack.slide_master import KICKER, MARK, SOURCE
from analysis.pack.writers import write
from analysis.table import Column, Table
from language import Language
from tests.analysis.packed import bare
from tests.analysis.reading_drawings import native_charts

NB = Language("nb")
LONG = "Næringsutviklingsprosjektkoordineringsansvarligfunksjonen"
COUNT = 24
NAMES = tuple(
    f"Område {number:02}"
    + (f" {LONG}" if number % 3 == 0 else " med et navn som noen har skrevet langt" * (number % 2))
    for number in range(COUNT)
)
VALUES = tuple(float(number % 7) for number in range(COUNT))
TEXT = "Styret bør følge opp samarbeidet mellom kommunen og næringslivet hvert år. "
_TEXTS = 6
ROWS = tuple(
    (f"Rad {number:02}", f"{TEXT * (1 + 8 * number)}Slutt {number:02}.", 1_200_000.0) for number in range(_TEXTS)
)
WORDS = Table((Column("Indikator"), Column("Hva som er sagt"), Column("Bevilget (kr)", "amount_nok")), ROWS)


def _shares(pace: float | None) -> Shares:
    granted = tuple(value / 4 for value in VALUES)
    amounts = tuple(Amounts(granted_nok=1e5 * value, budget_nok=4e5) for value in VALUES)
    return Shares(NAMES, (Series("bevilget", "granted", granted),), amounts, (None,) * COUNT, pace)


BARS = Bars(
    NAMES,
    (Series("nye", "new", VALUES), Series("sikrede", "secured", VALUES)),
    "number",
    Series("mål", "target", tuple(value * 3 for value in VALUES)),
)


def _chart(drawing: Drawing | None, table: Table) -> Chart:
    return Chart("budget", "Lengst bak er det siste", "Alle områder", "Rader", table, (), drawing, shows_table=True)


@pytest.fixture(scope="module")
def pack() -> Pack:
    programme = Programme("P", f"Programmet {LONG}{LONG}", None, None, None, None, None, None, is_invented=True)
    named = Table((Column("Område"), Column("Antall", "number")), tuple(zip(NAMES, VALUES, strict=True)))
    charts = (_chart(_shares(0.8), named), _chart(BARS, named), _chart(None, WORDS))
    at = dt.datetime(2024, 11, 1, tzinfo=dt.UTC)
    notes = tuple(PackNote(f"{TEXT * 2}Lagt til {number}.", "Kari", at) for number in range(2))
    many = tuple(PackNote(f"{TEXT * 9}Sagt {number:02}.", "Ola", at) for number in range(9))
    said = ((), notes, many)
    figures = tuple(Figure(chart, (), own) for chart, own in zip(charts, said, strict=True))
    part = Part("budget", "Budsjettet", text=TEXT, figures=figures)
    # More of them than a page holds.
    explained = tuple(
        Definition(f"Tall {number:02}", f"{TEXT * 4}Forklart {number:02}.") for number in range(_TEXTS * 4)
    )
    definitions = Part("definitions", "Slik er tallene regnet ut", definitions=explained)
    return Pack(programme, 2024, 2023, NB, None, None, None, (part, definitions))


@pytest.mark.parametrize("drawing", [_shares(0.8), _shares(None), BARS])
def test_pieces_are_the_whole_again_on_one_axis(drawing: Shares | Bars) -> None:
    found = pieces(native(drawing))

    assert len(found) > 1 and all(len(one.names) <= 9 for one in found)
    assert sum((one.names for one in found), ()) == NAMES
    for place, series in enumerate(drawing.series):
        assert sum((one.series[place].values for one in found), ()) == series.values
    assert all(isinstance(one, Shares | Bars) and one.maximum == drawing.maximum for one in found)


def test_paper_has_every_row_and_no_word_on_another_or_in_the_margin(pack: Pack) -> None:
    with pdfplumber.open(io.BytesIO(write(pack, "pdf"))) as pdf:
        written = bare("".join(char["text"] for page in pdf.pages for char in page.chars))
        for page in pdf.pages:
            words = page.extract_words(x_tolerance=1)
            assert all(word["bottom"] < page.height - 25 and word["x1"] < page.width - 50 for word in words)
            assert [(a["text"], b["text"]) for a, b in combinations(words, 2) if _overlap(a, b)] == []
    for name in NAMES:
        assert written.count(bare(name)) >= 4, name  # drawn, and in the table, of two charts
    assert all(bare(f"Slutt {number:02}.") in written for number in range(_TEXTS))
    assert all(bare(f"Forklart {number:02}.") in written for number in range(_TEXTS * 4))


def _overlap(one: dict, other: dict) -> bool:  # type: ignore[type-arg]
    """Whether two words lie on each other, by more than lines set close do."""
    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return bool(across > 1 and down > 3)


def test_slides_have_every_row_and_tables_end_above_the_source(pack: Pack) -> None:
    content = write(pack, "pptx")
    drawn = [name for chart in native_charts(content) for name in chart.names]
    assert [bare(name) for name in NAMES * 2] == [bare(name.split("\n")[0]) for name in drawn]
    deck, seen = Presentation(io.BytesIO(content)), []
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert shape.top / 914400 + _height(shape.table) < 6.66
                seen += [cell.text for row in shape.table.rows for cell in row.cells]
    written = bare(" ".join(seen))
    assert all(bare(f"Slutt {number:02}.") in written for number in range(_TEXTS))


def test_words_on_slides_end_within_their_place_and_none_is_lost(pack: Pack) -> None:
    deck, seen = Presentation(io.BytesIO(write(pack, "pptx"))), ""
    for slide in deck.slides:
        title = slide.shapes.title
        for shape in slide.shapes:
            if not shape.has_text_frame or not shape.text_frame.text:
                continue
            seen += bare(shape.text_frame.text)
            idx = shape.placeholder_format.idx if shape.is_placeholder else 0
            usual = {1: 22, KICKER: 13, MARK: 13, SOURCE: 10}.get(idx, 10)
            ends = shape.top / 914400 + _text_height(shape, usual, 1.05 if shape == title else 1)
            assert ends < (shape.top + shape.height) / 914400 + 0.06, (shape.name, shape.text_frame.text[:60])
    assert all(bare(f"Sagt {number:02}.") in seen for number in range(9))
    assert all(bare(f"Lagt til {number}.") in seen for number in (0, 1))
    assert all(bare(f"Forklart {number:02}.") in seen for number in range(_TEXTS * 4))


def test_names_below_columns_are_level_and_narrower_than_their_column(pack: Pack) -> None:
    charts = [
        shape.chart
        for slide in Presentation(io.BytesIO(write(pack, "pptx"))).slides
        for shape in slide.shapes
        if shape.has_chart and len(shape.chart.plots) == 2
    ]
    assert charts
    for chart in charts:
        assert chart.category_axis._element.xpath("./c:txPr/a:bodyPr/@rot") == ["0"]
        words = [word for name in chart.plots[0].categories for word in str(name).split()]
        assert max(_width(word, 11) for word in words) < 11.8 / len(list(chart.plots[0].categories)) * 72


def _text_height(shape, usual: float, spread: float) -> float:  # type: ignore[no-untyped-def]
    """How high the words of a shape are once they are wrapped, in inches."""
    height = 0.0
    for paragraph in shape.text_frame.paragraphs:
        own = paragraph.font.size.pt if paragraph.font.size else usual
        sizes = [run.font.size.pt if run.font.size else own for run in paragraph.runs] or [own]
        # What stands below a lead is in the size of the last words.
        for place, line in enumerate(paragraph.text.split("\v")):
            size = sizes[-1] if place else sizes[0]
            height += _line_count(line, shape.width / 12700 / spread, size) * size * (1.05 if spread > 1 else 1.2)
        is_last = paragraph._p is shape.text_frame.paragraphs[-1]._p
        height += paragraph.space_after.pt if paragraph.space_after and not is_last else 0
    return height / 72


def _line_count(text: str, room: float, size: float) -> int:
    used, count = 0.0, 1
    for word in text.split(" "):
        long = _width(f"{word} ", size)
        if used and used + long > room:
            used, count = 0.0, count + 1
        used += long
        count += int(used // room)
        used %= room
    return count


def _width(text: str, size: float) -> float:
    """In Helvetica, whose widths are Arial's."""
    from pdfminer.fontmetrics import FONT_METRICS

    widths = FONT_METRICS["Helvetica"][1]
    return sum(widths.get(letter, 556) for letter in text) / 1000 * size


def _height(table) -> float:  # type: ignore[no-untyped-def]
    """How high the table is once PowerPoint has wrapped its words, in inches; Helvetica's widths are Arial's."""
    from pdfminer.fontmetrics import FONT_METRICS

    widths = FONT_METRICS["Helvetica-Bold"][1]
    height = 0.0
    for row in table.rows:
        lines = 1
        for cell, column in zip(row.cells, table.columns, strict=True):
            size = max(run.font.size.pt for paragraph in cell.text_frame.paragraphs for run in paragraph.runs)
            room = column.width / 12700 - size
            used, count = 0.0, 1
            for word in cell.text.split(" "):
                long = sum(widths.get(letter, 556) for letter in f"{word} ") / 1000 * size
                if used and used + long > room:
                    used, count = 0.0, count + 1
                used += long
            lines = max(lines, count)
        height += max(row.height / 914400, (lines * 1.15 + 0.5) * size / 72)
    return height


def test_a_row_that_is_higher_than_its_place_goes_on_in_the_next() -> None:
    widths = tables.column_widths(WORDS, NB, width=800, size=16)
    made = tables.within(WORDS, NB, widths, size=16, room=200)

    assert len(made.rows) > len(ROWS)
    for name, text, amount in ROWS:
        own = [row for row in made.rows if row[0] == name]
        assert " ".join(row[1] for row in own) == text
        assert {row[2] for row in own} == {amount}
    lines = [tables.line_count(row[1], widths[1], 16) for row in made.rows]
    assert max(lines) * 16 * 1.22 < 200


def test_where_a_table_of_many_figures_fits_no_heading_is_broken_in_a_word() -> None:
    headings = ("Budsjettutnyttelse", "Budsjett (kr)", "Bevilget (kr)", "Utbetalt (kr)", "Utbetalt av budsjett")
    table = Table(
        (Column("Innsatsområde"), Column("Per dato", "date"), *(Column(one, "amount_nok") for one in headings)),
        (("Kompetanse og rekruttering", dt.date(2024, 9, 30), *(1_200_000.0,) * len(headings)),),
    )
    assert not tables.is_readable(table, NB, width=400, size=13)
    size = next(size for size in (13, 12, 11, 10, 9, 8) if tables.is_readable(table, NB, width=620, size=size))
    widths = tables.column_widths(table, NB, width=620, size=size)
    for column, width in zip(table.columns, widths, strict=True):
        assert width > max(tables.text_width(word, size, bold=True) for word in column.heading.split())
    assert min(widths[1:]) > tables.text_width("1 200 000", size)
    assert sum(widths) == pytest.approx(620)


def test_a_short_column_keeps_its_words_whole_beside_a_long_one() -> None:
    narrow, wide, number = tables.column_widths(WORDS, NB, width=470, size=7)

    assert narrow > tables.text_width("Indikator", 7, bold=True) and number > tables.text_width("1 200 000", 7)
    assert wide > 300
