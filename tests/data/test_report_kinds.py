"""Reports as municipalities and consultants lay them out: cards, minutes, stars, signs, footnotes."""

import docx
import pytest
from docx.document import Document
from reports import FORM
from test_report_layouts import kinds, reading_of
from test_report_oddities import codes, read
from test_report_questions import TOPICS, WHOLE, portfolio, report, scores
from test_report_word import read as read_word
from test_report_word import started, table
from test_reports import findings_in
from written_reports import boxes

from data.loading.read import read_in_process
from data.terms.tables import Reading

TOTAL = {("portfolio", None): 4.5}
ALL = {**WHOLE, **TOTAL}
GIVEN = list(zip(TOPICS, (4, 5, 3), strict=True))
ORGANISATION = ("organisation", None)


def points(document: Document, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text, style="List Bullet")


@pytest.mark.parametrize(
    "heading",
    [
        "1. Portefølje – poengsum 4,5",
        "Portefølje – 4,5 poeng",
        "Portefølje (4,5)",
        "Portefølje: 4,5 av 6",
        "Portefølje (samlet karakter 4,5)",
        "Portefølje 4,5",
    ],
)
def test_a_heading_with_its_score(heading: str) -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    document.add_heading(heading, 1)
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic}: {score}")
    assert scores(read_word(document)) == ALL


def test_a_number_beside_a_name_in_running_lines_is_no_score() -> None:
    written = portfolio(4, 5, 3) + "Total poengsum: 4,5\nNøkkeltall\nArbeidsplasser: 5\nProsjekter: 4\n"
    assert scores(read(report(written))) == ALL


def test_scores_in_brackets_behind_their_statements() -> None:
    document = started()
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic}. Slik er det hos oss. ({score})")
    document.add_paragraph("Samlet poengsum for portefølje: 4,5")
    assert scores(read_word(document)) == ALL


def test_statements_counted_by_number_and_a_score_of_the_whole_among_them() -> None:
    lines = "".join(f"1.{number} {topic}: {score}\n" for number, (topic, score) in enumerate(GIVEN, start=1))
    assert scores(read(report("Portefølje\nPoengsum: 4,5\n", lines))) == ALL


def test_stars_on_the_line_of_their_topic() -> None:
    lines = "".join(f"{topic}\t{'★' * score}{'☆' * (6 - score)}\n" for topic, score in GIVEN)
    assert scores(read(report("Portefølje\n", lines, "Total poengsum: 4,5\n"))) == ALL


def test_a_card_for_each_indicator() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    for name, total in (("Portefølje", "4,5"), ("Organisering", "3")):
        rows = [["Indikator", name], ["Poengsum", total]]
        rows += [[topic, str(score)] for topic, score in GIVEN if name == "Portefølje"]
        table(document, [*rows, ["Styrker", f"God {name.lower()}"], ["Tiltak", "Lag en plan"], ["Kommentar", "Fint"]])
        document.add_paragraph()
    reading = read_word(document)
    assert scores(reading) == {**ALL, ORGANISATION: 3.0}
    assert kinds(reading) == [
        ("strength", "God portefølje"),
        ("action", "Lag en plan"),
        ("strength", "God organisering"),
        ("action", "Lag en plan"),
    ]


def test_lowest_highest_and_agreed_are_asked_about_where_only_the_mean_is_known() -> None:
    document = started()
    rows = [[topic, "2", "6", f"{score},2", str(score)] for topic, score in GIVEN]
    table(document, [["Tema", "Laveste", "Høyeste", "Snitt", "Samordnet"], *rows])
    reading = read_word(document)
    assert scores(reading) == {}
    (question,) = reading.questions
    assert question.code == "report_columns"
    (agreed,) = (choice.code for choice in question.choices if "samordnet" in choice.code.casefold())
    assert scores(read_word(document, choices={question.id: agreed})) == WHOLE


