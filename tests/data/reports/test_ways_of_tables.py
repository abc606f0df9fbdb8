"""Tables of reports: kinds on each row, findings in one cell, points under any header, key figures, and signs."""

from __future__ import annotations

import datetime as dt

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


def test_two_scores_in_one_cell_are_told_and_hide_no_other() -> None:
    table = [["Tema", "Poeng"], ["Porteføljeoversikt", "4"], ["Ressursinnsats", "3 eller 4"], ["Fremdrift", "5"]]
    reading = read(*HEAD, "# Portefølje", table)
    assert values(reading, "scores", "statement", "score") == [("overview", 4.0), ("progress", 5.0)]
    (problem,) = [one for one in reading.problems if one.code == "two_scores"]
    assert problem.values["shown"] == "3 eller 4"


def test_a_question_what_is_done_now_heads_actions_and_is_no_mean() -> None:
    parts = (
        "Kvar er vi gode?",
        "- Godt styre",
        "Kva må vi bli betre på?",
        "- Rutinane",
        "Kva gjer vi no?",
        "- Skrive dei",
    )
    reading = read(*HEAD, "# Organisering", [["Påstand", "Poeng"], ["Styret", "4"], ["Rutinar og system", "3"]], *parts)
    assert values(reading, "findings", "kind", "text") == [
        ("strength", "Godt styre"),
        ("improvement", "Rutinane"),
        ("action", "Skrive dei"),
    ]


def test_a_table_of_several_programmes_is_that_of_each() -> None:
    table = [
        ["Indikator", "Rognli", "Lauvøy", "Snitt"],
        ["Portefølje", "4,5", "3", "3,75"],
        ["Bærekraft", "6", "2", "4"],
    ]
    reading = read("# Programstatus 2024 i fylket", "Tabellen viser total poengsum per program.", table)
    assert values(reading, "scores", "programme", "indicator", "score") == [
        ("Rognli", "portfolio", 4.5),
        ("Rognli", "sustainability", 6.0),
        ("Lauvøy", "portfolio", 3.0),
        ("Lauvøy", "sustainability", 2.0),
    ]


def test_tables_of_a_round_in_a_note_are_read_and_not_asked_about() -> None:
    steps = [["Trinn", "Antall"], ["Søknader", "27"], ["Valgt ut", "3"], ["Vinnere", "2"]]
    winners = [
        ["Kommune", "Vinnerforslag", "Premie (kr)"],
        ["Lavik", "Torgstua", "180 000"],
        ["Sund", "Naustet", "150 000"],
    ]
    reading = read(
        "# Kystlab – runden 2023", "Program: Kystlab", "# Fra søknad til vinner", steps, "# Vinnerne", winners
    )
    assert not reading.questions
    assert values(reading, "proposals", "municipality", "reached", "prize_nok") == [
        ("Lavik", "winner", 180_000),
        ("Sund", "winner", 150_000),
    ]
    assert [count for (count,) in values(reading, "funnel", "count_min")] == [27, 3, 2]


PROGRAMMES = ("Lauvøy omstillingsprogram", "Rognli omstillingsprogram")


def test_a_report_of_several_programmes_is_read_programme_by_programme() -> None:
    lines: list[object] = ["# Programstatus 2024 i fylket"]
    for name, scores in zip(PROGRAMMES, (("4", "3,5"), ("2", "5")), strict=True):
        lines += [f"# {name}", [["Portefølje", "Bærekraft"], [*scores]]]
        lines += [f"Styrke, portefølje: God styring på {name[:6]}", "Forbedring, bærekraft: Ingen mål"]
    reading = read(*lines)
    assert values(reading, "scores", "programme", "indicator", "score") == [
        ("Lauvøy", "portfolio", 4.0),
        ("Lauvøy", "sustainability", 3.5),
        ("Rognli", "portfolio", 2.0),
        ("Rognli", "sustainability", 5.0),
    ]
    assert values(reading, "findings", "programme", "indicator", "kind") == [
        ("Lauvøy", "portfolio", "strength"),
        ("Lauvøy", "sustainability", "improvement"),
        ("Rognli", "portfolio", "strength"),
        ("Rognli", "sustainability", "improvement"),
    ]


def test_what_was_decided_holds_beside_a_draft_and_the_reason_is_no_statement() -> None:
    table = [["Indikator", "Utkast", "Hvorfor endret", "Vedtatt"], ["Portefølje", "4,5", "To er forsinket", "4"]]
    table += [["Bærekraft", "3", "", "3"]]
    assert values(read(*HEAD, table), "scores", "indicator", "statement", "score") == [
        ("portfolio", None, 4.0),
        ("sustainability", None, 3.0),
    ]


def test_a_heading_set_as_the_others_may_say_its_kind_among_other_words() -> None:
    points = (
        "# Styrker",
        "- Planen brukes (portefølje)",
        "# Svakheter vi må rette på",
        "- Ordene er fremmede (bærekraft)",
    )
    reading = read(*HEAD, [["Indikator", "Poeng"], ["Portefølje", "4"], ["Bærekraft", "3"]], *points)
    assert values(reading, "findings", "indicator", "kind") == [
        ("portfolio", "strength"),
        ("sustainability", "improvement"),
    ]


