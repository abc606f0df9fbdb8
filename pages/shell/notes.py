"""Merknader: what people say about a figure, shown under it; editors write them and take them back."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from analysis.chart import Chart
from analysis.charts.registry import OF_ONE_INDICATOR
from data.store import notes
from data.store.database import StoreError
from data.store.notes import MOST_LETTERS, Note
from pages.shell import cached, components, permission
from pages.shell.context import Context
from pages.shell.markup import joined, markup, show_html
from pages.shell.source import who_as_seen

_FAILED = "note-failed"
_TAKEN = "note-taken-on-"
_CHANGED = "notes-changed"


def show(context: Context, chart: Chart) -> None:
    """The notes on a chart, quietly, with who and when."""
    found = _of(context, chart)
    if not found:
        return
    spoken = context.language
    show_html(
        '<ul class="ps-notes" aria-label="{title}">{items}</ul>',
        title=spoken.text("share.notes.title"),
        items=joined(
            markup("<li>{text}<small>{by}</small></li>", text=note.text, by=_by(context, note)) for note in found
        ),
    )


def have_changed() -> bool:
    """Whether one was written, removed or put back since this was asked last."""
    return bool(st.session_state.pop(_CHANGED, False))


def show_notes(context: Context, chart: Chart) -> None:
    """A place to write a note on a chart, and to remove those that are there."""
    spoken, key = context.language, f"note-text-{chart.name}"
    error = st.session_state.pop(_FAILED, None)
    if isinstance(error, StoreError):
        components.missing_store(error, spoken)
    st.text_area(spoken.text("share.notes.label", chart=chart.title), key=key, max_chars=MOST_LETTERS)
    show_html('<p class="ps-source">{text}</p>', text=spoken.text("share.notes.explained"))
    st.button(
        spoken.text("share.notes.save"),
        key=f"note-save-{chart.name}",
        type="primary",
        on_click=_add,
        args=(context, chart, key),
    )
    for note in _of(context, chart):
        with st.container(key=f"note-of-{chart.name}-{note.note}"):
            components.note(note.text)
            st.button(
                spoken.text("share.notes.undo"),
                key=f"note-undo-{chart.name}-{note.note}",
                on_click=_withdraw,
                args=(context, chart, note.note),
            )
    taken = st.session_state.get(_taken(context, chart))
    if taken is not None:
        with st.container(key=f"note-taken-{chart.name}", horizontal=True, vertical_alignment="center"):
            components.note(spoken.text("share.notes.removed"))
            st.button(
                spoken.text("share.notes.put_back"),
                key=f"note-back-{chart.name}",
                on_click=_reinstate,
                args=(context, chart, taken),
            )


def seen(context: Context, until: dt.datetime | None = None) -> tuple[Note, ...]:
    """The notes on the chosen programme and year that the user may see, as they stood at that time."""
    assert context.selection is not None  # notes are of a year
    programme, allowed = context.selection.programme, context.user.programmes
    if allowed is not None and programme not in allowed:
        return ()
    return tuple(
        note for note in cached.notes(until) if note.programme == programme and note.year == context.selection.year
    )


def notes_until(context: Context) -> dt.datetime | None:
    """The time whose notes belong to the figures that are seen: an edition's own, else until the next was done."""
    if context.edition is not None:
        return context.edition.made_at
    if context.as_of_entry is None:
        return None
    done = cached.entries(cached.version(None))
    after = done.loc[done["entry"] > context.as_of_entry, "done_at"]
    return after.min().to_pydatetime() if len(after) else None


def _of(context: Context, chart: Chart) -> tuple[Note, ...]:
    indicator = _indicator(chart)
    return tuple(
        note
        for note in seen(context, notes_until(context))
        if note.chart == chart.name and (indicator is None or note.indicator == indicator)
    )


def _indicator(chart: Chart) -> str | None:
    """The indicator that a chart is of, where it is of one alone."""
    return st.session_state.get("indicator") if chart.name in OF_ONE_INDICATOR else None


def _by(context: Context, note: Note) -> str:
    spoken = context.language
    return spoken.text(
        "share.notes.by", who=who_as_seen(context, note.written_by), moment=spoken.moment(note.written_at)
    )


def _taken(context: Context, chart: Chart) -> str:
    """Where it is kept which note was removed last, so that it is not offered on another programme's page."""
    assert context.selection is not None  # a chart stands for a selection
    return f"{_TAKEN}{context.selection.programme}-{chart.name}"


def _add(context: Context, chart: Chart, key: str) -> None:
    text = str(st.session_state.get(key) or "").strip()
    assert context.selection is not None  # a chart stands for a selection
    if not text or not permission.may_change(context, [context.selection.programme]):
        return
    try:
        notes.add(
            cached.store(),
            context.selection.programme,
            context.selection.year,
            text,
            by=context.user.name,
            chart=chart.name,
            indicator=_indicator(chart),
        )
    except StoreError as error:
        st.session_state[_FAILED] = error
        return
    st.session_state[_CHANGED] = True
    st.session_state[key] = ""
    st.session_state[f"note-{chart.name}"] = False


def _may_turn(context: Context, note: int) -> bool:
    """Whether whoever looks may remove a note or put it back; another programme may be chosen than when it was read."""
    return permission.may_change(context, notes.programmes_of(cached.store(), note))


def _withdraw(context: Context, chart: Chart, note: int) -> None:
    if not _may_turn(context, note):
        return
    try:
        notes.withdraw(cached.store(), note, by=context.user.name)
    except StoreError as error:
        st.session_state[_FAILED] = error
        return
    st.session_state[_CHANGED] = True
    st.session_state[_taken(context, chart)] = note


def _reinstate(context: Context, chart: Chart, note: int) -> None:
    if not _may_turn(context, note):
        return
    try:
        notes.reinstate(cached.store(), note, by=context.user.name)
    except StoreError as error:
        st.session_state[_FAILED] = error
        return
    st.session_state[_CHANGED] = True
    del st.session_state[_taken(context, chart)]
