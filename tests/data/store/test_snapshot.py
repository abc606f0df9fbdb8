"""The in-memory copy all analysis reads: it never changes, and shows each user only what that user may see."""

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations

import duckdb
import pytest

from data.store.batches import withdraw
from data.store.database import Store
from data.store.snapshot import Snapshot
from data.store.views import PUBLIC_VIEWS
from data.terms.datasets import DATASETS
from tests.data.factories import a_row, a_score, fetched, load

HOSTILE = [
    "O'Brien",
    "'; DROP TABLE current_scores; --",
    '"; DELETE FROM batches',
    "$programme",
    "a\nb\\",
    "1 OR 1=1",
    "spir",
    "Spir%",
]
PROGRAMMES = ["Spir", "Gnist", *HOSTILE]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Every programme with one row of every data set; nobody writes to it."""
    store = Store(tmp_path_factory.mktemp("filled") / "store.duckdb")
    for number, programme in enumerate(PROGRAMMES):
        # Straight into the store's tables: a load would join the names that differ only in their capitals.
        rows = {dataset: [a_row(dataset, programme=f"p{number}")] for dataset in DATASETS}
        load(store, rows, file_name=f"{number}.xlsx")
        with store.writing() as connection:
            for table in ("coverage", *(f"fact_{dataset}" for dataset in DATASETS)):
                connection.execute(
                    f"UPDATE {table} SET programme = $programme WHERE programme = $known",
                    {"programme": programme, "known": f"p{number}"},
                )
    return store


@pytest.fixture(scope="module")
def snapshot(filled: Store) -> Iterator[Snapshot]:
    made = Snapshot(filled)
    yield made
    made.close()


def programmes_in(cursor: duckdb.DuckDBPyConnection, view: str) -> set[str]:
    return {name for (name,) in cursor.execute(f"SELECT DISTINCT programme FROM {view}").fetchall()}


def test_it_shows_what_the_store_shows(filled: Store, snapshot: Snapshot) -> None:
    for view in PUBLIC_VIEWS:
        of_store = sorted(fetched(filled, f"SELECT * FROM {view}"), key=repr)
        of_snapshot = sorted(snapshot.cursor(None).execute(f"SELECT * FROM {view}").fetchall(), key=repr)
        assert of_snapshot == of_store, view
        assert len(of_store) >= len(PROGRAMMES)


def test_later_loads_do_not_change_it(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)]})
    snapshot = Snapshot(store)
    cursor = snapshot.cursor({"Spir"})
    withdraw(store, 1, by="kari")
    load(store, {"scores": [a_score(2)], "events": [a_row("events", programme="Spir")]})
    for connection in (cursor, snapshot.cursor(None), snapshot.cursor({"Spir"})):
        assert connection.execute("SELECT score FROM indicator_scores").fetchall() == [(4.5,)]
        assert connection.execute("SELECT * FROM events").fetchall() == []
    assert snapshot.entry == 1
    assert snapshot.signature != store.signature()
    newer = Snapshot(store)
    assert newer.cursor(None).execute("SELECT score FROM indicator_scores").fetchall() == [(2,)]
    assert (newer.entry, newer.signature) == (3, store.signature())


def test_the_store_stays_free_while_snapshots_are_in_use(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)]})
    held = [Snapshot(store), Snapshot(store)]
    store._patience_seconds = 0
    load(store, {"scores": [a_score(2)]})
    assert [s.cursor(None).execute("SELECT score FROM indicator_scores").fetchall() for s in held] == [[(4.5,)]] * 2


def test_an_empty_store_gives_empty_views(store: Store) -> None:
    snapshot = Snapshot(store)
    for cursor in (snapshot.cursor(None), snapshot.cursor(["Spir"])):
        for view in PUBLIC_VIEWS:
            assert cursor.execute(f"SELECT * FROM {view}").fetchall() == []
    assert snapshot.entry == 0


@pytest.mark.parametrize("view", PUBLIC_VIEWS)
def test_a_set_of_programmes_sees_itself_and_nothing_else(snapshot: Snapshot, view: str) -> None:
    sets = [set(), *({name} for name in PROGRAMMES), *map(set, combinations(PROGRAMMES[:3], 2)), {"Spir", "Ukjent"}]
    for allowed in sets:
        assert programmes_in(snapshot.cursor(allowed), view) == allowed & set(PROGRAMMES)
    assert programmes_in(snapshot.cursor(None), view) == set(PROGRAMMES)
    assert programmes_in(snapshot.cursor(reversed(PROGRAMMES)), view) == set(PROGRAMMES)


def test_a_set_reaches_none_of_the_tables_behind_the_views_by_name(snapshot: Snapshot) -> None:
    cursor = snapshot.cursor({"Spir"})
    for table in ("batches", "visible_slices", *(f"current_{dataset}" for dataset in DATASETS)):
        with pytest.raises(duckdb.CatalogException):
            cursor.execute(f"SELECT * FROM {table}")
        with pytest.raises(duckdb.CatalogException):
            cursor.execute(f"SELECT * FROM main.{table}")


def test_hostile_names_harm_nothing(snapshot: Snapshot) -> None:
    for name in HOSTILE:
        cursor = snapshot.cursor({name})
        assert cursor.execute("SELECT programme FROM indicator_scores").fetchall() == [(name,)]
    rows = snapshot.cursor(None).execute("SELECT count(*) FROM indicator_scores").fetchone()
    assert rows == (len(PROGRAMMES),)


def test_one_users_schema_does_not_leak_into_anothers_cursor(snapshot: Snapshot) -> None:
    spir, everyone, gnist = snapshot.cursor({"Spir"}), snapshot.cursor(None), snapshot.cursor({"Gnist"})
    assert programmes_in(spir, "lineage") == {"Spir"}
    assert programmes_in(gnist, "lineage") == {"Gnist"}
    assert programmes_in(everyone, "lineage") == set(PROGRAMMES)
    with pytest.raises(duckdb.CatalogException):
        spir.cursor().execute("SELECT * FROM lineage")


@pytest.mark.parametrize("programmes", [None, {"Spir"}], ids=["all", "some"])
@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM 'other.csv'",
        "COPY (SELECT 1) TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '1GB'",
        "INSTALL httpfs",
    ],
)
def test_nothing_outside_can_be_reached_and_no_setting_changed(
    store: Store, statement: str, programmes: set[str] | None
) -> None:
    cursor = Snapshot(store).cursor(programmes)
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        cursor.execute(statement)


def test_the_store_cannot_be_reached_from_it(store: Store) -> None:
    databases = Snapshot(store).cursor(None).execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal")
    assert databases.fetchall() == [("memory",)]


def test_many_threads_at_once_each_see_their_own(snapshot: Snapshot) -> None:
    def look(number: int) -> bool:
        allowed = {PROGRAMMES[number % len(PROGRAMMES)], PROGRAMMES[(number * 7) % len(PROGRAMMES)]}
        cursor = snapshot.cursor(allowed)
        views = [PUBLIC_VIEWS[(number + step) % len(PUBLIC_VIEWS)] for step in range(3)]
        return all(programmes_in(cursor, view) == allowed for view in views)

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(look, range(200)))


def test_threads_may_load_and_take_snapshots_at_once(store: Store) -> None:
    def work(number: int) -> int:
        if number % 2:
            load(store, {"scores": [a_score(3, year=2000 + number)]})
            return 0
        snapshot = Snapshot(store)
        (count,) = snapshot.cursor({"Spir"}).execute("SELECT count(*) FROM indicator_scores").fetchone() or (None,)
        snapshot.close()
        return int(count)

    with ThreadPoolExecutor(8) as pool:
        counts = list(pool.map(work, range(16)))
    assert max(counts) <= 8
    assert len(fetched(store, "SELECT * FROM indicator_scores")) == 8


def test_dates_and_times_come_through(store: Store) -> None:
    load(store, {"budget": [a_row("budget", programme="Spir", as_of=dt.date(2024, 2, 29))]})
    cursor = Snapshot(store).cursor({"Spir"})
    assert cursor.execute("SELECT as_of FROM budget_use").fetchall() == [(dt.date(2024, 2, 29),)]
    assert cursor.execute("SELECT loaded_at FROM lineage").fetchall() == fetched(store, "SELECT loaded_at FROM batches")
