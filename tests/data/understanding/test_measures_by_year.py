"""Measures beside each other with a line for each year."""

from __future__ import annotations

from test_score_sheets import Row, read, rows_of


def test_what_a_measure_came_to_and_what_was_aimed_at_stand_side_by_side() -> None:
    rows: list[Row] = [
        ["Utviklingstal"],
        ["År", "Nye føretak (antal)", "", "Gjestedøgn (døgn)", ""],
        ["", "Resultat", "Mål", "Resultat", "Mål"],
        [2022, 9, 12, 14_210, 15_000],
        [2023, 14, 12, 16_890, None],
        [2024, None, 15, 18_025, 17_500],
    ]
    found = rows_of(read({"Utviklingstal": rows}), "measures", "measure", "unit", "year", "value", "target")
    assert set(found) == {
        ("Nye føretak", "antal", 2022, 9.0, 12.0),
        ("Nye føretak", "antal", 2023, 14.0, 12.0),
        ("Nye føretak", "antal", 2024, None, 15.0),
        ("Gjestedøgn", "døgn", 2022, 14_210.0, 15_000.0),
        ("Gjestedøgn", "døgn", 2023, 16_890.0, None),
        ("Gjestedøgn", "døgn", 2024, 18_025.0, 17_500.0),
    }


def test_a_measure_whose_name_begins_as_a_sum_does_is_none() -> None:
    rows: list[Row] = [
        ["Måleparameter", "År", "Verdi", "Enhet"],
        ["Samlet årsresultat i bedriftene", 2022, -11_678, "kr"],
        ["Samlet årsresultat i bedriftene", 2023, -8_096, "kr"],
        ["Nye foretak", 2023, 14, "foretak"],
    ]
    found = rows_of(read({"Måltavle": rows}), "measures", "measure", "year", "value")
    assert set(found) == {(name, year, float(value)) for name, year, value, _ in rows[1:]}  # type: ignore[arg-type]


def test_units_in_brackets_below_the_names_are_units_without_them() -> None:
    rows: list[Row] = [["Utviklingstal"], ["År", "Folketal", "Nyetableringar"], [None, "(personar)", "(stk.)"]]
    rows += [[2022, 2811, 12], [2023, 2829, 8], ["Mål 2027", 2950, 20]]
    found = rows_of(read({"Utviklingstal": rows}), "measures", "measure", "unit")
    assert set(found) == {("Folketal", "personar"), ("Nyetableringar", "stk.")}


def test_units_right_of_the_names_need_no_heading_and_what_is_no_unit_is_none() -> None:
    rows: list[Row] = [["Nøkkeltall"], [], [None, None, "2022", "2023"]]
    rows += [["Folketall", "personer", 2811, 2794], ["Ledige", "prosent", 2.9, 2.1], ["Boliger", "boliger", 6, 11]]
    found = rows_of(read({"Tall": rows}), "measures", "measure", "unit", "year", "value")
    assert {("Folketall", "personer", 2022, 2811.0), ("Boliger", "boliger", 2023, 11.0)} < set(found)
    for units in (["SSB", "NAV", "prosent"], ["Kari Moe", "Per Lie", "Kari Moe"], ["personer", "hoder", "hus"]):
        lines = [[row[0], unit, *row[2:]] for row, unit in zip(rows[3:], units, strict=True)]
        named: list[Row] = [["Nøkkeltall"], [], ["Måltall", None, "2022", "2023"], *lines]
        assert all(unit is None for (unit,) in rows_of(read({"Tall": named}), "measures", "unit"))
