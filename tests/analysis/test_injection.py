"""Every hostile text through a file into the store, and out of it in every format: text there, and nothing else."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from analysis.charts.registry import BUILDERS, OF_INDICATOR, Charts
from analysis.facts import Facts, Selection, gather, programmes
from analysis.meeting import webpage
from analysis.meeting.build import build as presentation_of
from analysis.meeting.build import usual
from analysis.pack import fact_sheet
from analysis.pack.build import build
from analysis.pack.model import Figure, Pack, PackEdition, PackNote, Part
from analysis.pack.writers import write
from analysis.screens.calendar_file import calendar_file
from analysis.screens.fact_sheet import fact_sheet_screen
from analysis.table import to_csv, to_xlsx
from data.reading.cell_text import visible
from data.store.database import Store
from data.store.snapshot import Snapshot
from data.terms.datasets import DATASETS, Kind
from language import Language
from tests.analysis.packed import parsed
from tests.payloads import LEADING_ELSEWHERE, VOCABULARY, load_hostile, payloads

NB = Language("nb")
ON = dt.date(2025, 3, 12)
OF_CALENDARS = {"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
STAMP = dt.datetime(2025, 3, 1)  # noqa: DTZ001 - as stored, UTC
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FORMULA = re.compile(r"[\s\u200b]*[=+@＝＋－＠]|[\s\u200b]*-(?![\d,.]*\Z)")
LIVE_PARTS = re.compile("vbaProject|externalLink|activeX|oleObject|embeddings/(?!Microsoft_Excel)")
LIVE = {"iframe", "object", "embed", "form", "link", "base", "img", "image", "marquee", "video", "audio", "math"}


# What is known by its name or leads to another row: another word there is unknown, and no hostile text.
NAMED_BY_OTHERS = VOCABULARY | LEADING_ELSEWHERE


class Programme:
    """One of the hostile programmes, with every chart of it."""

    def __init__(self, snapshot: Snapshot, facts: Facts) -> None:
        self.facts = facts
        self.connection = snapshot.cursor(None)
        self.year = 2025 if facts.programme.kind == "innovation" else 2024
        self.selection = Selection(facts.programme.programme, self.year, self.year - 1)
        known = self.known = Charts(self.connection, facts, self.selection, NB, ON)
        made = [known.get(name) for name in BUILDERS]
        made += [known.get(name, code) for name in OF_INDICATOR for code in known.indicators]
        self.charts = [chart for chart in made if chart is not None]

    def pack(self) -> Pack:
        notes = tuple(PackNote(text, text, STAMP) for text in payloads()[::10])
        return build(
            self.connection,
            self.facts.programme,
            self.year,
            NB,
            edition=PackEdition(payloads()[0]),
            notes=notes,
            on=ON,
        )

    def with_every_chart(self, pack: Pack) -> Pack:
        everything = Part("indicators", payloads()[0], figures=tuple(Figure(chart, ()) for chart in self.charts))
        return replace(pack, parts=(*pack.parts, everything))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Iterator[list[Programme]]:
    path = tmp_path_factory.mktemp("hostile") / "store.duckdb"
    path.write_bytes(empty_store.read_bytes())
    store = Store(path)
    load_hostile(store)
    snapshot = Snapshot(store)
    connection = snapshot.cursor(None)
    yield [Programme(snapshot, gather(connection, one)) for one in programmes(connection)]
    snapshot.close()


def test_every_free_text_of_the_store_is_hostile(hostile: list[Programme]) -> None:
    """Read from the data sets themselves, so that no column that comes later is left out."""
    heads = tuple(words[0] for text in payloads() if (words := visible(text).split()))
    (connection,) = {one.connection for one in hostile[:1]}
    tame, count = [], 0
    for dataset in DATASETS.values():
        rows = connection.execute(f"SELECT * FROM current_{dataset.name}").df()
        for field in dataset.fields:
            if field.kind is Kind.TEXT and not field.is_key and field.name not in NAMED_BY_OTHERS and len(rows):
                count += 1
                if not rows[field.name].dropna().map(lambda text: text.startswith(heads)).any():
                    tame.append((dataset.name, field.name))
    assert count > 40
    assert tame == []


def hold_package(content: bytes) -> None:
    """An Office file refers to nothing outside itself, runs nothing, and turns no text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            assert not re.search(r"vbaProject|externalLink|activeX|oleObject|embeddings/(?!Microsoft_Excel)", name), (
                name
            )
            written = package.read(name).decode("utf-8", "replace")
            if name.endswith(".rels"):
                assert 'TargetMode="External"' not in written, name
            if name.endswith(".xml"):
                assert not TURNING.search(written), name
                assert not re.search(r"<f>|<w:instrText[^>]*>\s*(?!PAGE|NUMPAGES)\w", written), name


