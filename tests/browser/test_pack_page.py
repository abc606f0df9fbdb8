"""The pack as one HTML file, opened from a folder as from an e-mail: drawn, quiet, readable by everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from analysis.facts import programmes
from analysis.pack.build import build
from analysis.pack.writers import write
from data.sample import install
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import Language
from tests.browser.checks import accessibility_violations

pytestmark = pytest.mark.browser

DRAWN = "() => [...document.querySelectorAll('.plot')].every((plot) => plot.querySelector('.main-svg'))"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pack")
    store = Store(folder / "store.duckdb")
    install(store)
    connection = Snapshot(store).cursor(None)
    invented = next(known for known in programmes(connection) if known.is_invented)
    path = folder / "pack.html"
    path.write_bytes(write(build(connection, invented, 2024, Language(), compared_year=2023), "html"))
    return path


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Open]:
    """The file at some width and scheme; at the end it may not have asked for anything or complained."""
    complaints: list[str] = []
    pages: list[Page] = []

    def open_file(width: int, scheme: str) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, offline=True)  # type: ignore[arg-type]
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda asked: None if asked.url.startswith(("file:", "data:")) else complaints.append(asked.url)
        )
        page.goto(file.as_uri())
        page.wait_for_function(DRAWN, timeout=60_000)
        pages.append(page)
        return page

    yield open_file
    for page in pages:
        page.context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_it_is_drawn_fits_and_is_accessible(opened: Open, width: int, scheme: str) -> None:
    page = opened(width, scheme)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".modebar-btn").count() == 0
    assert accessibility_violations(page) == []


def test_figures_follow_the_scheme_and_open_for_print(opened: Open) -> None:
    page = opened(1440, "light")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.querySelector('.plot').dataset.drawn === 'M-dark'")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert page.evaluate("document.querySelector('.plot').dataset.drawn") == "M-light"
    assert page.locator("details:not([open])").count() == 0
