"""Two values per row and what lies between them: board and statements, one year and another; and the statements."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.drawing.look import Look
from analysis.drawing.measures import text_width
from analysis.drawing.plotly.canvas import NO_AXIS, Canvas, Row, hover, plain, rows_of, wrap
from analysis.drawing.plotly.grid import change_text
from analysis.drawing.plotly.rows import (
    RowPlaces,
    dot_plot,
    draw_missing,
    draw_name,
    draw_totals,
    draw_tracks,
    previous_words,
)
from analysis.drawing.values import Dots, Mark, Scale
from language import Language


def draw_gap(drawing: Dots, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """How far the board's total stands from the statements' mean.

    The stroke of the statements is the middle line of every row; the board's disc stands at its distance.
    """
    canvas = Canvas(look, language)
    tokens, sizes = look.tokens, look.sizes
    ordered = [row | {"gap": _difference(row, "mean", "total")} for row in rows_of(drawing, "total", "mean")]
    places = RowPlaces(look, len(ordered))
    known = [row for row in ordered if row["gap"] is not None]
    # The same reach to both sides, so that the middle is the middle; never less than one step.
    reach = max([1.0, *(abs(row["gap"]) for row in known)]) * 1.12
    scale = Scale(-reach, reach)
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    for index, row in enumerate(ordered):
        y = places.y(index)
        canvas.rule((-reach, reach), (y, y), {"color": tokens.rule, "width": sizes.line}, layer="below")
        draw_name(canvas, row["name"], y)
        if row["gap"] is None:
            draw_missing(canvas, y, scale, text="no_gap")
            continue
        links_x += [0, row["gap"], None]
        links_y += [y, y, None]
        _draw_gap_number(canvas, row["gap"], y, reach)
    canvas.line(links_x, links_y, {"color": tokens.tint_edge, "width": sizes.line * 2})
    ys = [places.y(index) for index, row in enumerate(ordered) if row["gap"] is not None]
    about = [_about_gap(canvas, row) for row in known]
    canvas.dots([0] * len(known), ys, canvas.tick(), about=about)
    canvas.dots(
        [row["gap"] for row in known],
        ys,
        canvas.disc(),
        about=about,
        numbers=[language.number(row["total"]) for row in known],
    )
    for side, words in ((-1, "board_lower"), (1, "board_higher")):
        canvas.text(
            canvas.say(words),
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
    return canvas.figure(
        height=places.height + top,
        left=sizes.names or sizes.edge,
        right=sizes.edge,
        top=top,
        xaxis=NO_AXIS | {"range": [-reach, reach]},
        yaxis=NO_AXIS | {"range": places.range},
        title=title,
    )


def _draw_gap_number(canvas: Canvas, value: float, y: float, reach: float) -> None:
    """The gap outside its disc, or inside where the disc stands at the end of the line."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    number = canvas.language.number(value, signed=True)
    side = -1 if value < 0 else 1
    room = (reach - abs(value)) / (2 * reach) * sizes.plot + sizes.edge - sizes.disc / 2
    if room < text_width(number, sizes.axis, bold=True) + 6:
        place, side = 0.0, -side
        distance = sizes.tick_width + 6
    else:
        place, distance = value, sizes.disc / 2 + 6
    canvas.text(
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


def _about_gap(canvas: Canvas, row: Row) -> str:
    number = canvas.language.number
    return hover(
        wrap(row["name"], 260, 14),
        [
            (canvas.say("hover_total"), number(row["total"])),
            (canvas.say("hover_mean"), number(row["mean"])),
            (canvas.say("hover_gap"), number(row["gap"], signed=True)),
        ],
    )


def compare_years(drawing: Dots, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """From the compared year (ring) to the year (disc); the years are named at the first row that has both."""
    canvas = Canvas(look, language)
    tokens, sizes = look.tokens, look.sizes
    scale = drawing.scale
    first_label, second_label = drawing.compared or canvas.say("last_year"), drawing.year
    ordered = [row | {"change": _difference(row, "previous", "total")} for row in rows_of(drawing, "previous", "total")]
    places = RowPlaces(look, len(ordered))
    draw_tracks(canvas, places, scale)
    about = [_about_change(canvas, row, first_label, second_label) for row in ordered]
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    rings: dict[float, list[int]] = {sizes.disc * 0.7: [], sizes.disc * 1.36: []}
    for index, row in enumerate(ordered):
        y = places.y(index)
        draw_name(canvas, row["name"], y, aside=64)
        if row["change"]:
            links_x += [row["previous"], row["total"], None]
            links_y += [y, y, None]
        if row["previous"] is not None:
            rings[sizes.disc * (1.36 if row["change"] == 0 else 0.7)].append(index)
        if row["total"] is None:
            draw_missing(canvas, y, scale, beside=row["previous"])
        _draw_change(canvas, row["change"], y)
    canvas.line(links_x, links_y, {"color": tokens.ink3, "width": sizes.line * 1.8})
    for diameter, indices in rings.items():
        canvas.dots(
            [ordered[index]["previous"] for index in indices],
            [places.y(index) for index in indices],
            canvas.ring(diameter),
            about=[about[index] for index in indices],
        )
    draw_totals(canvas, ordered, places, about)
    _draw_year_names(canvas, ordered, places, first_label, second_label)
    return dot_plot(canvas, places, scale, right={"S": 0, "M": 92, "L": 150}[look.size], title=title)


def _difference(row: Row, first: Mark, second: Mark) -> float | None:
    if row[first] is None or row[second] is None:
        return None
    return float(row[second] - row[first])


def _draw_change(canvas: Canvas, change: float | None, y: float) -> None:
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    is_down = change is not None and change < 0
    shift = (sizes.edge, sizes.row * 0.43) if canvas.look.is_small else (sizes.edge + 14, 0.0)
    canvas.text(
        change_text(canvas, change),
        1,
        y,
        paper="x",
        align="right" if canvas.look.is_small else "left",
        shift=shift,
        size=sizes.axis + 1,
        weight=700 if is_down else None,
        colour=tokens.ink if is_down else tokens.ink2,
    )


def _draw_year_names(canvas: Canvas, rows: list[Row], places: RowPlaces, first_label: str, second_label: str) -> None:
    """Which mark is which year, written once, beside the first row whose marks stand apart."""
    sizes, tokens = canvas.look.sizes, canvas.look.tokens
    for index, row in enumerate(rows):
        if not row["change"]:
            continue
        is_rise = row["change"] > 0
        marks = (
            (row["previous"], first_label, sizes.disc * 0.35 + 6, not is_rise, tokens.ink3),
            (row["total"], second_label, sizes.disc / 2 + 6, is_rise, tokens.accent),
        )
        for value, label, distance, to_right, colour in marks:
            canvas.text(
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


def _about_change(canvas: Canvas, row: Row, first_label: str, second_label: str) -> str:
    def written(value: float | None) -> str:
        return canvas.say("not_assessed") if value is None else canvas.language.number(value)

    facts = [(f"{plain(first_label)}:", written(row["previous"])), (f"{plain(second_label)}:", written(row["total"]))]
    return hover(wrap(row["name"], 260, 14), facts)


def draw_statements(drawing: Dots, look: Look, language: Language, *, title: str | None = None) -> go.Figure:
    """The statements of one indicator in a year, each with the compared year's ring."""
    canvas = Canvas(look, language)
    tokens, sizes = look.tokens, look.sizes
    scale = drawing.scale
    ordered = rows_of(drawing, "statement", "previous")
    places = RowPlaces(look, len(ordered))
    draw_tracks(canvas, places, scale)
    before = previous_words(canvas, drawing.compared)
    about = [_about_statement(canvas, row, before) for row in ordered]
    diameter = round(sizes.disc * 0.84)
    links_x: list[float | None] = []
    links_y: list[float | None] = []
    rings: dict[float, list[int]] = {diameter * 0.7: [], diameter * 1.4: []}
    for index, row in enumerate(ordered):
        draw_name(canvas, row["name"], places.y(index))
        if row["statement"] is None:
            draw_missing(canvas, places.y(index), scale, beside=row["previous"])
        if row["previous"] is None:
            continue
        if row["statement"] not in (None, row["previous"]):
            links_x += [row["previous"], row["statement"], None]
            links_y += [places.y(index), places.y(index), None]
        rings[diameter * (1.4 if row["statement"] == row["previous"] else 0.7)].append(index)
    canvas.line(links_x, links_y, {"color": tokens.ink3, "width": sizes.line * 1.4})
    for size, indices in rings.items():
        canvas.dots(
            [ordered[index]["previous"] for index in indices],
            [places.y(index) for index in indices],
            canvas.ring(size),
            about=[about[index] for index in indices],
        )
    shown = [index for index, row in enumerate(ordered) if row["statement"] is not None]
    canvas.dots(
        [ordered[index]["statement"] for index in shown],
        [places.y(index) for index in shown],
        canvas.disc(color=tokens.voice, size=diameter),
        about=[about[index] for index in shown],
        numbers=[language.number(ordered[index]["statement"]) for index in shown],
        number_colour=tokens.on_voice,
    )
    return dot_plot(canvas, places, scale, title=title)


def _about_statement(canvas: Canvas, row: Row, before: str) -> str:
    number = canvas.language.number
    score = canvas.say("not_assessed") if row["statement"] is None else number(row["statement"])
    facts = [(canvas.say("hover_score"), score)]
    if row["previous"] is not None:
        facts.append((canvas.say("hover_previous", year=before), number(row["previous"])))
    return hover(wrap(row["name"], 300, 14, lines=4), facts)
