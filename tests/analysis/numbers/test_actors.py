"""A round's actors: ties written down and ties that follow from other data, the order of time, and the sample anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import duckdb
import pandas as pd
import pytest

from analysis.facts import years
from analysis.numbers.actors import Actors, actors
from tests.analysis.conftest import Connect, sample_rows
from tests.data.factories import Row

ROUND = "Eksempelrunden (oppdiktet)"


def _actors(connect: Connect, tables: Mapping[str, Sequence[Row]]) -> Actors:
    rows = {name: [{"programme": "Spir", "year": 2025, **row} for row in found] for name, found in tables.items()}
    programme = [{"programme": "Spir", "name": "Spir", "kind": "innovation"}]
    return actors(connect({"programmes": programme, **rows}), "Spir", 2025)


PARTICIPANTS = [
    {"municipality": "Vik", "role": "selected", "county": "Fylket"},
    {"municipality": "Nes", "role": "follower", "follows": "Vik", "county": "Et annet"},
    {"municipality": "Sund", "role": "follower", "follows": "Vik"},
]


def test_who_belongs_together_is_a_tie_of_which_nothing_is_given(connect: Connect) -> None:
    known = _actors(
        connect,
        {
            "participants": PARTICIPANTS,
            "proposals": [
                {"proposal": "Huset", "municipality": "Vik", "reached": "winner"},
                {"proposal": "Taket", "municipality": "Vik", "reached": "finalist"},
            ],
        },
    )
    assert [(tie.municipality, tie.kind, tie.others) for tie in known.ties] == [
        ("Vik", "follower", ("Nes", "Sund")),
        ("Vik", "county", ("Fylket",)),
        ("Vik", "winner", ("Huset",)),
    ]
    assert {tie.parts for tie in known.ties} == {(None, None, None)}
    assert known.tie_count == 4


def test_a_tie_that_is_written_down_counts_once_and_divides_those_of_whom_not_the_same_is_known(
    connect: Connect,
) -> None:
    known = _actors(
        connect,
        {
            "participants": PARTICIPANTS,
            "relations": [
                {"actor": "Vik", "relation": "følgekommune", "other": "Nes", "during_programme": "contact"},
                {"actor": "Naboen", "relation": "grannelag", "other": "Vik", "after_programme": "no_contact"},
                {"actor": "Banken", "relation": "støttespiller"},
                {"actor": "Banken", "relation": "lån", "other": "Laget", "before_programme": "begun"},
            ],
        },
    )
    assert [(tie.municipality, tie.kind, tie.others, tie.parts) for tie in known.ties] == [
        ("Vik", "follower", ("Nes",), (None, "contact", None)),
        ("Vik", "follower", ("Sund",), (None, None, None)),
        ("Vik", "county", ("Fylket",), (None, None, None)),
        ("Vik", "grannelag", ("Naboen",), (None, None, "no_contact")),
        (None, "lån", ("Banken – Laget",), ("begun", None, None)),
    ]
    assert [(actor.name, actor.group, actor.presences) for actor in known.actors] == [("Banken", "supporters", {})]


def test_activities_stand_in_order_of_time_also_those_without_a_day(connect: Connect) -> None:
    known = _actors(
        connect,
        {
            "activities": [
                {"activity": "Søknad", "code": "A"},
                {"activity": "Oppstart", "code": "B", "start_date": dt.date(2025, 2, 1)},
                {"activity": "Seminar", "code": "C"},
                {"activity": "Kåring", "code": "D", "start_date": dt.date(2025, 9, 1)},
                {"activity": "Juryen", "code": "D", "start_date": dt.date(2025, 8, 1)},
                {"activity": "Avslutning", "code": "D"},
                {"activity": "Fest", "start_date": dt.date(2025, 5, 1)},
                {"activity": "Prat"},
                {"activity": "Fase 1", "kind": "phase"},
                {"activity": "Oppstart", "municipality": "Vik", "code": "B", "start_date": dt.date(2025, 2, 3)},
            ],
            "participation": [
                {"actor": "Juryen", "activity": name, "degree": "took_part"}
                for name in ("Kåring", "Prat", "Ukjent", "Seminar", "Fest", "Oppstart", "Søknad", "Avslutning")
            ],
        },
    )
    assert known.activities == ("Søknad", "Oppstart", "Seminar", "Fest", "Kåring", "Avslutning", "Prat", "Ukjent")
    assert known.unmentioned == ("Juryen",)


@pytest.mark.parametrize(
    ("text", "others", "names", "activities"),
    [
        ("nes", ("Nes", "Sund"), ["Følgekommunene"], ("Start", "Slutt")),
        ("slutt", (), ["Juryen"], ("Slutt",)),
        ("vik fylke", ("Fylket",), [], ()),
        ("ingenting", (), [], ()),
    ],
)
def test_a_search_narrows_both(
    connect: Connect, text: str, others: tuple[str, ...], names: list[str], activities: tuple[str, ...]
) -> None:
    known = _actors(
        connect,
        {
            "participants": PARTICIPANTS,
            "participation": [
                {"actor": "Følgekommunene", "activity": "Start", "degree": "took_part", "how_many": "1 av 2"},
                {"actor": "Juryen", "activity": "Slutt", "degree": "doubtful"},
            ],
            "activities": [{"activity": "Start", "code": "1"}, {"activity": "Slutt", "code": "2"}],
        },
    )
    found = known.matching(text, lambda kind: {"county": "Fylkeskommune"}.get(kind, kind))
    assert tuple(name for tie in found.ties for name in tie.others) == others
    assert [actor.name for actor in found.actors] == names and found.activities == activities
    assert known.present("Start") == 1 and known.present("Slutt") == 0


@pytest.mark.parametrize(("programme", "year"), [("Gnist", 2021), (ROUND, 2025)])
def test_the_sample_counted_anew(sample: duckdb.DuckDBPyConnection, programme: str, year: int) -> None:
    known = actors(sample, programme, year)
    rows = sample_rows("participation")[programme]
    took_part = rows[rows["degree"].isin(["took_part", "partly"])]
    assert {actor.name: actor.count for actor in known.actors if actor.count} == dict(took_part["actor"].value_counts())
    assert {name: known.present(name) for name in known.activities if known.present(name)} == dict(
        took_part["activity"].value_counts()
    )
    written = sample_rows("relations")[programme]
    participants = sample_rows("participants")[programme]
    hosts = set(participants.loc[participants["role"].isin(["selected"]), "municipality"])
    of_hosts = pd.concat([written.loc[written[side].isin(hosts), "after_programme"] for side in ("other", "actor")])
    outside = written[~written["other"].isin(hosts) & ~written["actor"].isin(hosts)]["after_programme"]
    for state in ("contact", "begun", "no_contact"):
        assert known.contacts(2, state) == int((of_hosts == state).sum() + (outside == state).sum())


def test_a_round_of_which_only_the_actors_are_known_is_a_year_of_the_programme(connect: Connect) -> None:
    shared = {"programme": "Spir", "actor": "Juryen"}
    connection = connect(
        {
            "programmes": [{"programme": "Spir", "name": "Spir"}],
            "relations": [{**shared, "year": 2021, "relation": "jury"}],
            "participation": [{**shared, "year": 2022, "activity": "Jury", "degree": "took_part"}],
        }
    )
    assert years(connection, "Spir") == (2022, 2021)
