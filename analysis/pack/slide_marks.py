"""What is put on a slide: words in boxes and cells, lines, panels, and what is said of them to those who do not see."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from analysis.chart import Missing
from analysis.drawing import tables
from analysis.drawing.colours import LIGHT_TOKENS
from analysis.pack.slide_master import EDGE, INNER, KICKER, MARK, SOURCE, SUBTITLE
from analysis.table import Column


def fill_in(slide: Slide, texts: dict[int, str]) -> None:
    """Fills the placeholders of those numbers; an empty one is taken away, so that no prompt is left."""
    for place in list(slide.placeholders):
        text = texts.get(place.placeholder_format.idx, "")
        if text:
            place.text_frame.text = text
        elif place.placeholder_format.idx in texts or place.placeholder_format.idx in (SUBTITLE, SOURCE, KICKER, MARK):
            place._element.getparent().remove(place._element)


def take_away(slide: Slide, idx: int) -> None:
    """Takes the placeholder of that number off the slide."""
    for place in list(slide.placeholders):
        if place.placeholder_format.idx == idx:
            place._element.getparent().remove(place._element)


def text_box(slide: Slide, x: float, y: float, w: float, h: float) -> Any:
    """A text box without margins, in inches; returns its frame."""
    frame = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def add_words(frame: Any, text: str, size: float, colour: str, *, bold: bool = False, serif: bool = False) -> Any:
    """Adds a paragraph; the first takes the place of the empty one."""
    first = frame.paragraphs[0]
    paragraph = first if not first.runs and len(frame.paragraphs) == 1 else frame.add_paragraph()
    add_run(paragraph, text, size, colour, bold=bold, serif=serif)
    return paragraph


def add_run(
    paragraph: Any, text: str, size: float, colour: str, *, bold: bool | None = None, serif: bool = False
) -> None:
    """Adds words to a paragraph; a vertical tab begins a new line."""
    for place, line in enumerate(text.split("\v")):
        if place:
            paragraph.add_line_break()
        if not line:
            continue
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = rgb(colour)
        run.font.name = "+mj-lt" if serif else "+mn-lt"


def fill_cell(
    cell: Any, text: str, size: float, *, column: Column, bold: bool = False, colour: str = LIGHT_TOKENS.ink
) -> None:
    """Writes a table's cell: numbers to the right, scores in the middle."""
    cell.margin_left = cell.margin_right = Pt(size * 0.5)
    cell.margin_top = cell.margin_bottom = Pt(size * 0.25)
    is_centred = column.kind == "centred"
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if is_centred or not column.heading else MSO_ANCHOR.TOP
    frame = cell.text_frame
    frame.word_wrap = True
    for line in text.split("\n"):
        paragraph = add_words(frame, line, size, colour, bold=bold)
        if is_centred:
            paragraph.alignment = PP_ALIGN.CENTER
        elif tables.is_number(column.kind):
            paragraph.alignment = PP_ALIGN.RIGHT


def plain_table(frame: Any) -> None:
    """No colours of the table's own: lines and grounds are drawn cell by cell."""
    properties = frame._element.graphic.graphicData.tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    properties.set("bandRow", "0")
    properties.set("firstRow", "1")


def hairline(cell: Any, colour: str) -> None:
    """A hairline below the cell."""
    cell_line(cell, "a:lnB", colour, 9525)


def cell_gap(cell: Any, *, is_break: bool) -> None:
    """Ground around a coloured cell, so that the cells stand apart; a dashed line where the form is another after."""
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        if is_break and side == "a:lnR":
            cell_line(cell, side, LIGHT_TOKENS.ink2, 15875, dash="dash")
        else:
            cell_line(cell, side, LIGHT_TOKENS.ground, 28575)


def cell_line(cell: Any, side: str, colour: str, width: int, *, dash: str = "solid") -> None:
    """A line on one side of a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = parse_xml(
        f'<{side} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{width}"><a:solidFill>'
        f'<a:srgbClr val="{colour[1:]}"/></a:solidFill><a:prstDash val="{dash}"/></{side}>'
    )
    # Lines come before fills, in the order left, right, top, bottom.
    fills = [child for child in properties if not child.tag.startswith(qn("a:ln"))]
    if fills:
        fills[0].addprevious(line)
    else:
        properties.append(line)


def missing_panel(slide: Slide, missing: Missing, top: float) -> None:
    """What is missing, why it matters, who does what."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(EDGE), Inches(top), Inches(INNER), Inches(0.85))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(LIGHT_TOKENS.raised)
    shape.line.fill.background()
    unstyle(shape)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left, frame.margin_right = Inches(0.25), Inches(0.2)
    frame.margin_top = frame.margin_bottom = Inches(0.05)
    paragraph = add_words(frame, missing.title, 14, LIGHT_TOKENS.ink, bold=True)
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph = add_words(frame, f"{missing.why} {missing.what_to_do}", 12, LIGHT_TOKENS.ink2)
    paragraph.alignment = PP_ALIGN.LEFT
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(EDGE), Inches(top), Pt(3), Inches(0.85))
    bar.fill.solid()
    bar.fill.fore_color.rgb = rgb(LIGHT_TOKENS.ink)
    bar.line.fill.background()
    mark_decorative(bar)


def describe(frame: Any, title: str, alt: str) -> None:
    """The alternative text of a figure."""
    properties = frame._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", alt or title)
    properties.set("title", title)
    properties.set("name", title)


def unstyle(shape: Any) -> None:
    """Takes away the theme's own shadow and line."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def mark_decorative(shape: Any) -> None:
    """Says that a line is there for the eye only."""
    unstyle(shape)
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def speak_of(slide: Slide, lines: Sequence[str]) -> None:
    """Puts lines into the speaker's notes."""
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None  # the notes' own template has one
    frame.text = "\n".join(lines)


def set_language(element: Any, spoken: str) -> None:
    """Marks every run with its language, for those who hear it read."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr().set("lang", spoken)


def rgb(colour: str) -> RGBColor:
    """A colour as PowerPoint wants it."""
    return RGBColor.from_string(colour[1:])
