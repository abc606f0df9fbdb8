"""What real reports do: wrap, misspell, leave out, cross twice; and what hostile ones try."""

import io
import re
import subprocess
import sys
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import replace as changed
from pathlib import Path

import docx
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import expected_findings, expected_scores, parts
from test_reports import findings_in, scores_in
from written_reports import PDF_ROWS, WORD_ROWS, boxes, pdf, saved, text, word

from data.loading import read_file, read_in_process
from data.reading.limits import DEFAULT
from data.tables import Reading

REPORT = parts()
TEXT = text(REPORT)
SHORT = """Programstatusvurdering 2024
Program: Spir
Bærekraft
Beskrivelse: Hensyn til miljø, mennesker og økonomi.
Felles forståelse
• Hva mener vi?
Styret og ansatte er enige om hva bærekraft betyr hos oss.
☐ 1 ☐ 2 ☐ 3 ☐ 4 ☒ 5 ☐ 6
Hvor er vi gode:
• Vi har en plan.
Forbedringsområder:
• Vi måler for lite.
Anbefalte tiltak:
• Mål mer.
Total poengsum
4,5
Til slutt
Hva er viktigst?
• At folk blir med.
"""


def read(written: str, **said: object) -> Reading:
    return read_in_process(written.encode(), "psv.txt", **said)  # type: ignore[arg-type]


def replaced(old: str, new: str, within: str = SHORT) -> str:
    assert within.count(old) == 1
    return within.replace(old, new)


def codes(reading: Reading) -> dict[str, str | None]:
    """Problems but for what a report with one indicator always lacks -> where."""
    usual = {"missing_indicators", "missing_statements"}
    return {problem.code: problem.cell for problem in reading.problems if problem.code not in usual}


def statements(reading: Reading) -> dict[str | None, float]:
    return {statement: score for _, statement, score in scores_in(reading)}


def test_the_short_report_is_read_as_it_stands() -> None:
    reading = read(SHORT)
    assert codes(reading) == {}
    assert statements(reading) == {"shared_understanding": 5.0, None: 4.5}
    assert [kind for _, kind, _ in findings_in(reading)] == ["strength", "improvement", "action"]
    scores = next(table for table in reading.tables if table.dataset == "scores")
    assert list(scores.rows["cell"]) == ["l8", "l16"] and scores.range == "l3:l16"


def test_two_crosses_are_an_error_in_that_row() -> None:
    reading = read(replaced("☐ 4 ☒ 5", "☒ 4 ☒ 5"))
    assert codes(reading) == {"two_crosses": "l8"}
    assert not reading.is_storable
    problem = next(problem for problem in reading.problems if problem.code == "two_crosses")
    assert (problem.value, problem.values) == ("Felles forståelse", {"numbers": "4, 5"})


def test_no_cross_is_a_warning_and_no_score() -> None:
    reading = read(replaced("☒ 5", "☐ 5"))
    assert codes(reading) == {"no_cross": "l8"}
    assert reading.is_storable and statements(reading) == {None: 4.5}


@pytest.mark.parametrize(
    ("row", "score"),
    [
        ("☐ 1 ☐ 2 ☐ 3 ☐ 4 ☐ 5 ☒\n6", 6),
        ("☐ 1 ☐ 2 ☒\n3 ☐ 4 ☐ 5 ☐ 6", 3),
        ("☐ 1\n☐ 2\n☒ 3\n☐ 4\n☐ 5\n☐ 6", 3),
        ("☐   1 ☐   2 ☒   3 ☐   4 ☐   5 ☐   6", 3),
        ("☐1 ☐2 ☒3 ☐4 ☐5 ☐6", 3),
        ("[ ] 1 [ ] 2 [X] 3 [ ] 4 [ ] 5 [ ] 6", 3),
        ("☐ ☐ ☒ ☐ ☐ ☐", 3),
        ("1 ☐ 2 ☐ 3 ☒ 4 ☐ 5 ☐ 6 ☐", 3),
    ],
)
def test_a_row_of_boxes_as_it_may_stand(row: str, score: int) -> None:
    reading = read(replaced("☐ 1 ☐ 2 ☐ 3 ☐ 4 ☒ 5 ☐ 6", row))
    assert codes(reading) == {}
    assert statements(reading)["shared_understanding"] == score


def test_a_row_that_lacks_a_box_is_read_with_a_warning() -> None:
    reading = read(replaced("☐ 1 ☐ 2 ☐ 3", "☐ 1 ☐ 3"))
    assert codes(reading) == {"uncertain_score": "l8"}
    assert statements(reading)["shared_understanding"] == 5


