"""One indicator over the years: the board's total, the statements behind it and their mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.drawing import Drawing, KeyItem, Row, hover, rows_of, text_width, wrap
from analysis.figures.heatmaps import Break
from analysis.figures.look import Look
from language import Language


def history_key(totals: pd.DataFrame, statements: pd.DataFrame) -> tuple[KeyItem, ...]:
    """The marks that the history of these rows uses."""
    items = [KeyItem("total", "figures.key_total")]
    if totals["statement_mean"].notna().any():
        items.append(KeyItem("mean", "figures.key_mean"))
    if statements["score"].notna().any():
        items.append(KeyItem("statement", "figures.key_statement"))
    if _missing_years(rows_of(totals)):
        items.append(KeyItem("missing", "figures.key_missing"))
    return tuple(items)


def history(
    totals: pd.DataFrame,
    statements: pd.DataFrame,
    look: Look,
    language: Language,
    *,
    breaks: Sequence[Break] = (),
    joins: Set[tuple[int, int]] = frozenset(),
    scale_minimum: float = 1,
    scale_maximum: float = 6,
    title: str | None = None,
) -> go.Figure:
    """Totals joined by a line that stops at a new form; `joins` are the year pairs comparable across one.

    `totals`: year, total, statement_mean, form. `statements`: year, statement, name, score. A year between the
    first and the last without a row is drawn as not assessed.
    """
    drawing = Drawing(look, language)
    rows = sorted(rows_of(totals), key=lambda row: int(row["year"]))
    said_scores = [row for row in rows_of(statements) if row["score"] is not None]
    years = _years(rows)
    per_unit = (look.sizes.tall - 70) / (scale_maximum - scale_minimum)
    _draw_grid(drawing, years, breaks, (scale_minimum, scale_maximum))
    _draw_lines(drawing, rows, breaks, joins)
    _draw_statements(drawing, rows, said_scores, per_unit)
    _draw_means(drawing, rows)
    _draw_totals(drawing, rows)
    for year in _missing_years(rows):
        given = [row["score"] for row in said_scores if int(row["year"]) == year]
        at_top = bool(given) and scale_maximum - max(given) > min(given) - scale_minimum
        _draw_missing(drawing, year, (scale_minimum, scale_maximum), at_top=at_top)
    _draw_end_labels(drawing, rows, said_scores, years, per_unit)
    sizes = look.sizes
    return drawing.figure(
        height=sizes.tall,
        left=sizes.axis * 1.6,
        right=_label_room(drawing) if years else 0,
        top=sizes.axis * (2.4 if breaks else 1.2),
        bottom=sizes.axis * 2.6,
        xaxis={
            "range": [years[0] - 0.5, years[-1] + 0.5] if years else [0, 1],
            "tickvals": years,
            "ticktext": [look.year(year) if len(years) > 5 else str(year) for year in years],
            "tickfont": {"size": sizes.axis, "color": look.tokens.ink2},
            "ticklabelstandoff": 6,
        },
        yaxis={
            "range": [scale_minimum - 0.35, scale_maximum + 0.15],
            "showticklabels": False,
        },
        title=title,
    )


def _years(rows: list[Row]) -> list[int]:
    found = [int(row["year"]) for row in rows]
    return list(range(found[0], found[-1] + 1)) if found else []


def _missing_years(rows: list[Row]) -> list[int]:
    assessed = {int(row["year"]) for row in rows if row["total"] is not None}
    return [year for year in _years(sorted(rows, key=lambda row: int(row["year"]))) if year not in assessed]


def _draw_grid(drawing: Drawing, years: list[int], breaks: Sequence[Break], scale: tuple[float, float]) -> None:
    tokens, sizes = drawing.look.tokens, drawing.look.sizes
    for step in range(round(scale[0]), round(scale[1]) + 1):
        drawing.rule((0, 1), (step, step), {"color": tokens.rule, "width": 1}, xref="paper", layer="below")
        drawing.text(
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
        drawing.rule((place, place), (0, 1), line, yref="paper")
        drawing.text(
            wrap(found.label, 16 * sizes.axis, sizes.axis, lines=1),
            place,
            1,
            paper="y",
            align="center",
            baseline="bottom",
            shift=(0, 5),
            size=sizes.axis,
            colour=tokens.ink2,
        )


def _draw_lines(drawing: Drawing, rows: list[Row], breaks: Sequence[Break], joins: Set[tuple[int, int]]) -> None:
    ends = {found.after_year for found in breaks}
    firm: list[list[float | None]] = [[], []]
    loose: list[list[float | None]] = [[], []]
    for before, after in pairwise(rows):
        if before["total"] is None or after["total"] is None:
            continue
        pair = (int(before["year"]), int(after["year"]))
        crosses = any(pair[0] <= end < pair[1] for end in ends) or before["form"] != after["form"]
        if pair[1] - pair[0] > 1 or (crosses and pair not in joins):
            continue
        line = loose if crosses else firm
        line[0] += [*pair, None]
        line[1] += [before["total"], after["total"], None]
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    drawing.line(loose[0], loose[1], {"color": tokens.accent, "width": sizes.line, "dash": "dot"})
    drawing.line(firm[0], firm[1], {"color": tokens.accent, "width": sizes.line * 1.6})


def _draw_statements(drawing: Drawing, rows: list[Row], statements: list[Row], per_unit: float) -> None:
    """Small dots; equal ones side by side, and beside the disc where it would hide them."""
    sizes = drawing.look.sizes
    diameter = {"S": 8, "M": 9, "L": 16}[drawing.look.size]
    step = diameter * 1.5
    totals = {int(row["year"]): row["total"] for row in rows}
    counts = Counter((int(row["year"]), row["score"]) for row in statements)
    placed: Counter[tuple[int, float]] = Counter()
    aside: list[float] = []
    about: list[str] = []
    for row in statements:
        spot = (int(row["year"]), row["score"])
        total = totals.get(spot[0])
        index = placed[spot]
        placed[spot] += 1
        is_behind = total is not None and abs(total - row["score"]) * per_unit < sizes.disc / 2 + 4
        if is_behind:
            # Left, right, left … of the disc, outwards.
            outwards = sizes.disc / 2 + diameter + (index // 2) * step
            aside.append(outwards if index % 2 else -outwards)
        else:
            aside.append((index - (counts[spot] - 1) / 2) * step)
        about.append(hover(wrap(row["name"], 260, 14), [(f"{spot[0]}:", drawing.language.number(row["score"]))]))
    drawing.dots(
        [int(row["year"]) for row in statements],
        [row["score"] for row in statements],
        {
            "symbol": "circle",
            "size": diameter,
            "opacity": 1,
            "color": drawing.look.tokens.voice,
            "line": {"color": drawing.look.tokens.ground, "width": 1},
            # A shift in pixels, so that dots stand equally close at any width.
            "angle": [90 if shift >= 0 else -90 for shift in aside],
            "standoff": [round(abs(shift), 1) for shift in aside],
        },
        about=about,
    )


def _draw_means(drawing: Drawing, rows: list[Row]) -> None:
    shown = [row for row in rows if row["statement_mean"] is not None]
    drawing.dots(
        [int(row["year"]) for row in shown],
        [row["statement_mean"] for row in shown],
        drawing.tick("line-ew"),
        about=[_about(drawing, row) for row in shown],
    )


def _draw_totals(drawing: Drawing, rows: list[Row]) -> None:
    shown = [row for row in rows if row["total"] is not None]
    drawing.dots(
        [int(row["year"]) for row in shown],
        [row["total"] for row in shown],
        drawing.disc(),
        about=[_about(drawing, row) for row in shown],
        numbers=[drawing.language.number(row["total"]) for row in shown],
    )


def _about(drawing: Drawing, row: Row) -> str:
    number = drawing.language.number
    facts = [(drawing.say("hover_total"), number(row["total"]))] if row["total"] is not None else []
    if row["statement_mean"] is not None:
        facts.append((drawing.say("hover_mean"), number(row["statement_mean"])))
    return hover(str(int(row["year"])), facts)


def _draw_missing(drawing: Drawing, year: int, scale: tuple[float, float], *, at_top: bool) -> None:
    """A dotted frame over the whole scale: the score could be anywhere on it."""
    half = drawing.look.sizes.disc / 2
    drawing.box((-half, half), scale, xsizemode="pixel", xanchor=year, line=drawing.dotted())
    drawing.text(
        drawing.say("not_assessed"),
        year,
        scale[1] if at_top else scale[0],
        align="center",
        baseline="top" if at_top else "bottom",
        shift=(0, -8 if at_top else 8),
        size=drawing.look.sizes.axis,
        colour=drawing.look.tokens.ink3,
    )
    drawing.notes[-1]["textangle"] = -90


def _label_words(drawing: Drawing) -> tuple[str, str, str]:
    names = ("end_total", "end_mean", "end_statements")
    total, mean, statements = (drawing.say(name) for name in names)
    return total, mean, statements


def _label_room(drawing: Drawing) -> float:
    """The room the widest label takes right of the plot, which is half a year wide past the last disc."""
    sizes = drawing.look.sizes
    return max(text_width(words, sizes.axis, bold=True) for words in _label_words(drawing)) + 10


def _draw_end_labels(
    drawing: Drawing, rows: list[Row], statements: list[Row], years: list[int], per_unit: float
) -> None:
    """What each kind of mark is, at the right of the last year, no two on top of each other."""
    if not years:
        return
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    words = _label_words(drawing)
    last = next((row for row in rows if int(row["year"]) == years[-1]), None)
    wanted: list[tuple[float, str, str]] = []
    if last is not None and last["total"] is not None:
        wanted.append((last["total"], words[0], tokens.accent))
    if last is not None and last["statement_mean"] is not None:
        wanted.append((last["statement_mean"], words[1], tokens.voice))
    scores = [row["score"] for row in statements if int(row["year"]) == years[-1]]
    if scores:
        taken = [value for value, _, _ in wanted]
        free = max(set(scores), key=lambda score: (min(abs(score - v) for v in taken) if taken else 0, score))
        wanted.append((free, words[2], tokens.voice))
    wanted.sort(reverse=True)
    apart = sizes.axis * 1.35 / per_unit
    level = float("inf")
    for value, text, colour in wanted:
        level = min(value, level - apart)
        drawing.text(
            text,
            1,
            level,
            paper="x",
            shift=(8, 0),
            size=sizes.axis,
            weight=600,
            colour=colour,
        )
