"""What reports say in words where they give no number: jobs "behind", the budget "behind".

**Not reported is not not counted.** A report that says where the jobs stand, and gives no number, is told as just that.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.query import as_text, run
from language import Language


@dataclass(frozen=True)
class Judgement:
    """A report's judgement of the budget or an indicator (`subject`). One of `judgement` and `text` is there.

    `judgement`: ahead, on_track, on_the_way, behind or much_left. `text`: how the report says it.
    """

    year: int
    subject: str
    judgement: str | None
    text: str | None

    def place(self, language: Language) -> str | None:
        """Where it stands, as a part of a sentence: "bak målet"; None where the report has words of its own only."""
        if self.judgement is None:
            return None
        kind = self.subject if self.subject in ("jobs", "budget") else "indicator"
        return language.text(f"judgements.{kind}.{self.judgement}")

    def of_jobs(self, language: Language) -> str:
        """A clause: "arbeidsplassene er bak målet, tallet er ikke oppgitt (rapporten 2024)"."""
        return self._clause("jobs", language)

    def of_budget(self, language: Language) -> str:
        """A clause: "bruken av midlene er bak planen, tallet er ikke oppgitt (rapporten 2024)"."""
        return self._clause("budget", language)

    def quoted(self, language: Language) -> str:
        """How the report says it, as a quotation; where it has no words of its own, that the number is not given."""
        if self.text is None:
            return language.text("judgements.sentence", year=self.year)
        return language.text("judgements.quoted", text=self.text)

    def _clause(self, kind: str, language: Language) -> str:
        place = self.place(language)
        if place is None:
            return language.text(f"judgements.{kind}_not_given", year=self.year)
        return language.text(f"judgements.{kind}_without_number", place=place, year=self.year)


def judgements(connection: duckdb.DuckDBPyConnection, programme: str) -> tuple[Judgement, ...]:
    """Every judgement of the programme's reports, the oldest first."""
    rows = run(connection, "judgements", programme=programme)
    return tuple(
        Judgement(int(row["year"]), str(row["subject"]), as_text(row["judgement"]), as_text(row["text"]))
        for row in rows.to_dict("records")
    )
