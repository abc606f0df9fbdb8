"""Combinations of headings, titles and layouts that were read as something else than they say."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

N = None


def read(rows: list[list[Any]], sheet: str = "Ark1", name: str = "fil.xlsx", programme: str = "Moland") -> Reading:
    return read_in_process(xlsx({sheet: rows}), name, programme=programme)


def values(reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    rows = [table.rows.reindex(columns=list(names)) for table in reading.tables]
    return [
        tuple(None if pd.isna(cell) else cell for cell in row) for one in rows for row in one.itertuples(index=False)
    ]


def test_a_case_number_beside_goals_is_no_result_of_a_goal() -> None:
    rows = [["Måltall arbeidsplasser 2023"], ["Område", "Saksnr", "Nye", "Sikrede"]]
    rows += [["Skog", "23/118", 4, 14], ["Kyst", "23/135", 6, 23]]  # type: ignore[list-item]
    found = values(read(rows), "focus_area", "target_jobs", "target_new", "target_secured", "new_jobs")
    assert found == [("Skog", N, 4, 14, N), ("Kyst", N, 6, 23, N)]


def test_the_programmes_name_on_a_line_of_sums_leaves_the_others_areas() -> None:
    rows: list[list[Any]] = [["Økonomi 2023"], ["Satsing", "Budsjett", "Utbetalt"]]
    rows += [["Skog", 500_000, 210_000], ["Kyst", 900_000, 450_000], ["Moland", 1_400_000, 660_000]]
    assert values(read(rows), "programme", "focus_area", "budget_nok") == [
        ("Moland", "Skog", 500_000),
        ("Moland", "Kyst", 900_000),
    ]


def test_a_programme_area_is_an_area_where_it_names_no_programme() -> None:
    rows: list[list[Any]] = [["Finances 2023"], ["Programme area", "Budget", "Paid"]]
    rows += [["Farming", 500_000, 210_000], ["Fishing", 900_000, 450_000]]
    assert values(read(rows), "programme", "focus_area") == [("Moland", "Farming"), ("Moland", "Fishing")]


def test_budget_cut_short_is_no_share_of_one_even_in_millions() -> None:
    rows: list[list[Any]] = [["Økonomi 2023, mill. kr"], ["Område", "Bud.", "Utbetalt"]]
    rows += [["Skog", 1.61, 0.83], ["Kyst", 3.63, 2.66]]
    assert values(read(rows), "budget_nok", "paid_nok") == [(1_610_000, 830_000), (3_630_000, 2_660_000)]


def test_the_title_of_a_page_holds_for_all_its_tables_of_a_year_each() -> None:
    rows: list[list[Any]] = [["Måltall arbeidsplasser"], []]
    for year, new, kept in ((2022, 6, 17), (2023, 10, 9)):
        rows += [[str(year)], ["Område", "Nye", "Sikrede"], ["Skog", new, kept], ["Kyst", new + 1, kept + 1], []]
    assert values(read(rows), "year", "target_new", "target_secured", "new_jobs", "secured_jobs") == [
        (2022, 6, 17, N, N),
        (2022, 7, 18, N, N),
        (2023, 10, 9, N, N),
        (2023, 11, 10, N, N),
    ]


def test_a_title_of_new_and_secured_jobs_makes_no_goal_one_for_either() -> None:
    rows: list[list[Any]] = [["Nye og sikra arbeidsplassar 2023"], ["Satsing", "Måltal", "Nye årsverk"]]
    rows += [["Skog", 18, 5], ["Kyst", 28, 8]]
    assert values(read(rows), "target_jobs", "target_secured", "new_jobs") == [(18, N, 5), (28, N, 8)]


def test_the_files_name_names_no_figure_under_an_unknown_word_beside_figures_with_names() -> None:
    rows: list[list[Any]] = [["Område", "Budsjett 2023", "Låste midler"]]
    rows += [["Skog", 500_000, 210_000], ["Kyst", 900_000, 450_000]]
    told = read(rows, sheet="Forbruk", name="forbruk.xlsx")
    assert values(told, "paid_nok") in ([], [(N,), (N,)])


def test_last_years_budget_makes_no_years_figures_last_years() -> None:
    rows: list[list[Any]] = [["Januar–desember 2024"], ["Område", "Tilsagn", "Budsjett 2023"]]
    rows += [["Skog", 210_000, 500_000], ["Kyst", 450_000, 900_000]]
    found = values(read(rows), "year", "granted_nok", "budget_nok")
    assert (2024, 210_000, N) in found
    assert (2023, N, 500_000) in found


def test_a_unit_on_each_line_holds_for_their_sum_and_for_lines_that_name_their_figure() -> None:
    rows: list[list[Any]] = [["Økonomi 2023"], ["Område", "Enhet", "Budsjett", "Tilsagn"]]
    rows += [["Skog", "mill. kr", 1.5, 0.7], ["Kyst", "mill. kr", 2.25, 1.1], ["Sum", N, 3.75, 1.8]]
    assert values(read(rows), "focus_area", "budget_nok") == [("Skog", 1_500_000), ("Kyst", 2_250_000)]
    rows = [["Økonomi 2023"], ["Område", "Type", "Enhet", "Beløp"]]
    rows += [["Skog", "Budsjett", "mill. kr", 1.5], ["Skog", "Utbetalt", "mill. kr", 0.7]]
    rows += [["Kyst", "Budsjett", "mill. kr", 2.25], ["Kyst", "Utbetalt", "mill. kr", 1.1]]
    assert values(read(rows), "budget_nok", "paid_nok") == [(1_500_000, 700_000), (2_250_000, 1_100_000)]


def test_a_letter_behind_kroner_is_their_unit() -> None:
    rows: list[list[Any]] = [["Finances 2023"], ["Area", "Budget, NOK m", "Paid, NOK m"]]
    rows += [["Farming", 1.5, 0.7], ["Fishing", 2.25, 1.1]]
    assert values(read(rows), "budget_nok", "paid_nok") == [(1_500_000, 700_000), (2_250_000, 1_100_000)]


def test_what_something_is_measured_in_is_its_unit() -> None:
    rows: list[list[Any]] = [["Measures 2023"], ["What we measure", "Measured in", "Figure"]]
    rows += [["Newcomers", "people", 115], ["Case handling time", "days", 67]]
    assert values(read(rows), "measure", "unit", "value") == [
        ("Newcomers", "people", 115),
        ("Case handling time", "days", 67),
    ]


def test_a_share_of_what_is_paid_is_no_other_share_and_its_sum_no_figure_of_the_whole() -> None:
    rows: list[list[Any]] = [["Tall i mill. kr 2021"], ["Område", "Ramme", "Tilsagn", "Forbruk", "%"]]
    rows += [["Skog", 2.37, 2.25, 2.01, "85 %"], ["Kyst", 2.82, 1.8, 1.37, "49 %"], ["By", 3.59, 3.3, 1.63, "45 %"]]
    rows += [["I alt", 8.78, 7.35, 5.01, "57 %"]]
    assert values(read(rows), "focus_area", "budget_nok", "utilisation") == [
        ("Skog", 2_370_000, N),
        ("Kyst", 2_820_000, N),
        ("By", 3_590_000, N),
    ]


def test_how_far_an_action_has_come_is_not_what_shall_be_done() -> None:
    rows: list[list[Any]] = [["Tiltaksliste"], []]
    for text, day, state in (("Tilflytterpakke", "9.11.2022", "Under arbeid"), ("Kurs", "16.9.2022", "Ikke startet")):
        rows += [["Gjøremål:", text], ["Hvem:", "Styreleder"], ["Når:", day], ["Hvor langt:", state], []]
    for row in values(read(rows), "action", "text", "status"):
        assert {"Under arbeid", "Ikke startet"}.isdisjoint(row[:2])


def test_the_day_of_this_years_accounts_is_none_of_last_years() -> None:
    rows: list[list[Any]] = [["Økonomi 2022"], ["Periode 01.01.2022 - 31.12.2022"]]
    rows += [["Område", "Budsjett", "Brukt", "Regnskap 2021"], ["Skog", 281_000, 63_000, 336_000]]
    rows += [["Kyst", 381_000, 244_000, 279_000]]
    days = {(year, str(day)[:10]) for year, day in values(read(rows), "year", "as_of")}
    assert days == {(2022, "2022-12-31"), (2021, "None")}


def test_a_unit_behind_a_word_cut_short_is_read() -> None:
    rows: list[list[Any]] = [["Økonomi 2022"], ["Område", "Budsj. MNOK", "Utbet. MNOK"]]
    rows += [["Skog", 3.59, 1.2], ["Kyst", 2.52, 0.7]]
    assert values(read(rows), "budget_nok", "paid_nok") == [(3_590_000, 1_200_000), (2_520_000, 700_000)]


def test_a_row_of_units_below_what_is_measured_names_nothing() -> None:
    rows: list[list[Any]] = [["Nøkkeltall"], ["År", "Støttede gründere", "Cruiseanløp"], [N, "personer", "anløp"]]
    rows += [[2021, 29, 9], [2022, 11, 29]]
    assert set(values(read(rows), "measure", "year", "unit", "value")) == {
        ("Støttede gründere", 2021, "personer", 29),
        ("Støttede gründere", 2022, "personer", 11),
        ("Cruiseanløp", 2021, "anløp", 9),
        ("Cruiseanløp", 2022, "anløp", 29),
    }


def test_two_figures_under_each_area_are_its_cards() -> None:
    rows: list[list[Any]] = [["Økonomi 2023"], []]
    for area, budget, paid in (("Skog", 500_000, 210_000), ("Kyst", 900_000, 450_000)):
        rows += [[area], ["Budsjettramme", budget], ["Utbetalt", paid]]
    assert values(read(rows), "focus_area", "budget_nok", "paid_nok") == [
        ("Skog", 500_000, 210_000),
        ("Kyst", 900_000, 450_000),
    ]


def test_areas_behind_numbers_with_what_is_left_are_accounts_and_no_projects() -> None:
    rows: list[list[Any]] = [["Økonomi 2023"], ["Nr", "Områdenavn", "Budsjett", "Bevilget", "Gjenstående"]]
    rows += [["4410", "Skog", 500_000, 210_000, 290_000], ["4411", "Kyst", 900_000, 450_000, 450_000]]
    reading = read(rows)
    assert [table.dataset for table in reading.tables] == ["budget"]


def test_goals_under_an_unknown_word_beside_those_of_new_jobs_are_not_goals_of_all() -> None:
    rows: list[list[Any]] = [["Arbeidsplasser 2023"], ["Område", "Mål nye", "Mål hegnede", "Faktisk nye"]]
    rows += [["Skog", 2, 17, 3], ["Kyst", 7, 12, 9]]
    assert values(read(rows), "target_new", "target_jobs") in ([], [(2, N), (7, N)])


def test_a_financial_year_is_a_year() -> None:
    rows: list[list[Any]] = [["Financial year", "Budget", "Paid"], [2022, 407_000, 77_000], [2023, 785_000, 587_000]]
    assert values(read(rows), "year", "budget_nok") == [(2022, 407_000), (2023, 785_000)]


def test_a_table_of_actions_on_a_page_is_no_report_on_their_indicators() -> None:
    lines = [("Tiltaksnr", "Hva skal gjøres", "Tema", "Hovedansvarlig", "Forfall")]
    board, office = "Styreleder", "Kommunikasjonsansvarlig"
    lines += [("1", "Lage en plan for sosiale medier", "Profil og kommunikasjon", "Sekretariatet", "desember 2024")]
    lines += [("2", "Oppdatere nettsidene", "Bærekraft", board, "oktober 2024")]
    lines += [("3", "Evaluere styrets arbeid", "Profil og kommunikasjon", board, "oktober 2024")]
    lines += [("4", "Tilflytterpakke", "Organisering", office, "september 2024")]
    lines += [("5", "Møte med ungdomsrådet", "Organisering", office, "august 2024")]
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    page = f"<html><body><table><tr><td>Oppfølgingsplan 2024</td></tr>{body}</table></body></html>"
    reading = read_in_process(page.encode(), "plan.html", programme="Moland")
    assert [table.dataset for table in reading.tables] == ["actions"]


def test_budget_cut_short_is_no_share_of_small_amounts_of_an_area_either() -> None:
    rows: list[list[Any]] = [["Tal i millionar kroner"], ["År", "Budsj.", "Sum tilsegn"]]
    rows += [[2023, 0.83, 0.63], [2024, 1.65, 1.29]]
    found = values(read(rows, sheet="Skog"), "year", "budget_nok", "granted_nok")
    assert found == [(2023, 830_000, 630_000), (2024, 1_650_000, 1_290_000)]


def test_a_column_under_the_programmes_name_that_adds_up_its_areas_is_no_area() -> None:
    rows: list[list[Any]] = [["Økonomi 2024"], [N, "Skog", "Kyst", "By", "Moland"]]
    rows += [["Budsjett", 528_000, 2_945_829, 3_614_686, 7_088_515]]
    rows += [["Bevilget", 308_668, 2_245_127, 2_392_494, 4_946_289]]
    rows += [["Utbetalt", 116_066, 1_841_633, 1_342_526, 3_300_225]]
    assert {area for (area,) in values(read(rows), "focus_area")} == {"Skog", "Kyst", "By"}


def test_a_title_of_goals_holds_for_new_jobs_beside_an_unknown_word() -> None:
    rows: list[list[Any]] = [["Job targets 2021"], ["Area", "New hegns", "Safeguarded"]]
    rows += [["Farming", 5, 24], ["Fishing", 3, 25]]
    assert values(read(rows), "target_new", "target_secured", "new_jobs") == [(5, 24, N), (3, 25, N)]


def test_areas_behind_case_numbers_are_no_projects_though_nothing_is_left() -> None:
    rows: list[list[Any]] = [["Økonomi 2022, mill. kr"], ["Saksnr", "Område", "Budsjettert", "Bevilget"]]
    rows += [["22/415", "Skog", 3.41, 2.64], ["22/428", "Kyst", 1.48, 1.32], ["22/441", "By", 0.97, 0.49]]
    assert [table.dataset for table in read(rows).tables] == ["budget"]


def _by_line(*areas: str, gap: bool, names: tuple[str, str]) -> list[list[Any]]:
    """A figure on each line, named in the column beside its area; an empty column may stand between."""
    between: list[Any] = [N] if gap else []
    rows: list[list[Any]] = [["Regnskap 2024"], [N if gap else "Område", *between, "Post", "Beløp"]]
    for number, area in enumerate(areas, start=1):
        amounts = (137_000 + 31_000 * number, 263_000 + 47_000 * number)
        rows += [[area, *between, name, amount] for name, amount in zip(names, amounts, strict=True)]
    return rows


def test_the_sum_in_a_figures_name_that_comes_back_for_each_area_makes_no_line_one_of_all() -> None:
    rows = _by_line("Skog", "Kyst", "Bygd", gap=False, names=("Vedtatt støtte", "Budsjett totalt"))
    assert values(read(rows), "focus_area", "budget_nok", "granted_nok") == [
        ("Skog", 310_000, 168_000),
        ("Kyst", 357_000, 199_000),
        ("Bygd", 404_000, 230_000),
    ]


def test_names_beside_an_empty_column_are_not_added_up_without_their_names() -> None:
    rows = _by_line("Skog", "Kyst", "Bygd", gap=True, names=("Utbetalt", "Regulert budsjett"))
    assert values(read(rows), "focus_area", "budget_nok", "paid_nok") == [
        ("Skog", 310_000, 168_000),
        ("Kyst", 357_000, 199_000),
        ("Bygd", 404_000, 230_000),
    ]


def test_an_area_across_that_is_called_after_businesses_is_an_area() -> None:
    rows: list[list[Any]] = [["Jobs achieved"], [N, "Forestry", N, "Digital business", N]]
    rows += [["Year", "Created", "Secured", "Created", "Secured"], [2022, 13, 11, 8, 22], [2023, 2, 17, 4, 10]]
    assert sorted(values(read(rows), "year", "focus_area", "new_jobs", "secured_jobs")) == [
        (2022, "Digital business", 8, 22),
        (2022, "Forestry", 13, 11),
        (2023, "Digital business", 4, 10),
        (2023, "Forestry", 2, 17),
    ]


def test_goals_under_a_word_made_of_another_are_no_results() -> None:
    rows: list[list[Any]] = [["Arbeidsplasser 2021"], [N, "Målsetning", N, "Resultat", N]]
    rows += [["Område", "Etablerte", "Beholdte", "Etablerte", "Beholdte"], ["Skog", 5, 23, 6, 7], ["Kyst", 4, 14, 9, 8]]
    found = values(read(rows), "focus_area", "target_new", "target_secured", "new_jobs", "secured_jobs")
    assert {row for row in found if row[1] is not None} == {("Skog", 5, 23, N, N), ("Kyst", 4, 14, N, N)}
    assert {row for row in found if row[1] is None} == {("Skog", N, N, 6, 7), ("Kyst", N, N, 9, 8)}


def test_jobs_that_are_expected_stand_beside_those_that_there_are() -> None:
    lines = [["Havbruk", 6, 4, 3], ["Reiseliv", 9, 14, 10]]
    sheet = [["Arbeidsplasser 2023, og forventet i prosjekter"], ["Innsatsområde", "Nye", "Sikrede", "Forventet nye"]]
    found = values(read([*sheet, *lines]), "focus_area", "new_jobs", "stage")
    assert set(found) == {
        ("Havbruk", 6, None),
        ("Reiseliv", 9, None),
        ("Havbruk", 3, "expected"),
        ("Reiseliv", 10, "expected"),
    }
