"""What people type into a sheet before it is read: taken as a spreadsheet takes it, told of, and never silently."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.cells.corrections import with_corrections
from data.cells.grid import Grid, position
from data.loading.read import read_in_process
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.terms.answers import UNITS, Answers, Stated, as_plain, from_plain
from data.terms.tables import Reading
from language import LANGUAGES, Language
from tests.data.factories import scores_in
from tests.data.written import text, xlsx

HEADER = ["Program", "År", "Indikator", "Poeng"]
ROWS: list[list[Any]] = [HEADER, ["Spir", 2024, "Bærekraft", 9], ["Spir", 2024, "Profil", 4.5]]


def typed_into(grid: Grid, cell: str, said: str) -> tuple[object, bool]:
    """What the cell holds afterwards, and whether it is written as percent."""
    now, _ = with_corrections(grid, Answers(cells={(grid.sheet, cell): said}))
    row, column = position(cell)
    return now.columns[column][row], row in now.percents(column)


@pytest.mark.parametrize(
    ("said", "value", "is_share"),
    [
        ("4,5", 4.5, False),
        (" 1 200 000 ", 1_200_000.0, False),
        ("−12", -12.0, False),
        ("16,67 %", 0.1667, True),
        ("30.09.2024", dt.date(2024, 9, 30), False),
        ("31.02.2024", "31.02.2024", False),
        ("1.500", "1.500", False),
        ("0123", "0123", False),
        ("12 34", "12 34", False),
        ("Havbruk", "Havbruk", False),
        ("=1+1", "=1+1", False),
        ("", "", False),
    ],
)
def test_what_is_typed_is_taken_as_a_spreadsheet_takes_it(said: str, value: object, is_share: bool) -> None:
    assert typed_into(Grid("Ark1", [["Poeng", 3.0], ["x", 1.0]]), "A2", said) == (value, is_share)


@pytest.mark.parametrize(("said", "value"), [("44", 0.44), ("0,5", 0.5), ("44 %", 0.44)])
def test_in_a_cell_of_percent_a_number_is_percent(said: str, value: float) -> None:
    grid = Grid("Ark1", [["Andel", 0.4]], percents=lambda column: frozenset({1}))
    assert typed_into(grid, "A2", said) == (value, True)


def test_a_sheet_of_text_takes_text() -> None:
    assert typed_into(Grid("a.csv", [["Poeng", "3"]]), "A2", "4,5") == ("4,5", False)


def test_cells_outside_the_sheet_are_added_and_the_rest_stays() -> None:
    before = Grid("Ark1", [["Poeng", 3.0]], faults={(1, 0): "#N/A"})
    now, problems = with_corrections(before, Answers(cells={("Ark1", "C3"): "ny", ("Ark1", "A2"): "4"}))
    assert now.columns == [["Poeng", 4.0, ""], ["", "", ""], ["", "", "ny"]]
    assert (now.faults, before.columns) == ({}, [["Poeng", 3.0]])
    assert [(one.code, one.cell, one.values["before"]) for one in problems] == [
        ("corrected_by_hand", "A2", "#N/A"),
        ("filled_by_hand", "C3", ""),
    ]


@pytest.mark.parametrize("place", [("Ark2", "A2"), ("Ark1", "A2:A3"), ("Ark1", "¶4"), ("Ark1", "XYZ9")])
def test_what_is_no_cell_of_this_sheet_changes_nothing(place: tuple[str, str]) -> None:
    grid = Grid("Ark1", [["Poeng", 3.0]])
    assert with_corrections(grid, Answers(cells={place: "4"})) == (grid, [])


def test_what_is_typed_as_it_stands_is_no_correction() -> None:
    grid = Grid("Ark1", [["Poeng", 4.5]])
    assert with_corrections(grid, Answers(cells={("Ark1", "A2"): "4,5"}))[1] == []


@pytest.mark.parametrize("content", [xlsx({"Poeng": ROWS}), text(ROWS)], ids=["xlsx", "csv"])
def test_an_error_is_mended_and_told_of(content: bytes, store: Store) -> None:
    bad = read_in_process(content, "Poeng")
    assert [(problem.code, problem.cell) for problem in bad.problems] == [("outside_scale", "D2")]

    good = read_in_process(content, "Poeng", cells={("Poeng", "D2"): "3"})

    assert told(good) == [("corrected_by_hand", "D2", "3", "9")]
    batch = batches.load(store, good, by="kari", mode=Mode.REPLACE).batch
    assert batch is not None
    assert scores_in(store)["Spir", 2024, "sustainability", None] == 3.0
    noted = batches.accepted_problems(store, batch)
    assert [(problem.code, problem.cell) for problem in noted] == [("corrected_by_hand", "D2")]


def test_a_header_and_an_empty_cell_are_mended_too() -> None:
    rows = [["Program", "År", "Ymse", "Poeng"], ["Spir", 2024, "Bærekraft", 2], ["", 2024, "Profil", 4.5]]
    reading = read_in_process(
        xlsx({"Poeng": rows}), "a.xlsx", cells={("Poeng", "C1"): "Indikator", ("Poeng", "A3"): "Spir"}
    )
    assert reading.is_storable
    assert list(reading.tables[0].rows["indicator"]) == ["sustainability", "profile"]
    assert [code for code, *_ in told(reading)] == ["corrected_by_hand", "filled_by_hand"]


def told(reading: Reading) -> list[tuple[str, str | None, str | None, object]]:
    return [(problem.code, problem.cell, problem.value, problem.values.get("before")) for problem in reading.problems]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_correction_is_told_in_words(language: str) -> None:
    grid = Grid("Ark1", [["Poeng", 3.0, 2.0, ""]])
    cells = {("Ark1", "A2"): "4", ("Ark1", "A3"): "", ("Ark1", "A4"): "5"}
    lines = {("Ark1", row): role for row, role in enumerate(("data", "derived", "heading", "note"))}
    stated = {("Ark1", f"A{row}"): Stated("Spir", 2024, unit) for row, unit in enumerate(UNITS, start=5)}
    _, problems = with_corrections(grid, Answers(cells=cells, lines=lines, stated=stated))
    messages = [problem.message(Language(language)) for problem in problems]
    assert len(messages) == 16 and len(set(messages)) == 12 and not any("{" in message for message in messages)


def test_what_is_said_comes_through_to_the_process_that_reads() -> None:
    said = Answers(
        "Spir",
        2024,
        cells={("Ark1", "A2"): "4"},
        lines={("Ark1", 3): "note"},
        choices={"unit": "nok"},
        stated={("Ark1", "A4"): Stated(year=2023, unit="nok")},
    )
    assert from_plain(as_plain(said)) == said
    assert said.stated_of("Ark1", "A4:G9").year == 2023
    assert said.stated_of("Ark1", "B4:G9") == Stated()
