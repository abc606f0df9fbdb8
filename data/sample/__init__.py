"""The sample programmes: one real year of Spir, one plainly invented programme with everything, and for innovation
programmes the rounds of Gnist as far as they are known, and one plainly invented round with everything.

Eight more invented programmes hold what a comparison needs, and are loaded only when somebody asks for them.

They are written as workbooks in the template's layout and loaded like any other file, so that what people see
first has come all the way through the house.
"""

from __future__ import annotations

from functools import cache

from data.loading.read import read_in_process
from data.sample.rows import Group, Sample, samples
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.templates.workbook import sheets_of, workbook_bytes

__all__ = ["LOADED_BY", "Group", "Sample", "install", "is_installed", "remove", "sample_workbooks", "samples"]

LOADED_BY = "sample"


@cache
def sample_workbooks(group: Group = Group.FIRST) -> tuple[tuple[str, bytes], ...]:
    """Name and content of each sample workbook of the group; always the same bytes."""
    return tuple(
        (sample.file_name, workbook_bytes(sheets_of(sample.tables, "nb", sample.programme)))
        for sample in samples(group)
    )


def install(store: Store, group: Group = Group.FIRST) -> None:
    """Loads the group's programmes; nothing happens where they are there already."""
    for file_name, content in sample_workbooks(group):
        # These are our own bytes: no child process is needed to be safe from them.
        reading = read_in_process(content, file_name)
        batches.load(store, reading, by=LOADED_BY, mode=Mode.REPLACE)


def remove(store: Store, group: Group = Group.FIRST) -> None:
    """Withdraws the group's programmes. Like any load, they stay in the history."""
    for batch in _standing(store, group):
        batches.withdraw(store, batch, by=LOADED_BY)


def is_installed(store: Store, group: Group = Group.FIRST) -> bool:
    """Whether programmes of the group are in the store, and not withdrawn."""
    return bool(_standing(store, group))


def _standing(store: Store, group: Group) -> list[int]:
    loads = batches.history(store)
    is_of_others = loads["file_name"].isin([sample.file_name for sample in samples(Group.OTHERS)])
    is_of_group = is_of_others if group is Group.OTHERS else ~is_of_others
    standing = loads[(loads["loaded_by"] == LOADED_BY) & (loads["status"] != "withdrawn") & is_of_group]
    return [int(batch) for batch in standing["batch"]]
