"""Signs that a legend explains, totals by other names, tables that end, and tables of what shall be done."""

import docx
import pytest
from docx.document import Document
from test_report_layouts import kinds
from test_report_oddities import codes, read
from test_report_questions import TOPICS, WHOLE, portfolio, report, scores
from test_report_word import read as read_word
from test_report_word import started, table

from data.loading.read import read_in_process
from data.reports.headings import is_bare_total

ALL = {**WHOLE, ("portfolio", None): 4.5}
GIVEN = list(zip(TOPICS, (4, 5, 3), strict=True))
SIGNED = [("strength", "God oversikt"), ("action", "Velg færre"), ("improvement", "Få slutter i tide")]


@pytest.mark.parametrize(
    "legend",
    [
        "Tegnforklaring: + styrke   – forbedringsområde   → anbefalt tiltak",
        "+ = styrker, – = forbedringsområder, → = tiltak",
        "+ styrke\n– forbedringsområde\n→ anbefalt tiltak",
    ],
)
def test_signs_are_what_the_legend_says_and_the_legend_is_no_point(legend: str) -> None:
    points = "+ God oversikt\n→ Velg færre\n– Få slutter i tide\n"
    assert kinds(read(report(portfolio(4, 5, 3), "Total poengsum: 4,5\n", points, legend))) == SIGNED


def test_an_arrow_that_no_legend_explains_is_asked_about() -> None:
    points = "+ Oversikt\n+ Takt\n– Mange små\n– Få slutter\n→ Velg færre\n"
    reading = read(report(portfolio(4, 5, 3), "Total poengsum: 4,5\n", points))
    assert [question.code for question in reading.questions] == ["report_points"]


@pytest.mark.parametrize("label", ["Styrets total: 4,5", "Til sammen – 4,5 av 6 poeng", "I alt: 4,5", "Overall: 4,5"])
def test_totals_by_other_names(label: str) -> None:
    assert scores(read(report(portfolio(4, 5, 3), label))) == ALL


def test_a_total_in_the_cell_beside_its_label() -> None:
    document = started()
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic} – {score} av 6 poeng")
    table(document, [["Total (enighet i styret)", "4,5"]])
    assert scores(read_word(document)) == ALL


@pytest.mark.parametrize("label", ["Totalt for programmet", "Totale arbeidsplasser", "Snitt totalt", "Mål"])
def test_what_is_no_total_of_the_indicator(label: str) -> None:
    assert not is_bare_total(label)


def test_points_added_up_are_no_score() -> None:
    reading = read(report(portfolio(1, 2, 2), "Sum\n5\n"))
    assert ("portfolio", None) not in scores(reading)


def listed() -> Document:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    table(document, [["Indikator", "Poengsum"], ["Organisering", "3"], ["Portefølje", "4,5"], ["Totalt", "3,8"]])
    return document


def test_a_total_below_totals_is_that_of_them_all() -> None:
    assert scores(read_word(listed())) == {("organisation", None): 3.0, ("portfolio", None): 4.5}


def test_a_table_of_what_shall_be_done_says_itself_which_indicator_each_row_is_about() -> None:
    document = listed()
    document.add_heading("Oppfølging", 2)
    head = ["Tiltak", "Gjelder", "Ansvarlig", "Frist"]
    rows = [["Lag en plan", "Organisering", "Styret", "1. mars 2025"], ["Velg færre", "Portefølje", "Leder", ""]]
    table(document, [head, *rows])
    reading = read_word(document)
    assert {found.dataset for found in reading.tables} == {"scores", "actions"}
    (actions,) = (found.rows for found in reading.tables if found.dataset == "actions")
    assert list(zip(actions["text"], actions["indicator"], actions["responsible"], strict=True)) == [
        ("Lag en plan", "organisation", "Styret"),
        ("Velg færre", "portfolio", "Leder"),
    ]


def test_what_stands_below_a_list_of_totals_is_not_the_last_ones() -> None:
    document = listed()
    document.add_heading("Forbedringsområder", 2)
    document.add_paragraph("Møtene er for lange", style="List Bullet")
    assert {found.dataset for found in read_word(document).tables} & {"findings"} == set()


def test_findings_in_a_table_end_with_the_table() -> None:
    document = started()
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic} – {score} poeng")
    table(document, [["Styrker", "Tiltak"], ["Oversikt", "Velg færre"]])
    document.add_paragraph("© Rådgiverne 2025")
    document.add_paragraph("Rapporten er trykt på resirkulert papir")
    assert kinds(read_word(document)) == [("strength", "Oversikt"), ("action", "Velg færre")]


def test_that_there_are_none_is_no_point() -> None:
    lists = (
        "Styrker:\n- Oversikt\nForbedringsområder:\nIngen merknader.\nStyret rår til:\n- Ingen felles møter før jul\n"
    )
    reading = read(report(portfolio(4, 5, 3), "Total poengsum: 4,5\n", lists))
    assert kinds(reading) == [("strength", "Oversikt"), ("action", "Ingen felles møter før jul")]
    assert "report_points" not in codes(reading)


def test_the_number_of_a_case_is_no_programme() -> None:
    text = report(portfolio(4, 5, 3)).replace("Program: Spir", "Utvalg: Omstillingsstyret i Spir")
    reading = read_in_process(text.replace("Programstatus", "Sak 7/25 Programstatus", 1).encode(), "sak.txt")
    assert {row for found in reading.tables for row in found.rows["programme"]} == {"Spir"}
