"""What is wrong with a file: all of it, the way to each cell, and a copy of the workbook with the faults marked."""

from __future__ import annotations

import streamlit as st

from analysis.table import Column, Table, to_xlsx
from data.cells.grid import CELLS
from data.templates.annotated import annotated_copy
from data.terms.problems import Problem, Severity
from language import Language
from pages.shell import components
from pages.shell.context import Context
from pages.shell.pending import Pending
from pages.shell.sheet import Mark, MarkKind, show_sheet
from pages.shell.understood import picture_of

MOST_SHOWN = 200


def show_problems(context: Context, key: str, file: Pending) -> None:
    """Errors first. Nothing is left out but by the reader's own choice."""
    spoken, problems = context.language, file.reading.problems
    components.section(spoken.text("pages.upload.problems"))
    if not problems:
        components.note(spoken.text("pages.upload.no_problems"))
        return
    kinds = [severity for severity in Severity if any(problem.severity is severity for problem in problems)]
    shown = problems
    if len(kinds) > 1:
        kind = st.segmented_control(
            spoken.text("pages.upload.column_severity"),
            ["all", *kinds],
            default="all",
            required=True,
            key=f"severity-{key}",
            format_func=lambda kind: spoken.text(
                f"upload.only_{kind}", count=sum(kind in ("all", problem.severity) for problem in problems)
            ),
            label_visibility="collapsed",
        )
        shown = tuple(problem for problem in problems if kind in ("all", problem.severity))
    ordered = sorted(shown, key=lambda problem: problem.severity is not Severity.ERROR)
    components.table(_table(ordered[:MOST_SHOWN], spoken), spoken, caption=file.name)
    if len(ordered) > MOST_SHOWN:
        components.note(spoken.text("pages.upload.more", count=len(ordered) - MOST_SHOWN))
    _go_to_cell(key, file, [problem for problem in ordered if _has_cell(problem)], spoken)


def _table(problems: list[Problem], spoken: Language) -> Table:
    headings = tuple(
        Column(spoken.text(f"pages.upload.column_{name}")) for name in ("severity", "cell", "value", "message")
    )
    return Table(
        headings,
        tuple(
            (
                spoken.text(f"pages.upload.severity_{problem.severity.value}"),
                _where(problem, spoken),
                problem.value,
                problem.message(spoken),
            )
            for problem in problems
        ),
    )


def _annotated(file: Pending, spoken: Language) -> bytes:
    """The workbook with the faults marked; where there is no workbook to mark, one that lists them."""
    problems = file.reading.problems
    marked = annotated_copy(file.content, file.reading.file_name, problems, spoken)
    return marked or to_xlsx(_table(list(problems), spoken), file.reading.file_name, [])


def _where(problem: Problem, spoken: Language) -> str:
    if problem.cell:
        return f"{problem.sheet}, {spoken.place(problem.cell)}"
    return problem.sheet or spoken.text("pages.upload.whole_file")


def _has_cell(problem: Problem) -> bool:
    return bool(problem.sheet and problem.cell and CELLS.fullmatch(problem.cell))


def _go_to_cell(key: str, file: Pending, problems: list[Problem], spoken: Language) -> None:
    if not problems:
        return
    left, right = st.columns((7, 5), gap="large", vertical_alignment="bottom")
    with left:
        chosen = st.selectbox(
            spoken.text("upload.go_to_cell"),
            range(len(problems)),
            index=None,
            placeholder=spoken.text("upload.choose_cell"),
            format_func=lambda place: f"{_where(problems[place], spoken)}: {problems[place].value or ''}",
            key=f"go-{key}",
        )
    with right:
        st.download_button(
            spoken.text("upload.annotated"),
            lambda: _annotated(file, spoken),
            file_name=f"{file.reading.file_name.rsplit('.', 1)[0]}-{spoken.text('upload.annotated_suffix')}.xlsx",
            key=f"annotated-{key}",
            on_click="ignore",
        )
    if chosen is None:
        return
    problem = problems[chosen]
    picture = picture_of(file, problem.sheet or "", problem.cell)
    if picture is not None and problem.cell:
        kind: MarkKind = "error" if problem.severity is Severity.ERROR else "warning"
        components.note(problem.message(spoken))
        show_sheet(picture, spoken, marked=[Mark(problem.cell, kind)], caption=_where(problem, spoken))
