"""What runs before every page: settings, who is looking, language, filters, navigation."""

from __future__ import annotations

import streamlit as st

from analysis.drawing.look import Look, Scheme
from data.store.database import StoreError
from language import LANGUAGES, Language
from pages import PAGES, Page, Role
from pages.shell import as_of, cached, components, filters, identity, link_visitor, meetings
from pages.shell.context import Context, User, keep
from pages.shell.style import style

_ROOT = "static"


def run() -> None:
    """Draws what all pages share, then the page."""
    st.set_page_config(page_title="Programstatus", page_icon=f"{_ROOT}/mark.svg", layout="wide")
    spoken = filters.language()
    look = _look()
    style(look)
    st.logo(f"{_ROOT}/logo-{look.scheme}.svg", size="large")
    token = filters.share_token()
    user, unread = None, None
    # Whatever happens, st.navigation is reached: until then Streamlit finds pages by itself.
    try:
        user = identity.who_is_looking(token)
    except StoreError as error:
        unread = error
    shown = [page for page in PAGES if page.role <= (user.role if user else Role.VIEWER)]
    pages = {
        page: st.Page(page.file, title=spoken.text(page.title_key), url_path=page.url or None, default=page.url == "")
        for page in shown
    }
    chosen = st.navigation(list(pages.values()), position="top" if user else "hidden")
    if unread is not None:
        raise unread
    if user is None:
        link_visitor.closed(spoken)
        st.stop()
    page = next(
        page for page, navigated in pages.items() if navigated is chosen or navigated.url_path == chosen.url_path
    )
    context = _context(page, user, spoken, look)
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
        link_visitor.footer(context)
    as_of.notice_of_news(context)


def explain_store(error: Exception) -> bool:
    """Says in words, on whatever page, why the store cannot be used; whether that is what is wrong."""
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


def _context(page: Page, user: User, spoken: Language, look: Look) -> Context:
    invitation = user.invitation
    edition = meetings.asked(user, spoken) if invitation is None else invitation.edition
    if edition is not None:
        as_of_entry: int | None = edition.entry
    else:
        as_of_entry = filters.as_of(cached.last_entry()) if invitation is None else None
    signature = cached.version(as_of_entry)
    if invitation is not None:
        link_visitor.mark(spoken, invitation)
    elif as_of_entry is not None and edition is None:
        as_of.looking_back(spoken, signature, as_of_entry)
    chosen = None
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        if page.has_filters:
            programmes = cached.programmes(user, signature)
            if edition is not None:
                programmes = tuple(one for one in programmes if one.programme == edition.programme)
            chosen = filters.selection(spoken, programmes, lambda programme: cached.years(user, signature, programme))
        else:
            filters.keep_selection()
        filters.language_switch(spoken)
    programme, selection = chosen if chosen else (None, None)
    filters.write_to_url(
        {
            "programme": selection.programme if selection else None,
            "year": selection.year if selection and selection.year else None,
            "compare": (selection.compared_year or filters.NO_YEAR) if selection and selection.year else None,
            "language": spoken.code if spoken.code != "nb" else None,
            "as_of": None if invitation or edition else as_of_entry,
            "edition": edition.edition if edition and not invitation else None,
            "share": invitation.token if invitation else None,
        }
    )
    return Context(user, spoken, look, signature, programme, selection, as_of_entry, edition)


def _look() -> Look:
    """As wide as the window was when the page was opened, light or dark by the theme."""
    is_narrow = st.context.cookies.get("programstatus-width") == "narrow"
    scheme: Scheme = "dark" if st.context.theme.type == "dark" else "light"
    return Look("S" if is_narrow else "M", scheme)
