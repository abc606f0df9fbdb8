"""One indicator over the years: the board's total, the statements behind it and their mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.drawing.keys import every_year, missing_years
from analysis.drawing.look import Look
from analysis.drawing.measures import text_width
from analysis.drawing.plotly import events
from analysis.drawing.plotly.canvas import Canvas, Row, hover, rows_of, wrap
from analysis.drawing.values import Break, History, Point, Scale
from language import Language


def draw_history(drawing: History, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """Totals joined by a line that stops at a new form. A year in between without a total is drawn as not assessed."""
    canvas = Canvas(look, language)
    scale = drawing.scale
    rows = [row | {"year": year} for year, row in zip(drawing.years, rows_of(drawing, "total", "mean"), strict=True)]
    years = every_year(drawing)
    per_unit = (look.sizes.tall - 70) / (scale.maximum - scale.minimum)
    _draw_grid(canvas, years, drawing.breaks, scale, above=events.room(drawing.events, look))
    events.draw_events(canvas, drawing.events)
    _draw_lines(canvas, drawing)
    _draw_statements(canvas, rows, drawing.points, per_unit)
    _draw_means(canvas, rows)
    _draw_totals(canvas, rows)
    for year in missing_years(drawing):
        given = [point.score for point in drawing.points if point.year == year]
        at_top = bool(given) and scale.maximum - max(given) > min(given) - scale.minimum
        _draw_missing(canvas, year, scale, at_top=at_top)
    _draw_end_labels(canvas, rows, drawing.points, years, per_unit)
    sizes = look.sizes
    return canvas.figure(
        height=sizes.tall + events.room(drawing.events, look),
        left=sizes.axis * 1.6,
        right=_label_room(canvas) if years else 0,
        top=sizes.axis * (2.4 if drawing.breaks else 1.2) + events.room(drawing.events, look),
        bottom=sizes.axis * 2.6,
        xaxis={
            "range": [years[0] - 0.5, years[-1] + 0.5] if years else [0, 1],
            "tickvals": years,
            "ticktext": [look.year(year) if len(years) > 5 else str(year) for year in years],
            "tickfont": {"size": sizes.axis, "color": look.tokens.ink2},
            "ticklabelstandoff": 6,
        },
        yaxis={
            "range": [scale.minimum - 0.35, scale.maximum + 0.15],
            "showticklabels": False,
        },
        title=title,
    )


def _draw_grid(canvas: Canvas, years: list[int], breaks: Sequence[Break], scale: Scale, *, above: float) -> None:
    tokens, sizes = canvas.look.tokens, canvas.look.sizes
    for step in range(round(scale.minimum), round(scale.maximum) + 1):
        canvas.rule((0, 1), (step, step), {"color": tokens.rule, "width": 1}, xref="paper", layer="below")
        canvas.text(
            str(step),
            0,
            step,
            paper="x",
            shift=(-sizes.axis * 1.6, 0),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    for found in breaks:
        if not years or not years[0] <= found.after_year < years[-1]:
            continue
        place = found.after_year + 0.5
        line = {"color": tokens.ink2, "width": sizes.line, "dash": "6px,5px"}
        canvas.rule((place, place), (0, 1), line, yref="paper")
        canvas.text(
            wrap(found.label, 16 * sizes.axis, sizes.axis, lines=1),
            place,
            1,
            paper="y",
            align="center",
            baseline="bottom",
            shift=(0, 5 + above),
            size=sizes.axis,
            colour=tokens.ink2,
        )


def _draw_lines(canvas: Canvas, drawing: History) -> None:
    totals = dict(zip(drawing.years, drawing.of("total"), strict=True))
    firm: list[list[float | None]] = [[], []]
    loose: list[list[float | None]] = [[], []]
    for link in drawing.links:
        line = firm if link.is_firm else loose
        line[0] += [link.before, link.after, None]
        line[1] += [totals[link.before], totals[link.after], None]
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    canvas.line(loose[0], loose[1], {"color": tokens.accent, "width": sizes.line, "dash": "dot"})
    canvas.line(firm[0], firm[1], {"color": tokens.accent, "width": sizes.line * 1.6})


def _draw_statements(canvas: Canvas, rows: list[Row], points: Sequence[Point], per_unit: float) -> None:
    """Small dots; equal ones side by side, and beside the disc where it would hide them."""
    sizes = canvas.look.sizes
    diameter = {"S": 8, "M": 9, "L": 16}[canvas.look.size]
    step = diameter * 1.5
    totals = {row["year"]: row["total"] for row in rows}
    counts = Counter((point.year, point.score) for point in points)
    placed: Counter[tuple[int, float]] = Counter()
    aside: list[float] = []
    about: list[str] = []
    for point in points:
        spot = (point.year, point.score)
        total = totals.get(spot[0])
        index = placed[spot]
        placed[spot] += 1
        is_behind = total is not None and abs(total - point.score) * per_unit < sizes.disc / 2 + 4
        if is_behind:
            # Left, right, left … of the disc, outwards.
            outwards = sizes.disc / 2 + diameter + (index // 2) * step
            aside.append(outwards if index % 2 else -outwards)
        else:
            aside.append((index - (counts[spot] - 1) / 2) * step)
        about.append(hover(wrap(point.name, 260, 14), [(f"{spot[0]}:", canvas.language.number(point.score))]))
    canvas.dots(
        [point.year for point in points],
        [point.score for point in points],
        {
            "symbol": "circle",
            "size": diameter,
            "opacity": 1,
            "color": canvas.look.tokens.voice,
            "line": {"color": canvas.look.tokens.ground, "width": 1},
            # A shift in pixels, so that dots stand equally close at any width.
            "angle": [90 if shift >= 0 else -90 for shift in aside],
            "standoff": [round(abs(shift), 1) for shift in aside],
        },
        about=about,
    )


def _draw_means(canvas: Canvas, rows: list[Row]) -> None:
    shown = [row for row in rows if row["mean"] is not None]
    canvas.dots(
        [row["year"] for row in shown],
        [row["mean"] for row in shown],
        canvas.tick("line-ew"),
        about=[_about(canvas, row) for row in shown],
    )


def _draw_totals(canvas: Canvas, rows: list[Row]) -> None:
    shown = [row for row in rows if row["total"] is not None]
    canvas.dots(
        [row["year"] for row in shown],
        [row["total"] for row in shown],
        canvas.disc(),
        about=[_about(canvas, row) for row in shown],
        numbers=[canvas.language.number(row["total"]) for row in shown],
    )


def _about(canvas: Canvas, row: Row) -> str:
    number = canvas.language.number
    facts = [(canvas.say("hover_total"), number(row["total"]))] if row["total"] is not None else []
    if row["mean"] is not None:
        facts.append((canvas.say("hover_mean"), number(row["mean"])))
    return hover(str(row["year"]), facts)


def _draw_missing(canvas: Canvas, year: int, scale: Scale, *, at_top: bool) -> None:
    """A dotted frame over the whole scale: the score could be anywhere on it."""
    half = canvas.look.sizes.disc / 2
    canvas.box((-half, half), (scale.minimum, scale.maximum), xsizemode="pixel", xanchor=year, line=canvas.dotted())
    canvas.text(
        canvas.say("not_assessed"),
        year,
        scale.maximum if at_top else scale.minimum,
        align="center",
        baseline="top" if at_top else "bottom",
        shift=(0, -8 if at_top else 8),
        size=canvas.look.sizes.axis,
        colour=canvas.look.tokens.ink3,
    )
    canvas.notes[-1]["textangle"] = -90


def _label_words(canvas: Canvas) -> tuple[str, str, str]:
    names = ("end_total", "end_mean", "end_statements")
    total, mean, statements = (canvas.say(name) for name in names)
    return total, mean, statements


def _label_room(canvas: Canvas) -> float:
    """The room the widest label takes right of the plot, which is half a year wide past the last disc."""
    sizes = canvas.look.sizes
    return max(text_width(words, sizes.axis, bold=True) for words in _label_words(canvas)) + 10


def _draw_end_labels(
    canvas: Canvas, rows: list[Row], points: Sequence[Point], years: list[int], per_unit: float
) -> None:
    """What each kind of mark is, at the right of the last year, no two on top of each other."""
    if not years:
        return
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    words = _label_words(canvas)
    last = next((row for row in rows if row["year"] == years[-1]), None)
    wanted: list[tuple[float, str, str]] = []
    if last is not None and last["total"] is not None:
        wanted.append((last["total"], words[0], tokens.accent))
    if last is not None and last["mean"] is not None:
        wanted.append((last["mean"], words[1], tokens.voice))
    scores = [point.score for point in points if point.year == years[-1]]
    if scores:
        taken = [value for value, _, _ in wanted]
        free = max(set(scores), key=lambda score: (min(abs(score - v) for v in taken) if taken else 0, score))
        wanted.append((free, words[2], tokens.voice))
    wanted.sort(reverse=True)
    apart = sizes.axis * 1.35 / per_unit
    level = float("inf")
    for value, text, colour in wanted:
        level = min(value, level - apart)
        canvas.text(
            text,
            1,
            level,
            paper="x",
            shift=(8, 0),
            size=sizes.axis,
            weight=600,
            colour=colour,
        )
