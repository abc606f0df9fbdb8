"""What a report says beside scores and findings: conclusion, plan, goals, advice, judgements, the closing round."""

import datetime as dt

import docx
import pytest
from reports import parts
from test_report_oddities import read
from written_reports import PDF_ROWS, WORD_ROWS, boxes, pdf, saved, word

from data.loading.read import read_in_process
from data.reports.judgements import judgements_in
from data.terms.tables import Reading

WRITTEN = f"""Programstatusvurdering 2024
Program: Spir

Møtet ble holdt 28. oktober 2024 med ekstern prosessleder.
Deltakere: Kari, Ola, Per og Anne

Hovedkonklusjon
Programmet er på vei i riktig retning. Arbeidsplassene er bak målet, men tellingen er på plass.

Det er brukt 44 % av budsjettet, og vi er langt fra fullt utnyttet. Bærekraft: mye gjenstår, som i fjor.

Mål i prioritert rekkefølge
1. Økt utviklingsevne
2. Skape og sikre 300 arbeidsplasser

Handlingsplan 2024
• oppfølging av bedrifter i prosjektfase
• opplæring av ny medarbeider

Forbedringsområder og anbefalinger
• Kommuniser jevnt.

Vurderinger per indikator
Portefølje
Styret har god oversikt. Fremdriften er i rute.
Bærekraft
Det er laget en god plan, men i praksis er vi ikke i rute.

Portefølje
Porteføljeoversikt
{boxes((4,))}
Hvor er vi gode:
• Oversikten er god.
Total poengsum
4,5

Bærekraft
Felles forståelse
{boxes((4,))}
Total poengsum
2

Avsluttende runde
Hva er mest kritisk for at programmet skal lykkes?
• engasjere næringslivet
• gode prosjekter
Hva er den største utfordringen?
• mobilisere næringslivet
Var vurderingen nyttig?
• ja: nyttige diskusjoner
"""


def rows(reading: Reading, dataset: str, *fields: str) -> list[tuple[object, ...]]:
    for table in reading.tables:
        if table.dataset == dataset:
            kept = table.rows.astype("object").where(table.rows.notna(), None)
            return [tuple(row) for row in kept[list(fields)].itertuples(index=False)]
    return []


def test_texts_of_the_parts_that_are_no_indicator() -> None:
    narratives = rows(read(WRITTEN), "narratives", "part", "indicator", "place", "text")
    assert [row[:3] for row in narratives] == [
        ("main_conclusion", None, 1),
        ("main_conclusion", None, 2),
        ("overall_recommendation", None, 1),
        ("assessment", "portfolio", 1),
        ("assessment", "sustainability", 1),
        ("most_critical", None, 1),
        ("most_critical", None, 2),
        ("greatest_challenge", None, 1),
        ("useful", None, 1),
    ]
    assert narratives[3][3] == "Styret har god oversikt. Fremdriften er i rute."


def test_nothing_of_the_closing_round_is_a_finding() -> None:
    assert rows(read(WRITTEN), "findings", "kind", "text") == [("strength", "Oversikten er god.")]


def test_the_plan_of_the_year_and_the_goals_in_their_order() -> None:
    reading = read(WRITTEN)
    assert [item for (item,) in rows(reading, "plan_items", "item")] == [
        "oppfølging av bedrifter i prosjektfase",
        "opplæring av ny medarbeider",
    ]
    assert rows(reading, "goals", "goal", "rank", "target", "unit", "measured_by") == [
        ("Økt utviklingsevne", 1, None, None, None),
        ("Skape og sikre 300 arbeidsplasser", 2, 300.0, "arbeidsplasser", "jobs"),
    ]


def test_what_is_said_in_words_where_no_number_is_given() -> None:
    assert rows(read(WRITTEN), "statements_in_words", "subject", "judgement") == [
        ("jobs", "behind"),
        ("budget", "behind"),
        ("sustainability", "much_left"),
        ("portfolio", "on_track"),
    ]


