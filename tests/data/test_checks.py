"""Every problem is told with its sheet and cell, all of them at once."""

import pytest
from written import xlsx

from data.loading.read import read_in_process
from language import Language

SCORES = ["Program", "År", "Skjema", "Indikator", "Påstand", "Poeng"]
GOOD = ["Spir", 2024, "psv-7", "Bærekraft", "Felles forståelse", 5]
BUDGET = ["Program", "År", "Innsatsområde", "Budsjett", "Bevilget", "Budsjettutnyttelse"]


def changed(row, **changes):
    by_header = dict(zip(SCORES, row, strict=True))
    return list((by_header | changes).values())


JOBS = ["Program", "År", "Innsatsområde", "Nye arbeidsplasser", "Sikrede arbeidsplasser"]
FINDINGS = [
    ["Program", "År", "Type funn", "Tekst"],
    ["Spir", 2024, "Styrke", "Godt styre med tydelig retning"],
    ["Spir", 2024, "Forbedring", "Flere bedrifter må være med"],
]
CASES = {
    "outside_scale": ([SCORES, changed(GOOD, Poeng=7)], "error", "F2", "7"),
    "unknown_indicator": ([SCORES, changed(GOOD, Indikator="Måneskinn")], "error", "D2", "Måneskinn"),
    "unknown_form": ([SCORES, changed(GOOD, Skjema="psv-9")], "error", "C2", "psv-9"),
    "unknown_statement": ([SCORES, changed(GOOD, Påstand="Felles forstand")], "warning", "E2", "Felles forstand"),
    "total_not_in_steps": ([SCORES, changed(GOOD, Påstand=None, Poeng=3.25)], "warning", "F2", "3.25"),
    "not_a_year": ([SCORES, changed(GOOD, År="i fjor")], "error", "B2", "i fjor"),
    "not_a_score": ([SCORES, changed(GOOD, Poeng="5 %")], "error", "F2", "5 %"),
    "not_a_number": ([JOBS, ["Spir", 2024, "A", "bra", 3]], "error", "D2", "bra"),
    "missing_value": ([SCORES, changed(GOOD, Poeng=None)], "error", "F2", None),
    "duplicate_row": ([SCORES, GOOD, changed(GOOD, Program="SPIR", Poeng=4)], "error", "F3", None),
    "unknown_choice": ([*FINDINGS, ["Spir", 2024, "Diverse", "Alle var samlet i mars"]], "error", "C4", "Diverse"),
    "not_an_amount": ([BUDGET, ["Spir", 2024, "A", "9 %", 1, None]], "error", "D2", "9 %"),
    "not_a_share": ([BUDGET, ["Spir", 2024, "A", 9, 1, "9 kr"]], "error", "F2", "9 kr"),
    "utilisation_differs": ([BUDGET, ["Spir", 2024, "A", 1000, 440, "60 %"]], "warning", "F2", "0.6"),
    "granted_above_budget": ([BUDGET, ["Spir", 2024, "A", 100, 110, None]], "warning", "E2", "110"),
    "suspicious_share": ([BUDGET, ["Spir", 2024, "A", None, None, "160 %"]], "warning", "F2", "1.6"),
    "no_figure_kept_empty": ([JOBS, ["Spir", 2024, "A", "ikke klart", 3]], "warning", "D2", "ikke klart"),
    "no_date_kept_empty": ([["Program", "Hendelse", "Dato"], ["Spir", "Start", "snart"]], "warning", "C2", "snart"),
    "unknown_column": ([[*SCORES, "Poenng"], [*GOOD, 3]], "warning", "G1", "Poenng"),
}


@pytest.mark.parametrize("code", CASES)
def test_a_problem_names_its_cell_and_what_to_do(code: str) -> None:
    table, severity, cell, value = CASES[code]
    reading = read_in_process(xlsx({"Ark1": table}), "fil.xlsx")
    (problem,) = reading.problems
    assert (problem.code, problem.severity, problem.sheet, problem.cell, problem.value) == (
        code,
        severity,
        "Ark1",
        cell,
        value,
    )
    assert reading.is_storable == (severity == "warning")
    for language in ("nb", "en"):
        assert "{" not in problem.message(Language(language))


def test_all_problems_come_at_once_and_each_cell_has_one() -> None:
    table = [
        SCORES,
        changed(GOOD, Poeng=7),
        changed(GOOD, År="?", Poeng="x"),
        changed(GOOD, Indikator=None, Påstand=None),
    ]
    reading = read_in_process(xlsx({"A": table, "B": [SCORES, changed(GOOD, Program=None)]}), "fil.xlsx")
    assert sorted((problem.sheet, problem.cell) for problem in reading.problems) == [
        ("A", "B3"),
        ("A", "F2"),
        ("A", "F3"),
        ("B", "A2"),
    ]


def test_the_nearest_indicator_is_asked_about_and_never_taken() -> None:
    reading = read_in_process(xlsx({"A": [SCORES, changed(GOOD, Indikator="Bærekraften!!")]}), "fil.xlsx")
    (question,) = reading.questions
    assert question.choices[0].means(Language("nb")) == "Bærekraft"
    assert question.choices[0].means(Language("en")) == "Sustainability"
    assert not reading.is_storable


def test_both_cells_of_a_duplicate_are_named_across_sheets() -> None:
    reading = read_in_process(xlsx({"A": [SCORES, GOOD], "B": [SCORES, GOOD]}), "fil.xlsx")
    (problem,) = reading.problems
    assert (problem.sheet, problem.cell, problem.values["first"]) == ("B", "F2", "A!F2")


def test_thousands_of_one_kind_are_counted_and_not_listed() -> None:
    table = [SCORES, *(changed(GOOD, Program=f"P{number}", Poeng=9) for number in range(700))]
    reading = read_in_process(xlsx({"A": table}), "fil.xlsx")
    assert len(reading.problems) == 501
    assert reading.problems[-1].values["n"] == 200
    assert not reading.is_storable


def test_numbers_in_messages_are_written_as_the_language_writes_them() -> None:
    reading = read_in_process(xlsx({"A": CASES["granted_above_budget"][0]}), "fil.xlsx")
    reading_of_thousands = read_in_process(xlsx({"A": [BUDGET, ["Spir", 2024, "A", 1e6, 1.2e6, None]]}), "fil.xlsx")
    assert reading.is_storable
    (problem,) = reading_of_thousands.problems
    assert "1\u00a0200\u00a0000" in problem.message(Language("nb"))
    assert "1,200,000" in problem.message(Language("en"))
