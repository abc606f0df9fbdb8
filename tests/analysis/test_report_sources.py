"""From a figure back to the paragraph, page or line of a report, in words."""

import datetime as dt
from pathlib import Path

import pytest

from analysis.sources import SourceOf, SourceRange, source_cells, source_ranges
from data.loading.explained import lines
from data.loading.read import read_in_process
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import Language

REPORT = """Programstatusvurdering 2024
Program: Spir
Bærekraft
Beskrivelse: Hensyn til miljø, mennesker og økonomi.
Felles forståelse
Styret og ansatte er enige om hva bærekraft betyr hos oss.
☐ 1 ☐ 2 ☐ 3 ☐ 4 ☒ 5 ☐ 6
Total poengsum
4,5
"""


@pytest.mark.parametrize(
    ("cell", "norwegian", "english"),
    [
        ("¶41", "avsnitt 41", "paragraph 41"),
        ("¶3:¶41", "avsnitt 3–41", "paragraphs 3–41"),
        ("p3", "side 3", "page 3"),
        ("p3:p3", "side 3", "page 3"),
        ("p3:p12", "side 3–12", "pages 3–12"),
        ("l12", "linje 12", "line 12"),
        ("B4", "B4", "B4"),
        ("P3:P7", "P3:P7", "P3:P7"),
    ],
)
def test_a_place_is_written_in_words(cell: str, norwegian: str, english: str) -> None:
    assert (Language("nb").place(cell), Language("en").place(cell)) == (norwegian, english)


def test_the_source_of_a_score_is_a_place_in_the_report(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.duckdb")
    reading = read_in_process(REPORT.encode(), "psv.txt")
    batches.load(store, reading, by="kari", mode=Mode.REPLACE)
    connection = Snapshot(store).cursor(None)

    found = source_ranges(connection, "Spir", [SourceOf("scores")])
    assert [(source.sheet, source.cells) for source in found] == [("Tekst", "l7:l9")]
    assert found[0].label(Language("nb")) == "psv.txt, linje 7–9"
    cells = source_cells(connection, "Spir", [SourceOf("scores")])
    assert sorted(cells["cell"]) == ["l7", "l9"]


def test_the_range_of_a_report_reaches_from_its_first_place_to_its_last(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.duckdb")
    reading = read_in_process(REPORT.replace("Total", "\n" * 100 + "Total").encode(), "psv.txt")
    batches.load(store, reading, by="kari", mode=Mode.REPLACE)
    found = source_ranges(Snapshot(store).cursor(None), "Spir", [SourceOf("scores")])
    assert [source.cells for source in found] == ["l7:l109"]  # by number, not by letter


def test_a_source_in_a_workbook_is_said_as_before() -> None:
    source = SourceRange(1, "tall.xlsx", "Poeng", "B4:F10", dt.datetime(2024, 11, 1, tzinfo=dt.UTC), "kari")
    expected = Language("nb").text("actions.source_line", file="tall.xlsx", sheet="Poeng", cells="B4:F10")
    assert source.label(Language("nb")) == expected


def test_the_command_line_says_places_in_words() -> None:
    crossed_twice = read_in_process(REPORT.replace("☐ 4", "☒ 4").encode(), "psv.txt")
    said = "\n".join(lines(crossed_twice, Language("nb")))
    assert "Tekst, linje 7" in said and "l7" not in said
