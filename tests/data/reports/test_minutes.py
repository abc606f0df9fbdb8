"""Minutes of a meeting: what was agreed beside what each had answered, and when things are to be done."""

from __future__ import annotations

import datetime as dt

import pytest
from test_beside import read, values

from data.reports.prose import grades_in_prose

PLAN = [["Hva", "Gjelder", "Hvem", "Innen"], ["Skjema for avvik", "Portefølje", "Kontoret", "31.01.2025"]]
PLAN += [["Regne om deltid", "Arbeidsplasser", "Controller", "01.03.2025"]]
HEAD = ("# Referat fra styremøte", "Dato: 14.11.2024 Til stede: 6 av 7", "# Sak 21/24 Programstatusvurdering for 2024")


def test_those_present_are_no_score_and_end_no_front() -> None:
    reading = read(*HEAD, "# Portefølje", "Total poengsum: 4")
    assert values(reading, "scores", "year", "indicator", "score") == [(2024, "portfolio", 4.0)]


def test_an_answer_given_beforehand_stands_in_brackets_with_its_name() -> None:
    lines = ("Porteføljeoversikt: 4 (forhåndssvar 3,4)", "Ressursinnsats: 5 (forhåndssvar: 4,6)", "Total poengsum: 4")
    reading = read(*HEAD, "# Portefølje", *lines)
    found = values(reading, "scores", "statement", "score")
    assert found == [("overview", 4.0), ("resources", 5.0), (None, 4.0)]


def test_what_was_agreed_may_be_what_stands_in_the_brackets() -> None:
    lines = ("Porteføljeoversikt: 3 (enighet: 4)", "Ressursinnsats: 5 (enighet: 6)", "Total poengsum: 4")
    reading = read(*HEAD, "# Portefølje", *lines)
    assert values(reading, "scores", "statement", "score")[:2] == [("overview", 4.0), ("resources", 6.0)]


def test_the_day_by_which_something_is_to_be_done() -> None:
    reading = read(*HEAD, "# Portefølje", "Total poengsum: 4", "# Oppfølging", PLAN)
    assert values(reading, "actions", "due") == [(dt.date(2025, 1, 31),), (dt.date(2025, 3, 1),)]


def test_a_board_agrees_on_points() -> None:
    assert grades_in_prose("Her ble styret enig om 4,5 poeng. I 2022 var tallet 5.", 2023) == [4.5]
    assert grades_in_prose("Styret ble ikke enige om 4 poeng.", 2023) == []


def test_the_points_of_another_year_behind_a_colon_are_none() -> None:
    assert grades_in_prose("Her endte man på 5 poeng av 6 (2022: 4,5).", 2023) == [5.0]
    assert grades_in_prose("Poengsummen ble 5 (i fjor: 4,5).", 2023) == [5.0]


def test_whose_points_stand_in_brackets_may_be_told_above_as_well() -> None:
    told = "I parentes står det programleder foreslo."
    lines = ("Porteføljeoversikt: 4 (programleder 5)", "Ressursinnsats: 3 (programleder 4)", "Total poengsum: 4")
    reading = read(*HEAD, told, "# Portefølje", *lines)
    assert values(reading, "scores", "statement", "score")[:2] == [("overview", 4.0), ("resources", 3.0)]


def test_a_table_s_headings_open_no_part_of_the_report() -> None:
    table = [["Tiltak", "Status"], ["Messe", "Gjennomført"], ["Kurs", "Utsatt"]]
    reading = read("# Programstatusvurdering 2024", "# Resultater", table, "# Portefølje", "Total poengsum: 4")
    assert values(reading, "narratives", "text") == []
    assert values(reading, "scores", "score") == [(4.0,)]


def test_totals_in_sentences_each_begin_their_indicator_and_a_label_of_its_own_is_no_finding() -> None:
    said = ("Profil og kommunikasjon ble etter litt diskusjon satt til 4,5.", "Styrke: Alle kjenner oss")
    said += ("Portefølje ble vurdert til 4.", "Tiltak: Avslutte to prosjekter")
    said += ("Arbeidsplasser ble stående på 2,5.", "Forbedring: Ingen teller")
    said += ("Bærekraft ble ikke vurdert i dette møtet.", "Vedtak: Styret godkjenner vurderingen.")
    reading = read(*HEAD, *said)
    assert values(reading, "scores", "indicator", "score") == [("profile", 4.5), ("portfolio", 4.0), ("jobs", 2.5)]
    assert values(reading, "findings", "indicator", "kind", "text") == [
        ("profile", "strength", "Alle kjenner oss"),
        ("portfolio", "action", "Avslutte to prosjekter"),
        ("jobs", "improvement", "Ingen teller"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Profil og kommunikasjon: 4", "Organisering: 5", "Portefølje: 6"),  # pages of a list of contents
        ("Profil og kommunikasjon steg med 1.", "Organisering steg med 2.", "Portefølje steg med 1."),
    ],
)
def test_numbers_that_count_or_say_a_change_are_no_totals(lines: tuple[str, ...]) -> None:
    assert not values(read("# Programstatusvurdering Spir 2024", *lines), "scores", "score")


def test_a_list_of_totals_with_last_years_in_brackets_is_this_years() -> None:
    lines = ("Profil og kommunikasjon: 4,5 (4,0)", "Organisering: 4 (4,5)", "Arbeidsplasser: 2,5 (3)")
    reading = read(*HEAD, "Samlet poengsum (i fjor i parentes)", *lines)
    assert values(reading, "scores", "indicator", "score") == [("profile", 4.5), ("organisation", 4.0), ("jobs", 2.5)]


def test_topics_with_their_points_in_brackets_and_a_total_in_words_in_the_heading() -> None:
    lines = ("Ressursinnsats (5). Pengene går dit de skal.", "Fremdrift (3). To prosjekter henger etter.")
    reading = read(*HEAD, "# Portefølje: 4,5 poeng samlet", *lines)
    found = values(reading, "scores", "statement", "score")
    assert found == [("resources", 5.0), ("progress", 3.0), (None, 4.5)]


def test_the_year_right_before_the_assessment_is_its_own_beside_the_day_of_a_meeting() -> None:
    text = "This is the 2023 programme status assessment of the Moldal restructuring programme, agreed 4 January 2024."
    reading = read("# Where we stand", text, "# Portefølje", "Total poengsum: 4")
    assert values(reading, "scores", "programme", "year") == [("Moldal", 2023)]


def test_advice_below_a_table_of_all_indicators_is_none_of_the_last_one() -> None:
    table = [["", "Portefølje", "Organisering"], ["Total poengsum", "4", "3"], ["Styrker", "God liste", "Godt styre"]]
    table += [["Anbefalte tiltak", "Rydde", "Møtes oftere"]]
    reading = read(*HEAD, table, "# Anbefalinger", "Fylle porteføljen før sommeren")
    found = values(reading, "findings", "indicator", "text")
    assert ("organisation", "Møtes oftere") in found
    assert not any("Fylle" in str(text) for _, text in found)
