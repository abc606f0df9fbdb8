"""The checks find what they are for, and only that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import accessibility_violations, cut_text, sideways_scrolling

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    yield page
    page.close()


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            '<p style="width:80px;overflow:hidden;white-space:nowrap">Bærekraft og lokal verdi</p>', id="hidden"
        ),
        pytest.param(
            '<p style="width:80px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Bærekraft og verdi</p>',
            id="ellipsis",
        ),
        pytest.param('<div style="height:18px;overflow:hidden"><p>En<br>to<br>tre</p></div>', id="too low"),
        pytest.param('<svg width="60" height="40"><text x="0" y="20">Arbeidsplasser</text></svg>', id="figure"),
    ],
)
def test_cut_text_is_found(page: Page, html: str) -> None:
    page.set_content(html)

    assert len(cut_text(page)) >= 1


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>Bærekraft er lavest: 2 av 6</p>", id="plain"),
        pytest.param('<div style="width:80px;overflow:auto;white-space:nowrap">Bærekraft og verdi</div>', id="scrolls"),
        pytest.param(
            '<p style="position:absolute;width:1px;height:1px;overflow:hidden">Bare for skjermleser</p>',
            id="screen reader",
        ),
        pytest.param('<p style="width:80px;overflow:hidden;display:none">Bærekraft og verdi</p>', id="not shown"),
        pytest.param('<svg width="200" height="40"><text x="0" y="20">Arbeidsplasser</text></svg>', id="figure"),
    ],
)
def test_whole_text_is_left_alone(page: Page, html: str) -> None:
    page.set_content(html)

    assert cut_text(page) == []


def test_what_is_wider_than_the_window_is_found(page: Page) -> None:
    page.set_content('<p style="width:500px">Bred</p>')
    assert sideways_scrolling(page) != []

    page.set_content("<p>Smal</p>")
    assert sideways_scrolling(page) == []


def test_axe_finds_what_is_wrong_and_nothing_on_a_right_page(page: Page) -> None:
    whole = '<html lang="nb"><head><title>Prøve</title></head><body><main><h1>Hei</h1>{}</main></body></html>'

    page.set_content(whole.format('<button></button><p style="color:#bbb;background:#fff">Svak</p>'))
    assert {violation.split(":")[0] for violation in accessibility_violations(page)} == {
        "button-name",
        "color-contrast",
    }

    page.set_content(whole.format("<button>Last inn</button>"))
    assert accessibility_violations(page) == []
