"""The pack as slides (PPTX): one figure a slide, native charts and tables, the rest in the speaker's notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from analysis.chart import Missing
from analysis.pack import slide_charts, tables
from analysis.pack.colours import TOKENS, score_cell
from analysis.pack.model import Figure, Pack, Part
from analysis.pack.plots import Grid
from analysis.pack.slide_master import (
    BODY,
    EDGE,
    INNER,
    KICKER,
    MARK,
    SOURCE,
    SUBTITLE,
    add_foot,
    layout,
    new_deck,
)
from analysis.table import Column, Table

TOP, BOTTOM = 2.1, 6.55
_SPOKEN = {"nb": "nb-NO", "en": "en-GB"}
_PIXELS = 96  # to the inch, as text is measured


def write(pack: Pack) -> bytes:
    """The deck as a file."""
    return _Deck(pack).written()


class _Deck:
    """The deck while it is made."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.text = pack.language.text
        self.deck = new_deck()

    def written(self) -> bytes:
        if not self.pack.is_brief:
            self._front()
        for part in self.pack.parts:
            self._part(part)
        self._name()
        for slide in self.deck.slides:
            _speak(slide._element, _SPOKEN[self.pack.language.code])
        buffer = io.BytesIO()
        self.deck.save(buffer)
        return buffer.getvalue()

    def _name(self) -> None:
        properties = self.deck.core_properties
        properties.title = self.pack.title
        properties.subject = self.text("pack.kind", year=self.pack.year)
        properties.author = properties.last_modified_by = "Programstatus"
        properties.language = _SPOKEN[self.pack.language.code]
        if self.pack.loaded_at is not None:
            properties.created = properties.modified = self.pack.loaded_at.replace(microsecond=0)

    def _front(self) -> None:
        slide = self.deck.slides.add_slide(layout(self.deck, "Front"))
        filled = {
            0: self.pack.programme.name,
            1: "\n".join(part for part in (self.text("pack.kind", year=self.pack.year), self.pack.meeting) if part),
            MARK: self.pack.mark,
            SOURCE: self.pack.basis,
        }
        _fill_in(slide, filled)
        if len(self.pack.programme.name) > 26:
            slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(44)
        rule = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, Inches(EDGE), Inches(4.25), Inches(EDGE + 2.2), Inches(4.25)
        )
        rule.line.color.rgb, rule.line.width = _rgb(TOKENS.accent), Pt(3)
        _decorative(rule)

    def _part(self, part: Part) -> None:
        if part.kind == "status":
            self._status(part)
        elif part.kind == "discuss":
            self._discuss(part)
        elif part.kind == "text":
            self._prose(part.title, part.title, [part.text])
        elif part.kind == "definitions":
            for first in range(0, len(part.definitions), 3):
                chosen = part.definitions[first : first + 3]
                self._prose(self.pack.title, part.title, [(one.name, one.text) for one in chosen], size=15)
        elif part.table is not None:
            self._table_slides(self.pack.title, part.title, " ".join(part.remarks), part.table, "", "")
        lead = [*part.opening, *map(self.pack.note_line, part.notes)]
        shown = [figure for figure in part.figures if not figure.is_appendix]
        for place, figure in enumerate(shown):
            # The part's own words stand once, with its first figure; those of the status have had their slide.
            self._figure(part, figure, lead if place == 0 and part.kind != "status" else [])

    def _slide(self, name: str, kicker: str, title: str, **filled: str) -> Slide:
        slide = self.deck.slides.add_slide(layout(self.deck, name))
        texts: dict[int, str] = {0: title, KICKER: kicker, MARK: self.pack.mark}
        texts |= {SUBTITLE: filled["subtitle"]} if "subtitle" in filled else {}
        texts |= {SOURCE: filled["source"]} if "source" in filled else {}
        _fill_in(slide, texts)
        size = 30 if len(title) <= 62 else 26 if len(title) <= 100 else 22
        slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(size)
        add_foot(slide, self.pack.footer)
        return slide

    def _status(self, part: Part) -> None:
        slide = self._slide("Text", self.text("pack.kind", year=self.pack.year), part.headline)
        _remove(slide, BODY)
        width = (INNER - 0.8) / 3
        for place, figure in enumerate(part.key_figures):
            x = EDGE + place * (width + 0.4)
            line = slide.shapes.add_connector(
                MSO_CONNECTOR.STRAIGHT, Inches(x), Inches(2.1), Inches(x + width), Inches(2.1)
            )
            line.line.color.rgb, line.line.width = _rgb(TOKENS.ink), Pt(1.5)
            if figure.is_missing:
                line.line.dash_style = MSO_LINE_DASH_STYLE.DASH
            _decorative(line)
            frame = _box(slide, x, 2.2, width, 1.75)
            _say(frame, figure.label, 13, TOKENS.ink2)
            value = _say(frame, figure.value, 32 if figure.is_missing else 44, TOKENS.ink, serif=True)
            if figure.is_missing:
                value.font.color.rgb = _rgb(TOKENS.ink2)
            if figure.unit:
                _run(value, f" {figure.unit}", 18, TOKENS.ink2)
            _say(frame, figure.meaning, 12, TOKENS.ink2)
        frame = _box(slide, EDGE, 4.2, INNER, 0.4)
        _say(frame, self.text("pack.parts.discuss"), 20, TOKENS.ink, serif=True)
        half = (len(part.findings) + 1) // 2
        for column, chosen in enumerate((part.findings[:half], part.findings[half:])):
            frame = _box(slide, EDGE + column * (INNER / 2 + 0.1), 4.68, INNER / 2 - 0.2, 1.95)
            for place, finding in enumerate(chosen, start=1 + column * half):
                paragraph = _say(frame, f"{place}  {finding.title}", 13, TOKENS.ink, bold=True)
                _run(paragraph, f"\v{finding.figures} {finding.question}", 12, TOKENS.ink2)
                paragraph.space_after = Pt(5)
        if not part.findings:
            _say(_box(slide, EDGE, 4.7, INNER, 0.4), self.text("pack.nothing_to_discuss"), 14, TOKENS.ink2)
        own = [part.text, *map(self.pack.note_line, part.notes)]
        if any(own):
            _say(_box(slide, EDGE, 6.6, INNER, 0.35), " ".join(filter(None, own)), 12, TOKENS.ink, bold=True)
        _notes(slide, [f"{finding.title}: {finding.explanation}" for finding in part.findings])

    def _discuss(self, part: Part) -> None:
        paragraphs: list[str | tuple[str, str]] = [part.text] if part.text else []
        paragraphs += [(finding.question, f"{finding.title}. {finding.figures}") for finding in part.findings]
        if not part.findings:
            paragraphs.append(self.text("pack.nothing_to_discuss"))
        self._prose(self.pack.title, part.title, paragraphs, size=18 if len(paragraphs) <= 5 else 16)

    def _prose(
        self, kicker: str, title: str, paragraphs: Sequence[str | tuple[str, str]], *, size: float = 20
    ) -> Slide:
        slide = self._slide("Text", kicker, title)
        frame = next(place for place in slide.placeholders if place.placeholder_format.idx == BODY).text_frame
        for paragraph in paragraphs:
            lead, below = (paragraph, "") if isinstance(paragraph, str) else paragraph
            added = _say(frame, lead, size, TOKENS.ink, bold=bool(below))
            if below:
                _run(added, f"\v{below}", size - 3, TOKENS.ink2, bold=False)
            added.space_after = Pt(size * 0.6)
        return slide

    def _figure(self, part: Part, figure: Figure, lead: Sequence[str]) -> None:
        chart, said = figure.chart, [text for text in lead if text]
        said += [self.pack.note_line(note) for note in figure.notes]
        source = self.pack.source_line(figure.sources)
        if isinstance(figure.plot, Grid):
            slide = self._slide("Table", part.title, chart.title, subtitle=chart.subtitle, source=source)
            self._grid(slide, figure.plot, chart.alt)
        elif figure.plot is not None:
            slide = self._slide("Figure", part.title, chart.title, subtitle=chart.subtitle, source=source)
            room = BOTTOM - TOP - (0.6 if said else 0) - (0.9 if chart.missing else 0)
            box = (Inches(EDGE - 0.1), Inches(TOP), Inches(INNER + 0.2), Inches(room))
            frame = slide_charts.add(slide, figure.plot, box)
            _describe(frame, chart.title, chart.alt)
        elif chart.table.rows and chart.shows_table:
            slides = self._table_slides(
                part.title, chart.title, chart.subtitle, chart.table, source, chart.alt, said=said
            )
            _notes(slides[0], self._spoken(figure, has_table=False))
            return
        else:
            slide = self._slide("Table", part.title, chart.title, subtitle=chart.subtitle, source=source)
            if chart.table.rows:
                frame = self._table(slide, chart.table, tables.cells(chart.table, self.pack.language), TOP + 1.9, 14)
                _describe(frame, chart.title, chart.alt)
        if chart.missing is not None:
            _panel(slide, chart.missing, TOP if figure.plot is None else BOTTOM - (1.4 if said else 0.85))
        if said:
            _say(_box(slide, EDGE, BOTTOM - 0.5, INNER, 0.5), " ".join(said), 13, TOKENS.ink)
        _notes(slide, self._spoken(figure, has_table=True))

    def _spoken(self, figure: Figure, *, has_table: bool) -> list[str]:
        """The speaker's notes: what is drawn, its numbers, how they are worked out, and every source cell."""
        chart, language = figure.chart, self.pack.language
        lines = [chart.alt, chart.definition or "", self.pack.source_line(figure.sources, most=None)]
        if has_table:
            lines.append(" | ".join(column.heading for column in chart.table.columns))
            lines += [" | ".join(row).replace("\n", "; ") for row in tables.cells(chart.table, language)]
        return [line for line in lines if line]

    def _table_slides(
        self,
        kicker: str,
        title: str,
        subtitle: str,
        table: Table,
        source: str,
        alt: str,
        *,
        said: Sequence[str] = (),
    ) -> list[Slide]:
        size = 10.5 if len(table.columns) > 6 else 12.5
        scale = size * _PIXELS / 72
        rows = tables.cells(table, self.pack.language)
        widths = tables.column_widths(table, self.pack.language, width=INNER * _PIXELS, size=scale)
        room = (BOTTOM - TOP - (0.6 if said else 0.1)) * _PIXELS - 2.6 * scale
        pages = tables.pages(rows, widths, size=scale, room=room)
        made = []
        for number, page in enumerate(pages, start=1):
            named = title if len(pages) == 1 else self.text("pack.continued", title=title, number=number, of=len(pages))
            slide = self._slide("Table", kicker, named, subtitle=subtitle, source=source)
            frame = self._table(slide, table, [rows[place] for place in page], TOP, size)
            _describe(frame, title, alt or subtitle or title)
            if said and number == 1:
                _say(_box(slide, EDGE, BOTTOM - 0.45, INNER, 0.45), " ".join(said), 13, TOKENS.ink)
            made.append(slide)
        return made

    def _table(self, slide: Slide, table: Table, rows: list[list[str]], top: float, size: float) -> Any:
        scale = size * _PIXELS / 72
        widths = tables.column_widths(table, self.pack.language, width=INNER * _PIXELS, size=scale)
        frame = slide.shapes.add_table(
            len(rows) + 1, len(table.columns), Inches(EDGE), Inches(top), Inches(INNER), Pt(size * 2)
        )
        shape = frame.table
        _plain_table(frame)
        for column, width in zip(shape.columns, widths, strict=True):
            column.width = Inches(width / _PIXELS)
        headings = [column.heading for column in table.columns]
        for line, texts in enumerate([headings, *rows]):
            shape.rows[line].height = Pt(size * 1.7)
            for place, (text, column) in enumerate(zip(texts, table.columns, strict=True)):
                cell = shape.cell(line, place)
                _cell(cell, text, size, bold=line == 0, column=column)
                _edge(cell, TOKENS.ink if line == 0 else TOKENS.rule)
        return frame

    def _grid(self, slide: Slide, plot: Grid, alt: str) -> None:
        language = self.pack.language
        changes = [plot.changes] if plot.changes else []
        rows, columns = len(plot.names) + 1, len(plot.years) + 1 + len(changes)
        height = min((BOTTOM - TOP - 0.75) / rows, 0.5)
        names, last = 3.2, 1.5
        step = min((INNER - names - (last if changes else 0)) / len(plot.years), 1.7)
        frame = slide.shapes.add_table(
            rows,
            columns,
            Inches(EDGE),
            Inches(TOP + 0.1),
            Inches(names + step * len(plot.years)),
            Inches(height * rows),
        )
        _plain_table(frame)
        _describe(frame, self.text("pack.charts.years"), alt)
        shape = frame.table
        shape.columns[0].width = Inches(names)
        for place in range(len(plot.years)):
            shape.columns[place + 1].width = Inches(step)
        for row in shape.rows:
            row.height = Inches(height)
        centred = Column("", "centred")
        for line, name in enumerate(["", *plot.names]):
            _cell(shape.cell(line, 0), name, 14, column=Column(""))
        for place, (series, scale) in enumerate(zip(plot.years, plot.scales, strict=True), start=1):
            is_last = place == len(plot.years)
            year = series.name
            _cell(shape.cell(0, place), year, 13, bold=is_last, column=centred)
            for line, value in enumerate(series.values, start=1):
                cell = shape.cell(line, place)
                if value is None:
                    _cell(cell, "–", 14, column=centred)
                else:
                    ground, ink = score_cell(value, *scale)
                    _cell(cell, language.number(value), 14, bold=is_last, column=centred, colour=ink)
                    cell.fill.solid()
                    cell.fill.fore_color.rgb = _rgb(ground)
                _frame(cell, is_break=int(series.name) in plot.breaks)
        for series in changes:
            shape.columns[columns - 1].width = Inches(last)
            _cell(shape.cell(0, columns - 1), series.name, 13, column=centred)
            for line, value in enumerate(series.values, start=1):
                said = (
                    "–"
                    if value is None
                    else self.text("figures.label_unchanged")
                    if value == 0
                    else language.number(value, signed=True)
                )
                is_down = value is not None and value < 0
                _cell(shape.cell(line, columns - 1), said, 13, bold=is_down, column=centred)
        if plot.breaks:
            bottom = TOP + 0.1 + height * rows + 0.06
            for place, series in enumerate(plot.years, start=1):
                if int(series.name) in plot.breaks:
                    named = _box(slide, EDGE + names + step * (place - 0.5), bottom, step, 0.25)
                    _say(named, self.text("charts.new_form"), 11, TOKENS.ink2).alignment = PP_ALIGN.CENTER


