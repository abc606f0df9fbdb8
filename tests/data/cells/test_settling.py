"""What a column leaves open its table may settle."""

from collections.abc import Sequence

from data.cells.columns import ColumnCells, ColumnValues, Hints
from data.cells.settling import Asked, Settled, Sum, settle
from data.cells.units import unit_in
from data.terms.datasets import DATASETS

BUDGET = DATASETS["budget"]


def asked(name: str, cells: Sequence[object], header: str = "", group: str = "") -> Asked:
    return Asked("budget", BUDGET.field(name), ColumnCells(cells), Hints(unit=unit_in(header)), group)  # type: ignore[arg-type]


def numbers(columns: list[ColumnValues]) -> list[list[object]]:
    return [list(column.values) for column in columns]


def test_what_is_granted_is_not_hundreds_of_times_the_budget() -> None:
    values, settled = settle(
        [asked("budget_nok", ["3.400", "1.500"], "tkr"), asked("granted_nok", ["1.250", "615"], "tkr")]
    )

    assert numbers(values) == [[3_400_000, 1_500_000], [1_250_000, 615_000]]
    assert settled == [Settled("thousands_mark", "thousands", "part")]


def test_where_both_readings_are_possible_the_doubt_stays() -> None:
    values, settled = settle(
        [asked("budget_nok", ["12.500", "1.150", "800"], "tkr"), asked("paid_nok", ["2.250", "0", "415"], "tkr")]
    )

    assert settled == []
    assert [len(column.doubts) for column in values] == [1, 1]


def test_a_sum_tells_what_its_mark_means() -> None:
    values, settled = settle([asked("budget_nok", ["12.500", "800", "13.300"], "tkr")], [Sum(2, (0, 1))])

    assert numbers(values) == [[12_500_000, 800_000, 13_300_000]]
    assert settled == [Settled("thousands_mark", "thousands", "sum")]


def test_shares_agree_with_the_amounts_of_their_rows() -> None:
    columns = [
        asked("budget_nok", [1_000_000.0, 800_000.0]),
        asked("granted_nok", [440_000.0, 416_000.0]),
        asked("utilisation", [0.44, 0.52], "Forbruk i pst."),
    ]

    values, settled = settle(columns)
    assert numbers(values)[2] == [0.44, 0.52]
    assert settled == [Settled("share_or_percent", "share", "share")]
    assert settle(columns[2:])[1] == []


def test_a_unit_that_the_cells_contradict_is_settled_by_their_neighbours() -> None:
    columns = [
        asked("budget_nok", ["3 400 kr", "1 500 kr"], "1000 kr"),
        asked("granted_nok", [1_250_000.0, 615_000.0], "kr"),
    ]

    assert settle(columns)[1] == [Settled("unit", "thousands", "part")]


def test_columns_of_another_year_prove_nothing() -> None:
    columns = [
        asked("budget_nok", ["3.400", "1.500"], "tkr", "2023"),
        asked("granted_nok", ["1.250", "615"], "tkr", "2024"),
    ]

    assert settle(columns)[1] == []
