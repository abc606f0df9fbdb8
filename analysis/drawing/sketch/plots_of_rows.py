"""Rows that are small plots: measures and their levels, lines beside those of others, grants by size, hours by week."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from analysis.drawing.beside import Paths
from analysis.drawing.round_rows import Weeks
from analysis.drawing.rows import Cell, Cells, Heights
from analysis.drawing.sketch.plots import Plot, PlotColumn, PlotFoot, PlotLevel, PlotLine, PlotMark, Plots

_NEAR = 0.2  # of the height: two labels would stand on each other


def plots_of(rows: Any) -> Plots | None:
    """The rows as plots; None where they are none."""
    found = _OF.get(type(rows))
    return None if found is None else found(rows)


def _cells(rows: Cells) -> Plots:
    plots = [_cell(cell) for cell in rows.cells]
    if rows.without:
        remark = "\n".join(filter(None, (rows.without, rows.without_what)))
        plots.append(Plot(rows.without_title, remark=remark, has_plane=False))
    return Plots(tuple(plots), rows.key, rows.event_names)


def _cell(cell: Cell) -> Plot:
    known = [(place, height) for place, height in cell.values if height is not None]
    aims = [(place, height) for place, height in cell.targets if height is not None]
    has_aim = bool(aims and cell.target_text)
    is_close = has_aim and aims[-1][0] == known[-1][0] and abs(aims[-1][1] - known[-1][1]) < _NEAR
    rises = len(known) > 1 and known[1][1] > known[0][1]
    last = f"{cell.last_text}\n{cell.target_text}" if is_close else cell.last_text
    marks = [PlotMark("point", place, height) for place, height in known]
    marks[-1] = PlotMark("point", *known[-1], last, is_strong=True)
    if len(known) > 1:
        marks[0] = PlotMark("point", *known[0], cell.first_text, "under" if rises else "over")
    if has_aim:
        marks.append(PlotMark("target", *aims[-1], "" if is_close else cell.target_text))
    feet = tuple(
        PlotFoot("none" if disc.text == "–" else "disc", disc.place, disc.text, disc.label, disc.is_chosen)
        for disc in cell.discs
    )
    return Plot(
        cell.title,
        cell.about,
        lines=(PlotLine("dotted", cell.targets), PlotLine("line", cell.values)),
        marks=tuple(marks),
        levels=tuple(
            PlotLevel(f"level-{level.name}", level.height, level.text, level.is_reached) for level in cell.levels
        ),
        events=cell.events,
        feet_title=cell.discs_title if feet else "",
        feet=feet,
    )


def _paths(rows: Paths) -> Plots:
    plots = [
        Plot(
            cell.name,
            lines=(PlotLine("thin", cell.others), PlotLine("line", cell.own)),
            marks=(PlotMark("disc", *cell.end, cell.text, "inside"),),
            ends=(rows.lowest, rows.highest),
            ticks=rows.ticks,
        )
        for cell in rows.cells
    ]
    if rows.without:
        plots.append(Plot(rows.without_title, remark=rows.without, has_plane=False))
    return Plots(tuple(plots), rows.key)


def _heights(rows: Heights) -> Plots:
    count = max(len(rows.heights), _LEAST_COLUMNS)
    columns = tuple(
        PlotColumn("dark" if place < rows.dark_count else "light", place / count, (place + 0.8) / count, height)
        for place, height in enumerate(rows.heights)
    )
    ends = (PlotFoot("", 0, label=rows.first), PlotFoot("", (len(rows.heights) - 0.2) / count, label=rows.last))
    return Plots((Plot("", columns=columns, feet=ends),), rows.key, is_alone=True)


def _weeks(rows: Weeks) -> Plots:
    count = len(rows.weeks)
    columns, feet = [], []
    for place, week in enumerate(rows.weeks):
        if week.height:
            mark = "week-busiest" if week.is_busiest else "week"
            columns.append(PlotColumn(mark, place / count, (place + 0.8) / count, week.height))
        for mark, is_there in (("week-school", week.is_school_holiday), ("week-council", week.has_council)):
            if is_there:
                feet.append(PlotFoot(mark, (place + 0.4) / count))
    plot = Plot("", rows.highest, columns=tuple(columns), feet=tuple(feet), ticks=rows.ticks)
    return Plots((plot,), rows.key, is_alone=True)


_LEAST_COLUMNS = 12
_OF: Mapping[type, Callable[[Any], Plots]] = MappingProxyType(
    {Cells: _cells, Heights: _heights, Paths: _paths, Weeks: _weeks}
)
