"""The charts of the programme's year: what is late, what is next, the year in lanes, and a change of leader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from analysis.chart import Chart, Missing
from analysis.charts.event_lines import event_marks
from analysis.drawing.action_rows import RowMark
from analysis.drawing.event_marks import placed
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.rows import Dated, DatedRow, Lane, LaneMark, YearLanes
from analysis.numbers.events import Event
from analysis.numbers.wheel import Entry, Wheel
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_DATASETS = {"wheel": "wheel", "action": "actions", "plan": "plan_items", "readiness": "readiness"}
_LANES: tuple[tuple[str, tuple[str | None, ...]], ...] = (
    ("meetings", ("board_meeting",)),
    ("reports", ("report", "fact_sheet", "assessment")),
    ("counts", ("survey", "job_count")),
    ("deadlines", ("deadline", "hand_over")),
    ("others", (None,)),
)
_MARKS: dict[str, RowMark] = {"done": "done", "over": "done", "late": "late", "coming": "open"}
_WORST = ("late", "coming", "over", "done")
# Shares of a lane about 800 pixels long: a mark with its space, a letter of a label.
_MARK, _LETTER = 0.024, 0.0092
_A_WEEK = 6
_RECENTLY = 365


def late(known: Wheel, language: Language) -> Chart | None:
    """What should have been done, longest over due first; None where there are no entries at all."""
    if not known.entries:
        return None
    rows = [
        (entry, language.text("wheel.days_late", time=language.duration((known.on - entry.date).days)))
        for entry in known.late
    ]
    title = language.text("wheel.late.title", n=len(rows), count=sentence(language.in_words(len(rows))))
    return _dated("wheel-late", title, language.text("wheel.late.subtitle"), known, rows, language)


def upcoming(known: Wheel, language: Language) -> Chart | None:
    """What comes in the next two months; None where there are no entries at all."""
    if not known.entries:
        return None
    rows = [(entry, "") for entry in known.next]
    title = language.text("wheel.next.title", n=len(rows), count=sentence(language.in_words(len(rows))))
    return _dated("wheel-next", title, language.text("wheel.next.subtitle"), known, rows, language)


def year(known: Wheel, language: Language) -> Chart:
    """The year in lanes; says what is missing where nothing is loaded."""
    entries, happened = known.of_year(known.year), _events_of(known)
    if not known.entries:
        return _nothing(language)
    today = _place(known.on) if known.on.year == known.year else None
    lanes = [
        _lane(language.text(f"wheel.lane_{name}"), [entry for entry in entries if entry.kind in kinds], today, language)
        for name, kinds in _LANES
    ]
    lanes = [lane for lane in lanes if lane[0].marks]
    drawn = [lane for lane, _ in lanes]
    if happened:
        marks = placed(event_marks(happened, _place, language), 0.02)
        spoken = "; ".join(mark.name for mark in marks)
        drawn.append(Lane(language.text("wheel.lane_events"), (), marks, spoken))
    notes = [note for _, found in lanes for note in found]
    notes += [f"{event.letter}: {event.name}, {_day(event.date, known, language)}" for event in happened]
    return Chart(
        name="wheel-year",
        title=_year_title(known, entries, language),
        subtitle=_year_subtitle(known, language),
        alt=language.text("wheel.year.alt", rows="; ".join(f"{lane.name}: {lane.spoken}" for lane in drawn)),
        table=_table(entries, language),
        sources=_sources(known.entries, with_events=bool(happened)),
        rows=YearLanes(
            key=_key(entries, happened, language),
            heading=language.text("wheel.year.heading"),
            axis_heading=language.text("wheel.year.months"),
            months=tuple(
                Tick(
                    language.month(month),
                    _place(dt.date(known.year, month, 1)),
                    is_emphasised=(known.year, month) == (known.on.year, known.on.month),
                )
                for month in range(1, 13)
            ),
            today=today,
            lanes=tuple(drawn),
            notes=tuple(notes),
            by_month=_by_month(entries, happened, language),
        ),
        definition=language.text("wheel.definition"),
    )


def leader(known: Wheel, language: Language) -> Chart | None:
    """What hangs on the last change of leader; None where nobody has left within a year and the post is filled."""
    vacancy = known.vacancy
    if vacancy is None:
        return None
    is_open = vacancy.is_open(known.on)
    if not is_open and vacancy.until is not None and (known.on - vacancy.until).days > _RECENTLY:
        return None
    lists = [("without_owner", known.without_owner), ("of_leader", known.of_leader)]
    rows = [
        DatedRow(
            language.date(action.due) if action.due else language.text("wheel.leader.no_due"),
            action.text,
            language.text(f"wheel.leader.{name}"),
        )
        for name, found in lists
        for action in found
    ]
    time = language.duration(vacancy.days(known.on))
    left = language.date(vacancy.left_on)
    return Chart(
        name="wheel-leader",
        title=language.text(f"wheel.leader.title_{'open' if is_open else 'filled'}", time=time, date=left),
        subtitle=language.text("wheel.leader.subtitle", n=len(rows), count=sentence(language.in_words(len(rows)))),
        alt=language.text("wheel.leader.alt", rows="; ".join(f"{row.name} ({row.about})" for row in rows)),
        table=Table(
            tuple(Column(language.text(f"wheel.column_{name}")) for name in ("what", "date", "why")),
            tuple((row.name, row.date, row.about) for row in rows),
        ),
        sources=(SourceOf("events"), *([SourceOf("actions")] if rows else [])),
        rows=Dated(tuple(rows)) if rows else None,
        definition=language.text("wheel.leader.definition"),
    )


def _dated(
    name: str, title: str, subtitle: str, known: Wheel, rows: Sequence[tuple[Entry, str]], language: Language
) -> Chart:
    entries = [entry for entry, _ in rows]
    drawn = tuple(
        DatedRow(_day(entry.date, known, language), entry.text, _about(entry, language, more)) for entry, more in rows
    )
    return Chart(
        name=name,
        title=title,
        subtitle=subtitle,
        alt=". ".join([title, *(f"{row.date}: {row.name}" for row in drawn)]),
        table=_table(entries, language),
        sources=_sources(entries),
        rows=Dated(drawn) if drawn else None,
        definition=language.text("wheel.definition"),
    )


def _about(entry: Entry, language: Language, more: str) -> str:
    """What it is, who answers for it, and how late it is."""
    kind = entry_kind_name(entry, language)
    what = kind if entry.origin == "wheel" else language.text(f"wheel.origin_{entry.origin}")
    what = "" if what.casefold() == entry.text.casefold() else what
    parts = (what, entry.responsible or language.text("wheel.nobody"), more)
    return " ".join(f"{sentence(part)}." for part in parts if part)


def entry_kind_name(entry: Entry, language: Language) -> str:
    """What kind of entry it is, in words; "" where nothing says it."""
    return language.text(f"wheel.kind_{entry.kind}") if entry.kind else ""


def _day(date: dt.date | None, known: Wheel, language: Language) -> str:
    assert date is not None  # asked only of what has a day
    return language.day(date) if date.year == known.on.year else language.date(date)


def _place(day: dt.date) -> float:
    return (day - dt.date(day.year, 1, 1)).days / (dt.date(day.year + 1, 1, 1) - dt.date(day.year, 1, 1)).days


def _events_of(known: Wheel) -> list[Event]:
    return [event for event in known.events if event.date is not None and event.date.year == known.year]


def _lane(name: str, entries: Sequence[Entry], today: float | None, language: Language) -> tuple[Lane, list[str]]:
    """A lane, and what of it is listed in words: what stands within a week of each other is one mark."""
    clusters: list[list[Entry]] = []
    for entry in entries:
        if clusters and (entry.date - clusters[-1][-1].date).days <= _A_WEEK:
            clusters[-1].append(entry)
        else:
            clusters.append([entry])
    marks, notes, free_from = [], [], 0.0
    for number, cluster in enumerate(clusters):
        place = _place(cluster[0].date)
        end = _place(clusters[number + 1][0].date) if number + 1 < len(clusters) else 1.0
        state = min((entry.state for entry in cluster), key=_WORST.index)
        label, is_before = _label(_labels(cluster, language), place, (free_from, end), today)
        marks.append(LaneMark(place, _MARKS[state], label, is_before))
        free_from = place + _MARK + (0 if is_before else len(label) * _LETTER)
        if len(cluster) > 1:
            said = "; ".join(f"{language.day(entry.date)} {entry.text}" for entry in cluster)
            notes.append(f"{name}: {said}")
    spoken = "; ".join(
        f"{language.day(entry.date)}: {entry.text}, {language.text(f'wheel.state_{entry.state}')}" for entry in entries
    )
    return Lane(name, tuple(marks), (), spoken), notes


def _labels(cluster: Sequence[Entry], language: Language) -> list[str]:
    """What may stand beside a mark, the fullest first."""
    first = cluster[0]
    if len(cluster) > 1:
        return [
            language.text("wheel.several", n=len(cluster), count=language.in_words(len(cluster))),
            f"{len(cluster)}",
        ]
    day = language.day_of_month(first.date)
    if first.kind == "board_meeting":
        return [day]
    return [first.text, *([entry_kind_name(first, language)] if first.kind not in (None, "deadline") else []), day]


def _label(labels: Sequence[str], place: float, free: tuple[float, float], today: float | None) -> tuple[str, bool]:
    """The fullest label that has room after the mark or before it, and is not written over the line of today."""
    for label in labels:
        length = len(label) * _LETTER
        after = (place + _MARK, place + _MARK + length)
        before = (place - length - _MARK / 2, place - _MARK / 2)
        for (first, last), is_before in ((after, False), (before, True)):
            if free[0] <= first and last <= free[1] and not (today is not None and first <= today <= last):
                return label, is_before
    return "", False


def _by_month(
    entries: Sequence[Entry], happened: Sequence[Event], language: Language
) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """Each month that has something, with its days: day, mark, text."""
    rows: list[tuple[dt.date, str, str]] = [(entry.date, _MARKS[entry.state], entry.text) for entry in entries]
    for event in happened:
        assert event.date is not None  # chosen by its year
        rows.append((event.date, "leader" if event.is_of_leader else "event", f"{event.letter} {event.name}"))
    return tuple(
        (
            sentence(language.month_name(month)),
            tuple((language.day_of_month(day), mark, text) for day, mark, text in found),
        )
        for month, found in groupby(sorted(rows), key=lambda row: row[0].month)
    )


def _year_title(known: Wheel, entries: Sequence[Entry], language: Language) -> str:
    held = [entry for entry in entries if entry.kind == "assessment" and entry.origin == "wheel"]
    if held:
        return language.text(
            f"wheel.year.title_{held[0].state}", year=known.year, month=language.month_name(held[0].date.month)
        )
    return language.text("wheel.year.title", year=known.year, n=len(entries), count=language.in_words(len(entries)))


def _year_subtitle(known: Wheel, language: Language) -> str:
    if known.on.year == known.year:
        return language.text("wheel.year.subtitle", date=language.day(known.on))
    return language.text("wheel.year.subtitle_other", year=known.on.year)


def _key(entries: Sequence[Entry], happened: Sequence[Event], language: Language) -> tuple[RowKey, ...]:
    drawn = {_MARKS[entry.state] for entry in entries}
    marks: list[tuple[str, str]] = [(mark, f"wheel.key_{mark}") for mark in ("done", "open", "late") if mark in drawn]
    if any(not event.is_of_leader for event in happened):
        marks.append(("event", "wheel.key_event"))
    if any(event.is_of_leader for event in happened):
        marks.append(("leader", "wheel.key_leader"))
    return tuple(RowKey(mark, language.text(key)) for mark, key in marks)


def _table(entries: Sequence[Entry], language: Language) -> Table:
    names = ("date", "what", "kind", "responsible", "state")
    return Table(
        tuple(Column(language.text(f"wheel.column_{name}"), "date" if name == "date" else "text") for name in names),
        tuple(
            (
                entry.date,
                entry.text,
                entry_kind_name(entry, language)
                if entry.origin == "wheel"
                else language.text(f"wheel.origin_{entry.origin}"),
                entry.responsible,
                language.text(f"wheel.state_{entry.state}"),
            )
            for entry in entries
        ),
    )


def _sources(entries: Sequence[Entry], *, with_events: bool = False) -> tuple[SourceOf, ...]:
    names = [_DATASETS[origin] for origin in _DATASETS if any(entry.origin == origin for entry in entries)]
    return tuple(SourceOf(name) for name in (*names, *(["events"] if with_events else [])))


def _nothing(language: Language) -> Chart:
    said = {name: language.text(f"wheel.missing_{name}") for name in ("title", "why", "what")}
    return Chart(
        name="wheel-year",
        title=language.text("wheel.none"),
        subtitle="",
        alt=language.text("wheel.none"),
        table=Table((), ()),
        sources=(),
        missing=Missing(said["title"], said["why"], said["what"]),
    )
