"""Figures of rows and columns as HTML: the same marks at the same places, without Plotly in the browser.

Their marks are discs, strokes, bars, lines and words. As HTML they stand there at once, where Plotly takes longer for
each figure than for all of the page around it, and their words can be read and copied. Places across are shares of the
width and places down are pixels, so that a figure fits any width without being drawn anew.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from analysis.drawing.look import Look
from analysis.drawing.plotly import figure
from analysis.drawing.row_parts import drawn_line
from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, Rate, Shares
from analysis.templates import rendered
from language import Language

_TAG = re.compile(r"(<br>|</?b>|<span style=\"[^\"<>]*\">|</span>)")
# As wide as Plotly draws them, for a size of 1.
_DIAMOND = 1.3 / 2**0.5
_STROKE = 1.4
_SHORTEST_DOT = 3.0
_BELOW = 4
"""Pixels between a plot and the words below it."""
_SHIFTS = {"left": "0", "center": "-50%", "right": "-100%", "top": "0", "middle": "-50%", "bottom": "-100%"}


def is_placed(drawing: Drawing) -> bool:
    """Whether all of it are marks in rows or columns."""
    if isinstance(drawing, Dots):
        return drawing.shape != "wheel"
    return isinstance(drawing, Grid | Shares | Bars | Columns | Rate)


def placed_as_html(drawing: Drawing, look: Look, language: Language, alt: str) -> Markup:
    """The figure of such a drawing, as HTML for a page. `alt` tells it to somebody who does not see it."""
    height, inset, pieces = _pieces(drawing, look, language)
    return rendered("analysis/drawing/plotly/placed.html", alt=alt, height=height, inset=inset, pieces=pieces)


@dataclass(frozen=True)
class _Piece:
    """A mark or a text: where it stands and how it looks, what is said of it under the pointer, and its words."""

    style: str
    text: str = ""
    about: str = ""
    kind: str = ""


@lru_cache(maxsize=500)
def _pieces(drawing: Drawing, look: Look, language: Language) -> tuple[float, str, tuple[_Piece, ...]]:
    drawn: Mapping[str, Any] = figure(drawing, look, language).to_plotly_json()
    plane = _Plane(drawn["layout"])
    return plane.height, plane.inset, tuple(_all(plane, drawn))


def _all(plane: _Plane, drawn: Mapping[str, Any]) -> Iterator[_Piece]:
    """What lies lowest comes first."""
    layout = drawn["layout"]
    shapes = layout.get("shapes", ())
    yield from (_shape(plane, one) for one in shapes if one.get("layer") == "below")
    for trace in drawn["data"]:
        if trace["type"] == "bar":
            yield from _bars(plane, trace)
    for trace in drawn["data"]:
        if trace["type"] == "scatter":
            if "lines" in trace["mode"]:
                yield from _lines(plane, trace)
            if "markers" in trace["mode"]:
                yield from _marks(plane, trace)
    yield from (_shape(plane, one) for one in shapes if one.get("layer") != "below")
    yield from _ticks(plane, layout["xaxis"])
    yield from (_note(plane, one) for one in layout.get("annotations", ()))


class _Plane:
    """The axes: places across as shares of the plot, places down as pixels of it."""

    def __init__(self, layout: Mapping[str, Any]) -> None:
        margin = layout["margin"]
        self.height: float = layout["height"]
        self.inset = " ".join(f"{_short(margin[side])}px" for side in ("t", "r", "b", "l"))
        self.left, self.right = margin["l"], margin["r"]
        self.font: Mapping[str, Any] = layout["font"]
        self.depth: float = self.height - margin["t"] - margin["b"]
        self._x: Sequence[float] = layout["xaxis"]["range"]
        self._y: Sequence[float] = layout["yaxis"]["range"]

    def across(self, x: float, axis: str = "x") -> float:
        """From 0 to 1, where `axis` is not the plot itself."""
        return x if axis == "paper" else (x - self._x[0]) / (self._x[1] - self._x[0])

    def down(self, y: float, axis: str = "y") -> float:
        """Pixels from the top."""
        share = y if axis == "paper" else (y - self._y[0]) / (self._y[1] - self._y[0])
        return (1 - share) * self.depth


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"


def _at(share: float, shift: float = 0.0) -> str:
    """A place across, and pixels to its right."""
    place = f"{_short(share * 100)}%"
    return place if not round(shift, 2) else f"calc({place} + {_short(shift)}px)"


def _box(plane: _Plane, x: Sequence[float], y: Sequence[float], line: float = 0.0) -> str:
    """A box between two shares across and two places down; half of its line is outside of it."""
    left, right, top, bottom = min(x), max(x), min(y), max(y)
    if left < 0 and right > 1:  # wider than the plot: out to the edges of the figure
        across = f"left:-{_short(plane.left)}px;right:-{_short(plane.right)}px"
    else:
        across = f"left:{_at(left, -line / 2)};width:{_at(right - left, line)}"
    return f"{across};top:{_short(top - line / 2)}px;height:{_short(bottom - top + line)}px"


def _edge(line: Mapping[str, Any]) -> str:
    width = line.get("width", 0)
    if not width:
        return ""
    return f";border:{_short(width)}px {'dotted' if line.get('dash') == 'dot' else 'solid'} {line['color']}"


def _shape(plane: _Plane, shape: Mapping[str, Any]) -> _Piece:
    line = shape["line"]
    if shape["type"] == "line":
        return _Piece(_rule(plane, shape))
    ground = f";background:{shape['fillcolor']}" if shape.get("fillcolor") else ""
    if shape.get("xsizemode") == "pixel":
        return _Piece(_pixel_box(plane, shape) + _edge(line) + ground)
    x = [plane.across(shape[name], shape.get("xref", "x")) for name in ("x0", "x1")]
    y = [plane.down(shape[name], shape.get("yref", "y")) for name in ("y0", "y1")]
    return _Piece(_box(plane, x, y, line.get("width", 0)) + _edge(line) + ground)


def _pixel_box(plane: _Plane, shape: Mapping[str, Any]) -> str:
    """A box whose width is pixels beside a place; its height may be as well."""
    width = shape["line"].get("width", 0)
    left = _at(plane.across(shape["xanchor"]), shape["x0"] - width / 2)
    if shape.get("ysizemode") == "pixel":
        middle = plane.down(shape["yanchor"])
        top, bottom = sorted((middle - shape["y0"], middle - shape["y1"]))
    else:
        top, bottom = sorted((plane.down(shape["y0"]), plane.down(shape["y1"])))
    return (
        f"left:{left};width:{_short(shape['x1'] - shape['x0'] + width)}px;"
        f"top:{_short(top - width / 2)}px;height:{_short(bottom - top + width)}px"
    )


def _rule(plane: _Plane, shape: Mapping[str, Any]) -> str:
    """A line of the figure's own, beside a place by pixels where it says so."""
    x, y, shift = [shape["x0"], shape["x1"]], [shape["y0"], shape["y1"]], 0.0
    if shape.get("xsizemode") == "pixel":
        x, shift = [shape["xanchor"]] * 2, shape["x0"]
    shares = [plane.across(one, shape.get("xref", "x")) for one in x]
    pixels = [plane.down(one, shape.get("yref", "y")) for one in y]
    return _straight((shares[0], pixels[0]), (shares[1], pixels[1]), shape["line"], shift)


