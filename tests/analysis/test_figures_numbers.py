"""The numbers in a figure are the frame's, in the right order, and what is missing is never drawn as 0."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from analysis.drawing.look import Look
from analysis.drawing.plotly import figure
from analysis.drawing.values import Columns, DatedTarget, Drawing, Link, Series
from language import Language
from tests.analysis.drawings import (
    bare_share,
    bars,
    columns,
    cut,
    grid,
    history,
    profile,
    rate,
    shares,
    stages,
    statements,
    two_years,
)

LOOK = Look("M")
NB = Language("nb")


def marked(figure: go.Figure, colour: str) -> list[tuple[Any, Any]]:
    """The points of every scatter trace whose marks have that fill."""
    return [
        point
        for trace in figure.data
        if trace.type == "scatter" and trace.marker.color == colour
        for point in zip(trace.x, trace.y, strict=True)
    ]


def strokes(figure: go.Figure) -> list[tuple[Any, Any]]:
    """The points of the statements' strokes."""
    return [
        point
        for trace in figure.data
        if trace.type == "scatter" and trace.marker.line.color == LOOK.tokens.voice
        for point in zip(trace.x, trace.y, strict=True)
    ]


def lengths(figure: go.Figure, colour: str) -> list[float]:
    return [
        value
        for trace in figure.data
        if trace.type == "bar" and trace.marker.color == colour
        for value in (trace.x if trace.orientation == "h" else trace.y)
    ]


