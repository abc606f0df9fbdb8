"""The pieces every page is made of. Text from data is escaped here, once, and is never HTML or markdown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import count, repeat
from typing import Any

import streamlit as st

from analysis.chart import Chart, Missing
from analysis.facts import in_sentence, indicator_name
from analysis.findings import Finding
from analysis.headlines import Headline
from analysis.overview import KeyFigure
from analysis.said import Action, Said
from analysis.table import Column, Table, written
from data.store.database import StoreError
from language import Language
from pages import PAGES, page
from pages.shell import cached, filters
from pages.shell.context import Context, User


def headline(context: Context, said: Headline) -> None:
    """The page's one sentence, with what it is about above it. Invented figures are marked here on every page."""
    assert context.programme is not None  # a headline speaks of a programme
    mark = f' · <span class="ps-mark">{escape(context.language.text("marks.invented_figures"))}</span>'
    with st.container(key="headline"):
        st.html(
            f'<p class="ps-kicker">{escape(said.kicker)}{mark if context.programme.is_invented else ""}</p>'
            f'<h1 class="ps-headline">{escape(said.text)}</h1>'
        )


def plain_headline(title: str, lead: str) -> None:
    """The heading of a page that speaks of no programme."""
    with st.container(key="headline"):
        st.html(f'<h1 class="ps-headline">{escape(title)}</h1><p class="ps-subtitle">{escape(lead)}</p>')


def lead(text: str) -> None:
    """A small heading inside a block."""
    st.html(f'<h2 class="ps-lead">{escape(text)}</h2>')


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")
# Addresses, arrows and icons are made of the text after the marks are read: they must not look like such.
_REMADE = re.compile(r":(?=[a-z/])|@(?=\w)|(?i:www)(?=\.)|[-<>=](?=[-<>=])")
_WORD_JOINER = "\u2060"


def label(text: str) -> str:
    """Text from a file where Streamlit reads markdown: every mark stands for itself."""
    return _MARKDOWN.sub(r"\\\1", _REMADE.sub(f"\\g<0>{_WORD_JOINER}", text))


def note(text: str) -> None:
    """A line of plain text."""
    st.html(f'<p class="ps-note">{escape(text)}</p>')


def key_figures(figures: Iterable[KeyFigure]) -> None:
    """The headline figures side by side; on a phone one below the other."""
    st.html('<div class="ps-figures">' + "".join(map(_key_figure, figures)) + "</div>")


def _key_figure(figure: KeyFigure) -> str:
    unit = f"<small>{escape(figure.unit)}</small>" if figure.unit else ""
    return (
        f'<div class="ps-figure{" is-missing" if figure.is_missing else ""}">'
        f'<p class="ps-label">{escape(figure.label)}</p>'
        f'<p class="ps-value">{escape(figure.value)}{unit}</p><p class="ps-meaning">{escape(figure.meaning)}</p></div>'
    )


def worth_talking_about(context: Context, found: Sequence[Finding]) -> None:
    """The findings, numbered, each with its question, the rule behind it and a way to where it is seen."""
    spoken = context.language
    why = spoken.text("pages.overview.rule")
    with st.container(key="block-findings"):
        st.html(f'<h2 class="ps-title">{escape(spoken.text("pages.overview.worth_talking_about"))}</h2>')
        if not found:
            st.html(f'<p class="ps-subtitle">{escape(spoken.text("pages.overview.nothing_stands_out"))}</p>')
        for place, finding in enumerate(found, start=1):
            with st.container(key=f"finding-{place}"):
                st.html(
                    f'<div class="ps-finding"><span class="ps-place" aria-hidden="true">{place}</span><div>'
                    f'<h3 class="ps-lead">{escape(finding.title)}</h3>'
                    f"<p>{escape(finding.figures)} {escape(finding.question)}</p></div></div>"
                )
                with st.container(key=f"way-{place}", horizontal=True):
                    link(context, finding.page, _way(context, finding), **finding.parameters)
                    st.html(
                        f'<details class="ps-rule"><summary aria-label="{escape(why)}: {escape(finding.title)}">'
                        f"{escape(why)}</summary>"
                        f"<p>{escape(finding.explanation)}</p></details>",
                        width="content",
                    )


