"""Sheets of points with something beside the points: means, weights, colours, words, lines without points."""

from __future__ import annotations

from data.cells.grid import Grid, Look
from data.cells.values import is_missing, is_not_found_out
from data.reading.raised import without_marks
from data.understanding.coloured import with_coloured_points
from tests.data.understanding.test_score_sheets import codes, read, rows_of, scores

PORTFOLIO = ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"]


def test_a_statement_is_known_again_in_a_compound() -> None:
    topics = ["Omstillingsplanen", "Innsatsområder", "Mål", "Programstruktur", "Kommunikasjonsflyt"]
    found = scores(read({"Poeng": [["Indikator", "Tema", "Poeng"], *(["Profil", topic, 3] for topic in topics)]}, 2024))
    assert {row[2] for row in found} == {"plan", "focus_areas", "goals", "structure", "communication"}


def test_a_mean_below_all_is_no_statement_where_one_has_no_points() -> None:
    sheet = [
        [None, 2023, 2024],
        ["PORTEFØLJE", 4, 3],
        *([topic, 4, 3] for topic in PORTFOLIO[:2]),
        [PORTFOLIO[2], "–", 2],
        ["Gjennomsnitt alle tre", 4, 2.6667],
    ]
    assert len(scores(read({"Poeng": sheet}))) == 7


def test_totals_beside_weights_are_no_sums() -> None:
    sheet = [
        ["Indikator", "Påstand", "Vekt", "Poeng", "Vektet poeng"],
        *(["Portefølje", topic, 2.5, 6, 15] for topic in PORTFOLIO),
        ["Portefølje", "Samlet poengsum", None, 5.5, None],
    ]
    assert (2024, "portfolio", None, 5.5) in scores(read({"Poeng": sheet}, 2024))


def test_points_with_their_meaning_are_no_header() -> None:
    sheet = [
        ["Indikator", "Tema", "Vurdering"],
        *(["Portefølje", topic, "4 – i ganske stor grad"] for topic in PORTFOLIO),
        ["Portefølje", "Totalt", "3,5"],
    ]
    assert len(scores(read({"Poeng": sheet}, 2024))) == 4


def test_a_line_without_points_is_told_of_and_left_out() -> None:
    sheet = [["Indikator", "Tema", "Omforent"], *(["Portefølje", topic, 4] for topic in PORTFOLIO[:2])]
    sheet += [["Portefølje", PORTFOLIO[2], None], ["Portefølje", "Totalt", 4]]
    reading = read({"Poeng": sheet}, 2024)
    assert len(scores(reading)) == 3
    assert "no_score" in codes(reading)


def test_nought_that_a_sentence_explains_is_no_point() -> None:
    sheet = [
        ["Poeng 1–6. 0 betyr at temaet ikke er vurdert."],
        [],
        ["Tema", "Poeng"],
        ["Portefølje", None],
        *([topic, 5] for topic in PORTFOLIO[:2]),
        [PORTFOLIO[2], 0],
        ["Samlet portefølje", 4],
    ]
    found = scores(read({"Poeng": sheet}, 2024))
    assert {row[2:] for row in found} == {("overview", 5), ("resources", 5), (None, 4)}


def test_one_more_finding_alone_on_its_line_is_no_heading() -> None:
    sheet = [
        ["Indikator", "Samlet poengsum", "Hva er vi gode på", "Hva kan bli bedre"],
        ["Portefølje", 3.5, "Alle leser lista", "Den er lang"],
        [None, None, "Møtene er korte", None],
        ["Bærekraft", 2, "Alle måler", "Ingen spør"],
    ]
    reading = read({"Vurdering": sheet}, 2024)
    assert {row[3] for row in scores(reading)} == {3.5, 2}
    assert ("portfolio", "strength", "Møtene er korte") in rows_of(reading, "findings", "indicator", "kind", "text")


def test_the_year_beside_another_title_and_the_filters_of_a_pivot_table_hold() -> None:
    table = [["Radetiketter", "Sum av Nye arbeidsplasser"], ["Havbruk", 4], ["Reiseliv", 6], ["Totalsum", 10]]
    reading = read({"Pivot": [["Program", "Spir"], ["År", "2024"], [], *table]})
    assert sorted(rows_of(reading, "jobs", "year", "focus_area")) == [(2024, "Havbruk"), (2024, "Reiseliv")]


def test_fields_coloured_under_the_points_are_crosses() -> None:
    rows = [["Tema", 1.0, 2.0, 3.0, 4.0], ["A", "", "", "", ""], ["B", "", "", "", ""], ["C", "", "", "", ""]]
    columns = [list(column) for column in zip(*rows, strict=True)]
    green = {(1, 2): Look(fill="70AD47"), (2, 4): Look(fill="70AD47")}
    assert with_coloured_points(Grid("Ark", columns, looks=green)).row(2) == ["B", "", "", "", "x"]
    banded = {(row, index): Look(fill="EEEEEE") for row in (1, 3) for index in range(5)}
    assert with_coloured_points(Grid("Ark", columns, looks=banded)).row(1) == ["A", "", "", "", ""]
    traffic = {(row, index): Look(fill=fill) for row in (1, 2, 3) for index, fill in ((1, "FF0000"), (4, "00FF00"))}
    assert with_coloured_points(Grid("Ark", columns, looks=traffic)).row(1) == ["A", "", "", "", ""]


def test_what_nobody_has_found_out_is_missing() -> None:
    assert all(map(is_missing, ("i.t.", "n.a.", "i/a")))
    assert not any(map(is_missing, ("IT", "i alt", "ikke")))
    assert all(map(is_not_found_out, ("ikke talt", "ikkje målt enno", "(not yet counted)")))
    assert not any(map(is_not_found_out, ("ikke bevilget", "ingen", "12")))


def test_statements_that_are_only_counted_are_the_forms_in_its_order() -> None:
    sheet = [["", "Portefølje", "Arbeidsplasser"], ["Påstand 1", 3, 2], ["Påstand 2", 4, 2], ["Påstand 3", 6, 1]]
    found = scores(read({"Poeng": [*sheet, ["Samlet", 4.5, 2]]}, 2024))
    portfolio = {(row[2], row[3]) for row in found if row[1] == "portfolio"}
    assert portfolio == {("overview", 3), ("resources", 4), ("progress", 6), (None, 4.5)}


def test_a_raised_bracket_belongs_to_the_mark_before_it() -> None:
    assert without_marks("12¹⁾") == "12"
