"""Who works with whom in a round, before it, under way and after, and who took part in what.

A tie is there when a relation is written down, or when other data sets say that two belong together: a follower and
the municipality it follows, a municipality and its county, a municipality and its winner. What nobody has written of a
tie is None, which is not the same as no contact. An actor that is not written beside an activity is not mentioned
there, which is not the same as absent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any, Literal, cast

import duckdb
import pandas as pd

from analysis.query import run
from data.terms.actor_kinds import group_of, groups_of_actors, kind_of_name, kind_of_role

Contact = Literal["contact", "begun", "no_contact"]
Degree = Literal["took_part", "partly", "doubtful", "absent"]
TIME_PARTS = ("before", "during", "after")

_FIRST_KINDS = ("follower", "county", "winner")


@dataclass(frozen=True)
class Tie:
    """Whom a municipality works with; several where all the same is known of each.

    `kind`: of `data.terms.actor_kinds`, or the relation's own word. `parts`: before, under way, after; None where
    nobody has written it.
    """

    municipality: str | None
    kind: str
    others: tuple[str, ...]
    parts: tuple[Contact | None, Contact | None, Contact | None]
    note: str | None


@dataclass(frozen=True)
class Presence:
    """That an actor is written beside an activity. `how_many`: of an actor that is several, in words."""

    degree: Degree
    how_many: str | None
    note: str | None


@dataclass(frozen=True)
class Actor:
    """An actor and what it took part in. `group`: of `data.terms.actor_kinds`, or the relation's own word, or None.

    `members`: whom a name of several stands for, where that is known. `note`: what is written of its role.
    """

    name: str
    kind: str | None
    group: str | None
    members: tuple[str, ...]
    presences: Mapping[str, Presence]
    note: str | None = None

    @cached_property
    def count(self) -> int:
        """In how many activities it took part, or partly did."""
        return self.count_of(self.presences)

    def count_of(self, activities: Iterable[str]) -> int:
        """In how many of those activities it took part, or partly did."""
        return sum(_took_part(self.presences.get(activity)) for activity in activities)


@dataclass(frozen=True)
class Actors:
    """The ties and the actors of a round. `activities`: those that somebody is written beside, in order of time.

    `hosts`: the municipalities that were taken in. `unmentioned`: activities beside which nobody is written.
    """

    hosts: tuple[str, ...]
    ties: tuple[Tie, ...]
    activities: tuple[str, ...]
    actors: tuple[Actor, ...]
    unmentioned: tuple[str, ...]

    @property
    def of_municipality(self) -> tuple[tuple[str | None, tuple[Tie, ...]], ...]:
        """Each municipality with its ties, also one without any; last those of nobody in particular."""
        names = dict.fromkeys([*self.hosts, *(tie.municipality for tie in self.ties)])
        found = ((name, tuple(tie for tie in self.ties if tie.municipality == name)) for name in names)
        return tuple(sorted(found, key=lambda one: (one[0] is None, one[0] or "")))

    @property
    def by_group(self) -> tuple[tuple[str | None, tuple[Actor, ...]], ...]:
        """The actors of each group."""
        return tuple((name, tuple(actors)) for name, actors in groupby(self.actors, lambda actor: actor.group))

    def present(self, activity: str) -> int:
        """How many actors took part in the activity, or partly did."""
        return sum(_took_part(actor.presences.get(activity)) for actor in self.actors)

    def contacts(self, part: int, *states: Contact) -> int:
        """How many with whom there is contact of one of those states in that part, each with each counted once."""
        return sum(len(tie.others) for tie in self.ties if tie.parts[part] in states)

    @property
    def tie_count(self) -> int:
        """How many ties there are, each with each counted once."""
        return sum(len(tie.others) for tie in self.ties)

    def matching(self, text: str, kind_name: Callable[[str], str]) -> Actors:
        """Those that hold all words of the text: ties by municipality or actor, actors and activities by name.

        `kind_name`: what a kind of tie is called where the text was written.
        """
        words = text.casefold().split()
        ties = tuple(
            tie for tie in self.ties if _holds(words, tie.municipality, kind_name(tie.kind), *tie.others, tie.note)
        )
        asked = [activity for activity in self.activities if _holds(words, activity)]
        named = [actor for actor in self.actors if _holds(words, actor.name, *actor.members)]
        beside = [actor for actor in self.actors if any(activity in actor.presences for activity in asked)]
        return replace(
            self,
            hosts=tuple(host for host in self.hosts if _holds(words, host)),
            ties=ties,
            activities=self.activities if named else tuple(asked),
            actors=tuple(actor for actor in self.actors if actor in named or actor in beside),
            unmentioned=tuple(activity for activity in self.unmentioned if _holds(words, activity)),
        )


def actors(connection: duckdb.DuckDBPyConnection, programme: str, year: int) -> Actors:
    """What is known of the round's actors."""
    roles = _rows(connection, "actor_roles", programme, year)
    taking_part = _rows(connection, "participation", programme, year)
    hosts = tuple(row["actor"] for row in roles if (row["role"], row["place"]) == ("municipality", 1))
    activities = list(dict.fromkeys(row["activity"] for row in taking_part))
    mentioned = {row["activity"] for row in taking_part if row["actor"]}
    return Actors(
        hosts=hosts,
        ties=ties_of(_rows(connection, "ties", programme, year)),
        activities=tuple(activity for activity in activities if activity in mentioned),
        actors=actors_of(roles, taking_part),
        unmentioned=tuple(activity for activity in activities if activity not in mentioned),
    )