def test_a_label_that_comes_again_in_each_section_is_the_score_of_the_indicator() -> None:
    lines = "Snitt av medlemmenes karakterer: 4,2\nOmforent karakter: {}\n"
    organisation = "Organisering\nStyret\nKarakter: 4\n"
    reading = read(report(portfolio(4, 5, 3, row="Karakter: {}"), lines.format("4,5"), organisation, lines.format(3)))
    assert scores(reading) == {**ALL, ("organisation", "board"): 4.0, ORGANISATION: 3.0}
    assert "statement_in_own_words" not in codes(reading)


def test_two_such_labels_are_told_and_no_score() -> None:
    lines = "Laveste karakter: 2\nHøyeste karakter: 5\n"
    organisation = "Organisering\nStyret\nKarakter: 4\n"
    reading = read(report(portfolio(4, 5, 3, row="Karakter: {}"), lines, organisation, lines))
    assert scores(reading) == {**WHOLE, ("organisation", "board"): 4.0}
    assert len([one for one in reading.problems if one.code == "unclear_score"]) == 4


def test_points_sorted_by_plus_and_minus() -> None:
    written = "Karakter: 4,5\n+ Oversikten er god\n+ 12 prosjekter er i gang\n- For mange er små\n– Få slutter i tide\n"
    reading = read(report("Portefølje\n", written, "Tiltak:\n- Velg færre\n"))
    assert scores(reading) == TOTAL
    assert kinds(reading) == [
        ("strength", "Oversikten er god"),
        ("strength", "12 prosjekter er i gang"),
        ("improvement", "For mange er små"),
        ("improvement", "Få slutter i tide"),
        ("action", "Velg færre"),
    ]


def test_points_without_a_heading_are_told_of() -> None:
    reading = read(report(portfolio(4, 5, 3), "• Oversikten er god\n• For mange er små\n", "Total poengsum: 4,5\n"))
    assert scores(reading) == ALL and kinds_or_none(reading) == []
    assert list(codes(reading)) == ["points_left_out"]


def kinds_or_none(reading: Reading) -> list[tuple[str, str]]:
    return kinds(reading) if any(found.dataset == "findings" for found in reading.tables) else []


# Where findings stand


def totals_first() -> Document:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    document.add_heading("Poeng", 1)
    table(document, [["Indikator", "Poeng"], ["Portefølje", "4,5"], ["Organisering", "3"], ["Gjennomsnitt", "3,8"]])
    return document


FOUND = [
    (indicator, kind, f"{text} {number}")
    for indicator in ("portfolio", "organisation")
    for kind, text in (("strength", "God dialog"), ("action", "Lag en plan"))
    for number in (1, 2)
]


@pytest.mark.parametrize("by_kind", [False, True])
def test_findings_below_a_table_of_totals(by_kind: bool) -> None:
    document = totals_first()
    names, headings = ("Portefølje", "Organisering"), (("Styrker", "God dialog"), ("Anbefalte tiltak", "Lag en plan"))
    if by_kind:
        for heading, text in headings:
            document.add_heading(heading, 1)
            for name in names:
                document.add_heading(name, 2)
                points(document, f"{text} 1", f"{text} 2")
        document.add_heading("Veien videre", 1)
        document.add_paragraph("Styret følger opp.")
    else:
        for name in names:
            document.add_heading(name, 1)
            for heading, text in headings:
                document.add_heading(heading, 2)
                points(document, f"{text} 1", f"{text} 2")
    reading = read_word(document)
    assert scores(reading) == {**TOTAL, ORGANISATION: 3.0}
    assert findings_in(reading) == FOUND and not reading.questions
    assert not codes(reading)


