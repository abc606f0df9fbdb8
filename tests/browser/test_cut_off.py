"""A network that is gone for a while: what was being written is there when it is back, and no more than may be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from data.store import notes, shares
from data.store.database import now_utc
from language import Language
from tests.browser.checks import english_words
from tests.browser.conftest import OpenedPage, OpenPage
from tests.browser.cutting import Network, network
from tests.browser.running import Server, running_server
from tests.browser.test_load_page import drop
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.test_upload import GOOD, workbook

pytestmark = pytest.mark.browser

NB = Language("nb")
OFF = NB.text("streamlit.connection_error")
ASKED_FIRST = "**/_stcore/h*"
expect.set_options(timeout=30_000)
Open = Callable[[str], OpenedPage]


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its pages ask often whether their reader is still welcome."""
    with running_server(tmp_path_factory.mktemp("cut-off"), settings={"PROGRAMSTATUS_NEWS_SECONDS": "0.5"}) as started:
        yield started


@pytest.fixture
def between(quick: Server) -> Iterator[Network]:
    with network(quick.port) as made:
        yield made


@pytest.fixture
def open_through(open_page: OpenPage, quick: Server, between: Network) -> Iterator[Open]:
    opened: list[OpenedPage] = []

    def through(path: str) -> OpenedPage:
        opened.append(open_page(path, server=replace(quick, port=between.port)))
        opened[-1].page.evaluate("window.isTheSamePage = true")
        return opened[-1]

    yield through
    for one in opened:  # what a browser says of a network that is gone
        one.complaints.clear()


def is_cut_off(page: Page, why: str = "away") -> None:
    said = page.get_by_role("dialog", name=OFF)
    expect(said).to_contain_text(NB.text(f"cut_off.{why}"))
    expect(said.locator("code")).to_have_count(0)
    assert english_words(page) == []


def answer_instead(page: Page, status: int) -> None:
    """What stands between answers for the server, in its own words."""
    page.route(ASKED_FIRST, lambda route: route.fulfill(status=status, body="<html><h1>nginx: Bad Gateway</h1></html>"))


def is_back(page: Page) -> None:
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_be_attached()
    expect(page.get_by_role("dialog", name=OFF)).to_have_count(0)
    assert page.evaluate("window.isTheSamePage")


def test_what_was_half_written_is_there_when_the_network_is_back(
    open_through: Open, quick: Server, between: Network
) -> None:
    """A note, and a cell of a file that waits in the session."""
    noting, mending = open_through(f"/budsjett?programme={INVENTED}"), open_through("/last-inn")
    noting.open_more("budget")
    noting.page.locator(".st-key-note-budget button").click()
    note = noting.page.locator(".st-key-note-text-budget textarea")
    note.press_sequentially("Halvskrevet")
    drop(mending.page, ("poeng.xlsx", workbook([*GOOD[:1], ("Fjell", 2024, "Bærekraft", "Total poengsum", 9)])))
    cell = mending.page.locator("[class*=st-key-should-] input")
    cell.fill("3")
    # The last of what the page is made of: one that is cut off on its way is another matter.
    expect(mending.page.locator("[data-testid=stSelectbox] input").last).to_be_visible()

    # A proxy that does not reach its server, and a door that lets nobody in as long as it cannot read the store.
    answers = ((mending.page, 502, "away"), (noting.page, 403, "refused"))
    for page, status, _ in answers:
        answer_instead(page, status)
    between.cut()
    for page, _, why in answers:
        is_cut_off(page, why)
    for page, _, _ in answers:
        page.unroute(ASKED_FIRST)
    between.mend()
    for page, _, _ in answers:
        is_back(page)

    expect(note).to_have_value("Halvskrevet")
    note.press_sequentially(" og skrevet ferdig")
    noting.page.locator(".st-key-note-save-budget button").click()
    expect(noting.page.locator(".ps-notes")).to_contain_text("Halvskrevet og skrevet ferdig")
    assert [one.text for one in notes.notes(quick.store())] == ["Halvskrevet og skrevet ferdig"]

    expect(cell).to_have_value("3")
    mending.page.get_by_role("button", name=NB.text("upload.mend"), exact=True).click()
    expect(mending.page.locator(".st-key-block-problems")).to_have_count(0)


def test_a_link_closed_while_its_page_was_cut_off_shows_nothing_once_the_network_is_back(
    open_through: Open, quick: Server, between: Network
) -> None:
    # The server makes the store and its samples when its first page is opened.
    page = open_through(f"/budsjett?programme={SPIR}").page
    expect(page.locator(".ps-kicker")).to_contain_text(SPIR)
    token = shares.create(quick.store(), SPIR, None, now_utc() + dt.timedelta(days=1), by="kari")
    # Through a proxy, as everybody comes who needs a link.
    page.set_extra_http_headers({"X-Forwarded-For": "192.0.2.7"})
    page.goto(f"http://127.0.0.1:{between.port}/budsjett?share={token}")
    expect(page.locator(".ps-kicker")).to_contain_text(SPIR)

    between.cut()
    is_cut_off(page)
    (share,) = shares.shares(quick.store(), SPIR)
    shares.withdraw(quick.store(), share.share, by="kari")
    between.mend()
    expect(page.locator(".ps-kicker")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text(SPIR)


def test_a_page_that_came_in_part_is_fetched_anew_from_the_server_and_nothing_before_it(
    open_through: Open,
) -> None:
    """What stands before a server that is away answers in its place: the page would be lost to that answer."""
    page = open_through(f"/budsjett?programme={INVENTED}").page
    answer_instead(page, 502)
    asked = "**/_stcore/health"
    with page.expect_response(asked), page.expect_response(asked):
        page.evaluate("window.dispatchEvent(new Event('vite:preloadError'))")
    assert page.evaluate("window.isTheSamePage")

    with page.expect_navigation():
        page.unroute(ASKED_FIRST)
    expect(page.locator(".ps-kicker")).to_contain_text(INVENTED)
