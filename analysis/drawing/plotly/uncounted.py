"""What stands in the place of columns while nobody has counted."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import nice_ticks
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, pixel_axis
from analysis.drawing.values import DatedTarget
from language import Language


def not_counted(goal: DatedTarget | None, look: Look, language: Language, *, title: str | None) -> go.Figure:
    """Two dotted frames that reach for the target: nobody has counted yet."""
    canvas = Canvas(look, language)
    target = goal.target if goal else None
    sizes, tokens = look.sizes, look.tokens
    bar, space = {"S": (34, 12), "M": (30, 11), "L": (60, 22)}[look.size]
    reach = target or 1.0
    for index, part in enumerate(("part_new", "part_secured")):
        top = index * (bar + space)
        canvas.box((0, reach), (top, top + bar), line=canvas.dotted())
        canvas.text(
            f"<b>{canvas.say(part)}</b>\u2002{canvas.say('not_counted')}",
            0,
            top + bar / 2,
            shift=(12, 0),
            colour=tokens.ink2,
        )
    bottom = 2 * bar + space
    head = 0.0
    if target:
        head = sizes.font * 1.8
        canvas.rule((target, target), (-6, bottom + 6), {"color": tokens.ink, "width": sizes.line * 1.7})
        canvas.text(
            canvas.say("target_whole", value=language.number(target)),
            target,
            -6,
            align="right",
            baseline="bottom",
            shift=(0, 2),
        )
        for tick in nice_ticks(target, 3, least=1):
            if tick < target * 0.9:
                canvas.text(
                    language.number(tick, 0),
                    tick,
                    bottom + 6,
                    align="left" if tick == 0 else "center",
                    baseline="top",
                    shift=(0, -3),
                    size=sizes.axis,
                    colour=tokens.ink3,
                )
        canvas.text(
            language.number(target),
            target,
            bottom + 6,
            align="right",
            baseline="top",
            shift=(0, -3),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    foot = sizes.axis * 2 if target else 0.0
    return canvas.figure(
        height=head + bottom + 12 + foot,
        top=head,
        bottom=foot,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, -6, bottom + 6),
        title=title,
    )
