"""Drawings as native charts of the slides: a right click on one opens its numbers in a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt
from xlsxwriter import Workbook

from analysis.drawing.colours import EDGES, FILLS, LIGHT_TOKENS, text_in, text_upon
from analysis.drawing.handouts import (
    drawn_series,
    has_room,
    is_lying,
    native,
    number_format,
    pace_of,
    row_labels,
    row_names,
    unit_of,
)
from analysis.drawing.measures import nice_ticks
from analysis.drawing.tables import wrapped
from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, Series, Shares
from language import Language

_NAME_SIZE = 11  # of names below columns, in points
_OF_COLUMNS = 0.88  # of the width of a chart
Box = tuple[Length, Length, Length, Length]


def add_chart(slide: Slide, drawing: Drawing, box: Box, language: Language) -> GraphicFrame:
    """The drawing on the slide, in that box, with its numbers as that language writes them. A grid is a table.

    More rows than a slide holds are the caller's to part (`handouts.pieces`).
    """
    shown = native(drawing)
    assert not isinstance(shown, Grid)  # its cells are coloured, which no chart can do
    if isinstance(shown, Dots):
        return _dots(slide, shown, box, language)
    if isinstance(shown, Columns):
        return _columns(slide, shown, box, language)
    if is_lying(shown):
        return _rows(slide, shown, box, language)
    assert isinstance(shown, Shares)  # bars always lie
    return _shares(slide, shown, box, language)


def _dots(slide: Slide, drawing: Dots, box: Box, language: Language) -> GraphicFrame:
    """The board's discs and the statements' strokes over each name; the hollow ring is the other year."""
    series = drawn_series(drawing, language)
    frame, chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, drawing.names, series, box, "0.0")
    scale = drawing.scale
    _axes(chart, minimum=scale.minimum, maximum=scale.maximum, step=1, number_format="General")
    for drawn, one in zip(chart.plots[0].series, series, strict=True):
        drawn.smooth = False
        drawn.format.line.fill.background()
        drawn.marker.style = XL_MARKER_STYLE.DASH if one.mark == "mean" else XL_MARKER_STYLE.CIRCLE
        drawn.marker.size = {"mean": 46, "previous": 22}.get(one.mark, 34)
        _fill(drawn.marker.format, one)
        if one.mark == "previous":
            drawn.marker.format.line.width = Pt(2)
        if one.mark in ("total", "statement"):
            drawn.marker.format.line.color.rgb = _rgb(LIGHT_TOKENS.ground)
            _labels(
                drawn, XL_LABEL_POSITION.CENTER, number_format(language, "score"), LIGHT_TOKENS.on_accent, bold=True
            )
        if one.mark == "total" and drawing.highlight is not None:
            _ring(drawn.points[drawing.highlight], one)
    # A thin line from the lowest mark of a name to its highest.
    chart.plots[0]._element.find(qn("c:marker")).addprevious(
        parse_xml(
            '<c:hiLowLines xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
            'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:spPr><a:ln w="19050"><a:solidFill>'
            f'<a:srgbClr val="{LIGHT_TOKENS.rule[1:]}"/></a:solidFill></a:ln></c:spPr></c:hiLowLines>'
        )
    )
    return frame


def _ring(point: Any, series: Series) -> None:
    """The disc that the title speaks of, with a dark edge."""
    point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 38
    _fill(point.marker.format, series)
    point.marker.format.line.color.rgb = _rgb(LIGHT_TOKENS.ink)
    point.marker.format.line.width = Pt(3)


def _shares(slide: Slide, drawing: Shares, box: Box, language: Language) -> GraphicFrame:
    """Granted, and paid inside it, as columns against the whole budget; the pace as a line across."""
    shares = number_format(language, "share")
    pace = pace_of(drawing, language)
    assert pace is not None  # else the bars lie
    labelled = zip(row_names(drawing, language), row_labels(drawing, language), strict=True)
    room = box[2].pt * _OF_COLUMNS / len(drawing.names)
    names = [
        "\n".join([_broken(name, room), *label.split(" · ")[1:]])  # the share stands in its column
        for name, label in labelled
    ]
    frame, chart = _chart(slide, XL_CHART_TYPE.COLUMN_CLUSTERED, names, [*drawing.series, pace], box, shares)
    _axes(chart, minimum=0, maximum=drawing.maximum, step=0.25, number_format=shares)
    _set_level(chart)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 70 if len(names) > 2 else 400
    for drawn, one in zip(chart.plots[0].series, drawing.series, strict=False):
        _fill(drawn.format, one)
        position = XL_LABEL_POSITION.INSIDE_BASE if one.mark == "paid" else XL_LABEL_POSITION.INSIDE_END
        _labels(drawn, position, shares, text_upon(one.mark), bold=one.mark == "granted")
        if one.mark == "granted":
            _raise_labels(drawn, one, pace)
    _as_lines(chart, [pace])
    return frame


def _broken(name: str, room: float) -> str:
    """The name with words parted that are wider than their column: the rest is wrapped by Office itself."""
    words = (wrapped(word, room, _NAME_SIZE) for word in name.split(" "))
    return " ".join("-\n".join(parts) for parts in words)


def _set_level(chart: Chart) -> None:
    """Keeps the names below columns level: Office sets long ones aslant, and the columns are left without room."""
    labels = chart.category_axis.tick_labels
    labels.font.size = Pt(_NAME_SIZE)
    body = chart.category_axis._element.find(qn("c:txPr")).find(qn("a:bodyPr"))
    body.set("rot", "0")
    body.set("vert", "horz")


def _raise_labels(drawn: Any, granted: Series, pace: Series) -> None:
    """Puts a number above its column where the line of the pace would run through it."""
    for place, (value, line) in enumerate(zip(granted.values, pace.values, strict=True)):
        if value is not None and line is not None and 0 <= value - line < 0.09:
            label = drawn.points[place].data_label
            label.position = XL_LABEL_POSITION.OUTSIDE_END
            label.font.size, label.font.bold = Pt(12), True
            label.font.color.rgb = _rgb(LIGHT_TOKENS.ink)
            _show_value(label._dLbl)


def _columns(slide: Slide, drawing: Columns, box: Box, language: Language) -> GraphicFrame:
    """Parts on top of each other; the target as a dotted line. An estimate is hatched."""
    lines = [drawing.line] if drawing.line else []
    names, form = row_names(drawing, language), number_format(language, drawing.unit)
    frame, chart = _chart(slide, XL_CHART_TYPE.COLUMN_STACKED, names, [*drawing.series, *lines], box, form)
    ticks = nice_ticks(drawing.highest, least=1)
    maximum = None if drawing.highest > ticks[-1] else ticks[-1]
    _axes(chart, minimum=0, maximum=maximum, step=ticks[1] - ticks[0], number_format=form)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 60
    for drawn, one in zip(chart.plots[0].series, drawing.series, strict=False):
        _fill(drawn.format, one)
        _labels(drawn, XL_LABEL_POSITION.CENTER, form, text_in(one))
        is_labelled = has_room(drawing, one.values)
        for place, is_shown in enumerate(is_labelled):
            if not is_shown:
                _hide_label(drawn.points[place].data_label._get_or_add_dLbl())
    _as_lines(chart, lines)
    return frame


def _rows(slide: Slide, drawing: Shares | Bars, box: Box, language: Language) -> GraphicFrame:
    """Bars lying down, the first on top; the words of each row stand in its name."""
    labelled = zip(row_names(drawing, language), row_labels(drawing, language), strict=True)
    names, form = [f"{name}\n{label}" for name, label in labelled], number_format(language, unit_of(drawing))
    is_stacked = isinstance(drawing, Bars)
    kind = XL_CHART_TYPE.BAR_STACKED if is_stacked else XL_CHART_TYPE.BAR_CLUSTERED
    frame, chart = _chart(slide, kind, names, drawing.series, box, form)
    _axes(chart, minimum=0, maximum=None if is_stacked and not drawing.reach else drawing.maximum, number_format=form)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 55
    for drawn, one in zip(chart.plots[0].series, drawing.series, strict=True):
        _fill(drawn.format, one)
        if len(drawing.series) > 1:
            position = XL_LABEL_POSITION.CENTER if is_stacked else XL_LABEL_POSITION.INSIDE_BASE
            if is_stacked or one.mark == "paid":
                _labels(drawn, position, form, text_in(one))
    chart.has_legend = len(drawing.series) > 1
    return frame


def _chart(
    slide: Slide, kind: XL_CHART_TYPE, names: Iterable[str], series: Iterable[Series], box: Box, number_format: str
) -> tuple[Any, Chart]:
    content = CategoryChartData(number_format=number_format)
    content.categories = list(names)
    for one in series:
        content.add_series(one.name, one.values)
    frame = slide.shapes.add_chart(kind, *box, content)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(content))
    chart.font.size, chart.font.name = Pt(12), "+mn-lt"
    chart.font.color.rgb = _rgb(LIGHT_TOKENS.ink)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.legend.font.size, chart.legend.font.name = Pt(12), "+mn-lt"
    chart.legend.font.color.rgb = _rgb(LIGHT_TOKENS.ink2)
    return frame, chart


def _workbook(content: CategoryChartData) -> bytes:
    """The workbook behind a chart, where texts stay texts: the library's own makes formulas and links of some."""
    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        sheet = book.add_worksheet()
        for row, category in enumerate(content.categories, start=1):
            sheet.write_string(row, 0, str(category.label))
        for column, series in enumerate(content, start=1):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, column, value)
    return target.getvalue()


