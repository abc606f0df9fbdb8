"""The sample programmes with a hostile text at the head of everything that is text in them, as files of any maker."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path

from data.frameworks import indicator_words
from data.loading.read import read_in_process
from data.sample import Sample, samples
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.templates.workbook import sheets_of
from data.terms.datasets import DATASETS, Kind
from tests.data.factories import Row
from tests.data.written import ods

# What is known by name: another word there is no hostile text but an unknown indicator.
VOCABULARY = frozenset({"form", "indicator", "also_concerns", "statements", "subject", "unit", "status"})

# What leads to another row, which a text of its own would not.
LEADING_ELSEWHERE = frozenset({"focus_area", "goal", "municipality", "project", "programme"})


@cache
def payloads() -> tuple[str, ...]:
    """Every hostile text."""
    groups = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(text for group in groups.values() for text in group)


@cache
def hostile_programmes() -> tuple[Sample, ...]:
    """The two invented programmes that have everything, every text of theirs behind one of `payloads`."""
    heads = cycle(payloads())
    whole = (sample for sample in samples() if sample.programme.endswith("(oppdiktet)"))
    return tuple(_hostile(sample, heads) for sample in whole)


def hostile_file(sample: Sample) -> tuple[str, bytes]:
    """Such a programme as a file: its name, and its sheets, named as badly as they can be."""
    heads = cycle(payloads())
    book = sheets_of(sample.tables, "nb", sample.programme)
    sheets = {f"{sheet.title} {next(heads)}": [list(row) for row in sheet.values] for sheet in book.worksheets}
    return f"{next(heads).replace('/', '-')} {sample.file_name}.ods", ods(sheets)


def load_hostile(store: Store) -> None:
    """Loads both as anybody would."""
    for sample in hostile_programmes():
        name, content = hostile_file(sample)
        batches.load(store, read_in_process(content, name), by=payloads()[0], mode=Mode.REPLACE)


def _hostile(sample: Sample, heads: Iterator[str]) -> Sample:
    codes = frozenset(indicator_words().values())
    hostile: dict[str, str] = {}
    fillers = cycle(payloads())

    def changed(dataset: str, row: Row) -> Row:
        fields = [field for field in DATASETS[dataset].fields if field.kind is Kind.TEXT]
        free = {field.name for field in fields} - VOCABULARY
        # What the sample leaves empty, somebody else fills in; what tells rows apart is left as it is.
        empty = [field.name for field in fields if field.name in free and not field.is_key and not row.get(field.name)]
        return {name: f"{next(fillers)} {name}" for name in empty if name not in LEADING_ELSEWHERE} | {
            name: hostile.setdefault(value, f"{next(heads)} {value}")
            if name in free and isinstance(value, str) and value not in codes and value not in hostile.values()
            else value
            for name, value in row.items()
            if name not in empty
        }

    tables = {name: tuple(changed(name, row) for row in rows) for name, rows in sample.tables.items()}
    return Sample(sample.file_name, hostile[sample.programme], tables)
