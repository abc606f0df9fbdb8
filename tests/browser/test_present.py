"""The presentation in a real browser: keys, swipes, buttons, no connection, light and dark, paper, and editions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data.store import editions
from data.store.database import Store
from data.store.editions import ScreenChoice
from language import Language
from tests.browser.checks import accessibility_violations, cut_text, sideways_scrolling
from tests.browser.conftest import OpenPage
from tests.browser.running import Server, running_server
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser

NB = Language("nb")
SENTENCE = "Hva vil vi oppnå med bærekraft?"
PARTS = (
    ScreenChoice("status"),
    ScreenChoice("profile", text=SENTENCE),
    ScreenChoice("years"),
    ScreenChoice("budget"),
    ScreenChoice("budget-areas"),
    ScreenChoice("jobs"),
    ScreenChoice("since"),
    ScreenChoice("discuss"),
)
UNDRAWN = ".plot:not([data-ready])"


@pytest.fixture(scope="module")
def meeting_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with an edition of each sample programme, the invented one's second."""
    folder: Path = tmp_path_factory.mktemp("meeting")
    with running_server(folder) as started:
        started.get("/presentasjon/vis/0")  # the first question makes the store
        store = Store(folder / "programstatus.duckdb")
        editions.freeze(store, INVENTED, "Styremøte", dt.date(2024, 3, 12), 2023, 2022, PARTS, by="kari")
        editions.freeze(store, INVENTED, "Styremøte", dt.date(2025, 3, 12), 2024, 2023, PARTS, by="kari")
        editions.freeze(store, SPIR, "Styremøte", dt.date(2025, 3, 12), 2024, None, PARTS, by="kari")
        yield started


class Room:
    """A presentation on a wall, or in a hand, and what it complained of and asked for."""

    def __init__(self, context: BrowserContext, server: Server, which: str) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.goto(f"{server.url}/presentasjon/vis/{which}")
        self.wait_until_drawn()

    def wait_until_drawn(self) -> None:
        """Not by a script in the page: its content policy lets none in."""
        expect(self.page.locator(UNDRAWN)).to_have_count(0, timeout=60_000)

    @property
    def place(self) -> str:
        return self.page.locator("#where").inner_text()

    @property
    def title(self) -> str:
        (shown,) = self.page.locator("h1:visible").all_inner_texts()
        return shown

    def press(self, *keys: str) -> str:
        for key in keys:
            self.page.keyboard.press(key)
        return self.place


@pytest.fixture
def room(browser: Browser, meeting_server: Server) -> Iterator[Room]:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    opened = Room(context, meeting_server, "2")
    yield opened
    context.close()
    assert opened.complaints == []


def test_keys_and_a_clicker_step(room: Room) -> None:
    assert room.place == "1 av 12"
    assert room.press("ArrowRight", " ", "PageDown", "Enter") == "5 av 12"
    assert room.press("ArrowLeft", "PageUp", "Shift+ ", "Backspace") == "1 av 12"
    assert room.press("PageUp") == "1 av 12"
    assert room.press("End", "ArrowRight") == "12 av 12"
    assert room.press("Home") == "1 av 12"


def test_one_screen_is_seen_and_said_at_a_time(room: Room) -> None:
    titles = [room.title]
    for _ in range(11):
        room.press("ArrowRight")
        titles.append(room.title)
        said = room.page.locator("#said")
        assert said.get_attribute("aria-live") == "polite"
        assert said.inner_text() == f"{room.place}: {room.title}"

    assert len(set(titles)) == 12
    assert titles[0] == INVENTED
    assert "siden Styremøte 12. mars 2024" in titles[10].replace("\u00a0", " ")


def test_buttons_step_and_then_leave_the_keyboard_alone(room: Room) -> None:
    on, back = room.page.get_by_role("button", name=NB.text("meeting.on")), room.page.locator("#back")
    on.click()
    on.click()
    back.click()
    assert room.place == "2 av 12"
    # Space after a click on ← goes on, not back.
    assert room.press(" ") == "3 av 12"
    back.focus()
    assert room.press(" ") == "2 av 12"


def test_nothing_is_asked_for_after_the_page_and_none_is_needed(room: Room) -> None:
    assert [url for url in room.asked if not url.startswith("data:")] == [room.asked[0]]
    room.context.set_offline(True)
    for number in range(2, 11):
        assert room.press("ArrowRight") == f"{number} av 12"
        for plot in room.page.locator("section:not([inert]) .plot").all():
            expect(plot.locator(".main-svg").first).to_be_visible()
    assert len([url for url in room.asked if not url.startswith("data:")]) == 1


def test_a_screen_can_be_reopened_by_its_address(room: Room) -> None:
    room.press("ArrowRight", "ArrowRight")
    title = room.title
    room.page.reload()
    room.wait_until_drawn()

    assert (room.place, room.title) == ("3 av 12", title)
    for beyond, place in (("#99", "12 av 12"), ("#0", "1 av 12"), ("#x", "1 av 12")):
        room.page.evaluate("(hash) => { location.hash = hash; }", beyond)
        expect(room.page.locator("#where")).to_have_text(place)


