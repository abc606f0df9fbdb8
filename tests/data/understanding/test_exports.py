"""Lists as systems and offices export them: codes with words, hidden columns, running totals, days without a year."""

from __future__ import annotations

from typing import Any

import pytest

from data.cells.grid import Grid
from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from data.understanding.blocks import find_blocks
from tests.data.written import xlsx


def read(rows: list[list[Any]], **answers: Any) -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=Answers(programme="Moland", **answers))


def values(reading: Reading, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for table in reading.tables for row in table.rows[list(names)].itertuples(index=False)]


def test_an_id_that_begins_like_an_amount_is_a_text() -> None:
    rows = [
        ["Oppgave-ID", "Oppgavenavn", "Tilordnet til", "Opprettet av", "Forfallsdato"],
        ["kR4y", "Ringe til styret", "Ida Moe", "Per Lie", "2025-03-31"],
        ["nW7b", "Skrive ny plan", "Jo Vik", "Per Lie", "2025-04-30"],
    ]
    assert values(read(rows), "text", "responsible") == [("Ringe til styret", "Ida Moe"), ("Skrive ny plan", "Jo Vik")]


def test_letters_of_a_system_without_them_are_read_as_norwegian() -> None:
    rows = [
        ["AAR", "INNSATSOMRAADE", "KATEGORI", "MAALTALL", "RESULTAT"],
        [2023, "Skog", "Ny", 8, 5],
        [2023, "Skog", "Sikret", 20, 26],
        [2023, "Kyst", "Ny", 4, 6],
        [2023, "Kyst", "Sikret", 10, 1],
    ]
    found = values(read(rows), "focus_area", "target_new", "target_secured", "new_jobs", "secured_jobs")
    assert ("Skog", 8.0, 20.0) in [row[:3] for row in found]
    assert ("Skog", 5.0, 26.0) in [(row[0], *row[3:]) for row in found]


def test_a_running_total_below_the_sums_of_years_is_no_area() -> None:
    rows = [
        ["Måltall for nye arbeidsplasser"],
        [],
        ["Innsatsområde", 2022, 2023, 2024, "Hele perioden"],
        ["Skog", 12, 6, 8, 26],
        ["Kyst", 11, 13, 3, 27],
        ["Samlet per år", 23, 19, 11, 53],
        ["Løpende", 23, 42, 53],
    ]
    found = values(read(rows), "year", "focus_area", "target_new")
    assert sorted(found) == [
        (2022, "Kyst", 11.0),
        (2022, "Skog", 12.0),
        (2023, "Kyst", 13.0),
        (2023, "Skog", 6.0),
        (2024, "Kyst", 3.0),
        (2024, "Skog", 8.0),
    ]


def test_figures_that_grow_beside_one_line_are_a_line_of_their_own() -> None:
    rows = [["Nye arbeidsplasser"], ["Innsatsområde", 2022, 2023, 2024], ["Skog", 11, 11, 11], ["Kyst", 11, 22, 33]]
    assert len(values(read(rows), "new_jobs")) == 6


def test_registered_figures_of_quarters_are_those_of_their_year() -> None:
    rows = [
        ["Nye arbeidsplasser 2024"],
        [],
        ["Område", "Registrert", None, None, None, None, "Mål for året"],
        [None, "1. kv.", "2. kv.", "3. kv.", "4. kv.", "Hele året", None],
        ["Skog", 0, 2, 1.5, 3, 6.5, 8],
        ["Kyst", 1, 0, 0, 0, 1, 4],
    ]
    assert values(read(rows), "focus_area", "new_jobs", "target_new") == [("Skog", 6.5, 8.0), ("Kyst", 1.0, 4.0)]


def test_the_year_beside_its_months_is_the_figure_of_a_measure() -> None:
    months = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"]
    rows = [
        ["Månedstall 2024"],
        [],
        ["Måling", "Enhet", *months, "Året"],
        ["Gjester", "personer", *[110 + number for number in range(12)], 1386],
        ["Samtaler", "stk", 13, 5, 4, 2, 6, 1, 0, 4, 7, 5, 3, 2, 52],
    ]
    assert values(read(rows), "measure", "year", "value") == [("Gjester", 2024, 1386.0), ("Samtaler", 2024, 52.0)]


def test_events_of_days_without_any_year_are_asked_about() -> None:
    rows = [["Hendelser i 2023 og 2024"], [], ["Dato", "Hendelse"], ["12.3.", "Kjøpte tomta"], ["4.11.", "Oppstart"]]
    reading = read(rows)
    assert "missing_year" in {problem.code for problem in reading.problems}
    given = read(rows, year=2024)
    assert "missing_year" not in {problem.code for problem in given.problems}
    assert [f"{row[0]:%Y-%m-%d}" for row in values(given, "date")] == ["2024-03-12", "2024-11-04"]