def test_empty_headings_before_the_next_indicator_do_not_sort_it() -> None:
    sections = "".join(
        f"{name}\nStyret følger med.\nTotal poengsum: {total}\nStyrker:\n- God {total}\nAnbefalte tiltak:\n"
        for name, total in (("Portefølje", 4), ("Organisering", 3), ("Attraktivitet", 5), ("Bærekraft", 2))
    )
    reading = read(report(sections))
    assert {indicator: score for (indicator, _), score in scores(reading).items()} == {
        "portfolio": 4.0,
        "organisation": 3.0,
        "attractiveness": 5.0,
        "sustainability": 2.0,
    }
    assert [kind for kind, _ in kinds(reading)] == ["strength"] * 4


def test_a_table_of_actions_within_an_indicator_is_its_actions() -> None:
    document = started()
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic} – {score} poeng")
    document.add_paragraph("Forbedringsområder:")
    points(document, "For mange er små")
    table(document, [["Oppgave", "Ansvarlig", "Frist"], ["Lag en plan", "Styret", "1. mars 2025"]])
    reading = read_word(document)
    assert scores(reading) == WHOLE
    assert kinds(reading) == [("improvement", "For mange er små"), ("action", "Lag en plan")]


def test_topics_that_are_words_of_goals_and_boards_keep_their_scores() -> None:
    reading = read(report("Organisering\nStyret – 4 poeng\nRutiner og systemer – 5 poeng\nTotal poengsum: 3\n"))
    assert scores(reading)[("organisation", "board")] == 4.0
    reading = read(report("Profil og kommunikasjon\nMål – 6 poeng\nStruktur – 5 poeng\nTotal poengsum: 3\n"))
    assert scores(reading)[("profile", "goals")] == 6.0


def test_points_of_an_earlier_year_are_told_and_left_out() -> None:
    past = "Oppfølging av tiltak fra 2023\n• Nettside bestilt\n"
    reading = read(report(portfolio(4, 5, 3), "Total poengsum: 4,5\nAnbefalte tiltak:\n• Lag en plan\n", past))
    assert kinds(reading) == [("action", "Lag en plan")]
    assert "points_of_earlier_year" in codes(reading)


def test_two_years_side_by_side_on_a_line() -> None:
    lines = "".join(f"{topic}\nI fjor: 2  I år: {score}\n" for topic, score in GIVEN)
    reading = read(report("Portefølje\n", lines, "Total i fjor: 3   Total i år: 4,5\n"))
    assert scores(reading) == ALL


def test_a_total_above_statements_in_full_sentences() -> None:
    document = started()
    document.add_paragraph("Poengsum: 4,5 (2023: 4)")
    statements = FORM.indicator("portfolio").statements
    rows = [[one.texts["nb"], str(score)] for one, (_, score) in zip(statements, GIVEN, strict=True)]
    table(document, [["Påstand", "Poeng"], *rows])
    assert scores(read_word(document)) == ALL


# The front


@pytest.mark.parametrize(
    "title",
    [
        "Referat – programstatusvurdering Spir 2024",
        "Årsrapport og programstatusvurdering 2024 for Spir",
        "Rapport: Programstatusvurdering for Spir, år 3 (2024)",
    ],
)
def test_of_a_title_of_several_parts_the_name_is_told(title: str) -> None:
    reading = read(report(portfolio(4, 5, 3), title=f"{title}\n"))
    assert {name for found in reading.tables for name in found.rows["programme"]} == {"Spir"}
    assert "programme_from_title" in codes(reading)


def test_a_report_saved_as_a_web_page() -> None:
    body = "".join(f"<p><b>{topic}</b></p><p>{boxes((score,))}</p>" for topic, score in GIVEN)
    found = "<p>Styrker:</p><ul><li>God dialog</li></ul><p>Total poengsum: 4,5</p>"
    page = f"<html><body><h1>Programstatusvurdering 2024 Spir</h1><h2>Portefølje</h2>{body}{found}</body></html>"
    reading = read_in_process(page.encode(), "rapport.html")
    assert scores(reading) == ALL and kinds(reading) == [("strength", "God dialog")]


# Columns


