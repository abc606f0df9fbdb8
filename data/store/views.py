"""The views of the store, in the order in which they build on each other.

The same SQL serves the store's file, where Excel, Power BI and the DuckDB shell read it, and the snapshot.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from data.terms.datasets import DATASETS, ROW_MARK, Dataset

SQL = Path(__file__).parent / "sql"

# Named in the design as a contract: names and columns stay, columns may be added.
PUBLIC_VIEWS = (*sorted(path.stem for path in (SQL / "views").glob("*.sql")), "lineage")

# What decides which rows count, in the order in which they build on each other.
WHICH_COUNT = ("live_batches", "visible_slices", "blind_batches")

_LINEAGE_KEYS = {
    "form": "VARCHAR",
    "year": "INTEGER",
    "indicator": "VARCHAR",
    "statement": "VARCHAR",
    "focus_area": "VARCHAR",
    "as_of": "DATE",
    "stage": "VARCHAR",
    "kind": "VARCHAR",
}


@cache
def working_views() -> dict[str, str]:
    """Name -> SQL of what decides which rows count now: batches, slices, and a `current_` view per data set."""
    views = {name: (SQL / f"{name}.sql").read_text(encoding="utf-8") for name in WHICH_COUNT}
    template = (SQL / "current.sql").read_text(encoding="utf-8")
    for dataset in DATASETS.values():
        views[f"current_{dataset.name}"] = template.format(
            dataset=dataset.name,
            year="f.year" if dataset.by_year else "NULL",
            key=", ".join(dataset.key),
            is_seen="f.batch NOT IN (SELECT batch FROM blind_batches)" if dataset.name == "votes" else "true",
        )
    return views


@cache
def public_views() -> dict[str, str]:
    """Name -> SQL of the public views; they read the `current_` tables, `visible_slices` and `batches`."""
    views = {path.stem: path.read_text(encoding="utf-8") for path in sorted((SQL / "views").glob("*.sql"))}
    views["lineage"] = "\nUNION ALL\n".join(_lineage(dataset) for dataset in DATASETS.values())
    return views


def _lineage(dataset: Dataset) -> str:
    common = ", ".join(
        name if name in dataset.field_names else f"CAST(NULL AS {sql_type}) AS {name}"
        for name, sql_type in _LINEAGE_KEYS.items()
    )
    own = [name for name in dataset.key if name not in _LINEAGE_KEYS and name not in ("programme", "is_total")]
    item = f"concat_ws(' · ', {', '.join(own)})" if own else "CAST(NULL AS VARCHAR)"
    return (
        f"SELECT '{dataset.name}' AS dataset, programme, {common}, {item} AS item, "  # noqa: S608 - names of ours
        "batch, file_name AS file, sheet, cell, "
        f"replace(cells, '{ROW_MARK}', regexp_extract(cell, '[0-9]+')) AS cells, loaded_by, loaded_at "
        f"FROM current_{dataset.name} JOIN batches USING (batch)"
    )
