"""What all tests share, and where the store of the tests is: in a file, or with `--ducklake` on PostgreSQL."""

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data.settings import LakeAddress
from data.store import lake
from data.store.database import Store
from data.store.lake import LakeStore
from tests.ducklake import postgres
from tests.ducklake.postgres import Postgres

_EMPTY = "empty"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--ducklake", action="store_true", help="the store of the tests is in DuckLake on PostgreSQL")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives the real server, most in a real Chromium")
    config.addinivalue_line("markers", "ducklake: needs PostgreSQL; run by `make test-ducklake`")
    config.addinivalue_line("markers", "in_a_file: about the store's file itself")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    other = "in_a_file" if config.getoption("--ducklake") else "ducklake"
    left_out = [item for item in items if item.get_closest_marker(other)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a fresh store: copying it is quicker than making another."""
    return Store(tmp_path_factory.mktemp("empty") / "store.duckdb").path


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """PostgreSQL, with a database for a fresh store."""
    # Not in pytest's own folder: another run of pytest shuts that again to the user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory() as name, postgres.running(folder := Path(name)) as started:
        started.make(_EMPTY)
        made = LakeAddress(started.words(_EMPTY), folder / "nothing")
        LakeStore(made)
        lake.close(made)
        yield started


_numbers = itertools.count()


@pytest.fixture
def a_lake(server: Postgres, tmp_path: Path) -> Iterator[Callable[[], LakeAddress]]:
    """Makes fresh stores in DuckLake: copies of an empty one, with a folder of their own."""
    made = []

    def make() -> LakeAddress:
        name = f"store_{next(_numbers)}"
        folder = tmp_path / name
        server.tell(
            "postgres",
            f"CREATE DATABASE {name} TEMPLATE {_EMPTY}",
        )
        server.tell(name, f"UPDATE ducklake_metadata SET value = '{folder}/' WHERE key = 'data_path'")
        made.append(LakeAddress(server.words(name), folder))
        return made[-1]

    yield make
    for address in made:
        lake.close(address)


@pytest.fixture
def store(request: pytest.FixtureRequest, tmp_path: Path, empty_store: Path) -> Store:
    """A fresh store."""
    if request.config.getoption("--ducklake"):
        return LakeStore(request.getfixturevalue("a_lake")())
    return Store(shutil.copyfile(empty_store, tmp_path / "store.duckdb"), patience_seconds=30)
