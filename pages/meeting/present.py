"""Presentasjon: what is shown in the meeting, arranged and written by the programme leader, and frozen as editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.chart import Chart
from analysis.charts.registry import OF_ONE_INDICATOR, Charts, chart_name
from analysis.meeting import build
from analysis.meeting.build import WORDS
from analysis.meeting.what_changed import rows_behind
from data.store import editions as stored
from data.store.database import StoreError
from data.store.editions import Edition, ScreenChoice
from language import NORWAY, Language
from pages import Role
from pages.shell import cached, components, filters, meetings, permission
from pages.shell.as_of import day_seen
from pages.shell.changed import show_changes
from pages.shell.context import Context, current
from pages.shell.markup import markup, show_html
from pages.shell.source import who_as_seen


def main(context: Context) -> None:
    """The page, from the top."""
    if components.nothing_to_show(context):
        return
    spoken = context.language
    if "meeting-said" in st.session_state:
        st.toast(st.session_state.pop("meeting-said"))
    if context.may_load:
        components.plain_headline(spoken.text("meeting.headline"), spoken.text("meeting.lead"))
        _start_draft(context)
        _arrange(context)
        _freeze(context)
        meetings.prepare(context, None)
    else:
        is_editor = context.user.role >= Role.EDITOR
        components.plain_headline(
            spoken.text("meeting.viewer_headline"),
            spoken.text("meeting.only_now_lead" if is_editor else "meeting.viewer_lead"),
        )
    _editions(context)


def _start_draft(context: Context) -> None:
    address = meetings.presentation_address(meetings.DRAFT, context.selection, context.language)
    _start(address, context.language.text("meeting.start"), is_main=True)


def _start(address: str, text: str, *, is_main: bool = False, label: str = "") -> None:
    show_html(
        '<a class="ps-start{main}" href="{address}"{label}>{text}</a>',
        main=" is-main" if is_main else "",
        address=address,
        label=markup(' aria-label="{label}"', label=label) if label else "",
        text=text,
    )


def _arrange(context: Context) -> None:
    """The screens in order, each with its sentence and its moves."""
    spoken = context.language
    assert context.programme is not None and context.selection is not None  # asked after `nothing_to_show`
    parts = meetings.draft(context.programme)
    known = _known(context)
    with st.container(key="block-screens"):
        components.section(spoken.text("meeting.screens"))
        components.note(spoken.text("meeting.front" if parts else "meeting.none_chosen"))
        for place, part in enumerate(parts):
            _row(context, parts, place, _title(context, part, known))
        _add(context, parts, known)


def _row(context: Context, parts: Sequence[ScreenChoice], place: int, title: str | None) -> None:
    spoken, part = context.language, parts[place]
    key = "-".join(filter(None, (part.name, part.indicator)))
    assert context.selection is not None  # a row stands for a selection
    year = context.selection.year
    name = title or _words(part, spoken)
    why = spoken.text("meeting.nothing_before" if part.name == "since" else "meeting.nothing_now", year=year)
    on_day = "" if part.day is None else spoken.text("meeting.on_day", date=spoken.date(part.day))
    below = on_day if title else why
    lacking = markup('<p class="ps-source">{below}</p>', below=below) if below else ""
    with st.container(key=f"screen-{key}"):
        with st.container(key=f"moves-{key}", horizontal=True, vertical_alignment="center"):
            show_html(
                '<div class="ps-finding"><span class="ps-place" aria-hidden="true">{place}</span>'
                '<div><h3 class="ps-lead">{name}</h3>{lacking}</div></div>',
                place=place + 2,
                name=name,
                lacking=lacking,
            )
            for move, step, is_possible in (("up", -1, place > 0), ("down", 1, place < len(parts) - 1)):
                st.button(
                    spoken.text(f"meeting.{move}"),
                    type="tertiary",
                    key=f"{move}-{key}",
                    disabled=not is_possible,
                    on_click=_keep,
                    args=(context, _moved(parts, place, step)),
                )
            st.button(
                spoken.text("meeting.remove"),
                type="tertiary",
                key=f"remove-{key}",
                on_click=_keep,
                args=(context, [*parts[:place], *parts[place + 1 :]]),
            )
        st.text_input(
            spoken.text("meeting.own_text", title=components.label(name)),
            value=part.text,
            max_chars=200,
            key=f"text-{key}",
            placeholder=spoken.text("meeting.own_text_hint"),
            label_visibility="collapsed",
            on_change=_keep_text,
            args=(context, part.place, f"text-{key}"),
        )


def _moved(parts: Sequence[ScreenChoice], place: int, step: int) -> list[ScreenChoice]:
    moved = list(parts)
    moved.insert(place + step, moved.pop(place))
    return moved


def _keep(context: Context, parts: Sequence[ScreenChoice]) -> None:
    meetings.keep_draft(context, parts)


def _keep_text(context: Context, place: tuple[str, str | None], key: str) -> None:
    assert context.programme is not None  # a draft is of a programme
    text = " ".join(str(st.session_state[key]).split())
    parts = meetings.draft(context.programme)
    meetings.keep_draft(context, [replace(part, text=text) if part.place == place else part for part in parts])


def _add(context: Context, parts: Sequence[ScreenChoice], known: dict[str, Chart]) -> None:
    spoken = context.language
    chosen = {part.place for part in parts}
    left = [name for name in (*WORDS, *known) if (name, None) not in chosen]
    if not left:
        return
    with st.container(key="add-screen", horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            spoken.text("meeting.add_choose"),
            left,
            key="screen-to-add",
            format_func=lambda name: ": ".join(
                (_words(ScreenChoice(name), spoken), *((known[name].title,) if name in known else ()))
            ),
        )
        st.button(
            spoken.text("meeting.add"),
            key="add",
            on_click=_keep,
            args=(context, [*parts, ScreenChoice(str(name))]),
        )


def _known(context: Context) -> dict[str, Chart]:
    return cached.screen(context, build.charts, day_seen(context))


def _title(context: Context, part: ScreenChoice, known: dict[str, Chart]) -> str | None:
    """What the screen will say; None where it has nothing to say this year."""
    assert context.selection is not None  # asked after `nothing_to_show`
    if part.name in WORDS:
        is_first = part.name == "since" and _last_shown(context) is None
        return None if is_first else _words(part, context.language)
    if part.name not in OF_ONE_INDICATOR and part.day is None:
        return known[part.name].title if part.name in known else None
    connection = cached.connection(context.user, context.signature)
    day = part.day or day_seen(context)
    charts = Charts(connection, cached.facts(context), context.selection, context.language, day)
    chart = charts.get(part.name, part.indicator)
    return chart.title if chart else None


def _last_shown(context: Context) -> Edition | None:
    """What the board saw last."""
    assert context.programme is not None  # asked after `nothing_to_show`
    programme = context.programme.programme
    return stored.previous(meetings.editions(context.user, programme), None, programme)


def _words(part: ScreenChoice, spoken: Language) -> str:
    """What the screen is about, whatever it will say."""
    return spoken.text(f"meeting.names.{part.name}") if part.name in WORDS else chart_name(part.name, spoken)


def _freeze(context: Context) -> None:
    """The draft and the figures as they are now, made an edition."""
    spoken = context.language
    assert context.programme is not None and context.selection is not None  # asked after `nothing_to_show`
    with st.container(key="block-freeze"):
        components.section(spoken.text("meeting.freeze"))
        components.note(spoken.text("meeting.freeze_why"))
        with (
            st.form("freeze", border=False, clear_on_submit=True),
            st.container(key="freeze-what", horizontal=True, vertical_alignment="bottom"),
        ):
            name = st.text_input(
                spoken.text("meeting.name"),
                key="edition-name",
                max_chars=80,
                placeholder=spoken.text("meeting.name_hint"),
            )
            day = st.date_input(
                spoken.text("meeting.date"),
                value=dt.datetime.now(NORWAY).date(),
                format="DD.MM.YYYY",
                key="edition-date",
            )
            is_asked = st.form_submit_button(spoken.text("meeting.freeze_do"), key="freeze-do")
        if not is_asked or not isinstance(day, dt.date):
            return
        if not name.strip():
            show_html('<p role="alert" class="ps-note">{text}</p>', text=spoken.text("meeting.name_missing"))
            return
        chosen = context.selection
        assert context.programme is not None  # as well
        if not permission.may_change(context, [chosen.programme]):
            return
        made = stored.freeze(
            cached.store(),
            chosen.programme,
            name,
            day,
            chosen.year,
            chosen.compared_year,
            meetings.draft(context.programme),
            by=context.user.name,
        )
        st.session_state["meeting-said"] = spoken.text("meeting.frozen", name=meetings.name(made, spoken))
        st.rerun()


def _editions(context: Context) -> None:
    """Every edition of the programme: to start, to look around in, and what changed since."""
    spoken = context.language
    assert context.programme is not None  # asked after `nothing_to_show`
    found = meetings.editions(context.user, context.programme.programme)
    with st.container(key="block-editions"):
        components.section(spoken.text("meeting.editions"))
        if not found:
            components.panel(spoken.text("meeting.no_editions"), spoken.text("meeting.no_editions_why"))
        for edition in found:
            _edition(context, edition, found)
    for edition in found[:1]:
        if not edition.is_withdrawn:
            meetings.prepare(context, edition)


def _edition(context: Context, edition: Edition, found: Sequence[Edition]) -> None:
    spoken, number, name = context.language, edition.edition, meetings.name(edition, context.language)
    made = spoken.text(
        "meeting.made_by",
        year=edition.year,
        who=who_as_seen(context, edition.made_by),
        moment=spoken.moment(edition.made_at),
    )
    with st.container(key=f"edition-{number}"):
        show_html('<h3 class="ps-lead">{name}</h3><p class="ps-source">{made}</p>', name=name, made=made)
        if edition.is_withdrawn:
            components.note(spoken.text("meeting.is_withdrawn"))
        with st.container(key=f"actions-edition-{number}", horizontal=True, vertical_alignment="center"):
            if not edition.is_withdrawn:
                token = context.user.invitation.token if context.user.invitation else None
                _start(
                    meetings.presentation_address(number, None, spoken, token),
                    spoken.text("meeting.start_edition"),
                    label=spoken.text("meeting.start_of", name=name),
                )
                if context.user.invitation is None:
                    st.button(
                        spoken.text("meeting.see_pages"),
                        key=f"see-{number}",
                        type="tertiary",
                        on_click=filters.open_edition,
                        args=(number,),
                    )
            before = stored.previous(found, edition, edition.programme)
            if before is not None and st.button(
                spoken.text("meeting.changed"), key=f"changed-{number}", type="tertiary"
            ):
                _dialog(context, before, edition)
            if context.may_load:
                action = "reinstate" if edition.is_withdrawn else "withdraw"
                st.button(
                    spoken.text(f"meeting.{action}"),
                    key=f"turn-{number}",
                    type="tertiary",
                    on_click=_turn,
                    args=(context, edition, action),
                )


def _dialog(context: Context, before: Edition, edition: Edition) -> None:
    st.dialog(context.language.text("meeting.changed"), width="large")(_what_changed)(context, before, edition)


def _what_changed(context: Context, before: Edition, edition: Edition) -> None:
    """First what the board was shown and is now otherwise, then every row behind it."""
    spoken = context.language
    said = meetings.what_changed(context, before, edition)
    if said is not None:
        components.lead(said.title)
        if said.table is not None:
            components.show_table(said.table, spoken, caption=said.title, is_caption_shown=False)
    changes = meetings.changes_between(before, edition)
    components.note(rows_behind(changes, spoken))
    if len(changes.details):
        show_changes(changes, spoken, caption=spoken.text("meeting.changed"))


def _turn(context: Context, edition: Edition, action: str) -> None:
    spoken = context.language
    if not permission.may_change(context, [edition.programme]):
        return
    turn = stored.withdraw if action == "withdraw" else stored.reinstate
    try:
        turn(cached.store(), edition.edition, by=context.user.name)
    except StoreError as error:
        components.missing_store(error, spoken)
        return
    done = "withdrawn" if action == "withdraw" else "reinstated"
    st.session_state["meeting-said"] = spoken.text(f"meeting.{done}", name=meetings.name(edition, spoken))


main(current())
