"""Reports in which place and shape say what belongs to what: minutes, web pages, numbered chapters, tables."""

import docx
from test_report_kinds import ALL, GIVEN, TOTAL, points
from test_report_layouts import kinds
from test_report_oddities import codes, read
from test_report_questions import TOPICS, portfolio, report, scores
from test_report_word import read as read_word
from test_report_word import started, table

from data.loading.read import read_in_process

FINDINGS = "Styrker:\n- Oversikten er god\nTiltak:\n- Ringe eierne\n"


def test_the_next_item_of_the_minutes_is_no_part_of_the_last_action() -> None:
    after = "\nVedtak: Styret slutter seg til poengene.\n\nSak 42 Eventuelt\n- Kaffe\n- Nøkkel\n"
    reading = read(report(portfolio(4, 5, 3, row="Karakter: {}"), "Total poengsum: 4,5\n", FINDINGS, after))
    assert kinds(reading) == [("strength", "Oversikten er god"), ("action", "Ringe eierne")]
    assert codes(reading) == {"points_left_out": "l19"}


def test_a_point_may_go_on_over_lines_with_a_capital() -> None:
    findings = "Styrker:\n- Oversikten\nSpir har er god\n- Ny rutine for\nsøknader\nTiltak:\n- Ringe eierne\n"
    reading = read(report(portfolio(4, 5, 3, row="Karakter: {}"), "Total poengsum: 4,5\n", findings))
    assert kinds(reading)[:2] == [("strength", "Oversikten Spir har er god"), ("strength", "Ny rutine for søknader")]


def test_totals_in_the_headings_of_minutes() -> None:
    lines = "\n".join(f"   {topic}: {score}" for topic, score in GIVEN)
    reading = read(report(f"Portefølje - samlet 4,5\n{lines}\nOrganisering - samlet 4\n   Styret: 4\n"))
    assert scores(reading) == {**ALL, ("organisation", None): 4.0, ("organisation", "board"): 4.0}


def test_what_frames_a_web_page_is_no_part_of_the_report() -> None:
    body = "<h1>Programstatusvurdering 2024 Spir</h1><h2>Portefølje</h2><p>Total poengsum: 4,5</p>"
    body += "<h3>Styrker</h3><ul><li>Oversikten er god</li></ul><h3>Tiltak</h3><ul><li>Ringe eierne</li></ul>"
    frame = "<nav><ul><li>Hjem</li></ul></nav>{}<footer><p>Sist endret 2.1.2025</p><ul><li>Del</li></ul></footer>"
    reading = read_in_process(f"<html><body>{frame.format(body)}</body></html>".encode(), "side.html")
    assert scores(reading) == TOTAL
    assert kinds(reading) == [("strength", "Oversikten er god"), ("action", "Ringe eierne")]


def test_the_number_of_a_chapter_is_no_score() -> None:
    document = started()
    for number, (name, topics) in enumerate((("Portefølje", TOPICS), ("Organisering", ["Styret"])), start=2):
        document.add_heading(f"{number} {name}", 1)
        document.add_heading(f"{number}.1 Poeng", 2)
        table(document, [["Påstand", "Vurdering"], *([topic, "4 av 6"] for topic in topics)])
        document.add_paragraph("Samlet poengsum: 4,5")
        document.add_heading(f"{number}.2 Styrker", 2)
        points(document, "Oversikten er god" if number == 2 else "Styret møtes")
    found = scores(read_word(document))
    assert found["portfolio", None] == found["organisation", None] == 4.5 and len(found) == 6


def test_actions_under_an_indicator_with_who_and_when_are_actions_to_follow_up_too() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    document.add_heading("Portefølje", 1)
    document.add_paragraph("Total poengsum: 4,5")
    document.add_heading("Anbefalte tiltak", 2)
    table(document, [["Tiltak", "Ansvarlig", "Frist"], ["Ringe eierne", "Programleder", "30.6.2025"]])
    reading = read_word(document)
    assert kinds(reading) == [("action", "Ringe eierne")]
    (rows,) = (found.rows for found in reading.tables if found.dataset == "actions")
    assert [*rows["indicator"]] == ["portfolio"] and [*rows["responsible"]] == ["Programleder"]


def test_last_year_in_brackets_beside_an_emphasised_total() -> None:
    rows = "".join(f"| {topic} | {score} (2) |\n" for topic, score in GIVEN)
    written = f"## Portefølje\n\n| Tema | Poeng |\n|---|---|\n{rows}| **Samlet** | **4,5** (3) |\n"
    note = "Tall i parentes er fra vurderingen i 2023.\n"
    assert scores(read(report(note, written))) == ALL
