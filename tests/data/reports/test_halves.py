"""Scores with halves as fractions in running text, and those of last year in brackets behind them."""

from __future__ import annotations

import pytest
from test_beside import values

from data.loading.read import read_in_process
from data.reports.halves import in_decimals
from data.terms.answers import Answers
from data.terms.tables import Reading

SCORES = [("profile", 4.5), ("organisation", 5.0), ("portfolio", 3.5)]


def read(text: str) -> Reading:
    return read_in_process(text.encode(), "notat.txt", answers=Answers(programme="Spir"))


@pytest.mark.parametrize(
    "lines",
    [
        ("Profil og kommunikasjon: 4 ½", "Organisering: 5", "Portefølje: 3 1/2"),
        ("- Profil og kommunikasjon 4½ (i fjor 4)", "- Organisering 5 (i fjor 4 ½)", "- Portefølje 3½ (i fjor 3)"),
        ("Profile and communication – 4 ½", "Organisation – 5", "Portfolio – 3 1/2"),
        ("- Profil og kommunikasjon 4,5 (i fjor 4)", "- Organisering 5 (i fjor 4,5)", "- Portefølje 3,5 (i fjor 3)"),
    ],
)
def test_halves_of_totals_one_below_another(lines: tuple[str, ...]) -> None:
    reading = read("\n".join(("Her er poengene for 2024:", "", *lines, "")))
    assert values(reading, "scores", "indicator", "score") == SCORES


def test_halves_of_other_things_stay_as_they_are_written() -> None:
    assert in_decimals("Vi mangler 2 ½ stilling") == "Vi mangler 2 ½ stilling"
    assert in_decimals("1. Portefølje: 4 ½ (i fjor 3 1/2)") == "1. Portefølje: 4,5 (i fjor 3,5)"
    assert in_decimals("Total poengsum 4 1/2") == "Total poengsum 4,5"
