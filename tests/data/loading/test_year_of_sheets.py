"""A sheet for each indicator, of which only some titles say the year: the others of the same headings are of it too."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

TOPICS = {
    "Portefølje": ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"],
    "Arbeidsplasser": ["Engasjement i næringslivet", "Måling og rapportering", "Måltall og periodisering"],
}


def _sheet(name: str, title: str | None = None, *, points: str = "Poeng", first: int = 3) -> list[list[object]]:
    lines = [[topic, first + place] for place, topic in enumerate(TOPICS[name])]
    above: list[list[object]] = [[title], []] if title else []
    return [*above, [name], ["Påstand", points], *lines, ["Samlet poengsum", 4]]


def _read(sheets: dict[str, list[list[object]]]) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", answers=Answers(programme="Spir"))


def _codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize("said_on", TOPICS)
def test_sheets_of_other_indicators_are_of_the_year_that_one_title_says(said_on: str) -> None:
    titles = {said_on: "Programstatusvurdering 2024"}
    reading = _read({name: _sheet(name, titles.get(name)) for name in TOPICS})
    years = [year for table in reading.tables for year in table.rows["year"]]
    assert years == [2024] * 8
    (told,) = [problem for problem in reading.problems if problem.code == "year_from_file"]
    assert told.sheet != said_on and told.value == "2024"


def test_the_same_indicator_once_more_may_be_of_another_year() -> None:
    title = "Programstatusvurdering 2024"
    reading = _read({"Nå": _sheet("Portefølje", title), "Før": _sheet("Portefølje", first=2)})
    assert "year_from_file" not in _codes(reading) and "missing_year" in _codes(reading)


def test_titles_of_two_years_say_none_of_a_third_sheet() -> None:
    sheets = {str(year): _sheet("Portefølje", f"Programstatusvurdering {year}") for year in (2023, 2024)}
    assert "year_from_file" not in _codes(_read({**sheets, "Ark3": _sheet("Arbeidsplasser")}))


def test_other_headings_are_another_assessment() -> None:
    first = _sheet("Portefølje", "Programstatusvurdering 2024")
    reading = _read({"A": first, "B": _sheet("Arbeidsplasser", points="Karakter")})
    assert "year_from_file" not in _codes(reading)
