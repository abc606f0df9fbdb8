"""Every chart of the registry, drawn by every renderer and read back: the same order, the same numbers, the same marks.

The sample programmes are the rows: a real one with gaps, and an invented one in which everything is known, beside the
invented ones that it can be compared with.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import json
from collections.abc import Callable, Iterator
from functools import cache
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

import pdfplumber
import pytest
from markupsafe import escape

from analysis.chart import Chart
from analysis.charts.registry import BUILDERS, OF_INDICATOR, OF_ONE_INDICATOR, Charts
from analysis.drawing import paper
from analysis.drawing.handouts import native, row_names
from analysis.drawing.look import Look, Size
from analysis.drawing.plotly import figure
from analysis.drawing.plotly.placed import is_placed, placed_as_html
from analysis.drawing.sketch import is_drawn
from analysis.drawing.values import Bars, Columns, Dots, Grid, Rate, Shares, events_of, letters_of
from analysis.facts import Programme, Selection, gather, programmes
from analysis.meeting.paging import sketched
from analysis.pack.model import Figure, Pack, Part
from analysis.pack.paper import pictures, plot
from analysis.pack.writers import Format, write
from analysis.templates import rendered
from data.store.snapshot import Snapshot
from language import Language
from tests.analysis.packed import bare, parsed, read_slides
from tests.analysis.reading_drawings import (
    Shown,
    expected,
    known,
    native_charts,
    of_plotly,
    plotly_highlight,
    plotly_names,
)
from tests.analysis.reading_placed import sent_back
from tests.analysis.reading_sketches import hold, names_of, of_page, of_paper, of_slides

PROGRAMMES = ("Spir", "Eksempel (oppdiktet)")
ROUNDS = {"Eksempelrunden (oppdiktet)": 2025}  # innovation programmes, whose rounds are of another year
NB = Language("nb")
YEAR, BEFORE = 2024, 2023
ON = dt.date(2025, 3, 12)

Made = tuple[Programme, dict[str, Chart]]


@pytest.fixture(scope="module")
def made(with_others: Snapshot) -> Callable[[str], Made]:
    """The programme, and its charts by name; those of one indicator once for each."""

    @cache
    def of(name: str) -> Made:
        connection = with_others.cursor(None)
        programme = next(one for one in programmes(connection) if one.programme == name)
        selection = Selection(name, ROUNDS[name]) if name in ROUNDS else Selection(name, YEAR, BEFORE)
        charts = Charts(connection, gather(connection, programme), selection, NB, ON)
        found = {name: charts.get(name) for name in BUILDERS}
        found |= {f"{name}-{code}": charts.get(name, code) for name in OF_INDICATOR for code in charts.indicators}
        return programme, {name: chart for name, chart in found.items() if chart is not None}

    return of


@pytest.fixture(scope="module")
def pack(made: Callable[[str], Made]) -> Callable[[str], Pack]:
    """A pack of one part that holds every chart."""

    @cache
    def of(name: str) -> Pack:
        programme, charts = made(name)
        figures = tuple(Figure(chart, ()) for chart in charts.values())
        parts = (Part("indicators", "Alt", figures=figures),)
        return Pack(programme, YEAR, BEFORE, NB, None, None, None, parts)

    return of


@pytest.fixture(scope="module")
def content(pack: Callable[[str], Pack]) -> Callable[[str, Format], bytes]:
    """The pack as a file, made once."""
    return cache(lambda programme, wanted: write(pack(programme), wanted))


@pytest.fixture(scope="module")
def letters(content: Callable[[str, Format], bytes]) -> Callable[[str], str]:
    """All that stands on paper, without spaces."""

    @cache
    def of(programme: str) -> str:
        with pdfplumber.open(io.BytesIO(content(programme, "pdf"))) as pdf:
            return bare("".join(char["text"] for page in pdf.pages for char in page.chars))

    return of


each_programme = pytest.mark.parametrize("programme", PROGRAMMES)


def _drawn(charts: dict[str, Chart]) -> Iterator[tuple[str, Chart]]:
    return ((name, chart) for name, chart in charts.items() if chart.drawing is not None)


def test_the_samples_hold_every_chart_between_them(made: Callable[[str], Made]) -> None:
    found = {name.split("-")[0] for one in (*PROGRAMMES, *ROUNDS) for name in made(one)[1]}
    assert found == {name.split("-")[0] for name in (*BUILDERS, *OF_ONE_INDICATOR)}


@each_programme
@pytest.mark.parametrize("size", ["S", "M", "L"])
def test_figures_have_the_order_the_numbers_and_the_highlight_of_the_drawing(
    made: Callable[[str], Made], programme: str, size: str
) -> None:
    for name, chart in _drawn(made(programme)[1]):
        drawing = chart.drawing
        assert drawing is not None
        for scheme in ("light", "dark"):
            sent = json.loads(figure(drawing, Look(size, scheme), NB).to_json())  # type: ignore[arg-type]
            assert sent["data"] or not known(drawing), (name, scheme)
        sent = json.loads(figure(drawing, Look(size), NB).to_json())  # type: ignore[arg-type]
        assert of_plotly(sent, drawing) == known(drawing), name
        is_named = isinstance(drawing, Grid | Bars) or (isinstance(drawing, Dots) and drawing.shape != "wheel")
        if is_named or (isinstance(drawing, Shares) and not drawing.is_bare):
            assert plotly_names(sent, drawing) == list(drawing.names), name
        if isinstance(drawing, Dots) and drawing.shape == "rows":
            assert plotly_highlight(sent, drawing) == drawing.highlight, name


@each_programme
@pytest.mark.parametrize("size", ["S", "M"])
def test_rows_and_columns_on_a_page_have_them_too(made: Callable[[str], Made], programme: str, size: Size) -> None:
    found = [(name, chart) for name, chart in _drawn(made(programme)[1]) if is_placed(chart.drawing)]  # type: ignore[arg-type]
    assert len(found) > 4
    for name, chart in found:
        drawing = chart.drawing
        assert drawing is not None
        axes = json.loads(figure(drawing, Look(size), NB).to_json())["layout"]  # type: ignore[arg-type]
        written = placed_as_html(drawing, Look(size), NB, chart.alt)
        is_upright = isinstance(drawing, Columns | Rate)
        start, end = axes["yaxis" if is_upright else "xaxis"]["range"]
        near = abs(end - start) / 5000  # hundredths of a percent and of a pixel are written
        sent = sent_back(written, axes["xaxis"]["range"], axes["yaxis"]["range"], is_upright=is_upright)
        wished = {mark: pytest.approx(values, abs=near) for mark, values in known(drawing).items()}
        assert of_plotly(sent, drawing) == wished, name
        if not is_upright and not (isinstance(drawing, Shares) and drawing.is_bare):
            assert plotly_names(sent, drawing) == list(drawing.names), name
        if isinstance(drawing, Dots) and drawing.shape == "rows":
            assert plotly_highlight(sent, drawing) == drawing.highlight, name
        assert html.escape(chart.alt) in written.replace("&#34;", "&quot;").replace("&#39;", "&#x27;"), name


def test_what_happened_stands_on_every_axis_of_time_with_its_letter(made: Callable[[str], Made]) -> None:
    charts = made(PROGRAMMES[1])[1]
    shown = {name: events_of(chart.drawing) for name, chart in _drawn(charts) if chart.drawing}
    shown = {name: events for name, events in shown.items() if events}
    assert {"jobs", "budget-years", "history-jobs", "history-attractiveness"} <= set(shown)
    named = {event.letter: event.name for events in shown.values() for event in events}
    assert len(named) == len(set(named.values()))  # a letter is one event, on whatever axis
    for name, events in shown.items():
        chart = charts[name]
        assert chart.drawing is not None and all(event.name in chart.alt for event in events), name
        assert all(event.year <= YEAR for event in events), name
        sent = figure(chart.drawing, Look("M"), NB).to_json()
        if isinstance(chart.drawing, Shares):
            assert all(letters in sent for event in events if (letters := letters_of(events, event.year))), name
            continue
        notes = {note["text"] for note in json.loads(sent)["layout"]["annotations"]}
        assert {event.label for event in events if event.label} <= notes, name
        names = row_names(native(chart.drawing), NB)
        assert all(any(f"({letters_of(events, event.year)})" in one for one in names) for event in events), name


@each_programme
@pytest.mark.parametrize("wanted", ["pptx", "xlsx"])
def test_charts_of_office_have_them_too(
    pack: Callable[[str], Pack], content: Callable[[str, Format], bytes], programme: str, wanted: Format
) -> None:
    figures = [one for one in pack(programme).figures if one.drawing is not None and not isinstance(one.drawing, Grid)]
    found = native_charts(content(programme, wanted))
    assert len(found) == len(figures) > 5
    for one, shown in zip(figures, found, strict=True):
        assert one.drawing is not None
        wished = expected(one.drawing, NB)
        if wanted == "xlsx" and isinstance(one.drawing, Dots):
            # The cells below hold them in the order in which they are drawn.
            wished = Shown(wished.names, dict(sorted(wished.numbers.items())), wished.marked)
            shown = Shown(shown.names, dict(sorted(shown.numbers.items())), shown.marked)
        assert shown == wished, one.chart.name


@each_programme
def test_the_web_page_draws_what_the_pages_draw(pack: Callable[[str], Pack], programme: str) -> None:
    drawn = parsed(write(pack(programme), "html")).figures["figures"]
    for one in pack(programme).figures:
        if one.chart.drawing is None or one.chart.name in OF_ONE_INDICATOR:
            continue
        for key, sent in drawn[one.chart.name].items():
            size, scheme = key.split("-")
            assert sent == json.loads(figure(one.chart.drawing, Look(size, scheme), NB).to_json())


@each_programme
def test_paper_draws_and_writes_them(
    pack: Callable[[str], Pack], letters: Callable[[str], str], programme: str
) -> None:
    written = letters(programme)
    place = 0
    for one in pack(programme).figures:
        drawing = one.drawing
        if drawing is None:
            continue
        drawn = paper.content(drawing, NB)
        if isinstance(drawing, Grid):
            assert drawn["names"] == drawing.names
            labels = [cell["label"] for year in drawn["years"] for cell in year["cells"]]
            assert labels == ["–" if v is None else NB.number(v) for one in drawing.series for v in one.values]
        else:
            wished = expected(drawing, NB)
            assert drawn["names"] == wished.names
            for series in drawn["series"]:
                name = next(key for key in wished.numbers if key.casefold() == series["name"].casefold())
                assert pytest.approx(wished.numbers[name]) == series["values"], one.chart.name
            guessed = [series["values"] for series in drawn["series"] if series["estimate"]]
            hatched = {place for values in guessed for place, value in enumerate(values) if value is not None}
            assert wished.marked == {drawn.get("highlight")} - {None} | hatched
        for name in drawn["names"]:
            place = written.find(bare(name), place)
            assert place >= 0, (one.chart.name, name)


@each_programme
def test_a_grid_is_a_table_on_slides(
    pack: Callable[[str], Pack], content: Callable[[str, Format], bytes], programme: str
) -> None:
    grids = [one.drawing for one in pack(programme).figures if isinstance(one.drawing, Grid)]
    tables = read_slides(content(programme, "pptx")).tables
    for drawing in grids:
        years = list(map(str, drawing.years))
        table = next(rows for rows in tables if rows[0][1 : len(years) + 1] == years)
        assert [row[0] for row in table[1:]] == list(drawing.names)
        for place, series in enumerate(drawing.series, start=1):
            written = ["–" if value is None else NB.number(value) for value in series.values]
            assert [row[place] for row in table[1:]] == written


@pytest.mark.parametrize("programme", [*PROGRAMMES, *ROUNDS])
def test_rows_have_their_marks_on_slides_and_on_paper(
    pack: Callable[[str], Pack],
    content: Callable[[str, Format], bytes],
    letters: Callable[[str], str],
    programme: str,
) -> None:
    figures = [one for one in pack(programme).figures if is_drawn(one.rows)]
    assert figures
    slides = of_slides(content(programme, "pptx"))
    written = letters(programme)
    for one in figures:
        hold(slides[one.chart.title], one.rows, one.chart.name)
        hold(of_paper(plot(one, NB)), one.rows, one.chart.name)
        for name in names_of(one.rows):
            assert bare(name) in written, (one.chart.name, name)


@pytest.mark.parametrize("programme", [*PROGRAMMES, *ROUNDS])
def test_sheets_have_the_pictures_that_paper_has(
    pack: Callable[[str], Pack], content: Callable[[str, Format], bytes], programme: str
) -> None:
    figures = {one.rows: one for one in pack(programme).figures if is_drawn(one.rows)}
    with ZipFile(io.BytesIO(content(programme, "xlsx"))) as book:
        held = [book.read(name) for name in book.namelist() if name.startswith("xl/media/")]
        drawings = "".join(
            book.read(name).decode() for name in book.namelist() if name.startswith("xl/drawings/drawing")
        )
    assert sorted(held) == sorted(pictures([plot(one, NB) for one in figures.values()], NB))  # type: ignore[misc]
    for one in figures.values():
        assert quoteattr(one.chart.alt)[1:-1] in drawings, one.chart.name


@pytest.mark.parametrize("programme", [*PROGRAMMES, *ROUNDS])
def test_a_wall_has_the_marks_of_rows_too(made: Callable[[str], Made], programme: str) -> None:
    found = {name: sketched(chart, NB) for name, chart in made(programme)[1].items()}
    assert any(found.values())
    for name, sketches in found.items():
        chart = made(programme)[1][name]
        drawn = [
            rendered("analysis/drawing/sketch/sketch.html", sketch=sketch, alt=chart.alt, place=place)
            for place, sketch in enumerate(sketches)
        ]
        if drawn:
            hold([of_page(svg) for svg in drawn], chart.rows, name)
            assert all(f'aria-label="{escape(chart.alt)}"' in svg for svg in drawn), name
