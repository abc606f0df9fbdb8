"""The pieces every page is made of. Text from data is never HTML or markdown."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import count, repeat
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from analysis.chart import Chart, Missing
from analysis.facts import in_sentence, indicator_name
from analysis.findings.headlines import Headline
from analysis.findings.rules import Finding
from analysis.table import Column, Table, written
from data.store.database import StoreError
from language import Language
from pages import page
from pages.shell import cached
from pages.shell.context import Context, User
from pages.shell.markup import joined, markup, ranges_whole, show_html


def headline(context: Context, content: Headline) -> None:
    """The page's one sentence, with what it is about above it. Invented figures are marked here on every page."""
    assert context.programme is not None  # a headline speaks of a programme
    mark = Markup("")
    if context.programme.is_invented:
        invented = context.language.text("marks.invented_figures")
        mark = markup(' · <span class="ps-mark">{invented}</span>', invented=invented)
    with st.container(key="headline"):
        show_html(
            '<p class="ps-kicker">{kicker}{mark}</p><h1 class="ps-headline">{text}</h1>',
            kicker=ranges_whole(content.kicker),
            mark=mark,
            text=ranges_whole(content.text),
        )


def plain_headline(title: str, lead: str) -> None:
    """The heading of a page that speaks of no programme."""
    with st.container(key="headline"):
        show_html('<h1 class="ps-headline">{title}</h1><p class="ps-subtitle">{lead}</p>', title=title, lead=lead)


def lead(text: str) -> None:
    """A small heading inside a block."""
    show_html('<h2 class="ps-lead">{text}</h2>', text=text)


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:&])")
# Addresses, arrows and icons are made of the text after the marks are read: they must not look like such.
_REMADE = re.compile(r":(?=[a-z/])|@(?=\w)|(?i:www)(?=\.)|[-<>=](?=[-<>=])")
_WORD_JOINER = "\u2060"


def label(text: str) -> str:
    """Text from a file where Streamlit reads markdown: every mark stands for itself."""
    return _MARKDOWN.sub(r"\\\1", _REMADE.sub(f"\\g<0>{_WORD_JOINER}", text))


def note(text: str) -> None:
    """A line of plain text."""
    show_html('<p class="ps-note">{text}</p>', text=text)


def worth_talking_about(context: Context, found: Sequence[Finding]) -> None:
    """The findings, numbered, each with its question, the rule behind it and a way to where it is seen."""
    spoken = context.language
    with st.container(key="block-findings"):
        show_html(
            '<h2 class="ps-title">{title}</h2><div class="ps-findings">{findings}</div>',
            title=spoken.text("pages.overview.worth_talking_about"),
            findings=joined(_finding(context, place, one) for place, one in enumerate(found, start=1))
            or markup('<p class="ps-subtitle">{text}</p>', text=spoken.text("pages.overview.nothing_stands_out")),
        )