def test_a_hidden_column_parts_no_table_and_an_empty_one_does() -> None:
    columns = [["Søker", "Tare AS"], ["", ""], ["Prosjekt", "Tørkeri"], ["Tilsagn", 1e6]]
    assert len(find_blocks(Grid("Ark1", columns, hidden=frozenset({1})))) == 1
    wide = [["Område", "Skog"], ["Budsjett", 1e6], ["", ""], ["Område", "Kyst"], ["Budsjett", 2e6]]
    assert len(find_blocks(Grid("Ark1", wide))) == 2


def test_accounts_below_an_area_that_is_named_once_are_summed_up_for_it() -> None:
    rows = [
        ["Regnskapsår 2023"],
        ["Ansvar", "Art", "Artsnavn", "Justert budsjett", "Regnskap"],
        ["510 Skog", 14700, "Tilskudd", 1_200_000, 934_500],
        [None, 12700, "Konsulenter", 300_000, 311_250],
        ["Sum 510 Skog", None, None, 1_500_000, 1_245_750],
        ["520 Kyst", 14700, "Tilskudd", 800_000, 225_000],
        [None, 11500, "Kurs", 50_000, 12_400],
        ["Sum 520 Kyst", None, None, 850_000, 237_400],
        ["Totalsum", None, None, 2_350_000, 1_483_150],
    ]
    found = values(read(rows), "focus_area", "budget_nok", "paid_nok")
    assert found == [("510 Skog", 1.5e6, 1_245_750.0), ("520 Kyst", 850e3, 237_400.0)]


def test_an_action_stands_under_how_strongly_it_is_advised() -> None:
    rows = [
        ["Anbefalte tiltak 2024"],
        [],
        ["Indikator", "Må gjøres", "Bør gjøres", "Kan vurderes"],
        ["Portefølje", "Stoppe gamle prosjekter", None, None],
        ["Bærekraft", "Velge to mål", "Lage en pris", "Flere møter"],
    ]
    assert sorted(values(read(rows), "indicator", "strength", "text")) == [
        ("portfolio", "must", "Stoppe gamle prosjekter"),
        ("sustainability", "consider", "Flere møter"),
        ("sustainability", "must", "Velge to mål"),
        ("sustainability", "should", "Lage en pris"),
    ]


def test_of_several_sources_what_the_programme_gives_is_the_grant() -> None:
    rows = [
        ["Prosjekt", "Prosjekteier", "Finansieringskilder", None, None, "Totalkostnad"],
        [None, None, "Tilskudd omstillingsprogrammet", "Tilskudd fylkeskommunen", "Egenandel", None],
        ["Tare", "Tare AS", 800_000, 500_000, 1_900_000, 3_200_000],
        ["Hytte", "Hytte AS", 350_000, 50_000, 370_000, 770_000],
    ]
    assert values(read(rows), "name", "granted_nok") == [("Tare", 8e5), ("Hytte", 3.5e5)]


@pytest.mark.parametrize("title", ["Nye arbeidsplasser, mål og resultat", "Budsjett og bevilgninger"])
def test_a_title_of_two_figures_names_none(title: str) -> None:
    reading = read([[title], [], ["Innsatsområde", 2023, 2024], ["Skog", 12, 26], ["Kyst", 11, 13]])
    figures = [
        table.rows[name] for table in reading.tables for name in ("target_new", "budget_nok") if name in table.rows
    ]
    assert not any(column.notna().any() for column in figures)


def grants(first: str, second: str, rest: str, left: tuple[int, int] = (450000, 230000)) -> list[list[Any]]:
    figures = [("Skog", 2400000, 1950000, 870000, left[0]), ("Kyst", 350000, 120000, 10000, left[1])]
    return [["Midlar 2023"], ["Satsingsområde", first, second, "Utbetalt", rest], *map(list, figures)]


@pytest.mark.parametrize(
    ("first", "second", "rest"),
    [
        ("Løyving", "Gjevne tilsegner", "Ikkje disponert"),
        ("Løyving", "Bunde", "Står att"),
        ("Tilskot", "Gitte tilsagn", "Rest"),
    ],
)
def test_of_two_grants_the_one_that_the_other_is_taken_from_is_the_budget(first: str, second: str, rest: str) -> None:
    found = values(read(grants(first, second, rest)), "focus_area", "budget_nok", "granted_nok", "paid_nok")
    assert found == [("Skog", 2400000.0, 1950000.0, 870000.0), ("Kyst", 350000.0, 120000.0, 10000.0)]


@pytest.mark.parametrize(
    "rows",
    [
        grants("Løyving", "Gjevne tilsegner", "Står att", (1530000, 340000)),  # of what is not paid
        grants("Tilsagn", "Tilbaketrukket støtte", "Rest"),
        grants("Gjevne tilskot", "Annullerte tilskot", "Rest"),
        grants("Løyving", "Gjevne tilsegner", "Netto tilskot"),
    ],
)
def test_of_two_grants_neither_is_the_budget_where_nothing_says_so(rows: list[list[Any]]) -> None:
    reading = read(rows)
    assert not any(table.rows["budget_nok"].notna().any() for table in reading.tables if "budget_nok" in table.rows)
