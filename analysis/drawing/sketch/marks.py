"""How each mark of rows looks: the same form and colour wherever it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from analysis.drawing.sketch.shapes import Dash, Ink, Polyline, Rectangle, SketchPart

Form = Literal["tile", "disc", "ring", "dot", "diamond", "arrow", "triangle", "octagon", "stroke", "line", "dash"]


@dataclass(frozen=True)
class MarkLook:
    """A form with its colours. `size`: of its usual height. `is_crossed`: a line from corner to corner."""

    form: Form = "tile"
    fill: str | None = None
    edge: str | None = None
    width: float = 0.08
    dash: Dash = ""
    size: float = 1.0
    is_hatched: bool = False
    is_crossed: bool = False
    is_struck: bool = False  # an upright line in it: a day that has passed
    is_double: bool = False


_FULL = MarkLook(fill="accent")
_HALF = MarkLook(fill="tint", edge="tint_edge")
_QUIET = MarkLook(fill="track", edge="ink3")
_CROSSED = MarkLook(fill="ground", edge="ink3", is_crossed=True)
_DOTTED = MarkLook(edge="tint_edge", dash="dotted", width=0.14)
_DASHED = MarkLook(edge="tint_edge", dash="dashed", width=0.1)
_HATCHED = MarkLook(edge="tint_edge", is_hatched=True)
_OPEN = MarkLook(edge="ink3", width=0.12)
_UNSURE = MarkLook("ring", edge="ink3", width=0.12)


def _round(look: MarkLook, size: float = 1.0) -> MarkLook:
    return MarkLook("dot", look.fill, look.edge, look.width, look.dash, size, is_crossed=look.is_crossed)


_FILLS = {
    "far": _FULL,
    "half": _HALF,
    "not": _QUIET,
    "planned": MarkLook(edge="tint_edge", width=0.12),
    "maybe": _DASHED,
}
LOOKS: Mapping[str, MarkLook] = MappingProxyType(
    {
        **dict.fromkeys(("counted", "done", "gone_on", "dark", "crit-weight", "round-days", "run-used"), _FULL),
        **dict.fromkeys(("time-days", "lesson-worked", "advice-followed_up"), _FULL),
        **dict.fromkeys(("granted", "open", "under_way", "light", "crit-in_words", "time-month"), _HALF),
        **dict.fromkeys(("advice-taken_on",), _HALF),
        **dict.fromkeys(("others", "ended", "time-school"), _QUIET),
        **dict.fromkeys(("dropped", "stopped", "advice-not_followed_up"), _CROSSED),
        **dict.fromkeys(("not_taken_up", "applied", "advice-unanswered"), _DOTTED),
        **dict.fromkeys(("time-unknown", "time-doubtful", "round-frame", "run-window"), _DASHED),
        **dict.fromkeys(("crit-no_weight", "advice-nobody", "lesson-neither"), _OPEN),
        **dict.fromkeys(("expected", "round-more"), _HATCHED),
        **{f"fill-{fill}": _round(look) for fill, look in _FILLS.items()},
        **{f"square-{fill}": look for fill, look in _FILLS.items()},
        **dict.fromkeys(("tie-contact", "reached-winner", "in_place"), _FULL),
        **dict.fromkeys(("tie-begun", "reached-finalist", "partly"), _HALF),
        **dict.fromkeys(("tie-unknown", "not_given", "vote-frame"), _DOTTED),
        "tie-no_contact": MarkLook("dash", edge="ink3", width=0.16),
        "reached-other": _QUIET,
        "reached-none": MarkLook(edge="rule"),
        "seat-known": _round(_FULL),
        "seat-partly": _round(_HALF),
        "seat-doubtful": _round(_DOTTED),
        "vote-go_on": MarkLook("dot", fill="go"),
        "vote-unsure": MarkLook("triangle", fill="unsure", edge="unsure_edge", width=0.1),
        "vote-stop": MarkLook("octagon", fill="stop"),
        "vote-not_voted": _round(_DOTTED),
        "vote-abstained": _round(_OPEN),
        "vote-conflict": MarkLook("dash", edge="ink3", width=0.16),
        "line": MarkLook("line", edge="accent", width=0.2),
        "thin": MarkLook("line", edge="ink3", width=0.09),
        "dotted": MarkLook("line", edge="ink2", width=0.16, dash="dotted"),
        "level": MarkLook("line", edge="ink3", width=0.14),
        "level-least": MarkLook("line", edge="ink3", width=0.08),
        "level-good": MarkLook("line", edge="ink3", width=0.16),
        "level-excellent": MarkLook("line", edge="ink3", width=0.26),
        "point": MarkLook("dot", fill="accent", size=0.7),
        "target": MarkLook("diamond", fill="ink", size=0.85),
        "week": _HALF,
        "week-busiest": _FULL,
        "week-school": MarkLook(fill="track", edge="ink3", size=0.8),
        "week-council": MarkLook("stroke", fill="ink3", width=0.2, size=1.15),
        "late": MarkLook(fill="tint", edge="tint_edge", is_struck=True),
        "carried": MarkLook("arrow", fill="tint_edge"),
        "unknown": _UNSURE,
        "run-left": MarkLook(edge="tint_edge", width=0.12),
        "crit-not_listed": MarkLook(edge="ink", dash="dashed"),
        "lesson-hard": MarkLook(fill="ground", edge="ink", width=0.2),
        "lesson-both": MarkLook(fill="tint", edge="ink", width=0.2),
        "stage-happened": _round(_FULL),
        "stage-begun": _round(_HALF),
        "stage-not_begun": _round(_OPEN),
        "stage-ended": _round(_CROSSED),
        "stage-unanswered": _round(_DOTTED),
        "time-phase": MarkLook(fill="tint", edge="tint_edge", size=0.6),
        "time-day": _round(_FULL),
        "time-council": MarkLook("stroke", fill="ink3", width=0.2, size=1.15),
        "run-goal": MarkLook("diamond", fill="ink"),
        "run-day": _round(MarkLook(edge="tint_edge", width=0.12)),
        "round-needed": MarkLook("stroke", fill="ink", width=0.16, size=1.5),
        "run-now": MarkLook("stroke", fill="ink", width=0.16, size=1.5),
        "due": MarkLook("stroke", fill="ink", width=0.16, size=1.5),
        "event": MarkLook("stroke", fill="ink3", width=0.08, size=1.5),
        "leader": MarkLook("stroke", fill="ink3", width=0.08, size=1.5, is_double=True),
        "disc": MarkLook("disc", fill="accent", edge="ground"),
        "statement": MarkLook("disc", fill="voice", edge="ground"),
        "ring": MarkLook("ring", fill="ground", edge="ink3", width=0.15),
        "ring-around": MarkLook("ring", edge="ink3", width=0.15, size=2.3),
        "shaded": MarkLook(fill="raised", size=3.0),
        "today": MarkLook("stroke", fill="ink", width=0.1),
        "dot": MarkLook("dot", fill="ink3", size=0.6),
        "own": MarkLook("dot", fill="accent", size=1.0),
        "range": MarkLook("line", edge="ink3", width=0.2),
        "way": MarkLook("line", edge="ink3", width=0.15),
        "not_in_place": _OPEN,
        "not_theirs": MarkLook("dash", edge="ink3", width=0.16),
        "before": _round(MarkLook(fill="ground", edge="ink3", width=0.15)),
        "after": _round(_FULL),
    }
)


def glyph(mark: str, x: float, middle: float, size: float) -> list[SketchPart]:
    """The mark alone, as a key and a cell show it, from `x` on and around `middle`."""
    look = LOOKS[mark]
    if look.form == "line":
        return [Polyline(((x, middle), (x + size * 1.4, middle)), _ink(look, size), "")]
    if look.form == "disc":
        side = size * 0.95
        return [Rectangle(x, middle - side / 2, side, side, _ink(look, size), "", is_round=True)]
    return mark_parts(mark, x + size / 2, x + size / 2, middle, size, "")


def mark_parts(
    mark: str, begin: float, end: float, middle: float, size: float, named: str | None = None
) -> list[SketchPart]:
    """The mark from `begin` to `end`; where both are the same, around that place. `named` None: by its own name."""
    look, name = LOOKS[mark], mark if named is None else named
    ink = _ink(look, size)
    high = size * look.size
    if look.form == "line":
        return [Polyline(((begin, middle), (end, middle)), ink, name)]
    if look.form == "stroke":
        wide = size * look.width
        offsets = (-wide, wide) if look.is_double else (0.0,)
        return [
            Rectangle(begin + off - wide / 2, middle - high / 2, wide, high, Ink(look.fill), name if not place else "")
            for place, off in enumerate(offsets)
        ]
    if look.form == "disc":
        side = size * 1.9
        return [Rectangle(begin - side / 2, middle - side / 2, side, side, ink, name, is_round=True)]
    if look.form == "dash":
        half = high * 0.4
        return [Polyline(((begin - half, middle), (begin + half, middle)), ink, name)]
    if look.form in _CORNERS:
        half = high / 2
        corners = _CORNERS[look.form]
        return [Polyline(tuple((begin + x * half, middle + y * half) for x, y in corners), ink, name, is_closed=True)]
    is_round = look.form in ("dot", "ring")
    if begin == end or is_round:
        begin, end = (begin + end) / 2 - high / 2, (begin + end) / 2 + high / 2
    parts: list[SketchPart] = [Rectangle(begin, middle - high / 2, end - begin, high, ink, name, is_round)]
    line = Ink(edge=look.edge or "ink", width=size * 0.12)
    if look.is_crossed:
        inset = high * 0.15 if is_round else 0
        ends = ((begin + inset, middle + high / 2 - inset), (begin + high - inset, middle - high / 2 + inset))
        parts.append(Polyline(ends, line))
    if look.is_struck and end - begin < 2 * high:
        parts.append(Rectangle(begin + high * 0.6, middle - high / 2, high * 0.2, high, Ink("ink")))
    return parts


_CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        "diamond": ((0, -1), (1, 0), (0, 1), (-1, 0)),
        "arrow": ((-1, -1), (0.1, -1), (1, 0), (0.1, 1), (-1, 1)),
        "triangle": ((0, -1), (1, 0.95), (-1, 0.95)),
        "octagon": ((-0.4, -1), (0.4, -1), (1, -0.4), (1, 0.4), (0.4, 1), (-0.4, 1), (-1, 0.4), (-1, -0.4)),
    }
)


def ink_of(mark: str, letters: float) -> Ink:
    """The colours of a mark that is drawn as a line or a column."""
    return _ink(LOOKS[mark], letters)


def _ink(look: MarkLook, size: float) -> Ink:
    return Ink(look.fill, look.edge, max(look.width * size, 0.5), look.dash, look.is_hatched)
