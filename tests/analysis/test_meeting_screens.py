"""A table goes on as many screens as it takes: every row once, in its order, and none cut."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from analysis.chart import Chart
from analysis.drawing.jury_rows import Decision, JuryGroup, JuryRow, JuryVotes
from analysis.drawing.lesson_rows import LessonCell, LessonMap, LessonTheme, StageDisc, WinnerLine, WinnerLines
from analysis.drawing.round_rows import DaysBars, DaysRow, Funnel, FunnelGroup, FunnelRow
from analysis.drawing.rows import BarRow, Cell, Cells, Heights, Step, Steps, TextRow, Texts, WordBars
from analysis.drawing.values import Bars, EventMark, Series
from analysis.meeting.paging import paged, table_setting
from analysis.table import Column, Table
from analysis.templates import rendered
from language import Language

LONG = "Et råd som styret har gitt mer enn én gang, og som det tar en linje eller to å skrive. " * 2


def _chart(count: int, **more: object) -> Chart:
    table = Table((Column("Nr", "number"), Column("Råd")), tuple((place, LONG) for place in range(count)))
    return Chart("actions", "Råd", "", "", table, (), **more)  # type: ignore[arg-type]


def test_a_long_table_is_broken_over_screens() -> None:
    chart = _chart(20, rows=Texts((TextRow("Råd", "", LONG),)))
    pages = paged(chart, Language())
    assert len(pages) > 2 and all(len(page.table.rows) < 9 for page in pages)
    assert [row for page in pages for row in page.table.rows] == list(chart.table.rows)


def test_a_short_table_and_what_is_drawn_stand_on_one_screen() -> None:
    drawing = Bars(("a",), (Series("Nye", "new", (1.0,)),), "number")
    for chart in (_chart(2, shows_table=True), _chart(20, drawing=drawing), _chart(0, shows_table=True)):
        assert paged(chart, Language()) == (chart,)


@pytest.mark.parametrize("columns", [3, 7])
@pytest.mark.parametrize(("title", "own"), [("Kort", ""), ("Den tar to linjer på veggen " * 3, "Hva vil vi? " * 8)])
def test_no_row_is_cut_at_the_foot_of_a_screen(columns: int, title: str, own: str) -> None:
    rows = tuple(tuple(f"Rad {row}" for _ in range(columns)) for row in range(40))
    table = Table(tuple(Column(f"K{place}") for place in range(columns)), rows)
    pages = paged(Chart("a", title, "", "", table, (), shows_table=True), Language(), own=own)
    # Of a screen 1080 high: the line over the title, title and sentence in two lines, margins, headings, the foot.
    letters = 33 if columns == 3 else 25
    taken = 56 + 42 + 13 + 43 + 69 + 96 + 84 * (2 if own else 1) + (110 if own else 0)
    row = letters * 1.4 + 26
    assert all(len(page.table.rows) * row <= 1080 - taken for page in pages)
    assert (len(pages[0].table.rows) + 2) * row > 1080 - taken, "and none is left half empty"
    assert [row for page in pages for row in page.table.rows] == list(rows)


def test_many_bars_are_broken_over_screens_on_one_axis() -> None:
    names, values = tuple(map(str, range(20))), tuple(map(float, range(20)))
    whole = Bars(names, (Series("Nye", "new", values),), "number")
    drawn = [page.drawing for page in paged(_chart(20, drawing=whole), Language())]
    assert [len(one.names) for one in drawn if isinstance(one, Bars)] == [7, 7, 6]
    assert {one.maximum for one in drawn if isinstance(one, Bars)} == {19.0}


def test_each_jury_has_a_screen_of_its_own_with_at_most_eight_proposals() -> None:
    row = JuryRow("Kai", (), (), "", "", False, False, Decision("other", "", ""), ())
    groups = tuple(JuryGroup(name, f"{name} var delt", rows=(row,) * count) for name, count in (("Nes", 9), ("Vik", 3)))
    rows = JuryVotes((), ("", "", "", "", ""), "", groups)
    pages = paged(_chart(12, rows=rows), Language())
    shown = [(page.title, [len(group.rows) for group in page.rows.groups]) for page in pages]  # type: ignore[union-attr]
    assert shown == [("Nes var delt", [8]), ("Nes var delt", [1]), ("Vik var delt", [3])]
    without = replace(rows, groups=(JuryGroup("Nes", frame="Stemmer ikke oppgitt."), groups[1]))
    assert paged(_chart(2, rows=without), Language()) == (_chart(2, rows=without),)


def test_steps_of_a_round_are_broken_evenly_over_screens_with_their_marks() -> None:
    whole = DaysBars((), "Steg", "Dager", (), tuple(DaysRow(f"Steg {n}", "", f"{n} dager", n / 11) for n in range(11)))
    pages = [page.rows for page in paged(_chart(11, rows=whole), Language())]

    assert [len(page.rows) for page in pages if isinstance(page, DaysBars)] == [6, 5]
    assert tuple(row for page in pages if isinstance(page, DaysBars) for row in page.rows) == whole.rows
    drawn = rendered("analysis/meeting/room/days.html", rows=whole, title="Dager")
    assert re.findall(r'is-round-days" style="width:([\d.]+)%', drawn) == [f"{n / 11:.2%}"[:-1] for n in range(11)]
    assert [f"<b>{n} dager</b>" in drawn for n in range(11)] == [True] * 11


def test_a_wall_has_as_many_marks_as_the_page() -> None:
    groups = (FunnelGroup("Nes", (("far", 1), ("half", 2), ("maybe", 1))), FunnelGroup("Vik", (("not", 3),)))
    named = FunnelRow("Vinnere", "square", (FunnelGroup("Nes", (("far", 1),), ("<Kaia>",)),), "1", "", "", "ett")
    funnel = Funnel((), 2, False, (FunnelRow("Forslag", "square", groups, "6–7", "Lest", "", "seks eller sju"), named))
    drawn = rendered("analysis/meeting/room/funnel.html", rows=funnel, title="Trakt")
    counts = {fill: drawn.count(f"is-square is-fill-{fill}") for fill in ("far", "half", "not", "maybe")}
    assert counts == {"far": 2, "half": 2, "not": 3, "maybe": 1}
    assert "&lt;Kaia&gt;" in drawn and "<Kaia>" not in drawn and "seks eller sju" in drawn

    for has_names, screens in ((False, [6]), (True, [3, 3])):
        many = _chart(6, rows=replace(funnel, has_names=has_names, rows=funnel.rows * 3))
        assert [len(page.rows.rows) for page in paged(many, Language()) if page.rows] == screens  # type: ignore[union-attr]

    cells = (LessonCell(("worked", "hard", "hard"), "1 virket, 2 var vanskelige"), LessonCell((), "ingen sagt"))
    lessons = LessonMap((), "Tema", (("Kommunene", ""), ("Fylkene", "")), (LessonTheme("Metode", cells, ()),), "ingen")
    drawn = rendered("analysis/meeting/room/lessons.html", rows=lessons, title="Læring")
    assert (drawn.count("is-lesson-worked"), drawn.count("is-lesson-hard")) == (1, 2) and "ingen sagt" in drawn

    discs = (StageDisc("happened", "kåret", "1. mai"), StageDisc("unanswered", "bygd", "ikke kjent"))
    lines = WinnerLines((), tuple(WinnerLine(f"Vinner {n}", "Nes", "", discs, ()) for n in range(5)))
    assert [len(page.rows.rows) for page in paged(_chart(5, rows=lines), Language()) if page.rows] == [3, 2]  # type: ignore[attr-defined]
    drawn = rendered("analysis/meeting/room/winners.html", rows=lines, title="Vinnere")
    assert (drawn.count("is-stage-happened"), drawn.count("is-stage-unanswered")) == (5, 5)


def test_a_short_table_fills_more_of_its_screen_and_a_long_one_has_the_same_columns_on_each() -> None:
    short, long = (table_setting(_chart(count, shows_table=True), Language()) for count in (2, 20))
    assert short is not None and long is not None
    assert (short.scale, long.scale) == (1.4, 1.0)
    assert sum(long.shares) == pytest.approx(1) and long.shares[0] < long.shares[1]
    assert (
        table_setting(_chart(20, drawing=Bars(("a",), (Series("Nye", "new", (1.0,)),), "number")), Language()) is None
    )


def test_of_grants_a_room_is_shown_those_that_make_half_the_money_and_the_sum_of_the_rest() -> None:
    grants = tuple((f"Prosjekt {place}", 100.0 - place) for place in range(20))
    heights = Heights((), tuple(grant / 100 for _, grant in grants), 8, "", "", "")
    table = Table((Column("Prosjekt"), Column("Tilsagn", "amount_nok")), grants)
    pages = paged(Chart("projects-sizes", "Halvparten", "", "", table, (), rows=heights), Language())
    rows = [row for page in pages for row in page.table.rows]
    assert rows[:8] == list(grants[:8])
    assert rows[8:] == [("12 andre prosjekter", sum(grant for _, grant in grants[8:]))]


def _cell(name: str, *letters: str) -> Cell:
    events = tuple(EventMark(letter, 0.5, f"{letter}: noe", 2024) for letter in letters)
    return Cell(name, "", ((0.0, 0.2), (1.0, 0.8)), (), "1", "2", "", "", (), name, events)


def test_measures_stand_three_beside_each_other_with_what_their_own_letters_mean() -> None:
    cells = tuple(_cell(str(place), letter) for place, letter in enumerate("abcde"))
    rows = Cells(
        (), cells, "To har ingen", "Profil.", "Her står styret alene.", tuple(f"{one}: noe" for one in "abcde")
    )
    pages = [page.rows for page in paged(_chart(5, rows=rows), Language()) if isinstance(page.rows, Cells)]
    assert [[cell.title for cell in page.cells] for page in pages] == [["0", "1", "2"], ["3", "4"]]
    assert [page.event_names for page in pages] == [("a: noe", "b: noe", "c: noe"), ("d: noe", "e: noe")]
    assert [page.without for page in pages] == ["", "Profil."]
    full = [page.rows for page in paged(_chart(5, rows=replace(rows, cells=cells[:3])), Language())]
    assert [(len(page.cells), page.without) for page in full if isinstance(page, Cells)] == [(3, ""), (0, "Profil.")]
    crowd = replace(
        rows,
        cells=(_cell("0", *map(chr, range(97, 110))),),
        event_names=tuple(f"{chr(one)}: noe" for one in range(97, 110)),
    )
    (page,) = paged(_chart(1, rows=crowd), Language())
    assert isinstance(page.rows, Cells) and (page.rows.event_names, page.rows.cells[0].events) == ((), ())


def test_bars_and_phases_are_drawn_with_their_words() -> None:
    segments = (("counted", 0.25), ("expected", 0.5), ("others", 0.0))
    bars = WordBars((), "Prosjekt", "", tuple(BarRow(f"<{n}>", "", segments, f"{n} av 9") for n in range(8)))  # type: ignore[arg-type]
    pages = [page.rows for page in paged(_chart(8, rows=bars), Language())]
    assert [len(page.rows) for page in pages if isinstance(page, WordBars)] == [4, 4]
    drawn = rendered("analysis/meeting/room/bars.html", rows=bars, title="Talt")
    assert re.findall(r'is-(\w+)" style="width:([\d.]+)%', drawn)[:2] == [("counted", "25.00"), ("expected", "50.00")]
    assert "is-others" not in drawn and "&lt;7&gt;" in drawn and "7 av 9" in drawn

    steps = Steps((), (Step("Forstudie", 1, "3", ("gone_on", "gone_on", "ended"), "to gikk videre", "2 av 3", ""),))
    drawn = rendered("analysis/meeting/room/steps.html", rows=steps, title="Faser")
    assert (drawn.count("is-project-gone_on"), drawn.count("is-project-ended")) == (2, 1)
    assert "2 av 3" in drawn and "is-many" not in drawn
