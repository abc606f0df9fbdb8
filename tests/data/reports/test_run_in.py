"""Minutes that tell of points, findings and goals in running text."""

from __future__ import annotations

import pytest
from test_beside import read, values

from data.reports.ranked import ranked_goals
from data.reports.run_in import _scores_in

HEAD = ("# Referat", "Styret for Omstilling i Moldal gikk gjennom programstatus for 2024.")
POINTS = (
    "Poengene går fra 1 til 6. Portefølje fikk 3,5, organisering fikk 4,5 og utviklingsevne fikk 3. Bærekraft fikk 2."
)
TOLD = "Portefølje. Styrke: Ti prosjekter er i gang. Forbedring: Få hovedprosjekter. Tiltak: Ringe bedriftene."


def test_points_and_findings_in_sentences() -> None:
    reading = read(*HEAD, POINTS, TOLD)
    assert set(values(reading, "scores", "programme", "year", "indicator", "score")) == {
        ("Moldal", 2024, "portfolio", 3.5),
        ("Moldal", 2024, "organisation", 4.5),
        ("Moldal", 2024, "development", 3.0),
        ("Moldal", 2024, "sustainability", 2.0),
    }
    assert values(reading, "findings", "indicator", "kind", "text") == [
        ("portfolio", "strength", "Ti prosjekter er i gang."),
        ("portfolio", "improvement", "Få hovedprosjekter."),
        ("portfolio", "action", "Ringe bedriftene."),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        " I 2023 fikk portefølje 4 poeng.",
        " Portefølje fikk 4 i fjor.",
        " Programleder mente at bærekraft fikk 3.",
    ],
)
def test_points_of_another_year_and_of_somebody_change_nothing(behind: str) -> None:
    found = values(read(*HEAD, POINTS + behind), "scores", "score")
    assert found == [(3.5,), (4.5,), (3.0,), (2.0,)]


def test_points_of_which_more_is_said_are_not_taken_from_sentences() -> None:
    assert not values(read(*HEAD, POINTS + " Portefølje fikk 4, mente fylket."), "scores", "score")


def test_goals_that_a_sentence_counts_up_have_their_ranks() -> None:
    text = (
        "Styret minte om målene i prioritert rekkefølge: for det første å skape 75 nye arbeidsplasser i programperioden"
    )
    text += ", for det andre å få flere bedrifter og for det tredje å gjøre bygda bedre."
    reading = read(*HEAD, POINTS, text)
    assert values(reading, "goals", "rank", "text", "target") == [
        (1, "skape 75 nye arbeidsplasser i programperioden", 75),
        (2, "få flere bedrifter", None),
        (3, "gjøre bygda bedre", None),
    ]
    assert values(reading, "jobs", "year", "target_new") == [(None, 75)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi gjør det for det første fordi vi må, for det andre fordi vi vil.",
        "Målene i prioritert rekkefølge: for det andre å vokse, for det tredje å leve.",
    ],
)
def test_other_things_that_are_counted_up_are_no_goals(text: str) -> None:
    assert ranked_goals(text) == []


@pytest.mark.parametrize(
    ("lead", "is_read"),
    [
        ("Disse ble satt uten lengre diskusjon: ", True),
        ("", True),
        ("I fjor var det slik: ", False),
        ("Programleder foreslo: ", False),
    ],
)
def test_the_word_for_points_may_be_said_once_for_several_indicators(lead: str, is_read: bool) -> None:
    found = _scores_in(f"{lead}Utviklingsevne fikk 3, Arbeidsplasser 3,5 og Bærekraft 2,5 poeng.")
    wanted = [("Utviklingsevne", "3"), ("Arbeidsplasser", "3,5"), ("Bærekraft", "2,5")]
    assert found == ((wanted, "") if is_read else None)
