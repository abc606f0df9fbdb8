"""A store from before rounds were told apart is brought up to date, with its rows, their names and their checksums."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data.store import backups
from data.store.database import Store, migrations
from tests.data.factories import fetched

BEFORE_ROUNDS = 9
# Table, its values by column, and the columns that its batch's checksum was made of.
ROWS = {
    "applications": {"programme": "P", "application": "S1", "municipality": "Vang", "outcome": "selected"},
    "votes": {"programme": "P", "proposal": "Tunet", "voter": "Design", "vote": "go_on"},
    "lessons": {"programme": "P", "lesson": "Korte møter", "worked": True, "said_by": "Kommuner"},
    "activities": {"programme": "P", "activity": "Samling", "date": "2021-02-09"},
}


@pytest.fixture
def older(tmp_path: Path) -> Store:
    path = tmp_path / "older.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE store_versions (version INTEGER NOT NULL, reached_at TIMESTAMP NOT NULL)")
        for version, statements in enumerate(migrations()[:BEFORE_ROUNDS], start=1):
            connection.execute(statements)
            connection.execute("INSERT INTO store_versions VALUES (?, current_localtimestamp())", [version])
        connection.execute("INSERT INTO batches VALUES (1, 'a.xlsx', 'x', 'replace', 'kari', now(), 4, '[]')")
        connection.execute("INSERT INTO journal VALUES (1, 1, 'load', 'kari', now())")
        for dataset, row in ROWS.items():
            place = {"sheet": "Ark", "cell": "A2", "cells": f'{{"{list(row)[-1]}":"B2"}}'}
            values = {**row, **place}
            names = ", ".join(values)
            connection.execute(
                f"INSERT INTO fact_{dataset} (batch, {names}) VALUES (1, {', '.join('?' * len(values))})",
                list(values.values()),
            )
            connection.execute("INSERT INTO coverage VALUES (1, ?, 'P', NULL)", [dataset])
            parts = ", ".join(f"'{name}=' || {name}" for name in sorted(values))
            connection.execute(
                f"INSERT INTO checksums SELECT 1, '{dataset}', 1, "
                f"CAST(bit_xor(md5_number(concat_ws(chr(31), {parts}))) AS VARCHAR) FROM fact_{dataset}"
            )
            connection.execute(f"CREATE VIEW current_{dataset} AS SELECT * FROM fact_{dataset}")
    return Store(path)


def test_the_rows_are_there_under_their_new_names_and_the_old_ones(older: Store) -> None:
    assert fetched(older, "SELECT municipality, role, year FROM participants") == [("Vang", "selected", None)]
    assert fetched(older, "SELECT application, outcome FROM applications") == [("S1", "selected")]
    assert fetched(older, "SELECT juror, voter, vote FROM votes") == [("Design", "Design", "go_on")]
    assert fetched(older, "SELECT actor_group, said_by FROM lessons") == [("Kommuner", "Kommuner")]
    assert fetched(older, "SELECT start_date = date, start_date IS NOT NULL FROM activities") == [(True, True)]
    assert fetched(older, "SELECT cells FROM fact_participants") == [('{"role":"B2"}',)]


def test_its_checksums_hold_and_no_view_of_a_table_that_is_gone_stays(older: Store) -> None:
    assert [problem for problem in backups.verify(older) if problem.code == "stored_rows_changed"] == []
    names = [name for (name,) in fetched(older, "SELECT view_name FROM duckdb_views() WHERE NOT internal")]
    for name in names:
        fetched(older, f"SELECT * FROM {name} LIMIT 1")
