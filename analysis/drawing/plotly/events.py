"""Events on an axis of years: thin lines with letters above the plot, double where a leader left or arrived."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.drawing.look import Look
from analysis.drawing.plotly.canvas import Canvas, plain
from analysis.drawing.values import EventMark

_LINE = 1.25  # of the size of a letter: its height with space


def room(events: Sequence[EventMark], look: Look) -> float:
    """The pixels that the letters take above the plot."""
    return (max(event.level for event in events) + 1) * look.sizes.axis * _LINE if events else 0.0


def draw_events(canvas: Canvas, events: Sequence[EventMark]) -> None:
    """The lines over the whole plot, and the letters above it, each saying on hover what happened."""
    tokens, sizes = canvas.look.tokens, canvas.look.sizes
    line = {"color": tokens.ink3, "width": 1}
    for event in events:
        for aside in (-1.5, 1.5) if event.is_of_leader else (0,):
            canvas.rule(
                (aside, aside), (0, 1), line, xsizemode="pixel", xanchor=event.place, yref="paper", layer="below"
            )
        if event.label:
            canvas.text(
                plain(event.label),
                event.place,
                1,
                paper="y",
                align="center",
                baseline="bottom",
                shift=(0, event.level * sizes.axis * _LINE),
                size=sizes.axis,
                weight=600,
                colour=tokens.ink,
            )
            canvas.notes[-1]["hovertext"] = plain(event.name)