def _axes(
    chart: Chart,
    *,
    minimum: float,
    maximum: float | None = None,
    step: float | None = None,
    number_format: str = "General",
) -> None:
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale, value.maximum_scale, value.major_unit = minimum, maximum, step
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = _rgb(LIGHT_TOKENS.rule)
    value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_labels.font.size = Pt(11)
    value.tick_labels.font.color.rgb = _rgb(LIGHT_TOKENS.ink3)
    value.tick_labels.number_format, value.tick_labels.number_format_is_linked = number_format, False
    category.format.line.color.rgb = _rgb(LIGHT_TOKENS.rule)
    category.tick_labels.font.size = Pt(12)
    category.has_major_gridlines = False
    for axis in (value, category):
        axis._element.find(qn("c:majorTickMark")).set("val", "none")


def _as_lines(chart: Chart, lines: Iterable[Series]) -> None:
    """Moves the last series from the columns to a line chart on the same axes."""
    wanted = list(lines)
    if not wanted:
        return
    bars = chart.plots[0]._element
    drawn = bars.findall(qn("c:ser"))[-len(wanted) :]
    axes = "".join(f'<c:axId val="{axis.get("val")}"/>' for axis in bars.findall(qn("c:axId")))
    line = parse_xml(
        '<c:lineChart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:grouping val="standard"/>'
        f'<c:varyColors val="0"/><c:marker val="1"/>{axes}</c:lineChart>'
    )
    bars.addnext(line)
    for series in drawn:
        bars.remove(series)
        invert = series.find(qn("c:invertIfNegative"))
        if invert is not None:
            series.remove(invert)
        line.find(qn("c:marker")).addprevious(series)
    for plotted, one in zip(chart.plots[1].series, wanted, strict=True):
        plotted.smooth = False
        plotted.format.line.color.rgb = _rgb(LIGHT_TOKENS.ink)
        plotted.format.line.width = Pt(2)
        if one.mark == "target":
            plotted.format.line.dash_style = MSO_LINE_DASH_STYLE.ROUND_DOT
        plotted.marker.style = XL_MARKER_STYLE.NONE
        last = max(place for place, value in enumerate(one.values) if value is not None)
        if one.mark == "target":
            point = plotted.points[last]
            point.marker.style, point.marker.size = XL_MARKER_STYLE.DIAMOND, 11
            point.marker.format.fill.solid()
            point.marker.format.fill.fore_color.rgb = _rgb(LIGHT_TOKENS.ink)
            label = point.data_label
            label.position = XL_LABEL_POSITION.ABOVE
            label.font.bold, label.font.size = True, Pt(13)
            label.font.color.rgb = _rgb(LIGHT_TOKENS.ink)
            _show_value(label._dLbl)


