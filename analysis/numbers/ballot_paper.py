"""What a juror has in hand when voting: what each proposal is about, and what was agreed beforehand to weigh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from analysis.numbers.jury import Criterion, criteria_of
from analysis.query import as_text, run


@dataclass(frozen=True)
class About:
    """Who is behind a proposal, and what it is; None where nobody says."""

    team: str | None
    description: str | None


@dataclass(frozen=True)
class BallotPaper:
    """The criteria of a round's jury, the heaviest first, and each proposal by its name."""

    criteria: tuple[Criterion, ...]
    proposals: Mapping[str, About]


def ballot_paper(
    connection: duckdb.DuckDBPyConnection, programme: str, year: int, municipality: str | None
) -> BallotPaper:
    """What that municipality's jury votes on; None is the jury of the whole round."""
    proposals = run(connection, "jury_proposals", programme=programme, year=year).to_dict("records")
    criteria = run(connection, "jury_criteria", programme=programme, year=year).to_dict("records")
    return BallotPaper(
        criteria_of(criteria),
        {
            str(row["proposal"]): About(as_text(row["team"]), as_text(row["description"]))
            for row in proposals
            if municipality in (None, as_text(row["municipality"]))
        },
    )
