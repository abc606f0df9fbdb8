"""What a file was understood as: one sentence first, and a line for each of its tables."""

from __future__ import annotations

import streamlit as st

from data.loading.understood import programmes, sentences
from data.terms.aliases import sheet_title
from data.terms.problems import has_errors
from data.terms.tables import RecognisedTable
from language import Language
from pages.programme.upload import pending
from pages.programme.upload.pending import Pending
from pages.shell import components
from pages.shell.markup import show_html


def show_sentence(file: Pending, spoken: Language) -> None:
    """The file in one sentence, with its name and programme above it."""
    reading = file.reading
    components.section(spoken.text("pages.upload.understood"))
    about = " · ".join((*programmes(reading), file.name))
    text = " ".join(sentences(reading, spoken)) or spoken.text(_nothing(file))
    show_html('<p class="ps-kicker">{about}</p><p class="ps-told">{text}</p>', about=about, text=text)


def show_corrected(key: str, file: Pending, spoken: Language) -> None:
    """How much of the sheets is corrected by hand, with a way back to what the file says."""
    answers = file.answers
    count = len(answers.cells) + len(answers.lines) + len(answers.stated)
    if not count:
        return
    with st.container(key=f"actions-corrected-{key}", horizontal=True, vertical_alignment="center"):
        text = spoken.text("upload.corrected", n=count, count=spoken.in_words(count))
        show_html('<p class="ps-answered">{text}</p>', width="content", text=text)
        st.button(
            spoken.text("upload.take_back"),
            key=f"uncorrect-{key}",
            on_click=pending.uncorrect,
            args=(key,),
            type="tertiary",
        )


def _nothing(file: Pending) -> str:
    if file.reading.tables and file.reading.questions:
        return "upload.waits_for_answers"
    if file.reading.tables and has_errors(file.reading.problems):
        return "upload.nothing_readable"
    return "upload.nothing_filled_in" if file.reading.tables else "pages.upload.nothing_understood"


def summary(table: RecognisedTable, spoken: Language) -> str:
    """A table in a line: what, how much, for when and whom, and where it stands."""
    years = ", ".join(map(str, table.years))
    parts = (
        sheet_title(table.dataset, spoken.code),
        spoken.text("command_line.rows", n=len(table)),
        years,
        ", ".join(table.programmes),
        f"{table.sheet}, {spoken.place(table.range)}",
    )
    return " · ".join(part for part in parts if part)
