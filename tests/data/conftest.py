"""A fresh store for each test that asks for one."""

import shutil
from pathlib import Path

import pytest

from data.store.database import Store


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Store:
    return Store(shutil.copyfile(empty_store, tmp_path / "store.duckdb"), patience_seconds=30)
