"""The budget: what is granted and paid of it, against the part of the period that has gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.drawing import (
    NO_AXIS,
    Drawing,
    KeyItem,
    Row,
    hover,
    pixel_axis,
    rows_of,
    text_width,
    wrap,
)
from analysis.figures.look import Look
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


def budget_key(rows: pd.DataFrame, pace: float | None = None) -> tuple[KeyItem, ...]:
    """The marks that budget bars use; the parts are named under the first bar, so this is for short keys."""
    items = [KeyItem("granted", "figures.key_granted")]
    if rows["paid_nok"].notna().any():
        items.append(KeyItem("paid", "figures.key_paid"))
    if pace is not None:
        items.append(KeyItem("pace", "figures.key_pace"))
    if (rows["budget_nok"].isna() & rows["utilisation"].isna()).any():
        items.append(KeyItem("missing", "figures.key_no_budget"))
    return tuple(items)


def budget_bars(
    rows: pd.DataFrame,
    look: Look,
    language: Language,
    *,
    pace: float | None = None,
    title: str | None = None,
) -> go.Figure:
    """A bar per focus area on one axis of shares, so that one pace holds for all. The total comes first.

    `rows`: focus_area, name, budget_nok, granted_nok, paid_nok, utilisation.
    """
    drawing = Drawing(look, language)
    return _bars(drawing, rows_of(rows), paces=[pace] * len(rows), pace=pace, title=title)


def budget_years(rows: pd.DataFrame, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """The same bars, one per year, the latest first and in bold.

    `rows`: year, budget_nok, granted_nok, paid_nok, utilisation, as_of_label (may be missing).
    """
    drawing = Drawing(look, language)
    ordered = sorted(rows_of(rows), key=lambda row: -int(row["year"]))
    for row in ordered:
        row["name"] = str(int(row["year"]))
        row["after_name"] = row["as_of_label"]
    return _bars(drawing, ordered, paces=[None] * len(ordered), pace=None, title=title)


def reported_share(
    utilisation: float,
    look: Look,
    language: Language,
    *,
    pace: float | None = None,
    title: str | None = None,
) -> go.Figure:
    """A share that was reported without the amounts behind it."""
    drawing = Drawing(look, language)
    tokens, sizes = look.tokens, look.sizes
    half = {"S": 26, "M": 34, "L": 60}[look.size]
    reach = max(1.0, utilisation * 1.04)
    _track(drawing, [0.0], half * 2)
    text = drawing.say("hover_reported")
    _part(
        drawing,
        [(0.0, utilisation)],
        half * 2,
        {"color": tokens.tint, "line": {"color": tokens.tint_edge, "width": 1}},
        [hover(text, [("", language.percent(utilisation))])],
    )
    _end_mark(drawing, 0, half)
    words = drawing.say("reported_short" if look.is_small else "reported", value=language.percent(utilisation))
    drawing.text(words, 0, -half, baseline="bottom", shift=(0, 2))
    if pace is not None:
        _pace_mark(drawing, pace, 0, half + 5)
    elif utilisation < 0.55:
        unknown = drawing.say("pace_unknown_short" if look.is_small else "pace_unknown")
        drawing.text(unknown, (utilisation + 1) / 2, 0, align="center", size=sizes.axis, colour=tokens.ink2)
    _share_axis(drawing, half + 5, reach, pace)
    top, bottom = sizes.font * 1.3 + 8, sizes.axis * 2
    return drawing.figure(
        height=top + 2 * half + 10 + bottom,
        top=top,
        bottom=bottom,
        xaxis=NO_AXIS | {"range": [0, reach]},
        yaxis=pixel_axis(look, -half - 5, half + 5),
        title=title,
    )


def _bars(
    drawing: Drawing,
    rows: list[Row],
    *,
    paces: Sequence[float | None],
    pace: float | None,
    title: str | None,
) -> go.Figure:
    look = drawing.look
    tokens, measures = look.tokens, _MEASURES[look.size]
    shares = [_shares(row) for row in rows]
    reach = max([1.0, *(1.04 * share for pair in shares for share in pair if share is not None and share > 1)])
    # The first row stands a little apart: the names of the parts are under it.
    levels = [measures.bar / 2 + index * measures.row + (measures.parts if index else 0) for index in range(len(rows))]
    known = [index for index in range(len(rows)) if _has_share(rows[index], shares[index])]
    about = [_about(drawing, row) for row in rows]
    _track(drawing, [levels[index] for index in known], measures.bar)
    for part, thickness, marker in (
        (0, measures.bar, {"color": tokens.tint, "line": {"color": tokens.tint_edge, "width": 1}}),
        (1, measures.paid, {"color": tokens.accent, "line": {"width": 0}}),
    ):
        drawn = [(levels[index], shares[index][part], about[index]) for index in known]
        _part(
            drawing,
            [(level, share) for level, share, _ in drawn if share is not None],
            thickness,
            marker,
            [text for _, share, text in drawn if share is not None],
        )
    for index, row in enumerate(rows):
        _row_text(drawing, row, levels[index], is_first=index == 0, shares=shares[index])
        if index in known:
            _end_mark(drawing, levels[index], measures.bar / 2)
            row_pace = paces[index]
            if row_pace is not None:
                _pace_mark(drawing, row_pace, levels[index], measures.bar / 2 + 4)
        else:
            _no_budget(drawing, levels[index], reach)
    if known and known[0] == 0:
        _part_names(drawing, shares[0], levels[0] + measures.bar / 2, reach)
    end = (levels[-1] if levels else 0) + measures.bar / 2 + (measures.parts if len(rows) == 1 else 4)
    _share_axis(drawing, end, reach, pace)
    top, bottom = look.sizes.font * 1.3 + 8, look.sizes.axis * 2
    return drawing.figure(
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


def _shares(row: Row) -> tuple[float | None, float | None]:
    """What is granted and what is paid, as parts of the budget. A reported share wins."""
    budget = row["budget_nok"] or None
    granted = row["utilisation"]
    if granted is None and budget and row["granted_nok"] is not None:
        granted = row["granted_nok"] / budget
    paid = row["paid_nok"] / budget if budget and row["paid_nok"] is not None else None
    return granted, paid


def _track(drawing: Drawing, levels: list[float], thickness: float) -> None:
    if levels:
        drawing.bars(
            {
                "orientation": "h",
                "x": [1] * len(levels),
                "y": levels,
                "width": thickness,
                "marker": {"color": drawing.look.tokens.track, "line": {"width": 0}},
            }
        )


def _part(drawing: Drawing, parts: list[tuple[float, float]], thickness: float, marker: Row, about: list[str]) -> None:
    if parts:
        drawing.bars(
            {
                "orientation": "h",
                "x": [share for _, share in parts],
                "y": [level for level, _ in parts],
                "width": thickness,
                "marker": marker,
            },
            about,
        )


def _end_mark(drawing: Drawing, level: float, half: float) -> None:
    drawing.rule(
        (1, 1),
        (level - half, level + half),
        {"color": drawing.look.tokens.ink3, "width": drawing.look.sizes.line},
    )


def _pace_mark(drawing: Drawing, pace: float, level: float, half: float) -> None:
    width = drawing.look.sizes.line * 1.7
    drawing.rule((pace, pace), (level - half, level + half), {"color": drawing.look.tokens.ink, "width": width})


def _row_text(
    drawing: Drawing, row: Row, level: float, *, is_first: bool, shares: tuple[float | None, float | None]
) -> None:
    look = drawing.look
    measures, tokens, sizes = _MEASURES[look.size], look.tokens, look.sizes
    amounts = _amounts(drawing, row)
    share = "" if shares[0] is None else f"<b>{drawing.language.percent(shares[0])}</b>"
    right = "\u2002".join(part for part in (share, amounts) if part)
    width = {"S": 328, "M": 470, "L": 1500}[look.size] - 12
    if share and look.is_small and text_width(str(row["name"]), sizes.font) > width - text_width(right, sizes.font - 1):
        right = share  # the whole name before the amounts, which stand in the table
    room = width - text_width(right, sizes.font - 1)
    name = wrap(row["name"], room, sizes.font, bold=is_first, lines=1)
    if row.get("after_name") is not None:
        left = room - text_width(name, sizes.font, bold=is_first) - sizes.font
        extra = wrap(row["after_name"], left, sizes.axis, lines=1)
        name = f'{name}<span style="font-weight:400;color:{tokens.ink3}">\u2002{extra}</span>'
    above = level - measures.bar / 2
    drawing.text(name, 0, above, baseline="bottom", shift=(0, 6), weight=650 if is_first else None)
    drawing.text(
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


def _amounts(drawing: Drawing, row: Row) -> str:
    """ "4 100 000 av 6 000 000 kr", in millions on a phone; only the parts that are known."""
    language = drawing.language
    granted, budget = row["granted_nok"], row["budget_nok"]
    if drawing.look.is_small:
        written, suffix = language.millions, "_millions"
    else:
        written, suffix = lambda value: language.number(value, 0), ""
    if granted is not None and budget is not None:
        return drawing.say(f"granted_of_budget{suffix}", granted=written(granted), budget=written(budget))
    if granted is not None:
        return drawing.say(f"granted_alone{suffix}", granted=written(granted))
    if budget is not None:
        return drawing.say(f"budget_alone{suffix}", budget=written(budget))
    return drawing.say("amounts_missing")


def _no_budget(drawing: Drawing, level: float, reach: float) -> None:
    measures = _MEASURES[drawing.look.size]
    half = measures.bar / 2
    drawing.box((0, min(1.0, reach)), (level - half, level + half), line=drawing.dotted())
    drawing.text(
        drawing.say("no_budget"),
        0,
        level,
        shift=(12, 0),
        size=drawing.look.sizes.axis,
        colour=drawing.look.tokens.ink3,
    )


def _part_names(drawing: Drawing, shares: tuple[float | None, float | None], under: float, reach: float) -> None:
    """Paid, granted and budget, each right-aligned at the end of its part and pushed left where they would meet."""
    look = drawing.look
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
        words = drawing.say(str(key))
        end = share / reach * width
        moved = min(end, free)
        taken = text_width(words, sizes.axis, bold=weight is not None)
        drawing.text(
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


def _share_axis(drawing: Drawing, y: float, reach: float, pace: float | None) -> None:
    """0 %, 25, 50, 75, 100 %; the pace takes the place of the label it would hide."""
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        if pace is not None and abs(tick - pace) < 0.17:
            continue
        number = drawing.language.number(tick * 100, 0)
        is_end = tick in (0.0, 1.0)
        drawing.text(
            drawing.language.percent(tick) if is_end else number,
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
        drawing.text(
            drawing.say("pace", value=drawing.language.percent(pace)),
            pace,
            y,
            align=align,  # type: ignore[arg-type]
            baseline="top",
            shift=(0, -4),
            size=sizes.axis,
            weight=650,
        )


def _about(drawing: Drawing, row: Row) -> str:
    language = drawing.language
    facts = []
    if row["utilisation"] is not None:
        facts.append((drawing.say("hover_utilisation"), language.percent(row["utilisation"], 1)))
    for column, key in (("granted_nok", "granted"), ("paid_nok", "paid"), ("budget_nok", "budget")):
        value = row[column]
        written = drawing.say("not_given") if value is None else language.amount_nok(value)
        facts.append((drawing.say(f"hover_{key}"), written))
    return hover(wrap(row["name"], 260, 14), facts)
