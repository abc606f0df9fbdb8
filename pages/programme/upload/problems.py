"""What is wrong with a file: all of it, each with its cell and the means to mend it there, or in the file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from analysis.table import Column, Table, to_xlsx
from data.cells.grid import CELLS, position
from data.cells.values import FIRST_YEAR, LAST_YEAR
from data.reading.sheets import SheetPicture
from data.templates.annotated import annotated_copy
from data.terms.problems import Problem, Severity
from language import Language, sentence
from pages.programme.upload import pending
from pages.programme.upload.pending import PROGRAMME_FIELD, YEAR_FIELD, Pending
from pages.programme.upload.picture import picture_of, retyped
from pages.shell import components, downloads
from pages.shell.markup import joined, markup, show_html
from pages.shell.sheet import SheetMark, show_sheet

_MOST_ROWS = 200


def show_errors(key: str, file: Pending, spoken: Language) -> None:
    """What has to be put right before the file can be stored, each with its cell, and where to do it."""
    errors = _of(file, Severity.ERROR)
    heading = spoken.text("upload.to_mend", n=len(errors), count=spoken.in_words(len(errors)))
    components.section(sentence(heading))
    components.show_table(_table(errors[:_MOST_ROWS], spoken), spoken, caption=file.name, is_caption_shown=False)
    _more(errors, spoken)
    _fill_in({error.code for error in errors}, key, spoken)
    _mend(key, file, [problem for problem in errors if _has_one_cell(problem)], spoken)
    _offer_annotated(key, file, spoken)


def _fill_in(codes: set[str], key: str, spoken: Language) -> None:
    """What the file does not say at all, to be said here: the same as in the fields beside the uploader."""
    lacks_programme = bool(codes & {"missing_programme", "missing_programme_in_report"})
    lacks_year = bool(codes & {"missing_year", "missing_year_in_report", "missing_round_in_research"})
    if not (lacks_programme or lacks_year):
        return
    with st.container(key=f"whole-{key}-missing", horizontal=True, vertical_alignment="bottom"):
        if lacks_programme:
            field = f"missing-programme-{key}"
            st.text_input(
                spoken.text("upload.programme"), key=field, on_change=_say_of_file, args=(PROGRAMME_FIELD, field)
            )
        if lacks_year:
            field = f"missing-year-{key}"
            st.number_input(
                spoken.text("upload.year"),
                FIRST_YEAR,
                LAST_YEAR,
                value=None,
                step=1,
                format="%d",
                key=field,
                on_change=_say_of_file,
                args=(YEAR_FIELD, field),
            )


def _say_of_file(of_file: str, field: str) -> None:
    st.session_state[of_file] = st.session_state[field]


def show_warnings(key: str, file: Pending, spoken: Language) -> None:
    """What is good to know, folded; warnings of one kind are one line that opens."""
    warnings = _of(file, Severity.WARNING)
    if not file.reading.problems:
        components.note(spoken.text("pages.upload.no_problems"))
    if not warnings:
        return
    kinds: dict[str, list[Problem]] = {}
    for warning in warnings[:_MOST_ROWS]:
        kinds.setdefault(warning.code, []).append(warning)
    heading = sentence(spoken.text("upload.to_know", n=len(warnings), count=spoken.in_words(len(warnings))))
    show_html(
        '<details class="ps-rule ps-known"><summary>{heading}</summary><ul>{kinds}</ul></details>',
        heading=heading,
        kinds=joined(_kind(problems, spoken) for problems in kinds.values()),
    )
    _more(warnings, spoken)
    if not _of(file, Severity.ERROR):
        _offer_annotated(key, file, spoken)


def _of(file: Pending, severity: Severity) -> list[Problem]:
    return [problem for problem in file.reading.problems if problem.severity is severity]


def _kind(problems: Sequence[Problem], spoken: Language) -> Markup:
    first, *others = (
        markup("{message} <small>{where}</small>", message=problem.message(spoken), where=_where(problem, spoken))
        for problem in problems
    )
    if not others:
        return markup("<li>{first}</li>", first=first)
    return markup(
        "<li>{first}<details><summary>{more}</summary><ul>{others}</ul></details></li>",
        first=first,
        more=spoken.text("upload.more_of_the_kind", n=len(others), count=len(others)),
        others=joined(markup("<li>{other}</li>", other=other) for other in others),
    )


def _more(problems: Sequence[Problem], spoken: Language) -> None:
    if len(problems) > _MOST_ROWS:
        components.note(spoken.text("pages.upload.more", count=len(problems) - _MOST_ROWS))


def _table(problems: Sequence[Problem], spoken: Language) -> Table:
    headings = tuple(Column(spoken.text(f"pages.upload.column_{name}")) for name in ("cell", "value", "message"))
    return Table(
        headings, tuple((_where(problem, spoken), problem.value, problem.message(spoken)) for problem in problems)
    )


def _offer_annotated(key: str, file: Pending, spoken: Language) -> None:
    with st.container(key=f"actions-annotated-{key}", horizontal=True):
        downloads.offer(
            spoken.text("upload.annotated"),
            lambda: _annotated(file, spoken),
            file_name=f"{file.reading.file_name.rsplit('.', 1)[0]}-{spoken.text('upload.annotated_suffix')}.xlsx",
            key=f"annotated-{key}",
            kind="tertiary",
        )


def _annotated(file: Pending, spoken: Language) -> bytes:
    """The workbook with the faults marked; where there is no workbook to mark, one that lists them."""
    problems = file.reading.problems
    marked = annotated_copy(file.content, file.reading.file_name, problems, spoken)
    return marked or to_xlsx(_table(problems, spoken), file.reading.file_name, [])


def _where(problem: Problem, spoken: Language) -> str:
    if problem.cell:
        return f"{problem.sheet}, {spoken.place(problem.cell)}"
    return problem.sheet or spoken.text("pages.upload.whole_file")


def _has_one_cell(problem: Problem) -> bool:
    return bool(problem.sheet and problem.cell and CELLS.fullmatch(problem.cell) and ":" not in problem.cell)


def _mend(key: str, file: Pending, problems: Sequence[Problem], spoken: Language) -> None:
    """One fault at a time: the sheet around it, and what should stand there instead."""
    if not problems:
        return
    by_name = {f"{problem.sheet}!{problem.cell}!{problem.code}": problem for problem in problems}
    chosen = st.selectbox(
        spoken.text("upload.go_to_cell"),
        list(by_name),
        index=0,
        format_func=lambda name: f"{_where(by_name[name], spoken)}: {by_name[name].value or ''}",
        key=f"go-{key}",
    )
    problem = by_name.get(chosen or "")
    if problem is None or problem.sheet is None or problem.cell is None:
        return
    components.note(problem.message(spoken))
    picture = picture_of(file, problem.sheet, problem.cell)
    if picture is None:
        return
    picture = retyped(picture, file.answers.cells)
    show_sheet(picture, spoken, marked=[SheetMark(problem.cell, "error")], caption=_where(problem, spoken))
    _retype(key, picture, problem.sheet, problem.cell, spoken)


def _retype(key: str, picture: SheetPicture, sheet: str, cell: str, spoken: Language) -> None:
    row, column = position(cell)
    row, column = row - picture.first_row, column - picture.first_column
    stands = picture.rows[row][column] if row < len(picture.rows) and column < len(picture.rows[row]) else ""
    with st.form(f"mend-{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(spoken.text("upload.should_say", cell=cell), stands, key=f"should-{key}-{sheet}-{cell}")
        if st.form_submit_button(spoken.text("upload.mend"), key=f"mend-{key}-form") and pending.mend(
            key, sheet, {cell: text}, {}
        ):
            st.rerun()
