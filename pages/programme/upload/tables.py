"""Each table of a file on a picture of its sheet: what was taken for what, why, and the means to correct it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.terms.explanations import Explanation
from data.terms.problems import Problem, Severity
from data.terms.tables import Candidate, ColumnMatch, RecognisedTable
from language import Language
from pages.programme.upload.cells import CellArea, show_cells
from pages.programme.upload.columns import show_mapping, show_own_words
from pages.programme.upload.pending import Pending
from pages.programme.upload.picture import sheets_of, show_picture
from pages.programme.upload.report import show_report
from pages.programme.upload.summary import summary
from pages.shell import components
from pages.shell.context import Context
from pages.shell.markup import joined, markup, show_html

MOST_REASONS = 60


def show_tables(context: Context, key: str, file: Pending) -> None:
    """Every table of the file, folded; the first that needs a look is open."""
    spoken, reading = context.language, file.reading
    needing = [table for table in reading.tables if _needs_a_look(table, reading.problems)]
    first = next(iter(needing), next(iter(reading.tables), None))
    for place, table in enumerate(reading.tables):
        folded = st.expander(
            components.label(summary(table, spoken)),
            expanded=table is first,
            key=f"table-{key}-{place}",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                _table(context, key, file, place, table)
    for place, candidate in enumerate(reading.candidates):
        folded = st.expander(
            components.label(spoken.text("upload.candidate", sheet=candidate.sheet, range=candidate.range)),
            expanded=not reading.tables and place == 0,
            key=f"candidate-{key}-{place}",
            on_change="rerun",
        )
        if folded.open:
            with folded:
                _candidate(context, key, file, place, candidate)
    if not reading.tables and not reading.candidates:
        _sheets(context, key, file)


def _needs_a_look(table: RecognisedTable, problems: Sequence[Problem]) -> bool:
    return any(problem.sheet == table.sheet and problem.severity is Severity.ERROR for problem in problems) or any(
        column.how == "unknown" and column.suggestion for column in table.columns
    )


def _table(context: Context, key: str, file: Pending, place: int, table: RecognisedTable) -> None:
    spoken = context.language
    if not table.columns:
        show_report(key, file, place, table, spoken)
        _why(table.explanations, spoken)
        return
    is_asked_about = any(question.sheet == table.sheet for question in file.reading.questions)
    unread = [column for column in table.columns if column.how in ("unknown", "not_ours")]
    near = [] if is_asked_about else [column for column in unread if column.suggestion]
    if near:
        names = _quoted(near, spoken)
        components.note(spoken.text("upload.unknown_columns", n=len(near), names=names))
    elif not unread:
        components.note(spoken.text("upload.all_known"))
    show_picture(file, table.sheet, table.range, spoken, table.columns, table.dataset)
    others = [column for column in unread if column not in near]
    if others and not is_asked_about:
        show_html(
            '<p class="ps-source">{text}</p>',
            text=spoken.text("upload.not_ours", n=len(others), names=_quoted(others, spoken)),
        )
    _why(table.explanations, spoken)
    way = _way(key, f"table-{place}", "columns" if near else None, spoken)
    if way == "columns":
        show_mapping(key, file, table, table.dataset, spoken, f"table-{place}")
    elif way == "cells":
        area = CellArea(table.sheet, table.range, table.columns, table)
        show_cells(context, key, file, f"table-{place}", area)
    show_own_words(key, file, table, spoken, f"words-{place}")


def _way(key: str, name: str, default: str | None, spoken: Language) -> str | None:
    """How somebody wants to mend what we understood, if at all."""
    return st.segmented_control(
        spoken.text("upload.not_right"),
        ("columns", "cells"),
        default=default,
        key=f"not-right-{key}-{name}",
        format_func=lambda way: spoken.text(f"upload.mend_{way}"),
    )


def _quoted(columns: Sequence[ColumnMatch], spoken: Language) -> str:
    """The headers of columns, one after the other."""
    return spoken.listing([spoken.text("upload.quoted", text=column.header or column.letter) for column in columns])


def _candidate(context: Context, key: str, file: Pending, place: int, candidate: Candidate) -> None:
    spoken, name = context.language, f"candidate-{place}"
    components.note(spoken.text("upload.candidate_why"))
    show_picture(file, candidate.sheet, candidate.range, spoken, candidate.columns)
    way = _way(key, name, "columns", spoken)
    if way == "columns":
        show_mapping(key, file, candidate, None, spoken, name)
    elif way == "cells":
        show_cells(context, key, file, name, CellArea(candidate.sheet, candidate.range, candidate.columns))


def _sheets(context: Context, key: str, file: Pending) -> None:
    """The sheets of a workbook in which nothing was understood: one at a time, to be mended all the same."""
    spoken, names = context.language, sheets_of(file)
    if not names:
        return
    sheet = st.selectbox(spoken.text("upload.sheet"), names, key=f"sheet-{key}")
    if sheet is not None:
        show_cells(context, key, file, "sheet", CellArea(sheet))


def _why(explanations: Sequence[Explanation], spoken: Language) -> None:
    """What was claimed of the table, each claim with its reason, for whoever wants to know."""
    if not explanations:
        return
    claims = joined(
        markup(
            "<li>{place}{claim} <small>{reason}</small></li>",
            place=markup("<span>{place}</span> ", place=one.place) if one.place else "",
            claim=one.claimed(spoken),
            reason=one.because(spoken),
        )
        for one in explanations[:MOST_REASONS]
    )
    show_html(
        '<details class="ps-rule ps-why"><summary>{why}</summary><ul>{claims}</ul></details>',
        why=spoken.text("upload.why"),
        claims=claims,
    )
