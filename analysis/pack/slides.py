"""The pack as slides (PPTX): one figure a slide, native charts and tables, the rest in the speaker's notes."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.slide import Slide
from pptx.util import Inches, Pt

from analysis.chart import Chart
from analysis.drawing import sketch, tables
from analysis.drawing import slide as native_chart
from analysis.drawing.colours import LIGHT_TOKENS
from analysis.drawing.handouts import native, pieces
from analysis.drawing.measures import text_width
from analysis.drawing.sketch import on_slide
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import Sketch
from analysis.drawing.values import Drawing, Grid
from analysis.findings.rules import Finding
from analysis.pack.model import Figure, Pack, Part, question_first
from analysis.pack.slide_marks import (
    add_run,
    add_words,
    describe,
    fill_in,
    mark_decorative,
    missing_panel,
    rgb,
    set_language,
    speak_of,
    take_away,
    text_box,
)
from analysis.pack.slide_master import (
    BODY,
    BOTTOM,
    EDGE,
    FOOTER,
    INNER,
    KICKER,
    MARK,
    SOURCE,
    SUBTITLE,
    TITLE_HEIGHT,
    TOP,
    add_foot,
    layout,
    new_deck,
)
from analysis.pack.slide_tables import add_grid, add_table, table_on_slides
from analysis.pack.slide_words import (
    AFTER,
    BELOW,
    NO_WORDS,
    FootWords,
    Paragraph,
    foot_words,
    prose_fits,
    prose_slides,
    title_size,
    words_height,
)
from analysis.table import Table

_SPOKEN = {"nb": "nb-NO", "en": "en-GB"}
_SPREAD = 0.97  # how wide Arial is, of what texts are measured by
_LETTERS = (16, 14, 13, 12, 11)  # of rows with marks: the largest in which they take the fewest slides
_SUBTITLE = 14  # points
# In which letters the words around a figure may stand, the largest first, and how high they may be, in inches.
_FITTED: Mapping[int, tuple[tuple[int, ...], float]] = MappingProxyType(
    {
        0: ((30, 26, 22, 18, 16), TITLE_HEIGHT),
        KICKER: ((13, 11, 10, 9), 0.45),
        SUBTITLE: ((_SUBTITLE, 13, 12), 0.3),
        SOURCE: ((10, 9, 8), 0.34),
        FOOTER: ((10, 9, 8, 7), 0.28),
    }
)


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
        size = title_size(self.pack.programme.name, (60, 44, 32, 24), INNER - 1, 2.0)
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
            self._prose(self.pack.title, part.title, [(one.name, one.text) for one in part.definitions], (15, 14, 13))
        elif part.table is not None:
            self._table_slides(self.pack.title, part.title, " ".join(part.remarks), part.table)
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
        add_foot(slide, self.pack.footer)
        for place in slide.placeholders:
            sizes, height = _FITTED.get(place.placeholder_format.idx, ((), 0.0))
            if sizes:
                size = title_size(place.text_frame.text, sizes, place.width / 914400, height)
                place.text_frame.paragraphs[0].font.size = Pt(size)
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
            add_words(frame, figure.label, 13, LIGHT_TOKENS.ink2)
            value = add_words(
                frame, figure.value, 32 if figure.is_missing or figure.is_in_words else 44, LIGHT_TOKENS.ink, serif=True
            )
            if figure.is_missing:
                value.font.color.rgb = rgb(LIGHT_TOKENS.ink2)
            if figure.unit:
                add_run(value, f" {figure.unit}", 18, LIGHT_TOKENS.ink2)
            # The figures of the serif reach below their line.
            add_words(frame, figure.meaning, 12, LIGHT_TOKENS.ink2).space_before = Pt(4)
        self._findings(slide, part.findings)
        own = " ".join(filter(None, [part.text, *map(self.pack.note_line, part.notes)]))
        is_short = words_height(own, INNER, 12) < 0.4
        if own and is_short:
            add_words(text_box(slide, EDGE, 6.6, INNER, 0.35), own, 12, LIGHT_TOKENS.ink, bold=True)
        speak_of(slide, [f"{finding.title}: {finding.explanation}" for finding in part.findings])
        if not is_short:
            self._prose(
                part.title, part.headline, list(filter(None, [part.text, *map(self.pack.note_line, part.notes)]))
            )

    def _findings(self, slide: Slide, findings: Sequence[Finding]) -> None:
        """The findings in two columns below the key figures, in letters in which both have room."""
        frame = text_box(slide, EDGE, 4.2, INNER, 0.4)
        add_words(frame, self.text("pack.parts.discuss"), 20, LIGHT_TOKENS.ink, serif=True)
        if not findings:
            add_words(
                text_box(slide, EDGE, 4.7, INNER, 0.4), self.text("pack.nothing_to_discuss"), 14, LIGHT_TOKENS.ink2
            )
        shown = [
            (f"{place}  {finding.title}", f"{finding.figures} {finding.question}")
            for place, finding in enumerate(findings, start=1)
        ]
        half, width, height = (len(shown) + 1) // 2, INNER / 2 - 0.2, 1.85
        columns = (shown[:half], shown[half:])
        size = next((size for size in (13, 12, 11) if all(prose_fits(c, width, height, size) for c in columns)), 10)
        for column, chosen in enumerate(columns):
            frame = text_box(slide, EDGE + column * (INNER / 2 + 0.1), 4.68, width, height)
            for lead, below in chosen:
                paragraph = add_words(frame, lead, size, LIGHT_TOKENS.ink, bold=True)
                add_run(paragraph, f"\v{below}", size - 1, LIGHT_TOKENS.ink2)
                paragraph.space_after = Pt(5)

    def _discuss(self, part: Part) -> None:
        paragraphs: list[Paragraph] = [part.text] if part.text else []
        paragraphs += [question_first(finding) for finding in part.findings]
        if not part.findings:
            paragraphs.append(self.text("pack.nothing_to_discuss"))
        self._prose(self.pack.title, part.title, paragraphs, (18, 16, 14))

    def _prose(
        self, kicker: str, title: str, paragraphs: Sequence[Paragraph], sizes: Sequence[float] = (20, 18, 16, 14)
    ) -> None:
        """Words on as few slides as they can be read from."""
        size, slides = prose_slides(paragraphs, sizes)
        for named, chosen in zip(self._titles(title, len(slides)), slides, strict=True):
            slide = self._slide("Text", kicker, named)
            frame = next(place for place in slide.placeholders if place.placeholder_format.idx == BODY).text_frame
            for paragraph in chosen:
                lead, below = (paragraph, "") if isinstance(paragraph, str) else paragraph
                added = add_words(frame, lead, size, LIGHT_TOKENS.ink, bold=bool(below))
                if below:
                    add_run(added, f"\v{below}", size * BELOW, LIGHT_TOKENS.ink2, bold=False)
                added.space_after = Pt(size * AFTER)

    def _figure(self, part: Part, figure: Figure, lead: Sequence[str]) -> None:
        said = [*filter(None, lead), *map(self.pack.note_line, figure.notes)]
        words = foot_words(said)
        if words is None:
            self._prose(part.title, part.title, said)
        foot = words or NO_WORDS
        slide = self._shown(part, figure, foot)
        if foot.text:
            box = text_box(slide, EDGE, BOTTOM - foot.height, INNER, foot.height)
            add_words(box, foot.text, foot.size, LIGHT_TOKENS.ink)

    def _shown(self, part: Part, figure: Figure, foot: FootWords) -> Slide:
        """What is drawn, over as many slides as it needs, above room for the words of the first; returns that."""
        chart, source = figure.chart, self.pack.source_line(figure.sources)
        height = BOTTOM - TOP - (foot.height + 0.1 if foot.text else 0) - (0.9 if chart.missing else 0)
        sketches = sketch.fitting(figure.rows, Room(INNER * 72, height * 72, 12, _SPREAD), _LETTERS)
        is_drawn = figure.drawing is not None or bool(sketches)
        if isinstance(figure.drawing, Grid):
            slide = self._slide("Table", part.title, chart.title, subtitle=chart.subtitle, source=source)
            add_grid(slide, figure.drawing, chart.alt, self.pack.language)
        elif figure.drawing is not None:
            slide = self._drawn(part.title, chart, figure.drawing, source, height)
        elif sketches:
            slide = self._sketched(part.title, chart, sketches, source)
        elif chart.table.rows:
            slide = self._table_slides(
                part.title,
                chart.title,
                chart.subtitle,
                chart.table,
                source=source,
                alt=chart.alt,
                top=TOP + (1.2 if chart.missing else 0),
                foot=foot,
            )
        else:
            slide = self._slide("Table", part.title, chart.title, subtitle=chart.subtitle, source=source)
        if chart.missing is not None:
            missing_panel(slide, chart.missing, TOP + height + 0.05 if is_drawn else TOP)
        is_read_as_table = not is_drawn and chart.is_set_as_table
        speak_of(slide, self._spoken(figure, has_table=not is_read_as_table))
        return slide

    def _drawn(self, kicker: str, chart: Chart, drawing: Drawing, source: str, room: float) -> Slide:
        """The drawing over as many slides as its rows need; returns the first."""
        made = []
        shown = pieces(native(drawing))
        for title, piece in zip(self._titles(chart.title, len(shown)), shown, strict=True):
            slide = self._slide("Figure", kicker, title, subtitle=chart.subtitle, source=source)
            box = (Inches(EDGE - 0.1), Inches(TOP), Inches(INNER + 0.2), Inches(room))
            describe(native_chart.add_chart(slide, piece, box, self.pack.language), chart.title, chart.alt)
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
        *,
        source: str = "",
        alt: str = "",
        top: float = TOP,
        foot: FootWords = NO_WORDS,
    ) -> Slide:
        """The table over as many slides as it needs, from that height on; returns the first."""
        language, made = self.pack.language, []
        set_out = table_on_slides(table, language, height=BOTTOM - top, foot=foot.height)
        for named, page in zip(self._titles(title, len(set_out.pages)), set_out.pages, strict=True):
            slide = self._slide("Table", kicker, named, subtitle=subtitle, source=source)
            rows = [set_out.rows[place] for place in page]
            frame = add_table(slide, table, rows, language, top=top, size=set_out.size)
            describe(frame, title, alt or subtitle or title)
            made.append(slide)
        return made[0]
