"""A cheap look before a dear one: it never turns away what the dear one would find."""

from __future__ import annotations

import random

from data.cells.grid import Cell, Grid
from data.understanding.crossed import around_region, cross_of, may_be_cross
from data.understanding.legends import explains_signs, only_explain_signs, pairs_in
from data.understanding.profiles import choices_among
from data.understanding.regions import regions
from data.understanding.round_activities import days_of_municipalities
from data.understanding.round_crosses import _WAYS

CELLS: list[Cell] = ["x", "Ja", "12.3.", "uke 12", "", "ikke avtalt", 4.0, 9.0, 11.0, 2024.0, 1500.0]
NAMES = ("Elvdal", "Havneset", "Vekt", "Skogvoll", "Sum", "Tverrdal", "Lyngøy")


def test_no_cross_is_turned_away_by_its_first_lines() -> None:
    chance = random.Random(7)
    found = 0
    for _ in range(600):
        kinds = chance.sample(CELLS, 3)
        lines = [[name, *chance.choices(kinds, k=3)] for name in chance.sample(NAMES, chance.randint(2, 5))]
        rows: list[list[Cell]] = [["Kommune", "Forankring", "Besøk", "Vilje"], *lines]
        (whole,) = regions(Grid("Ark1", [list(column) for column in zip(*rows, strict=True)]))
        for region in (whole, whole.turned()):
            around = around_region(region, ())
            ways = [(is_value, way is days_of_municipalities) for _, is_value, way in _WAYS]
            if any(cross_of(region, around, is_value, may_have_words=has_words) for is_value, has_words in ways):
                found += 1
                assert may_be_cross(region, around), rows
    assert found > 50


def test_no_text_about_signs_is_turned_away_by_its_marks() -> None:
    chance = random.Random(7)
    pieces: list[Cell] = ["x = ja", "+ styrke", "A betyr avslag", "Steg: a forstudie", "b forprosjekt", "Elvdal", 5.0]
    pieces += ["N = nei, J = ja", "● deltok", -3.0, "24/1", "P: pågår"]
    found = 0
    for _ in range(600):
        cells = chance.choices(pieces, k=chance.randint(1, 6))
        texts = [str(int(cell)) if isinstance(cell, float) else str(cell) for cell in cells]
        is_told = 2 * len(dict(pairs_in(["   ".join(texts)]))) >= len(texts) or all(map(explains_signs, texts))
        found += is_told
        assert only_explain_signs(cells) == is_told, cells
    assert found > 50


def test_choices_are_counted_as_they_stand_and_as_a_legend_explains_them() -> None:
    cells: list[Cell] = ["Forstudie", "forstudie", "F", "-", "Q", ""]

    assert choices_among("projects", "phase", cells, {}) == 2 / 4
    assert choices_among("projects", "phase", cells, {"F": "forstudie"}) == 3 / 4
    assert choices_among("projects", "phase", cells, {"F": "forstudie", "-": "forstudie"}) == 4 / 5
