"""The sample programmes: one real year of Spir, and one plainly invented programme with everything.

They are written as workbooks in the template's layout and loaded like any other file, so that what people see
first has come all the way through the house.
"""

from __future__ import annotations

from functools import cache

from data.loading.read import read_in_process
from data.sample.rows import Sample, samples
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.templates.workbook import sheets_of, workbook_bytes

__all__ = ["LOADED_BY", "Sample", "install", "is_installed", "remove", "sample_workbooks", "samples"]

LOADED_BY = "sample"


@cache
def sample_workbooks() -> tuple[tuple[str, bytes], ...]:
    """Name and content of each sample workbook; always the same bytes."""
    return tuple(
        (sample.file_name, workbook_bytes(sheets_of(sample.tables, "nb", sample.programme))) for sample in samples()
    )


def install(store: Store) -> None:
    """Loads the sample programmes; nothing happens where they are there already."""
    for file_name, content in sample_workbooks():
        # These are our own bytes: no child process is needed to be safe from them.
        reading = read_in_process(content, file_name)
        batches.load(store, reading, by=LOADED_BY, mode=Mode.REPLACE)


def remove(store: Store) -> None:
    """Withdraws the sample programmes. Like any load, they stay in the history."""
    for batch in _standing(store):
        batches.withdraw(store, batch, by=LOADED_BY)


def is_installed(store: Store) -> bool:
    """Whether sample programmes are in the store, and not withdrawn."""
    return bool(_standing(store))


def _standing(store: Store) -> list[int]:
    loads = batches.history(store)
    standing = loads[(loads["loaded_by"] == LOADED_BY) & (loads["status"] != "withdrawn")]
    return [int(batch) for batch in standing["batch"]]