@pytest.mark.parametrize(
    ("written", "total"),
    [
        ("Total poengsum 4,5", 4.5),
        ("Total poengsum: 4.5", 4.5),
        ("TOTAL POENGSUM\n\n4½", 4.5),
        ("Samlet poengsum:\n4,5 av 6", 4.5),
        ("Total poengsum\n5", 5),
        ("Total score – 3,5", 3.5),
    ],
)
def test_a_total_as_it_may_stand(written: str, total: float) -> None:
    reading = read(replaced("Total poengsum\n4,5", written))
    assert codes(reading) == {}
    assert statements(reading)[None] == total


def test_a_missing_total_is_a_warning_and_lets_nothing_leak_in() -> None:
    for written, place in (("", "l3"), ("Total poengsum\n", "l15"), ("Total poengsum: –\n", "l15")):
        reading = read(replaced("Total poengsum\n4,5\n", written))
        assert codes(reading) == {"missing_total": place}
        assert None not in statements(reading)
        assert findings_in(reading)[-1] == ("sustainability", "action", "Mål mer.")


def test_a_total_that_is_no_number_or_outside_the_scale_is_an_error() -> None:
    assert codes(read(replaced("Total poengsum\n4,5", "Total poengsum: 7"))) == {"outside_scale": "l15"}


@pytest.mark.parametrize(
    "heading",
    ["BÆREKRAFT", "Bærekraft:", "7. Bærekraft", "Indikator 7: Bærekraft", "Berekraft", "Bærekaft", "Bæerkraft"],
)
def test_an_indicator_under_its_name_or_one_like_it(heading: str) -> None:
    reading = read(replaced("\nBærekraft\n", f"\n{heading}\n"))
    assert codes(reading) == {}
    assert {indicator for indicator, _, _ in scores_in(reading)} == {"sustainability"}


def test_an_indicator_that_no_form_has_is_an_error_that_names_the_nearest() -> None:
    reading = read(replaced("\nBærekraft\n", "\nDyrevelferd\n"))
    problems = [problem for problem in reading.problems if problem.code == "unknown_indicator"]
    assert {(problem.value, problem.sheet) for problem in problems} == {("Dyrevelferd", "Tekst")}
    assert not reading.is_storable


OWN = "Kommunen har et klimaregnskap som brukes i budsjettet"


def with_own(topic: str, sentence: str) -> str:
    return replaced("Styret og ansatte er enige om hva bærekraft betyr hos oss.", sentence).replace(
        "Felles forståelse", topic
    )


def test_a_statement_with_its_topic_may_be_worded_in_any_way() -> None:
    assert statements(read(with_own("Felles forståelse", OWN))) == {"shared_understanding": 5.0, None: 4.5}


def test_a_statement_that_is_not_in_the_form_keeps_its_own_words() -> None:
    reading = read(with_own("Klimaregnskap", OWN))
    assert codes(reading) == {"unknown_statement": "l7"}
    assert statements(reading) == {OWN: 5.0, None: 4.5}


def test_a_statement_much_like_one_of_the_form_is_taken_for_it_and_said() -> None:
    reading = read(with_own("Felles forståelser", OWN))
    problem = next(problem for problem in reading.problems if problem.code == "uncertain_statement")
    assert (problem.value, problem.values["nb"]) == ("Felles forståelser", "Felles forståelse")
    assert statements(reading) == {"shared_understanding": 5.0, None: 4.5}


def test_people_may_tie_a_statement_to_one_of_the_form() -> None:
    tied = {("psv-7", "sustainability", OWN): "measuring"}
    reading = read(with_own("Klimaregnskap", OWN), statements=tied)
    assert codes(reading) == {}
    assert statements(reading) == {"measuring": 5.0, None: 4.5}


@pytest.mark.parametrize(
    ("title", "is_guess"),
    [
        ("Programstatusvurdering 2024\nSpir", True),
        ("Spir\nProgramstatusvurdering 2024", True),
        ("Programstatusvurdering 2024\nProgram: Spir", False),
        ("Programstatusvurdering for Spir 2024", False),
        ("Spir – Programstatusvurdering 2024", False),
        ("PSV 2024 Spir", False),
        ("Omstillingsprogrammet Spir\nProgramstatusvurdering 2024\nHøsten 2024", False),
        ("Programstatusvurdering 2024 for omstillingsprogrammet Spir\n28.10.2024", False),
    ],
)
def test_programme_and_year_from_the_title(title: str, is_guess: bool) -> None:
    reading = read(replaced("Programstatusvurdering 2024\nProgram: Spir", title))
    assert statements(reading) == {"shared_understanding": 5.0, None: 4.5}  # and checks programme and year
    assert set(codes(reading)) == ({"programme_from_title"} if is_guess else set())


