"""Reports as programme leaders and consultants lay them out: brackets, other columns, kinds before indicators."""

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from test_report_layouts import ALL, PORTFOLIO, kinds
from test_report_oddities import codes
from test_report_questions import read, report, scores
from test_report_word import read as read_document
from test_report_word import started, table

from data.terms.tables import Reading

BOTH = [
    ["Portefølje", "Poeng"],
    *([topic, f"{score} (2)"] for topic, score in PORTFOLIO),
    ["Samla poengsum", "4,5 (3)"],
]


def findings(reading: Reading) -> set[tuple[str, str, str]]:
    rows = next(table.rows for table in reading.tables if table.dataset == "findings")
    return set(zip(rows["indicator"], rows["kind"], rows["text"], strict=True))


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Talet i parentes er poenget i 2023.", ALL),
        ("Tall i parentes er fjorårets.", ALL),
        ("Poengene for 2024 står først, 2023 i parentes.", ALL),
        ("Skjemaet er fylt ut i møte.", ALL),
        ("I parentes står prosessleders forslag.", ALL),
        ("I parentes står poenget i 2024.", {key: 3.0 if key[1] is None else 2.0 for key in ALL}),
    ],
)
def test_what_stands_in_brackets_beside_a_score(told: str, found: dict[tuple[str, str | None], float]) -> None:
    document = started()
    document.add_paragraph(told)
    table(document, BOTH)
    assert scores(read_document(document)) == found


def test_brackets_that_are_explained_otherwise_are_asked_about() -> None:
    document = started()
    document.add_paragraph("I parentes står det kommunedirektøren mente.")
    table(document, BOTH)
    reading = read_document(document)
    assert not scores(reading)
    assert reading.questions


def test_brackets_behind_scores_in_lines_of_text() -> None:
    lines = "\n".join(f"{topic}: {score} (2)" for topic, score in PORTFOLIO)
    assert scores(read(report(f"Portefølje\n{lines}\nTotal poengsum: 4,5 (4)\n"))) == ALL


def test_findings_on_the_last_lines_of_a_table_of_scores() -> None:
    document = started()
    rows = [["Portefølje", "Poeng"], *([topic, str(score)] for topic, score in PORTFOLIO), ["Samla poengsum", "4,5"]]
    table(
        document,
        [*rows, ["Kva er vi gode på", "Alle kjenner prosjekta"], ["Tilrådde tiltak", "Mangler vi mal, lages den"]],
    )
    reading = read_document(document)
    assert scores(reading) == ALL
    assert kinds(reading) == [("strength", "Alle kjenner prosjekta"), ("action", "Mangler vi mal, lages den")]


@pytest.mark.parametrize("other", ["Landssnitt", "Alle programmer"])
def test_the_column_of_the_programmes_own_name_is_its(other: str) -> None:
    document = started("Programstatusvurdering 2024 for Spir")
    table(document, [["Indikator", other, "Spir"], ["Portefølje", "3,9", "4"], ["Arbeidsplasser", "2,7", "5"]])
    assert scores(read_document(document)) == {("portfolio", None): 4.0, ("jobs", None): 5.0}


def test_a_topic_called_goals_is_no_goal() -> None:
    names = ("The restructuring plan", "Focus areas", "Goals")
    lines = "\n".join(f"{topic} – score: {score} out of 6" for score, topic in enumerate(names, start=3))
    found = scores(read(report(f"Profile and communication\n{lines}\nAgreed overall score: 4\n")))
    assert found["profile", "goals"] == 5.0


@pytest.mark.parametrize("point", ["{name}: {text}", "{name} – {text}", "({name}) {text}", "{text} ({name})"])
def test_points_that_name_their_indicator_under_a_kind(point: str) -> None:
    def listed(*pairs: tuple[str, str]) -> str:
        return "".join(f"- {point.format(name=name, text=text)}\n" for name, text in pairs)

    good = listed(("Portefølje", "Alle er kjent"), ("Bærekraft", "Styret måler det"))
    bad = listed(("Portefølje", "Avvik meldes sent"))
    reading = read(report(f"Dette er vi gode på\n{good}\nHer kan vi bli bedre\n{bad}\nHilsen Ola, programleder\n"))
    assert findings(reading) == {
        ("portfolio", "strength", "Alle er kjent"),
        ("portfolio", "improvement", "Avvik meldes sent"),
        ("sustainability", "strength", "Styret måler det"),
    }


