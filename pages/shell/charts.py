"""A chart on a page: its answer, its figure, its source, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from analysis.chart import Chart
from analysis.charts.registry import OF_CHOSEN_DAY, OF_ONE_INDICATOR
from analysis.drawing.look import config
from analysis.drawing.plotly.placed import is_placed, placed_as_html
from analysis.drawing.values import EventMark, events_of
from analysis.facts import in_sentence
from analysis.meeting.build import ON_PAGES
from analysis.sources import SourceRange, source_cells
from analysis.table import Column, Table, to_csv, to_xlsx
from data import frameworks
from data.store.editions import ScreenChoice
from data.terms.aliases import choice_words
from data.terms.names import file_name
from language import LANGUAGES
from pages.shell import cached, components, downloads, identity, meetings, notes, rows
from pages.shell.as_of import day_seen
from pages.shell.context import Context
from pages.shell.markup import joined, markup, ranges_whole, show_html
from pages.shell.round_day import another_day
from pages.shell.source import choose_cell, show_if_asked

MOST_SOURCE_ROWS = 500
_COLUMNS_OF_HALF_A_PAGE = 4


def show(context: Context, chart: Chart | None) -> None:
    """A chart: its answer, its figure, what is missing, its source, and what can be done with it. None: nothing."""
    if chart is None:
        return
    with st.container(key=f"chart-{chart.name}"):
        if _is_all_missing(chart):
            assert chart.missing is not None  # it is all there is
            # What is missing is its own answer: a heading above it would say the same words a third time.
            components.missing(context, chart.missing, chart.name)
            return
        _heading(context, chart)
        if chart.sources:
            _actions(context, chart)
        _answer(context, chart)
        if chart.sources:
            notes.show(context, chart)


def _is_all_missing(chart: Chart) -> bool:
    return (
        chart.missing is not None
        and chart.drawing is None
        and chart.rows is None
        and not chart.shows_table
        and not chart.sources
    )


def show_in_document(context: Context, chart: Chart | None) -> None:
    """A chart among the many of a document: what it says and where that is from, and nothing to be done with it."""
    if chart is not None:
        with st.container(key=f"document-{chart.name}"):
            _heading(context, chart, has_more=False)
            _answer(context, chart)


def _heading(context: Context, chart: Chart, *, has_more: bool = True) -> None:
    """The answer, and at its right what opens the row of things that can be done with it."""
    more = markup(
        '<details class="ps-more"><summary aria-label="{more}: {title}">{more}</summary></details>',
        more=context.language.text("actions.more"),
        title=chart.title,
    )
    show_html(
        '<h2 class="ps-title" id="{name}">{title}</h2>{more}<p class="ps-subtitle">{subtitle}</p>{key}',
        name=chart.name,
        title=ranges_whole(chart.title),
        more=more if has_more and chart.sources else "",
        subtitle=ranges_whole(" ".join(filter(None, (chart.subtitle, chart.about_marks)))),
        key=Markup("") if chart.rows is not None else _chart_key(context, chart),
    )


def _answer(context: Context, chart: Chart) -> None:
    source = Markup("")
    if chart.sources:
        line = _source_line(context, cached.sources(context, chart))
        source = markup('<p class="ps-source">{line}</p>', line=line)
    figure = _figure_as_html(context, chart)
    is_last = not chart.shows_table and chart.missing is None
    if figure:
        # Each piece of HTML costs a page time: what stands together is one.
        shown = source if is_last else ""
        show_html('<div class="ps-answer"><div>{figure}</div>{source}</div>', figure=figure, source=shown)
    elif chart.drawing is not None:
        _plot(context, chart)
        if key := _event_key(events_of(chart.drawing)):
            st.html(key)
    if chart.shows_table:
        components.show_table(chart.table, context.language, caption=chart.title, is_caption_shown=False)
    if chart.missing is not None:
        components.missing(context, chart.missing)
    if source and not (figure and is_last):
        st.html(source)


def _figure_as_html(context: Context, chart: Chart) -> Markup:
    """Rows of words and marks in rows and columns, which stand there at once; empty for lines and the wheel."""
    if chart.rows is not None:
        return rows.rows_as_html(chart, context.look.tokens, urlencode(components.parameters_of_selection(context)))
    if chart.drawing is not None and is_placed(chart.drawing):
        placed = placed_as_html(chart.drawing, context.look, context.language, chart.alt)
        return placed + _event_key(events_of(chart.drawing))
    return Markup("")


def _plot(context: Context, chart: Chart) -> None:
    st.plotly_chart(
        cached.figure(context, chart),
        key=f"figure-{chart.name}",
        theme=None,
        config=config(context.language),
        alt=chart.alt,
    )


def _event_key(events: Sequence[EventMark]) -> Markup:
    """What the letters of the axis stand for, in the order of time."""
    items = joined(markup('<li lang="no">{name}</li>', name=event.name) for event in events)
    return markup('<ul class="ps-event-key">{items}</ul>', items=items) if events else items


def show_side_by_side(context: Context, *charts: Chart | None) -> None:
    """Charts in rows of two, those that there are; one that is wide, or has nobody beside it, has a row to itself.

    One alone has what it lacks beside it.
    """
    found = [chart for chart in charts if chart is not None]
    if len(found) == 1 and found[0].missing is not None:
        left, right = st.columns(2, gap="large")
        with left:
            show(context, replace(found[0], missing=None))
        with right:
            components.missing(context, found[0].missing)
        return
    row: list[Chart] = []
    for chart in found:
        if _is_wide(chart):
            _show_row(context, row, is_alone=len(row) == 1)
            show(context, chart)
            row = []
        else:
            row.append(chart)
            if len(row) == 2:
                _show_row(context, row)
                row = []
    _show_row(context, row, is_alone=len(row) < len(found))


def show_in_columns(
    context: Context, widths: tuple[int, int], left: Sequence[Chart | None], right: Sequence[Chart | None]
) -> None:
    """Charts below each other in two columns; where one of these has nothing to show, the other has all of the page."""
    found = [[chart for chart in charts if chart is not None] for charts in (left, right)]
    if not all(found):
        alone = found[0] or found[1]
        show_side_by_side(context, *alone) if len(alone) > 1 else show(context, next(iter(alone), None))
        return
    for column, charts in zip(st.columns(widths, gap="large"), found, strict=True):
        with column:
            for chart in charts:
                show(context, chart)


def _show_row(context: Context, row: Sequence[Chart], *, is_alone: bool = False) -> None:
    """One or two charts; one that `is_alone` has all of the row."""
    if len(row) == 1 and is_alone:
        show(context, row[0])
        return
    for place, chart in zip(st.columns(2, gap="large") if row else (), row, strict=False):
        with place:
            show(context, chart)


def _is_wide(chart: Chart) -> bool:
    """Whether its table has more columns than half a page has room for."""
    return chart.shows_table and len(chart.table.columns) > _COLUMNS_OF_HALF_A_PAGE


def _chart_key(context: Context, chart: Chart) -> Markup:
    items = joined(
        markup(
            '<li><span class="ps-glyph {mark}" aria-hidden="true"></span>{label}</li>',
            mark=item.mark,
            label=item.label(context.language),
        )
        for item in chart.key
    )
    return markup('<ul class="ps-key">{items}</ul>', items=items) if items else items


@st.fragment
def _actions(context: Context, chart: Chart) -> None:
    if not identity.is_welcome(context.user):
        st.rerun()
    if notes.have_changed():
        # They stand below the figure, which this row alone does not draw anew.
        st.rerun()
    spoken = context.language
    with st.container(key=f"actions-{chart.name}", horizontal=True):
        for action, label, content in (
            ("table", "actions.table", _table_content),
            ("download", "actions.download", _download_content),
            ("sources", "actions.sources", _sources_content),
            ("link", "actions.link", _link_content),
            *((("note", "share.notes.action", notes.show_notes),) if context.may_load else ()),
        ):
            key = f"{action}-{chart.name}"
            opened = st.popover(spoken.text(label), type="tertiary", key=key, on_change="rerun")
            if opened.open:
                with opened:
                    content(context, chart)
        if context.may_load and chart.name in (*ON_PAGES, *OF_ONE_INDICATOR):
            _take_along(context, chart)
    show_if_asked(context, f"sources-{chart.name}")


def _take_along(context: Context, chart: Chart) -> None:
    """Puts the chart into what is shown in the next meeting, or takes it out again."""
    assert context.programme is not None  # a chart belongs to a programme
    of_one = chart.name in OF_ONE_INDICATOR
    day = another_day(day_seen(context)) if chart.name in OF_CHOSEN_DAY else None
    shown = ScreenChoice(chart.name, st.query_params.get("indicator") if of_one else None, day=day)
    parts = meetings.draft(context.programme)
    others = [part for part in parts if part.place != shown.place]
    is_along = any(part.place == shown.place and part.day == day for part in parts)
    # Of another day it takes the place of the first, with what is written under it.
    along = [replace(part, day=day) if part.place == shown.place else part for part in parts]
    along = along if len(others) < len(parts) else [*parts, shown]
    st.button(
        context.language.text("meeting.is_along" if is_along else "meeting.take_along"),
        key=f"meeting-{chart.name}",
        type="tertiary",
        icon=":material/check:" if is_along else None,
        on_click=meetings.keep_draft,
        args=(context, others if is_along else along),
    )


def _table_content(context: Context, chart: Chart) -> None:
    components.show_table(chart.table, context.language, caption=chart.title)
    if chart.definition:
        show_html('<p class="ps-source">{text}</p>', text=chart.definition)


def _download_content(context: Context, chart: Chart) -> None:
    spoken = context.language
    notes = _notes(context, chart)
    assert context.selection is not None  # a chart stands for a selection
    name = file_name(f"{context.selection.programme}-{context.selection.year}-{chart.name}".replace("/", "-"))
    programme = context.selection.programme
    downloads.offer_data(
        "CSV",
        lambda: to_csv(chart.table, spoken, notes),
        user=context.user,
        programme=programme,
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv-{chart.name}",
    )
    downloads.offer_data(
        "Excel (XLSX)",
        lambda: to_xlsx(chart.table, chart.title, notes),
        user=context.user,
        programme=programme,
        file_name=f"{name}.xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=f"xlsx-{chart.name}",
    )


def _sources_content(context: Context, chart: Chart) -> None:
    assert context.selection is not None  # a chart stands for a selection
    spoken = context.language
    cells = source_cells(cached.connection(context.user, context.signature), context.selection.programme, chart.sources)
    shown = cells.head(MOST_SOURCE_ROWS).astype(object)
    rows = shown.where(shown.notna(), None).to_dict("records")
    choose_cell(context, rows, lambda row: _what(context, row), popover=f"sources-{chart.name}")
    headings = tuple(Column(spoken.text(f"actions.source_{name}")) for name in ("what", "cell", "sheet", "file"))
    components.show_table(
        Table(
            headings, tuple((_what(context, row), spoken.place(row["cell"]), row["sheet"], row["file"]) for row in rows)
        ),
        spoken,
        caption=chart.title,
    )


def _what(context: Context, row: dict[Any, Any]) -> str:
    spoken = context.language
    parts = []
    if row["indicator"]:
        parts.append(frameworks.indicator_name(row["indicator"], row["form"], spoken.code))
    if row["statement"]:
        parts.append(frameworks.statement_topic(row["form"], row["indicator"], row["statement"], spoken.code))
    elif row["dataset"] == "scores":
        parts.append(spoken.text("charts.columns.total"))
    parts += [str(row[name]) for name in ("focus_area", "item") if row[name]]
    if row["stage"]:
        words = choice_words(row["dataset"], "stage", row["stage"])
        parts.append(in_sentence(words[LANGUAGES.index(spoken.code)]))
    if row["as_of"]:
        parts.append(spoken.short_date(row["as_of"]))
    year = spoken.text("actions.whole_period") if row["year"] is None else str(int(row["year"]))
    return " · ".join([year, *parts])


def _link_content(context: Context, chart: Chart) -> None:
    show_html(
        '<p class="ps-subtitle">{explained}</p><p class="ps-source"><a href="{address}">{address}</a></p>',
        explained=context.language.text("actions.link_explained"),
        address=_address(context, chart),
    )


def _address(context: Context, chart: Chart) -> str:
    base = (st.context.url or "").split("?")[0]
    parameters = {
        **components.parameters_of_selection(context),
        **{name: st.query_params[name] for name in ("indicator", "municipality", "day") if name in st.query_params},
    }
    return f"{base}?{urlencode(parameters)}#{chart.name}"


def _source_line(context: Context, sources: Sequence[SourceRange]) -> Markup:
    spoken = context.language
    shown = [source.label(spoken) for source in sources[:3]]
    if len(sources) > 3:
        shown.append(spoken.text("actions.source_more", n=len(sources) - 3, count=len(sources) - 3))
    assert context.programme is not None  # a source belongs to a programme
    is_published = context.programme.source and not context.programme.is_invented
    invented = spoken.text("marks.invented_sentence")
    return markup(
        "{source}: {shown}.{published}{mark}",
        source=spoken.text("actions.source"),
        shown="; ".join(shown),
        published=f" {context.programme.source}." if is_published else "",
        mark=markup(" <strong>{text}</strong>", text=invented) if context.programme.is_invented else "",
    )


def _notes(context: Context, chart: Chart) -> list[str]:
    spoken = context.language
    assert context.programme is not None  # a chart belongs to a programme
    notes = [f"{spoken.text('actions.source')}: {source.label(spoken)}" for source in cached.sources(context, chart)]
    if context.programme.source:
        notes.append(context.programme.source)
    if context.programme.is_invented:
        notes.insert(0, spoken.text("marks.invented_sentence"))
    return [chart.subtitle, *notes, *([chart.definition] if chart.definition else [])]
