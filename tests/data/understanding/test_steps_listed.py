"""Lists of the steps of a round: each with its count, for one year or several, down or across."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from data.understanding.steps_listed import counts_in, step_of
from tests.data.written import xlsx

STEPS = [["Søknader", 28], ["Gyldige søknader", 25], ["Kommuner til intervju", 9], ["Valgte kommuner", 4]]
FOUND = {("applications", 28, 28), ("eligible", 25, 25), ("interviewed", 9, 9), ("selected", 4, 4)}


def read(*rows: list[Any]) -> Reading:
    return read_in_process(xlsx({"Runden": list(rows)}), "fil.xlsx", programme="Spir", year=2024)


def steps(reading: Reading, *fields: str) -> set[tuple[Any, ...]]:
    frames = [table.rows for table in reading.tables if table.dataset == "funnel"]
    return {tuple(row) for frame in frames for row in frame[[*fields]].to_numpy().tolist()}


@pytest.mark.parametrize("header", [["Steg", "Antall"], ["", "Antall"], ["Fase", "Tal"]])
def test_a_list_of_steps_is_read_whole_whatever_stands_over_it(header: list[str]) -> None:
    assert steps(read(header, *STEPS), "step", "count_min", "count_max") == FOUND


def test_steps_may_stand_across_and_a_count_may_have_a_least_and_a_most() -> None:
    across = read([name for name, _ in STEPS], [count for _, count in STEPS])
    assert steps(across, "step", "count_min", "count_max") == FOUND
    about = read(["Steg", "Antall"], *STEPS[:3], ["Løsningsforslag", "15–18"])
    assert ("proposals", 15, 18) in steps(about, "step", "count_min", "count_max")


def test_a_column_for_each_year_gives_each_its_own() -> None:
    rows = [[name, count, count + 1] for name, count in STEPS]
    found = read_in_process(xlsx({"Runden": [["Steg", 2022, 2023], *rows]}), "fil.xlsx", programme="Spir")
    years = steps(found, "year", "step", "count_min")
    assert (2022, "applications", 28) in years and (2023, "applications", 29) in years and len(years) == 8


def test_a_line_that_is_no_step_is_told_of_and_two_counts_without_years_are_no_list() -> None:
    odd = read(["Steg", "Antall"], *STEPS, ["Kom i mål", 3])
    assert "unknown_choice" in [problem.code for problem in odd.problems]
    assert not steps(read(["Steg", "Menn", "Kvinner"], *([*row, 3] for row in STEPS)), "step")


def test_labels_and_counts() -> None:
    assert [
        step_of(text) for text in ("utvalgte følgekommuner", "Vinnarar", "ikke gyldige søknader", "Prosjekter")
    ] == [
        *("followers", "winners"),
        *(None, None),
    ]
    assert [counts_in(cell) for cell in ("ca. 40", "8-10", 7.0, 2.5, "40 %")] == [
        *((40.0, 40.0, True), (8.0, 10.0, False), (7.0, 7.0, False)),
        *(None, None),
    ]
