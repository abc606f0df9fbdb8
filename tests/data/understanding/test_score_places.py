"""Sheets of points in which a place, a count or a sum says what no word does."""

from __future__ import annotations

import pytest
from test_score_sheets import Row, codes, read, rows_of, scores

TOPICS = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
JOBS = ("Engasjement i næringslivet", "Måling og rapportering", "Måltall og periodisering")


def _two_blocks(
    header: Row, *, points: tuple[Row, Row], totals: tuple[Row, Row], label: str = "Totalpoeng"
) -> list[Row]:
    sheet: list[Row] = [["Utvikling"], [], header]
    for name, topics, given, total in zip(
        ("PORTEFØLJE", "ARBEIDSPLASSER"), (TOPICS, JOBS), points, totals, strict=True
    ):
        sheet += [[name], *([topic, *given] for topic in topics), [label, *total], []]
    return sheet


SEASONS = ["Tema", "Høsten 2023", "Høsten 2024"]


def test_a_season_across_is_the_year_s_assessment() -> None:
    sheet = _two_blocks(SEASONS, points=((2, 3), (4, 5)), totals=((2.5, 3), (4, 5)))
    found = scores(read({"Ark1": sheet}))
    assert len(found) == 2 * (len(TOPICS) + len(JOBS) + 2)
    assert {row for row in found if row[2] is None} == {
        (2023, "portfolio", None, 2.5),
        (2024, "portfolio", None, 3),
        (2023, "jobs", None, 4),
        (2024, "jobs", None, 5),
    }
    assert {row[3] for row in found if row[0] == 2023 and row[2]} == {2, 4}


def test_two_assessments_of_one_year_are_asked_about() -> None:
    sheet = _two_blocks(["Tema", "Vår 2024", "Høst 2024"], points=((2, 3), (4, 5)), totals=((2.5, 3), (4, 5)))
    assert "which_column" in {question.code for question in read({"Ark1": sheet}).questions}


def test_two_columns_of_points_without_headings_are_not_taken_for_one() -> None:
    sheet = _two_blocks([], points=((2, 3), (4, 5)), totals=((2.5, 3), (4, 5)))
    assert not rows_of(read({"Ark1": sheet}, 2024), "scores", "score")


@pytest.mark.parametrize("names", [("I Portefølje", "II Arbeidsplasser"), ("A", "B")])
def test_a_total_is_of_the_statements_above_it(names: tuple[str, str]) -> None:
    sheet: list[Row] = [["Tema", "Poeng"]]
    for name, topics in zip(names, (TOPICS, JOBS), strict=True):
        sheet += [[name], *([topic, 4] for topic in topics), ["Samlet poengsum", 4.5]]
    found = scores(read({"Ark1": sheet}, 2024))
    assert {row for row in found if row[2] is None} == {(2024, "portfolio", None, 4.5), (2024, "jobs", None, 4.5)}


def test_one_total_below_all_indicators_is_none_of_them() -> None:
    sheet = [["Tema", "Poeng"], *([topic, 4] for topic in (*TOPICS, *JOBS)), ["Samlet poengsum", 4.5]]
    reading = read({"Ark1": sheet}, 2024)
    assert "missing_value" in codes(reading)


def test_the_mean_of_all_statements_below_the_last_total_is_left_out() -> None:
    sheet = _two_blocks(["Tema", 2024], points=((3,), (4,)), totals=((3,), (4,)))
    sheet[4] = [TOPICS[0], 5]
    found = scores(read({"Ark1": [*sheet, ["Alle påstander", 23 / 6]]}))
    assert {row for row in found if row[2] is None} == {(2024, "portfolio", None, 3), (2024, "jobs", None, 4)}


def test_the_lines_that_go_on_with_findings_have_no_points_of_their_own() -> None:
    sheet: list[Row] = [
        ["Indikator", "Poeng", "Hva går bra", "Tiltak"],
        ["Portefølje", 4, "Oversikten er god", "Ringe eierne"],
        [None, None, "Møtene er korte", "Skrive referat"],
        [None, None, None, "Velge færre prosjekter"],
        ["Arbeidsplasser", 3.5, "Bedriftene svarer", None],
    ]
    reading = read({"Ark1": sheet}, 2024)
    assert scores(reading) == {(2024, "portfolio", None, 4), (2024, "jobs", None, 3.5)}
    assert len(rows_of(reading, "findings", "text")) == 6


