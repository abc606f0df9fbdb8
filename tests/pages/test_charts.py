"""Every chart: told in words, with its table, its files, the cells it came from, and a link that opens it again."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analysis.facts import INNOVATION
from data import sample
from data.store.database import Store
from language import LANGUAGES, Language
from pages import PAGES
from tests.pages.conftest import Files
from tests.pages.opened import (
    alternative_text,
    charts,
    choose,
    html,
    inside,
    open_actions,
    open_app,
    panels,
    table_of,
    texts,
)
from tests.pages.reckoned import INVENTED, SPIR, texts_from_files
from tests.pages.words import faults

ROUNDS = (("Gnist", 2021), ("Eksempelrunden (oppdiktet)", 2025))
VIEWS = [
    pytest.param(programme, year, page.name, id=f"{programme.split()[0]}-{year}-{page.name}")
    for programme, year in ((SPIR, 2024), (INVENTED, 2021), (INVENTED, 2022), (INVENTED, 2024), *ROUNDS)
    for page in PAGES
    if page.has_charts and (page.kind == INNOVATION) == ((programme, year) in ROUNDS)
]
in_every_view = pytest.mark.parametrize(("programme", "year", "name"), VIEWS)


def by_turns(first: int) -> pytest.MarkDecorator:
    """Every view in one of the languages: a page comes in several, and so in both."""
    programmes = list(dict.fromkeys(view.values[:2] for view in VIEWS))
    views = [
        pytest.param(*view.values, LANGUAGES[(place + programmes.index(view.values[:2]) + first) % 2], id=view.id)
        for place, view in enumerate(VIEWS)
    ]
    return pytest.mark.parametrize(("programme", "year", "name", "language"), views)


def opened(programme: str, year: int, name: str, language: str) -> AppTest:
    """The page with all its charts' actions open."""
    app = open_app(name, programme=programme, year=year, language=language)
    open_actions(app, *charts(app))
    assert not app.exception
    return app


@by_turns(0)
def test_a_chart_is_told_in_words_and_can_be_taken_along(
    with_sample: Store, programme: str, year: int, name: str, language: str
) -> None:
    app = opened(programme, year, name, language)

    # A year without projects says what is missing instead.
    assert charts(app) or panels(app)
    for chart in charts(app):
        assert len(alternative_text(app, chart)) > 20, chart
        assert f'id="{chart}"' in inside(app, f"chart-{chart}")
        spoken = Language(language)
        labels = [spoken.text(f"actions.{action}") for action in ("table", "download", "sources", "link")]
        assert set(labels) <= set(texts(app))
        for action in ("table", "sources"):
            assert len(table_of(inside(app, f"{action}-{chart}"))) > 1, f"{action} of {chart}"
    assert faults(texts(app), language, from_files=texts_from_files()) == []
    links_open_the_same(app, name)


def links_open_the_same(app: AppTest, name: str) -> None:
    """The link of a chart opens its page as it is seen here, at that chart."""
    views: dict[str, AppTest] = {}  # the charts of a page share all of the link but the end
    for chart in charts(app):
        address = re.search(r'href="([^"]*)"', inside(app, f"link-{chart}"))
        assert address is not None
        link = urlsplit(address[1].replace("&amp;", "&"))
        asked = {key: value for key, (value,) in parse_qs(link.query).items()}
        if link.query not in views:
            views[link.query] = open_app(name, **asked)
        again = views[link.query]

        assert link.fragment == chart
        assert inside(again, f"chart-{chart}").startswith(inside(app, f"chart-{chart}").split("<div")[0][:200])


@by_turns(1)
def test_the_files_hold_the_numbers_of_the_table(
    with_sample: Store, files: Files, programme: str, year: int, name: str, language: str
) -> None:
    app = opened(programme, year, name, language)
    spoken = Language(language)
    for chart in charts(app):
        shown = table_of(inside(app, f"table-{chart}"))
        in_csv = list(
            csv.reader(
                io.StringIO(files[f"csv-{chart}"]().decode("utf-8-sig")), delimiter=";" if language == "nb" else ","
            )
        )
        sheet = openpyxl.load_workbook(io.BytesIO(files[f"xlsx-{chart}"]())).active
        assert sheet is not None
        in_sheet = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]

        assert [neutral(heading) for heading in shown[0]] == in_csv[0] == in_sheet[0][: len(shown[0])]
        for place, row in enumerate(shown[1:], start=1):
            for column, written in enumerate(row):
                said = f"{chart}: row {place}, {shown[0][column]}"
                assert agrees(written, number_in(in_csv[place][column], language), spoken), f"CSV of {said}"
                assert agrees(written, in_sheet[place][column], spoken), f"XLSX of {said}"
        below = "\n".join(",".join(row) for row in in_csv[len(shown) :])
        assert "xlsx" in below, "the source stands below"
        assert (spoken.text("marks.invented_sentence") in below) == ("oppdiktet" in programme)
        assert (spoken.text("marks.invented_sentence") in str(in_sheet[len(shown) :])) == ("oppdiktet" in programme)


