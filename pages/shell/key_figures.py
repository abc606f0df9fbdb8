"""Figures with their meaning and the way to more, and what a report concludes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from analysis.drawing.row_parts import drawn_line
from analysis.numbers.conclusions import Conclusion
from analysis.screens.key_figure import KeyFigure, YearLine
from pages.shell import components
from pages.shell.context import Context
from pages.shell.markup import joined, markup, ranges_whole, show_html

_USUAL_LENGTH = 5  # of a value: what a phone has room for in large letters


def key_figures(context: Context | None, figures: Iterable[KeyFigure], *, is_small: bool = False) -> None:
    """The headline figures side by side; on a phone one below the other. `is_small`: a quiet row of means.

    Without a `context` they lead nowhere.
    """
    st.html(_key_figures(context, figures, is_small=is_small))


def _key_figures(context: Context | None, figures: Iterable[KeyFigure], *, is_small: bool) -> Markup:
    return markup(
        '<div class="ps-figures{small}">{figures}</div>',
        small=" is-small" if is_small else "",
        figures=joined(_key_figure(context, figure) for figure in figures),
    )


def _state(figure: KeyFigure) -> str:
    if figure.is_missing:
        return " is-missing"
    if figure.is_in_words:
        return " is-in-words"
    return " is-long" if len(figure.value) > _USUAL_LENGTH else ""


def _key_figure(context: Context | None, figure: KeyFigure) -> Markup:
    return markup(
        '<div class="ps-figure{state}"><p class="ps-label">{rank}{label}</p>'
        '<p class="ps-value">{value}{unit}{path}</p>{bar}<p class="ps-meaning">{meaning}</p></div>',
        state=_state(figure),
        rank=markup("<b>{rank}</b> ", rank=figure.rank) if figure.rank is not None else "",
        label=_label(context, figure),
        value=ranges_whole(figure.value),
        unit=markup(" <small>{unit}</small>", unit=figure.unit) if figure.unit else "",
        path=_path(context, figure.path) if context is not None and figure.path is not None else "",
        bar=_bar(*figure.shares) if figure.shares else "",
        meaning=figure.meaning,
    )


def _label(context: Context | None, figure: KeyFigure) -> str:
    if context is None:
        return figure.label
    return markup(
        '<a class="ps-link" href="{address}" target="_self"{language}>{label}</a>',
        address=components.page_address(context, figure.page, **dict(figure.parameters)),
        # A goal is written as the board wrote it, whatever the page speaks.
        language=Markup(' lang="no"') if figure.rank is not None else "",
        label=figure.label,
    )


def _path(context: Context, path: YearLine) -> Markup:
    """The years as a small line that ends in a disc, and in words for who does not see it."""
    tokens = context.look.tokens
    place, height = [point for point in path.points if point[1] is not None][-1]
    return markup(
        '<span class="ps-path"><span class="ps-unseen"> ({spoken})</span><i aria-hidden="true">{target}'
        '<img alt="" src="{points}" />{disc}</i></span>',
        spoken=path.spoken,
        target=markup(
            '<img alt="" src="{line}" />',
            line=drawn_line(path.target, f"stroke:{tokens.ink};stroke-width:1.5;stroke-dasharray:2 3"),
        )
        if path.target
        else "",
        points=drawn_line(path.points, f"stroke:{tokens.accent};stroke-width:2"),
        disc=markup('<b style="left:{x:.1%};bottom:{y:.1%}"></b>', x=place, y=height),
    )


def _bar(share: float, pace: float | None) -> Markup:
    """A bar of what is used, with the pace as a stroke; its numbers stand beside it in words."""
    return markup(
        '<i class="ps-budget" aria-hidden="true"><i style="width:{share:.1%}"></i>{pace}</i>',
        share=min(share, 1.0),
        pace=markup('<b style="left:{pace:.1%}"></b>', pace=pace) if pace is not None and pace < 1 else "",
    )


def show_conclusion(context: Context, found: Conclusion | None) -> None:
    """What the report concludes, in its own words, with where they stand; None: nothing."""
    if found is None or context.selection is None or context.programme is None:
        return
    spoken = context.language
    invented = spoken.text("marks.invented_sentence")
    with st.container(key="block-conclusion"):
        show_html(
            '<div class="ps-conclusion"><h2 class="ps-title">{title}</h2><blockquote>{texts}<p class="ps-source">'
            "{source}{mark}</p></blockquote></div>",
            title=spoken.text(f"overview.conclusion.{found.part}"),
            texts=joined(markup('<p lang="no">{text}</p>', text=text) for text in found.texts),
            source=spoken.text(f"overview.conclusion.source_{found.part}", year=context.selection.year),
            mark=markup(" <strong>{text}</strong>", text=invented) if context.programme.is_invented else "",
        )


def work(context: Context, figures: Sequence[KeyFigure]) -> None:
    """How the work goes, a figure with its link for each; none: nothing."""
    if figures:
        with st.container(key="block-work"):
            show_html(
                '<h2 class="ps-title">{title}</h2>{figures}',
                title=context.language.text("overview.work.title"),
                figures=_key_figures(context, figures, is_small=True),
            )