def test_the_chosen_number_of_a_scale_typed_in_the_cell() -> None:
    rows = [
        [topic, text]
        for topic, text in zip(TOPICS, ("1 2 [3] 4 5 6", "1  2  3  4  5  (6)", "x 2 3 4 5 6"), strict=True)
    ]
    found = scores(read({"Ark1": [["Portefølje"], *rows, ["Total poengsum", "4"]]}, 2024))
    assert {(row[2], row[3]) for row in found} == {("overview", 3), ("resources", 6), ("progress", 1), (None, 4)}


def test_a_year_labelled_above_all_cards_holds_for_each_of_them() -> None:
    cards: list[Row] = [["Vurdert år", 2023], ["Styremøte", "5.2.2024"], []]
    for name, topics in (("Portefølje", TOPICS), ("Arbeidsplasser", JOBS)):
        cards += [[name], *([topic, 4] for topic in topics), ["Karakter fra styret", 4.5], []]
    assert {row[0] for row in scores(read({"Kort": cards}))} == {2023}


def test_a_year_of_start_above_a_table_is_not_its_year() -> None:
    cards: list[Row] = [["Startår", 2019], ["Leder", "Kari"], [], ["Portefølje"]]
    cards += [*([topic, 4] for topic in TOPICS), ["Karakter fra styret", 4.5]]
    assert "missing_year" in codes(read({"Kort": cards}))


def _form_row() -> list[Row]:
    heads = ["Id", "Starttidspunkt", "Fullført", "Navn", "Hvilket år gjelder vurderingen?"]
    heads += [f"Portefølje: {topic}" for topic in (*TOPICS, "Samlet poeng")]
    heads += [f"Arbeidsplasser: {topic}" for topic in (*JOBS, "Samlet poeng")]
    return [heads, [1, "2025-01-14 09:12", "2025-01-14 10:40", "Styret", 2024, 4, 5, 3, 4, 2, 3, 4, 3]]


def test_the_answers_to_a_form_across_are_points_and_no_event() -> None:
    reading = read({"Form1": _form_row()})
    assert {table.dataset for table in reading.tables} == {"scores"}
    assert {(row[2], row[3]) for row in scores(reading)} == {
        ("overview", 4),
        ("resources", 5),
        ("progress", 3),
        (None, 4),
        *zip(("engagement", "reporting", "targets", None), (2, 3, 4, 3), strict=True),
    }


@pytest.mark.parametrize(("label", "total"), [("Styrets karakter", 4.5), ("Maks poeng", None), ("Poeng i fjor", None)])
def test_a_total_above_the_header_of_one_indicator(label: str, total: float | None) -> None:
    sheet: list[Row] = [
        ["Portefølje"],
        [label, 4.5],
        [],
        ["Delspørsmål", "Karakter"],
        *([topic, 4] for topic in TOPICS),
    ]
    found = {row[3] for row in scores(read({"Portefølje": sheet}, 2024)) if row[2] is None}
    assert found == ({total} if total else set())


def test_how_many_answered_is_no_score_beside_their_mean() -> None:
    sheet = [
        ["Spørsmål", "N", "Gjennomsnitt"],
        *([topic, 5, 3 + place / 5] for place, topic in enumerate((*TOPICS, *JOBS))),
    ]
    assert codes(read({"Svar": sheet}, 2024)) == ["unknown_sheet", "only_means"]


def test_sheets_that_are_called_after_years_are_no_areas() -> None:
    header = ["Stream", "Budget", "Committed"]
    sheets = {
        f"FY{year}": [["Budget by area"], [], header, ["Ocean", 2e6, 1e6], ["Talent", 3e6, 2e6]]
        for year in (2023, 2024)
    }
    areas = {row[0] for row in rows_of(read(sheets), "budget", "focus_area")}
    assert not any(str(area).startswith("FY") for area in areas)
