"""Findings that stand kind by kind and say themselves which indicator they are about."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading

SCORES = """Programstatusvurdering 2024 for Moldal

Poeng:
  Profil og kommunikasjon     3,5
  Portefølje                  4
  Bærekraft                   3

"""
FINDINGS = """Styrker:
- Profil og kommunikasjon: Logoen er kjent
- Portefølje: Oversikten er god

Tiltak:
- Portefølje: Rydde i listen{more}
- Profil og kommunikasjon: Bytte nettsted

Neste møte er i januar.
"""
RIGHT = {
    ("profile", "strength", "Logoen er kjent"),
    ("portfolio", "strength", "Oversikten er god"),
    ("portfolio", "action", "Rydde i listen"),
    ("profile", "action", "Bytte nettsted"),
}


def read(text: str) -> Reading:
    return read_in_process(text.encode(), "vurdering.txt")


def found_in(reading: Reading) -> set[tuple[object, ...]]:
    frame = next(table.rows for table in reading.tables if table.dataset == "findings")
    return {tuple(row) for row in frame[["indicator", "kind", "text"]].astype(object).to_numpy()}


@pytest.mark.parametrize("before", [SCORES, SCORES.partition("Poeng")[0]])
def test_points_below_a_list_of_scores_belong_to_whom_they_name(before: str) -> None:
    assert found_in(read(before + FINDINGS.format(more=""))) == RIGHT


def test_a_point_that_names_no_indicator_becomes_none_of_its_neighbour_s() -> None:
    reading = read(SCORES + FINDINGS.format(more="\n- Holde folkemøte"))
    assert found_in(reading) == RIGHT
    told = [problem.value for problem in reading.problems if problem.code == "point_of_no_indicator"]
    assert told == ["Holde folkemøte"]
