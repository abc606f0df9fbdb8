"""The municipalities of a round, all of them or one."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from analysis.chart import Chart
from analysis.charts import applicant_readiness, one_municipality
from analysis.charts.municipalities import changed_clause, compared
from analysis.charts.registry import Charts
from analysis.facts import Facts, Selection
from analysis.findings.headlines import Headline
from analysis.numbers.municipalities import Municipalities, RoundMunicipality, municipalities
from language import Language, sentence

_MOST_NAMES = 4


@dataclass(frozen=True)
class MunicipalitiesScreen:
    """The municipalities of a round; `readiness` is None where none is known."""

    headline: Headline
    known: Municipalities
    compared: Chart
    readiness: Chart | None


@dataclass(frozen=True)
class MunicipalityScreen:
    """One municipality; `readiness` is None for one that only follows."""

    headline: Headline
    everything: Chart
    readiness: Chart | None


def municipalities_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language
) -> MunicipalitiesScreen:
    """All municipalities of the round; says what is missing where none is loaded."""
    charts = Charts(connection, facts, selection, language)
    return MunicipalitiesScreen(
        headline=_headline(facts, charts.municipalities, language),
        known=charts.municipalities,
        # The page opens by its address for a programme without rounds too: then it says what is missing.
        compared=charts.get("municipalities") or compared(charts.municipalities, language),
        readiness=charts.get("applicant-readiness"),
    )


def municipality_screen(
    connection: duckdb.DuckDBPyConnection, facts: Facts, selection: Selection, language: Language, name: str
) -> MunicipalityScreen | None:
    """The municipality of that name, in whatever role it was; None where the round has none."""
    known = municipalities(connection, selection.programme, selection.year)
    one = known.of_name(name)
    if one is None:
        return None
    takes_part = one in known.taking_part
    return MunicipalityScreen(
        headline=_headline_of(facts, known, one, language),
        everything=one_municipality.everything(known, one, language),
        readiness=applicant_readiness.readiness_of_applicants(known, language, of=one) if takes_part else None,
    )


def _headline(facts: Facts, known: Municipalities, language: Language) -> Headline:
    """How the challenges changed, and how many have money for what comes next."""
    names = [one.name for one in known.taking_part]
    programme, year = facts.programme.name, known.year
    if not names:
        kicker = language.text("municipalities.headline.kicker_none", programme=programme, year=year)
        return Headline(kicker, language.text("municipalities.title_none", year=year) + ".")
    listed = language.listing(names)
    if len(names) > _MOST_NAMES:
        listed = language.text("municipalities.headline.many", count=language.in_words(len(names)))
    kicker = language.text("municipalities.headline.kicker", programme=programme, year=year, names=listed)
    clauses = (changed_clause(known, language), _funds_clause(known, language))
    found = [sentence(clause) for clause in clauses if clause]
    if not found:
        found = [sentence(language.text("municipalities.headline.unknown", names=listed))]
    return Headline(kicker, " ".join(f"{clause}." for clause in found))


def _funds_clause(known: Municipalities, language: Language) -> str:
    """How many have money for the next step; "" where it is not known of any."""
    total, count = len(known.taking_part), known.count("funds", "in_place")
    unknown = known.count("funds", "not_given")
    if unknown == total or (count == 0 and unknown):
        return ""
    if count == total and total > 1:
        return language.text("municipalities.headline.funds_all")
    if count == 0:
        return language.text("municipalities.headline.funds_none")
    return language.text("municipalities.headline.funds", n=count, count=language.in_words(count))


def _headline_of(facts: Facts, known: Municipalities, one: RoundMunicipality, language: Language) -> Headline:
    kicker = language.text(
        "municipalities.one.kicker",
        programme=facts.programme.name,
        year=known.year,
        role=language.text(f"municipalities.role_{one.role or 'unknown'}"),
    )
    if one.follows:
        text = language.text("municipalities.one.follower", name=one.name, followed=one.follows)
    elif one.has_changed is None:
        text = one.name
    else:
        text = language.text(f"municipalities.one.{'changed' if one.has_changed else 'same'}", name=one.name)
    return Headline(kicker, f"{text}.")
