"""What every dot plot is made of: rows with names, tracks, the board's disc, the statements' stroke."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.drawing.look import Look, place_on_scale
from analysis.drawing.measures import text_width
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, plain, wrap
from analysis.drawing.values import Scale


@dataclass(frozen=True)
class RowPlaces:
    """Where the rows of a dot plot stand: one unit of y per row, the first on top."""

    look: Look
    count: int

    @property
    def range(self) -> list[float]:
        """The y range. On a phone a row reaches further up, where its name stands."""
        if self.look.is_small:
            return [-0.38, self.count - 0.38]
        # Few rows stay at the top of a projector's figure, at the distance of many.
        spare = max(0, 6 - self.count) if self.look.size == "L" else 0
        return [-0.5 - spare, self.count - 0.5]

    @property
    def height(self) -> float:
        """The height of all rows in pixels."""
        return self.look.sizes.row * self.count

    def y(self, index: int) -> int:
        """The y of a row's line."""
        return self.count - 1 - index

    def edges(self, index: int) -> tuple[float, float]:
        """The lower and upper edge of a row."""
        low = self.y(index) - (0.38 if self.look.is_small else 0.5)
        return low, low + 1


def dot_plot(
    canvas: Canvas, places: RowPlaces, scale: Scale, *, right: float = 0, title: str | None = None
) -> go.Figure:
    """A dot plot's axes and margins: the scale on top, room for the names at the left."""
    look = canvas.look
    sizes = look.sizes
    top = sizes.axis * 2 + 4
    return canvas.figure(
        height=places.height + top,
        left=sizes.names or sizes.edge,
        right=right or sizes.edge,
        top=top,
        xaxis=scale_axis(scale) | {"side": "top"},
        yaxis=NO_AXIS | {"range": places.range},
        title=title,
    )


def scale_axis(scale: Scale) -> Row:
    """An axis that shows every whole step of a scale."""
    steps = list(range(round(scale.minimum), round(scale.maximum) + 1))
    return {"range": [scale.minimum, scale.maximum], "tickvals": steps, "ticktext": [str(step) for step in steps]}


def draw_tracks(canvas: Canvas, places: RowPlaces, scale: Scale) -> None:
    """A quiet line per row with a stroke at every step."""
    x: list[float | None] = []
    y: list[float | None] = []
    steps = range(round(scale.minimum), round(scale.maximum) + 1)
    for index in range(places.count):
        x += [*steps, None]
        y += [*([places.y(index)] * len(steps)), None]
    colour = canvas.look.tokens.rule
    canvas.line(x, y, {"color": colour, "width": canvas.look.sizes.line})
    if places.count:
        canvas.traces[-1] |= {
            "mode": "lines+markers",
            "marker": {
                "symbol": "line-ns",
                "size": 7 if canvas.look.size != "L" else 11,
                "opacity": 1,
                "line": {"color": colour, "width": canvas.look.sizes.line},
            },
        }


def draw_name(canvas: Canvas, name: object, y: float, *, bold: bool = False, aside: float = 0) -> None:
    """A row's name: left of its line, on a phone above it, where `aside` pixels of the line may be taken."""
    sizes = canvas.look.sizes
    size, shift = sizes.font, 0.0
    if canvas.look.is_small:
        content = wrap(name, 324 - aside, sizes.font, bold=bold, lines=1)
        shift = sizes.row * 0.43
    else:
        content = wrap(name, sizes.names - 22, sizes.font, bold=bold)
        if content.endswith("…"):
            # Three lines of a smaller size still fit the row.
            size = sizes.axis
            content = wrap(name, sizes.names - 22, size, bold=bold, lines=3)
    canvas.text(
        content,
        0,
        y,
        paper="x",
        shift=(-(sizes.names or sizes.edge), shift),
        size=size,
        weight=650 if bold else None,
    )


def draw_means(canvas: Canvas, rows: list[Row], places: RowPlaces, about: list[str]) -> None:
    """The statements' stroke in every row that has a mean."""
    shown = [index for index, row in enumerate(rows) if row["mean"] is not None]
    canvas.dots(
        [rows[index]["mean"] for index in shown],
        [places.y(index) for index in shown],
        canvas.tick(),
        about=[about[index] for index in shown],
    )


def draw_totals(canvas: Canvas, rows: list[Row], places: RowPlaces, about: list[str]) -> None:
    """The board's disc with its number in every row that has a total."""
    shown = [index for index, row in enumerate(rows) if row["total"] is not None]
    canvas.dots(
        [rows[index]["total"] for index in shown],
        [places.y(index) for index in shown],
        canvas.disc(),
        about=[about[index] for index in shown],
        numbers=[canvas.language.number(rows[index]["total"]) for index in shown],
    )


def draw_missing(
    canvas: Canvas,
    y: float,
    scale: Scale,
    *,
    beside: float | None = None,
    text: str = "not_assessed",
) -> None:
    """A dotted frame where the disc would have been, at the end of the line that is free."""
    sizes = canvas.look.sizes
    words = canvas.say(text)
    width = text_width(words, sizes.axis) + sizes.axis * 2
    at_left = beside is None or place_on_scale(beside, scale.minimum, scale.maximum) > 0.45
    start = 0.0 if at_left else -width
    anchor = scale.minimum if at_left else scale.maximum
    canvas.box(
        (start, start + width),
        (-sizes.disc / 2, sizes.disc / 2),
        xsizemode="pixel",
        ysizemode="pixel",
        xanchor=anchor,
        yanchor=y,
        line=canvas.dotted(),
        fillcolor=canvas.look.tokens.ground,
    )
    canvas.text(
        words,
        anchor,
        y,
        align="center",
        shift=(start + width / 2, 0),
        size=sizes.axis,
        colour=canvas.look.tokens.ink3,
    )


def previous_words(canvas: Canvas, label: str | None) -> str:
    """What the year compared with is called."""
    return canvas.say("last_year") if label is None else plain(label)
