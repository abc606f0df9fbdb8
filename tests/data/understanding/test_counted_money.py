"""Money in sentences, beside its quarters, divided twice, paid in parts, and projects in the cells of phases."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Rows = Sequence[Sequence[object]]
N = None
CASES: Rows = [["Vedtaksbok 2024"], ["Sak", "Prosjekt", "Søker", "Søkt om", "Vedtak"]]


def read(rows: Rows, name: str = "fil.xlsx") -> Reading:
    return read_in_process(xlsx({"Ark1": rows}), name, answers=Answers(programme="Moland"))


def values(reading: Reading, *names: str) -> list[tuple[object, ...]]:
    found = []
    for table in reading.tables:
        plain = table.rows.astype(object).where(table.rows.notna(), None)
        found += [tuple(plain.iloc[place].get(name) for name in names) for place in range(len(plain))]
    return found


def codes(reading: Reading) -> set[str]:
    return {problem.code for problem in reading.problems} | {question.code for question in reading.questions}


def cases(*decisions: str) -> Rows:
    return [*CASES, *([f"{at}/24", f"Prosjekt {at}", f"Firma {at} AS", 600_000, d] for at, d in enumerate(decisions))]


@pytest.mark.parametrize(
    ("decision", "granted"),
    [
        ("Innvilget inntil kr 200 000, høyst 50 % av godkjente kostnader", 200_000.0),
        ("Løyvd kr 40 000,- som omsøkt", 40_000.0),
        ("Innvilget kr 40 000 av omsøkte kr 90 000", 40_000.0),
        ("Innvilget 2,5 mill. kr", 2_500_000.0),
        ("Avslag på søknad om kr 70 000", None),
        ("Utsatt, søker kr 70 000", None),
    ],
)
def test_what_a_sentence_grants_is_the_grant_and_what_was_asked_for_is_not(
    decision: str, granted: float | None
) -> None:
    found = values(read(cases("Innvilget kr 450 000", decision, "Innvilget kr 15 000")), "granted_nok")
    assert found == [(450_000.0,), (granted,), (15_000.0,)]


@pytest.mark.parametrize(
    "decision",
    ["Innvilget kr 200 000 i 2024 og kr 100 000 i 2025", "Avslag i mars, innvilget i juni med kr 50 000"],
)
def test_a_sentence_that_may_mean_two_amounts_stops_the_file(decision: str) -> None:
    reading = read(cases("Innvilget kr 450 000", decision))
    assert [(p.code, p.cell) for p in reading.problems if p.severity.value == "error"] == [("not_an_amount", "E4")]


@pytest.mark.parametrize("whole", ["FY2024", "FY24", "Year 2024", "2024 total", "YTD", "Total"])
def test_the_year_beside_its_quarters_is_read(whole: str) -> None:
    rows = [["KPI report 2024"], [], ["KPI", "Unit", "Q1", "Q2", "Q3", "Q4", whole, "Target"]]
    rows += [["Overnight stays", "nights", 940, 3120, 6405, 1215, 11_680, 12_500]]
    rows += [["Young people", "persons", 388, 391, 402, 405, 405, 420]]
    found = values(read(rows), "measure", "year", "value", "target")
    assert found == [("Overnight stays", 2024, 11_680.0, 12_500.0), ("Young people", 2024, 405.0, 420.0)]


def test_a_total_beside_two_quarters_is_not_that_of_the_year() -> None:
    rows = [["KPI report 2024"], [], ["KPI", "Unit", "Q1", "Q2", "Total", "Target"]]
    rows += [["Overnight stays", "nights", 940, 3120, 4060, 12_500], ["Young people", "persons", 388, 391, 779, 420]]
    assert all(value is None for (value,) in values(read(rows), "value"))


def budget(heading: str, *amounts: float) -> Reading:
    lines = [["Skog", 4_200_000, 1_280_500], ["Kyst", 1_500_000, 1_137_250], ["Fjell", 980_000, 0]]
    rows = [[name, whole, own, paid] for (name, whole, paid), own in zip(lines, amounts, strict=True)]
    return read([["Status 2023"], ["Område", "Budsjett", heading, "Utbetalt"], *rows])


def test_amounts_between_what_is_set_aside_and_what_is_paid_are_asked_about() -> None:
    assert "column_meaning" in codes(budget("Avtalt", 3_150_000, 1_400_000, 245_000))
    assert "column_meaning" not in codes(budget("Avtalt", 5_150_000, 1_400_000, 245_000))
    assert "column_meaning" not in codes(budget("Avtalt EUR", 3_150_000, 1_400_000, 245_000))
    assert "column_meaning" not in codes(budget("Prognose", 3_150_000, 1_400_000, 245_000))


def test_what_a_share_of_use_is_worked_out_of_is_what_was_paid() -> None:
    rows: Rows = [["Budsjett 2024"], ["Område", "Budsjett", "Beløp", "Forbr. %"]]
    lines = [["Skog", 400_000, 318_450, 79.6], ["Kyst", 1_500_000, 1_240_000, 82.7], ["Fjell", 25_000, 18_240, 73.0]]
    assert values(read([*rows, *lines]), "paid_nok") == [(318_450.0,), (1_240_000.0,), (18_240.0,)]
    other = [["Budsjett 2024"], ["Område", "Budsjett", "Beløp", "Utnyttelse"], *lines]
    assert "column_meaning" in codes(read(other))


SPENT = [["Økonomiplan"], ["", "Budsjett 2024", "Budsjett 2025"], ["Utgifter etter innsatsområde"]]
SPENT += [["Skog", 2_500_000, 3_100_000], ["Kyst", 1_150_000, 905_000], ["Sum", 3_650_000, 4_005_000]]


@pytest.mark.parametrize(("over", "sign"), [("Finansiering", -1), ("Finansieringskilder", 1)])
def test_where_the_money_comes_from_is_no_area(over: str, sign: int) -> None:
    sources = [[over], ["Fylket", 3_000_000 * sign, 3_000_000 * sign], ["Kommunen", 650_000 * sign, 1_005_000 * sign]]
    reading = read([*SPENT, *sources])
    assert {name for (name,) in values(reading, "focus_area")} == {"Skog", "Kyst"}
    assert [(p.code, p.cell) for p in reading.problems] == [("same_money_left_out", "A7")]


def test_two_areas_that_come_to_the_same_are_both_kept() -> None:
    rows = [
        ["Økonomiplan"],
        ["", "Budsjett 2024", "Budsjett 2025"],
        ["Innsatsområde Skog"],
        ["Plan", 2_500_000, 3_100_000],
    ]
    rows += [["Vei", 1_150_000, 905_000], ["Kyst"], ["Kai", 3_000_000, 3_000_000], ["Havn", 650_000, 1_005_000]]
    assert "same_money_left_out" not in codes(read(rows))


PAID = [["Saksnr", "Prosjekt", "Søker", "Tilsagn", "Vedtaksdato", "Utb.nr", "Utbetaling", "Rest av tilsagn"]]
PAID += [["23/17", "Varmepumpe", "Varme AS", 900_000, "21.03.2023", 1, 300_000, 600_000]]
PAID += [["23/17", "Varmepumpe", "Varme AS", 900_000, "21.03.2023", 2, 350_000, 250_000]]
PAID += [["23/42", "Glamping", "Lyng DA", 250_000, "09.05.2023", 1, 250_000, 0]]


def test_a_project_that_is_written_again_for_each_payment_is_one() -> None:
    reading = read(PAID)
    assert values(reading, "project", "granted_nok") == [("23/17", 900_000.0), ("23/42", 250_000.0)]
    assert "project_paid_in_parts" in codes(reading)


@pytest.mark.parametrize(("column", "other"), [(3, 800_000), (6, 700_000)])
def test_another_grant_or_more_paid_than_one_grant_is_no_repetition(column: int, other: object) -> None:
    rows = [list(row) for row in PAID]
    rows[2][column] = other
    assert "duplicate_row" in codes(read(rows))


FUNNEL = [["Prosjekttrakt"], ["Prosjekteier i parentes"], ["Innsatsområde", "Forstudie", "Hovedprosjekt", "Antall"]]
FUNNEL += [["Skog", "Tang (Tang AS)\nSag (Sag DA)", "–", 2], ["Kyst", "Kai (Kai AS)", "Bru (Bru AS)", 2]]


def test_projects_stand_in_the_cells_of_areas_and_phases() -> None:
    assert values(read(FUNNEL), "name", "company", "phase", "focus_area") == [
        ("Tang", "Tang AS", "pre_study", "Skog"),
        ("Sag", "Sag DA", "pre_study", "Skog"),
        ("Kai", "Kai AS", "pre_study", "Kyst"),
        ("Bru", "Bru AS", "main_project", "Kyst"),
    ]


def test_cells_of_phases_that_their_count_denies_or_that_tell_of_one_project_are_no_projects() -> None:
    other = [*FUNNEL[:-1], ["Kyst", "Kai (Kai AS)", "Bru (Bru AS)", 3]]
    assert ("Tang",) not in values(read(other), "name")
    plan = [["Prosjektplan"], ["", "Forstudie", "Hovedprosjekt"], ["Innhold", "Finne marked", "Bygge"]]
    plan += [["Ansvarlig", "Kari", "Per"], ["Frist", "mars", "august"]]
    assert values(read(plan), "name") == []


def test_a_choice_of_none_of_the_indicators_leaves_it_empty() -> None:
    rows = [["Tiltak 2025"], ["Tiltak", "Indikator", "Ansvarlig", "Frist"]]
    rows += [["Lage årshjul", "Organisering", "Kari", "2025-03-01"], ["Bytte lås", "Annet", "Per", "2025-04-01"]]
    reading = read(rows)
    assert values(reading, "indicator") == [("organisation",), (None,)]
    assert "no_indicator_kept_empty" in codes(reading)
    assert "which_indicator" in codes(read([*rows, ["Rydde", "Organisasjonn", "Per", "2025-04-01"]]))


def test_figures_under_two_words_of_one_heading_are_asked_about() -> None:
    rows = [["Arbeidsplasser 2024"], ["Område", "Nye", N, "Sikrede", N], ["", "Kvinner", "Menn", "Kvinner", "Menn"]]
    rows += [["Skog", 3, 4, 5, 6], ["Kyst", 1, 2, 0, 1]]
    assert [question.code for question in read(rows).questions] == ["which_column", "which_column"]


PARTS = [["Budsjett 2024"], ["Område", "Budsjett", "Forbruk"], ["Skog", 500_000, 250_000], ["Drift", 200_000, 100_000]]
PARTS += [["Utstyr", 300_000, 150_000], ["Kyst", 300_000, 90_000], ["Drift", 100_000, 40_000]]
PARTS += [["Utstyr", 200_000, 50_000], ["Sum", 800_000, 340_000]]


def test_areas_that_are_divided_alike_are_read_by_their_sums() -> None:
    found = values(read(PARTS), "focus_area", "budget_nok", "paid_nok")
    assert found == [("Skog", 500_000.0, 250_000.0), ("Kyst", 300_000.0, 90_000.0)]
    by_year = [[2023 if cell == "Drift" else 2024 if cell == "Utstyr" else cell for cell in row] for row in PARTS]
    assert ("Skog", 500_000.0, 250_000.0) not in values(read(by_year), "focus_area", "budget_nok", "paid_nok")


def test_money_that_is_planned_or_counted_so_far_is_asked_about() -> None:
    planned = [
        ["Annex 2024"],
        ["Priority", "Planned", "Committed"],
        ["Blue", 114_200, 102_780],
        ["Slow", 228_400, 171_300],
    ]
    assert "column_meaning" in codes(read(planned))
    rows = [["Økonomi 2024"], ["Område", "Budsjett 2024", "Q1", "Q2", "Q3", "Q4", "Sum hittil"]]
    rows += [
        ["Skog", 500_000, 100_000, 50_000, 75_000, 25_000, 250_000],
        ["Kyst", 300_000, 10_000, 20_000, 30_000, 40_000, 100_000],
    ]
    assert "column_meaning" in codes(read(rows))


def test_the_day_of_a_payment_is_not_that_of_the_grant() -> None:
    lines = [["Tang", "Tang AS", 500_000, 100_000, "01.03.2024"], ["Sag", "Sag AS", 300_000, 300_000, "01.05.2024"]]
    for paid, day in (("Utbetalt", "Dato"), ("Anvist", "Utb.dato")):
        rows = [["Prosjekter"], ["Prosjekt", "Søker", "Tilsagn", paid, day], *lines]
        assert values(read(rows), "granted_nok", "granted_on") == [(500_000.0, None), (300_000.0, None)]
    rows = [["Prosjekter"], ["Prosjekt", "Søker", "Utbetalt", "Tilsagn", "Dato"], *lines]
    assert all(day is not None for (day,) in values(read(rows), "granted_on"))


def test_a_list_of_tasks_with_a_rank_is_one_of_actions() -> None:
    rows = [["Summary", "Status", "Priority", "Assignee", "Due date", "Labels"]]
    rows += [["Lage årshjul", "Done", "High", "Kari", "2025-01-10", "Organisering"]]
    rows += [["Skrive plan", "To Do", "Low", "Per", "2025-02-10", "Arbeidsplasser"]]
    reading = read(rows)
    assert [table.dataset for table in reading.tables] == ["actions"]
    assert values(reading, "text", "responsible") == [("Lage årshjul", "Kari"), ("Skrive plan", "Per")]


def test_a_measure_that_two_others_come_to_is_a_measure() -> None:
    rows = [["Nøkkeltall"], ["Måling", "Enhet", 2023, 2024], ["Sysselsatte", "personer", 3000, 3050]]
    rows += [["Menn", "personer", 1600, 1620], ["Kvinner", "personer", 1400, 1430]]
    assert {name for (name,) in values(read(rows), "measure")} == {"Sysselsatte", "Menn", "Kvinner"}


def test_a_number_of_something_else_in_words_is_no_money() -> None:
    rows = [
        ["Prosjekt", "Søker", "Bevilget", "Merknad over tilsagn"],
        ["Sti", "Vang", 9000, "Litt over 3 100 innbyggere."],
    ]
    reading = read([*rows, ["Bru", "Lund", 8000, N]])

    assert not any("Beløp" in str(problem.value) for problem in reading.problems)
    assert values(reading, "granted_nok") == [(9000.0,), (8000.0,)]
