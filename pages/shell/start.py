"""What runs before every page: settings, who is looking, language, filters, navigation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import streamlit as st

from analysis.drawing.look import Look, Scheme
from data.settings import sign_in
from data.store.database import StoreError, StoreOutOfMemory
from data.store.editions import Edition
from language import LANGUAGES, Language
from pages import ACCOUNTS, Page
from pages.shell import (
    as_of,
    cached,
    components,
    filters,
    identity,
    link_visitor,
    meetings,
    navigation,
    news,
    signed_in,
)
from pages.shell.admission import Origin
from pages.shell.context import Context, User, keep
from pages.shell.filters import Choices
from pages.shell.style import style

_ROOT = "static"


@dataclass(frozen=True)
class _Seen:
    """Which data is looked at, what of it is chosen, and the pages that there are for that."""

    signature: str
    as_of_entry: int | None
    edition: Edition | None
    choices: Choices | None
    pages: tuple[Page, ...]


def run_page() -> None:
    """Draws what all pages share, then the page."""
    st.set_page_config(page_title="Programstatus", page_icon=f"{_ROOT}/mark.svg", layout="wide")
    spoken = filters.language()
    look = _look()
    style(look)
    mark = "mark" if look.size == "S" else "logo"
    st.logo(f"{_ROOT}/{mark}-{look.scheme}.svg", size="large")
    token = filters.share_token()
    user, seen = None, None
    unread: Exception | None = None
    # Whatever happens, st.navigation is reached: until then Streamlit finds pages by itself.
    try:
        user = identity.who_is_looking(token)
        seen = _seen(user, spoken) if user else None
    except Exception as error:
        unread = error
    pages = seen.pages if seen else navigation.listed(user, None, ())
    page, chosen = navigation.navigate(spoken, look, user, seen.choices if seen else None, pages)
    if unread is not None:
        raise unread
    if user is None or seen is None:
        if token is None and identity.origin() is Origin.ACCOUNT:
            signed_in.ended(spoken)
        else:
            link_visitor.closed(spoken)
        st.stop()
    if user.account is not None:
        signed_in.write_down(user.account)
    context = _context(page, user, spoken, look, seen)
    keep(context)
    about = f"{context.programme.name} {context.selection.year}" if context.programme and context.selection else ""
    st.set_page_config(
        page_title=" – ".join(part for part in (spoken.text(page.title_key), about, "Programstatus") if part)
    )
    if context.as_of_entry is not None and page.is_of_now:
        as_of.only_now(context)
    else:
        chosen.run()
    if token is None:
        components.footer(spoken, user)
    else:
        identity.note_use(token)
        link_visitor.link_footer(context)
    news.notice(context)


def explain_store(error: Exception) -> bool:
    """Says in words, on whatever page, why the store cannot be used; whether that is what is wrong."""
    if isinstance(error, MemoryError | duckdb.OutOfMemoryException):
        error = StoreOutOfMemory(Path())
    if not isinstance(error, StoreError):
        return False
    components.missing_store(error, _spoken_so_far())
    return True


def show_error(number: str) -> None:
    """What a visitor sees of an error nobody foresaw: a number, which stands in the log too."""
    spoken = _spoken_so_far()
    components.panel(spoken.text("errors.title"), spoken.text("errors.what", number=number), spoken.text("errors.do"))


def _spoken_so_far() -> Language:
    # The page's widgets stand already: their state can be read, but no longer settled.
    return Language(str(st.session_state.get("language", LANGUAGES[0])))


def _seen(user: User, spoken: Language) -> _Seen:
    invitation = user.invitation
    edition = meetings.edition_asked_for(user, spoken) if invitation is None else invitation.edition
    if edition is not None:
        as_of_entry: int | None = edition.entry
    else:
        as_of_entry = filters.entry_looked_at(cached.last_entry()) if invitation is None else None
    signature = cached.version(as_of_entry)
    if invitation is not None:
        link_visitor.mark_edition_of_link(spoken, invitation)
    elif as_of_entry is not None and edition is None:
        as_of.looking_back(spoken, signature, as_of_entry)
    programmes = cached.programmes(user, signature)
    if edition is not None:
        programmes = tuple(one for one in programmes if one.programme == edition.programme)
    choices = filters.settle(
        programmes,
        lambda programme: cached.years(user, signature, programme),
        lambda programme: cached.usual_year(user, signature, programme),
    )
    known = cached.data_sets(user, signature, choices.programme.programme) if choices else frozenset()
    if sign_in() is not None:
        known |= {ACCOUNTS}
    return _Seen(signature, as_of_entry, edition, choices, navigation.listed(user, choices, known))


def _context(page: Page, user: User, spoken: Language, look: Look, seen: _Seen) -> Context:
    choices = seen.choices if page.has_filters else None
    selection = choices.selection if choices else None
    navigation.line_of_choices(spoken, look, choices, user)
    edition, invitation = seen.edition, user.invitation
    filters.write_to_url(
        {
            "programme": selection.programme if selection else None,
            "year": selection.year if selection and selection.year else None,
            "compare": (selection.compared_year or filters.NO_YEAR) if selection and selection.year else None,
            "language": spoken.code if spoken.code != "nb" else None,
            "as_of": None if invitation or edition else seen.as_of_entry,
            "edition": edition.edition if edition and not invitation else None,
            "share": invitation.token if invitation else None,
        }
    )
    programme = choices.programme if choices else None
    if programme is not None:
        user = user.in_programme(programme.programme)
    context = Context(user, spoken, look, seen.signature, programme, selection, seen.as_of_entry, edition)
    # Also from a page that is of no programme, a link leads to the one that was chosen.
    chosen = seen.choices.selection if seen.choices else None
    navigation.pages_of_area(replace(context, selection=chosen), page, seen.pages)
    return context


def _look() -> Look:
    """As wide as the window was when the page was opened, light or dark by the theme."""
    is_narrow = st.context.cookies.get("programstatus-width") == "narrow"
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    return Look("S" if is_narrow else "M", scheme)
