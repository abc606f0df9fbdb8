"""Two values per row and what lies between them: board and statements, one year and another; and the statements."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.dots import (
    Rows,
    dot_plot,
    draw_missing,
    draw_name,
    draw_totals,
    draw_tracks,
    previous_key,
    previous_words,
)
from analysis.figures.drawing import (
    NO_AXIS,
    Drawing,
    KeyItem,
    Row,
    by_value,
    hover,
    plain,
    rows_of,
    text_width,
    wrap,
)
from analysis.figures.heatmaps import change_text
from analysis.figures.look import Look
from language import Language


def gap_key(rows: pd.DataFrame) -> tuple[KeyItem, ...]:
    """The marks that the gap of these rows uses."""
    items = (KeyItem("mean", "figures.key_mean_zero"), KeyItem("total", "figures.key_total"))
    return (*items, KeyItem("missing", "figures.key_missing")) if rows["gap"].isna().any() else items


def gap(rows: pd.DataFrame, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """How far the board's total stands from the statements' mean, the widest gap first.

    The stroke of the statements is the middle line of every row; the board's disc stands at its distance.
    `rows`: indicator, name, total, statement_mean, gap (total less mean).
    """
    drawing = Drawing(look, language)
    tokens, sizes = look.tokens, look.sizes
    ordered = sorted(
        rows_of(rows),
        key=lambda row: (row["gap"] is None, -abs(row["gap"] or 0), str(row["name"]).casefold()),
    )
    places = Rows(look, len(ordered))
    known = [row for row in ordered if row["gap"] is not None]
    # The same reach to both sides, so that the middle is the middle; never less than one step.
    reach = max([1.0, *(abs(row["gap"]) for row in known)]) * 1.12
    scale = (-reach, reach)
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    for index, row in enumerate(ordered):
        y = places.y(index)
        drawing.rule((-reach, reach), (y, y), {"color": tokens.rule, "width": sizes.line}, layer="below")
        draw_name(drawing, row["name"], y)
        if row["gap"] is None:
            draw_missing(drawing, y, scale, text="no_gap")
            continue
        links_x += [0, row["gap"], None]
        links_y += [y, y, None]
        _draw_gap_number(drawing, row["gap"], y, reach)
    drawing.line(links_x, links_y, {"color": tokens.tint_edge, "width": sizes.line * 2})
    ys = [places.y(index) for index, row in enumerate(ordered) if row["gap"] is not None]
    about = [_about_gap(drawing, row) for row in known]
    drawing.dots([0] * len(known), ys, drawing.tick(), about=about)
    drawing.dots(
        [row["gap"] for row in known],
        ys,
        drawing.disc(),
        about=about,
        numbers=[language.number(row["total"]) for row in known],
    )
    for side, words in ((-1, "board_lower"), (1, "board_higher")):
        drawing.text(
            drawing.say(words),
            side * reach,
            1,
            paper="y",
            align="left" if side < 0 else "right",
            baseline="bottom",
            shift=(side * sizes.edge if side > 0 or look.is_small else 0, 8),
            size=sizes.axis,
            colour=tokens.ink3,
        )
    top = sizes.axis * 2 + 4
    return drawing.figure(
        height=places.height + top,
        left=sizes.names or sizes.edge,
        right=sizes.edge,
        top=top,
        xaxis=NO_AXIS | {"range": [-reach, reach]},
        yaxis=NO_AXIS | {"range": places.range},
        title=title,
    )


def _draw_gap_number(drawing: Drawing, value: float, y: float, reach: float) -> None:
    """The gap outside its disc, or inside where the disc stands at the end of the line."""
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    number = drawing.language.number(value, signed=True)
    side = -1 if value < 0 else 1
    room = (reach - abs(value)) / (2 * reach) * sizes.plot + sizes.edge - sizes.disc / 2
    if room < text_width(number, sizes.axis, bold=True) + 6:
        place, side = 0.0, -side
        distance = sizes.tick_width + 6
    else:
        place, distance = value, sizes.disc / 2 + 6
    drawing.text(
        number,
        place,
        y,
        align="left" if side > 0 else "right",
        shift=(side * distance, 0),
        size=sizes.axis,
        weight=650,
        colour=tokens.ink2,
        ground=tokens.ground,
    )


def _about_gap(drawing: Drawing, row: Row) -> str:
    number = drawing.language.number
    return hover(
        wrap(row["name"], 260, 14),
        [
            (drawing.say("hover_total"), number(row["total"])),
            (drawing.say("hover_mean"), number(row["statement_mean"])),
            (drawing.say("hover_gap"), number(row["gap"], signed=True)),
        ],
    )


def compare_key(rows: pd.DataFrame) -> tuple[KeyItem, ...]:
    """The marks that a comparison of two years uses; the years themselves are named in the chart."""
    is_missing = rows["first"].isna().any() or rows["second"].isna().any()
    return (KeyItem("missing", "figures.key_missing"),) if is_missing else ()


def compare_years(
    rows: pd.DataFrame,
    first_label: str,
    second_label: str,
    look: Look,
    language: Language,
    *,
    scale_minimum: float = 1,
    scale_maximum: float = 6,
    title: str | None = None,
) -> go.Figure:
    """From the first year (ring) to the second (disc), the largest rise first and the largest fall last.

    `rows`: indicator, name, first, second. The labels are the years, named at the first row that has both.
    """
    drawing = Drawing(look, language)
    tokens, sizes = look.tokens, look.sizes
    scale = (scale_minimum, scale_maximum)
    ordered = by_value([row | {"change": _change(row)} for row in rows_of(rows)], "change")
    places = Rows(look, len(ordered))
    draw_tracks(drawing, places, scale)
    about = [_about_change(drawing, row, first_label, second_label) for row in ordered]
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    rings: dict[float, list[int]] = {sizes.disc * 0.7: [], sizes.disc * 1.36: []}
    for index, row in enumerate(ordered):
        y = places.y(index)
        draw_name(drawing, row["name"], y, aside=64)
        if row["change"]:
            links_x += [row["first"], row["second"], None]
            links_y += [y, y, None]
        if row["first"] is not None:
            rings[sizes.disc * (1.36 if row["change"] == 0 else 0.7)].append(index)
        if row["second"] is None:
            draw_missing(drawing, y, scale, beside=row["first"])
        _draw_change(drawing, row["change"], y)
    drawing.line(links_x, links_y, {"color": tokens.ink3, "width": sizes.line * 1.8})
    for diameter, indices in rings.items():
        drawing.dots(
            [ordered[index]["first"] for index in indices],
            [places.y(index) for index in indices],
            drawing.ring(diameter),
            about=[about[index] for index in indices],
        )
    as_totals = [row | {"total": row["second"]} for row in ordered]
    draw_totals(drawing, as_totals, places, about)
    _draw_year_names(drawing, ordered, places, first_label, second_label)
    return dot_plot(drawing, places, scale, right={"S": 0, "M": 92, "L": 150}[look.size], title=title)


def _change(row: Row) -> float | None:
    if row["first"] is None or row["second"] is None:
        return None
    return float(row["second"] - row["first"])


def _draw_change(drawing: Drawing, change: float | None, y: float) -> None:
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    is_down = change is not None and change < 0
    shift = (sizes.edge, sizes.row * 0.43) if drawing.look.is_small else (sizes.edge + 14, 0.0)
    drawing.text(
        change_text(drawing, change),
        1,
        y,
        paper="x",
        align="right" if drawing.look.is_small else "left",
        shift=shift,
        size=sizes.axis + 1,
        weight=700 if is_down else None,
        colour=tokens.ink if is_down else tokens.ink2,
    )


def _draw_year_names(drawing: Drawing, rows: list[Row], places: Rows, first_label: str, second_label: str) -> None:
    """Which mark is which year, written once, beside the first row whose marks stand apart."""
    sizes, tokens = drawing.look.sizes, drawing.look.tokens
    for index, row in enumerate(rows):
        if not row["change"]:
            continue
        is_rise = row["change"] > 0
        marks = (
            (row["first"], first_label, sizes.disc * 0.35 + 6, not is_rise, tokens.ink3),
            (row["second"], second_label, sizes.disc / 2 + 6, is_rise, tokens.accent),
        )
        for value, label, distance, to_right, colour in marks:
            drawing.text(
                wrap(label, 5 * sizes.axis, sizes.axis, lines=1),
                value,
                places.y(index),
                align="left" if to_right else "right",
                shift=(distance if to_right else -distance, 0),
                size=sizes.axis,
                weight=650,
                colour=colour,
                ground=tokens.ground,
            )
        return


def _about_change(drawing: Drawing, row: Row, first_label: str, second_label: str) -> str:
    def written(value: float | None) -> str:
        return drawing.say("not_assessed") if value is None else drawing.language.number(value)

    facts = [(f"{plain(first_label)}:", written(row["first"])), (f"{plain(second_label)}:", written(row["second"]))]
    return hover(wrap(row["name"], 260, 14), facts)


def statements_key(rows: pd.DataFrame, previous_label: str | None = None) -> tuple[KeyItem, ...]:
    """The marks that the statements of a year use."""
    items = [KeyItem("statement", "figures.key_statement_score")]
    if (rows["previous"].notna() & rows["score"].notna()).any():
        items.append(previous_key(previous_label))
    if rows["score"].isna().any():
        items.append(KeyItem("missing", "figures.key_missing"))
    return tuple(items)


def statements(
    rows: pd.DataFrame,
    look: Look,
    language: Language,
    *,
    previous_label: str | None = None,
    scale_minimum: float = 1,
    scale_maximum: float = 6,
    title: str | None = None,
) -> go.Figure:
    """The statements of one indicator in a year, highest first, each with last year's ring.

    `rows`: statement, name, score, previous.
    """
    drawing = Drawing(look, language)
    tokens, sizes = look.tokens, look.sizes
    scale = (scale_minimum, scale_maximum)
    ordered = by_value(rows_of(rows), "score")
    places = Rows(look, len(ordered))
    draw_tracks(drawing, places, scale)
    before = previous_words(drawing, previous_label)
    about = [_about_statement(drawing, row, before) for row in ordered]
    diameter = round(sizes.disc * 0.84)
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    rings: dict[float, list[int]] = {diameter * 0.7: [], diameter * 1.4: []}
    for index, row in enumerate(ordered):
        draw_name(drawing, row["name"], places.y(index))
        if row["score"] is None:
            draw_missing(drawing, places.y(index), scale, beside=row["previous"])
        if row["previous"] is None:
            continue
        if row["score"] not in (None, row["previous"]):
            links_x += [row["previous"], row["score"], None]
            links_y += [places.y(index), places.y(index), None]
        rings[diameter * (1.4 if row["score"] == row["previous"] else 0.7)].append(index)
    drawing.line(links_x, links_y, {"color": tokens.ink3, "width": sizes.line * 1.4})
    for size, indices in rings.items():
        drawing.dots(
            [ordered[index]["previous"] for index in indices],
            [places.y(index) for index in indices],
            drawing.ring(size),
            about=[about[index] for index in indices],
        )
    shown = [index for index, row in enumerate(ordered) if row["score"] is not None]
    drawing.dots(
        [ordered[index]["score"] for index in shown],
        [places.y(index) for index in shown],
        drawing.disc(color=tokens.voice, size=diameter),
        about=[about[index] for index in shown],
        numbers=[language.number(ordered[index]["score"]) for index in shown],
        number_colour=tokens.on_voice,
    )
    return dot_plot(drawing, places, scale, title=title)


def _about_statement(drawing: Drawing, row: Row, before: str) -> str:
    number = drawing.language.number
    score = drawing.say("not_assessed") if row["score"] is None else number(row["score"])
    facts = [(drawing.say("hover_score"), score)]
    if row["previous"] is not None:
        facts.append((drawing.say("hover_previous", year=before), number(row["previous"])))
    return hover(wrap(row["name"], 300, 14, lines=4), facts)
