"""The store's file: what it is made of, how it is brought up to date, and what it says of a file it cannot use."""

import re
from pathlib import Path

import duckdb
import pytest

import data.store.database
from data.sample import install
from data.store import backups
from data.store.batches import history
from data.store.database import Store, StoreDamaged, StoreTooNew, migrations
from data.store.views import SQL
from data.terms.datasets import DATASETS, ORIGIN_COLUMNS, SQL_TYPES, Dataset
from tests.data.factories import a_row, a_score, fetched, load

ADD_A_NOTE = "ALTER TABLE fact_scores ADD COLUMN note VARCHAR; CREATE TABLE later_remarks (note VARCHAR NOT NULL);"


def with_further_migration(monkeypatch: pytest.MonkeyPatch, statements: str = ADD_A_NOTE) -> int:
    known = (*migrations(), statements)
    monkeypatch.setattr(data.store.database, "migrations", lambda: known)
    return len(known)


def backups_beside(store: Store) -> list[Path]:
    return sorted(store.path.parent.glob("*.backup"))


def test_a_fresh_store_has_seen_every_migration_once(store: Store) -> None:
    assert fetched(store, "SELECT version FROM store_versions") == [(n,) for n in range(1, len(migrations()) + 1)]


def test_opening_again_changes_nothing(store: Store) -> None:
    before = store.path.read_bytes()
    again = Store(store.path)
    assert store.path.read_bytes() == before
    assert again.signature() == store.signature()
    assert backups_beside(store) == []


# Loaded before rounds were told apart, a row of these has no year, and an application may have had no municipality.
MAY_BE_MISSING = {
    "participants": ("year", "municipality"),
    **dict.fromkeys(("activities", "votes", "lessons", "recommendations", "relations"), ("year",)),
}


@pytest.mark.parametrize("dataset", DATASETS.values(), ids=DATASETS)
def test_a_fact_table_has_the_columns_of_its_data_set(store: Store, dataset: Dataset) -> None:
    expected = {"batch": ("INTEGER", False)}
    expected |= {field.name: (SQL_TYPES[field.kind], not field.is_required) for field in dataset.fields}
    expected |= {name: ("VARCHAR", name == "cells") for name in ORIGIN_COLUMNS}
    for name in MAY_BE_MISSING.get(dataset.name, ()):
        expected[name] = (expected[name][0], True)
    found = fetched(
        store,
        "SELECT column_name, data_type, is_nullable FROM duckdb_columns() "
        "WHERE table_name = $table ORDER BY column_index",
        table=f"fact_{dataset.name}",
    )
    assert len(found) == len(expected)  # in no order: a later field stands last
    assert {name: (data_type, nullable) for name, data_type, nullable in found} == expected


@pytest.mark.parametrize("path", sorted((SQL / "migrations").glob("*.sql")), ids=lambda path: path.name)
def test_migrations_keep_to_what_ducklake_takes(path: Path) -> None:
    statements = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    forbidden = r"PRIMARY\s+KEY|UNIQUE|CHECK\s*\(|ENUM|SEQUENCE|INDEX|RETURNING|REFERENCES|GENERATED|AUTOINCREMENT"
    assert re.findall(forbidden, statements, re.IGNORECASE) == []


def test_the_store_that_comes_of_it_has_no_constraint_but_not_null(store: Store) -> None:
    assert fetched(store, "SELECT DISTINCT constraint_type FROM duckdb_constraints()") == [("NOT NULL",)]
    assert fetched(store, "SELECT * FROM duckdb_indexes()") == []
    assert fetched(store, "SELECT * FROM duckdb_sequences()") == []


def test_no_log_is_left_behind_and_every_write_changes_the_signature(store: Store) -> None:
    seen = {store.signature()}
    for score in (1, 2, 3):
        load(store, {"scores": [a_score(score)]})
        seen.add(store.signature())
        assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]
    assert len(seen) == 4


def test_a_block_that_raises_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        connection.execute("INSERT INTO stored_files VALUES ('a', 'b')")
        raise ZeroDivisionError
    assert fetched(store, "SELECT * FROM stored_files") == []


