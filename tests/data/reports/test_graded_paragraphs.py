"""Paragraphs that say in their own words what an indicator was given."""

from __future__ import annotations

import pytest
from test_beside import read, values

from data.loading.read import read_in_process

HEAD = ("# Styrets vurdering av 2024", "Moldal omstillingsprogram.")
GRADED = (
    "Profil og kommunikasjon: Styret gir 4,5 poeng, mot 4 i fjor. Flere kjenner oss.",
    "For portefølje landet styret på 3,5 poeng, selv om to av medlemmene ønsket 4.",
    "Organisering er vårt sterkeste område og får fem poeng (4,5 i 2023).",
    "Bærekraft gir vi 3 poeng. Temaet er nytt.",
)


def test_each_paragraph_gives_its_indicator_what_all_agreed_on() -> None:
    assert values(read(*HEAD, *GRADED), "scores", "year", "indicator", "statement", "score") == [
        (2024, "profile", None, 4.5),
        (2024, "portfolio", None, 3.5),
        (2024, "organisation", None, 5.0),
        (2024, "sustainability", None, 3.0),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Attraktivitet får 4 poeng i 2023.",
        "Attraktivitet bør få 4 poeng til neste år.",
        "Attraktivitet fikk 4 poeng av fylket.",
        "Attraktivitet får 4 poeng. Bedriftene ga 2 poeng, og styret ga 3 poeng.",
    ],
)
def test_what_is_no_grade_of_the_year_is_not_taken(other: str) -> None:
    found = values(read(*HEAD, *GRADED, other), "scores", "indicator")
    assert ("attractiveness",) not in found and len(found) == len(GRADED)


@pytest.mark.parametrize("behind", ["i 2023", "(2023)"])
def test_a_line_with_the_points_of_another_year_gives_none(behind: str) -> None:
    lines = (f"{name}: {score} poeng" for name, score in (("Portefølje", 4), ("Bærekraft", 3), ("Organisering", 5)))
    found = values(read(*HEAD, *lines, f"Attraktivitet: 5 poeng {behind}"), "scores", "indicator", "score")
    assert found == [("portfolio", 4.0), ("sustainability", 3.0), ("organisation", 5.0)]


SCALE = "Dere ble enige om ett terningkast fra 1 til 6 for hver indikator."
THROWN = "Profil og kommunikasjon fikk en firer på terningen. Portefølje måtte nøye seg med en treer."
THROWN_TOO = "Arbeidsplasser ble det en toer på, siden ingen teller. Bærekraft endte på en femmer."


def test_where_the_scale_is_said_each_sentence_gives_its_indicator_the_side_of_a_die() -> None:
    assert values(read(*HEAD, SCALE, THROWN, THROWN_TOO), "scores", "indicator", "score") == [
        ("profile", 4.0),
        ("portfolio", 3.0),
        ("jobs", 2.0),
        ("sustainability", 5.0),
    ]


def test_without_a_scale_numbers_may_be_anything() -> None:
    lines = ("Portefølje har fire prosjekter.", "Bærekraft fikk to møter.", "Organisering fikk en treer.")
    assert values(read(*HEAD, *lines), "scores", "indicator") == []


@pytest.mark.parametrize("other", ["Attraktivitet fikk ikke en firer.", "Attraktivitet skal få en firer neste år."])
def test_what_was_not_given_is_no_grade_on_any_scale(other: str) -> None:
    found = values(read(*HEAD, SCALE, THROWN, THROWN_TOO, other), "scores", "indicator")
    assert ("attractiveness",) not in found and len(found) == 4


ENGLISH = ("# Self-assessment 2024: what you agreed on", "Programme: Moldal", "Grades on the scale from one to six.")


def test_grades_of_a_letter_in_english_are_those_of_its_year() -> None:
    lines = ("Organisation got a four, the same as in 2023.", "Jobs received a two; in 2023 it was three.")
    lines += ("For portfolio you settled on three and a half, after four in 2023.",)
    points = (
        "# What you do well:",
        "- Jobs: The plants count",
        "# What you need to improve:",
        "- Portfolio: Late reports",
    )
    reading = read(*ENGLISH, *lines, *points)
    assert values(reading, "scores", "indicator", "score") == [
        ("organisation", 4.0),
        ("jobs", 2.0),
        ("portfolio", 3.5),
    ]
    assert sorted(values(reading, "findings", "indicator", "kind")) == [
        ("jobs", "strength"),
        ("portfolio", "improvement"),
    ]


def test_what_is_good_and_what_is_not_stand_behind_the_grade_in_one_paragraph() -> None:
    names = {"Portefølje": "4", "Organisering": "4,5", "Berekraft": "3"}
    lines = [
        f"{name}: Styret samla seg om {score} poeng. Bra: Alt går. Må bli betre: Tida." for name, score in names.items()
    ]
    reading = read(*HEAD, "Skalaen går frå 1 til 6.", *lines, "Vedtak (samrøystes): Vurderinga vert godkjend.")
    assert [score for (score,) in values(reading, "scores", "score")] == [4.0, 4.5, 3.0]
    assert values(reading, "findings", "kind", "text") == 3 * [("strength", "Alt går."), ("improvement", "Tida.")]


def test_points_may_stand_before_what_they_are_given_to() -> None:
    names = {
        "Portefølje": "Porteføljeoversikt, 3 på Ressursinnsats og 5 på Fremdrift",
        "Arbeidsplasser": "Engasjement i næringslivet",
    }
    names["Arbeidsplasser"] += ", 2 på Måling og rapportering og 3 på Måltall og periodisering"
    lines = [
        f"{name}. Styret ga 4 på {said}. Styret ble enig om 3,5 som total poengsum." for name, said in names.items()
    ]
    lines += ["Bærekraft. Styret ble enig om 2 som total poengsum."]
    found = values(read(*HEAD, "Skalaen går fra 1 til 6.", *lines), "scores", "indicator", "statement", "score")
    assert [one for one in found if one[1] is not None] == [
        ("portfolio", "overview", 4.0),
        ("portfolio", "resources", 3.0),
        ("portfolio", "progress", 5.0),
        ("jobs", "engagement", 4.0),
        ("jobs", "reporting", 2.0),
        ("jobs", "targets", 3.0),
    ]


MAIL = """Møldal omstillingsprogram: poengene fra samlingen om programstatusvurderingen for 2024.
Fjorårets total står i parentes.

Portefølje: 4,5 (4)
Organisering: 4 (4)
Bærekraft: 2,5 (2)

Dette ble notert (+ bra, - kan bli bedre, > tiltak):

Portefølje
+ Kampanjen nådde mange
- Ungdommen vet lite

Bærekraft
> Foreslå tre mål
"""


def test_a_text_with_last_years_points_in_brackets_is_a_report_and_its_legend_may_stand_in_brackets() -> None:
    reading = read_in_process(MAIL.encode(), "poengene.txt")
    assert values(reading, "scores", "indicator", "score") == [
        ("portfolio", 4.5),
        ("organisation", 4.0),
        ("sustainability", 2.5),
    ]
    assert values(reading, "findings", "indicator", "kind") == [
        ("portfolio", "strength"),
        ("portfolio", "improvement"),
        ("sustainability", "action"),
    ]
