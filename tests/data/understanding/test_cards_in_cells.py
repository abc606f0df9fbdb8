"""Cards: a label and its value in one cell or in two, and figures alone under the name of an area."""

import pytest
from test_score_sheets import Row, read, rows_of

PROJECTS = [("Tareanlegg", "Tang AS", "Forprosjekt", "350 000"), ("Ny brygge", "Kai SA", "Hovedprosjekt", "1 200 000")]
LABELS = ("Prosjekt", "Søker", "Fase", "Tilsagn")
WANTED = {("Tareanlegg", "Tang AS", "pre_project", 350_000.0), ("Ny brygge", "Kai SA", "main_project", 1_200_000.0)}


def below() -> list[Row]:
    return [[f"{label}: {value}"] for card in PROJECTS for label, value in zip(LABELS, card, strict=True)]


def beside() -> list[Row]:
    titles: Row = [card[0] for card in PROJECTS]
    return [titles, *([f"{label}: {card[at]}" for card in PROJECTS] for at, label in enumerate(LABELS) if at)]


@pytest.mark.parametrize("cards", [below(), beside()])
def test_a_label_and_its_value_in_one_cell(cards: list[Row]) -> None:
    found = read({"Kort": [["Prosjekter"], *cards]})
    assert set(rows_of(found, "projects", "name", "company", "phase", "granted_nok")) == WANTED


def test_a_numbered_title_over_a_card_with_a_name_is_its_number() -> None:
    cards: list[Row] = []
    for number, (name, company, _, amount) in enumerate(PROJECTS, 1):
        cards += [[f"Prosjekt {number}"], [f"Navn: {name}", f"Søker: {company}"], [f"Tilsagn: {amount}"], []]
    found = read({"Kort": cards})
    assert set(rows_of(found, "projects", "project", "name")) == {
        ("Prosjekt 1", "Tareanlegg"),
        ("Prosjekt 2", "Ny brygge"),
    }


def test_figures_under_the_name_of_an_area_are_those_of_the_area_and_not_of_the_programme() -> None:
    rows: list[Row] = [["Status 2025"]]
    for area, amounts in (("Skog", (500, 430, 210)), ("Kyst", (900, 750, 600))):
        labelled = zip(("Budsjett", "Bevilget", "Utbetalt"), amounts, strict=True)
        rows += [[area], *([label, amount * 1000] for label, amount in labelled), []]
    found = rows_of(read({"Ark1": rows}), "budget", "focus_area", "budget_nok", "paid_nok")
    assert sorted(found) == [("Kyst", 900_000.0, 600_000.0), ("Skog", 500_000.0, 210_000.0)]


def test_cards_side_by_side_with_a_last_one_alone() -> None:
    cards = [
        ("Kai", "Kai AS", "Forstudie", 100),
        ("Sag", "Sag AS", "Forprosjekt", 200),
        ("Bru", "Bru AS", "Forstudie", 300),
    ]
    labels = ("Søker", "Fase", "Tilsagn", "Vår kontakt")
    rows: list[Row] = [["Prosjektark 2024"], []]
    for pair in (cards[:2], cards[2:]):
        rows.append([cell for card in pair for cell in (card[0], None, None)])
        for at, label in enumerate(labels, 1):
            rows.append([cell for card in pair for cell in (label, (*card, "Leder")[at], None)])
        rows.append([])
    found = rows_of(read({"Kort": rows}), "projects", "name", "company", "granted_nok")
    assert set(found) == {(name, company, float(amount)) for name, company, _, amount in cards}