def _block(name: str, total: str, statements: list[tuple[str, int]], points: tuple[str, str, str]) -> str:
    """An indicator as a band with its score, and below it scores and actions beside strengths and weaknesses."""
    good, better, action = (f"- {text}\n" for text in points)
    left = "*Per tema*\n\n" + "".join(f"{topic} #h(1fr) {score}\\\n" for topic, score in statements)
    cells = f"[{left}\n*Tiltak*\n{action}], [*Styrker*\n{good}\n*Svakheter*\n{better}]"
    band = f"#block(width: 100%)[#text(14pt)[{name} #h(1fr) {total} / 6]]"
    return f"{band}\n#grid(columns: (1fr, 1fr), gutter: 16pt, {cells})\n"


BLOCKS = (("Portefølje", "4,5", GIVEN), ("Organisering", "3", [("Styret", 2), ("Rutiner og systemer", 6)]))
SAID = ("God dialog med alle som har søkt om penger", "Få av de små bedriftene er med", "Lag en plan for neste år")


@pytest.mark.parametrize("height", ["297mm", "120mm"])
def test_blocks_of_two_columns_below_each_other(height: str) -> None:
    blocks = "".join(_block(*block, SAID) for block in BLOCKS)
    reading = reading_of(f"#set page(height: {height})\n= Programstatusvurdering 2024\nProgram: Spir\n\n{blocks}")
    organisation = {("organisation", "board"): 2.0, ("organisation", "routines"): 6.0, ORGANISATION: 3.0}
    assert scores(reading) == {**ALL, **organisation}
    assert sorted(kinds(reading)) == sorted(2 * list(zip(("strength", "improvement", "action"), SAID, strict=True)))


def test_a_heading_right_of_scores_begins_a_column_however_short() -> None:
    block = _block(*BLOCKS[1], SAID)
    reading = reading_of(f"= Programstatusvurdering 2024\nProgram: Spir\n\n{block}\n")
    assert scores(reading) == {("organisation", "board"): 2.0, ("organisation", "routines"): 6.0, ORGANISATION: 3.0}
    assert sorted(kinds(reading)) == sorted(zip(("strength", "improvement", "action"), SAID, strict=True))


def test_a_table_of_scores_beside_the_findings() -> None:
    cells = "".join(f"[{topic}], [{score}]," for topic, score in GIVEN)
    left = f"#table(columns: (1fr, auto), [Tema], [Poeng], {cells} [Totalt], [4,5])"
    good = "*Hva er vi gode på?*\n- God dialog\n- Mange søkere\n"
    right = f"{good}\n*Hva kan bli bedre?*\n- Få små\n\n*Tiltak*\n- Lag en plan"
    grid = f"#grid(columns: (2fr, 3fr), gutter: 20pt, [{left}], [{right}])"
    reading = reading_of(f"= Programstatusvurdering 2024\nProgram: Spir\n\n= Portefølje\n{grid}\n")
    assert scores(reading) == ALL
    assert kinds(reading) == [
        ("strength", "God dialog"),
        ("strength", "Mange søkere"),
        ("improvement", "Få små"),
        ("action", "Lag en plan"),
    ]


@pytest.mark.parametrize("height", ["210mm", "60mm"])
def test_a_printed_sheet_without_rules(height: str) -> None:
    rows = "".join(
        f"[{'Portefølje' if number == 0 else ''}], [{topic}], [{score}], [{('Bra', '', 'Følg opp neste år')[number]}],"
        for number, (topic, score) in enumerate(GIVEN)
    )
    rows += "[], [*Total portefølje*], [*4,5*], [], [Organisering], [Styret], [2], [Få møter],"
    header = "[Indikator], [Delindikator], [Poeng], [Kommentar],"
    sheet = f"#table(stroke: none, columns: (4cm, 6cm, 1.5cm, 4cm), {header} {rows})"
    reading = reading_of(f"#set page(height: {height}, margin: 1cm)\nProgramstatusvurdering Spir 2024\n\n{sheet}")
    assert scores(reading) == {**ALL, ("organisation", "board"): 2.0}
    assert kinds_or_none(reading) == []


