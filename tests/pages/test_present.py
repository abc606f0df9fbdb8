"""Presentasjon: arranged from any chart, frozen as editions, opened by those who may, the same for ever."""

from __future__ import annotations

import datetime as dt
import gzip
import re

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from analysis.meeting.build import USUAL
from data.store import editions
from data.store.database import Store
from data.store.editions import ScreenChoice
from language import LANGUAGES, Language
from pages import Role
from pages.meeting import presentation_routes
from pages.shell import identity
from pages.shell.admission import ORIGIN_HEADER, Origin
from pages.shell.context import User
from tests.data.factories import a_score, load
from tests.pages.opened import dialog, go, headline, html, key_figures, open_app, press, texts
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.words import faults

ROUND = "Eksempelrunden (oppdiktet)"
LET_IN = [(ORIGIN_HEADER.encode(), Origin.LOCAL.encode())]

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
NB = Language()


def look_on(monkeypatch: pytest.MonkeyPatch, role: Role, *programmes: str) -> None:
    user = User("kari", role, frozenset(programmes) if programmes else None)
    monkeypatch.setattr(identity, "local_user", lambda: user)


def meeting(programme: str = SPIR, **parameters: str | int) -> AppTest:
    return open_app("present", programme=programme, **parameters)


def arranged(app: AppTest) -> list[str]:
    """The names of the screens in the order in which they stand."""
    return [str(button.key).removeprefix("remove-") for button in app.button if str(button.key).startswith("remove-")]


def freeze(app: AppTest, name: str) -> AppTest:
    app.text_input(key="edition-name").set_value(name)
    return press(app, "freeze-do")


def asked(which: int | str, **parameters: str | int) -> Response:
    """What the server answers somebody who asks for a presentation."""
    query = "&".join(f"{name}={str(value).replace(' ', '+')}" for name, value in parameters.items())
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/presentasjon/vis/{which}",
        "path_params": {"which": str(which)},
        "query_string": query.encode(),
        "headers": LET_IN,
    }
    return presentation_routes.show(Request(scope))


def titles(answer: Response) -> list[str]:
    return re.findall(r'<h1 id="title-\d+">(.*?)</h1>', bytes(answer.body).decode())


@in_both_languages
def test_the_page_speaks_one_language(own_sample: Store, language: str) -> None:
    app = freeze(meeting(INVENTED, language=language), "Styremøte")

    assert not app.exception
    assert faults(texts(app), language) == []


def test_the_usual_screens_stand_until_somebody_chooses(own_sample: Store) -> None:
    assert arranged(meeting(INVENTED)) == [part.name for part in USUAL]


def test_screens_are_moved_taken_out_and_added(own_sample: Store) -> None:
    app = press(press(meeting(INVENTED), "down-status"), "remove-two-years")
    assert arranged(app)[:3] == ["profile", "status", "budget"]

    app.selectbox(key="screen-to-add").set_value("gap")
    app = press(app.run(), "add")
    assert arranged(app)[-1] == "gap"
    # It is there for everybody, and for a later day.
    assert arranged(meeting(INVENTED)) == arranged(app)
    assert arranged(meeting(SPIR)) == [part.name for part in USUAL]


def test_a_sentence_stands_under_its_chart(own_sample: Store) -> None:
    app = meeting(INVENTED)
    app.text_input(key="text-profile").set_value("  Hva <vil> vi?  ").run()

    page = bytes(asked("utkast", programme=INVENTED, year=2024, compare=2023).body).decode()
    assert '<p class="own">Hva &lt;vil&gt; vi?</p>' in page
    assert editions.drafts(own_sample)[INVENTED][1].text == "Hva <vil> vi?"


