"""Word and PDF as files: what people see is read and nothing else, places are true, and hostile files do no harm."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace as changed

import docx
import pytest
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from test_report_oddities import REPORT, SHORT, codes, statements
from test_reports import findings_in
from written_reports import PDF_ROWS, WORD_ROWS, pdf, saved, word

from data.loading.read import read_file, read_in_process
from data.reading.limits import DEFAULT

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
            if table.dataset == "scores":
                assert "☒" in paragraph or row["is_total"]
            else:
                assert row["text"] in paragraph


def made_by_hand(lines: list[str], ticked: list[bool], *, top: int = 700) -> bytes:
    """A PDF with lines of text, the last of them six numbers with the boxes of a form before them."""
    numbers = "".join(f" {60 if n else 0} 0 Td ({n + 1}) Tj" for n in range(6))
    written = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    stream = f"BT /F1 11 Tf 60 {top} Td {written}{numbers} ET".encode("cp1252")
    row = top - 20 * len(lines)
    widgets = [
        f"<</Type/Annot/Subtype/Widget/FT/Btn/T(b{n})/AS/{'Yes' if is_on else 'Off'}"
        f"/Rect[{48 + 60 * n} {row} {57 + 60 * n} {row + 9}]>>"
        for n, is_on in enumerate(ticked)
    ]
    page = f"/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[{' '.join(widgets)}]"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R{page}/Resources<</Font<</F1 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, body) for number, body in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n"


def test_a_pdf_form_that_was_filled_in_on_the_screen() -> None:
    lines = SHORT.splitlines()[:7]
    content = made_by_hand([line.replace("•", "-") for line in lines], [number == 3 for number in range(1, 7)])
    reading = read_in_process(content, "psv.pdf")
    assert codes(reading) == {"missing_total": "p1"}
    assert statements(reading) == {"shared_understanding": 3.0}
