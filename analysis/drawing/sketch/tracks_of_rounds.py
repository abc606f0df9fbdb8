"""Each kind of rows about a round, its jury, its municipalities and what came of it, as tracks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Any

from analysis.drawing.actor_rows import Ties
from analysis.drawing.jury_rows import Decision, Frames, JuryMark, JuryVotes, Seats
from analysis.drawing.lesson_rows import Advice, LessonMap, WinnerLines
from analysis.drawing.municipality_rows import ComparedCell, ComparedMunicipalities
from analysis.drawing.round_rows import (
    CriteriaList,
    DaysBars,
    DaysRow,
    Funnel,
    FunnelRow,
    Running,
    RunningRow,
    Timeline,
)
from analysis.drawing.row_parts import Tick
from analysis.drawing.sketch.tracks import LabelSide, Track, TrackCell, TrackMark, Tracks

_MORE = 0.06  # of an axis of days: how long it is drawn where nobody knows the length
_NEAR = 0.07  # of an axis: a tick's label would stand under that of today
_MOST_SQUARES = 10


def counted(marks: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How many there are of each that follow each other."""
    return tuple((mark, len(list(found))) for mark, found in groupby(marks))


def _funnel(rows: Funnel) -> Tracks:
    return Tracks((("", tuple(_step(row, rows) for row in rows.rows)),), rows.key, word_headings=("",))


def _step(row: FunnelRow, rows: Funnel) -> Track:
    shape = "fill" if row.shape == "circle" else "square"
    why = " ".join(filter(None, (row.worked_out, row.reason)))
    if row.bar:
        marks, begin = [], 0.0
        for fill, share in row.bar:
            marks.append(TrackMark(f"square-{fill}", begin, begin + share))
            begin += share
        return Track(row.name, marks=tuple(marks), below=("", why), words=((row.total, ""),))
    cells = tuple(
        TrackCell(
            tuple((f"{shape}-{fill}", count) for fill, count in group.marks),
            ", ".join(group.named),
            group.name if rows.has_names else "",
        )
        for group in row.groups
    )
    return Track(row.name, cells=cells, below=("", why), words=((row.total, ""),))


def _timeline(rows: Timeline) -> Tracks:
    tracks = []
    for row in rows.rows:
        marks = [TrackMark(f"time-{span.mark}", span.begin, span.end) for span in row.spans]
        if row.label:
            side: LabelSide = "before" if row.is_before else "beside"
            marks.append(TrackMark("", row.label_place, row.label_place, row.label, side))
        tracks.append(Track(row.name, marks=tuple(marks), is_highlighted=row.is_marked, is_plain=not row.is_phase))
    busy = (TrackMark("busy", rows.busy[0], rows.busy[1]),) if rows.busy else ()
    return Tracks(
        (("", tuple(tracks)),),
        rows.key,
        ticks=rows.ticks,
        lines=(*busy, *_today(rows.today)),
        notes=(rows.busy[2],) if rows.busy else (),
        is_set_on_edge=True,
    )


def _days(rows: DaysBars) -> Tracks:
    tracks = tuple(
        Track(
            row.name,
            marks=_days_of(row),
            words=((row.value, "\n".join(filter(None, (row.about, row.warning)))),),
            is_highlighted=row.is_marked,
        )
        for row in rows.rows
    )
    return Tracks((("", tracks),), rows.key, rows.heading, word_headings=(rows.value_heading,), ticks=rows.ticks)


def _days_of(row: DaysRow) -> tuple[TrackMark, ...]:
    marks = []
    if row.sure is None:
        marks.append(TrackMark("round-frame", 0, 1))
    elif row.sure:
        marks.append(TrackMark("round-days", 0, row.sure))
    if row.sure is not None and row.has_more:
        marks.append(TrackMark("round-more", row.sure, row.sure + _MORE))
    if row.needed is not None:
        marks.append(TrackMark("round-needed", row.needed, row.needed))
    return tuple(marks)


