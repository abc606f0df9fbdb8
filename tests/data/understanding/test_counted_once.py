"""Each figure is counted once: groups over their parts, lines that only look like sums, pages, and cards with gaps."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from data.understanding.arithmetic import LineLook, derived_lines
from data.understanding.lexicon import words_in
from data.understanding.periods import said_in
from data.understanding.phrases import fit
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]


def read(rows: Rows, name: str = "fil.xlsx") -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), name, answers=Answers(programme="Moland"))


def values(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    found = []
    for table in reading.tables:
        plain = table.rows.astype(object).where(table.rows.notna(), None)
        found += [tuple(plain.iloc[place].get(name) for name in names) for place in range(len(plain))]
    return found


def lines_of(*figures: float | None, is_called: bool = True) -> dict[int, tuple[int, ...]]:
    looks = [LineLook()] * (len(figures) - 1) + [LineLook(is_called_sum=is_called)]
    return {line: derived.parts for line, derived in derived_lines([figures], looks).items()}


@pytest.mark.parametrize(
    ("figures", "sums"),
    [
        ((500, 200, 300, 300, 100, 200, 800), {0: (1, 2), 3: (4, 5), 6: (0, 3)}),  # each group over its parts
        ((200, 300, 500, 100, 200, 300, 800), {2: (0, 1), 5: (3, 4), 6: (2, 5)}),  # or under them
        ((653, 536, 117, 170, None, 170, 823), {0: (1, 2), 3: (4, 5), 6: (0, 3)}),  # a part without a figure
        ((530, 230, 300, 100, 630), {0: (1, 2), 4: (0, 3)}),  # and a line by itself
        ((500, 300, 200, 100, 1100), {4: (0, 1, 2, 3)}),  # 500 is no group: the sum counts it beside 300 and 200
    ],
)
def test_a_sum_tells_which_lines_are_groups(
    figures: tuple[float | None, ...], sums: dict[int, tuple[int, ...]]
) -> None:
    assert lines_of(*figures) == sums


def test_a_whole_number_in_a_sum_that_agrees_is_no_rounded_sum_of_the_lines_above_it() -> None:
    columns = [[0.9, 1.35, 2, 0.5, 4.75], [0.4, 1.4, 2, 0, 3.8], [0.15, 1.1, 1.75, 0, 3], [0.5, -0.05, 0, 0.5, 0.95]]
    looks = [LineLook()] * 4 + [LineLook(is_called_sum=True)]
    assert set(derived_lines(columns, looks)) == {4}


def test_the_head_of_a_page_amid_the_lines_parts_no_table() -> None:
    def head(page: int) -> list[list[object]]:
        return [
            ["Rapport per satsing", None, None, f"Side {page} av 2"],
            ["Periode 1/2025–9/2025"],
            [],
            ["Satsing", "Budsjett", "Forbruk", "Rest"],
        ]

    rows = [
        *head(1),
        ["Skog", 1_000_000, 250_000, 750_000],
        ["Kyst", 2_000_000, 810_000, 1_190_000],
        [],
        *head(2),
        ["Fjell", 500_000, 40_000, 460_000],
        ["Sum", 3_500_000, 1_100_000, 2_400_000],
    ]
    found = read(rows)
    assert values(found, "focus_area", "budget_nok") == [("Skog", 1e6), ("Kyst", 2e6), ("Fjell", 5e5)]
    assert "whole_differs" not in {problem.code for problem in found.problems}


def test_a_head_with_another_year_begins_another_table() -> None:
    head = ["Satsing", "Budsjett", "Forbruk", "Rest"]
    rows = [
        ["Rapport 2024"],
        head,
        ["Skog", 900_000, 250_000, 650_000],
        [],
        ["Rapport 2025"],
        head,
        ["Skog", 800_000, 40_000, 760_000],
    ]
    assert values(read(rows), "year", "budget_nok") == [(2024, 9e5), (2025, 8e5)]


def test_cards_keep_their_areas_whatever_those_are_called_and_whatever_is_empty() -> None:
    rows = [
        ["Innsatsområde", "Havbruk", None, "Innsatsområde", "Ny næring"],
        ["År", 2019, None, "År", 2019],
        ["Bevilget", 4_140_000, None, "Bevilget", 5_170_000],
        ["Utbetalt", 2_530_000, None, "Utbetalt", None],
    ]
    assert values(read(rows, "Budsjett.xlsx"), "focus_area", "granted_nok", "paid_nok") == [
        ("Havbruk", 4.14e6, 2.53e6),
        ("Ny næring", 5.17e6, None),
    ]


def test_the_figure_of_a_lone_line_is_the_one_that_it_names() -> None:
    rows = [
        ["Innsatsområde", "Havbruk", None, "Innsatsområde", "Skog"],
        ["År", 2019, None, "År", 2019],
        ["Utbetalt", 4_140_000, None, "Utbetalt", 610_000],
    ]
    assert values(read(rows, "Budsjett.xlsx"), "paid_nok", "budget_nok") == [(4.14e6, None), (6.1e5, None)]


def test_a_word_cut_short_that_may_say_the_opposite_is_not_passed_over() -> None:
    assert fit("budget", "granted_nok", ("Vedtatt bud.",)).share < fit("budget", "budget_nok", ("Vedtatt bud.",)).share


def test_a_word_within_another_one_says_nothing() -> None:
    assert [word.meanings for word in words_in("Tilknyttet")] == [frozenset()]
    assert [word.text for word in words_in("Tilleggsjobber")] == ["tilleggs", "jobber"]


def test_a_company_goes_before_the_owner_of_a_line() -> None:
    rows = [
        ["ID", "Prosjekt", "Tilknyttet bedrift", "Eier", "Innvilget beløp", "Vedtaksdato"],
        ["P1", "Ny kai", "Kaia AS", "Mona Berg", 100_000, "2025-03-01"],
        ["P2", "Fryselager", "Is og frys AS", "Ali Noor", 200_000, "2025-04-01"],
    ]
    assert values(read(rows), "company") == [("Kaia AS",), ("Is og frys AS",)]


def test_months_from_and_to_are_no_day() -> None:
    assert str(said_in("Periode: 01.2026 - 10.2026").day) == "2026-10-31"
    assert said_in("01.2026 - 12.2026").day is None


def test_running_totals_beside_each_year_are_worked_out() -> None:
    rows = [
        ["Arbeidsplasser, hele programmet"],
        ["År", "Nye arbeidsplasser", None, None, None],
        [None, "Mål", "Mål akk.", "Resultat", "Res. akk."],
        [2022, 10, 10, 6, 6],
        [2023, 23, 33, 14, 20],
        [2024, 25, 58, 27, 47],
    ]
    found = values(read(rows), "year", "target_new", "new_jobs")
    assert [(year, goal) for year, goal, _ in found if goal] == [(2022, 10), (2023, 23), (2024, 25)]
    assert [(year, count) for year, _, count in found if count] == [(2022, 6), (2023, 14), (2024, 27)]


def test_a_part_may_stand_between_what_is_added_up() -> None:
    head = ["Created", "of which women", "Safeguarded", "Total"]
    rows = [
        ["Focus area", 2024, None, None, None],
        [None, *head],
        ["Boatyards", 4, 1, 11, 15],
        ["Food", 6.5, 4, 3, 9.5],
        ["Stone", 12, 3, 14, 26],
    ]
    found = values(read(rows, "jobs.xlsx"), "focus_area", "new_jobs", "secured_jobs")
    assert sorted(found, key=str) == [("Boatyards", 4, 11), ("Food", 6.5, 3), ("Stone", 12, 14)]


def test_a_goal_among_years_is_not_what_was_measured() -> None:
    rows = [
        ["Nøkkeltall"],
        ["År", "Elever (personer)", "Strøm (GWh)"],
        [2021, 212, 140.5],
        [2022, 205, 151.2],
        [2023, 198, 160],
        ["Endring 2021–2023", -14, 19.5],
        ["Mål 2028", 225, 200],
    ]
    found = values(read(rows), "measure", "unit", "year", "value", "target")
    assert [row for row in found if row[2] == 2028] == [
        ("Elever", "personer", 2028, None, 225),
        ("Strøm", "GWh", 2028, None, 200),
    ]
    assert {row[3] for row in found if row[0] == "Elever"} == {212, 205, 198, None}
