"""Findings in tables below their kind, by the indicator that each row names; and a year beside the field it is of."""

from __future__ import annotations

from test_beside import read, values

GOOD = [["Indikator", "Funn"], ["Organisering", "Møtene er korte"], ["Bærekraft", "Bedriftene spør om klima"]]
BAD = [["Funn", "Indikator"], ["Ingen kjenner fullmaktene", "Organisering"]]
TITLE = "# Oppsummering: programstatus 2024"
SCORE = ("# Organisering", "Total poengsum: 4")


def test_each_row_below_a_kind_is_a_finding_of_the_indicator_it_names() -> None:
    reading = read(TITLE, "# Dette er vi gode på", GOOD, "# Dette må vi forbedre", BAD, "# Poeng", "Alle er enige.")
    assert sorted(values(reading, "findings", "indicator", "kind", "text")) == [
        ("organisation", "improvement", "Ingen kjenner fullmaktene"),
        ("organisation", "strength", "Møtene er korte"),
        ("sustainability", "strength", "Bedriftene spør om klima"),
    ]


def test_a_title_from_before_the_year_that_a_field_says_is_asked_about() -> None:
    asked = read("# Programstatusvurdering 2023", [["Program", "Moland"], ["Vurderingsår", "2024"]], *SCORE)
    assert values(asked, "scores", "year") == [(None,)]  # and nothing is stored while it is open
    assert len(asked.questions) == 1


def test_a_title_of_the_year_after_is_that_of_the_writing() -> None:
    reading = read("# Programstatusvurdering 2025", [["Program", "Moland"], ["Vurderingsår", "2024"]], *SCORE)
    assert values(reading, "scores", "year") == [(2024,)]
