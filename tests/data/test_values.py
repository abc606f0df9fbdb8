"""What stands in cells, and what it means."""

import datetime as dt

import pytest

from data.cells.values import NO_UNIT, Unit, read_column, unit_of
from data.terms.aliases import choice_words
from data.terms.datasets import DATASETS, Field, Kind

FIELDS = {kind: Field("field", kind) for kind in Kind}


def read(kind: Kind, cell: object, unit: Unit = NO_UNIT) -> object:
    values, faults = read_column("budget", FIELDS[kind], [cell], unit)
    return faults[0][1] if faults else values[0]


AMOUNTS = [
    ("1 200 000", 1_200_000),
    ("1\u00a0200\u00a0000 kr", 1_200_000),
    ("1\u202f200\u202f000", 1_200_000),
    ("kr 1 200 000,-", 1_200_000),
    ("1.200.000", 1_200_000),
    ("1,200,000", 1_200_000),
    ("1.234,56", 1_234.56),
    ("1,234.56", 1_234.56),
    ("1.200", 1_200),
    ("0,5", 0.5),
    ("7,5 mill", 7_500_000),
    ("7,5 mill. kr", 7_500_000),
    ("2,5 MNOK", 2_500_000),
    ("500 tkr", 500_000),
    ("\u2212500", -500),
    ("kr -500", -500),
    ("(1 200)", -1_200),
    (1200, 1_200),
    ("", None),
    ("-", None),
    ("ikke oppgitt", None),
    ("mye", "not_a_number"),
    ("12 34", "not_an_amount"),
    ("44 %", "not_an_amount"),
    ("#REF!", "cell_error"),
    (True, "not_an_amount"),
]


@pytest.mark.parametrize(("cell", "value"), AMOUNTS, ids=lambda case: repr(case))
def test_amounts(cell: object, value: object) -> None:
    assert read(Kind.AMOUNT, cell) == value


def test_an_amount_in_thousands_by_its_header_unless_the_cell_says_otherwise() -> None:
    thousands = unit_of("Budsjett (1000 kr)")
    assert [read(Kind.AMOUNT, cell, thousands) for cell in (1.5, "1 500", "2 mill")] == [1_500, 1_500_000, 2_000_000]


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Budsjett (1000 kr)", Unit(factor=1e3)),
        ("Budsjett i hele tusen", Unit(factor=1e3)),
        ("Bevilget, mill. kr", Unit(factor=1e6)),
        ("Utnyttelse i %", Unit(is_percent=True)),
        ("Budsjett", NO_UNIT),
    ],
)
def test_units_in_headers(header: str, unit: Unit) -> None:
    assert unit_of(header) == unit


SHARES = [
    (["44 %", "7,5%"], [0.44, 0.075]),
    ([0.44, 0.9], [0.44, 0.9]),
    ([44.0, 100.0], [0.44, 1.0]),
    (["44", "0,5"], [0.44, 0.005]),
    ([1.2], [1.2]),
]


@pytest.mark.parametrize(("cells", "shares"), SHARES)
def test_shares_are_decided_by_their_cell_or_else_by_the_whole_column(cells: list[object], shares: list[float]) -> None:
    assert read_column("budget", FIELDS[Kind.SHARE], cells, NO_UNIT) == (shares, [])


def test_a_cell_written_as_percent_keeps_its_value_beside_bare_percentages() -> None:
    cells = [0.44, 50.0]
    assert read_column("budget", FIELDS[Kind.SHARE], cells, NO_UNIT, frozenset({0}))[0] == [0.44, 0.5]


def test_a_percent_header_makes_small_numbers_beside_large_ones_percent() -> None:
    assert read_column("budget", FIELDS[Kind.SHARE], [1.2], Unit(is_percent=True))[0] == [0.012]


DAY = dt.date(2024, 9, 30)
DATES = [
    ("30.09.2024", DAY),
    ("30/9/2024", DAY),
    ("2024-09-30", DAY),
    ("2024-09-30 00:00:00", DAY),
    ("30. september 2024", DAY),
    ("30 Sep 2024", DAY),
    ("1. mars 2024", dt.date(2024, 3, 1)),
    ("1. mai 2024", dt.date(2024, 5, 1)),
    ("1. oktober 2024", dt.date(2024, 10, 1)),
    (DAY, DAY),
    (dt.datetime(2024, 9, 30, 12), DAY),  # noqa: DTZ001 - a workbook knows no time zones
    (45_565.0, DAY),
    ("31.02.2024", "not_a_date"),
    ("i høst", "not_a_date"),
    (12.0, "not_a_date"),
]


@pytest.mark.parametrize(("cell", "value"), DATES, ids=lambda case: repr(case))
def test_dates(cell: object, value: object) -> None:
    assert read(Kind.DATE, cell) == value


YEARS = [(2024.0, 2024), ("2024", 2024), ("Hele perioden", None), ("24", "not_a_year"), (1850.0, "not_a_year")]


@pytest.mark.parametrize(("cell", "value"), YEARS, ids=lambda case: repr(case))
def test_years(cell: object, value: object) -> None:
    assert read(Kind.YEAR, cell) == value


OTHERS = [
    (Kind.SCORE, "4,5", 4.5),
    (Kind.SCORE, 4.0, 4.0),
    (Kind.SCORE, "4 %", "not_a_score"),
    (Kind.NUMBER, "12 stk", 12.0),
    (Kind.INTEGER, "1 300", 1300),
    (Kind.INTEGER, 1.5, "not_whole"),
    (Kind.BOOLEAN, "x", True),
    (Kind.BOOLEAN, "Nei", False),
    (Kind.BOOLEAN, "kanskje", "not_yes_or_no"),
    (Kind.TEXT, "  to   ord ", "to ord"),
    (Kind.TEXT, 12.0, "12"),
]


@pytest.mark.parametrize(("kind", "cell", "value"), OTHERS)
def test_other_kinds(kind: Kind, cell: object, value: object) -> None:
    assert read(kind, cell) == value


CHOICES = [
    (dataset.name, field, code) for dataset in DATASETS.values() for field in dataset.fields for code in field.choices
]


@pytest.mark.parametrize(("dataset", "field", "code"), CHOICES, ids=lambda case: getattr(case, "name", case))
def test_every_word_for_a_choice_is_read_as_that_choice(dataset: str, field: Field, code: str) -> None:
    words = [*choice_words(dataset, field.name, code), code, choice_words(dataset, field.name, code)[0].upper()]
    assert read_column(dataset, field, words, NO_UNIT) == ([code] * len(words), [])


def test_true_and_one_are_not_the_same_value() -> None:
    assert read_column("scores", FIELDS[Kind.SCORE], [1.0, True], NO_UNIT) == ([1.0, None], [(1, "not_a_score")])
