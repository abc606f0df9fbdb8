"""A report in a board's own words comes back as its scores and its findings, or as a question; never as others.

The reports are the same in every run. To try others, set PROGRAMSTATUS_REPORT_SEEDS=0:1500.
"""

from __future__ import annotations

import os
from random import Random

import pytest
from own_report_grammar import WRITERS, told

from data.loading.read import read_in_process
from data.terms.tables import Reading

FIRST, LAST = map(int, os.environ.get("PROGRAMSTATUS_REPORT_SEEDS", "0:25").split(":"))


def values(reading: Reading, dataset: str, *names: str) -> list[tuple[object, ...]]:
    rows = [row for table in reading.tables if table.dataset == dataset for row in table.values.to_pylist()]
    return sorted(tuple(row[name] for name in names) for row in rows)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("seed", range(FIRST, LAST))
def test_what_a_board_wrote_comes_back(seed: int, ending: str) -> None:
    said = told(Random(seed))
    reading = read_in_process(WRITERS[ending](said), f"rapport.{ending}", programme="Nordvåg")
    assert not reading.questions
    assert values(reading, "scores", "year", "indicator", "score") == sorted((said.year, *one) for one in said.scores)
    assert values(reading, "findings", "indicator", "kind", "text") == sorted(said.findings)