def test_every_chart_can_be_taken_along_and_left(own_sample: Store) -> None:
    app = open_app("indicators", programme=SPIR)
    assert app.button(key="meeting-gap").label == NB.text("meeting.take_along")
    app = press(app, "meeting-gap")
    press(open_app("indicator", programme=SPIR), "meeting-history")

    app = go(app, "indicators")
    assert app.button(key="meeting-gap").label == NB.text("meeting.is_along")
    assert editions.drafts(own_sample)[SPIR][-2:] == (ScreenChoice("gap"), ScreenChoice("history", "sustainability"))
    assert arranged(meeting())[-2:] == ["gap", "history-sustainability"]
    press(app, "meeting-gap")
    assert ScreenChoice("gap") not in editions.drafts(own_sample)[SPIR]


def test_a_round_is_shown_on_the_day_that_was_chosen_for_it(own_sample: Store) -> None:
    day, key = dt.date(2025, 5, 12), "meeting-round-running"
    page = press(open_app("round", programme=ROUND, year=2025, day=day.isoformat()), key)
    assert page.button(key=key).label == NB.text("meeting.is_along")

    assert editions.drafts(own_sample)[ROUND][-1] == ScreenChoice("round-running", day=day)
    on_day = NB.text("meeting.on_day", date=NB.date(day))
    assert on_day in html(meeting(ROUND, year=2025))
    shown = bytes(asked("utkast", programme=ROUND, year=2025).body).decode()
    assert f'<p class="remark">{on_day}</p>' in shown
    # On another day it is another screen, in the place of the first.
    later = dt.date(2025, 5, 15)
    page = open_app("round", programme=ROUND, year=2025, day=later.isoformat())
    assert page.button(key=key).label == NB.text("meeting.take_along")
    press(page, key)
    running = [part for part in editions.drafts(own_sample)[ROUND] if part.name == "round-running"]
    assert running == [ScreenChoice("round-running", day=later)]


def test_who_only_looks_arranges_nothing(own_sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(meeting(), "Styremøte")
    look_on(monkeypatch, Role.VIEWER, SPIR)
    app = meeting()

    assert headline(app) == NB.text("meeting.viewer_headline")
    assert arranged(app) == [] and not [key for key in (b.key for b in app.button) if str(key).startswith("turn-")]
    assert 'href="presentasjon/vis/1"' in html(app)
    assert not [button for button in open_app(programme=SPIR).button if str(button.key).startswith("meeting-")]


def test_an_edition_needs_a_name(own_sample: Store) -> None:
    app = freeze(meeting(), "   ")

    assert NB.text("meeting.name_missing") in html(app)
    assert editions.editions(own_sample) == ()


def test_an_edition_shows_the_same_on_every_page_whatever_is_loaded(own_sample: Store) -> None:
    before = key_figures(open_app(programme=SPIR, year=2024))
    freeze(meeting(year=2024), "Styremøte")
    load(own_sample, {"scores": [a_score(1, programme=SPIR, indicator="jobs")]})
    assert key_figures(open_app(programme=SPIR, year=2024)) != before

    app = open_app(edition=1)
    assert key_figures(app) == before
    assert "Utgave: Styremøte" in html(app)
    assert (app.query_params["edition"], app.query_params["year"]) == ("1", "2024")
    assert "as_of" not in app.query_params
    # It holds from page to page, nothing can be loaded, and there is a way back.
    assert headline(go(app, "upload")) == NB.text("history.only_now")
    back = press(go(app, "overview"), "back-to-now")
    assert "edition" not in back.query_params
    assert key_figures(back) != before


def test_an_edition_starts_at_its_own_year(own_sample: Store) -> None:
    freeze(meeting(INVENTED, year=2023, compare=2022), "Styremøte")

    app = open_app(edition=1)
    assert [app.selectbox(key=key).value for key in ("programme", "year", "compare")] == [INVENTED, 2023, 2022]
    assert app.selectbox(key="programme").options and len(app.selectbox(key="programme").options) == 1


def test_an_edition_that_is_withdrawn_is_said_to_be_gone(own_sample: Store) -> None:
    app = press(freeze(meeting(), "Styremøte"), "turn-1")
    assert NB.text("meeting.is_withdrawn") in html(app)

    assert NB.text("meeting.gone") in html(open_app(edition=1))
    assert asked(1).status_code == 404
    press(app, "turn-1")
    assert "Utgave: Styremøte" in html(open_app(edition=1))
    assert asked(1).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "99", "x", "²", ""])
