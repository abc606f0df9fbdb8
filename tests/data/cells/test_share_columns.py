"""Shares say themselves what they are, or are read together."""

import pytest
from in_columns import read, readings_of

SHARE = "budget.utilisation"

SHARES = [
    ([0.44, 1.2, 0.0], [0.44, 1.2, 0]),
    ([44.0, 100.0, ""], [0.44, 1, None]),
    (["44 pst", "7,5%", "102 prosent"], [0.44, 0.075, 1.02]),
    ([48.8, 78.1, 0.5], [0.488, 0.781, 0.005]),
    (["0,44", "0,9"], [0.44, 0.9]),
    (["44.125 %", "61"], [0.44125, 0.61]),
    (["..", "ukjent", "44 %"], [None, None, 0.44]),
]


@pytest.mark.parametrize(("cells", "shares"), SHARES)
def test_shares(cells: list[object], shares: list[float | None]) -> None:
    values = read(SHARE, cells)

    assert (list(values.values), values.faults, values.doubts) == (shares, (), ())


def test_cells_written_as_percent_bare_percentages_and_words_stand_beside_each_other() -> None:
    values = read(SHARE, ["44 pst", 0.52, 61.0, "102 %"], formats={1: "0%"}, percents=[1])

    assert list(values.values) == [0.44, 0.52, 0.61, 1.02]


def test_a_percent_sign_that_is_only_a_letter_belongs_to_the_number_shown() -> None:
    formats = dict.fromkeys(range(3), '0\\ "%"')

    assert list(read(SHARE, [38.0, 2.0, 0.5], formats=formats).values) == [0.38, 0.02, 0.005]


def test_text_in_a_cell_made_for_percent() -> None:
    assert list(read(SHARE, ["38", 0.07], formats={0: "0%", 1: "0%"}).values) == [0.38, 0.07]


DOUBTS = [
    (["0,5", "1", "0,85"], "Forbruk i pst.", {0, 1, 2}),
    ([1.2], "Utnyttelse (%)", {0}),
    ([1.0, 0.0], "", {0}),
    (["44", "0,52"], "", {1}),
    (["44 %", "0,52"], "", {1}),
]


@pytest.mark.parametrize(("cells", "header", "places"), DOUBTS)
def test_what_may_be_a_share_or_a_percentage_is_a_doubt(cells: list[object], header: str, places: set[int]) -> None:
    values = read(SHARE, cells, header)

    assert [(doubt.kind, doubt.places) for doubt in values.doubts] == [("share_or_percent", places)]
    assert all(values.values[place] is None for place in places)


def test_a_doubt_is_settled_by_an_answer() -> None:
    assert readings_of(read(SHARE, ["0,5", "1"], "%")) == {"share_or_percent": {"percent": 0.005, "share": 0.5}}
    assert list(read(SHARE, ["0,5", "1"], "%", decided={"share_or_percent": "share"}).values) == [0.5, 1]
    assert list(read(SHARE, ["0,5", "1"], "%", decided={"share_or_percent": "percent"}).values) == [0.005, 0.01]


@pytest.mark.parametrize(
    ("cell", "code"), [("300 kr", "not_a_share"), ("2 av 6", "two_numbers"), (True, "not_a_share")]
)
def test_what_is_no_share_is_a_fault(cell: object, code: str) -> None:
    assert read(SHARE, [cell, "44 %"]).faults == ((0, code),)


def test_a_format_that_shows_some_numbers_as_percent_and_others_beside_the_sign() -> None:
    said = '[<=1.5]0%;0"%"'
    column = read(SHARE, [0.38, 7.0, 112.0], formats=dict.fromkeys(range(3), said), percents=[0])
    assert list(column.values) == [0.38, 0.07, 1.12]