def words(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def names_from_the_top(figure: go.Figure, known: list[str]) -> list[str]:
    notes = [note for note in figure.layout.annotations if note.text.replace("<br>", " ") in known]
    return [note.text.replace("<br>", " ") for note in sorted(notes, key=lambda note: -note.y)]


def dotted_frames(figure: go.Figure) -> int:
    return sum(shape.type == "rect" and shape.line.dash == "dot" for shape in figure.layout.shapes)


def drawn(drawing: Drawing, look: Look = LOOK) -> go.Figure:
    return figure(drawing, look, NB)


def test_the_profile_shows_the_totals_as_they_are_from_the_top() -> None:
    names = ("Portefølje", "Arbeidsplasser", "Bærekraft", "Attraktivitet")
    made = drawn(profile(names=names))
    assert names_from_the_top(made, list(names)) == list(names)
    assert marked(made, LOOK.tokens.accent) == [(4, 3), (5, 2), (2, 1)]
    assert strokes(made) == [(4.33, 3), (3.25, 1), (4.8, 0)]
    assert dotted_frames(made) == 1
    assert "ikke vurdert" in words(made)
    assert any("påstandene: 3,3" in text for text in words(made))


def test_marks_that_would_hide_each_other_are_written_instead() -> None:
    def one(mean: float) -> go.Figure:
        values = (("total", 4.5), ("mean", mean), ("previous", 4.5))
        series = tuple(Series(mark, mark, (value,)) for mark, value in values)
        return drawn(profile(names=("A",), series=series, highlight=None))

    assert not marked(one(4.55), LOOK.tokens.ground)
    assert any("snitt 4,6" in text and "uendret" in text for text in words(one(4.55)))
    assert marked(one(3.0), LOOK.tokens.ground) == [(4.5, 0)]


def test_the_radar_leaves_a_gap_where_a_total_is_missing() -> None:
    made = drawn(profile(shape="wheel"))
    line = next(trace for trace in made.data if trace.line.color == LOOK.tokens.accent)
    assert list(line.r) == [4.0, 5.0, 2.0, None, 4.0]
    discs = next(trace for trace in made.data if trace.mode == "markers+text")
    assert list(discs.text) == ["4", "5", "2"]


def test_the_grid_prints_every_total_and_frames_what_is_missing() -> None:
    made = drawn(grid())
    (cells,) = made.data
    assert list(zip(cells.x, cells.text, strict=True)) == [
        (0, "2"),
        (1, "3,5"),
        (2, "6"),
        (2, "1"),
        (0, "4"),
    ]
    assert cells.marker.color[2] == LOOK.tokens.scores[-1]
    assert cells.marker.color[3] == LOOK.tokens.scores[0]
    assert [weight > 600 for weight in cells.insidetextfont.weight] == [False, False, True, True, False]
    # The indicator that ended with the old form is not missing in the years after it.
    assert dotted_frames(made) == 2
    assert {"+2,5", "bare i det gamle skjemaet"} <= set(words(made))


def test_the_grid_drops_the_changes_on_a_phone() -> None:
    assert "+2,5" not in words(drawn(grid(), Look("S")))


def test_all_text_beside_the_axes_lies_within_them() -> None:
    """Plotly leaves out an annotation whose place lies outside its axis."""
    made = drawn(grid())
    low, high = made.layout.xaxis.range
    assert all(low <= note.x <= high for note in made.layout.annotations if note.xref == "x")


def lines(figure: go.Figure, dash: str | None) -> list[tuple[Any, ...]]:
    return [
        tuple(trace.x)
        for trace in figure.data
        if trace.mode == "lines" and trace.line.color == LOOK.tokens.accent and trace.line.dash == dash
    ]


def test_the_history_joins_years_firmly_or_loosely_as_it_is_told() -> None:
    joined = drawn(history(years=(2021, 2022, 2023), links=(Link(2021, 2022, False), Link(2022, 2023, True))))
    assert lines(joined, None) == [(2022, 2023, None)]
    assert lines(joined, "dot") == [(2021, 2022, None)]
    assert lines(drawn(history(links=())), None) == []


def test_the_history_shows_every_statement_and_a_year_that_was_left_out() -> None:
    made = drawn(history())
    assert marked(made, LOOK.tokens.voice) == [(2021, 3), (2021, 3), (2024, 2)]
    assert marked(made, LOOK.tokens.accent) == [(2021, 3.0), (2022, 3.5), (2024, 2.5)]
    assert strokes(made) == [(2021, 3.25), (2024, 3.3)]
    assert list(made.layout.xaxis.tickvals) == [2021, 2022, 2023, 2024]
    assert dotted_frames(made) == 1


def test_the_gap_is_measured_from_the_statements() -> None:
    made = drawn(profile(shape="gaps", highlight=None))
    assert marked(made, LOOK.tokens.accent) == [(pytest.approx(-0.33), 3), (pytest.approx(-1.25), 1)]
    assert strokes(made) == [(0, 3), (0, 1)]
    low, high = made.layout.xaxis.range
    assert low == -high
    assert dotted_frames(made) == 2
    assert {"−1,3", "−0,3"} <= set(words(made))


def test_two_years_are_a_ring_and_a_disc_and_the_change_in_words() -> None:
    series = (
        Series("2024", "total", (4.0, 2.0, 3.0, 5.0)),
        Series("2023", "previous", (3.0, 2.0, 4.0, None)),
    )
    made = drawn(two_years(names=("A", "C", "B", "D"), series=series, compared="2023"))
    assert names_from_the_top(made, ["A", "B", "C", "D"]) == ["A", "C", "B", "D"]
    assert marked(made, LOOK.tokens.accent) == [(4, 3), (2, 2), (3, 1), (5, 0)]
    assert sorted(marked(made, LOOK.tokens.ground)) == [(2, 2), (3, 3), (4, 1)]
    assert {"+1", "uendret", "−1", "–", "2023", "2024"} <= set(words(made))


def test_a_missing_score_of_a_statement_is_framed() -> None:
    made = drawn(statements())
    assert marked(made, LOOK.tokens.voice) == [(5, 2), (3, 1)]
    assert sorted(marked(made, LOOK.tokens.ground)) == [(2, 1), (4, 0), (5, 2)]
    assert dotted_frames(made) == 1


def test_shares_keep_their_order_and_the_parts_of_each_budget() -> None:
    made = drawn(shares())
    # No budget, no bar.
    assert lengths(made, LOOK.tokens.tint) == pytest.approx([0.683, 1.18, 1.74 / 4])
    assert lengths(made, LOOK.tokens.accent) == pytest.approx([2.6 / 6, 0.25])
    assert lengths(made, LOOK.tokens.track) == [1, 1, 1]
    assert made.layout.xaxis.range[1] > 1.18
    assert dotted_frames(made) == 1
    paces = [shape for shape in made.layout.shapes if shape.x0 == shape.x1 == 0.75]
    assert len(paces) == 3
    assert "takt 75\u00a0%" in words(made)
    assert any("4\u00a0100\u00a0000 av 6\u00a0000\u00a0000 kr" in text for text in words(made))


def test_a_phone_writes_amounts_in_millions() -> None:
    assert any("4,1 av 6 mill." in text for text in words(drawn(shares(), Look("S"))))


def test_no_pace_is_drawn_where_none_is_known() -> None:
    made = drawn(shares(pace=None))
    assert not any("takt" in text for text in words(made))
    assert all(shape.x0 in (0, 1) for shape in made.layout.shapes if shape.type == "line")


def test_a_reported_share_says_that_its_pace_is_unknown() -> None:
    made = drawn(bare_share())
    assert lengths(made, LOOK.tokens.tint) == [0.44]
    assert any("takten er ukjent" in text for text in words(made))
    assert not any("ukjent" in text for text in words(drawn(bare_share(pace=0.5))))


def test_columns_stack_secured_on_new_and_hatch_the_estimate() -> None:
    made = drawn(columns())
    assert lengths(made, LOOK.tokens.accent) == [4, 20, 41]
    assert lengths(made, LOOK.tokens.tint) == [6]
    # Of the new ones 41 are counted; of the secured ones none is.
    hatched = [trace for trace in made.data if trace.type == "bar" and trace.marker.pattern.shape]
    assert [(trace.x[0], trace.y[0], trace.base[0]) for trace in hatched] == [(2024, 20, 41), (2024, 36, 61)]
    # 2022 lacks its secured, 2023 lacks both.
    assert dotted_frames(made) == 2
    target = next(trace for trace in made.data if trace.type == "scatter" and trace.mode == "lines")
    assert list(zip(target.x, target.y, strict=True)) == [(2021, 20), (2024, 80), (2027, 160)]
    assert marked(made, LOOK.tokens.ink) == [(2027, 160)]
    assert {"mål <b>160</b>", "<b>97</b>, 56 av dem anslag"} <= set(words(made))
    assert any("rett linje" in text for text in words(made))
    assert made.layout.yaxis.range[1] >= 160


def test_many_years_on_a_phone_are_named_as_far_as_there_is_room_and_the_last_of_them_always() -> None:
    years = tuple(range(2013, 2028))
    made = drawn(
        columns(
            names=tuple(map(str, years)),
            series=(
                Series("Nye", "new", (20.0,) * 11 + (None,) * 4),
                Series("Sikrede", "secured", (20.0,) * 11 + (None,) * 4),
            ),
            years=years,
            reported=frozenset(range(11)),
            line=None,
        ),
        Look("S"),
    )

    named = list(made.layout.xaxis.tickvals)
    assert named[-1] == 2027 and 3 <= len(named) <= 8
    assert len({after - before for before, after in pairwise(named)}) == 1
    assert "20" not in words(made)


def test_what_is_estimated_stands_below_the_sum_where_there_is_no_room_beside_it() -> None:
    beside, below = words(drawn(columns(), Look("L"))), words(drawn(columns(), Look("S")))

    assert "<b>97</b>, 56 av dem anslag" in beside
    assert {"<b>97</b> i alt", "56 av dem anslag"} <= set(below)


@pytest.mark.parametrize(
    ("new", "years"),
    [((4.0, 20.0, 98.0, 112.0), 4), ((4.0, 20.0, 98.0, 155.0), 5)],
    ids=["passed in its year", "nearly reached the year before"],
)
def test_the_name_of_a_target_that_is_near_keeps_clear_of_the_sum(new: tuple[float, ...], years: int) -> None:
    left = (None,) * (years - 4)
    drawing = columns(
        names=tuple(map(str, range(2021, 2021 + years))),
        series=(Series("Nye", "new", (*new, *left)),),
        years=tuple(range(2021, 2021 + years)),
        line=None,
        goal=DatedTarget(105, 2020 + years) if years == 4 else DatedTarget(160, 2020 + years),
    )
    for size in ("S", "M", "L"):
        look = Look(size)
        shown = drawn(drawing, look).layout
        notes = shown.annotations
        target = next(note for note in notes if note.text.startswith("mål"))
        total = next(note for note in notes if note.text.endswith("i alt"))
        assert target.x == total.x > 2024.3, "beside the last column, and never on one"
        assert target.xanchor == total.xanchor == "left"
        height = look.sizes.tall - look.sizes.font * 1.6 - look.sizes.axis * 2.4
        apart = abs(target.y - total.y) / shown.yaxis.range[1] * height
        assert apart >= look.sizes.axis * 1.2, "a line of text between them"


def test_columns_without_a_target_have_no_line() -> None:
    made = drawn(columns(line=None, goal=None, is_straight=False))
    assert not [trace for trace in made.data if trace.type == "scatter"]
    assert not any("mål" in text or "rett linje" in text for text in words(made))


def test_jobs_that_nobody_has_counted_are_two_dotted_frames() -> None:
    made = drawn(Columns((), (), (), goal=DatedTarget(300)))
    assert not made.data
    assert dotted_frames(made) == 2
    assert sum("ikke talt" in text for text in words(made)) == 2
    assert "mål <b>300</b> for hele programmet" in words(made)
    assert dotted_frames(drawn(Columns((), (), ()))) == 2


def test_bars_keep_what_is_not_counted_apart_from_nought() -> None:
    made = drawn(bars())
    assert lengths(made, LOOK.tokens.accent) == [20, 6, 3]
    assert lengths(made, LOOK.tokens.tint) == [14, 0]
    assert [x for x, _ in marked(made, LOOK.tokens.ink)] == [60, 25, 30]
    assert {"<b>34</b> av 60", "sikrede ikke talt", "ikke talt"} <= set(words(made))


def test_only_the_expected_jobs_are_hatched() -> None:
    made = drawn(stages())
    hatched = [trace for trace in made.data if trace.marker.pattern.shape]
    assert [list(trace.x) for trace in hatched] == [[6]]
    assert lengths(made, LOOK.tokens.accent) == [20, 3]


def test_the_needed_rate_is_a_line_over_the_periods_left_only() -> None:
    made = drawn(rate(remaining=("2025", "2026"), label="21 per år"))
    assert lengths(made, LOOK.tokens.accent) == [10, 20]
    assert dotted_frames(made) == 1
    (line,) = [shape for shape in made.layout.shapes if shape.type == "line" and shape.line.color == LOOK.tokens.ink]
    assert (line.y0, line.y1) == (21, 21)
    assert line.x0 > 2 and line.x1 == 4.5
    none_left = drawn(rate(remaining=()))
    assert not [shape for shape in none_left.layout.shapes if shape.line.color == LOOK.tokens.ink]


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(cut(profile(), 4, missing=True), id="profile"),
        pytest.param(cut(grid(), 3, missing=True), id="grid"),
        pytest.param(cut(columns(line=None, goal=None, is_straight=False), 4, missing=True), id="columns"),
        pytest.param(cut(bars(), 4, missing=True), id="bars"),
        pytest.param(cut(rate(needed=None, remaining=()), 3, missing=True), id="rate"),
    ],
)
def test_nothing_known_is_drawn_as_frames_and_never_as_nought(drawing: Drawing) -> None:
    made = drawn(drawing)
    assert not [trace for trace in made.data if trace.type == "bar"]
    assert not marked(made, LOOK.tokens.accent)
    assert dotted_frames(made) >= 1
