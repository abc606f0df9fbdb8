"""Small tables under titles of their own, incomes beside areas, texts over groups: what was lost without a word."""

from __future__ import annotations

from typing import Any

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

N = None


def read(rows: list[list[Any]], sheet: str = "Ark1", programme: str = "Moland") -> Reading:
    return read_in_process(xlsx({sheet: rows}), "fil.xlsx", programme=programme)


def values(reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    rows = [table.rows.reindex(columns=list(names)) for table in reading.tables]
    return [
        tuple(None if cell != cell else cell for cell in row) for one in rows for row in one.itertuples(index=False)
    ]


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems}


def test_the_title_over_each_of_several_tables_with_one_header_is_their_area() -> None:
    rows: list[list[Any]] = [["Område Skog"], ["År", "Ramme", "Løyvd"], [2022, 500_000, 420_000], []]
    rows += [["Område Kyst"], [], ["År", "Ramme", "Løyvd"], [2022, 900_000, 800_000], [2023, 950_000, 700_000]]
    assert values(read(rows), "year", "focus_area", "budget_nok") == [
        (2022, "Skog", 500_000),
        (2022, "Kyst", 900_000),
        (2023, "Kyst", 950_000),
    ]


def test_accounts_that_come_again_under_each_area_are_its_parts() -> None:
    rows: list[list[Any]] = [["Budsjett 2024"], []]
    for area, wages, grants in (("Skog", 100_000, 400_000), ("Kyst", 50_000, 900_000)):
        rows += [[area], ["Post", "Budsjett"], ["Lønn", wages], ["Tilskudd", grants], ["Sum", wages + grants], []]
    reading = read(rows)
    assert values(reading, "focus_area", "budget_nok") == [("Skog", 500_000), ("Kyst", 950_000)]
    assert "lines_added_up" in codes(reading)


def test_a_title_that_says_how_far_all_below_has_come_is_no_area() -> None:
    rows: list[list[Any]] = [["Pågående prosjekter"], ["Prosjekt", "Søker", "Bevilget"], ["Fyr", "Fyr AS", 120_000], []]
    rows += [["Avsluttede prosjekter"], ["Prosjekt", "Søker", "Bevilget"], ["Ost", "Geit AS", 300_000]]
    assert values(read(rows), "name", "focus_area", "status") == [
        ("Fyr", None, "Pågående prosjekter"),
        ("Ost", None, "Avsluttede prosjekter"),
    ]


def test_incomes_are_no_areas_and_what_is_left_of_them_is_no_figure_of_the_programme() -> None:
    rows: list[list[Any]] = [["Regnskap 2023, kroner"], ["", "Budsjett", "Regnskap"], ["Inntekter"]]
    rows += [["Fylket", 2_000_000, 2_000_000], ["Kommunen", 1_000_000, 1_000_000], ["Sum inntekter", 3e6, 3e6]]
    rows += [["Kostnader"], ["Skog", 900_000, 850_000], ["Kyst", 2_100_000, 1_990_000]]
    rows += [["Sum kostnader", 3e6, 2_840_000], ["Resultat", 0, 160_000]]
    reading = read(rows)
    assert values(reading, "focus_area", "paid_nok") == [("Skog", 850_000), ("Kyst", 1_990_000)]
    assert "incomes_left_out" in codes(reading)
    turned: list[list[Any]] = [["Status 2022"], ["Område", "Budsjett"], ["Tilskudd fra fylket", -1_500_000]]
    turned += [["Skog", 700_000], ["Kyst", 800_000], ["Netto", 0]]
    assert values(read(turned), "focus_area", "budget_nok") == [("Skog", 700_000), ("Kyst", 800_000)]


def test_sources_that_come_to_what_there_is_to_use_are_no_grants() -> None:
    rows: list[list[Any]] = [["Finansiering og bruk (mill. kr)"], [N, 2021, 2022], ["Tilskudd fra fylket", 4, 5]]
    rows += [["Egenandel", 1.5, 1.5], ["Sum til disposisjon", 5.5, 6.5], ["Bevilget", 4.2, 6.2]]
    assert values(read(rows), "year", "budget_nok", "granted_nok") == [
        (2021, 5_500_000, 4_200_000),
        (2022, 6_500_000, 6_200_000),
    ]


def test_texts_over_groups_that_nothing_reads_are_told_of() -> None:
    rows: list[list[Any]] = [
        ["Måltall", "2023", "Mål 2025"],
        ["Delmål 1: Flere gjester"],
        ["Gjestedøgn", 12_000, 15_000],
    ]
    rows += [["Delmål 2: Flere bedrifter"], ["Nyetableringer", 24, 30]]
    assert "unknown_groups" in codes(read(rows, "Måltall"))


def test_areas_over_the_tasks_of_a_plan_of_the_year_are_read() -> None:
    rows: list[list[Any]] = [["Handlingsplan 2025"], ["Tiltak", "Ansvar", "Frist"]]
    rows += [["Skog"], ["Kurs", "Kari", "2025-05-01"], ["Kyst"], ["Skilt", "Per", "2025-06-01"]]
    reading = read(rows)
    assert {table.dataset for table in reading.tables} == {"plan_items"}
    assert values(reading, "text", "focus_area") == [("Kurs", "Skog"), ("Skilt", "Kyst")]


