"""When a round's activities were or are: phases, known days, months, windows of what has no date, and hand-overs."""

from __future__ import annotations

import datetime as dt

from analysis.chart import Chart
from analysis.charts.round_words import between
from analysis.drawing.round_rows import Timeline, TimeMark, TimeRow, TimeSpan
from analysis.drawing.row_parts import RowKey, Tick
from analysis.numbers.round import Round
from analysis.numbers.round_steps import jury_time
from analysis.numbers.round_time import Activity, Item, Window
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

# Shares of a line about 720 pixels long: a mark with its space, a letter of a label.
_MARK, _LETTER = 0.018, 0.0095
_LEAST_DOUBT = 0.025  # a question mark is wider than a few days
_QUARTER, _MONTHS_OF_MANY = 3, 9
_KEYS: tuple[TimeMark, ...] = ("day", "days", "phase", "month", "unknown", "doubtful", "council", "school")


class Axis:
    """Places of days on a line that holds whole months."""

    def __init__(self, span: Window) -> None:
        self.first = span[0].replace(day=1)
        self.last = (span[1].replace(day=28) + dt.timedelta(days=4)).replace(day=1)

    def place(self, day: dt.date) -> float:
        """The day as a share of the line."""
        return (day - self.first).days / (self.last - self.first).days

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The first day of each month."""
        found, month = [], self.first
        while month < self.last:
            found.append(month)
            month = (month + dt.timedelta(days=32)).replace(day=1)
        return tuple(found)


def timeline(known: Round | None, language: Language, on: dt.date | None = None) -> Chart | None:
    """Every activity under its phase, with the council's and the school's days below. None without activities."""
    if known is None or not known.schedule.items:
        return None
    schedule = known.schedule
    axis = Axis(schedule.span) if schedule.span else None
    jury = jury_time(known)
    marked = jury.names[0] if jury and jury.is_too_short and not jury.is_between else None
    rows: list[TimeRow] = []
    for phase, items in schedule.by_phase:
        if phase is not None:
            rows.append(_phase_row(phase, axis, language))
        elif len(schedule.by_phase) > 1:
            rows.append(_heading(language.text("round.timeline.no_phase")))
        rows.extend(_row(item, axis, is_marked=item.name == marked, language=language) for item in items)
    rows.extend(_beside(known, axis, language))
    drawn = {span.mark for row in rows for span in row.spans}
    return Chart(
        name="round-timeline",
        title=sentence(_title(known, language)),
        subtitle=language.text("round.timeline.subtitle"),
        about_marks=_about_marks(known, on, language),
        alt=language.text(
            "round.timeline.alt", rows="; ".join(f"{row.name}: {row.words}" if row.words else row.name for row in rows)
        ),
        table=_table(known, language),
        sources=(SourceOf("activities", (known.year,)),),
        rows=Timeline(
            key=tuple(
                RowKey(f"time-{mark}", language.text(f"round.timeline.key_{mark}")) for mark in _KEYS if mark in drawn
            ),
            heading=language.text("round.timeline.heading"),
            axis_heading=language.text("round.timeline.axis"),
            ticks=_ticks(axis, language),
            today=axis.place(on) if axis and on and axis.first <= on < axis.last else None,
            busy=_busy(known, axis, language),
            rows=tuple(rows),
        ),
        definition=language.text("round.timeline.definition"),
    )


def _title(known: Round, language: Language) -> str:
    items = known.schedule.items
    unknown, doubtful = known.schedule.count_of("undated"), known.schedule.count_of("doubtful")
    whole = language.in_words(len(items)) if len(items) < 10 else language.number(len(items), 0)
    if not unknown and not doubtful:
        return language.text("round.timeline.title_all", n=len(items), count=whole)
    if not unknown:
        return language.text("round.timeline.title_doubtful", n=doubtful, count=language.in_words(doubtful), all=whole)
    parts = [language.text("round.timeline.unknown", n=unknown, count=language.in_words(unknown), all=whole)]
    if doubtful:
        parts.append(language.text("round.timeline.doubtful", n=doubtful, count=language.in_words(doubtful)))
    return language.text("round.timeline.joined", first=parts[0], second=parts[1]) if doubtful else parts[0]


def _about_marks(known: Round, on: dt.date | None, language: Language) -> str:
    items = known.schedule.items
    undated = [item for item in items if item.quality == "undated" and _is_alike(item)]
    parts = [language.text("round.timeline.subtitle_undated")] if any(item.window for item in undated) else []
    if not all(item.window for item in undated):
        parts.append(language.text("round.timeline.subtitle_no_place"))
    if known.schedule.of_kind("council") or known.schedule.of_kind("school"):
        parts.append(language.text("round.timeline.subtitle_beside"))
    if on is not None and known.schedule.is_running(on):
        parts.append(language.text("round.timeline.subtitle_today", date=language.day(on)))
    return " ".join(parts)


def _phase_row(phase: Activity, axis: Axis | None, language: Language) -> TimeRow:
    number = f"{phase.code} " if phase.code else ""
    words = phase.period or between(phase.start, phase.last, language)
    spans = () if axis is None or phase.start is None else (_span(axis, phase.start, phase.last, "phase"),)
    return _placed(f"{number}{phase.activity}", spans, words, is_phase=True)


def _heading(name: str) -> TimeRow:
    return TimeRow(name, (), "", "", 0.0, is_phase=True)


def _row(item: Item, axis: Axis | None, *, is_marked: bool, language: Language) -> TimeRow:
    handed = item.first.handed_to
    return _placed(
        item.name,
        () if axis is None else _spans(item, axis),
        _words(item, language),
        is_marked=is_marked,
        handed=language.text("round.timeline.handed", to=handed) if handed else "",
    )


def _spans(item: Item, axis: Axis) -> tuple[TimeSpan, ...]:
    if item.window is None:
        return ()
    if _is_alike(item) and item.quality in ("undated", "doubtful"):
        return (_span(axis, *item.window, "unknown" if item.quality == "undated" else "doubtful"),)
    found = {(one.start, one.last or one.start, one.quality) for one in item.members if one.start}
    return tuple(_span(axis, start, last, _mark(start, last, quality)) for start, last, quality in sorted(found))


def _is_alike(item: Item) -> bool:
    """Whether the days of all its municipalities are equally sure."""
    return all(one.quality == item.quality for one in item.members)


def _mark(start: dt.date, last: dt.date, quality: str) -> TimeMark:
    if quality in ("month", "doubtful"):
        return "month" if quality == "month" else "doubtful"
    return "day" if start == last else "days"


def _span(axis: Axis, start: dt.date, last: dt.date | None, mark: TimeMark) -> TimeSpan:
    begin = axis.place(start)
    is_day = mark == "day" or (mark == "council")
    return TimeSpan(begin, begin if is_day else axis.place((last or start) + dt.timedelta(days=1)), mark)


def _words(item: Item, language: Language) -> str:
    """When it is, in words: each municipality's day, the source's own words, or that no day is given."""
    first = item.first
    if not _is_alike(item):
        parts = [", ".join(f"{one.municipality or ''} {_day_words(one, language)}".strip() for one in item.members)]
    elif item.quality == "undated":
        key = "no_date" if item.window else "no_place"
        parts = [language.text(f"round.timeline.{key}"), first.period or ""]
    elif item.quality == "doubtful":
        parts = [language.text("round.timeline.in_doubt"), first.note or ""]
    elif item.quality == "month":
        parts = [first.period or between(item.start, item.end, language), language.text("round.timeline.no_day")]
    else:
        days = {(one.start, one.last) for one in item.members}
        if len(days) > 1:
            names = [
                f"{one.municipality or ''} {between(one.start, one.last, language)}".strip() for one in item.members
            ]
            parts = [", ".join(names)]
        else:
            parts = [between(first.start, first.last, language)]
    return ", ".join(part for part in parts if part)


def _day_words(one: Activity, language: Language) -> str:
    if one.quality == "undated":
        return language.text("round.timeline.no_date")
    words = between(one.start, one.last, language)
    if one.quality == "known":
        return words
    return f"{words} ({language.text(f'round.timeline.quality_{one.quality}')})"


def _placed(
    name: str,
    spans: tuple[TimeSpan, ...],
    words: str,
    *,
    is_phase: bool = False,
    is_marked: bool = False,
    handed: str = "",
) -> TimeRow:
    """The row with its words after its marks, or before them where there is no room after."""
    label = ", ".join(filter(None, (words, handed)))
    begin = min((span.begin for span in spans), default=0.0)
    end = max(
        (max(span.end, span.begin + _LEAST_DOUBT) if span.mark == "doubtful" else span.end for span in spans),
        default=0.0,
    )
    length = len(label) * _LETTER + _MARK
    is_before = end + length > 1 and begin - length > 0
    # Where there is room on neither side, the words stand in what is drawn.
    place = begin if is_before or end + length > 1 else end
    return TimeRow(name, spans, words, label, place, is_before, is_phase, is_marked, handed)


def _beside(known: Round, axis: Axis | None, language: Language) -> list[TimeRow]:
    """The council's meetings and the school's holidays, a row each: they bind the round and are no part of it."""
    rows = []
    for kind in ("council", "school"):
        found = known.schedule.of_kind(kind)
        dated = [one for one in found if one.start]
        if not dated:
            continue
        spans = (
            ()
            if axis is None
            else tuple(
                _span(
                    axis, max(one.start, axis.first), min(one.last or one.start, axis.last - dt.timedelta(days=1)), kind
                )
                for one in dated
                if one.start and axis.first <= (one.last or one.start) and one.start < axis.last
            )
        )
        words = "; ".join(f"{one.activity} {between(one.start, one.last, language)}" for one in dated)
        rows.append(TimeRow(language.text(f"round.timeline.{kind}"), spans, words, "", 0.0))
    return [_heading(language.text("round.timeline.beside")), *rows] if rows else []


def _busy(known: Round, axis: Axis | None, language: Language) -> tuple[float, float, str] | None:
    """The week with most hours of work, where hours are known."""
    busiest = known.schedule.busiest_week()
    if busiest is None or axis is None:
        return None
    monday, _ = busiest
    begin = axis.place(monday)
    return begin, axis.place(monday + dt.timedelta(days=7)), language.text("round.timeline.busiest")


def _ticks(axis: Axis | None, language: Language) -> tuple[Tick, ...]:
    if axis is None:
        return ()
    every = _QUARTER if len(axis.months) > _MONTHS_OF_MANY + 3 else 1
    shown = [month for month in axis.months if (month.month - 1) % every == 0]
    first_years = {min(month for month in shown if month.year == year) for year in {month.year for month in shown}}
    many = len({month.year for month in shown}) > 1
    return tuple(
        Tick(
            f"{language.month(month.month)} {month.year}"
            if many and month in first_years
            else language.month(month.month),
            axis.place(month),
        )
        for month in shown
    )


def _table(known: Round, language: Language) -> Table:
    names = (
        "activity",
        "municipality",
        "phase",
        "from",
        "to",
        "certainty",
        "words",
        "responsible",
        "handed_to",
        "with_followers",
        "hours",
    )
    kinds = {"from": "date", "to": "date", "hours": "number"}
    of_files = ("activity", "municipality", "phase", "words", "responsible", "handed_to")
    return Table(
        tuple(
            Column(language.text(f"round.table.{name}"), kinds.get(name, "text"), is_of_files=name in of_files)
            for name in names
        ),
        tuple(
            (
                one.activity,
                one.municipality,
                phase.activity if phase else one.phase,
                one.start,
                one.last,
                language.text(f"round.timeline.quality_{one.quality}"),
                one.period,
                one.responsible,
                one.handed_to,
                None
                if one.with_followers is None
                else language.text("round.table.yes" if one.with_followers else "round.table.no"),
                one.hours,
            )
            for phase, items in known.schedule.by_phase
            for item in items
            for one in item.members
        ),
    )
