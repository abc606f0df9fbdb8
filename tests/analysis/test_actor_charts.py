"""What the charts of a round's actors say and draw: of one municipality, of ten, of nobody; and what is unknown."""

from __future__ import annotations

import duckdb
import pytest

from analysis.charts.actors import participation, ties
from analysis.drawing.actor_rows import PresenceGrid, Ties
from analysis.facts import Facts, Selection
from analysis.findings.actor_headline import of_actors
from analysis.numbers.actors import Actor, Actors, Contact, Presence, Tie
from analysis.screens.actors import actors_screen
from language import LANGUAGES, Language

CHOSEN = Selection("Gnist", 2021)
NB = Language("nb")
Parts = tuple[Contact | None, Contact | None, Contact | None]


def _known(*found: Tie, actors: tuple[Actor, ...] = (), activities: tuple[str, ...] = ()) -> Actors:
    hosts = tuple(dict.fromkeys(tie.municipality for tie in found if tie.municipality))
    return Actors(hosts, found, activities, actors, ())


def _ties(count: int, *parts: Contact | None) -> tuple[Tie, ...]:
    given: Parts = (parts[0], parts[1], parts[2])
    return tuple(Tie(f"Kommune {number}", "county", (f"Fylke {number}",), given, None) for number in range(count))


@pytest.mark.parametrize(
    ("known", "title", "headline"),
    [
        (
            _known(*_ties(1, None, "contact", None)),
            "Den ene forbindelsen var i bruk underveis, men er ikke kjent etterpå",
            "Kommunen hadde kontakt med fylkeskommunen underveis. Om kontakten varte etterpå, er ikke kjent.",
        ),
        (
            _known(*_ties(10, "contact", "contact", "contact")),
            "Alle ti hadde kontakt underveis, ti etterpå",
            "Kommunene hadde kontakt med fylkeskommunene underveis. Alle har hatt kontakt også etterpå.",
        ),
        (
            _known(*_ties(2, None, "no_contact", "no_contact"), *_ties(1, None, "contact", "no_contact")),
            "Én av tre hadde kontakt underveis, ingen er kjent etterpå",
            "Kommunen hadde kontakt med fylkeskommunen underveis. Ingen av dem har kontakt etterpå.",
        ),
        (
            _known(*_ties(3, None, None, None)),
            "Tre forbindelser, men ikke når det var kontakt",
            "Hvem kommunene hadde kontakt med underveis, er ikke kjent. Om kontakten varte etterpå, er ikke kjent.",
        ),
    ],
)
def test_the_title_says_what_is_known(sample_facts: dict[str, Facts], known: Actors, title: str, headline: str) -> None:
    assert ties(known, CHOSEN, NB).title == title
    assert of_actors(sample_facts["Gnist"], CHOSEN, known, NB).text == headline


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_nobody_has_written_is_missing_and_says_who_does_what(code: str) -> None:
    for build in (ties, participation):
        missing = build(_known(), CHOSEN, Language(code)).missing
        assert missing is not None and missing.what_to_do


def test_not_given_is_not_no_contact_and_a_winner_had_no_time_before() -> None:
    rows = ties(_known(Tie("Vik", "winner", ("Huset",), (None, "contact", None), None)), CHOSEN, NB).rows
    assert isinstance(rows, Ties)
    ((row,),) = (group.rows for group in rows.groups)
    assert row.marks == ("none", "contact", "unknown")
    assert row.spoken == "underveis: kontakt, etter: ikke oppgitt"


def test_an_actor_that_is_mentioned_nowhere_has_no_number() -> None:
    some = Actor("Juryen", "jury", "jury", (), {"Start": Presence("partly", "1 av 2", None)})
    doubtful = Actor("LUP", "supporter", "supporters", (), {"Start": Presence("doubtful", None, "hjalp kanskje")})
    nobody = Actor("Husbanken", "lånegiver", "lånegiver", (), {})
    chart = participation(_known(actors=(some, doubtful, nobody), activities=("Start",)), CHOSEN, NB)
    rows = chart.rows
    assert isinstance(rows, PresenceGrid)
    assert [heading for heading, _ in rows.groups] == ["Jury og forskning", "Støttespillere", "Lånegiver"]
    found = [row for _, group in rows.groups for row in group]
    assert [(row.total, row.total_of) for row in found] == [("1", "1 av 1"), ("–", "usikkert"), ("–", "ikke nevnt")]
    assert [row.words for row in found] == ["Start (delvis, 1 av 2)", "Start (usikkert)", ""]
    assert rows.totals == ("1",) and rows.notes == ("LUP, Start: hjalp kanskje",)
    assert [row[-1] for row in chart.table.rows] == [1, None, None]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("programme", "year"), [("Gnist", 2021), ("Eksempelrunden (oppdiktet)", 2025)])
def test_the_samples_have_every_part(
    sample: duckdb.DuckDBPyConnection, sample_facts: dict[str, Facts], programme: str, year: int, code: str
) -> None:
    screen = actors_screen(sample, sample_facts[programme], Selection(programme, year), Language(code))
    assert screen.ties is not None and screen.participation is not None
    assert screen.ties.missing is None and screen.participation.missing is None
    assert screen.headline.text.count(".") == 2
