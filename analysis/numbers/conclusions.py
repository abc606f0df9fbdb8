"""The main conclusion of a year's report, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.query import run

# What stands nearest to a conclusion comes first: where a report draws none, what the board says in the closing round.
_PARTS = ("main_conclusion", "greatest_challenge", "most_critical")


@dataclass(frozen=True)
class Conclusion:
    """The texts of one `part` of the data set `narratives`, in the report's order."""

    part: str
    texts: tuple[str, ...]


def conclusion(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> Conclusion | None:
    """What the report of that year concludes; None where it says nothing of the kind."""
    rows = run(connection, "conclusions", programme=programme, year=year)
    for part in _PARTS:
        texts = tuple(str(text) for text in rows.loc[rows["part"] == part, "text"])
        if texts:
            return Conclusion(part, texts)
    return None
