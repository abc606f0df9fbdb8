"""Statements behind the numbers of an outline: "1.1 Porteføljeoversikt" is no figure, and its number no points."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, read, scores

from data.understanding.profiles import profile_of

TOPICS = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
JOBS = ("Engasjement i næringslivet", "Måling og rapportering", "Måltall og periodisering")


def _chapter(number: int, name: str, topics: tuple[str, ...], mark: str) -> list[Row]:
    points = ("3 - under middels", "5 - god", "4 - over middels")
    rows = [
        [f"{number}.{n}{mark} {topic}", point, None]
        for n, (topic, point) in enumerate(zip(topics, points, strict=True), 1)
    ]
    return [[f"{number}. {name.upper()}", "Vurdering", "Begrunnelse"], *rows, [f"Samlet for {name}", "4,5", None], []]


@pytest.mark.parametrize("mark", ["", ".", ")"])
def test_chapters_that_repeat_their_heading_have_statements_behind_numbers(mark: str) -> None:
    sheet: list[Row] = [["Programstatusvurdering høsten 2023", None, "Utskrift 08.01.2024"], []]
    sheet += [*_chapter(1, "portefølje", TOPICS, mark), *_chapter(2, "arbeidsplasser", JOBS, mark)]
    assert scores(read({"PSV2023": sheet})) == {
        *((2023, "portfolio", *row) for row in (("overview", 3), ("resources", 5), ("progress", 4), (None, 4.5))),
        *((2023, "jobs", *row) for row in (("engagement", 3), ("reporting", 5), ("targets", 4), (None, 4.5))),
    }


def test_one_list_of_all_chapters() -> None:
    sheet: list[Row] = [["Tema", "Poeng"]]
    for number, (name, topics) in enumerate((("Portefølje", TOPICS), ("Arbeidsplasser", JOBS)), start=1):
        sheet += [[f"{number}. {name}", None], *([f"{number}.{n} {topic}", n + 1] for n, topic in enumerate(topics, 1))]
    found = scores(read({"Ark1": sheet}, 2023))
    assert {(row[1], row[3]) for row in found} == {(name, n) for name in ("portfolio", "jobs") for n in (2, 3, 4)}


def test_amounts_of_one_unit_are_no_outline() -> None:
    assert profile_of(["1.1 Mill", "1.2 Mill", "1.3 Mill"]).numbers == 1
    assert profile_of(["1.1 Plan", "1.2 Mål", "2.1 Rutiner"]).texts == 1
    assert profile_of(["1.1 Plan", "4.5 Mål", "2.1 Rutiner"]).numbers == 1
