"""Whoever has signed in sees and does what their roles say, programme by programme, and nothing else is there."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from analysis.drawing.look import Look
from analysis.facts import Selection
from data.store import editions, roles
from data.store.audit import acts
from data.store.database import Store, now_utc
from language import Language
from pages import PAGES, Role
from pages.meeting import presentation_routes
from pages.shell import accounts, cached, identity, meetings
from pages.shell.accounts import Account
from pages.shell.admission import ORIGIN_HEADER, Origin
from pages.shell.context import Context, User
from pages.shell.filters import Choices
from pages.shell.meetings import DRAFT, Prepared
from pages.shell.navigation import reachable
from tests.pages.opened import go, headline, html, open_app, panels, press, texts
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.test_upload import GOOD, has_button, upload, workbook

FIRST = "admin@kommune.no"
DAY = dt.timedelta(days=1)


@pytest.fixture
def people(own_sample: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of the test's own, where people sign in."""
    for name, value in {
        "ADDRESS": "https://programstatus.no",
        "SIGN_IN_METADATA_URL": "https://innlogging.no/openid",
        "SIGN_IN_CLIENT_ID": "programstatus",
        "SIGN_IN_CLIENT_SECRET": "hemmelig",
        "FIRST_ADMINISTRATOR": FIRST.upper(),
    }.items():
        monkeypatch.setenv(f"PROGRAMSTATUS_{name}", value)
    monkeypatch.setattr(identity, "origin", lambda: Origin.ACCOUNT)
    return own_sample


def claims(name: str, *, ends_in: float = 600, began: float = 0) -> dict[str, Any]:
    now = time.time()
    return {"email": name, "iat": now + began, "exp": now + ends_in}


def test_a_user_is_what_their_roles_make_them(people: Store) -> None:
    roles.give(people, "kari@kommune.no", SPIR, "editor", None, by="admin")
    given = roles.give(people, "kari@kommune.no", INVENTED, "viewer", now_utc() + DAY, by="admin")

    kari = identity.signed_in(claims("Kari@kommune.no"))
    assert kari is not None and identity.is_welcome(kari)
    assert (kari.role, kari.programmes) == (Role.EDITOR, {SPIR, INVENTED})
    assert (kari.role_in(SPIR), kari.role_in(INVENTED), kari.role_in("Gnist")) == (Role.EDITOR, Role.VIEWER, None)
    assert kari.may(Role.EDITOR, [SPIR]) and not kari.may(Role.EDITOR, [SPIR, INVENTED])
    assert not kari.may_everywhere(Role.VIEWER)

    roles.withdraw(people, given, by="admin")
    assert not identity.is_welcome(kari)
    again = identity.signed_in(claims("kari@kommune.no"))
    assert again is not None and again.programmes == {SPIR}


