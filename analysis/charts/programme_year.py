"""What the store knows of a programme's year, shared by all that is shown of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import duckdb
import pandas as pd

from analysis.facts import Facts, Selection
from analysis.numbers.actions import Actions, actions
from analysis.numbers.actors import Actors, actors
from analysis.numbers.conclusions import Conclusion, conclusions
from analysis.numbers.follow_ups import FollowUps, follow_up_rows, follow_ups
from analysis.numbers.jobs import job_stages
from analysis.numbers.jury import Jury, jury
from analysis.numbers.lessons import Lessons, lessons
from analysis.numbers.measures import Measures, measures
from analysis.numbers.municipalities import Municipalities, municipalities
from analysis.numbers.other_programmes import OtherProgrammes, other_programmes
from analysis.numbers.projects import Projects, leverage_rows, projects
from analysis.numbers.report_texts import ReportTexts, every_report_text
from analysis.numbers.round import Round, rounds
from analysis.numbers.wheel import Wheel, readiness_rows, wheel
from language import Language


@dataclass(frozen=True)
class ProgrammeYear:
    """A programme's year as it is looked at; each thing is asked of the store once, when it is first needed.

    `on`: the day that actions and deadlines are seen on; without it they cannot be asked for.
    """

    connection: duckdb.DuckDBPyConnection
    facts: Facts
    selection: Selection
    language: Language
    on: dt.date | None = None

    def seen_on(self, day: dt.date) -> Self:
        """The same on another day. Only rounds have a day of their own, and are the same on all of them."""
        other = replace(self, on=day)
        other.__dict__["rounds"] = self.rounds
        return other

    @property
    def day(self) -> dt.date:
        """The day that actions and deadlines are seen on."""
        if self.on is None:
            raise ValueError("charts of actions and deadlines are of a day")
        return self.on

    @cached_property
    def projects(self) -> Projects:
        """The projects as they stood at the end of the year."""
        asked = (self.connection, self.selection.programme, self.selection.year)
        return projects(*asked, leverage=self._leverage)

    @cached_property
    def _leverage(self) -> pd.DataFrame:
        return leverage_rows(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def actions(self) -> Actions:
        """The actions of every assessment up to the year, as they stood on the day."""
        return actions(self.connection, self.selection.programme, self.selection.year, self.day)

    @cached_property
    def measures(self) -> Measures:
        """The goals and measures up to the year."""
        return measures(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def wheel(self) -> Wheel:
        """The programme's year as it stood on the day."""
        programme, assessed = self.facts.programme, self.facts.assessments.forms
        period = (programme.start_date, programme.end_date)
        return wheel(
            self.connection,
            programme.programme,
            period,
            assessed,
            self.day,
            happened=self.facts.events,
            readiness=self.readiness,
        )

    @cached_property
    def readiness(self) -> list[dict[Any, Any]]:
        """What must be in place before the programme ends: rows of `readiness.sql`."""
        return readiness_rows(self.connection, self.selection.programme)

    @cached_property
    def actors_of_round(self) -> Actors:
        """The actors of the round that the year is of."""
        return actors(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def municipalities(self) -> Municipalities:
        """The municipalities of the year's round."""
        of_round = (self.connection, self.selection.programme, self.selection.year)
        return municipalities(*of_round, follow_ups=self._follow_up_rows)

    @cached_property
    def jury(self) -> Jury:
        """The juries of the round of that year."""
        return jury(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def lessons(self) -> Lessons:
        """What the round of that year taught."""
        return lessons(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def follow_ups(self) -> FollowUps:
        """What came of the round of that year, as it was known on the day."""
        of_round = (self.connection, self.selection.programme, self.selection.year)
        return follow_ups(*of_round, self.day, rows=self._follow_up_rows)

    @cached_property
    def _follow_up_rows(self) -> list[dict[str, Any]]:
        return follow_up_rows(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def rounds(self) -> dict[int, Round]:
        """Every round of the programme by its year."""
        return rounds(self.connection, self.selection.programme)

    @property
    def round(self) -> Round | None:
        """The round of the year; None where nothing is known of one."""
        return self.rounds.get(self.selection.year)

    @cached_property
    def report_texts(self) -> dict[str, ReportTexts]:
        """What the year's report says of each indicator."""
        return every_report_text(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def conclusions(self) -> tuple[Conclusion, ...]:
        """What the year's report concludes of the whole, part by part."""
        return conclusions(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def job_stages(self) -> pd.DataFrame:
        """What `analysis.numbers.jobs.job_stages` returns."""
        return job_stages(self.connection, self.selection.programme, self.selection.year)

    @cached_property
    def others(self) -> OtherProgrammes:
        """Other programmes that the connection sees, in the same programme year."""
        facts, selection = self.facts, self.selection
        return other_programmes(
            self.connection,
            selection.programme,
            selection.year,
            facts.assessments,
            facts.budget,
            facts.jobs,
            leverage=self._leverage,
        )
