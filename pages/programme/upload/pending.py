"""Files that have been read and not yet stored: kept for the session, so that leaving the page loses nothing."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.checking.corrections import corrected
from data.loading.read import read_file
from data.store import remembering
from data.terms.answers import Answers, Stated
from data.terms.tables import Reading
from language import Language
from pages.shell import cached, components, uploads
from pages.shell.markup import show_html

_Place = TypeVar("_Place", tuple[str, str], tuple[str, int])

_FIELDS = ("cells", "programme", "year", "unit", "should")
PROGRAMME_FIELD, YEAR_FIELD = "file-programme", "file-year"
"""The fields for what a file may not say itself."""

_KEY = "pending"
_TAKEN = "files_taken"
_SESSION = "files_of"


@dataclass(frozen=True)
class Pending:
    """A file on its way: what people have said of it, how it was read, and what they have corrected.

    `corrections` are those of a report: table -> row -> value. `reopened` are the questions that somebody answered on
    an earlier day, and that are to be answered anew.
    """

    name: str
    content: bytes
    answers: Answers
    read: Reading
    corrections: Mapping[int, Mapping[int, Any]] = field(default_factory=dict)
    reopened: frozenset[str] = frozenset()

    @property
    def reading(self) -> Reading:
        """What would be stored: the file as read, with what was corrected by hand."""
        reading = self.read
        for table, values in self.corrections.items():
            reading = corrected(reading, table, values)
        return reading


def files() -> dict[str, Pending]:
    """Every file on its way, by its id."""
    pending: dict[str, Pending] = st.session_state.setdefault(_KEY, {})
    return pending


def show_lost(spoken: Language) -> None:
    """Says which files waited in this window in a session that is over: `page.js` knows, and fills it in."""
    with st.container(key="lost"):
        show_html(
            '<p class="ps-lost" role="alert" data-session="{session}" data-files="{files}" data-text="{text}"></p>',
            session=st.session_state.setdefault(_SESSION, secrets.token_hex(8)),
            files=json.dumps([file.name for file in files().values()]),
            text=spoken.text("cut_off.lost"),
        )


def uploader_key() -> str:
    """The key of the empty uploader: a file that was taken stands among ours, not there as well."""
    return f"file-{st.session_state.setdefault(_TAKEN, 0)}"


def take(uploaded: Sequence[UploadedFile], answers: Answers, spoken: Language) -> None:
    """Reads what was dropped into the uploader, and empties it. The same file twice is one file."""
    if not uploaded:
        return
    pending = files()
    bar = st.progress(0.0)
    for place, file in enumerate(uploaded):
        bar.progress(place / len(uploaded), text=spoken.text("upload.reading", file=components.label(file.name)))
        content = file.getvalue()
        if (file.name, content) not in {(known.name, known.content) for known in pending.values()}:
            pending[file.file_id] = Pending(file.name, content, answers, _read(file.name, content, answers))
        else:
            uploads.forget(file.file_id)
    st.session_state[_TAKEN] += 1
    st.rerun()


def tell(key: str, answers: Answers, reopened: frozenset[str] | None = None) -> bool:
    """Reads a file anew with something else said of it; False where nothing else is said.

    What was corrected of a report is forgotten: its rows may be others.
    """
    known = files()[key]
    opened = known.reopened if reopened is None else reopened
    if (answers, opened) == (known.answers, known.reopened):
        return False
    read = _read(known.name, known.content, answers, opened)
    files()[key] = Pending(known.name, known.content, answers, read, reopened=opened)
    return True


def answer(key: str, question: str, choice: str) -> None:
    """Answers a question."""
    answers = files()[key].answers
    tell(key, replace(answers, choices={**answers.choices, question: choice}))


def reopen(key: str, question: str) -> None:
    """Asks a question again, whoever has answered it."""
    known = files()[key]
    choices = {asked: choice for asked, choice in known.answers.choices.items() if asked != question}
    tell(key, replace(known.answers, choices=choices), known.reopened | {question})


def mend(key: str, sheet: str, cells: Mapping[str, str | None], lines: Mapping[int, str | None]) -> bool:
    """Types cells of a sheet anew and says what its lines are; whether that is news.

    Address -> text and row from 0 -> role; None where it is to be as the file has it.
    """
    answers = files()[key].answers
    typed = _with(answers.cells, {(sheet, cell): text for cell, text in cells.items()})
    taken = _with(answers.lines, {(sheet, row): role for row, role in lines.items()})
    return tell(key, replace(answers, cells=typed, lines=taken))


def _with(before: Mapping[_Place, str], now: Mapping[_Place, str | None]) -> dict[_Place, str]:
    return {place: text for place, text in {**before, **now}.items() if text is not None}


def state(key: str, sheet: str, first_cell: str, stated: Stated) -> bool:
    """Says something of a whole table, instead of what stands around it; whether that is news."""
    answers = files()[key].answers
    return tell(key, replace(answers, stated={**answers.stated, (sheet, first_cell): stated}))


def uncorrect(key: str) -> None:
    """Takes back all that was corrected by hand in the sheets of a file."""
    tell(key, replace(files()[key].answers, cells={}, lines={}, stated={}))
    # The fields would still hold what was typed into them.
    begins = tuple(f"{field}-{key}-" for field in _FIELDS)
    for name in [name for name in st.session_state if str(name).startswith(begins)]:
        del st.session_state[name]


def correct(key: str, table: int, values: Mapping[int, Any]) -> None:
    """Keeps corrections of a report's table by hand."""
    known = files()[key]
    files()[key] = replace(known, corrections={**known.corrections, table: dict(values)})


def give_up(key: str) -> None:
    """The file is stored, or given up."""
    files().pop(key, None)
    uploads.forget(key)


def _read(name: str, content: bytes, answers: Answers, reopened: frozenset[str] = frozenset()) -> Reading:
    before = remembering.recalled(cached.store())
    earlier = {question: choice for question, choice in before.choices.items() if question not in reopened}
    everything = replace(
        answers,
        remembered=before.remembered,
        statements={**before.statements, **answers.statements},
        choices={**earlier, **answers.choices},
    )
    return read_file(content, name, everything)
