"""What a load changes, or would: new, changed, unchanged and vanishing rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from data.datasets import DATASETS, ORIGIN_COLUMNS, Dataset, Kind
from data.store import Store
from data.tables import Reading, RecognisedTable

if TYPE_CHECKING:
    import pandas as pd

_ARROW_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.YEAR: pa.int32(),
    Kind.INTEGER: pa.int32(),
    Kind.NUMBER: pa.float64(),
    Kind.SCORE: pa.float64(),
    Kind.AMOUNT: pa.float64(),
    Kind.SHARE: pa.float64(),
    Kind.DATE: pa.date32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.CHOICE: pa.string(),
}


# A person reads the first of them; all of them are counted.
MOST_DETAILS = 1000


class Mode(StrEnum):
    """What a load does to the rows that are there: takes their place in its slices, or stands beside them."""

    REPLACE = "replace"
    ADD = "add"


@dataclass(frozen=True)
class Changes:
    """What a load would do, in rows. `details` has a row per changed value.

    Columns of `details`: change (new, changed, vanishing), dataset, programme, year, row, field, old, new.
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
    import pandas as pd

    counts = dict.fromkeys(("new", "changed", "unchanged", "vanishing"), 0)
    details = []
    for name, rows in tables.items():
        comparison = _comparison(DATASETS[name], mode)
        connection.register("incoming", rows)
        for change, count in connection.execute(
            f"{comparison} SELECT change, count(*) FROM compared GROUP BY change"  # noqa: S608 - names of ours
        ).fetchall():
            counts[str(change)] += int(count)
        details.append(
            connection.execute(
                f"{comparison} SELECT change, '{name}' AS dataset, programme, year, row, d.field, d.old, d.new "  # noqa: S608 - names of ours
                "FROM compared, unnest(differences) AS u(d) WHERE change <> 'unchanged' LIMIT $most",
                {"most": MOST_DETAILS},
            ).df()
        )
        connection.unregister("incoming")
    columns = ["change", "dataset", "programme", "year", "row", "field", "old", "new"]
    frame = pd.concat(details, ignore_index=True) if details else pd.DataFrame(columns=columns)
    return Changes(**counts, details=frame)


def _by_dataset(tables: Sequence[RecognisedTable]) -> dict[str, pa.Table]:
    """One typed table per data set; a value of the wrong type is an error here, not a NULL later."""
    collected: dict[str, list[pa.Table]] = {}
    for table in tables:
        dataset = DATASETS[table.dataset]
        types = {field.name: _ARROW_TYPES[field.kind] for field in dataset.fields}
        types |= dict.fromkeys(ORIGIN_COLUMNS, pa.string())
        # Arrow cuts 12.5 to 12 where it makes a whole number itself, and refuses to where it casts to one.
        uncut = pa.schema({name: pa.float64() if pa.types.is_integer(kind) else kind for name, kind in types.items()})
        rows = pa.Table.from_pandas(table.rows[list(types)], schema=uncut, preserve_index=False)
        collected.setdefault(table.dataset, []).append(rows.cast(pa.schema(types)))
    return {name: pa.concat_tables(parts) for name, parts in collected.items()}


def _with_known_programmes(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[RecognisedTable]
) -> list[RecognisedTable]:
    """The tables with programmes spelt as the store spells them: SPIR is Spir."""
    known = {
        str(name).casefold(): str(name)
        for (name,) in connection.execute("SELECT DISTINCT programme FROM coverage ORDER BY programme").fetchall()
    }
    return [
        replace(
            table,
            rows=table.rows.assign(programme=[known.setdefault(str(p).casefold(), p) for p in table.rows["programme"]]),
        )
        for table in tables
    ]


def _comparison(dataset: Dataset, mode: Mode) -> str:
    """The rows that come in beside those that stand in the same slices, as a WITH clause ending in `compared`."""
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
    year = "coalesce(i.year, s.year)" if "year" in dataset.field_names else "CAST(NULL AS INTEGER)"
    slice_year = "year" if dataset.by_year else "CAST(NULL AS INTEGER)"
    standing_year = "c.year" if dataset.by_year else "NULL"
    return f"""
        WITH covered AS (SELECT DISTINCT programme, {slice_year} AS slice_year FROM incoming),
        standing AS (
            SELECT c.* FROM current_{dataset.name} AS c
            JOIN covered AS v ON c.programme = v.programme AND {standing_year} IS NOT DISTINCT FROM v.slice_year
        ),
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
                CASE
                    WHEN i.programme IS NULL OR s.programme IS NULL THEN [{{'field': '', 'old': NULL, 'new': NULL}}]
                    ELSE list_filter([{differences}], lambda d: d.old IS DISTINCT FROM d.new)
                END AS differences
            FROM incoming AS i
            {"LEFT" if mode is Mode.ADD else "FULL"} JOIN standing AS s ON {same_key}
        )
    """  # noqa: S608 - names of ours
