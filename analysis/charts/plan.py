"""The chart of the year's action plan: every point, and how far it has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analysis.chart import Chart
from analysis.drawing.action_rows import Checklist, CheckRow
from analysis.facts import Selection
from analysis.numbers.counts import count_in_state
from analysis.numbers.plan import PlanItem
from analysis.sources import SourceOf
from analysis.table import Column, Table
from language import Language, sentence


def plan(selection: Selection, items: Sequence[PlanItem], on: dt.date, language: Language) -> Chart | None:
    """The points of the plan as they stood on the day `on`; None without a plan of the year."""
    if not items:
        return None
    columns = ("item", "focus_area", "state", "responsible", "due", "deviation")
    # Said once of them all, or beside each that lacks it: the same words thirteen times are read by nobody.
    is_unknown = all(item.state == "unknown" for item in items)
    is_nobodys = len(items) > 1 and not any(item.responsible for item in items)
    abouts = [_about(item, language, says_state=not is_unknown, says_nobody=not is_nobodys) for item in items]
    rows = list(zip(items, abouts, strict=True))
    subtitle = language.text("charts.plan.subtitle", year=selection.year, date=language.date(on))
    return Chart(
        name="plan",
        title=sentence(_title(items, language)),
        subtitle=" ".join(filter(None, (subtitle, language.text("charts.plan.all_nobodys") if is_nobodys else ""))),
        alt="; ".join(": ".join(filter(None, (item.text.rstrip("."), about))) for item, about in rows),
        table=Table(
            tuple(
                Column(language.text(f"charts.plan.column_{name}"), "date" if name == "due" else "text")
                for name in columns
            ),
            tuple(
                (
                    item.text,
                    item.focus_area,
                    sentence(language.text(f"charts.plan.state_{item.state}")),
                    item.responsible,
                    item.due,
                    item.deviation,
                )
                for item in items
            ),
        ),
        sources=(SourceOf("plan_items", (selection.year,)),),
        rows=Checklist(tuple(CheckRow(item.state, item.text, about) for item, about in rows)),
        definition=language.text("charts.plan.definition"),
    )


def _title(items: Sequence[PlanItem], language: Language) -> str:
    count = language.in_words(len(items))
    if all(item.state == "unknown" for item in items):
        return language.text("charts.plan.title_unknown", n=len(items), count=count)
    done, late = count_in_state(items, "done"), count_in_state(items, "late")
    text = language.text("charts.plan.title", n=done, done=language.in_words(done), count=count)
    return text + (language.text("charts.plan.title_late", late=language.in_words(late)) if late else "")


def _about(item: PlanItem, language: Language, *, says_state: bool, says_nobody: bool) -> str:
    due = language.text("charts.plan.due", date=language.date(item.due)) if item.due else ""
    is_nobodys = says_nobody and item.state in ("late", "open", "unknown")
    parts = (
        language.text(f"charts.plan.state_{item.state}") if says_state else "",
        item.responsible or (language.text("charts.plan.nobody") if is_nobodys else ""),
        due,
        item.focus_area or "",
        item.deviation or "",
    )
    return " ".join(f"{sentence(part).rstrip('.')}." for part in parts if part)
