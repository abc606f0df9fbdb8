"""Historikk: every load with what it changed; taken back and put back; and the data as it once was."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.terms.problems import Problem, Severity
from language import LANGUAGES, Language
from pages import PAGES, Role
from pages.shell import identity
from pages.shell.context import User
from tests.data.factories import a_score, load, scores_in
from tests.pages.opened import choose, dialog, go, headline, html, inside, key_figures, open_app, press, table_of, texts
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
TOTAL = ("Spir", 2024, "profile", None)
WARNING = Problem("total_differs", Severity.WARNING, "Poeng", "E6", "12", {"column": "Sum", "total": 12.5, "sum": 11.0})


@pytest.fixture
def loads(empty: Store) -> Store:
    """Two loads of Spir in each other's way, and one of two programmes with a warning."""
    load(empty, {"scores": [a_score(4), a_score(3, statement="Egne ord")]}, file_name="en.xlsx", by="kari")
    load(empty, {"scores": [a_score(4.5)]}, file_name="to.xlsx", by="ola")
    both = [a_score(2, programme="Gnist", year=2023), a_score(5, year=2022)]
    load(empty, {"scores": both}, file_name="begge.xlsx", by="ola", problems=(WARNING,))
    return empty


def look_on(monkeypatch: pytest.MonkeyPatch, role: Role, *programmes: str) -> None:
    user = User("kari", role, frozenset(programmes) if programmes else None)
    monkeypatch.setattr(identity, "local_user", lambda: user)


def listed(app: AppTest) -> list[int]:
    """The batches shown, in order."""
    return [int(key.removeprefix("changed-")) for key in keys(app) if key.startswith("changed-")]


def keys(app: AppTest) -> list[str]:
    return [button.key for button in app.button if button.key]


def confirmed(app: AppTest, key: str) -> AppTest:
    """Asks for the dialog and confirms there. AppTest knows no dialog that stays open, so both in one run."""
    app.button(key=key).click().run()
    app.button(key=key).click()
    return press(app, "confirm-turn")


def test_every_load_is_there_newest_first(loads: Store) -> None:
    app = open_app("history")

    assert not app.exception
    assert headline(app) == "Tre innlastinger."
    assert listed(app) == [3, 2, 1]
    assert [status in inside(app, f"batch-{number}") for number, status in ((3, "Gjelder nå"), (1, "Erstattet"))]
    newest = inside(app, "batch-3")
    for said in ("begge.xlsx", "Poeng · Gnist og Spir · 2022, 2023 · 2 rader", "av ola", "Erstattet det som sto der."):
        assert said in newest


@in_both_languages
def test_it_speaks_one_language(loads: Store, language: str) -> None:
    app = open_app("history", language=language)
    assert faults(texts(app), language) == []

    for key in ("changed-2", "warnings-3", "turn-2"):
        shown = press(app, key)
        assert not shown.exception
        assert faults([dialog(shown)], language) == []


def test_an_empty_history_says_so(empty: Store) -> None:
    app = open_app("history")

    assert not app.exception
    assert "Ingenting er lastet inn ennå" in html(app)


@pytest.mark.parametrize(
    ("key", "value", "left"),
    [
        ("history-programme", "Gnist", [3]),
        ("history-programme", "Spir", [3, 2, 1]),
        ("history-year", 2024, [2, 1]),
        ("history-status", "replaced", [1]),
        ("history-status", "withdrawn", []),
    ],
)
def test_loads_are_found_by_programme_year_and_status(loads: Store, key: str, value: object, left: list[int]) -> None:
    assert listed(choose(open_app("history"), key, value)) == left


def test_what_a_load_changed_is_said_in_words(loads: Store) -> None:
    app = press(open_app("history"), "changed-2")

    assert "1 endret rad og 1 rad borte." in dialog(app)
    assert sorted(row[:4] for row in table_of(dialog(app))[1:]) == [
        ["Borte", "Profil og kommunikasjon · Egne ord", "3", "–"],
        ["Endret", "Profil og kommunikasjon · Styrets total", "4", "4,5"],
    ]


