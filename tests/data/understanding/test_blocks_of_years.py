"""The same table again for another year, with the year in its corner: each has its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.loading.read import Reading, read_in_process
from data.terms.answers import Answers
from tests.data.written import ods, text, xlsx

Rows = list[list[object]]


def across(corner: object, new: float) -> Rows:
    return [
        [corner, "Skog", "Marin", "Sum"],
        ["Mål nye", new, 10, new + 10],
        ["Faktisk nye", 3, 12, 15],
        ["Mål sikra", 8, 15, 23],
        ["Faktisk sikra", 7, 11, 18],
    ]


def in_english(corner: object, new: float) -> Rows:
    labels = ["Target (new)", "Actual (new)", "Target (safeguarded)", "Actual (safeguarded)"]
    header, *lines = across(corner, new)
    return [header, *([label, *line[1:]] for label, line in zip(labels, lines, strict=True))]


def down(corner: object, new: float) -> Rows:
    return [[corner, "Mål nye", "Nye", "Sikra"], ["Skog", new, 3, 7], ["Marin", 10, 12, 11], ["Sum", new + 10, 15, 18]]


def aims_by_year(reading: Reading) -> list[tuple[object, ...]]:
    assert {table.dataset for table in reading.tables} == {"jobs"}
    names = ["year", "focus_area", "target_new"]
    return [line for table in reading.tables for line in table.rows[names].itertuples(index=False, name=None)]


EXPECTED = [(2023, "Skog", 6), (2023, "Marin", 10), (2024, "Skog", 8), (2024, "Marin", 10)]


@pytest.mark.parametrize("made", [across, in_english, down])
@pytest.mark.parametrize("corner", ["År {}", "{}", "Resultat {}", "Innsatsområde {}", "FY{}"])
def test_each_block_is_of_the_year_in_its_corner(made: Callable[[object, float], Rows], corner: str) -> None:
    rows = [["Arbeidsplassar"], [], *made(corner.format(2023), 6), [], *made(corner.format(2024), 8)]
    assert aims_by_year(read(ods({"Ark1": rows}), "fil.ods")) == EXPECTED


@pytest.mark.parametrize("made", [across, in_english])
def test_blocks_with_nothing_between_them_are_two_all_the_same(made: Callable[[object, float], Rows]) -> None:
    rows = [*made("År 2023", 6), *made("År 2024", 8)]
    assert aims_by_year(read(text(rows), "fil.csv")) == EXPECTED
    assert aims_by_year(read(xlsx({"Ark1": rows}), "fil.xlsx")) == EXPECTED


def test_the_year_in_a_corner_is_not_told_of_as_one_from_around() -> None:
    rows = [*across("År 2023", 6), [], *across("År 2024", 8)]
    assert "year_from_around" not in {problem.code for problem in read(xlsx({"Ark1": rows}), "fil.xlsx").problems}


def test_the_year_of_a_decision_in_a_corner_is_none_of_the_figures() -> None:
    reading = read(xlsx({"Ark1": down("Område (vedtatt 2019)", 6)}), "fil.xlsx")
    assert "year" not in reading.tables[0].rows or reading.tables[0].rows["year"].isna().all()


def test_brackets_say_which_jobs_are_meant_beside_a_stage() -> None:
    lines: Rows = [["Skog", 6, 3, 8, 7], ["Marin", 10, 12, 15, 11]]
    header: list[object] = ["Område", "Mål (nye)", "Faktisk (nye)", "Mål (sikra)", "Faktisk (sikra)"]
    (table,) = read(xlsx({"Jobber 2024": [header, *lines]}), "fil.xlsx").tables
    assert table.rows["new_jobs"].tolist() == [3, 12]
    assert table.rows["secured_jobs"].tolist() == [7, 11]


def read(content: bytes, name: str) -> Reading:
    return read_in_process(content, name, answers=Answers(programme="Solvik"))
