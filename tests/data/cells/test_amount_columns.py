"""Amounts are read in the light of their column, its unit, its marks and its formats."""

import pytest
from in_columns import read, readings_of

from data.cells.columns import doubt_of_scale, marks_of

AMOUNT = "budget.budget_nok"

WRITTEN = [
    (["1 200 000,-", "kr 300 000", "1.450.000", "1,75 mill. kr"], [1_200_000, 300_000, 1_450_000, 1_750_000]),
    (["1,2 mill", "450'", "1\u00a0500\u00a0000", "2'000'000", "600000"], [1.2e6, 450_000, 1.5e6, 2e6, 600_000]),
    (["ca. 500 000", "–", "(35 000)", "12 500-", "0"], [500_000, None, -35_000, -12_500, 0]),
    (["kr.500", "Kr.1.200,50", "NOK.75", ",5"], [500, 1_200.5, 75, 0.5]),
    (["12.500,50", "450 tusen", "kr (9 000)", "(kr 9 000)"], [12_500.5, 450_000, -9_000, -9_000]),
    (["NOK 500 000", "MNOK 2,5", "500 t.kr", "300k", "3M", "∑ 12 000"], [5e5, 2.5e6, 5e5, 3e5, 3e6, 12_000]),
    (["1 200 000 1)", "42 000*", "42 000¹", "~ 300 000"], [1_200_000, 42_000, 42_000, 300_000]),
    (
        ["'1200", "300 000 (ca.)", "anslag 75 000", "1\u00ad200", "Kr. 1.200.000,-", "450kr"],
        [1200, 3e5, 75e3, 1200, 1.2e6, 450],
    ),
    (["−25 000", "- 500", "1 200 kr.", "1.250"], [-25_000, -500, 1_200, 1_250]),
    ([3_400_000.0, "", "..", ":", "n/a", "ikke oppgitt", 5.5], [3_400_000, None, None, None, None, None, 5.5]),
]


@pytest.mark.parametrize(("cells", "kroner"), WRITTEN)
def test_amounts_as_people_write_them(cells: list[object], kroner: list[float | None]) -> None:
    values = read(AMOUNT, cells)

    assert (list(values.values), values.faults, values.doubts) == (kroner, (), ())


FAULTS = [
    ("over 1000", "not_exact"),
    ("> 500 000", "not_exact"),
    ("8 av 12", "two_numbers"),
    ("300 000 - 400 000", "two_numbers"),
    ("44 %", "not_an_amount"),
    ("4 dager", "not_an_amount"),
    ("12 34", "not_an_amount"),
    ("300 000 (søkt)", "not_an_amount"),
    ("EUR 5 000", "foreign_currency"),
    ("5 000 €", "foreign_currency"),
    ("3. mai", "became_a_date"),
    (True, "not_an_amount"),
    ("#REF!", "cell_error"),
    (2e12, "too_great"),
]


@pytest.mark.parametrize(("cell", "code"), FAULTS)
def test_what_is_no_amount_is_a_fault(cell: object, code: str) -> None:
    values = read(AMOUNT, [cell, 100_000.0])

    assert (list(values.values), values.faults) == ([None, 100_000.0], ((0, code),))


def test_one_number_settles_what_the_point_means_in_the_whole_table() -> None:
    columns = [["1.250.000", "85.500"], ["125.000", "40.000"]]

    assert list(read(AMOUNT, columns[1], "tkr", marks=marks_of(columns)).values) == [125e6, 40e6]


def test_a_decimal_beside_it_settles_it_the_other_way() -> None:
    columns = [["3.5", "1.25", "2"], ["2.125", "1.25", "0.75"]]

    assert list(read(AMOUNT, columns[1], "MNOK", marks=marks_of(columns)).values) == [2_125_000, 1_250_000, 750_000]


def test_half_a_thousand_millions_is_more_than_a_programme_has() -> None:
    assert list(read(AMOUNT, ["2.125", "3.750"], "mill. kr").values) == [2_125_000, 3_750_000]


