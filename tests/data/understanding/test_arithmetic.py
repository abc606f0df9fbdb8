from __future__ import annotations

import pytest

from data.understanding.arithmetic import Derived, LineLook, Numbers, agree, derived_lines
from data.understanding.column_arithmetic import derived_columns

PLAIN, SUM, MARKED, UNNAMED = (
    LineLook(),
    LineLook(is_called_sum=True),
    LineLook(is_marked=True),
    LineLook(False, False, True),
)


def parts_of(found: dict[int, Derived]) -> dict[int, tuple[str, tuple[int, ...]]]:
    return {place: (derived.kind, derived.parts) for place, derived in found.items()}


def test_sums_of_groups_and_the_sum_of_the_sums_are_found_whatever_they_are_called() -> None:
    groups: list[float | None] = [1_204.0, 3_417.0, 4_621.0, 2_218.0, 5_129.0, 7_347.0, 11_968.0]
    looks = [PLAIN, PLAIN, MARKED, PLAIN, PLAIN, MARKED, SUM]
    found = derived_lines([groups], looks)
    assert parts_of(found) == {2: ("sum", (0, 1)), 5: ("sum", (3, 4)), 6: ("sum", (2, 5))}


def test_a_figure_that_happens_to_agree_is_no_sum() -> None:
    assert derived_lines([[3.0, 4.0, 7.0, 2.0]], [PLAIN] * 4) == {}


def test_one_column_that_does_not_add_up_is_named_and_two_are_too_many() -> None:
    first: Numbers = [12_345.0, 23_456.0, 35_801.0]
    second: Numbers = [10_111.0, 20_222.0, 30_333.0]
    third: Numbers = [1_000.0, 2_000.0, 9_999.0]
    assert derived_lines([first, second, third], [PLAIN, PLAIN, SUM])[2].differs == (2,)
    assert 2 not in derived_lines([first, third, third], [PLAIN, PLAIN, SUM])


@pytest.mark.parametrize("at_top", [True, False], ids=["over its lines", "under its lines"])
@pytest.mark.parametrize("wrong", [1, 3])
def test_a_group_with_one_wrong_figure_is_known_by_the_other_groups(wrong: int, *, at_top: bool) -> None:
    groups = [([12_403.0, 34_107.0], [2_108.0, 4_553.0]), ([21_151.0, 50_304.0], [1_607.0, 3_902.0])]
    first: list[float | None] = []
    second: list[float | None] = []
    places = []
    for left, right in groups:
        places.append(len(first) + (0 if at_top else len(left)))
        first += [sum(left), *left] if at_top else [*left, sum(left)]
        second += [sum(right), *right] if at_top else [*right, sum(right)]
    first.append(sum(sum(left) for left, _ in groups))
    second.append(sum(sum(right) for _, right in groups))
    line = wrong + (1 if at_top else 0)
    first[line] = (first[line] or 0.0) + 1_000.0
    found = derived_lines([first, second], [*[PLAIN] * 6, SUM])
    assert set(places) <= set(found)
    assert {line for line in found if found[line].differs} == {places[wrong // 3]}


def test_every_group_of_very_many_lines_is_found() -> None:
    figures: list[float | None] = []
    looks: list[LineLook] = []
    for group in range(2_000):
        lines = [float(1_000 + 37 * group + 11 * line) for line in range(9)]
        figures += [*lines, sum(lines)]
        looks += [*[PLAIN] * 9, SUM]
    found = derived_lines([figures], looks)
    assert set(found) == set(range(9, 20_000, 10))
    assert all(found[line].parts == tuple(range(line - 9, line)) for line in found)


def test_the_last_of_very_many_lines_may_be_the_sum_of_all() -> None:
    figures: list[float | None] = [float(101 + place) for place in range(5_000)]
    figures.append(sum(number for number in figures if number is not None))
    assert derived_lines([figures], [PLAIN] * 5_001)[5_000].parts == tuple(range(5_000))


def test_lines_of_zeros_say_nothing() -> None:
    assert derived_lines([[0.0] * 400], [UNNAMED] * 400) == {}


@pytest.mark.parametrize(
    ("columns", "named", "expected"),
    [
        ([[1_500.0, 2_250.0], [400.0, 1_125.0], [1_100.0, 1_125.0]], 2, {2: ("difference", (0, 1))}),
        ([[1_500.0, 2_250.0], [400.0, 1_125.0], [1_100.0, 1_125.0]], 1, {1: ("difference", (0, 2))}),
        ([[1_204.0, 3_417.0], [602.0, 854.25], [0.5, 0.25]], 9, {}),
        ([[1_200.0, 3_400.0, 1_700.0], [411.0, 897.0, 123.0], [34.25, 26.38, 7.24]], 9, {2: ("share", (1, 0))}),
        ([[1_203.0, 2_207.0], [117.0, 331.0], [1_320.0, 2_538.0]], 9, {2: ("sum", (0, 1))}),
        ([[0.0] * 60, [0.0] * 60, [0.0] * 60], 9, {}),
    ],
)
def test_a_column_that_is_worked_out_is_the_one_that_says_so_or_else_the_last(
    columns: list[list[float | None]], named: int, expected: dict[int, tuple[str, tuple[int, ...]]]
) -> None:
    found = derived_columns(dict(enumerate(columns)), {}, lambda index: index == named)
    assert parts_of(found) == expected


@pytest.mark.parametrize(
    ("shown", "worked_out", "parts", "is_same"),
    [
        (33.3, 33.333, 1, True),
        (33.3, 33.4, 1, False),
        (100.0, 99.6, 3, True),
        (100.0, 98.9, 3, False),
        (5.0, 5.0, 1, True),
    ],
)
def test_figures_agree_within_what_rounding_explains(
    shown: float, worked_out: float, parts: int, is_same: bool
) -> None:
    assert agree(shown, worked_out, parts) is is_same
