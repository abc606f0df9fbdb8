"""One action brought up to date on the page: each change is a load of its own, with who, when and a way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import streamlit as st

from data import frameworks
from data.terms.several_codes import codes_of, concerning, statements_of
from data.terms.statuses import Status, status_of
from language import Language
from pages.shell import cached, edits
from pages.shell.context import Context

# What an action may be set to, in the order of its life.
_STATUSES: tuple[Status, ...] = ("planned", "under_way", "done", "stopped")


def update_an_action(context: Context, choices: Sequence[tuple[str, str]]) -> None:
    """One button for those who may, and what was saved last. `choices`: the actions by key, with their texts."""
    if not context.may_load or not choices:
        return
    edits.last_saved(context, "action")
    spoken = context.language
    with st.popover(spoken.text("pages.actions.update"), key="update-action"):
        texts = dict(choices)
        chosen = st.selectbox(
            spoken.text("charts.actions.column_action"), list(texts), key="edited-action", format_func=texts.__getitem__
        )
        _form(context, chosen)


def _form(context: Context, chosen: str) -> None:
    spoken = context.language
    row = cached.row_of(context, "actions", action=chosen)
    # A form's fields keep what was written in them: each action has its own, and a saved one starts anew.
    key = f"{chosen}-{context.signature}"
    known = _status(row)
    # Of what nothing is known nothing is chosen: who changes only the due date has not said that it is planned.
    status = st.selectbox(
        spoken.text("charts.actions.column_status"),
        _STATUSES,
        index=_STATUSES.index(known) if known in _STATUSES else None,
        key=f"status-{key}",
        format_func=lambda code: spoken.text(f"pages.actions.status_{code}"),
        placeholder=spoken.text("charts.actions.state_unknown"),
    )
    changed: dict[str, Any] = {"status": row["status"] if status in (None, known) else _written(row["status"], status)}
    changed["responsible"] = _text(spoken, "responsible", row["responsible"], key)
    changed["due"] = _day(spoken, "due", row["due"], key)
    changed["done_on"] = _day(spoken, "done_on", row["done_on"], key) if status == "done" else None
    changed["dropped_because"] = _text(spoken, "reason", row["dropped_because"], key) if status == "stopped" else None
    changed |= _concerned(context, row, key)
    lacks_reason = status == "stopped" and not changed["dropped_because"]
    is_same = all(row[name] == value for name, value in changed.items())
    lacks = "pages.actions.nothing_changed" if is_same else "pages.actions.reason_wanted" if lacks_reason else None
    if edits.save_button(spoken, key, lacks=lacks):
        edits.save(context, "actions", {**row, **changed}, "action", row["text"] or row["action"])


def _concerned(context: Context, row: dict[str, Any], key: str) -> dict[str, Any]:
    """The indicators and statements that the action concerns; the indicator of a chosen statement comes with it.

    Offered are those of the form of the action's year, beside what the action concerns already.
    """
    spoken = context.language
    assessed_on = cached.facts(context).assessments.forms.get(row["year"])
    in_force = frameworks.forms_in_force(row["year"]) or frameworks.forms_in_force(None)
    form = frameworks.form(assessed_on) if assessed_on else in_force[0]
    indicators = (*filter(None, [row["indicator"]]), *codes_of(row["also_concerns"]))
    statements = statements_of(row["statements"])
    offered = [(one.code, statement.code) for one in form.indicators for statement in one.statements]
    chosen = st.multiselect(
        spoken.text("pages.actions.indicators"),
        list(dict.fromkeys([*indicators, *(one.code for one in form.indicators)])),
        list(indicators),
        key=f"indicators-{key}",
        placeholder=spoken.text("pages.actions.none_chosen"),
        format_func=lambda code: frameworks.indicator_name(code, form.code, spoken.code),
    )
    named = st.multiselect(
        spoken.text("pages.actions.statements"),
        list(dict.fromkeys([*statements, *offered])),
        list(statements),
        key=f"statements-{key}",
        placeholder=spoken.text("pages.actions.none_chosen"),
        format_func=lambda one: ": ".join(frameworks.statement_name(one[0], one[1], form.code, spoken.code)),
    )
    return dict(zip(("indicator", "also_concerns", "statements"), concerning(chosen, named), strict=True))


def _status(row: dict[str, Any]) -> Status | None:
    """What the row says of its status: a day when it was done and a reason for dropping it say so as well."""
    if row["done_on"] is not None:
        return "done"
    return "stopped" if row["dropped_because"] else status_of(row["status"])


def _written(before: str | None, status: Status) -> str:
    """The file's own word where it says the same, else ours; what is stored is in Norwegian, as the reports are."""
    return before if before and status_of(before) == status else Language("nb").text(f"pages.actions.status_{status}")


def _text(spoken: Language, name: str, value: str | None, key: str) -> str | None:
    return edits.text_field(spoken, f"charts.actions.column_{name}", value, f"{name}-{key}")


def _day(spoken: Language, name: str, value: dt.date | None, key: str) -> dt.date | None:
    return edits.day_field(spoken, f"charts.actions.column_{name}", value, f"{name}-{key}")