def test_a_programme_is_named_before_the_word_for_it_and_a_change_of_some_sort_is_none() -> None:
    rows: list[list[Any]] = [["Budsjett i Moland omstilling 2024"], ["Område", "Budsjett"], ["Skog", 500_000]]
    assert values(read(rows, programme=""), "programme") == [("Moland",)]
    assert "missing_programme" in codes(read([["Grønn omstilling 2024"], *rows[1:]], programme=""))
    told = [["Prosjekt", "Ordning", "Tilsagn"], ["Fyr", "Moland omstillingsprogram", 5e5]]
    assert values(read(told, programme=""), "programme") == [("Moland",)]


def test_figures_so_far_hold_for_the_last_day_of_each_part_of_the_year() -> None:
    rows: list[list[Any]] = [["År", "Kvartal", "Område", "Bevilget hittil"]]
    rows += [[2023, 1, "Skog", 100_000], [2023, 2, "Skog", 250_000]]
    assert [(str(day)[:10], amount) for day, amount in values(read(rows), "as_of", "granted_nok")] == [
        ("2023-03-31", 100_000),
        ("2023-06-30", 250_000),
    ]


def test_jobs_that_are_new_or_secured_in_one_figure_are_asked_about() -> None:
    rows: list[list[Any]] = [
        ["Arbeidsplasser 2024"],
        ["Område", "Mål", "Nye/sikrede"],
        ["Skog", 20, 14],
        ["Kyst", 8, 9],
    ]
    reading = read(rows)
    assert [question.code for question in reading.questions] == ["column_meaning"]
    assert not any(
        "new_jobs" in table.rows.columns and table.rows["new_jobs"].notna().any() for table in reading.tables
    )


def test_days_below_their_month_are_those_of_the_wheel() -> None:
    rows: list[list[Any]] = [["Årshjul 2025"], ["Dag", "Hva", "Ansvarlig"], ["Januar"], [22, "Styremøte", "Leder"]]
    rows += [
        ["November"],
        ["uke 47", "Faktaark til kommunestyret", "Programkontor"],
        ["Desember"],
        [10, "Møte", "Leder"],
    ]
    found = values(read(rows, "Årshjul"), "date", "text")
    assert [(str(day)[:10], text) for day, text in found] == [
        ("2025-01-22", "Styremøte"),
        ("2025-11-17", "Faktaark til kommunestyret"),
        ("2025-12-10", "Møte"),
    ]


def test_a_title_in_a_word_of_its_own_says_which_figure_stands_below() -> None:
    rows: list[list[Any]] = [["Budsjett (kr)"], ["Område", 2022, 2023], ["Skog", 500_000, 600_000], []]
    rows += [["Tildelt (kr)"], ["Område", 2022, 2023], ["Skog", 450_000, 610_000]]
    found = {
        year: (budget, granted)
        for year, budget, granted in values(read(rows), "year", "budget_nok", "granted_nok")
        if budget is not None
    }
    assert found == {2022: (500_000, 450_000), 2023: (600_000, 610_000)}


def test_a_unit_with_a_number_stands_between_title_and_header() -> None:
    rows: list[list[Any]] = [["Finances as of 31 August 2024"], ["NOK 1,000"], []]
    rows += [["Priority area", "Appropriation", "Committed"], ["Fisheries", 2_400, 1_900], ["Data", 1_300, 400]]
    reading = read(rows)
    assert values(reading, "year", "focus_area", "budget_nok") == [(2024, "Fisheries", 2.4e6), (2024, "Data", 1.3e6)]


def test_the_month_for_which_a_title_says_figures_hold_is_their_day() -> None:
    rows: list[list[Any]] = [["Budsjettkontroll per september 2024"], ["Område", "Budsjett"], ["Skog", 500_000.5]]
    assert [str(day)[:10] for (day,) in values(read(rows), "as_of")] == ["2024-09-30"]


def test_a_line_that_begins_with_a_month_is_no_header_and_what_is_not_read_is_told_of() -> None:
    rows: list[list[Any]] = [["Milepæler"], ["Tidspunkt", "Milepæl"], ["Mars 2021", "Plan vedtatt"]]
    rows += [["15.06.2021", "Tildeling"], ["2023-01-10", "Vurdering"]]
    assert [text for (text,) in values(read(rows, "Milepæler"), "text")] == ["Plan vedtatt", "Tildeling", "Vurdering"]
    money: list[list[Any]] = [["Budsjett 2024"], ["Område", "Budsjett"], ["Skog", 5e5], ["Kyst", 4e5], []]
    money += [["Rentetrapp", "Sats"], ["Lav", 3.5], ["Høg", 5.25]]
    assert "unknown_table" in codes(read(money))


