"""Signs that a legend explains, kinds in a column, points of parts beside those of the whole, fields below a table."""

from __future__ import annotations

import pytest

from data.loading.read import read_in_process
from data.understanding.cost_kinds import are_costs
from tests.data.understanding.test_lists import drafts, grid
from tests.data.understanding.test_score_sheets import read, rows_of, scores
from tests.data.written import xlsx

PORTFOLIO = ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"]


def test_a_sign_for_not_assessed_is_no_points() -> None:
    sheet = [
        ["Portefølje", 2023, 2024],
        [PORTFOLIO[0], "iv", 4],
        *([topic, 3, 4] for topic in PORTFOLIO[1:]),
        [],
        ["Totalen er styrets. iv = ikke vurdert."],
    ]
    found = scores(read({"Poeng": sheet}))
    assert (2023, "portfolio", "overview", None) not in found and len(found) == 5


def test_signs_of_two_years_in_one_cell_and_the_overall_score_beside() -> None:
    grid = [
        ["Portfolio", 1, 2, 3, 4, 5, 6, "Overall 2023"],
        [PORTFOLIO[0], None, None, "○", "●", None, None, 4.5],
        [PORTFOLIO[1], None, None, None, "●○", None, None, None],
        [PORTFOLIO[2], None, "●", "○", None, None, None, None],
        [],
        ["● = agreed by the board this year (2023)    ○ = last year (2022), for comparison"],
    ]
    found = scores(read({"Grid": grid}))
    assert {row[3] for row in found if row[0] == 2022} == {3, 4}
    assert (2023, "portfolio", None, 4.5) in found and (2023, "portfolio", "progress", 2) in found


@pytest.mark.parametrize(
    "legend",
    [
        "● = styrets poeng i år     ○ = poeng i fjor (2023), til sammenligning",
        "○ = i fjor (2023), ● = i år",
        "● = i år, ○ = i fjor (2023).",
    ],
)
def test_a_year_in_brackets_is_of_what_a_sign_stands_for(legend: str) -> None:
    sheet = [
        ["Vurdering 2024"],
        [legend],
        [],
        ["Område", "Tema", 1, 2, 3, 4, 5, 6, "Samlet i år"],
        ["Portefølje", PORTFOLIO[0], None, None, "○", "●", None, None, "4,5"],
        [None, PORTFOLIO[1], None, None, None, "●○", None, None, None],
        [None, PORTFOLIO[2], None, "●", "○", None, None, None, None],
    ]
    found = scores(read({"Skjema": sheet}))
    rated = {("overview", 4), ("resources", 4), ("progress", 2), (None, 4.5)}
    assert {row[2:] for row in found if row[0] == 2024} == rated
    assert {row[2:] for row in found if row[0] == 2023} <= {("overview", 3), ("resources", 4), ("progress", 3)}


def test_points_that_are_wished_for_are_left_out() -> None:
    grid = [
        ["Portefølje", 1, 2, 3, 4, 5, 6],
        *([topic, None, None, "x", None, "o", None] for topic in PORTFOLIO),
        [],
        ["x = styrets poeng, o = mål 2026"],
    ]
    assert {row[3] for row in scores(read({"2024": grid}, 2024))} == {3}


def test_a_column_of_kinds_says_what_is_beside() -> None:
    rows = [
        ["Portefølje", "Styrke", "Alle prosjekter har en eier", 2],
        ["Portefølje", "Bør betrast", "Tre prosjekter står stille", 1],
        ["Portefølje", "Tilråding", "Avslutte dem som ikke rapporterer", 3],
        ["Bærekraft", "Tilråding", "Ta avfall inn i skjemaet", 1],
    ]
    reading = read({"Funn": [["Indikator", "Kva", "Funn", "Prioritet"], *rows]}, 2024)
    kinds = {"Styrke": "strength", "Bør betrast": "improvement", "Tilråding": "action"}
    assert set(rows_of(reading, "findings", "kind", "text")) == {(kinds[kind], text) for _, kind, text, _ in rows}


