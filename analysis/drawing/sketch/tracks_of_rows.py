"""Each kind of rows as tracks: its marks, where they stand, and its words. What has none is a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from analysis.drawing.action_rows import Checklist, Life, Lives, Shift, Shifts, Squares
from analysis.drawing.assessed_rows import AnyRows
from analysis.drawing.axes import ValueLine
from analysis.drawing.beside import Ranges
from analysis.drawing.row_parts import Tick
from analysis.drawing.rows import EventAxis, Steps, WordBars, YearLanes
from analysis.drawing.sketch.tracks import Track, TrackCell, TrackMark, Tracks
from analysis.drawing.sketch.tracks_of_rounds import OF_ROUNDS, counted
from analysis.drawing.values import EventMark


def tracks_of(rows: AnyRows) -> Tracks | None:
    """The rows as tracks; None where they have no marks, or marks that only a page has room for."""
    found = _OF.get(type(rows))
    return None if found is None else found(rows)


def _word_bars(rows: WordBars) -> Tracks:
    tracks = []
    for row in rows.rows:
        marks, begin = [], 0.0
        for mark, share in row.segments:
            if share:
                marks.append(TrackMark(mark, begin, begin + share))
                begin += share
        tracks.append(Track(row.name, row.about, marks=tuple(marks), below=(row.value, row.meaning)))
    return Tracks((("", tuple(tracks)),), rows.key, rows.heading, rows.bar_heading)


def _squares(rows: Squares) -> Tracks:
    tracks = (Track(row.name, cells=(TrackCell(counted(row.squares), quiet=row.counts),)) for row in rows.rows)
    return Tracks((("", tuple(tracks)),), rows.key)


def _steps(rows: Steps) -> Tracks:
    tracks = (
        Track(
            step.name,
            step.count,
            cells=(TrackCell(counted(step.squares), quiet=step.counts),),
            words=((step.went_on, step.time),),
        )
        for step in rows.steps
    )
    return Tracks((("", tuple(tracks)),), rows.key, word_headings=("",))


def _lives(rows: Lives) -> Tracks:
    happened = Track(rows.events_heading, marks=_events(rows.events))
    groups = [(name, tuple(_life(life) for life in lives)) for name, lives in rows.groups]
    return Tracks(
        (*((("", (happened,)),) if rows.events else ()), *groups),
        rows.key,
        rows.heading,
        word_headings=(rows.status_heading,),
        ticks=rows.ticks,
        notes=tuple(event.name for event in rows.events),
        has_line=True,
    )


def _life(life: Life) -> Track:
    marks = []
    if life.begin is not None and life.end is not None:
        marks.append(TrackMark("done" if life.mark == "done" else "open", life.begin, life.end))
    elif life.begin is not None:
        marks.append(TrackMark(life.mark, life.begin, life.begin))
    if life.carried is not None:
        marks.append(TrackMark("carried", life.carried, life.carried))
    marks += [TrackMark("due", place, place) for place in life.due]
    given = f"\n{life.advice_years.text}" if life.advice_years else ""
    about = ("\n".join((life.about, *life.concerns)) + given).strip()
    return Track(life.name, about, marks=tuple(marks), words=((life.status, life.status_since),))


def _shifts(rows: Shifts) -> Tracks:
    line = ValueLine(rows.minimum, rows.maximum)
    groups = tuple(
        (
            name,
            tuple(
                Track(one.name, one.about, marks=_of_shift(one, line), words=((one.change, ""),), is_below=one.is_below)
                for one in shifts
            ),
        )
        for name, shifts in rows.groups
    )
    points = range(int(rows.minimum), int(rows.maximum) + 1)
    ticks = tuple(Tick(str(point), line.place(point)) for point in points)
    return Tracks(groups, rows.key, rows.heading, word_headings=(rows.change_heading,), ticks=ticks, has_line=True)


def _of_shift(one: Shift, line: ValueLine) -> tuple[TrackMark, ...]:
    """Only what is known of the two years; the way between them where both are."""
    marks = []
    then, now = line.place(one.then), line.place(one.now)
    if then is not None and now is not None:
        marks.append(TrackMark("way", min(then, now), max(then, now)))
    if then is not None:
        marks.append(TrackMark("ring" if then != now else "ring-around", then, then))
    if now is not None:
        marks.append(TrackMark("statement" if one.is_statement else "disc", now, now, one.now_text, "inside"))
    return tuple(marks)


def _ranges(rows: Ranges) -> Tracks:
    tracks = tuple(
        Track(
            row.name,
            row.about,
            marks=(
                TrackMark("range", row.low, row.high),
                *(TrackMark("dot", place, place, level=level) for place, level in row.marks),
                TrackMark("disc", row.own, row.own, row.own_text, "inside")
                if rows.ticks
                else TrackMark("own", row.own, row.own, row.own_text),
            ),
            words=((row.range_text, row.middle_text), (row.word, "") if row.is_outside else ("", row.word)),
        )
        for row in rows.rows
    )
    return Tracks(
        (("", tracks),),
        rows.key,
        rows.headings[0],
        word_headings=rows.headings[1:],
        ticks=rows.ticks,
        has_line=True,
    )


def _year_lanes(rows: YearLanes) -> Tracks:
    tracks = tuple(
        Track(
            lane.name,
            marks=(
                *_events(lane.events),
                *(
                    TrackMark(one.mark, one.place, one.place, one.label, "before" if one.is_before else "beside")
                    for one in lane.marks
                ),
            ),
        )
        for lane in rows.lanes
    )
    return Tracks(
        (("", tracks),),
        rows.key,
        ticks=rows.months,
        lines=_today(rows.today),
        notes=rows.notes,
        is_set_on_edge=True,
    )


def _event_axis(rows: EventAxis) -> Tracks | None:
    if not rows.events:
        return None
    shaded = (TrackMark("shaded", rows.shaded[0], 1.0, rows.shaded[1]),) if rows.shaded else ()
    return Tracks(
        (("", (Track("", marks=(*shaded, *_events(rows.events))),)),),
        rows.key,
        ticks=rows.ticks,
        lines=_today(rows.today),
        notes=tuple(f"{letter or '–'}  {name} ({date})" for letter, name, date in rows.names),
    )


def _checklist(rows: Checklist) -> Tracks:
    return Tracks((("", tuple(Track(row.name, row.about, lead=row.mark) for row in rows.rows)),))


def _events(events: Iterable[EventMark]) -> tuple[TrackMark, ...]:
    return tuple(
        TrackMark("leader" if one.is_of_leader else "event", one.place, one.place, one.label, "top", one.level)
        for one in events
    )


def _today(place: float | None) -> tuple[TrackMark, ...]:
    return () if place is None else (TrackMark("today", place, place),)


_OF: Mapping[type, Callable[[Any], Tracks | None]] = MappingProxyType(
    {
        **OF_ROUNDS,
        Checklist: _checklist,
        EventAxis: _event_axis,
        Lives: _lives,
        Ranges: _ranges,
        Shifts: _shifts,
        Squares: _squares,
        Steps: _steps,
        WordBars: _word_bars,
        YearLanes: _year_lanes,
    }
)
