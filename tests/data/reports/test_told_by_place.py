"""What stands where says what no word does: a kind by its column, an event below its heading, a year in a clause."""

from __future__ import annotations

import datetime as dt

import docx
import pytest
from test_beside import read, values

from data.loading.read import read_in_process
from data.reports.lines import Line, without_bullet
from data.reports.table_cells import Cell, with_years_apart
from data.terms.answers import Answers
from data.terms.tables import Reading
from tests.data.written_reports import saved

HEAD = "# Programstatusvurdering 2024"
SCORED = ("## Portefølje", "Total poengsum: 4", "## Bærekraft", "Total poengsum: 3")


def read_text(text: str, name: str = "notat.txt") -> Reading:
    return read_in_process(text.encode(), name, answers=Answers(programme="Spir"))


@pytest.mark.parametrize(
    ("header", "unknown"),
    [
        (("Sterke sider", "Det som halter", "Tiltak"), 1),
        (("Det vi skryt av", "Svake sider", "Tiltak"), 0),
        (("Strengths", "Gaps", "Actions"), 1),
    ],
)
@pytest.mark.parametrize("has_points", [False, True])
def test_the_one_column_of_three_that_no_word_names_has_the_kind_that_is_left(
    header: tuple[str, ...], unknown: int, has_points: bool
) -> None:
    points = [["Poeng"], ["4"], ["3,5"]] if has_points else [[], [], []]
    first = ["God oversikt", "Treg drift", "Rydde"]
    first[unknown] += "\nHelt tydelig"
    table = [
        ["Indikator", *points[0], *header],
        ["Portefølje", *points[1], *first],
        ["Bærekraft", *points[2], "Felles mål", "Lite måling", "Velge mål"],
    ]
    kinds = ["strength", "improvement", "action"]
    found = values(read(HEAD, table), "findings", "indicator", "kind", "text")
    assert sorted(found, key=str) == sorted(
        [
            *(
                ("portfolio", kind, text)
                for kind, texts in zip(kinds, first, strict=True)
                for text in texts.split("\n")
            ),
            *(("sustainability", kind, text) for kind, text in zip(kinds, table[2][-3:], strict=True)),
        ],
        key=str,
    )


def test_a_column_that_may_only_explain_the_one_beside_it_is_asked_about() -> None:
    table = [["Styrker", "Grunnlag", "Tiltak"], ["God oversikt\nFast mal", "Møtebøkene", "Rydde"]]
    reading = read(HEAD, SCORED[0], SCORED[1], table, SCORED[2], SCORED[3], table)
    assert {row[0] for row in values(reading, "findings", "kind")} == {"strength", "action"}
    assert {question.code for question in reading.questions} == {"report_points"}


@pytest.mark.parametrize("between", ["Hvem sa det", "Kommentar"])
def test_who_said_it_and_remarks_are_no_kind_and_no_part_of_another(between: str) -> None:
    table = [["Styrker", between, "Tiltak"], ["God oversikt", "Kari", "Rydde"]]
    reading = read(HEAD, SCORED[0], SCORED[1], table, SCORED[2], SCORED[3], table)
    found = values(reading, "findings", "indicator", "kind", "text")
    assert {row[1:] for row in found} == {("strength", "God oversikt"), ("action", "Rydde")}


EVENTS = [
    (dt.date(2023, 6, 2), "Åpning av næringshagen"),
    (dt.date(2023, 9, 14), "Styret vedtok planen"),
]


@pytest.mark.parametrize(
    "told",
    [
        ("## Milepæler i 2023", "- 2. juni: Åpning av næringshagen", "- 14. september: Styret vedtok planen"),
        ("## Key events", "- 2 June 2023: Åpning av næringshagen", "- 14.09.2023 – Styret vedtok planen"),
        (
            "## Tidslinje for året",
            [["Dato", "Hendelse"], ["02.06.2023", EVENTS[0][1]], ["14.09.2023", EVENTS[1][1]]],
        ),
    ],
)
def test_what_happened_day_by_day_are_events(told: tuple[str, ...]) -> None:
    reading = read("# Programstatusvurdering 2023", *told, *SCORED)
    assert values(reading, "events", "date", "text") == EVENTS
    assert len(values(reading, "scores", "score")) == 2


