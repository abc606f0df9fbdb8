"""Reports that sum up: totals of this year and the last, shares without amounts, judgements and goals after them."""

from __future__ import annotations

from collections.abc import Sequence

import docx
import pytest

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written_reports import saved

INDICATORS = ("Organisering", "Portefølje", "Arbeidsplasser")


def with_table(document: docx.document.Document, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def read(*parts: str | Sequence[Sequence[str]], header: Sequence[str] = ("Indikator", "2024", "2023")) -> Reading:
    """A report with a table of totals, and below it headings, paragraphs and tables: "# Mål" is a heading."""
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    document.add_heading("Poengsum satt av styret", 1)
    with_table(document, [header, *([name, "4,5", "3", "3,9"][: len(header)] for name in INDICATORS)])
    for part in parts:
        if not isinstance(part, str):
            with_table(document, part)
        elif part.startswith("# "):
            document.add_heading(part[2:], 1)
        else:
            document.add_paragraph(part)
    return read_in_process(saved(document), "vurdering.docx")


def rows(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    frames = [table.rows[list(fields)] for table in reading.tables if table.dataset == dataset]
    return [tuple(str(value) for value in row) for frame in frames for row in frame.astype(object).to_numpy()]


@pytest.mark.parametrize("last", ["Snitt av påstandene 2024", "Endring"])
def test_totals_of_two_years_are_both_read_and_means_and_changes_are_not(last: str) -> None:
    found = rows(read(header=("Indikator", "2024", "2023", last)), "scores", "year", "score")
    assert sorted(found) == [("2023", "3.0")] * 3 + [("2024", "4.5")] * 3


def test_last_year_that_no_header_names_is_left() -> None:
    found = rows(read(header=("Indikator", "I år", "I fjor")), "scores", "year", "score")
    assert found == [("2024", "4.5")] * 3


@pytest.mark.parametrize(
    ("said", "share", "as_of"),
    [
        ("Per 30. september 2024 var 61 % av årets budsjett bevilget.", "0.61", "2024-09-30"),
        ("Per 30. september er det gitt tilsagn om 84,5 prosent av rammen.", "0.845", "2024-09-30"),
        ("By 30 September 2024, 61% of the budget had been granted.", "0.61", "2024-09-30"),
    ],
)
def test_a_share_of_the_budget_without_amounts_is_its_use(said: str, share: str, as_of: str) -> None:
    assert rows(read("# Budsjett", said), "budget", "year", "utilisation", "as_of") == [("2024", share, as_of)]


@pytest.mark.parametrize(
    "said",
    [
        "Per 30. september 2024 var 61 % av årets budsjett utbetalt.",
        "Innen 31. desember 2024 skal 90 % av budsjettet være bevilget.",
        "61 % av budsjettet til reiseliv er bevilget.",
        "61 % av budsjettet er bevilget, mot 55 % i fjor.",
        "I 2022 var 61 % av budsjettet bevilget.",
    ],
)
def test_other_shares_are_not_how_much_of_the_budget_is_granted(said: str) -> None:
    assert not rows(read("# Budsjett", said), "budget", "utilisation")


def test_judgements_beside_subjects_and_goals_below_the_scores_are_read() -> None:
    words = [("Område", "Slik ligger vi an"), ("Arbeidsplasser", "Bak målet."), ("Portefølje", "Mye gjenstår.")]
    reading = read("# Status med ord", words, "# Mål i prioritert rekkefølge", "1. Samarbeid", "2. Hele stillinger")
    assert rows(reading, "statements_in_words", "subject", "judgement") == [
        ("jobs", "behind"),
        ("portfolio", "much_left"),
    ]
    assert rows(reading, "goals", "rank", "text") == [("1", "Samarbeid"), ("2", "Hele stillinger")]


@pytest.mark.parametrize("heading", ["Action plan", "Tiltaksplan"])
def test_a_plan_of_actions_below_the_scores_is_a_plan_and_no_advice(heading: str) -> None:
    reading = read(f"# {heading}", [("Tiltak", "Ansvarlig", "Frist"), ("Holde kurs", "Programleder", "1. mars 2024")])
    assert rows(reading, "plan_items", "text", "responsible") == [("Holde kurs", "Programleder")]
    assert not rows(reading, "narratives", "part")


def test_words_right_of_the_scores_are_no_statements() -> None:
    found = rows(read(header=("Indikator", "I år", "I fjor", "Utvikling")), "scores", "statement", "score", "is_total")
    assert found == [("None", "4.5", "True")] * 3


@pytest.mark.parametrize(
    ("sentence", "is_known"),
    [
        ("Styret vurderte programmet for 2024 i møte 5. desember.", True),
        ("Styret vurderte målene for 2026 i møte 5. desember.", False),
        ("Styret vurderte programmet i 2025.", False),
    ],
)
def test_the_year_for_which_a_board_says_it_has_assessed(sentence: str, is_known: bool) -> None:
    document = docx.Document()
    document.add_heading("Programstatus i Moldal omstillingsprogram", 0)
    document.add_paragraph(sentence)
    with_table(document, [("Indikator", "Poeng"), *((name, "4,5") for name in INDICATORS)])
    reading = read_in_process(saved(document), "vurdering.docx")
    assert set(rows(reading, "scores", "year")) == {("2024",) if is_known else ("<NA>",)}


def test_the_total_of_an_indicator_in_brackets_behind_its_name() -> None:
    document = docx.Document()
    document.add_heading("Programstatusvurdering Moldal 2024", 0)
    for name, score in zip(INDICATORS, ("4", "3,5", "3"), strict=True):
        document.add_paragraph(f"{name} (samlet {score})")
        document.add_paragraph("Dette er vi gode på: Godt mangfold")
    found = rows(read_in_process(saved(document), "vurdering.docx"), "scores", "score", "is_total")
    assert found == [("4.0", "True"), ("3.5", "True"), ("3.0", "True")]


def test_rules_of_dashes_are_no_text_and_the_year_assessed_is_not_that_of_the_meeting() -> None:
    rule = "-" * 40
    text = "\n".join(
        (
            "MOLDAL RESTRUCTURING PROGRAMME",
            "Programme status assessment",
            "Year assessed: 2023   Meeting: 9 January 2024",
            "",
            rule,
            "1. PORTFOLIO",
            rule,
            "Portfolio overview ..... 5",
            "Progress ..... 3",
            "Total score ..... 4",
            "",
            "Recommended actions:",
            "  * Ask for a new plan",
            "",
            rule,
            "2. JOBS",
            rule,
            "Total score ..... 3",
        )
    )
    reading = read_in_process(text.encode(), "note.txt")
    assert rows(reading, "scores", "year", "score")[-1] == ("2023", "3.0")
    assert rows(reading, "findings", "text") == [("Ask for a new plan",)]
