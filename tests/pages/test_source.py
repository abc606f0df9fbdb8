"""From a number on a page to its cell in the stored file, for those who may see it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data.store.database import Store
from language import LANGUAGES, Language
from pages import Role
from pages.shell import identity
from pages.shell.context import BY_LINK, User
from pages.shell.source import who
from tests.data.factories import a_score, load
from tests.data.written import xlsx
from tests.pages.opened import dialog, open_actions, open_app, press
from tests.pages.reckoned import SPIR
from tests.pages.words import faults

CELLS = {"Ark1": [["Program", "Poeng"], ["Spir", 4.5], ["Gnist", 2], ["Spir", 3]]}


@pytest.fixture
def mixed(empty: Store) -> Store:
    """One file with the scores of two programmes."""
    rows = [a_score(4.5), a_score(2, programme="Gnist")]
    load(empty, {"scores": rows}, content=xlsx(CELLS), file_name="begge.xlsx", by="ola")
    return empty


def look_on(monkeypatch: pytest.MonkeyPatch, role: Role, *programmes: str) -> None:
    user = User("kari", role, frozenset(programmes) if programmes else None)
    monkeypatch.setattr(identity, "local_user", lambda: user)


def sheet_behind_profile(app: AppTest) -> str:
    shown = press(open_actions(app, "profile"), "show-sources-profile")
    assert not shown.exception
    assert shown.session_state["sources-profile"] is False
    return dialog(shown)


def offers_file(app: AppTest) -> bool:
    return any(button.key == "file-of-sheet" for button in app.get("download_button"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_is_shown_around_the_cell(with_sample: Store, language: str) -> None:
    said = sheet_behind_profile(open_app(programme=SPIR, year=2024, language=language))

    # Attraktivitet is the first of the profile's cells: F28 holds 3,5.
    assert 'is-source at-top at-right at-bottom at-left is-number">' in said
    assert f"{Language(language).text('sheet.source')}: </span>3,5</td>" in said
    assert "spir-programstatusvurdering-2024.xlsx" in said
    assert '<th scope="row">28</th>' in said and '<th scope="row">1</th>' not in said
    own_words = said.split('<div class="ps-sheet"')[0]
    assert faults([own_words], language) == []


def test_it_is_shown_once(with_sample: Store) -> None:
    app = open_app(programme=SPIR, year=2024)
    assert "ps-sheet" in sheet_behind_profile(app)

    with pytest.raises(ValueError, match="not enough values"):
        dialog(app.run())


def test_other_programmes_in_the_sheet_are_not_shown(mixed: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look_on(monkeypatch, Role.EDITOR, "Spir")
    app = open_app(programme="Spir")
    said = sheet_behind_profile(app)

    assert Language().text("sheet.only") in said
    assert "Gnist" not in said and ">2</td>" not in said
    assert not offers_file(app)


def test_who_sees_everything_sees_the_cells_around(mixed: Store) -> None:
    app = open_app(programme="Spir")
    said = sheet_behind_profile(app)

    assert "Gnist" in said and Language().text("sheet.only") not in said
    assert offers_file(app)


def test_a_viewer_gets_the_window_and_not_the_file(with_sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    look_on(monkeypatch, Role.VIEWER, SPIR)
    app = open_app(programme=SPIR)

    assert "3,5" in sheet_behind_profile(app)
    assert not offers_file(app)


def test_a_place_in_something_else_than_a_sheet_is_said_in_words(empty: Store) -> None:
    load(empty, {"scores": [a_score(4)]}, content=b"%PDF-1.7", file_name="rapport.pdf")

    assert Language().text("sheet.none") in sheet_behind_profile(open_app())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_vote_by_a_link_is_told_as_one_and_not_by_the_links_name(language: str) -> None:
    spoken = Language(language)
    assert who(f"{BY_LINK}aB3_x9Qw", spoken) == spoken.text("history.who_juror")
    assert who("kari@kommune.no", spoken) == "kari@kommune.no"
