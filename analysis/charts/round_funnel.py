"""The funnel of a round: from those that applied to those that won, with the reason at each step."""

from __future__ import annotations

from typing import Literal

from analysis.chart import Chart, Missing
from analysis.charts.round_words import figures, in_words, several
from analysis.drawing.round_rows import Fill, Funnel, FunnelGroup, FunnelRow
from analysis.drawing.row_parts import RowKey
from analysis.numbers.round import OF_PROPOSALS, FunnelStep, Round, drawn_steps
from analysis.numbers.round_funnel import StepPart, step_parts
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence

MOST_MARKS = 150
# Beyond these, municipalities are told apart by names at their marks, not by their place in the row.
_MOST_COLUMNS = 4
_ORDER: tuple[Fill, ...] = ("far", "half", "not", "planned", "maybe")


def funnel(known: Round | None, language: Language) -> Chart | None:
    """The steps, one row each; says what is missing where no step is known. None without a round."""
    if known is None:
        return None
    steps = drawn_steps(known)
    if not steps:
        return _nothing(language)
    rows = tuple(_row(known, step, language) for step in steps)
    columns = len(known.municipalities)
    drawn = {fill for row in rows for group in row.groups for fill, _ in group.marks} | {
        fill for row in rows for fill, _ in row.bar
    }
    return Chart(
        name="round-funnel",
        title=sentence(funnel_title(known, language)),
        subtitle=language.text("round.funnel.subtitle_steps"),
        about_marks=language.text("round.funnel.subtitle" if "far" in drawn else "round.funnel.subtitle_plain"),
        alt=language.text("round.funnel.alt", rows="; ".join(row.spoken for row in rows)),
        table=_table(known, language),
        sources=tuple(SourceOf(name, (known.year,)) for name in ("funnel", "participants", "proposals")),
        rows=Funnel(
            key=tuple(
                RowKey(f"fill-{fill}", language.text(f"round.funnel.key_{fill}")) for fill in _ORDER if fill in drawn
            ),
            columns=min(columns, _MOST_COLUMNS),
            has_names=columns > _MOST_COLUMNS,
            rows=rows,
        ),
        definition=language.text("round.funnel.definition", most=MOST_MARKS),
    )


def funnel_title(known: Round, language: Language) -> str:
    """From how many to how many, as far as both are known."""
    applied, came_in, won = known.count("applications"), known.came_in, known.count("winners")
    planned = known.count("selected_planned")
    values = {
        "applied": figures(applied, language),
        "came_in": in_words(came_in, language),
        "won": in_words(won, language),
    }
    if applied.is_known and won.is_known:
        return language.text("round.funnel.title", n=several(won), **values)
    if applied.is_known and came_in.is_known:
        return language.text("round.funnel.title_came_in", n=several(came_in), **values)
    if applied.is_known:
        return language.text("round.funnel.title_applied", n=several(applied), **values)
    if came_in.is_known:
        return language.text("round.funnel.title_only_in", n=several(came_in), **values)
    if planned.is_known:
        return language.text("round.funnel.title_planned", n=several(planned), planned=in_words(planned, language))
    return language.text("round.funnel.title_none", n=len(drawn_steps(known)))


def _row(known: Round, step: FunnelStep, language: Language) -> FunnelRow:
    groups = tuple(_group(step.step, part) for part in step_parts(known, step))
    name = language.text(f"round.steps.{step.step}")
    total = figures(step.count, language)
    worked_out = _worked_out(known, step, language)
    number = step.count.most or step.count.least or 0
    spoken = [f"{name}: {total}"]
    if len(step.of_municipalities) > 1:
        spoken += [f"{municipality} {figures(count, language)}" for municipality, count in step.of_municipalities]
    return FunnelRow(
        name=name,
        shape=_shape(step.step),
        groups=() if number > MOST_MARKS else groups,
        total=total,
        reason=step.reason or "",
        worked_out=worked_out,
        spoken=", ".join(spoken),
        bar=_bar(groups, number) if number > MOST_MARKS else (),
    )


def _shape(step: str) -> Literal["circle", "square"]:
    return "square" if step in OF_PROPOSALS else "circle"


def _group(step: str, part: StepPart) -> FunnelGroup:
    """Marks of a part, those that came furthest first, and dotted ones where it is not sure that there are so many."""
    numbers: tuple[tuple[Fill, int], ...] = (
        ("far", part.far),
        ("half", part.half),
        ("planned" if step == "selected_planned" else "not", part.no_further),
        ("maybe", part.unsure),
    )
    return FunnelGroup(part.municipality, tuple((fill, number) for fill, number in numbers if number), part.names)


def _bar(groups: tuple[FunnelGroup, ...], number: int) -> tuple[tuple[Fill, float], ...]:
    sums = {fill: sum(dict(group.marks).get(fill, 0) for group in groups) for fill in _ORDER}
    return tuple((fill, count / number) for fill, count in sums.items() if count)


def _worked_out(known: Round, step: FunnelStep, language: Language) -> str:
    """What is worked out and not read, with what from; for the applications, how many did not come in."""
    if step.step == "applications":
        declined = known.declined
        if not declined.count.is_known:
            return ""
        count = figures(declined.count, language)
        if declined.parts:
            sum_of = f" {_MINUS} ".join(language.number(part, 0) for part in declined.parts)
            return language.text("round.funnel.declined_derived", n=several(declined.count), count=count, sum=sum_of)
        return language.text("round.funnel.declined", n=several(declined.count), count=count)
    if step.step == "followers":
        applied = known.followers_that_applied
        if not applied.is_known:
            return ""
        return language.text(
            "round.funnel.applied_of_followers",
            n=several(applied),
            count=sentence(in_words(applied, language)),
            all=in_words(known.followers, language),
        )
    if step.is_derived:
        return language.text("round.funnel.derived", note=step.note or "")
    return ""


_MINUS = "\u2212"


def _table(known: Round, language: Language) -> Table:
    columns = ("step", "municipality", "count", "least", "most", "reason", "derived")
    kinds = {"least": "number", "most": "number"}
    yes = language.text("round.table.worked_out")
    return Table(
        tuple(
            Column(
                language.text(f"round.table.{name}"),
                kinds.get(name, "text"),
                is_of_files=name in ("municipality", "reason"),
            )
            for name in columns
        ),
        tuple(
            (
                language.text(f"round.steps.{step.step}"),
                municipality,
                figures(count, language),
                count.least,
                count.most,
                step.reason if place == 0 else None,
                (f"{yes}: {step.note}" if step.note else yes) if step.is_derived else None,
            )
            for step in known.steps.values()
            for place, (municipality, count) in enumerate(step.parts)
        ),
    )


def _nothing(language: Language) -> Chart:
    return Chart(
        name="round-funnel",
        title=language.text("round.funnel.missing_title"),
        subtitle="",
        alt=language.text("round.funnel.missing_title"),
        table=Table((), ()),
        sources=(),
        missing=Missing(
            language.text("round.funnel.missing_title"),
            language.text("round.funnel.missing_why"),
            language.text("round.funnel.missing_what"),
        ),
    )
