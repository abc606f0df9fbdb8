"""The way to one indicator: by name and number wherever the indicators are, and from each to the others."""

from __future__ import annotations

import streamlit as st

from analysis.facts import indicator_name
from analysis.numbers.extremes import extremes
from language import Language
from pages import page
from pages.shell import cached, components, filters
from pages.shell.context import Context


def choose_indicator(context: Context) -> str:
    """The indicator that is looked at: the lowest, until another is chosen. It lives in the URL.

    On a wide screen a line of names with their numbers, on a narrow one a list to choose from.
    """
    names, lowest = _names(context)
    spoken = context.language
    with st.container(key="indicator-select"):
        chosen = filters.choose(
            "indicator",
            spoken.text("pages.indicator.choose"),
            list(names),
            lowest,
            lambda code: _with_number(names, code),
        )
    with st.container(key="indicator-line", horizontal=True):
        _links(context, names, chosen)
    return chosen


def indicator_links(context: Context) -> None:
    """Every indicator of the year by its name, as a way to its own page."""
    with st.container(key="block-each-indicator"):
        components.lead(context.language.text("pages.indicator.each"))
        with st.container(key="each-indicator", horizontal=True):
            _links(context, _names(context)[0], None)


def _links(context: Context, names: dict[str, tuple[str, str]], chosen: str | None) -> None:
    for code, (name, number) in names.items():
        if code == chosen:
            components.here(number, name)
            continue
        label = f"**{components.label(number)}** {components.label(name)}"
        st.page_link(
            page("indicator").file,
            label=label,
            query_params={**components.parameters_of_selection(context), "indicator": code},
        )


def _names(context: Context) -> tuple[dict[str, tuple[str, str]], str]:
    """Code -> name and number of the year's indicators, and the code of the lowest."""
    assert context.selection is not None  # asked after `nothing_to_show`
    facts, year = cached.facts(context), context.selection.year
    rows = facts.assessments.profile(year, None)
    names = {
        str(row["indicator"]): (
            indicator_name(facts, year, str(row["indicator"]), context.language),
            _number(row["total"], context.language),
        )
        for row in rows.to_dict("records")
    }
    found = extremes(rows, "total")
    return names, str((rows if found is None else found.lowest)["indicator"].iloc[0])


def _with_number(names: dict[str, tuple[str, str]], code: str) -> str:
    name, number = names[code]
    return f"{name}: {number}"


def _number(total: float, spoken: Language) -> str:
    return "–" if total != total else spoken.number(total)
