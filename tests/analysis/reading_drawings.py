"""Reads drawings back from what renderers wrote: the order of the rows, the numbers of each mark, what is marked."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from analysis.drawing.handouts import drawn_series, native, row_names
from analysis.drawing.look import TOKENS
from analysis.drawing.plotly.canvas import plain
from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, History, Mark, Rate, Shares, Value
from language import Language

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
Numbers = dict[str, tuple[Value, ...]]


@dataclass(frozen=True)
class Shown:
    """What can be seen of a drawing. `marked`: the rows that are set apart, as spoken of or as an estimate."""

    names: tuple[str, ...]
    numbers: Numbers
    marked: frozenset[int]


def expected(drawing: Drawing, language: Language) -> Shown:
    """What charts of Office and paper must show."""
    shown = native(drawing)
    if isinstance(shown, Columns | Bars):
        marked = shown.estimates
    else:
        marked = frozenset({shown.highlight} - {None}) if isinstance(shown, Dots) else frozenset()
    return Shown(
        row_names(shown, language), {one.name: _rounded(one.values) for one in drawn_series(shown, language)}, marked
    )


def native_charts(content: bytes) -> list[Shown]:
    """The charts of a presentation or workbook, in the order in which they were made."""
    with ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if re.search(r"/charts/chart\d+\.xml$", name)]
        names.sort(key=lambda name: int(re.findall(r"\d+", name)[-1]))
        return [_native(ElementTree.fromstring(archive.read(name))) for name in names]


def _native(chart: ElementTree.Element) -> Shown:
    series = list(chart.iter(f"{_C}ser"))
    names = _points(series[0].find(f"{_C}cat"))
    numbers, marked = {}, set()
    for one in series:
        values = _points(one.find(f"{_C}val"))
        title = "".join(_points(one.find(f"{_C}tx")).values())
        numbers[title] = _rounded(tuple(_number(values.get(place)) for place in names))
        if one.find(f"{_C}spPr/{_A}pattFill") is not None:
            marked |= {place for place, value in enumerate(numbers[title]) if value is not None}
        for point in one.iter(f"{_C}dPt"):
            place = int(point.find(f"{_C}idx").attrib["val"])  # type: ignore[union-attr]
            is_ringed = TOKENS["light"].ink[1:] in {colour.get("val") for colour in point.iter(f"{_A}srgbClr")}
            is_line = one in chart.findall(f".//{_C}lineChart/{_C}ser") and chart.find(f".//{_C}barChart") is not None
            if numbers[title][place] is not None and not is_line and is_ringed:
                marked.add(place)
    return Shown(tuple(name.replace("-\n", "").split("\n")[0] for name in names.values()), numbers, frozenset(marked))


def _points(part: ElementTree.Element | None) -> dict[int, str]:
    assert part is not None
    return {int(point.attrib["idx"]): point.findtext(f"{_C}v") or "" for point in part.iter(f"{_C}pt")}


def _number(text: str | None) -> Value:
    return float(text) if text else None


def _rounded(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(None if value is None else round(value, 9) for value in values)


# Of Plotly: which traces hold which mark, by their colour.
_LIGHT = TOKENS["light"]


def of_plotly(sent: Mapping[str, Any], drawing: Drawing) -> Numbers:
    """The known numbers of each mark in the order of the rows, as a figure draws them."""
    readers: dict[type, Callable[[Mapping[str, Any], Any], Numbers]] = {
        Dots: _dots,
        Grid: _grid,
        History: _history,
        Shares: _lying,
        Bars: _lying,
        Columns: _upright,
        Rate: _upright,
    }
    return readers[type(drawing)](sent, drawing)


def known(drawing: Drawing) -> Numbers:
    """The known numbers of each mark in the order of the rows, as the drawing has them."""
    if isinstance(drawing, Dots) and drawing.shape == "gaps":
        pairs = zip(drawing.of("total"), drawing.of("mean"), strict=True)
        return {"total": _rounded(tuple(total - mean for total, mean in pairs))}  # type: ignore[operator]
    if isinstance(drawing, Grid):
        return {one.name: _rounded(tuple(v for v in one.values if v is not None)) for one in drawing.series}
    found = {
        f"{one.mark}{' estimate' if one.is_estimate else ''}": _rounded(tuple(v for v in one.values if v is not None))
        for one in drawing.series
    }
    # A ring that another mark would hide is written in words.
    return {mark: values for mark, values in found.items() if values and mark != "previous"}


def plotly_names(sent: Mapping[str, Any], drawing: Drawing) -> list[str]:
    """The names of the rows from the top, as they are written; those that are cut end in …."""
    wanted = {plain(name) for name in drawing.names}
    notes = sent["layout"]["annotations"]
    # Pixels and the rows of a grid are counted from the top.
    is_downwards = sent["layout"]["yaxis"]["range"][0] > sent["layout"]["yaxis"]["range"][1]
    notes = sorted(notes, key=lambda note: note["y"] if is_downwards else -note["y"])
    texts = [re.sub(r"<span.*", "", note["text"]).replace("<br>", " ") for note in notes if note.get("yref") == "y"]
    return [next(name for name in drawing.names if _is_name(text, name)) for text in texts if _names(text, wanted)]


def _names(text: str, wanted: set[str]) -> bool:
    return any(_is_name(text, name) for name in wanted)


def _is_name(text: str, name: str) -> bool:
    return text == plain(name) or (text.endswith("…") and plain(name).startswith(text.removesuffix("…").rstrip()))


def plotly_highlight(sent: Mapping[str, Any], drawing: Dots) -> int | None:
    """The row that stands on a band."""
    bands = [shape for shape in sent["layout"].get("shapes", ()) if shape.get("fillcolor") == _LIGHT.band]
    return next((round(len(drawing.names) - 1 - (band["y0"] + band["y1"]) / 2) for band in bands), None)


def _discs(sent: Mapping[str, Any], colour: str) -> list[tuple[float, float]]:
    return [
        (y, x)
        for trace in sent["data"]
        if trace.get("marker", {}).get("color") == colour and trace.get("marker", {}).get("symbol") == "circle"
        for x, y in zip(trace.get("x", ()), trace.get("y", ()), strict=True)
    ]


def _strokes(sent: Mapping[str, Any]) -> list[tuple[float, float]]:
    return [
        (y, x)
        for trace in sent["data"]
        if trace.get("marker", {}).get("line", {}).get("color") == _LIGHT.voice
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


def _dots(sent: Mapping[str, Any], drawing: Dots) -> Numbers:
    if drawing.shape == "wheel":
        of_lines = {trace["line"]["color"]: trace["r"][:-1] for trace in sent["data"] if "line" in trace}
        colours: dict[Mark, str] = {"total": _LIGHT.accent, "mean": _LIGHT.voice}
        found = {mark: [v for v in of_lines.get(colour, ()) if v is not None] for mark, colour in colours.items()}
        return {mark: _rounded(tuple(values)) for mark, values in found.items() if values}
    main: Mark = "statement" if any(one.mark == "statement" for one in drawing.series) else "total"
    discs = _discs(sent, _LIGHT.voice if main == "statement" else _LIGHT.accent)
    found = {main: [x for _, x in sorted(discs, reverse=True)]}
    if drawing.shape == "rows" and main == "total":
        found["mean"] = [x for _, x in sorted(_strokes(sent), reverse=True)]
    return {mark: _rounded(tuple(values)) for mark, values in found.items() if values}


def _history(sent: Mapping[str, Any], drawing: History) -> Numbers:
    found = {
        "total": sorted((x, y) for y, x in _discs(sent, _LIGHT.accent)),
        "mean": sorted((x, y) for y, x in _strokes(sent)),
    }
    return {mark: _rounded(tuple(y for _, y in points)) for mark, points in found.items() if points}


def _grid(sent: Mapping[str, Any], drawing: Grid) -> Numbers:
    columns: dict[int, list[tuple[float, float]]] = {place: [] for place in range(len(drawing.years))}
    for trace in sent["data"]:
        for x, base, text in zip(trace["x"], trace["base"], trace["text"], strict=True):
            columns[x].append((base, float(text.replace(",", "."))))
    return {
        str(year): _rounded(tuple(value for _, value in sorted(columns[place])))
        for place, year in enumerate(drawing.years)
    }


def _bars(sent: Mapping[str, Any], names: Mapping[str, str], *, value: str, place: str) -> Numbers:
    """Which part a bar is shows by its colour; of an estimate, which is hatched, by the colour of its edge."""
    found: dict[tuple[str, bool], list[tuple[float, float]]] = {}
    for trace in sent["data"]:
        if trace["type"] != "bar" or trace["marker"]["color"] == _LIGHT.track:
            continue
        is_hatched = "pattern" in trace["marker"]
        colour = trace["marker"]["line"]["color"] if is_hatched else trace["marker"]["color"]
        part = ("first" if colour == _LIGHT.accent else "second", is_hatched)
        found.setdefault(part, []).extend(zip(trace[place], trace[value], strict=True))
    return {
        f"{names[part]}{' estimate' if is_hatched else ''}": _rounded(tuple(number for _, number in sorted(bars)))
        for (part, is_hatched), bars in found.items()
    }


def _lying(sent: Mapping[str, Any], drawing: Shares | Bars) -> Numbers:
    is_granted = isinstance(drawing, Shares) or drawing.unit == "amount_nok"
    names = {"second": "granted", "first": "paid"} if is_granted else {"first": "new", "second": "secured"}
    return _bars(sent, names, value="x", place="y")


def _upright(sent: Mapping[str, Any], drawing: Columns | Rate) -> Numbers:
    return _bars(sent, {"first": "new", "second": "secured"}, value="y", place="x")