def test_an_edition_that_is_not_there_is_now(own_sample: Store, number: str) -> None:
    app = open_app(edition=number)

    assert not app.exception
    assert "edition" not in app.query_params
    assert asked(number or "x").status_code == 404


def test_two_editions_say_what_changed_between_them(own_sample: Store) -> None:
    freeze(meeting(), "Styremøte i mars")
    load(own_sample, {"scores": [a_score(6, programme=SPIR, indicator="sustainability")]})
    app = freeze(meeting(), "Styremøte i juni")
    said = dialog(press(app, "changed-2"))

    assert "siden Styremøte i mars" in said
    assert "<td>2</td><td>6</td>" in re.sub(r' class="[^"]*"', "", said)
    # The same on a screen of its own, in the presentation.
    assert any("siden Styremøte i mars" in title for title in titles(asked(2)))
    assert not any("siden" in title for title in titles(asked(1)))


@in_both_languages
def test_the_presentation_is_one_page_with_everything_in_it(own_sample: Store, language: str) -> None:
    freeze(meeting(INVENTED, year=2024, compare=2023), "Møtet")
    answer = asked(1, language=language)
    page = bytes(answer.body).decode()

    assert answer.headers["content-type"].startswith("text/html")
    assert f'<html lang="{language}">' in page
    assert len(titles(answer)) == 7
    # Every screen of an invented programme says so.
    assert page.count('<strong class="mark">') == 7
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and policy.count("'sha256-") == 3
    assert re.search(r'(src|href)="(https?:)?//', page) is None
    own = page[: page.index('<script type="application/json"')]
    assert faults(re.findall(r">([^<]{3,})<", own[own.index("<body>") :]), language) == []


def test_the_presentation_of_an_edition_stays_the_same(own_sample: Store) -> None:
    freeze(meeting(), "Styremøte")
    before = bytes(asked(1).body)
    load(own_sample, {"scores": [a_score(1, programme=SPIR, indicator="jobs")]})
    press(meeting(), "remove-profile")

    assert bytes(asked(1).body) == before


def test_it_is_sent_compressed_to_who_takes_it(own_sample: Store) -> None:
    freeze(meeting(), "Styremøte")
    plain = asked(1)
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/presentasjon/vis/1",
        "path_params": {"which": "1"},
        "query_string": b"",
        "headers": [*LET_IN, (b"accept-encoding", b"gzip")],
    }
    compressed = presentation_routes.show(Request(scope))

    assert compressed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(bytes(compressed.body)) == bytes(plain.body)


def test_who_may_not_see_it_is_told_that_there_is_none(own_sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(meeting(), "Styremøte")
    for role, programme, which, status in (
        (Role.VIEWER, SPIR, "1", 200),
        (Role.VIEWER, INVENTED, "1", 404),
        (Role.VIEWER, SPIR, "utkast", 404),
        (Role.EDITOR, SPIR, "utkast", 200),
        (Role.EDITOR, INVENTED, "utkast", 404),
    ):
        look_on(monkeypatch, role, programme)

        assert asked(which, programme=SPIR, year=2024).status_code == status, (role, programme, which)


@pytest.mark.parametrize("asked_for", [{}, {"year": "x"}, {"year": 1999}, {"year": 2024, "programme": "Nei"}])
def test_a_draft_of_nothing_is_not_there(own_sample: Store, asked_for: dict[str, str | int]) -> None:
    assert asked("utkast", **{"programme": SPIR, **asked_for}).status_code == 404
