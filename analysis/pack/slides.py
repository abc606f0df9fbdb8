"""The pack as slides (PPTX): one figure a slide, native charts and tables, the rest in the speaker's notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Inches, Pt

from analysis.chart import Chart
from analysis.charts.registry import chart_name
from analysis.drawing import sketch, tables
from analysis.drawing import slide as native_chart
from analysis.drawing.colours import LIGHT_TOKENS, score_cell
from analysis.drawing.handouts import native, pieces
from analysis.drawing.measures import text_width
from analysis.drawing.sketch import on_slide
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import Sketch
from analysis.drawing.values import Drawing, Grid
from analysis.pack.model import Definition, Figure, Pack, Part, question_first
from analysis.pack.slide_marks import (
    add_run,
    cell_gap,
    describe,
    fill_cell,
    fill_in,
    hairline,
    mark_decorative,
    missing_panel,
    plain_table,
    rgb,
    say,
    set_language,
    speak_of,
    take_away,
    text_box,
)
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
_SPREAD = 0.97  # how wide Arial is, of what texts are measured by
_LETTERS = (16, 14, 13, 12, 11)  # of rows with marks: the largest in which they take the fewest slides
_SUBTITLE = 14  # points
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
            set_language(slide._element, _SPOKEN[self.pack.language.code])
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
        fill_in(slide, filled)
        size = _fitting(self.pack.programme.name, (60, 44, 32, 24), INNER - 1, 2.0)
        slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(size)
        rule = slide.shapes.add_connector(
            MSO_CONNECTOR.STRAIGHT, Inches(EDGE), Inches(4.25), Inches(EDGE + 2.2), Inches(4.25)
        )
        rule.line.color.rgb, rule.line.width = rgb(LIGHT_TOKENS.accent), Pt(3)
        mark_decorative(rule)

    def _part(self, part: Part) -> None:
        if part.kind == "status":
            self._status(part)
        elif part.kind == "discuss":
            self._discuss(part)
        elif part.kind == "text":
            self._prose(part.title, part.title, [part.text])
        elif part.kind == "definitions":
            for chosen in _together(part.definitions):
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
        fill_in(slide, texts)
        slide.shapes.title.text_frame.paragraphs[0].font.size = Pt(_fitting(title, (30, 26, 22, 18, 16), INNER, 0.98))
        add_foot(slide, self.pack.footer)
        return slide

    def _status(self, part: Part) -> None:
        slide = self._slide("Text", self.text("pack.kind", year=self.pack.year), part.headline)
        take_away(slide, BODY)
        width = (INNER - 0.8) / 3
        for place, figure in enumerate(part.key_figures):
            x = EDGE + place * (width + 0.4)
            line = slide.shapes.add_connector(
                MSO_CONNECTOR.STRAIGHT, Inches(x), Inches(2.1), Inches(x + width), Inches(2.1)
            )
            line.line.color.rgb, line.line.width = rgb(LIGHT_TOKENS.ink), Pt(1.5)
            if figure.is_missing:
                line.line.dash_style = MSO_LINE_DASH_STYLE.DASH
            mark_decorative(line)
            frame = text_box(slide, x, 2.2, width, 1.75)
            say(frame, figure.label, 13, LIGHT_TOKENS.ink2)
            value = say(
                frame, figure.value, 32 if figure.is_missing or figure.is_in_words else 44, LIGHT_TOKENS.ink, serif=True
            )
            if figure.is_missing:
                value.font.color.rgb = rgb(LIGHT_TOKENS.ink2)
            if figure.unit:
                add_run(value, f" {figure.unit}", 18, LIGHT_TOKENS.ink2)
            say(frame, figure.meaning, 12, LIGHT_TOKENS.ink2)
        frame = text_box(slide, EDGE, 4.2, INNER, 0.4)
        say(frame, self.text("pack.parts.discuss"), 20, LIGHT_TOKENS.ink, serif=True)
        half = (len(part.findings) + 1) // 2
        for column, chosen in enumerate((part.findings[:half], part.findings[half:])):
            frame = text_box(slide, EDGE + column * (INNER / 2 + 0.1), 4.68, INNER / 2 - 0.2, 1.95)
            for place, finding in enumerate(chosen, start=1 + column * half):
                paragraph = say(frame, f"{place}  {finding.title}", 13, LIGHT_TOKENS.ink, bold=True)
                add_run(paragraph, f"\v{finding.figures} {finding.question}", 12, LIGHT_TOKENS.ink2)
                paragraph.space_after = Pt(5)
        if not part.findings:
            say(text_box(slide, EDGE, 4.7, INNER, 0.4), self.text("pack.nothing_to_discuss"), 14, LIGHT_TOKENS.ink2)
        own = [part.text, *map(self.pack.note_line, part.notes)]
        if any(own):
            say(text_box(slide, EDGE, 6.6, INNER, 0.35), " ".join(filter(None, own)), 12, LIGHT_TOKENS.ink, bold=True)
        speak_of(slide, [f"{finding.title}: {finding.explanation}" for finding in part.findings])

    def _discuss(self, part: Part) -> None:
        paragraphs: list[str | tuple[str, str]] = [part.text] if part.text else []
        paragraphs += [question_first(finding) for finding in part.findings]
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
            added = say(frame, lead, size, LIGHT_TOKENS.ink, bold=bool(below))
            if below:
                add_run(added, f"\v{below}", size - 3, LIGHT_TOKENS.ink2, bold=False)
            added.space_after = Pt(size * 0.6)
        return slide

    def _figure(self, part: Part, figure: Figure, lead: Sequence[str]) -> None:
        chart, said = figure.chart, [text for text in lead if text]
        said += [self.pack.note_line(note) for note in figure.notes]
        source = self.pack.source_line(figure.sources)
        room = Room(INNER * 72, _left(chart, said) * 72, 12, _SPREAD)
        sketches = sketch.fitting(figure.rows, room, _LETTERS)
        is_drawn = figure.drawing is not None or bool(sketches)
        if isinstance(figure.drawing, Grid):
            slide = self._slide("Table", part.title, chart.title, subtitle=chart.subtitle, source=source)
            self._grid(slide, figure.drawing, chart.alt)
        elif figure.drawing is not None:
            slide = self._drawn(part.title, chart, figure.drawing, source, _left(chart, said))
        elif sketches:
            slide = self._sketched(part.title, chart, sketches, source)
        elif chart.table.rows and chart.is_set_as_table:
            slides = self._table_slides(
                part.title, chart.title, chart.subtitle, chart.table, source, chart.alt, said=said
            )
            speak_of(slides[0], self._spoken(figure, has_table=False))
            return
        else:
            slide = self._slide("Table", part.title, chart.title, subtitle=chart.subtitle, source=source)
            if chart.table.rows:
                frame = self._table(
                    slide,
                    chart.table,
                    tables.cells(chart.table, self.pack.language),
                    TOP + (1.2 if chart.missing else 0),
                    14,
                )
                describe(frame, chart.title, chart.alt)
        if chart.missing is not None:
            missing_panel(slide, chart.missing, TOP if not is_drawn else BOTTOM - (1.4 if said else 0.85))
        if said:
            say(text_box(slide, EDGE, BOTTOM - 0.5, INNER, 0.5), " ".join(said), 13, LIGHT_TOKENS.ink)
        speak_of(slide, self._spoken(figure, has_table=True))

    def _drawn(self, kicker: str, chart: Chart, drawing: Drawing, source: str, room: float) -> Slide:
        """The drawing over as many slides as its rows need; returns the first."""
        made = []
        shown = pieces(native(drawing))
        for title, piece in zip(self._titles(chart.title, len(shown)), shown, strict=True):
            slide = self._slide("Figure", kicker, title, subtitle=chart.subtitle, source=source)
            box = (Inches(EDGE - 0.1), Inches(TOP), Inches(INNER + 0.2), Inches(room))
            describe(native_chart.add(slide, piece, box, self.pack.language), chart.title, chart.alt)
            made.append(slide)
        return made[0]

    def _sketched(self, kicker: str, chart: Chart, sketches: Sequence[Sketch], source: str) -> Slide:
        """Rows with marks over as many slides as they need; returns the first."""
        made = []
        subtitle = f"{chart.subtitle} {chart.about_marks}".strip()
        if text_width(subtitle, _SUBTITLE) > INNER * 72:
            subtitle = chart.subtitle  # the key names the marks
        for title, one in zip(self._titles(chart.title, len(sketches)), sketches, strict=True):
            slide = self._slide("Figure", kicker, title, subtitle=subtitle, source=source)
            describe(on_slide.add_sketch(slide, one, EDGE * 72, TOP * 72), chart.title, chart.alt)
            made.append(slide)
        return made[0]

    def _titles(self, title: str, count: int) -> list[str]:
        """The titles of slides that go on with the same thing."""
        if count == 1:
            return [title]
        return [self.text("pack.continued", title=title, number=number, of=count) for number in range(1, count + 1)]

    def _spoken(self, figure: Figure, *, has_table: bool) -> list[str]:
        """The speaker's notes: what is drawn, its numbers, how they are worked out, and every source cell."""
        chart, language = figure.chart, self.pack.language
        lines = [chart.alt, chart.about_marks, chart.definition or "", self.pack.source_line(figure.sources, most=None)]
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
        # Smaller letters rather than a second slide, as long as they can be read from the back of the room.
        sizes = (10.5, 10) if len(table.columns) > 6 else (12.5, 12, 11.5, 11)
        paged = [(size, *self._pages(table, size, has_words=bool(said))) for size in sizes]
        size, rows, pages = next((one for one in paged if len(one[2]) == 1), paged[0])
        made: list[Slide] = []
        for named, page in zip(self._titles(title, len(pages)), pages, strict=True):
            slide = self._slide("Table", kicker, named, subtitle=subtitle, source=source)
            frame = self._table(slide, table, [rows[place] for place in page], TOP, size)
            describe(frame, title, alt or subtitle or title)
            if said and not made:
                say(text_box(slide, EDGE, BOTTOM - 0.45, INNER, 0.45), " ".join(said), 13, LIGHT_TOKENS.ink)
            made.append(slide)
        return made

    def _pages(self, table: Table, size: float, *, has_words: bool) -> tuple[list[list[str]], list[list[int]]]:
        """The rows in letters of that size, and which of them share a slide."""
        scale, language = size * _PIXELS / 72, self.pack.language
        widths = tables.column_widths(table, language, width=INNER * _PIXELS, size=scale)
        room = (BOTTOM - TOP - (0.6 if has_words else 0.1)) * _PIXELS - 2.6 * scale
        rows = tables.cells(tables.within(table, language, widths, size=scale, room=room), language)
        return rows, tables.pages(rows, widths, size=scale, room=room)

    def _table(self, slide: Slide, table: Table, rows: list[list[str]], top: float, size: float) -> Any:
        scale = size * _PIXELS / 72
        widths = tables.column_widths(table, self.pack.language, width=INNER * _PIXELS, size=scale)
        frame = slide.shapes.add_table(
            len(rows) + 1, len(table.columns), Inches(EDGE), Inches(top), Inches(INNER), Pt(size * 2)
        )
        shape = frame.table
        plain_table(frame)
        for column, width in zip(shape.columns, widths, strict=True):
            column.width = Inches(width / _PIXELS)
        headings = [column.heading for column in table.columns]
        for line, texts in enumerate([headings, *rows]):
            shape.rows[line].height = Pt(size * 1.7)
            for place, (text, column) in enumerate(zip(texts, table.columns, strict=True)):
                cell = shape.cell(line, place)
                fill_cell(cell, text, size, bold=line == 0, column=column)
                hairline(cell, LIGHT_TOKENS.ink if line == 0 else LIGHT_TOKENS.rule)
        return frame

    def _grid(self, slide: Slide, drawing: Grid, alt: str) -> None:
        language = self.pack.language
        changes = [drawing.changes] if drawing.changes else []
        ends = {found.after_year for found in drawing.breaks}
        rows, columns = len(drawing.names) + 1, len(drawing.years) + 1 + len(changes)
        height = min((BOTTOM - TOP - 0.75) / rows, 0.5)
        names, last = 3.2, 1.5
        step = min((INNER - names - (last if changes else 0)) / len(drawing.years), 1.7)
        frame = slide.shapes.add_table(
            rows,
            columns,
            Inches(EDGE),
            Inches(TOP + 0.1),
            Inches(names + step * len(drawing.years)),
            Inches(height * rows),
        )
        plain_table(frame)
        describe(frame, chart_name("years", language), alt)
        shape = frame.table
        shape.columns[0].width = Inches(names)
        for place in range(len(drawing.years)):
            shape.columns[place + 1].width = Inches(step)
        for row in shape.rows:
            row.height = Inches(height)
        centred = Column("", "centred")
        for line, name in enumerate(["", *drawing.names]):
            fill_cell(shape.cell(line, 0), name, 14, column=Column(""))
        for place, (series, scale) in enumerate(zip(drawing.series, drawing.scales, strict=True), start=1):
            is_last = place == len(drawing.years)
            year = series.name
            fill_cell(shape.cell(0, place), year, 13, bold=is_last, column=centred)
            for line, value in enumerate(series.values, start=1):
                cell = shape.cell(line, place)
                if value is None:
                    fill_cell(cell, "–", 14, column=centred)
                else:
                    ground, ink = score_cell(value, scale.minimum, scale.maximum)
                    fill_cell(cell, language.number(value), 14, bold=is_last, column=centred, colour=ink)
                    cell.fill.solid()
                    cell.fill.fore_color.rgb = rgb(ground)
                cell_gap(cell, is_break=drawing.years[place - 1] in ends)
        for series in changes:
            shape.columns[columns - 1].width = Inches(last)
            fill_cell(shape.cell(0, columns - 1), series.name, 13, column=centred)
            for line, value in enumerate(series.values, start=1):
                said = (
                    "–"
                    if value is None
                    else self.text("figures.label_unchanged")
                    if value == 0
                    else language.number(value, signed=True)
                )
                is_down = value is not None and value < 0
                fill_cell(shape.cell(line, columns - 1), said, 13, bold=is_down, column=centred)
        if drawing.breaks:
            bottom = TOP + 0.1 + height * rows + 0.06
            for place, ended in enumerate(drawing.years, start=1):
                if ended in ends:
                    named = text_box(slide, EDGE + names + step * (place - 0.5), bottom, step, 0.25)
                    say(named, self.text("charts.new_form"), 11, LIGHT_TOKENS.ink2).alignment = PP_ALIGN.CENTER