def test_events_of_this_year_go_on_over_lines_in_plain_text() -> None:
    lines = ["Programstatusvurdering 2023", "", "Viktige hendelser i år:", "- 2. juni: Åpning av", "  næringshagen"]
    lines += ["- 14. september: Styret vedtok planen", "", "Portefølje", "Total poengsum: 4", ""]
    assert values(read_text("\n".join(lines)), "events", "date", "text") == EVENTS


@pytest.mark.parametrize("heading", ["## Milepæler framover", "## Tiltak", "## Datoer"])
def test_what_lies_ahead_or_is_anything_else_is_no_event(heading: str) -> None:
    days = ("- 2. juni 2024: Åpne hagen", "- 14. september 2024: Vedta planen")
    assert not values(read(HEAD, heading, *days, *SCORED), "events", "text")


@pytest.mark.parametrize("title", ["Handlingsplan 2025", "Videre arbeid", "Framdriftsplan"])
@pytest.mark.parametrize("what", ["Hva", "Milepæl"])
def test_days_of_a_table_that_is_a_plan_are_no_events(title: str, what: str) -> None:
    table = [["Dato", what], ["02.06.2025", "Åpne hagen"], ["14.09.2025", "Vedta planen"]]
    assert not values(read(HEAD, *SCORED, f"## {title}", table), "events", "text")


def test_the_number_of_a_day_is_no_number_of_a_point() -> None:
    assert without_bullet(Line("2. juni: Oppstart", "")) is None
    assert without_bullet(Line("2. Oppstart i juni", "")) == "Oppstart i juni"


@pytest.mark.parametrize(
    "title",
    [
        ("# Styrets egenvurdering 2023, holdt 11. januar 2024",),
        ("# Eigenvurderinga til styret for 2023, halden 11. januar", "2024 i Moland"),
        ("# Board review 2023 (held 11 January 2024)",),
        ("# Vårt program", "# Evaluering 2023 – styremøte 11.", "# januar 2024"),
    ],
)
def test_the_day_of_the_meeting_is_in_a_clause_of_its_own(title: tuple[str, ...]) -> None:
    assert {row[0] for row in values(read(*title, *SCORED), "scores", "year")} == {2023}


@pytest.mark.parametrize("told", ["her er poengene for 2024 slik styret ble enige om dem", "the scores for 2024"])
def test_scores_for_a_year_say_the_year(told: str) -> None:
    text = f"Hei!\n\nReferatet fra møtet er ikke ferdig, men {told}, og vi sender resten senere:\n\n"
    text += "Portefølje\nTotal poengsum: 4\n\nBærekraft\nTotal poengsum: 3\n"
    assert {row[0] for row in values(read_text(text), "scores", "year")} == {2024}


def test_scores_for_a_year_in_brackets_are_not_those_of_the_report() -> None:
    text = "Hei!\n\nI parentes står poengene for 2023.\n\nPortefølje\nTotal poengsum: 4 (3)\n\nBærekraft\n"
    text += "Total poengsum: 3 (2)\n"
    assert {row[0] for row in values(read_text(text), "scores", "year")} == {None}


@pytest.mark.parametrize("head", [" (totalt 4,5)", " – totalt 4,5", " 4,5", " (4,5 totalt)", ""])
def test_statements_behind_an_indicator_and_its_total_in_one_sentence(head: str) -> None:
    last = "." if head else ", totalt 4,5."
    text = "Poengene for 2024:\n\n"
    text += f"Organisering{head}: Styret 5, Programleiar og administrasjon 4, Rutinar og system 3{last}\n"
    assert values(read_text(text), "scores", "indicator", "statement", "score") == [
        ("organisation", "board", 5.0),
        ("organisation", "administration", 4.0),
        ("organisation", "routines", 3.0),
        ("organisation", None, 4.5),
    ]


