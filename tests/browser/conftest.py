"""A real server and a real Chromium for the tests of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright

from language import Language
from pages import page as page_named
from tests.browser import chromium
from tests.browser.running import Server, running_server

PHONE, SCREEN = 360, 1440
_PHONE_AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Mobile Safari/537.36"
)
_CHROMIUM_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Settled: connected, the script is done, nothing is stale, every figure is drawn, and for a third of a second the
# page has not changed.
_SETTLED = """
() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMainBlockContainer"]');
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
  const ready = app && main && main.textContent.trim()
    && app.dataset.testScriptState === "notRunning"
    && app.dataset.testConnectionState === "CONNECTED"
    && document.fonts.status === "loaded"
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
    && charts.every((chart) => chart.querySelector(".main-svg"));
  const state = ready ? `${document.querySelectorAll("*").length} ${document.body.textContent.length}` : "";
  if (!ready || state !== window.settledState) {
    window.settledState = state;
    window.settledSince = performance.now();
    return false;
  }
  return performance.now() - window.settledSince > 330;
}
"""

OpenPage = Callable[..., "OpenedPage"]


class OpenedPage:
    """A page in the browser, and what it complained of meanwhile."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server
        self.complaints: list[str] = []
        self._logged_before = len(server.log)
        page.on("console", lambda message: self._note(message.type == "error", f"console: {message.text}"))
        page.on("pageerror", lambda error: self._note(True, f"script: {error}"))
        page.on("request", lambda request: self._note(self._leaves(request.url), f"elsewhere: {request.url}"))
        page.on(
            "requestfailed", lambda request: self._note(_is_missed(request), f"failed: {request.url} {request.failure}")
        )

    def go(self, path: str) -> None:
        """Open a path of the server and wait until it has settled."""
        self.page.goto(self.server.url + path)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing moves any more, from now on."""
        self.page.evaluate("delete window.settledState")
        self.page.wait_for_function(_SETTLED, timeout=60_000, polling=100)

    def turn_to(self, name: str, language: str = "nb") -> None:
        """Go to a page as on a screen: by its area where one is in another, then by its name."""
        wanted, spoken = page_named(name), Language(language)
        beside = self.page.locator(".st-key-area a", has_text=spoken.text(wanted.title_key))
        if not beside.count():
            area = spoken.text(f"navigation.{wanted.area}")
            self.page.get_by_test_id("stTopNavLink").filter(has_text=area).click()
            self.page.locator(f'.st-key-area [data-area="{area}"]').or_(self.page.locator("h1")).first.wait_for()
            self.settle()
        if beside.count():
            beside.click()
        self.stands_on(name, language)

    def stands_on(self, name: str, language: str = "nb") -> None:
        """That page is open, and the navigation says so."""
        wanted, spoken = page_named(name), Language(language)
        current = self.page.locator('[data-testid="stTopNavLink"][aria-current="page"]')
        expect(current).to_have_text(spoken.text(f"navigation.{wanted.area}"))
        here = self.page.locator('.st-key-area [aria-current="page"]')
        # An area of one page has no second line.
        expect(here.or_(current).last).to_have_text(spoken.text(wanted.title_key))
        self.settle()
        assert self.page.title().startswith(spoken.text(wanted.title_key))
        assert self.page.locator("h1:visible").count() == 1

    def open_more(self, chart: str) -> None:
        """Show what can be done with a chart, as by the word at the right of its title."""
        self.page.locator(f".st-key-chart-{chart} .ps-more summary").click()

    def open_choices(self) -> None:
        """Open what stands behind the line of programme, year and language."""
        self.page.locator(".st-key-filters button").first.click()
        self.page.locator(".st-key-language").wait_for()

    @property
    def errors_logged(self) -> list[str]:
        """The last line of every traceback that the server has logged since this page was opened."""
        tracebacks = self.server.log[self._logged_before :].split("Traceback (most recent call last):")[1:]
        return [next(line for line in text.splitlines() if line[:1].strip()) for text in tracebacks]

    def _leaves(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.server.url).netloc

    def _note(self, is_wrong: bool, complaint: str) -> None:
        if is_wrong:
            self.complaints.append(complaint)


def _is_missed(request: Request) -> bool:
    """Whether a page waited for a request that failed: a question about news ends where the page is left."""
    return not (urlsplit(request.url).path == "/nytt" and "ERR_ABORTED" in str(request.failure))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with the sample data. Tests that change data start a server of their own."""
    with running_server(tmp_path_factory.mktemp("server")) as started:
        yield started


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose data the tests of a file may add to, and whose pages ask for news all the time."""
    with running_server(tmp_path_factory.mktemp("own"), settings={"PROGRAMSTATUS_NEWS_SECONDS": "0.5"}) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = chromium.find()
    assert path, "no Chromium here: run `make test-browser`, which installs it or says what to do"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(_CHROMIUM_FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Iterator[dict[bool, BrowserContext]]:
    """A phone (True) and a screen (False), kept for all tests: what they have fetched once is not parsed again."""
    kept = {
        True: browser.new_context(reduced_motion="reduce", locale="nb-NO", has_touch=True, user_agent=_PHONE_AGENT),
        False: browser.new_context(reduced_motion="reduce", locale="nb-NO"),
    }
    yield kept
    for context in kept.values():
        context.close()


@pytest.fixture
def open_page(visitors: dict[bool, BrowserContext], request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Open a path as an unknown visitor. At the end of the test no page may have complained.

    `open_page("/budsjett", width=PHONE, scheme="dark")` uses the shared server unless given another one.
    """
    opened: list[OpenedPage] = []

    def open_path(
        path: str,
        width: int = SCREEN,
        height: int | None = None,
        scheme: str = "light",
        server: Server | None = None,
    ) -> OpenedPage:
        is_phone = width <= 640
        visitors[is_phone].clear_cookies()
        shown = visitors[is_phone].new_page()
        shown.set_viewport_size({"width": width, "height": height or (800 if is_phone else 900)})
        shown.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page = OpenedPage(shown, server or request.getfixturevalue("server"))
        opened.append(page)
        page.go(path)
        return page

    yield open_path
    complaints = [complaint for page in opened for complaint in page.complaints]
    for page in opened:
        page.page.close()
    assert complaints == []
