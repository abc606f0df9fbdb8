"""The links of a programme: made, shown with their address and QR code, withdrawn and opened again."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

import streamlit as st

from data.store import editions, share_codes, shares
from data.store.database import StoreError, end_of_day
from data.store.editions import Edition
from data.store.shares import MOST_DAYS, Share
from language import NORWAY, Language
from pages import PAGES, Page, Role, page
from pages.shell import cached, components, filters, link_address, meetings, permission
from pages.shell.context import Context
from pages.shell.markup import show_html
from pages.shell.source import who

DAYS_AT_FIRST = 30
LIVE = 0


def show(context: Context) -> None:
    """The links of the chosen programme, and a place to make another."""
    assert context.programme is not None  # asked after `nothing_to_show`
    spoken, programme = context.language, context.programme
    if "share-done" in st.session_state:
        st.toast(st.session_state.pop("share-done"))
    every = editions.editions(cached.store(), programme.programme)
    with st.container(key="block-links"):
        components.section(spoken.text("share.links.title", programme=programme.name))
        components.note(spoken.text("share.links.why", programme=programme.name))
        _make(context, [edition for edition in every if not edition.is_withdrawn])
        made = shares.shares(cached.store(), programme.programme)
        if not made:
            components.note(spoken.text("share.links.none", programme=programme.name))
        if sum(share.is_open for share in made) > 1:
            _withdraw_all(context)
        for share in made:
            _entry(context, share, {edition.edition: edition for edition in every})


def _make(context: Context, every: list[Edition]) -> None:
    spoken = context.language
    by_number = {edition.edition: edition for edition in every}
    today = dt.datetime.now(NORWAY).date()
    with st.container(key="make-link", horizontal=True, vertical_alignment="bottom"):
        edition = st.selectbox(
            spoken.text("share.links.shows"),
            [LIVE, *by_number],
            key="link-shows",
            format_func=lambda number: _shows(spoken, number or None, by_number),
        )
        until = st.date_input(
            spoken.text("share.links.until"),
            value=today + dt.timedelta(days=DAYS_AT_FIRST),
            min_value=today,
            max_value=today + dt.timedelta(days=MOST_DAYS - 2),
            format="DD.MM.YYYY",
            key="link-until",
        )
        with_code = st.checkbox(spoken.text("share.code.ask"), key="link-code", help=spoken.text("share.code.ask_why"))
        if not st.button(spoken.text("share.links.make"), key="make-link-now", type="primary"):
            return
    assert context.programme is not None and isinstance(until, dt.date)  # as `show` and the widget see to
    if not permission.holds(context.user, Role.EDITOR, [context.programme.programme]):
        return
    code = share_codes.new_code() if with_code else None
    try:
        shares.create(
            cached.store(),
            context.programme.programme,
            edition or None,
            end_of_day(until),
            by=context.user.name,
            code=code,
        )
    except StoreError as error:
        components.missing_store(error, spoken)
        return
    st.session_state["share-done"] = spoken.text("share.links.made")
    newest = shares.shares(cached.store(), context.programme.programme)[0]
    st.session_state[f"link-of-{newest.share}"] = True
    st.session_state[f"code-of-{newest.share}"] = code
    st.rerun()


def _shows(spoken: Language, number: int | None, every: dict[int, Edition]) -> str:
    if number is None:
        return spoken.text("share.now")
    if number in every:
        return meetings.name(every[number], spoken)
    return spoken.text("share.links.unknown_edition", edition=number)


def _entry(context: Context, share: Share, every: dict[int, Edition]) -> None:
    spoken = context.language
    shows = _shows(spoken, share.edition, every)
    status, shape = _status(share, every)
    used = (
        spoken.text("share.links.used", moment=spoken.moment(share.used_at))
        if share.used_at
        else spoken.text("share.links.unused")
    )
    facts = spoken.text("share.links.facts", until=spoken.moment(share.expires_at), used=used)
    made = spoken.text("share.links.made_by", who=who(share.created_by, spoken), moment=spoken.moment(share.created_at))
    with st.container(key=f"share-{share.share}"):
        show_html(
            '<div class="ps-batch"><p class="ps-status"><span class="ps-shape is-{shape}" aria-hidden="true"></span>'
            '{status}</p><div><h3 class="ps-lead">{shows}</h3><p class="ps-note">{facts}</p>'
            '<p class="ps-source">{made}</p></div></div>',
            shape=shape,
            status=spoken.text(f"share.links.{status}"),
            shows=spoken.text("share.code.with", shows=shows) if share.needs_code else shows,
            facts=facts,
            made=made,
        )
        with st.container(key=f"actions-share-{share.share}", horizontal=True):
            if status == "open":
                opened = st.popover(
                    spoken.text("share.links.show"), type="tertiary", key=f"link-of-{share.share}", on_change="rerun"
                )
                if opened.open:
                    with opened:
                        _address(context, share, shows)
            if not share.is_expired:
                action = "reinstate" if share.is_withdrawn else "withdraw"
                if st.button(spoken.text(f"share.links.{action}"), key=f"turn-{share.share}", type="tertiary"):
                    _turn(context, share)


def _status(share: Share, every: dict[int, Edition]) -> tuple[str, str]:
    """What a share is, as the end of a key, and the shape that goes with it."""
    edition = every.get(share.edition) if share.edition is not None else None
    if share.is_withdrawn:
        return "withdrawn", "withdrawn"
    if share.is_expired:
        return "expired", "replaced"
    if share.edition is not None and (edition is None or edition.is_withdrawn):
        return "edition_withdrawn", "withdrawn"
    return "open", "current"


def _address(context: Context, share: Share, shows: str) -> None:
    assert context.programme is not None  # the share is of the chosen programme
    spoken = context.language
    pages = [page.name for page in PAGES if page.role == Role.VIEWER]
    # No list to drop down: it would move the popover it stands in, and take the click for a choice.
    opened_at = st.pills(
        spoken.text("share.links.opens_at"),
        pages,
        default=pages[0],
        required=True,
        key=f"link-page-{share.share}",
        format_func=lambda name: spoken.text(page(name).title_key),
    )
    address = address_of(context, share, page(opened_at))
    alt = spoken.text("share.links.qr_alt", programme=context.programme.name, shows=shows)
    link_address.show(spoken, address)
    if pinned := _pinned(context, share):
        components.note(spoken.text("share.links.opens_in", year=pinned["year"]))
    if share.needs_code:
        components.lead(spoken.text("share.code.label"))
        if told := st.session_state.get(f"code-of-{share.share}"):
            st.code(told, language=None)
        components.note(spoken.text("share.code.told" if told else "share.code.not_kept"))
    link_address.qr_code(spoken, address, alt=alt, name=f"{context.programme.programme}-qr", key=share.share)


def address_of(context: Context, share: Share, opened_at: Page) -> str:
    """The address that opens a share at a page, in the reader's language."""
    base = link_address.base_of("share")
    language = {} if context.language.code == "nb" else {"language": context.language.code}
    asked = {**language, **_pinned(context, share), "share": shares.token(cached.store(), share.share)}
    return f"{base}/{opened_at.url}?{urlencode(asked)}"


