"""The profile of a year: every indicator's total beside its statements' mean and the year before."""

from __future__ import annotations

from math import radians, sin

import plotly.graph_objects as go

from analysis.drawing.look import Look, place_on_scale
from analysis.drawing.measures import text_width
from analysis.drawing.plotly.canvas import Canvas, Row, hover, rows_of, score_text, wrap
from analysis.drawing.plotly.rows import (
    RowPlaces,
    dot_plot,
    draw_means,
    draw_missing,
    draw_name,
    draw_totals,
    draw_tracks,
    previous_words,
)
from analysis.drawing.values import Dots, Mark, Scale
from language import Language

# Marks closer than this part of the scale lie on top of each other at any width.
_NEAR = 0.055
_MARKS: tuple[Mark, ...] = ("total", "mean", "previous")


def draw_profile(drawing: Dots, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """One line per indicator; the row that the title speaks of stands on a band."""
    canvas = Canvas(look, language)
    ordered = rows_of(drawing, *_MARKS)
    places = RowPlaces(look, len(ordered))
    scale = drawing.scale
    draw_tracks(canvas, places, scale)
    before = previous_words(canvas, drawing.compared)
    about = [_about(canvas, row, before) for row in ordered]
    loose = [_shows_ring(row, scale) for row in ordered]
    _draw_previous(canvas, ordered, places, loose, about)
    draw_means(canvas, ordered, places, about)
    draw_totals(canvas, ordered, places, about)
    for index, row in enumerate(ordered):
        is_spoken_of = index == drawing.highlight
        if is_spoken_of:
            canvas.band(*places.edges(index))
        draw_name(canvas, row["name"], places.y(index), bold=is_spoken_of)
        if row["total"] is None:
            draw_missing(canvas, places.y(index), scale, beside=row["mean"])
        _draw_label(canvas, row, places.y(index), scale, is_spoken_of, ring=loose[index], before=before)
    return dot_plot(canvas, places, scale, title=title)


def _about(canvas: Canvas, row: Row, before: str) -> str:
    number = canvas.language.number
    facts = [
        (
            canvas.say("hover_total"),
            canvas.say("not_assessed") if row["total"] is None else number(row["total"]),
        )
    ]
    if row["mean"] is not None:
        facts.append((canvas.say("hover_mean"), number(row["mean"])))
    if row["previous"] is not None:
        facts.append((canvas.say("hover_previous", year=before), number(row["previous"])))
    return hover(wrap(row["name"], 260, 14), facts)


def _shows_ring(row: Row, scale: Scale) -> bool:
    """Whether last year gets its ring: not where ring, disc and stroke would hide each other."""
    total, mean, previous = row["total"], row["mean"], row["previous"]
    if total is None or previous is None:
        return False
    span = scale.maximum - scale.minimum
    if total == previous:
        return mean is None or abs(mean - total) / span > _NEAR / 2
    return bool(abs(total - previous) / span > _NEAR)


def _draw_previous(canvas: Canvas, rows: list[Row], places: RowPlaces, loose: list[bool], about: list[str]) -> None:
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    moved = [i for i, row in enumerate(rows) if loose[i] and row["total"] != row["previous"]]
    same = [i for i, row in enumerate(rows) if loose[i] and row["total"] == row["previous"]]
    x: list[float | None] = []
    y: list[float | None] = []
    for index in moved:
        x += [rows[index]["previous"], rows[index]["total"], None]
        y += [places.y(index), places.y(index), None]
    canvas.line(x, y, {"color": tokens.ink3, "width": sizes.line * 1.4})
    for indices, diameter in ((moved, sizes.disc * 0.62), (same, sizes.disc * 1.36)):
        canvas.dots(
            [rows[index]["previous"] for index in indices],
            [places.y(index) for index in indices],
            canvas.ring(diameter),
            about=[about[index] for index in indices],
        )


def _draw_label(
    canvas: Canvas, row: Row, y: float, scale: Scale, is_spoken_of: bool, *, ring: bool, before: str
) -> None:
    """The mean in words on the row of the title; and what lies too close to be seen, in words as well."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    total, mean, previous = row["total"], row["mean"], row["previous"]
    is_crowded = total is not None and previous is not None and not ring
    parts = []
    if mean is not None and (is_spoken_of or is_crowded):
        words = "label_mean" if is_spoken_of and not is_crowded else "label_mean_short"
        text = canvas.say(words, value=canvas.language.number(mean))
        parts.append(f'<span style="color:{tokens.voice}">{text}</span>')
    if is_crowded:
        is_same = total == previous
        written = score_text(canvas.language, previous)
        text = canvas.say("label_unchanged") if is_same else canvas.say("label_previous", year=before, value=written)
        parts.append(text)
    if not parts:
        return
    words = " · ".join(parts)
    marks = [value for value in (total, mean, previous if ring else None) if value is not None]
    width = text_width(words, sizes.axis, bold=True)
    reach = sizes.disc / 2 + 8
    after = (1 - place_on_scale(max(marks), scale.minimum, scale.maximum)) * sizes.plot + sizes.edge
    to_right = after >= width + reach or after > place_on_scale(min(marks), scale.minimum, scale.maximum) * sizes.plot
    end = max(marks) if to_right else min(marks)
    if end == mean and end != total:
        reach = sizes.tick_width + 7
    canvas.text(
        words,
        end,
        y,
        align="left" if to_right else "right",
        shift=(reach if to_right else -reach, 0),
        size=sizes.axis,
        weight=550,
        colour=tokens.ink3,
        ground=tokens.band if is_spoken_of else tokens.ground,
    )


def draw_radar(drawing: Dots, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """The same marks as `profile` in the wheel that people know."""
    canvas = Canvas(look, language)
    tokens, sizes = look.tokens, look.sizes
    given = rows_of(drawing, *_MARKS)
    scale_minimum, scale_maximum = drawing.scale.minimum, drawing.scale.maximum
    angles = [360 * index / max(1, len(given)) for index in range(len(given))]
    about = [_about(canvas, row, previous_words(canvas, drawing.compared)) for row in given]

    def around(column: str, **style: object) -> None:
        values = [row[column] for row in given]
        if all(value is None for value in values):
            return
        canvas.traces.append(
            {
                "type": "scatterpolar",
                "r": [*values, values[0]],
                "theta": [*angles, 360],
                "showlegend": False,
                "cliponaxis": False,
                "hoverinfo": "skip",
                **style,
            }
        )

    around("previous", mode="lines", line={"color": tokens.ink3, "width": sizes.line, "dash": "dash"})
    around(
        "mean",
        mode="lines+markers",
        line={"color": tokens.voice, "width": sizes.line},
        marker={"color": tokens.voice, "size": 5 if look.size != "L" else 9},
    )
    around("total", mode="lines", line={"color": tokens.accent, "width": sizes.line * 1.8})
    if not canvas.traces:
        # Plotly draws no wheel where there is nothing on it.
        canvas.traces.append(
            {"type": "scatterpolar", "r": [scale_maximum], "theta": [0], "opacity": 0, "hoverinfo": "skip"}
        )
    shown = [index for index, row in enumerate(given) if row["total"] is not None]
    if shown:
        canvas.traces.append(
            {
                "type": "scatterpolar",
                "r": [given[index]["total"] for index in shown],
                "theta": [angles[index] for index in shown],
                "mode": "markers+text",
                "marker": canvas.disc(size=sizes.disc * 0.92),
                "text": [language.number(given[index]["total"]) for index in shown],
                "textfont": {"color": tokens.on_accent, "size": sizes.number - 1, "weight": 650},
                "showlegend": False,
                "cliponaxis": False,
                "customdata": [about[index] for index in shown],
                "hovertemplate": "%{customdata}<extra></extra>",
            }
        )
    room, radius = {"S": (80, 84), "M": (112, 138), "L": (260, 300)}[look.size]

    def label(row: Row, angle: float) -> str:
        # The further from the sides, the more room for words.
        width = room + 6 + radius * (1 - abs(sin(radians(angle))))
        words = wrap(row["name"], width, sizes.axis - 1)
        return words if row["total"] is not None else f"{words}<br>({canvas.say('not_assessed')})"

    steps = list(range(round(scale_minimum), round(scale_maximum) + 1))
    return canvas.figure(
        height=radius * 2 + sizes.font * 6,
        left=room,
        right=room,
        top=sizes.font * 3,
        bottom=sizes.font * 3,
        xaxis={"visible": False},
        yaxis={"visible": False},
        title=title,
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "angularaxis": {
                "tickvals": angles,
                "ticktext": [label(row, angle) for row, angle in zip(given, angles, strict=True)],
                "direction": "clockwise",
                "rotation": 90,
                "showline": False,
                "ticks": "",
                "gridcolor": tokens.rule,
                "tickfont": {"size": sizes.axis - 1, "color": tokens.ink},
            },
            "radialaxis": {
                # One step of room inside the lowest score, so that it is a ring and not a point.
                "range": [scale_minimum - 1, scale_maximum],
                "tickvals": steps,
                "ticktext": [str(step) for step in steps],
                # Between two spokes, where no disc can hide the numbers.
                "angle": 90 - 180 / max(1, len(given)),
                "tickangle": 90 - 180 / max(1, len(given)),
                "showline": False,
                "ticks": "",
                "gridcolor": tokens.rule,
                "tickfont": {"size": sizes.axis - 2, "color": tokens.ink3},
            },
        },
    )
