"""Facts to test on: the sample programmes, and whatever rows a test writes down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from analysis.facts import Facts, gather, programmes
from data.sample import Group, install, samples
from data.store.database import Store
from data.store.snapshot import Snapshot
from data.terms.datasets import DATASETS
from tests.data.factories import Row, load

Tables = Mapping[str, Sequence[Row]]
Connect = Callable[[Tables], duckdb.DuckDBPyConnection]
Gather = Callable[[Tables], Facts]


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample programmes, made once."""
    path = tmp_path_factory.mktemp("sample") / "store.duckdb"
    install(Store(path))
    return path


@pytest.fixture(scope="session")
def sample_snapshot(sample_file: Path) -> Iterator[Snapshot]:
    snapshot = Snapshot(Store(sample_file))
    yield snapshot
    snapshot.close()


@pytest.fixture(scope="session")
def with_others(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The sample programmes, and the eight that they can be compared with."""
    store = Store(shutil.copyfile(sample_file, tmp_path_factory.mktemp("others") / "store.duckdb"))
    for other in samples(Group.OTHERS):
        load(store, other.tables, file_name=other.file_name)
    snapshot = Snapshot(store)
    yield snapshot
    snapshot.close()


@pytest.fixture
def sample(sample_snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    return sample_snapshot.cursor(None)


@pytest.fixture
def sample_facts(sample: duckdb.DuckDBPyConnection) -> dict[str, Facts]:
    """Facts by programme."""
    return {programme.programme: gather(sample, programme) for programme in programmes(sample)}


@pytest.fixture
def connect(tmp_path: Path, empty_store: Path) -> Connect:
    """A connection to exactly those rows."""
    stores: list[Store] = []

    def made(tables: Tables) -> duckdb.DuckDBPyConnection:
        path = shutil.copyfile(empty_store, tmp_path / f"{len(stores)}.duckdb")
        stores.append(Store(path))
        load(stores[-1], tables)
        return Snapshot(stores[-1]).cursor(None)

    return made


@pytest.fixture
def facts_of(connect: Connect) -> Gather:
    """The facts of Spir, from those rows; the programme and the year 2024 need not be said."""

    def made(tables: Tables) -> Facts:
        said = {
            name: [{"programme": "Spir", **({"year": 2024} if DATASETS[name].by_year else {}), **row} for row in rows]
            for name, rows in tables.items()
        }
        connection = connect({"programmes": [{"programme": "Spir", "name": "Spir"}], **said})
        (programme,) = programmes(connection)
        return gather(connection, programme)

    return made


def sample_rows(dataset: str) -> dict[str, pd.DataFrame]:
    """Programme -> its rows as they are written down, before any workbook or store."""
    fields = DATASETS[dataset].field_names
    return {
        sample.programme: pd.DataFrame([dict(row) for row in sample.tables.get(dataset, ())], columns=fields)
        for sample in samples()
    }
