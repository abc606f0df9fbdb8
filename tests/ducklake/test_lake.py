"""The store in DuckLake: who waits, what is retried, and that nothing acknowledged is lost."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import duckdb
import pytest

from data.__main__ import main
from data.settings import LakeAddress
from data.store import backups, batches, database, lake, notes
from data.store.copying import NotEmpty
from data.store.database import OnlyInFile, Store, StoreBusy, StoreTooNew, StoreUnreachable
from data.store.erasing import erase
from data.store.homes import is_there, open_store
from data.store.lake import LakeStore, StoreConflict
from data.store.snapshot import Snapshot
from data.store.views import PUBLIC_VIEWS
from data.terms.datasets import DATASETS
from tests.data.factories import a_reading, a_row, a_score, fetched, load, scores_in
from tests.data.store.killed import torn
from tests.data.store.test_store_processes import process, said, tell
from tests.ducklake.postgres import Postgres

pytestmark = pytest.mark.ducklake

# Each load is two data sets and 300 rows that only make sense together: the scores are a file, the rest lies in the
# catalogue. Its number is said once it is acknowledged.
WRITE = """
import sys
from data.settings import home
from data.store.homes import open_store
from tests.data.factories import a_score, load
address, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
store = open_store(home(address))
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    statements = [a_score(3, programme=name, year=2000 + number, statement=f"s{place}") for place in range(300)]
    use = [{"programme": name, "year": 2000 + number, "utilisation": number / 100}]
    load(store, {"scores": statements, "budget": use}, file_name=f"{name} {number}")
    print(number, flush=True)