def test_a_reader_cannot_write_and_no_connection_reaches_other_files(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a\n1\n", encoding="utf-8")
    with store.reading() as connection:
        with pytest.raises(duckdb.InvalidInputException):
            connection.execute("CREATE TABLE a (b INTEGER)")
        with pytest.raises(duckdb.PermissionException):
            connection.execute(f"SELECT * FROM read_csv('{tmp_path / 'other.csv'}')")
        with pytest.raises(duckdb.InvalidInputException):
            connection.execute("SET enable_external_access = true")


def test_an_older_store_is_brought_up_to_date_with_its_rows_and_a_backup_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, {"scores": [a_score(4.5), a_score(6, statement="plan")]})
    before = store.path.read_bytes()
    target = with_further_migration(monkeypatch)

    opened = Store(store.path)

    assert fetched(opened, "SELECT max(version) FROM store_versions") == [(target,)]
    assert fetched(opened, "SELECT score, note FROM fact_scores ORDER BY ALL") == [(4.5, None), (6.0, None)]
    assert fetched(opened, "SELECT count(*) FROM indicator_scores") == [(2,)]
    assert fetched(opened, "SELECT * FROM later_remarks") == []
    (backup,) = backups_beside(store)
    assert f"version-{target - 1}-" in backup.name
    assert backup.read_bytes() == before
    with duckdb.connect(str(backup), read_only=True) as plain:
        assert plain.execute("SELECT max(version) FROM store_versions").fetchone() == (target - 1,)
        assert plain.execute("SELECT count(*) FROM indicator_scores").fetchone() == (2,)


def test_a_further_field_does_not_look_like_changed_rows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, {"scores": [a_score(4.5)], "jobs": [a_row("jobs")]})
    with_further_migration(monkeypatch)
    assert backups.verify(Store(store.path)) == ()


def test_lineage_names_each_value_s_own_cell(store: Store) -> None:
    places = {"cell": "B2:C2", "cells": '{"budget_nok":"B#","granted_nok":"C#"}'}
    load(
        store,
        {"budget": [a_row("budget", **places), a_row("budget", focus_area="Sjømat", **{**places, "cell": "B31:C31"})]},
    )
    with store.reading() as connection:
        told = connection.execute("SELECT cells FROM lineage WHERE dataset = 'budget' ORDER BY length(cell)").fetchall()
    assert told == [('{"budget_nok":"B2","granted_nok":"C2"}',), ('{"budget_nok":"B31","granted_nok":"C31"}',)]


def test_a_store_that_is_up_to_date_is_not_backed_up_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with_further_migration(monkeypatch)
    Store(store.path)
    Store(store.path)
    assert len(backups_beside(store)) == 1


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    load(store, {"scores": [a_score(4.5)]})
    with_further_migration(monkeypatch, "CREATE TABLE half (a INTEGER); SELECT * FROM nowhere;")
    with pytest.raises(duckdb.CatalogException):
        Store(store.path)
    monkeypatch.undo()
    opened = Store(store.path)
    assert fetched(opened, "SELECT score FROM indicator_scores") == [(4.5,)]
    assert fetched(opened, "SELECT * FROM duckdb_tables() WHERE table_name = 'half'") == []


def test_a_backup_holds_what_a_killed_writer_had_committed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # Committed, and the process gone before the log was folded into the file.
    connection = duckdb.connect(str(store.path), config={"checkpoint_threshold": "1TB"})
    connection.execute("PRAGMA disable_checkpoint_on_shutdown")
    connection.execute("INSERT INTO stored_files VALUES ('a', 'b')")
    connection.close()
    assert store.path.with_name(store.path.name + ".wal").exists()
    with_further_migration(monkeypatch)
    Store(store.path)
    (backup,) = backups_beside(store)
    with duckdb.connect(str(backup), read_only=True) as plain:
        assert plain.execute("SELECT sha256 FROM stored_files").fetchall() == [("a",)]


def test_a_newer_store_is_refused_and_untouched(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        target = with_further_migration(newer)
        Store(store.path)
    before = store.path.read_bytes()
    with pytest.raises(StoreTooNew) as refused:
        Store(store.path)
    assert refused.value.values == {"path": str(store.path), "found": target, "known": target - 1}
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda good: b"", id="empty"),
        pytest.param(lambda good: b"PK\x03\x04 a workbook", id="another kind of file"),
        pytest.param(lambda good: good[:5000], id="cut short"),
        pytest.param(lambda good: bytes(20_000) + good[20_000:], id="head gone"),
    ],
)
def test_a_damaged_file_is_named_and_left_alone(store: Store, damaged: object) -> None:
    install(store)
    store.path.write_bytes(damaged(store.path.read_bytes()))  # type: ignore[operator]
    before = store.path.read_bytes()
    with pytest.raises(StoreDamaged) as refused:
        Store(store.path)
    assert refused.value.path == store.path
    assert store.path.read_bytes() == before
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]


def test_a_store_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    store = Store(tmp_path / "a" / "b's folder" / "store.duckdb")
    load(store, {"scores": [a_score(4.5)]})
    assert len(history(store)) == 1
