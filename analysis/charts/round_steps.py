"""Days of each step of a round, in the order of the process, and where they are too few for what must be read."""

from __future__ import annotations

from analysis.chart import Chart
from analysis.charts.round_words import between, days, figures, in_words, several, step_name
from analysis.drawing.round_rows import DaysBars, DaysRow
from analysis.drawing.row_parts import RowKey, Tick
from analysis.numbers.round import Round
from analysis.numbers.round_steps import StepTime, shortest_step, step_times
from analysis.sources import SourceOf
from analysis.table import Column, Table
from data.terms.reading_steps import reading_steps
from language import Language, sentence

_WEEK = 7
_MOST_TICKS = 6


def steps(known: Round | None, language: Language) -> Chart | None:
    """The days of every step; None where no step is known."""
    found = step_times(known) if known is not None else ()
    if known is None or not found:
        return None
    marked = shortest_step(found)
    whole = _axis(found)
    rows = tuple(_row(step, whole, is_marked=step is marked, language=language) for step in found)
    return Chart(
        name="round-steps",
        title=sentence(_title(found, marked, language)),
        subtitle=language.text("round.days_of_steps.subtitle"),
        alt=language.text(
            "round.days_of_steps.alt",
            rows="; ".join(" ".join(filter(None, (f"{row.name}: {row.value}.", row.warning))) for row in rows),
        ),
        table=_table(found, language),
        sources=(SourceOf("activities", (known.year,)), SourceOf("funnel", (known.year,))),
        rows=DaysBars(
            key=_key(rows, language),
            heading=language.text("round.days_of_steps.heading"),
            value_heading=language.text("round.days_of_steps.value_heading"),
            ticks=_ticks(whole, language),
            rows=rows,
        ),
        definition=_definition(language),
    )


def warning(step: StepTime, language: Language) -> str:
    """That it has fewer days than what is read in it asks for; "" where it has enough."""
    if not step.is_too_short or step.needed is None or step.reading is None:
        return ""
    what = step.reading.what
    return language.text(
        f"round.days_of_steps.too_short_{what}",
        n=several(step.to_read),
        count=figures(step.to_read, language),
        needed=language.number(step.needed, 0),
    )


def _title(found: tuple[StepTime, ...], marked: StepTime | None, language: Language) -> str:
    if marked is None:
        known = [step for step in found if step.days.is_known]
        return language.text("round.days_of_steps.title_known", n=len(known), count=language.in_words(len(known)))
    name, time = step_name(marked, language), days(marked, language)
    if marked.is_too_short and marked.reading is not None:
        return language.text(
            f"round.days_of_steps.title_{marked.reading.what}",
            n=several(marked.to_read),
            name=name,
            time=time,
            count=in_words(marked.to_read, language),
        )
    return language.text("round.days_of_steps.title_shortest", name=name, time=time)


def _axis(found: tuple[StepTime, ...]) -> float:
    """How many days the axis has: those of the longest step, with room for what nobody knows the end of."""
    longest = [float(step.days.most or (step.days.least or 0) * 1.5) for step in found]
    return max([*longest, *(step.needed or 0 for step in found), float(_WEEK)])


def _row(step: StepTime, whole: float, *, is_marked: bool, language: Language) -> DaysRow:
    sure = step.days.least if step.days.least is not None else step.days.most
    return DaysRow(
        name=step_name(step, language),
        about=between(step.start, step.end, language),
        value=days(step, language),
        sure=None if sure is None else sure / whole,
        has_more=step.days.is_known and step.days.exact is None,
        needed=step.needed / whole if step.needed is not None and step.is_too_short else None,
        warning=warning(step, language),
        is_marked=is_marked,
    )


def _ticks(whole: float, language: Language) -> tuple[Tick, ...]:
    weeks = int(whole // _WEEK)
    every = max(1, -(-weeks // _MOST_TICKS))
    return tuple(
        Tick(language.text("round.weeks", n=week, count=week) if week else "0", week * _WEEK / whole)
        for week in range(0, weeks + 1, every)
    )


def _key(rows: tuple[DaysRow, ...], language: Language) -> tuple[RowKey, ...]:
    marks = [("days", any(row.sure is not None for row in rows)), ("more", any(row.has_more for row in rows))]
    marks += [("frame", any(row.sure is None for row in rows)), ("needed", any(row.needed is not None for row in rows))]
    return tuple(
        RowKey(f"round-{mark}", language.text(f"round.days_of_steps.key_{mark}"))
        for mark, is_there in marks
        if is_there
    )


def _definition(language: Language) -> str:
    days_each = {step.what: language.number(step.days_each, 2) for step in reading_steps()}
    return language.text("round.days_of_steps.definition", **days_each)


def _table(found: tuple[StepTime, ...], language: Language) -> Table:
    names = ("step", "from", "to", "days_least", "days_most", "words", "to_read", "days_needed", "warning")
    kinds = {"from": "date", "to": "date", "days_least": "number", "days_most": "number", "days_needed": "number"}
    return Table(
        tuple(Column(language.text(f"round.table.{name}"), kinds.get(name, "text")) for name in names),
        tuple(
            (
                step_name(step, language),
                step.start,
                step.end,
                step.days.least,
                step.days.most,
                days(step, language),
                figures(step.to_read, language) if step.to_read.is_known else None,
                step.needed,
                warning(step, language) or None,
            )
            for step in found
        ),
    )
