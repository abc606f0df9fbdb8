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
