"""Tables of reports: kinds on each row, findings in one cell, points under any header, key figures, and signs."""

from __future__ import annotations

import pytest
from test_beside import read, values

from data.reports.columns import is_figure
from data.reports.counted import key_figures_at
from data.reports.lines import Document, Line
from data.reports.page_words import Word
from data.reports.parted import with_parted_lines
from data.reports.pdf import EncodingDB
from data.reports.rows_under_header import _counts
from data.reports.signed import _pairs_in, with_signs_as_headings
from data.reports.unruled import unruled_at

HEAD = ("# Programstatusvurdering 2024", "Moldal omstillingsprogram")


def row(top: float, *parts: tuple[str, float]) -> list[Word]:
    return [Word(text, x0, x0 + 6 * len(text), top, top + 11) for text, x0 in parts]


def test_each_row_of_a_table_may_say_its_indicator_and_its_kind() -> None:
    table = [
        ["Indikator", "Kva slag", "Funn"],
        ["Portefølje", "Bra", "God oversikt"],
        ["Bærekraft", "Må bli betre", "Vi måler ikkje"],
        ["Bærekraft", "Tiltak", "Velje eitt mål"],
    ]
    assert values(read(*HEAD, table), "findings", "indicator", "kind", "text") == [
        ("portfolio", "strength", "God oversikt"),
        ("sustainability", "improvement", "Vi måler ikkje"),
        ("sustainability", "action", "Velje eitt mål"),
    ]


def test_a_cell_beside_the_points_may_hold_findings_of_each_kind() -> None:
    told = "Bra:\n– Ny oversikt\nTiltak:\n– Halde fram"
    table = [
        ["Påstand", "Poeng", "Det vi snakka om"],
        ["Porteføljeoversikt", "5", told],
        ["Ressursinnsats", "ikkje vurdert (3)", ""],
        ["Total poengsum", "4,5", ""],
    ]
    reading = read(*HEAD, "# Portefølje", table)
    assert values(reading, "scores", "statement", "score") == [("overview", 5.0), (None, 4.5)]
    assert values(reading, "findings", "kind", "text") == [("strength", "Ny oversikt"), ("action", "Halde fram")]


@pytest.mark.parametrize(("text", "is_one"), [("ikke vurdert (4)", True), ("2 (–)", True), ("flere (4)", False)])
def test_brackets_behind_a_word_that_there_is_no_score(text: str, is_one: bool) -> None:
    assert is_figure(text) == is_one


@pytest.mark.parametrize(
    ("label", "is_count"),
    [
        ("Antall deltakere", True),
        ("Deltakere, antall", True),
        ("Vi har kapasitet ved vekst i antall prosjekter.", False),
    ],
)
def test_a_sentence_that_speaks_of_a_count_counts_nothing(label: str, is_count: bool) -> None:
    assert _counts(label) == is_count


def test_points_stand_under_any_header_beside_one_of_points() -> None:
    rows = [row(100, ("Tema", 60), ("Utkast", 300), ("Poeng", 400))]
    named = ("Porteføljeoversikt", "Ressursinnsats", "Fremdrift")
    rows += [row(120 + 20 * at, (name, 60), ("4", 330), ("3", 425)) for at, name in enumerate(named)]
    table = unruled_at(rows, 0, None)
    assert table is not None and table.end == 4
    assert [[cell[0].text for cell in line] for line in table.cells[1:]] == [[name, "4", "3"] for name in named]


def test_names_of_figures_below_each_other_are_key_figures() -> None:
    labels = ("Budsjett", "Bevilget", "Utbetalt")
    rows = [row(100 + 20 * at, (label, 60), ("400", 300)) for at, label in enumerate(labels)]
    found = key_figures_at([*rows, row(200, ("Slutt", 60))], 0)
    assert found is not None and found[1] == 3
    statements = [row(100 + 20 * at, (label, 60), ("4", 300)) for at, label in enumerate(("Styret", "Rutiner", "Mål"))]
    assert key_figures_at(statements, 0) is None