PLAN = [
    ["Satsingsområde", "Tiltak", "Ansvarleg", "Frist"],
    ["Hav", "Lage kai", "Kari", "01.05.2025"],
    ["", "Måle djup", "", "01.06.2025"],
    ["Reiseliv", "Merke sti", "Ola", "01.07.2025"],
]


def test_a_cell_that_reaches_down_says_the_area_and_who_of_each_row() -> None:
    document = docx.Document()
    for text in (HEAD, *SCORED, "## Handlingsplan 2025"):
        level = text.count("#")
        document.add_heading(text[level + 1 :], level) if level else document.add_paragraph(text)
    table = document.add_table(rows=4, cols=4)
    for row, texts in zip(table.rows, PLAN, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for column, name in ((0, "Hav"), (2, "Kari")):
        table.cell(1, column).merge(table.cell(2, column)).text = name
    found = values(read_in_process(saved(document), "rapport.docx"), "plan_items", "text", "focus_area", "responsible")
    assert found == [("Lage kai", "Hav", "Kari"), ("Måle djup", "Hav", "Kari"), ("Merke sti", "Reiseliv", "Ola")]


def test_an_area_that_is_written_once_holds_for_the_rows_below_it_and_a_name_does_not() -> None:
    found = values(
        read(HEAD, *SCORED, "## Handlingsplan 2025", PLAN), "plan_items", "text", "focus_area", "responsible"
    )
    assert found == [("Lage kai", "Hav", "Kari"), ("Måle djup", "Hav", None), ("Merke sti", "Reiseliv", "Ola")]
    again = [*PLAN, ["Hav", "Rydde strand", "Ola", "01.08.2025"]]
    found = values(read(HEAD, *SCORED, "## Handlingsplan 2025", again), "plan_items", "text", "focus_area")
    assert ("Måle djup", None) in found


def test_a_cell_over_rows_of_a_web_page_does_as_well() -> None:
    rows = "<tr><th>Focus area</th><th>Action</th><th>Responsible</th></tr><tr><td rowspan=2>Sea</td>"
    rows += "<td>Build a quay</td><td rowspan=2>Kari</td></tr><tr><td>Measure depth</td></tr>"
    rows += "<tr><td>Tourism</td><td>Mark paths</td><td>Ola</td></tr>"
    page = "<html><body><h1>Programme status 2024</h1><h2>Portfolio</h2><p>Total score: 4</p>"
    page += f"<h2>Action plan 2025</h2><table>{rows}</table></body></html>"
    found = values(read_text(page, "side.html"), "plan_items", "text", "focus_area", "responsible")
    assert found == [
        ("Build a quay", "Sea", "Kari"),
        ("Measure depth", "Sea", "Kari"),
        ("Mark paths", "Tourism", "Ola"),
    ]


def test_points_of_two_years_in_a_cell_beside_findings() -> None:
    table = [["Indikator", "Poeng 2023 → 2024"], ["Portefølje", "4,0 → 4,5"], ["Bærekraft", "3 → 3"]]
    reading = read("# Programstatusvurdering", table, "## Portefølje", "Styrker", "God oversikt")
    assert sorted(values(reading, "scores", "year", "indicator", "score"), key=str) == [
        (2023, "portfolio", 4.0),
        (2023, "sustainability", 3.0),
        (2024, "portfolio", 4.5),
        (2024, "sustainability", 3.0),
    ]


def test_rows_of_other_lengths_stay_as_they_are() -> None:
    rows = [[Cell((Line("2023 → 2024", ""),))], [Cell((Line("4 → 5", ""),)), Cell()]]
    assert with_years_apart(rows) is rows
