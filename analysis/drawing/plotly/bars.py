"""Counts in two parts: a bar per row, new and secured apart."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import nice_ticks, text_width
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, hover, pixel_axis, wrap
from analysis.drawing.plotly.stacked import number_colour, part_marker, stacked_rows
from analysis.drawing.values import Bars
from language import Language

# Pixels: the distance of rows and the bar. On a projector they stretch, but letters do not.
_PLOT = {"S": 328, "M": 470, "L": 1500}  # how wide the bars can be expected to be, at least
_MEASURES = {"S": (72, 26), "M": (66, 26), "L": (104, 40)}


def bars(drawing: Bars, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A bar per row on one axis, its own target as a diamond; what is only expected is hatched."""
    canvas = Canvas(look, language)
    targets = drawing.targets.values if drawing.targets else (None,) * len(drawing.names)
    rows = [row | {"target": target} for row, target in zip(stacked_rows(drawing), targets, strict=True)]
    sizes, tokens = look.sizes, look.tokens
    distance, bar = _MEASURES[look.size]
    highest = max([1.0, *(max(row["sum"] or 0, row["target"] or 0) for row in rows)])
    ticks = nice_ticks(highest, least=1)
    reach = max([ticks[-1], highest * 1.05, *(_with_frame(canvas, row) for row in rows)])
    levels = [bar / 2 + index * distance for index in range(len(rows))]
    end = (levels[-1] if levels else 0) + bar / 2 + 4
    # Strokes of rule between the bars only: a line through a hatch would read as one more line.
    for level in levels:
        canvas.rule((0, reach), (level + bar / 2, level + bar / 2), {"color": tokens.rule, "width": 1}, layer="below")
    _draw_parts(canvas, drawing, rows, levels, bar)
    for row, level in zip(rows, levels, strict=True):
        _draw_row(canvas, row, level, bar, reach)
    for tick in ticks:
        canvas.text(
            canvas.language.number(tick),
            tick,
            end,
            align="left" if tick == 0 else "right" if tick >= reach * 0.98 else "center",
            baseline="top",
            shift=(0, -4),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    top, bottom = sizes.font * 1.3 + 8, sizes.axis * 2
    return canvas.figure(
        height=top + end + bottom,
        top=top,
        bottom=bottom,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, 0, end),
        title=title,
        barmode="stack",
    )


def _missing_words(canvas: Canvas, row: Row) -> str:
    """What stands in the dotted frame after a bar that lacks a part; nothing where none is missing."""
    missing = [name for name in ("new", "secured") if row[name] is None]
    if not missing:
        return ""
    if row["sum"] is None:
        return canvas.say("not_counted")
    return canvas.say("part_not_counted_" + missing[0])


def _with_frame(canvas: Canvas, row: Row) -> float:
    """How far the axis must reach for a row's bar and the dotted frame after it."""
    frame = text_width(_missing_words(canvas, row), canvas.look.sizes.axis) + 32
    return (row["sum"] or 0) / (1 - frame / _PLOT[canvas.look.size])


def _draw_parts(canvas: Canvas, drawing: Bars, rows: list[Row], levels: list[float], bar: float) -> None:
    abouts = [_about(canvas, row) for row in rows]
    for index, one in enumerate(drawing.series):
        shown = [place for place, value in enumerate(one.values) if value is not None]
        if not shown:
            continue
        starts = drawing.start_of(index)
        canvas.bars(
            {
                "orientation": "h",
                "x": [one.values[place] for place in shown],
                "y": [levels[place] for place in shown],
                "base": [starts[place] for place in shown],
                "width": bar,
                "marker": part_marker(canvas.look, one),
            },
            [abouts[place] for place in shown],
        )


def _draw_row(canvas: Canvas, row: Row, level: float, bar: float, reach: float) -> None:
    look = canvas.look
    sizes, tokens = look.sizes, look.tokens
    right = _row_words(canvas, row)
    room = _PLOT[look.size] - text_width(right, sizes.font - 1) - 12
    above = level - bar / 2
    canvas.text(wrap(row["name"], room, sizes.font, lines=1), 0, above, baseline="bottom", shift=(0, 6))
    canvas.text(
        right,
        1,
        above,
        paper="x",
        align="right",
        baseline="bottom",
        shift=(0, 6),
        size=sizes.font - 1,
        colour=tokens.ink2,
    )
    total = row["sum"]
    words = _missing_words(canvas, row)
    if words:
        width = text_width(words, sizes.axis) + 24
        start = 0.0 if total is None else 4.0
        canvas.box(
            (start, start + width),
            (level - bar / 2, level + bar / 2),
            xsizemode="pixel",
            xanchor=total or 0,
            line=canvas.dotted(),
            layer="below",
        )
        canvas.text(
            words,
            total or 0,
            level,
            shift=(start + 12, 0),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    _draw_numbers(canvas, row, level, reach)
    if row["target"] is not None:
        canvas.dots(
            [row["target"]],
            # On the row's lower edge, where it hides no number.
            [level + bar / 2],
            {
                "symbol": "diamond",
                "size": sizes.disc * 0.48,
                "color": tokens.ink,
                "opacity": 1,
                "line": {"color": tokens.ground, "width": 1.5},
            },
            about=[_about(canvas, row)],
        )


def _row_words(canvas: Canvas, row: Row) -> str:
    total = row["sum"]
    number = canvas.language.number
    if row["target"] is None:
        return "" if total is None else f"<b>{number(total)}</b>"
    if total is None:
        return canvas.say("target", value=number(row["target"]))
    return canvas.say("count_of_target", value=number(total), target=number(row["target"]))


def _draw_numbers(canvas: Canvas, row: Row, level: float, reach: float) -> None:
    """The number in the middle of its part, where the part is wide enough for it."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    width = _PLOT[canvas.look.size]
    for part in row["parts"]:
        words = canvas.language.number(part.value)
        if part.value / reach * width > text_width(words, sizes.axis, bold=True) + 10:
            canvas.text(
                words,
                part.start + part.value / 2,
                level,
                align="center",
                size=sizes.axis,
                weight=650,
                colour=number_colour(canvas.look, part),
                ground=tokens.ground if part.is_estimate else None,
            )


def _about(canvas: Canvas, row: Row) -> str:
    def written(value: float | None) -> str:
        return canvas.say("not_counted") if value is None else canvas.language.number(value)

    facts = [
        (canvas.say("hover_new"), written(row["new"])),
        (canvas.say("hover_secured"), written(row["secured"])),
    ]
    if row["target"] is not None:
        facts.append((canvas.say("hover_target"), written(row["target"])))
    return hover(wrap(row["name"], 260, 14), facts)
