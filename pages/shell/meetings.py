"""Editions and the draft of the next meeting, as pages ask for them; and the presentation, prepared beforehand."""

from __future__ import annotations

import datetime as dt
import gzip
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import duckdb
import streamlit as st

from analysis.facts import Facts, Programme, Selection
from analysis.meeting import build, webpage
from analysis.meeting.model import Meeting
from analysis.meeting.what_changed import PreviousMeeting, WhatChanged, changed_since
from analysis.numbers.projects import MeetingBefore, projects
from data.store import changes
from data.store import editions as stored
from data.store.database import Store
from data.store.editions import Edition, ScreenChoice
from language import Language
from pages import Role
from pages.shell import cached, filters, permission
from pages.shell.context import Context, User
from pages.shell.markup import show_html

DRAFT = "utkast"


# A board does not look back further, and each is a version of the data of its own.
MOST_MEETINGS = 4


@dataclass(frozen=True)
class Prepared:
    """A page ready to be sent."""

    content: bytes
    compressed: bytes
    policy: str


def editions(user: User, programme: str | None = None) -> tuple[Edition, ...]:
    """The editions the user may see, newest first; those withdrawn only for somebody who may put them back."""
    found = _editions(cached.store().signature())
    if user.invitation is not None:
        only = user.invitation.edition
        found = tuple(one for one in found if only is not None and one.edition == only.edition)
    return tuple(
        one
        for one in found
        if (user.programmes is None or one.programme in user.programmes)
        and (programme is None or one.programme == programme)
        and (user.may(Role.EDITOR, [one.programme]) or not one.is_withdrawn)
    )


def to_open(user: User, number: int) -> Edition | None:
    """The edition of that number, where the user may open it."""
    return next((one for one in editions(user) if one.edition == number and not one.is_withdrawn), None)


def draft(programme: Programme) -> tuple[ScreenChoice, ...]:
    """What the programme's leader wants to show next; the usual where nobody has chosen yet."""
    return _drafts(cached.store().signature()).get(programme.programme, build.usual(programme))


def keep_draft(context: Context, parts: Sequence[ScreenChoice]) -> None:
    """Keeps what is to be shown next."""
    assert context.programme is not None  # a draft is of a programme
    if not permission.may_change(context, [context.programme.programme]):
        return
    stored.save_draft(cached.store(), context.programme.programme, parts, by=context.user.name)


def edition_asked_for(user: User, spoken: Language) -> Edition | None:
    """The edition that the URL asks for, with its mark and the way back; says so where it is not there any more."""
    found = {one.edition: one for one in editions(user) if not one.is_withdrawn}
    is_gone = filters.asks_for_edition_beyond(found)
    edition = found.get(filters.edition(tuple(found)) or 0)
    if edition is not None:
        filters.start_with(edition)
        mark_edition(spoken, edition)
    elif is_gone:
        show_html('<p role="status" class="ps-note">{text}</p>', text=spoken.text("meeting.gone"))
    return edition


def mark_edition(spoken: Language, edition: Edition) -> None:
    """Says on every page that it shows an edition, with the way back."""
    text = spoken.text("meeting.edition_mark", name=name(edition, spoken))
    with st.container(key="looking-back", horizontal=True, vertical_alignment="center"):
        show_html('<p role="status">{text}</p>', text=text)
        st.button(spoken.text("history.back_to_now"), key="back-to-now", on_click=filters.look_back, args=(None,))


def name(edition: Edition, spoken: Language) -> str:
    """ "Styremøte 12. mars 2025"."""
    return Meeting(edition.name, edition.meeting_date).title(spoken)


def presentation_address(
    which: int | str, selection: Selection | None, spoken: Language, token: str | None = None
) -> str:
    """Where a presentation is, seen from a page."""
    chosen = {} if spoken.code == "nb" else {"language": spoken.code}
    if selection is not None:
        chosen |= {"programme": selection.programme, "year": str(selection.year)}
        chosen["compare"] = str(selection.compared_year or 0)
    if token is not None:
        chosen["share"] = token
    return f"presentasjon/vis/{which}" + (f"?{urlencode(chosen)}" if chosen else "")


def prepare(context: Context, edition: Edition | None) -> None:
    """Makes the presentation beside the page, so that it is there when it is started."""
    if context.selection is None:
        return
    work = _work(context.user, edition, context.selection, context.language)
    if work is not None:
        threading.Thread(target=_presentation, args=work, name="presentation", daemon=True).start()


def presentation(user: User, edition: Edition | None, selection: Selection, spoken: Language) -> Prepared | None:
    """The presentation of an edition, or with None of the draft; None where there is no such programme or year."""
    work = _work(user, edition, selection, spoken)
    return None if work is None else _presentation(*work)


