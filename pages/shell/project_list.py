"""The list of projects on a page: searched, of one phase, in an order; the first of them until all are asked for."""

from __future__ import annotations

import streamlit as st

from analysis.charts import project_list as charts
from analysis.numbers.projects import ORDERS, PHASES, Projects, rows_chosen
from language import sentence
from pages.shell import components
from pages.shell.charts import show
from pages.shell.context import Context

_MOST_AT_FIRST = 12


def show_list(context: Context, known: Projects) -> None:
    """Fields to choose with, and the chosen projects; what is missing where there is none at all."""
    spoken = context.language
    if known.rows.empty:
        show(context, charts.no_projects(spoken))
        return
    components.section(spoken.text("charts.projects.list.title"))
    with st.container(key="project-fields", horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(spoken.text("pages.projects.search"), key="project-search", max_chars=100)
        phase = st.segmented_control(
            spoken.text("pages.projects.phase"),
            ("", *(code for code in PHASES if (known.rows["phase"] == code).any())),
            default="",
            required=True,
            key="project-phase",
            format_func=lambda code: (
                sentence(spoken.text(f"portfolio.phase.{code}")) if code else spoken.text("pages.projects.all")
            ),
        )
        order = st.selectbox(
            spoken.text("pages.projects.order"),
            ORDERS,
            key="project-order",
            format_func=lambda code: spoken.text(f"pages.projects.order_{code}"),
        )
    chosen = rows_chosen(known, text, str(phase or ""), str(order))
    if chosen.empty:
        components.note(spoken.text("pages.projects.none_match"))
        return
    most = len(chosen) if st.session_state.get("project-all") else _MOST_AT_FIRST
    show(context, charts.chosen_projects(known, chosen, most, spoken))
    if len(chosen) > most and st.button(
        spoken.text("pages.projects.show_all"), key="project-show-all", type="tertiary"
    ):
        st.session_state["project-all"] = True
        st.rerun()
