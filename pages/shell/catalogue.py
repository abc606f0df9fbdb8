"""Parameters to choose from, on the page of measures: what others measure by, and the first number of one's own."""

from __future__ import annotations

import streamlit as st

from analysis.table import Column, Table
from data.terms.parameters import Parameter, parameters
from language import Language
from pages.shell import components, edits
from pages.shell.context import Context


def show_catalogue(context: Context) -> None:
    """The catalogue, folded away; for those who may, a way to take one of them into use."""
    spoken = context.language
    edits.last_saved(context, "measures")
    with st.expander(spoken.text("pages.measures.catalogue", count=len(parameters())), key="catalogue"):
        components.note(spoken.text("pages.measures.catalogue_why"))
        components.show_table(_table(spoken), spoken, caption=spoken.text("pages.measures.catalogue_caption"))
        if context.may_load and context.selection is not None:
            _take_into_use(context)


def _table(spoken: Language) -> Table:
    names = ("name", "concerns", "about", "better", "source")
    return Table(
        tuple(Column(spoken.text(f"pages.measures.column_{name}")) for name in names),
        tuple(
            (
                one.names[spoken.code],
                spoken.text(f"pages.measures.concerns_{one.concerns}"),
                one.abouts[spoken.code],
                spoken.text("pages.measures.more" if one.higher_is_better else "pages.measures.less"),
                one.source,
            )
            for one in parameters()
        ),
    )


def _take_into_use(context: Context) -> None:
    assert context.selection is not None  # asked before
    spoken, year = context.language, context.selection.year
    with st.container(key="catalogue-use", horizontal=True, vertical_alignment="bottom"):
        chosen: Parameter = st.selectbox(
            spoken.text("pages.measures.take"),
            parameters(),
            key="parameter",
            format_func=lambda one: one.names[spoken.code],
        )
        key = f"{chosen.code}-{context.signature}"
        value = st.number_input(
            spoken.text("pages.measures.value_of", year=year, unit=chosen.unit), value=None, key=f"value-{key}"
        )
        target = st.number_input(
            spoken.text("pages.measures.target_of", unit=chosen.unit), value=None, key=f"target-{key}"
        )
        is_given = value is not None or target is not None
        if st.button(spoken.text("pages.actions.save"), key="take-parameter", disabled=not is_given):
            row = {
                "programme": context.selection.programme,
                # As the files are: what is stored is in Norwegian.
                "measure": chosen.names["nb"],
                "year": year,
                "value": value,
                "unit": chosen.unit,
                "target": target,
                "higher_is_better": chosen.higher_is_better,
            }
            edits.save(context, "measures", row, "measures", chosen.names[spoken.code])