def test_tasks_with_a_cost_and_somebody_responsible_are_no_projects() -> None:
    rows: list[list[Any]] = [
        ["Handlingsplan 2024"],
        ["Hva skal gjøres", "Hvem har ansvaret", "Ferdig", "Budsjett", "Status"],
    ]
    rows += [
        ["Kjøpe tomt", "Rådmann", "2024-12-15", 900_000, "Forsinket"],
        ["Skilt", "Kari", "2024-08-20", 150_000, "I rute"],
    ]
    assert {table.dataset for table in read(rows).tables} & {"actions", "plan_items"}


def test_how_strongly_it_is_advised_stands_over_what_is_advised() -> None:
    rows: list[list[Any]] = [["Råd 2024"], ["Indikator", "Anbefaling", "Ansvarlig", "Frist"], ["MÅ"]]
    rows += [["Organisering", "Velge vara", "Ordfører", "2025-02-01"], ["KAN"]]
    rows += [["Attraktivitet", "Arrangere messe", "Styret", "2025-12-01"]]
    assert values(read(rows), "text", "strength") == [("Velge vara", "must"), ("Arrangere messe", "consider")]


def test_areas_and_their_sum_below_a_title_need_no_header() -> None:
    rows: list[list[Any]] = [["Rammer 2026 (kr)"], [], ["1 Fiske", 1_200_000], ["2 Reise", 800_000], ["Sum", 2_000_000]]
    assert values(read(rows), "focus_area", "budget_nok") == [("1 Fiske", 1.2e6), ("2 Reise", 8e5)]
    assert values(read([*rows[:-1], ["Sum", 2_100_000]]), "budget_nok") == []


def test_one_goal_beside_each_year_is_one_goal() -> None:
    rows: list[list[Any]] = [["Målepunkt", "År", "Verdi", "Ambisjon 2027"], ["Foretak", 2022, 12, 25]]
    rows += [["Foretak", 2023, 16, 25]]
    assert values(read(rows), "year", "value", "target") == [(2022, 12, None), (2023, 16, None), (2027, None, 25)]


def test_an_event_of_the_whole_programme_is_of_no_indicator() -> None:
    rows: list[list[Any]] = [["Hendelseslogg"], ["Dato", "Hva skjedde", "Indikator"]]
    rows += [["2024-03-01", "Nytt hotell", "Hele programmet"], ["2024-05-01", "Ny leder", "Organisering"]]
    assert [name for (name,) in values(read(rows), "indicator")] == [None, "organisation"]


@pytest.mark.parametrize("title", ["Styremøte {}/24", "Tabell {}", "Prosjekter i gruppe {}", "Sak {}: Søknader"])
def test_no_area_is_made_of_the_title_of_a_list(title: str) -> None:
    rows: list[list[Any]] = [[title.format(1)], ["Prosjekt", "Søker", "Bevilget"], ["Fyr", "Fyr AS", 120_000], []]
    rows += [[title.format(2)], ["Prosjekt", "Søker", "Bevilget"], ["Ost", "Geit AS", 300_000]]
    assert values(read(rows), "name", "focus_area", "status") == [("Fyr", None, None), ("Ost", None, None)]


def test_a_card_with_a_label_of_its_own_is_read_and_that_label_told_of() -> None:
    rows: list[list[Any]] = [["Prosjektkort"], []]
    for name, label in (("Fyr", "Tilsagn"), ("Sti", "Beløp fra fondet"), ("Ost", "Tilsagn")):
        rows += [["Prosjekt", name], ["Søker", f"{name} AS"], [label, 120_000], ["Status", "Pågår"], []]
    reading = read(rows)
    assert values(reading, "name", "granted_nok") == [("Fyr", 120_000), ("Sti", None), ("Ost", 120_000)]
    assert "Beløp fra fondet" in {question.values.get("column") for question in reading.questions}


def test_the_number_of_a_card_stands_beside_its_name() -> None:
    rows: list[list[Any]] = [["Kort"], [], ["P1", "Fyr", N, "P2", "Sti"], ["Eier", "Fyr AS", N, "Eier", "Laget"]]
    rows += [["Bevilget", 120_000, N, "Bevilget", 80_000], ["Fase", "Forprosjekt", N, "Fase", "Forstudie"]]
    assert values(read(rows), "project", "name", "granted_nok") == [("P1", "Fyr", 120_000), ("P2", "Sti", 80_000)]


def test_one_card_says_nothing_of_the_next() -> None:
    rows: list[list[Any]] = [["Hendelser"], []]
    for day, text in (("2023-01-05", "Oppstart"), ("2023-06-09", "Ny leder"), ("2024-02-02", "Midtveis")):
        rows += [["Dato", day], ["Hendelse", text], ["Følge", "Ingen"], []]
    assert [kind for (kind,) in values(read(rows), "kind")] == [None] * 3


def test_projects_that_got_money_are_no_incomes() -> None:
    rows: list[list[Any]] = [["Prosjekter med tilskudd"], ["Prosjekt", "Søker", "Tilskudd"], ["Finansierte prosjekter"]]
    rows += [["Fyr", "Fyr AS", 120_000], ["Ikke finansierte prosjekter"], ["Ost", "Geit AS", 0]]
    assert [name for (name,) in values(read(rows), "name")] == ["Fyr", "Ost"]
