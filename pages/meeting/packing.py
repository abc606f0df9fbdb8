"""The board pack by page: format, parts, order, own words, which figures; made, and handed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.facts import years
from analysis.pack.build import build
from analysis.pack.model import BRIEF, PackEdition, PartKind, Wanted, whole
from analysis.pack.note_places import notes_in_places
from analysis.pack.writers import FORMATS, MIME_TYPES, Format, write
from data.store import editions
from data.store.database import StoreError
from data.store.editions import Edition
from data.store.notes import Note
from data.terms.names import file_name
from language import LANGUAGES, Language
from pages.shell import cached, components, downloads, meetings, notes
from pages.shell.as_of import day_seen
from pages.shell.context import Context
from pages.shell.markup import show_html
from pages.shell.source import who

NOW = 0
_MOST_LETTERS = 2000
_ORDER = "pack-order"
_MADE = "pack-made"
_OWN = "own"


@dataclass(frozen=True)
class _Asked:
    """All that decides what the file says."""

    format: Format
    language: str
    parts: tuple[Wanted, ...]
    edition: Edition | None
    notes: tuple[Note, ...]
    signature: str
    programme: str
    year: int
    compared_year: int | None


def show(context: Context) -> None:
    """The choices, the button, and the file once it is made."""
    assert context.programme is not None and context.selection is not None  # asked after `nothing_to_show`
    spoken = context.language
    with st.container(key="block-pack"):
        components.section(
            spoken.text("share.pack.title", programme=context.programme.name, year=context.selection.year)
        )
        components.note(spoken.text("share.pack.why"))
        asked = _asked(context)
        if not asked.parts:
            components.note(spoken.text("share.pack.nothing_chosen"))
            return
        if st.button(spoken.text("share.pack.make"), key="pack-make", type="primary"):
            _make(context, asked)
        made = st.session_state.get(_MADE)
        # What was made from other choices is not what the page shows.
        if made is not None and made[0] == asked:
            _, name, content = made
            show_html('<p class="ps-note" role="status">{text}</p>', text=spoken.text("share.pack.ready", file=name))
            downloads.offer_data(
                spoken.text("share.pack.download", file=components.label(name)),
                lambda: content,
                user=context.user,
                programme=asked.programme,
                file_name=name,
                mime=MIME_TYPES[asked.format],
                key="pack-download",
            )


def _asked(context: Context) -> _Asked:
    assert context.selection is not None  # asked after `nothing_to_show`
    spoken = context.language
    every = {
        edition.edition: edition
        for edition in editions.editions(cached.store(), context.selection.programme)
        if not edition.is_withdrawn
    }
    with st.container(key="pack-choices", horizontal=True, vertical_alignment="bottom"):
        chosen_format = st.selectbox(
            spoken.text("share.pack.format"),
            FORMATS,
            key="pack-format",
            format_func=lambda name: spoken.text(f"share.pack.format_{name}"),
            persist_state="session",
        )
        extent = st.selectbox(
            spoken.text("share.pack.extent"),
            ("whole", "brief"),
            key="pack-extent",
            format_func=lambda name: spoken.text(f"share.pack.extent_{name}"),
            persist_state="session",
        )
        number = st.selectbox(
            spoken.text("share.pack.basis"),
            [NOW, *every],
            key="pack-basis",
            format_func=lambda number: (
                meetings.name(every[number], spoken) if number else spoken.text("share.pack.basis_shown")
            ),
        )
        code = st.selectbox(
            spoken.text("share.pack.language"),
            LANGUAGES,
            index=LANGUAGES.index(spoken.code),
            key="pack-language",
            format_func=lambda code: spoken.text(f"filters.{code}"),
            persist_state="session",
        )
    assert context.programme is not None  # as well
    parts = BRIEF if extent == "brief" else _parts(spoken, whole(context.programme))
    with_notes = st.checkbox(spoken.text("share.pack.notes"), value=True, key="pack-notes", persist_state="session")
    edition = every.get(number) or context.edition
    return _Asked(
        chosen_format,
        code,
        parts,
        edition,
        notes.seen(context, edition.made_at if edition else notes.notes_until(context)) if with_notes else (),
        context.signature,
        context.selection.programme,
        context.selection.year,
        context.selection.compared_year,
    )


def _parts(spoken: Language, usual: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """The parts that are ticked, in the order they stand in, each with the leader's own words."""
    kinds = [wanted.kind for wanted in usual]
    order: list[str] = st.session_state.setdefault(_ORDER, list(kinds))
    if not set(kinds) <= set(order):  # a programme of another kind has been chosen
        order = st.session_state[_ORDER] = list(kinds)
    components.lead(spoken.text("share.pack.parts"))
    chosen = []
    for place, part in enumerate(order):
        wanted = _part(spoken, order, place, part)
        if wanted is not None:
            chosen.append(wanted)
    st.button(spoken.text("share.pack.add_part"), key="pack-add", on_click=_add_part, type="tertiary")
    return tuple(chosen)