def _way(context: Context, finding: Finding) -> str:
    """Where the finding can be seen, by name: several links of one name are told apart by nobody."""
    if "indicator" not in finding.parameters or context.selection is None:
        return context.language.text(f"pages.overview.see_{finding.page}")
    facts = cached.facts(context)
    name = indicator_name(facts, context.selection.year, finding.parameters["indicator"], context.language)
    return context.language.text("pages.overview.see_indicator", name=in_sentence(name))


def link(context: Context, name: str, label: str, **more: str) -> None:
    """A link to a page with the selection of this one."""
    st.page_link(page(name).file, label=label, query_params={**parameters(context), **more})


def parameters(context: Context) -> dict[str, str]:
    """The selection as it stands in the URL."""
    selection = context.selection
    chosen = {} if context.language.code == "nb" else {"language": context.language.code}
    if selection is not None:
        chosen |= {"programme": selection.programme, "year": str(selection.year)}
        chosen["compare"] = str(selection.compared_year or 0)
    if context.user.invitation is not None:
        chosen["share"] = context.user.invitation.token
    elif context.edition is not None:
        chosen["edition"] = str(context.edition.edition)
    elif context.as_of_entry is not None:
        chosen["as_of"] = str(context.as_of_entry)
    return chosen


def table(shown: Table, spoken: Language, *, caption: str, is_caption_shown: bool = True) -> None:
    """A table as a table: read by screen readers, selected and copied like any text."""
    hidden = "" if is_caption_shown else ' class="ps-unseen"'
    numbers = [column.kind not in ("text", "date") for column in shown.columns]
    headings = "".join(
        f'<th scope="col"{_number_class(is_number)}>{escape(column.heading)}</th>'
        for column, is_number in zip(shown.columns, numbers, strict=True)
    )
    body = "".join(
        f"<tr>{''.join(map(_cell, row, shown.columns, numbers, repeat(spoken), count()))}</tr>" for row in shown.rows
    )
    st.html(
        f'<div class="ps-table" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f"<table><caption{hidden}>{escape(caption)}</caption>"
        f"<thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(value: Any, column: Column, is_number: bool, spoken: Language, place: int) -> str:
    text = escape(written(value, column.kind, spoken))
    if place == 0:
        return f'<th scope="row">{text}</th>'
    return f"<td{_number_class(is_number)}>{text}</td>"


def _number_class(is_number: bool) -> str:
    return ' class="is-number"' if is_number else ""


def missing(context: Context, said: Missing) -> None:
    """What is missing, why it matters and what to do; for somebody who may load, with the way there."""
    panel(said.title, said.why, said.what_to_do)
    if context.may_load and said.is_mended_by_loading:
        link(context, "upload", context.language.text("pages.upload.go_there"))


def panel(title: str, why: str, what_to_do: str = "") -> None:
    """A message in three parts."""
    do = f'<p class="ps-do">{escape(what_to_do)}</p>' if what_to_do else ""
    st.html(f'<div class="ps-panel" role="note"><h3>{escape(title)}</h3><p>{escape(why)}</p>{do}</div>')


def points(title: str, texts: Sequence[tuple[str, str]], nothing: str) -> None:
    """A list of texts from a report, each with a quieter line below it; `nothing` where there are none."""
    # Reports are in Norwegian, whatever the page speaks: a screen reader must know.
    items = "".join(
        f'<li><span lang="no">{escape(text)}</span>{f"<small>{escape(below)}</small>" if below else ""}</li>'
        for text, below in texts
    )
    body = f'<ul class="ps-points">{items}</ul>' if items else f'<p class="ps-subtitle">{escape(nothing)}</p>'
    st.html(f'<h3 class="ps-lead">{escape(title)}</h3>{body}')


def section(text: str) -> None:
    """A heading between blocks."""
    st.html(f'<h2 class="ps-section">{escape(text)}</h2>')


def said_about(context: Context, said: Said) -> None:
    """Strengths, improvement areas and actions of an indicator, side by side."""
    assert context.selection is not None  # a report is of a year
    spoken = context.language
    nothing = spoken.text("pages.indicators.none", year=context.selection.year)
    lists = (
        ("strengths", [(text, "") for text in said.strengths]),
        ("improvements", [(text, "") for text in said.improvements]),
        ("actions", [(action.text, _action_facts(action, spoken)) for action in said.actions]),
    )
    with st.container(key="block-said"):
        for place, (name, texts) in zip(st.columns(3, gap="large"), lists, strict=True):
            with place:
                points(spoken.text(f"pages.indicators.{name}"), texts, nothing)


def _action_facts(action: Action, spoken: Language) -> str:
    due = spoken.text("pages.indicators.due", date=spoken.date(action.due)) if action.due else None
    return " · ".join(fact for fact in (action.responsible, due, action.status) if fact)


def profile_shape(context: Context) -> str:
    """The choice between dots and the radar that people know."""
    spoken = context.language
    return str(
        st.segmented_control(
            spoken.text("pages.overview.shape"),
            ("profile", "radar"),
            default="profile",
            required=True,
            key="shape",
            format_func=lambda shape: spoken.text(f"pages.overview.shape_{shape}"),
            label_visibility="collapsed",
            persist_state="session",
        )
    )


def is_assessed(context: Context) -> bool:
    """Whether the year has an assessment; says what is missing where it has none."""
    assert context.selection is not None  # asked after `nothing_to_show`
    year = context.selection.year
    if year in cached.facts(context).assessments.forms:
        return True
    spoken = context.language
    missing(
        context,
        Missing(
            spoken.text("pages.overview.no_assessment_title", year=year),
            spoken.text("pages.overview.no_assessment_why"),
            spoken.text("pages.overview.no_assessment_do"),
        ),
    )
    return False


def definition(context: Context, chart: Chart | None) -> None:
    """How a number is counted, beside the number."""
    if chart is not None and chart.definition:
        title = context.language.text("pages.jobs.how")
        st.html(
            f'<p class="ps-subtitle ps-definition"><strong>{escape(title)}.</strong> {escape(chart.definition)}</p>'
        )


def choose_indicator(context: Context) -> str:
    """The indicator to look at in depth: the lowest, until another is chosen. It lives in the URL."""
    assert context.selection is not None  # asked after `nothing_to_show`
    facts, year = cached.facts(context), context.selection.year
    rows = facts.assessments.profile(year, None)
    names = {str(code): indicator_name(facts, year, str(code), context.language) for code in rows["indicator"]}
    lowest = rows.sort_values("total", kind="stable")["indicator"].iloc[0]
    with st.container(key="block-depth"):
        section(context.language.text("pages.indicators.in_depth"))
        return filters.choose(
            "indicator",
            context.language.text("filters.indicator"),
            list(names),
            str(lowest),
            names.__getitem__,
        )


def freshness(context: Context, loaded_at: dt.datetime | None) -> None:
    """When the figures were last loaded."""
    if loaded_at is not None:
        said = context.language.text("footer.fresh", moment=context.language.moment(loaded_at))
        st.html(f'<p class="ps-source">{escape(said)}</p>')


def nothing_to_show(context: Context) -> bool:
    """Says what to do where there is no data at all; returns whether that is so."""
    spoken = context.language
    if context.selection is not None and context.selection.year:
        return False
    st.html(f'<h1 class="ps-headline">{escape(spoken.text("pages.empty.title"))}</h1>')
    panel(spoken.text("pages.empty.what"), spoken.text("pages.empty.why"), spoken.text("pages.empty.do"))
    if context.may_load:
        link(context, "upload", spoken.text("pages.upload.go_there"))
    return True


def missing_store(error: StoreError, spoken: Language) -> None:
    """The store cannot be read: what happened and what to do."""
    panel(spoken.text("errors.store"), spoken.text(f"store.{error.code}", **error.values))


def footer(spoken: Language, user: User) -> None:
    """Who the page thinks is looking."""
    key = "footer.local" if user.role > min(page.role for page in PAGES) else "footer.local_viewer"
    quiet(spoken.text(key))


def quiet(text: str) -> None:
    """The line at the foot of the page."""
    st.html(f'<p class="ps-footer">{escape(text)}</p>')
