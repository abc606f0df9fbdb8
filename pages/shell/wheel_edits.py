"""The programme's year brought up to date on its page: entries, events, the list for hand-over; a row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analysis.numbers.wheel import Check, Entry
from data.terms.datasets import DATASETS
from data.terms.names import file_name
from data.terms.statuses import status_of
from language import Language
from pages.shell import cached, downloads, edits
from pages.shell.context import Context

_NEW = ("wheel", "events", "readiness")
_LACKING = "pages.actions.lacking"
_CHECK_STATUSES = ("planned", "under_way", "done", "stopped")


def buttons(context: Context, to_do: Sequence[Entry], checks: Sequence[Check], calendar: bytes | None) -> None:
    """The calendar file; for those who may, something new, and something that is done or has moved on."""
    spoken = context.language
    if context.may_load:
        edits.last_saved(context, "wheel")
    with st.container(key="wheel-edits", horizontal=True):
        _calendar_button(context, calendar)
        if not context.may_load:
            return
        with st.popover(spoken.text("wheel.edit.add"), key="add-to-wheel"):
            dataset = st.selectbox(
                spoken.text("wheel.edit.what_kind"),
                _NEW,
                key="added-to-wheel",
                format_func=lambda name: spoken.text(f"wheel.edit.new_{name}"),
            )
            _add(context, dataset)
        if to_do or checks:
            with st.popover(spoken.text("wheel.edit.update"), key="update-wheel"):
                _update(context, to_do, checks)


def _calendar_button(context: Context, content: bytes | None) -> None:
    """The year as a file for any calendar; none where it would be empty."""
    assert context.programme is not None  # a page of a programme
    if content is not None:
        downloads.offer_data(
            context.language.text("wheel.edit.calendar"),
            lambda: content,
            user=context.user,
            programme=context.programme.programme,
            file_name=f"{file_name(context.programme.name)}.ics",
            mime="text/calendar",
            key="calendar",
        )


def _add(context: Context, dataset: str) -> None:
    assert context.selection is not None  # a page of a programme
    spoken = context.language
    # A saved form starts anew.
    key = f"{dataset}-{context.signature}"
    row: dict[str, Any] = {"programme": context.selection.programme}
    if dataset == "readiness":
        row["item"] = edits.text_field(spoken, "wheel.column_what", None, f"new-text-{key}")
        row["due"] = edits.day_field(spoken, "wheel.edit.due", None, f"new-day-{key}")
        row["responsible"] = edits.text_field(spoken, "wheel.column_responsible", None, f"new-responsible-{key}")
        row["status"] = Language("nb").text("pages.actions.status_planned")
        _save_button(context, dataset, row, row["item"], key, lacks=_LACKING if not row["item"] else None)
        return
    row["date"] = edits.day_field(spoken, "wheel.column_date", None, f"new-day-{key}")
    name = "text" if dataset == "wheel" else "event"
    row[name] = edits.text_field(spoken, "wheel.column_what", None, f"new-text-{key}")
    row["kind"] = st.selectbox(
        spoken.text("wheel.column_kind"),
        DATASETS[dataset].field("kind").choices,
        index=None,
        key=f"new-kind-{key}",
        format_func=lambda code: spoken.text(f"wheel.kind_{code}"),
        placeholder=spoken.text(f"wheel.edit.no_kind_{dataset}"),
    )
    if dataset == "wheel":
        row["responsible"] = edits.text_field(spoken, "wheel.column_responsible", None, f"new-responsible-{key}")
    else:
        row["text"] = edits.text_field(spoken, "wheel.column_about", None, f"new-about-{key}")
    _save_button(context, dataset, row, row[name], key, lacks=None if row["date"] and row[name] else _LACKING)


def _update(context: Context, to_do: Sequence[Entry], checks: Sequence[Check]) -> None:
    spoken = context.language
    names = {("wheel", place): _name(entry, spoken) for place, entry in enumerate(to_do)}
    names |= {("readiness", place): check.item for place, check in enumerate(checks)}
    chosen = st.selectbox(
        spoken.text("wheel.column_what"), list(names), key="edited-in-wheel", format_func=names.__getitem__
    )
    dataset, place = chosen
    key = f"old-{dataset}-{place}-{context.signature}"
    if dataset == "wheel":
        row = _row_of_entry(context, to_do[place])
        changed: dict[str, Any] = {
            "done_on": edits.day_field(spoken, "wheel.edit.done_on", row["done_on"], f"on-{key}")
        }
        changed["responsible"] = edits.text_field(
            spoken, "wheel.column_responsible", row["responsible"], f"responsible-{key}"
        )
    else:
        row = cached.row_of(context, "readiness", item=checks[place].item)
        changed = _changed_check(spoken, row, key)
    is_same = all(row[name] == value for name, value in changed.items())
    _save_button(
        context,
        dataset,
        {**row, **changed},
        names[chosen],
        key,
        lacks="pages.actions.nothing_changed" if is_same else None,
    )


def _changed_check(spoken: Language, row: dict[str, Any], key: str) -> dict[str, Any]:
    known = status_of(row["status"])
    status = st.selectbox(
        spoken.text("wheel.column_state"),
        _CHECK_STATUSES,
        index=_CHECK_STATUSES.index(known) if known in _CHECK_STATUSES else None,
        key=f"status-{key}",
        format_func=lambda code: spoken.text(f"wheel.edit.status_{code}"),
        placeholder=spoken.text("charts.actions.state_unknown"),
    )
    # What is stored is in Norwegian, as the files are; a word of the file's own that says the same stays.
    word = row["status"] if status in (None, known) else Language("nb").text(f"pages.actions.status_{status}")
    return {
        "status": word,
        "responsible": edits.text_field(spoken, "wheel.column_responsible", row["responsible"], f"responsible-{key}"),
        "due": edits.day_field(spoken, "wheel.edit.due", row["due"], f"due-{key}"),
        "done_on": edits.day_field(spoken, "wheel.edit.done_on", row["done_on"], f"on-{key}")
        if status == "done"
        else None,
    }


def _name(entry: Entry, spoken: Language) -> str:
    return f"{spoken.date(entry.date)}: {entry.text}"


def _row_of_entry(context: Context, entry: Entry) -> dict[str, Any]:
    """The stored row: its kind may be empty where the text says it."""
    try:
        return cached.row_of(context, "wheel", date=entry.date, text=entry.text, kind=entry.kind)
    except KeyError:
        return cached.row_of(context, "wheel", date=entry.date, text=entry.text, kind=None)


def _save_button(
    context: Context, dataset: str, row: dict[str, Any], text: str | None, key: str, *, lacks: str | None
) -> None:
    if edits.save_button(context.language, key, lacks=lacks):
        edits.save(context, dataset, row, "wheel", text or "")