@pytest.mark.parametrize("score", ["4 av 6", "4 of 6", "4/6", "4 av 6 totalt"])
def test_a_heading_says_of_how_many_its_total_is(score: str) -> None:
    lines = (Line(f"Portefølje ({score})", "p1", is_heading=True), Line("Fremdrift", "p1"))
    parted = with_parted_lines(Document("PDF", lines, wraps=True), 2024).lines
    assert [line.text for line in parted[:2]] == ["Portefølje", "Total poengsum: 4"]


def test_an_arrow_of_two_signs_is_one_and_a_legend_may_be_a_sentence() -> None:
    lines = ("+ er det vi er gode på, - er det som må bli bedre, -> er tiltak", "+ Kjent", "- Treg", "-> Øve")
    document = with_signs_as_headings(Document("Tekst", tuple(Line(text, "l1") for text in lines), wraps=True))
    assert [line.text for line in document.lines] == ["Styrker", "Kjent", "Forbedringsområder", "Treg", "Tiltak", "Øve"]
    assert not _pairs_in("+ er alt vi har, - er ingenting")


def test_statements_and_points_in_a_row_may_be_set_apart_by_dots() -> None:
    reading = read(*HEAD, "# Portefølje", "Porteføljeoversikt: 5 · Ressursinnsats: 3 · Fremdrift: 4")
    assert values(reading, "scores", "statement", "score") == [("overview", 5.0), ("resources", 3.0), ("progress", 4.0)]


def test_a_programme_may_be_called_after_its_growth() -> None:
    reading = read("# Moldal i vekst – programstatusvurdering 2024", "# Portefølje", "Total poengsum: 4")
    assert values(reading, "scores", "programme") == [("Moldal i vekst",)]


def test_the_hyphen_that_ends_a_line_is_no_space() -> None:
    assert EncodingDB.win2unicode[0xAD] == "\u00ad"


def test_a_list_of_what_happened_in_word_is_no_round_of_applicants() -> None:
    table = [["Når", "Hva skjedde"], ["12. mars 2021", "Fabrikken varslet"], ["1. februar 2022", "Status gitt"]]
    reading = read("# Moldal omstillingsprogram", "Tidslinje til sluttrapporten.", table)
    assert not reading.questions
    assert values(reading, "events", "text") == [("Fabrikken varslet",), ("Status gitt",)]


def test_statements_may_stand_across_with_their_points_below() -> None:
    table = [["Tema", "Porteføljeoversikt", "Ressursinnsats", "Fremdrift"], ["Poeng 2024", "4", "5", "3"]]
    reading = read(*HEAD, "# Portefølje", table, "Bra: Alle har eier", "Tiltak: Møte i juni")
    assert values(reading, "scores", "statement", "score") == [("overview", 4.0), ("resources", 5.0), ("progress", 3.0)]
    assert values(reading, "findings", "indicator", "kind") == [("portfolio", "strength"), ("portfolio", "action")]


def test_advice_set_as_the_names_of_indicators_is_for_the_whole_programme() -> None:
    graded = [(f"# {name}", "Styret setter 4 poeng.") for name in ("Portefølje", "Organisering", "Bærekraft")]
    reading = read(*HEAD, *(line for pair in graded for line in pair), "# Anbefalinger", "Færre prosjekter")
    assert not values(reading, "findings", "text")
    assert values(reading, "narratives", "part", "text") == [("overall_recommendation", "Færre prosjekter")]


def test_advice_below_the_last_of_several_that_have_some_is_its_own() -> None:
    graded = [
        (f"# {name}", "Styret setter 4 poeng.", "# Anbefalinger", f"Mer {name}") for name in ("Portefølje", "Bærekraft")
    ]
    reading = read(*HEAD, *(line for pair in graded for line in pair))
    assert values(reading, "findings", "indicator", "text") == [
        ("portfolio", "Mer Portefølje"),
        ("sustainability", "Mer Bærekraft"),
    ]
