"""Counts through the years, new and secured apart, against the line of the target."""

from __future__ import annotations

import math
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import nice_ticks, text_width
from analysis.drawing.plotly import events
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, hover, pixel_axis
from analysis.drawing.plotly.stacked import StackPart, number_colour, part_marker, stacked_rows
from analysis.drawing.values import Columns, DatedTarget
from language import Language

_PLOT_WIDTH = {"S": 260, "M": 440, "L": 1000}  # about, in pixels
_WIDTH = 0.66  # of a column, in years
_FEWEST = 4  # years the axis has room for, at least


@dataclass(frozen=True)
class _Plan:
    """The measures of one chart of columns."""

    rows: tuple[Row, ...]
    years: tuple[int, ...]  # from the first count to the end of the target
    top: float
    per_unit: float  # pixels per job

    @property
    def end(self) -> float:
        """Where the axis ends. A year or two must not become a wall of colour."""
        return max(self.years[-1], self.years[0] + _FEWEST - 1) + 0.5

    @property
    def last(self) -> Row | None:
        """The latest year that has a count."""
        return next((row for row in reversed(self.rows) if row["sum"] is not None), None)


def columns(drawing: Columns, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """Columns that add up since the start, new below secured, and the dotted line of the target."""
    if not drawing.reported:
        return _not_counted(drawing.goal, look, language, title=title)
    canvas = Canvas(look, language)
    plan = _plan(look, drawing)
    _draw_scale(canvas, plan)
    events.draw(canvas, drawing.events)
    _draw_columns(canvas, plan, drawing)
    for row in plan.rows:
        _draw_numbers(canvas, plan, row)
        _draw_uncounted(canvas, plan, row)
    _draw_target(canvas, plan, drawing)
    label_room = _draw_last(canvas, plan)
    sizes, named = look.sizes, _named_years(look, plan)
    return canvas.figure(
        height=sizes.tall + events.room(drawing.events, look),
        left=_scale_room(canvas, plan),
        right=label_room,
        top=sizes.font * (3.4 if drawing.is_straight and drawing.goal is not None else 1.6)
        + events.room(drawing.events, look),
        bottom=sizes.axis * 2.4,
        xaxis={
            "range": [plan.years[0] - 0.5, plan.end] if plan.years else [0, 1],
            "tickvals": list(named),
            "ticktext": [look.year(year) if len(plan.years) > 5 else str(year) for year in named],
            "tickangle": 0,
            "tickfont": {"size": sizes.axis, "color": look.tokens.ink2},
            "ticklabelstandoff": 4,
        },
        yaxis=NO_AXIS | {"range": [0, plan.top]},
        title=title,
        barmode="stack",
    )


def _named_years(look: Look, plan: _Plan) -> tuple[int, ...]:
    """The years that have room for their name on one line, the last among them."""
    if not plan.years:
        return ()
    needed = max(text_width(look.year(year), look.sizes.axis) for year in plan.years) + 8
    step = math.ceil(needed / _per_year(look, plan))
    return tuple(year for year in plan.years if (plan.years[-1] - year) % step == 0)


def _per_year(look: Look, plan: _Plan) -> float:
    """About how many pixels a year has."""
    return _PLOT_WIDTH[look.size] / (plan.end - plan.years[0] + 0.5)


def _plan(look: Look, drawing: Columns) -> _Plan:
    every = stacked_rows(drawing)
    rows = tuple(every[place] | {"year": drawing.years[place]} for place in sorted(drawing.reported))
    highest = max(drawing.highest, drawing.goal.target if drawing.goal else 0)
    top = max(nice_ticks(highest, least=1)[-1], highest * 1.04)
    pixels = look.sizes.tall - look.sizes.font * 1.6 - look.sizes.axis * 2.4
    return _Plan(rows, drawing.years, top, pixels / top)


def _draw_scale(canvas: Canvas, plan: _Plan) -> None:
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    for tick in nice_ticks(plan.top / 1.04, least=1):
        if tick > plan.top:
            continue
        canvas.rule((0, 1), (tick, tick), {"color": tokens.rule, "width": 1}, xref="paper", layer="below")
        canvas.text(
            canvas.language.number(tick, 0 if tick == round(tick) else 1),
            0,
            tick,
            paper="x",
            align="right",
            shift=(-6, 0),
            size=sizes.axis,
            colour=tokens.ink3,
        )


def _draw_columns(canvas: Canvas, plan: _Plan, drawing: Columns) -> None:
    abouts = {int(row["year"]): _about(canvas, row) for row in plan.rows}
    for index, one in enumerate(drawing.series):
        shown = [place for place in sorted(drawing.reported) if one.values[place] is not None]
        if not shown:
            continue
        starts = drawing.start_of(index)
        canvas.bars(
            {
                "x": [drawing.years[place] for place in shown],
                "y": [one.values[place] for place in shown],
                "base": [starts[place] for place in shown],
                "width": _WIDTH,
                "marker": part_marker(canvas.look, one),
            },
            [abouts[drawing.years[place]] for place in shown],
        )


def _about(canvas: Canvas, row: Row) -> str:
    def written(value: float | None) -> str:
        return canvas.say("not_counted") if value is None else canvas.language.number(value)

    facts = [
        (canvas.say("hover_new"), written(row["new"])),
        (canvas.say("hover_secured"), written(row["secured"])),
        (canvas.say("hover_sum"), written(row["sum"])),
    ]
    year = str(int(row["year"]))
    return hover(f"{year}, {canvas.say('estimate')}" if row["is_estimate"] else year, facts)


def _draw_numbers(canvas: Canvas, plan: _Plan, row: Row) -> None:
    """The number inside its part; above the column, as a sum, where a part is too low for it."""
    sizes, tokens, number = canvas.look.sizes, canvas.look.tokens, canvas.language.number
    parts: tuple[StackPart, ...] = row["parts"]
    if not parts:
        return
    year, needed = int(row["year"]), sizes.axis * 1.35
    if max(text_width(number(part.value), sizes.axis) for part in parts) > _WIDTH * _per_year(canvas.look, plan) + 2:
        # Narrower than a number: the table has them all, and the last column its sum beside it.
        return
    if any(part.value * plan.per_unit < needed for part in parts):
        wholes = [row[name] for name in ("new", "secured") if row[name] is not None]
        canvas.text(
            "\u202f+\u202f".join(map(number, wholes)).replace("\u202f", ""),
            year,
            row["sum"] or 0,
            align="center",
            baseline="bottom",
            shift=(0, 3),
            size=sizes.axis,
            weight=600,
            colour=tokens.ink2,
            ground=tokens.ground,
        )
        return
    for part in parts:
        canvas.text(
            number(part.value),
            year,
            part.start + part.value / 2,
            align="center",
            size=sizes.axis,
            weight=650,
            colour=number_colour(canvas.look, part),
            ground=tokens.ground if part.is_estimate else None,
        )


def _draw_uncounted(canvas: Canvas, plan: _Plan, row: Row) -> None:
    """A dotted frame of a fixed height on top of what is known: how high it is, nobody knows."""
    missing = sum(row[name] is None for name in ("new", "secured"))
    if not missing:
        return
    sizes = canvas.look.sizes
    height = sizes.axis * (2.4 if missing == 2 else 1.7) / plan.per_unit
    base = (row["sum"] or 0) + 3 / plan.per_unit
    if any((row[name] or 0) and row[name] * plan.per_unit < sizes.axis * 1.35 for name in ("new", "secured")):
        base += sizes.axis * 1.6 / plan.per_unit
    year = int(row["year"])
    canvas.box((year - _WIDTH / 2, year + _WIDTH / 2), (base, base + height), line=canvas.dotted())
    canvas.text("–", year, base + height / 2, align="center", size=sizes.axis, colour=canvas.look.tokens.ink3)


def _draw_target(canvas: Canvas, plan: _Plan, drawing: Columns) -> None:
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    targets = drawing.line.values if drawing.line else ()
    points = [(year, target) for year, target in zip(drawing.years, targets, strict=False) if target is not None]
    canvas.line(
        [year for year, _ in points],
        [target for _, target in points],
        {"color": tokens.ink, "width": sizes.line * 1.4, "dash": "dot"},
    )
    if drawing.goal is None or drawing.goal.year is None:
        return
    end_target, end_year = drawing.goal.target, drawing.goal.year
    about = hover(str(end_year), [(canvas.say("hover_target"), canvas.language.number(end_target))])
    canvas.dots(
        [end_year],
        [end_target],
        {"symbol": "diamond", "size": sizes.disc * 0.48, "color": tokens.ink, "opacity": 1},
        about=[about],
    )
    canvas.text(
        canvas.say("target", value=canvas.language.number(end_target)),
        end_year,
        end_target,
        align="right",
        baseline="bottom",
        shift=(sizes.disc * 0.3, sizes.disc * 0.3),
        ground=tokens.ground,
    )
    if drawing.is_straight:
        # Above the plot, where neither line nor column can come.
        canvas.text(
            canvas.say("straight_line"),
            0,
            1,
            paper="xy",
            baseline="bottom",
            shift=(-_scale_room(canvas, plan), sizes.font * 1.8 + events.room(drawing.events, canvas.look)),
            size=sizes.axis,
            colour=tokens.ink2,
        )


def _scale_room(canvas: Canvas, plan: _Plan) -> float:
    return text_width(canvas.language.number(plan.top, 0), canvas.look.sizes.axis) + 10


def _draw_last(canvas: Canvas, plan: _Plan) -> float:
    """The latest column's sum and the names of its parts, beside it; the room they need right of the plot."""
    last = plan.last
    if last is None:
        return 0
    sizes, tokens, number = canvas.look.sizes, canvas.look.tokens, canvas.language.number
    total = last["sum"] or 0
    year = int(last["year"])
    guessed = sum(part.value for part in last["parts"] if part.is_estimate)
    name = "total_counted" if not guessed else "total_estimate" if guessed == total else "total_part_estimate"
    words = canvas.say(name, value=number(total), estimate=number(guessed))
    room = _room_after(canvas, plan, year)
    # Where the whole of it is wider than what is left of the plot, it stands in two lines.
    is_apart = 0 < guessed < total and text_width(words, sizes.axis, bold=True) + 12 > room > 0
    if is_apart:
        words = canvas.say("total_counted", value=number(total))
    new, secured = last["new"], last["secured"]
    wanted: list[tuple[float, str, str, int | None]] = [(total, words, tokens.ink, None)]
    if is_apart:
        wanted.append((total, canvas.say("part_estimate", estimate=number(guessed)), tokens.ink, None))
    if secured is not None:
        wanted.append(((new or 0) + secured / 2, canvas.say("part_secured"), tokens.ink2, 600))
    if new is not None:
        wanted.append((new / 2, canvas.say("part_new"), tokens.accent, 600))
    apart = sizes.axis * 1.4 / plan.per_unit
    level = float("inf")
    for value, text, colour, weight in wanted:
        level = max(
            min(value, level - apart),
            apart * (len(wanted) - 1 - wanted.index((value, text, colour, weight))) + apart / 2,
        )
        canvas.text(
            text,
            year + _WIDTH / 2,
            level,
            shift=(7, 0),
            size=sizes.axis,
            weight=weight,
            colour=colour,
            ground=tokens.ground,
        )
    widest = max(text_width(text, sizes.axis, bold=True) for _, text, _, _ in wanted) + 12
    return max(widest - room, 0)


def _room_after(canvas: Canvas, plan: _Plan, year: int) -> float:
    """About how many pixels of the plot lie right of that year's column; 0 where no year comes after it."""
    if plan.end < year + 1:
        return 0
    return (plan.end - year - _WIDTH / 2) * _per_year(canvas.look, plan)


def _not_counted(goal: DatedTarget | None, look: Look, language: Language, *, title: str | None) -> go.Figure:
    """Two dotted frames that reach for the target: nobody has counted yet."""
    canvas = Canvas(look, language)
    target = goal.target if goal else None
    sizes, tokens = look.sizes, look.tokens
    bar, space = {"S": (34, 12), "M": (30, 11), "L": (60, 22)}[look.size]
    reach = target or 1.0
    for index, part in enumerate(("part_new", "part_secured")):
        top = index * (bar + space)
        canvas.box((0, reach), (top, top + bar), line=canvas.dotted())
        canvas.text(
            f"<b>{canvas.say(part)}</b>\u2002{canvas.say('not_counted')}",
            0,
            top + bar / 2,
            shift=(12, 0),
            colour=tokens.ink2,
        )
    bottom = 2 * bar + space
    head = 0.0
    if target:
        head = sizes.font * 1.8
        canvas.rule((target, target), (-6, bottom + 6), {"color": tokens.ink, "width": sizes.line * 1.7})
        canvas.text(
            canvas.say("target_whole", value=language.number(target)),
            target,
            -6,
            align="right",
            baseline="bottom",
            shift=(0, 2),
        )
        for tick in nice_ticks(target, 3, least=1):
            if tick < target * 0.9:
                canvas.text(
                    language.number(tick, 0),
                    tick,
                    bottom + 6,
                    align="left" if tick == 0 else "center",
                    baseline="top",
                    shift=(0, -3),
                    size=sizes.axis,
                    colour=tokens.ink3,
                )
        canvas.text(
            language.number(target),
            target,
            bottom + 6,
            align="right",
            baseline="top",
            shift=(0, -3),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    foot = sizes.axis * 2 if target else 0.0
    return canvas.figure(
        height=head + bottom + 12 + foot,
        top=head,
        bottom=foot,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, -6, bottom + 6),
        title=title,
    )
