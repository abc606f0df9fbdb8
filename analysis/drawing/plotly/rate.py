"""How it has gone per period, and how it must go in the periods that are left."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import text_width
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, hover, plain, wrap
from analysis.drawing.plotly.stacked import part_marker, stacked_rows
from analysis.drawing.values import Rate
from language import Language


def needed_rate(drawing: Rate, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A column per period so far, and a black line over the periods that are left, at the level they need."""
    canvas = Canvas(look, language)
    needed, remaining = drawing.needed, drawing.remaining
    sizes, tokens = look.sizes, look.tokens
    given = [row | {"value": row["new"]} for row in stacked_rows(drawing)]
    count = len(given) + len(remaining)
    label = wrap(drawing.label, 10 * sizes.axis, sizes.axis, bold=True, lines=3)
    label = f"{canvas.say('needed')}<br><b>{label}</b>"
    has_line = needed is not None and bool(remaining)
    room = _label_room(canvas, label, len(given), len(remaining)) if has_line else 0.0
    values = [row["value"] for row in given if row["value"] is not None]
    top = max([1e-9, needed or 0, *values]) * 1.2
    low = min([0.0, *values]) * 1.2

    def written(value: float) -> str:
        return language.millions(value) if drawing.unit == "amount_nok" else language.number(value)

    for number, one in enumerate(drawing.series):
        shown = [place for place, value in enumerate(one.values) if value is not None]
        if shown:
            starts = drawing.start_of(number)
            canvas.bars(
                {
                    "x": shown,
                    "y": [one.values[place] for place in shown],
                    "base": [starts[place] for place in shown],
                    "width": 0.62,
                    "marker": part_marker(look, one),
                },
                [hover(plain(given[place]["name"]), [("", written(given[place]["value"]))]) for place in shown],
            )
    for index, row in enumerate(given):
        if row["value"] is None:
            canvas.box((index - 0.31, index + 0.31), (0, top * 0.16), line=canvas.dotted())
            canvas.text("–", index, top * 0.08, align="center", colour=tokens.ink3)
            continue
        canvas.text(
            written(row["value"]),
            index,
            max(row["value"], 0),
            align="center",
            baseline="bottom",
            shift=(0, 3),
            size=sizes.axis,
            weight=650,
            ground=tokens.ground,
        )
    if needed is not None and has_line:
        _draw_needed(canvas, needed, len(given), count, label, is_high=needed > top / 2)
    canvas.rule((0, 1), (0, 0), {"color": tokens.rule, "width": 1}, xref="paper", layer="below")
    names = [str(row["name"]) for row in given] + [str(name) for name in remaining]
    _draw_names(canvas, names, len(given), low)
    return canvas.figure(
        height={"S": 210, "M": 220, "L": 480}[look.size],
        top=sizes.font * 1.2,
        bottom=sizes.axis * 2,
        xaxis=NO_AXIS | {"range": [-0.5, max(count + room, 3) - 0.5]},
        yaxis=NO_AXIS | {"range": [low, top]},
        title=title,
    )


def _label_room(canvas: Canvas, label: str, past: int, left: int) -> float:
    """How many empty periods to add at the right so that the words fit over the periods left."""
    sizes = canvas.look.sizes
    widest = max(text_width(line, sizes.axis, bold=True) for line in label.split("<br>")) + 8
    share = min(0.5, widest / (sizes.plot + 40))
    return max(0.0, (share * (past + left) - left) / (1 - share))


def _draw_needed(canvas: Canvas, needed: float, start: int, end: int, label: str, *, is_high: bool) -> None:
    """The line over the periods left, thin over those that have been, and its words where nothing stands."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    thin = {"color": tokens.ink3, "width": 1, "dash": "dot"}
    canvas.rule((-0.5, start - 0.5), (needed, needed), thin, layer="below")
    canvas.rule((start - 0.4, end - 0.5), (needed, needed), {"color": tokens.ink, "width": sizes.line * 1.9})
    canvas.text(
        label,
        start - 0.4,
        needed,
        baseline="top" if is_high else "bottom",
        shift=(0, -6 if is_high else 6),
        size=sizes.axis,
    )


def _draw_names(canvas: Canvas, names: list[str], past: int, low: float) -> None:
    """Every period's name, or every second where they would touch."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    room = (sizes.plot + 40) / max(1, len(names))
    widest = max((text_width(plain(name), sizes.axis) for name in names), default=0)
    widest = min(widest, 8 * sizes.axis)
    step = int(-(-(widest + 6) // room)) if names else 1
    for index, name in enumerate(names):
        # Counted from the latest period that has been, which must keep its name.
        if (index - past + 1) % step:
            continue
        canvas.text(
            wrap(name, 8 * sizes.axis, sizes.axis, lines=1),
            index,
            low,
            align="center",
            baseline="top",
            shift=(0, -6),
            size=sizes.axis,
            weight=650 if index == past - 1 else None,
            colour=tokens.ink2 if index < past else tokens.ink3,
        )