def _fill_in(slide: Slide, texts: dict[int, str]) -> None:
    """Fills the placeholders of those numbers; an empty one is taken away, so that no prompt is left."""
    for place in list(slide.placeholders):
        text = texts.get(place.placeholder_format.idx, "")
        if text:
            place.text_frame.text = text
        elif place.placeholder_format.idx in texts or place.placeholder_format.idx in (SUBTITLE, SOURCE, KICKER, MARK):
            place._element.getparent().remove(place._element)


def _remove(slide: Slide, idx: int) -> None:
    for place in list(slide.placeholders):
        if place.placeholder_format.idx == idx:
            place._element.getparent().remove(place._element)


def _box(slide: Slide, x: float, y: float, w: float, h: float) -> Any:
    frame = slide.shapes.add_textbox(Inches(x), Inches(y), Inches(w), Inches(h)).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def _say(frame: Any, text: str, size: float, colour: str, *, bold: bool = False, serif: bool = False) -> Any:
    """Adds a paragraph; the first takes the place of the empty one."""
    first = frame.paragraphs[0]
    paragraph = first if not first.runs and len(frame.paragraphs) == 1 else frame.add_paragraph()
    _run(paragraph, text, size, colour, bold=bold, serif=serif)
    return paragraph


def _run(paragraph: Any, text: str, size: float, colour: str, *, bold: bool | None = None, serif: bool = False) -> None:
    for place, line in enumerate(text.split("\v")):
        if place:
            paragraph.add_line_break()
        if not line:
            continue
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = _rgb(colour)
        run.font.name = "+mj-lt" if serif else "+mn-lt"


