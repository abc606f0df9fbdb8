"""Goals of a plan, where money comes from, answers to whether something is done, and figures that could be years."""

from __future__ import annotations

import pytest

from tests.data.understanding.test_rounds import Rows, loaded, read


def test_figures_below_headings_of_years_are_figures_though_they_could_be_years() -> None:
    rows: Rows = [
        ["Budsjett (tall i 1000 kr)"],
        [],
        ["Innsatsområde", "Budsjett 2024", "Budsjett 2025"],
        ["Turisme", 2000, 2024],
        ["Mat", 3000, 3100],
    ]
    dataset, found = read(rows, "focus_area", "year", "budget_nok")
    assert dataset == "budget"
    assert found == [
        ("Turisme", 2024, 2_000_000),
        ("Mat", 2024, 3_000_000),
        ("Turisme", 2025, 2_024_000),
        ("Mat", 2025, 3_100_000),
    ]


def test_where_the_money_comes_from_is_no_area_and_its_unit_holds_below() -> None:
    rows: Rows = [
        ["Omstilling – budsjett 2025"],
        ["Alle beløp i 1 000 kr."],
        [],
        ["Finansiering", "Budsjett 2025"],
        ["Fylket", 4600],
        ["Kommunen", 1500],
        ["Sum", 6100],
        [],
        ["Bruk av midlene", "Budsjett 2025"],
        ["Turisme", 2100],
        ["Mat", 4000],
        ["Sum bruk", 6100],
        [],
        ["Balanse", 0],
    ]
    reading = loaded({"Ark1": rows})
    (table,) = reading.tables
    found = table.values.select(["focus_area", "year", "budget_nok"]).to_pylist()
    assert [tuple(row.values()) for row in found] == [("Turisme", 2025, 2_100_000), ("Mat", 2025, 4_000_000)]
    (told,) = reading.problems
    assert (told.code, told.value) == ("unknown_table", "Finansiering, Budsjett 2025")


def test_goals_in_their_order_need_no_year_and_not_all_of_them_a_number() -> None:
    rows: Rows = [
        ["Mål i prioritert rekkefølge, 2021–2026"],
        [],
        ["Prioritet", "Mål", "Måltall", "Enhet", "Måles med"],
        [1, "Flere helårs arbeidsplasser", 75, "arbeidsplasser", "Telling hvert år"],
        [2, "Sentrum er uten tomme lokaler", 0, "lokaler", "Registrering"],
        [3, "Kjent i alle husstander", None, None, "ikke avklart"],
    ]
    dataset, found = read(rows, "rank", "text", "target", "unit")
    assert dataset == "goals"
    assert found == [
        (1, "Flere helårs arbeidsplasser", 75, "arbeidsplasser"),
        (2, "Sentrum er uten tomme lokaler", 0, "lokaler"),
        (3, "Kjent i alle husstander", None, None),
    ]


def test_goals_with_what_came_of_them_are_measures() -> None:
    rows: Rows = [
        ["Programmål 2024"],
        [],
        ["Nr", "Mål", "Måltall", "Oppnådd"],
        [1, "Bedrifter", 9, 2],
        [2, "Hus", 5, 1],
    ]
    assert read(rows, "value", "target") == ("measures", [(2, 9), (1, 5)])


@pytest.mark.parametrize(
    ("heading", "cells", "states"),
    [
        ("Gjort", ["Ja", "Nei", "Delvis"], ["Gjort", "Ikke gjort", "Delvis gjort"]),
        ("Utført?", ["x", "", "x"], ["Utført", None, "Utført"]),
        ("Ferdig?", ["Nei", "Ja", "Ja"], ["Ikke ferdig", "Ferdig", "Ferdig"]),
        ("Done", ["Yes", "No", "Partly"], ["Done", "Not done", "Partly done"]),
    ],
)
def test_whether_something_is_done_is_its_state(heading: str, cells: list[str], states: list[str | None]) -> None:
    rows: Rows = [["Oppgaver etter styremøtet 2025"], [], ["Hva", "Hvem", "Frist", heading]]
    rows += [[f"Sende brev {at}", "Leder", "15.04.2025", cell] for at, cell in enumerate(cells)]
    dataset, found = read(rows, "status")
    assert (dataset, [state for (state,) in found]) == ("actions", states)