def _straight(start: tuple[float, float], end: tuple[float, float], line: Mapping[str, Any], shift: float = 0.0) -> str:
    """A line across or down."""
    width, (left, right) = line["width"], sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    is_across = top == bottom
    if is_across:
        place = f"left:{_at(left)};width:{_at(right - left)};top:{_short(top - width / 2)}px;height:{_short(width)}px"
    else:
        assert left == right
        across = f"left:{_at(left, shift - width / 2)};width:{_short(width)}px"
        place = f"{across};top:{_short(top)}px;height:{_short(bottom - top)}px"
    return f"{place};background:{_dashes(line, 'right' if is_across else 'bottom')}"


def _dashes(line: Mapping[str, Any], way: str) -> str:
    if not (dash := _dash(line)):
        return str(line["color"])
    drawn, left_out = dash
    until, whole = _short(drawn), _short(drawn + left_out)
    return f"repeating-linear-gradient(to {way},{line['color']} 0 {until}px,transparent {until}px {whole}px)"


def _dash(line: Mapping[str, Any]) -> tuple[float, ...]:
    """How many pixels of a line are drawn, and how many are left out after them; nothing where all of it is drawn."""
    dash = line.get("dash", "solid")
    if dash == "solid":
        return ()
    if dash == "dot":  # Plotly's dots are as long as the line is wide, and no shorter than that
        return (max(line["width"], _SHORTEST_DOT),) * 2
    return tuple(float(part.removesuffix("px")) for part in dash.split(","))


