"""The store that a test's server has: its own file, or the sample programmes shared by all tests that only look."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from data import sample
from data.loading.read import read_in_process
from data.reading import picture
from data.reading.limits import Limits, limits_as_set
from data.store.database import Store
from pages.shell import cached, identity, meetings
from pages.shell.admission import Origin

Files = dict[str, Callable[[], bytes]]


@pytest.fixture(scope="session", autouse=True)
def no_components() -> Iterator[None]:
    """Streamlit looks through every installed package for components, a quarter of a second for each app; none has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.components.v2.manifest_scanner.scan_component_manifests", lambda: [])
        yield


@pytest.fixture(autouse=True)
def at_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest passes no door; who sits at the machine is let in there."""
    monkeypatch.setattr(identity, "origin", lambda: Origin.LOCAL)


@pytest.fixture(scope="session", autouse=True)
def read_here() -> Iterator[None]:
    """Files are read in this process: one of its own takes most of a second, and the browser's tests have it."""

    def ask(content: bytes, limits: Limits | None, **wanted: Any) -> Any:
        return json.loads(json.dumps(picture.answer(content, limits or limits_as_set(), **wanted)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pages.programme.upload.pending.read_file", read_in_process)
        patch.setattr("data.reading.sheets._ask", ask)
        yield


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample programmes, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "store.duckdb"
    sample.install(Store(path))
    return path


@pytest.fixture
def with_sample(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The sample programmes, for tests that only look: they share the file and what the server has worked out."""
    _serve(sample_file, monkeypatch)
    return Store(sample_file)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the server of this test has its store; there is none yet, and it will get no sample data."""
    path = tmp_path / "store.duckdb"
    _serve(path, monkeypatch)
    return path


@pytest.fixture
def empty(database: Path, empty_store: Path) -> Store:
    shutil.copyfile(empty_store, database)
    return Store(database)


@pytest.fixture
def own_sample(database: Path, sample_file: Path) -> Store:
    """The sample programmes, for a test that changes something."""
    shutil.copy(sample_file, database)
    return Store(database)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Key of a download button -> what writes its file, as the browser would ask for it."""
    found: Files = {}
    button = st.download_button

    def noted(label: str, data: Callable[[], bytes], *, key: str, **said: Any) -> bool:
        found[key] = data
        return button(label, data, key=key, **said)

    monkeypatch.setattr(st, "download_button", noted)
    return found


_served: set[Path] = set()


def _serve(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes it the server's store.

    Figures are kept by the version of the data, and so for every copy of the samples; a presentation also depends on
    the editions before it.
    """
    monkeypatch.setenv("PROGRAMSTATUS_DATABASE", str(path))
    monkeypatch.setenv("PROGRAMSTATUS_SAMPLE", "0")
    if _served != {path}:
        cached.store.clear()
        meetings._presentation.clear()
        _served.clear()
        _served.add(path)
