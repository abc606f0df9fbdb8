"""Tilganger: who may do what with which programme; roles are given, withdrawn and put back here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from data.settings import sign_in
from data.store import roles
from data.store.database import StoreError, end_of_day, now_utc
from data.store.roles import LONGEST_ACCOUNT, ROLES, Given
from language import NORWAY, Language, sentence
from pages import Role
from pages.shell import cached, components, permission
from pages.shell.context import Context, current
from pages.shell.markup import show_html
from pages.shell.source import who

_EVERYWHERE = ""


def main(context: Context) -> None:
    """The page, from the top."""
    spoken = context.language
    if "access-done" in st.session_state:
        st.toast(st.session_state.pop("access-done"))
    now = now_utc()
    every = [one for one in roles.roles(cached.store()) if _administers(context, one.programme)]
    standing = [one for one in every if one.counts(now)]
    people = len({one.account for one in standing})
    count = sentence(spoken.in_words(people))
    headline = spoken.text("access.headline", n=people, count=count) if people else spoken.text("access.nobody")
    components.plain_headline(headline, spoken.text("access.lead"))
    if sign_in() is None:
        components.panel(
            spoken.text("access.no_sign_in"), spoken.text("access.no_sign_in_why"), spoken.text("access.no_sign_in_do")
        )
    _give(context)
    with st.container(key="block-roles"):
        components.section(spoken.text("access.standing"))
        if not standing:
            components.note(spoken.text("access.none"))
        for one in sorted(standing, key=lambda one: (one.account, one.programme or "")):
            _entry(context, one, now)
    over = [one for one in every if not one.counts(now)]
    if over:
        with st.container(key="block-former-roles"):
            components.section(spoken.text("access.former"))
            for one in over:
                _entry(context, one, now)


def _administers(context: Context, programme: str | None) -> bool:
    """Whether the user gives and withdraws roles of that programme; None is every programme."""
    if programme is None:
        return context.user.may_everywhere(Role.ADMINISTRATOR)
    return context.user.may(Role.ADMINISTRATOR, [programme])


def _programmes(context: Context) -> list[str]:
    found = [one.programme for one in cached.programmes(context.user, context.signature)]
    administered = [programme for programme in found if _administers(context, programme)]
    return [*administered, _EVERYWHERE] if _administers(context, None) else administered


def _give(context: Context) -> None:
    spoken = context.language
    with st.container(key="block-give-role"):
        components.section(spoken.text("access.give"))
        with st.container(key="give-role", horizontal=True, vertical_alignment="bottom"):
            account = st.text_input(spoken.text("access.account"), key="role-account", max_chars=LONGEST_ACCOUNT)
            role = st.selectbox(
                spoken.text("access.role"),
                ROLES,
                key="role-role",
                format_func=lambda name: spoken.text(f"access.is_{name}"),
            )
            programmes = _programmes(context)
            programme = st.selectbox(
                spoken.text("filters.programme"),
                programmes,
                # Nobody gives a role in a programme that they have not chosen.
                index=0 if len(programmes) == 1 else None,
                placeholder=spoken.text("access.choose"),
                key="role-programme",
                format_func=lambda name: name or spoken.text("access.everywhere"),
            )
            until = st.date_input(
                spoken.text("access.until"),
                value=None,
                min_value=dt.datetime.now(NORWAY).date(),
                format="DD.MM.YYYY",
                key="role-until",
            )
            is_asked = st.button(spoken.text("access.give_now"), key="give-role-now", type="primary")
        components.note(spoken.text("access.what_roles_may"))
    if not is_asked or role is None:
        return
    if not account.strip() or programme is None:
        components.note(spoken.text("access.incomplete"))
        return
    end = end_of_day(until) if isinstance(until, dt.date) else None
    if not permission.holds(context.user, Role.ADMINISTRATOR, [programme or None]):
        return
    try:
        roles.give(cached.store(), account, programme or None, role, end, by=context.user.name)
    except StoreError as error:
        components.missing_store(error, spoken)
        return
    st.session_state["access-done"] = spoken.text("access.given", account=account.strip())
    st.rerun()


def _entry(context: Context, one: Given, now: dt.datetime) -> None:
    spoken = context.language
    status, shape = _status(one, now)
    with st.container(key=f"role-{one.given}"):
        show_html(
            '<div class="ps-batch"><p class="ps-status"><span class="ps-shape is-{shape}" aria-hidden="true"></span>'
            '{status}</p><div><h3 class="ps-lead">{account}</h3><p class="ps-note">{held}</p>'
            '<p class="ps-source">{facts}</p></div></div>',
            shape=shape,
            status=spoken.text(f"access.{status}"),
            account=one.account,
            held=f"{spoken.text(f'access.is_{one.role}')} · {one.programme or spoken.text('access.everywhere')}",
            facts=" ".join(_facts(one, spoken)),
        )
        if status == "ended":
            return
        action = "reinstate" if one.is_withdrawn else "withdraw"
        with st.container(key=f"actions-role-{one.given}", horizontal=True):
            if st.button(spoken.text(f"access.{action}"), key=f"turn-role-{one.given}", type="tertiary"):
                _turn(context, one)


def _status(one: Given, now: dt.datetime) -> tuple[str, str]:
    """What a role is, as the end of a key, and the shape that goes with it."""
    if one.is_withdrawn:
        return "withdrawn", "withdrawn"
    return ("counts", "current") if one.counts(now) else ("ended", "replaced")


def _facts(one: Given, spoken: Language) -> Sequence[str]:
    facts = [spoken.text("access.given_by", who=who(one.given_by, spoken), moment=spoken.moment(one.given_at))]
    if one.expires_at is not None:
        facts.append(spoken.text("access.ends", moment=spoken.moment(one.expires_at)))
    if one.turned_by is not None and one.turned_at is not None:
        turned = "withdrawn_by" if one.is_withdrawn else "reinstated_by"
        facts.append(
            spoken.text(f"access.{turned}", who=who(one.turned_by, spoken), moment=spoken.moment(one.turned_at))
        )
    return facts


def _turn(context: Context, one: Given) -> None:
    spoken = context.language
    if not permission.holds(context.user, Role.ADMINISTRATOR, [one.programme]):
        return
    try:
        (roles.reinstate if one.is_withdrawn else roles.withdraw)(cached.store(), one.given, by=context.user.name)
    except StoreError as error:
        components.missing_store(error, spoken)
        return
    st.session_state["access-done"] = spoken.text(
        f"access.{'reinstated' if one.is_withdrawn else 'withdrawn'}_done", account=one.account
    )
    st.rerun()


main(current())
