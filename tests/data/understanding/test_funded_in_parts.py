"""A project's money told source by source, a line for each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.loading.read import Reading, read_in_process
from data.terms.answers import Answers
from tests.data.understanding.test_rounds import Rows, loaded, read
from tests.data.written import xlsx

HEADER = ["Nr", "Prosjekt", "Finansiering", "Beløp (kr)"]
SUMMED: Rows = [
    ["BS-04", "Heis", "Omstillingsmidler (tilskudd)", 750_000],
    ["", "", "Egenkapital", 900_000],
    ["", "", "Totalkostnad", 1_650_000],
    ["BS-05", "Skole", "Omstillingsmidler (tilskudd)", 180_000],
    ["", "", "Banklån", 120_000],
    ["", "", "Totalkostnad", 300_000],
]


def repeated(rows: Rows) -> Rows:
    """The same with the project on each of its lines."""
    return [[*(rows[number - number % 3][:2]), *row[2:]] for number, row in enumerate(rows)]


@pytest.mark.parametrize("rows", [SUMMED, repeated(SUMMED)])
def test_what_all_sources_come_to_is_the_cost_and_one_of_them_the_grant(rows: Rows) -> None:
    fields = ("project", "name", "granted_nok", "total_cost_nok")
    assert read([["Prosjekter 2024"], HEADER, *rows], *fields) == (
        "projects",
        [("BS-04", "Heis", 750_000.0, 1_650_000.0), ("BS-05", "Skole", 180_000.0, 300_000.0)],
    )
    reading = loaded({"Ark1": [["Prosjekter 2024"], HEADER, *rows]})
    assert [(problem.code, problem.value) for problem in reading.problems] == [
        ("other_sources", "Egenkapital, Banklån")
    ]


def test_sources_without_a_sum_say_the_grant_and_no_cost() -> None:
    rows = [row for row in repeated(SUMMED) if row[2] != "Totalkostnad"]
    assert read([["Prosjekter 2024"], HEADER, *rows], "granted_nok")[1] == [(750_000.0,), (180_000.0,)]
    (table,) = loaded({"Ark1": [["Prosjekter 2024"], HEADER, *rows]}).tables
    assert "total_cost_nok" not in table.values.column_names or not any(table.values["total_cost_nok"].to_pylist())


def test_what_does_not_add_up_is_asked_about() -> None:
    rows = [[*row[:3], 1_700_000 if row[3] == 1_650_000 else row[3]] for row in repeated(SUMMED)]
    reading = loaded({"Ark1": [["Prosjekter 2024"], HEADER, *rows]})
    assert reading.questions and not reading.is_storable


def test_kinds_of_amounts_of_an_area_are_no_sources() -> None:
    rows: Rows = [["Budsjett 2024"], ["Innsatsområde", "Type", "Beløp"]]
    for area, budget in (("Havbruk", 1_000_000), ("Reiseliv", 2_000_000)):
        rows += [[area, "Budsjett", budget], ["", "Tilsagn", 700_000], ["", "Utbetalt", 300_000]]
    assert read(rows, "budget_nok", "granted_nok") == ("budget", [(1e6, 7e5), (2e6, 7e5)])


SOURCES = [
    ("Finansiering", ["Omstillingsprogrammet", "Fylkeskommunen", "Egeninnsats"], "Sum kostnad"),
    ("Finansieringsplan", ["Omstillingsprogrammet", "Fylket", "Eigendel"], "Kostnad i alt"),
    ("Financed by", ["Programme", "County", "Own contribution"], "Total cost"),
    ("Finansieringskilder", ["Programmet", "Kommunen", "Eget"], None),
]


def under_one_heading(over: str, names: Sequence[str], total: str | None, title: str = "Prosjekter") -> Reading:
    lines = [
        ["Isbar", "Nordlys AS", "Forprosjekt", 250_000, 100_000, 150_000, 500_000],
        ["Pellets", "Sagbruket AS", "Hovedprosjekt", 1_000_000, 500_000, 2_700_000, 4_200_000],
        ["Skole", "Verkstedet AS", "Forstudie", 90_000, 0, 30_000, 120_000],
    ]
    header = [["Prosjekt", "Prosjekteier", "Fase", over, None, None, total], [None, None, None, *names, None]]
    rows = [[title], [], *header, *(line if total else line[:-1] for line in lines)]
    return read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=Answers(programme="Solvik"))


@pytest.mark.parametrize(("over", "names", "total"), SOURCES)
def test_what_the_programme_pays_beside_others_is_the_grant(over: str, names: Sequence[str], total: str | None) -> None:
    (table,) = under_one_heading(over, names, total).tables
    assert table.rows["granted_nok"].tolist() == [250_000, 1_000_000, 90_000]
    assert not total or table.rows["total_cost_nok"].tolist() == [500_000, 4_200_000, 120_000]


def test_what_the_programme_has_paid_or_is_asked_for_is_no_grant() -> None:
    names = ["Omstillingsprogrammet", "Fylkeskommunen", "Egeninnsats"]
    for over, title in (("Utbetalt", "Prosjekter"), ("Finansiering", "Søknader til styret")):
        (table,) = under_one_heading(over, names, "Sum kostnad", title).tables
        assert table.rows["granted_nok"].isna().all()
