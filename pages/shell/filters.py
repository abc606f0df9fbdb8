"""The choices every page shares: programme, year, compared year, language. They live in the URL.

Only this file knows their session keys. The URL decides when it has changed from outside (a pasted link, the back
button); else the widget does, and is written to the URL.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from analysis.facts import INNOVATION, Programme, Selection
from data.store.editions import Edition
from language import LANGUAGES, Language
from pages.shell.admission import LINK_COOKIE, Origin, origin_of

NO_YEAR = 0
NO_EDITION = 0

_T = TypeVar("_T", str, int)

_WRITTEN = "written_to_url"
_OPENED = "opened_edition"


def language() -> Language:
    """The language of the URL, else the last one chosen, else Norwegian."""
    return Language(_choice("language", LANGUAGES, LANGUAGES[0]))


def language_switch(spoken: Language) -> None:
    """The switch between the languages, each named in itself."""
    st.segmented_control(
        spoken.text("filters.language"),
        LANGUAGES,
        key="language",
        required=True,
        format_func=lambda code: spoken.text(f"filters.{code}"),
        label_visibility="collapsed",
    )


@dataclass(frozen=True)
class Choices:
    """What is chosen, and what could be: `compared` are the years that the chosen one can be compared with."""

    programme: Programme
    selection: Selection
    programmes: tuple[Programme, ...]
    years: tuple[int, ...]
    compared: tuple[int, ...]


def settle(
    programmes: Sequence[Programme],
    years_of: Callable[[str], tuple[int, ...]],
    usual_year_of: Callable[[str], int | None],
) -> Choices | None:
    """What is chosen, by the URL or in the widgets, before any is drawn; None where there is nothing to choose."""
    if not programmes:
        return None
    by_key = {programme.programme: programme for programme in programmes}
    chosen = by_key[_choice("programme", tuple(by_key), next(iter(by_key)))]
    years = years_of(chosen.programme)
    if not years:
        return Choices(chosen, Selection(chosen.programme, NO_YEAR), tuple(programmes), (), ())
    year = _choice("year", years, usual_year_of(chosen.programme) or years[0])
    # Rounds are compared on their own page, all at once; no figure of one is a change from another's.
    others = () if chosen.kind == INNOVATION else tuple(other for other in years if other < year)
    compared = _choice("compare", (NO_YEAR, *others), max(others)) if others else NO_YEAR
    return Choices(chosen, Selection(chosen.programme, year, compared or None), tuple(programmes), years, others)


def draw(spoken: Language, choices: Choices) -> None:
    """The widgets of what is settled."""
    by_key = {programme.programme: programme for programme in choices.programmes}
    st.selectbox(
        spoken.text("filters.programme"),
        list(by_key),
        key="programme",
        format_func=lambda key: programme_label(by_key[key], spoken),
    )
    if choices.years:
        is_of_rounds = choices.programme.kind == INNOVATION
        st.selectbox(
            spoken.text("filters.round" if is_of_rounds else "filters.year"), choices.years, key="year", format_func=str
        )
    if choices.compared:
        st.selectbox(
            spoken.text("filters.compare"),
            (NO_YEAR, *choices.compared),
            key="compare",
            format_func=lambda other: str(other) if other else spoken.text("filters.nothing"),
        )


def entry_looked_at(last_entry: int) -> int | None:
    """The entry of the journal up to which the data is seen; None is now."""
    return _choice("as_of", range(last_entry + 1), 0) or None


def look_back(entry: int | None) -> None:
    """From the next run on the data is seen as it was after that entry; None is now again."""
    st.session_state["as_of"] = entry or 0
    st.session_state["edition"] = NO_EDITION


def edition(known: Sequence[int]) -> int | None:
    """The edition that is seen; None is none."""
    chosen = _choice("edition", (NO_EDITION, *known), NO_EDITION) or None
    if chosen is None:
        st.session_state.pop(_OPENED, None)
    return chosen


def open_edition(number: int) -> None:
    """From the next run on that edition is seen."""
    st.session_state["edition"] = number


def start_with(opened: Edition) -> None:
    """An edition opens with its own programme, year and compared year; from then on they may be changed."""
    if st.session_state.get(_OPENED) == opened.edition:
        return
    st.session_state[_OPENED] = opened.edition
    own = {"programme": opened.programme, "year": opened.year, "compare": opened.compared_year or NO_YEAR}
    st.session_state.update(own)


def asks_for_edition_beyond(known: Container[int]) -> bool:
    """Whether the URL asks for an edition that is not there."""
    asked = st.query_params.get("edition", "")
    return asked.isdecimal() and int(asked) not in known


def choose(name: str, label: str, options: Sequence[str], preferred: str, format_func: Callable[[str], str]) -> str:
    """A choice of a page's own, in the URL like the shared ones."""
    _choice(name, tuple(options), preferred)
    chosen = st.selectbox(label, list(options), key=name, format_func=format_func)
    write_to_url({name: chosen})
    return chosen


def share_token() -> str | None:
    """The token of the shared link that this session came by; None for somebody who came by none.

    A session that came by one keeps it: nothing in the URL makes it anybody else. Who was let in by a link and has
    taken it out of the address is still who they were.
    """
    asked = st.query_params.get("share")
    if asked is None and origin_of(st.context.headers) is Origin.LINK:
        asked = st.context.cookies.get(LINK_COOKIE)
    if asked is not None:
        st.session_state["share"] = asked
    token: str | None = st.session_state.get("share")
    return token


def write_to_url(values: dict[str, str | int | None]) -> None:
    """Puts the choices where a link can be copied from, all at once; None takes one out."""
    written = st.session_state.setdefault(_WRITTEN, {})
    written.update({name: None if value is None else str(value) for name, value in values.items()})
    before = {name: st.query_params.get_all(name) for name in st.query_params}
    said = {name: [str(value)] for name, value in values.items() if value is not None}
    after = {name: value for name, value in before.items() if name not in values} | said
    if after != before:
        st.query_params.from_dict(after)


def _choice(name: str, options: Sequence[_T], preferred: _T) -> _T:
    """Settles what the widget of that key will show, before it is drawn."""
    asked = st.query_params.get(name)
    written = st.session_state.setdefault(_WRITTEN, {})
    known = next((option for option in options if str(option) == asked), None) if asked else None
    if known is not None and asked != written.get(name):
        st.session_state[name] = known
        written[name] = asked
    elif st.session_state.get(name) not in options:
        # A run that another has taken over takes its widgets with it, though the URL still asks for what they said.
        st.session_state[name] = preferred if known is None else known
    else:
        # Streamlit forgets a widget that is not drawn in a run; naming its value keeps it.
        st.session_state[name] = st.session_state[name]
    chosen: _T = st.session_state[name]
    return chosen


def programme_label(programme: Programme, spoken: Language) -> str:
    """The programme's name, with the mark of what is invented."""
    is_marked = programme.is_invented and spoken.text("marks.invented").lower() not in programme.name.lower()
    return f"{programme.name} ({spoken.text('marks.invented')})" if is_marked else programme.name