def test_a_dash_under_a_kind_is_no_finding() -> None:
    sheet = [
        ["Indikator", "Hvor er vi gode", "Hva må bli bedre"],
        ["Portefølje", "Ny oversikt", "–"],
        ["Bærekraft", "–", "Ingen måler"],
    ]
    reading = read({"Funn": sheet}, 2024)
    assert len(rows_of(reading, "findings", "text")) == 2 and not [
        p for p in reading.problems if p.code == "missing_value"
    ]


def test_points_of_areas_are_not_those_of_the_programme() -> None:
    sheet = [
        ["Indikator / påstand", "Havbruk", "Reiseliv", "Programmet"],
        ["Portefølje"],
        *([topic, 5, 4, 3] for topic in PORTFOLIO),
    ]
    assert {row[3] for row in scores(read({"Vurdering": sheet}, 2024))} == {3}


def test_programme_and_year_stand_below_the_table() -> None:
    sheet = [
        ["Utsagn", "Poeng"],
        ["Portefølje"],
        *([topic, 4] for topic in PORTFOLIO),
        [],
        ["Program:", "Moldal"],
        ["Vurderingsår:", 2024],
        ["Utfylt:", "12.02.2025"],
    ]
    reading = read_in_process(xlsx({"Skår": sheet}), "skår.xlsx")
    assert set(rows_of(reading, "scores", "programme", "year")) == {("Moldal", 2024)}
    assert len(rows_of(reading, "scores", "score")) == 3


def test_accounts_by_kind_of_cost_are_no_areas() -> None:
    sheet = [
        ["Post", "Budsjett", "Regnskap"],
        ["Lønn og sosiale kostnader", 1_150_000, 1_098_400],
        ["Reiser", 120_000, 141_200],
        ["Konsulenter", 400_000, 372_000],
        ["Sum", 1_670_000, 1_611_600],
    ]
    assert not read({"Regnskap 2023": sheet}, 2023).tables
    assert not are_costs("Innsatsområde", ["Reiseliv", "Møteplasser", "Kontorfellesskap", "Administrasjon"])


def test_points_in_words_with_a_legend_in_a_sentence() -> None:
    sheet = [
        ["Utsagn", "Svar"],
        ["Portefølje"],
        *([topic, word] for topic, word in zip(PORTFOLIO, ["Godt", "Svært godt", "Svakt"], strict=True)),
        [],
        ["Forklaring: Svært svakt = 1, Svakt = 2, Middels = 3, Godt = 4, Svært godt = 5, Utmerket = 6"],
    ]
    assert {row[2:] for row in scores(read({"2024": sheet}, 2024))} == {
        ("overview", 4),
        ("resources", 5),
        ("progress", 2),
    }


def test_points_in_words_with_the_scale_listed_below() -> None:
    words = ["Ikke i det hele tatt", "I liten grad", "I noen grad", "I stor grad", "I svært stor grad", "Fullt ut"]
    sheet = [
        ["Nr", "Tema", "Vurdering"],
        *([number, topic, words[number]] for number, topic in enumerate(PORTFOLIO, start=1)),
        [],
        ["Skala"],
        *([number, text] for number, text in enumerate(words, start=1)),
    ]
    assert {row[2:] for row in scores(read({"Portefølje": sheet}, 2024))} == {
        ("overview", 2),
        ("resources", 3),
        ("progress", 4),
    }


def test_words_of_a_scale_of_five_are_asked_about() -> None:
    sheet = [
        ["Utsagn", "Svar"],
        ["Portefølje"],
        *([topic, "Godt"] for topic in PORTFOLIO),
        ["Dårlig = 1, Svakt = 2, Middels = 3, Godt = 4, Svært godt = 5"],
    ]
    assert read({"2024": sheet}, 2024).questions


def test_findings_below_a_table_of_points_under_headings_in_everyday_words() -> None:
    sheet = [
        ["Indicator: Portfolio"],
        ["Statement", "Score"],
        *([topic, 4] for topic in PORTFOLIO),
        [],
        ["What works well"],
        ["- Good list of projects"],
        ["Her sliter vi"],
        ["- To prosjekter er sene"],
    ]
    found = rows_of(read({"Portfolio": sheet}, 2024), "findings", "kind", "text")
    assert found == [("strength", "Good list of projects"), ("improvement", "To prosjekter er sene")]


