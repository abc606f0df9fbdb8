"""A running round on a day: what is used and left of each step, and what comes."""

from __future__ import annotations

import datetime as dt

from analysis.chart import Chart
from analysis.charts.round_timeline import Axis
from analysis.charts.round_words import between, in_words, several
from analysis.drawing.round_rows import Running, RunningRow
from analysis.drawing.row_parts import RowKey, Tick
from analysis.numbers.round import Round
from analysis.numbers.round_day import StepOnDay, coming, is_shortest, running, steps_on
from analysis.numbers.round_steps import step_times
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

# As many days as boxes can be counted at a glance.
_MOST_BOXES = 14


def running_round(known: Round | None, on: dt.date, language: Language) -> Chart | None:
    """The round on that day; None where it has not begun, is over, or nobody knows its days."""
    if known is None or known.schedule.span is None or not known.schedule.is_running(on):
        return None
    steps = steps_on(known.schedule, on)
    axis = Axis(known.schedule.span)
    rows = tuple(_row(known, step, on, axis, language) for step in steps)
    return Chart(
        name="round-running",
        title=sentence(_title(known, steps, on, language)),
        subtitle=language.text("round.running.subtitle", date=language.date(on)),
        alt=language.text(
            "round.running.alt", rows="; ".join(f"{row.name}: {_joined(row.strong, row.about)}" for row in rows)
        ),
        table=_table(steps, language),
        sources=(SourceOf("activities", (known.year,)), SourceOf("funnel", (known.year,))),
        rows=Running(
            key=_key(rows, language),
            heading=language.text("round.running.heading"),
            axis_heading=language.text("round.timeline.axis"),
            ticks=tuple(Tick(language.month(month.month), axis.place(month)) for month in axis.months),
            today=axis.place(on),
            today_label=language.text("round.running.today", date=language.day(on)),
            rows=rows,
        ),
        definition=language.text("round.running.definition"),
    )


def running_title(known: Round, on: dt.date, language: Language) -> str | None:
    """What is being done and how long it has left, else what comes; None where no step has known days."""
    steps = steps_on(known.schedule, on)
    now, then = running(steps), coming(steps)
    if now is not None:
        left = language.text("round.running.left_in_words", n=now.days, count=language.in_words(now.days))
        return language.text("round.running.title", name=now.item.name, left=left)
    if then is not None:
        time = language.text("round.days", n=then.days, count=language.number(then.days, 0))
        return language.text("round.running.title_next", name=then.item.name, time=time)
    return None


def _title(known: Round, steps: tuple[StepOnDay, ...], on: dt.date, language: Language) -> str:
    """That what is being done is the shortest step of all, where it is; else what the page's headline says."""
    now = running(steps)
    if now is not None and is_shortest(now, steps):
        return language.text("round.running.title_shortest", name=now.item.name)
    return running_title(known, on, language) or language.text("round.running.title_none")


def _row(known: Round, step: StepOnDay, on: dt.date, axis: Axis, language: Language) -> RunningRow:
    item = step.item
    used: tuple[float, float] | None = None
    left: tuple[float, float] | None = None
    if step.state != "unknown" and item.start and item.end and step.length:
        begin, end, now = axis.place(item.start), axis.place(item.end), axis.place(on)
        used = (begin, min(end, now)) if begin < now else None
        left = (max(begin, now), end) if end > now else None
    window = (
        (axis.place(item.window[0]), axis.place(item.window[1])) if step.state == "unknown" and item.window else None
    )
    boxes = (
        (step.length - step.days, step.length) if step.state == "running" and 0 < step.length <= _MOST_BOXES else None
    )
    day = (axis.place(item.start), axis.place(item.start)) if item.start and not step.length and not window else None
    return RunningRow(
        name=item.name,
        strong=_left(step, language) if step.state == "running" else "",
        about=_about(known, step, language),
        state=step.state,
        used=used or (day if step.state == "done" else None),
        left=left or (day if step.state != "done" else None),
        window=window,
        is_goal=item.first.kind == "milestone",
        boxes=boxes,
    )


def _left(step: StepOnDay, language: Language) -> str:
    if step.days == 0:
        return language.text("round.running.last_day")
    return language.text("round.running.left", n=step.days, count=language.number(step.days, 0))


def _about(known: Round, step: StepOnDay, language: Language) -> str:
    """Beside the days that are left: what is read, when it was, in how many days it comes, or that no day is set."""
    item = step.item
    to_read = next(
        (one.to_read for one in step_times(known) if one.names == (item.name,) and one.reading is not None), None
    )
    read = ""
    if to_read is not None and to_read.is_known:
        what = "applications" if to_read == known.count("applications") else "proposals"
        read = language.text(f"round.running.{what}", n=several(to_read), count=in_words(to_read, language))
    when = between(item.start, item.end, language)
    words = {
        "done": language.text("round.running.done", when=when),
        "running": "",
        "coming": language.text("round.running.in_days", n=step.days, count=language.number(step.days, 0), when=when),
        "unknown": item.first.period or language.text("round.running.not_set"),
    }[step.state]
    if step.state == "running":
        words = language.text("round.running.until", when=language.day(item.end)) if item.end else ""
    return _joined(words, read)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _key(rows: tuple[RunningRow, ...], language: Language) -> tuple[RowKey, ...]:
    marks = [
        ("used", any(row.used and row.used[1] > row.used[0] for row in rows)),
        ("left", any(row.left and row.left[1] > row.left[0] for row in rows)),
        ("window", any(row.window for row in rows)),
        ("now", True),
        ("goal", any(row.is_goal for row in rows)),
        ("day", any(not row.is_goal and _is_day(row) for row in rows)),
    ]
    return tuple(
        RowKey(f"run-{mark}", language.text(f"round.running.key_{mark}")) for mark, is_there in marks if is_there
    )


def _is_day(row: RunningRow) -> bool:
    found = row.used or row.left
    return found is not None and found[0] == found[1]


def _table(steps: tuple[StepOnDay, ...], language: Language) -> Table:
    names = ("activity", "from", "to", "state", "days_left", "days_until")
    kinds = {"from": "date", "to": "date", "days_left": "number", "days_until": "number"}
    return Table(
        tuple(
            Column(language.text(f"round.table.{name}"), kinds.get(name, "text"), is_of_files=name == "activity")
            for name in names
        ),
        tuple(
            (
                step.item.name,
                step.item.start,
                step.item.end,
                language.text(f"round.running.state_{step.state}"),
                step.days if step.state == "running" else None,
                step.days if step.state == "coming" else None,
            )
            for step in steps
        ),
    )
