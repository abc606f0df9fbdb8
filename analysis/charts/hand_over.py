"""The charts of the whole programme's line: what happened, and whether it is ready to be handed over."""

from __future__ import annotations

import datetime as dt

from analysis.chart import Chart, Missing
from analysis.charts.event_lines import event_marks
from analysis.drawing.action_rows import Checklist, CheckRow, RowMark
from analysis.drawing.axes import DayLine
from analysis.drawing.event_marks import placed
from analysis.drawing.row_parts import RowKey, Tick
from analysis.drawing.rows import EventAxis
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.wheel import Check, Wheel
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_MARKS: dict[str, RowMark] = {
    "done": "done",
    "late": "late",
    "open": "open",
    "not_begun": "not_taken_up",
    "dropped": "dropped",
}
_ROOM = 0.035  # of the line, for a letter


def happened(facts: Facts, selection: Selection, known: Wheel, language: Language) -> Chart | None:
    """Every event on the programme's line, with the letters it has on all other axes; None where there is none."""
    if not known.events:
        return None
    dated = [event for event in known.events if event.date is not None]
    days = [*(event.date for event in dated if event.date is not None), known.on]
    first = dt.date(min([*days, *([known.start] if known.start else [])]).year, 1, 1)
    last = dt.date(max([*days, *([known.end] if known.end else [])]).year, 12, 31)
    line = DayLine(first, last)
    marks = placed(event_marks(dated, line.place, language), _ROOM)
    years = range(first.year, last.year + 1)
    step = -(-len(years) // 8)
    names = tuple(
        (event.letter, event.name, language.date(event.date) if event.date else language.text("wheel.events.no_date"))
        for event in known.events
    )
    key = [RowKey("event", language.text("wheel.key_event"))]
    if any(event.is_of_leader for event in dated):
        key.append(RowKey("leader", language.text("wheel.key_leader")))
    if not dated:
        key = []
    hands_over = known.opens_on is not None and known.end is not None
    return Chart(
        name="events",
        title=_title(facts, selection, known, language),
        subtitle=language.text("wheel.events.subtitle"),
        alt=language.text("wheel.events.alt", rows="; ".join(f"{name} ({date})" for _, name, date in names)),
        table=Table(
            (
                Column(language.text("wheel.column_letter")),
                Column(language.text("wheel.column_event")),
                Column(language.text("wheel.column_date"), "date"),
                Column(language.text("wheel.column_about")),
                Column(language.text("charts.columns.indicator")),
            ),
            tuple(
                (
                    event.letter,
                    event.name,
                    event.date,
                    event.text,
                    indicator_name(facts, selection.year, event.indicator, language) if event.indicator else None,
                )
                for event in known.events
            ),
        ),
        sources=(SourceOf("events"),),
        rows=EventAxis(
            key=tuple(key),
            ticks=tuple(
                Tick(str(year), line.place(dt.date(year, 7, 1))) for year in years if (year - first.year) % step == 0
            )
            if dated
            else (),
            events=marks,
            today=line.place(known.on) if dated else None,
            shaded=(line.place(known.opens_on), language.text("wheel.events.hand_over"))
            if hands_over and known.opens_on is not None
            else None,
            spoken="; ".join(mark.name for mark in marks),
            names=names,
        ),
    )


def _title(facts: Facts, selection: Selection, known: Wheel, language: Language) -> str:
    count, told_of = len(known.events), known.indicator_of_most_events
    if told_of is None or told_of[1] < 2:
        return sentence(language.text("wheel.events.title", n=count, count=language.in_words(count)))
    indicator, most = told_of
    name = in_sentence(indicator_name(facts, selection.year, indicator, language))
    values = {"most": language.in_words(most), "count": language.in_words(count), "name": name}
    return sentence(language.text("wheel.events.title_about", **values))


def readiness(known: Wheel, language: Language) -> Chart | None:
    """The list for hand-over; when it opens, where it is too early; what is missing, where it is empty."""
    if not known.is_handing_over:
        return _before(known, language)
    if not known.checks:
        return _empty(known, language)
    counted = [check for check in known.checks if check.state != "dropped"]
    ready = len(known.ready)
    return Chart(
        name="readiness",
        title=sentence(
            language.text(
                "wheel.readiness.title",
                n=ready,
                ready=language.in_words(ready),
                count=language.in_words(len(counted)),
            )
        ),
        subtitle=_time_left(known, language),
        alt=language.text(
            "wheel.readiness.alt", rows="; ".join(f"{check.item}: {_about(check, language)}" for check in known.checks)
        ),
        table=_table(known, language),
        sources=(SourceOf("readiness"),),
        rows=Checklist(
            tuple(CheckRow(_MARKS[check.state], check.item, _about(check, language)) for check in known.checks)
        ),
        definition=language.text("wheel.readiness.definition"),
    )


def _about(check: Check, language: Language) -> str:
    if check.state == "done":
        done = language.text("wheel.check_done")
        return sentence(f"{done} {language.date(check.done_on)}." if check.done_on else f"{done}.")
    due = language.text("wheel.readiness.due", date=language.date(check.due)) if check.due else ""
    parts = (language.text(f"wheel.check_{check.state}"), check.responsible or language.text("wheel.nobody"), due)
    return " ".join(f"{sentence(part)}." for part in parts if part)


def _time_left(known: Wheel, language: Language) -> str:
    if known.end is None:
        return language.text("wheel.readiness.no_end")
    left = (known.end - known.on).days
    if left < 0:
        return language.text("wheel.readiness.ended", date=language.date(known.end))
    return language.text("wheel.readiness.subtitle", time=language.duration(left))


def _before(known: Wheel, language: Language) -> Chart | None:
    if known.opens_on is None:
        return None
    return _missing("early", language, date=language.date(known.opens_on))


def _empty(known: Wheel, language: Language) -> Chart:
    assert known.end is not None  # without an end the list is open only where there is one
    return _missing("empty", language, date=language.date(known.end))


def _missing(name: str, language: Language, **values: str) -> Chart:
    said = [language.text(f"wheel.readiness.{name}_{part}", **values) for part in ("title", "why", "what")]
    return Chart(
        name="readiness",
        title=language.text("wheel.readiness.heading"),
        subtitle="",
        alt=said[0],
        table=Table((), ()),
        sources=(),
        missing=Missing(said[0], said[1], said[2], is_mended_by_loading=name == "empty"),
    )


def _table(known: Wheel, language: Language) -> Table:
    names = ("what", "responsible", "date", "state", "about")
    return Table(
        tuple(Column(language.text(f"wheel.column_{name}"), "date" if name == "date" else "text") for name in names),
        tuple(
            (
                check.item,
                check.responsible,
                check.done_on or check.due,
                language.text(f"wheel.check_{check.state}"),
                check.text,
            )
            for check in known.checks
        ),
    )
