"""Indicators by years: one cell per total, coloured by its place on its own scale, the number always printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.drawing import NO_AXIS, Drawing, KeyItem, Row, hover, rows_of, wrap
from analysis.figures.look import Look, position, score_colour, text_on
from language import Language

_GAP = 0.05


@dataclass(frozen=True)
class Break:
    """A new form after that year; `label` says so, ready translated."""

    after_year: int
    label: str


@dataclass(frozen=True)
class _Grid:
    """Where cells stand: years from the left, rows from the top, both counted from 0."""

    years: tuple[int, ...]
    indicators: tuple[str, ...]
    first_old: int  # the first row of the indicators that only the old form has
    cells: Mapping[tuple[str, int], Row]

    def y(self, index: int) -> float:
        """A row's place; the old form's rows stand half a row further down."""
        return index + (0.6 if index >= self.first_old else 0)

    @property
    def depth(self) -> float:
        """How many rows high it all is."""
        return len(self.indicators) + (0.6 if self.first_old < len(self.indicators) else 0)


def heatmap_key(cells: pd.DataFrame) -> tuple[KeyItem, ...]:
    """The marks beside the colours: numbers need no key, a missing cell does."""
    return (KeyItem("missing", "figures.key_missing"),) if cells["total"].isna().any() else ()


def heatmap(
    cells: pd.DataFrame,
    years: Sequence[int],
    look: Look,
    language: Language,
    *,
    breaks: Sequence[Break] = (),
    changes: Mapping[str, float | None] | None = None,
    only_old: Set[str] = frozenset(),
    title: str | None = None,
) -> go.Figure:
    """Indicators in the order they first come in `cells`, years from left to right, the latest in bold.

    `cells`: indicator, name, year, total, scale_minimum, scale_maximum. A pair that is not there is drawn as not
    assessed, except for the indicators in `only_old`: they ended with the form and stand last, apart.
    """
    drawing = Drawing(look, language)
    sizes, tokens = look.sizes, look.tokens
    rows = rows_of(cells)
    names = {row["indicator"]: row["name"] for row in rows}
    kept = [code for code in names if code not in only_old]
    order = (*kept, *(code for code in names if code in only_old))
    grid = _Grid(tuple(years), order, len(kept), {(row["indicator"], int(row["year"])): row for row in rows})
    _draw_cells(drawing, grid, only_old)
    _draw_names(drawing, grid, names)
    _draw_years(drawing, grid)
    _draw_breaks(drawing, grid, breaks)
    shows_changes = bool(changes) and not look.is_small
    if shows_changes and changes is not None:
        _draw_changes(drawing, grid, changes)
    if len(kept) < len(order):
        drawing.text(
            drawing.say("only_old_form"),
            0,
            len(kept) - 0.5 + (0.34 if look.is_small else 0.3),
            paper="x",
            shift=(-sizes.names, 0),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    row_height = {"S": 56, "M": 46, "L": 80}[look.size]
    return drawing.figure(
        height=_top(drawing, breaks) + grid.depth * row_height + 4,
        left=sizes.names,
        right={"S": 0, "M": 92, "L": 150}[look.size] if shows_changes else 0,
        top=_top(drawing, breaks),
        bottom=4,
        # One year alone must not become a wall of colour.
        xaxis=NO_AXIS | {"range": [_GAP / 2 - 0.5, max(len(grid.years), 2 if look.is_small else 3) - 0.5 - _GAP / 2]},
        yaxis=NO_AXIS | {"range": [grid.depth - 0.5, -0.5]},
        title=title,
    )


def _top(drawing: Drawing, breaks: Sequence[Break]) -> float:
    line = drawing.look.sizes.axis * 1.5
    return line * (2 if breaks else 1) + 8


def _cell_edges(look: Look, y: float) -> tuple[float, float]:
    """The upper and lower edge of a cell; on a phone the name stands in the upper part of the row."""
    return (y - 0.1, y + 0.5 - _GAP) if look.is_small else (y - 0.5 + _GAP, y + 0.5 - _GAP)


def _draw_cells(drawing: Drawing, grid: _Grid, only_old: Set[str]) -> None:
    look, language = drawing.look, drawing.language
    drawn: list[Row] = []
    for index, code in enumerate(grid.indicators):
        top, bottom = _cell_edges(look, grid.y(index))
        for column, year in enumerate(grid.years):
            cell = grid.cells.get((code, year))
            if cell is None or cell["total"] is None:
                if code not in only_old:
                    _draw_missing(drawing, column, (top, bottom))
                continue
            share = position(cell["total"], cell["scale_minimum"], cell["scale_maximum"])
            colour = score_colour(look, share)
            number, highest = language.number(cell["total"]), language.number(cell["scale_maximum"])
            drawn.append(
                {
                    "x": column,
                    "y": round(bottom - top, 3),
                    "base": round(top, 3),
                    "color": colour,
                    "text": number,
                    "text_color": text_on(look, colour),
                    "weight": 700 if column == len(grid.years) - 1 else 500,
                    "about": hover(
                        wrap(cell["name"], 260, 14),
                        [(f"{year}:", drawing.say("of_scale", value=number, maximum=highest))],
                    ),
                }
            )
    if not drawn:
        return
    column_of = {name: [item[name] for item in drawn] for name in drawn[0]}
    drawing.bars(
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


def _draw_missing(drawing: Drawing, column: int, edges: tuple[float, float]) -> None:
    half = 0.5 - _GAP / 2
    drawing.box((column - half, column + half), edges, line=drawing.dotted() | {"width": 1})
    drawing.text("–", column, sum(edges) / 2, align="center", colour=drawing.look.tokens.ink3)


def _draw_names(drawing: Drawing, grid: _Grid, names: Mapping[str, object]) -> None:
    look = drawing.look
    for index, code in enumerate(grid.indicators):
        width = 320 if look.is_small else look.sizes.names - 20
        drawing.text(
            wrap(names[code], width, look.sizes.font, lines=1 if look.is_small else 2),
            0,
            grid.y(index) - (0.29 if look.is_small else 0),
            paper="x",
            shift=(-look.sizes.names, 0),
        )


def _draw_years(drawing: Drawing, grid: _Grid) -> None:
    look = drawing.look
    is_tight = look.is_small and len(grid.years) > 5
    for column, year in enumerate(grid.years):
        is_latest = column == len(grid.years) - 1
        drawing.text(
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


def _draw_breaks(drawing: Drawing, grid: _Grid, breaks: Sequence[Break]) -> None:
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    for found in breaks:
        if found.after_year not in grid.years or found.after_year == grid.years[-1]:
            continue
        place = grid.years.index(found.after_year) + 0.5
        # On a phone only beside the cells: names stand between them.
        spans = (
            [_cell_edges(drawing.look, grid.y(index)) for index in range(len(grid.indicators))]
            if drawing.look.is_small
            else [(-0.5, grid.depth - 0.5)]
        )
        for span in spans:
            drawing.rule((place, place), span, {"color": tokens.ink, "width": sizes.line, "dash": "5px,4px"})
        drawing.text(
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


def _since(drawing: Drawing, years: Sequence[int]) -> str:
    return drawing.say("since_year", year=years[-2]) if len(years) > 1 else ""


def _draw_changes(drawing: Drawing, grid: _Grid, changes: Mapping[str, float | None]) -> None:
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    # Not past the axis: Plotly leaves out what is written outside it.
    end = len(grid.years) - 0.5 - _GAP / 2
    drawing.text(
        _since(drawing, grid.years),
        end,
        1,
        paper="y",
        baseline="bottom",
        shift=(14, 6),
        size=sizes.axis,
        colour=tokens.ink2,
    )
    for index, code in enumerate(grid.indicators):
        if code not in changes:
            continue
        change = changes[code]
        is_down = change is not None and change < 0
        drawing.text(
            change_text(drawing, change),
            end,
            grid.y(index),
            shift=(14, 0),
            size=sizes.axis + 1,
            weight=700 if is_down else None,
            colour=tokens.ink if is_down else tokens.ink2,
        )


def change_text(drawing: Drawing, change: float | None) -> str:
    """+0,5, −0,5, the word for unchanged, or a dash where there is nothing to compare with."""
    if change is None:
        return "–"
    return drawing.language.number(change, signed=True) if change else drawing.say("label_unchanged")