def _running(rows: Running) -> Tracks:
    ticks = [tick for tick in rows.ticks if abs(tick.place - rows.today) > _NEAR]
    now = Tick(rows.today_label, rows.today, is_emphasised=True)
    return Tracks(
        (("", tuple(_running_row(row) for row in rows.rows)),),
        rows.key,
        ticks=tuple(sorted((*ticks, now), key=lambda tick: tick.place)),
        lines=_today(rows.today),
        is_set_on_edge=True,
    )


def _running_row(row: RunningRow) -> Track:
    marks = []
    for name, span in (("used", row.used), ("left", row.left), ("window", row.window)):
        if span is not None:
            is_day = span[0] == span[1]
            mark = ("goal" if row.is_goal else "day") if is_day else name
            marks.append(TrackMark(f"run-{mark}", *span))
    about = " · ".join(filter(None, (row.strong, row.about)))
    return Track(row.name, about, marks=tuple(marks), is_highlighted=row.state == "running")


def _criteria(rows: CriteriaList) -> Tracks:
    groups = []
    for stage, found in rows.groups:
        tracks = []
        for row in found:
            marks = (TrackMark("crit-weight", 0, row.weight),) if row.weight else ()
            known = "weight" if row.weight is not None else "in_words" if row.value else "no_weight"
            lead = "crit-" + (known if row.is_listed else "not_listed")
            said = (row.value, "") if row.weight is not None else ("", row.value)
            tracks.append(Track(row.name, row.about, lead, marks, below=said))
        groups.append((stage, tuple(tracks)))
    return Tracks(tuple(groups), rows.key)


def _votes(rows: JuryVotes) -> Tracks:
    """A row's votes stand in the order in which its jurors are named over them."""
    groups = []
    for group in rows.groups:
        sides = tuple(", ".join(names) for names in (group.local, group.others))
        named = Track("", cells=tuple(TrackCell(quiet=names) for names in sides)) if any(sides) else None
        tracks = [
            Track(
                row.name,
                cells=(TrackCell(_votes_of(row.local)), TrackCell(_votes_of(row.others))),
                below=("", row.counts),
                words=(
                    (row.agreement, "") if row.is_divided else ("", row.agreement),
                    (row.decision.text, row.decision.reason),
                ),
                is_highlighted=row.is_marked,
            )
            for row in group.rows
        ]
        if group.frame:
            tracks.append(Track(group.frame))
        tracks += [_decided(decision) for decision in group.decisions]
        groups.append((" · ".join(filter(None, (group.name, group.remark))), (*([named] if named else []), *tracks)))
    headings = rows.headings
    return Tracks(
        tuple(groups),
        rows.key,
        word_headings=(headings[3], headings[4]),
        columns=((headings[0], ""), (headings[1], "")),
    )


def _votes_of(votes: Iterable[JuryMark]) -> tuple[tuple[str, int], ...]:
    return counted(f"vote-{vote.mark}" for vote in votes)


def _decided(decision: Decision) -> Track:
    cell = TrackCell(((f"reached-{decision.mark}", 1),), decision.text, decision.reason, span=2)
    return Track("", cells=(cell,))


def _frames(rows: Frames) -> Tracks:
    groups = []
    for name, found, rule in rows.groups:
        tracks = []
        for row in found:
            cells = [
                TrackCell(((f"reached-{mark}", 1),) if is_answered else (), quiet="" if is_answered else "–")
                for is_answered, (_, _, mark) in zip(row.answers, rows.columns, strict=True)
            ]
            left = rows.total - row.count
            squares = (("reached-other", row.count), ("reached-none", left)) if rows.total <= _MOST_SQUARES else ()
            cells.append(TrackCell(tuple(one for one in squares if one[1]), quiet=row.text))
            tracks.append(Track(row.name, cells=tuple(cells), is_highlighted=row.is_marked, is_plain=True))
        if rule is not None:
            said = (*rule.answers, rule.text)
            tracks.append(Track(rule.name, cells=tuple(TrackCell(quiet=text) for text in said), is_plain=True))
        groups.append((name, tuple(tracks)))
    columns = (*((name, what) for name, what, _ in rows.columns), (rows.count_heading, ""))
    return Tracks(tuple(groups), rows.key, columns=columns)