def neutral(text: str) -> str:
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def number_in(text: str, language: str) -> object:
    """A CSV's value: nothing, a number or a text."""
    if text == "":
        return None
    try:
        return float(text.replace(",", ".") if language == "nb" else text)
    except ValueError:
        return text


def agrees(written: str, value: object, spoken: Language) -> bool:
    """Whether what a person reads is this value, rounded as people write it."""
    if value is None or written == "–":
        return value is None and written == "–"
    if isinstance(value, int | float):
        return written in {
            *([str(int(value))] if value == int(value) else []),  # a year is not grouped
            spoken.number(value),
            spoken.number(value, 0),
            spoken.number(value, 2),
            spoken.number(value, signed=True),
            spoken.number(value, 2, signed=True),
            spoken.percent(value),
        }
    if written == str(value):
        return True
    # A date: year-month-day in the files.
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)", str(value))
    return found is not None and found[1] in written and str(int(found[3])) in written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("programme", "year"), [(SPIR, 2024), (INVENTED, 2021), (INVENTED, 2024)])
def test_the_cells_named_as_sources_hold_the_values(
    with_sample: Store, programme: str, year: int, language: str
) -> None:
    books = {file_name: openpyxl.load_workbook(io.BytesIO(content)) for file_name, content in sample.sample_workbooks()}
    app = opened(programme, year, "indicator", language)
    spoken = Language(language)
    total = spoken.text("charts.columns.total")
    scores = {chart: table_of(inside(app, f"table-{chart}")) for chart in charts(app)}
    held: dict[str, list[object]] = {}
    for what, cell, sheet, file in table_of(inside(app, "sources-statements"))[1:]:
        if ":" not in cell:  # an action that concerns a statement is a whole row
            held[what.split(" · ")[-1]] = [books[file][sheet][cell].value]
    drawn = {row[0]: row[2] for row in scores["statements"][1:]}
    assert {name: [spoken.number(value[0])] for name, value in held.items() if name != total} == {  # type: ignore[arg-type]
        name: [score] for name, score in drawn.items()
    }
    # The board's total stands among the sources too, and is what the history ends with.
    assert spoken.number(held[total][0]) == scores["history"][-1][1]  # type: ignore[arg-type]


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
def test_every_source_is_a_cell_that_is_filled(with_sample: Store, programme: str) -> None:
    books = {file_name: openpyxl.load_workbook(io.BytesIO(content)) for file_name, content in sample.sample_workbooks()}
    for page in PAGES:
        if not page.has_charts:
            continue
        app = opened(programme, 2024, page.name, "nb")
        for chart in charts(app):
            rows = table_of(inside(app, f"sources-{chart}"))[1:]
            assert rows
            for what, place, sheet, file in rows:
                cells = books[file][sheet][place]
                found = cells if isinstance(cells, tuple) else ((cells,),)
                assert any(cell.value is not None for row in found for cell in row), f"{what}: {sheet}!{place}"


def test_the_budget_came_from_the_cells_it_names(with_sample: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(dict(sample.sample_workbooks())["eksempel-oppdiktet.xlsx"]))
    app = opened(INVENTED, 2024, "budget", "nb")
    spoken = Language("nb")
    headings, *rows = table_of(inside(app, "table-budget"))
    amounts = [headings.index(spoken.text(f"charts.columns.{name}_nok")) for name in ("budget", "granted", "paid")]
    drawn = {row[0]: {row[place] for place in amounts} for row in rows}
    sources = [row for row in table_of(inside(app, "sources-budget"))[1:] if row[0].endswith("30.09.2024")]

    assert len(sources) == 4
    for what, place, sheet, _ in sources:
        area = what.split(" · ")[1]
        in_cells = {cell.value for row in book[sheet][place] for cell in row}
        numbers = {spoken.number(value, 0) for value in in_cells if isinstance(value, int | float)}
        assert drawn[area] <= numbers, area


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_radar_has_the_table_of_the_dots(with_sample: Store, language: str) -> None:
    app = opened(SPIR, 2024, "overview", language)
    dots = table_of(inside(app, "table-profile"))

    choose(app, "shape", "radar")
    open_actions(app, "radar")

    assert charts(app) == ["radar"]
    assert table_of(inside(app, "table-radar")) == dots
    assert "ps-panel" not in html(app)
