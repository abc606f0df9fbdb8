"""How the work goes: the money, the projects, the actions and what comes next, a figure each where there is one."""

from __future__ import annotations

import pandas as pd

from analysis.facts import Facts, Selection
from analysis.numbers.actions import Actions
from analysis.numbers.budget import from_pace
from analysis.numbers.projects import Projects
from analysis.numbers.wheel import Wheel
from analysis.query import as_number
from analysis.screens.key_figure import KeyFigure
from language import Language, sentence


def work_figures(
    facts: Facts, selection: Selection, projects: Projects, actions: Actions, wheel: Wheel, language: Language
) -> tuple[KeyFigure, ...]:
    """Those of which something is known."""
    found = (
        _budget(facts, selection, language),
        _projects(projects, language),
        _actions(actions, language),
        _next(wheel, language),
    )
    return tuple(figure for figure in found if figure is not None)


def _budget(facts: Facts, selection: Selection, language: Language) -> KeyFigure | None:
    whole, judged = facts.budget.whole(selection.year), facts.judged("budget", selection.year)
    place = judged.place(language) if judged else None
    label = language.text("overview.work.budget", year=selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        if place is None:
            return None
        return KeyFigure(label, place, "", language.text("overview.work.budget_said"), "budget", is_in_words=True)
    pace = as_number(whole["pace"])
    parts = []
    if place is not None:
        parts.append(sentence(language.text("overview.goal.judged", place=place)))
    if pace is None:
        parts.append(language.text("overview.work.no_date"))
    elif pace < 1:
        parts.append(language.text("overview.work.pace", pace=language.percent(pace)))
        rows = facts.budget.latest(selection.year)
        areas = rows[rows["focus_area"].notna() & rows["utilisation"].notna()]
        behind = [from_pace(away) for away in areas["utilisation"] - areas["pace"]].count("behind")
        if behind:
            count = sentence(language.in_words(behind))
            parts.append(language.text("overview.work.areas_behind", n=behind, count=count))
    return KeyFigure(
        label,
        language.percent(float(whole["utilisation"])),
        language.text("overview.work.used" if pd.isna(whole["granted_nok"]) else "overview.work.granted"),
        " ".join(parts),
        "budget",
        shares=(float(whole["utilisation"]), pace),
    )


def _projects(known: Projects, language: Language) -> KeyFigure | None:
    if known.rows.empty:
        return None
    under_way, count = int((known.rows["state"] == "under_way").sum()), len(known.granted)
    parts = []
    if count:
        parts.append(
            language.text(
                "overview.work.projects_granted",
                n=count,
                count=language.number(count, 0),
                amount=language.number(known.granted_nok / 1_000_000),
            )
        )
    if known.others_per_krone is not None:
        kroner = language.number(known.others_per_krone)
        parts.append(language.text("overview.work.projects_others", kroner=kroner))
    return KeyFigure(
        language.text("pages.projects.title"),
        language.number(under_way or len(known.rows), 0),
        language.text("overview.work.under_way" if under_way else "overview.work.in_all"),
        " ".join(parts),
        "projects",
    )


def _actions(known: Actions, language: Language) -> KeyFigure | None:
    if not known.actions:
        return None
    label, late, count = language.text("pages.actions.title"), len(known.late), len(known.going_on)
    unknown = [action for action in known.actions if action.state == "unknown"]
    if not count and unknown:
        is_owned = any(action.responsible or action.due for action in unknown)
        meaning = language.text("overview.work.actions_unknown" if is_owned else "overview.work.actions_nobody")
        return KeyFigure(
            label, language.number(len(unknown), 0), language.text("overview.work.recommended"), meaning, "actions"
        )
    carried = len(known.carried_on)
    parts = []
    if late:
        parts.append(language.text("overview.work.of_open", n=count, count=language.in_words(count)))
    if carried:
        carried_in_words = sentence(language.in_words(carried))
        parts.append(language.text("overview.work.carried", n=carried, count=carried_in_words))
    return KeyFigure(
        label,
        language.number(late or count, 0),
        language.text("overview.work.late" if late else "overview.work.open"),
        " ".join(parts),
        "actions",
    )


def _next(known: Wheel, language: Language) -> KeyFigure | None:
    """The next board meeting, else what comes first, else what happened last."""
    coming = [entry for entry in known.entries if entry.state == "coming"]
    if coming:
        first = known.next_meeting or coming[0]
        before = [entry for entry in coming if entry.date < first.date]
        parts = [f"{sentence(first.text)}."]
        if before:
            parts.append(
                language.text(
                    "overview.work.before_that", n=len(before), count=sentence(language.in_words(len(before)))
                )
            )
        label, date = language.text("overview.work.next"), first.date
    else:
        happened = [event for event in known.events if event.date is not None and event.date <= known.on]
        if not happened:
            return None
        last = max(happened, key=lambda event: event.date or known.on)
        assert last.date is not None  # chosen among those with a date
        label, date, parts = language.text("overview.work.last"), last.date, [f"{sentence(last.name)}."]
    year = "" if date.year == known.on.year else str(date.year)
    return KeyFigure(label, language.day(date), year, " ".join(parts), "wheel")