@in_both_languages
def test_accepted_warnings_are_told_in_the_readers_language(loads: Store, language: str) -> None:
    app = press(open_app("history", language=language), "warnings-3")

    assert table_of(dialog(app))[1] == ["Poeng, E6", "12", WARNING.message(Language(language))]


def test_nothing_is_taken_back_before_it_is_confirmed(loads: Store) -> None:
    before = scores_in(loads)
    app = press(open_app("history"), "turn-2")

    assert "1 ny rad og 1 endret rad." in dialog(app)
    assert scores_in(loads) == before

    app = confirmed(app, "turn-2")
    assert not app.exception
    assert scores_in(loads)[TOTAL] == 4
    assert "Tatt tilbake av denne maskinen" in inside(app, "batch-2")

    confirmed(app, "turn-2")
    assert scores_in(loads) == before


def test_every_page_shows_the_data_as_it_was(loads: Store) -> None:
    app = press(open_app("history", programme="Spir", year=2024), "as-of-1")
    for page in (one for one in PAGES if not one.is_of_now):
        app = go(app, page.name)
        assert not app.exception
        assert app.query_params["as_of"] == "1"
        assert "Du ser tallene slik de var" in inside(app, "looking-back")
    assert key_figures(open_app(as_of=1))[0][1] == "4 av 6"

    app = press(go(app, "overview"), "back-to-now")
    assert "as_of" not in app.query_params
    assert key_figures(app)[0][1] == "4,5 av 6"


def test_nothing_is_loaded_or_taken_back_while_looking_back(loads: Store) -> None:
    app = open_app(as_of=2)

    assert "turn-2" not in keys(go(app, "history"))
    upload = go(app, "upload")
    assert headline(upload) == Language().text("history.only_now")
    assert not upload.get("file_uploader")


@pytest.mark.parametrize("asked", ["0", "99", "-1", "x", ""])
def test_an_entry_that_is_not_there_is_now(loads: Store, asked: str) -> None:
    app = open_app(as_of=asked)

    assert not app.exception
    assert "as_of" not in app.query_params
    assert "slik de var" not in html(app)


def test_a_day_and_a_time_lead_to_what_stood_then(loads: Store) -> None:
    app = open_app("history")
    (day,) = [widget for widget in app.date_input if widget.key == "as-of-day"]

    too_early = press(day.set_value(dt.date(2020, 1, 1)).run(), "as-of-see")
    assert Language().text("history.nothing_then") in html(too_early)

    today = day.set_value(dt.datetime.now(ZoneInfo("Europe/Oslo")).date()).run()
    assert press(today, "as-of-see").query_params["as_of"] == "3"


def test_who_may_not_see_a_programme_sees_nothing_of_its_loads(loads: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look_on(monkeypatch, Role.EDITOR, "Gnist")
    app = open_app("history")

    assert listed(app) == [3]
    assert {"turn-3", "file-3"}.isdisjoint(keys(app))
    assert not app.get("download_button")
    changed = dialog(press(app, "changed-3"))
    assert "1 ny rad." in changed and "Gnist" in changed
    assert "Spir" not in html(app) + changed
    assert Language().text("history.other_programmes") in dialog(press(app, "warnings-3"))


def test_text_from_files_stays_text(empty: Store) -> None:
    hostile = "<b>fet</b>.xlsx"
    load(empty, {"scores": [a_score(4, statement="<script>alert(1)</script>")]}, file_name=hostile, by="<i>ola</i>")
    load(empty, {"scores": [a_score(4)]}, file_name="to.xlsx", mode=Mode.REPLACE)

    app = open_app("history")
    shown = html(app) + dialog(press(app, "changed-2"))

    assert "<script>" not in shown and "<b>" not in shown and "<i>" not in shown
    assert "&lt;b&gt;fet" in shown and "&lt;script&gt;" in shown


def test_a_file_can_be_had_again(loads: Store) -> None:
    app = open_app("history")

    assert len(app.get("download_button")) == 3
    assert batches.stored_file(loads, 3)[0] == "begge.xlsx"
