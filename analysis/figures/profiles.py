"""The profile of a year: every indicator's total beside its statements' mean and the year before."""

from __future__ import annotations

from math import radians, sin

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.dots import (
    Rows,
    dot_plot,
    draw_means,
    draw_missing,
    draw_name,
    draw_totals,
    draw_tracks,
    previous_key,
    previous_words,
)
from analysis.figures.drawing import (
    Drawing,
    KeyItem,
    Row,
    by_value,
    hover,
    rows_of,
    score_text,
    text_width,
    wrap,
)
from analysis.figures.look import Look, position
from language import Language

# Marks closer than this part of the scale lie on top of each other at any width.
_NEAR = 0.055


def profile_key(rows: pd.DataFrame, previous_label: str | None = None) -> tuple[KeyItem, ...]:
    """The marks that the profile of these rows uses."""
    items = [KeyItem("total", "figures.key_total")]
    if rows["statement_mean"].notna().any():
        items.append(KeyItem("mean", "figures.key_mean"))
    if (rows["previous"].notna() & rows["total"].notna()).any():
        items.append(previous_key(previous_label))
    if rows["total"].isna().any():
        items.append(KeyItem("missing", "figures.key_missing"))
    return tuple(items)


def profile(
    rows: pd.DataFrame,
    look: Look,
    language: Language,
    *,
    highlight: str | None = None,
    previous_label: str | None = None,
    scale_minimum: float = 1,
    scale_maximum: float = 6,
    title: str | None = None,
) -> go.Figure:
    """One line per indicator, highest total first; `highlight` is the indicator the title speaks of.

    `rows`: indicator, name, total, statement_mean, previous. `previous_label` names the year of `previous` where
    it is not last year.
    """
    drawing = Drawing(look, language)
    ordered = by_value(rows_of(rows), "total")
    places = Rows(look, len(ordered))
    scale = (scale_minimum, scale_maximum)
    draw_tracks(drawing, places, scale)
    before = previous_words(drawing, previous_label)
    about = [_about(drawing, row, before) for row in ordered]
    loose = [_shows_ring(row, scale) for row in ordered]
    _draw_previous(drawing, ordered, places, loose, about)
    draw_means(drawing, ordered, places, about)
    draw_totals(drawing, ordered, places, about)
    for index, row in enumerate(ordered):
        is_spoken_of = row["indicator"] == highlight
        if is_spoken_of:
            drawing.band(*places.edges(index))
        draw_name(drawing, row["name"], places.y(index), bold=is_spoken_of)
        if row["total"] is None:
            draw_missing(drawing, places.y(index), scale, beside=row["statement_mean"])
        _draw_label(drawing, row, places.y(index), scale, is_spoken_of, ring=loose[index], before=before)
    return dot_plot(drawing, places, scale, title=title)


def _about(drawing: Drawing, row: Row, before: str) -> str:
    number = drawing.language.number
    facts = [
        (
            drawing.say("hover_total"),
            drawing.say("not_assessed") if row["total"] is None else number(row["total"]),
        )
    ]
    if row["statement_mean"] is not None:
        facts.append((drawing.say("hover_mean"), number(row["statement_mean"])))
    if row["previous"] is not None:
        facts.append((drawing.say("hover_previous", year=before), number(row["previous"])))
    return hover(wrap(row["name"], 260, 14), facts)


def _shows_ring(row: Row, scale: tuple[float, float]) -> bool:
    """Whether last year gets its ring: not where ring, disc and stroke would hide each other."""
    total, mean, previous = row["total"], row["statement_mean"], row["previous"]
    if total is None or previous is None:
        return False
    span = scale[1] - scale[0]
    if total == previous:
        return mean is None or abs(mean - total) / span > _NEAR / 2
    return bool(abs(total - previous) / span > _NEAR)


