"""What an area has come to so far, in a column beside what each year brought: only the latter is read."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.loading.read import Reading, read_in_process
from data.terms.answers import Answers
from tests.data.written import ods, text

LINES = [
    ["Hav", 2022, 3, 3, 5, 5],
    ["Hav", 2023, 6, 9, 2, 7],
    ["Hav", 2024, 11, 20, 0, 7],
    ["Reise", 2022, 1, 1, 0, 0],
    ["Reise", 2023, 4, 5, 3, 3],
    ["Reise", 2024, 2, 7, 6, 9],
]
BY_YEAR = sorted(LINES, key=lambda line: (line[1], line[0]))
NEWEST_FIRST = LINES[2::-1] + LINES[:2:-1]


def read(rows: Sequence[Sequence[object]], *, as_text: bool = False) -> Reading:
    content, name = (text(rows), "fil.csv") if as_text else (ods({"Ark1": rows}), "fil.ods")
    return read_in_process(content, name, answers=Answers(programme="Solvik"))


@pytest.mark.parametrize("lines", [LINES, BY_YEAR, NEWEST_FIRST])
@pytest.mark.parametrize("so_far", ["{} (cumulative)", "{}, akkumulert", "{} i alt"])
@pytest.mark.parametrize("as_text", [False, True])
def test_what_grows_by_another_column_is_not_asked_about(
    lines: Sequence[Sequence[object]], so_far: str, *, as_text: bool
) -> None:
    header = ["Område", "År", "Nye", so_far.format("Nye"), "Sikrede", so_far.format("Sikrede")]
    reading = read([header, *lines], as_text=as_text)
    (table,) = reading.tables
    assert not reading.questions
    assert table.rows["new_jobs"].tolist() == [line[2] for line in lines]
    assert table.rows["secured_jobs"].tolist() == [line[4] for line in lines]


def test_amounts_that_are_paid_so_far_are_none_of_the_year() -> None:
    header = ["Innsatsområde", "År", "Ramme", "Utbetalt", "Utbetalt hittil"]
    lines = [[line[0], line[1], 900_000, float(str(line[2])) * 1e4, float(str(line[3])) * 1e4] for line in LINES]
    reading = read([header, *lines])
    assert not reading.questions
    assert reading.tables[0].rows["paid_nok"].tolist() == [line[3] for line in lines]


def test_a_column_that_does_not_grow_by_the_other_is_still_asked_about() -> None:
    lines = [[*line[:3], 2 * int(str(line[2])) + 1, line[4], int(str(line[4])) + 4] for line in LINES]
    assert read([["Område", "År", "Nye", "Nye (cumulative)", "Sikrede", "Sikrede (cumulative)"], *lines]).questions
