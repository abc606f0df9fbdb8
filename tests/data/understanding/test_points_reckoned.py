"""Sheets of points with figures beside them that are reckoned from the points, or say something else of a line."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, codes, read, rows_of, scores

ACROSS = ["Profil/komm.", "Organisering", "Portefølje", "Bærekraft"]
POINTS = {"Spir": (4.5, 5, 4, 2.5), "Lia": (3, 4, 3.5, 2), "Moland": (5, 4.5, 5, 3.5)}


def _by_programme(*, first: list[str], last: list[str], mean: bool = False) -> list[Row]:
    """A line for each programme, with what the headings before and after the points say of it."""
    of = {
        "Sum": lambda points: sum(points),
        "Snitt": lambda points: round(sum(points) / len(points), 2),
        "Resultat": lambda points: sum(points) / len(points),
        "Programår": lambda points: int(points[1]) - 2,
    }
    sheet: list[Row] = [["Programstatusvurdering 2024"], [], ["Program", *first, *ACROSS, *last]]
    sheet += [
        [name, *(of[one](points) for one in first), *points, *(of[one](points) for one in last)]
        for name, points in POINTS.items()
    ]
    if mean:
        columns = list(zip(*(row[1:] for row in sheet[3:]), strict=True))
        sheet.append(["Snitt fylket", *(round(sum(column) / 3, 2) for column in columns)])
    return sheet


@pytest.mark.parametrize("is_mean_below", [False, True])
@pytest.mark.parametrize(
    ("first", "last"),
    [(["Programår"], ["Sum"]), (["Sum"], []), ([], ["Snitt"]), ([], ["Resultat"]), (["Programår"], ["Sum", "Snitt"])],
)
def test_sums_means_and_years_of_programmes_are_nobodys_points(
    first: list[str], last: list[str], is_mean_below: bool
) -> None:
    reading = read({"2024": _by_programme(first=first, last=last, mean=is_mean_below)})
    scores(reading)
    stored = rows_of(reading, "scores", "programme", "indicator", "statement", "score")
    names = ("profile", "organisation", "portfolio", "sustainability")
    assert sorted(stored) == sorted(
        (programme, indicator, None, score)
        for programme, points in POINTS.items()
        for indicator, score in zip(names, points, strict=True)
    )


def test_a_sum_below_the_points_of_each_year_is_nobodys_points() -> None:
    sheet: list[Row] = [["Programstatusvurdering"], [], ["Indikator", 2023, 2024]]
    sheet += [[name, *points] for name, *points in zip(ACROSS, POINTS["Lia"], POINTS["Spir"], strict=True)]
    sheet.append(["Sum", *(sum(POINTS[name]) for name in ("Lia", "Spir"))])
    reading = read({"Ark1": sheet})
    assert sorted(row[3] for row in scores(reading)) == sorted((*POINTS["Lia"], *POINTS["Spir"]))
    assert "outside_scale" not in codes(reading)
