"""Whether texts of two years that look alike say the same: a question to those who may answer, kept as a load."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from analysis.numbers.texts_of_years import Earlier, YearText
from pages.shell import components, edits
from pages.shell.context import Context
from pages.shell.markup import show_html

_SAVED = "likeness"
_MOST_AT_ONCE = 3


def ask(context: Context, indicator: str, alike: Sequence[tuple[YearText, Earlier]]) -> None:
    """One question for each text of the year that looks like an earlier one; nothing for those who only look."""
    if not context.may_load:
        return
    edits.last_saved(context, _SAVED)
    for place, (one, earlier) in enumerate(alike[:_MOST_AT_ONCE]):
        with st.container(key=f"block-alike-{place}"):
            _question(context, indicator, one, earlier, place)
    more = len(alike) - _MOST_AT_ONCE
    if more > 0:
        # Each answer brings the next one forward.
        show_html(
            '<p class="ps-source">{text}</p>',
            text=context.language.text("pages.indicator.alike_more", n=more, count=more),
        )


def _question(context: Context, indicator: str, one: YearText, earlier: Earlier, place: int) -> None:
    spoken = context.language
    components.lead(spoken.text("pages.indicator.alike", year=earlier.year))
    show_html(
        '<dl class="ps-facts"><dt>{year}</dt><dd lang="no">{text}</dd>'
        '<dt>{earlier_year}</dt><dd lang="no">{earlier_text}</dd></dl>',
        year=one.year,
        text=one.text,
        earlier_year=earlier.year,
        earlier_text=earlier.text,
    )
    with st.container(key=f"answers-{place}", horizontal=True):
        for is_same, answer in ((True, "same"), (False, "other")):
            label = spoken.text(f"pages.indicator.alike_{answer}")
            if st.button(label, key=f"alike-{answer}-{place}"):
                _keep(context, indicator, one, earlier, is_same=is_same)


def _keep(context: Context, indicator: str, one: YearText, earlier: Earlier, *, is_same: bool) -> None:
    assert context.selection is not None  # there are texts of a programme to ask about
    row = {
        "programme": context.selection.programme,
        "year": one.year,
        "indicator": indicator,
        "text": one.text,
        "earlier_year": earlier.year,
        "earlier_text": earlier.text,
        "is_same": is_same,
    }
    answer = context.language.text(f"pages.indicator.alike_{'same' if is_same else 'other'}")
    edits.save(context, "repetitions", row, _SAVED, f"{answer}. {one.text}")
