"""All that is known of one programme, and what of it somebody looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pandas as pd

from analysis.numbers.budget import BudgetReports, budget_reports
from analysis.numbers.events import Event, events
from analysis.numbers.jobs import JobProgress, job_progress
from analysis.numbers.judgements import Judgement, judgements
from analysis.numbers.other_programmes import LEAST
from analysis.numbers.scores import Assessments, assessments
from analysis.query import as_date, as_text, run
from data import frameworks
from data.terms.round_datasets import OF_ROUNDS
from language import Language

INNOVATION = "innovation"
# What only a programme of restructuring has.
_COUNTED = frozenset({"scores", "budget", "jobs", "projects"})


@dataclass(frozen=True)
class Programme:
    """A programme as people know it. `programme` is its key, `source` where its figures were published."""

    programme: str
    name: str
    kind: str | None
    municipality: str | None
    county: str | None
    start_date: dt.date | None
    end_date: dt.date | None
    source: str | None
    is_invented: bool


@dataclass(frozen=True)
class Selection:
    """What is looked at. `compared_year` is None where there is nothing to compare with."""

    programme: str
    year: int
    compared_year: int | None = None


@dataclass(frozen=True)
class KnownYears:
    """The years a programme has said something of.

    `usual`: the one that it is opened with, the newest of which more is known than plans, else the newest; None without
    any year.
    """

    newest_first: tuple[int, ...]
    usual: int | None


@dataclass(frozen=True)
class Facts:
    """One programme's figures, gathered once and shared by all its charts.

    `assessed_on`: year -> the day of its assessment, where it is known.
    """

    programme: Programme
    assessments: Assessments
    budget: BudgetReports
    jobs: JobProgress
    loaded_at: dt.datetime | None
    judgements: tuple[Judgement, ...] = ()
    events: tuple[Event, ...] = ()
    assessed_on: Mapping[int, dt.date] = field(default_factory=dict)

    def judged(self, subject: str, year: int) -> Judgement | None:
        """What the report of that year says in words of the budget or an indicator."""
        return next((one for one in self.judgements if (one.subject, one.year) == (subject, year)), None)

    def jobs_in_words(self, year: int) -> Judgement | None:
        """What the last report until the year says of the jobs, where no count is known by then."""
        if self.jobs.until(year) is not None or self.jobs.undated_count is not None:
            return None
        said = [one for one in self.judgements if one.subject == "jobs" and one.year <= year]
        return said[-1] if said else None


def programmes(connection: duckdb.DuckDBPyConnection) -> tuple[Programme, ...]:
    """Every programme the connection may see, real ones first, those of restructuring before those of innovation."""
    every = (
        Programme(
            programme=str(row["programme"]),
            name=str(row["name"]),
            kind=as_text(row["kind"]) or _kind_by_rows(connection, str(row["programme"])),
            municipality=as_text(row["municipality"]),
            county=as_text(row["county"]),
            start_date=as_date(row["start_date"]),
            end_date=as_date(row["end_date"]),
            source=as_text(row["source"]),
            is_invented=bool(row["is_invented"]),
        )
        for row in run(connection, "programmes").to_dict("records")
    )
    return tuple(sorted(every, key=lambda one: (one.is_invented, one.kind == INNOVATION)))


def _kind_by_rows(connection: duckdb.DuckDBPyConnection, programme: str) -> str | None:
    """A programme whose kind nobody has said is of innovation where it has rounds, and nothing that others count."""
    known = data_sets(connection, programme)
    return INNOVATION if known & OF_ROUNDS and not known & _COUNTED else None


def known_years(connection: duckdb.DuckDBPyConnection, programme: str) -> KnownYears:
    """The years the programme has said something of."""
    found = run(connection, "years", programme=programme)
    newest_first = tuple(sorted((int(year) for year in found["year"]), reverse=True))
    begun = [int(year) for year in found.loc[found["is_begun"].astype(bool), "year"]]
    return KnownYears(newest_first, max(begun or newest_first, default=None))


def years(connection: duckdb.DuckDBPyConnection, programme: str) -> tuple[int, ...]:
    """The years the programme has said something of, newest first."""
    return known_years(connection, programme).newest_first


def can_be_compared(programmes: Sequence[Programme], programme: str) -> bool:
    """Whether there are enough of these for that one to stand beside others of its kind in some year."""
    own = next(one for one in programmes if one.programme == programme)
    alike = [
        one
        for one in programmes
        if one.start_date is not None and (one.kind, one.is_invented) == (own.kind, own.is_invented)
    ]
    return own.kind is not None and own in alike and len(alike) > LEAST


def data_sets(connection: duckdb.DuckDBPyConnection, programme: str) -> frozenset[str]:
    """The data sets of which the programme has rows."""
    return frozenset(run(connection, "data_sets", programme=programme)["dataset"])


def gather(connection: duckdb.DuckDBPyConnection, programme: Programme) -> Facts:
    """Everything the charts of a programme need."""
    fresh = run(connection, "freshness", programme=programme.programme)["loaded_at"].iloc[0]
    return Facts(
        programme=programme,
        assessments=assessments(connection, programme.programme),
        budget=budget_reports(connection, programme.programme),
        jobs=job_progress(connection, programme.programme, (programme.start_date, programme.end_date)),
        judgements=judgements(connection, programme.programme),
        events=events(connection, programme.programme),
        assessed_on={
            int(row["year"]): pd.Timestamp(row["held_on"]).date()
            for row in run(connection, "assessment_days", programme=programme.programme).to_dict("records")
        },
        loaded_at=None if pd.isna(fresh) else pd.Timestamp(fresh).to_pydatetime(),
    )


def indicator_name(facts: Facts, year: int, indicator: str, language: Language) -> str:
    """What the indicator is called in the form of that year; `form:code` where it belongs to another form."""
    form = facts.assessments.forms.get(year)
    if ":" in indicator:
        form, indicator = indicator.split(":", 1)
    return frameworks.indicator_name(indicator, form, language.code)


def statement_name(facts: Facts, years: Sequence[int], indicator: str, statement: str, language: Language) -> str:
    """What a statement is called in the form of the first of the years that has one, else in the newest that has it."""
    form = next((facts.assessments.forms[year] for year in years if year in facts.assessments.forms), None)
    return frameworks.statement_name(indicator, statement, form, language.code)[1]


def in_sentence(name: str) -> str:
    """A name inside a sentence: without its capital, unless it is an abbreviation."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
