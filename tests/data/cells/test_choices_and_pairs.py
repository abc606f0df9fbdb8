"""Choices that no field has, and two numbers in one cell."""

from in_columns import read

from data.cells.numbers import ENGLISH, MIXED, NORWEGIAN, marks_of
from data.cells.pairs import two_in_one


def test_a_word_that_is_no_choice_is_told() -> None:
    values = read("projects.phase", ["Hovedprosjekt", "?x"])

    assert list(values.values) == ["main_project", None]
    assert values.faults == ((1, "unknown_choice"),)


def test_two_numbers_in_one_cell() -> None:
    assert two_in_one(["8 av 12", "3/4", "", "–", "1 200 of 1 500"]) == (
        ["8", "3", "", "", "1 200"],
        ["12", "4", "", "", "1 500"],
    )
    assert two_in_one(["8 av 12", "mye"]) is None
    assert two_in_one(["8 av 12", 4.0]) is None
    assert two_in_one(["", ""]) is None


def test_the_styles_that_a_table_allows() -> None:
    assert marks_of([["12.500", "800"], [3.0, ""]]) == (NORWEGIAN, ENGLISH)
    assert marks_of([["12.500"], ["1.250.000"]]) == (NORWEGIAN,)
    assert marks_of([["2.125", "0.75"]]) == (ENGLISH,)
    assert marks_of([["0.500"]]) == (ENGLISH,)
    assert marks_of([["1.5", "1,5"]]) == (MIXED,)
    assert marks_of([["1.250.000", "4.5"]]) == ()
    assert marks_of([["12.04.24", "jf. 3.5.1", "mye"]]) == (NORWEGIAN, ENGLISH)
