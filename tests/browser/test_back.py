"""Back and Forward: one page, one entry of the history; and keys that are nobody's shortcut."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pages import CONDITIONS, PAGES, RESTRUCTURING
from tests.browser.conftest import OpenedPage, OpenPage

pytestmark = pytest.mark.browser

NAMES = [
    page.name for page in PAGES if not page.below and CONDITIONS.isdisjoint(page.needs) and page.is_for(RESTRUCTURING)
]


def _entries(opened: OpenedPage) -> int:
    entries: int = opened.page.evaluate("history.length")
    return entries


def test_each_page_is_one_entry_and_back_and_forward_lead_through_them(open_page: OpenPage) -> None:
    opened = open_page("/")
    at_first = _entries(opened)
    for name in NAMES[1:]:
        opened.turn_to(name)
    assert _entries(opened) == at_first + len(NAMES) - 1

    for name in reversed(NAMES[:-1]):
        opened.page.go_back()
        opened.stands_on(name)
    for name in NAMES[1:]:
        opened.page.go_forward()
        opened.stands_on(name)
    assert _entries(opened) == at_first + len(NAMES) - 1


def test_a_link_opens_as_one_entry(open_page: OpenPage) -> None:
    opened = open_page("/")
    before = _entries(opened)
    for url in ("/budsjett", "/arbeidsplasser?language=en"):
        opened.go(url)

    assert _entries(opened) == before + 2


def test_a_link_among_the_words_turns_the_page_within_the_app(open_page: OpenPage) -> None:
    opened = open_page("/?language=en")
    opened.page.evaluate("window.isTheSame = true")
    before = _entries(opened)
    link = opened.page.locator(".ps-findings a.ps-link").first
    address = link.evaluate("(link) => link.href")
    link.focus()
    opened.page.keyboard.press("Enter")
    opened.stands_on("indicator", "en")
    assert opened.page.url.startswith(address)
    assert opened.page.evaluate("window.isTheSame") is True
    assert _entries(opened) == before + 1

    opened.page.go_back()
    opened.stands_on("overview", "en")
    assert opened.page.evaluate("window.isTheSame") is True

    # With a key held the browser does what it does with any link.
    with opened.page.context.expect_page() as tab:
        opened.page.locator(".ps-findings a.ps-link").first.click(modifiers=["Control"])
    assert tab.value.url == address
    tab.value.close()
    assert _entries(opened) == before + 1


def test_a_choice_makes_no_entry_and_is_there_again_after_back(open_page: OpenPage) -> None:
    opened = open_page("/")
    before = _entries(opened)
    opened.open_choices()
    opened.page.locator(".st-key-language").get_by_role("radio", name="English").click()
    opened.settle()
    assert "language=en" in opened.page.url
    assert _entries(opened) == before
    # The choices go when somebody leaves.
    opened.turn_to("fact_sheet", "en")
    expect(opened.page.get_by_test_id("stPopoverBody")).to_have_count(0)

    opened.page.go_back()
    opened.stands_on("overview", "en")
    assert "language=en" in opened.page.url


def test_back_pressed_in_haste_ends_where_it_should(open_page: OpenPage) -> None:
    opened = open_page("/")
    for name in NAMES[1:4]:
        opened.turn_to(name)

    opened.page.evaluate("history.back(); setTimeout(() => history.back(), 60)")
    opened.stands_on(NAMES[1])


@pytest.mark.parametrize("key", ["r", "c", "R", "a"])
def test_a_letter_outside_a_field_asks_nothing_of_the_server(open_page: OpenPage, key: str) -> None:
    opened = open_page("/budsjett")
    opened.page.evaluate(
        """() => {
          window.sent = 0;
          const send = WebSocket.prototype.send;
          WebSocket.prototype.send = function () { window.sent += 1; return send.apply(this, arguments); };
        }"""
    )
    opened.page.locator("h1").click()
    opened.page.keyboard.press(key)
    opened.settle()

    assert opened.page.evaluate("window.sent") == 0
    expect(opened.page.get_by_role("dialog")).to_have_count(0)


def test_letters_in_a_field_are_written(open_page: OpenPage) -> None:
    opened = open_page("/budsjett")
    opened.open_choices()
    page = opened.page
    field = page.locator(".st-key-programme input").first
    field.click()
    page.keyboard.type("rca")

    expect(field).to_have_value("rca")
