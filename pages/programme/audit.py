"""Logg: who did what, and when; what an administrator has to be able to answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from analysis.table import Column, Table, to_csv
from data.settings import settings
from data.store.audit import Act, acts
from data.store.backups import newest_backup
from data.store.database import now_utc
from language import NORWAY, Language, sentence
from pages import Role
from pages.shell import cached, components, downloads
from pages.shell.context import Context, current
from pages.shell.source import who

_MOST_AT_FIRST = 50
_MOST_BETWEEN_BACKUPS = dt.timedelta(hours=26)  # a night's, and the hours it is tried again


def main(context: Context) -> None:
    """The page, from the top."""
    spoken = context.language
    every = [act for act in acts(cached.store()) if _is_answered_for(context, act)]
    count = sentence(spoken.in_words(len(every)))
    components.plain_headline(spoken.text("audit.headline", n=len(every), count=count), spoken.text("audit.lead"))
    _tell_of_backups(context)
    if not every:
        components.note(spoken.text("audit.none"))
        return
    chosen = _filtered(every, spoken)
    if not chosen:
        components.note(spoken.text("audit.none_match"))
        return
    most = _MOST_AT_FIRST + int(st.session_state.get("audit-more", 0))
    components.show_table(
        _table(chosen[:most], spoken), spoken, caption=spoken.text("audit.title"), is_caption_shown=False
    )
    with st.container(key="actions-audit", horizontal=True):
        if len(chosen) > most and st.button(spoken.text("history.show_more"), key="show-more"):
            st.session_state["audit-more"] = most
            st.rerun()
        downloads.offer_data(
            spoken.text("audit.download", n=len(chosen), count=spoken.number(len(chosen), 0)),
            lambda: to_csv(_table(chosen, spoken), spoken, []),
            user=context.user,
            programme=None,
            file_name=f"{spoken.text('audit.file')}-{dt.datetime.now(NORWAY):%Y-%m-%d}.csv",
            mime="text/csv",
            key="audit-csv",
        )


def _tell_of_backups(context: Context) -> None:
    """When the last one was made, for who answers for the whole store; and that one is missing, where it is."""
    folder = settings().backups
    if folder is None or not context.user.may_everywhere(Role.ADMINISTRATOR):
        return
    newest = newest_backup(folder)
    if newest is None:
        components.note(context.language.text("audit.backup_none"))
        return
    is_late = now_utc() - newest > _MOST_BETWEEN_BACKUPS
    told = "audit.backup_late" if is_late else "audit.backup"
    components.note(context.language.text(told, when=context.language.moment(newest)))


def _is_answered_for(context: Context, act: Act) -> bool:
    """Whether the user is an administrator of all that it concerns; what is of no programme concerns every one."""
    if not act.programmes:
        return context.user.may_everywhere(Role.ADMINISTRATOR)
    return context.user.may(Role.ADMINISTRATOR, act.programmes)


def _filtered(every: Sequence[Act], spoken: Language) -> list[Act]:
    anything = spoken.text("history.all")
    done = {_done(act, spoken): (act.thing, act.action) for act in reversed(every)}
    people = sorted({act.done_by for act in every}, key=str.casefold)
    programmes = sorted({name for act in every for name in act.programmes})
    today = dt.datetime.now(NORWAY).date()
    with st.container(key="audit-filters", horizontal=True):
        by = st.selectbox(
            spoken.text("audit.who"),
            ["", *people],
            key="audit-who",
            format_func=lambda name: who(name, spoken) if name else anything,
        )
        what = st.selectbox(
            spoken.text("audit.what"),
            ["", *sorted(done)],
            key="audit-what",
            format_func=lambda name: name or anything,
        )
        programme = st.selectbox(
            spoken.text("filters.programme"),
            ["", *programmes],
            key="audit-programme",
            format_func=lambda name: name or anything,
        )
        since = st.date_input(
            spoken.text("audit.since"), value=None, max_value=today, format="DD.MM.YYYY", key="audit-since"
        )
    return [
        act
        for act in every
        if (not by or act.done_by == by)
        and (not what or (act.thing, act.action) == done[what])
        and (not programme or programme in act.programmes)
        and (not isinstance(since, dt.date) or spoken.local_date(act.done_at) >= since)
    ]


def _done(act: Act, spoken: Language) -> str:
    return spoken.text(f"audit.{act.thing}_{act.action}")


def _table(found: Sequence[Act], spoken: Language) -> Table:
    columns = tuple(Column(spoken.text(f"audit.{name}")) for name in ("when", "who", "what", "programme", "about"))
    return Table(
        columns,
        tuple(
            (
                spoken.short_moment(act.done_at),
                who(act.done_by, spoken),
                _done(act, spoken),
                spoken.listing(act.programmes) or None,
                act.about or None,
            )
            for act in found
        ),
    )


main(current())
