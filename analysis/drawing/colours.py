"""The colours of what is handed out: always the light scheme, because it may be printed."""

from __future__ import annotations

from analysis.drawing.look import Look, place_on_scale, score_colour, text_on
from analysis.drawing.values import Mark, Series

LIGHT = Look("M", "light")
LIGHT_TOKENS = LIGHT.tokens

FILLS: dict[Mark, str] = {
    "total": LIGHT_TOKENS.accent,
    "mean": LIGHT_TOKENS.voice,
    "previous": LIGHT_TOKENS.rule,
    "statement": LIGHT_TOKENS.voice,
    "granted": LIGHT_TOKENS.tint,
    "paid": LIGHT_TOKENS.accent,
    "new": LIGHT_TOKENS.accent,
    "secured": LIGHT_TOKENS.tint,
    "target": LIGHT_TOKENS.ink,
    "pace": LIGHT_TOKENS.ink,
}
EDGES: dict[Mark, str] = {
    **FILLS,
    "previous": LIGHT_TOKENS.ink3,
    "granted": LIGHT_TOKENS.tint_edge,
    "secured": LIGHT_TOKENS.tint_edge,
}


def text_upon(mark: Mark) -> str:
    """The colour of a number inside a mark."""
    return LIGHT_TOKENS.on_accent if FILLS[mark] in (LIGHT_TOKENS.accent, LIGHT_TOKENS.voice) else LIGHT_TOKENS.ink


def text_in(series: Series) -> str:
    """The colour of a number inside a bar of the series; the lines of an estimate stand on the ground."""
    return LIGHT_TOKENS.ink if series.is_estimate else text_upon(series.mark)


def score_cell(value: float, minimum: float, maximum: float) -> tuple[str, str]:
    """Ground and text of a score's cell."""
    ground = score_colour(LIGHT, place_on_scale(value, minimum, maximum))
    return ground, text_on(LIGHT, ground)
