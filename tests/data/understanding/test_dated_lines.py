"""A day and what happened on it in one cell, days under lone years, and columns that only their cells can name."""

from __future__ import annotations

import datetime as dt

import pytest

from data.understanding.said_below import said_in_texts
from tests.data.understanding.test_rounds import Rows, loaded, read

DAYS = (dt.date(2023, 2, 14), dt.date(2023, 5, 3), dt.date(2024, 9, 21))
TEXTS = ("Styret vedtok planen", "Åpning av verkstedet", "Bedriften la ned")
SAID = list(zip(DAYS, TEXTS, strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        ["14.02.2023 – Styret vedtok planen", "3. mai 2023 – Åpning av verkstedet", "2024-09-21 – Bedriften la ned"],
        ["14.02.2023 Styret vedtok planen", "03.05.2023: Åpning av verkstedet", "21. september 2024 Bedriften la ned"],
        [2023, "14.2: Styret vedtok planen", "3. mai: Åpning av verkstedet", 2024, "21.9. - Bedriften la ned"],
    ],
)
def test_a_day_and_its_text_may_stand_in_one_cell(lines: list[object]) -> None:
    rows: Rows = [["Hendelser i programmet"], [], ["Dato og hendelse"], *([line] for line in lines)]
    assert read(rows, "date", "text") == ("events", SAID)
    assert not loaded({"Ark1": rows}).problems


def test_days_stand_under_lone_years_without_a_header() -> None:
    lines = [["14. februar", TEXTS[0]], ["3. mai", TEXTS[1]]]
    assert read([["Hendelser"], [2023], *lines, [2024], ["21.9.", TEXTS[2]]], "date", "text") == ("events", SAID)


def test_what_else_stands_beside_keeps_its_heading() -> None:
    rows: Rows = [["Hendelse", "Kilde"], *([f"{day:%d.%m.%Y} {text}", "Avisa"] for day, text in SAID)]
    reading = loaded({"Logg": rows})
    assert reading.tables[0].values.column("text").to_pylist() == list(TEXTS)
    assert [problem.value for problem in reading.problems] == ["Kilde"]


def test_texts_with_a_day_are_nothing_where_nothing_says_what_they_are() -> None:
    assert not loaded({"Notater": [["Notater"], *([f"{day:%d.%m.%Y} {text}"] for day, text in SAID)]}).tables


def test_a_column_of_indicators_says_what_a_measure_belongs_to() -> None:
    rows: Rows = [
        ["Måltall 2024"],
        ["Hva vi måler", "Enhet", "Mål", "Resultat", "Hører til"],
        ["Etableringer", "antall", 12, 9, "Forankring"],
        ["Gjester", "antall", 6500, 7120, "Attraktivt sted"],
    ]
    assert read(rows, "measure", "indicator")[1] == [("Etableringer", "anchoring"), ("Gjester", "attractiveness")]
    other = [[*row[:4], text] for row, text in zip(rows[2:], ("Forankring", "Havna"), strict=True)]
    (table,) = loaded({"Ark1": [*rows[:2], *other]}).tables
    assert "indicator" not in table.values.column_names or not any(table.values.column("indicator").to_pylist())


def test_accounts_are_called_what_stands_beside_their_number() -> None:
    header = ["Ansvar", "Ansvar (T)", "Rev. budsjett", "Regnskap"]
    rows: Rows = [["Regnskap 2024"], header, [3310, "Tre", 1_500_000, 1_123_450], [3311, "Vann", 2_250_000, 1_980_000]]
    dataset, found = read([*rows, ["", "", 3_750_000, 3_103_450]], "focus_area", "budget_nok", "paid_nok")
    assert (dataset, found) == ("budget", [("Tre", 1_500_000.0, 1_123_450.0), ("Vann", 2_250_000.0, 1_980_000.0)])


def test_a_filter_below_a_table_names_its_round() -> None:
    assert said_in_texts(["Utvalg: Program = Spir | Runde = 2025 | Søkere = alle"]).year == 2025
    assert said_in_texts(["Utvalg: Telefon = 2025"]).year is None
