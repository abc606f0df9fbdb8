"""Files that have been read and not yet stored: kept for the session, so that leaving the page loses nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data.checking.corrections import corrected
from data.loading.read import read_file
from data.store import mappings
from data.terms.answers import Answers
from data.terms.tables import Reading
from language import Language
from pages.shell import cached, components

_KEY = "pending"
_TAKEN = "files_taken"


@dataclass(frozen=True)
class Pending:
    """A file on its way: what people have said of it, how it was read, and what they have corrected.

    `corrections`: table -> row -> value.
    """

    name: str
    content: bytes
    answers: Answers
    read: Reading
    corrections: Mapping[int, Mapping[int, Any]] = field(default_factory=dict)

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
    st.session_state[_TAKEN] += 1
    st.rerun()


def tell(key: str, answers: Answers) -> None:
    """Reads a file anew with something else said of it. What was corrected by hand is forgotten: rows may be others."""
    known = files()[key]
    if answers != known.answers:
        files()[key] = Pending(known.name, known.content, answers, _read(known.name, known.content, answers))


def correct(key: str, table: int, values: Mapping[int, Any]) -> None:
    """Keeps corrections of a table by hand."""
    known = files()[key]
    files()[key] = replace(known, corrections={**known.corrections, table: dict(values)})


def forget(key: str) -> None:
    """The file is stored, or given up."""
    files().pop(key, None)


def _read(name: str, content: bytes, answers: Answers) -> Reading:
    store = cached.store()
    return read_file(
        content,
        name,
        programme=answers.programme,
        year=answers.year,
        mappings=answers.mappings,
        remembered=mappings.remembered(store),
        statements={**mappings.remembered_statements(store), **answers.statements},
        include_hidden=answers.include_hidden,
    )