def _finding(context: Context, place: int, finding: Finding) -> Markup:
    return markup(
        '<div class="ps-finding"><span class="ps-place" aria-hidden="true">{place}</span><div>'
        '<h3 class="ps-lead">{title}</h3><p>{figures} {question}</p>'
        '<div class="ps-leads-on"><a class="ps-link" href="{address}" target="_self">{way}</a>'
        '<details class="ps-rule"><summary aria-label="{why}: {title}">{why}</summary><p>{explanation}</p></details>'
        "</div></div></div>",
        place=place,
        title=finding.title,
        figures=finding.figures,
        question=finding.question,
        address=page_address(context, finding.page, **finding.parameters),
        way=_way(context, finding),
        why=context.language.text("pages.overview.rule"),
        explanation=finding.explanation,
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
    st.page_link(page(name).file, label=label, query_params={**parameters_of_selection(context), **more})


def here(number: str, name: str) -> None:
    """Where one is, among links of the same kind."""
    show_html(
        '<p class="ps-chosen" aria-current="page"><b>{number}</b> {name}</p>', width="content", number=number, name=name
    )


def quotes(lead: str, texts: Sequence[str]) -> None:
    """What a report says in its own words, Norwegian whatever the page speaks; no texts: nothing."""
    for text in texts:
        show_html('<p class="ps-quote">{lead} <q lang="no">{text}</q></p>', lead=lead, text=text)


def page_address(context: Context, name: str, **more: str) -> str:
    """Where a page with the selection of this one is, for a link inside of our HTML."""
    return f"{page(name).url or './'}?{urlencode({**parameters_of_selection(context), **more})}"


def parameters_of_selection(context: Context) -> dict[str, str]:
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


def show_table(shown: Table, spoken: Language, *, caption: str, is_caption_shown: bool = True) -> None:
    """A table as a table: read by screen readers, selected and copied like any text."""
    numbers = [column.kind not in ("text", "date") for column in shown.columns]
    headings = joined(
        markup('<th scope="col"{kind}>{heading}</th>', kind=_number_class(is_number), heading=column.heading)
        for column, is_number in zip(shown.columns, numbers, strict=True)
    )
    body = joined(
        markup("<tr>{cells}</tr>", cells=joined(map(_cell, row, shown.columns, numbers, repeat(spoken), count())))
        for row in shown.rows
    )
    show_html(
        '<div class="ps-table" tabindex="0" role="region" aria-label="{caption}"><table><caption{hidden}>{caption}'
        "</caption><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table></div>",
        caption=caption,
        hidden="" if is_caption_shown else Markup(' class="ps-unseen"'),
        headings=headings,
        body=body,
    )


def _cell(value: Any, column: Column, is_number: bool, spoken: Language, place: int) -> Markup:
    text = written(value, column.kind, spoken)
    if place == 0:
        return markup('<th scope="row">{text}</th>', text=text)
    return markup("<td{kind}>{text}</td>", kind=_number_class(is_number), text=text)


def _number_class(is_number: bool) -> Markup:
    return Markup(' class="is-number"' if is_number else "")


def missing(context: Context, content: Missing, anchor: str = "") -> None:
    """What is missing, why it matters and what to do; for somebody who may load, with the way there.

    With `anchor` it stands in a figure's place: its title is a heading of the page, and an address leads to it.
    """
    panel(content.title, content.why, content.what_to_do, anchor)
    if context.may_load and content.is_mended_by_loading:
        link(context, "upload", context.language.text("pages.upload.go_there"))


def panel(title: str, why: str, what_to_do: str = "", anchor: str = "") -> None:
    """A message in three parts, below a heading; with `anchor` a part of the page in its own right."""
    do = markup('<p class="ps-do">{text}</p>', text=what_to_do) if what_to_do else ""
    heading = '<h2 id="{anchor}">{title}</h2>' if anchor else "<h3>{title}</h3>"
    show_html(
        '<div class="ps-panel" role="note">{heading}<p>{why}</p>{do}</div>',
        heading=markup(heading, anchor=anchor, title=title),
        why=why,
        do=do,
    )


def points(title: str, texts: Sequence[tuple[str, str]], nothing: str) -> None:
    """A list of texts from a report, each with a quieter line below it; `nothing` where there are none."""
    # Reports are in Norwegian, whatever the page speaks: a screen reader must know.
    items = joined(
        markup(
            '<li><span lang="no">{text}</span>{below}</li>',
            text=text,
            below=markup("<small>{below}</small>", below=below) if below else "",
        )
        for text, below in texts
    )
    if items:
        body = markup('<ul class="ps-points">{items}</ul>', items=items)
    else:
        body = markup('<p class="ps-subtitle">{nothing}</p>', nothing=nothing)
    show_html('<h3 class="ps-lead">{title}</h3>{body}', title=title, body=body)


def texts(title: str, said: Sequence[str], *, is_of_files: bool = False) -> None:
    """Texts below a heading; those of files are Norwegian whatever the page speaks. No texts: nothing."""
    if said:
        tag = Markup(' lang="no"') if is_of_files else Markup("")
        items = joined(markup("<li><span{tag}>{text}</span></li>", tag=tag, text=text) for text in said)
        show_html('<h2 class="ps-lead">{title}</h2><ul class="ps-points">{items}</ul>', title=title, items=items)


def section(text: str) -> None:
    """A heading between blocks."""
    show_html('<h2 class="ps-section">{text}</h2>', text=text)


def never_taken_up(context: Context, advice: Sequence[tuple[str, str]]) -> None:
    """What earlier reports advised and no action was made of, each with its year and indicator below; none: nothing."""
    if advice:
        with st.container(key="block-never-taken-up"):
            points(context.language.text("pages.actions.never_taken_up"), advice, "")


def shape_chosen(*shapes: str) -> str:
    """Which of those shapes is drawn: the first, or the one that `choice_of_shape` has been set to."""
    chosen = st.session_state.get("shape")
    return str(chosen) if chosen in shapes else shapes[0]


def choice_of_shape(context: Context, *shapes: str) -> None:
    """The choice between the first of those shapes and the others, below what it changes: the radar is among them."""
    spoken = context.language
    st.segmented_control(
        spoken.text("pages.overview.shape"),
        shapes,
        default=shapes[0],
        required=True,
        key="shape",
        format_func=lambda shape: spoken.text(f"pages.overview.shape_{shape}"),
        label_visibility="collapsed",
        persist_state="session",
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
        show_html(
            '<p class="ps-subtitle ps-definition"><strong>{title}.</strong> {definition}</p>',
            title=title,
            definition=chart.definition,
        )


def freshness(context: Context, loaded_at: dt.datetime | None) -> None:
    """When the figures were last loaded."""
    if loaded_at is not None:
        text = context.language.text("footer.fresh", moment=context.language.moment(loaded_at))
        show_html('<p class="ps-source">{text}</p>', text=text)


def nothing_to_show(context: Context) -> bool:
    """Says what to do where there is no data at all; returns whether that is so."""
    spoken = context.language
    if context.selection is not None and context.selection.year:
        return False
    show_html('<h1 class="ps-headline">{title}</h1>', title=spoken.text("pages.empty.title"))
    panel(spoken.text("pages.empty.what"), spoken.text("pages.empty.why"), spoken.text("pages.empty.do"))
    if context.may_load:
        link(context, "upload", spoken.text("pages.upload.go_there"))
    return True


def missing_store(error: StoreError, spoken: Language) -> None:
    """The store cannot be read: what happened and what to do."""
    panel(spoken.text("errors.store"), spoken.text(f"store.{error.code}", **error.values))


def footer(spoken: Language, user: User) -> None:
    """Who the page thinks is looking."""
    if user.is_local:
        quiet(spoken.text("footer.local"))
    else:
        quiet(spoken.text("footer.account", name=user.name))


def quiet(text: str) -> None:
    """The line at the foot of the page."""
    show_html('<p class="ps-footer">{text}</p>', text=text)