def test_three_digits_after_a_point_under_thousands_are_a_doubt_and_each_reading_can_be_tried() -> None:
    values = read(AMOUNT, ["12.500", "1.150", "800"], "Budsjett (1000 kr)")

    assert list(values.values) == [None, None, 800_000]
    assert readings_of(values) == {"thousands_mark": {"thousands": 12_500_000, "decimal": 12_500}}
    assert values.doubts[0].places == {0, 1}
    decided = read(AMOUNT, ["12.500", "1.150", "800"], "Budsjett (1000 kr)", decided={"thousands_mark": "decimal"})
    assert list(decided.values) == [12_500, 1_150, 800_000]


SHOWN = [
    ("#,##0,", "Budsjett i tusen kroner", 3_400_000.0, 3_400_000),
    ("#,##0.0,,", "alle tall i mill. kr", 3_400_000.0, 3_400_000),
    ('#,##0.0,,"M"', "", 3_400_000.0, 3_400_000),
    ('#,##0.0,,"M"', "1000 kr", 3_400_000.0, 3_400_000),
    ("#,##0", "1000 kr", 3_400.0, 3_400_000),
    ('0.0" mill"', "", 3.4, 3_400_000),
    ('[Red]#,##0\\ "kr"', "", 3_400_000.0, 3_400_000),
    ('[>=1000000]0.00,,"\\ mill";0', "", 615_000.0, 615_000),
    ('[>=1000000]0.00,,"\\ mill";0', "", 3_400_000.0, 3_400_000),
    ('#,##0"d";[Blue]-#,##0"d"', "", -3_400.0, -3_400),
    ('#,##0 "kr"', "1000 kr", 3_400_000.0, 3_400_000),
]


@pytest.mark.parametrize(("number_format", "header", "stored", "kroner"), SHOWN)
def test_what_is_shown_times_the_stated_unit_is_what_is_meant(
    number_format: str, header: str, stored: float, kroner: float
) -> None:
    assert list(read(AMOUNT, [stored], header, formats={0: number_format}).values) == [kroner]


@pytest.mark.parametrize("number_format", ["0%", '0" %"', "0\\%"])
def test_what_is_shown_as_percent_is_never_an_amount(number_format: str) -> None:
    assert read(AMOUNT, [38.0], formats={0: number_format}).faults == ((0, "not_an_amount"),)


def test_a_header_of_percent_and_one_of_another_currency_make_no_amounts() -> None:
    assert read(AMOUNT, [38.0, ""], "Brukt i %").faults == ((0, "not_an_amount"),)
    assert read(AMOUNT, [38.0, ""], "Budsjett (MEUR)").faults == ((0, "foreign_currency"),)


@pytest.mark.parametrize(
    ("cells", "formats"),
    [(["3 400 kr"], {}), ([3_400.0], {0: '#,##0 "kr"'}), ([3_400_000.0], {0: "#,##0,,"})],
)
def test_a_cell_that_says_another_unit_than_its_header_is_a_doubt(cells: list[object], formats: dict[int, str]) -> None:
    values = read(AMOUNT, cells, "1000 kr", formats=formats)

    assert [doubt.kind for doubt in values.doubts] == ["unit"]
    assert list(values.values) == [None]


def test_amounts_that_their_unit_makes_too_great_for_a_programme_are_a_doubt() -> None:
    cells = [3_400_000.0, 12_000.0, ""]
    values = read(AMOUNT, cells, "1000 kr")

    assert readings_of(values) == {"unit": {"thousands": 3.4e9, "kroner": 3_400_000}}
    assert list(read(AMOUNT, cells, "1000 kr", decided={"unit": "kroner"}).values) == [3_400_000, 12_000, None]


def test_a_unit_beside_a_cell_goes_before_that_of_its_column() -> None:
    assert list(read(AMOUNT, [3_400.0, 2.5, 7.0], "kr", units=["tkr", "MNOK", ""]).values) == [3_400_000, 2_500_000, 7]


def test_small_amounts_under_no_unit_are_asked_about_unless_another_column_is_of_kroner() -> None:
    small, great = read(AMOUNT, [3_400.0, 1_500.0]), read(AMOUNT, [3_400_000.0])
    found = doubt_of_scale([small])

    assert found is not None
    assert {reading.code: reading.value for reading in found[1].readings} == {"kroner": 3_400, "thousands": 3_400_000}
    assert doubt_of_scale([small, great]) is None
    assert doubt_of_scale([read(AMOUNT, ["3 400 kr"])]) is None
    assert list(read(AMOUNT, [3_400.0], decided={"unit": "thousands"}).values) == [3_400_000]