def _cell(cell: Any, text: str, size: float, *, column: Column, bold: bool = False, colour: str = TOKENS.ink) -> None:
    cell.margin_left = cell.margin_right = Pt(size * 0.5)
    cell.margin_top = cell.margin_bottom = Pt(size * 0.25)
    is_centred = column.kind == "centred"
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if is_centred or not column.heading else MSO_ANCHOR.TOP
    frame = cell.text_frame
    frame.word_wrap = True
    for line in text.split("\n"):
        paragraph = _say(frame, line, size, colour, bold=bold)
        if is_centred:
            paragraph.alignment = PP_ALIGN.CENTER
        elif tables.is_number(column.kind):
            paragraph.alignment = PP_ALIGN.RIGHT


def _plain_table(frame: Any) -> None:
    """No colours of the table's own: lines and grounds are drawn cell by cell."""
    properties = frame._element.graphic.graphicData.tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    properties.set("bandRow", "0")
    properties.set("firstRow", "1")


def _edge(cell: Any, colour: str) -> None:
    """A hairline below the cell."""
    _line(cell, "a:lnB", colour, 9525)


def _frame(cell: Any, *, is_break: bool) -> None:
    """Ground around a coloured cell, so that the cells stand apart; a dashed line where the form is another after."""
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        if is_break and side == "a:lnR":
            _line(cell, side, TOKENS.ink2, 15875, dash="dash")
        else:
            _line(cell, side, TOKENS.ground, 28575)


