"""The links by which jurors vote on their own phones: one for each juror of an open vote, made, shown, withdrawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from data.store import juror_links, shares
from data.store.database import StoreError, end_of_day
from data.store.juror_links import JurorLink
from data.store.vote_rounds import VoteRound
from language import NORWAY
from pages import Role
from pages.shell import cached, components, link_address, permission
from pages.shell.admission import JUROR, VOTING
from pages.shell.context import Context
from pages.shell.markup import show_html

_DAYS = 14
_MOST_DAYS = 90


def juror_links_block(context: Context, one: VoteRound) -> None:
    """The links of an open vote, for whoever may change the programme."""
    spoken = context.language
    made = juror_links.links(cached.store(), one.opened)
    with st.expander(spoken.text("jury.links.title"), key=f"vote-links-{one.opened}"):
        components.note(spoken.text("jury.links.why"))
        _make(context, one, made)
        for link in made:
            _entry(context, one, link)


def voting_by_link(one: VoteRound) -> frozenset[str]:
    """The jurors who vote by a link of their own, so that nobody else may answer for them."""
    return frozenset(link.juror for link in juror_links.links(cached.store(), one.opened) if link.share.is_open)


def _make(context: Context, one: VoteRound, made: tuple[JurorLink, ...]) -> None:
    spoken = context.language
    missing = len(one.jurors) - sum(link.share.is_open for link in made)
    if not missing:
        return
    today = dt.datetime.now(NORWAY).date()
    with st.container(key=f"make-vote-links-{one.opened}", horizontal=True, vertical_alignment="bottom"):
        until = st.date_input(
            spoken.text("share.links.until"),
            value=today + dt.timedelta(days=_DAYS),
            min_value=today,
            max_value=today + dt.timedelta(days=_MOST_DAYS),
            format="DD.MM.YYYY",
            key=f"vote-links-until-{one.opened}",
        )
        text = spoken.text("jury.links.make", n=missing, count=spoken.in_words(missing))
        if not st.button(text, key=f"make-vote-links-now-{one.opened}", type="primary"):
            return
    assert isinstance(until, dt.date)  # as the widget sees to
    if permission.holds(context.user, Role.EDITOR, [one.programme]):
        _done(context, lambda: juror_links.make(cached.store(), one, end_of_day(until), by=context.user.name))


def _entry(context: Context, one: VoteRound, link: JurorLink) -> None:
    spoken, share = context.language, link.share
    used = spoken.text("share.links.used", moment=spoken.moment(share.used_at)) if share.used_at else ""
    status = "withdrawn" if share.is_withdrawn else "expired" if share.is_expired else "open"
    with st.container(key=f"vote-link-{share.share}", horizontal=True, vertical_alignment="center"):
        show_html(
            '<p class="ps-note"><b lang="no">{juror}</b> <small>{status}. {facts}</small></p>',
            juror=link.juror,
            status=spoken.text(f"share.links.{status}"),
            facts=spoken.text(
                "share.links.facts",
                until=spoken.moment(share.expires_at),
                used=used or spoken.text("share.links.unused"),
            ),
        )
        if status == "open":
            shown = st.popover(
                spoken.text("share.links.show"), type="tertiary", key=f"vote-address-{share.share}", on_change="rerun"
            )
            if shown.open:
                with shown:
                    _address(context, link)
            if st.button(spoken.text("share.links.withdraw"), key=f"withdraw-vote-link-{share.share}", type="tertiary"):
                _withdraw(context, one, link)
        if st.button(spoken.text("jury.links.renew"), key=f"renew-vote-link-{share.share}", type="tertiary"):
            _renew(context, one, link)


def _address(context: Context, link: JurorLink) -> None:
    spoken = context.language
    language = {} if spoken.code == "nb" else {"language": spoken.code}
    asked = urlencode({JUROR: juror_links.token(cached.store(), link.share.share), **language})
    address = f"{link_address.base_of('jury')}{VOTING}?{asked}"
    components.note(spoken.text("jury.links.only_to", juror=link.juror))
    link_address.show(spoken, address)
    alt = spoken.text("jury.links.qr_alt", juror=link.juror)
    link_address.qr_code(spoken, address, alt=alt, name=f"{link.juror}-qr", key=link.share.share)


def _withdraw(context: Context, one: VoteRound, link: JurorLink) -> None:
    if permission.holds(context.user, Role.EDITOR, [one.programme]):
        _done(context, lambda: shares.withdraw(cached.store(), link.share.share, by=context.user.name))


def _renew(context: Context, one: VoteRound, link: JurorLink) -> None:
    """Another link in the old one's place, valid as long from now as links are at first."""
    if permission.holds(context.user, Role.EDITOR, [one.programme]):
        until = end_of_day(dt.datetime.now(NORWAY).date() + dt.timedelta(days=_DAYS))
        _done(context, lambda: juror_links.renew(cached.store(), one, link.juror, until, by=context.user.name))


def _done(context: Context, change: Callable[[], object]) -> None:
    """Does it and draws the page anew; says so where the store cannot be written."""
    try:
        change()
    except StoreError as error:
        components.missing_store(error, context.language)
        return
    st.rerun()
