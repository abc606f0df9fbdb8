"""What is said around a table of the unit of its amounts, against what its headings say."""

from __future__ import annotations

from collections.abc import Sequence

from data.loading.read import Reading, read_in_process
from data.terms.answers import Answers
from tests.data.written import xlsx

LINES = [["Hav", 12_500, 8_000], ["Skog", 9_800, 9_800], ["Sum", 22_300, 17_800]]


def read(rows: Sequence[Sequence[object]], answers: Answers | None = None) -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), "fil.xlsx", answers=answers or Answers(programme="Solvik", year=2024))


def asked(rows: Sequence[Sequence[object]]) -> list[set[str]]:
    return [{choice.code for choice in question.choices} for question in read(rows).questions]


def test_headings_and_a_note_that_state_other_units_are_asked_about() -> None:
    rows = [["Område", "Budsjett (1000 kr)", "Bevilget (1000 kr)"], *LINES, [], ["Alle beløp er i hele kroner."]]
    assert asked(rows) == [{"thousands", "kroner"}]
    (question,) = read(rows).questions
    assert question.value == "12500"  # the sum is no amount that anybody has written down
    answers = Answers(programme="Solvik", year=2024, choices={question.id: "kroner"})
    assert read(rows, answers).tables[0].rows["budget_nok"].tolist() == [12_500, 9_800]


def test_a_title_against_its_headings_or_a_note_is_asked_about_as_well() -> None:
    title = ["Løyvingar, tal i 1000 kr"]
    assert asked([title, [], ["Område", "Budsjett (kr)", "Løyvd (kr)"], *LINES]) == [{"thousands", "kroner"}]
    assert asked([title, [], ["Område", "Budsjett", "Løyvd"], *LINES, [], ["Beløp i kroner."]]) == [
        {"thousands", "kroner"}
    ]
    header = ["Area", "Budget (NOK million)", "Granted (NOK million)"]
    lines = [["Sea", 12.5, 8], ["Wood", 9.8, 9.8]]
    assert asked([header, *lines, [], ["All figures are in NOK 1,000."]]) == [{"millions", "thousands"}]


def test_areas_across_are_no_other_case() -> None:
    lines = [["Budsjett (1000 kr)", 12_500, 9_800, 22_300], ["Bevilget (1000 kr)", 8_000, 9_800, 17_800]]
    assert asked([["Område", "Hav", "Skog", "Sum"], *lines, [], ["Alle beløp i hele kroner."]]) == [
        {"thousands", "kroner"}
    ]


def test_what_a_note_says_of_another_column_is_of_no_weight() -> None:
    header = ["Område", "Budsjett (1000 kr)", "Bevilget (1000 kr)", "Utbetalt"]
    lines = [["Hav", 12_500, 8_000, 7_100_250], ["Skog", 9_800, 9_800, 4_000_000]]
    assert asked([header, *lines, [], ["Utbetalt er i hele kroner."]]) == []


def test_amounts_that_only_one_of_two_units_makes_possible_have_that_one() -> None:
    header = ["Område", "Budsjett (1000 kr)", "Bevilget (1000 kr)"]
    lines = [["Hav", 12_500_000, 8_000_000], ["Skog", 9_800_000, 9_800_000]]
    rows = [header, *lines, [], ["Alle beløp er i hele kroner."]]
    assert asked(rows) == []
    assert read(rows).tables[0].rows["budget_nok"].tolist() == [12_500_000, 9_800_000]
