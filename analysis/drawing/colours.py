"""The colours of what is handed out: always the light scheme, because it may be printed."""

from __future__ import annotations

from analysis.drawing.look import Look, position, score_colour, text_on
from analysis.drawing.values import Mark, Series

LIGHT = Look("M", "light")
TOKENS = LIGHT.tokens

FILLS: dict[Mark, str] = {
    "total": TOKENS.accent,
    "mean": TOKENS.voice,
    "previous": TOKENS.rule,
    "statement": TOKENS.voice,
    "granted": TOKENS.tint,
    "paid": TOKENS.accent,
    "new": TOKENS.accent,
    "secured": TOKENS.tint,
    "target": TOKENS.ink,
    "pace": TOKENS.ink,
}
EDGES: dict[Mark, str] = {
    **FILLS,
    "previous": TOKENS.ink3,
    "granted": TOKENS.tint_edge,
    "secured": TOKENS.tint_edge,
}


def text_upon(mark: Mark) -> str:
    """The colour of a number inside a mark."""
    return TOKENS.on_accent if FILLS[mark] in (TOKENS.accent, TOKENS.voice) else TOKENS.ink


def text_in(series: Series) -> str:
    """The colour of a number inside a bar of the series; the lines of an estimate stand on the ground."""
    return TOKENS.ink if series.is_estimate else text_upon(series.mark)


def score_cell(value: float, minimum: float, maximum: float) -> tuple[str, str]:
    """Ground and text of a score's cell."""
    ground = score_colour(LIGHT, position(value, minimum, maximum))
    return ground, text_on(LIGHT, ground)
