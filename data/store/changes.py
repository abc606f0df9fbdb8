"""What a load changes, or would: new, changed, unchanged and vanishing rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from data.store.database import Store
from data.store.views import WHICH_COUNT, working_views
from data.terms.datasets import DATASETS, Dataset
from data.terms.programme_names import core
from data.terms.tables import Reading, RecognisedTable

if TYPE_CHECKING:
    import pandas as pd

# A person reads the first of them; all of them are counted.
MOST_DETAILS = 1000

# The same on both sides of a comparison: a round that is open now was never to be seen.
_NOT_BY_ENTRY = ("batches", "coverage", "vote_round_batches", "vote_round_turns")


class Mode(StrEnum):
    """What a load does to the rows that are there: takes their place in its slices, or stands beside them."""

    REPLACE = "replace"
    ADD = "add"


@dataclass(frozen=True)
class Changes:
    """What a load would do, in rows. `details` has a row per changed value.

    Columns of `details`: change (new, changed, vanishing), dataset, programme, year, row, field, old, new;
    key and row_values, the other fields as text by their names (None: there are no others).
    """

    new: int
    changed: int
    unchanged: int
    vanishing: int
    details: pd.DataFrame


def preview(store: Store, reading: Reading, mode: Mode) -> Changes:
    """What loading this would change, without storing anything."""
    with store.reading() as connection:
        return changes_of(connection, rows_of(connection, reading), mode)


def rows_of(connection: duckdb.DuckDBPyConnection, reading: Reading) -> dict[str, pa.Table]:
    """A reading's rows as the store takes them: a typed table per data set, programmes spelt as they are there."""
    return _by_dataset(_with_known_programmes(connection, reading.tables))


def changes_of(connection: duckdb.DuckDBPyConnection, tables: dict[str, pa.Table], mode: Mode) -> Changes:
    """What storing these rows would change."""
    parts = []
    for name, rows in tables.items():
        connection.register("incoming", rows)
        parts.append(_compared(connection, DATASETS[name], _standing_beside_incoming(DATASETS[name]), mode))
        connection.unregister("incoming")
    return _together(parts)


def made_by(store: Store, batch: int) -> Changes:
    """What a batch changed when it was loaded: what counted after that entry of the journal, against just before."""
    with _both_sides(store) as connection:
        entry = _one(connection, "SELECT min(entry) FROM store.journal WHERE batch = $batch", batch=batch)
        _make_side(connection, "before", "entry < $entry", entry=entry)
        _make_side(connection, "after", "entry <= $entry", entry=entry)
        return _between(connection, "batch = $batch", batch=batch)


def between_entries(store: Store, programme: str, earlier: int, later: int) -> Changes:
    """What is other in a programme after one entry of the journal than after an earlier one."""
    with _both_sides(store) as connection:
        _make_side(connection, "before", "entry <= $entry", entry=earlier)
        _make_side(connection, "after", "entry <= $entry", entry=later)
        return _between(connection, "programme = $programme", programme=programme)


def turning(store: Store, batch: int) -> Changes:
    """What taking a batch back would change now, or putting it back where it is withdrawn."""
    with _both_sides(store) as connection:
        last = "SELECT arg_max(action, entry) FROM store.journal WHERE batch = $batch"
        action = "reinstate" if _one(connection, last, batch=batch) == "withdraw" else "withdraw"
        _make_side(connection, "before", "true")
        _make_side(connection, "after", "true")
        connection.execute(
            "INSERT INTO after.journal SELECT max(entry) + 1, $batch, $action, '', max(done_at) FROM store.journal",
            {"batch": batch, "action": action},
        )
        return _between(connection, "batch = $batch", batch=batch)


