"""A table that adds up those of single years is none of a year's, wherever it stands and whatever it is called."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.understanding.test_exports import values
from tests.data.written import xlsx

Lines = list[list[object]]
EARLY: Lines = [["Skog", 5, 3, 7, 6], ["Kyst", 2, 4, 1, 0]]
LATE: Lines = [["Skog", 6, 4, 8, 9], ["Kyst", 3, 1, 2, 5]]
BOTH: Lines = [["Skog", 11, 7, 15, 15], ["Kyst", 5, 5, 3, 5]]


def table(title: str, lines: Lines) -> Lines:
    return [[title], [], ["Område", "Mål nye", "Nye", "Mål sikrede", "Sikrede"], *lines]


def read(sheets: dict[str, Lines]) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", answers=Answers(programme="Moland"))


YEARS = {"2021": table("Arbeidsplasser 2021", EARLY), "2022": table("Arbeidsplasser 2022", LATE)}
DOWN: Lines = [["Arbeidsplasser"], ["År", "Område", "Mål nye", "Nye", "Mål sikrede", "Sikrede"]]
DOWN += [[2021, *one] for one in EARLY] + [[2022, *one] for one in LATE]


@pytest.mark.parametrize(
    "sheets",
    [
        {"Samlet": table("Arbeidsplasser, samlet for 2021–2022", BOTH), **YEARS},
        {**YEARS, "Hele perioden": table("Alle år, per 31.12.2022", BOTH)},
        {"Alt": table("Arbeidsplasser", BOTH), "Tall": DOWN},
        {**YEARS, "Samlet": [["Arbeidsplasser samlet 2021-2022"], ["Nye", "Sikrede"], [12, 20]]},
        {"Ark1": [*YEARS["2021"], [], *YEARS["2022"], [], *table("Samlet 2021-2022", BOTH)]},
    ],
)
def test_what_adds_up_the_years_is_left_out(sheets: dict[str, Lines]) -> None:
    reading = read(sheets)
    assert sorted(values(reading, "year", "focus_area", "new_jobs")) == [
        (2021, "Kyst", 4.0),
        (2021, "Skog", 3.0),
        (2022, "Kyst", 1.0),
        (2022, "Skog", 4.0),
    ]
    assert reading.is_storable
    assert not reading.problems
    assert not reading.questions


def test_a_slip_among_the_sums_is_told_of() -> None:
    reading = read({**YEARS, "Samlet": table("Arbeidsplasser samlet", [["Skog", 12, *BOTH[0][2:]], BOTH[1]])})
    assert len(values(reading, "year")) == 4
    assert [(problem.code, problem.sheet, problem.cell) for problem in reading.problems] == [
        ("total_differs", "Samlet", "B4")
    ]


def test_goals_of_the_whole_period_that_are_more_than_those_of_its_years_stay() -> None:
    goals: Lines = [["Skog", 40, 7, 30, 15], ["Kyst", 20, 5, 10, 5]]
    found = values(read({**YEARS, "Perioden": table("Mål for hele perioden", goals)}), "year", "target_new")
    assert {(2021, 5.0), (2022, 6.0)} < set(found)
    assert {40.0, 20.0} < {goal for _, goal in found}
