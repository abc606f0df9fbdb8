"""What is known from elsewhere that bears on a statement, in words: which facts belong to which statement is the form's
to say, so that nobody reads a connection into two numbers that only stand near each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from analysis.charts.programme_year import ProgrammeYear
from analysis.facts import Facts
from analysis.numbers.counts import count_in_state
from analysis.numbers.wheel import checks_of
from data import frameworks
from language import Language, sentence


@dataclass(frozen=True)
class Bearing:
    """A fact as a sentence. `is_missing`: it says what nobody has loaded, and who could know."""

    text: str
    is_missing: bool = False


@dataclass(frozen=True)
class Bearings:
    """The facts of one programme until the end of a year, each worked out when it is asked for."""

    numbers: ProgrammeYear

    @property
    def facts(self) -> Facts:
        """What is known of the programme, whatever the year."""
        return self.numbers.facts

    @property
    def year(self) -> int:
        """The year until whose end the facts are."""
        return self.numbers.selection.year

    @property
    def language(self) -> Language:
        """The language that they are told in."""
        return self.numbers.language

    def of(self, form: str, indicator: str, statement: str) -> tuple[Bearing, ...]:
        """What bears on that statement; nothing on one in own words."""
        try:
            names = frameworks.form(form).indicator(indicator).statement(statement).facts
        except KeyError:
            return ()
        return tuple(self.get(name) for name in names)

    def get(self, name: str) -> Bearing:
        """The fact of that name, one of `frameworks.model.BEARING`."""
        if name not in self._known:
            text = _BUILDERS[name](self)
            self._known[name] = (
                Bearing(self.language.text(f"bearing.missing.{name}"), True)
                if text is None
                else Bearing(sentence(text))
            )
        return self._known[name]

    @cached_property
    def _known(self) -> dict[str, Bearing]:
        return {}

    @cached_property
    def budget_year(self) -> int | None:
        """The newest year with a budget report, not after the year."""
        return max((year for year in self.facts.budget.years if year <= self.year), default=None)

    def text(self, key: str, **values: str | int) -> str:
        """A text about facts."""
        return self.language.text(f"bearing.{key}", **values)


def _goals(known: Bearings) -> str | None:
    found = known.numbers.measures.goals
    if not found:
        return None
    count = len(known.numbers.measures.measured_goals)
    return known.text(
        "goals", n=count, measured=known.language.in_words(count), count=known.language.in_words(len(found))
    )


def _focus_areas(known: Bearings) -> str | None:
    year = known.budget_year
    rows = known.facts.budget.latest(year) if year is not None else pd.DataFrame(columns=["focus_area", "utilisation"])
    rows = rows[rows["focus_area"].notna() & rows["utilisation"].notna()]
    if year is None or not len(rows):
        return None
    areas = [
        known.text("focus_area", name=str(row["focus_area"]), share=known.language.percent(float(row["utilisation"])))
        for row in rows.to_dict("records")
    ]
    # A share that a report gives is of what is used, as it says; one of our own is of what is granted.
    key = "focus_areas" if rows["utilisation_is_reported"].any() else "focus_areas_granted"
    return known.text(key, year=year, areas=known.language.listing(areas))


def _hand_over(known: Bearings) -> str | None:
    # How late something is does not matter here, only what is done: the day need not be known.
    checks = [
        check for check in checks_of(known.numbers.readiness, dt.date(known.year, 12, 31)) if check.state != "dropped"
    ]
    if not checks:
        return None
    done = count_in_state(checks, "done")
    return known.text(
        "hand_over", n=done, done=known.language.in_words(done), count=known.language.in_words(len(checks))
    )


def _phases(known: Bearings) -> str | None:
    found = known.numbers.projects.phases()
    if not found:
        return None
    counts = [known.text(f"phase_{one.phase}", n=len(one.states), count=len(one.states)) for one in found]
    return known.text("phases", phases=known.language.listing(counts), year=known.year)


def _budget(known: Bearings) -> str | None:
    year, spoken = known.budget_year, known.language
    whole = None if year is None else known.facts.budget.whole(year)
    judged = known.facts.judged("budget", known.year)
    if year is None or whole is None or pd.isna(whole["utilisation"]):
        return None if judged is None else f"{judged.of_budget(spoken)}."
    share, as_of = spoken.percent(float(whole["utilisation"])), known.facts.budget.as_of(year)
    key = "budget" if whole["utilisation_is_reported"] else "budget_granted"
    if as_of is None:
        return known.text(f"{key}_undated", share=share, year=year)
    return known.text(key, share=share, year=year, date=spoken.date(as_of))


def _others_money(known: Bearings) -> str | None:
    kroner = known.numbers.projects.others_per_krone
    return None if kroner is None else known.text("others_money", kroner=known.language.number(kroner))


def _deviations(known: Bearings) -> str | None:
    if known.numbers.projects.rows.empty:
        return None
    names = [
        str(name)
        for name in known.numbers.projects.deviating["name"].fillna(known.numbers.projects.deviating["project"])
    ]
    if not names:
        return known.text("deviations_none")
    count = len(names)
    # More than a few are on the page of the projects.
    rest = len(names) - _MOST_NAMED
    if rest > 1:
        names = [*names[:_MOST_NAMED], known.text("others", count=known.language.in_words(rest))]
    return known.text(
        "deviations", n=len(names), count=known.language.in_words(count), names=known.language.listing(names)
    )


def _jobs(known: Bearings) -> str | None:
    facts, spoken = known.facts, known.language
    row, counted = facts.jobs.until(known.year), facts.jobs.counted_by(known.year)
    if row is None or counted is None:
        judged = facts.jobs_in_words(known.year)
        undated = facts.jobs.undated_count
        if undated is not None:
            return known.text("jobs_undated", count=spoken.number(undated, 0))
        return None if judged is None else f"{judged.of_jobs(spoken)}."
    estimated = facts.jobs.estimated_by(int(row["year"]))
    values: dict[str, str | int] = {"count": spoken.number(counted, 0), "year": int(row["year"])}
    if estimated:
        return known.text("jobs_estimated", estimated=spoken.number(estimated, 0), **values)
    return known.text("jobs", **values)


def _job_target(known: Bearings) -> str | None:
    target = known.facts.jobs.end_target
    if target is None:
        return None
    key = "job_target_by_year" if known.facts.jobs.has_yearly_targets else "job_target"
    return known.text(key, target=known.language.number(target, 0))


_MOST_NAMED = 3
_BUILDERS: Mapping[str, Callable[[Bearings], str | None]] = MappingProxyType(
    {
        "goals": _goals,
        "focus_areas": _focus_areas,
        "hand_over": _hand_over,
        "phases": _phases,
        "budget": _budget,
        "others_money": _others_money,
        "deviations": _deviations,
        "jobs": _jobs,
        "job_target": _job_target,
    }
)
