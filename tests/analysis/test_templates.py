"""What is put into a template is text, wherever it comes from: only markup of ours is markup."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

import analysis
from analysis.facts import Selection, gather, programmes
from analysis.meeting import build as meeting
from analysis.meeting import webpage as presentation_page
from analysis.pack import build as pack
from analysis.pack import webpage as pack_page
from analysis.templates import rendered
from data.sample import install
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import Language

HOSTILE = "\"'><img src=x onerror=alert(1)><b>{{ 7 * 7 }}</b>{% raw %}&amp;"
ROOT = Path(analysis.__file__).parents[1]
TEMPLATES = sorted(path for room in ("analysis", "pages") for path in (ROOT / room).rglob("*.html"))
# What the code asks for by value, and the classes of the style sheet.
CODES = {"kind", "name", "mark", "sheet", "indicator", "programme", "code", "key", "drawing", "language"}
ON = dt.date(2025, 3, 12)


class Elements(HTMLParser):
    """The tags of a page, and the names of their attributes."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def _with_hostile_words(value: Any) -> Any:
    """The same, with something hostile after every text that is no code."""
    if is_dataclass(value) and not isinstance(value, type | Language):
        changed = {
            field.name: f"{said} {HOSTILE}" if isinstance(said, str) else _with_hostile_words(said)
            for field in fields(value)
            if field.name not in CODES and (said := getattr(value, field.name)) is not None
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(_with_hostile_words(one) for one in value)
    return value


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = Store(tmp_path_factory.mktemp("templates") / "store.duckdb")
    install(store)
    return Snapshot(store)


@pytest.mark.parametrize("name", ["Spir", "Eksempel (oppdiktet)"])
def test_no_text_of_a_pack_or_a_presentation_comes_alive(
    snapshot: Snapshot, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in (pack_page, presentation_page):
        monkeypatch.setattr(page, "plotly", lambda: "")
        monkeypatch.setattr(page, "_figures", lambda _: "{}")
    connection, language = snapshot.cursor(None), Language("nb")
    programme = next(one for one in programmes(connection) if one.name == name)
    selection = Selection(programme.programme, 2024, None)
    packed = pack.build(connection, programme, 2024, language, signature="x")
    shown = meeting.build(connection, gather(connection, programme), selection, language, meeting.USUAL, ON)
    for calm, hostile in (
        (pack_page.write(packed), pack_page.write(_with_hostile_words(packed))),
        (
            presentation_page.write(shown, way_back="/").content,
            presentation_page.write(_with_hostile_words(shown), way_back="/").content,
        ),
    ):
        assert hostile.count(b"onerror=alert(1)&gt;") > 30
        assert Elements(hostile).tags == Elements(calm).tags
        assert Elements(hostile).attributes == Elements(calm).attributes
        assert b"{{ 7 * 7 }}" in hostile


def test_markup_of_ours_stays_markup_and_a_missing_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("analysis/key_figures.html")
    assert rendered("analysis/key_figures.html", figures=()) == Markup("")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_turns_escaping_off(path: Path) -> None:
    written = path.read_text(encoding="utf-8")

    assert not re.search(r"\|\s*safe\b|autoescape|Markup", written)
    # Lines are joined when a template is read: a tag has to stand on one.
    lines = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", written).splitlines()
    assert [line for line in lines if line.count("<") > line.count(">")] == []