def test_when_and_with_whom_the_assessment_was_held_but_never_who_they_were() -> None:
    (found,) = rows(read(WRITTEN), "assessments", "held_on", "facilitator_role", "participants")
    assert found == (dt.date(2024, 10, 28), "ekstern prosessleder", 4)
    assert "Kari" not in str([table.rows.to_dict() for table in read(WRITTEN).tables])


@pytest.mark.parametrize(
    ("sentence", "judged"),
    [
        ("Måltallet er bak skjema.", [("jobs", "behind")]),
        ("Vi ligger etter med arbeidsplassene.", [("jobs", "behind")]),
        ("Tellingen er på plass.", [("jobs", None)]),
        ("Budsjettet går etter planen.", [("budget", "on_track")]),
        ("Arbeidsplassene er foran skjema, mens budsjettet er i rute.", [("jobs", "ahead"), ("budget", "on_track")]),
        ("Portefølja er ikkje heilt i rute.", []),
        ("Portefølje: ikkje heilt i rute.", [("portfolio", "behind")]),
        ("Jobs are behind target.", [("jobs", "behind")]),
        ("Vi skal være i rute med arbeidsplassene innen 2026.", []),
        ("Er arbeidsplassene i rute?", []),
        ("Planen er kjent i hele kommunen.", []),
    ],
)
def test_a_judgement_in_words(sentence: str, judged: list[tuple[str, str | None]]) -> None:
    assert [(one.subject, one.judgement) for one in judgements_in([(sentence, 1, None)])] == judged


def test_the_first_judgement_of_a_subject_holds() -> None:
    texts = [
        ("Arbeidsplassene er bak målet.", 1, None),
        ("Tellingen er på plass.", 2, "jobs"),
        ("Vi er i rute.", 3, "jobs"),
    ]
    (one,) = judgements_in(texts)
    assert (one.judgement, one.text) == ("behind", "Arbeidsplassene er bak målet. Tellingen er på plass.")


@pytest.mark.parametrize("content", [word(parts(), WORD_ROWS["glyphs"]), pdf(parts(), PDF_ROWS["pdf_glyphs"])])
def test_the_same_in_word_and_pdf(content: bytes) -> None:
    narratives = rows(read_in_process(content, "psv"), "narratives", "part", "text")
    assert narratives[0] == (
        "main_conclusion",
        "Programmet er godt i gang. Bærekraft er det området der mest gjenstår.",
    )
    assert ("most_critical", "Engasjement i bedriftene.") in narratives
    assert rows(read_in_process(content, "psv"), "statements_in_words", "subject", "judgement") == [
        ("sustainability", "much_left")
    ]


def test_a_plan_in_a_table_has_who_and_when_beside_each_point() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    document.add_heading("Handlingsplan 2024", 1)
    lines = [
        ("Nr", "Tiltak", "Ansvarlig", "Frist", "Status"),
        ("1", "Lage en plan", "Daglig leder", "1. mars 2024", "I gang"),
        ("2", "Holde et møte", "", "løpende", ""),
    ]
    table = document.add_table(rows=0, cols=5)
    for texts in lines:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.add_heading("Portefølje", 1)
    document.add_paragraph("Porteføljeoversikt")
    document.add_paragraph(boxes((4,)))
    reading = read_in_process(saved(document), "psv.docx")
    assert rows(reading, "plan_items", "item", "responsible", "due", "status") == [
        ("Lage en plan", "Daglig leder", dt.date(2024, 3, 1), "I gang"),
        ("Holde et møte", None, None, None),
    ]


def test_a_number_alone_among_findings_is_told_and_left_out() -> None:
    reading = read(WRITTEN.replace("• Oversikten er god.", "• Oversikten er god.\n• 17"))
    assert rows(reading, "findings", "text") == [("Oversikten er god.",)]
    assert [problem.value for problem in reading.problems if problem.code == "lone_number"] == ["17"]