def _line(cell: Any, side: str, colour: str, width: int, *, dash: str = "solid") -> None:
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


def _panel(slide: Slide, missing: Missing, top: float) -> None:
    """What is missing, why it matters, who does what."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(EDGE), Inches(top), Inches(INNER), Inches(0.85))
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(TOKENS.raised)
    shape.line.fill.background()
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left, frame.margin_right = Inches(0.25), Inches(0.2)
    frame.margin_top = frame.margin_bottom = Inches(0.05)
    paragraph = _say(frame, missing.title, 14, TOKENS.ink, bold=True)
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph = _say(frame, f"{missing.why} {missing.what_to_do}", 12, TOKENS.ink2)
    paragraph.alignment = PP_ALIGN.LEFT
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(EDGE), Inches(top), Pt(3), Inches(0.85))
    bar.shadow.inherit = False
    bar.fill.solid()
    bar.fill.fore_color.rgb = _rgb(TOKENS.ink)
    bar.line.fill.background()
    _decorative(bar)


def _describe(frame: Any, title: str, alt: str) -> None:
    """The alternative text of a figure."""
    properties = frame._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", alt or title)
    properties.set("title", title)
    properties.set("name", title)


def _decorative(shape: Any) -> None:
    """Says that a line is there for the eye only."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
        )
    )


def _notes(slide: Slide, lines: Sequence[str]) -> None:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None  # the notes' own template has one
    frame.text = "\n".join(lines)


def _speak(element: Any, spoken: str) -> None:
    """Marks every run with its language, for those who hear it read."""
    for run in element.iter(qn("a:r"), qn("a:fld")):
        run.get_or_add_rPr().set("lang", spoken)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
