"""A jury votes on a page: nothing is lost, and nobody sees how anybody voted until all have, or the leader closes."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from data import voting
from data.store import batches, vote_rounds
from data.store.batches import Mode
from data.store.changes import made_by
from data.store.database import Store
from data.store.snapshot import Snapshot
from data.store.vote_rounds import RoundClosed, RoundOpen, VoteRound
from tests.data.factories import a_reading, load

AT = dt.datetime(2031, 5, 14, 9, 30)  # noqa: DTZ001 - only the file's name is made of it
ROOT = Path(__file__).parents[2]
HERE = {"programme": "Prøverunden", "year": 2031}

VOTE_AND_WAIT = """
import datetime as dt, sys
from data import voting
from data.store.database import Store
from data.store.vote_rounds import open_rounds
store = Store(sys.argv[1])
(found,) = open_rounds(store)
voting.cast(store, found, "Fylket", "Kai", "stop", "For dyrt.", by="fylket", at=dt.datetime(2031, 5, 14, 9, 31))
print("stored", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two jurors, two proposals, and a vote loaded from a file."""
    made = Store(tmp_path / "store.duckdb")
    load(
        made,
        {
            "programmes": [{"programme": "Prøverunden", "name": "Prøverunden", "kind": "innovation"}],
            "proposals": [{**HERE, "proposal": name, "municipality": "Nes"} for name in ("Kai", "Bro")],
            "jurors": [{**HERE, "juror": name, "municipality": "Nes"} for name in ("Ordfører", "Fylket")],
            "votes": [{**HERE, "proposal": "Kai", "municipality": "Nes", "juror": "Fylket", "vote": "go_on"}],
        },
    )
    return made


def _opened(store: Store) -> VoteRound:
    vote_rounds.open_round(store, "Prøverunden", 2031, "Nes", ["Kai", "Bro"], by="leder")
    return _now(store)


def _now(store: Store) -> VoteRound:
    (found,) = vote_rounds.open_rounds(store)
    return found


def _cast(store: Store, one: VoteRound, juror: str, proposal: str, vote: str) -> int:
    loaded = voting.cast(store, one, juror, proposal, vote, None, by=juror, at=AT)
    assert loaded.batch is not None
    return loaded.batch


def _seen(store: Store) -> set[tuple[str, str, int, str]]:
    """What every page and pack sees, but for the vote that a file told of."""
    rows = Snapshot(store).cursor(None).execute("SELECT juror, proposal, coalesce(vote_round, 1), vote FROM votes")
    found = {(str(j), str(p), int(n), str(v)) for j, p, n, v in rows.fetchall()}
    told = ("Fylket", "Kai", 1, "go_on")
    assert told in found  # a vote from a file is never blind
    return found - {told}


def test_nobody_sees_a_vote_until_the_last_answer_and_then_all_do(store: Store) -> None:
    one = _opened(store)
    assert one.vote_round == 2 and len(one.missing) == 4
    for proposal in ("Kai", "Bro"):
        batch = _cast(store, one, "Ordfører", proposal, "stop")
        assert _seen(store) == set()
        # Neither what a load changed nor where a figure came from, nor the file itself, says it.
        assert made_by(store, batch).details.empty
        assert batch in vote_rounds.blind_batches(store)
    snapshot = Snapshot(store).cursor(None)
    assert snapshot.execute("SELECT count(*) FROM lineage WHERE dataset = 'votes'").fetchone() == (1,)
    assert _now(store).done == ("Ordfører",)

    _cast(store, one, "Fylket", "Kai", "conflict")
    assert _seen(store) == set() and len(_now(store).missing) == 1
    last = _cast(store, one, "Fylket", "Bro", "go_on")

    assert vote_rounds.open_rounds(store) == () and vote_rounds.blind_batches(store) == frozenset()
    assert _seen(store) == {
        ("Ordfører", "Kai", 2, "stop"),
        ("Ordfører", "Bro", 2, "stop"),
        ("Fylket", "Kai", 2, "conflict"),
        ("Fylket", "Bro", 2, "go_on"),
    }
    # What has been seen is not hidden again.
    batches.withdraw(store, last, by="fylket")
    assert len(_seen(store)) == 3 and vote_rounds.open_rounds(store) == ()


def test_a_file_takes_no_vote_away_that_its_loader_could_not_see(store: Store) -> None:
    one = _opened(store)
    for proposal in ("Kai", "Bro"):
        _cast(store, one, "Ordfører", proposal, "stop")
    file = {"votes": [{**HERE, "proposal": "Kai", "municipality": "Nes", "juror": "Fylket", "vote": "go_on"}]}
    load(store, file, file_name="again")
    assert _seen(store) == set() and _now(store).done == ("Ordfører",)
    for proposal in ("Kai", "Bro"):
        _cast(store, one, "Fylket", proposal, "stop")
    assert _seen(store) == {(juror, kind, 2, "stop") for juror in ("Ordfører", "Fylket") for kind in ("Kai", "Bro")}

    # From then on they are seen, and a file that replaces them says so beforehand.
    reading = a_reading(file, file_name="once more")
    assert batches.preview(store, reading, Mode.REPLACE).vanishing == 4
    batches.load(store, reading, by="leder", mode=Mode.REPLACE)
    assert _seen(store) == set()


def test_a_vote_can_be_changed_and_taken_back_while_the_round_is_open(store: Store) -> None:
    one = _opened(store)
    _cast(store, one, "Fylket", "Kai", "go_on")
    changed = _cast(store, one, "Fylket", "Kai", "stop")
    assert len(_now(store).answered) == 1
    batches.withdraw(store, changed, by="fylket")
    assert _now(store).answered == {("Kai", "Fylket")}  # what stood before it stands again

    voting.close(store, _now(store), by="leder", at=AT)

    assert _seen(store) == {
        ("Fylket", "Kai", 2, "go_on"),
        ("Fylket", "Bro", 2, "abstained"),
        ("Ordfører", "Kai", 2, "abstained"),
        ("Ordfører", "Bro", 2, "abstained"),
    }


def test_a_vote_after_the_round_is_closed_is_not_stored(store: Store) -> None:
    one = _opened(store)
    voting.close(store, one, by="leder", at=AT)
    before = len(batches.history(store))

    with pytest.raises(RoundClosed):
        _cast(store, one, "Fylket", "Kai", "go_on")

    assert len(batches.history(store)) == before


def test_a_jury_votes_in_one_round_at_a_time_and_the_next_has_the_next_number(store: Store) -> None:
    one = _opened(store)
    with pytest.raises(RoundOpen):
        vote_rounds.open_round(store, "Prøverunden", 2031, "Nes", ["Kai"], by="leder")
    voting.close(store, one, by="leder", at=AT)
    assert _opened(store).vote_round == 3


def test_a_round_that_waits_for_nobody_is_closed_without_a_load(store: Store) -> None:
    one = _opened(store)
    load(store, {"jurors": [{**HERE, "juror": "Andre", "municipality": "Vik"}]})
    before = vote_rounds.last_turn(store)

    assert voting.close(store, _now(store), by="leder", at=AT) is None

    assert vote_rounds.open_rounds(store) == () and vote_rounds.last_turn(store) > before
    assert one.opened == 1


def test_a_vote_outlives_the_process_that_stored_it_and_stays_blind(store: Store) -> None:
    _opened(store)
    voter = subprocess.Popen(
        [sys.executable, "-c", VOTE_AND_WAIT, str(store.path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert voter.stdout is not None and voter.stdout.readline() == "stored\n"
    os.kill(voter.pid, signal.SIGKILL)
    voter.wait()

    again = Store(store.path)
    assert _now(again).answered == {("Kai", "Fylket")}
    assert _seen(again) == set()
    voting.close(again, _now(again), by="leder", at=AT)
    assert ("Fylket", "Kai", 2, "stop") in _seen(again)
