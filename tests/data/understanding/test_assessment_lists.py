"""Scores and findings as other systems export them and programmes list them: a line each, with much else beside."""

from __future__ import annotations

from tests.data.understanding.test_score_sheets import codes, read, rows_of, scores

PORTFOLIO = ["Porteføljeoversikt", "Ressursinnsats", "Fremdrift"]


def test_part_goals_beside_what_was_aimed_at_are_scores() -> None:
    header = ["Enhet", "Rapporteringsår", "Nr", "Hovedmål", "Delmål", "Nivå", "Ambisjon", "Resultat"]
    lines = [
        ["Spir", year, "2", "Portefølje", None, "Hovedmål", 5, 4.5]
        if topic is None
        else ["Spir", year, f"2.{number}", "Portefølje", topic, "Delmål", 5, number]
        for year in (2023, 2024)
        for number, topic in enumerate([None, *PORTFOLIO])
    ]
    reading = read({"Eksport": [header, *lines]})
    assert {table.dataset for table in reading.tables} == {"scores"}
    assert (2023, "portfolio", None, 4.5) in scores(reading)
    assert (2024, "portfolio", "progress", 3) in scores(reading)


def test_a_total_in_a_column_of_its_own_is_of_the_indicator_on_its_line() -> None:
    sheet = [
        ["Indikator / tema", "Vurdering", "Poengsum"],
        ["Portefølje", None, 4.5],
        *([topic, 4, None] for topic in PORTFOLIO),
        ["Arbeidsplasser", None, 3],
        *([topic, 2, None] for topic in ("Engasjement i næringslivet", "Måling og rapportering")),
    ]
    found = scores(read({"2024": sheet}))
    assert {(2024, "portfolio", None, 4.5), (2024, "jobs", None, 3)} <= set(found)
    assert (2024, "jobs", "reporting", 2) in found


FINDINGS = [
    ["Nr", "Indikator", "Type", "Innspill", "Ført av"],
    [1, "Portefølje", "Styrke", "Alle prosjekter er kjent", "ab"],
    [2, None, "Svakhet", "Avvik meldes for sent", "ab"],
    [3, None, "Forslag", "Fast punkt på hvert møte", "cd"],
    [4, "Bærekraft", "Svakhet", "Ingen måler utslippene", "cd"],
]


def test_an_indicator_written_once_holds_for_the_lines_below_its_own() -> None:
    reading = read({"2024": FINDINGS})
    assert rows_of(reading, "findings", "indicator", "kind") == [
        ("portfolio", "strength"),
        ("portfolio", "improvement"),
        ("portfolio", "action"),
        ("sustainability", "improvement"),
    ]
    assert not rows_of(reading, "scores", "score")


def test_the_number_of_findings_below_them_is_none() -> None:
    reading = read({"2024": [*FINDINGS, [None, None, "Antall innspill", 4, None]]})
    assert len(rows_of(reading, "findings", "text")) == 4
    assert "unknown_choice" not in codes(reading)


def test_a_total_as_high_as_there_are_statements_is_no_count_of_them() -> None:
    sheet = [["Portefølje", 1, 2, 3, 4, 5, 6], *([topic, None, None, "x"] for topic in PORTFOLIO)]
    found = scores(read({"2024": [*sheet, ["Total poengsum", None, 3]]}))
    assert (2024, "portfolio", None, 3) in found


CARD = [["Indikator", "Portefølje"], ["Samlet poeng", 4.5], *([topic, 4] for topic in PORTFOLIO)]
OTHER = [
    ["Indikator", "Arbeidsplasser"],
    ["Samlet poeng", 3],
    ["Engasjement i næringslivet", 2],
    ["Styrke", "Svarer raskt"],
]


def test_cards_side_by_side_keep_their_own_statements_and_findings() -> None:
    longest = len(CARD) + 3
    left = [*CARD, ["Antall deltakere", 6], ["Poeng i fjor", 2], ["Styrke", "Alle er kjent"]]
    right = [*OTHER, *[[None, None]] * longest]
    reading = read({"2024": [["Kort 2024"], [], *([*a, None, *b] for a, b in zip(left, right, strict=False))]})
    found = scores(reading)
    assert {(2024, "portfolio", None, 4.5), (2024, "jobs", None, 3), (2024, "jobs", "engagement", 2)} <= set(found)
    assert len(found) == 6
    assert set(rows_of(reading, "findings", "indicator", "kind", "text")) == {
        ("portfolio", "strength", "Alle er kjent"),
        ("jobs", "strength", "Svarer raskt"),
    }


def test_indicators_across_and_kinds_down() -> None:
    sheet = [
        [None, "Portefølje", "Arbeidsplasser"],
        ["Styrker", "Alle er kjent", "Svarer raskt"],
        ["Svakheter", "Avvik meldes sent", "Telles ulikt"],
        ["Poeng", 4.5, 3],
    ]
    reading = read({"2024": sheet})
    assert ("jobs", "improvement", "Telles ulikt") in rows_of(reading, "findings", "indicator", "kind", "text")
    assert set(scores(reading)) == {(2024, "portfolio", None, 4.5), (2024, "jobs", None, 3)}


def bracketed(told: str) -> list[list[object]]:
    header = ["Indikator", "Påstand", "Poeng"]
    return [["Vurdering 2024"], [told], [], header, *(["Portefølje", topic, "4 (3)"] for topic in PORTFOLIO)]


def test_the_score_before_brackets_counts_unless_an_explanation_leaves_it_open() -> None:
    for told in ("Fjorårets poeng i parentes", "I parentes: 2023"):
        assert {row[3] for row in scores(read({"Poeng": bracketed(told)}, 2024))} == {4}
    assert "two_numbers" in codes(read({"Poeng": bracketed("Styrets endelige i parentes")}, 2024))


def test_brackets_behind_what_is_no_score_stay() -> None:
    sheet = [["Innsatsområde", "Nye arbeidsplasser"], ["Havbruk", "4 (3)"], ["Reiseliv", "5 (2)"]]
    assert not rows_of(read({"2024": sheet}), "jobs", "new_jobs") or "two_numbers" in codes(read({"2024": sheet}))


def test_a_goal_beside_the_points_of_each_year_is_no_statement_across() -> None:
    header = [["Indikator", "Påstand", "2023", None, "2024", None], [None, None, "Poeng", "Mål", "Poeng", "Mål"]]
    sheet = [*header, *(["Portefølje", topic, 3, 5, 4, 5] for topic in PORTFOLIO)]
    assert {(row[0], row[3]) for row in scores(read({"Poeng": sheet}))} == {(2023, 3), (2024, 4)}


def test_the_current_score_counts_beside_the_prior_one() -> None:
    header = ["Indicator", "Statement", "Prior score", "Current score", "Target score"]
    sheet = [header, *(["Portefølje", topic, 2, 4, 6] for topic in PORTFOLIO)]
    assert {row[3] for row in scores(read({"Scores": sheet}, 2024))} == {4}


def test_the_line_below_the_statements_of_one_indicator_is_its_total_and_their_sum_is_none() -> None:
    lines = [[topic, f"{score} poeng"] for topic, score in zip(PORTFOLIO, (4, 5, 3), strict=True)]
    title = ["2. Portefølje", None, "Merknad"]
    total = [*lines, ["Samlet vurdering av indikatoren", "4,5 poeng"]]
    assert (2024, "portfolio", None, 4.5) in scores(read({"Skjema": [title, *total]}, 2024))
    summed = [["Portefølje", "Poeng"], *lines, ["Sum", "12 poeng"]]
    assert len(scores(read({"Skjema": summed}, 2024))) == 3
