"""Plans of a year beside lists of actions and of projects: what parts them, and what stands in their columns."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.loading.read import read_in_process
from data.terms.answers import Answers
from tests.data.written import xlsx

Rows = list[list[Any]]


def read(rows: Rows, *names: str, sheet: str = "Ark1") -> tuple[str, list[tuple[Any, ...]]]:
    """The data set that a sheet is read as, and some fields of its rows."""
    reading = read_in_process(xlsx({sheet: rows}), "fil.xlsx", answers=Answers(programme="Moland"))
    (table,) = reading.tables
    return table.dataset, [tuple(row) for row in table.rows[list(names)].itertuples(index=False)]


def test_tasks_by_area_are_the_plan_of_a_year() -> None:
    rows: Rows = [
        ["Det vi skal gjøre i 2025"],
        ["Innsatsområde", "Oppgave", "Ansvarlig", "Frist", "Status", "Avvik"],
        ["Havn", "Rydde kaia", "Havnesjefen", "1.3.2025", "Ferdig", ""],
        ["Skog", "Plante tre", "Skoglaget", "1.9.2025", "Utsatt", "For tørt"],
    ]
    assert read(rows, "year", "text", "focus_area", "deviation") == (
        "plan_items",
        [(2025, "Rydde kaia", "Havn", None), (2025, "Plante tre", "Skog", "For tørt")],
    )


def test_areas_numbered_from_one_over_their_tasks_are_areas() -> None:
    rows: Rows = [
        ["Handlingsplan 2025"],
        ["Nr", "Aktivitet", "Ansvarlig", "Frist", "Status", "Avvik fra planen"],
        ["1 Havn"],
        ["1.1", "Rydde kaia", "Havnesjefen", "1.3.2025", "Ferdig", ""],
        ["1.2", "Male skuret", "Havnesjefen", "1.5.2025", "Ferdig", ""],
        ["2 Skog"],
        ["2.1", "Plante tre", "Skoglaget", "1.9.2025", "Utsatt", "For tørt"],
        ["2.2", "Merke sti", "Skoglaget", "1.9.2025", "Utsatt", ""],
    ]
    assert read(rows, "item", "text", "focus_area", "deviation") == (
        "plan_items",
        [
            ("1.1", "Rydde kaia", "1 Havn", None),
            ("1.2", "Male skuret", "1 Havn", None),
            ("2.1", "Plante tre", "2 Skog", "For tørt"),
            ("2.2", "Merke sti", "2 Skog", None),
        ],
    )


def test_tasks_of_what_is_called_a_plan_of_the_year_need_no_areas() -> None:
    rows: Rows = [
        ["Årsplan 2025"],
        ["Aktivitet", "Hvem", "Frist", "Status"],
        ["Rydde kaia", "Havnesjefen", "1.3.2025", "Ferdig"],
        ["Plante tre", "Skoglaget", "1.9.2025", "I gang"],
    ]
    assert read(rows, "text", "responsible")[0] == "plan_items"


def test_tasks_after_an_assessment_are_actions_whatever_area_they_are_of() -> None:
    rows: Rows = [
        ["Tiltak etter programstatusvurderingen 2025"],
        ["Innsatsområde", "Tiltak", "Ansvarlig", "Frist", "Status"],
        ["Havn", "Rydde kaia", "Havnesjefen", "1.3.2025", "Ferdig"],
        ["Skog", "Plante tre", "Skoglaget", "1.9.2025", "I gang"],
    ]
    assert read(rows, "text")[0] == "actions"
    rows[0] = ["Tiltak 2025"]
    rows[1][0], rows[2][0], rows[3][0] = "Område", "Organisering", "Måloppnåelse"
    assert read(rows, "text")[0] == "actions"


def test_a_line_with_a_quarter_says_when_the_tasks_below_it_are_due() -> None:
    rows: Rows = [
        ["Arbeidsplan 2025"],
        ["Nr", "Oppgave", "Ansvarlig", "Status"],
        ["1. kvartal"],
        [1, "Rydde kaia", "Havnesjefen", "Ferdig"],
        [2, "Male bua", "Havnesjefen", "I gang"],
        ["3. kvartal"],
        [3, "Plante tre", "Skoglaget", "Ikke startet"],
    ]
    days = [dt.date(2025, 3, 31), dt.date(2025, 3, 31), dt.date(2025, 9, 30)]
    found = read(rows, "text", "due")
    assert found == ("plan_items", list(zip(["Rydde kaia", "Male bua", "Plante tre"], days, strict=True)))


def test_the_day_when_something_was_done_is_no_deadline() -> None:
    rows: Rows = [
        ["Anbefalinger fra vurderingen 2024"],
        ["Anbefaling", "Ansvarlig", "Frist", "Fullført", "Stilling"],
        ["Ringe alle", "Ida", "1.3.2025", "20.2.2025", "Lukket"],
        ["Skrive brev", "Jo", "1.9.2025", "", "Åpen"],
        ["Lage kart", "Jo", "1.9.2025", "", "Parkert"],
        ["Telle på nytt", "Jo", "1.9.2025", "", "Åpen"],
    ]
    dataset, found = read(rows, "due", "done_on", "status")
    assert dataset == "actions"
    assert found[0] == (dt.date(2025, 3, 1), dt.date(2025, 2, 20), "Lukket")
    assert [status for *_, status in found] == ["Lukket", "Åpen", "Parkert", "Åpen"]


def test_letters_that_a_list_below_explains_are_steps() -> None:
    rows: Rows = [
        ["Pnr.", "Prosjekt", "Bedrift", "Trinn", "Tilskudd"],
        [14, "Bringebær", "Bær AS", "b", 210_000.0],
        [17, "Ost", "Ysteriet SA", "a", 70_000.0],
        [9, "Drivhus", "Varme AS", "c", 1_400_000.0],
        [],
        ["Trinn: a forstudie, b forprosjekt, c hovedprosjekt"],
    ]
    assert read(rows, "project", "phase") == (
        "projects",
        [("14", "pre_project"), ("17", "pre_study"), ("9", "main_project")],
    )


def test_letters_under_another_word_are_no_types_of_owners() -> None:
    rows: Rows = [
        ["Prosjekt", "Bedrift", "Risiko", "Tilskudd"],
        ["Bringebær", "Bær AS", "B", 210_000.0],
        ["Ost", "Ysteriet SA", "A", 70_000.0],
    ]
    assert read(rows, "project", "owner_type") == ("projects", [("Bringebær", None), ("Ost", None)])


def test_a_number_of_the_company_is_no_number_of_the_project() -> None:
    rows: Rows = [
        ["Orgnr", "Prosjekt", "Tilskudd"],
        [912_004_411, "Bringebær", 210_000.0],
        [912_004_412, "Ost", 70_000.0],
    ]
    assert read(rows, "project")[1] == [("Bringebær",), ("Ost",)]


def test_what_happens_on_days_of_a_plan_of_the_year_is_its_wheel() -> None:
    rows: Rows = [
        ["Årsplan for styret 2025"],
        ["Dato", "Sak", "Ansvarlig"],
        ["3.2.2025", "Regnskap", "Ida"],
        ["7.4.2025", "Portefølje", "Ida"],
    ]
    assert read(rows, "date", "text") == (
        "wheel",
        [(dt.date(2025, 2, 3), "Regnskap"), (dt.date(2025, 4, 7), "Portefølje")],
    )


def test_points_of_action_below_days_of_meetings_are_no_projects() -> None:
    rows: Rows = [
        ["Aksjonspunkter fra styremøtene"],
        ["Punkt", "Ansvarlig", "Status"],
        ["12. mars 2025"],
        ["Ringe fylket", "Ida", "Ferdig"],
        ["Skrive brev", "Jo", "Åpen"],
        ["4. juni 2025"],
        ["Lage kart", "Ida", "Åpen"],
    ]
    assert read(rows, "text", "due")[0] == "actions"
    assert read(rows, "text")[1] == [("Ringe fylket",), ("Skrive brev",), ("Lage kart",)]


def test_the_number_of_a_municipality_or_a_rank_is_no_number_of_a_project() -> None:
    for heading, numbers in (("Knr", (1101, 1102)), ("Pri", (2, 1))):
        rows: Rows = [
            [heading, "Prosjekt", "Bedrift", "Tilskudd", "Ferdigstilt"],
            [numbers[0], "Kai", "Kai AS", 100_000.0, "1.3.2024"],
            [numbers[1], "Bod", "Bod AS", 200_000.0, "1.9.2024"],
        ]
        assert read(rows, "project", "actual_end") == (
            "projects",
            [("Kai", dt.date(2024, 3, 1)), ("Bod", dt.date(2024, 9, 1))],
        )


def test_roman_numbers_that_a_list_explains_are_steps() -> None:
    rows: Rows = [
        ["Project", "Grantee", "Step", "Awarded"],
        ["Kelp", "Tang Ltd", "II", 400_000.0],
        ["Café", "Kai Ltd", "I", 80_000.0],
        [],
        ["Step: I pre-study, II pre-project"],
    ]
    assert read(rows, "name", "phase") == ("projects", [("Kelp", "pre_project"), ("Café", "pre_study")])


def test_states_of_ones_own_stand_among_known_ones() -> None:
    rows: Rows = [
        ["Tiltak etter programstatusvurderingen 2024"],
        ["Anbefaling", "Hvem", "Når", "Hvor langt er vi"],
        ["Revidere mandatet", "Styreleder", "1.3.2025", "Ikke begynt"],
        ["Telle likt overalt", "Rådgiver", "15.5.2025", "Begynt"],
        ["Trykke en plakat", "Rådgiver", "15.6.2025", "Lagt bort"],
    ]
    assert read(rows, "status") == ("actions", [("Ikke begynt",), ("Begynt",), ("Lagt bort",)])
