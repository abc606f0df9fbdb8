"""A jury's vote on its page: opened by an editor, given by one juror at a time, seen by nobody until it is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress

import streamlit as st

from analysis.numbers.jury import Panel
from data import voting
from data.edits import EditNotRead
from data.store import vote_rounds
from data.store.database import StoreError
from data.store.vote_rounds import RoundClosed, VoteRound
from data.terms.round_datasets import VOTES
from language import NORWAY, Language, sentence
from pages.shell import cached, components, edits, jury_links, permission
from pages.shell.context import Context
from pages.shell.markup import show_html
from pages.shell.source import who_as_seen

_SECONDS = 4


def voting_block(context: Context, panels: Sequence[Panel], municipality: str | None) -> None:
    """How far the open votes have come; for those who may, voting, closing, and opening another."""
    assert context.selection is not None  # a page of a programme
    if context.as_of_entry is not None:
        return
    found = cached.open_votes(context.selection.programme, context.selection.year)
    shown = [one for one in found if municipality is None or one.municipality == municipality]
    if not shown and not context.may_load:
        return
    with st.container(key="block-voting" if shown else "voting"):
        for one in shown:
            _show(context, one)
        if context.may_load:
            edits.last_saved(context, "vote")
            _open_another(context, panels, {one.municipality for one in found}, municipality)


def _show(context: Context, one: VoteRound) -> None:
    spoken = context.language
    name = one.municipality or spoken.text("jury.whole_round")
    show_html(
        '<h2 class="ps-title" id="voting-{opened}">{title}</h2><p class="ps-subtitle">{lead}</p>'
        '<p class="ps-source">{by}</p>',
        opened=one.opened,
        title=spoken.text("jury.voting.title", name=name, round=one.vote_round),
        lead=spoken.text("jury.voting.blind"),
        by=spoken.text(
            "jury.voting.opened_by", who=who_as_seen(context, one.opened_by), moment=spoken.moment(one.opened_at)
        ),
    )
    st.fragment(_progress, run_every=_SECONDS)(context, one)
    if context.may_load:
        jury_links.juror_links_block(context, one)
        _vote(context, one)
        _close(context, one, name)


def _progress(context: Context, one: VoteRound) -> None:
    """How many are done, asked for again and again; never who, and never what they said."""
    now = {known.opened: known for known in cached.open_votes(one.programme, one.year)}.get(one.opened)
    if now is None:
        st.rerun()
    show_html('<p class="ps-note" role="status">{text}</p>', text=progress(now, context.language))


def progress(one: VoteRound, spoken: Language) -> str:
    """ "Tre av åtte er ferdige." """
    done, total = len(one.done), len(one.jurors)
    values = {"done": spoken.in_words(done), "total": spoken.in_words(total)}
    return sentence(spoken.text("jury.voting.progress", n=done, **values))


def _vote(context: Context, one: VoteRound) -> None:
    """What one juror says of each proposal: a tap is the answer, and it can be changed until the vote is closed."""
    spoken = context.language
    by_link = jury_links.voting_by_link(one)
    here = [juror for juror in one.jurors if juror not in by_link]
    if not here:
        return
    juror = st.selectbox(
        spoken.text("jury.voting.who"),
        here,
        index=None,
        key=f"juror-{one.opened}",
        placeholder=spoken.text("jury.voting.choose"),
    )
    if juror is None:
        return
    for place, proposal in enumerate(one.proposals):
        key = f"{one.opened}-{one.jurors.index(juror)}-{place}"
        is_answered = (proposal, juror) in one.answered
        with st.container(key=f"ballot-{key}"):
            said = spoken.text("jury.voting.answered" if is_answered else "jury.voting.not_answered")
            show_html('<p class="ps-note"><b lang="no">{name}</b> <small>{said}</small></p>', name=proposal, said=said)
            given = (context, one, juror, proposal, key)
            st.segmented_control(
                spoken.text("jury.voting.vote_on", name=proposal),
                VOTES,
                key=f"vote-{key}",
                format_func=lambda vote: sentence(spoken.text(f"jury.give_{vote}")),
                label_visibility="collapsed",
                on_change=_cast,
                args=given,
            )
            st.text_input(
                spoken.text("jury.voting.why", name=proposal),
                key=f"why-{key}",
                max_chars=200,
                placeholder=spoken.text("jury.voting.why_short"),
                label_visibility="collapsed",
                on_change=_cast,
                args=given,
            )
    failed = st.session_state.pop("vote-failed", None)
    if failed is not None:
        components.panel(spoken.text("jury.voting.not_saved"), failed)


def _cast(context: Context, one: VoteRound, juror: str, proposal: str, key: str) -> None:
    """Stores what stands in the two fields; without a vote there is nothing to store yet."""
    vote, reason = st.session_state.get(f"vote-{key}"), str(st.session_state.get(f"why-{key}") or "").strip()
    if not vote:
        if reason:
            st.session_state["vote-failed"] = context.language.text("jury.voting.vote_first")
        return
    if not permission.may_change(context, [one.programme]):
        return
    try:
        loaded = voting.cast(
            cached.store(),
            one,
            juror,
            proposal,
            vote,
            reason or None,
            by=context.user.name,
            at=dt.datetime.now(NORWAY),
        )
    except StoreError as error:
        st.session_state["vote-failed"] = context.language.text(f"store.{error.code}", **error.values)
    except EditNotRead:
        st.session_state["vote-failed"] = context.language.text("pages.actions.not_saved_why")
    else:
        if loaded.batch is not None:
            st.session_state["saved-vote"] = (loaded.batch, f"{juror}: {proposal}")


def _close(context: Context, one: VoteRound, name: str) -> None:
    spoken = context.language
    with st.popover(spoken.text("jury.voting.close"), key=f"close-{one.opened}"):
        count = len(one.missing)
        components.note(spoken.text("jury.voting.close_how", n=count, count=sentence(spoken.in_words(count))))
        if st.button(spoken.text("jury.voting.close_now", name=name), key=f"close-now-{one.opened}", type="primary"):
            close(context, one)
            st.rerun()


def close(context: Context, one: VoteRound) -> None:
    """Closes an open vote: its votes are seen from then on. Where somebody else was faster, that is what was wanted."""
    if permission.may_change(context, [one.programme]):
        with suppress(RoundClosed):
            voting.close(cached.store(), one, by=context.user.name, at=dt.datetime.now(NORWAY))


def _open_another(context: Context, panels: Sequence[Panel], busy: set[str | None], municipality: str | None) -> None:
    assert context.selection is not None  # a page of a programme
    spoken = context.language
    free = [
        panel
        for panel in panels
        if panel.municipality not in busy
        and municipality in (None, panel.municipality)
        and panel.ballots
        and (panel.local or panel.others)
    ]
    if not free:
        return
    with st.popover(spoken.text("jury.voting.open"), key="open-vote"):
        names = {panel.municipality or spoken.text("jury.whole_round"): panel for panel in free}
        chosen = names[
            st.selectbox(spoken.text("jury.column_municipality"), list(names), key="opened-municipality")
            if len(names) > 1
            else next(iter(names))
        ]
        known = [ballot.proposal for ballot in chosen.ballots]
        proposals = st.multiselect(
            spoken.text("jury.voting.which"), known, known, key=f"opened-proposals-{chosen.municipality}"
        )
        components.note(spoken.text("jury.voting.open_how"))
        if st.button(spoken.text("jury.voting.open_now"), key="open-now", type="primary", disabled=not proposals):
            if not permission.may_change(context, [context.selection.programme]):
                return
            try:
                vote_rounds.open_round(
                    cached.store(),
                    context.selection.programme,
                    context.selection.year,
                    chosen.municipality,
                    proposals,
                    by=context.user.name,
                )
            except StoreError as error:
                components.missing_store(error, spoken)
                return
            st.rerun()
