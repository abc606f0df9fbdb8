"""Paragraphs that say in their own words what an indicator was given."""

from __future__ import annotations

import pytest
from test_beside import read, values

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
