"""A jury votes on its own phones, each juror by a link of its own: nothing of the others, and nothing is lost."""

from __future__ import annotations

import datetime as dt
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from data.store import juror_links, vote_rounds
from data.store.database import Store, now_utc
from data.store.snapshot import Snapshot
from language import Language
from pages.shell.admission import JUROR, VOTING
from tests.browser.checks import accessibility_violations, cut_text, english_words, sideways_scrolling
from tests.browser.conftest import PHONE, SCREEN
from tests.browser.running import Server, running_server
from tests.data.factories import load

pytestmark = pytest.mark.browser

NB = Language("nb")
HERE = {"programme": "Prøverunden", "year": 2031}
GO_ON, UNSURE, STOP = (NB.text(f"jury.give_{vote}") for vote in ("go_on", "unsure", "stop"))


@contextmanager
def a_phone(browser: Browser, width: int = PHONE, scheme: str = "light", *, scripts: bool = False) -> Iterator[Page]:
    """Somebody's own browser, without scripts: what is pressed has to work all the same."""
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=scripts,
    )
    yield context.new_page()
    context.close()


def voting_store(folder: Path) -> Store:
    """A round in which two jurors vote on two proposals, each with a link."""
    store = Store(folder / "programstatus.duckdb")
    criteria = [
        {**HERE, "stage": "jury", "criterion": name, "weight": weight} for name, weight in (("Nytt", 2), ("Varig", 1))
    ]
    load(
        store,
        {
            "programmes": [{"programme": "Prøverunden", "name": "Prøverunden", "kind": "innovation"}],
            "proposals": [
                {**HERE, "proposal": name, "municipality": "Nes", "team": f"Laget bak {name}"}
                for name in ("Kai", "Bro")
            ],
            "jurors": [{**HERE, "juror": name, "municipality": "Nes"} for name in ("Ordfører", "Fylket")],
            "criteria": criteria,
        },
    )
    vote_rounds.open_round(store, "Prøverunden", 2031, "Nes", ["Kai", "Bro"], by="leder")
    juror_links.make(store, vote_rounds.open_rounds(store)[0], now_utc() + dt.timedelta(days=2), by="leder")
    return store


def address(server: Server, juror: str, language: str = "nb") -> str:
    store = server.store()
    (link,) = [one for one in juror_links.links(store, 1) if one.juror == juror]
    return f"{server.url}{VOTING}?{JUROR}={juror_links.token(store, link.share.share)}&language={language}"


def test_two_jurors_vote_on_their_phones_and_a_killed_server_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    store = voting_store(tmp_path)
    with a_phone(browser) as mayor, a_phone(browser, scheme="dark") as county, a_phone(browser) as leader:
        pressed = mayor.locator("[aria-pressed=true]")
        with running_server(tmp_path, with_sample=False) as server:
            mayor.goto(address(server, "Ordfører"))
            first = mayor.locator("section").first
            first.get_by_role("textbox").fill("Driften er ikke avklart")
            first.get_by_role("button", name=STOP).click()
            expect(mayor.get_by_role("status")).to_contain_text("1 av 2")
            expect(pressed).to_have_text(STOP)
            expect(first.get_by_role("textbox")).to_have_value("Driften er ikke avklart")

            # Neither the juror beside, nor whoever made the link and opens it, sees what was said.
            county.goto(address(server, "Fylket"))
            leader.goto(address(server, "Ordfører"))
            for page, count in ((county, "0 av 2"), (leader, "1 av 2")):
                expect(page.get_by_role("status")).to_contain_text(count)
                expect(page.locator("[aria-pressed=true]")).to_have_count(0)
                assert "Driften" not in page.content()
            county.locator("section").first.get_by_role("button", name=GO_ON).click()
            expect(county.locator("[aria-pressed=true]")).to_have_text(GO_ON)
            os.kill(server.pid, signal.SIGKILL)

        with running_server(tmp_path, with_sample=False) as server:
            mayor.goto(address(server, "Ordfører"))
            expect(pressed).to_have_text(STOP)
            mayor.locator("section").first.get_by_role("button", name=UNSURE).click()
            expect(pressed).to_have_text(UNSURE)
            mayor.locator("section").last.get_by_role("button", name=GO_ON).click()
            expect(pressed).to_have_count(2)
            seen = "SELECT juror, proposal, vote FROM votes ORDER BY ALL"
            assert Snapshot(store).cursor(None).execute(seen).fetchall() == []
            assert _faults(browser, server) == []
            county.goto(address(server, "Fylket"))
            county.locator("section").last.get_by_role("button", name=STOP).press("Enter")
            expect(county.locator("h1")).to_have_text(NB.text("ballot.closed"))
    assert Snapshot(store).cursor(None).execute(seen).fetchall() == [
        ("Fylket", "Bro", "stop"),
        ("Fylket", "Kai", "go_on"),
        ("Ordfører", "Bro", "go_on"),
        ("Ordfører", "Kai", "unsure"),
    ]


def _faults(browser: Browser, server: Server) -> list[str]:
    """What anybody could find wrong with the page, in both languages, narrow and wide, dark and light."""
    found: list[str] = []

    def missed(request: Request) -> None:
        found.append(request.url)

    for language, width, scheme in (("nb", PHONE, "dark"), ("en", SCREEN, "light")):
        with a_phone(browser, width, scheme, scripts=True) as page:
            page.on("requestfailed", missed)
            page.goto(address(server, "Fylket", language))
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(page.locator(".criteria")).to_contain_text("67")
            found.extend([*cut_text(page), *sideways_scrolling(page), *accessibility_violations(page)])
            found += english_words(page) if language == "nb" else []
    return found