def _left(chart: Chart, said: Sequence[str]) -> float:
    """How high a drawing may be, in inches, above what is said and what is missing."""
    return BOTTOM - TOP - (0.6 if said else 0) - (0.9 if chart.missing else 0)


def _together(definitions: Sequence[Definition]) -> list[list[Definition]]:
    """Which definitions share a slide, as many as there is room for."""
    found: list[list[Definition]] = [[]]
    used = 0.0
    for one in definitions:
        width = (INNER - 1.5) * _PIXELS
        below = tables.line_count(one.text, width, 12 * _PIXELS / 72)
        lead = tables.line_count(one.name, width, 16 * _PIXELS / 72)
        height = (lead * 15 + below * 12) * 1.25 + 9
        if found[-1] and used + height > 4.6 * 72:
            found.append([])
            used = 0.0
        found[-1].append(one)
        used += height
    return found


def _fitting(text: str, sizes: Sequence[int], width: float, height: float) -> int:
    """The largest of those sizes in which the text stands in that width and height, in inches; else the least."""

    def is_fitting(size: int) -> bool:
        # The serif is a little wider than what texts are measured by.
        lines = tables.line_count(text, width * 72 / 1.05, size)
        return lines * size * 1.1 <= height * 72

    return next((size for size in sizes if is_fitting(size)), sizes[-1])