# Footnotes


def test_numbers_and_texts_of_footnotes_are_no_part_of_the_findings() -> None:
    document = started()
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic}: {score}")
    document.add_paragraph("Styrker")
    points(document, "Oversikten er god.1", "Tall fra bedriftene2 er med", "CO2 måles", "Vi bruker kap.3", "Det er 3")
    document.add_paragraph("1 Jf. sak 7/24.")
    document.add_paragraph("2 Telt i september.")
    reading = read_word(document)
    assert kinds(reading) == [
        ("strength", "Oversikten er god."),
        ("strength", "Tall fra bedriftene er med"),
        ("strength", "CO2 måles"),
        ("strength", "Vi bruker kap.3"),
        ("strength", "Det er 3"),
    ]


def test_a_footnote_at_the_foot_of_a_page_does_not_go_on_with_the_findings() -> None:
    given = "".join(f"\n{topic}: {score}\n" for topic, score in GIVEN)
    note = (
        "#footnote[Jf. sak 7/24, som styret drøftet lenge og kom fram til etter at alle hadde sagt sin mening om den.]"
    )
    filler = "".join(f"- Punkt nummer {number} står her\n" for number in range(40))
    head = f"= Programstatusvurdering 2024\nProgram: Spir\n\n= Portefølje\n{given}\n"
    reading = reading_of(f"{head}Styrker\n- Oversikten er god.{note}\n{filler}")
    texts = [text for _, text in kinds(reading)]
    assert texts == ["Oversikten er god.", *(f"Punkt nummer {number} står her" for number in range(40))]


def test_goals_are_told_to_be_the_programmes_and_no_years() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    document.add_heading("Mål i prioritert rekkefølge", 1)
    points(document, "Økt utviklingsevne", "Skape 300 arbeidsplasser")
    document.add_heading("Portefølje", 1)
    for topic, score in GIVEN:
        document.add_paragraph(f"{topic}: {score}")
    reading = read_word(document)
    (told,) = (problem for problem in reading.problems if problem.code == "goals_of_programme")
    assert told.values["count"] == 2


CHAPTERS = (
    ("Hva vi er gode på", (("Organisering", "Arkivet er i orden"), ("Attraktivitet", "Nye tomter"))),
    ("Hva vi må bli bedre på", (("Organisering", "Ingen plan"), ("Arbeidsplasser", "Måltall er uklare"))),
    ("Tiltak vi anbefaler", (("Organisering", "Sette ned en gruppe"), ("Attraktivitet", "Delta på messer"))),
)
APPENDIX = (
    "Organisering\nStyret: 6\nRutiner og systemer: 5\nSamlet poengsum: 4,5\n\nAttraktivitet\nBolyst og blilyst: 5\n"
)


@pytest.mark.parametrize("bullet", ["- ", ""])
@pytest.mark.parametrize("heading", ["Vedlegg: poengene\n\n", ""])
def test_kinds_over_indicators_end_where_an_appendix_names_the_indicators_again(bullet: str, heading: str) -> None:
    chapters = [
        f"{kind}\n\n" + "".join(f"{name}\n{bullet}{point}\n\n" for name, point in parts) for kind, parts in CHAPTERS
    ]
    reading = read("Programstatusvurdering 2024\nProgram: Spir\n\n" + "".join(chapters) + heading + APPENDIX)
    assert set(findings_in(reading)) == {
        ("organisation", "strength", "Arkivet er i orden"),
        ("attractiveness", "strength", "Nye tomter"),
        ("organisation", "improvement", "Ingen plan"),
        ("jobs", "improvement", "Måltall er uklare"),
        ("organisation", "action", "Sette ned en gruppe"),
        ("attractiveness", "action", "Delta på messer"),
    }
    assert scores(reading)[("organisation", None)] == 4.5 and len(scores(reading)) == 4
