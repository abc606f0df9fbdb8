"""Historikk: every load, what it changed, and the way back: taken back, put back, or seen as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.table import Column, Table
from data.store import batches
from data.store.changes import Changes, made_by, turning
from data.store.database import StoreError, now_utc
from data.terms.aliases import sheet_title
from data.terms.problems import Problem
from language import NORWAY, Language, sentence
from pages import Role, page
from pages.shell import cached, components, filters, permission
from pages.shell.changed import show_changes
from pages.shell.context import Context, current
from pages.shell.markup import show_html
from pages.shell.source import offer_file, who

_STATUSES = ("current", "replaced", "withdrawn")
_MOST_AT_FIRST = 20

Batch = dict[Any, Any]


def main(context: Context) -> None:
    """The page, from the top."""
    spoken = context.language
    _say_what_was_done()
    found = _visible(context)
    standing = sum(batch["status"] == "current" for batch in found)
    components.plain_headline(
        spoken.text("history.headline", n=len(found), count=sentence(spoken.in_words(len(found)))),
        spoken.text("history.lead", standing=sentence(spoken.in_words(standing))),
    )
    if not found:
        components.panel(spoken.text("history.empty"), spoken.text("history.empty_why"))
        return
    chosen = _filtered(context, found)
    most = _MOST_AT_FIRST + int(st.session_state.get("history-more", 0))
    for batch in chosen[:most]:
        _show(context, batch)
    if not chosen:
        components.note(spoken.text("history.none_match"))
    if len(chosen) > most and st.button(spoken.text("history.show_more"), key="show-more"):
        st.session_state["history-more"] = most
        st.rerun()
    _as_it_was(context)


def _visible(context: Context) -> list[Batch]:
    """The batches that hold anything the user may see, newest first, without what they may not."""
    allowed = context.user.programmes
    found = []
    for batch in batches.history(cached.store()).to_dict("records"):
        programmes = [str(name) for name in _listed(batch["programmes"])]
        seen = [name for name in programmes if allowed is None or name in allowed]
        if seen or allowed is None:
            years = [int(year) for year in _listed(batch["years"])]
            found.append({**batch, "programmes": seen, "years": years, "is_whole": seen == programmes})
    return found


def _listed(value: Any) -> list[Any]:
    # No year at all comes as a missing value, not as an empty list.
    return list(value) if hasattr(value, "__len__") else []


def _filtered(context: Context, found: list[Batch]) -> list[Batch]:
    spoken = context.language
    anything = spoken.text("history.all")
    programmes = sorted({name for batch in found for name in batch["programmes"]})
    years = sorted({year for batch in found for year in batch["years"]}, reverse=True)
    with st.container(key="history-filters", horizontal=True):
        programme = st.selectbox(
            spoken.text("filters.programme"),
            ["", *programmes],
            key="history-programme",
            format_func=lambda name: name or anything,
        )
        year = st.selectbox(
            spoken.text("filters.year"),
            [0, *years],
            key="history-year",
            format_func=lambda year: str(year or anything),
        )
        status = st.selectbox(
            spoken.text("history.status"),
            ["", *_STATUSES],
            key="history-status",
            format_func=lambda status: spoken.text(f"history.status_{status}") if status else anything,
        )
    return [
        batch
        for batch in found
        if (not programme or programme in batch["programmes"])
        and (not year or year in batch["years"])
        and (not status or status == batch["status"])
    ]


def _show(context: Context, batch: Batch) -> None:
    spoken, number = context.language, int(batch["batch"])
    with st.container(key=f"batch-{number}"):
        _entry(context, batch)
        with st.container(key=f"actions-batch-{number}", horizontal=True):
            if st.button(spoken.text("history.what_changed"), key=f"changed-{number}", type="tertiary"):
                _dialog(context, "history.what_changed", _what_it_changed, batch)
            count = int(batch["problems"])
            if count and st.button(
                spoken.text("history.warnings", n=count, count=spoken.number(count, 0)),
                key=f"warnings-{number}",
                type="tertiary",
            ):
                _dialog(context, "history.accepted", _accepted, batch)
            if batch["is_whole"]:
                offer_file(context, number, str(batch["file_name"]), key=f"file-{number}")
            if st.button(spoken.text("history.see_as_it_was"), key=f"as-of-{number}", type="tertiary"):
                _look_back(_entry_of(number))
            if context.may_load and batch["is_whole"] and _may_turn(context, batch):
                action = "put_back" if batch["status"] == "withdrawn" else "take_back"
                if st.button(spoken.text(f"history.{action}"), key=f"turn-{number}", type="tertiary"):
                    _dialog(context, f"history.{action}_title", _confirm_turn, batch)


def _may_turn(context: Context, batch: Batch) -> bool:
    """Whether the user may take a batch back; one that holds nothing is for those who may do so everywhere."""
    held = batch["programmes"]
    return context.user.may(Role.EDITOR, held) if held else context.user.may_everywhere(Role.EDITOR)


def _entry(context: Context, batch: Batch) -> None:
    spoken, status = context.language, str(batch["status"])
    moment = spoken.moment(batch["loaded_at"].to_pydatetime())
    rows, datasets = int(batch["row_count"]), _listed(batch["datasets"])
    held = " · ".join(
        part
        for part in (
            spoken.listing([sheet_title(name, spoken.code) for name in datasets]) if batch["is_whole"] else "",
            spoken.listing(batch["programmes"]),
            _years(batch["years"]) if batch["is_whole"] else "",
            spoken.text("history.rows", n=rows, count=spoken.number(rows, 0)) if batch["is_whole"] else "",
        )
        if part
    )
    how = spoken.text(f"history.mode_{batch['mode']}")
    loaded = spoken.text(
        "history.loaded_by", who=who(str(batch["loaded_by"]), spoken), moment=moment, batch=int(batch["batch"])
    )
    show_html(
        '<div class="ps-batch"><p class="ps-status"><span class="ps-shape is-{status}" aria-hidden="true"></span>'
        '{status_text}</p><div><h2 class="ps-lead">{name}</h2>'
        '<p class="ps-note">{held}</p><p class="ps-source">{loaded} {how}{turned}</p></div></div>',
        status=status,
        status_text=spoken.text(f"history.status_{status}"),
        name=batch["file_name"],
        held=held,
        loaded=loaded,
        how=how,
        turned=_turned(context, batch),
    )


def _turned(context: Context, batch: Batch) -> str:
    """Who took a batch back, where somebody did."""
    if batch["status"] != "withdrawn":
        return ""
    done = cached.entries(context.signature if context.as_of_entry is None else cached.version(None))
    last = done[done["batch"] == batch["batch"]].iloc[0]
    moment = context.language.moment(last["done_at"].to_pydatetime())
    return " " + context.language.text(
        "history.taken_back_by", who=who(str(last["done_by"]), context.language), moment=moment
    )


def _years(years: list[int]) -> str:
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(map(str, years))


def _entry_of(batch: int) -> int:
    """The journal's entry of a load."""
    done = cached.entries(cached.version(None))
    return int(done.loc[done["batch"] == batch, "entry"].min())


