"""Notes on figures: kept, taken back, and seen as they were."""

from __future__ import annotations

import pytest

from data.store import notes
from data.store.database import Store, now_utc
from data.store.notes import MOST_LETTERS, UnknownNote


def said(store: Store) -> list[str]:
    return [note.text for note in notes.notes(store)]


def test_a_note_is_kept_as_it_was_written(store: Store) -> None:
    before = now_utc()
    number = notes.add(store, "Spir", 2024, " <b>Uendret</b>\nsiden «i fjor» \x00", by="kari", chart="profile")
    (note,) = notes.notes(store)

    assert note.note == number == 1
    assert (note.programme, note.year, note.chart, note.indicator) == ("Spir", 2024, "profile", None)
    assert (note.text, note.written_by) == ("<b>Uendret</b>\nsiden «i fjor»", "kari")
    assert before <= note.written_at <= now_utc()


def test_notes_come_in_the_order_they_were_said(store: Store) -> None:
    for text in ("én", "to", "tre"):
        notes.add(store, "Spir", 2024, text, by="kari")

    assert said(store) == ["én", "to", "tre"]


def test_a_note_is_taken_back_and_put_back(store: Store) -> None:
    first = notes.add(store, "Spir", 2024, "første", by="kari")
    second = notes.add(store, "Spir", 2024, "andre", by="kari")

    assert notes.withdraw(store, first, by="ola")
    assert said(store) == ["andre"]
    assert not notes.withdraw(store, first, by="ola")
    assert not notes.reinstate(store, second, by="ola")
    assert notes.reinstate(store, first, by="ola")
    assert said(store) == ["første", "andre"]
    with pytest.raises(UnknownNote):
        notes.withdraw(store, 99, by="ola")


def test_notes_as_they_stood(store: Store) -> None:
    empty = now_utc()
    first = notes.add(store, "Spir", 2024, "første", by="kari")
    frozen = now_utc()
    notes.withdraw(store, first, by="kari")
    notes.add(store, "Spir", 2024, "andre", by="kari")

    assert [note.text for note in notes.notes(store, until=empty)] == []
    assert [note.text for note in notes.notes(store, until=frozen)] == ["første"]
    assert said(store) == ["andre"]


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * (MOST_LETTERS + 1)])
def test_a_note_says_something_and_not_a_book(store: Store, text: str) -> None:
    with pytest.raises(ValueError, match="note"):
        notes.add(store, "Spir", 2024, text, by="kari")
    assert notes.notes(store) == ()