def test_plus_and_minus_in_a_column_are_kinds() -> None:
    rows = [
        ["Bærekraft", "+", "Ett miljøfyrtårn"],
        ["Bærekraft", "-", "Ingen måler utslipp"],
        ["Portefølje", "+", "Ny oversikt"],
    ]
    reading = read({"Funn": [["Indikator", "+/-", "Kommentar"], *rows]}, 2024)
    assert [kind for (kind,) in rows_of(reading, "findings", "kind")] == ["strength", "improvement", "strength"]


def test_statements_across_and_persons_down_are_no_measures() -> None:
    sheet = [["Navn", *PORTFOLIO], ["Anne", 4, 3, 5], ["Bo", 5, 4, 4], ["Enighet i møtet", 4, 3, 4]]
    assert {row[2:] for row in scores(read({"Svar": sheet}, 2024))} == {
        ("overview", 4),
        ("resources", 3),
        ("progress", 4),
    }


def test_the_total_of_all_indicators_is_none_of_theirs() -> None:
    sheet = [["Indikator", "Total"], ["Portefølje", "3½"], ["Bærekraft", "4 poeng"], ["Samla for programmet", "4"]]
    assert {row[1] for row in scores(read({"Poeng": sheet}, 2024))} == {"portfolio", "sustainability"}


def test_a_header_further_down_names_no_programme() -> None:
    sheet = [["Indikator", "Poeng"], ["Portefølje", 4], [], ["Program", "Budsjett"], ["Havbruk", 1_000_000]]
    reading = read_in_process(xlsx({"2024": sheet}), "skår.xlsx")
    assert ("Budsjett",) not in rows_of(reading, "scores", "programme")


def test_a_year_with_fewer_statements_has_no_totals_for_them() -> None:
    rows = [
        ["Indikator", "Påstand", 2023, 2024],
        ["Profil og kommunikasjon", "Omstillingsplanen", 3.0, None],
        ["Profil og kommunikasjon", "Innsatsområder", 2.0, None],
        ["Profil og kommunikasjon", "Mål", 4.0, None],
        ["Organisering", "Rutiner og systemer", 4.0, None],
        ["Organisering", "Styret", 5.0, 3.0],
    ]
    reading = read_in_process(xlsx({"Poeng": [["Program: Spir"], *rows]}), "a.xlsx")
    (table,) = reading.tables
    of_2024 = table.rows[table.rows["year"] == 2024]
    assert of_2024[["statement", "score", "is_total"]].to_numpy().tolist() == [["board", 3.0, False]]


def test_a_year_that_only_explains_a_sign_is_not_the_tables() -> None:
    grid = [
        ["Spir omstillingsprogram"],
        ["Programstatusvurdering 2024"],
        ["● = i år     ○ = i fjor (2023)     ◉ = likt begge år"],
        [],
        ["Indikator / påstand", 1, 2, 3, 4, 5, 6, "Total"],
        ["Organisering", None, None, None, None, None, None, 4],
        ["Styret", None, None, None, "○", "●", None, None],
        ["Rutiner og systemer", None, None, "○", None, "●", None, None],
    ]
    (table,) = read_in_process(xlsx({"PSV": grid}), "a.xlsx").tables
    assert (2024, "board", 5.0) in set(table.rows[["year", "statement", "score"]].itertuples(index=False, name=None))
    assert 5.0 not in set(table.rows.loc[table.rows["year"] != 2024, "score"])


def test_a_letter_that_is_a_choice_stays_one_where_its_explanation_is_none() -> None:
    rows = [
        ["Prosjekt", "Eiertype", "Tilskudd"],
        ["Heis", "A", 750_000.0],
        ["Tak", "B", 100_000.0],
        ["", "", ""],
        ["A = kommunal, B = privat", "", ""],
    ]
    (draft,) = drafts(grid(rows))
    assert draft.column("owner_type") == ["A", "B"]
