"""Whose table it is, where only a title says so."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.understanding.titles import name_of_round
from tests.data.written import xlsx


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Glimt, runde 2023", "Glimt"),
        ("Glimt omgang 2023: søknader", "Glimt"),
        ("Runde 2023", None),
        ("Søknader, runde 2023", None),
    ],
)
def test_a_round_has_its_programme_before_it(title: str, name: str | None) -> None:
    assert name_of_round([title]) == name


def test_how_winners_are_doing_is_no_list_of_actions() -> None:
    header = ["Aktør", "Kommune", "Per dato", "Sånn går det", "Beløp (kr)", "Betalt av", "Neste steg"]
    rows = [
        ["Bureau Seks", "Elvestad", "30.06.2024", "Har kontrakt", 400000, "Fylkeskommunen", "Byggesøknad"],
        ["Studio Natt", "Myrvoll", "30.06.2024", "Venter på vedtak", None, None, "Sak i formannskapet"],
    ]
    reading = read_in_process(xlsx({"Oppfølging": [["Glimt, runde 2023"], [], header, *rows]}), "a.xlsx")
    assert {table.dataset for table in reading.tables} <= {"follow_ups"}
    for table in reading.tables:
        assert table.rows["programme"].to_list() == ["Glimt", "Glimt"]
