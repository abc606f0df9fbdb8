"""Sheets of points as boards lay them out: they come back as they were written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from data.frameworks import form
from data.loading.read import read_in_process
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written import xlsx

Row = Sequence[Any]
OWN_WORDS = ["Porteføljen er oversiktlig", "Ressursene går dit de trengs", "Fremdriften er god"]


def read(sheets: dict[str, list[Row]], year: int | None = None) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx", answers=Answers(programme="Spir", year=year))


def rows_of(reading: Reading, dataset: str, *fields: str) -> list[tuple[Any, ...]]:
    found = []
    for table in reading.tables:
        if table.dataset == dataset:
            frame = table.rows[list(fields)].astype(object)
            found += [tuple(None if v is None or v != v else v for v in row) for row in frame.to_numpy()]
    return found


def scores(reading: Reading) -> set[tuple[Any, ...]]:
    """Year, indicator, statement and score of each row."""
    assert not [problem.code for problem in reading.problems if problem.severity.name == "ERROR"]
    return set(rows_of(reading, "scores", "year", "indicator", "statement", "score"))


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_statements_in_own_words_are_tied_by_place_and_the_front_sheet_says_them_again() -> None:
    sheet = [
        ["Indikator: Portefølje"],
        [],
        ["Utsagn", 2023, 2024],
        *([text, 3, 4] for text in OWN_WORDS),
        ["Omforent helhetsvurdering", 3.5, 4],
    ]
    front = [["Helhet per indikator"], [], [None, 2023, 2024], ["Portefølje", 3.5, 4], ["Bærekraft", 2, 3]]
    found = scores(read({"Oversikt": front, "Nr. 3": sheet}))
    statements = ("overview", "resources", "progress")
    assert found == {
        *((2023, "portfolio", statement, 3) for statement in statements),
        *((2024, "portfolio", statement, 4) for statement in statements),
        (2023, "portfolio", None, 3.5),
        (2024, "portfolio", None, 4),
        (2023, "sustainability", None, 2),
        (2024, "sustainability", None, 3),
    }


def test_statements_in_another_order_are_not_tied_by_place() -> None:
    sheet = [["Indikator", "Utsagn", "Poeng"], *(["Portefølje", text, 4] for text in reversed(OWN_WORDS))]
    found = read({"Poeng": sheet}, 2024)
    assert {row[2] for row in scores(found)} == set(OWN_WORDS)


def test_the_front_sheet_that_says_otherwise_is_told_of() -> None:
    front = [["Indikator", 2024], ["Portefølje", 5], ["Bærekraft", 2]]
    other = [["Indikator", 2024], ["Portefølje", 4], ["Organisering", 2]]
    assert "duplicate_row" in codes(read({"Oversikt": front, "Poeng": other}))


def test_changes_and_goals_among_years_are_no_years() -> None:
    sheet = [
        ["År", "Org.", "Utv.evne", "Attrakt.", "Snitt"],
        [2023, 4, 3.5, "-", 3.75],
        [2024, 4.5, 4, 3, 3.83],
        ["Endring 23-24", 0.5, 0.5, "", ""],
        ["Ambisjon 2027", 5, 5, 5, 5],
    ]
    assert scores(read({"Tidslinje": sheet})) == {
        (2023, "organisation", None, 4),
        (2023, "development", None, 3.5),
        (2024, "organisation", None, 4.5),
        (2024, "development", None, 4),
        (2024, "attractiveness", None, 3),
    }


def test_the_heading_of_the_labels_is_the_indicator_and_the_label_that_ends_each_group_its_total() -> None:
    sheet = [
        ["Portefølje", "I år", "I fjor", None, "Arbeidsplassar", "I år", "I fjor"],
        ["Porteføljeoversikt", 4, 2, None, "Engasjement i næringslivet", 6, 5],
        ["Ressursinnsats", 3, 3, None, "Måling og rapportering", 4, 3],
        ["Framdrift", 5, 5, None, "Måltal og periodisering", 2, 4],
        ["Det vi enda på", 4, 4, None, "Det vi enda på", 4, 4.5],
    ]
    found = scores(read({"Vurdering 2024": sheet}))
    assert {row for row in found if row[2] is None} == {(2024, "portfolio", None, 4), (2024, "jobs", None, 4)}
    assert (2024, "jobs", "targets", 2) in found and len(found) == 8


def test_how_many_answered_each_point_is_no_cross() -> None:
    sheet = [
        ["Spørsmål", 1, 2, 3, 4, 5, 6, "Vet ikke", "Antall svar", "Snitt", "Fastsatt av styret"],
        ["Bærekraft"],
        ["Felles forståelse", 0, 1, 2, 7, 3, 0, 1, 14, 3.92, 4],
        ["Påvirkning av bedriftene", 1, 1, 5, 4, 2, 0, 0, 13, 3.4, "ikke fastsatt"],
        ["Måling i bedrifter og prosjekter", 2, 9, 2, 1, 0, 0, 0, 14, 2.1, 2],
        ["Samarbeid med andre aktører", 0, 0, 1, 4, 7, 2, 0, 14, 4.7, 5],
        ["Samlet for indikatoren", None, None, None, None, None, None, None, None, None, 3.5],
    ]
    assert scores(read({"Rapport": sheet}, 2024)) == {
        (2024, "sustainability", "shared_understanding", 4),
        (2024, "sustainability", "measuring", 2),
        (2024, "sustainability", "cooperation", 5),
        (2024, "sustainability", None, 3.5),
    }


def test_points_in_words_and_halves_as_signs() -> None:
    sheet = [
        ["Ref", "Statement", "Rating", "Remarks"],
        ["B", "Portfolio", "2½ overall", ""],
        ["B1", "Portfolio overview", "3 out of 6", "Two are new"],
        ["B2", "Use of resources", "n/a", ""],
        ["B3", "Progress", "2 out of 6", ""],
    ]
    assert scores(read({"Scorecard": sheet}, 2024)) == {
        (2024, "portfolio", None, 2.5),
        (2024, "portfolio", "overview", 3),
        (2024, "portfolio", "progress", 2),
    }


def test_a_number_with_a_year_and_a_person_is_no_action() -> None:
    sheet = [
        ["ID", "År", "Registrert", "Registrert av", "Sum"],
        [80210, 2023, "2023-11-21", "kst", 5],
        [80211, 2023, "2023-11-21", "kst", 6],
    ]
    assert not rows_of(read({"Data": sheet}), "actions", "action")


def test_a_label_that_several_indicators_end_with_is_no_total_where_they_have_one() -> None:
    lines = [
        [indicator, text, points]
        for indicator in ("Portefølje", "Bærekraft")
        for text, points in (("Totalpoeng", 4), ("Fremdrift", 3), ("Er vi på rett vei?", 5))
    ]
    found = scores(read({"Poeng": [["Indikator", "Påstand", "Poeng"], *lines]}, 2024))
    assert {row[3] for row in found if row[2] is None} == {4}


def test_a_rank_beside_indicators_is_no_score() -> None:
    for heading, values in (("Prioritet", [3, 1, 2]), ("Vekt", [2, 2, 1]), ("", [1, 2, 3])):
        lines = zip(["Portefølje", "Organisering", "Bærekraft"], values, strict=True)
        assert not rows_of(read({"Ark1": [["Indikator", heading], *lines]}, 2024), "scores", "score")


def test_projects_under_the_name_of_an_indicator_stay_projects() -> None:
    sheet = [["Prosjekter", "Budsjett", "Tilsagn"], ["Kai 3", 500_000, 4], ["Skilt", 300_000, 5]]
    assert not rows_of(read({"Ark1": sheet}, 2024), "scores", "score")


def test_letters_with_a_legend_and_one_total_for_each_indicator() -> None:
    sheet = [
        ["Indikator", "Utsagn", "Karakter", "Omforent poengsum"],
        ["Portefølje", "Porteføljeoversikt", "D", 4],
        [None, "Ressursinnsats", "C", None],
        [None, "Fremdrift", "B", None],
        ["Bærekraft", "Felles forståelse", "A", 5],
        [None, "Påvirkning av bedriftene", "F", None],
        [],
        ["A = 6 poeng, B = 5, C = 4, D = 3, E = 2 og F = 1 poeng"],
    ]
    assert scores(read({"Karakterer": sheet}, 2024)) == {
        (2024, "portfolio", "overview", 3),
        (2024, "portfolio", "resources", 4),
        (2024, "portfolio", "progress", 5),
        (2024, "portfolio", None, 4),
        (2024, "sustainability", "shared_understanding", 6),
        (2024, "sustainability", "influence", 1),
        (2024, "sustainability", None, 5),
    }


def test_two_years_as_two_signs() -> None:
    sheet = [
        ["Portefølje", 1, 2, 3, 4, 5, 6],
        ["Porteføljeoversikt", None, None, "o", None, "x"],
        ["Ressursinnsats", None, "x o"],
        ["Fremdrift", None, None, None, "x", "o"],
        ["Omforent totalpoeng 2024", 3.5],
        ["Omforent totalpoeng 2023", 4],
        [],
        ["Tegnforklaring: x = 2024, o = 2023"],
    ]
    assert scores(read({"Ark1": sheet})) == {
        (2024, "portfolio", "overview", 5),
        (2024, "portfolio", "resources", 2),
        (2024, "portfolio", "progress", 4),
        (2024, "portfolio", None, 3.5),
        (2023, "portfolio", "overview", 3),
        (2023, "portfolio", "resources", 2),
        (2023, "portfolio", "progress", 5),
        (2023, "portfolio", None, 4),
    }


def test_codes_that_another_sheet_explains() -> None:
    codes = [["Kode", "Type", "Navn"], ["3", "Indikator", "Portefølje"], ["3.1", "Utsagn", "Porteføljeoversikt"]]
    codes += [["3.2", "Utsagn", "Ressursinnsats"], ["3.3", "Utsagn", "Fremdrift"]]
    data = [["ID", "År", "Kode", "Poeng", "Registrert av"]]
    data += [[80210, 2024, "3.3", 5, "kst"], [80211, 2024, "3", 3.5, "kst"], [80212, 2024, "3.1", 3, "kst"]]
    found = read({"Data": data, "Koder": codes})
    assert scores(found) == {
        (2024, "portfolio", "progress", 5),
        (2024, "portfolio", None, 3.5),
        (2024, "portfolio", "overview", 3),
    }
    assert "unknown_sheet" not in [problem.code for problem in found.problems]


def test_headings_that_machines_put_together() -> None:
    header = ["program", "vurderingsaar", "baerekraft.felles_forstaaelse", "baerekraft.samlet", "org.kapasitet_vekst"]
    assert scores(read({"Eksport": [header, ["Spir", 2023, 5, 4.5, 3], ["Spir", 2024, 4, 3, 2]]})) == {
        (2023, "sustainability", "shared_understanding", 5),
        (2023, "sustainability", None, 4.5),
        (2023, "organisation", "growth_capacity", 3),
        (2024, "sustainability", "shared_understanding", 4),
        (2024, "sustainability", None, 3),
        (2024, "organisation", "growth_capacity", 2),
    }


def test_the_column_between_what_is_good_and_what_is_proposed_is_what_can_be_better() -> None:
    sheet = [
        ["Indikator", "Poeng 2024", "Det går bra", "Det skurrer", "Vi foreslår"],
        ["Portefølje", 4, "1) God oversikt\n2) Få avvik", "1) Treg oppstart", "1) Færre prosjekter"],
        ["Bærekraft", 3, "1) Alle er med", "1) Lite måling", "1) Måle mer"],
    ]
    found = read({"Ark1": sheet}, 2024)
    kinds = rows_of(found, "findings", "indicator", "kind", "text")
    assert ("portfolio", "improvement", "Treg oppstart") in kinds and len(kinds) == 7
    assert (2024, "portfolio", None, 4) in scores(found)


def test_cards_with_findings() -> None:
    def card(name: str, points: float) -> list[Row]:
        rows: list[Row] = [["Indikator", name], ["Poengsum", points], ["Forrige måling (2022)", 2.5]]
        return [*rows, ["Begrunnelse", f"Om {name}"], ["Det som virker", "• Møtene"], ["Neste steg", "• En\n• To"]]

    found = read({"Kort": [["Styringskort 2024"], [], *card("Portefølje", 4), [], *card("Bærekraft", 3.5)]})
    assert scores(found) == {(2024, "portfolio", None, 4), (2024, "sustainability", None, 3.5)}
    assert len(rows_of(found, "findings", "text")) == 6


def test_a_mean_alone_is_asked_about() -> None:
    sheet = [["Indikator", "Påstand", "N", "Gj.snitt", "Median"]]
    sheet += [["Portefølje", text, 19, 4.27, 4.5] for text in OWN_WORDS]
    found = read({"Svar": sheet}, 2024)
    assert "only_means" in codes(found) and not found.tables


def test_stars_named_ends_and_a_lone_year() -> None:
    stars = [["Indikator", "Påstand", "Stjerner"], ["Portefølje", "Fremdrift", "★★★☆☆☆"]]
    stars += [["Portefølje", "Ressursinnsats", "★★★★★☆"]]
    assert scores(read({"A": stars}, 2024)) == {
        (2024, "portfolio", "progress", 3),
        (2024, "portfolio", "resources", 5),
    }
    crosses = [["Indikator", "Påstand", "1 svært dårlig", 2, 3, 4, 5, "6 svært bra"]]
    crosses += [["Portefølje", "Fremdrift", None, None, "x"], ["Portefølje", "Ressursinnsats", "x"]]
    assert scores(read({"A": crosses}, 2024)) == {
        (2024, "portfolio", "progress", 3),
        (2024, "portfolio", "resources", 1),
    }
    lone = [[None, 2024], ["Portefølje", 4], ["Bærekraft", 2.5]]
    assert scores(read({"A": lone})) == {(2024, "portfolio", None, 4), (2024, "sustainability", None, 2.5)}


def test_crosses_of_two_years_stand_side_by_side() -> None:
    sheet: list[Row] = [["", 2023, *[""] * 5, 2024], ["Påstand", *range(1, 7), *range(1, 7)], ["Portefølje"]]
    sheet += [["Porteføljeoversikt", "", "", "x", "", "", "", "", "", "", "x"]]
    sheet += [["Ressursinnsats", "x", *[""] * 10, "x"]]
    assert scores(read({"Ark1": sheet})) == {
        (2023, "portfolio", "overview", 3),
        (2024, "portfolio", "overview", 4),
        (2023, "portfolio", "resources", 1),
        (2024, "portfolio", "resources", 6),
    }


def test_the_last_crossed_line_of_a_block_is_no_title_of_the_next() -> None:
    def block(name: str, *lines: tuple[str, int]) -> list[Row]:
        rows: list[Row] = [[name, 1, 2, 3, 4, 5, 6]]
        return rows + [[text, *("x" if point == own else None for point in range(1, 7))] for text, own in lines]

    first = block("Portefølje", ("Porteføljeoversikt", 2), ("Ressursinnsats", 5), ("Fremdrift", 6))
    second = block("Bærekraft", ("Felles forståelse", 2), ("Påvirkning av bedriftene", 4))
    for gap in ([[]], []):
        assert len(scores(read({"Ark1": [*first, *gap, *second]}, 2024))) == 5


def test_the_same_names_beside_each_other_for_two_years() -> None:
    names = ["Portefølje", "Organisering", "Bærekraft"]
    sheet: list[Row] = [["2023", "", "", "2024"], ["Indikator", "Poeng", "", "Indikator", "Poeng"]]
    sheet += [[name, 3, None, name, 4.5] for name in names]
    found = scores(read({"Ark1": sheet}))
    assert len(found) == 6 and {row[3] for row in found if row[0] == 2024} == {4.5}


def test_the_title_above_the_first_card_is_not_its_name() -> None:
    sheet: list[Row] = [["Programme status 2024"]]
    for name in ("Profile and communication", "Portfolio"):
        sheet += [["Indicator", name], ["Score", 4], ["Works well", "Good people"], ["Needs work", "Slow start"], []]
    found = read({"Cards": sheet})
    assert scores(found) == {(2024, "profile", None, 4), (2024, "portfolio", None, 4)}
    assert len(rows_of(found, "findings", "text")) == 4


def test_totals_that_happen_to_be_the_mean_of_other_columns_are_kept() -> None:
    sheet = [["År", "Bærekraft: Felles forståelse", "Bærekraft: Samarbeid med andre aktører", "Bærekraft: samlet"]]
    sheet += [[2022, 2, 4, 3], [2023, 3, 6, 4.5], [2024, 5, 2, 3.5]]
    assert len(scores(read({"Ark1": sheet}))) == 9


def test_signs_behind_points_are_asked_about_and_arrows_are_not() -> None:
    for value, is_read in (("4 ↑", True), ("4-", False), ("-4", False)):
        found = read({"Ark1": [["Indikator", "Poeng"], ["Portefølje", value], ["Bærekraft", "3"]]}, 2024)
        is_clean = not found.questions and not any(problem.severity.name == "ERROR" for problem in found.problems)
        assert is_clean == is_read


def test_numbers_that_count_the_lines_are_no_codes_of_another_sheet() -> None:
    listed: list[Row] = [["Nr", "Indikator"], [1, "Profil og kommunikasjon"], [2, "Organisering"], [3, "Portefølje"]]
    numbered: list[Row] = [["Nr", "Påstand", "Poeng"], [1, "Porteføljeoversikt", 4], [2, "Ressursinnsats", 3]]
    found = read({"Oversikt": listed, "Ark2": [*numbered, [3, "Fremdrift", 5]]}, 2024)
    assert {row[1] for row in scores(found)} == {"portfolio"}


def test_figures_under_bare_quarters_are_no_crosses() -> None:
    sheet = [["Innsatsområde", 1, 2, 3, 4, "Sum"], ["Reiseliv", 100, 200, 300, 400, 1000], ["Havbruk", 1, 2, 0, 4, 7]]
    assert not {"not_a_cross", "two_crosses"} & set(codes(read({"Forbruk 2024": sheet}, 2024)))


def test_a_label_of_a_total_and_the_indicator_is_no_statement_and_proposals_are_no_programme() -> None:
    sheet = [
        ["#", "Statement", "Proposed", "Agreed"],
        [None, "Portfolio"],
        *([f"{number})", text, 3, 4] for number, text in enumerate(["Portfolio overview", "Use of resources"], 1)),
        [None, "Overall, portfolio", None, 3.5],
        [None, "Organisation"],
        ["1)", "The board", 2, 5],
        [None, "Overall, organisation", None, 5],
    ]
    assert scores(read({"2023": sheet}, 2023)) == {
        (2023, "portfolio", "overview", 4),
        (2023, "portfolio", "resources", 4),
        (2023, "portfolio", None, 3.5),
        (2023, "organisation", "board", 5),
        (2023, "organisation", None, 5),
    }


def test_a_column_of_levels_says_which_lines_are_totals_and_running_numbers_are_no_scores() -> None:
    lines = [["Utsagn", "Ressursinnsats", "4,00"], ["Utsagn", "Fremdrift", "2,00"], ["Total", "", "3,50"]]
    sheet = [["RadID", "Indikator", "Nivå", "Utsagn", "Verdi"]]
    sheet += [[str(71000 + number), "Portefølje", *line] for number, line in enumerate(lines)]
    assert scores(read({"Uttrekk": sheet}, 2023)) == {
        (2023, "portfolio", "resources", 4),
        (2023, "portfolio", "progress", 2),
        (2023, "portfolio", None, 3.5),
    }


def test_the_total_stands_in_a_line_of_words_below_the_crosses() -> None:
    sheet = []
    for name, statements, total in (
        ("Bærekraft", ["Felles forståelse", "Samarbeid med andre aktører"], "2,5"),
        ("Portefølje", ["Ressursinnsats", "Fremdrift"], "4"),
    ):
        sheet += [[name, 6, 5, 4, 3, 2, 1], *([text, None, None, "x", None, None, None] for text in statements)]
        sheet += [[f"Samlet poeng fra styret: {total}"], []]
    assert scores(read({"Skjema": sheet}, 2023)) == {
        (2023, "sustainability", "shared_understanding", 4),
        (2023, "sustainability", "cooperation", 4),
        (2023, "sustainability", None, 2.5),
        (2023, "portfolio", "resources", 4),
        (2023, "portfolio", "progress", 4),
        (2023, "portfolio", None, 4),
    }


def test_a_column_that_says_not_assessed_on_many_lines_is_one_of_points() -> None:
    lines = [("Fremdrift", 4, 3), ("Ressursinnsats", 2, "ikke vurd."), ("Porteføljeoversikt", 5, "ikke vurd.")]
    sheet = [["Nr", "Utsagn", 2024, 2023], *([f"3{'abc'[n]}", *line] for n, line in enumerate(lines))]
    found = scores(read({"Indikator 3. Portefølje": [["Portefølje"], [], *sheet]}))
    assert (2023, "portfolio", "progress", 3) in found and len(found) == 4


def test_words_where_the_points_should_stand_are_told_of_line_by_line() -> None:
    sheet = [
        ["Indikator", "Tema", "Poeng (1–6)"],
        ["Portefølje", "Porteføljeoversikt", 4],
        [None, "Ressursinnsats", "uten enighet"],
        [None, "Fremdrift", 5],
        [None, "Samlet", 3.5],
    ]
    found = read({"Seminar": sheet}, 2024)
    assert len(scores(found)) == 3
    assert [(p.value, p.values["shown"]) for p in found.problems if p.code == "unclear_score"] == [
        ("Ressursinnsats", "uten enighet")
    ]


def test_findings_side_by_side_go_on_below_an_indicator_that_is_written_once() -> None:
    sheet = [
        ["Område", "Styrker", "Svakheter"],
        ["Portefølje", "Lista er oppdatert", "Mange små prosjekter"],
        [None, "Styret får rapport", None],
        ["Bærekraft", "Egen klimaplan", "Måler ikke utslipp"],
        [None, None, "Ingen har ansvaret"],
        ["Organisering", "Styret møter", None],
    ]
    found = rows_of(read({"Funn": sheet}, 2024), "findings", "indicator", "kind", "text")
    assert len(found) == 7
    assert ("portfolio", "strength", "Styret får rapport") in found
    assert ("sustainability", "improvement", "Ingen har ansvaret") in found


def test_signs_with_a_legend_are_kinds_of_findings_and_the_scores_say_the_year() -> None:
    signs = [
        ["Indikator", "+/–", "Kommentar"],
        ["Utv.evne", "+", "Nytt nettverk"],
        ["Utv.evne", "–", "Kurs avlyst"],
        [],
        ["+ er styrker, – er svakheter"],
    ]
    points = [["Vurdering 2022"], [], ["Indikator", "Poeng"], ["Utv.evne", 3], ["Portefølje", 4]]
    found = rows_of(read({"Poeng": points, "Pluss og minus": signs}), "findings", "year", "indicator", "kind", "text")
    assert found == [
        (2022, "development", "strength", "Nytt nettverk"),
        (2022, "development", "improvement", "Kurs avlyst"),
    ]


def test_a_sum_of_weights_is_no_total_where_the_board_has_one() -> None:
    sheet = [
        ["Indicator", "Statement", "Weight", "Score", "Weight x score"],
        ["Portfolio", "Portfolio overview", 0.5, 2, 1.0],
        ["Portfolio", "Use of resources", 0.5, 5, 2.5],
        ["Portfolio", "Sum", 1.0, None, 3.5],
        ["Portfolio", "Board's overall score", None, 4, None],
    ]
    assert scores(read({"Scores": sheet}, 2023)) == {
        (2023, "portfolio", "overview", 2),
        (2023, "portfolio", "resources", 5),
        (2023, "portfolio", None, 4),
    }


def test_points_with_their_words_are_lines_and_what_the_points_mean_is_no_score() -> None:
    sheet = []
    for name, statements in (
        ("Bærekraft", ["Felles forståelse", "Samarbeid med andre aktører"]),
        ("Portefølje", ["Ressursinnsats", "Fremdrift"]),
    ):
        sheet += [["Indikator:", name], ["Tema", "Svar"], *([text, "5 – bra"] for text in statements)]
        sheet += [["Poeng totalt", "4,5"], []]
    scale = [["Verdi", "Tekst"], *([number, f"grad {'abcdef'[number - 1]}"] for number in range(1, 7))]
    assert scores(read({"Skjema": sheet, "Skala": scale}, 2022)) == {
        (2022, "sustainability", "shared_understanding", 5),
        (2022, "sustainability", "cooperation", 5),
        (2022, "sustainability", None, 4.5),
        (2022, "portfolio", "resources", 5),
        (2022, "portfolio", "progress", 5),
        (2022, "portfolio", None, 4.5),
    }


def test_a_lone_column_of_points_is_no_programme_because_of_its_heading() -> None:
    sheet = [["Tema", "Svar"], ["Fremdrift", 5], ["Ressursinnsats", 3], ["Porteføljeoversikt", 4]]
    found = read_in_process(xlsx({"Portefølje": sheet}), "fil.xlsx", answers=Answers(year=2022))
    assert "programme_from_header" not in codes(found)


def test_an_indicator_that_says_not_assessed_is_no_header_of_those_below_it() -> None:
    lines = [["Portefølje", 4], ["Bærekraft", "ikke vurdert"], ["Organisering", 3]]
    found = read({"2024": [["Indikator", "Poeng"], *lines]})
    assert scores(found) == {(2024, "portfolio", None, 4), (2024, "organisation", None, 3)}
    assert "unclear_score" in codes(found)


def test_the_total_in_a_sentence_and_signs_explained_in_cells_beside_each_other() -> None:
    points = [
        ["Vurdering 2022"],
        [],
        ["Portefølje", 1, 2, 3, 4, 5, 6],
        ["Ressursinnsats", None, None, None, "x", None, None],
        ["Fremdrift", None, "x", None, None, None, None],
        ["Styrets samlede karakter er 3½"],
    ]
    signs = [["Indikator", "Tegn", "Hva"], ["Org.", "+", "Godt styre"], ["Attr.", "-", "Få boliger"]]
    signs += [[], ["+ = styrke", "- = forbedring"]]
    found = read({"Poeng": points, "Funn": signs})
    assert (2022, "portfolio", None, 3.5) in scores(found) and len(scores(found)) == 3
    assert rows_of(found, "findings", "year", "indicator", "kind") == [
        (2022, "organisation", "strength"),
        (2022, "attractiveness", "improvement"),
    ]


def test_words_among_the_points_of_a_year_are_told_of() -> None:
    sheet = [
        ["Påstand", 2024, 2023],
        ["Styret", 4, "ikke vurdert"],
        ["Rutiner og systemer", 5, 3],
        ["Kapasitet ved vekst", 5, "se referatet"],
    ]
    assert "not_a_score" in codes(read({"Organisering": sheet}))


def test_headings_that_count_their_phases_are_no_points() -> None:
    heading = ["Prosjekt", "Bedrift", "1 – søkt", "2 – innvilget", "Tilsagn"]
    lines = [["Ny kai", "Havn AS", "x", "x", 300000], ["Nytt bakeri", "Brød AS", "x", None, 200000]]
    found = read({"Prosjekter": [heading, *lines]}, 2024)
    assert rows_of(found, "projects", "name", "granted_nok") == [("Ny kai", 300000), ("Nytt bakeri", 200000)]


def test_the_low_end_of_a_scale_is_a_point_and_what_was_not_assessed_is_none() -> None:
    def sheet(note: str, mark: int) -> Reading:
        lines = [["Oversikt", 5], ["Ressursinnsats", 3], ["Fremdrift", mark]]
        return read({"Portefølje": [["Portefølje 2024"], [note], [], ["Påstand", "Poeng"], *lines]})

    low = scores(sheet("Skala: 1 = stemmer ikke, 6 = stemmer helt", 1))
    assert (2024, "portfolio", "progress", 1) in low and len(low) == 3
    none = scores(sheet("Skala: 0 = ikke vurdert, 6 = stemmer helt", 0))
    assert {row[2] for row in none} == {"overview", "resources"}


def test_a_form_is_known_by_its_names_and_its_scale_and_asked_about_where_others_share_the_names() -> None:
    older = form("psv-8-example")
    rows = [[indicator.names["nb"], 3.5] for indicator in older.indicators]
    shared = [row for row in rows if row[0] in {one.names["nb"] for one in form("psv-7").indicators}]

    def sheet(lines: Sequence[Row]) -> Reading:
        return read({"2018": [["Årsvurdering 2018, poeng 1–5"], [], ["Indikator", "Samlet"], *lines]})

    known = sheet(rows)
    assert rows_of(known, "scores", "form") == [(older.code,)] * len(rows) and not known.questions
    assert len(shared) > 1 and [question.code for question in sheet(shared).questions] == ["scale"]


def test_half_points_that_somebody_has_added_up_are_points() -> None:
    names = ["Arbeidsplasser", "Attraktivitet", "Bærekraft", "Organisering"]
    points = [(2, 2.5), (3, 3.5), (1.5, 2), (4, 4.5)]
    rows: list[Row] = [["Indikator", 2022, 2023, "Totalsum"]]
    rows += [[name, *own, sum(own)] for name, own in zip(names, points, strict=True)]
    rows.append(["Totalsum", *(sum(own) for own in zip(*points, strict=True)), sum(map(sum, points))])
    found = rows_of(read({"Pivot": rows}), "scores", "year", "score")
    assert sorted(found) == sorted((year, own[at]) for own in points for at, year in enumerate((2022, 2023)))


def test_what_is_called_projects_and_costs_is_no_list_of_actions() -> None:
    rows: list[Row] = [
        ["Prosjektene våre"],
        ["Hva", "Hvem", "Koster", "Hvordan går det"],
        ["Massivtre", "Bygg AS", 2_400_000, "I rute"],
        ["Stisykkel", "Fjell AS", 850_000, "Ferdig"],
    ]
    assert not rows_of(read({"Prosjekter": rows}), "actions", "text")