def _lines(plane: _Plane, trace: Mapping[str, Any]) -> Iterator[_Piece]:
    """Each run of points as one line; one that goes neither across nor down is an image over the plot."""
    run: list[tuple[float, float]] = []
    for x, y in (*zip(trace["x"], trace["y"], strict=True), (None, None)):
        if x is not None and y is not None:
            run.append((plane.across(x), plane.down(y)))
        elif run:
            is_straight = any(len({point[way] for point in run}) == 1 for way in (0, 1))
            line = trace["line"]
            yield _Piece(_straight(min(run), max(run), line) if is_straight else _aslant(plane, run, line))
            run = []


def _aslant(plane: _Plane, run: Sequence[tuple[float, float]], line: Mapping[str, Any]) -> str:
    """Up to the width of the line above and below the plot, where half of it may lie."""
    room = line["width"]
    height = plane.depth + 2 * room
    dashes = f";stroke-dasharray:{' '.join(map(_short, _dash(line)))}" if _dash(line) else ""
    style = f"stroke:{line['color']};stroke-width:{_short(room)}{dashes}"
    image = drawn_line([(share, 1 - (pixels + room) / height) for share, pixels in run], style)
    return f"left:0;width:100%;top:-{_short(room)}px;height:{_short(height)}px;background:url({image}) 0 0/100% 100%"


def _marks(plane: _Plane, trace: Mapping[str, Any]) -> Iterator[_Piece]:
    marker = trace["marker"]
    look = _mark(marker)
    font = trace.get("textfont")
    words = f";{_font(font, plane)}" if font else ""
    for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None or y is None:
            continue
        share = plane.across(x)
        style = f"left:{_at(share)};top:{_short(plane.down(y))}px;{look}{words}"
        text = _markup(trace["text"][place]) if "text" in trace else ""
        yield _Piece(style, text, _about(trace, place), f"is-mark{_side(share)}")


def _mark(marker: Mapping[str, Any]) -> str:
    """A mark around its own place."""
    size, line = marker["size"], marker.get("line", {})
    width = line.get("width", 0)
    if marker["symbol"] == "line-ns":
        high = size * _STROKE
        around = f"margin:{_short(-high / 2)}px 0 0 {_short(-width / 2)}px"
        return f"width:{_short(width)}px;height:{_short(high)}px;{around};background:{line['color']}"
    if marker["symbol"] == "diamond":
        side = size * _DIAMOND + width
        shape = ";transform:rotate(45deg)"
    else:
        assert marker["symbol"] == "circle"
        side = size + width
        shape = f";border-radius:50%;line-height:{_short(side - 2 * width)}px"
    half = _short(-side / 2)
    return (
        f"width:{_short(side)}px;height:{_short(side)}px;margin:{half}px 0 0 {half}px;"
        f"background:{marker['color']}{_edge(line)}{shape}"
    )


