"""Several lines for the same statement: those hold that a column says it of; where none does, it is asked."""

import pytest
from test_score_sheets import codes, read, rows_of, scores

TOPICS = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
CODES = ("overview", "resources", "progress")


def answers(*who: str) -> list[list[object]]:
    """A line of points for each person: the first gives 2, the second 5 and the third 3."""
    header = ["ID", "Hvem svarer", "Hvilket år", *(f"Portefølje - {topic}" for topic in TOPICS)]
    return [
        header,
        *(
            [number, name, 2023, *[point] * 3]
            for number, (name, point) in enumerate(zip(who, (2, 5, 3), strict=False), 1)
        ),
    ]


def versions(heading: str, *marks: str) -> list[list[object]]:
    """A line for each mark and statement: the first is 2 points, the second 3; the last statement has the last one."""
    lines = [
        ["Portefølje", topic, 2023, 2 + number, mark]
        for topic in TOPICS
        for number, mark in enumerate(marks)
        if topic != TOPICS[-1] or mark == marks[-1]
    ]
    return [["Indikator", "Påstand", "År", "Poeng", heading], *lines]


def given(points: float) -> set[tuple[object, ...]]:
    return {(2023, "portfolio", code, points) for code in CODES}


@pytest.mark.parametrize(
    "board", ["Styret", "Styret samlet (det vi ble enige om)", "Omforent i møtet", "Felles (styret)"]
)
def test_the_line_that_says_it_is_the_boards_is_read_alone(board: str) -> None:
    found = read({"Sheet1": answers("Meg selv (forberedelse)", "Meg selv (forberedelse)", board)})
    assert scores(found) == given(3) and "lines_that_do_not_hold" in codes(found)


def test_lines_of_persons_are_asked_about_by_their_names_and_are_no_mistakes() -> None:
    found = read({"Sheet1": answers("Kari", "Ola", "Per")})
    assert [[choice.code for choice in one.choices] for one in found.questions] == [["left_out", "Kari", "Ola", "Per"]]
    assert "duplicate_row" not in codes(found)


@pytest.mark.parametrize("who", [("Kari", "Styret", "Styret etter ny runde"), ("Styreleder", "Nestleder", "Ola")])
def test_nothing_is_taken_where_no_line_or_two_say_it(who: tuple[str, ...]) -> None:
    assert [one.code for one in read({"Sheet1": answers(*who)}).questions] == ["several_answers"]


@pytest.mark.parametrize(
    ("heading", "marks"),
    [("Gjeldende", ("Nei", "Ja")), ("Status", ("Erstattet", "Gjeldende")), ("Tilstand", ("Utkast", "Ferdig"))],
)
def test_the_version_that_holds_is_read(heading: str, marks: tuple[str, str]) -> None:
    assert scores(read({"Ark1": versions(heading, *marks)})) == given(3)


@pytest.mark.parametrize(("heading", "marks"), [("Merknad", ("Usikker", "Sjekket")), ("Til stede", ("Nei", "Ja"))])
def test_a_column_that_says_nothing_of_it_decides_nothing(heading: str, marks: tuple[str, str]) -> None:
    assert "duplicate_row" in codes(read({"Ark1": versions(heading, *marks)}))


def test_findings_beside_points_under_headings_put_together() -> None:
    rows = answers("Styret", "Styret")
    rows[0] += ["Portefølje - Hva er vi gode på?", "Portefølje - Hva kan bli bedre?"]
    rows[1] += ["Oversikten", "Oppstarten"]
    rows[2][2] = 2024
    rows[2] += ["Samarbeidet", ""]
    assert set(rows_of(read({"Sheet1": rows}), "findings", "year", "indicator", "kind", "text")) == {
        (2023, "portfolio", "strength", "Oversikten"),
        (2023, "portfolio", "improvement", "Oppstarten"),
        (2024, "portfolio", "strength", "Samarbeidet"),
    }


@pytest.mark.parametrize(("name", "is_known"), [("PSV", True), ("PSV 2023", True), ("PSV 8", False), ("Pilot", False)])
def test_a_short_name_of_the_form_is_known_where_all_the_rows_are_its_words(name: str, is_known: bool) -> None:
    rows = [["Portefølje", topic, 2023, 4, name] for topic in TOPICS]
    rows += [["Bærekraft", topic, 2023, 4, name] for topic in ("Felles forståelse", "Påvirkning av bedriftene")]
    found = read({"Ark1": [["Indikator", "Påstand", "År", "Poeng", "Skjema"], *rows]})
    told = codes(found)
    assert told.count("unknown_form") == (not is_known) and "missing_value" not in told


def test_the_word_that_tells_the_line_from_the_others_says_that_it_holds() -> None:
    found = read({"Sheet1": answers("Egen vurdering", "Egen vurdering", "Omforent vurdering")})
    assert scores(found) == given(3)


def test_a_yes_on_one_line_of_each_says_that_it_holds_where_it_cannot_be_chance() -> None:
    alone = [["Bærekraft", topic, 2023, 4, "Ja"] for topic in ("Felles forståelse", "Påvirkning av bedriftene")]
    assert (2023, "portfolio", "overview", 3) in scores(read({"Ark1": [*versions("I bruk", "Nei", "Ja"), *alone]}))


def test_points_that_happen_to_count_upwards_are_no_header() -> None:
    header = ["Hvem", "År", *(f"Portefølje - {topic}" for topic in TOPICS), "Bærekraft - Felles forståelse"]
    header += ["Bærekraft - Påvirkning av bedriftene", "Bærekraft - Måling i bedrifter og prosjekter"]
    rows = [["Styret", 2023, *"512346"], ["Styret", 2024, *"464553"]]
    found = scores(read({"Ark1": [header, *rows]}))
    assert len(found) == 12 and (2023, "portfolio", "overview", 5) in found


def test_an_export_with_large_numbers_for_its_lines_keeps_its_totals() -> None:
    rows = [["8123", "Portefølje", "Porteføljeoversikt", 2023, "4,0"], ["9127", "Portefølje", "Totalt", 2023, "4,0"]]
    rows += [["7125", "Portefølje", topic, 2023, "3,0"] for topic in TOPICS[1:]]
    found = scores(read({"Ark1": [["Id", "Indikator", "Påstand", "År", "Verdi"], *rows]}))
    assert (2023, "portfolio", None, 4) in found and len(found) == 4
