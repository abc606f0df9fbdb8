"""The municipalities of a round: what is known of each and of all, what nobody says, and the samples counted anew."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from analysis.numbers.municipalities import Municipalities, municipalities
from data.terms.round_datasets import READINESS_ITEMS
from tests.analysis.conftest import Connect, sample_rows
from tests.data.factories import Row

ROUND = {"programme": "Prøve", "year": 2031}
GNIST, INVENTED = ("Gnist", 2021), ("Eksempelrunden (oppdiktet)", 2025)


def _known(connect: Connect, **tables: list[Row]) -> Municipalities:
    filled = {name: [{**ROUND, **row} for row in rows] for name, rows in tables.items()}
    return municipalities(connect(filled), "Prøve", 2031)


@pytest.mark.parametrize(("programme", "year"), [GNIST, INVENTED])
def test_the_samples_counted_anew(sample: duckdb.DuckDBPyConnection, programme: str, year: int) -> None:
    known = municipalities(sample, programme, year)
    rows = {name: sample_rows(name)[programme].query(f"year == {year}") for name in ("participants", "challenges")}
    people, challenges = rows["participants"], rows["challenges"].set_index("municipality")
    selected = list(people.loc[people["role"] == "selected", "municipality"])
    assert [one.name for one in known.taking_part] == selected  # in the order of the file
    for one in known.taking_part:
        follows = people[people["follows"] == one.name]
        assert [each.name for each in known.followers(one.name)] == sorted(follows["municipality"])
        assert one.has_changed is bool(
            challenges.loc[one.name, "groups_before"] != challenges.loc[one.name, "groups_after"]
        )
    answers = sample_rows("applicant_readiness")[programme].query(f"year == {year}")
    own = answers[answers["municipality"].notna()].set_index(["municipality", "readiness_item"])["readiness_state"]
    of_all = answers[answers["municipality"].isna()].set_index("readiness_item")["readiness_state"]
    states = [own.get((name, item), of_all.get(item)) for name in selected for item in READINESS_ITEMS]
    assert known.in_place == states.count("in_place") > 0
    unknown = {
        item
        for item in READINESS_ITEMS
        if not any(isinstance(own.get((name, item), of_all.get(item)), str) for name in selected)
    }
    assert set(known.unknown_items) == unknown


def test_what_holds_for_all_is_each_ones_until_it_says_otherwise(connect: Connect) -> None:
    known = _known(
        connect,
        participants=[{"municipality": name, "role": "selected"} for name in ("B", "A")],
        applicant_readiness=[
            {"readiness_item": "time", "readiness_state": "in_place"},
            {"readiness_item": "time", "municipality": "A", "readiness_state": "not_in_place"},
            {"readiness_item": "anchoring", "note": "Én hadde vedtak."},
        ],
    )
    b, a = known.taking_part
    assert (b.name, a.name) == ("B", "A")
    assert [known.state(one, "time") for one in (b, a)] == ["in_place", "not_in_place"]
    assert [known.state(one, "anchoring") for one in (b, a)] == ["not_given", "not_given"]
    assert known.items_of_nobody == ("anchoring",)
    assert known.in_place == 1


@pytest.mark.parametrize(
    ("challenge", "has_changed"),
    [
        ({"challenge_before": "A", "challenge_after": "B"}, True),
        ({"challenge_before": "A", "challenge_after": "A"}, False),
        ({"challenge_before": "A", "challenge_after": "A", "groups_before": "x", "groups_after": "y"}, True),
        ({"challenge_before": "A"}, None),
        ({"title": "A"}, None),
    ],
)
def test_a_challenge_has_changed_only_where_both_ends_are_known(
    connect: Connect, challenge: dict[str, str], has_changed: bool | None
) -> None:
    (one,) = _known(connect, challenges=[{"municipality": "A", **challenge}]).taking_part
    assert one.has_changed is has_changed


def test_short_steps_are_those_of_all_and_of_two_weeks_or_less(connect: Connect) -> None:
    day = dt.date(2031, 3, 12)
    known = _known(
        connect,
        activities=[
            {"activity": "Utkast", "start_date": day, "end_date": day + dt.timedelta(6)},
            {"activity": "Usikkert", "start_date": day, "end_date": day + dt.timedelta(5), "date_quality": "doubtful"},
            {"activity": "Juryen leser", "days_min": 7},
            {"activity": "Ramme sendt", "start_date": day, "handed_to": "Kommunene"},
            {"activity": "Rammen tilbake", "start_date": day + dt.timedelta(4), "responsible": "kommunene"},
            {"activity": "Dagen etter", "start_date": day + dt.timedelta(9), "responsible": "andre"},
            {"activity": "Forslag", "start_date": day, "end_date": day + dt.timedelta(15)},
            {"activity": "Verksted", "municipality": "A", "start_date": day, "end_date": day + dt.timedelta(1)},
            {"activity": "Fase 1", "kind": "phase", "start_date": day, "end_date": day + dt.timedelta(3)},
        ],
    )
    assert [(step.activity, step.least, step.most) for step in known.steps] == [
        ("Utkast", 6, 6),
        ("Rammen tilbake", 4, 4),
        ("Juryen leser", 7, None),
    ]


def test_the_day_it_met_the_winner_is_an_activity_of_that_name_else_a_follow_up(connect: Connect) -> None:
    day = dt.date(2031, 10, 18)
    known = _known(
        connect,
        participants=[{"municipality": name, "role": "selected"} for name in ("A", "B")],
        activities=[
            {"activity": "Vinnerne kåres", "start_date": dt.date(2031, 9, 21)},
            {"activity": "Vinneren møter kommunen", "municipality": "A", "start_date": day},
        ],
        proposals=[{"proposal": "Huset", "municipality": "B", "reached": "winner"}],
        follow_ups=[{"actor": "Huset", "as_of": day, "stage": "met_municipality"}],
    )
    assert known.named_on == dt.date(2031, 9, 21)
    assert [one.met_winner and one.met_winner.date for one in known.taking_part] == [day, day]
    assert [len(one.aftermath) for one in known.taking_part] == [0, 1]  # what is written of its winner is its own
