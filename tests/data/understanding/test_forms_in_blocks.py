"""Forms whose points stand as signs, side by side, under programmes or under questions of a web form."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

SCALE = [1, 2, 3, 4, 5, 6]
TITLE = ["Programstatus 2024, Moldal omstillingsprogram"]


def read(rows: list[list[object]]) -> Reading:
    return read_in_process(xlsx({"Skjema": rows}), "skjema.xlsx")


def scores_in(reading: Reading, *names: str) -> set[tuple[object, ...]]:
    rows = [row for table in reading.tables if table.dataset == "scores" for row in table.values.to_pylist()]
    return {tuple(row[name] for name in names) for row in rows}


def dots(point: int) -> list[object]:
    return ["●" if one == point else "○" for one in SCALE]


def test_rows_of_stars_that_nothing_heads_are_points() -> None:
    rows = [TITLE, [], ["Portefølje"], ["Porteføljeoversikt", "★★★★★☆"], ["Ressursinnsats", "★★★★☆☆"]]
    rows += [["Fremdrift", "★★★☆☆☆"], ["Styrets samlede poeng", 4.5]]
    assert scores_in(read(rows), "statement", "score") == {
        ("overview", 5.0),
        ("resources", 4.0),
        ("progress", 3.0),
        (None, 4.5),
    }


def test_a_total_beside_a_block_that_goes_on_is_read() -> None:
    rows: list[list[object]] = [TITLE, [], ["Arbeidsplasser", *SCALE, None, "Profil og kommunikasjon", *SCALE]]
    left = ["Engasjement i næringslivet", "Måling og rapportering", "Måltall og periodisering"]
    right = ["Omstillingsplanen", "Innsatsområder", "Mål", "Struktur", "Kommunikasjon"]
    for at, name in enumerate(right):
        own = [left[at], *dots(at + 2)] if at < len(left) else ["Total poengsum: 3,0" if at == len(left) else None]
        rows.append([*own, *[None] * (8 - len(own)), name, *dots(at + 1)])
    rows.append([*[None] * 8, "Total poengsum: 4,0"])
    found = scores_in(read(rows), "indicator", "statement", "score")
    assert len(found) == 10
    assert {("jobs", None, 3.0), ("profile", None, 4.0)} <= found


@pytest.mark.parametrize("word", ["omstilling", "omstillingsprogram"])
def test_programmes_over_their_years(word: str) -> None:
    rows = [["Programstatusvurdering, omforent (1–6)"], [], [None, f"Moldal {word}", None, f"Fjellby {word}", None]]
    rows += [["Indikator", 2023, 2024, 2023, 2024], ["Portefølje", 4, 4.5, 3, 3.5], ["Organisering", 4, 5, 3, 2.5]]
    assert scores_in(read(rows), "programme", "year", "indicator", "score") == {
        ("Moldal", 2023, "portfolio", 4.0),
        ("Moldal", 2024, "portfolio", 4.5),
        ("Fjellby", 2023, "portfolio", 3.0),
        ("Fjellby", 2024, "portfolio", 3.5),
        ("Moldal", 2023, "organisation", 4.0),
        ("Moldal", 2024, "organisation", 5.0),
        ("Fjellby", 2023, "organisation", 3.0),
        ("Fjellby", 2024, "organisation", 2.5),
    }


def test_a_question_may_end_in_its_scale() -> None:
    header = ["Program", "År", "Portefølje: Fremdrift (1-6)", "Portefølje: Ressursinnsats (1-6)"]
    rows = [[*header, "Portefølje: Total poengsum"], ["Moldal", 2024, 4, 3, 3.5], ["Fjellby", 2024, 5, 4, 4.5]]
    assert scores_in(read(rows), "programme", "statement", "score") == {
        ("Moldal", "progress", 4.0),
        ("Moldal", "resources", 3.0),
        ("Moldal", None, 3.5),
        ("Fjellby", "progress", 5.0),
        ("Fjellby", "resources", 4.0),
        ("Fjellby", None, 4.5),
    }
