"""Scores by years: one cell per score, coloured by its place on its own scale, the number always printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.drawing.look import Look, place_on_scale, score_colour, text_on
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, hover, wrap
from analysis.drawing.values import Grid
from language import Language

_GAP = 0.05


def grid(drawing: Grid, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A row per indicator, years from left to right, the latest in bold.

    A missing cell is drawn as not assessed, except in the rows that ended with the old form: they stand apart.
    """
    canvas = Canvas(look, language)
    sizes, tokens = look.sizes, look.tokens
    places = _Places(drawing)
    _draw_cells(canvas, places)
    _draw_names(canvas, places)
    _draw_years(canvas, drawing.years)
    _draw_breaks(canvas, places)
    shows_changes = drawing.changes is not None and not look.is_small
    if shows_changes:
        _draw_changes(canvas, places)
    if drawing.ended:
        canvas.text(
            canvas.say("only_old_form"),
            0,
            places.first_ended - 0.5 + (0.34 if look.is_small else 0.3),
            paper="x",
            shift=(-sizes.names, 0),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    row_height = {"S": 56, "M": 46, "L": 80}[look.size]
    top = sizes.axis * 1.5 * (2 if drawing.breaks else 1) + 8
    return canvas.figure(
        height=top + places.depth * row_height + 4,
        left=sizes.names,
        right={"S": 0, "M": 92, "L": 150}[look.size] if shows_changes else 0,
        top=top,
        bottom=4,
        # One year alone must not become a wall of colour.
        xaxis=NO_AXIS
        | {"range": [_GAP / 2 - 0.5, max(len(drawing.years), 2 if look.is_small else 3) - 0.5 - _GAP / 2]},
        yaxis=NO_AXIS | {"range": [places.depth - 0.5, -0.5]},
        title=title,
    )


@dataclass(frozen=True)
class _Places:
    """Where cells stand: years from the left, rows from the top, both counted from 0."""

    drawing: Grid

    @property
    def first_ended(self) -> int:
        """The first of the rows that only the old form has."""
        return len(self.drawing.names) - len(self.drawing.ended)

    def y(self, index: int) -> float:
        """A row's place; the old form's rows stand a little further down."""
        return index + (0.6 if index >= self.first_ended else 0)

    @property
    def depth(self) -> float:
        """How many rows high it all is."""
        return len(self.drawing.names) + (0.6 if self.drawing.ended else 0)


def _cell_edges(look: Look, y: float) -> tuple[float, float]:
    """The upper and lower edge of a cell; on a phone the name stands in the upper part of the row."""
    return (y - 0.1, y + 0.5 - _GAP) if look.is_small else (y - 0.5 + _GAP, y + 0.5 - _GAP)


def _draw_cells(canvas: Canvas, places: _Places) -> None:
    look, language, drawing = canvas.look, canvas.language, places.drawing
    drawn: list[Row] = []
    for index, name in enumerate(drawing.names):
        top, bottom = _cell_edges(look, places.y(index))
        for column, (year, series, scale) in enumerate(zip(drawing.years, drawing.series, drawing.scales, strict=True)):
            value = series.values[index]
            if value is None:
                if index not in drawing.ended:
                    _draw_missing(canvas, column, (top, bottom))
                continue
            colour = score_colour(look, place_on_scale(value, scale.minimum, scale.maximum))
            number, highest = language.number(value), language.number(scale.maximum)
            drawn.append(
                {
                    "x": column,
                    "y": round(bottom - top, 3),
                    "base": round(top, 3),
                    "color": colour,
                    "text": number,
                    "text_color": text_on(look, colour),
                    "weight": 700 if column == len(drawing.years) - 1 else 500,
                    "about": hover(
                        wrap(name, 260, 14),
                        [(f"{year}:", canvas.say("of_scale", value=number, maximum=highest))],
                    ),
                }
            )
    if not drawn:
        return
    column_of = {name: [item[name] for item in drawn] for name in drawn[0]}
    canvas.bars(
        {
            "x": column_of["x"],
            "y": column_of["y"],
            "base": column_of["base"],
            "width": 1 - _GAP,
            "marker": {"color": column_of["color"], "line": {"width": 0}, "cornerradius": 2},
            "text": column_of["text"],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
            "insidetextfont": {
                "color": column_of["text_color"],
                "weight": column_of["weight"],
                "size": look.sizes.font,
            },
        },
        column_of["about"],
    )


def _draw_missing(canvas: Canvas, column: int, edges: tuple[float, float]) -> None:
    half = 0.5 - _GAP / 2
    canvas.box((column - half, column + half), edges, line=canvas.dotted() | {"width": 1})
    canvas.text("–", column, sum(edges) / 2, align="center", colour=canvas.look.tokens.ink3)


def _draw_names(canvas: Canvas, places: _Places) -> None:
    look = canvas.look
    for index, name in enumerate(places.drawing.names):
        width = 320 if look.is_small else look.sizes.names - 20
        canvas.text(
            wrap(name, width, look.sizes.font, lines=1 if look.is_small else 2),
            0,
            places.y(index) - (0.29 if look.is_small else 0),
            paper="x",
            shift=(-look.sizes.names, 0),
        )


def _draw_years(canvas: Canvas, years: Sequence[int]) -> None:
    look = canvas.look
    is_tight = look.is_small and len(years) > 5
    for column, year in enumerate(years):
        is_latest = column == len(years) - 1
        canvas.text(
            look.year(year) if is_tight else str(year),
            column,
            1,
            paper="y",
            align="center",
            baseline="bottom",
            shift=(0, 6),
            size=look.sizes.axis,
            weight=700 if is_latest else None,
            colour=look.tokens.ink if is_latest else look.tokens.ink2,
        )


def _draw_breaks(canvas: Canvas, places: _Places) -> None:
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    years = places.drawing.years
    for found in places.drawing.breaks:
        if found.after_year not in years or found.after_year == years[-1]:
            continue
        place = years.index(found.after_year) + 0.5
        # On a phone only beside the cells: names stand between them.
        spans = (
            [_cell_edges(canvas.look, places.y(index)) for index in range(len(places.drawing.names))]
            if canvas.look.is_small
            else [(-0.5, places.depth - 0.5)]
        )
        for span in spans:
            canvas.rule((place, place), span, {"color": tokens.ink, "width": sizes.line, "dash": "5px,4px"})
        canvas.text(
            wrap(found.label, 16 * sizes.axis, sizes.axis, lines=1),
            place,
            1,
            paper="y",
            align="center",
            baseline="bottom",
            shift=(0, 6 + sizes.axis * 1.5),
            size=sizes.axis,
            weight=600,
        )


def _since(canvas: Canvas, years: Sequence[int]) -> str:
    return canvas.say("since_year", year=years[-2]) if len(years) > 1 else ""


def _draw_changes(canvas: Canvas, places: _Places) -> None:
    sizes, tokens, drawing = canvas.look.sizes, canvas.look.tokens, places.drawing
    assert drawing.changes is not None  # else nothing is asked for
    # Not past the axis: Plotly leaves out what is written outside it.
    end = len(drawing.years) - 0.5 - _GAP / 2
    canvas.text(
        _since(canvas, drawing.years),
        end,
        1,
        paper="y",
        baseline="bottom",
        shift=(14, 6),
        size=sizes.axis,
        colour=tokens.ink2,
    )
    for index, change in enumerate(drawing.changes.values[: places.first_ended]):
        is_down = change is not None and change < 0
        canvas.text(
            change_text(canvas, change),
            end,
            places.y(index),
            shift=(14, 0),
            size=sizes.axis + 1,
            weight=700 if is_down else None,
            colour=tokens.ink if is_down else tokens.ink2,
        )


def change_text(canvas: Canvas, change: float | None) -> str:
    """+0,5, −0,5, the word for unchanged, or a dash where there is nothing to compare with."""
    if change is None:
        return "–"
    return canvas.language.number(change, signed=True) if change else canvas.say("label_unchanged")
