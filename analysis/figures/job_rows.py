"""Jobs by focus area and by how sure they are: a bar per row, new and secured apart."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.drawing import (
    NO_AXIS,
    Drawing,
    KeyItem,
    Row,
    hover,
    nice_ticks,
    pixel_axis,
    rows_of,
    text_width,
    wrap,
)
from analysis.figures.jobs import hatched
from analysis.figures.look import Look
from language import Language

# Pixels: the distance of rows and the bar. On a projector they stretch, but letters do not.
_PLOT = {"S": 328, "M": 470, "L": 1500}  # how wide the bars can be expected to be, at least
_MEASURES = {"S": (72, 26), "M": (66, 26), "L": (104, 40)}


def jobs_by_area_key(rows: pd.DataFrame) -> tuple[KeyItem, ...]:
    """The marks that jobs by focus area use."""
    items = _key(rows)
    return (*items, KeyItem("target", "figures.key_target")) if rows["target"].notna().any() else items


def jobs_by_stage_key(rows: pd.DataFrame) -> tuple[KeyItem, ...]:
    """The marks that jobs by stage use."""
    items = _key(rows)
    expected = rows[rows["stage"] == "expected"]
    has_estimate = expected["new_jobs"].notna().any() or expected["secured_jobs"].notna().any()
    return (*items, KeyItem("estimate", "figures.key_expected")) if has_estimate else items


def _key(rows: pd.DataFrame) -> tuple[KeyItem, ...]:
    items = []
    if rows["new_jobs"].notna().any():
        items.append(KeyItem("new", "figures.key_new"))
    if rows["secured_jobs"].notna().any():
        items.append(KeyItem("secured", "figures.key_secured"))
    if (rows["new_jobs"].isna() | rows["secured_jobs"].isna()).any():
        items.append(KeyItem("missing", "figures.key_not_counted"))
    return tuple(items)


def jobs_by_area(rows: pd.DataFrame, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A bar per focus area on one axis of jobs, its own target as a diamond; most jobs first.

    `rows`: name, new_jobs, secured_jobs, target.
    """
    given = [row | {"is_estimate": False} for row in rows_of(rows)]
    ordered = sorted(given, key=lambda row: (_sum(row) is None, -(_sum(row) or 0), str(row["name"]).casefold()))
    return _bars(Drawing(look, language), ordered, title=title)


