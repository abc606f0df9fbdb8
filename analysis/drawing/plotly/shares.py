"""The budget: what is granted and paid of it, against the part of the period that has gone."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import text_width
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, hover, pixel_axis, rows_of, wrap
from analysis.drawing.values import Shares
from language import Language


@dataclass(frozen=True)
class _Measures:
    """Pixels of a budget row: y counts down in pixels. On a projector they stretch, but letters do not."""

    row: int
    bar: int
    paid: int
    parts: int  # room under the first bar for the names of its parts


_MEASURES = {
    "S": _Measures(row=72, bar=26, paid=13, parts=26),
    "M": _Measures(row=70, bar=26, paid=13, parts=28),
    "L": _Measures(row=104, bar=40, paid=20, parts=42),
}


def shares(drawing: Shares, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """A bar per row on one axis of shares, so that one pace holds for all; the first in bold."""
    if drawing.is_bare:
        return _bare(drawing, look, language, title=title)
    canvas = Canvas(look, language)
    rows = [
        row
        | {
            "after_name": drawing.details[place],
            "granted_nok": drawing.amounts[place].granted_nok,
            "paid_nok": drawing.amounts[place].paid_nok,
            "budget_nok": drawing.amounts[place].budget_nok,
        }
        for place, row in enumerate(rows_of(drawing, "granted", "paid"))
    ]
    return _bars(canvas, rows, drawing.pace, title=title)


def _bare(drawing: Shares, look: Look, language: Language, *, title: str | None) -> go.Figure:
    """A share that was reported without the amounts behind it."""
    canvas = Canvas(look, language)
    (utilisation,), pace = drawing.of("granted"), drawing.pace
    assert utilisation is not None  # else there is nothing to draw
    tokens, sizes = look.tokens, look.sizes
    half = {"S": 26, "M": 34, "L": 60}[look.size]
    reach = max(1.0, utilisation * 1.04)
    _track(canvas, [0.0], half * 2)
    text = canvas.say("hover_reported")
    _part(
        canvas,
        [(0.0, utilisation)],
        half * 2,
        {"color": tokens.tint, "line": {"color": tokens.tint_edge, "width": 1}},
        [hover(text, [("", language.percent(utilisation))])],
    )
    _end_mark(canvas, 0, half)
    words = canvas.say("reported_short" if look.is_small else "reported", value=language.percent(utilisation))
    canvas.text(words, 0, -half, baseline="bottom", shift=(0, 2))
    if pace is not None:
        _pace_mark(canvas, pace, 0, half + 5)
    elif utilisation < 0.55:
        unknown = canvas.say("pace_unknown_short" if look.is_small else "pace_unknown")
        canvas.text(unknown, (utilisation + 1) / 2, 0, align="center", size=sizes.axis, colour=tokens.ink2)
    _share_axis(canvas, half + 5, reach, pace)
    top, bottom = sizes.font * 1.3 + 8, sizes.axis * 2
    return canvas.figure(
        height=top + 2 * half + 10 + bottom,
        top=top,
        bottom=bottom,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, -half - 5, half + 5),
        title=title,
    )


def _bars(canvas: Canvas, rows: list[Row], pace: float | None, *, title: str | None) -> go.Figure:
    look = canvas.look
    tokens, measures = look.tokens, _MEASURES[look.size]
    shares = [(row["granted"], row["paid"]) for row in rows]
    reach = max([1.0, *(1.04 * share for pair in shares for share in pair if share is not None and share > 1)])
    # The first row stands a little apart: the names of the parts are under it.
    levels = [measures.bar / 2 + index * measures.row + (measures.parts if index else 0) for index in range(len(rows))]
    known = [index for index in range(len(rows)) if _has_share(rows[index], shares[index])]
    about = [_about(canvas, row) for row in rows]
    _track(canvas, [levels[index] for index in known], measures.bar)
    for part, thickness, marker in (
        (0, measures.bar, {"color": tokens.tint, "line": {"color": tokens.tint_edge, "width": 1}}),
        (1, measures.paid, {"color": tokens.accent, "line": {"width": 0}}),
    ):
        drawn = [(levels[index], shares[index][part], about[index]) for index in known]
        _part(
            canvas,
            [(level, share) for level, share, _ in drawn if share is not None],
            thickness,
            marker,
            [text for _, share, text in drawn if share is not None],
        )
    for index, row in enumerate(rows):
        _row_text(canvas, row, levels[index], is_first=index == 0, shares=shares[index])
        if index in known:
            _end_mark(canvas, levels[index], measures.bar / 2)
            if pace is not None:
                _pace_mark(canvas, pace, levels[index], measures.bar / 2 + 4)
        else:
            _no_budget(canvas, levels[index], reach)
    if known and known[0] == 0:
        _part_names(canvas, shares[0], levels[0] + measures.bar / 2, reach)
    end = (levels[-1] if levels else 0) + measures.bar / 2 + (measures.parts if len(rows) == 1 else 4)
    _share_axis(canvas, end, reach, pace)
    top, bottom = look.sizes.font * 1.3 + 8, look.sizes.axis * 2
    return canvas.figure(
        height=top + end + bottom,
        top=top,
        bottom=bottom,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, 0, end),
        title=title,
        barmode="overlay",
    )


def _has_share(row: Row, shares: tuple[float | None, float | None]) -> bool:
    return row["budget_nok"] is not None or shares[0] is not None


def _track(canvas: Canvas, levels: list[float], thickness: float) -> None:
    if levels:
        canvas.bars(
            {
                "orientation": "h",
                "x": [1] * len(levels),
                "y": levels,
                "width": thickness,
                "marker": {"color": canvas.look.tokens.track, "line": {"width": 0}},
            }
        )


def _part(canvas: Canvas, parts: list[tuple[float, float]], thickness: float, marker: Row, about: list[str]) -> None:
    if parts:
        canvas.bars(
            {
                "orientation": "h",
                "x": [share for _, share in parts],
                "y": [level for level, _ in parts],
                "width": thickness,
                "marker": marker,
            },
            about,
        )


def _end_mark(canvas: Canvas, level: float, half: float) -> None:
    canvas.rule(
        (1, 1),
        (level - half, level + half),
        {"color": canvas.look.tokens.ink3, "width": canvas.look.sizes.line},
    )


def _pace_mark(canvas: Canvas, pace: float, level: float, half: float) -> None:
    width = canvas.look.sizes.line * 1.7
    canvas.rule((pace, pace), (level - half, level + half), {"color": canvas.look.tokens.ink, "width": width})


def _row_text(
    canvas: Canvas, row: Row, level: float, *, is_first: bool, shares: tuple[float | None, float | None]
) -> None:
    look = canvas.look
    measures, tokens, sizes = _MEASURES[look.size], look.tokens, look.sizes
    amounts = _amounts(canvas, row)
    share = "" if shares[0] is None else f"<b>{canvas.language.percent(shares[0])}</b>"
    right = "\u2002".join(part for part in (share, amounts) if part)
    width = {"S": 328, "M": 470, "L": 1500}[look.size] - 12
    if share and look.is_small and text_width(str(row["name"]), sizes.font) > width - text_width(right, sizes.font - 1):
        right = share  # the whole name before the amounts, which stand in the table
    room = width - text_width(right, sizes.font - 1)
    name = wrap(row["name"], room, sizes.font, bold=is_first, lines=1)
    if row["after_name"] is not None:
        left = room - text_width(name, sizes.font, bold=is_first) - sizes.font
        extra = wrap(row["after_name"], left, sizes.axis, lines=1)
        name = f'{name}<span style="font-weight:400;color:{tokens.ink3}">\u2002{extra}</span>'
    above = level - measures.bar / 2
    canvas.text(name, 0, above, baseline="bottom", shift=(0, 6), weight=650 if is_first else None)
    canvas.text(
        right,
        1,
        above,
        paper="x",
        align="right",
        baseline="bottom",
        shift=(0, 6),
        size=sizes.font - 1,
        colour=tokens.ink2,
    )


def _amounts(canvas: Canvas, row: Row) -> str:
    """ "4 100 000 av 6 000 000 kr", in millions on a phone; only the parts that are known."""
    language = canvas.language
    granted, budget = row["granted_nok"], row["budget_nok"]
    if canvas.look.is_small:
        written, suffix = language.millions, "_millions"
    else:
        written, suffix = lambda value: language.number(value, 0), ""
    if granted is not None and budget is not None:
        return canvas.say(f"granted_of_budget{suffix}", granted=written(granted), budget=written(budget))
    if granted is not None:
        return canvas.say(f"granted_alone{suffix}", granted=written(granted))
    if budget is not None:
        return canvas.say(f"budget_alone{suffix}", budget=written(budget))
    return canvas.say("amounts_missing")


def _no_budget(canvas: Canvas, level: float, reach: float) -> None:
    measures = _MEASURES[canvas.look.size]
    half = measures.bar / 2
    canvas.box((0, min(1.0, reach)), (level - half, level + half), line=canvas.dotted())
    canvas.text(
        canvas.say("no_budget"),
        0,
        level,
        shift=(12, 0),
        size=canvas.look.sizes.axis,
        colour=canvas.look.tokens.ink3,
    )


def _part_names(canvas: Canvas, shares: tuple[float | None, float | None], under: float, reach: float) -> None:
    """Paid, granted and budget, each right-aligned at the end of its part and pushed left where they would meet."""
    look = canvas.look
    sizes, tokens = look.sizes, look.tokens
    width = {"S": 328, "M": 470, "L": 1500}[look.size]
    names = (
        (1.0, "part_budget", tokens.ink2, None),
        (shares[0], "part_granted", tokens.ink2, None),
        (shares[1], "part_paid", tokens.accent, 650),
    )
    free = float("inf")
    placed = sorted(((share, *rest) for share, *rest in names if share is not None), key=lambda name: -name[0])
    for share, key, colour, weight in placed:
        words = canvas.say(str(key))
        end = share / reach * width
        moved = min(end, free)
        taken = text_width(words, sizes.axis, bold=weight is not None)
        canvas.text(
            words,
            share,
            under,
            align="right" if moved >= taken else "left",
            baseline="top",
            shift=(moved - end if moved >= taken else -end, -4),
            size=sizes.axis,
            colour=str(colour),
            weight=weight,
        )
        free = moved - taken - 10


def _share_axis(canvas: Canvas, y: float, reach: float, pace: float | None) -> None:
    """0 %, 25, 50, 75, 100 %; the pace takes the place of the label it would hide."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        if pace is not None and abs(tick - pace) < 0.17:
            continue
        number = canvas.language.number(tick * 100, 0)
        is_end = tick in (0.0, 1.0)
        canvas.text(
            canvas.language.percent(tick) if is_end else number,
            tick,
            y,
            align="left" if tick == 0 else "right" if tick == 1 and reach < 1.05 else "center",
            baseline="top",
            shift=(0, -4),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    if pace is not None:
        align = "left" if pace < 0.12 else "right" if pace > 0.88 else "center"
        canvas.text(
            canvas.say("pace", value=canvas.language.percent(pace)),
            pace,
            y,
            align=align,  # type: ignore[arg-type]
            baseline="top",
            shift=(0, -4),
            size=sizes.axis,
            weight=650,
        )


def _about(canvas: Canvas, row: Row) -> str:
    language = canvas.language
    facts = []
    if row["granted"] is not None:
        facts.append((canvas.say("hover_utilisation"), language.percent(row["granted"], 1)))
    for column, key in (("granted_nok", "granted"), ("paid_nok", "paid"), ("budget_nok", "budget")):
        value = row[column]
        written = canvas.say("not_given") if value is None else language.amount_nok(value)
        facts.append((canvas.say(f"hover_{key}"), written))
    return hover(wrap(row["name"], 260, 14), facts)