def test_what_the_title_does_not_say_is_asked_for_once() -> None:
    untitled = replaced("Programstatusvurdering 2024\nProgram: Spir\n", "")
    reading = read(untitled)
    found = [problem.code for problem in reading.problems if problem.severity == "error"]
    assert found == ["missing_programme_in_report", "missing_year_in_report"]
    assert codes(read(untitled, programme="Spir", year=2024)) == {}


def test_words_divided_at_the_end_of_a_line_are_whole_again() -> None:
    wrapped = "• Vi har en omstillings-\nplan for bo- \nog blilyst som SMB-\nbedriftene kjen\u00ad\nner."
    reading = read(replaced("• Vi har en plan.", wrapped))
    assert findings_in(reading)[0][2] == "Vi har en omstillingsplan for bo- og blilyst som SMB-bedriftene kjenner."


def test_page_numbers_and_heads_in_pasted_text_are_no_findings() -> None:
    head = "Spir – programstatus"
    lines = TEXT.splitlines()
    paged: list[str] = []
    for number, first in enumerate(range(0, len(lines), 23), start=4):
        paged += [*lines[first : first + 23], str(number), head]
    reading = read("\n".join(paged))
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()


def test_form_feeds_tell_where_pages_end() -> None:
    lines = TEXT.splitlines()
    pages = [
        "\n".join(["Spir 2024", *lines[first : first + 31], f"Side {first}"]) for first in range(0, len(lines), 31)
    ]
    reading = read("\n\f".join(pages))
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()


@settings(max_examples=40, deadline=None)
@given(
    width=st.integers(28, 120),
    bullet=st.sampled_from(["• ", "- ", "– ", "* ", "•\t", "o  "]),
    gap=st.sampled_from(["\n", "\r\n", "\n\n", " \n"]),
    spaces=st.sampled_from([" ", "  ", "\u00a0", "\t"]),
)
def test_text_means_the_same_however_it_is_wrapped(width: int, bullet: str, gap: str, spaces: str) -> None:
    lines = []
    for line in text(REPORT, row=lambda crossed: boxes(crossed).replace("   ", spaces), bullet=bullet).split("\n"):
        lines += textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)
    reading = read(gap.join(lines))
    assert scores_in(reading) == sorted(expected_scores(), key=str)
    assert findings_in(reading) == expected_findings()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_line_lost_or_doubled_makes_the_reader_fail(data: st.DataObject) -> None:
    lines = TEXT.split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(lines) - 1))
        lines[place : place + 1] = data.draw(st.sampled_from([[], [lines[place]] * 2, ["☒ 4"], ["4"], ["•"], [""]]))
    reading = read("\n".join(lines))
    for table in reading.tables:
        assert table.rows["cell"].notna().all()


# Word


def word_paragraphs(*paragraphs: str) -> bytes:
    """A document of these paragraphs, given as XML, before the rest of the short report."""
    document = docx.Document()
    for line in SHORT.splitlines():
        document.add_paragraph(line)
    target = document.paragraphs[9]._p  # "Vi har en plan."
    for paragraph in reversed(paragraphs):
        target.addnext(parse_xml(paragraph.replace("<w:p>", f"<w:p {nsdecls('w')} {MC}>", 1)))
    return saved(document)


def strengths(content: bytes) -> list[str]:
    reading = read_in_process(content, "psv.docx")
    return [words for _, kind, words in findings_in(reading) if kind == "strength"][1:]


MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RUN = "<w:r><w:t>{}</w:t></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "read_as"),
    [
        (f"<w:p>{RUN.format('• Vi ')}<w:ins>{RUN.format('er flere.')}</w:ins></w:p>", "Vi er flere."),
        (
            f"<w:p>{RUN.format('• Vi er flere.')}<w:del><w:r><w:delText> Nei.</w:delText></w:r></w:del></w:p>",
            "Vi er flere.",
        ),
        (f"<w:p>{RUN.format('• Vi er flere.')}<w:moveFrom>{RUN.format(' Bort.')}</w:moveFrom></w:p>", "Vi er flere."),
        (f"<w:p><w:sdt><w:sdtContent>{RUN.format('• Vi er flere.')}</w:sdtContent></w:sdt></w:p>", "Vi er flere."),
        (
            f"<w:p>{RUN.format('• Vi er flere.')}<w:r><w:rPr><w:vanish/></w:rPr><w:t> Skjult.</w:t></w:r></w:p>",
            "Vi er flere.",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>• I en boks.</w:t>"
            "</w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>• I en boks.</w:t>"
            "</w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "I en boks.",
        ),
        (f"<w:p>{RUN.format('• Vi')}<w:r><w:tab/><w:t>er</w:t><w:br/><w:t>flere.</w:t></w:r></w:p>", "Vi er flere."),
    ],
)
def test_word_text_as_people_see_it(paragraph: str, read_as: str) -> None:
    assert strengths(word_paragraphs(paragraph)) == [read_as]


