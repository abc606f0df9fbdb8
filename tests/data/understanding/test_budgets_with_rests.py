"""Which column is the budget, and which the grants, where their headings say more: by what is left, and in brackets."""

from __future__ import annotations

import pytest

from tests.data.understanding.test_exports import read, values

YEAR, CHANGED = "Årsbudsjett", "Årsbudsjett inkl. endringer"


@pytest.mark.parametrize("names", [("Budsjett hittil i år", CHANGED), ("Vedtatt budsjett", CHANGED), (None, CHANGED)])
def test_a_budget_with_its_changes_is_one_where_what_is_left_is_left_of_it(names: tuple[str | None, str]) -> None:
    rows = [
        ["Regnskap 2024"],
        ["Prosjekt", *names, "Regnskap hittil i år", "Rest årsbudsjett"],
        ["Skog", 800_000, 1_200_000, 612_340.5, 587_659.5],
        ["Kyst", 233_333, 350_000, 188_025, 161_975],
        ["Torg", 200_000, 300_000, 97_410, 202_590],
    ]
    found = values(
        read([[cell for place, cell in enumerate(row) if names[0] or place != 1] for row in rows]), "budget_nok"
    )
    assert found == [(1_200_000.0,), (350_000.0,), (300_000.0,)]


def test_what_was_set_aside_for_some_months_is_no_budget_of_the_year_whatever_is_left_of_it() -> None:
    rows = [
        ["Regnskap 2024"],
        ["Prosjekt", "Budsjett hittil i år", "Regnskap hittil i år", "Rest hittil"],
        ["Skog", 800_000, 612_340.5, 187_659.5],
        ["Kyst", 233_333, 188_025, 45_308],
        ["Torg", 200_000, 97_410, 102_590],
    ]
    assert all("budget_nok" not in table.rows or table.rows["budget_nok"].isna().all() for table in read(rows).tables)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Brukt av ramme (innvilget)", "granted_nok"),
        ("Bruk av rammen (utbetalt)", "paid_nok"),
        ("Søkt (innvilget)", None),
    ],
)
def test_a_name_in_brackets_says_which_amount_is_meant(heading: str, field: str | None) -> None:
    rows = [["Midler 2024"], ["Område", "Ramme", heading], ["Skog", 900_000, 640_000], ["Kyst", 300_000, 120_000]]
    (table,) = read(rows).tables
    for name in ("granted_nok", "paid_nok"):
        found = table.rows[name].tolist() if name in table.rows else []
        assert (found == [640_000.0, 120_000.0]) is (name == field)


GROUPS = [
    [["31", "Næring", "Skog", 212_340.5, 900_000], ["31", "Næring", "Kyst", 88_025, 250_000]],
    [["32", "Sted", "Torg", 97_410, 300_000]],
    [["33", "Folk", "Kurs", 10_000, 30_000], ["33", "Folk", "Tur", 1_000, 40_000]],
]


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 2), (2, 1)])
def test_the_sum_of_a_group_repeats_its_names_without_one_of_its_own_even_of_one_line(order: tuple[int, ...]) -> None:
    rows: list[list[object]] = [["Regnskap 2024"], ["Ansvar", "Ansvar (T)", "Prosjekt", "Regnskap", "Årsbudsjett"]]
    whole = [0.0, 0.0]
    for group in (GROUPS[number] for number in order):
        sums = [sum(float(str(line[place])) for line in group) for place in (3, 4)]
        whole = [before + own for before, own in zip(whole, sums, strict=True)]
        rows += [*group, [*group[0][:2], None, *sums]]
    found = values(read([*rows, [None, None, None, *whole]]), "focus_area", "budget_nok")
    assert found == [(line[2], float(str(line[4]))) for number in order for line in GROUPS[number]]