def test_a_total_between_a_heading_and_its_points_leaves_them_their_heading() -> None:
    lines = ("# Organisering", "Styret 4", "# Hvor er vi gode:", "Total poengsum", "3,5", "- Faste møtedager")
    reading = read(*HEAD, *lines, "# Arbeidsplasser", "Måling og rapportering 5")
    assert values(reading, "findings", "indicator", "kind", "text") == [
        ("organisation", "strength", "Faste møtedager"),
    ]
    assert ("organisation", None, 3.5) in values(reading, "scores", "indicator", "statement", "score")


def test_findings_below_a_list_of_totals_are_of_no_single_indicator() -> None:
    totals = ("Portefølje: 4", "Organisering: 4,5", "Bærekraft: 3")
    reading = read(*HEAD, *totals, "# Hvor er vi gode:", "- Styret er samstemt", "# Forbedringsområder:", "- Vi er få")
    assert values(reading, "findings", "indicator", "kind", "text") == [
        (None, "strength", "Styret er samstemt"),
        (None, "improvement", "Vi er få"),
    ]


def test_a_heading_nobody_knows_has_the_kind_that_is_left_wherever_it_comes_last() -> None:
    lines: list[object] = []
    for name, kinds in (
        ("Organisering", ("Bra:", "Mindre bra:")),
        ("Portefølje", ("Bra:",)),
        ("Bærekraft", ("Mindre bra:",)),
    ):
        lines += [f"# {name}", [["Påstand", "Poeng"], ["Total poengsum", "4"]]]
        for kind in (*kinds, "Dette gjør vi:"):
            lines += [f"# {kind}", f"- {kind[:-1]} om {name}"]
    found = values(read(*HEAD, *lines), "findings", "indicator", "kind")
    assert [code for code, kind in found if kind == "action"] == ["organisation", "portfolio", "sustainability"]


def test_a_day_without_a_year_is_of_the_one_in_the_heading_above() -> None:
    table = [["Kva", "Kven", "Når", "Indikator"], ["Setje tal på måla", "Styret", "15. april", "Portefølje"]]
    scores = [["Indikator", "Poeng"], ["Portefølje", "4"], ["Bærekraft", "3"]]
    reading = read(*HEAD, scores, "# Tiltak i 2025", table)
    assert values(reading, "actions", "text", "due") == [("Setje tal på måla", dt.date(2025, 4, 15))]


def test_a_list_without_rules_is_a_table() -> None:
    rows = [row(0, ("Nr", 0), ("Prosjekt", 40), ("Prosjekteier", 200), ("Fase", 320), ("Tilskudd", 420))]
    for number, (name, owner) in enumerate((("Drivhus", "Blomst AS"), ("Felles kanal", "Mat SA"), ("Museum", "Klang"))):
        rows.append(
            row(50 * (number + 1), (f"0{number}", 0), (name, 40), (owner, 200), ("Forstudie", 320), ("80 000", 432))
        )
    rows.insert(3, row(112, ("for mat", 40)))
    table = unruled_at(rows, 0, None)
    assert table is not None and table.is_counted and table.end == len(rows)
    assert [len(cells) for cells in table.cells] == [5, 5, 5, 5]
    assert " ".join(word.text for word in table.cells[2][1]) == "Felles kanal for mat"


def test_a_question_may_have_its_answer_behind_it() -> None:
    scores = [["Påstand", "Poeng"], ["Styret", "4"], ["Total poengsum", "4"]]
    reading = read(*HEAD, "# Organisering", scores, "Hvor er vi gode? Alle er med", "Hva kan bli bedre? Rutinene")
    assert values(reading, "findings", "kind", "text") == [("strength", "Alle er med"), ("improvement", "Rutinene")]


def test_a_question_over_a_table_is_nothing_of_the_last_indicator_above_it() -> None:
    totals = [["Indikator", "Poeng"], ["Portefølje", "4"], ["Organisering", "5"], ["Bærekraft", "3"]]
    found = [["Indikator", "Hvor er vi gode", "Forbedringsområder"], ["Portefølje", "Oversikt", "Tempo"]]
    found += [["Organisering", "Styret", "Rutiner"], ["Bærekraft", "Viljen", "Målene"]]
    reading = read(*HEAD, totals, "# Hva er bra, og hva kan bli bedre?", found)
    assert values(reading, "findings", "indicator", "text") == [
        ("portfolio", "Oversikt"),
        ("portfolio", "Tempo"),
        ("organisation", "Styret"),
        ("organisation", "Rutiner"),
        ("sustainability", "Viljen"),
        ("sustainability", "Målene"),
    ]


def test_a_total_said_for_an_indicator_is_its_total() -> None:
    lines = (
        "# Portefølje",
        "Porteføljeoversikt – 4 av 6 poeng",
        "Fremdrift – 3 av 6 poeng",
        "Total for portefølje: 3,5 av 6",
    )
    assert values(read(*HEAD, *lines), "scores", "statement", "score") == [
        ("overview", 4.0),
        ("progress", 3.0),
        (None, 3.5),
    ]


def test_a_legend_that_ends_in_a_mean_is_no_finding() -> None:
    scores = [["Påstand", "Poeng"], ["Total poengsum", "4"]]
    told = "Nivå: Svakt under 3, godt fra 4. Gjennomsnitt av de sju: 3,8."
    reading = read(*HEAD, "# Bærekraft", scores, "# Anbefalte tiltak", "Sette ett felles mål", told)
    assert values(reading, "findings", "kind", "text") == [("action", "Sette ett felles mål")]
