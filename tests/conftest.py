"""What all tests share."""

from pathlib import Path

import pytest

from data.store.database import Store


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives the real server, most in a real Chromium")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a fresh store: copying it is quicker than making another."""
    return Store(tmp_path_factory.mktemp("empty") / "store.duckdb").path
