"""A sketch on a slide: one group of native shapes and words, each named by what it means."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide
from pptx.util import Emu, Pt

from analysis.drawing.colours import LIGHT_TOKENS
from analysis.drawing.measures import text_width
from analysis.drawing.sketch.shapes import LEADING, Dash, Ink, Polyline, Rectangle, Sketch, SketchPart, Words

_DASHES: dict[Dash, Any] = {"dashed": MSO_LINE_DASH_STYLE.DASH, "dotted": MSO_LINE_DASH_STYLE.ROUND_DOT}
_ALIGNS = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ROOM = 1.05  # that a line keeps, of its measured width
_FINE = 100  # steps to a point, in the corners of a shape


def add_sketch(slide: Slide, sketch: Sketch, left: float, top: float) -> Any:
    """The sketch, whose unit is a point, with its corner at that place in points; returns the group."""
    # Grouped at the end: a group measures all that it holds at each shape that is added to it.
    shapes = slide.shapes
    shapes.turbo_add_enabled = True
    made = [_shape(shapes, part, left, top) for part in sketch.parts]
    shapes.turbo_add_enabled = False
    return shapes.add_group_shape(made)


def _shape(shapes: SlideShapes, part: SketchPart, left: float, top: float) -> Any:
    match part:
        case Rectangle():
            return _box(shapes, part, left, top)
        case Polyline():
            return _path(shapes, part, left, top)
        case Words():
            return _words(shapes, part, left, top)


def _box(shapes: SlideShapes, part: Rectangle, left: float, top: float) -> Any:
    kind = MSO_SHAPE.OVAL if part.is_round else MSO_SHAPE.RECTANGLE
    place = (left + part.x, top + part.y, max(part.width, 0.01), max(part.height, 0.01))
    shape = shapes.add_shape(kind, *map(_points, place))
    return _drawn(shape, part.ink, part.mark)


def _path(shapes: SlideShapes, part: Polyline, left: float, top: float) -> Any:
    corners = [((left + x) * _FINE, (top + y) * _FINE) for x, y in part.points]
    builder = shapes.build_freeform(*map(round, corners[0]), scale=Pt(1) / _FINE)
    builder.add_line_segments([tuple(map(round, corner)) for corner in corners[1:]], close=part.is_closed)
    return _drawn(builder.convert_to_shape(), part.ink, part.mark)


def _words(shapes: SlideShapes, part: Words, left: float, top: float) -> Any:
    wide = max(text_width(line, part.size, bold=part.is_bold) for line in part.lines) * _ROOM
    x = left + part.x - {"left": 0.0, "center": wide / 2, "right": wide}[part.align]
    height = len(part.lines) * part.size * LEADING
    box = shapes.add_textbox(*map(_points, (x, top + part.y, wide, height)))
    frame = box.text_frame
    frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(part.lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGNS[part.align]
        paragraph.line_spacing = Pt(round(part.size * LEADING, 1))
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold, run.font.name = Pt(round(part.size, 1)), part.is_bold, "+mn-lt"
        run.font.color.rgb = _rgb(part.colour)
    return box


def _drawn(shape: Any, ink: Ink, mark: str) -> Any:
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)  # the theme's own shadow and line
    if mark:
        shape.name = mark
    if ink.is_hatched:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = _rgb(ink.edge or "ink3")
        shape.fill.back_color.rgb = _rgb("ground")
    elif ink.fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(ink.fill)
    if ink.edge is None:
        shape.line.fill.background()
        return shape
    shape.line.color.rgb, shape.line.width = _rgb(ink.edge), Pt(round(ink.width, 2))
    if ink.dash:
        shape.line.dash_style = _DASHES[ink.dash]
    return shape


def _points(length: float) -> Emu:
    return Emu(round(length * Pt(1)))


def _rgb(token: str) -> RGBColor:
    return RGBColor.from_string(getattr(LIGHT_TOKENS, token)[1:])
