"""Whose table it is, where only a title says so."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.understanding.titles import name_of_round
from tests.data.understanding.test_rounds import Rows
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


def test_a_sheet_called_after_no_programme_is_of_that_of_the_others() -> None:
    points = [["Profil og kommunikasjon", 4], ["Bærekraft", 3]]
    sheets: dict[str, Rows] = {
        str(year): [["Moldal omstillingsprogram"], [], ["Indikator", "Samlet poeng"], *points] for year in (2023, 2024)
    }
    sheets["Graf"] = [["Utvikling"], [], ["Indikator", 2023, 2024], *([name, score, score] for name, score in points)]
    tables = read_in_process(xlsx(sheets), "fil.xlsx").tables
    assert {name for table in tables for name in table.values["programme"].to_pylist()} == {"Moldal"}


def test_a_lone_sheet_that_says_whose_it_is_is_believed() -> None:
    rows: Rows = [["Budsjett 2024"], [], ["Innsatsområde", "Budsjett (kr)"], ["Skog", 100_000], ["Kyst", 200_000]]
    programmes = [
        {
            name
            for table in read_in_process(xlsx({sheet: rows}), "fil.xlsx").tables
            for name in table.values["programme"].to_pylist()
        }
        for sheet in ("Moldal omstilling", "Notater")
    ]
    assert programmes == [{"Moldal"}, {None}]
