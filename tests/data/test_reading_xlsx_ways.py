"""The same table, written in any legal way, reads the same: values, errors, formats and what is hidden."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from open_xml import Way, Written, workbook

from data.cells.grid import Grid
from data.reading.kinds import kind_of
from data.reading.limits import DEFAULT
from data.reading.workbook import read_workbook

QUIET = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
OTHER = {
    "prefix": ("x", "ss", "ns0"),
    "quote": ("'",),
    "row_numbers": (False,),
    "addresses": (False,),
    "strict": (True,),
    "strings": ("inline", "runs"),
    "space": ("\n  ", "\r\n\t"),
    "comment": (True,),
    "raw": (True,),
    "references": (True,),
    "encoding": ("utf-16",),
    "attributes_last": (True,),
    "empty_cells": ("self-closed", "open"),
    "folder": ("ark", "XL"),
    "sheet": ("sheets/My sheet.xml", "worksheets/data.bin", "sheet.xml"),
    "sheet_case": ("upper",),
    "targets": ("absolute", "backslash"),
    "slashes": ("\\",),
    "spans": (True,),
}
ONE_BY_ONE = [(name, value) for name, values in OTHER.items() for value in values]


def read(content: bytes) -> Grid:
    (grid,), problems = read_workbook(content, kind_of(content, DEFAULT), DEFAULT)
    assert {problem.code for problem in problems} <= {"hidden_rows"}
    return grid


def said(grid: Grid) -> object:
    columns = range(len(grid.columns))
    return (
        [list(map(typed, column)) for column in grid.columns],
        dict(grid.faults),
        [grid.percents(column) for column in columns],
        [dict(grid.formats(column)) for column in columns],
        grid.merged,
    )


def typed(cell: object) -> tuple[str, object]:
    return type(cell).__name__, cell


HEAD = ["Innsatsområde", "Budsjett", "Utnyttelse", "Per dato", "År"]
TABLE = [
    HEAD,
    ["Mat & drikke > 3 <", 1_500_000, Written(0.375, "0.0%"), Written(45_565, "dd.mm.yyyy"), Written(45_000, "yyyy")],
    ["Sjømat «på» Øya", Written("", error="#REF!"), Written(2, '0\\ "%"'), Written(45_565.5, "d/m/yy h:mm"), 2024],
    [Written("Trebygg1)", runs=(("Trebygg", False), ("1)", True))), -0.5, True, None, "2024"],
    [None, Written(None, formula="B2*2"), Written(7, formula="B2*2"), "x" * 300, False],
    *(
        ["Energi", number, Written(number / 8, "0%"), Written(45_000 + number, "dd.mm.yyyy"), 2000 + number]
        for number in range(9)
    ),
    ["Vind", 1.5, None, None, None],
    *([f"Område {number}", number, None, None, "Tekst"] for number in range(9)),
]


def test_what_the_table_says() -> None:
    grid = read(workbook(TABLE, Way(), hidden=(15,)))
    assert [column[1] for column in grid.columns] == [
        "Mat & drikke > 3 <",
        1_500_000.0,
        0.375,
        dt.date(2024, 9, 30),
        2023.0,
    ]
    assert grid.row(2) == ["Sjømat «på» Øya", "", 2.0, dt.datetime.fromisoformat("2024-09-30T12:00"), 2024.0]
    assert grid.row(3) == ["Trebygg", -0.5, True, "", "2024"]
    assert dict(grid.faults) == {(2, 1): "#REF!", (4, 1): ""}
    assert grid.percents(2) == frozenset({1, *range(5, 14)})
    assert grid.formats(2)[2] == '0\\ "%"'
    assert grid.row(14) == ["", "", "", "", ""]


@pytest.mark.parametrize(("name", "value"), ONE_BY_ONE)
def test_one_other_way(name: str, value: object) -> None:
    other = dataclasses.replace(Way(), **{name: value})
    if name in ("row_numbers", "addresses"):
        other = dataclasses.replace(other, empty_cells="self-closed")
    assert said(read(workbook(TABLE, other, hidden=(15,)))) == said(read(workbook(TABLE, Way(), hidden=(15,))))


@st.composite
def ways(draw: st.DrawFn) -> Way:
    chosen = {name: draw(st.sampled_from((getattr(Way(), name), *values))) for name, values in OTHER.items()}
    if chosen["slashes"] == "\\":
        chosen["sheet"] = Way().sheet
    return Way(**chosen)


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8)
NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False)
CELLS = st.none() | TEXTS | NUMBERS | st.booleans() | st.sampled_from(TABLE[1] + TABLE[2] + TABLE[3] + TABLE[4])


@QUIET
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=9), st.integers(1, 8), ways())
def test_any_table_in_any_way(rows: list[list[object]], times: int, way: Way) -> None:
    # Rows that come again are what large sheets are read quickly by.
    table = [["Overskrift"], *rows * times, ["Slutt"]]
    assert said(read(workbook(table, way))) == said(read(workbook(table, Way())))


@QUIET
@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=9))
def test_plain_values_are_those_that_were_written(rows: list[list[object]]) -> None:
    grid = read(workbook([["Overskrift"], *rows], Way()))
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, bool | int | float):
                assert grid.columns[column][number] == value
            if value is None and column < len(grid.columns) and number < grid.height:
                assert grid.columns[column][number] == ""
