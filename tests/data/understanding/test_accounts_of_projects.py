"""Accounts line by line, each group of them summed up: the sums are what the areas have."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from tests.data.written import text, xlsx

NORWEGIAN = ["Prosjekt", "Prosjekt (T)", "Art", "Art (T)", "Regnskap", "Rev. budsjett", "Avvik"]
ENGLISH = ["Project", "Project (T)", "Account", "Account (T)", "Actual", "Budget", "Variance"]
ACCOUNTS = {
    ("4101", "Havbruk"): [("1010", "Lønn", 298_450.5, 310_000), ("1470", "Tilskudd", 640_000, 900_000)],
    ("4102", "Reiseliv"): [("1150", "Mat", 9_840, 15_000), ("1470", "Tilskudd", 575_000, 600_000)],
    ("4103", "Kompetanse"): [("1010", "Lønn", 207_118.25, 205_000), ("1100", "Kontor", 0, 5_000)],
}
SUM_LINES: list[Callable[[str, str], list[object]]] = [
    lambda code, name: [f"Sum {code}", name],
    lambda code, _: [f"Sum {code}", None],
    lambda code, name: [code, f"Sum {name}"],
]


def rows(
    header: Sequence[object], of_sum: Callable[[str, str], list[object]], *, is_once: bool = False
) -> list[list[object]]:
    found: list[list[object]] = [["Regnskap 2024"], [], list(header)]
    paid_in_all = budget_in_all = 0.0
    for (code, name), accounts in ACCOUNTS.items():
        for place, (account, what, paid, budget) in enumerate(accounts):
            names = [code, name] if not is_once or not place else [None, None]
            found.append([*names, account, what, paid, budget, budget - paid])
        paid, budget = sum(one[2] for one in accounts), sum(one[3] for one in accounts)
        found.append([*of_sum(code, name), None, None, paid, budget, budget - paid])
        paid_in_all, budget_in_all = paid_in_all + paid, budget_in_all + budget
    return [*found, ["Totalt", None, None, None, paid_in_all, budget_in_all, budget_in_all - paid_in_all]]


@pytest.mark.parametrize("header", [NORWEGIAN, ENGLISH])
@pytest.mark.parametrize("of_sum", SUM_LINES)
@pytest.mark.parametrize("is_once", [False, True])
def test_the_sum_of_its_accounts_is_the_figure_of_an_area(
    header: Sequence[object], of_sum: Callable[[str, str], list[object]], *, is_once: bool
) -> None:
    made = rows(header, of_sum, is_once=is_once)
    for content, name in ((xlsx({"Sheet1": made}), "fil.xlsx"), (text(made), "fil.csv")):
        reading = read_in_process(content, name, answers=Answers(programme="Solvik"))
        assert reading.is_storable
        (table,) = reading.tables
        figures = table.rows[["year", "focus_area", "budget_nok", "paid_nok"]]
        assert list(figures.itertuples(index=False, name=None)) == [
            (2024, "Havbruk", 1_210_000, 938_450.5),
            (2024, "Reiseliv", 615_000, 584_840),
            (2024, "Kompetanse", 210_000, 207_118.25),
        ]
