"""The actions that assessments recommend, from the assessment they come from until they are done or dropped.

An action is late when its due date is past and it is neither done nor stopped: worked out from the date, never from a
status that says so. Two texts of different years are LIKELY the same advice where their words are nearly the same; only
`carried_from` says so for sure.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import duckdb

from analysis.query import as_date, as_integer, as_text, run
from data.terms.several_codes import codes_of, statements_of
from data.terms.statuses import Status, status_of
from data.understanding.lexicon import stems_of

ActionState = Literal["done", "open", "late", "carried", "dropped", "unknown", "not_taken_up"]
"""`carried`: a later action goes on with it. `unknown`: nothing says how it went, or the year has no list of actions.
`not_taken_up`: recommended, and the year's list of actions has none about it."""

# Of a hundred: how alike the words of two texts must be to be likely the same advice; in one year and indicator less.
ALIKE = 80
_ALIKE_IN_ONE_YEAR = 60
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Action:
    """One action as far as anybody has said. `year` is the assessment's that recommended it.

    `first_due` is the due date of the first action of its chain that has one.
    `recommended_on` is the day of that first assessment, the last day of its year where no day is given.
    `given_in`: years in which the same advice was given, for sure; `likely_given_in`: in nearly the same words.
    `also_concerns`: codes of further indicators. `statements`: the codes of each one's indicator and its own.
    """

    action: str
    year: int | None
    indicator: str | None
    text: str
    responsible: str | None
    due: dt.date | None
    status: str | None
    state: ActionState
    strength: str | None
    carried_from: str | None
    done_on: dt.date | None
    dropped_because: str | None
    recommended_on: dt.date | None
    first_due: dt.date | None
    given_in: tuple[int, ...] = ()
    likely_given_in: tuple[int, ...] = ()
    also_concerns: tuple[str, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """The codes of all indicators that it concerns."""
        return (*([self.indicator] if self.indicator else []), *self.also_concerns)

    @property
    def days_late(self) -> int | None:
        """How many days after its due date it was done; None where either is unknown or it was in time."""
        if self.done_on is None or self.due is None or self.done_on <= self.due:
            return None
        return (self.done_on - self.due).days


@dataclass(frozen=True)
class Recommendation:
    """What one year's report recommended, and what became of it."""

    year: int
    indicator: str | None
    text: str
    state: ActionState
    action: str | None = None
    also_concerns: tuple[str, ...] = ()

    def is_about(self, indicator: str) -> bool:
        """Whether it concerns that indicator, alone or among others."""
        return indicator == self.indicator or indicator in self.also_concerns


@dataclass(frozen=True)
class Actions:
    """Every action of one programme's assessments until a year, seen on the day `on`.

    `actions`: one per chain, its newest link; open ones first, longest over due first, then done, newest first.
    `recommendations`: grain year, indicator, text.
    """

    on: dt.date
    actions: tuple[Action, ...]
    recommendations: tuple[Recommendation, ...]

    @cached_property
    def going_on(self) -> tuple[Action, ...]:
        """Those that are open or late, longest over due first."""
        return tuple(action for action in self.actions if action.state in ("open", "late"))

    @property
    def late(self) -> tuple[Action, ...]:
        """Those whose due date is past."""
        return tuple(action for action in self.actions if action.state == "late")

    @property
    def carried_on(self) -> tuple[Action, ...]:
        """Open ones that go on with an action of an earlier year."""
        return tuple(action for action in self.going_on if action.carried_from)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that recommended something, oldest first."""
        return tuple(sorted({one.year for one in self.recommendations}))

    def of_year(self, year: int) -> tuple[Recommendation, ...]:
        """What that year's report recommended, what was done first."""
        order = {state: place for place, state in enumerate(_STATES)}
        found = [one for one in self.recommendations if one.year == year]
        return tuple(sorted(found, key=lambda one: order[one.state]))

    def never_taken_up(self, before: int) -> tuple[Recommendation, ...]:
        """What was recommended in a year before that one and has no action to this day."""
        return tuple(one for one in self.recommendations if one.state == "not_taken_up" and one.year < before)


_STATES: tuple[ActionState, ...] = ("done", "carried", "open", "late", "unknown", "dropped", "not_taken_up")


def actions(connection: duckdb.DuckDBPyConnection, programme: str, year: int, on: dt.date) -> Actions:
    """The programme's actions of assessments until that year, with what was known of them on the day `on`."""
    rows = run(connection, "actions_until", programme=programme, year=year).to_dict("records")
    reports = run(connection, "recommended_until", programme=programme, year=year).to_dict("records")
    return actions_of(rows, reports, on)


def actions_of(rows: Sequence[Mapping[Any, Any]], reports: Sequence[Mapping[Any, Any]], on: dt.date) -> Actions:
    """The same from rows of the queries `actions_until` and `recommended_until`."""
    carried = {str(row["carried_from"]) for row in rows if as_text(row["carried_from"])}
    found = {str(row["action"]): _action(row, on, carried) for row in rows}
    found = {name: _with_chain(action, found) for name, action in found.items()}
    recommended = _recommendations(found.values(), reports)
    newest = [_with_likely(action, recommended) for action in found.values() if action.state != "carried"]
    return Actions(on, tuple(sorted(newest, key=_urgency)), tuple(recommended))


def _action(row: Mapping[Any, Any], on: dt.date, carried: set[str]) -> Action:
    due, done_on, dropped = as_date(row["due"]), as_date(row["done_on"]), as_text(row["dropped_because"])
    year = as_integer(row["year"])
    status = as_text(row["status"])
    state = _state(status_of(status), due, done_on, dropped, on)
    if str(row["action"]) in carried and state not in ("done", "dropped"):
        state = "carried"
    return Action(
        action=str(row["action"]),
        year=year,
        indicator=as_text(row["indicator"]),
        text=str(row["text"]),
        responsible=as_text(row["responsible"]),
        due=due,
        status=status,
        state=state,
        strength=as_text(row["strength"]),
        carried_from=as_text(row["carried_from"]),
        done_on=done_on,
        dropped_because=dropped,
        recommended_on=as_date(row["held_on"]) or (dt.date(year, 12, 31) if year else None),
        first_due=due,
        given_in=(year,) if year else (),
        also_concerns=codes_of(as_text(row["also_concerns"])),
        statements=statements_of(as_text(row["statements"])),
    )


def _state(
    status: Status | None, due: dt.date | None, done_on: dt.date | None, dropped: str | None, on: dt.date
) -> ActionState:
    if (done_on is not None and done_on <= on) or status == "done":
        return "done"
    if dropped or status == "stopped":
        return "dropped"
    if status is None and due is None:
        return "unknown"
    return "late" if due is not None and due < on else "open"


def _with_chain(action: Action, known: Mapping[str, Action]) -> Action:
    """The action with what the earlier links of its chain say."""
    chain, link = [action], known.get(action.carried_from or "")
    while link is not None and link not in chain:
        chain.append(link)
        link = known.get(link.carried_from or "")
    return replace(
        action,
        first_due=next((link.due for link in reversed(chain) if link.due), None),
        recommended_on=chain[-1].recommended_on,
        given_in=tuple(sorted({link.year for link in chain if link.year is not None})),
    )


def _recommendations(found: Iterable[Action], reports: Sequence[Mapping[Any, Any]]) -> list[Recommendation]:
    """What the reports recommend, each with its action; and the actions of a year that no report's text tells of."""
    found = list(found)
    advice = [(int(row["year"]), as_text(row["indicator"]), str(row["text"])) for row in reports]
    listed = {action.year for action in found}
    taken: dict[int, Action] = {}  # of each piece of advice, by its place: the action that it became
    told: dict[str, set[str | None]] = {}  # of each action: the indicators under which a report tells of it
    for place, action in _most_alike_first(advice, found):
        _, indicator, text = advice[place]
        if place not in taken and _may_tell_of(action, indicator, text, told.get(action.action)):
            taken[place] = action
            told.setdefault(action.action, set()).add(indicator)
    made = []
    for place, (year, indicator, text) in enumerate(advice):
        if (one := taken.get(place)) is not None:
            others = tuple(other for other in one.indicators if other != indicator)
            made.append(Recommendation(year, indicator, text, one.state, one.action, others))
        else:
            made.append(Recommendation(year, indicator, text, "not_taken_up" if year in listed else "unknown"))
    rest = [action for action in found if action.year is not None and action.action not in told]
    made += [
        Recommendation(one.year or 0, one.indicator, one.text, one.state, one.action, one.also_concerns) for one in rest
    ]
    return sorted(made, key=lambda one: one.year)


def _most_alike_first(
    advice: Sequence[tuple[int, str | None, str]], found: Iterable[Action]
) -> Iterator[tuple[int, Action]]:
    """What may be one and the same, advice by its place: the same words first, so that nobody else takes its action."""
    of_year: dict[int | None, list[Action]] = {}
    for action in found:
        of_year.setdefault(action.year, []).append(action)
    pairs = [
        (_bare(one.text) == _bare(text), likeness(one.text, text), place, one)
        for place, (year, indicator, text) in enumerate(advice)
        for one in of_year.get(year, ())
        if _may_tell_of(one, indicator, text, None)
    ]
    alike = (pair for pair in pairs if pair[1] >= _ALIKE_IN_ONE_YEAR)
    return ((place, one) for *_, place, one in sorted(alike, key=lambda pair: (not pair[0], -pair[1])))


def _may_tell_of(action: Action, indicator: str | None, text: str, told: set[str | None] | None) -> bool:
    """Whether a report's advice may be that action: once, or once under each of the indicators that it concerns."""
    if told:
        return indicator in action.indicators and indicator not in told
    return indicator in action.indicators or _bare(action.text) == _bare(text)


def _with_likely(action: Action, recommended: Iterable[Recommendation]) -> Action:
    years = {
        one.year
        for one in recommended
        if one.indicator == action.indicator and one.year not in action.given_in and _is_alike(one.text, action.text)
    }
    return replace(action, likely_given_in=tuple(sorted(years)))


def _is_alike(one: str, other: str) -> bool:
    return likeness(one, other) >= ALIKE


def likeness(one: str, other: str) -> float:
    """How alike the words of two texts are, from 0 to 100, whatever their order, endings and length."""
    from rapidfuzz import fuzz  # needed only where there are two years of advice

    shorter, longer = sorted((_stems(one), _stems(other)), key=len)
    if len(shorter) < 3:
        return 100.0 if shorter == longer and shorter else 0.0
    return float(fuzz.token_set_ratio(" ".join(shorter), " ".join(longer)))


def _stems(text: str) -> list[str]:
    return [stems_of(word)[0] for word in _WORD.findall(text.casefold())]


def _bare(text: str) -> str:
    return text.strip().rstrip(".").casefold()


def _urgency(action: Action) -> tuple[int, int, str]:
    """Late and open by due date, then what nothing is known of, then what is done, newest first, then dropped."""
    rank = {"late": 0, "open": 0, "unknown": 1, "done": 2, "dropped": 3}[action.state]
    day = (action.done_on or action.due) if rank == 2 else action.due
    ordinal = (day or dt.date.max).toordinal()
    return rank, -ordinal if rank == 2 and day else ordinal, action.action
