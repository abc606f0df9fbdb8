"""A year laid out with its months along a side: each cell is what happens, on its day or in its month."""

import datetime as dt

import pytest
from test_score_sheets import Row, read, rows_of

TITLE: Row = ["Årshjul 2026"]
MEETING, REPORT = dt.date(2026, 1, 22), dt.date(2026, 3, 15)


def entries(rows: list[Row], *fields: str) -> list[tuple[object, ...]]:
    return sorted(rows_of(read({"Ark1": rows}), "wheel", *fields), key=str)


@pytest.mark.parametrize(
    "rows",
    [
        [
            TITLE,
            ["Måned", "Møter", "Rapporter"],
            ["Januar", "Møte 22.1.", ""],
            ["Februar", "", ""],
            ["Mars", "", "15. Årsrapport"],
        ],
        [TITLE, ["", "Jan", "Feb", "Mars"], ["Møter", "Møte 22.1.", "", ""], ["Rapporter", "", "", "15. Årsrapport"]],
        [
            TITLE,
            ["", "Møter", "Rapporter"],
            ["JANUAR"],
            ["", "Møte 22.1.", ""],
            ["FEBRUAR"],
            ["MARS"],
            ["", "", "15. Årsrapport"],
        ],
    ],
)
def test_a_day_in_a_cell_is_that_of_its_month(rows: list[Row]) -> None:
    rows = [*rows, *([["Annet", "", "Samling", ""]] if rows[1][1] == "Jan" else [])]
    if rows[1][0] == "Måned":
        rows[3] = ["Februar", "", "Samling"]
    elif rows[1][1] == "Møter":
        rows.insert(5, ["", "", "Samling"])
    found = {str(text): day for day, text in entries(rows, "date", "text")}
    assert (found["Møte 22.1."], found["15. Årsrapport"]) == (MEETING, REPORT)
    assert found["Samling"].month == 2 and len(found) == 3


def test_crosses_under_months_say_when_what_stands_on_the_line_happens() -> None:
    rows = [
        TITLE,
        ["Aktivitet", "Jan", "Feb", "Mar", "Ansvarlig"],
        ["Møte", "x", "", "x", "Ida"],
        ["Telling", "", "x", "", "Per"],
    ]
    found = [(text, day.month, who) for text, day, who in entries(rows, "text", "date", "responsible")]
    assert found == [("Møte", 1, "Ida"), ("Møte", 3, "Ida"), ("Telling", 2, "Per")]


def test_two_lines_of_a_cell_are_two_things_and_who_stands_above_sees_to_them() -> None:
    rows = [
        TITLE,
        ["", "Styret", "Programleder"],
        ["Mai", "Møte 4.5.\nVurdering 5.5.", ""],
        ["Juni", "", "Telling"],
        ["Juli", "", ""],
    ]
    found = entries(rows, "text", "responsible")
    assert found == [("Møte 4.5.", "Styret"), ("Telling", "Programleder"), ("Vurdering 5.5.", "Styret")]


def test_figures_under_months_are_no_wheel() -> None:
    rows = [
        ["Utbetalt 2026"],
        ["Innsatsområde", "Jan", "Feb", "Mars"],
        ["Skog", 10_000, 20_000, 5_000],
        ["Kyst", 1_000, 0, 0],
    ]
    assert not entries(rows, "text")


def test_a_list_with_a_month_and_a_day_on_each_line_is_no_such_year() -> None:
    head: Row = ["Måned", "Dato", "Type", "Hva", "Ansvarlig"]
    lines: list[Row] = [
        ["Januar", "23.1.", "Styremøte", "Møte 1", "Ida"],
        ["Februar", "28.2.", "Frist", "Søknad", "Per"],
    ]
    lines.append(["Mars", "14.3.", "Rapport", "Årsrapport", "Ida"])
    found = entries([TITLE, head, *lines], "text", "responsible")
    assert found == [("Møte 1", "Ida"), ("Søknad", "Per"), ("Årsrapport", "Ida")]


@pytest.mark.parametrize(
    ("title", "line"), [("Oppmøte i styret 2025", "Kari Moe"), ("Handlingsplan 2025", "Bedriftsbesøk")]
)
def test_crosses_under_months_are_no_wheel_where_nothing_speaks_of_one(title: str, line: str) -> None:
    rows: list[Row] = [[title], ["", "Jan", "Feb", "Mar"], [line, "x", "x", ""], ["Per Dahl", "", "x", "x"]]
    assert not entries(rows, "text")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["tor. 22.1.", "fre. 30.1.", "man. 2.3."], ["2026-01-22", "2026-01-30", "2026-03-02"]),
        (["22. januar", "30.", "2. mars"], ["2026-01-22", "2026-01-30", "2026-03-02"]),
    ],
)
def test_a_day_that_names_its_month_is_the_day_beside_months_written_once(days: list[str], expected: list[str]) -> None:
    rows = [
        TITLE,
        ["Måned", "Dag", "Hva", "Ansvarlig"],
        ["Januar", days[0], "Styremøte", "Leder"],
        ["", days[1], "Telling", "Ida"],
        ["Mars", days[2], "Rapport", "Per"],
    ]
    assert [day.isoformat() for day, _ in entries(rows, "date", "text")] == expected


def test_a_day_of_another_month_than_it_stands_beside_is_no_day_of_either() -> None:
    rows = [
        TITLE,
        ["Måned", "Dag", "Hva", "Ansvarlig"],
        ["Januar", "22.1.", "Styremøte", "Leder"],
        ["Februar", "30.3.", "Telling", "Ida"],
        ["Mars", "2.3.", "Rapport", "Per"],
    ]
    reading = read({"Ark1": rows})
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("not_a_date", "B4")]


LISTED: list[Row] = [
    TITLE,
    ["Måned", "Dag", "Hva", "Type"],
    ["Januar", "15.", "Telle arbeidsplasser", "Jobbtelling"],
    ["Februar", "12.", "Styremøte 1", "Styremøte"],
    ["Mars"],
    ["Juli", None, "(ferie)", None],
    ["August"],
    ["Oktober", "9.", "Møte med hele styret", "Styremøte"],
]


def test_a_compound_of_a_kinds_names_is_that_kind_and_a_line_that_says_as_much_as_others_is_no_sum() -> None:
    reading = read({"Ark1": LISTED})
    assert sorted(rows_of(reading, "wheel", "date", "text", "kind")) == [
        (dt.date(2026, 1, 15), "Telle arbeidsplasser", "job_count"),
        (dt.date(2026, 2, 12), "Styremøte 1", "board_meeting"),
        (dt.date(2026, 10, 9), "Møte med hele styret", "board_meeting"),
    ]
    assert not reading.questions
    assert [(problem.code, problem.cell) for problem in reading.problems] == [("aside_left_out", "C6")]


def test_what_only_ends_as_a_kind_does_is_asked_about() -> None:
    rows = [*LISTED[:3], ["Februar", "12.", "Budsjettet vedtas", "Kommunestyremøte"], *LISTED[3:]]
    assert [question.value for question in read({"Ark1": rows}).questions] == ["Kommunestyremøte"]