def _pinned(context: Context, share: Share) -> dict[str, int]:
    """The years that the link opens with: a year chosen that is not the usual one, which moves on as the data does."""
    chosen = context.selection
    assert chosen is not None  # asked after `nothing_to_show`
    usual = cached.usual_year(context.user, context.signature, chosen.programme)
    if share.edition is not None or chosen.year == (usual or chosen.year):
        return {}
    return {"year": chosen.year, "compare": chosen.compared_year or filters.NO_YEAR}


def _withdraw_all(context: Context) -> None:
    assert context.programme is not None  # as `show` sees to
    spoken = context.language
    if not st.button(spoken.text("share.links.withdraw_all"), key="withdraw-all-links", type="tertiary"):
        return
    if not permission.holds(context.user, Role.EDITOR, [context.programme.programme]):
        return
    try:
        count = shares.withdraw_all(cached.store(), context.programme.programme, by=context.user.name)
    except StoreError as error:
        components.missing_store(error, spoken)
        return
    st.session_state["share-done"] = spoken.text("share.links.withdrawn_all_done", n=count)
    st.rerun()


def _turn(context: Context, share: Share) -> None:
    spoken = context.language
    if not permission.holds(context.user, Role.EDITOR, [share.programme]):
        return
    action = shares.reinstate if share.is_withdrawn else shares.withdraw
    try:
        action(cached.store(), share.share, by=context.user.name)
    except StoreError as error:
        components.missing_store(error, spoken)
        return
    st.session_state["share-done"] = spoken.text(
        f"share.links.{'reinstated' if share.is_withdrawn else 'withdrawn'}_done"
    )
    st.rerun()
