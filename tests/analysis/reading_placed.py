"""Reads a figure back from its HTML, into the form in which Plotly has figures: then both are read alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

_Style = Mapping[str, str]


class _Pieces(HTMLParser):
    """The pieces of the HTML: style, classes, words."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.pieces: list[tuple[_Style, str, str]] = []
        self.words: list[str] = []
        self.inset: list[float] = []
        self.height = 0.0
        self.feed(str(written))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        style = dict(part.split(":", 1) for part in re.split(";(?!base64)", given.get("style") or "") if part)
        if tag == "div":
            self.height = self.height or _pixels(style["height"])
            self.inset = list(map(_pixels, style.get("inset", "").split()))
        elif tag == "i":
            self.pieces.append((style, f"{given.get('class') or ''} {'about' if 'data-about' in given else ''}", ""))
            self.words = []
        else:
            self.words.append(" " if tag == "br" else f"<{tag}>" if tag == "span" else "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "i":
            style, kind, _ = self.pieces[-1]
            self.pieces[-1] = style, kind, "".join(self.words)


def sent_back(written: str, x: list[float], y: list[float], *, is_upright: bool = False) -> dict[str, Any]:
    """What of a figure the HTML shows, where its axes reach from and to those."""
    read = _Pieces(written)
    depth = read.height - read.inset[0] - read.inset[2]

    def across(share: str) -> float:
        return float(_number(r"(-?[\d.]+)%", share)) * (x[1] - x[0]) / 100

    def down(pixels: float) -> float:
        return y[1] + pixels / depth * (y[0] - y[1])

    data: list[dict[str, Any]] = []
    shapes, notes = [], []
    for style, kind, words in read.pieces:
        ground = style.get("background", "")
        top, height = _pixels(style.get("top", "0")), _pixels(style.get("height", "0"))
        if "is-text" in kind or "is-noted" in kind:
            if "top" in style:
                notes.append({"text": words, "y": down(top), "yref": "y"})
        elif "is-mark" in kind:
            is_round = style.get("border-radius") == "50%"
            line = {"color": ground if "border" not in style else style["border"].split()[-1]}
            marker = {"symbol": "circle" if is_round else "other", "color": ground, "line": line}
            data.append({"type": "scatter", "x": [x[0] + across(style["left"])], "y": [down(top)], "marker": marker})
        elif "about" in kind:
            left, width = across(style["left"]), across(style["width"])
            middle = {"x": [width], "y": [down(top + height / 2)], "text": [words]}
            if is_upright:
                inside = height - _pixels(style["border"].split()[0])
                middle |= {"x": [x[0] + left + width / 2], "y": [inside / depth * (y[1] - y[0])]}
            if "display" in style:  # the cells of a grid, which have their words inside
                middle |= {"x": [round(x[0] + left + width / 2)], "base": [down(top)]}
            marker = {"color": ground, "line": {"color": style.get("border", ground).split()[-1]}}
            if ground.startswith("repeating"):
                marker["pattern"] = {}
            data.append({"type": "bar", **middle, "marker": marker})
        elif "left" in style and style["left"].startswith("-"):
            shapes.append({"fillcolor": ground, "y0": down(top), "y1": down(top + height)})
    return {"data": data, "layout": {"shapes": shapes, "annotations": notes, "yaxis": {"range": y}}}


def _pixels(written: str) -> float:
    return float(_number(r"(-?[\d.]+)(?:px)?$", written))


def _number(pattern: str, written: str) -> str:
    found = re.search(pattern, written)
    assert found, written
    return found.group(1)