"""

# What a server does: asks for the signature, and copies what is current. Each copy has whole loads and never fewer.
READ = """
import sys
from data.settings import home
from data.store.homes import open_store
from data.store.snapshot import Snapshot
store = open_store(home(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
seen, last = [], None
while not seen or seen[-1] < int(sys.argv[2]):
    if store.signature() != last:
        snapshot = Snapshot(store)
        last = snapshot.signature
        query = "SELECT count(*), (SELECT count(*) FROM budget_use) FROM indicator_scores"
        scores, uses = snapshot.cursor(None).execute(query).fetchone()
        assert scores == 300 * uses, (scores, uses)
        seen.append(uses)
        snapshot.close()
assert seen == sorted(seen), seen
print("read", flush=True)
"""

HOLD = """
import sys
from data.settings import home
from data.store.homes import open_store
with open_store(home(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def address(a_lake: Callable[[], LakeAddress]) -> LakeAddress:
    return a_lake()


@pytest.fixture
def store(address: LakeAddress) -> LakeStore:
    return LakeStore(address)


def test_two_servers_and_two_loaders_at_once_lose_nothing(store: LakeStore) -> None:
    names, count = ("Spir", "Gnist"), 6
    with ExitStack() as stack:
        loaders = [stack.enter_context(process(WRITE, str(store.address), name, str(count))) for name in names]
        servers = [stack.enter_context(process(READ, str(store.address), str(count * len(names)))) for _ in range(2)]
        for running in (*loaders, *servers):
            assert said(running) == "ready"
        for running in (*loaders, *servers):
            tell(running)
        for loader in loaders:
            assert [said(loader) for _ in range(count)] == [str(number) for number in range(count)]
        for server in servers:
            assert said(server) == "read"

    assert torn(store, 301) == []
    numbers = [batch for (batch,) in fetched(store, "SELECT batch FROM batches ORDER BY batch")]
    assert numbers == list(range(1, count * len(names) + 1))
    entries = [entry for (entry,) in fetched(store, "SELECT entry FROM journal ORDER BY entry")]
    assert entries == numbers
    assert fetched(store, "SELECT programme, count(*) FROM budget_use GROUP BY programme ORDER BY programme") == [
        (name, count) for name in sorted(names)
    ]


def test_what_was_acknowledged_before_a_kill_is_there(store: LakeStore) -> None:
    acknowledged = {}
    for name in ("Spir", "Gnist", "Tind"):
        with process(WRITE, str(store.address), name, "40") as loader:
            assert said(loader) == "ready"
            tell(loader)
            heard = [said(loader) for _ in range(random.randint(1, 4))]
            loader.kill()
            assert loader.stdout is not None
            heard += [line for line in loader.stdout.read().split("\n") if line]
        acknowledged[name] = {int(number) for number in heard}

    assert torn(store, 301) == []
    there = fetched(store, "SELECT programme, year - 2000 FROM fact_budget")
    for name, numbers in acknowledged.items():
        assert numbers <= {number for programme, number in there if programme == name}


def test_a_short_patience_is_told_that_the_store_is_busy(address: LakeAddress, store: LakeStore) -> None:
    with process(HOLD, str(address)) as holder:
        assert said(holder) == "held"
        impatient = LakeStore(address, patience_seconds=0.2)
        with pytest.raises(StoreBusy), impatient.writing():
            pass
        assert fetched(store, "SELECT count(*) FROM batches") == [(0,)]  # a reader waits for nobody
        tell(holder)
        assert load(store, {"scores": [a_score(4)]}).batch == 1


class Outsider:
    """Somebody who writes to the same DuckLake and knows of no turns."""

    def __init__(self, address: LakeAddress) -> None:
        self.connection = duckdb.connect()
        lake._load_extensions(self.connection)
        self.connection.execute(f"ATTACH 'ducklake:postgres:{address.catalogue}' AS store")
        self.connection.execute("USE store")

    def writes(self) -> None:
        self.connection.execute("INSERT INTO sign_outs VALUES ('ola@kommune.no', TIMESTAMP '2026-01-01')")


def test_a_commit_beside_anothers_is_refused_even_where_both_write_to_other_tables(
    address: LakeAddress, store: LakeStore
) -> None:
    outsider = Outsider(address)
    with pytest.raises(StoreConflict), store.writing() as connection:
        connection.execute("INSERT INTO share_uses VALUES ('delt', TIMESTAMP '2026-01-01')")
        outsider.writes()

    assert fetched(store, "SELECT count(*) FROM share_uses") == [(0,)]
    assert fetched(store, "SELECT account FROM sign_outs") == [("ola@kommune.no",)]


def test_a_load_that_met_another_is_done_again_from_the_start(address: LakeAddress, store: LakeStore) -> None:
    outsider, tries = Outsider(address), []

    def meet(connection: duckdb.DuckDBPyConnection, batch: int) -> None:
        tries.append(batch)
        if len(tries) <= 2:
            outsider.writes()

    reading = a_reading({"scores": [a_score(4)]})
    assert batches.load(store, reading, by="kari", mode=batches.Mode.REPLACE, on_stored=meet).batch == 1
    assert tries == [1, 1, 1]
    assert fetched(store, "SELECT count(*) FROM batches") == [(1,)]
    assert fetched(store, "SELECT count(*) FROM sign_outs") == [(2,)]
    assert backups.verify(store) == ()


def test_whoever_has_lost_the_turn_writes_nothing_beside_who_has_it(
    address: LakeAddress, store: LakeStore, server: Postgres
) -> None:
    database = address.catalogue.split()[0].removeprefix("dbname=")
    with process(WRITE, str(address), "Spir", "1") as other:
        assert said(other) == "ready"
        with pytest.raises(StoreConflict), store.writing() as connection:
            connection.execute("INSERT INTO share_uses VALUES ('delt', TIMESTAMP '2026-01-01')")
            holder = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            assert "t" in server.tell(database, holder)
            tell(other)
            assert said(other) == "0"
    assert fetched(store, "SELECT count(*) FROM share_uses") == [(0,)]
    assert torn(store, 301) == []


def test_a_catalogue_that_was_restarted_is_found_again(store: LakeStore, server: Postgres) -> None:
    load(store, {"scores": [a_score(4)]})
    before = store.signature()
    server.restart()

    assert store.signature() == before
    assert list(scores_in(store).values()) == [4]
    server.restart()
    assert load(store, {"scores": [a_score(5)]}).batch == 2


def test_what_is_cut_off_in_the_middle_says_so_and_stores_nothing(
    address: LakeAddress, store: LakeStore, server: Postgres
) -> None:
    database = address.catalogue.split()[0].removeprefix("dbname=")

    def cut() -> None:
        others = f"datname = '{database}' AND pid <> pg_backend_pid()"
        server.tell(database, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")

    with pytest.raises(StoreUnreachable), store.reading() as connection:
        connection.execute("FROM journal").fetchall()
        cut()
        connection.execute("FROM batches").fetchall()
    with pytest.raises(StoreUnreachable), store.writing() as connection:
        connection.execute("INSERT INTO share_uses VALUES ('delt', TIMESTAMP '2026-01-01')")
        cut()
    assert fetched(store, "SELECT count(*) FROM share_uses") == [(0,)]
    assert load(store, {"scores": [a_score(4)]}).batch == 1


def test_a_catalogue_that_does_not_answer_is_told_so(tmp_path: Path) -> None:
    nobody = LakeAddress("dbname=store host=127.0.0.1 port=1 connect_timeout=2", tmp_path)
    with pytest.raises(StoreUnreachable):
        LakeStore(nobody, patience_seconds=0)


def test_what_a_commit_refers_to_is_on_the_disk_before_it(store: LakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: set[str] = set()
    real = os.fsync

    def note(handle: int) -> None:
        synced.add(str(Path(f"/proc/self/fd/{handle}").readlink()))
        real(handle)

    monkeypatch.setattr(os, "fsync", note)
    load(store, {"scores": [a_score(3, statement=f"s{place}") for place in range(300)]})

    files = [path for path in store.path.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} == {"fact_scores", "stored_files"}
    assert {str(path) for file in files for path in (file, file.parent)} <= synced


def test_the_bytes_of_a_file_lie_in_the_folder_and_come_back(store: LakeStore, server: Postgres) -> None:
    content = bytes(range(256)) * 4096
    assert load(store, {"scores": [a_score(4)]}, content=content).batch == 1

    assert batches.stored_file(store, 1) == ("fil.xlsx", content)
    assert sum(path.stat().st_size for path in (store.path / "main" / "stored_files").iterdir()) > 256


def test_a_snapshot_is_of_one_moment_and_its_signature_says_which(store: LakeStore) -> None:
    load(store, {"scores": [a_score(4)]})
    first = Snapshot(store)
    assert first.signature == store.signature()
    notes.add(store, "Spir", 2024, "Et ord.", by="kari")
    assert first.signature != store.signature()


def test_a_plain_connection_sees_in_the_views_what_a_snapshot_sees(address: LakeAddress, store: LakeStore) -> None:
    load(store, {dataset: [a_row(dataset, programme="Spir")] for dataset in DATASETS})
    plain, copied = Outsider(address).connection, Snapshot(store).cursor(None)
    for view in PUBLIC_VIEWS:
        rows = plain.execute(f"FROM {view} ORDER BY ALL").fetchall()
        assert rows and rows == copied.execute(f"FROM {view} ORDER BY ALL").fetchall(), view


def test_a_person_is_erased_in_a_file_only(store: LakeStore) -> None:
    with pytest.raises(OnlyInFile):
        erase(store, "Kari Nordmann", "en person", (), by="ola")


def test_a_store_moves_to_ducklake_and_back(
    store: LakeStore, a_lake: Callable[[], LakeAddress], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Store(tmp_path / "first.duckdb")
    load(file, {"scores": [a_score(3, statement=f"s{place}") for place in range(300)]})
    load(file, {"scores": [a_score(5, programme="Gnist")]}, content=bytes(range(256)) * 4000)
    batches.withdraw(file, 1, by="ola")
    back = tmp_path / "back.duckdb"
    said_of = []
    for source, target in ((file.home, store.address), (store.address, back)):
        assert main(["move", str(source), str(target), "--json"]) == 0
        said_of.append(json.loads(capsys.readouterr().out)["tables"])

    assert said_of[0] == said_of[1]
    for table in said_of[0]:
        assert fetched(Store(back), f"FROM {table} ORDER BY ALL") == fetched(file, f"FROM {table} ORDER BY ALL")
    assert backups.verify(store) == ()


def test_the_setting_alone_moves_the_command_line(
    address: LakeAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PROGRAMSTATUS_DATABASE", str(address))
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "tall.csv"
    file.write_text("Program;År;Indikator;Påstand;Poengsum\nSpir;2024;Profil;;4\n", encoding="utf-8")

    assert main(["load", str(file), "--json"]) == 0, capsys.readouterr().out
    assert json.loads(capsys.readouterr().out)[0]["status"] == "loaded"
    assert list(scores_in(LakeStore(address)).values()) == [4]
    assert main(["history", "--json"]) == 0
    assert [load["batch"] for load in json.loads(capsys.readouterr().out)] == [1]
    assert main(["audit", "--json"]) == 0
    assert [act["thing"] for act in json.loads(capsys.readouterr().out)] == ["load"]
    assert main(["undo", "1"]) == 0
    assert main(["verify"]) == 0
    assert not (tmp_path / "var").exists()


def test_a_backup_is_a_file_that_goes_into_an_empty_lake_and_into_no_other(
    store: LakeStore, a_lake: Callable[[], LakeAddress], tmp_path: Path
) -> None:
    load(store, {"scores": [a_score(4)]})
    made = backups.backup(store, tmp_path / "copies")
    assert list(scores_in(Store(made)).values()) == [4]

    with pytest.raises(NotEmpty):
        backups.restore(store.address, tmp_path / "copies")
    other = a_lake()
    assert not is_there(other)
    assert backups.restore(other, tmp_path / "copies") == (made, None)
    assert list(scores_in(open_store(other)).values()) == [4]


def test_an_older_store_is_brought_up_to_date_and_kept_as_it_was(
    store: LakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, {"scores": [a_score(3, statement=f"s{place}") for place in range(300)]})
    note = notes.add(store, "Spir", 2024, "Et ord.", by="kari")
    known = database.migrations()
    newer = """
        ALTER TABLE notes ADD COLUMN mood VARCHAR;
        UPDATE notes SET mood = 'glad';
        ALTER TABLE fact_scores RENAME COLUMN score TO points;
        UPDATE fact_scores SET points = 4;
        ALTER TABLE fact_scores RENAME COLUMN points TO score;
    """
    for module in (database, lake):
        monkeypatch.setattr(module, "migrations", lambda: (*known, newer))

    opened = LakeStore(store.address)
    assert fetched(opened, "SELECT note, mood FROM notes") == [(note, "glad")]
    assert fetched(opened, "SELECT DISTINCT score FROM indicator_scores") == [(4,)]
    (kept,) = store.path.parent.glob(f"{store.path.name}.version-{len(known)}-*.backup")
    monkeypatch.undo()
    assert set(scores_in(Store(kept)).values()) == {3}
    with pytest.raises(StoreTooNew):
        LakeStore(store.address)
