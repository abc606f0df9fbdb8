"""The way around: five areas, the pages of the one somebody is in, and the line that says what is looked at.

That line is what changes it: programme, year, comparison and language stand behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit

import streamlit as st
from streamlit.navigation.page import Page as StreamlitPage

from analysis.drawing.look import Look
from language import Language
from pages import PAGES, Area, Page, Role
from pages.shell import components, filters, signed_in
from pages.shell.context import Context, User
from pages.shell.filters import Choices
from pages.shell.markup import show_html


def listed(user: User | None, choices: Choices | None, known: Collection[str]) -> tuple[Page, ...]:
    """The pages that the navigation has, where those data sets of the chosen programme are known."""
    kind = choices.programme.kind if choices else None
    return tuple(page for page in PAGES if page.is_listed(_role(user, choices, page), kind, known))


def reachable(user: User | None, choices: Choices | None) -> tuple[Page, ...]:
    """The pages that there are for the user, whether the navigation has them or not."""
    return tuple(page for page in PAGES if page.role <= _role(user, choices, page))


def _role(user: User | None, choices: Choices | None, page: Page) -> Role:
    """What counts on a page: the role in the programme it shows, else the highest that somebody has anywhere."""
    if user is None:
        return Role.VIEWER
    if choices is None or not page.has_filters:
        return user.role
    return user.in_programme(choices.programme.programme).role


def navigate(
    spoken: Language, look: Look, user: User | None, choices: Choices | None, shown: Sequence[Page]
) -> tuple[Page, StreamlitPage]:
    """Draws the first line, nothing for nobody, and returns the page one is on.

    Every page that the user may see opens by its address, whether it is `shown` or not.
    """
    opened = {page: page in shown for page in reachable(user, choices)}
    sections = _drawer(spoken, opened) if look.size == "S" else _areas(spoken, opened)
    chosen = st.navigation(sections, position="hidden" if user is None else "top")
    return next(page for page in opened if page.url == chosen.url_path), chosen


def _drawer(spoken: Language, reachable: dict[Page, bool]) -> dict[str, list[StreamlitPage]]:
    """For a phone: every page, grouped by area."""
    sections: dict[str, list[StreamlitPage]] = {}
    for page, is_shown in reachable.items():
        name = "" if page.area is Area.OVERVIEW else spoken.text(f"navigation.{page.area}")
        sections.setdefault(name, []).append(_streamlits(page, spoken.text(page.title_key), is_shown))
    return sections


def _areas(spoken: Language, reachable: dict[Page, bool]) -> dict[str, list[StreamlitPage]]:
    """For a screen: an area is its first page, and of the area one is in the page one is on.

    Then Streamlit itself marks where one is, and Back leads where it should.
    """
    address = urlsplit(st.context.url or "").path.rpartition("/")[2]
    front = {page.area: page for page, is_shown in reversed(reachable.items()) if is_shown}
    front |= {page.area: page for page in reachable if page.url == address}
    pages = [
        _streamlits(page, spoken.text(f"navigation.{page.area}"), is_visible=True)
        if page in front.values()
        else _streamlits(page, spoken.text(page.title_key), is_visible=False)
        for page in reachable
    ]
    return {"": pages}


def _streamlits(page: Page, title: str, is_visible: bool) -> StreamlitPage:
    return st.Page(
        page.file,
        title=title,
        url_path=page.url or None,
        default=page.url == "",
        visibility="visible" if is_visible else "hidden",
    )


def line_of_choices(spoken: Language, look: Look, choices: Choices | None, user: User) -> None:
    """The button at the right of the first line: what is looked at, and what changes it. None: the language alone."""
    with (
        st.container(key="filters"),
        st.popover(_what_is_looked_at(spoken, look, choices), type="tertiary", key="choices"),
    ):
        if choices is not None:
            filters.draw(spoken, choices)
        filters.language_switch(spoken)
        if user.account is not None:
            signed_in.way_out(spoken, user.account)


def _what_is_looked_at(spoken: Language, look: Look, choices: Choices | None) -> str:
    if choices is None:
        return spoken.text(f"filters.{spoken.code}")
    name = components.label(filters.programme_label(choices.programme, spoken))
    chosen = choices.selection
    if not chosen.year:
        return f"**{name}**"
    if chosen.compared_year is None or look.size == "S":
        return f"**{name}** {chosen.year}"
    return f"**{name}** {spoken.text('filters.against', year=chosen.year, compared=chosen.compared_year)}"


def pages_of_area(context: Context, on: Page, shown: Sequence[Page]) -> None:
    """The second line: the pages of the area one is in, where it has several."""
    beside = [page for page in PAGES if page.area is on.area and (page in shown or page == on)]
    if len(beside) < 2:
        return
    with st.container(key="area", horizontal=True, gap=None):
        for page in beside:
            name = context.language.text(page.title_key)
            if page == on:
                show_html(
                    '<p class="ps-here" aria-current="page" data-area="{area}">{name}</p>',
                    width="content",
                    area=context.language.text(f"navigation.{on.area}"),
                    name=name,
                )
            elif page.name == on.below:
                with st.container(key="area-above", width="content"):
                    components.link(context, page.name, name)
            else:
                components.link(context, page.name, name)
