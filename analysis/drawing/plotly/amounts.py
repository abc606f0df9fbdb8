"""Amounts as bars, one row each: the name above its bar, the amount at its end."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import text_width
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, hover, pixel_axis, rows_of, wrap
from analysis.drawing.values import Bars
from language import Language

# Pixels: the distance of rows, and the bar.
_MEASURES = {"S": (62, 18), "M": (58, 20), "L": (96, 32)}
_PLOT = {"S": 328, "M": 470, "L": 1500}


def amounts(drawing: Bars, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A bar per row on one axis of kroner, and how many things the row sums up."""
    canvas = Canvas(look, language)
    sizes, tokens = look.sizes, look.tokens
    distance, bar = _MEASURES[look.size]
    given = rows_of(drawing, "granted")
    reach = max(1.0, drawing.maximum)
    head = sizes.font * 1.5
    levels = [head + bar / 2 + place * distance for place in range(len(given))]
    canvas.bars(
        {
            "x": [row["granted"] for row in given],
            "y": levels,
            "orientation": "h",
            "width": bar,
            "marker": {"color": tokens.tint, "line": {"color": tokens.tint_edge, "width": 1.5}},
        },
        [
            hover(
                wrap(row["name"], 260, sizes.font),
                [
                    (canvas.say("hover_granted"), language.amount_nok(row["granted"] or 0)),
                    (language.text("portfolio.columns.count") + ":", language.number(count, 0)),
                ],
            )
            for row, count in zip(given, drawing.counts, strict=True)
        ],
    )
    for row, level in zip(given, levels, strict=True):
        name_y = level - bar / 2
        amount = _written(canvas, row["granted"])
        # The name has all the room that its amount leaves.
        room = _PLOT[look.size] - text_width(amount, sizes.font, bold=True) - sizes.font
        canvas.text(
            wrap(row["name"], room, sizes.font, lines=1),
            0,
            name_y,
            paper="x",
            baseline="bottom",
            shift=(0, 3),
            weight=600,
        )
        canvas.text(
            amount,
            1,
            name_y,
            paper="x",
            align="right",
            baseline="bottom",
            shift=(0, 3),
            colour=tokens.ink2,
        )
    end = (levels[-1] if levels else 0) + bar / 2 + 6
    return canvas.figure(height=end, xaxis=NO_AXIS | {"range": [0, reach]}, yaxis=pixel_axis(look, 0, end), title=title)


def _written(canvas: Canvas, amount: float | None) -> str:
    """The amount with its unit, in millions on a phone; a dash where it is missing."""
    if amount is None:
        return "–"
    language, is_small = canvas.language, canvas.look.is_small
    number = language.millions(amount) if is_small else language.number(amount, 0)
    return f"<b>{number}</b> {language.text('portfolio.millions' if is_small else 'portfolio.kroner')}"
