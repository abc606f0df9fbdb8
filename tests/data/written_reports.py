"""Writes a report as plain text, Word and PDF, with its boxes in each way that programmes write theirs."""

import io
from collections.abc import Callable, Sequence
from functools import cache

import docx
import typst
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from tests.data.reports import Part

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BULLETS = ("bullet", "question")


def boxes(crossed: Sequence[int], empty: str = "☐", cross: str = "☒") -> str:
    return " ".join(f"{cross if number in crossed else empty}   {number}" for number in range(1, 7))


def text(report: Sequence[Part], *, row: Callable[[Sequence[int]], str] = boxes, bullet: str = "• ") -> str:
    lines = []
    for part in report:
        if part.kind == "boxes":
            lines.append(row(part.crossed))
        else:
            lines.append((bullet if part.kind in BULLETS else "") + part.text)
    return "\n".join(lines)


# Word


def word(report: Sequence[Part], row: Callable[[Document, Part], None]) -> bytes:
    document = docx.Document()
    for part in report:
        if part.kind == "boxes":
            row(document, part)
        elif part.kind in BULLETS:
            document.add_paragraph(part.text, style="List Bullet")
        elif part.kind == "title":
            document.add_paragraph(part.text, style="Title")
        elif part.kind in ("heading", "indicator"):
            document.add_heading(part.text, level=1)
        else:
            document.add_paragraph(part.text)
    return saved(document)


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def glyphs(document: Document, part: Part) -> None:
    document.add_paragraph(boxes(part.crossed))


def ticks(document: Document, part: Part) -> None:
    document.add_paragraph(boxes(part.crossed, "□", "☑"))


def _numbered(document: Document, part: Part, box: Callable[[bool], str]) -> None:
    paragraph = document.add_paragraph()
    for number in range(1, 7):
        _append(paragraph, box(number in part.crossed))
        paragraph.add_run(f" {number} ")


def _append(paragraph: Paragraph, xml: str) -> None:
    for element in parse_xml(f"<w:p {nsdecls('w')} {W14}>{xml}</w:p>"):
        paragraph._p.append(element)


def control(is_crossed: bool) -> str:
    sign = "☒" if is_crossed else "☐"
    state = f'<w14:checkbox><w14:checked w14:val="{int(is_crossed)}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"


def controls(document: Document, part: Part) -> None:
    _numbered(document, part, control)


def nested_controls(document: Document, part: Part) -> None:
    """A control for the whole row, and in it one for each box, whose sign is a letter of another font."""

    def box(is_crossed: bool) -> str:
        shown = control(is_crossed).replace("☒", "þ").replace("☐", "¨")
        return f"<w:sdt><w:sdtPr><w:alias w:val='rad'/></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"

    _numbered(document, part, box)


def cell_controls(document: Document, part: Part) -> None:
    """A table with a cell per box, each cell a control, and one per number."""
    row = document.add_table(rows=1, cols=1).rows[0]._tr
    for cell in list(row):
        row.remove(cell)
    for number in range(1, 7):
        state = f'<w14:checkbox><w14:checked w14:val="{int(number in part.crossed)}"/></w14:checkbox>'
        cell = "<w:tc><w:p><w:r><w:t>?</w:t></w:r></w:p></w:tc>"
        wrapped = f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
        for xml in (wrapped, cell.replace("?", str(number))):
            row.append(parse_xml(f"<w:tr {nsdecls('w')} {W14}>{xml}</w:tr>")[0])


