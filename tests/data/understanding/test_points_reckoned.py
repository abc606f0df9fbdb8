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


@pytest.mark.parametrize(
    "others",
    [
        ["Andre program i fylket (snitt 2023)"],
        ["Snitt fylket 2022", "Snitt fylket 2023"],
        ["Ønskt nivå 2026", "Høgaste i fylket"],
    ],
)
def test_a_mean_of_others_below_the_years_is_no_year(others: list[str]) -> None:
    sheet: list[Row] = [["År", *ACROSS, "Møte"], [2022, *POINTS["Spir"], "9. november 2022"]]
    sheet.append([2023, *POINTS["Lia"][:-1], "ikkje sett", "15. november 2023"])
    found = scores(read({"Oversikt": [*sheet, *([name, 4.1, 4.3, 4.2, 3.2] for name in others)]}))
    assert sorted((row[0], row[3]) for row in found) == sorted(
        [*((2022, point) for point in POINTS["Spir"]), *((2023, point) for point in POINTS["Lia"][:-1])]
    )


@pytest.mark.parametrize("topics", ["Item", "Topic", "Element"])
@pytest.mark.parametrize("words", ["Rating text", "Text", "Betydning"])
def test_words_that_say_the_points_again_are_neither_statements_nor_actions(topics: str, words: str) -> None:
    rated = {"Development culture": "Fair", "Communication and collaboration": "Good"}
    rated |= {"Capacity and competence": "Good", "Tools and concepts": "Fair"}
    sheet: list[Row] = [["Assessment year", "Domain", topics, "Rating", words, "Last modified"]]
    for place, (topic, word) in enumerate(rated.items(), start=11):
        points = 3 if word == "Fair" else 4
        sheet.append(["2023", "Development capacity", topic, points, word, f"2023-11-{place} 10:01"])
    sheet.append(["2023", "Development capacity", "Increased development activity", None, "Not rated", None])
    sheet.append(["2023", "Development capacity", "Overall rating", 3.5, None, "2023-11-28 14:05"])
    reading = read({"Export": sheet})
    names = ("culture", "collaboration", "competence", "tools", None)
    assert {row[2:] for row in scores(reading)} == set(zip(names, (3, 4, 4, 3, 3.5), strict=True))
    assert [table.dataset for table in reading.tables] == ["scores"]


def test_statements_in_own_words_are_believed_beside_topics() -> None:
    own = ["Vi har oversikt", "Vi bruker pengene rett", "Vi er i rute"]
    topics = ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"]
    sheet = [["Indikator", "Omtale", "Påstand", "Poeng"]]
    sheet += [["Portefølje", topic, text, 4] for topic, text in zip(topics, own, strict=True)]  # type: ignore[list-item]
    assert len(scores(read({"Poeng": sheet}, 2024))) == len(own)


@pytest.mark.parametrize("header", [["Mulige poeng", "Poeng"], ["Poeng", "Mulige poeng"], ["Maks", "Oppnådde poeng"]])
def test_what_one_could_get_at_most_is_not_asked_about(header: list[str]) -> None:
    topics = ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"]
    is_first = header[0] in ("Mulige poeng", "Maks")
    points = [[6, own] if is_first else [own, 6] for own in (4, 5, 3)]
    sheet: list[Row] = [["Indikator", "Tema", *header]]
    sheet += [["Portefølje", topic, *own] for topic, own in zip(topics, points, strict=True)]
    reading = read({"Poeng": sheet}, 2024)
    assert {row[3] for row in scores(reading)} == {4, 5, 3} and not reading.questions


def test_the_highest_points_of_a_year_or_of_all_are_points() -> None:
    topics = ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"]
    rows = [["Portefølje", topic, own, 6] for topic, own in zip(topics, (4, 5, 3), strict=True)]
    assert len(scores(read({"Poeng": [["Indikator", "Tema", 2023, 2024], *rows]}))) == 2 * len(topics)
    alone = [[*row[:2], row[3]] for row in rows]
    assert {row[3] for row in scores(read({"Poeng": [["Indikator", "Tema", "Poeng"], *alone]}, 2024))} == {6}


@pytest.mark.parametrize("last", [["Endelig (settes på seminaret)"], []])
def test_points_that_some_propose_are_named_and_not_stored(last: list[str]) -> None:
    header = ["Indikator", "Forslag programleder", "Forslag styreleder", *last]
    sheet: list[Row] = [["Vurdering 2024 – før styreseminaret"], [], header]
    sheet += [[name, *points[:2], *(None for _ in last)] for name, points in zip(ACROSS, POINTS.values(), strict=False)]
    reading = read({"Forslag": sheet})
    assert not reading.tables
    told = [problem.value for problem in reading.problems if problem.code == "only_proposals"]
    assert told == ["Forslag programleder / Forslag styreleder"]
