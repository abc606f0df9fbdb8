"""A server's store for each test: its own file, and nothing left in Streamlit's caches from the test before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from data import sample
from data.store import DATABASE_VARIABLE, Store
from pages.shell.cached import SAMPLE_VARIABLE


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample programmes, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "store.duckdb"
    sample.install(Store(path))
    return path


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the server of this test has its store; there is none yet, and it will get no sample data."""
    path = tmp_path / "store.duckdb"
    monkeypatch.setenv(DATABASE_VARIABLE, str(path))
    monkeypatch.setenv(SAMPLE_VARIABLE, "0")
    return path


@pytest.fixture
def empty(database: Path) -> Store:
    return Store(database)


@pytest.fixture
def with_sample(database: Path, sample_file: Path) -> Store:
    shutil.copy(sample_file, database)
    return Store(database)
