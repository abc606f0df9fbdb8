"""What a visitor sees when something breaks: a number that stands in the log, and nothing else of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from data.store.database import Store, StoreBusy, StoreError
from data.store.snapshot import Snapshot
from language import LANGUAGES, Language
from language import texts as language_texts
from pages import PAGES
from pages.shell import server, start
from tests.pages.opened import go, headline, html, open_app, panels, texts
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
SECRET = "hemmelig: C:\\data\\lønn.xlsx"


@pytest.fixture
def as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors go where the real server sends them; AppTest by itself shows them as an element."""
    prepare = LocalScriptRunner.__init__

    def with_hook(self: LocalScriptRunner, *said: Any, **named: Any) -> None:
        prepare(self, *said, **named)
        self._on_script_error = server.script_error(start.explain_store, start.show_error)

    monkeypatch.setattr(LocalScriptRunner, "__init__", with_hook)


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever asks for data gets an error that nobody foresaw."""

    def fail(self: Snapshot, programmes: object) -> None:
        raise RuntimeError(SECRET)

    st.cache_resource.clear()
    monkeypatch.setattr(Snapshot, "cursor", fail)


@in_both_languages
def test_an_unforeseen_error_is_a_number_on_every_page(
    with_sample: Store, as_served: None, fails: None, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    spoken = Language(language)
    caplog.set_level(logging.ERROR)
    server.LOG.propagate = True
    app = open_app(language=language)
    for page in PAGES:
        if not page.has_filters:
            continue
        caplog.clear()
        go(app, page.name)

        assert not app.exception, page.name
        assert panels(app) == [spoken.text("errors.title")], page.name
        shown = " ".join(texts(app))
        number = re.search(r"\b[0-9A-F]{8}\b", shown)
        assert number is not None, page.name
        assert spoken.text("errors.what", number=number[0]) in shown
        for told in ("hemmelig", "lønn", "RuntimeError", "Traceback", ".py"):
            assert told not in shown
        assert faults(texts(app), language) == []
        logged = [record for record in caplog.records if number[0] in record.getMessage()]
        assert len(logged) == 1
        assert logged[0].exc_info is not None and SECRET in str(logged[0].exc_info[1])


@in_both_languages
@pytest.mark.parametrize("error", [MemoryError(), duckdb.OutOfMemoryException("no")])
def test_too_little_memory_is_said_in_words(
    with_sample: Store, as_served: None, monkeypatch: pytest.MonkeyPatch, language: str, error: Exception
) -> None:
    def fail(self: Snapshot, programmes: object) -> None:
        raise error

    st.cache_resource.clear()
    monkeypatch.setattr(Snapshot, "cursor", fail)
    app = open_app(language=language)
    assert Language(language).text("store.out_of_memory") in " ".join(texts(app))


def test_the_next_visitor_is_served_again(
    with_sample: Store, as_served: None, fails: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_app()
    monkeypatch.undo()
    monkeypatch.setenv("PROGRAMSTATUS_DATABASE", str(with_sample.path))

    assert headline(open_app())


@in_both_languages
def test_a_damaged_store_is_named_and_left_alone(database: Path, as_served: None, language: str) -> None:
    spoken = Language(language)
    database.write_bytes(b"not a database at all" * 400)
    before = database.read_bytes()
    for name in ("overview", "budget"):
        app = open_app(language=language)
        if name != "overview":
            app.switch_page("pages/board/budget.py").run()

        assert panels(app) == [spoken.text("errors.store")]
        assert spoken.text("store.damaged", path=str(database)) in texts(app)
        assert "Traceback" not in html(app)
    assert database.read_bytes() == before


@in_both_languages
def test_a_busy_store_is_said_in_words_on_every_page(
    with_sample: Store, as_served: None, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    app = open_app(language=language)

    @contextmanager
    def busy(self: Store) -> Iterator[None]:
        raise StoreBusy(self.path)
        yield

    monkeypatch.setattr(Store, "reading", busy)
    monkeypatch.setattr(Store, "attached_to", lambda self, *_: busy(self))
    st.cache_resource.clear()
    spoken = Language(language)
    for page in PAGES:
        go(app, page.name)

        assert panels(app) == [spoken.text("errors.store")], page.name
        assert spoken.text("store.busy", path=str(with_sample.path)) in texts(app)
        assert not app.exception
    st.cache_resource.clear()


@in_both_languages
def test_a_store_that_is_gone_is_said_in_words_and_no_empty_one_is_made(
    own_sample: Store, as_served: None, language: str
) -> None:
    app = open_app(language=language)
    own_sample.path.unlink()
    app.switch_page("pages/board/budget.py").run()

    assert panels(app) == [Language(language).text("errors.store")]
    assert Language(language).text("store.missing", path=str(own_sample.path)) in texts(app)
    assert not own_sample.path.exists()


def test_whatever_a_store_says_has_its_words_in_both_languages() -> None:
    kinds = [StoreError, *StoreError.__subclasses__()]

    assert [kind for kind in kinds for code in LANGUAGES if f"store.{kind.code}" not in language_texts(code)] == []