def legacy_fields(document: Document, part: Part) -> None:
    def box(is_crossed: bool) -> str:
        state = "<w:checked/>" if is_crossed else '<w:default w:val="0"/>'
        begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData>'
        return (
            f"<w:r>{begin}</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    _numbered(document, part, box)


def symbols(document: Document, part: Part) -> None:
    def box(is_crossed: bool) -> str:
        return f'<w:r><w:sym w:font="Wingdings" w:char="{"F0FE" if is_crossed else "F0A8"}"/></w:r>'

    _numbered(document, part, box)


def symbol_letters(document: Document, part: Part) -> None:
    """Letters in a font of symbols."""

    def box(is_crossed: bool) -> str:
        fonts = '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr>'
        return f"<w:r>{fonts}<w:t>{'R' if is_crossed else '£'}</w:t></w:r>"

    _numbered(document, part, box)


def broken_row(document: Document, part: Part) -> None:
    """The last number has moved to a line of its own."""
    paragraph = document.add_paragraph(boxes(part.crossed)[:-1].rstrip())
    paragraph.add_run().add_break()
    paragraph.add_run("6")


def bold_number(document: Document, part: Part) -> None:
    paragraph = document.add_paragraph()
    for number in range(1, 7):
        paragraph.add_run(str(number)).bold = number in part.crossed
        paragraph.add_run("   ")


def shaded_number(document: Document, part: Part) -> None:
    table = document.add_table(rows=1, cols=6)
    for number, cell in enumerate(table.rows[0].cells, start=1):
        cell.text = str(number)
        if number in part.crossed:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="9CC2E5"/>'))


WORD_ROWS = {
    row.__name__: row
    for row in (
        glyphs, ticks, controls, nested_controls, cell_controls, legacy_fields, symbols, symbol_letters, broken_row,
        bold_number, shaded_number,
    )
}  # fmt: skip


def word_table(report: Sequence[Part], *, shaded: bool = False) -> bytes:
    """Crosses in a table: columns 1-6 and a row per statement, one table per indicator."""
    document = docx.Document()
    table = None
    for place, part in enumerate(report):
        if part.kind == "boxes":
            statement = report[place - 1].text
            if table is None:
                table = document.add_table(rows=1, cols=7)
                for cell, header in zip(table.rows[0].cells, ("Påstand", *"123456"), strict=True):
                    cell.text = header
            cells = table.add_row().cells
            cells[0].text = part.text
            cells[0].add_paragraph(statement)
            for number in part.crossed:
                if shaded:
                    shade = parse_xml(f'<w:shd {nsdecls("w")} w:fill="D9D9D9"/>')
                    cells[number]._tc.get_or_add_tcPr().append(shade)
                else:
                    cells[number].text = "X"
        elif part.kind in ("topic", "question", "statement"):
            continue
        else:
            table = None
            style = "List Bullet" if part.kind == "bullet" else "Heading 1" if part.kind == "indicator" else None
            document.add_paragraph(part.text, style=style)
    return saved(document)


# PDF

WIDE = '#set page(paper: "a4", numbering: "1 / 1", header: [Spir -- programstatus])\n#set text(size: 11pt)\n'
NARROW = (
    '#set page(width: 110mm, height: 120mm, margin: 12mm, numbering: "1", header: [Omstilling i Spir #h(1fr) 2024])\n'
    "#set text(size: 10pt, hyphenate: true)\n#set par(justify: true)\n"
)
FONTS = '#set text(lang: "nb", font: ("Libertinus Serif", "DejaVu Sans Mono"))\n'


def pdf(report: Sequence[Part], row: Callable[[Part], str], layout: str = WIDE) -> bytes:
    return _compiled(layout + FONTS + "\n".join(_typst(part, row) for part in report))


def _typst(part: Part, row: Callable[[Part], str]) -> str:
    if part.kind == "boxes":
        return f"\n{row(part)}\n"
    if part.kind in BULLETS:
        return f"- {_escaped(part.text)}"
    level = {"title": "#align(center)[", "indicator": "#heading(level: 1)[", "topic": "*"}.get(part.kind, "")
    ends = {"[": "]", "*": "*"}
    return f"\n{level}{_escaped(part.text)}{ends.get(level[-1:], '')}\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "#*_-=+/@$<>[]`~\\" else sign for sign in text)


@cache
def _compiled(source: str) -> bytes:
    compiled = typst.compile(source.encode())
    assert isinstance(compiled, bytes)
    return compiled


def pdf_glyphs(part: Part) -> str:
    return _escaped(boxes(part.crossed)).replace("   ", " ~ ")


def pdf_bold(part: Part) -> str:
    return " ~ ".join(f"*{number}*" if number in part.crossed else str(number) for number in range(1, 7))


def pdf_shaded(part: Part) -> str:
    numbers = (
        f"#box(fill: aqua, inset: 3pt)[{n}]" if n in part.crossed else f"#box(inset: 3pt)[{n}]" for n in range(1, 7)
    )
    return " ".join(numbers)


def pdf_ringed(part: Part) -> str:
    ring = "#box(circle(inset: 1.5pt, stroke: 0.7pt)[{}])"
    return " ~ ".join(ring.format(n) if n in part.crossed else f"#box(inset: 1.5pt)[{n}]" for n in range(1, 7))


PDF_ROWS = {row.__name__: row for row in (pdf_glyphs, pdf_bold, pdf_shaded, pdf_ringed)}


def pdf_table(report: Sequence[Part], layout: str = WIDE) -> bytes:
    """Crosses in a table with rules."""
    written: list[str] = []
    rows: list[str] = []
    for place, part in enumerate(report):
        if part.kind == "boxes":
            crosses = "".join(f"[{'X' if number in part.crossed else ''}]," for number in range(1, 7))
            rows.append(f"[{_escaped(report[place - 1].text)}],{crosses}")
        elif part.kind not in ("topic", "question", "statement"):
            if rows:
                header = "[Påstand]," + "".join(f"[{number}]," for number in range(1, 7))
                written.append(f"#table(columns: (1fr, ..(auto,) * 6),{header}{''.join(rows)})")
                rows = []
            written.append(_typst(part, pdf_glyphs))
    return _compiled(layout + FONTS + "\n".join(written))
