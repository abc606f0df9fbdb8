"""The day that a round is seen on: today, or one that somebody chooses, kept in the address."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shell.context import Context

_PARAMETER = "day"


def chosen_day(today: dt.date) -> dt.date:
    """The day of the address; today where it has none that can be read."""
    try:
        return dt.date.fromisoformat(st.query_params.get(_PARAMETER, ""))
    except ValueError:
        return today


def another_day(today: dt.date) -> dt.date | None:
    """The day of the address where it is another than today; None where it is not, or there is none."""
    day = chosen_day(today)
    return None if day == today else day


def choose_day(context: Context, span: tuple[dt.date, dt.date] | None, today: dt.date, day: dt.date) -> None:
    """A field for another day of the round, and the way back to today; nothing where no day of it is known."""
    if span is None:
        return
    spoken = context.language
    with st.container(key="round-day", horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            spoken.text("round.day.label"),
            value=day if span[0] <= day <= span[1] else None,
            min_value=span[0],
            max_value=span[1],
            key="round_day",
            format="DD.MM.YYYY" if spoken.code == "nb" else "YYYY-MM-DD",
            on_change=_keep,
            width=220,
        )
        if day != today:
            st.button(spoken.text("round.day.today"), key="round-today", type="tertiary", on_click=_forget)


def _keep() -> None:
    chosen = st.session_state["round_day"]
    if chosen is None:
        _forget()
    else:
        st.query_params[_PARAMETER] = chosen.isoformat()


def _forget() -> None:
    st.query_params.pop(_PARAMETER, None)
    st.session_state.pop("round_day", None)
