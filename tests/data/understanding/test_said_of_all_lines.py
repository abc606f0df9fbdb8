"""What holds for all lines of a table: the area in its title, the order of its dates, its thresholds, its count."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

import pytest

from data.cells.days import order_shown
from data.loading.read import read_in_process
from data.terms.tables import Reading
from data.understanding.arithmetic import DerivedKind
from language import Language
from tests.data.written import xlsx

YEARS: list[list[Any]] = [["År", "Budsjett", "Bevilget"], [2023, 390_000, 200_000], [2024, 500_000, 90_000]]


def read(sheets: dict[str, list[list[Any]]], programme: str = "Moland") -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", programme=programme)


def values(reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    rows = [table.rows.reindex(columns=list(names)) for table in reading.tables]
    return [
        tuple(None if cell != cell else cell for cell in row) for one in rows for row in one.itertuples(index=False)
    ]


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Innsatsområde: Skog", "Skog"),
        ("Budsjett for innsatsområdet Skog og tre – Moland omstillingsprogram", "Skog og tre"),
        ("Focus area: Timber", "Timber"),
        ("Satsingsområde 2: Skog", "Skog"),
        ("Budsjett per innsatsområde 2023–2024", None),
        ("Budsjett for innsatsområdene Skog og Kyst", None),
        ("Innsatsområde: Alle", None),
        ("Område Nordre Moland", None),
    ],
)
def test_the_area_that_a_title_names_is_that_of_all_lines(title: str, area: str | None) -> None:
    found = values(read({"Ark1": [[title], [], *YEARS]}), "year", "focus_area", "budget_nok")
    assert found == [(2023, area, 390_000), (2024, area, 500_000)]


def test_a_label_and_the_area_beside_it_name_it_as_well() -> None:
    found = values(read({"Ark1": [["Innsatsområde", "Skog"], [], *YEARS]}), "focus_area", "granted_nok")
    assert found == [("Skog", 200_000), ("Skog", 90_000)]


def test_sheets_of_projects_that_titles_call_areas_are_areas() -> None:
    sheets: dict[str, list[list[Any]]] = {
        area: [[f"Innsatsområde {area}"], [], ["Prosjekt", "Bedrift", "Tilskudd"], [f"{area}løft", "Fyr AS", 90_000]]
        for area in ("Skog", "Kyst")
    }
    assert values(read(sheets), "name", "focus_area") == [("Skogløft", "Skog"), ("Kystløft", "Kyst")]


def test_dates_of_one_column_show_the_order_of_day_and_month_in_another() -> None:
    head = ["Task", "Bucket", "Due date", "Completed Date"]
    rows = [head, ["Plan", "Portefølje", "02/14/2025", "02/11/2025"], ["Kurs", "Organisering", "04/30/2025", ""]]
    found = values(read({"Tasks": [["Tiltak"], [], *rows]}), "due", "done_on")
    assert found == [(dt.date(2025, 2, 14), dt.date(2025, 2, 11)), (dt.date(2025, 4, 30), None)]


def test_a_column_of_dates_keeps_the_order_that_it_shows_itself() -> None:
    head = ["Tiltak", "Ansvarlig", "Frist", "Utført"]
    rows = [head, ["Plan", "Leder", "02/14/2025", "25/01/2025"], ["Møte", "Styret", "05/06/2025", "02/03/2025"]]
    found = values(read({"Tiltak": [["Tiltak"], [], *rows]}), "due", "done_on")
    assert found == [(dt.date(2025, 2, 14), dt.date(2025, 1, 25)), (dt.date(2025, 5, 6), dt.date(2025, 3, 2))]


def test_where_columns_show_both_orders_none_is_usual() -> None:
    assert order_shown([["02/14/2025"], ["25/01/2025"]], usual=True) is None
    assert order_shown([["02/11/2025"], ["25/01/2025"]], usual=None) is True
    assert order_shown([["02/11/2025"], ["kommer"]], usual=True) is True


def test_lines_that_only_count_those_above_are_none() -> None:
    head = ["Kommune", "Fylke", "Innbyggere", "Utfall"]
    rows: list[list[Any]] = [["Kystlab 2024: søknader"], [], head]
    rows += [
        ["Lavik", "Vestland", 4_210, "Valgt ut"],
        ["Sund", "Agder", 2_875, "Avslag"],
        ["Moen", "Agder", 990, "Avslag"],
    ]
    rows += [[], ["Antall søknader", "", 3, ""], ["Antall valgt ut", "", 1, ""]]
    found = values(read({"Søknader": rows}, "Kystlab"), "municipality", "inhabitants")
    assert found == [("Lavik", 4_210), ("Sund", 2_875), ("Moen", 990)]


def test_a_number_too_large_to_count_the_lines_is_told_of() -> None:
    head = ["Måltall", "Enhet", "Resultat", "Mål"]
    rows: list[list[Any]] = [["Måltall 2024"], [], head, ["Besøk", "antall", 18_000, 20_000]]
    rows += [["Svar", "prosent", 46, 50], ["Antall bedrifter", "", 27, ""]]
    assert values(read({"Måltall": rows}), "measure", "value")[-1] == ("Antall bedrifter", 27)


@pytest.mark.parametrize("names", [("Godt nok", "Bra", "Svært bra"), ("Lav", "Middels", "Høy")])
def test_three_thresholds_under_one_heading_are_levels_by_their_order(names: tuple[str, ...]) -> None:
    rows: list[list[Any]] = [["Måltavle 2024"], [], ["", "", "", "Terskler", "", ""]]
    rows += [["Målepunkt", "Enhet", "Resultat", *names]]
    rows += [["Besøk", "antall", 18_400, 10_000, 18_000, 25_000], ["Klager", "antall", 14, 30, 20, 10]]
    found = values(read({"Måltavle": rows}), "measure", "value", "least_level", "good_level", "excellent_level")
    assert found == [("Besøk", 18_400, 10_000, 18_000, 25_000), ("Klager", 14, 30, 20, 10)]


def test_amounts_of_areas_that_nothing_names_are_asked_about() -> None:
    rows: list[list[Any]] = [["Midler 2024"], [], ["Innsatsområde", "Beløp"], ["Skog", 950_000], ["Kyst", 615_000]]
    (question,) = read({"Ark1": rows}).questions
    assert question.code == "column_meaning"
    assert {"budget_nok", "granted_nok", "paid_nok"} <= {choice.code for choice in question.choices}


@pytest.mark.parametrize("code", ["nb", "en"])
def test_every_way_to_come_from_other_lines_is_explained(code: str) -> None:
    language = Language(code)
    for kind in get_args(DerivedKind):
        for count in (1, 2):
            assert language.text(f"explanations.reasons.line_{kind}", n=count, count=count)
        assert language.text(f"explanations.reasons.line_called_{kind}")
        assert language.text(f"explanations.reasons.column_{kind}", parts="A · B")


def test_a_row_of_units_below_a_merged_label_is_part_of_the_header() -> None:
    rows: list[list[Any]] = [["Budsjett"], [], ["Innsatsområde", 2023, "", 2024, ""]]
    rows += [["", "Budsjett", "Utbetalt", "Budsjett", "Utbetalt"], ["", *4 * ["1000 kr"]]]
    rows += [
        ["Skog", 1_250.5, 840.5, 1_400, 120],
        ["Kyst", 600, 475, 650, 210],
        ["Samla", 1_850.5, 1_315.5, 2_050, 330],
    ]
    found = values(read({"Oversikt": rows}), "year", "focus_area", "budget_nok", "paid_nok")
    assert found[0] == (2023, "Skog", 1_250_500, 840_500) and len(found) == 4


TERTIALS: tuple[tuple[int, int], ...] = ((300_000, 180_000), (540_000, 60_000), (410_000, 310_000))


@pytest.mark.parametrize("running", [False, True])
def test_tables_of_tertials_are_left_out_beside_that_of_the_year(running: bool) -> None:
    rows: list[list[Any]] = [["Tertialrapport 2024"], []]
    so_far = [0, 0]
    for number, (skog, kyst) in enumerate(TERTIALS, start=1):
        so_far = [so_far[0] + skog, so_far[1] + kyst]
        shown = so_far if running else [skog, kyst]
        rows += [[f"{number}. tertial"], ["Innsatsområde", "Tilsagn"], ["Skog", shown[0]], ["Kyst", shown[1]], []]
    rows += [["Året 2024 samlet"], ["Innsatsområde", "Tilsagn", "Budsjett"], ["Skog", so_far[0], 1_500_000]]
    rows += [["Kyst", so_far[1], 620_000]]
    reading = read({"Rapport": rows})
    assert values(reading, "focus_area", "granted_nok") == [("Skog", 1_250_000), ("Kyst", 550_000)]
    assert "parts_of_year_left_out" in {problem.code for problem in reading.problems}


def test_the_title_over_a_table_of_jobs_says_how_sure_they_are() -> None:
    rows: list[list[Any]] = [["Arbeidsplasser 2024"], []]
    for title, jobs in (("Forventede arbeidsplasser (fra søknadene)", 30), ("Verifiserte arbeidsplasser (talt)", 9)):
        rows += [[title], ["Innsatsområde", "Nye", "Sikrede"], ["Skog", jobs, 0], ["Kyst", jobs + 1, 2], []]
    assert values(read({"2024": rows}), "stage", "focus_area", "new_jobs") == [
        ("expected", "Skog", 30),
        ("expected", "Kyst", 31),
        ("verified", "Skog", 9),
        ("verified", "Kyst", 10),
    ]


def test_days_stand_below_the_month_that_they_are_of() -> None:
    rows: list[list[Any]] = [["Hendelser"], [], ["Dag", "Hva skjedde"], ["Januar 2024"], ["9.", "Nytt styre"]]
    rows += [["25.", "Permittering"], ["Mars 2024"], ["13.–14.", "Konferanse"]]
    assert values(read({"Logg": rows}), "date", "text") == [
        (dt.date(2024, 1, 9), "Nytt styre"),
        (dt.date(2024, 1, 25), "Permittering"),
        (dt.date(2024, 3, 13), "Konferanse"),
    ]


def test_prizes_that_are_alike_add_up_to_nothing() -> None:
    rows: list[list[Any]] = [["Runde", "Kommune", "Forslag", "Kom til", "Premie kr"]]
    rows += [[2022, "Lavik", "Tunet", "vinner", 150_000], [2022, "Lavik", "Låven", "finalist", 150_000]]
    rows += [[2022, "Lavik", "Smia", "forslag", ""], [2023, "Sund", "Sjøbua", "vinner", 175_000]]
    rows += [[2023, "Sund", "Fyret", "finalist", 175_000], [2023, "Moen", "Vika", "vinner", 175_000]]
    rows += [[2023, "Moen", "Brua", "finalist", 175_000], [2023, "Moen", "Båten", "forslag", ""]]
    found = values(read({"Forslag": rows}, "Kystlab"), "proposal", "reached")
    assert len(found) == 8 and ("Tunet", "winner") in found and ("Vika", "winner") in found


def test_points_of_several_who_do_not_agree_are_asked_about() -> None:
    rows: list[list[Any]] = [["Moland omstillingsprogram, egenvurdering 2024 (1–6)"], []]
    rows += [["Indikator", "Næringslivet i styret", "Kommunen i styret"], ["Portefølje", 4, 2.5]]
    rows += [["Organisering", 3.5, 4.5], ["Arbeidsplasser", 2.5, 3.5]]
    (question,) = read_in_process(xlsx({"2024": rows}), "fil.xlsx").questions
    assert question.code == "which_column"


def test_scores_findings_and_actions_share_their_lines() -> None:
    rows: list[list[Any]] = [["Egenvurdering 2024"], []]
    rows += [["Indikator", "Samla poeng (1-6)", "Hva er bra", "Hva bør forbedres", "Tiltak", "Ansvarlig", "Frist"]]
    rows += [["Portefølje", 4, "Synlig", "Lang plan", "Kort plan", "Leder", "15.02.2025"]]
    rows += [["Organisering", 3.5, "Engasjert", "Lite tid", "Ny instruks", "Styret", "31.03.2025"]]
    rows += [
        ["", "", "", "Uklart", "", "", ""],
        ["Bærekraft", 2, "God start", "Få mål", "Sette mål", "Leder", "01.05.2025"],
    ]
    reading = read({"2024": rows})
    assert {table.dataset: len(table.rows) for table in reading.tables} == {"scores": 3, "findings": 7, "actions": 3}


def test_numbers_under_months_are_days_of_a_meeting_plan() -> None:
    months = ["Jan", "Feb", "Mar", "Apr", "Mai", "Jun"]
    rows: list[list[Any]] = [["Møteplan 2026 (tallet i ruta er datoen)"], [], ["Hva", *months]]
    rows += [["Styremøte", "", 11, "", 22, "", ""], ["Søknadsfrist", "", 1, "", "", "", 15]]
    rows += [["Rapport", 31, "", "", "", "", ""]]
    assert sorted(values(read({"2026": rows}), "date", "text"))[:3] == [
        (dt.date(2026, 1, 31), "Rapport"),
        (dt.date(2026, 2, 1), "Søknadsfrist"),
        (dt.date(2026, 2, 11), "Styremøte"),
    ]


def test_numbers_under_months_that_nothing_calls_days_are_none() -> None:
    rows: list[list[Any]] = [["Antall styremøter og rapporter 2026"], [], ["Hva", "Jan", "Feb", "Mar", "Apr"]]
    rows += [["Styremøte", 1, 2, 1, 2], ["Rapport", 1, 1, 1, 1], ["Søknadsfrist", 2, 1, 1, 2]]
    assert "wheel" not in {table.dataset for table in read({"2026": rows}).tables}


def test_part_of_a_month_stands_among_its_days() -> None:
    rows: list[list[Any]] = [["Hendelser"], [], ["Dag", "Hva skjedde"], ["April 2024"], ["9.", "Bakeriet la ned"]]
    rows += [["medio", "Rapport levert"], ["28.", "Bru åpnet"]]
    days = [day for (day,) in values(read({"Logg": rows}), "date")]
    assert days[0] == dt.date(2024, 4, 9) and days[1].month == 4 and days[2] == dt.date(2024, 4, 28)


def test_tasks_of_an_area_and_a_year_are_its_plan() -> None:
    head = ["Planlagt tiltak", "Hvem", "Innen", "Status"]
    sheets: dict[str, list[list[Any]]] = {
        area: [["Handlingsplan 2025"], [f"Innsatsområde: {area}"], [], head, [f"Kurs i {area}", "Leder", day, "I rute"]]
        for area, day in (("Skog", dt.date(2025, 5, 1)), ("Kyst", dt.date(2025, 9, 10)))
    }
    reading = read(sheets)
    assert {table.dataset for table in reading.tables} == {"plan_items"}
    assert values(reading, "year", "focus_area") == [(2025, "Skog"), (2025, "Kyst")]


def test_a_year_over_the_names_is_that_of_the_block() -> None:
    rows: list[list[Any]] = [["Rammer, beløp i mill. kr"], []]
    for year, skog, kyst in ((2023, 3.2, 1.5), (2024, 2.8, 2.0)):
        rows += [[year, "Skog", "Kyst"], ["Budsjett", skog, kyst], ["Bevilget", skog / 2, kyst / 2], []]
    assert values(read({"Rammer": rows}), "year", "focus_area", "budget_nok") == [
        (2023, "Skog", 3_200_000),
        (2023, "Kyst", 1_500_000),
        (2024, "Skog", 2_800_000),
        (2024, "Kyst", 2_000_000),
    ]


def test_the_programme_may_stand_on_each_line_among_other_words() -> None:
    rows: list[list[Any]] = [["Saksnr", "Støtteordning", "Prosjekttittel", "Søker", "Innvilget beløp"]]
    rows += [["24-1", "Omstillingsmidler Vikholm", "Klippfisk", "Havkost AS", 350_000]]
    rows += [["24-2", "Omstillingsmidler Vikholm", "Guide", "Fjell SA", 150_000]]
    reading = read_in_process(xlsx({"Saker": rows}), "fil.xlsx")
    assert values(reading, "programme", "name") == [("Vikholm", "Klippfisk"), ("Vikholm", "Guide")]
    assert "programme_from_column" in {problem.code for problem in reading.problems}


def test_the_outcome_of_all_votes_is_no_juror() -> None:
    rows: list[list[Any]] = [["Kystlab 2024 – juryens stemmer"], [], ["Forslag", "Kari", "Ola", "Juryens vedtak"]]
    rows += [["Tunet", "Grønn", "Gul", "Grønn"], ["Låven", "Rød", "Gul", "Rød"], ["Smia", "Gul", "Rød", "Rød"]]
    votes = [table for table in read({"Ark1": rows}, "Kystlab").tables if table.dataset == "votes"]
    assert set(votes[0].rows["juror"]) == {"Kari", "Ola"}


def test_points_below_a_table_of_crosses_need_no_bullets() -> None:
    rows: list[list[Any]] = [["Programstatusvurdering 2024: Portefølje"], [], ["Tema", 1, 2, 3, 4, 5, 6]]
    rows += [["Porteføljeoversikt", "", "", "", "x", "", ""], ["Fremdrift", "", "", "x", "", "", ""], []]
    rows += [["Total poengsum", 3.5], [], ["Hvor er vi gode"], ["God oversikt"], ["Forbedringsområder"], ["Tempoet"]]
    reading = read({"Portefølje": rows})
    found = next(table for table in reading.tables if table.dataset == "findings").rows
    assert list(zip(found["kind"], found["text"], strict=True)) == [
        ("strength", "God oversikt"),
        ("improvement", "Tempoet"),
    ]


def test_a_budget_with_what_is_left_of_it_is_that_of_accounts_and_no_cost_of_projects() -> None:
    rows: list[list[Any]] = [["Periode: 202401 - 202408", "", "", "", "", "Beløp i 1000 kr"], []]
    rows += [["Prosjekt", "Prosjekt(T)", "Rev. budsjett", "Regnskap hittil", "Rest", "Forbruk %"]]
    rows += [[7101, "Skog", 1_350, 812.5, 537.5, 60.2], [7102, "Kyst", 900, 955, -55, 106.1]]
    reading = read({"BUD_PROSJ": rows})
    assert {table.dataset for table in reading.tables} <= {"budget"}


def test_the_sum_that_was_decided_is_what_was_granted() -> None:
    rows: list[list[Any]] = [["Saksnr", "Tittel", "Part", "Omsøkt sum", "Vedtatt sum", "Utfall"]]
    rows += [
        ["24/1", "Lager", "Logi AS", 600_000, 450_000, "Innvilget"],
        ["24/2", "Kafé", "Kaia SA", 200_000, "", "Avslag"],
    ]
    assert values(read({"Uttrekk": rows}), "name", "total_cost_nok", "granted_nok")[0] == ("Lager", None, 450_000)


def test_what_figures_come_to_counts_no_line_that_is_called_their_sum() -> None:
    rows: list[list[Any]] = [["Midler 2024"], [], ["Innsatsområde", "Beløp"], ["Skog", 950_000], ["Kyst", 615_000]]
    (question,) = read({"Ark1": [*rows, ["Sum", 1_845_000]]}).questions
    assert {choice.values["sum"] for choice in question.choices if "sum" in choice.values} == {1_565_000}
