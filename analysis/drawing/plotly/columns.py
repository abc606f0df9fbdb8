"""Counts through the years, new and secured apart, against the line of the target."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import nice_ticks, text_width
from analysis.drawing.plotly import events
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, hover
from analysis.drawing.plotly.stacked import StackPart, number_colour, part_marker, stacked_rows
from analysis.drawing.plotly.uncounted import not_counted
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
        return not_counted(drawing.goal, look, language, title=title)
    canvas = Canvas(look, language)
    plan = _plan(look, drawing)
    _draw_scale(canvas, plan)
    events.draw_events(canvas, drawing.events)
    _draw_columns(canvas, plan, drawing)
    for row in plan.rows:
        _draw_numbers(canvas, plan, row)
        _draw_uncounted(canvas, plan, row)
    words = _last_words(canvas, plan)
    goal = drawing.goal if drawing.goal is not None and drawing.goal.year is not None else None
    is_among_words = goal is not None and _is_in_the_way(canvas, plan, goal, words)
    _draw_target(canvas, plan, drawing, is_named=not is_among_words)
    label_room = _draw_last(canvas, plan, words, goal if is_among_words else None)
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


def _draw_target(canvas: Canvas, plan: _Plan, drawing: Columns, *, is_named: bool) -> None:
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
    if is_named:
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


@dataclass(frozen=True)
class _Word:
    """What stands right of the latest column: at which count, in what colour."""

    level: float
    text: str
    colour: str
    weight: int | None = None


def _last_words(canvas: Canvas, plan: _Plan) -> tuple[_Word, ...]:
    """The latest column's sum and the names of its parts, from the top down; nothing where nothing is counted."""
    last = plan.last
    if last is None:
        return ()
    sizes, tokens, number = canvas.look.sizes, canvas.look.tokens, canvas.language.number
    total = last["sum"] or 0
    guessed = sum(part.value for part in last["parts"] if part.is_estimate)
    name = "total_counted" if not guessed else "total_estimate" if guessed == total else "total_part_estimate"
    words = canvas.say(name, value=number(total), estimate=number(guessed))
    room = _room_after(canvas, plan, int(last["year"]))
    # Where the whole of it is wider than what is left of the plot, it stands in two lines.
    is_apart = 0 < guessed < total and text_width(words, sizes.axis, bold=True) + 12 > room > 0
    if is_apart:
        words = canvas.say("total_counted", value=number(total))
    new, secured = last["new"], last["secured"]
    wanted = [_Word(total, words, tokens.ink)]
    if is_apart:
        wanted.append(_Word(total, canvas.say("part_estimate", estimate=number(guessed)), tokens.ink))
    if secured is not None:
        wanted.append(_Word((new or 0) + secured / 2, canvas.say("part_secured"), tokens.ink2, 600))
    if new is not None:
        wanted.append(_Word(new / 2, canvas.say("part_new"), tokens.accent, 600))
    return _below_each_other(canvas, plan, wanted)


def _below_each_other(canvas: Canvas, plan: _Plan, words: Sequence[_Word]) -> tuple[_Word, ...]:
    """The same as near their levels as they can be without touching, the highest first."""
    apart = canvas.look.sizes.axis * 1.4 / plan.per_unit
    level, placed = float("inf"), []
    for place, word in enumerate(sorted(words, key=lambda word: -word.level)):
        level = max(min(word.level, level - apart), apart * (len(words) - 1 - place) + apart / 2)
        placed.append(replace(word, level=level))
    return tuple(placed)


def _is_in_the_way(canvas: Canvas, plan: _Plan, goal: DatedTarget, words: Sequence[_Word]) -> bool:
    """Whether the target, or its name above it, would lie on a column or on the words of the latest one."""
    sizes, per_year = canvas.look.sizes, _per_year(canvas.look, plan)
    name = text_width(canvas.say("target", value=canvas.language.number(goal.target)), sizes.font, bold=True)
    assert goal.year is not None  # asked only of a target that has its place on the axis
    left, right = goal.year - name / per_year, goal.year + sizes.disc * 0.3 / per_year
    bottom = goal.target - sizes.disc * 0.3 / plan.per_unit
    top = goal.target + (sizes.disc * 0.3 + sizes.font * 1.4) / plan.per_unit
    if any(abs(row["year"] - goal.year) < _WIDTH and (row["sum"] or 0) > bottom for row in plan.rows):
        return True
    if any(left < row["year"] + _WIDTH / 2 <= goal.year and (row["sum"] or 0) > goal.target for row in plan.rows):
        return True
    begin, half = _beside(plan), sizes.axis * 0.7 / plan.per_unit
    return any(
        left < begin + (text_width(word.text, sizes.axis, bold=True) + 12) / per_year
        and begin < right
        and bottom < word.level + half
        and word.level - half < top
        for word in words
    )


def _beside(plan: _Plan) -> float:
    """Where the latest column ends."""
    return (plan.last["year"] if plan.last else plan.years[-1]) + _WIDTH / 2


def _draw_last(canvas: Canvas, plan: _Plan, words: Sequence[_Word], goal: DatedTarget | None) -> float:
    """The words beside the latest column, the `goal` among them where it is given; the room right of the plot."""
    if plan.last is None:
        return 0
    sizes, begin, room = canvas.look.sizes, _beside(plan), _room_after(canvas, plan, int(plan.last["year"]))
    if goal is not None and goal.year is not None:
        name = canvas.say("target", value=canvas.language.number(goal.target))
        words = _below_each_other(canvas, plan, (*words, _Word(goal.target, name, canvas.look.tokens.ink)))
        if goal.year > plan.last["year"]:
            # Past the target's own mark, so that no word lies on it.
            begin, room = plan.end, 0
    for word in words:
        canvas.text(
            word.text,
            begin,
            word.level,
            shift=(7, 0),
            size=sizes.axis,
            weight=word.weight,
            colour=word.colour,
            ground=canvas.look.tokens.ground,
        )
    widest = max(text_width(word.text, sizes.axis, bold=True) for word in words) + 12
    return max(widest - room, 0)


def _room_after(canvas: Canvas, plan: _Plan, year: int) -> float:
    """About how many pixels of the plot lie right of that year's column; 0 where no year comes after it."""
    if plan.end < year + 1:
        return 0
    return (plan.end - year - _WIDTH / 2) * _per_year(canvas.look, plan)
