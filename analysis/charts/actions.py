"""The charts about actions: their lives until they are done, and what became of each year's advice."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from analysis.chart import Chart, Missing
from analysis.charts.action_scores import statements_in_words
from analysis.charts.event_lines import events_within
from analysis.drawing.action_rows import AdviceYears, Life, Lives, RowMark, SquareRow, Squares
from analysis.drawing.row_parts import RowKey, Tick
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.actions import Action, Actions, ActionState, Recommendation
from analysis.numbers.counts import count_in_state
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_SOURCES = (SourceOf("actions"), SourceOf("findings"))
_MARKS: tuple[RowMark, ...] = ("done", "open", "late", "carried", "dropped", "unknown", "not_taken_up")
# A year's name this close to today's would be written over it.
_ROOM = 0.13


def lives(facts: Facts, selection: Selection, known: Actions, language: Language) -> Chart:
    """Every action from the assessment it comes from until it is done, those that are late first."""
    if not known.actions:
        return _nothing(selection, language)
    axis = _Axis(known)
    groups = (
        ("going_on", known.going_on),
        ("unknown", _in_state(known, "unknown")),
        ("done", _in_state(known, "done")),
        ("dropped", _in_state(known, "dropped")),
    )
    rows = [action for _, group in groups for action in group]
    lived = [
        (
            language.text(f"charts.actions.{name}"),
            tuple(_life(facts, selection, one, axis, known, language) for one in group),
        )
        for name, group in groups
        if group
    ]
    says_status = any(life.status or life.status_since for _, lives in lived for life in lives)
    heading = language.text("charts.actions.status_heading", date=language.day(known.on)) if says_status else ""
    return Chart(
        name="actions",
        title=_lives_title(known, language),
        subtitle=language.text("charts.actions.subtitle", date=language.date(known.on)),
        alt=language.text("charts.actions.alt", rows="; ".join(_alt_row(action, known, language) for action in rows)),
        table=_table(facts, selection, rows, language),
        sources=(*_SOURCES, *_scores_of(rows, selection)),
        rows=Lives(
            _key(("done", "open", "due", "carried", "dropped"), {action.state for action in rows}, language),
            language.text("charts.actions.heading"),
            heading,
            axis.ticks(language),
            tuple(lived),
            events_within(facts, axis.first, axis.last, axis.place, language),
            language.text("wheel.lane_events"),
        ),
        definition=language.text("charts.actions.definition"),
    )


def _scores_of(actions: Sequence[Action], selection: Selection) -> tuple[SourceOf, ...]:
    """Where the scores of the statements that the actions concern stand."""
    indicators = {indicator for action in actions for indicator, _ in action.statements}
    years = {year for action in actions if action.statements for year in (*action.given_in[:1], selection.year)}
    return (SourceOf("scores", tuple(sorted(years)), tuple(sorted(indicators))),) if indicators else ()


def by_year(facts: Facts, selection: Selection, known: Actions, language: Language) -> Chart | None:
    """What became of the advice of each assessment; None where no report recommends anything."""
    if not known.years:
        return None
    earlier = [one for one in known.recommendations if one.year < selection.year]
    counted = earlier or list(known.recommendations)
    rows = []
    for year in known.years:
        states = [one.state for one in known.of_year(year)]
        rows.append(SquareRow(str(year), tuple(states), _counts(states, language)))
    return Chart(
        name="actions-by-year",
        title=_by_year_title(counted, language),
        subtitle=language.text("charts.actions_by_year.subtitle"),
        alt=language.text("charts.actions_by_year.alt", rows="; ".join(f"{row.name}: {row.counts}" for row in rows)),
        table=Table(
            (
                Column(language.text("charts.columns.year"), "year"),
                Column(language.text("charts.columns.indicator")),
                Column(language.text("charts.actions.column_action")),
                Column(language.text("charts.actions.column_status")),
            ),
            tuple(
                (
                    one.year,
                    indicator_name(facts, one.year, one.indicator, language) if one.indicator else None,
                    one.text,
                    language.text(f"charts.actions.state_{one.state}"),
                )
                for one in known.recommendations
            ),
        ),
        sources=_SOURCES,
        rows=Squares(_key(_MARKS, {one.state for one in known.recommendations}, language), tuple(rows)),
        definition=language.text("charts.actions_by_year.definition"),
    )


def _by_year_title(counted: Sequence[Recommendation], language: Language) -> str:
    years = sorted({one.year for one in counted})
    span = language.listing([str(year) for year in years]) if len(years) < 3 else f"{years[0]}–{years[-1]}"
    done = count_in_state(counted, "done")
    count = language.in_words(len(counted))
    if all(one.state == "unknown" for one in counted):
        return sentence(language.text("charts.actions_by_year.title_unknown", n=len(counted), count=count, years=span))
    values = {"done": language.in_words(done), "count": count, "years": span}
    return sentence(language.text("charts.actions_by_year.title", n=done, **values))


def _nothing(selection: Selection, language: Language) -> Chart:
    said = {
        name: language.text(f"charts.actions.missing_{name}", year=selection.year) for name in ("title", "why", "what")
    }
    return Chart(
        name="actions",
        title=language.text("charts.actions.none"),
        subtitle="",
        alt=language.text("charts.actions.none"),
        table=Table((), ()),
        sources=(),
        missing=Missing(said["title"], said["why"], said["what"]),
    )


def _key(marks: Sequence[str], found: set[ActionState], language: Language) -> tuple[RowKey, ...]:
    """What the marks mean, of those that are drawn."""
    drawn = {*found, "due" if found & {"open", "late", "done"} else "", "open" if "late" in found else ""}
    names = {"due": "charts.actions.key_due"}
    return tuple(
        RowKey(mark, language.text(names.get(mark, f"charts.actions.state_{mark}")).lower())
        for mark in marks
        if mark in drawn
    )


def _in_state(known: Actions, state: RowMark) -> tuple[Action, ...]:
    return tuple(action for action in known.actions if action.state == state)


def _lives_title(known: Actions, language: Language) -> str:
    if known.late:
        oldest = known.late[0]
        assert oldest.due is not None  # what has no due date is never late
        return language.text("charts.actions.title_late", time=language.duration((known.on - oldest.due).days))
    due = [action.due for action in known.going_on if action.due is not None]
    if due:
        return language.text("charts.actions.title_next", date=language.date(min(due)))
    if known.going_on:
        return language.text("charts.actions.title_no_due")
    if _in_state(known, "unknown"):
        return language.text("charts.actions.title_unknown")
    return language.text("charts.actions.title_none_open")


class _Axis:
    """Days as shares of a line: from the first recommendation to the last due date or today, with a little room."""

    def __init__(self, known: Actions) -> None:
        begun = [action.recommended_on for action in known.actions if action.recommended_on]
        last = [day for action in known.actions for day in (action.due, action.done_on) if day]
        self.on = known.on
        self.first = min([*begun, known.on])
        self.length = max(((max([*last, known.on]) - self.first).days), 1) * 1.04
        self.last = self.first + dt.timedelta(days=int(self.length))

    def place(self, day: dt.date) -> float:
        return min(max((day - self.first).days / self.length, 0.0), 1.0)

    def ticks(self, language: Language) -> tuple[Tick, ...]:
        """A year's name in its middle, where that is on the axis and not under today's."""
        today = Tick(language.text("charts.actions.today"), self.place(self.on), is_emphasised=True)
        found = []
        for year in range(self.first.year, self.last.year + 1):
            middle = dt.date(year, 7, 1)
            if self.first <= middle <= self.last and abs(self.place(middle) - today.place) >= _ROOM:
                found.append(Tick(str(year), self.place(middle)))
        return (*found, today)


def _life(facts: Facts, selection: Selection, action: Action, axis: _Axis, known: Actions, language: Language) -> Life:
    status, since = _status(action, known.on, language)
    word = language.text(f"charts.actions.strength_{action.strength}") if action.strength else ""
    strength = language.text("charts.actions.as_strong_as", word=word) if word else ""
    about = (_indicators(facts, selection.year, action, language), action.responsible or "", strength)
    due = sorted({day for day in (action.first_due, action.due) if day is not None})
    # Of what has ended on a day that nobody gives, and of what nothing is known, only the beginning is drawn.
    end = action.done_on or (known.on if action.state in ("open", "late") else None)
    is_carried = action.carried_from is not None and action.year is not None and action.given_in[:1] != (action.year,)
    return Life(
        name=action.text,
        about=" · ".join(part for part in about if part),
        mark=action.state,
        begin=axis.place(action.recommended_on) if action.recommended_on else None,
        end=axis.place(end) if end else None,
        due=tuple(axis.place(day) for day in due),
        carried=axis.place(_carried_on(action)) if is_carried else None,
        status=status,
        status_since=since,
        spoken=_spoken(action, known, language),
        advice_years=_advice_years(action, selection, language),
        concerns=statements_in_words(facts, selection, action, language),
    )


def _carried_on(action: Action) -> dt.date:
    assert action.year is not None  # asked only of what a later year carries on
    return dt.date(action.year, 12, 31)


def _advice_years(action: Action, selection: Selection, language: Language) -> AdviceYears | None:
    years = sorted({*action.given_in, *action.likely_given_in})
    if len(years) < 2:
        return None
    dots = tuple(year in years for year in range(years[0], max(selection.year, years[-1]) + 1))
    listed = language.listing([str(year) for year in years])
    is_likely = bool(action.likely_given_in)
    return AdviceYears(
        dots, language.text(f"charts.actions.{'likely_said' if is_likely else 'said'}", years=listed), is_likely
    )


def _status(action: Action, on: dt.date, language: Language) -> tuple[str, str]:
    """What stands beside a life, and the quieter line below it."""
    due = language.text("charts.actions.due", date=language.date(action.due)) if action.due else ""
    if action.state == "late":
        assert action.due is not None  # what has no due date is never late
        return language.text("charts.actions.late_by", time=language.duration((on - action.due).days)), due
    if action.state == "done" and action.done_on:
        late = action.days_late
        day = language.date(action.done_on)
        since = (
            day if late is None else language.text("charts.actions.done_late", date=day, time=language.duration(late))
        )
        return language.text("charts.actions.state_done"), since
    if action.state == "dropped":
        return language.text("charts.actions.state_dropped"), action.dropped_because or ""
    if action.state == "done":
        return language.text("charts.actions.state_done"), language.text("charts.actions.day_unknown")
    if action.state == "unknown":
        return action.status or "", due  # the heading over them says that nothing is known
    return language.text(f"charts.actions.state_{action.state}"), due


def _alt_row(action: Action, known: Actions, language: Language) -> str:
    return f"{action.text.rstrip('.')} ({_spoken(action, known, language)})"


def _spoken(action: Action, known: Actions, language: Language) -> str:
    status, since = _status(action, known.on, language)
    begun = str(action.given_in[0]) if action.given_in else language.text("charts.actions.year_unknown")
    status = status or language.text(f"charts.actions.state_{action.state}")
    state = f"{status}, {since}" if since else status
    return language.text("charts.actions.spoken", year=begun, status=state)


def _table(facts: Facts, selection: Selection, rows: Sequence[Action], language: Language) -> Table:
    names = ("action", "responsible", "due", "status", "done_on", "strength")
    first, *others = (
        Column(language.text(f"charts.actions.column_{name}"), "date" if name in ("due", "done_on") else "text")
        for name in names
    )
    concerned = [
        "\n".join(statements_in_words(facts, selection, action, language, is_under_heading=True)) for action in rows
    ]
    statement = (Column(language.text("charts.columns.statement")),) if any(concerned) else ()
    return Table(
        (
            first,
            Column(language.text("charts.columns.year"), "year"),
            Column(language.text("charts.columns.indicator")),
            *statement,
            *others,
        ),
        tuple(
            (
                action.text,
                action.year,
                _indicators(facts, selection.year, action, language) or None,
                *((statements or None,) if statement else ()),
                action.responsible,
                action.due,
                _state_and_reason(action, language),
                action.done_on,
                language.text(f"charts.actions.strength_{action.strength}") if action.strength else None,
            )
            for action, statements in zip(rows, concerned, strict=True)
        ),
    )


def _state_and_reason(action: Action, language: Language) -> str:
    state = language.text(f"charts.actions.state_{action.state}")
    return f"{state}: {action.dropped_because}" if action.dropped_because else state


def _counts(states: Sequence[RowMark], language: Language) -> str:
    counts = Counter(states)
    parts = [
        language.text(f"charts.actions_by_year.{state}", n=counts[state], count=counts[state])
        for state in _MARKS
        if counts[state]
    ]
    recommended = language.text("charts.actions_by_year.recommended", n=len(states), count=len(states))
    return f"{recommended}: {', '.join(parts)}"


def _indicators(facts: Facts, year: int, action: Action, language: Language) -> str:
    """The names of all indicators that it concerns."""
    names = [indicator_name(facts, year, indicator, language) for indicator in action.indicators]
    return language.listing([*names[:1], *map(in_sentence, names[1:])]) if names else ""