def _look_back(entry: int) -> None:
    filters.look_back(entry)
    st.switch_page(page("overview").file)


def _dialog(context: Context, title_key: str, content: Any, batch: Batch) -> None:
    st.dialog(context.language.text(title_key, batch=int(batch["batch"])), width="large")(content)(context, batch)


def _what_it_changed(context: Context, batch: Batch) -> None:
    spoken = context.language
    changes = _allowed(context, made_by(cached.store(), int(batch["batch"])))
    show_changes(changes, spoken, caption=spoken.text("history.what_changed"))


def _allowed(context: Context, changes: Changes) -> Changes:
    """The changes without those of programmes the user may not see."""
    allowed = context.user.programmes
    if allowed is None:
        return changes
    details = changes.details[changes.details["programme"].isin(allowed)]
    rows = details.drop_duplicates(["dataset", "programme", "year", "row", "change"])
    counts = {name: int((rows["change"] == name).sum()) for name in ("new", "changed", "vanishing")}
    return replace(changes, **counts, details=details)


def _accepted(context: Context, batch: Batch) -> None:
    spoken = context.language
    problems = batches.accepted_problems(cached.store(), int(batch["batch"]))
    headings = tuple(Column(spoken.text(f"history.column_{name}")) for name in ("cell", "value", "message"))
    if not batch["is_whole"]:
        components.note(spoken.text("history.other_programmes"))
        return
    components.show_table(
        Table(
            headings,
            tuple(
                (
                    ", ".join(part for part in (problem.sheet, problem.cell) if part) or None,
                    problem.value,
                    _message(problem, spoken),
                )
                for problem in problems
            ),
        ),
        spoken,
        caption=str(batch["file_name"]),
    )


def _message(problem: Problem, spoken: Language) -> str:
    try:
        return problem.message(spoken)
    except KeyError:  # stored by a version that had other sentences
        return spoken.text("history.unknown_warning")


def _confirm_turn(context: Context, batch: Batch) -> None:
    spoken, number = context.language, int(batch["batch"])
    # A dialog runs by itself, again and again, with what was known when it was opened.
    if not permission.may_change(context, batches.programmes_of(cached.store(), number)):
        return
    is_back = batch["status"] == "withdrawn"
    action = "put_back" if is_back else "take_back"
    components.note(spoken.text(f"history.{action}_means", file=str(batch["file_name"])))
    show_changes(turning(cached.store(), number), spoken, caption=spoken.text(f"history.{action}"))
    if st.button(spoken.text(f"history.{action}_confirm"), type="primary", key="confirm-turn"):
        try:
            (batches.reinstate if is_back else batches.withdraw)(cached.store(), number, by=context.user.name)
        except StoreError as error:
            components.missing_store(error, spoken)
            return
        st.session_state["turned"] = spoken.text(f"history.{action}_done", batch=number)
        st.rerun()


def _say_what_was_done() -> None:
    if "turned" in st.session_state:
        st.toast(st.session_state.pop("turned"))


def _as_it_was(context: Context) -> None:
    """The data as it was at a time on the clock in Norway."""
    spoken = context.language
    with st.container(key="block-as-it-was"):
        components.section(spoken.text("history.as_of_title"))
        components.note(spoken.text("history.as_of_why"))
        now = dt.datetime.now(NORWAY)
        with st.container(key="as-of-when", horizontal=True, vertical_alignment="bottom"):
            day = st.date_input(
                spoken.text("history.day"), value=now.date(), max_value=now.date(), format="DD.MM.YYYY", key="as-of-day"
            )
            clock = st.time_input(spoken.text("history.clock"), value=dt.time(23, 59), key="as-of-clock", step=900)
            is_asked = st.button(spoken.text("history.see"), key="as-of-see")
        if is_asked and isinstance(day, dt.date) and clock is not None:
            entry = _entry_at(dt.datetime.combine(day, clock, NORWAY))
            if entry is None:
                components.note(spoken.text("history.nothing_then"))
            else:
                _look_back(entry)


def _entry_at(moment: dt.datetime) -> int | None:
    """The last that had been done by then; None where it is before everything."""
    until = min(moment.astimezone(dt.UTC).replace(tzinfo=None), now_utc())
    done = cached.entries(cached.version(None))
    before = done.loc[done["done_at"] <= until, "entry"]
    return int(before.max()) if len(before) else None


main(current())
