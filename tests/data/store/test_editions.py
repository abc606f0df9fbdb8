"""Editions: what is frozen shows the same for ever; withdrawn and put back; drafts; what changed since."""

from __future__ import annotations

import datetime as dt

import pytest

from data.store import batches
from data.store.changes import between_entries
from data.store.database import Store
from data.store.editions import (
    ScreenChoice,
    UnknownEdition,
    drafts,
    editions,
    freeze,
    previous,
    reinstate,
    save_draft,
    withdraw,
)
from tests.data.factories import a_score, fetched, load, scores_in

PARTS = (
    ScreenChoice("profile", text="Se på «bærekraft»."),
    ScreenChoice("history", "jobs"),
    ScreenChoice("round-running", day=dt.date(2025, 5, 12)),
)
DATE = dt.date(2025, 3, 12)


@pytest.fixture
def store(store: Store) -> Store:
    load(store, {"scores": [a_score(4), a_score(2, programme="Gnist")]}, file_name="en.xlsx")
    return store


def test_an_edition_comes_back_as_it_was_made(store: Store) -> None:
    made = freeze(store, "Spir", " Styremøte ", DATE, 2024, 2023, PARTS, by="kari")

    assert editions(store) == (made,)
    assert (made.edition, made.name, made.entry, made.parts, made.made_by) == (1, "Styremøte", 1, PARTS, "kari")


def test_an_edition_shows_the_same_whatever_is_loaded_later(store: Store) -> None:
    made = freeze(store, "Spir", "Styremøte", DATE, 2024, None, PARTS, by="kari")
    before = scores_in(store, as_of_entry=made.entry)
    load(store, {"scores": [a_score(5.5)]}, file_name="to.xlsx")
    batches.withdraw(store, 1, by="ola")

    assert scores_in(store) != before
    assert scores_in(store, as_of_entry=editions(store)[0].entry) == before


def test_editions_are_listed_newest_first_and_by_programme(store: Store) -> None:
    for programme in ("Spir", "Gnist", "Spir"):
        freeze(store, programme, "Møte", DATE, 2024, None, (), by="kari")

    assert [one.edition for one in editions(store)] == [3, 2, 1]
    assert [one.edition for one in editions(store, "Spir")] == [3, 1]


def test_an_edition_is_withdrawn_and_put_back(store: Store) -> None:
    freeze(store, "Spir", "Møte", DATE, 2024, None, (), by="kari")

    assert not reinstate(store, 1, by="ola")
    assert withdraw(store, 1, by="ola") and not withdraw(store, 1, by="ola")
    assert editions(store)[0].is_withdrawn
    assert reinstate(store, 1, by="ola")
    assert not editions(store)[0].is_withdrawn
    # Nothing is overwritten: both turns are still there.
    assert fetched(store, "SELECT turn, action, done_by FROM edition_turns ORDER BY turn") == [
        (1, "withdraw", "ola"),
        (2, "reinstate", "ola"),
    ]


def test_what_is_not_there_cannot_be_withdrawn(store: Store) -> None:
    with pytest.raises(UnknownEdition):
        withdraw(store, 7, by="ola")


def test_an_edition_has_a_name(store: Store) -> None:
    with pytest.raises(ValueError, match="name"):
        freeze(store, "Spir", "  ", DATE, 2024, None, (), by="kari")
    assert editions(store) == ()


def test_the_previous_edition_is_the_last_that_stands(store: Store) -> None:
    for programme in ("Spir", "Gnist", "Spir", "Spir"):
        freeze(store, programme, "Møte", DATE, 2024, None, (), by="kari")
    withdraw(store, 3, by="ola")
    found = editions(store)

    assert previous(found, None, "Spir") == found[0]
    assert previous(found, found[0], "Spir") == found[3]
    assert previous(found, found[3], "Spir") is None


def test_the_newest_draft_of_each_programme_holds(store: Store) -> None:
    save_draft(store, "Spir", PARTS, by="kari")
    save_draft(store, "Gnist", (), by="ola")
    save_draft(store, "Spir", PARTS[:1], by="kari")

    assert drafts(store) == {"Spir": PARTS[:1], "Gnist": ()}


def test_what_changed_between_two_entries_is_of_one_programme(store: Store) -> None:
    rows = [a_score(4.5), a_score(3, indicator="jobs"), a_score(6, programme="Gnist")]
    load(store, {"scores": rows}, file_name="to.xlsx")
    found = between_entries(store, "Spir", 1, 2)

    assert (found.new, found.changed, found.unchanged, found.vanishing) == (1, 1, 0, 0)
    assert set(found.details["programme"]) == {"Spir"}
    changed = found.details[found.details["change"] == "changed"].iloc[0]
    assert (float(changed["old"]), float(changed["new"])) == (4, 4.5)
    backwards = between_entries(store, "Spir", 2, 1)
    assert (backwards.new, backwards.vanishing) == (0, 1)
    assert between_entries(store, "Spir", 2, 2).details.empty
