"""A figure of the whole programme beside those of its focus areas: neither takes the other's place without a word."""

from collections.abc import Mapping, Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

Table = Sequence[Sequence[object]]

JOBS = ["Innsatsområde", "Nye arbeidsplasser", "Sikrede arbeidsplasser"]
MONEY = ["Innsatsområde", "Budsjett", "Bevilget", "Budsjettutnyttelse"]


def read(sheets: Mapping[str, Table]) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", programme="Spir", year=2024)


def rows_of(reading: Reading, *fields: str) -> list[tuple[object, ...]]:
    """The rows of all tables, whole programme first; what is missing is None."""
    found = [
        tuple(None if value is None or value != value else value for value in row)
        for table in reading.tables
        for row in table.rows[list(fields)].astype(object).itertuples(index=False)
    ]
    return sorted(found, key=lambda row: str(row[0] or ""))


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize("label", ["Hele programmet", "Sum", None])
@pytest.mark.parametrize("is_first", [True, False], ids=["whole first", "whole last"])
def test_a_whole_that_its_areas_do_not_add_up_to_stays_beside_them(label: str | None, is_first: bool) -> None:
    whole, area = [label, 40, 20], ["Reiseliv", 10, 5]
    reading = read({"Arbeidsplasser": [JOBS, *([whole, area] if is_first else [area, whole])]})
    assert rows_of(reading, "focus_area", "new_jobs", "secured_jobs") == [(None, 40, 20), ("Reiseliv", 10, 5)]
    assert codes(reading) == ["whole_differs"] * 2


def test_a_sum_with_a_slip_in_it_is_told_and_worked_out_from_its_rows() -> None:
    table = [JOBS, ["Reiseliv", 10, 5], ["Havbruk", 30, 15], ["Sum", 44, 20]]
    reading = read({"Arbeidsplasser": table})
    assert rows_of(reading, "focus_area", "new_jobs") == [("Havbruk", 30), ("Reiseliv", 10)]
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("total_differs", "B4")]


def test_a_whole_that_is_the_sum_of_its_areas_is_not_stored_twice() -> None:
    table = [JOBS, ["Reiseliv", 10, 5], ["Havbruk", 30, 15], ["Sum", 40, 20]]
    reading = read({"Arbeidsplasser": table})
    assert rows_of(reading, "focus_area", "new_jobs", "secured_jobs") == [("Havbruk", 30, 15), ("Reiseliv", 10, 5)]
    assert codes(reading) == []


def test_a_whole_in_another_table_of_the_file_is_held_against_the_areas_as_well() -> None:
    sheets = {
        "Arbeidsplasser": [JOBS, ["Hele programmet", 40, 20]],
        "Arbeidsplasser område": [JOBS, ["Reiseliv", 10, 5]],
    }
    reading = read(sheets)
    assert rows_of(reading, "focus_area", "new_jobs", "secured_jobs") == [(None, 40, 20), ("Reiseliv", 10, 5)]
    assert codes(reading) == ["whole_differs"] * 2


@pytest.mark.parametrize("of_parts", [None, "45 %"], ids=["amounts", "amounts and shares"])
@pytest.mark.parametrize("sums", [(None, None), (2_000_000, 900_000)], ids=["share alone", "with sums"])
def test_a_reported_share_of_the_whole_is_stored_beside_parts_that_give_another(
    of_parts: str | None, sums: tuple[int | None, int | None]
) -> None:
    parts = [[area, 1_000_000, 450_000, of_parts] for area in ("Reiseliv", "Havbruk")]
    reading = read({"Budsjett": [MONEY, *parts, ["Sum", *sums, "60 %"]]})
    (whole, *areas) = rows_of(reading, "focus_area", "budget_nok", "granted_nok", "utilisation")
    assert whole[3] == pytest.approx(0.6)
    assert [area[:3] for area in areas] == [("Havbruk", 1_000_000, 450_000), ("Reiseliv", 1_000_000, 450_000)]
    assert codes(reading) == ["utilisation_differs"]


def test_a_reported_share_that_the_parts_give_as_well_is_no_news() -> None:
    parts = [[area, 1_000_000, 450_000, None] for area in ("Reiseliv", "Havbruk")]
    reading = read({"Budsjett": [MONEY, *parts, ["Sum", 2_000_000, 900_000, "45 %"]]})
    assert codes(reading) == []
    assert len(rows_of(reading, "focus_area")) in (2, 3)  # kept or left out: it says the same