def _seats(rows: Seats) -> Tracks:
    return Tracks((("", tuple(Track(seat.name, seat.about, f"seat-{seat.mark}") for seat in rows.rows)),))


def _lessons(rows: LessonMap) -> Tracks:
    tracks = tuple(
        Track(
            theme.name,
            cells=tuple(
                TrackCell(counted(f"lesson-{mark}" for mark in cell.squares), quiet=cell.counts) for cell in theme.cells
            ),
        )
        for theme in rows.themes
    )
    return Tracks((("", tracks),), rows.key, rows.heading, columns=rows.groups)


def _advice(rows: Advice) -> Tracks:
    groups = tuple(
        (
            " · ".join(filter(None, (name, count))),
            tuple(
                Track(row.text, lead=f"advice-{row.mark}", words=((row.state, row.change),), is_plain=True)
                for row in found
            ),
        )
        for name, count, found in rows.groups
    )
    return Tracks(groups, rows.key, word_headings=("",))


def _winners(rows: WinnerLines) -> Tracks:
    tracks = tuple(
        Track(
            row.name,
            "\n".join(filter(None, (row.about, row.state))),
            cells=tuple(TrackCell(((f"stage-{disc.mark}", 1),), disc.name, disc.about) for disc in row.discs),
        )
        for row in rows.rows
    )
    return Tracks((("", tracks),), rows.key)


def _municipalities(rows: ComparedMunicipalities) -> Tracks:
    groups = []
    for group in rows.groups:
        heads = Track("", cells=tuple(TrackCell(strong=name, quiet=about) for name, about in group.heads))
        tracks = (Track(row.name, cells=tuple(_known(cell) for cell in row.cells), is_plain=True) for row in group.rows)
        groups.append(("", (heads, *tracks)))
    return Tracks(tuple(groups), rows.key, notes=(rows.not_given,) if rows.not_given else ())


def _known(cell: ComparedCell) -> TrackCell:
    mark = "not_given" if cell.is_missing and cell.mark in ("before", "after") else cell.mark
    said = "\n".join(filter(None, (cell.text, cell.about)))
    return TrackCell(((mark, 1),) if mark else (), cell.word, said, cell.span)


def _ties(rows: Ties) -> Tracks:
    groups = []
    for group in rows.groups:
        tracks = [
            Track(
                row.names,
                row.kind,
                cells=tuple(TrackCell(((f"tie-{mark}", 1),) if mark != "none" else ()) for mark in row.marks),
                words=(("", row.about),),
            )
            for row in group.rows
        ]
        if group.nothing:
            tracks.append(Track(group.nothing, is_plain=True))
        groups.append((group.name, tuple(tracks)))
    return Tracks(
        tuple(groups),
        rows.key,
        word_headings=("",),
        columns=tuple(("", heading) for heading in rows.headings),
    )


def _today(place: float | None) -> tuple[TrackMark, ...]:
    return () if place is None else (TrackMark("today", place, place),)


OF_ROUNDS: Mapping[type, Callable[[Any], Tracks | None]] = MappingProxyType(
    {
        Advice: _advice,
        ComparedMunicipalities: _municipalities,
        CriteriaList: _criteria,
        DaysBars: _days,
        Frames: _frames,
        Funnel: _funnel,
        JuryVotes: _votes,
        LessonMap: _lessons,
        Running: _running,
        Seats: _seats,
        Ties: _ties,
        Timeline: _timeline,
        WinnerLines: _winners,
    }
)