def hold_sheets(content: bytes) -> list[str]:
    """No cell is a formula or begins as one; returns the texts."""
    hold_package(content)
    book = load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f" or (cell.hyperlink and cell.hyperlink.target)]
    found = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in found if FORMULA.match(text)]
    return found


def hold_page(content: bytes, scripts: int) -> None:
    """A web page holds its own scripts and no others, and no tag or attribute that a text asked for."""
    page = parsed(content)
    assert [tag for tag, _ in page.tags].count("script") == scripts
    assert not {tag for tag, _ in page.tags} & LIVE
    assert not [known for _, known in page.tags for name in known if name.startswith("on") or name in ("src", "srcdoc")]
    assert not [known for _, known in page.tags if not (known.get("href") or "#").startswith(("#", "/"))]
    assert not TURNING.search(content.decode())


def test_tables_taken_along_hold_no_formula(hostile: list[Programme]) -> None:
    seen = ""
    for chart in [chart for one in hostile for chart in one.charts]:
        rows = csv.reader(io.StringIO(to_csv(chart.table, NB, payloads()).decode("utf-8-sig")), delimiter=";")
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if FORMULA.match(cell) or TURNING.search(cell)], chart.name
        seen += "\n".join(cells)
    for chart in hostile[0].charts[:3]:
        hold_sheets(to_xlsx(chart.table, payloads()[0], payloads()))
    assert all(text in seen for text in ("'=HYPERLINK", "'+1+cmd", "'@SUM", "{{7*7}}"))


def hold_paper(content: bytes) -> None:
    """Paper runs nothing and opens nothing but its own pages."""
    with pdfplumber.open(io.BytesIO(content)) as paper:
        assert not [mark for page in paper.pages for mark in page.annots if mark["uri"]]
        assert not {"OpenAction", "AA", "Names", "AcroForm"} & set(paper.doc.catalog)
    with closing(pypdfium2.PdfDocument(content)) as paper:
        assert not TURNING.search("".join(page.get_textpage().get_text_range() for page in paper))


def test_packs_are_text_and_nothing_else(hostile: list[Programme]) -> None:
    for one in hostile:
        pack = one.pack()
        every = one.with_every_chart(pack)
        assert any("<script>executed()" in text for text in hold_sheets(write(every, "xlsx")))
        hold_page(write(every, "html"), scripts=3)
        hold_package(write(pack, "pptx"))
        hold_paper(write(pack, "pdf"))


def test_fact_sheet_presentation_and_calendar_are_text_and_nothing_else(hostile: list[Programme]) -> None:
    for one in hostile:
        known = one.facts.programme
        shown = presentation_of(one.connection, one.facts, one.selection, NB, usual(known), ON)
        hold_page(webpage.write(shown, way_back="/").content, scripts=4)
        if known.kind != "innovation":
            sheet = fact_sheet_screen(one.connection, one.facts, one.selection, NB, one.year, ON)
            hold_package(fact_sheet.write(one.connection, sheet, NB, "docx"))
            hold_paper(fact_sheet.write(one.connection, sheet, NB, "pdf"))
            entries = Calendar.from_ical(calendar_file(known, one.known.wheel, STAMP, NB)).walk("VEVENT")
            assert len(entries) > 10
            names = {
                "UID",
                "DTSTAMP",
                "LAST-MODIFIED",
                "SEQUENCE",
                "DTSTART",
                "DTEND",
                "SUMMARY",
                "DESCRIPTION",
                "TRANSP",
            }
            assert {name for entry in entries for name in entry} == names
