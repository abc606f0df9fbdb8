"""A programme beside others in the same programme year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import other_programmes as charts
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.findings import headlines
from analysis.findings.headlines import Headline
from analysis.numbers.other_programmes import MEASURED, OtherProgrammes
from language import Language, sentence


@dataclass(frozen=True)
class CompareScreen:
    """What can be compared, None where there is nothing of a kind; `missing` where there is nothing at all.

    `names`: who it is compared with, in a sentence. `left_out`: what is not compared and why, a sentence each.
    """

    headline: Headline
    lead: str
    indicators: Chart | None
    measured: Chart | None
    paths: Chart | None
    missing: Chart | None
    names: str
    left_out: tuple[str, ...]


def compare_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> CompareScreen:
    """The chosen year beside others in the same programme year, also where there are none: then it says so."""
    built = Charts(connection, facts, selection, language)
    known = built.others
    return CompareScreen(
        headline=headlines.of_comparison(facts, selection, known, language),
        lead="" if known.is_empty else language.text("other_programmes.lead"),
        indicators=built.get("other-programmes"),
        measured=built.get("other-programmes-measured"),
        paths=built.get("other-programmes-paths"),
        missing=charts.no_other_programmes(facts, known, language) if known.is_empty else None,
        names="" if known.is_empty else language.text("other_programmes.names", names=language.listing(known.names)),
        left_out=() if known.is_empty else tuple(_left_out(facts, selection, known, language)),
    )


def _left_out(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> Iterator[str]:
    """A sentence for each reason, and one for those whose start is not known."""
    for reason in dict.fromkeys(reason for _, reason in known.left_out):
        names = [
            in_sentence(
                language.text(f"other_programmes.measured.{subject}")
                if subject in MEASURED
                else indicator_name(facts, selection.year, subject, language)
            )
            for subject, because in known.left_out
            if because == reason
        ]
        yield sentence(language.text(f"other_programmes.left_out.{reason}", names=language.listing(names)))
    if known.undated_count:
        count = language.in_words(known.undated_count)
        yield sentence(language.text("other_programmes.left_out.undated", n=known.undated_count, count=count))
