"""A fresh store for each test that asks for one."""

from pathlib import Path

import pytest

from data.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.duckdb", patience_seconds=30)
