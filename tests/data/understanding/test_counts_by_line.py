"""Counts of jobs a figure a line: what is made of two lines, how sure each is, and sums that stand beside."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from data.understanding.blocks import Heading
from data.understanding.lines import names_figures
from data.understanding.table import Column
from tests.data.written import xlsx

Rows = list[list[Any]]


def read(rows: Rows) -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=Answers(programme="Moland", year=2023))


def values(reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    (table,) = reading.tables
    return [tuple(row.values()) for row in table.values.select(list(names)).to_pylist()]


@pytest.mark.parametrize("label", ["Foran/bak", "+/-"])
def test_a_line_that_takes_one_from_another_is_no_count_whatever_it_is_called(label: str) -> None:
    rows: Rows = [
        ["Årsverk hos dem som har fått støtte"],
        ["", "Turisme", "Tre", "Hele programmet"],
        ["Nye årsverk"],
        ["Mål for året", 10, 6, 16],
        ["Realisert", 7, 8.5, 15.5],
        [label, -3, 2.5, -0.5],
        ["Sikrede årsverk"],
        ["Mål for året", 4, 22, 26],
        ["Realisert", 6, 19, 25],
        [label, 2, -3, -1],
    ]
    found = read(rows)
    assert not found.questions
    assert values(found, "focus_area", "target_new", "new_jobs", "target_secured", "secured_jobs") == [
        ("Turisme", 10.0, 7.0, 4.0, 6.0),
        ("Tre", 6.0, 8.5, 22.0, 19.0),
    ]


def test_words_for_how_sure_a_count_is_part_its_rows() -> None:
    rows: Rows = [
        ["Year", "Focus area", "Output", "Position", "Quantity"],
        [2023, "Food", "Jobs created", "Forecast", 14],
        [2023, "Food", "Jobs created", "Achieved", 9.5],
        [2023, "Food", "Jobs created", "Audited", 8],
        [2023, "Food", "Jobs safeguarded", "Forecast", 6],
        [2023, "Food", "Jobs safeguarded", "Achieved", 5],
    ]
    assert values(read(rows), "stage", "new_jobs", "secured_jobs") == [
        ("expected", 14.0, 6.0),
        ("realised", 9.5, 5.0),
        ("verified", 8.0, None),
    ]


def test_differences_and_shares_below_each_pair_hide_neither_the_figures_nor_their_sum() -> None:
    rows: Rows = [
        ["Telling av arbeidsplasser per 31.12.2023"],
        ["Hva", "Skog", "Kyst", "Alle"],
        ["Nyskapte arbeidsplasser"],
        ["Måltall", 6, 3, 9],
        ["Faktisk", 4, 5.5, 9.5],
        ["Differanse", -2, 2.5, 0.5],
        ["Måloppnåelse", 0.67, 1.83, 1.06],
        ["Sikrede arbeidsplasser"],
        ["Måltall", 10, 4, 14],
        ["Faktisk", 9, 4, 13],
        ["Differanse", -1, 0, -1],
        ["Måloppnåelse", 0.9, 1, 0.93],
    ]
    assert values(read(rows), "focus_area", "target_new", "new_jobs", "target_secured", "secured_jobs") == [
        ("Skog", 6.0, 4.0, 10.0, 9.0),
        ("Kyst", 3.0, 5.5, 4.0, 4.0),
    ]


def test_a_label_is_put_aside_only_among_names_of_figures() -> None:
    areas = Column(Heading(0, ()), ("Boats", "Food", "Stone and minerals", "All areas"))
    figures = Column(Heading(0, ()), ("Target", "Created", "Lowest", "Target"))
    assert not names_figures(areas)
    assert names_figures(figures)
