"""What has changed since the board last looked: the figures it was shown then beside those of now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.charts.indicators import named_profile
from analysis.facts import Facts, Selection
from analysis.table import Column, Table
from data.store.changes import Changes
from language import Language, sentence

# As many rows as can be read from the back of a room.
MOST_CHANGES = 8


@dataclass(frozen=True)
class PreviousMeeting:
    """What was shown at the meeting before, and what is behind the figures now. `meeting` names that meeting."""

    meeting: str
    facts: Facts
    selection: Selection
    changes: Changes


@dataclass(frozen=True)
class WhatChanged:
    """What changed: a sentence, how many rows lie behind it, and what was shown then beside what is shown now."""

    title: str
    remark: str
    table: Table | None
    more: int = 0


@dataclass(frozen=True)
class _Value:
    name: str
    then: str | None
    now: str | None


def changed_since(facts: Facts, selection: Selection, previous: PreviousMeeting, language: Language) -> WhatChanged:
    """The changes as a board is told them: first what it was shown and is now otherwise."""
    values = [
        value
        for value in (
            *_indicators(facts, selection, previous, language),
            *_budget(facts, selection, previous, language),
            *_jobs(facts, selection, previous, language),
        )
        if value.then != value.now
    ]
    text = language.text
    count = len(values)
    title = (
        sentence(text("since.title", n=count, count=language.in_words(count), meeting=previous.meeting))
        if count
        else text("since.title_none", meeting=previous.meeting)
    )
    if not count:
        return WhatChanged(title, rows_behind(previous.changes, language), None)
    was, now = previous.selection.year, selection.year
    columns = (
        Column(text("since.what")),
        Column(text("since.then_of", year=was) if was != now else text("since.then")),
        Column(text("since.now_of", year=now) if was != now else text("since.now")),
    )
    rows = tuple((value.name, value.then, value.now) for value in values[:MOST_CHANGES])
    return WhatChanged(
        title, rows_behind(previous.changes, language), Table(columns, rows), max(0, count - MOST_CHANGES)
    )


def rows_behind(changes: Changes, language: Language) -> str:
    """How many rows behind the figures are new, other and gone."""
    parts = [
        language.text(f"since.rows_{name}", n=count, count=language.number(count, 0))
        for name in ("new", "changed", "vanishing")
        if (count := getattr(changes, name))
    ]
    if not parts:
        return language.text("since.rows_none")
    return language.text("since.rows", listed=language.listing(parts))


def _indicators(facts: Facts, selection: Selection, previous: PreviousMeeting, language: Language) -> Iterator[_Value]:
    then, now = _totals(previous.facts, previous.selection, language), _totals(facts, selection, language)
    for name in dict.fromkeys((*now, *then)):
        yield _Value(name, then.get(name), now.get(name))


def _totals(facts: Facts, selection: Selection, language: Language) -> dict[str, str | None]:
    if selection.year not in facts.assessments.forms:
        return {}
    rows = named_profile(facts, Selection(selection.programme, selection.year), language)
    return {
        str(row["name"]): None if pd.isna(row["total"]) else language.number(float(row["total"]))
        for row in rows.to_dict("records")
    }


def _budget(facts: Facts, selection: Selection, previous: PreviousMeeting, language: Language) -> Iterator[_Value]:
    name = language.text("since.budget")
    yield _Value(
        name, _utilisation(previous.facts, previous.selection, language), _utilisation(facts, selection, language)
    )


def _utilisation(facts: Facts, selection: Selection, language: Language) -> str | None:
    whole = facts.budget.whole(selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        return None
    share = language.percent(float(whole["utilisation"]))
    as_of = facts.budget.as_of(selection.year)
    if as_of is None:
        return share
    return language.text("since.share_at", share=share, date=language.short_date(as_of))


def _jobs(facts: Facts, selection: Selection, previous: PreviousMeeting, language: Language) -> Iterator[_Value]:
    name = language.text("since.jobs")
    yield _Value(name, _counted(previous.facts, previous.selection, language), _counted(facts, selection, language))


def _counted(facts: Facts, selection: Selection, language: Language) -> str | None:
    counted = facts.jobs.counted_by(selection.year)
    return None if counted is None else language.number(counted, 0)
