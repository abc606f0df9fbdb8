"""Lines that come back in a report: totals below findings, labels in a table's first column, that there is nothing, and
signs that a sentence explains.
"""

from __future__ import annotations

import docx
import pytest
from test_beside import values
from test_own_words import read, three

from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written_reports import saved

NAMES = ("Profil og kommunikasjon", "Organisering", "Portefølje")
CODES = ("profile", "organisation", "portfolio")
FINDINGS = ("indicator", "kind", "text")


def totals(reading: Reading) -> list[object]:
    return [
        score for _, statement, score in values(reading, "scores", "indicator", "statement", "score") if not statement
    ]


def in_tables(*labels: str, cells: tuple[str, ...]) -> Reading:
    """A Word report with a table for each indicator, its labels in the first column."""
    document = docx.Document()
    document.add_heading("Statusvurdering 2024", 1)
    for number, name in enumerate(NAMES):
        table = document.add_table(0, 2)
        head = table.add_row().cells
        head[0].merge(head[1]).text = name
        head[0].paragraphs[0].runs[0].bold = True
        for label, cell in zip(labels, cells, strict=True):
            row = table.add_row().cells
            row[0].text, row[1].text = label, cell.format(number + 3)
        document.add_paragraph("")
    return read_in_process(saved(document), "rapport.docx", programme="Moldal")


LABELS = ("Det vi er nøgde med", "Det som manglar", "Kva gjer vi")
CELLS = ("God flyt i gruppe {0}\nFolk møter på dag {0}", "Lite folk på dag {0}", "Lage plan {0}")


@pytest.mark.parametrize("label", ["Karakter frå styret", "Poeng i plenum"])
def test_the_label_of_a_score_in_each_table_gives_the_total_and_no_label_is_a_finding(label: str) -> None:
    reading = in_tables(label, *LABELS, cells=("{0}", *CELLS))
    assert totals(reading) == [3.0, 4.0, 5.0]
    assert [found for found in values(reading, "findings", *FINDINGS) if found[0] == "profile"] == [
        ("profile", "strength", "God flyt i gruppe 3"),
        ("profile", "strength", "Folk møter på dag 3"),
        ("profile", "improvement", "Lite folk på dag 3"),
        ("profile", "action", "Lage plan 3"),
    ]


def test_of_two_labels_of_scores_none_tells_the_total() -> None:
    reading = in_tables("Karakter frå styret", "Karakter i plenum", *LABELS, cells=("{0}", "2", *CELLS))
    assert totals(reading) == []
    assert not any("arakter" in str(text) for (text,) in values(reading, "findings", "text"))


@pytest.mark.parametrize("label", ["Karakter i fjor", "Ønskt karakter", "Poeng frå fylket", "Møte"])
def test_other_numbers_in_each_table_are_no_totals(label: str) -> None:
    assert totals(in_tables(label, *LABELS, cells=("{0}", *CELLS))) == []


@pytest.mark.parametrize(
    "line",
    ["Samlet poengsum for indikatoren: {}", "Total score for the indicator: {}", "Samla karakter på indikatoren {}"],
)
def test_a_total_of_the_indicator_below_its_findings_is_no_finding(line: str) -> None:
    reading = read(
        "Egenvurdering 2024\n\n"
        + "\n\n".join(
            f"{name}\nTiltak:\n• Ordne {name}\n{line.format(score)}"
            for name, score in zip(NAMES, ("4,5", "3", "2"), strict=True)
        )
    )
    assert totals(reading) == [4.5, 3.0, 2.0]
    assert values(reading, "findings", *FINDINGS) == [
        (code, "action", f"Ordne {name}") for code, name in zip(CODES, NAMES, strict=True)
    ]


@pytest.mark.parametrize(
    "none", ["Ingen særskilte merknader.", "Ingen vesentlige kommentarer", "No particular comments."]
)
def test_that_nothing_is_remarked_is_no_finding(none: str) -> None:
    reading = read(three("Karakter: {}", below=f"Styrker:\n• God dialog\nSvakheter:\n{none}\nTiltak:\n• Ringe rundt"))
    assert {text for (text,) in values(reading, "findings", "text")} == {"God dialog", "Ringe rundt"}


def test_what_lacks_is_a_finding_though_it_begins_alike() -> None:
    reading = read(three("Karakter: {}", below="Svakheter:\n• Ingen skriftlige kommentarer fra bedriftene"))
    assert {text for (text,) in values(reading, "findings", "text")} == {"Ingen skriftlige kommentarer fra bedriftene"}


POINTS = "+ mange følger oss\n- logoen brukes ulikt\n* lage en håndbok"
SORTED = [("strength", "mange følger oss"), ("improvement", "logoen brukes ulikt"), ("action", "lage en håndbok")]


@pytest.mark.parametrize(
    "legend",
    [
        "Tegn: + det vi er gode på, - det som må bli bedre, * tiltak. Tallet er samlet poeng (1-6).",
        "Takk for sist! Tegn: + styrker, - svakheter, * tiltak. De andre tar vi neste gang.",
        "Her er det vi ble enige om. Symbols: + strengths, - weaknesses, * actions",
    ],
)
def test_a_sentence_of_a_paragraph_may_explain_the_signs(legend: str) -> None:
    said = three("Karakter: {}", below=POINTS).replace("2024\n", f"2024\n\n{legend}\n", 1)
    assert values(read(said), "findings", "kind", "text") == SORTED * 3


@pytest.mark.parametrize("sign", ["*", "•", "»"])
def test_a_third_sign_that_nothing_explains_goes_on_with_neither_list(sign: str) -> None:
    reading = read(three("Karakter: {}", below=POINTS.replace("*", sign)))
    assert {text for kind, text in values(reading, "findings", "kind", "text") if kind == "improvement"} == {
        "logoen brukes ulikt"
    }


@pytest.mark.parametrize(
    "lead",
    [
        "Styret har vurdert hvordan programmet gikk i 2023.",
        "Vi vurderer her kva som skjedde i 2023.",
        "The board has assessed how the programme went in 2023.",
    ],
)
def test_what_went_on_in_a_year_is_what_was_assessed(lead: str) -> None:
    said = three("Karakter: {}").replace(
        "Egenvurdering 2024\n", f"Slik går det\n\n{lead}\n\nPublisert 9. januar 2024\n"
    )
    assert set(values(read(said), "scores", "year")) == {(2023,)}


def test_what_was_met_about_in_a_year_is_no_year_of_assessment() -> None:
    said = three("Karakter: {}").replace(
        "Egenvurdering 2024\n", "Slik går det\n\nVi vurderte programmet i januar 2024.\n"
    )
    assert set(values(read(said), "scores", "year")) <= {(None,)}
