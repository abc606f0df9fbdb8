"""What all figures share: text made safe, names wrapped, and a canvas to draw on."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Literal

import plotly.graph_objects as go

from analysis.drawing.look import BLEED, SANS, SEPARATORS, SERIF, Look
from analysis.drawing.measures import text_width
from analysis.drawing.values import Mark, Named
from analysis.table import TURNING_MARKS
from language import Language

Row = dict[str, Any]

# Plotly would read these as tags, entities, templates or formulas.
_LIVELY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "$": "&#36;"})
_TURNING = re.compile(f"[{TURNING_MARKS}]")
_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


def plain(text: object) -> str:
    """Text from data, to be shown as it is: never a tag, a template or a formula."""
    return _SPACE.sub(" ", _TURNING.sub("", str(text))).strip().translate(_LIVELY)


def wrap(name: object, width: float, size: float, *, bold: bool = False, lines: int = 2) -> str:
    """A name made plain and broken at spaces to fit a width; what is beyond the last line ends in …."""
    rows: list[str] = [""]
    for word in plain(name).split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and text_width(longer, size, bold=bold) > width:
            rows.append(word)
        else:
            rows[-1] = longer
    shown = [_cut(row, width, size, bold) for row in rows[:lines]]
    if len(rows) > lines:
        shown[-1] = _cut(f"{shown[-1].removesuffix('…')} {rows[lines]}", width, size, bold, always=True)
    return "<br>".join(shown)


def _cut(row: str, width: float, size: float, bold: bool, *, always: bool = False) -> str:
    if text_width(row, size, bold=bold) <= width * 1.05 and not always:
        return row
    letters = list(html.unescape(row))
    while letters and text_width(plain("".join(letters)) + "…", size, bold=bold) > width:
        letters.pop()
    return plain("".join(letters)) + "…"


def rows_of(drawing: Named, *marks: Mark) -> list[Row]:
    """The rows of a drawing in their order: name, and the number of each mark, None where there is none."""
    columns = {mark: drawing.of(mark) for mark in marks}
    return [
        {"name": name, **{mark: values[place] for mark, values in columns.items()}}
        for place, name in enumerate(drawing.names)
    ]


def hover(name: str, facts: Sequence[tuple[str, str]]) -> str:
    """A hover text: the name, then each fact with its value in bold. The name may be wrapped already."""
    lines = [*name.split("<br>"), *(f"{label} <b>{value}</b>".strip() for label, value in facts)]
    # Plotly sets the text hard against the edges of its box.
    return "<br>".join(f"\u00a0{line}\u00a0" for line in lines)


@dataclass
class Canvas:
    """What a figure is put together on; `figure` hands it over."""

    look: Look
    language: Language
    traces: list[Row] = field(default_factory=list)
    shapes: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)

    def say(self, key: str, **values: str | int) -> str:
        """A text of the figures' own."""
        return self.language.text(f"figures.{key}", **values)

    def text(
        self,
        content: str,
        x: float,
        y: float,
        *,
        align: Literal["left", "center", "right"] = "left",
        baseline: Literal["top", "middle", "bottom"] = "middle",
        shift: tuple[float, float] = (0, 0),
        paper: str = "",
        colour: str | None = None,
        size: float | None = None,
        weight: int | None = None,
        ground: str | None = None,
    ) -> None:
        """Write a text at x, y. `paper` names the axes ("x", "y", "xy") that count in parts of the plot."""
        font: Row = {"color": colour or self.look.tokens.ink, "size": size or self.look.sizes.font}
        if weight:
            font["weight"] = weight
        note: Row = {
            "text": content,
            "x": x,
            "y": y,
            "xref": "paper" if "x" in paper else "x",
            "yref": "paper" if "y" in paper else "y",
            "xanchor": align,
            "yanchor": baseline,
            "align": align,
            "showarrow": False,
            "font": font,
            "borderpad": 0,
            "borderwidth": 0,
        }
        if shift[0]:
            note["xshift"] = round(shift[0], 1)
        if shift[1]:
            note["yshift"] = round(shift[1], 1)
        if ground:
            note |= {"bgcolor": ground, "borderpad": 2}
        self.notes.append(note)

    def dots(
        self,
        x: Sequence[Any],
        y: Sequence[Any],
        marker: Row,
        *,
        about: Sequence[str] | None = None,
        numbers: Sequence[str] | None = None,
        number_colour: str | None = None,
    ) -> None:
        """Marks at points, with what is said about each on hover, and numbers on them."""
        if not len(x):
            return
        trace: Row = {"x": list(x), "y": list(y), "mode": "markers", "marker": marker}
        if numbers is not None:
            sizes = self.look.sizes
            trace |= {
                "mode": "markers+text",
                "text": list(numbers),
                "textposition": "middle center",
                "textfont": {
                    "color": number_colour or self.look.tokens.on_accent,
                    "size": sizes.number,
                    "weight": 650,
                },
            }
        self._add(trace, about)

    def line(self, x: Sequence[Any], y: Sequence[Any], line: Row) -> None:
        """A line through points; it breaks at None."""
        if len(x):
            self._add({"x": list(x), "y": list(y), "mode": "lines", "line": line}, None)

    def _add(self, trace: Row, about: Sequence[str] | None) -> None:
        base: Row = {"type": "scatter", "showlegend": False, "cliponaxis": False}
        self.traces.append(base | trace | on_hover(about))

    def bars(self, bars: Row, about: Sequence[str] | None = None) -> None:
        """A trace of bars."""
        self.traces.append({"type": "bar", "showlegend": False, "cliponaxis": False} | bars | on_hover(about))

    def rule(self, x: tuple[float, float], y: tuple[float, float], line: Row, **more: Any) -> None:
        """A straight line between two points."""
        self.shapes.append({"type": "line", "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "line": line} | more)

    def box(self, x: tuple[float, float], y: tuple[float, float], **more: Any) -> None:
        """A rectangle without an edge, unless `line` says one."""
        self.shapes.append(
            {"type": "rect", "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1], "line": {"width": 0}} | more
        )

    def band(self, low: float, high: float) -> None:
        """The ground of the row that the title speaks of, out to the edges of the figure."""
        # Wider than any figure: the figure's own edge cuts it, so it bleeds by exactly the margin.
        self.box((-5, 6), (low, high), xref="paper", fillcolor=self.look.tokens.band, layer="below", yref="y")

    def dotted(self) -> Row:
        """The line around what is missing."""
        return {"color": self.look.tokens.tint_edge, "width": self.look.sizes.line, "dash": "dot"}

    def disc(self, **more: Any) -> Row:
        """The board's disc, with a ring of ground around it."""
        tokens, sizes = self.look.tokens, self.look.sizes
        return {
            "symbol": "circle",
            "size": sizes.disc,
            "color": tokens.accent,
            "opacity": 1,
            "line": {"color": tokens.ground, "width": 2},
        } | more

    def tick(self, symbol: str = "line-ns") -> Row:
        """The statements' stroke, taller than the disc."""
        sizes = self.look.sizes
        # Plotly draws these strokes 1.4 times their size.
        return {
            "symbol": symbol,
            "size": sizes.tick / 1.4,
            "opacity": 1,
            "line": {"color": self.look.tokens.voice, "width": sizes.tick_width},
        }

    def ring(self, diameter: float) -> Row:
        """The hollow ring of another year."""
        tokens = self.look.tokens
        return {
            "symbol": "circle",
            "size": diameter,
            "color": tokens.ground,
            "opacity": 1,
            "line": {"color": tokens.ink3, "width": 2 if self.look.size != "L" else 3},
        }

    def figure(
        self,
        *,
        height: float,
        left: float = 0,
        right: float = 0,
        top: float = 0,
        bottom: float = 0,
        xaxis: Row | None = None,
        yaxis: Row | None = None,
        title: str | None = None,
        **layout: Any,
    ) -> go.Figure:
        """The finished figure. `left` and `right` are measured from the edge of the text."""
        tokens, sizes = self.look.tokens, self.look.sizes
        tick_font = {"size": sizes.axis, "color": tokens.ink3}
        axis: Row = {
            "fixedrange": True,
            "zeroline": False,
            "showgrid": False,
            "showline": False,
            "ticks": "",
            "automargin": False,
            "tickfont": tick_font,
        }
        above = 0.0
        if title is not None:
            above = sizes.font * 3
            layout["title"] = {
                "text": plain(title),
                "font": {"family": SERIF, "size": round(sizes.font * 1.6), "color": tokens.ink},
                "x": 0,
                "xref": "container",
                "xanchor": "left",
                "pad": {"l": BLEED},
                "y": 1,
                "yref": "container",
                "yanchor": "top",
            }
            layout["title"]["pad"]["t"] = sizes.font
        whole: Row = {
            "height": self.look.height(height + above),
            "autosize": True,
            "margin": {
                "l": left + BLEED,
                "r": right + BLEED,
                "t": top + above,
                "b": bottom,
                "pad": 0,
                "autoexpand": False,
            },
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "size": sizes.font, "color": tokens.ink},
            "separators": SEPARATORS[self.language.code],
            "dragmode": False,
            "hovermode": "closest",
            "showlegend": False,
            "hoverlabel": {
                "bgcolor": tokens.raised,
                "bordercolor": tokens.rule,
                "align": "left",
                "namelength": -1,
                "showarrow": False,
                "font": {"family": SANS, "size": max(14, sizes.axis), "color": tokens.ink},
            },
            "xaxis": axis | (xaxis or {}),
            "yaxis": axis | (yaxis or {}),
            "shapes": self.shapes,
            "annotations": self.notes,
        } | layout
        # Streamlit hands each figure to Plotly twice, the second time as a copy. Without this Plotly takes every list
        # of the copy for new data, and draws all of it once more.
        whole["datarevision"] = blake2b(repr((self.traces, whole)).encode(), digest_size=8).hexdigest()
        made = go.Figure(data=self.traces, layout=whole)
        # Plotly puts its own template into every figure, five times as long as the figure.
        made.layout.template = None
        return made


def on_hover(about: Sequence[str] | None) -> Row:
    """What a trace says on hover: texts that are plain already, or nothing."""
    if about is None:
        return {"hoverinfo": "skip"}
    return {"customdata": list(about), "hovertemplate": "%{customdata}<extra></extra>"}


NO_AXIS: Row = {"showticklabels": False}

# The height a projector's figure is drawn for; it stretches or shrinks from there.
_PROJECTED = 540


def pixel_axis(look: Look, top: float, bottom: float) -> Row:
    """A y axis that counts pixels downwards. On a projector few rows stay at the top and do not swell."""
    end = max(bottom, top + _PROJECTED) if look.size == "L" else bottom
    return NO_AXIS | {"range": [end, top]}


def score_text(language: Language, value: float | None) -> str:
    """A score as written, a dash where there is none."""
    return "–" if value is None else language.number(value)