def rezipped(content: bytes, edit: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, edit(name, source.read(name)))
        for name, body in (extra or {}).items():
            archive.writestr(name, body)
    return target.getvalue()


def with_document(change: Callable[[bytes], bytes]) -> bytes:
    return rezipped(word_paragraphs(), lambda name, body: change(body) if name == "word/document.xml" else body)


def after_declaration(doctype: bytes, old: bytes = b"", new: bytes = b"") -> bytes:
    return with_document(lambda body: re.sub(rb"(\?>\s*)", rb"\1" + doctype, body, count=1).replace(old, new))


LAUGHS = b"<!DOCTYPE d [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


def test_a_document_with_macros_is_read_and_they_are_not() -> None:
    macros = rezipped(
        word_paragraphs(),
        lambda _, body: body.replace(
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
        ),
        {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell calc.exe"},
    )
    assert statements(read_in_process(macros, "psv.docm")) == {"shared_understanding": 5.0, None: 4.5}


HOSTILE = {
    "entities that grow": lambda: after_declaration(LAUGHS + b"]>", b"Vi har", b"&j;"),
    "an entity from outside": lambda: after_declaration(
        b"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>", b"Vi har", b"&x;"
    ),
    "a document type in another encoding": lambda: with_document(
        lambda body: body.decode().replace("UTF-8", "UTF-16").replace("?>", "?><!DOCTYPE d>", 1).encode("utf-16")
    ),
    "broken xml": lambda: with_document(lambda body: body[:-40]),
    "no end of nesting": lambda: with_document(
        lambda body: body.replace(b"<w:body>", b"<w:body>" + b"<w:sdt>" * 30_000).replace(
            b"</w:body>", b"</w:sdt>" * 30_000 + b"</w:body>"
        )
    ),
    "half a pdf": lambda: pdf(REPORT, PDF_ROWS["pdf_glyphs"])[:300],
    "a pdf of noise": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_report_ends_in_a_message(name: str) -> None:
    reading = read_file(HOSTILE[name](), "psv.docx")
    assert [problem.code for problem in reading.problems] in (["broken_report"], ["reading_stopped"])
    assert reading.tables == ()


def test_a_document_that_grows_when_unpacked_is_refused() -> None:
    content = word_paragraphs()
    reading = read_in_process(content, "psv.docx", limits=changed(DEFAULT, unpacked_megabytes=0))
    assert codes(reading) == {"unpacks_too_large": None}


# PDF


def test_a_scanned_pdf_is_told_so() -> None:
    picture = typst.compile(b"#rect(width: 80%, height: 80%, fill: gray)")
    assert isinstance(picture, bytes)
    assert codes(read_in_process(picture, "psv.pdf")) == {"scanned_pdf": None}


def test_a_pdf_with_a_password_is_told_so() -> None:
    key = b"<" + b"41" * 32 + b">"
    locked = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/P -4/O" + key + b"/U" + key + b">>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<41><41>]>>\n"
    )
    assert codes(read_in_process(locked, "psv.pdf")) == {"protected_pdf": None}


def test_a_letter_is_no_report() -> None:
    letter = docx.Document()
    letter.add_paragraph("Kjære styre, takk for sist.")
    assert codes(read_in_process(saved(letter), "brev.docx")) == {"no_assessment": None}


def test_each_thing_is_known_by_its_page_or_paragraph() -> None:
    in_pdf = read_in_process(pdf(REPORT, PDF_ROWS["pdf_glyphs"]), "psv.pdf")
    assert all(re.fullmatch(r"p\d+", cell) for table in in_pdf.tables for cell in table.rows["cell"])
    in_word = read_in_process(word(REPORT, WORD_ROWS["glyphs"]), "psv.docx")
    document = docx.Document(io.BytesIO(in_word.content))
    for table in in_word.tables:
        for row in table.rows.to_dict("records"):
            paragraph = document.paragraphs[int(row["cell"].removeprefix("¶")) - 1].text
            assert row["text"] == paragraph if table.dataset == "findings" else "☒" in paragraph or row["is_total"]


def test_a_table_of_text_is_no_report() -> None:
    rows = "Program;År;Indikator;Poeng\nSpir;2024;Bærekraft;2\nSpir;2024;Portefølje;5\n"
    reading = read_in_process(rows.encode(), "poeng.csv")
    assert [table.sheet for table in reading.tables] == ["poeng.csv"]


def test_a_table_is_read_without_the_readers_of_reports() -> None:
    script = (
        "import sys; from data.loading import read_in_process;"
        "read_in_process('Program;År;Indikator;Poeng\\nSpir;2024;Bærekraft;2'.encode(), 'a.csv');"
        "print(sorted({'pdfplumber', 'pdfminer', 'docx', 'lxml', 'data.reading.report.word'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
