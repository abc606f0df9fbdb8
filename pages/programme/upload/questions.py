"""What a file leaves open: each question with what its answers would mean, and those that are answered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.cells.grid import CELLS
from data.terms.questions import Choice, Question
from language import Language
from pages.programme.upload import pending
from pages.programme.upload.pending import Pending
from pages.programme.upload.picture import show_picture
from pages.shell import components
from pages.shell.context import Context
from pages.shell.markup import markup, show_html

LIKELY = 2


def show_questions(context: Context, key: str, file: Pending) -> None:
    """The questions one below the other. Where no table stands on its sheet, the sheet is shown with the question."""
    spoken, questions = context.language, file.reading.questions
    components.section(spoken.text("upload.questions", n=len(questions), count=spoken.in_words(len(questions))))
    components.note(spoken.text("upload.questions_why"))
    for place, question in enumerate(questions):
        with st.container(key=f"question-{key}-{place}"):
            _question(key, file, question, spoken, f"{key}-{place}")


def _question(key: str, file: Pending, question: Question, spoken: Language, name: str) -> None:
    where = _where(question, spoken)
    show_html(
        '{kicker}<h3 class="ps-asked">{question}</h3>',
        kicker=markup('<p class="ps-kicker">{where}</p>', where=where) if where else "",
        question=question.sentence(spoken),
    )
    with st.container(key=f"likely-{name}", horizontal=True):
        _choices(key, question, question.choices[:LIKELY], spoken)
    others = question.choices[LIKELY:]
    if others:
        with st.expander(spoken.text("upload.something_else"), key=f"others-{name}"), st.container(key=f"rest-{name}"):
            _choices(key, question, others, spoken)
    sheets = {table.sheet for table in file.reading.tables}
    if question.sheet and question.cell and question.sheet not in sheets and CELLS.fullmatch(question.cell):
        show_picture(file, question.sheet, question.cell, spoken)


def _choices(key: str, question: Question, choices: Sequence[Choice], spoken: Language) -> None:
    for choice in choices:
        st.button(
            _label(choice, spoken),
            key=f"answer-{key}-{question.id}-{choice.code}",
            on_click=pending.answer,
            args=(key, question.id, choice.code),
            width="stretch",
        )


def _label(choice: Choice, spoken: Language) -> str:
    """What is chosen in bold, and what it means after the colon."""
    what, colon, meaning = choice.means(spoken).partition(": ")
    bold = f"**{components.label(what)}**"
    return f"{bold} {components.label(meaning)}" if colon else bold


def show_answered(key: str, file: Pending, spoken: Language) -> None:
    """What was answered now, each with a way to change it; what was answered on an earlier day folded in a line."""
    now = [question for question in file.reading.answered if question.id in file.answers.choices]
    before = [question for question in file.reading.answered if question.id not in file.answers.choices]
    if now:
        with st.container(key=f"answered-{key}"):
            _answered(key, now, spoken)
    if before:
        with (
            st.container(key=f"actions-answered-{key}"),
            st.popover(spoken.text("upload.answered_before", n=len(before), count=len(before)), type="tertiary"),
        ):
            _answered(key, before, spoken)


def _answered(key: str, questions: Sequence[Question], spoken: Language) -> None:
    for question in questions:
        choice = question.answered
        if choice is None:
            continue
        with st.container(key=f"actions-answer-{key}-{question.id}", horizontal=True, vertical_alignment="center"):
            show_html(
                '<p class="ps-answered">{question} <strong>{answer}</strong></p>',
                width="content",
                question=question.sentence(spoken),
                answer=choice.means(spoken),
            )
            st.button(
                spoken.text("upload.change_answer"),
                key=f"change-{key}-{question.id}",
                on_click=pending.reopen,
                args=(key, question.id),
                type="tertiary",
            )


def _where(question: Question, spoken: Language) -> str:
    if question.sheet is None:
        return ""
    return f"{question.sheet}, {spoken.place(question.cell)}" if question.cell else question.sheet