def test_a_point_that_names_no_indicator_becomes_none_of_another() -> None:
    points = "- Portefølje: Alle er kjent\n- Bærekraft: Styret måler det\n- Godt humør\n"
    reading = read(report(f"Dette er vi gode på\n{points}"))
    assert "nothing_recognised" in codes(reading)


def test_a_greeting_below_the_last_list_is_no_finding() -> None:
    document = started()
    table(document, [["Portefølje", "Poeng"], *([topic, str(score)] for topic, score in PORTFOLIO)])
    document.add_paragraph("Anbefalte tiltak")
    for text in ("Fast punkt om avvik", "Felles mal"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("Hilsen Ola, programleder")
    assert kinds(read_document(document)) == [("action", "Fast punkt om avvik"), ("action", "Felles mal")]


def test_years_without_any_score_and_a_range_of_the_scale() -> None:
    document = started()
    rows = [["Portefølje", "n/a", "4", "4,5"], ["Arbeidsplasser", "ikke vurdert", "2", "3"]]
    table(document, [["Indikator", "2022", "2023", "2024"], *rows])
    assert scores(read_document(document)) == {("portfolio", None): 4.5, ("jobs", None): 3.0}


def test_statements_as_numbered_headings_with_remarks_between() -> None:
    document = started()
    document.add_heading("1 Portefølje", 1)
    for number, (topic, score) in enumerate(PORTFOLIO, start=1):
        document.add_heading(f"1.{number} {topic}", 2)
        document.add_paragraph(f"Vurdering (1–6): {score}")
        document.add_paragraph("Begrunnelse: Styret har drøftet dette i to møter.")
    document.add_paragraph("Totalvurdering for indikatoren: 4,5")
    reading = read_document(document)
    assert scores(reading) == ALL
    assert "uncertain_statement" not in codes(reading)


def filled_in(label: str, heading: str = "Forbedringsområder") -> Reading:
    document = started()
    for name, rows in (("Portefølje", PORTFOLIO), ("Arbeidsplasser", JOBS)):
        document.add_heading(name, 1)
        table(document, [["Påstand", "Poeng"], *([topic, str(score)] for topic, score in rows)])
        document.add_paragraph(f"{label}: 4")
        for kind in ("Dette fungerer", heading, "Neste steg"):
            document.add_paragraph(kind).runs[0].bold = True
            document.add_paragraph(f"{kind} i {name}", style="List Bullet")
    return read_document(document)


JOBS = (("Engasjement i næringslivet", 4), ("Måling og rapportering", 3), ("Måltall og periodisering", 5))


def test_a_label_of_agreement_in_every_section_is_the_total_and_a_number_of_people_is_none() -> None:
    assert scores(filled_in("Enighet i styret"))["jobs", None] == 4.0
    assert ("jobs", None) not in scores(filled_in("Deltakere"))


def test_the_list_between_what_is_good_and_what_shall_be_done_is_what_can_be_better() -> None:
    reading = filled_in("Total poengsum", "Det som må på plass")
    assert ("improvement", "Det som må på plass i Portefølje") in kinds(reading)
    assert filled_in("Total poengsum", "Siden forrige gang").questions


def test_a_mail_that_names_statements_and_scores_is_a_report() -> None:
    lines = "\n".join(f"  {topic}: {score}/6" for topic, score in PORTFOLIO)
    assert (
        scores(read(f"Hei, dette ble styret enig om for Spir i 2024.\n\nPortefølje: samlet 4,5 / 6\n{lines}\n")) == ALL
    )


def test_findings_behind_labels_on_lines_below_each_other_are_several() -> None:
    names = ("Organisering", "Arbeidsplasser", "Bærekraft")
    labels = "Tiltak: Besøke de ti største bedriftene\nTiltak: Skille nye og sikrede i skjemaet\n"
    written = "".join(f"\n{name.upper()}: 3\n- Få er med på {name}\n{labels}" for name in names)
    reading = read(f"Her er det vi ble enige om for Spir i 2024.\n{written}\n+ er bra, - er det vi må forbedre.\n")
    actions = [text for text in findings(reading) if text[1] == "action"]
    assert len(actions) == 6 and {text for _, _, text in actions} == {
        "Besøke de ti største bedriftene",
        "Skille nye og sikrede i skjemaet",
    }


def test_labels_that_come_back_begin_lines_of_their_own_where_lines_wrap() -> None:
    told = ["Bra: Alle er med på {}.", "Bedre: Vi mangler oversikt over {}.", "Gjør: Lage en mal for {}."]
    names = ("Organisering", "Arbeidsplasser", "Bærekraft")
    sections = "".join(f"\n{name} – 3,5\n" + "\n".join(told).format(*[name] * 3) + "\n" for name in names)
    reading = read(f"Programstatusvurdering 2024 for Spir omstillingsprogram\n{sections}")
    assert {text for _, kind, text in findings(reading) if kind == "improvement"} == {
        f"Vi mangler oversikt over {name}." for name in names
    }
    assert len(findings(reading)) == 9


def test_words_that_lean_to_a_kind_head_it_where_they_stand_in_its_place_under_two_indicators() -> None:
    good, bad = "Dette går bra\nSkulane er med.\n", "Dette må betrast\nMåla er uklare.\n"
    done = {"Organisering": "Dette gjer vi\nInvitere ungdomsrådet.\n", "Portefølje": "Dette gjer vi\nLage ein mal.\n"}
    document = started("Programstatusvurdering 2024 for Spir omstillingsprogram")
    for name in ("Organisering", "Portefølje", "Berekraft"):
        document.add_heading(name, 1)
        document.add_paragraph("Samla poengsum: 3,5")
        for heading, text in (part.split("\n")[:2] for part in (good, bad, done.get(name, "\n\n")) if part.strip()):
            document.add_heading(heading, 2)
            document.add_paragraph(text)
    actions = {text for _, kind, text in findings(read_document(document)) if kind == "action"}
    assert actions == {"Invitere ungdomsrådet.", "Lage ein mal."}


def test_a_remark_below_a_list_and_one_that_nothing_came_up_are_no_findings() -> None:
    names = ("Organisering", "Arbeidsplasser", "Bærekraft")
    lists = "Hva er bra:\n(ingenting kom fram)\nTiltak:\n- Lage en mal\n- Be om svar\n"
    sections = "".join(f"\n{name} - vi landet på 3,5\n{lists}" for name in names)
    reading = read(f"Programstatusvurdering 2024, Spir\n{sections}\n> Neste vurdering: oktober 2025\n")
    assert {text for _, _, text in findings(reading)} == {"Lage en mal", "Be om svar"}


def test_a_page_whose_lists_stand_under_indicators_is_no_table_of_findings_of_none() -> None:
    from data.loading.read import read_in_process

    def article(name: str) -> str:
        points = "".join(f"<tr><th>{topic}</th><td>{score} av 6</td></tr>" for topic, score in PORTFOLIO)
        said = {"Dette er vi gode på": "Alle er med", "Dette gjør vi nå": "Lager film"}
        lists = "".join(f"<h3>{kind}</h3><ul><li>{text}</li></ul>" for kind, text in said.items())
        table = f"<table><caption>Påstandene</caption>{points}</table>" if name == "Portefølje" else ""
        return f"<article><h2>{name} <span>4 av 6</span></h2>{table}{lists}</article>"

    articles = "".join(map(article, ("Portefølje", "Bærekraft")))
    aside = "<aside><h2>Les også</h2><ul><li>Søk om støtte</li><li>Programstatus 2021</li></ul></aside>"
    page = f"<html><body><h1>Programstatus 2022</h1>{articles}{aside}</body></html>"
    reading = read_in_process(page.encode(), "side.html", programme="Spir")
    assert {(code, text) for code, _, text in findings(reading)} == {
        (code, text) for code in ("portfolio", "sustainability") for text in ("Alle er med", "Lager film")
    }


def test_of_six_shaded_cells_the_one_in_another_shade_is_the_score() -> None:
    document = started()
    document.add_heading("Portefølje", 1)
    made = document.add_table(rows=0, cols=7)
    for topic, score in PORTFOLIO:
        cells = made.add_row().cells
        for cell, text in zip(cells, (topic, *"123456"), strict=True):
            cell.text = text
        for number, cell in enumerate(cells[1:], start=1):
            fill = "1F3864" if number == score else "DEEAF6"
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="{fill}"/>'))
    document.add_paragraph("Total poengsum: 4,5")
    assert scores(read_document(document)) == ALL


@pytest.mark.parametrize("last", ["Sende nyhetsbrev", "Noe som ingen har rådet til"])
def test_a_table_below_all_that_follows_up_what_was_advised_is_of_those_indicators(last: str) -> None:
    document = started()
    for name, action in (("Portefølje", "Lage en mal"), ("Bærekraft", "Sende nyhetsbrev")):
        document.add_heading(name, 1)
        document.add_paragraph("Total poengsum: 4")
        document.add_paragraph("Anbefalte tiltak:")
        document.add_paragraph(action, style="List Bullet")
    document.add_heading("Avsluttende runde", 1)
    document.add_paragraph("At bedriftene er med", style="List Bullet")
    document.add_heading("Oppfølging av tiltakene", 1)
    rows = [["Lage en mal", "Programleder", "30.04.2025", "Planlagt"], [last, "Styret", "01.10.2025", "I gang"]]
    table(document, [["Tiltak", "Ansvarlig", "Frist", "Status"], *rows])
    tables = [found for found in read_document(document).tables if found.dataset == "actions"]
    told = [(row["indicator"], row["text"], str(row["due"])) for found in tables for row in found.values.to_pylist()]
    expected = [("portfolio", "Lage en mal", "2025-04-30"), ("sustainability", "Sende nyhetsbrev", "2025-10-01")]
    assert sorted(told) == (expected if last == "Sende nyhetsbrev" else [])


def test_the_programme_beside_its_label_in_a_table() -> None:
    document = started("Programstatusvurdering – fylkets mal")
    table(document, [["Program", "Spir"], ["År som vurderes", "2024"]])
    table(document, [["Portefølje", "Poeng"], *([topic, str(score)] for topic, score in PORTFOLIO)])
    assert {name for found in read_document(document).tables for name in found.programmes} == {"Spir"}


def test_a_summary_table_with_last_years_scores_in_brackets_keeps_its_findings() -> None:
    document = started()
    rows = [["Portefølje", "4,5 (4)", "Alle er kjent", "Sene avvik"], ["Arbeidsplasser", "3 (2)", "Svarer", "Telles"]]
    table(document, [["Indikator", "Poeng (2023)", "Styrker", "Svakheter"], *rows])
    reading = read_document(document)
    assert scores(reading) == {("portfolio", None): 4.5, ("jobs", None): 3.0}
    assert len(kinds(reading)) == 4


def test_bold_words_of_markdown_and_points_of_those_possible() -> None:
    lines = "".join(f"- {topic} – {score} poeng\n" for topic, score in PORTFOLIO)
    said = "Samla 4,5 poeng av 6 moglege\n\n**Styrker:** Alle er kjent\n"
    reading = read(report(f"## Portefølje\n\n{lines}\n{said}"))
    assert scores(reading) == ALL
    assert kinds(reading) == [("strength", "Alle er kjent")]


def test_how_many_took_part_is_no_statement_and_takes_no_findings() -> None:
    document = started()
    rows = [*([topic, str(score)] for topic, score in PORTFOLIO), ["Totalt", "4,5"], ["Antall deltakere", "5"]]
    table(document, [["Påstand", "Poeng"], *rows])
    document.add_heading("Styrker", 2)
    document.add_paragraph("Alle er kjent")
    reading = read_document(document)
    assert scores(reading) == ALL
    assert kinds(reading) == [("strength", "Alle er kjent")]


def test_votes_in_brackets_are_left() -> None:
    lines = "\n".join(f"{topic}: {score} (5)" for topic, score in PORTFOLIO)
    told = "Tall i parentes: antall som stemte for."
    reading = read(report(f"{told}\n\nPortefølje\n{lines}\nTotal poengsum: 4,5 (6)\n"))
    assert scores(reading) == ALL
    assert "score_without_statement" not in codes(reading)
