"""The history in a real browser: taking back, looking back, the sheet behind a number, and news on an open page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from data.store import batches
from language import Language
from tests.browser.checks import accessibility_violations, cut_text, english_words, sideways_scrolling
from tests.browser.conftest import PHONE, SCREEN, OpenedPage, OpenPage
from tests.browser.running import Server
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser

NB = Language("nb")
expect.set_options(timeout=30_000)


def faults(opened: OpenedPage) -> list[str]:
    page = opened.page
    return [*cut_text(page), *sideways_scrolling(page), *english_words(page), *accessibility_violations(page)]


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (SCREEN, "light")])
def test_the_sheet_opens_at_the_cell(open_page: OpenPage, width: int, scheme: str) -> None:
    opened = open_page(f"/?programme={SPIR}", width=width, scheme=scheme)
    page = opened.page
    opened.open_more("profile")
    page.locator(".st-key-sources-profile button").first.click()
    page.locator(".st-key-show-sources-profile button").click()
    cell = page.get_by_role("dialog").locator("td.is-source")

    expect(cell).to_be_in_viewport()
    expect(cell).to_contain_text("3,5")
    opened.settle()
    assert faults(opened) == []

    # The choices it came from are closed, and the keyboard finds the way out.
    assert page.locator(".st-key-show-sources-profile").count() == 0
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_load_is_taken_back_and_put_back(open_page: OpenPage, own_server: Server) -> None:
    opened = open_page("/historikk", width=PHONE, server=own_server)
    page, entry = opened.page, opened.page.locator(".st-key-batch-2")

    for button, status in (("take_back", "withdrawn"), ("put_back", "current")):
        entry.get_by_role("button", name=NB.text(f"history.{button}"), exact=True).click()
        confirm = page.get_by_role("dialog").locator(".st-key-confirm-turn button")
        expect(confirm).to_be_visible()
        opened.settle()
        assert faults(opened) == []
        assert batches.history(own_server.store()).set_index("batch")["status"][2] != status

        confirm.click()
        expect(entry.locator(".ps-status")).to_have_text(NB.text(f"history.status_{status}"))
        assert batches.history(own_server.store()).set_index("batch")["status"][2] == status


def test_looking_back_holds_through_pages_and_reloads(open_page: OpenPage, own_server: Server) -> None:
    opened = open_page("/historikk", server=own_server)
    batches.withdraw(own_server.store(), 2, by="kari")
    page, banner = opened.page, opened.page.locator(".st-key-looking-back")
    programmes = page.locator(".st-key-programme")
    page.locator(".st-key-as-of-2 button").click()

    expect(banner).to_be_visible()
    opened.settle()
    assert "as_of=2" in page.url
    assert faults(opened) == []
    opened.turn_to("budget")
    page.reload()
    opened.settle()
    expect(banner).to_be_visible()
    opened.open_choices()
    programmes.locator("input").click()
    expect(page.get_by_role("option", name=INVENTED)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")

    banner.get_by_role("button").click()
    expect(banner).to_have_count(0)
    opened.settle()
    assert "as_of" not in page.url
    opened.open_choices()
    programmes.locator("input").click()
    expect(page.get_by_role("option")).to_have_text([SPIR, "Gnist", "Eksempelrunden (oppdiktet)"])


def test_an_open_page_says_that_there_is_news_and_waits(open_page: OpenPage, own_server: Server) -> None:
    opened = open_page(f"/?programme={SPIR}", width=PHONE, server=own_server)
    page, news = opened.page, opened.page.locator(".st-key-news")
    headline = page.locator("h1").inner_text()
    expect(news).to_be_hidden()

    batches.withdraw(own_server.store(), 1, by="kari")

    expect(news).to_contain_text(NB.text("history.news"), timeout=30_000)
    assert page.locator("h1").inner_text() == headline
    assert faults(opened) == []
    news.get_by_role("button").click()
    expect(news).to_be_hidden()
    expect(page.locator("h1")).not_to_have_text(headline)


def test_the_calendar_speaks_norwegian(open_page: OpenPage) -> None:
    opened = open_page("/historikk")
    opened.page.locator(".st-key-as-of-day button").first.click()
    expect(opened.page.get_by_role("application")).to_be_visible()

    assert english_words(opened.page) == []
