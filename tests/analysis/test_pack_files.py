"""What the four writers write, read back: the same numbers as the model, said to everybody, and text that is text."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import hashlib
import io
import re
from collections.abc import Callable
from functools import cache
from zipfile import ZipFile

import pandas as pd
import pdfplumber
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analysis.drawing import tables
from analysis.drawing.handouts import drawn_series, native, row_names
from analysis.drawing.sketch import is_drawn
from analysis.drawing.values import Grid
from analysis.facts import programmes
from analysis.pack.build import build
from analysis.pack.model import BRIEF, Figure, Pack, PackEdition, PackNote
from analysis.pack.paper import printable
from analysis.pack.writers import FORMATS, write
from analysis.table import neutral
from data.store.snapshot import Snapshot
from language import LANGUAGES, Language, sentence
from tests.analysis.conftest import Connect
from tests.analysis.packed import READERS, Found, Value, bare, parsed, read_paper, read_slides, read_workbook, rows_with
from tests.data.factories import a_score

INVENTED = "Eksempel (oppdiktet)"
PROGRAMMES = ("Spir", INVENTED)
EDITION = PackEdition("Styremøte 4/2024", dt.date(2024, 11, 26), 12)
NOTE = PackNote(
    "Hvorfor falt den?", "Kari Nordmann", dt.datetime(2024, 11, 1, 9, 30, tzinfo=dt.UTC), indicator="attractiveness"
)

Packs = Callable[[str, str], Pack]
Read = Callable[[str, str, str], Found]


@pytest.fixture(scope="module")
def packs(sample_snapshot: Snapshot) -> Packs:
    """The pack of a programme in a language."""

    @cache
    def made(programme: str, language: str) -> Pack:
        connection = sample_snapshot.cursor(None)
        known = next(one for one in programmes(connection) if one.programme == programme)
        return build(connection, known, 2024, Language(language), compared_year=2023, edition=EDITION, notes=(NOTE,))

    return made


@pytest.fixture(scope="module")
def written(packs: Packs) -> Callable[[str, str, str], bytes]:
    return cache(lambda programme, language, wanted: write(packs(programme, language), wanted))


@pytest.fixture(scope="module")
def read(written: Callable[[str, str, str], bytes]) -> Read:
    return cache(lambda programme, language, wanted: READERS[wanted](written(programme, language, wanted)))


everywhere = pytest.mark.parametrize("wanted", FORMATS)
each_programme = pytest.mark.parametrize("programme", PROGRAMMES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _shown(pack: Pack, figure: Figure) -> list[list[Value]]:
    return [list(row) for row in tables.cells(figure.chart.table, pack.language)]


def _as_numbers(figure: Figure) -> list[list[Value]]:
    """The rows as a sheet holds them: numbers as numbers, dates as dates, nothing where nothing is."""
    return [[_in_sheet(value) for value in row] for row in figure.chart.table.rows]


def _in_sheet(value: object) -> Value | pd.Timestamp:
    if isinstance(value, str):
        return neutral(value)
    if isinstance(value, dt.date):
        return pd.Timestamp(value)
    # A sheet keeps 16 digits.
    return "" if value is None else round(float(value), 12)  # type: ignore[arg-type]


@each_programme
@each_language
@pytest.mark.parametrize("wanted", ["pdf", "html"])
def test_every_row_of_every_table_is_on_paper_and_page(
    packs: Packs, read: Read, programme: str, language: str, wanted: str
) -> None:
    pack = packs(programme, language)
    rows = [
        row
        for figure in pack.figures
        # On paper a heatmap is a figure, with its numbers in words, and a checklist has its words beside its marks.
        if not (wanted == "pdf" and (isinstance(figure.drawing, Grid) or figure.is_whole_in_rows))
        for row in _shown(pack, figure)
    ]

    assert rows
    assert list(rows_with(read(programme, language, wanted).tables, rows)) == []


@each_programme
@each_language
def test_a_checklist_on_paper_says_every_cell_of_its_table_once(
    packs: Packs, read: Read, programme: str, language: str
) -> None:
    pack, found = packs(programme, language), read(programme, language, "pdf")
    figures = [figure for figure in pack.figures if figure.is_whole_in_rows]
    assert [figure.chart.name for figure in figures] == ["plan"]
    (figure,) = figures
    assert len(list(rows_with(found.tables, _shown(pack, figure)))) == len(figure.chart.table.rows)
    whole = bare(" ".join(found.texts)).lower()
    for column, *cells in zip(figure.chart.table.columns, *figure.chart.table.rows, strict=True):
        # What is the same for all of them is said in the title.
        for cell in cells if len(set(cells)) > 1 else ():
            said = pack.language.date(cell) if isinstance(cell, dt.date) else cell or ""
            assert bare(said).rstrip(".").lower() in whole, column.heading


@each_language
def test_the_heatmap_on_paper_says_every_score(packs: Packs, read: Read, language: str) -> None:
    pack = packs(INVENTED, language)
    figure = next(figure for figure in pack.figures if isinstance(figure.drawing, Grid))
    assert isinstance(figure.drawing, Grid)
    shown = next(
        text for text in read(INVENTED, language, "pdf").texts if figure.drawing.names[0] in text and "2020" in text
    )
    scores = [value for year in figure.drawing.series for value in year.values if value is not None]

    for score in set(scores):
        assert bare(shown).count(bare(pack.language.number(score))) >= scores.count(score)


@each_programme
@each_language
def test_every_number_is_a_number_in_the_workbook(packs: Packs, read: Read, programme: str, language: str) -> None:
    pack = packs(programme, language)
    known = {
        tuple("" if cell is None else round(cell, 12) if isinstance(cell, float | int) else cell for cell in row)
        for sheet in read(programme, language, "xlsx").tables
        for row in sheet
    }
    for figure in pack.figures:
        for row in _as_numbers(figure):
            assert any(line[: len(row)] == tuple(row) for line in known), (figure.chart.name, row)


@each_programme
@each_language
@pytest.mark.parametrize("wanted", ["pptx", "xlsx"])
def test_native_charts_hold_the_numbers_of_the_plots(
    packs: Packs, read: Read, programme: str, language: str, wanted: str
) -> None:
    pack = packs(programme, language)
    drawings = [
        native(figure.drawing)
        for figure in pack.figures
        if figure.drawing is not None and not isinstance(figure.drawing, Grid)
    ]
    charts = read(programme, language, wanted).charts

    assert len(charts) == len(drawings) > 0
    for drawing, drawn in zip(drawings, charts, strict=True):
        names = row_names(drawing, pack.language)
        expected = {one.name: dict(zip(names, one.values, strict=True)) for one in drawn_series(drawing, pack.language)}
        assert drawn == {name: pytest.approx(values) for name, values in expected.items()}


@each_programme
@each_language
def test_slides_show_the_tables_and_say_the_rest_in_the_notes(
    packs: Packs, read: Read, programme: str, language: str
) -> None:
    pack, found = packs(programme, language), read(programme, language, "pptx")
    for figure in pack.figures:
        if figure.is_appendix:
            continue
        rows = _shown(pack, figure)
        if isinstance(figure.drawing, Grid):
            assert [len(row) for row in found.tables if len(row) == len(rows) + 1]
        elif figure.drawing is None and rows and not is_drawn(figure.rows):
            assert list(rows_with(found.tables, rows)) == []
        elif rows:
            for row in rows:
                assert " | ".join(map(str, row)).replace("\n", "; ") in found.text


@each_programme
@each_language
@everywhere
def test_headline_figures_findings_and_sources_are_said(
    packs: Packs, read: Read, programme: str, language: str, wanted: str
) -> None:
    pack = packs(programme, language)
    status = pack.parts[0]
    said = [status.headline, pack.meeting.split(",")[0]]
    said += [part for figure in status.key_figures for part in (figure.label, figure.value, figure.meaning)]
    said += [part for finding in status.findings for part in (finding.title, finding.question)]
    said += [
        part.title
        for part in pack.parts
        if part.kind not in ("indicators", "budget", "jobs", "measures", "projects", "actions")
    ][1:]
    said += [f"{source.cells}" for figure in pack.figures for source in figure.sources]
    said += [definition.text for part in pack.parts for definition in part.definitions]
    whole = bare(read(programme, language, wanted).text)
    whole += bare(
        " ".join(str(cell) for table in read(programme, language, wanted).tables for row in table for cell in row)
    )

    assert [text for text in said if bare(text) not in whole] == []


@each_programme
@everywhere
def test_every_figure_has_its_alternative_text(packs: Packs, read: Read, programme: str, wanted: str) -> None:
    pack = packs(programme, "nb")
    found = {bare(alt) for alt in read(programme, "nb", wanted).alts}
    drawn = [figure for figure in pack.figures if figure.drawing is not None]
    if wanted == "xlsx":
        # There a heatmap is the table itself.
        drawn = [figure for figure in drawn if not isinstance(figure.drawing, Grid)]

    assert drawn
    assert [figure.chart.name for figure in drawn if bare(figure.chart.alt) not in found] == []
    assert all(found)


@everywhere
def test_an_invented_programme_is_marked_on_every_page_and_a_real_one_is_not(read: Read, wanted: str) -> None:
    mark = bare(Language().text("marks.invented_sentence"))

    assert all(mark in bare(page) for page in read(INVENTED, "nb", wanted).pages)
    assert not any(mark in bare(page) for page in read("Spir", "nb", wanted).pages)


@everywhere
def test_notes_stand_where_they_belong(packs: Packs, read: Read, wanted: str) -> None:
    assert bare("Hvorfor falt den? (Kari Nordmann") in bare(read(INVENTED, "nb", wanted).text)


@each_language
def test_paper_is_tagged_and_accessible(written: Callable[[str, str, str], bytes], language: str) -> None:
    content = written(INVENTED, language, "pdf")
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        catalog = pdf.doc.catalog
        metadata = catalog["Metadata"].resolve().get_data().decode()
        kinds = {node["type"] for node in _nodes(pdf.structure_tree)}
        fonts = {char["fontname"].split("+")[1] for page in pdf.pages for char in page.chars}

    assert re.search(r"pdfuaid:part(?:>|=\")1", metadata)
    assert catalog["MarkInfo"]["Marked"] is True
    assert catalog["Lang"].decode() == {"nb": "nb-NO", "en": "en-GB"}[language]
    assert {"H1", "H2", "P", "Table", "TH", "TD", "Figure", "TOC"} <= kinds
    assert {name.split("-")[0] for name in fonts} == {"Newsreader", "SchibstedGrotesk"}


def _nodes(tree: list[dict]) -> list[dict]:  # type: ignore[type-arg]
    return [one for node in tree for one in (node, *_nodes(node.get("children", [])))]


@each_language
def test_slides_have_titles_numbers_a_theme_and_a_language(
    written: Callable[[str, str, str], bytes], language: str
) -> None:
    content = written(INVENTED, language, "pptx")
    deck = Presentation(io.BytesIO(content))
    with ZipFile(io.BytesIO(content)) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
        slides = [archive.read(name).decode() for name in archive.namelist() if re.match(r"ppt/slides/slide\d", name)]

    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [layout.name for layout in deck.slide_layouts] == ["Front", "Figure", "Table", "Text"]
    # Those of every Office, and none beside the theme's.
    assert re.findall(r'<a:(?:major|minor)Font><a:latin typeface="([^"]*)"', theme) == ["Georgia", "Arial"]
    assert {name for slide in slides for name in re.findall(r'typeface="([^"]*)"', slide)} <= {"+mj-lt", "+mn-lt"}
    for slide in list(deck.slides)[1:]:
        kinds = [str(place.placeholder_format.type) for place in slide.placeholders]
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text
        assert any("SLIDE_NUMBER" in kind for kind in kinds) and any("FOOTER" in kind for kind in kinds)
    spoken = {"nb": "nb-NO", "en": "en-GB"}[language]
    assert all(set(re.findall(r'<a:rPr [^>]*lang="([^"]+)"', slide)) <= {spoken} for slide in slides)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(set(titles[1:])) == len(titles) - 1 or "(1 " in " ".join(titles)


def test_the_page_sends_nothing_and_fetches_nothing(written: Callable[[str, str, str], bytes]) -> None:
    content = written(INVENTED, "nb", "html")
    page, text = parsed(content), content.decode()
    policy = next(known["content"] or "" for tag, known in page.tags if tag == "meta" and "http-equiv" in known)
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)

    assert "default-src 'none'" in policy and "form-action 'none'" in policy and "connect-src" not in policy
    assert "unsafe-eval" not in policy and "'unsafe-inline'" not in policy.split("style-src")[0]
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert len(scripts) == 2
    # Names of XML dialects are no addresses to go to.
    assert set(re.findall(r"https?://([^/\"'\s)]+)", text)) <= {"www.w3.org"}
    assert page.figures["config"]["displayModeBar"] is False
    assert not [
        tag for tag, known in page.tags if tag in ("form", "iframe", "link", "object", "embed") or "src" in known
    ]
    assert dict(page.tags[[tag for tag, _ in page.tags].index("html")][1])["lang"] == "nb"


def test_a_brief_is_one_page_of_paper(sample_snapshot: Snapshot) -> None:
    connection = sample_snapshot.cursor(None)
    for known in programmes(connection):
        for language in LANGUAGES:
            brief = build(connection, known, 2024, Language(language), compared_year=2023, parts=BRIEF)
            assert len(read_paper(write(brief, "pdf")).pages) == 1


HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("x")',
    '#eval("1") $x$ *fet* `kode`',
    "{0} %s & < > \" '",
    "</script><img src=x onerror=alert(1)>",
    "a\u202egnp.exe \U0001f600 漢字 \u00ad",
    "Langt" + "ord" * 60,
    "-1+1",
    "_x000D_ \x07",
)


@everywhere
def test_text_from_files_is_text(connect: Connect, wanted: str) -> None:
    areas = [
        {"programme": HOSTILE[0], "year": 2024, "focus_area": name, "as_of": dt.date(2024, 9, 30),
         "budget_nok": 100.0, "granted_nok": 40.0}
        for name in HOSTILE
    ]  # fmt: skip
    connection = connect(
        {
            "programmes": [{"programme": HOSTILE[0], "name": HOSTILE[0], "source": HOSTILE[4]}],
            "scores": [a_score(4.0, programme=HOSTILE[0]), a_score(2.0, programme=HOSTILE[0], indicator="jobs")],
            "budget": areas,
            "jobs": [{"programme": HOSTILE[0], "year": 2024, "focus_area": name, "new_jobs": 3.0} for name in HOSTILE],
            "projects": [
                {"programme": HOSTILE[0], "project": str(place), "name": name, "company": name, "focus_area": name,
                 "granted_nok": 1.0, "granted_on": dt.date(2024, 1, 2), "status": name}
                for place, name in enumerate(HOSTILE)
            ],
            "actions": [
                {"programme": HOSTILE[0], "action": name, "year": 2024, "text": name, "status": name}
                for name in HOSTILE
            ],
        }
    )  # fmt: skip
    (known,) = programmes(connection)
    pack = build(connection, known, 2024, Language(), edition=PackEdition(HOSTILE[4]))
    content = write(pack, wanted)
    found = READERS[wanted](content)
    whole = bare(found.text + " ".join(str(cell) for table in found.tables for row in table for cell in row))

    for name in (HOSTILE[0], HOSTILE[2], HOSTILE[3], HOSTILE[4]):
        assert bare(printable(name) if wanted == "pdf" else name) in whole
    if wanted == "html":
        assert [tag for tag, _ in parsed(content).tags].count("script") == 3
        assert "img" not in {tag for tag, _ in parsed(content).tags}
    if wanted == "xlsx":
        texts = [cell for sheet in found.tables for row in sheet for cell in row if isinstance(cell, str)]
        assert not [text for text in texts if text.startswith(("=", "+", "@"))]
        assert '\'=HYPERLINK("x")' in texts and "'-1+1" in texts


def test_a_letter_without_a_shape_does_not_stop_the_paper() -> None:
    assert printable("漢 \U0001f600 Ærlig talt, ž – «ja»\u00ad\u202e") == "? ? Ærlig talt, ž – «ja»"


def test_figures_are_left_out_where_there_is_nothing_to_draw(packs: Packs) -> None:
    jobs = next(figure for figure in packs("Spir", "nb").figures if figure.chart.name == "jobs")
    assert jobs.drawing is None and jobs.chart.missing is not None
    for wanted, reader in (("pptx", read_slides), ("pdf", read_paper), ("xlsx", read_workbook)):
        assert bare(jobs.chart.missing.title) in bare(reader(write(packs("Spir", "nb"), wanted)).text)


def test_the_same_pack_is_the_same_page(packs: Packs) -> None:
    pack = packs("Spir", "nb")
    assert write(pack, "html") == write(dataclasses.replace(pack), "html")


@each_language
def test_the_workbook_keeps_sentences_off_the_sheets_of_numbers(
    written: Callable[[str, str, str], bytes], language: str
) -> None:
    book = load_workbook(io.BytesIO(written(INVENTED, language, "xlsx")))
    front, names = book.worksheets[0], book.sheetnames
    text = Language(language).text

    assert (
        sentence(text("charts.names.report_texts")) in names and sentence(text("charts.names.projects_list")) in names
    )
    assert [cell.value for cell in front["A"] if cell.hyperlink] == names[1:]
    # What stands below a heading stands on its side.
    sheet = book[text("pack.parts.sources")]
    heading = next(cell for row in sheet.iter_rows() for cell in row if cell.value == text("pack.sources.loaded"))
    assert heading.alignment.horizontal == sheet.cell(heading.row + 1, heading.column).alignment.horizontal == "left"


def test_the_last_part_asks_what_the_status_says(packs: Packs, read: Read) -> None:
    finding = packs(INVENTED, "nb").parts[0].findings[0]
    for wanted in ("pdf", "html"):
        said = bare(read(INVENTED, "nb", wanted).text)
        assert bare(f"{finding.question}{finding.title}. {finding.figures}") in said