def _hide_label(label: Any) -> None:
    """A point's own label that is not shown; the number is in the sheet and in the notes."""
    for child in list(label):
        if child.tag != qn("c:idx"):
            label.remove(child)
    label.append(parse_xml('<c:delete xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" val="1"/>'))


def _show_value(label: Any) -> None:
    """python-pptx makes a point's own label show nothing until told."""
    for name in ("showVal", "showLegendKey", "showCatName", "showSerName", "showPercent", "showBubbleSize"):
        found = label.find(qn(f"c:{name}"))
        if found is not None:
            found.set("val", "1" if name == "showVal" else "0")


def _fill(part: Any, series: Series) -> None:
    """The colour of the mark; lines on the ground for what nobody has counted."""
    if series.is_estimate:
        part.fill.patterned()
        part.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        part.fill.fore_color.rgb = _rgb(LIGHT_TOKENS.tint if series.mark == "new" else LIGHT_TOKENS.track)
        part.fill.back_color.rgb = _rgb(LIGHT_TOKENS.ground)
    else:
        part.fill.solid()
        part.fill.fore_color.rgb = _rgb(FILLS[series.mark])
    part.line.color.rgb = _rgb(EDGES[series.mark])
    part.line.width = Pt(1.25)


def _labels(drawn: Any, position: XL_LABEL_POSITION, number_format: str, colour: str, *, bold: bool = False) -> None:
    labels = drawn.data_labels
    labels.show_value = True
    labels.position = position
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.font.size, labels.font.bold = Pt(12), bold
    labels.font.color.rgb = _rgb(colour)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
