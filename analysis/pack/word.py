"""A pack as a Word document that a meeting can write in: real headings, tables, fields and languages."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from analysis.drawing import tables
from analysis.drawing.colours import LIGHT_TOKENS
from analysis.pack import paper
from analysis.pack.model import Figure, Pack, Part
from analysis.table import Column, Field, Table, written
from data.reading.kinds import OWN_DOCUMENT
from language import Language

_TAGS = {"nb": "nb-NO", "en": "en-GB"}
# Texts of files are Norwegian, whatever the reader speaks.
_OF_FILES = "nb-NO"
_WIDTH = Cm(17.4)
_PIXELS = 620  # the same width, as tables reckon it
# Every Office has them, and what opens its files has the same widths for them.
_SERIF, _SANS = "Cambria", "Calibri"
# The key of a style for the text of tables -> its size in points: the first in which nothing has to be broken.
_TABLE_TEXTS = {"TableText": 9.5, "TableTextMedium": 8.5, "TableTextSmall": 7.5}
_PER_POINT = 13 / 9.5
_MOST_ROWS_TOGETHER = 8


def write(pack: Pack) -> bytes:
    """The document as a file."""
    document = Document()
    _set_up(document, pack)
    document.add_paragraph(pack.title, style="Title")
    for line in (pack.kind_in_words, pack.meeting, pack.mark, pack.basis):
        if line:
            document.add_paragraph(line, style="Subtitle")
    for place, part in enumerate(pack.parts):
        _part(document, pack, part, on_new_page=place > 0)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _part(document: Written, pack: Pack, part: Part, *, on_new_page: bool) -> None:
    heading = document.add_heading(part.title, level=1)
    heading.paragraph_format.page_break_before = on_new_page
    for text in part.opening:
        document.add_paragraph(text)
    for group in part.lists:
        document.add_heading(group.title, level=2)
        for text in group.texts:
            paragraph = document.add_paragraph(style="List Bullet")
            _say(paragraph, text, _OF_FILES if group.is_of_files else None)
    if part.table is not None:
        _table(document, part.table, part.title, pack.language)
    for figure in part.figures:
        _figure(document, pack, figure)
    for note in part.notes:
        document.add_paragraph(pack.note_line(note), style="Quote")


def _figure(document: Written, pack: Pack, figure: Figure) -> None:
    chart = figure.chart
    document.add_heading(chart.title, level=2)
    if chart.subtitle:
        # Never alone at the foot of a page, with what it is about on the next.
        document.add_paragraph(chart.subtitle).paragraph_format.keep_with_next = True
    if figure.drawing is not None:
        picture = document.add_picture(io.BytesIO(paper.picture(figure.drawing, pack.language)), width=_WIDTH)
        properties = picture._inline.docPr
        properties.set("descr", chart.alt)
        properties.set("name", chart.title)
        key = pack.key(chart)
        if key:
            document.add_paragraph(key, style="Caption")
    if chart.missing is not None:
        strong = document.add_paragraph()
        strong.add_run(chart.missing.title).bold = True
        document.add_paragraph(f"{chart.missing.why} {chart.missing.what_to_do}")
    if chart.table.rows:
        _table(document, chart.table, chart.title, pack.language)
    source = pack.source_line(figure.sources)
    if source:
        document.add_paragraph(source, style="Caption")


def _table(document: Written, content: Table, title: str, language: Language) -> None:
    made = document.add_table(rows=1, cols=len(content.columns), style="Table Grid")
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    _describe(made._tbl, title)
    sizes = {name: points * _PER_POINT for name, points in _TABLE_TEXTS.items()}
    fitting = [name for name, size in sizes.items() if tables.is_readable(content, language, width=_PIXELS, size=size)]
    style = fitting[0] if fitting else [*sizes][-1]
    widths = tables.column_widths(content, language, width=_PIXELS, size=sizes[style])
    for column, cell, width in zip(made.columns, made.rows[0].cells, widths, strict=True):
        # Rows that come after take the width of their column.
        column.width = cell.width = Length(int(width * _WIDTH / _PIXELS))
    headings = [column.heading for column in content.columns]
    _fill(made.rows[0].cells, headings, content.columns, language, style, is_head=True, is_kept=True)
    _mark_row(made.rows[0]._tr, "w:tblHeader")
    # A short table stands on one page; of a long one, no row stands alone.
    kept = len(content.rows) - 1 if len(content.rows) <= _MOST_ROWS_TOGETHER else 1
    for place, row in enumerate(content.rows):
        added = made.add_row()
        _mark_row(added._tr, "w:cantSplit")
        _fill(added.cells, row, content.columns, language, style, is_kept=place < kept)
    document.add_paragraph(style="Caption")  # two tables in a row would be one


def _fill(
    cells: Sequence[_Cell],
    values: Sequence[Any],
    columns: Sequence[Column],
    language: Language,
    style: str,
    *,
    is_kept: bool,
    is_head: bool = False,
) -> None:
    """`is_kept`: the row stays on the page of the one after it."""
    for place, (cell, value, column) in enumerate(zip(cells, values, columns, strict=True)):
        paragraph = cell.paragraphs[0]
        # By its key: to look a style up by its name reads all styles of the document.
        paragraph._p.style = style
        if is_kept:
            paragraph.paragraph_format.keep_with_next = True
        if isinstance(value, Field):
            paragraph._p.append(_field(value))
            continue
        text = str(value) if is_head else written(value, column.kind, language)
        if tables.is_number(column.kind):
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        tag = _OF_FILES if column.is_of_files and not is_head else None
        for number, line in enumerate(text.split("\n")):
            if number:
                paragraph = cell.add_paragraph()
                paragraph._p.style = style
                if is_kept:
                    paragraph.paragraph_format.keep_with_next = True
            _say(paragraph, line, tag, bold=is_head or place == number == 0)


def _say(paragraph: Paragraph, text: str, tag: str | None, *, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None
    if tag is not None:
        _set(run._r.get_or_add_rPr(), "w:lang", val=tag)


def _field(field: Field) -> Any:
    """A field of the document with its name, to choose in or to write in; grey words stand in it until then."""
    made = OxmlElement("w:sdt")
    about = _set(made, "w:sdtPr")
    _set(about, "w:alias", val=field.name)
    _set(about, "w:tag", val=field.key)
    _set(about, "w:showingPlcHdr")
    if field.choices:
        choices = _set(about, "w:comboBox")
        for choice in field.choices:
            _set(choices, "w:listItem", displayText=choice, value=choice)
    else:
        _set(about, "w:text", multiLine="1")
    run = _set(_set(made, "w:sdtContent"), "w:r")
    _set(_set(run, "w:rPr"), "w:rStyle", val="PlaceholderText")
    _set(run, "w:t").text = field.prompt
    return made


def _describe(table: Any, title: str) -> None:
    """What the table is, to somebody who does not see it."""
    properties = table.tblPr
    _set(properties, "w:tblCaption", val=title)
    _set(properties, "w:tblDescription", val=title)


def _mark_row(row: Any, name: str) -> None:
    _set(row.get_or_add_trPr(), name)


def _set(parent: Any, name: str, **values: str) -> Any:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    parent.append(made)
    return made


def _set_up(document: Written, pack: Pack) -> None:
    tag = _TAGS[pack.language.code]
    properties = document.core_properties
    properties.title, properties.author, properties.comments = pack.title, "Programstatus", pack.kind_in_words
    properties.language, properties.subject = tag, pack.programme.name
    properties.category = OWN_DOCUMENT
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(2)
    _styles(document, tag)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Footer"]
    footer.add_run(" · ".join(part for part in (pack.footer, pack.mark) if part) + " · ")
    _page_number(footer)


def _page_number(paragraph: Paragraph) -> None:
    field = _set(paragraph._p, "w:fldSimple", instr="PAGE")
    _set(_set(field, "w:r"), "w:t").text = "1"


def _styles(document: Written, tag: str) -> None:
    styles = document.styles
    ink, quiet = (RGBColor.from_string(colour.lstrip("#").upper()) for colour in (LIGHT_TOKENS.ink, LIGHT_TOKENS.ink2))
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    sizes = {
        "Normal": (_SANS, 10.5, ink),
        "Title": (_SERIF, 26, ink),
        "Subtitle": (_SANS, 11, quiet),
        "Heading 1": (_SERIF, 20, ink),
        "Heading 2": (_SERIF, 13.5, ink),
        "Caption": (_SANS, 8.5, quiet),
        "Footer": (_SANS, 8.5, quiet),
    }
    for name, (font, size, colour) in sizes.items():
        _style(styles[name], font, size, colour)
    for name in ("Subtitle", "Caption"):
        styles[name].font.italic, styles[name].font.bold = False, False
    for key, size in _TABLE_TEXTS.items():
        table_text = styles.add_style(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", key), WD_STYLE_TYPE.PARAGRAPH)
        table_text.base_style = styles["Normal"]
        table_text.font.size = Pt(size)
        table_text.paragraph_format.space_after = Pt(2)
    styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    styles["Placeholder Text"].font.color.rgb = quiet


def _style(style: Any, font: str, size: float, colour: RGBColor) -> None:
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
    fonts = style.element.rPr.rFonts
    # A typeface of the theme goes before the one that is named.
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
