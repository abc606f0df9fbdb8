"""The work of a round: what somebody has counted of it, and hours by week beside council and school."""

from __future__ import annotations

import datetime as dt

from analysis.chart import Chart, Missing
from analysis.drawing.round_rows import EffortRow, Efforts, WeekColumn, Weeks
from analysis.drawing.row_parts import RowKey, Tick
from analysis.numbers.round import Effort, Round
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

_WEEK = dt.timedelta(days=7)


def effort(known: Round | None, language: Language) -> Chart | None:
    """What is counted of the work; says that hours are missing where nobody counted them. None without a round."""
    if known is None:
        return None
    is_counted = bool(known.hours)
    return Chart(
        name="round-effort",
        title=sentence(_title(known, language)),
        subtitle=language.text("round.effort.subtitle" if known.efforts else "round.effort.subtitle_none"),
        alt=language.text(
            "round.effort.alt",
            rows="; ".join(" ".join(filter(None, (_number(one, language), one.effort))) for one in known.efforts),
        ),
        table=_table(known, language),
        sources=(SourceOf("effort", (known.year,)),) if known.efforts else (),
        rows=Efforts(tuple(_row(one, language) for one in known.efforts)) if known.efforts else None,
        missing=None
        if is_counted
        else Missing(
            language.text("round.effort.missing_title"),
            language.text("round.effort.missing_why"),
            language.text("round.effort.missing_what"),
        ),
        definition=language.text("round.effort.definition"),
    )


def hours_by_week(known: Round | None, language: Language) -> Chart | None:
    """Hours of work for each who takes part, week by week; None where no activity gives both hours and days."""
    found = known.schedule.busiest_week() if known is not None else None
    if known is None or found is None:
        return None
    busiest, most = found
    weeks = known.schedule.hours_by_week()
    by_week = dict(weeks)
    mondays = [weeks[0][0] + _WEEK * place for place in range((weeks[-1][0] - weeks[0][0]).days // 7 + 1)]
    council, school = known.schedule.of_kind("council"), known.schedule.of_kind("school")
    columns = tuple(
        WeekColumn(
            height=by_week.get(monday, 0.0) / most,
            is_busiest=monday == busiest,
            is_school_holiday=any(
                one.start and one.last and one.start < monday + _WEEK and one.last >= monday for one in school
            ),
            has_council=any(one.start and monday <= one.start < monday + _WEEK for one in council),
        )
        for monday in mondays
    )
    week = language.number(busiest.isocalendar().week, 0)
    return Chart(
        name="round-hours",
        title=language.text("round.hours.title", week=week, hours=language.number(most, 0)),
        subtitle=language.text("round.hours.subtitle"),
        alt=language.text(
            "round.hours.alt",
            rows="; ".join(f"{_week(monday, language)}: {language.number(hours)}" for monday, hours in weeks),
        ),
        table=_weeks_table(mondays, by_week, columns, language),
        sources=(SourceOf("activities", (known.year,)),),
        rows=Weeks(
            key=_key(columns, language),
            ticks=_ticks(mondays, language),
            weeks=columns,
            highest=language.text("round.hours.highest", hours=language.number(most, 0), week=week),
            spoken=language.text("round.hours.spoken", n=len(mondays), count=len(mondays)),
        ),
        definition=language.text("round.hours.definition"),
    )


def _title(known: Round, language: Language) -> str:
    if not known.hours:
        return language.text("round.effort.title_not_counted")
    actors = list(dict.fromkeys(one.actor for one in known.hours if one.actor))
    if not actors:
        return language.text("round.effort.title_counted")
    return language.text("round.effort.title", n=len(actors), count=language.in_words(len(actors)))


def _row(one: Effort, language: Language) -> EffortRow:
    about, value = _parts(one, language)
    text = f"{one.effort}, {one.actor}" if one.actor else one.effort
    if not value:
        return EffortRow("", one.period or language.text("round.not_given"), text, is_in_words=True)
    return EffortRow(about, value, text, ". ".join(filter(None, (one.period, one.note))))


def _parts(one: Effort, language: Language) -> tuple[str, str]:
    """The small word before the number, and the number."""
    if one.least is None and one.most is None:
        return "", ""
    if one.most is None:
        return language.text("round.effort.at_least"), language.number(one.least or 0.0)
    if one.least is None:
        return language.text("round.effort.at_most"), language.number(one.most)
    if one.least == one.most:
        return "", language.number(one.least)
    return "", f"{language.number(one.least)}–{language.number(one.most)}"


def _number(one: Effort, language: Language) -> str:
    about, value = _parts(one, language)
    return f"{about} {value}".strip() if value else one.period or ""


def _table(known: Round, language: Language) -> Table:
    names = ("effort", "actor", "least", "most", "unit", "words")
    kinds = {"least": "number", "most": "number"}
    return Table(
        tuple(
            Column(language.text(f"round.table.{name}"), kinds.get(name, "text"), is_of_files=name not in kinds)
            for name in names
        ),
        tuple((one.effort, one.actor, one.least, one.most, one.unit, one.period) for one in known.efforts),
    )


def _key(columns: tuple[WeekColumn, ...], language: Language) -> tuple[RowKey, ...]:
    marks = [("week-busiest", True), ("week", any(not one.is_busiest for one in columns))]
    marks += [("week-school", any(one.is_school_holiday for one in columns))]
    marks += [("week-council", any(one.has_council for one in columns))]
    return tuple(
        RowKey(mark, language.text(f"round.hours.key_{mark.replace('-', '_')}")) for mark, is_there in marks if is_there
    )


def _ticks(mondays: list[dt.date], language: Language) -> tuple[Tick, ...]:
    firsts = [place for place, day in enumerate(mondays) if not place or day.month != mondays[place - 1].month]
    return tuple(Tick(language.month(mondays[place].month), place / len(mondays)) for place in firsts)


def _week(monday: dt.date, language: Language) -> str:
    return language.text("round.hours.week", week=monday.isocalendar().week)


def _weeks_table(
    mondays: list[dt.date], by_week: dict[dt.date, float], columns: tuple[WeekColumn, ...], language: Language
) -> Table:
    names = ("week", "from", "hours", "council", "school")
    kinds = {"week": "year", "from": "date", "hours": "number"}
    yes = language.text("round.table.yes")
    return Table(
        tuple(Column(language.text(f"round.table.{name}"), kinds.get(name, "text")) for name in names),
        tuple(
            (
                monday.isocalendar().week,
                monday,
                by_week.get(monday, 0.0),
                yes if column.has_council else None,
                yes if column.is_school_holiday else None,
            )
            for monday, column in zip(mondays, columns, strict=True)
        ),
    )
