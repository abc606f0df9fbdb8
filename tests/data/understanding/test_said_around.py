"""What a table is about, and what its headings are, by what stands around them; made-up rows."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

AREAS = [["Tare", 900_000], ["Trehus", 450_000]]


def read(rows: list[list[Any]], file: str = "fil", sheet: str = "Ark1") -> Reading:
    return read_in_process(xlsx({sheet: rows}), f"{file}.xlsx", programme="Moland", year=2024)


def stored(rows: list[list[Any]], *fields: str, file: str = "fil", sheet: str = "Ark1") -> list[tuple[Any, ...]]:
    reading = read(rows, file, sheet)
    assert reading.is_storable, (reading.problems, reading.questions)
    (table,) = [table for table in reading.tables if len(table.rows)]
    return [tuple(row) for row in table.rows[list(fields)].itertuples(index=False)]


@pytest.mark.parametrize("heading", ["Vedtatt budsjett", "Vedteke budsjett", "Approved budget"])
def test_the_budget_that_was_decided_is_the_budget_where_none_is_revised(heading: str) -> None:
    rows = [["Innsatsområde", heading, "Utbetalt"], ["Tare", 900_000, 310_000], ["Trehus", 450_000, 120_000]]
    assert stored(rows, "focus_area", "budget_nok", "paid_nok") == [
        ("Tare", 900_000, 310_000),
        ("Trehus", 450_000, 120_000),
    ]


def test_the_budget_that_was_revised_goes_before_the_one_that_was_decided() -> None:
    rows = [["Innsatsområde", "Vedtatt budsjett", "Revidert budsjett"], ["Tare", 900_000, 800_000]]
    assert stored(rows, "focus_area", "budget_nok") == [("Tare", 800_000)]


def test_a_title_of_whose_money_it_is_does_not_say_whether_it_is_paid() -> None:
    reading = read(
        [["Programmidler 2024"], [], ["Innsatsområde", "Budsjett", "Beløp"], *[[*a, 100_000] for a in AREAS]]
    )
    assert [question.code for question in reading.questions] == ["column_meaning"]


def test_the_programmes_money_beside_the_cost_of_a_project_is_what_it_was_granted() -> None:
    rows = [["Prosjekt", "Søker", "Totalkostnad", "Programmidler"], ["Kai", "Kai AS", 900_000, 300_000]]
    assert stored(rows, "name", "granted_nok") == [("Kai", 300_000)]


@pytest.mark.parametrize("heading", ["Fra oss", "Vår andel", "Programmets andel", "Omstillingsmidler"])
def test_what_comes_from_the_programme_itself_is_what_it_has_granted(heading: str) -> None:
    rows = [["Prosjekt", "Søker", "Kostnad", heading], ["Kai", "Kai AS", 900_000, 300_000]]
    assert stored(rows, "name", "total_cost_nok", "granted_nok") == [("Kai", 900_000, 300_000)]


@pytest.mark.parametrize("heading", ["Egenandel", "Kommunens andel"])
def test_what_comes_from_others_is_no_grant(heading: str) -> None:
    (table,) = read([["Prosjekt", "Søker", "Kostnad", heading], ["Kai", "Kai AS", 900_000, 300_000]]).tables
    assert "granted_nok" not in table.rows or table.rows["granted_nok"].isna().all()


def test_a_column_of_schemes_that_are_programmes_says_whose_each_line_is() -> None:
    rows = [["Sak", "Ordning", "Prosjekt", "Søker", "Tilsagn"]]
    rows += [["24/1", "Berge omstillingsprogram 2024", "Kai", "Kai AS", 300_000]]
    rows += [["24/2", "Berge omstillingsprogram 2024", "Sti", "Tur AS", 120_000]]
    reading = read_in_process(xlsx({"Uttrekk": rows}), "fil.xlsx")
    (table,) = reading.tables
    assert list(table.rows["programme"]) == ["Berge", "Berge"]


@pytest.mark.parametrize(
    ("titles", "year"),
    [
        (["Arbeidsplasser i Berge 2023", "Tall fra rapporteringen i januar 2024"], 2023),
        (["Meldt inn i januar 2024", "Arbeidsplasser i Berge 2023"], 2023),
        (["Arbeidsplasser 2024", "Vedtatt desember 2023"], 2024),
        (["Arbeidsplasser 2021", "Tall fra august 2024"], None),
        (["Arbeidsplasser 2023", "Arbeidsplasser 2024"], None),
    ],
)
def test_the_year_of_a_title_and_the_month_in_which_people_reported(titles: list[str], year: int | None) -> None:
    rows = [*([title] for title in titles), [], ["Innsatsområde", "Nye arbeidsplasser"], ["Hav", 3], ["Reise", 2]]
    reading = read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", programme="Berge")
    (table,) = reading.tables
    found = set(table.rows["year"].dropna()) if "year" in table.rows else set()
    assert found == ({year} if year else set())
    assert bool(reading.questions) == (year is None)


def test_how_urgent_an_action_is_makes_no_mean_of_it() -> None:
    rows = [
        ["Tiltak", "Prioritet", "Ansvarlig", "Frist"],
        ["Rydde i avtaler", "Høy", "Ida", "01.03.2024"],
        ["Skrive til eierne", "Middels", "Per", "01.04.2024"],
    ]
    assert [text for (text,) in stored(rows, "text")] == ["Rydde i avtaler", "Skrive til eierne"]


def test_whom_a_project_is_for_makes_no_sum_of_it() -> None:
    rows = [["Prosjekt", "Målgruppe", "Tilsagn"], ["Kai", "Unge", 70_000], ["Bru", "Alle", 90_000]]
    assert stored(rows, "name", "granted_nok") == [("Kai", 70_000), ("Bru", 90_000)]


def test_companies_that_are_new_are_no_jobs() -> None:
    rows = [["År", "Nye foretak", "Innbyggere"], [2022, 14, 2310], [2023, 9, 2298]]
    assert not read(rows).tables
    assert stored(rows, "year", "measure", "value", file="Nøkkeltall") == [
        (2022, "Nye foretak", 14),
        (2023, "Nye foretak", 9),
        (2022, "Innbyggere", 2310),
        (2023, "Innbyggere", 2298),
    ]


def test_under_a_title_that_names_the_figure_headings_are_names() -> None:
    rows = [["Sikrede arbeidsplasser"], ["År", "Ny kyst", "Trehus", "Fjellmat", "Solstråk"], [2022, 4, 5, 6, 7]]
    found = {(area, jobs) for area, jobs in stored(rows, "focus_area", "secured_jobs")}
    assert found == {("Ny kyst", 4), ("Trehus", 5), ("Fjellmat", 6), ("Solstråk", 7)}


def test_two_areas_are_enough_beside_a_column_of_years() -> None:
    rows = [["Vedtatt budsjett"], ["Årstall", "Mat og trehus", "Bygdeliv"], [2022, 400_000, 500_000]]
    assert stored(rows, "focus_area", "budget_nok") == [("Mat og trehus", 400_000), ("Bygdeliv", 500_000)]


def test_one_line_that_says_which_figure_it_holds_is_enough() -> None:
    rows = [["Budsjett 2024"], [None, "Trehus", "Bygdeliv"], ["Budsjett", 400_000, 500_000]]
    assert stored(rows, "focus_area", "budget_nok") == [("Trehus", 400_000), ("Bygdeliv", 500_000)]


def test_projects_with_what_they_were_granted_are_projects_whatever_the_sheet_is_called() -> None:
    for sheet in ("Ark1", "Sheet1", "Liste"):
        rows = [["Prosjekt", "Bevilget"], ["Kai", 70_000], ["Bru", 90_000]]
        assert stored(rows, "name", "granted_nok", sheet=sheet) == [("Kai", 70_000), ("Bru", 90_000)]


FUNDED = [["Kai", "Hav", 205_000, 312_000, 10_000, 527_000], ["Sag", "Skog", 152_500, 161_000, 0, 313_500]]
FUNDED += [["Tang", "Hav", 98_000, 110_000, 50_000, 258_000]]


def test_amounts_by_who_pays_are_no_names_and_the_programmes_is_the_grant() -> None:
    rows = [["Prosjekter 2024"], [], ["Prosjekt", "Område", "Bedrift", "Program", "Fylke", "Sum"], *FUNDED]
    reading = read(rows)
    (table,) = reading.tables
    assert list(table.rows["granted_nok"]) == [312_000, 161_000, 110_000]
    assert list(table.rows["total_cost_nok"]) == [527_000, 313_500, 258_000]
    assert set(table.rows["programme"]) == {"Moland"}
    assert "company" not in table.rows or table.rows["company"].isna().all()


def test_what_the_grant_and_all_else_come_to_is_the_cost_though_it_is_only_called_a_total() -> None:
    rows = [["Prosjekt", "Område", "Støtte", "Egenkapital", "Totalt"]]
    rows += [[name, area, own, other, own + other] for name, area, own, other, *_ in FUNDED]
    assert stored(rows, "name", "granted_nok", "total_cost_nok")[0] == ("Kai", 205_000, 517_000)


def test_a_remark_is_no_name_of_a_project() -> None:
    rows = [["Arbeidsplasser 2024"], [], ["Bedrift", "Område", "Nye årsverk", "Sikrede årsverk", "Merknad"]]
    rows += [["Kai AS", "Hav", 2, 1.5, "anslag"], ["Sag AS", "Skog", 0, 4, ""], ["Tang AS", "Hav", 1, 0, ""]]
    assert stored(rows, "focus_area", "new_jobs", "secured_jobs") == [("Hav", 3, 1.5), ("Skog", 0, 4)]


def test_sheets_after_a_front_page_that_names_the_programme_are_not_called_after_programmes() -> None:
    front = [["Berge omstillingsprogram"], ["Ett ark per innsatsområde"], ["Sist oppdatert 1.9.2025"]]
    header = ["Prosjekt", "Søker", "Innvilget"]
    sheets = {"Om": front, "Havbruk": [header, ["Kai", "Kai AS", 300_000], ["Not", "Not AS", 120_000]]}
    sheets |= {"Reiseliv": [header, ["Sti", "Tur AS", 90_000], ["Fyr", "Fyr AS", 60_000]]}
    reading = read_in_process(xlsx(sheets), "fil.xlsx")
    found = [
        row
        for table in reading.tables
        for row in table.rows[["programme", "focus_area", "name"]].itertuples(index=False, name=None)
    ]
    assert found == [
        ("Berge", "Havbruk", "Kai"),
        ("Berge", "Havbruk", "Not"),
        ("Berge", "Reiseliv", "Sti"),
        ("Berge", "Reiseliv", "Fyr"),
    ]


def test_a_column_that_is_called_what_it_holds_is_no_difference_of_two_others() -> None:
    rows = [["Arbeidsplasser"], [], ["", 2023, "", 2024, ""], ["Område", "Nye", "Sikra", "Nye", "Sikra"]]
    rows += [["Hav", 9, 4, 14, 5], ["Reise", 3, 2, 6, 1], ["Sol", 8, 1, 7, 7]]
    found = stored(rows, "focus_area", "secured_jobs")
    assert sorted(found) == [("Hav", 4), ("Hav", 5), ("Reise", 1), ("Reise", 2), ("Sol", 1), ("Sol", 7)]


def test_days_with_their_weekday_beside_a_month_that_is_written_once_and_what_each_is() -> None:
    rows = [["Årshjul 2026"], [], ["Måned", "Dag", "Hva skjer", "Ansvarlig"]]
    rows += [["Januar", "onsdag 21.", "Styremøte 1/26: budsjett", "Leder"]]
    rows += [
        ["", "fredag 30.", "Bedriftene telles", "Rådgiver"],
        ["Mars", "mandag 2.", "Frist for rapport", "Rådgiver"],
    ]
    reading = read(rows)
    (table,) = reading.tables
    assert [str(day)[:10] for day in table.rows["date"]] == ["2026-01-21", "2026-01-30", "2026-03-02"]
    assert table.rows["kind"].astype(object).where(table.rows["kind"].notna(), None).tolist()[:2] == [
        "board_meeting",
        None,
    ]


def test_a_line_of_signs_that_adds_up_others_is_no_code_without_a_name() -> None:
    rows = [["Ansvar", "Ansvar (T)", "Budsjett", "Utbetalt"], ["7110", "Reiseliv", 1_800_000, 612_500]]
    rows += [["7120", "Havbruk", 2_400_000, 1_190_000], ["*", "", 4_200_000, 1_802_500]]
    assert stored(rows, "focus_area", "paid_nok") == [("Reiseliv", 612_500), ("Havbruk", 1_190_000)]