def test_how_sure_jobs_are_may_be_said_in_more_words_over_their_kinds() -> None:
    rows: Rows = [
        ["Arbeidsplassar 2023"],
        [],
        ["Innsatsområde", "Venta ut frå søknadene", None, "Realisert", None],
        [None, "Nye", "Sikra", "Nye", "Sikra"],
        ["Kraft", 20, 10, 6, 9],
        ["Metall", 14, 35, 12, 31],
    ]
    dataset, found = read(rows, "focus_area", "stage", "new_jobs", "secured_jobs")
    assert dataset == "jobs"
    assert sorted(found) == [
        ("Kraft", "expected", 20, 10),
        ("Kraft", "realised", 6, 9),
        ("Metall", "expected", 14, 35),
        ("Metall", "realised", 12, 31),
    ]


def test_crosses_that_nothing_reads_are_told_of() -> None:
    rows: Rows = [
        ["Erfaringer fra runden 2023"],
        [],
        ["Tema", "Hva vi lærte", "Hvem sa det", "Ny", "Gammel"],
        ["Forankring", "Ordføreren var med", "Vinnerne", "x", None],
        ["Metode", "Digitalt passet dårlig", "Innbyggerne", None, "x"],
    ]
    reading = loaded({"Ark1": rows})
    assert [table.dataset for table in reading.tables] == ["lessons"]
    assert [(told.code, told.cell) for told in reading.problems] == [("unknown_column", "D3"), ("unknown_column", "E3")]


def test_accounts_below_an_area_named_on_each_line_come_to_its_sum() -> None:
    rows: Rows = [
        ["Ansvarsrapport, periode: 202401 - 202410"],
        [],
        ["Prosjekt", "Prosjekt(T)", "Konto", "Konto(T)", "Rev. årsbud.", "Regnskap hittil"],
        ["8100", "Administrasjon", "10100", "Fastlønn", 980000, 803412],
        ["8100", "Administrasjon", "11150", "Møter", 40000, 21874],
        ["Sum: 8100", None, None, None, 1020000, 825286],
        ["8110", "Havbruk", "12700", "Konsulent", 150000, 148000],
        ["8110", "Havbruk", "14700", "Tilskudd", 1850000, 912500],
        ["Sum: 8110", None, None, None, 2000000, 1060500],
        ["Sum: 4125", None, None, None, 3020000, 1885786],
    ]
    dataset, found = read(rows, "focus_area", "budget_nok", "paid_nok")
    assert dataset == "budget"
    assert found == [("Administrasjon", 1_020_000, 825_286), ("Havbruk", 2_000_000, 1_060_500)]


@pytest.mark.parametrize("headings", [["Nøkkeltall", "Mål", "Resultat"], ["Nøkkeltall", "Mål 2024", "Resultat 2024"]])
def test_the_first_line_of_figures_is_no_line_of_years(headings: list[str]) -> None:
    rows: Rows = [["Nøkkeltall 2024"], [], headings, ["Innbyggere", 2010, 2024], ["Bedrifter", 200, 210]]
    assert read(rows, "measure", "target", "value") == (
        "measures",
        [("Innbyggere", 2010, 2024), ("Bedrifter", 200, 210)],
    )


@pytest.mark.parametrize("heading", ["Fylkets del", "Antall besøkende", "Jan"])
def test_figures_below_a_heading_that_says_no_time_are_no_years(heading: str) -> None:
    rows: Rows = [["Budsjett 2025 (tall i 1000 kr)"], [], ["Innsatsområde", "Budsjett", "Forbruk", heading]]
    rows += [["Turisme", 3000, 2900, 2000], ["Mat", 4000, 3000, 2010]]
    assert read(rows, "year", "budget_nok") == ("budget", [(2025, 3_000_000), (2025, 4_000_000)])


def test_amounts_that_could_be_years_are_amounts_where_the_heading_says_so() -> None:
    rows: Rows = [["Prosjekter (tall i 1000 kr)"], [], ["Prosjekt", "Søker", "Totalkostnad", "Tilskudd"]]
    rows += [["Kai", "Kai AS", 2010, 2000], ["Sti", "Sti SA", 2050, 1999]]
    assert read(rows, "total_cost_nok", "granted_nok") == ("projects", [(2_010_000, 2_000_000), (2_050_000, 1_999_000)])


def test_a_first_amount_that_could_be_a_year_is_none_where_a_sum_below_counts_it() -> None:
    rows: Rows = [["Budsjett 2025"], ["Alle tall i hele tusen"], [], ["Utgifter"], ["Turisme", 2010], ["Mat", 3000]]
    assert not loaded({"Ark1": [*rows, ["Drift", 1000], ["Sum utgifter", 6010]]}).tables