def test_full_screen_is_entered_by_key(room: Room) -> None:
    room.press("f")
    expect(room.page.locator(":fullscreen")).to_have_count(1)
    expect(room.page.locator("#leave")).to_be_hidden()
    room.press("f")
    expect(room.page.locator(":fullscreen")).to_have_count(0)


def test_the_programme_leaders_sentence_and_the_mark_are_on_the_wall(room: Room) -> None:
    room.press("ArrowRight", "ArrowRight")
    expect(room.page.get_by_text(SENTENCE)).to_be_visible()
    for _ in range(7):
        expect(room.page.locator(".mark:visible")).to_have_text(NB.text("marks.invented_figures"))
        room.press("ArrowRight")


@pytest.mark.parametrize(
    ("width", "height", "scheme", "language"),
    [(1920, 1080, "light", "nb"), (1280, 720, "dark", "en"), (390, 800, "dark", "nb")],
)
def test_every_screen_is_whole(
    browser: Browser, meeting_server: Server, width: int, height: int, scheme: str, language: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    for which in (2, 3):
        room = Room(context, meeting_server, f"{which}?language={language}")
        assert room.page.evaluate("document.documentElement.lang") == language
        for number in range(1, room.page.locator("section").count() + 1):
            faults = [
                *cut_text(room.page),
                *sideways_scrolling(room.page),
                *accessibility_violations(room.page),
                *room.complaints,
            ]
            assert faults == [], f"screen {number} of edition {which}"
            room.press("PageDown")
    context.close()


def test_type_is_large_enough_for_the_back_of_the_room(room: Room) -> None:
    for _ in range(10):
        sizes = room.page.evaluate(
            """() => [...document.querySelectorAll("section:not([inert]) :is(h1, h2, p, td, th, li, text)")]
            .filter((one) => one.checkVisibility() && one.textContent.trim() && !one.closest("footer"))
            .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
        )
        assert min(sizes) >= 18
        room.press("ArrowRight")


def test_a_swipe_steps(browser: Browser, meeting_server: Server) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, reduced_motion="reduce")
    room = Room(context, meeting_server, "2")

    def swipe(start: tuple[int, int], end: tuple[int, int]) -> str:
        room.page.evaluate(
            """([start, end]) => {
              const body = document.body;
              const at = ([clientX, clientY]) => new Touch({identifier: 1, target: body, clientX, clientY});
              const say = (name, touches, changedTouches) =>
                body.dispatchEvent(new TouchEvent(name, {touches, changedTouches, bubbles: true}));
              say("touchstart", [at(start)], [at(start)]);
              say("touchend", [], [at(end)]);
            }""",
            [list(start), list(end)],
        )
        return room.place

    assert swipe((320, 300), (80, 310)) == "2 av 12"
    assert swipe((320, 300), (80, 310)) == "3 av 12"
    assert swipe((80, 300), (320, 310)) == "2 av 12"
    # Short, or down the page, is no step.
    assert swipe((200, 300), (180, 300)) == "2 av 12"
    assert swipe((200, 500), (130, 300)) == "2 av 12"
    context.close()


def test_the_room_goes_dark_and_the_figures_follow(room: Room) -> None:
    room.press("ArrowRight", "ArrowRight")
    name = room.page.locator("section:not([inert]) .plot text").first
    before = name.evaluate("(text) => getComputedStyle(text).fill")
    room.page.emulate_media(color_scheme="dark")

    expect(room.page.locator("section:not([inert]) .plot")).to_have_attribute("data-drawn", re.compile("^L-dark"))
    assert (
        room.page.locator("section:not([inert]) .plot text").first.evaluate("(text) => getComputedStyle(text).fill")
        != before
    )


def test_on_paper_each_screen_is_a_page(room: Room) -> None:
    paper = room.page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 12


def test_it_keeps_to_itself(meeting_server: Server) -> None:
    answer = meeting_server.get("/presentasjon/vis/2")
    policy = str(answer.headers["Content-Security-Policy"])

    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy and "script-src 'unsafe-inline'" not in policy and "http" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert meeting_server.get("/presentasjon/vis/99").status == 404


def test_from_the_page_into_the_room_and_back(open_page: OpenPage, meeting_server: Server) -> None:
    opened = open_page(f"/presentasjon?programme={SPIR}&edition=3", server=meeting_server)
    page = opened.page
    expect(page.locator(".st-key-looking-back")).to_contain_text("Utgave: Styremøte")
    page.get_by_role("link", name=re.compile("^Start Styremøte")).click()
    expect(page.locator(UNDRAWN)).to_have_count(0)
    expect(page.locator("#where")).to_be_visible()
    assert page.locator("h1:visible").all_inner_texts() == [SPIR]

    page.locator("#leave").click()
    opened.settle()
    assert page.locator("h1:visible").count() == 1
    assert "/presentasjon?programme=Spir" in page.url
