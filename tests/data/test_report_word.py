"""Word as people and programs write it: lists to choose from, marks, tables of every kind, changes, files within."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from test_report_files import rezipped
from test_report_layouts import ALL, PORTFOLIO, kinds
from test_report_oddities import codes
from test_report_questions import WHOLE, scores
from written_reports import boxes, saved

from data.loading.read import read_in_process
from data.terms.tables import Reading

W = nsdecls("w")


def started(title: str = "Programstatusvurdering 2024 Spir") -> Document:
    document = docx.Document()
    document.add_paragraph(title, style="Title")
    document.add_heading("Portefølje", 1)
    return document


def read(document: Document, **told: object) -> Reading:
    return read_in_process(saved(document), "rapport.docx", **told)


def add(document: Document, xml: str) -> None:
    document.add_paragraph()._p.getparent().insert(-1, parse_xml(xml.replace("<w:p>", f"<w:p {W}>", 1)))


def table(document: Document, rows: list[list[str]]) -> None:
    made = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(made.add_row().cells, row, strict=False):
            cell.text = text


def drop_down(shown: str, *, is_prompt: bool = False) -> str:
    items = "".join(f'<w:listItem w:displayText="{n} – i noen grad" w:value="{n}"/>' for n in range(1, 7))
    prompt = "<w:showingPlcHdr/>" if is_prompt else ""
    text = f"<w:sdtContent><w:r><w:t>{shown}</w:t></w:r></w:sdtContent>"
    return f"<w:p><w:sdt><w:sdtPr>{prompt}<w:dropDownList>{items}</w:dropDownList></w:sdtPr>{text}</w:sdt></w:p>"


def test_drop_down_lists() -> None:
    document = started()
    for topic, score in PORTFOLIO:
        document.add_paragraph(topic)
        add(document, drop_down(f"{score} – i noen grad"))
    document.add_paragraph("Total poengsum: 4,5")
    assert scores(read(document)) == ALL


def test_a_list_that_shows_its_prompt_is_not_chosen() -> None:
    document = started()
    for topic, score in PORTFOLIO:
        document.add_paragraph(topic)
        is_open = topic == "Fremdrift"
        add(
            document,
            drop_down("Klikk for å velge 3.", is_prompt=True) if is_open else drop_down(f"{score} – i noen grad"),
        )
    document.add_paragraph("Hvor er vi gode:")
    document.add_paragraph("Oversikt", style="List Bullet")
    document.add_paragraph("Total poengsum:")
    add(document, drop_down("Velg et element.", is_prompt=True))
    reading = read(document)
    assert scores(reading) == {key: value for key, value in WHOLE.items() if key[1] != "progress"}
    assert {"no_cross", "missing_total"} <= codes(reading).keys()
    assert kinds(reading) == [("strength", "Oversikt")]


@pytest.mark.parametrize("result", ['<w:result w:val="{}"/>', ""])
def test_lists_of_old_forms(result: str) -> None:
    document = started()
    entries = "".join(f'<w:listEntry w:val="{word}"/>' for word in ("Velg", *"123456"))
    for topic, score in PORTFOLIO:
        document.add_paragraph(topic)
        data = f"<w:ffData><w:ddList>{result.format(score)}{entries}</w:ddList></w:ffData>"
        add(
            document,
            f'<w:p><w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        )
    assert scores(read(document)) == (WHOLE if result else {})


# Marks


def marked(mark: Callable[[object, int, int], None], legend: str = "") -> Document:
    document = started()
    if legend:
        document.add_paragraph(legend)
    for topic, score in PORTFOLIO:
        paragraph = document.add_paragraph(f"{topic}: ")
        for number in range(1, 7):
            run = paragraph.add_run(str(number))
            mark(run.font, number, score)
            paragraph.add_run("  ")
    return document


def bold_and_underlined(font: object, number: int, score: int) -> None:
    font.bold = number == score  # type: ignore[attr-defined]
    font.underline = number == score % 6 + 1  # type: ignore[attr-defined]


def test_the_number_that_stands_out_in_any_way() -> None:
    for way in ("bold", "underline", "strike"):

        def mark(font: object, number: int, score: int, way: str = way) -> None:
            setattr(font, way, (number != score) if way == "strike" else (number == score))

        assert scores(read(marked(mark))) == WHOLE


def test_two_marks_that_disagree_are_told_unless_the_report_says_which_counts() -> None:
    assert set(codes(read(marked(bold_and_underlined)))) >= {"two_crosses"}
    assert scores(read(marked(bold_and_underlined, "Valgt poeng står med fet skrift."))) == WHOLE


# Tables

BY_YEAR = [["Påstand", "2022", "2023", "2024"], *([t, "1", "2", str(s)] for t, s in PORTFOLIO)]


def test_a_row_that_begins_or_ends_amid_the_columns() -> None:
    """The numbers stand over the crosses, and their row has no cell over the statements."""
    document = started()
    made = document.add_table(rows=0, cols=7)
    numbers = made.add_row()._tr
    numbers.remove(numbers.tc_lst[0])
    for number, cell in enumerate(numbers.tc_lst, 1):
        cell.p_lst[0].add_r().text = str(number)
    numbers.insert(0, parse_xml(f'<w:trPr {W}><w:gridBefore w:val="1"/></w:trPr>'))
    for topic, score in PORTFOLIO:
        row = made.add_row().cells
        row[0].text, row[score].text = topic, "x"
    document.add_paragraph("Total poengsum: 4,5")
    assert scores(read(document)) == ALL


TOTALS = {**ALL, ("organisation", "board"): 2, ("organisation", "administration"): 3, ("organisation", None): 2.5}


def test_each_indicator_s_total_beside_the_points_of_its_statements() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    points = [[topic, str(score), ""] for topic, score in PORTFOLIO]
    others = [["Styret", "2", ""], ["Programleder og administrasjon", "3", ""]]
    points[0][-1], others[0][-1] = "4,5", "2,5"
    named = [["Portefølje", *points[0]], *(["", *row] for row in points[1:])]
    table(document, [["Indikator", "Tema", "Poeng", "Totalt"], *named, ["Organisering", *others[0]], ["", *others[1]]])
    assert scores(read(document)) == TOTALS


def test_cells_of_a_web_page_that_reach_down_over_rows() -> None:
    """The indicator and its total stand once for all its statements, whose rows have no cells for them."""
    rest = "".join(f"<tr><td>{topic}</td><td>{score}</td></tr>" for topic, score in PORTFOLIO[1:])
    (topic, score), span = PORTFOLIO[0], "<td rowspan='{}'>{}</td>".format
    body = f"<tr>{span(3, 'Portefølje')}<td>{topic}</td><td>{score}</td>{span(3, '4,5')}</tr>{rest}"
    body += f"<tr>{span(2, 'Organisering')}<td>Styret</td><td>2</td>{span(2, '2,5')}</tr>"
    body += "<tr><td>Programleder og administrasjon</td><td>3</td></tr>"
    header = "".join(f"<th>{name}</th>" for name in ("Indikator", "Tema", "Poeng", "Totalt"))
    page = f"<h1>Programstatusvurdering 2024</h1><p>Program: Spir</p><table><tr>{header}</tr>{body}</table>"
    advice = "<h2>Portefølje</h2><h3>Anbefalte tiltak</h3><ul><li>Rydde</li></ul>"
    content = f"<html><body>{page}{advice}</body></html>"
    assert scores(read_in_process(content.encode(), "side.html")) == TOTALS


def test_years_as_columns_of_a_table() -> None:
    document = started()
    table(document, [*BY_YEAR, ["Gjennomsnitt", "", "", "4"], ["Total poengsum", "3", "3,5", "4,5"]])
    assert scores(read(document)) == ALL


def test_the_latest_column_says_the_year_where_nothing_else_does() -> None:
    document = started("Programstatusvurdering Spir")
    table(document, BY_YEAR)
    reading = read(document)
    assert scores(reading) == WHOLE and reading.tables[0].years == (2022, 2023, 2024)  # each of a row of years


def test_columns_of_which_none_is_said_to_count_are_asked_about() -> None:
    document = started()
    table(document, [["Påstand", "Styret", "Administrasjonen"], *([t, str(s), "1"] for t, s in PORTFOLIO)])
    reading = read(document)
    (question,) = reading.questions
    assert scores(reading) == {} and question.value == "Styret · Administrasjonen"
    assert scores(read(document, choices={question.id: "styret"})) == WHOLE


@pytest.mark.parametrize("header", [["Styrets dom"], ["Styret", "Adm.", "Samlet"], [""]])
def test_the_only_column_of_scores_needs_no_known_name(header: list[str]) -> None:
    document = started()
    rows = [[topic, *["2"] * (len(header) - 1), str(score)] for topic, score in PORTFOLIO]
    table(document, [["Tema", *header], *rows] if header != [""] else rows)
    assert scores(read(document)) == WHOLE


def test_a_column_of_remarks_is_no_part_of_the_statements() -> None:
    document = started()
    rows = [[t, *("x" if n == s else "" for n in range(1, 7)), "Se vedlegg 3"] for t, s in PORTFOLIO]
    table(document, [["Påstand", *"123456", "Kommentar"], *rows])
    assert scores(read(document)) == WHOLE


def test_one_table_for_all_indicators() -> None:
    document = started()
    rows = [["Portefølje" if n == 0 else "", topic, str(score)] for n, (topic, score) in enumerate(PORTFOLIO)]
    others = [["", "Total", "4,5"], ["Bærekraft", "Felles forståelse", "2"], ["", "Påvirkning av bedriftene", "3"]]
    table(document, [["Indikator", "Påstand", "Poeng"], *rows, *others])
    expected = {**ALL, ("sustainability", "shared_understanding"): 2.0, ("sustainability", "influence"): 3.0}
    assert scores(read(document)) == expected


def test_a_summary_table_with_findings_in_its_columns() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    rows = [
        ["Indikator", "Poeng", "Styrker", "Svakheter", "Tiltak"],
        ["Portefølje", "4,5", "Oversikt", "Tempo", "Mer fart"],
        ["Frivillighet", "3", "Dugnad", "", ""],
    ]
    table(document, rows)
    reading = read(document)
    assert scores(reading) == {("portfolio", None): 4.5}
    assert kinds(reading) == [("strength", "Oversikt"), ("improvement", "Tempo"), ("action", "Mer fart")]
    assert [problem.value for problem in reading.problems if problem.code == "indicator_not_in_form"] == [
        "Frivillighet"
    ]


def test_tables_within_tables() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    outer = document.add_table(rows=1, cols=2).rows[0].cells
    outer[0].text = "Portefølje"
    inner = outer[0].add_table(rows=0, cols=2)
    for topic, score in PORTFOLIO:
        cells = inner.add_row().cells
        cells[0].text, cells[1].text = topic, boxes((score,))
    outer[1].text = "Hvor er vi gode:"
    outer[1].add_paragraph("Oversikt", style="List Bullet")
    outer[1].add_paragraph("Total poengsum: 4,5")
    reading = read(document)
    assert scores(reading) == ALL and kinds(reading) == [("strength", "Oversikt")]


def test_findings_above_the_statements_and_without_bullets() -> None:
    document = started()
    table(document, [["Styrker", "Svakheter", "Tiltak"], ["a\nb", "c", "d\ne"]])
    for topic, score in PORTFOLIO:
        document.add_paragraph(topic)
        document.add_paragraph(boxes((score,)))
    reading = read(document)
    assert scores(reading) == WHOLE
    assert kinds(reading) == [
        ("strength", "a"),
        ("strength", "b"),
        ("improvement", "c"),
        ("action", "d"),
        ("action", "e"),
    ]


def test_a_heading_broken_over_two_lines() -> None:
    document = docx.Document()
    document.add_paragraph("Programstatusvurdering 2024 Spir", style="Title")
    document.add_heading("Profil og", 1).add_run().add_break()
    document.paragraphs[-1].add_run("kommunikasjon")
    document.add_paragraph("Omstillingsplanen")
    document.add_paragraph(boxes((2,)))
    for half in ("Total", "poengsum", "4"):
        document.add_paragraph(half)
    assert scores(read(document)) == {("profile", "plan"): 2.0, ("profile", None): 4.0}


# Changes


def test_deleted_rows_cells_and_ends_of_paragraphs_are_gone() -> None:
    document = started()
    rows = [[topic, *("x" if n == score else "" for n in range(1, 7))] for topic, score in PORTFOLIO]
    table(document, [["Påstand", *"123456"], *rows, ["Slettet påstand", *"xxxxxx"]])
    look = document.tables[0].rows[-1]._tr.get_or_add_trPr()
    look.append(parse_xml(f'<w:del {W} w:id="1" w:author="b"/>'))
    first = document.add_paragraph("Total poengsum:")
    first._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {W}><w:del w:id="2" w:author="b"/></w:rPr>'))
    document.add_paragraph(" 4,5")
    assert scores(read(document)) == ALL


# Files within


def with_part(name: str, content: bytes) -> bytes:
    """A letter into which a file has been taken."""
    document = docx.Document()
    document.add_paragraph("Saksframlegg 12/23")
    document.element.body.insert(1, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="rId99"/>'))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    relation = f'<Relationship Id="rId99" Type="{kind}" Target="{name}"/></Relationships>'.encode()

    def edit(part: str, body: bytes) -> bytes:
        return body.replace(b"</Relationships>", relation) if part == "word/_rels/document.xml.rels" else body

    return rezipped(saved(document), edit, {f"word/{name}": content})


def page(row: Callable[[int], str] = lambda score: boxes((score,))) -> str:
    statements = "".join(f"<p><b>{topic}</b></p><p>{row(score)}</p>" for topic, score in PORTFOLIO)
    head = "<html><head><title>x</title><style>p {color: red}</style></head><body><h1>Programstatusvurdering 2024</h1>"
    findings = "<p>Hvor er vi gode:</p><ul><li>Oversikt</li></ul><del>Slettet</del><p style='display:none'>Skjult</p>"
    total = "<p>Total poengsum: 4,5<sup>1</sup></p></body></html>"
    return f"{head}<p>Program: Spir</p><h2>Portefølje</h2>{statements}{findings}{total}"


def table_page() -> str:
    header = "".join(f"<th>{name}</th>" for name in ("Påstand", "2023", "2024"))
    rows = "".join(f"<tr><td>{topic}</td><td>1</td><td>{score}</td></tr>" for topic, score in PORTFOLIO)
    start, _, end = page().partition("<h2>Portefølje</h2>")
    return f"{start}<h2>Portefølje</h2><table><tr>{header}</tr>{rows}</table>{end[end.index('<p>Hvor er') :]}"


def inputs(score: int) -> str:
    return " ".join(f"<input type=radio{' checked' if n == score else ''}> {n}" for n in range(1, 7))


def option_list(score: int) -> str:
    options = "".join(f"<option{' selected' if n == score else ''}>{n}</option>" for n in range(1, 7))
    return f"Poeng: <select>{options}</select>"


def yellow(score: int) -> str:
    marked_number = "<span style='background: yellow'>{}</span>"
    return " ".join(marked_number.format(n) if n == score else str(n) for n in range(1, 7))


def inner_document() -> bytes:
    document = started()
    document.paragraphs[0].insert_paragraph_before("Program: Spir")
    for topic, score in PORTFOLIO:
        document.add_paragraph(topic)
        document.add_paragraph(boxes((score,)))
    document.add_paragraph("Hvor er vi gode:")
    document.add_paragraph("Oversikt", style="List Bullet")
    document.add_paragraph("Total poengsum: 4,5")
    return saved(document)


ARCHIVE = (
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
    "--b\nContent-Type: text/html; charset=utf-8\n\n{}\n--b--\n"
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chunk.html", page().encode()),
        ("chunk.html", page(inputs).encode()),
        ("chunk.html", page(option_list).encode()),
        ("chunk.html", page(yellow).encode()),
        ("chunk.html", table_page().encode()),
        ("chunk.mht", ARCHIVE.format(page()).encode()),
        ("chunk.docx", inner_document()),
    ],
)
def test_a_report_taken_into_a_letter_is_read(name: str, content: bytes) -> None:
    reading = read_in_process(with_part(name, content), "sak.docx")
    assert scores(reading) == ALL and kinds(reading) == [("strength", "Oversikt")]


def test_a_part_that_cannot_be_read_is_named_as_the_cause() -> None:
    reading = read_in_process(with_part("chunk.rtf", b"{\\rtf1 Portef\\'f8lje}"), "sak.docx")
    assert codes(reading) == {"report_in_a_file_within": None}


def test_documents_within_documents_without_end_are_given_up() -> None:
    content = inner_document()
    for _ in range(5):
        content = with_part("chunk.docx", content)
    assert codes(read_in_process(content, "sak.docx")) == {"report_in_a_file_within": None}


def test_an_embedded_file_and_a_picture_are_named_as_the_cause() -> None:
    letter = docx.Document()
    letter.add_paragraph("Vurderingen følger vedlagt.")
    for part, code in (
        ("word/embeddings/a.docx", "report_in_a_file_within"),
        ("word/media/a.png", "report_is_a_picture"),
    ):
        content = rezipped(saved(letter), lambda _, body: body, {part: b"x"})
        assert codes(read_in_process(content, "sak.docx")) == {code: None}


def test_a_relationship_to_somewhere_else_is_not_followed() -> None:
    content = with_part("chunk.html", page().encode())
    outside = rezipped(
        content,
        lambda part, body: (
            body.replace(b'Target="chunk.html"', b'Target="https://example.invalid/x" TargetMode="External"')
            if part.endswith("document.xml.rels")
            else body
        ),
    )
    assert zipfile.is_zipfile(io.BytesIO(outside))
    assert codes(read_in_process(outside, "sak.docx")) == {"report_in_a_file_within": None}
