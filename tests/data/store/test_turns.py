"""Withdrawing and reinstating: one mechanism for batches, editions, shares and notes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from data.store import batches, editions, notes, shares
from data.store.database import Store, StoreError, now_utc
from tests.data.factories import a_score, fetched, load


@dataclass(frozen=True)
class Kind:
    """One kind of thing that can be taken back: how one is made, and which of them stand."""

    module: object
    make: Callable[[Store], int | str]
    standing: Callable[[Store], list[int | str]]
    unknown: type[StoreError]
    nowhere: int | str = 99


def a_batch(store: Store) -> int:
    made = load(store, {"scores": [a_score(3, year=2000 + len(batches.history(store)))]}).batch
    assert made is not None
    return made


def an_edition(store: Store) -> int:
    return editions.freeze(store, "Spir", "Styret", dt.date(2024, 11, 1), 2024, None, (), by="kari").edition


def a_share(store: Store) -> str:
    before = {one.share for one in shares.shares(store, "Spir")}
    shares.create(store, "Spir", None, now_utc() + dt.timedelta(days=1), by="kari")
    (made,) = {one.share for one in shares.shares(store, "Spir")} - before
    return made


def a_note(store: Store) -> int:
    return notes.add(store, "Spir", 2024, "Se på dette.", by="kari")


KINDS = {
    "batch": Kind(
        batches,
        a_batch,
        lambda store: [number for (number,) in fetched(store, "SELECT batch FROM live_batches")],
        batches.UnknownBatch,
    ),
    "edition": Kind(
        editions,
        an_edition,
        lambda store: [one.edition for one in editions.editions(store) if not one.is_withdrawn],
        editions.UnknownEdition,
    ),
    "share": Kind(
        shares,
        a_share,
        lambda store: [one.share for one in shares.shares(store, "Spir") if not one.is_withdrawn],
        shares.UnknownShare,
        nowhere="nowhere",
    ),
    "note": Kind(notes, a_note, lambda store: [one.note for one in notes.notes(store)], notes.UnknownNote),
}

every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every_kind
def test_what_was_done_last_holds_and_doing_it_again_is_no_turn(store: Store, kind: Kind) -> None:
    first, second = kind.make(store), kind.make(store)
    assert sorted(kind.standing(store), key=str) == sorted([first, second], key=str)
    for _ in range(2):
        assert kind.module.reinstate(store, first, by="kari") is False
        assert kind.module.withdraw(store, first, by="kari") is True
        assert kind.module.withdraw(store, first, by="ola") is False
        assert kind.standing(store) == [second]
        assert kind.module.reinstate(store, first, by="ola") is True
        assert sorted(kind.standing(store), key=str) == sorted([first, second], key=str)


@every_kind
def test_a_thing_that_is_not_there_is_named_and_nothing_is_written(store: Store, kind: Kind) -> None:
    kind.make(store)
    standing = kind.standing(store)
    for turn in (kind.module.withdraw, kind.module.reinstate):
        with pytest.raises(kind.unknown) as unknown:
            turn(store, kind.nowhere, by="kari")
        assert kind.nowhere in unknown.value.values.values()
    assert kind.standing(store) == standing


@pytest.mark.parametrize(
    ("table", "number", "make"),
    [
        ("journal", "entry", a_batch),
        ("edition_turns", "turn", an_edition),
        ("share_turns", "entry", a_share),
        ("note_turns", "entry", a_note),
    ],
)
def test_every_turn_is_kept_with_who_and_when(
    store: Store, table: str, number: str, make: Callable[[Store], int | str]
) -> None:
    thing = make(store)
    module = {"journal": batches, "edition_turns": editions, "share_turns": shares, "note_turns": notes}[table]
    before = now_utc()
    module.withdraw(store, thing, by="kari")
    module.reinstate(store, thing, by="ola")
    rows = fetched(store, f"SELECT {number}, action, done_by, done_at FROM {table} ORDER BY {number}")[-2:]
    assert [(action, by) for _, action, by, _ in rows] == [("withdraw", "kari"), ("reinstate", "ola")]
    assert rows[1][0] == rows[0][0] + 1
    assert all(before <= at <= now_utc() for *_, at in rows)