def test_who_has_no_role_or_no_valid_sign_in_is_nobody(people: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    first = identity.signed_in(claims(FIRST))
    assert first is not None and first.may_everywhere(Role.ADMINISTRATOR) and first.programmes is None

    assert identity.signed_in(claims("nobody@kommune.no")) is None
    assert identity.signed_in(claims(FIRST, ends_in=-1)) is None
    assert identity.signed_in({}) is None
    roles.sign_out(people, FIRST)
    assert identity.signed_in(claims(FIRST, began=-2)) is None
    assert identity.signed_in(claims(FIRST, began=2)) is not None
    monkeypatch.delenv("PROGRAMSTATUS_SIGN_IN_CLIENT_ID")
    monkeypatch.delenv("PROGRAMSTATUS_SIGN_IN_METADATA_URL")
    monkeypatch.delenv("PROGRAMSTATUS_SIGN_IN_CLIENT_SECRET")
    assert identity.signed_in(claims(FIRST, began=2)) is None


def test_a_sign_in_left_alone_is_over_and_the_next_counts(people: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMSTATUS_IDLE_MINUTES", "5")
    started = time.time()
    for minutes, is_there in ((0, True), (4, True), (8, True), (13.1, False), (13.2, False)):
        monkeypatch.setattr(time, "time", lambda at=started + 60 * minutes: at)
        said = {"email": FIRST, "iat": started, "exp": started + 3600}
        assert (identity.signed_in(said) is not None) == is_there, minutes
        if minutes in (4, 8):  # somebody is there
            monkeypatch.setattr(accounts, "claims_of", lambda cookies, origin, said=said: said)
            identity.Door().acted({})
    assert identity.signed_in({**said, "iat": started + 14 * 60}) is not None


def test_a_refusal_is_written_down_by_name_once_an_hour(people: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "_refused", {})
    monkeypatch.setattr(accounts, "claims_of", lambda cookies, origin: claims("ola@kommune.no") if cookies else {})
    for _ in range(3):
        assert identity.Door().refused({"a": "b"}, "/budsjett") == "ola@kommune.no"
    assert identity.Door().refused({}, "/") == ""
    found = [(act.done_by, act.about) for act in acts(people) if act.thing == "refusal"]
    assert found == [("ola@kommune.no", "/budsjett")]


def may_load(user: User, as_of_entry: int | None = None) -> bool:
    return Context(user, Language("nb"), Look("M", "light"), "1", as_of_entry=as_of_entry).may_load


def test_every_role_has_its_pages_and_programmes_and_no_other(with_sample: Store) -> None:
    signature = cached.version(None)
    everything = cached.programmes(User("all", Role.VIEWER, None), signature)
    by_name = {one.programme: one for one in everything if one.programme in (SPIR, INVENTED)}
    probes = 0
    for in_spir, in_invented, everywhere in itertools.product((None, *Role), repeat=3):
        has = {SPIR: in_spir, INVENTED: in_invented, None: everywhere}
        held = [(where, role) for where, role in has.items() if role is not None]
        if not held:
            continue
        user = identity.with_roles(Account("kari", 0, 0), held)
        seen = {one.programme for one in cached.programmes(user, signature)} & set(by_name)
        assert seen == {name for name in by_name if has[name] or everywhere}
        for name, page in itertools.product(seen, PAGES):
            choices = Choices(by_name[name], Selection(name, 2024), everything, (2024,), ())
            own = max(has[name] or 0, everywhere or 0) if page.has_filters else max(role for _, role in held)
            assert (page in reachable(user, choices)) == (own >= page.role), (has, name, page.name)
            probes += 1
        for name in by_name:
            may_edit = max(has[name] or 0, everywhere or 0) >= Role.EDITOR
            assert user.may(Role.EDITOR, [name]) == may_edit
            assert may_load(user.in_programme(name)) == may_edit
            assert not may_load(user.in_programme(name), as_of_entry=1)
            probes += 3
        assert user.may(Role.EDITOR, by_name) == (min(user.role_in(name) or 0 for name in by_name) >= Role.EDITOR)
    assert probes > 2000


WHO = ("viewer", "editor", "both", "all", "withdrawn", "nobody", "over", "")


def test_a_presentation_is_there_for_the_roles_of_its_programme_and_for_nobody_else(
    people: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = dt.date(2026, 11, 26)
    made = [editions.freeze(people, name, "Møte", day, 2024, None, (), by="x") for name in (SPIR, INVENTED, SPIR)]
    editions.withdraw(people, made[2].edition, by="x")
    held = {
        "viewer": {SPIR: "viewer"},
        "editor": {SPIR: "editor"},
        "both": {SPIR: "viewer", INVENTED: "editor"},
        "all": {None: "viewer"},
        "withdrawn": {SPIR: "editor"},
        "over": {None: "administrator"},
    }
    for name, has in held.items():
        for where, role in has.items():
            given = roles.give(people, name, where, role, None, by="x")
            if name == "withdrawn":
                roles.withdraw(people, given, by="x")
    monkeypatch.setenv("PROGRAMSTATUS_SIGN_IN_CLAIM", "email")
    monkeypatch.setattr(
        accounts,
        "claims_of",
        lambda cookies, origin: claims(cookies["who"], ends_in=-1 if cookies["who"] == "over" else 600),
    )
    monkeypatch.setattr(meetings, "presentation", lambda *asked: Prepared(b"seen", b"seen", ""))

    def status(who: str, came: Origin | None, which: str, programme: str = "") -> tuple[int, bytes]:
        headers = [(b"cookie", f"who={who}".encode())] + ([(ORIGIN_HEADER.encode(), came.encode())] if came else [])
        query = urlencode({"programme": programme, "year": 2024}).encode()
        scope = {"type": "http", "path_params": {"which": which}, "query_string": query, "headers": headers}
        answer = presentation_routes.show(Request(scope))
        return answer.status_code, bytes(answer.body)

    there_is_none = status("nobody", Origin.ACCOUNT, "99")
    assert there_is_none[0] == 404
    asked = [(str(one.edition), one.programme) for one in made] + [(DRAFT, SPIR), (DRAFT, INVENTED), ("99", "")]
    for who, came, (which, programme) in itertools.product(WHO, (Origin.ACCOUNT, Origin.LINK, None), asked):
        has = {} if who in ("withdrawn", "over") or came is not Origin.ACCOUNT else held.get(who, {})
        role = has.get(programme) or has.get(None)
        may = role == "editor" if which == DRAFT else role is not None and which in ("1", "2")
        assert status(who, came, which, programme) == ((200, b"seen") if may else there_is_none), (
            who,
            which,
            programme,
        )


def looked_on(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(identity, "claims", lambda: claims(name))


def test_one_programme_is_all_there_is_until_its_role_is_withdrawn(
    people: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = roles.give(people, "kari@kommune.no", SPIR, "editor", None, by="admin")
    looked_on(monkeypatch, "kari@kommune.no")

    app = open_app("history", programme=INVENTED)
    assert "kari@kommune.no" in html(app)
    assert INVENTED not in " ".join([*texts(app), str(app.query_params)])
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        go(app, "access")

    roles.withdraw(people, given, by="admin")
    app.run()
    assert headline(app) == Language("nb").text("admission.ended.title")
    assert SPIR not in html(app)
    assert "logg-inn?next=" in html(app)


def test_an_administrator_gives_and_withdraws_roles_of_their_programme(
    people: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    roles.give(people, "ola@kommune.no", None, "viewer", None, by="first")
    roles.give(people, "kari@kommune.no", SPIR, "administrator", None, by="first")
    looked_on(monkeypatch, "kari@kommune.no")
    app = open_app("access")
    assert "ola@kommune.no" not in html(app)
    assert app.selectbox(key="role-programme").options == [SPIR]

    app.text_input(key="role-account").set_value("Eva@kommune.no")
    press(app, "give-role-now")
    newest = roles.roles(people)[0]
    assert (newest.account, newest.programme, newest.role, newest.given_by) == (
        "eva@kommune.no",
        SPIR,
        "viewer",
        "kari@kommune.no",
    )
    press(app, f"turn-role-{newest.given}")
    assert not roles.roles(people)[0].counts(now_utc())
    assert Language("nb").text("access.withdrawn") in html(app)


def test_a_file_is_loaded_by_whoever_is_an_editor_of_all_that_it_speaks_of(
    people: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken, title = Language("nb"), "pages.upload.not_yours"
    roles.give(people, "kari@kommune.no", SPIR, "editor", None, by="admin")
    looked_on(monkeypatch, "kari@kommune.no")

    app = upload(open_app("upload"), workbook(GOOD))
    assert spoken.text(title) in panels(app)
    assert not has_button(app, "confirm") and not has_button(app, "sample")

    roles.give(people, "kari@kommune.no", "Fjell", "editor", None, by="admin")
    app.run()
    assert spoken.text(title) not in panels(app)
    assert has_button(app, "confirm")
