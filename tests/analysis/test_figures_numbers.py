"""The numbers in a figure are the frame's, in the right order, and what is missing is never drawn as 0."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from analysis.figures import budgets, heatmaps, histories, job_rows, jobs, pairs, profiles, rates
from analysis.drawing.look import Look
from language import Language
from tests.analysis.test_figures import (
    area_rows,
    budget_rows,
    budget_year_rows,
    heat_cells,
    history_rows,
    job_counts,
    profile_rows,
    rate_rows,
    stage_rows,
    statement_rows,
    target_rows,
    years_rows,
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


def bars(figure: go.Figure, colour: str) -> list[float]:
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


def test_the_profile_is_sorted_and_shows_the_totals_as_they_are() -> None:
    rows = profile_rows(name=["Arbeidsplasser", "Portefølje", "Bærekraft", "Attraktivitet"])
    figure = profiles.profile(rows, LOOK, NB, highlight="sustainability")
    assert names_from_the_top(figure, list(rows["name"])) == [
        "Portefølje",
        "Arbeidsplasser",
        "Bærekraft",
        "Attraktivitet",
    ]
    assert marked(figure, LOOK.tokens.accent) == [(5, 3), (4, 2), (2, 1)]
    assert strokes(figure) == [(4.33, 2), (3.25, 1), (4.8, 0)]
    assert dotted_frames(figure) == 1
    assert "ikke vurdert" in words(figure)
    assert any("påstandene: 3,3" in text for text in words(figure))


def test_totals_that_are_equal_stand_in_the_order_of_their_names() -> None:
    rows = profile_rows(total=4.0, name=["Å", "Bærekraft", "attraktivitet", "Profil"])
    figure = profiles.profile(rows, LOOK, NB)
    assert names_from_the_top(figure, list(rows["name"])) == ["attraktivitet", "Bærekraft", "Profil", "Å"]


def test_marks_that_would_hide_each_other_are_written_instead() -> None:
    rows = profile_rows()[:1].assign(total=4.5, previous=4.5, statement_mean=4.55)
    figure = profiles.profile(rows, LOOK, NB)
    assert not marked(figure, LOOK.tokens.ground)
    assert any("snitt 4,6" in text and "uendret" in text for text in words(figure))
    apart = profiles.profile(rows.assign(statement_mean=3.0), LOOK, NB)
    assert marked(apart, LOOK.tokens.ground) == [(4.5, 0)]


def test_the_radar_leaves_a_gap_where_a_total_is_missing() -> None:
    figure = profiles.radar(profile_rows(), LOOK, NB)
    line = next(trace for trace in figure.data if trace.line.color == LOOK.tokens.accent)
    assert list(line.r) == [4.0, 5.0, 2.0, None, 4.0]
    discs = next(trace for trace in figure.data if trace.mode == "markers+text")
    assert list(discs.text) == ["4", "5", "2"]


def test_the_heatmap_prints_every_total_and_frames_what_is_missing() -> None:
    figure = heatmaps.heatmap(heat_cells(), [2022, 2023, 2024], LOOK, NB, changes={"jobs": 2.5}, only_old={"ended"})
    (cells,) = figure.data
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
    assert dotted_frames(figure) == 2
    assert {"+2,5", "bare i det gamle skjemaet"} <= set(words(figure))


def test_the_heatmap_drops_the_changes_on_a_phone() -> None:
    figure = heatmaps.heatmap(heat_cells(), [2022, 2023, 2024], Look("S"), NB, changes={"jobs": 2.5})
    assert "+2,5" not in words(figure)


def test_all_text_beside_the_axes_lies_within_them() -> None:
    """Plotly leaves out an annotation whose place lies outside its axis."""
    figure = heatmaps.heatmap(heat_cells(), [2022, 2023, 2024], LOOK, NB, changes={"jobs": 2.5})
    low, high = figure.layout.xaxis.range
    assert all(low <= note.x <= high for note in figure.layout.annotations if note.xref == "x")


def lines(figure: go.Figure, dash: str | None) -> list[tuple[Any, ...]]:
    return [
        tuple(trace.x)
        for trace in figure.data
        if trace.mode == "lines" and trace.line.color == LOOK.tokens.accent and trace.line.dash == dash
    ]


def test_the_history_joins_years_of_one_form_only() -> None:
    totals, statements = history_rows()
    totals["year"] = [2021, 2022, 2023]
    new_form = (heatmaps.Break(2021, "nytt skjema"),)
    broken = histories.history(totals, statements, LOOK, NB, breaks=new_form)
    assert lines(broken, None) == [(2022, 2023, None)]
    assert lines(broken, "dot") == []
    joined = histories.history(totals, statements, LOOK, NB, breaks=new_form, joins={(2021, 2022)})
    assert lines(joined, "dot") == [(2021, 2022, None)]


def test_the_history_shows_every_statement_and_a_year_that_was_left_out() -> None:
    totals, statements = history_rows()
    figure = histories.history(totals, statements, LOOK, NB)
    assert marked(figure, LOOK.tokens.voice) == [(2021, 3), (2021, 3), (2024, 2)]
    assert marked(figure, LOOK.tokens.accent) == [(2021, 3.0), (2022, 3.5), (2024, 2.5)]
    assert strokes(figure) == [(2021, 3.25), (2024, 3.3)]
    assert list(figure.layout.xaxis.tickvals) == [2021, 2022, 2023, 2024]
    assert dotted_frames(figure) == 1
    # 2022 and 2024 are not neighbours: no line leaps over the year between them.
    assert lines(figure, None) == []


def test_the_gap_is_sorted_by_size_and_measured_from_the_statements() -> None:
    rows = profile_rows(name=["Arbeidsplasser", "Portefølje", "Bærekraft", "Profil"])
    figure = pairs.gap(rows, LOOK, NB)
    assert names_from_the_top(figure, list(rows["name"]))[:2] == ["Bærekraft", "Arbeidsplasser"]
    discs = marked(figure, LOOK.tokens.accent)
    assert discs == [(pytest.approx(-1.25), 3), (pytest.approx(-0.33), 2)]
    assert strokes(figure) == [(0, 3), (0, 2)]
    low, high = figure.layout.xaxis.range
    assert low == -high
    assert dotted_frames(figure) == 2
    assert {"−1,3", "−0,3"} <= set(words(figure))


def test_two_years_are_sorted_from_the_largest_rise_to_the_largest_fall() -> None:
    rows = years_rows().assign(name=["A", "B", "C", "D"], first=[3.0, 4.0, 2.0, None], second=[4.0, 3.0, 2.0, 5.0])
    figure = pairs.compare_years(rows, "2023", "2024", LOOK, NB)
    assert names_from_the_top(figure, ["A", "B", "C", "D"]) == ["A", "C", "B", "D"]
    assert marked(figure, LOOK.tokens.accent) == [(4, 3), (2, 2), (3, 1), (5, 0)]
    assert sorted(marked(figure, LOOK.tokens.ground)) == [(2, 2), (3, 3), (4, 1)]
    assert {"+1", "uendret", "−1", "–"} <= set(words(figure))


def test_statements_are_sorted_and_a_missing_score_is_framed() -> None:
    figure = pairs.statements(statement_rows(), LOOK, NB)
    assert marked(figure, LOOK.tokens.voice) == [(5, 2), (3, 1)]
    assert sorted(marked(figure, LOOK.tokens.ground)) == [(2, 1), (4, 0), (5, 2)]
    assert dotted_frames(figure) == 1


def test_budget_bars_keep_their_order_and_the_parts_of_each_budget() -> None:
    figure = budgets.budget_bars(budget_rows(), LOOK, NB, pace=0.75)
    # A reported share wins; where none is reported it is granted of budget; no budget, no bar.
    assert bars(figure, LOOK.tokens.tint) == pytest.approx([0.683, 1.18, 1.74 / 4])
    assert bars(figure, LOOK.tokens.accent) == pytest.approx([2.6 / 6, 0.25])
    assert bars(figure, LOOK.tokens.track) == [1, 1, 1]
    assert figure.layout.xaxis.range[1] > 1.18
    assert dotted_frames(figure) == 1
    paces = [shape for shape in figure.layout.shapes if shape.x0 == shape.x1 == 0.75]
    assert len(paces) == 3
    assert "takt 75\u00a0%" in words(figure)
    assert any("4\u00a0100\u00a0000 av 6\u00a0000\u00a0000 kr" in text for text in words(figure))


def test_a_phone_writes_amounts_in_millions() -> None:
    figure = budgets.budget_bars(budget_rows(), Look("S"), NB)
    assert any("4,1 av 6 mill." in text for text in words(figure))


def test_no_pace_is_drawn_where_none_is_known() -> None:
    figure = budgets.budget_bars(budget_rows(), LOOK, NB)
    assert not any("takt" in text for text in words(figure))
    assert all(shape.x0 in (0, 1) for shape in figure.layout.shapes if shape.type == "line")


def test_a_reported_share_says_that_its_pace_is_unknown() -> None:
    figure = budgets.reported_share(0.44, LOOK, NB)
    assert bars(figure, LOOK.tokens.tint) == [0.44]
    assert any("takten er ukjent" in text for text in words(figure))
    assert not any("ukjent" in text for text in words(budgets.reported_share(0.44, LOOK, NB, pace=0.5)))


def test_budget_years_start_with_the_latest() -> None:
    figure = budgets.budget_years(budget_year_rows(), LOOK, NB)
    assert bars(figure, LOOK.tokens.tint) == pytest.approx([1.18, 0.683])


def test_jobs_stack_secured_on_new_and_hatch_the_estimate() -> None:
    figure = jobs.jobs_cumulative(
        job_counts(), target_rows(), LOOK, NB, is_straight=True, end_target=160, end_year=2027
    )
    assert bars(figure, LOOK.tokens.accent) == [4, 20]
    assert bars(figure, LOOK.tokens.tint) == [6]
    hatched = [trace for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape]
    assert [(trace.x[0], trace.y[0], trace.base[0]) for trace in hatched] == [(2024, 61, 0), (2024, 36, 61)]
    # 2022 lacks its secured, 2023 lacks both.
    assert dotted_frames(figure) == 2
    target = next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "lines")
    assert list(zip(target.x, target.y, strict=True)) == [(2021, 20), (2024, 80), (2027, 160)]
    assert marked(figure, LOOK.tokens.ink) == [(2027, 160)]
    assert {"mål <b>160</b>", "<b>97</b> anslag"} <= set(words(figure))
    assert any("rett linje" in text for text in words(figure))
    assert figure.layout.yaxis.range[1] >= 160


def test_jobs_without_a_target_have_no_line() -> None:
    figure = jobs.jobs_cumulative(job_counts(), target_rows()[:0], LOOK, NB)
    assert not [trace for trace in figure.data if trace.type == "scatter"]
    assert not any("mål" in text or "rett linje" in text for text in words(figure))


def test_jobs_that_nobody_has_counted_are_two_dotted_frames() -> None:
    figure = jobs.jobs_not_counted(300, LOOK, NB)
    assert not figure.data
    assert dotted_frames(figure) == 2
    assert sum("ikke talt" in text for text in words(figure)) == 2
    assert "mål <b>300</b> for hele programmet" in words(figure)
    assert dotted_frames(jobs.jobs_not_counted(None, LOOK, NB)) == 2


def test_jobs_by_area_put_the_most_first_and_keep_the_uncounted_last() -> None:
    figure = job_rows.jobs_by_area(area_rows(), LOOK, NB)
    assert bars(figure, LOOK.tokens.accent) == [20, 6, 3]
    assert bars(figure, LOOK.tokens.tint) == [14, 0]
    assert [x for x, _ in marked(figure, LOOK.tokens.ink)] == [60, 25, 30]
    assert {"<b>34</b> av 60", "sikrede ikke talt", "ikke talt"} <= set(words(figure))


def test_only_the_expected_jobs_are_hatched() -> None:
    figure = job_rows.jobs_by_stage(stage_rows(), LOOK, NB)
    hatched = [trace for trace in figure.data if trace.marker.pattern.shape]
    assert [list(trace.x) for trace in hatched] == [[6]]
    assert bars(figure, LOOK.tokens.accent) == [20]


def test_the_needed_rate_is_a_line_over_the_periods_left_only() -> None:
    figure = rates.needed_rate(rate_rows(), 21, ["2025", "2026"], LOOK, NB, needed_label="21 per år")
    assert bars(figure, LOOK.tokens.accent) == [10]
    assert dotted_frames(figure) == 1
    (line,) = [shape for shape in figure.layout.shapes if shape.type == "line" and shape.line.color == LOOK.tokens.ink]
    assert (line.y0, line.y1) == (21, 21)
    assert line.x0 > 2 and line.x1 == 4.5
    none_left = rates.needed_rate(rate_rows(), 21, [], LOOK, NB)
    assert not [shape for shape in none_left.layout.shapes if shape.line.color == LOOK.tokens.ink]


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param(profiles.profile(profile_rows(total=None), LOOK, NB), id="profile"),
        pytest.param(heatmaps.heatmap(heat_cells().assign(total=None), [2024], LOOK, NB), id="heatmap"),
        pytest.param(
            jobs.jobs_cumulative(job_counts().assign(new_total=None, secured_total=None), target_rows()[:0], LOOK, NB),
            id="jobs",
        ),
        pytest.param(job_rows.jobs_by_area(area_rows().assign(new_jobs=None, secured_jobs=None), LOOK, NB), id="area"),
        pytest.param(rates.needed_rate(rate_rows().assign(value=None), None, [], LOOK, NB), id="rate"),
    ],
)
def test_nothing_known_is_drawn_as_frames_and_never_as_nought(figure: go.Figure) -> None:
    assert not [trace for trace in figure.data if trace.type == "bar"]
    assert not marked(figure, LOOK.tokens.accent)
    assert dotted_frames(figure) >= 1