def _draw_previous(drawing: Drawing, rows: list[Row], places: Rows, loose: list[bool], about: list[str]) -> None:
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    moved = [i for i, row in enumerate(rows) if loose[i] and row["total"] != row["previous"]]
    same = [i for i, row in enumerate(rows) if loose[i] and row["total"] == row["previous"]]
    x: list[float | None] = []
    y: list[float | None] = []
    for index in moved:
        x += [rows[index]["previous"], rows[index]["total"], None]
        y += [places.y(index), places.y(index), None]
    drawing.line(x, y, {"color": tokens.ink3, "width": sizes.line * 1.4})
    for indices, diameter in ((moved, sizes.disc * 0.62), (same, sizes.disc * 1.36)):
        drawing.dots(
            [rows[index]["previous"] for index in indices],
            [places.y(index) for index in indices],
            drawing.ring(diameter),
            about=[about[index] for index in indices],
        )


def _draw_label(
    drawing: Drawing, row: Row, y: float, scale: tuple[float, float], is_spoken_of: bool, *, ring: bool, before: str
) -> None:
    """The mean in words on the row of the title; and what lies too close to be seen, in words as well."""
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    total, mean, previous = row["total"], row["statement_mean"], row["previous"]
    is_crowded = total is not None and previous is not None and not ring
    parts = []
    if mean is not None and (is_spoken_of or is_crowded):
        words = "label_mean" if is_spoken_of and not is_crowded else "label_mean_short"
        text = drawing.say(words, value=drawing.language.number(mean))
        parts.append(f'<span style="color:{tokens.voice}">{text}</span>')
    if is_crowded:
        is_same = total == previous
        written = score_text(drawing.language, previous)
        text = drawing.say("label_unchanged") if is_same else drawing.say("label_previous", year=before, value=written)
        parts.append(text)
    if not parts:
        return
    words = " · ".join(parts)
    marks = [value for value in (total, mean, previous if ring else None) if value is not None]
    width = text_width(words, sizes.axis, bold=True)
    reach = sizes.disc / 2 + 8
    after = (1 - position(max(marks), *scale)) * sizes.plot + sizes.edge
    to_right = after >= width + reach or after > position(min(marks), *scale) * sizes.plot
    end = max(marks) if to_right else min(marks)
    if end == mean and end != total:
        reach = sizes.tick_width + 7
    drawing.text(
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


def radar(
    rows: pd.DataFrame,
    look: Look,
    language: Language,
    *,
    previous_label: str | None = None,
    scale_minimum: float = 1,
    scale_maximum: float = 6,
    title: str | None = None,
) -> go.Figure:
    """The same rows as `profile` in the wheel that people know, in the order given."""
    drawing = Drawing(look, language)
    tokens, sizes = look.tokens, look.sizes
    given = rows_of(rows)
    angles = [360 * index / max(1, len(given)) for index in range(len(given))]
    about = [_about(drawing, row, previous_words(drawing, previous_label)) for row in given]

    def around(column: str, **style: object) -> None:
        values = [row[column] for row in given]
        if all(value is None for value in values):
            return
        drawing.traces.append(
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
        "statement_mean",
        mode="lines+markers",
        line={"color": tokens.voice, "width": sizes.line},
        marker={"color": tokens.voice, "size": 5 if look.size != "L" else 9},
    )
    around("total", mode="lines", line={"color": tokens.accent, "width": sizes.line * 1.8})
    if not drawing.traces:
        # Plotly draws no wheel where there is nothing on it.
        drawing.traces.append(
            {"type": "scatterpolar", "r": [scale_maximum], "theta": [0], "opacity": 0, "hoverinfo": "skip"}
        )
    shown = [index for index, row in enumerate(given) if row["total"] is not None]
    if shown:
        drawing.traces.append(
            {
                "type": "scatterpolar",
                "r": [given[index]["total"] for index in shown],
                "theta": [angles[index] for index in shown],
                "mode": "markers+text",
                "marker": drawing.disc(size=sizes.disc * 0.92),
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
        return words if row["total"] is not None else f"{words}<br>({drawing.say('not_assessed')})"

    steps = list(range(round(scale_minimum), round(scale_maximum) + 1))
    return drawing.figure(
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
