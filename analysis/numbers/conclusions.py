"""What a year's report concludes of the programme as a whole, in its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from analysis.query import run
from data.terms.datasets import DATASETS

# As a report has them: what it concludes first, and last what the board says in the closing round.
_IN_ORDER = DATASETS["narratives"].field("part").choices
# What stands nearest to a conclusion comes first: where a report draws none, what the board says in the closing round.
_NEAREST = ("main_conclusion", "greatest_challenge", "most_critical")


@dataclass(frozen=True)
class Conclusion:
    """The texts of one `part` of the data set `narratives`, in the report's order."""

    part: str
    texts: tuple[str, ...]


def conclusions(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> tuple[Conclusion, ...]:
    """Every part of what the report of that year says of the whole, in the order of a report."""
    rows = run(connection, "conclusions", programme=programme, year=year)
    found = {str(part): tuple(map(str, texts)) for part, texts in rows.groupby("part", sort=False)["text"]}
    return tuple(Conclusion(part, found[part]) for part in _IN_ORDER if part in found)


def nearest_conclusion(known: Sequence[Conclusion]) -> Conclusion | None:
    """What the report concludes; None where it says nothing of the kind."""
    by_part = {one.part: one for one in known}
    return next((by_part[part] for part in _NEAREST if part in by_part), None)