_Key = tuple[str, str | None, Selection, str, tuple[ScreenChoice, ...], Meeting | None, str, dt.date]
_Work = tuple[duckdb.DuckDBPyConnection, Facts, "PreviousMeeting | None", _Key]


def _work(user: User, edition: Edition | None, selection: Selection, spoken: Language) -> _Work | None:
    """All that a presentation is made of, gathered where the store may be asked."""
    if edition is not None:
        selection = Selection(edition.programme, edition.year, edition.compared_year)
    version = cached.version(edition.entry if edition else None)
    found = cached.facts_in(user, version, selection.programme)
    if found is None or selection.year not in cached.years(user, version, selection.programme):
        return None
    before = stored.previous(_editions(cached.store().signature()), edition, selection.programme)
    known = None if before is None else _previous(user, before, edition, spoken)
    meeting = Meeting(edition.name, edition.meeting_date) if edition else None
    token = user.invitation.token if user.invitation else None
    back = {"programme": selection.programme, "year": str(selection.year), "compare": str(selection.compared_year or 0)}
    if spoken.code != "nb":
        back["language"] = spoken.code
    if token is not None:
        back = {"share": token}
    key = (
        version,
        f"{before.edition} {before.entry}" if before else None,
        selection,
        spoken.code,
        edition.parts if edition else draft(found.programme),
        meeting,
        f"../../{'' if token else 'presentasjon'}?{urlencode(back)}",
        edition.meeting_date if edition else spoken.local_date(dt.datetime.now(dt.UTC)),
    )
    return cached.connection(user, version), found, known, key


def _previous(user: User, before: Edition, edition: Edition | None, spoken: Language) -> PreviousMeeting | None:
    version = cached.version(before.entry)
    facts = cached.facts_in(user, version, before.programme)
    if facts is None:
        return None
    return PreviousMeeting(
        name(before, spoken),
        facts,
        Selection(before.programme, before.year, before.compared_year),
        changes_between(before, edition),
    )


def changes_between(before: Edition, edition: Edition | None) -> changes.Changes:
    """What is other in the rows behind an edition than behind the one before; None is now."""
    later = edition.entry if edition else cached.last_entry()
    return _between(cached.store(), before.programme, before.entry, later, cached.version(later))


def meetings_before(context: Context) -> tuple[MeetingBefore, ...]:
    """The last meetings before what is seen, the newest first, each with the deviations that projects told of then."""
    assert context.programme is not None  # meetings are of a programme
    last = context.edition.entry if context.edition else (context.as_of_entry or cached.last_entry())
    earlier = [
        one
        for one in editions(context.user, context.programme.programme)
        if not one.is_withdrawn and one.entry <= last and one != context.edition
    ]
    return tuple(
        MeetingBefore(name(one, context.language), _deviations(cached.connection(context.user, version), version, one))
        for one in sorted(earlier, key=lambda one: (one.meeting_date, one.edition), reverse=True)[:MOST_MEETINGS]
        for version in (cached.version(one.entry),)
    )


@st.cache_resource(show_spinner=False, max_entries=100)
def _deviations(_con: duckdb.DuckDBPyConnection, version: str, edition: Edition) -> tuple[tuple[str, str], ...]:
    rows = projects(_con, edition.programme, edition.year).deviating
    return tuple((str(row["project"]), str(row["deviation"])) for row in rows.to_dict("records"))


def what_changed(context: Context, before: Edition, edition: Edition) -> WhatChanged | None:
    """What the board was shown at one edition and is otherwise at a later one."""
    found = _previous(context.user, before, edition, context.language)
    facts = cached.facts_in(context.user, cached.version(edition.entry), edition.programme)
    if found is None or facts is None:
        return None
    selection = Selection(edition.programme, edition.year, edition.compared_year)
    return changed_since(facts, selection, found, context.language)


@st.cache_resource(show_spinner=False, max_entries=20)
def _between(_store: Store, programme: str, earlier: int, later: int, version: str) -> changes.Changes:
    return changes.between_entries(_store, programme, earlier, later)


@st.cache_resource(show_spinner=False, max_entries=12)
def _presentation(
    _con: duckdb.DuckDBPyConnection, _facts: Facts, _previous: PreviousMeeting | None, key: _Key
) -> Prepared:
    _, _, selection, code, parts, meeting, way_back, on = key
    made = build.build(_con, _facts, selection, Language(code), parts, on, meeting=meeting, previous=_previous)
    page = webpage.write(made, way_back=way_back)
    return Prepared(page.content, gzip.compress(page.content, compresslevel=5, mtime=0), page.policy)


@st.cache_resource(show_spinner=False, max_entries=10)
def _editions(signature: str) -> tuple[Edition, ...]:
    return stored.editions(cached.store())


@st.cache_resource(show_spinner=False, max_entries=10)
def _drafts(signature: str) -> dict[str, tuple[ScreenChoice, ...]]:
    return stored.drafts(cached.store())
