"""Drawings as native charts of a workbook, over the cells that hold their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analysis.drawing.colours import EDGES, FILLS, LIGHT_TOKENS, text_in, text_upon
from analysis.drawing.handouts import drawn_series, has_room, is_lying, native, number_format, unit_of
from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, Series, Shares, Unit
from language import Language

_FORMATS: dict[Unit, str] = {"score": "0.0", "number": "0.##", "amount_nok": "#,##0"}


@dataclass(frozen=True)
class CellPlace:
    """Where the numbers stand: names in the first column, a series in each that follows, their headings above."""

    sheet: str
    row: int  # of the headings, counted from 0
    count: int  # how many rows stand below


def cell_format(drawing: Drawing, language: Language) -> str:
    """How a cell writes the drawing's numbers."""
    unit = unit_of(native(drawing))
    return number_format(language, unit) if unit == "share" else _FORMATS[unit]


def chart(book: Any, drawing: Drawing, place: CellPlace, language: Language) -> Any:
    """A chart of the numbers that stand at that place. A grid has none: its cells themselves are coloured."""
    shown = native(drawing)
    assert not isinstance(shown, Grid)
    series = drawn_series(shown, language)
    is_stacked = isinstance(shown, Columns | Bars)
    kind = "line" if isinstance(shown, Dots) else "bar" if is_lying(shown) else "column"
    made = book.add_chart({"type": kind, **({"subtype": "stacked"} if is_stacked else {})})
    over = book.add_chart({"type": "line"})
    for column, one in enumerate(series, start=1):
        if one.mark not in ("pace", "target"):
            made.add_series(_series(place, column) | _marked(one, shown, language))
        else:
            dash = {"dash_type": "round_dot"} if one.mark == "target" else {}
            over.add_series(_series(place, column) | {"line": {"color": LIGHT_TOKENS.ink, "width": 2, **dash}})
    if over.series:
        made.combine(over)
    _set_axes(made, shown, language)
    font = _font(LIGHT_TOKENS.ink)
    made.set_legend({"position": "top", "font": font} if len(series) > 1 else {"none": True})
    made.set_title({"none": True})
    made.set_chartarea({"border": {"none": True}, "fill": {"color": LIGHT_TOKENS.ground}})
    made.set_plotarea({"fill": {"none": True}})
    return made


def _set_axes(made: Any, drawing: Dots | Shares | Bars | Columns, language: Language) -> None:
    scale: dict[str, Any] = {"min": 0}
    if isinstance(drawing, Dots):
        scale = {"min": drawing.scale.minimum, "max": drawing.scale.maximum, "major_unit": 1}
    elif isinstance(drawing, Shares):
        # The whole budget is always seen, however little of it is used.
        scale = {"min": 0, "max": drawing.maximum, "major_unit": 0.25}
    font = _font(LIGHT_TOKENS.ink)
    axis = {
        "num_font": font,
        "num_format": "General" if isinstance(drawing, Dots) else cell_format(drawing, language),
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": {"color": LIGHT_TOKENS.rule, "width": 0.75}},
        **scale,
    }
    names = {
        "num_font": font,
        "line": {"color": LIGHT_TOKENS.rule},
        "major_tick_mark": "none",
        "major_gridlines": {"visible": False},
    }
    # In a chart that lies down, the names are on the upright axis.
    if is_lying(drawing):
        made.set_y_axis(names | {"reverse": True})
        made.set_x_axis(axis | {"label_position": "high"})
    else:
        made.set_x_axis(names)
        made.set_y_axis(axis)


def _marked(one: Series, drawing: Dots | Shares | Bars | Columns, language: Language) -> dict[str, Any]:
    if isinstance(drawing, Dots):
        return _dots(one, drawing, language)
    label_font = _font(text_in(one))
    filled: dict[str, Any] = {
        **_fill(one),
        "border": {"color": EDGES[one.mark], "width": 1.25},
        "gap": 60 if len(drawing.names) > 2 else 400,
        "data_labels": {"value": True, "font": label_font, "num_format": cell_format(drawing, language)},
    }
    if isinstance(drawing, Shares):
        filled["overlap"] = 100
        filled["data_labels"]["position"] = "inside_base" if one.mark == "paid" else "inside_end"
        return filled
    if isinstance(drawing, Columns):
        filled["data_labels"]["custom"] = [
            None if is_shown else {"delete": True} for is_shown in has_room(drawing, one.values)
        ]
    return filled


def _dots(one: Series, drawing: Dots, language: Language) -> dict[str, Any]:
    look = {"fill": {"color": FILLS[one.mark]}, "border": {"color": EDGES[one.mark], "width": 1.5}}
    marker = {
        "type": "long_dash" if one.mark == "mean" else "circle",
        "size": {"mean": 30, "previous": 14}.get(one.mark, 24),
        **look,
    }
    marked: dict[str, Any] = {"line": {"none": True}, "marker": marker}
    if one.mark in ("total", "statement"):
        font = _font(text_upon(one.mark)) | {"bold": True}
        scores = number_format(language, "score")
        marked["data_labels"] = {"value": True, "position": "center", "font": font, "num_format": scores}
    if one.mark == "total" and drawing.highlight is not None:
        dark = look | {"border": {"color": LIGHT_TOKENS.ink, "width": 3}}
        marked["points"] = _points({drawing.highlight}, len(drawing.names), dark)
    return marked


def _points(places: frozenset[int] | set[int], count: int, look: dict[str, Any]) -> list[dict[str, Any] | None]:
    """What is drawn in another way than its series, and where."""
    return [look if place in places else None for place in range(count)]


def _fill(one: Series) -> dict[str, Any]:
    """The colour of the mark; lines on the ground for what nobody has counted."""
    if one.is_estimate:
        return {
            "pattern": {
                "pattern": "wide_upward_diagonal",
                "fg_color": LIGHT_TOKENS.tint_edge,
                "bg_color": LIGHT_TOKENS.ground,
            }
        }
    return {"fill": {"color": FILLS[one.mark]}}


def _font(colour: str) -> dict[str, Any]:
    return {"name": "Arial", "size": 10, "color": colour}


def _series(place: CellPlace, column: int) -> dict[str, Any]:
    first, last = place.row + 1, place.row + place.count
    return {
        "name": [place.sheet, place.row, column],
        "categories": [place.sheet, first, 0, last, 0],
        "values": [place.sheet, first, column, last, column],
    }
