"""Who is looking decides what there is: other programmes, and pages for others, do not exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from data.store.database import Store
from language import LANGUAGES, Language
from pages import PAGES, Role
from pages.shell import identity
from pages.shell.context import User
from tests.pages.opened import go, headings, headline, html, open_actions, open_app, texts
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
SHARED = [page.name for page in PAGES if page.role is Role.VIEWER]

LooksOn = Callable[..., User]


@pytest.fixture
def looks_on(monkeypatch: pytest.MonkeyPatch) -> LooksOn:
    def look(*programmes: str, role: Role = Role.VIEWER) -> User:
        user = User("kari", role, frozenset(programmes))
        monkeypatch.setattr(identity, "local_user", lambda: user)
        return user

    return look


def everything(app: AppTest) -> str:
    return "\n".join([*texts(app), str(app.query_params)])


@pytest.mark.parametrize(("own", "other", "language"), [(SPIR, INVENTED, "nb"), (INVENTED, SPIR, "en")])
def test_other_programmes_do_not_exist(
    with_sample: Store, looks_on: LooksOn, own: str, other: str, language: str
) -> None:
    looks_on(own)
    for name in SHARED:
        for asked in ({"programme": own}, {"programme": other, "year": 2022}):
            app = open_app(name, language=language, **asked)

            assert not app.exception
            assert [option.split(" (")[0] for option in app.selectbox(key="programme").options] == [own.split(" (")[0]]
            # Spir's name is no word of the other's pages, nor is the other's of Spir's.
            assert other not in everything(app), name


def test_nothing_is_shared_with_somebody_who_sees_everything(with_sample: Store, looks_on: LooksOn) -> None:
    everybody = [open_app(name, programme=INVENTED, year=2024) for name in SHARED]
    assert all(INVENTED in everything(app) for app in everybody)

    looks_on(SPIR)
    for name in SHARED:
        app = open_app(name, programme=INVENTED, year=2024)
        assert INVENTED not in everything(app)
        assert app.selectbox(key="programme").value == SPIR


def test_a_session_whose_rights_are_taken_loses_what_it_saw(with_sample: Store, looks_on: LooksOn) -> None:
    looks_on(SPIR, INVENTED)
    app = open_app(programme=INVENTED, year=2022)
    assert INVENTED in everything(app)

    looks_on(SPIR)
    app.run()

    assert INVENTED not in everything(app)
    assert app.query_params["programme"] == SPIR


@in_both_languages
def test_somebody_who_may_see_nothing_sees_an_empty_store(with_sample: Store, looks_on: LooksOn, language: str) -> None:
    looks_on()
    for name in SHARED:
        app = open_app(name, programme=SPIR, language=language)

        assert headline(app) == Language(language).text("pages.empty.title")
        assert SPIR not in everything(app)
        assert faults(texts(app), language) == []


@in_both_languages
def test_the_sources_name_only_files_one_may_see(with_sample: Store, looks_on: LooksOn, language: str) -> None:
    looks_on(SPIR)
    app = open_app("budget", language=language)
    open_actions(app, "budget")

    assert "spir-programstatusvurdering-2024.xlsx" in html(app)
    assert "eksempel" not in everything(app).lower()


@in_both_languages
def test_a_viewer_has_no_page_to_load_on(with_sample: Store, looks_on: LooksOn, language: str) -> None:
    spoken = Language(language)
    looks_on(SPIR, role=Role.VIEWER)
    app = open_app(language=language)

    with pytest.raises(ValueError, match="Could not find a navigation page"):
        go(app, "upload")
    for name in SHARED:
        app = open_app(name, language=language)
        assert spoken.text("pages.upload.go_there") not in texts(app)
        assert spoken.text("pages.upload.title") not in texts(app)


def test_the_url_of_a_page_for_others_shows_nothing_of_it(with_sample: Store, looks_on: LooksOn) -> None:
    looks_on(SPIR, role=Role.VIEWER)
    app = open_app()

    app._page_hash = calc_hash("last-inn")
    app.run()

    assert not app.file_uploader
    assert Language("nb").text("pages.upload.headline") not in headings(app)


def test_an_editor_has_the_page(with_sample: Store, looks_on: LooksOn) -> None:
    looks_on(SPIR, role=Role.EDITOR)

    assert len(open_app("upload").file_uploader) == 1


def test_who_was_not_let_in_gets_nothing(with_sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "origin", lambda: None)
    app = open_app("overview", programme=SPIR)

    assert SPIR not in texts(app)
    assert headline(app) == Language("nb").text("share.closed")
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        go(app, "upload")
