"""A round's actors: who works with whom, and who took part in what."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings.actor_headline import of_actors
from analysis.findings.headlines import Headline
from analysis.numbers.actors import Actors
from language import Language


@dataclass(frozen=True)
class ActorsScreen:
    """What is known of the round's actors, as a page shows it."""

    headline: Headline
    known: Actors
    ties: Chart | None
    participation: Chart | None


def actors_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> ActorsScreen:
    """The actors of the chosen round."""
    charts = Charts(connection, facts, selection, language)
    return ActorsScreen(
        headline=of_actors(facts, selection, charts.actors_of_round, language),
        known=charts.actors_of_round,
        ties=charts.get("actor-ties"),
        participation=charts.get("actor-activities"),
    )
