"""Figures of several lines: a goal and its result are never added up, and a group that sums up others is no area."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]
N = None
FIGURES = ("focus_area", "target_new", "new_jobs", "target_secured", "secured_jobs")


def read(rows: Rows | dict[str, Rows], **chosen: str) -> Reading:
    sheets = rows if isinstance(rows, dict) else {"Ark1": rows}
    return read_in_process(xlsx(sheets), "fil.xlsx", answers=Answers(programme="Moland", choices=chosen))


def values(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    found = []
    for table in reading.tables:
        plain = table.rows.astype(object).where(table.rows.notna(), None)
        found += [tuple(plain.iloc[place].get(name) for name in names) for place in range(len(plain))]
    return found


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems} | {question.code for question in reading.questions}


NEW_FIRST = [["", "", "Skog", "Kyst"], ["Nye", "Måltall", 10, 4], [N, "Resultat", 7, 5]]
NEW_FIRST += [["Sikrede", "Måltall", 30, 1], [N, "Resultat", 31, 2]]
GOALS_FIRST = [["", "", "Skog", "Kyst"], ["Måltall", "Nye", 10, 4], [N, "Sikrede", 30, 1]]
GOALS_FIRST += [["Resultat", "Nye", 7, 5], [N, "Sikrede", 31, 2]]
ABOVE = [["", "Skog", "Kyst", "Fjell"], ["Nye arbeidsplasser"], ["Måltall", 10, 4, 3], ["Resultat", 7, 5, 2]]
ABOVE += [["Sikrede arbeidsplasser"], ["Måltall", 30, 1, 4], ["Resultat", 31, 2, 5]]


@pytest.mark.parametrize("rows", [NEW_FIRST, GOALS_FIRST, ABOVE])
def test_what_a_line_holds_may_stand_in_two_columns_or_over_it(rows: Rows) -> None:
    found = values(read([["Årsverk 2024"], *rows]), *FIGURES)
    assert found[:2] == [("Skog", 10.0, 7.0, 30.0, 31.0), ("Kyst", 4.0, 5.0, 1.0, 2.0)]


TWO_WORDS = [["Årsverk 2024"], ["", "", "Skog", "Kyst"], ["Nye", "Tenkt", 10, 4], [N, "Fakta", 7, 5]]
TWO_WORDS += [["Sikrede", "Tenkt", 30, 1], [N, "Fakta", 31, 2]]


def test_lines_that_differ_in_a_word_nobody_knows_are_asked_about() -> None:
    reading = read(TWO_WORDS)
    assert "two_lines" in codes(reading)
    assert values(reading, "new_jobs") == []
    (question,) = reading.questions
    assert values(read(TWO_WORDS, **{question.id: "added"}), "new_jobs", "secured_jobs") == [(17.0, 61.0), (9.0, 3.0)]
    assert values(read(TWO_WORDS, **{question.id: "last"}), "new_jobs", "secured_jobs") == [(7.0, 31.0), (5.0, 2.0)]


def test_lines_of_companies_are_added_up_under_each_area() -> None:
    rows = [["Årsverk 2024"], ["", "Bedrift", "Skog", "Kyst"], ["Nye", "Alfa AS", 10, 4], [N, "Beta AS", 7, 5]]
    rows += [["Sikrede", "Alfa AS", 30, 1], [N, "Beta AS", 31, 2]]
    reading = read(rows)
    assert values(reading, "focus_area", "new_jobs", "secured_jobs") == [("Skog", 17.0, 61.0), ("Kyst", 9.0, 3.0)]
    assert "lines_added_up" in codes(reading)


def test_a_label_written_once_holds_for_the_areas_below_it() -> None:
    rows = [["Økonomi"], ["", "Område", 2022, 2023], ["Budsjett", "Skog", 500_000, 600_000], [N, "Kyst", 250_000, 1000]]
    rows += [["Utbetalt", "Skog", 410_000, 380_000], [N, "Kyst", 150_000, 900]]
    found = values(read(rows), "focus_area", "year", "budget_nok", "paid_nok")
    assert ("Kyst", 2022, 250_000.0, 150_000.0) in found


GROUPS = [
    ["Forest", "Jobs created", 12, 9.5, 14, 16],
    [N, "Jobs safeguarded", 20, 22, 20, 18.5],
    ["Aqua", "Jobs created", 18, 7, 18, 11],
    [N, "Jobs safeguarded", 0, 0, 10, 12],
    ["Creative", "Jobs created", 3, 4, 5, 5],
    [N, "Jobs safeguarded", 2, 0, 2, 1],
]
HEADER = [["Jobs"], ["Priority", "Indicator", "Target 2023", "Achieved 2023", "Target 2024", "Achieved 2024"]]
WHOLE = [["Everything", "Jobs created", 33, 20.5, 37, 32], [N, "Jobs safeguarded", 22, 22, 32, 31.5]]


@pytest.mark.parametrize("rows", [GROUPS + WHOLE, WHOLE + GROUPS])
def test_a_group_that_adds_up_the_others_line_by_line_is_no_area(rows: Rows) -> None:
    found = values(read([*HEADER, *rows]), "focus_area", "year")
    assert [name for name, _ in found] == ["Forest", "Forest", "Aqua", "Aqua", "Creative", "Creative"]


def test_a_group_of_sums_with_one_slip_is_left_out_and_the_slip_is_shown() -> None:
    slip = [["Everything", "Jobs created", 33, 21.5, 37, 32], WHOLE[1]]
    reading = read([*HEADER, *GROUPS, *slip])
    assert {name for (name,) in values(reading, "focus_area")} == {"Forest", "Aqua", "Creative"}
    assert [(p.code, p.cell) for p in reading.problems] == [("total_differs", "D9")]


def test_what_is_set_aside_is_no_sum_of_what_is_paid_and_what_is_left() -> None:
    rows = [["Økonomi"], ["", "Område", 2022, 2023], ["Budsjett", "Skog", 512_300, 623_400]]
    rows += [[N, "Kyst", 254_100, 311_700], ["Utbetalt", "Skog", 410_000, 380_000], [N, "Kyst", 150_000, 299_000]]
    rows += [["Rest", "Skog", 102_300, 243_400], [N, "Kyst", 104_100, 12_700]]
    assert ("Skog", 512_300.0, 410_000.0) in values(read(rows), "focus_area", "budget_nok", "paid_nok")


def test_a_sheet_that_adds_up_the_others_is_no_area_though_one_figure_differs() -> None:
    header = ["År", "Ramme", "Løyvd", "Utbetalt"]
    sheets = {
        "Skogbruk": [header, [2022, 500_100, 420_000, 380_300], [2023, 550_000, 550_000, 301_250]],
        "Kyst": [header, [2022, 300_000, 300_000, 300_000], [2023, 450_000, 280_000, 120_000]],
        "Programmet": [header, [2022, 800_100, 720_000, 680_300], [2023, 1_000_000, 830_000, 421_250]],
    }
    reading = read(sheets)
    assert {name for (name,) in values(reading, "focus_area")} == {"Skogbruk", "Kyst"}
    assert "total_differs" not in codes(reading)
    sheets["Programmet"][2] = [2023, 1_000_000, 820_000, 421_250]
    reading = read(sheets)
    assert {name for (name,) in values(reading, "focus_area")} == {"Skogbruk", "Kyst"}
    assert [(p.code, p.sheet, p.cell) for p in reading.problems if p.code == "total_differs"] == [
        ("total_differs", "Programmet", "C3")
    ]


SMALL = [["Arbeidsplasser 2024"], ["Område", "Nye", "Sikrede"], ["Skog", 3, 2], ["Kyst", 1, 5], ["Sum", 4, 7]]


def test_few_jobs_are_no_points_though_their_title_is_an_indicator_too() -> None:
    found = values(read(SMALL), "focus_area", "new_jobs", "secured_jobs")
    assert found == [("Skog", 3.0, 2.0), ("Kyst", 1.0, 5.0)]


def test_what_adds_up_under_the_name_of_an_indicator_is_never_stored_as_points() -> None:
    rows = [["Arbeidsplasser"], ["Område", 2023, 2024], ["Skog", 3, 2], ["Kyst", 1, 3], ["Sum", 4, 5]]
    assert all(table.dataset != "scores" for table in read(rows).tables)


COMPANIES = [["Arbeidsplasser 2024"], ["Område", "Bedrift", "Nye", "Sikrede"], ["Skog", "Alfa AS", 3, 2]]
COMPANIES += [[N, "Beta AS", 4, 0], ["Kyst", "Gamma AS", 1, 5], [N, "Delta AS", 2, 5]]


@pytest.mark.parametrize("is_repeated", [False, True])
def test_the_companies_of_an_area_are_added_up(is_repeated: bool) -> None:
    rows = [list(row) for row in COMPANIES]
    for place in (3, 5):
        rows[place][0] = rows[place - 1][0] if is_repeated else N
    reading = read(rows)
    found = values(reading, "focus_area", "new_jobs", "secured_jobs")
    assert found == [("Skog", 7.0, 2.0), ("Kyst", 3.0, 10.0)]
    assert [(p.code, p.cell) for p in reading.problems][:2] == [("lines_added_up", "C4"), ("lines_added_up", "C6")]


def test_a_company_that_stands_twice_in_an_area_is_not_added_up() -> None:
    rows = [list(row) for row in COMPANIES]
    rows[3][:2] = ["Skog", "Alfa AS"]
    assert "duplicate_row" in codes(read(rows))


def test_an_area_that_is_called_new_is_an_area() -> None:
    rows = [["Innsatsområde", "Tall", 2015]]
    for area in ("Reiseliv", "Ny næring"):
        rows += [[area, "Måltall", 7], [area, "Nye arbeidsplasser", 5], [area, "Sikrede arbeidsplasser", 2]]
    reading = read({"Arbeidsplasser": rows})

    assert codes(reading) == set()
    assert values(reading, "focus_area", "target_jobs", "new_jobs", "secured_jobs") == [
        ("Reiseliv", 7.0, 5.0, 2.0),
        ("Ny næring", 7.0, 5.0, 2.0),
    ]


def test_small_amounts_under_a_name_that_is_an_indicator_s_too_are_added_up_all_the_same() -> None:
    amounts = (0.15, 0.25, 0.35, 0.05)
    rows: list[Sequence[object]] = [["Prosjekter. Alle tall i mill. kr"], ["Prosjektnr", "Prosjektnavn", "Bevilget"]]
    for area, first in (("Havbruk", 10), ("Reiseliv", 20)):
        rows.append([area])
        rows += [[f"P-{first + place}", f"Røykeri {first + place}", one] for place, one in enumerate(amounts)]
        rows.append([f"Sum {area}", N, sum(amounts)])

    found = values(read(rows), "project", "granted_nok")

    assert len(found) == 8
    assert found[0] == ("P-10", 150_000.0)


def test_millions_as_small_as_points_are_added_up_all_the_same() -> None:
    # "Bulyst" is a statement's name as well, and no figure is larger than the highest point.
    rows = [["Budsjett 2023, mill. kr"], ["Satsingsområde", "Budsjett", "Tilsegner"]]
    rows += [["Grøn industri", 3.2, 2.85], ["Mat", 1.75, 1.75], ["Bulyst", 0.6, 0.45], ["Til saman", 5.55, 5.05]]
    assert [area for (area,) in values(read(rows), "focus_area")] == ["Grøn industri", "Mat", "Bulyst"]
