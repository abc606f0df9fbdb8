"""The fact sheet of a year: what an assessment meeting starts from. One question serves the page, the PDF and Word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import duckdb
import pandas as pd

from analysis.chart import Chart
from analysis.charts import budget, fact_sheet, goals, jobs, measures
from analysis.charts.bearing import Bearings
from analysis.charts.programme_year import ProgrammeYear
from analysis.charts.year_texts import year_texts
from analysis.facts import Facts, Programme, Selection
from analysis.findings.headlines import Headline
from analysis.numbers.actions import Actions
from analysis.numbers.actions import actions as actions_of
from analysis.numbers.texts_of_years import TextsOfYears, texts_of_years
from analysis.query import run
from data import frameworks
from data.frameworks.model import BEARING, Form, Indicator
from language import Language, sentence

_PARTS_OF = {"phases": ("deviations", "others_money"), "budget": ("focus_areas",)}


@dataclass(frozen=True)
class SheetIndicator:
    """What is known of one indicator. `total`: what the board set the year before; `totals`:
    year by year, in words.

    `advice`: what was written the year before, with what became of the actions; None where nothing was assessed.
    """

    indicator: Indicator
    name: str
    description: str
    total: float | None
    totals: str
    statements: Chart
    measures: Chart | None
    advice: Chart | None


@dataclass(frozen=True)
class FactSheet:
    """The sheet for the assessment of `year`. `before`: the last assessed year before it.

    `missing`: what nobody has loaded, each with who could know. `advised`: what the report before recommended in all.
    """

    programme: Programme
    headline: Headline
    year: int
    before: int | None
    form: Form
    known: Chart
    charts: tuple[Chart, ...]
    advised: tuple[str, ...]
    missing: tuple[str, ...]
    indicators: tuple[SheetIndicator, ...]
    loaded_at: dt.datetime | None


@dataclass(frozen=True)
class _SaidBefore:
    """What the report of the year before says of all indicators: asked once, however many there are."""

    actions: Actions
    prose: pd.DataFrame

    @classmethod
    def of(cls, connection: duckdb.DuckDBPyConnection, programme: str, year: int, on: dt.date) -> _SaidBefore:
        prose = run(connection, "narratives", programme=programme, year=year)
        return cls(actions_of(connection, programme, year, on), prose)

    @property
    def advised(self) -> tuple[str, ...]:
        return tuple(str(text) for text in self.prose.loc[self.prose["part"] == "overall_recommendation", "text"])


def year_to_assess(facts: Facts, year: int) -> int:
    """The year that a sheet is for when somebody looks at `year`: itself, or the next where it is assessed already."""
    return year + 1 if year in facts.assessments.forms else year


def fact_sheet_screen(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    selection: Selection,
    language: Language,
    year: int,
    on: dt.date,
) -> FactSheet:
    """The sheet for the assessment of `year`, with what was known by its end; actions as they stood on the day `on`."""
    assessments = facts.assessments
    before = assessments.previous_year(year)
    code = assessments.forms.get(year) or (assessments.forms[before] if before is not None else None)
    form = frameworks.form(code) if code else next(one for one in frameworks.forms() if not one.is_invented)
    bearings = Bearings(ProgrammeYear(connection, facts, Selection(selection.programme, year), language))
    said = None if before is None else _SaidBefore.of(connection, selection.programme, before, on)
    seen = Selection(selection.programme, year, before)
    # An indicator that measures a goal was last scored the year before.
    past = Selection(selection.programme, before if before is not None else year)
    charts = (
        goals.goals(facts, past, bearings.numbers.measures, language),
        *_drawn(facts, seen, bearings, language),
    )
    missing = tuple(_missing(connection, facts, form, year, before, bearings, language))
    return FactSheet(
        programme=facts.programme,
        headline=_headline(facts, year, len(missing), language),
        year=year,
        before=before,
        form=form,
        known=fact_sheet.known(bearings, language),
        charts=tuple(chart for chart in charts if chart is not None),
        advised=() if said is None else said.advised,
        missing=missing,
        indicators=tuple(
            _indicator(connection, facts, form, one, seen, said, bearings, language) for one in form.indicators
        ),
        loaded_at=facts.loaded_at,
    )


def _indicator(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    form: Form,
    one: Indicator,
    seen: Selection,
    said: _SaidBefore | None,
    bearings: Bearings,
    language: Language,
) -> SheetIndicator:
    before = seen.compared_year
    # What stands beside a measure is the board's totals of the years before: the year itself is not assessed yet.
    past = Selection(seen.programme, before if before is not None else seen.year)
    advice = None
    if before is not None and said is not None:
        found = texts_of_years(connection, seen.programme, before, one.code, said.actions, said.prose)
        chart = year_texts(facts, past, one.code, found, language)
        advice = replace(chart, name=f"fact-sheet-advice-{one.code}")
        if chart.missing is None:
            advice = replace(advice, title=_advice(found, language))
    own = measures.measures_of_indicator(facts, past, bearings.numbers.measures, one.code, language)
    return SheetIndicator(
        indicator=one,
        name=one.names[language.code],
        description=one.descriptions[language.code],
        total=None if before is None else facts.assessments.comparable_totals(one.code, before).get(before),
        totals=fact_sheet.totals_in_words(facts, form.code, one.code, seen.year, language),
        statements=fact_sheet.statement_scores(facts, form.code, one.code, before, bearings, language),
        measures=None if own is None else replace(own, name=f"fact-sheet-measures-{one.code}"),
        advice=advice,
    )


def _advice(found: TextsOfYears, language: Language) -> str:
    """How many of the actions recommended in the year are done, as a title."""
    actions = found.of("action", found.year)
    if not actions:
        return language.text("fact_sheet.no_advice", year=found.year)
    done = sum(one.state == "done" for one in actions)
    values = {"count": language.in_words(done), "of": language.in_words(len(actions))}
    return sentence(language.text("fact_sheet.advice", n=done, year=found.year, **values))


def _drawn(facts: Facts, seen: Selection, bearings: Bearings, language: Language) -> Iterator[Chart | None]:
    """The use of the newest budget, and the jobs: only where they are known."""
    if bearings.budget_year is not None:
        yield budget.use(facts, Selection(seen.programme, bearings.budget_year), language)
    if facts.jobs.until(seen.year) is not None:
        yield jobs.cumulative(facts, seen, language)


def _missing(
    connection: duckdb.DuckDBPyConnection,
    facts: Facts,
    form: Form,
    year: int,
    before: int | None,
    bearings: Bearings,
    language: Language,
) -> Iterator[str]:
    """What is not known, and who could know."""
    text = language.text
    lacking = [name for name in BEARING if bearings.get(name).is_missing]
    # What stands in a file that is not there is not told one by one.
    parts = {name for whole, names in _PARTS_OF.items() if whole in lacking for name in names}
    yield from (bearings.get(name).text for name in lacking if name not in parts)
    counted = facts.jobs.until(year)
    for name, newest in (
        ("budget", bearings.budget_year),
        ("jobs", None if counted is None else int(counted["year"])),
    ):
        if newest is not None and newest < year:
            yield text(f"fact_sheet.missing_newest_{name}", year=year, newest=newest)
    unmeasured = [
        one.names[language.code]
        for one in form.indicators
        if one.code not in {measure.indicator for measure in bearings.numbers.measures.measures}
    ]
    if len(unmeasured) == len(form.indicators):
        yield text(
            f"fact_sheet.missing_{'every_indicators' if bearings.numbers.measures.measures else 'every'}_measure"
        )
    elif unmeasured:
        yield text("fact_sheet.missing_measures", names=language.listing(unmeasured))
    if before is None:
        yield text("fact_sheet.missing_before", year=year)
    elif not len(run(connection, "findings", programme=facts.programme.programme, year=before)):
        yield text("fact_sheet.missing_words", year=before)


def _headline(facts: Facts, year: int, missing: int, language: Language) -> Headline:
    kicker = language.text("fact_sheet.kicker", programme=facts.programme.name, year=year)
    if not missing:
        return Headline(kicker, language.text("fact_sheet.headline_whole", year=year))
    count = language.in_words(missing)
    return Headline(kicker, sentence(language.text("fact_sheet.headline", n=missing, count=count, year=year)))