def _part(spoken: Language, order: list[str], place: int, part: str) -> Wanted | None:
    kind: PartKind = "text" if part.startswith(_OWN) else part  # type: ignore[assignment]  # the rest are kinds
    title = str(st.session_state.get(f"pack-title-{part}") or "").strip()
    name = title or spoken.text("share.pack.own_part") if kind == "text" else spoken.text(f"pack.parts.{kind}")
    with st.container(key=f"pack-row-{part}", horizontal=True, vertical_alignment="center"):
        is_chosen = st.checkbox(
            components.label(name), value=True, key=f"pack-part-{part}", persist_state="session", width="stretch"
        )
        for step, icon, key in ((-1, ":material/arrow_upward:", "up"), (1, ":material/arrow_downward:", "down")):
            st.button(
                components.label(spoken.text(f"share.pack.{key}", part=name)),
                icon=icon,
                key=f"pack-{key}-{part}",
                type="tertiary",
                disabled=not 0 <= place + step < len(order),
                on_click=_move,
                args=(place, step),
            )
        with st.popover(spoken.text("share.pack.text"), type="tertiary", key=f"pack-words-{part}"):
            if kind == "text":
                st.text_input(
                    spoken.text("share.pack.own_title"),
                    key=f"pack-title-{part}",
                    max_chars=100,
                    persist_state="session",
                )
            text = st.text_area(
                components.label(spoken.text("share.pack.text_to", part=name)),
                key=f"pack-text-{part}",
                max_chars=_MOST_LETTERS,
                persist_state="session",
            )
    if not is_chosen or (kind == "text" and not (title or text)):
        return None
    return Wanted(kind, text=(text or "").strip(), title=title if kind == "text" else "")


def _move(place: int, step: int) -> None:
    order: list[str] = st.session_state[_ORDER]
    order[place], order[place + step] = order[place + step], order[place]


def _add_part() -> None:
    order: list[str] = st.session_state[_ORDER]
    own = f"{_OWN}-{sum(part.startswith(_OWN) for part in order) + 1}"
    # Before what closes a pack: sources and definitions.
    place = order.index("sources") if "sources" in order else len(order)
    order.insert(place, own)


def _make(context: Context, asked: _Asked) -> None:
    assert context.programme is not None and context.selection is not None  # asked after `nothing_to_show`
    spoken, edition = context.language, asked.edition
    progress = st.progress(0.05, spoken.text("share.pack.gathering"))
    try:
        signature = cached.version(edition.entry) if edition else context.signature
        connection = cached.connection(context.user, signature)
        known = years(connection, asked.programme)
        if asked.year not in known:
            progress.empty()
            components.note(spoken.text("share.pack.no_year", year=asked.year))
            return
        compared = asked.compared_year
        progress.progress(0.2, spoken.text("share.pack.drawing"))
        pack = build(
            connection,
            context.programme,
            asked.year,
            Language(asked.language),
            compared_year=compared if compared in known else None,
            parts=asked.parts,
            edition=PackEdition(edition.name, edition.meeting_date, edition.entry) if edition else None,
            notes=notes_in_places(asked.notes, lambda name: who(name, Language(asked.language))),
            signature=signature,
            on=edition.meeting_date if edition else day_seen(context),
        )
        progress.progress(0.6, spoken.text("share.pack.writing"))
        content = write(pack, asked.format)
    except StoreError as error:
        progress.empty()
        components.missing_store(error, spoken)
        return
    progress.empty()
    stem = re.sub(r"[^\w-]+", "-", asked.programme).strip("-").lower()
    name = file_name(f"{stem}-{asked.year}.{asked.format}")
    st.session_state[_MADE] = asked, name, content