@contextmanager
def _both_sides(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(":memory:")
    try:
        with store.attached_to(connection, "store"):
            yield connection
            connection.execute("SET search_path = 'main'")
    finally:
        connection.close()


def _make_side(connection: duckdb.DuckDBPyConnection, side: str, entries: str, **values: object) -> None:
    """A schema in which the store's views see only some entries of the journal."""
    connection.execute(f"CREATE SCHEMA {side}")
    connection.execute(
        f"CREATE TABLE {side}.journal AS SELECT * FROM store.journal WHERE {entries}",  # noqa: S608 - a condition of ours
        values or None,
    )
    for table in (*_NOT_BY_ENTRY, *(f"fact_{name}" for name in DATASETS)):
        connection.execute(f"CREATE VIEW {side}.{table} AS SELECT * FROM store.{table}")  # noqa: S608 - names of ours


def _between(connection: duckdb.DuckDBPyConnection, slices: str, **values: object) -> Changes:
    """What is other after than before, in the slices under that condition: elsewhere it changes nothing."""
    connection.execute(
        f"CREATE TABLE covered AS SELECT DISTINCT dataset, programme, year FROM store.coverage WHERE {slices}",  # noqa: S608 - a condition of ours
        values,
    )
    covered = [
        str(name) for (name,) in connection.execute("SELECT DISTINCT dataset FROM covered ORDER BY dataset").fetchall()
    ]
    for side, target in (("before", "standing_rows"), ("after", "incoming")):
        connection.execute(f"SET search_path = '{side}'")
        views = working_views()
        for name in WHICH_COUNT:
            connection.execute(f"CREATE TABLE {side}.{name} AS {views[name]}")
        for name in covered:
            year = "c.year" if DATASETS[name].by_year else "NULL"
            connection.execute(
                f"CREATE TABLE {side}.{target}_{name} AS SELECT c.* FROM ({views[f'current_{name}']}) AS c "  # noqa: S608 - names of ours
                f"JOIN main.covered AS v ON v.dataset = '{name}' "
                f"AND v.programme = c.programme AND v.year IS NOT DISTINCT FROM {year}"
            )
    parts = []
    for name in covered:
        connection.execute(f"CREATE OR REPLACE VIEW incoming AS SELECT * FROM after.incoming_{name}")  # noqa: S608 - a name of ours
        standing = f"SELECT * FROM before.standing_rows_{name}"  # noqa: S608 - a name of ours
        parts.append(_compared(connection, DATASETS[name], standing, Mode.REPLACE))
    return _together(parts)


def _one(connection: duckdb.DuckDBPyConnection, query: str, **values: object) -> Any:
    row = connection.execute(query, values).fetchone()
    return row[0] if row else None


_Part = tuple[dict[str, int], "pd.DataFrame"]


def _compared(connection: duckdb.DuckDBPyConnection, dataset: Dataset, standing: str, mode: Mode) -> _Part:
    """How many rows of `incoming` are new and so on, beside those that stand, and the values that differ."""
    comparison = _comparison(dataset, standing, mode)
    counted = connection.execute(f"{comparison} SELECT change, count(*) FROM compared GROUP BY change").fetchall()  # noqa: S608 - names of ours
    details = connection.execute(
        f"{comparison} SELECT change, '{dataset.name}' AS dataset, programme, year, row, "  # noqa: S608 - names of ours
        "d.field, d.old, d.new, key, row_values "
        "FROM compared, unnest(differences) AS u(d) WHERE change <> 'unchanged' LIMIT $most",
        {"most": MOST_DETAILS},
    ).df()
    return {str(change): int(count) for change, count in counted}, details


def _together(parts: Sequence[_Part]) -> Changes:
    import pandas as pd

    counts = {
        name: sum(part.get(name, 0) for part, _ in parts) for name in ("new", "changed", "unchanged", "vanishing")
    }
    columns = ["change", "dataset", "programme", "year", "row", "field", "old", "new", "key", "row_values"]
    details = [frame for _, frame in parts]
    return Changes(
        **counts, details=pd.concat(details, ignore_index=True) if details else pd.DataFrame(columns=columns)
    )


def _standing_beside_incoming(dataset: Dataset) -> str:
    slice_year = "year" if dataset.by_year else "CAST(NULL AS INTEGER)"
    standing_year = "c.year" if dataset.by_year else "NULL"
    return (
        f"SELECT c.* FROM current_{dataset.name} AS c "  # noqa: S608 - names of ours
        f"JOIN (SELECT DISTINCT programme, {slice_year} AS slice_year FROM incoming) AS v "
        f"ON c.programme = v.programme AND {standing_year} IS NOT DISTINCT FROM v.slice_year"
    )


def _by_dataset(tables: Sequence[RecognisedTable]) -> dict[str, pa.Table]:
    collected: dict[str, list[pa.Table]] = {}
    for table in tables:
        collected.setdefault(table.dataset, []).append(table.values)
    return {name: pa.concat_tables(parts) for name, parts in collected.items()}


def _with_known_programmes(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[RecognisedTable]
) -> list[RecognisedTable]:
    """The tables with programmes called as the store calls them: SPIR and "Spir omstillingsprogram" are Spir."""
    calls = _calls(connection, tables)
    spelt = []
    for table in tables:
        names = table.values.column("programme")
        own = {name: calls.get(name, name) for name in names.unique().to_pylist()}
        if all(name == spelling for name, spelling in own.items()):
            spelt.append(table)
            continue
        place = table.values.column_names.index("programme")
        as_known = pa.array([own[name] for name in names.to_pylist()], pa.string())
        spelt.append(replace(table, values=table.values.set_column(place, "programme", as_known)))
    return spelt


def programmes_of_reading(store: Store, reading: Reading) -> tuple[str, ...]:
    """The programmes that a reading's rows would be stored under, by the names that the store has for them, sorted."""
    with store.reading() as connection:
        return tuple(sorted(set(_calls(connection, reading.tables).values())))


def _calls(connection: duckdb.DuckDBPyConnection, tables: Sequence[RecognisedTable]) -> dict[str, str]:
    found = connection.execute("SELECT DISTINCT programme FROM coverage ORDER BY programme").fetchall()
    incoming = [name for table in tables for name in table.values.column("programme").unique().to_pylist()]
    return _as_called([str(name) for (name,) in found], [name for name in dict.fromkeys(incoming) if name])


def _as_called(known: Sequence[str], incoming: Sequence[str]) -> dict[str, str]:
    """Incoming name -> what the store calls that programme, or the first way to spell it.

    A name that only has the same core is another programme's where two that come, or two that are known, share it.
    """
    spelt = {name.casefold(): name for name in known}
    cores = Counter(map(core, spelt.values()))
    coming = Counter(core(name) for name in {name.casefold(): name for name in incoming}.values())
    by_core = {core(name): name for name in spelt.values() if cores[core(name)] == 1}
    found = {}
    for name in incoming:
        near = by_core.get(core(name)) if coming[core(name)] == 1 else None
        found[name] = spelt.setdefault(name.casefold(), near or name)
    return found


def _comparison(dataset: Dataset, standing: str, mode: Mode) -> str:
    """The rows of `incoming` beside those that stand, as a WITH clause ending in `compared`."""
    values = [field.name for field in dataset.fields if not field.is_key]
    same_key = " AND ".join(f"i.{name} IS NOT DISTINCT FROM s.{name}" for name in dataset.key)
    differences = (
        ", ".join(
            f"{{'field': '{name}', 'old': CAST(s.{name} AS VARCHAR), 'new': CAST(i.{name} AS VARCHAR)}}"
            for name in values
        )
        or "{'field': '', 'old': NULL, 'new': NULL}"
    )
    is_changed = " OR ".join(f"s.{name} IS DISTINCT FROM i.{name}" for name in values) or "false"
    shown_key = [name for name in dataset.key if name not in ("programme", "year", "is_total")]
    row = ", ".join(f"CAST(coalesce(i.{name}, s.{name}) AS VARCHAR)" for name in shown_key) or "''"
    key = ", ".join(f"'{name}': CAST(coalesce(i.{name}, s.{name}) AS VARCHAR)" for name in dataset.key)
    others = ", ".join(f"'{name}': CAST(coalesce(i.{name}, s.{name}) AS VARCHAR)" for name in values)
    row_values = f"{{{others}}}" if others else "NULL"
    year = "coalesce(i.year, s.year)" if "year" in dataset.field_names else "CAST(NULL AS INTEGER)"
    return f"""
        WITH standing AS ({standing}),
        compared AS (
            SELECT
                CASE
                    WHEN s.programme IS NULL THEN 'new'
                    WHEN i.programme IS NULL THEN 'vanishing'
                    WHEN {is_changed} THEN 'changed'
                    ELSE 'unchanged'
                END AS change,
                coalesce(i.programme, s.programme) AS programme,
                {year} AS year,
                concat_ws(' · ', {row}) AS row,
                {{{key}}} AS key,
                {row_values} AS row_values,
                CASE
                    WHEN i.programme IS NULL OR s.programme IS NULL THEN [{{'field': '', 'old': NULL, 'new': NULL}}]
                    ELSE list_filter([{differences}], lambda d: d.old IS DISTINCT FROM d.new)
                END AS differences
            FROM incoming AS i
            {"LEFT" if mode is Mode.ADD else "FULL"} JOIN standing AS s ON {same_key}
        )
    """  # noqa: S608 - names of ours