def _bars(plane: _Plane, trace: Mapping[str, Any]) -> Iterator[_Piece]:
    marker, lies = trace["marker"], trace.get("orientation") == "h"
    line = marker.get("line", {})
    corner = f";border-radius:{marker['cornerradius']}px" if marker.get("cornerradius") else ""
    for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        base, half = _one(trace.get("base", 0), place), _one(trace["width"], place) / 2
        if lies:
            if x is None:
                continue
            across, down = (base, base + x), (y - half, y + half)
        else:
            across, down = (x - half, x + half), (base, base + y)
        shares = [plane.across(one) for one in across]
        style = _box(plane, shares, [plane.down(one) for one in down], line.get("width", 0))
        font = {name: _one(value, place) for name, value in trace.get("insidetextfont", {}).items()}
        words = f";{_font(font, plane)};display:grid;place-content:center" if font else ""
        text = _markup(trace["text"][place]) if "text" in trace else Markup("")
        ground = _hatch(marker) if marker.get("pattern") else _one(marker["color"], place)
        style = f"{style};background:{ground}{_edge(line)}{corner}{words}"
        yield _Piece(style, text, _about(trace, place), _side(sum(shares) / 2).strip())


def _hatch(marker: Mapping[str, Any]) -> str:
    pattern = marker["pattern"]
    # Its size is how far its lines are apart, and how much of that is drawn.
    apart, drawn = pattern["size"], pattern["size"] * pattern["solidity"]
    return (
        f"repeating-linear-gradient(135deg,{pattern['fgcolor']} 0 {_short(drawn)}px,"
        f"{pattern['bgcolor']} {_short(drawn)}px {_short(apart)}px)"
    )


def _one(value: Any, place: int) -> Any:
    return value[place] if isinstance(value, list | tuple) else value


def _ticks(plane: _Plane, axis: Mapping[str, Any]) -> Iterator[_Piece]:
    """The words of a scale, above the plot or below it."""
    if axis.get("showticklabels") is False:
        return
    font = _font(axis["tickfont"], plane)
    if axis.get("side") == "top":
        side = "bottom:calc(100% + 2px);transform:translateX(-50%)"
    else:
        side = f"bottom:-{_BELOW}px;transform:translate(-50%,100%)"
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        place = f"left:{_at(plane.across(value))};{side}"
        yield _Piece(f"{place};{font}", _markup(text), kind="is-text")


def _note(plane: _Plane, note: Mapping[str, Any]) -> _Piece:
    left = _at(plane.across(note["x"], note["xref"]), note.get("xshift", 0))
    top = plane.down(note["y"], note["yref"]) - note.get("yshift", 0)
    ground = f";background:{note['bgcolor']};padding:{note['borderpad']}px" if note.get("bgcolor") else ""
    style = (
        f"left:{left};top:{_short(top)}px;transform:translate({_SHIFTS[note['xanchor']]},{_SHIFTS[note['yanchor']]});"
        f"text-align:{note['align']};{_font(note['font'], plane)}{ground}"
    )
    about = html.unescape(note.get("hovertext", ""))
    # A word that says more under the pointer has to meet it.
    return _Piece(style, _markup(note["text"]), about, "is-noted" if about else "is-text")


def _font(font: Mapping[str, Any], plane: _Plane) -> str:
    weight = f";font-weight:{font['weight']}" if font.get("weight") else ""
    return f"font-size:{_short(font.get('size', plane.font['size']))}px;color:{font['color']}{weight}"


def _side(share: float) -> str:
    """Towards which side what is said under the pointer has room."""
    return " is-early" if share < 0.3 else " is-late" if share > 0.7 else ""


def _markup(text: str) -> Markup:
    """Plotly's own few tags and nothing else: whatever stands between them is escaped anew."""
    return Markup("").join(
        Markup(part.replace("<br>", "<br />")) if place % 2 else html.unescape(part)
        for place, part in enumerate(_TAG.split(str(text)))
    )


def _about(trace: Mapping[str, Any], place: int) -> str:
    """What is said of a mark, in lines of plain text."""
    if "customdata" not in trace:
        return ""
    lines = str(trace["customdata"][place]).split("<br>")
    return "\n".join(html.unescape(_TAG.sub("", line)).strip("\u00a0") for line in lines)