def ties_of(rows: Sequence[Mapping[str, Any]]) -> tuple[Tie, ...]:
    """The ties of rows of the query `ties`: of each municipality followers, county and winner first.

    Those of which all the same is known are one.
    """
    alike: dict[tuple[object, ...], Tie] = {}
    for row in rows:
        other = " – ".join(name for name in (row["actor"], row["other"]) if name)
        kind = kind_of_role(row["relation"]) or str(row["relation"])
        parts = tuple(row[f"{part}_programme"] for part in TIME_PARTS)
        tie = alike.setdefault(
            (row["municipality"], kind, parts, row["note"]),
            Tie(row["municipality"], kind, (), cast(tuple[Contact, Contact, Contact], parts), row["note"]),
        )
        if other not in tie.others:  # the same tie may be written from both its ends
            alike[row["municipality"], kind, parts, row["note"]] = replace(tie, others=(*tie.others, other))
    return tuple(sorted(alike.values(), key=_order_of_tie))


def actors_of(roles: Sequence[Mapping[str, Any]], taking_part: Sequence[Mapping[str, Any]]) -> tuple[Actor, ...]:
    """Everybody who is written beside an activity or has a role in the round, by group; those with most to do first."""
    names = dict.fromkeys(row["actor"] for row in roles if row["place"] == 0)
    names |= dict.fromkeys(row["actor"] for row in taking_part if row["actor"])
    found = []
    for name in names:
        own = [row for row in roles if row["actor"] == name]
        kind = kind_of_name(name) or _kind_of(own)
        found.append(
            Actor(
                name=name,
                kind=kind,
                group=group_of(kind) or kind,
                members=_members(kind, roles) if kind_of_name(name) else (),
                presences={
                    row["activity"]: Presence(row["degree"] or "took_part", row["how_many"], row["note"])
                    for row in taking_part
                    if row["actor"] == name
                },
                note=next((row["note"] for row in own if row["place"] == 0 and row["note"]), None),
            )
        )
    return tuple(sorted(found, key=_order_of_actor))


def _kind_of(roles: Sequence[Mapping[str, Any]]) -> str | None:
    """What the first of its roles means, else the role's own word."""
    if not roles:
        return None
    return next((kind for row in roles if (kind := kind_of_role(row["role"]))), str(roles[0]["role"]))


def _members(kind: str | None, roles: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    own = (row["actor"] for row in roles if row["role"] == kind and row["place"] in (1, 2, 3))
    return tuple(dict.fromkeys(own))


def _order_of_tie(tie: Tie) -> tuple[object, ...]:
    first = _FIRST_KINDS.index(tie.kind) if tie.kind in _FIRST_KINDS else len(_FIRST_KINDS)
    return (tie.municipality is None, tie.municipality or "", first, tie.kind, tie.others)


def _order_of_actor(actor: Actor) -> tuple[object, ...]:
    groups = groups_of_actors()
    place = groups.index(actor.group) if actor.group in groups else len(groups)
    is_first = actor.kind in ("municipality", "organiser", "jury")
    return (place, actor.group is None, actor.group or "", not is_first, -actor.count, actor.name)


def _took_part(presence: Presence | None) -> bool:
    return presence is not None and presence.degree in ("took_part", "partly")


def _holds(words: Sequence[str], *texts: str | None) -> bool:
    joined = " ".join(text for text in texts if text).casefold()
    return all(word in joined for word in words)


def _rows(connection: duckdb.DuckDBPyConnection, query: str, programme: str, year: int) -> list[dict[str, Any]]:
    frame = run(connection, query, programme=programme, year=year).astype(object)
    return cast(list[dict[str, Any]], frame.where(pd.notna(frame), None).to_dict("records"))
