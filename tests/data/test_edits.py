"""A row changed on a page: a load of its own that can be taken back, and never another row than was written."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.edits import EditNotRead, row_of, store_row
from data.store import batches
from data.store.database import Store
from data.store.snapshot import Snapshot
from tests.data.factories import load

AT = dt.datetime(2025, 2, 5, 9, 30)  # noqa: DTZ001 - only the file's name is made of it
KEY = {"programme": "Bygdeutvikling", "action": "T1"}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "store.duckdb")
    load(
        made,
        {
            "programmes": [{"programme": "Bygdeutvikling", "name": "Bygdeutvikling"}],
            "actions": [
                {**KEY, "year": 2024, "indicator": "jobs", "text": "Tell på nytt.", "due": dt.date(2025, 1, 31)},
                {**KEY, "action": "T2", "year": 2024, "text": "Hold kurs."},
            ],
        },
    )
    return made


def _row(store: Store, **key: str) -> dict[str, object]:
    snapshot = Snapshot(store)
    return row_of(snapshot.cursor(None), "actions", **key)


def test_the_row_is_changed_and_its_neighbours_stay(store: Store) -> None:
    row = {**_row(store, **KEY), "status": "Ferdig", "done_on": dt.date(2025, 1, 20)}

    loaded = store_row(store, "actions", row, by="leder", at=AT)

    assert _row(store, **KEY) == row
    assert _row(store, **{**KEY, "action": "T2"})["text"] == "Hold kurs."
    newest = batches.history(store).iloc[0]
    assert (newest["batch"], newest["loaded_by"], newest["row_count"]) == (loaded.batch, "leder", 1)


def test_it_can_be_taken_back(store: Store) -> None:
    before = _row(store, **KEY)
    loaded = store_row(store, "actions", {**before, "status": "Pågår"}, by="leder", at=AT)
    assert loaded.batch is not None

    batches.withdraw(store, loaded.batch, by="leder")

    assert _row(store, **KEY) == before


@pytest.mark.parametrize("reason", ["=2+2", "1 000 000", "2024", "31.12.2024", "<b>nei</b>"])
def test_whatever_is_written_comes_back_as_it_was_written(store: Store, reason: str) -> None:
    row = {**_row(store, **KEY), "status": "Droppet", "dropped_because": reason}

    store_row(store, "actions", row, by="leder", at=AT)

    assert _row(store, **KEY) == row


@pytest.mark.parametrize(
    ("reason", "seen"),
    [
        ("Bra \u2764\ufe0f", "Bra \u2764"),  # as telephones write their pictures
        ("Pa\u030a Kaien", "På Kaien"),
        ("nei\x00\x07\u202egnp", "neignp"),
        ("\u200b\u200b", None),
    ],
)
def test_what_is_not_drawn_is_left_out_of_what_is_written(store: Store, reason: str, seen: str | None) -> None:
    before = _row(store, **KEY)

    store_row(store, "actions", {**before, "dropped_because": reason}, by="leder", at=AT)

    assert _row(store, **KEY) == {**before, "dropped_because": seen}


def test_a_sign_that_no_sheet_can_hold_is_not_stored(store: Store) -> None:
    before = _row(store, **KEY)

    with pytest.raises(EditNotRead):
        store_row(store, "actions", {**before, "dropped_because": "\uffff"}, by="leder", at=AT)

    assert _row(store, **KEY) == before


def test_what_would_come_back_as_something_else_is_not_stored(store: Store) -> None:
    before = _row(store, **KEY)

    # No form has such an indicator.
    with pytest.raises(EditNotRead):
        store_row(store, "actions", {**before, "indicator": "finnes ikke"}, by="leder", at=AT)

    assert _row(store, **KEY) == before
