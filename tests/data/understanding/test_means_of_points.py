"""Means of points, and what those that are worked out say of the columns they are of."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, codes, read, rows_of, scores

POINTS: dict[str, dict[str, tuple[float, float]]] = {
    "Portefølje": {"Porteføljeoversikt": (4, 6), "Ressursinnsats": (3, 4), "Fremdrift": (4, 4)},
    "Bærekraft": {
        "Felles forståelse": (3, 4),
        "Påvirkning av bedriftene": (2, 3),
        "Måling i bedrifter og prosjekter": (2, 2),
    },
}
CODES = {
    "Porteføljeoversikt": "overview",
    "Ressursinnsats": "resources",
    "Fremdrift": "progress",
    "Felles forståelse": "shared_understanding",
    "Påvirkning av bedriftene": "influence",
    "Måling i bedrifter og prosjekter": "measuring",
}


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def pivot(of_groups: dict[str, float] | None = None) -> list[Row]:
    """Statements under their indicators, whose lines are means (or what is given), by year, and the mean of those."""
    rows: list[Row] = [["Gjennomsnitt av Poeng", "Kolonneetiketter"], ["Radetiketter", 2022, 2023, "Totalsum"]]
    for name, statements in POINTS.items():
        years = [mean([points[year] for points in statements.values()]) for year in (0, 1)]
        if of_groups is not None:
            years = [of_groups[name]] * 2
        rows.append([name, *years, mean(years)])
        rows += [[statement, *points, mean([*points])] for statement, points in statements.items()]
    points = [point for statements in POINTS.values() for point in statements.values()]
    years = [mean([point[year] for point in points]) for year in (0, 1)]
    return [*rows, ["Totalsum", *years, mean(years)]]


def test_what_a_pivot_works_out_is_no_score() -> None:
    reading = read({"Ark1": pivot()})
    assert scores(reading) == {
        (2022 + year, {"Portefølje": "portfolio", "Bærekraft": "sustainability"}[name], CODES[statement], points[year])
        for name, statements in POINTS.items()
        for statement, points in statements.items()
        for year in (0, 1)
    }
    assert not reading.problems, codes(reading)


def test_what_is_no_mean_of_what_stands_below_is_the_indicators_own_score() -> None:
    rows = [[row[0], row[2]] for row in pivot({"Portefølje": 4.5, "Bærekraft": 3})[2:-1]]
    found = scores(read({"Egenvurdering 2023": [["Indikator/påstand", "Poeng"], *rows]}))
    assert {row for row in found if row[2] is None} == {
        (2023, "portfolio", None, 4.5),
        (2023, "sustainability", None, 3),
    }
    assert len(found) == 8


PROGRAMMES = [[4, 4.5, 5], [5, 4, 4.5], [4.5, 5, 4], [3.5, 3, 4], [3, 3.5, 2.5]]
INDICATORS = ["Profil og kommunikasjon", "Organisering", "Portefølje", "Utviklingsevne", "Arbeidsplasser"]


def compared(last: str, worked_out: list[float]) -> list[Row]:
    lines = zip(INDICATORS, PROGRAMMES, worked_out, strict=True)
    return [
        ["Vurderinger 2023, total poengsum"],
        ["Indikator", "Fossvik", "Spir", "Lunddal", last],
        *([name, *points, own] for name, points, own in lines),
    ]


def test_columns_that_a_mean_is_taken_of_with_a_programmes_are_programmes() -> None:
    reading = read({"Ark1": compared("Snitt fylket", [mean(own) for own in PROGRAMMES])})
    found = rows_of(reading, "scores", "programme", "indicator", "score")
    assert len(found) == 15 and {name for name, _, _ in found} == {"Fossvik", "Spir", "Lunddal"}
    assert ("Lunddal", "jobs", 2.5) in found


@pytest.mark.parametrize("last", ["Snitt fylket", "Arbeidsutvalget"])
def test_columns_of_which_nothing_is_a_mean_may_be_anybodys(last: str) -> None:
    reading = read({"Ark1": compared(last, [3, 3, 3.5, 4, 5])})
    found = rows_of(reading, "scores", "programme") if not reading.questions else []
    assert "Fossvik" not in {name for (name,) in found}


STATEMENTS = {
    "Organisering": ["2.1 Styret", "2.2 Programleder og administrasjon", "2.3 Rutiner og systemer"],
    "Utviklingsevne": ["4.1 Utviklingskultur", "4.2 Kommunikasjon og samhandling", "4.3 Kapasitet og kompetanse"],
}


@pytest.mark.parametrize("ends", [True, False])
def test_statements_across_are_of_the_indicator_whose_total_ends_or_begins_them(ends: bool) -> None:
    heading: list[str] = []
    for name, statements in STATEMENTS.items():
        total = [f"{name} – total poengsum"]
        heading += [*statements, *total] if ends else [*total, *statements]
    lines = [[2022, 4, 5, 3, 3, 2, 3, 4, 3], [2023, 5, 5, 4, 4, 3, 4, 3, 4]]
    found = scores(read({"Svar": [["Hvilket år gjelder vurderingen?", *heading], *lines]}))
    place = {text: number for number, text in enumerate(heading, start=1)}
    assert (2022, "organisation", "board", lines[0][place["2.1 Styret"]]) in found
    assert (2023, "development", None, lines[1][place["Utviklingsevne – total poengsum"]]) in found
    assert {row[2] for row in found if row[1] == "development"} == {"culture", "collaboration", "competence", None}
    assert len(found) == 16
