"""What bars and columns have in common: parts one after the other, counted or estimated."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.drawing.look import Look
from analysis.drawing.plotly.canvas import Row
from analysis.drawing.values import Mark, Series, Stacked


@dataclass(frozen=True)
class StackPart:
    """A piece of a row: what it means, where it begins and how long it is."""

    mark: Mark
    is_estimate: bool
    start: float
    value: float


def stacked_rows(drawing: Stacked) -> list[Row]:
    """The rows in their order: name, new and secured (counted and estimated), sum, is_estimate, parts."""
    new, secured = drawing.whole_of("new"), drawing.whole_of("secured")
    starts = [drawing.start_of(index) for index in range(len(drawing.series))]
    return [
        {
            "name": name,
            "new": new[place],
            "secured": secured[place],
            "sum": drawing.sum_of(place),
            "is_estimate": place in drawing.estimates,
            "parts": tuple(
                StackPart(one.mark, one.is_estimate, start[place], value)
                for one, start in zip(drawing.series, starts, strict=True)
                if (value := one.values[place]) is not None
            ),
        }
        for place, name in enumerate(drawing.names)
    ]


def part_marker(look: Look, series: Series) -> Row:
    """How the parts of a series are filled."""
    if series.is_estimate:
        return hatched(look, series.mark)
    if series.mark == "new":
        return {"color": look.tokens.accent, "line": {"color": look.tokens.accent, "width": 1}}
    return {"color": look.tokens.tint, "line": {"color": look.tokens.tint_edge, "width": 1}}


def number_colour(look: Look, part: StackPart) -> str:
    """The colour of a number inside a part; an estimate's stands on the ground."""
    if part.is_estimate:
        return look.tokens.accent if part.mark == "new" else look.tokens.ink2
    return look.tokens.on_accent if part.mark == "new" else look.tokens.ink


def hatched(look: Look, mark: Mark) -> Row:
    """The fill of an estimate: lines on the ground, steeper colour for new than for secured."""
    tokens = look.tokens
    return {
        "color": tokens.ground,
        "line": {"color": tokens.accent if mark == "new" else tokens.tint_edge, "width": 1.5},
        "pattern": {
            "shape": "/",
            "fillmode": "replace",
            "fgcolor": tokens.tint_edge,
            "bgcolor": tokens.ground,
            "size": 9 if look.size != "L" else 14,
            "solidity": 0.2,
        },
    }