def jobs_by_stage(rows: pd.DataFrame, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A bar per stage, in the order given; what is only expected is hatched.

    `rows`: stage, name, new_jobs, secured_jobs.
    """
    given = [row | {"is_estimate": row["stage"] == "expected", "target": None} for row in rows_of(rows)]
    return _bars(Drawing(look, language), given, title=title)


def _sum(row: Row) -> float | None:
    if row["new_jobs"] is None and row["secured_jobs"] is None:
        return None
    return float((row["new_jobs"] or 0) + (row["secured_jobs"] or 0))


def _bars(drawing: Drawing, rows: list[Row], *, title: str | None) -> go.Figure:
    look = drawing.look
    sizes, tokens = look.sizes, look.tokens
    distance, bar = _MEASURES[look.size]
    highest = max([1.0, *(max(_sum(row) or 0, row["target"] or 0) for row in rows)])
    ticks = nice_ticks(highest, least=1)
    reach = max([ticks[-1], highest * 1.05, *(_with_frame(drawing, row) for row in rows)])
    levels = [bar / 2 + index * distance for index in range(len(rows))]
    end = (levels[-1] if levels else 0) + bar / 2 + 4
    # Strokes of rule between the bars only: a line through a hatch would read as one more line.
    for level in levels:
        drawing.rule((0, reach), (level + bar / 2, level + bar / 2), {"color": tokens.rule, "width": 1}, layer="below")
    for is_estimate in (False, True):
        _draw_parts(drawing, rows, levels, bar, is_estimate=is_estimate)
    for row, level in zip(rows, levels, strict=True):
        _draw_row(drawing, row, level, bar, reach)
    for tick in ticks:
        drawing.text(
            drawing.language.number(tick),
            tick,
            end,
            align="left" if tick == 0 else "right" if tick >= reach * 0.98 else "center",
            baseline="top",
            shift=(0, -4),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    top, bottom = sizes.font * 1.3 + 8, sizes.axis * 2
    return drawing.figure(
        height=top + end + bottom,
        top=top,
        bottom=bottom,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, 0, end),
        title=title,
        barmode="stack",
    )


def _missing_words(drawing: Drawing, row: Row) -> str:
    """What stands in the dotted frame after a bar that lacks a part; nothing where none is missing."""
    missing = [name for name in ("new_jobs", "secured_jobs") if row[name] is None]
    if not missing:
        return ""
    if _sum(row) is None:
        return drawing.say("not_counted")
    return drawing.say("part_not_counted_" + missing[0].removesuffix("_jobs"))


def _with_frame(drawing: Drawing, row: Row) -> float:
    """How far the axis must reach for a row's bar and the dotted frame after it."""
    frame = text_width(_missing_words(drawing, row), drawing.look.sizes.axis) + 32
    return (_sum(row) or 0) / (1 - frame / _PLOT[drawing.look.size])


def _draw_parts(drawing: Drawing, rows: list[Row], levels: list[float], bar: float, *, is_estimate: bool) -> None:
    tokens = drawing.look.tokens
    firm = {
        "new_jobs": {"color": tokens.accent, "line": {"color": tokens.accent, "width": 1}},
        "secured_jobs": {"color": tokens.tint, "line": {"color": tokens.tint_edge, "width": 1}},
    }
    for column in ("new_jobs", "secured_jobs"):
        shown = [
            (row, level)
            for row, level in zip(rows, levels, strict=True)
            if row[column] is not None and row["is_estimate"] == is_estimate
        ]
        if shown:
            drawing.bars(
                {
                    "orientation": "h",
                    "x": [row[column] for row, _ in shown],
                    "y": [level for _, level in shown],
                    "base": [(row["new_jobs"] or 0) if column == "secured_jobs" else 0 for row, _ in shown],
                    "width": bar,
                    "marker": hatched(drawing.look, column) if is_estimate else firm[column],
                },
                [_about(drawing, row) for row, _ in shown],
            )


def _draw_row(drawing: Drawing, row: Row, level: float, bar: float, reach: float) -> None:
    look = drawing.look
    sizes, tokens = look.sizes, look.tokens
    right = _row_words(drawing, row)
    room = _PLOT[look.size] - text_width(right, sizes.font - 1) - 12
    above = level - bar / 2
    drawing.text(wrap(row["name"], room, sizes.font, lines=1), 0, above, baseline="bottom", shift=(0, 6))
    drawing.text(
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
    total = _sum(row)
    words = _missing_words(drawing, row)
    if words:
        width = text_width(words, sizes.axis) + 24
        start = 0.0 if total is None else 4.0
        drawing.box(
            (start, start + width),
            (level - bar / 2, level + bar / 2),
            xsizemode="pixel",
            xanchor=total or 0,
            line=drawing.dotted(),
            layer="below",
        )
        drawing.text(
            words,
            total or 0,
            level,
            shift=(start + 12, 0),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    _draw_numbers(drawing, row, level, reach)
    if row["target"] is not None:
        drawing.dots(
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
            about=[_about(drawing, row)],
        )


def _row_words(drawing: Drawing, row: Row) -> str:
    total = _sum(row)
    number = drawing.language.number
    if row["target"] is None:
        return "" if total is None else f"<b>{number(total)}</b>"
    if total is None:
        return drawing.say("target", value=number(row["target"]))
    return drawing.say("count_of_target", value=number(total), target=number(row["target"]))


def _draw_numbers(drawing: Drawing, row: Row, level: float, reach: float) -> None:
    """The number in the middle of its part, where the part is wide enough for it."""
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    width = _PLOT[drawing.look.size]
    start = 0.0
    for column in ("new_jobs", "secured_jobs"):
        value = row[column]
        if value is None:
            continue
        words = drawing.language.number(value)
        if value / reach * width > text_width(words, sizes.axis, bold=True) + 10:
            is_new = column == "new_jobs"
            colour = tokens.on_accent if is_new else tokens.ink
            if row["is_estimate"]:
                colour = tokens.accent if is_new else tokens.ink2
            drawing.text(
                words,
                start + value / 2,
                level,
                align="center",
                size=sizes.axis,
                weight=650,
                colour=colour,
                ground=tokens.ground if row["is_estimate"] else None,
            )
        start += value


def _about(drawing: Drawing, row: Row) -> str:
    def written(value: float | None) -> str:
        return drawing.say("not_counted") if value is None else drawing.language.number(value)

    facts = [
        (drawing.say("hover_new"), written(row["new_jobs"])),
        (drawing.say("hover_secured"), written(row["secured_jobs"])),
    ]
    if row["target"] is not None:
        facts.append((drawing.say("hover_target"), written(row["target"])))
    return hover(wrap(row["name"], 260, 14), facts)
