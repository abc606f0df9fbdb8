"""A page by keyboard and by ear: what a button belongs to, where the focus goes, and where a link leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from language import Language
from tests.browser.checks import accessibility_violations, cut_text
from tests.browser.conftest import OpenPage
from tests.pages.reckoned import INVENTED

pytestmark = pytest.mark.browser

NB = Language("nb")
BUDGET = f"/budsjett?programme={INVENTED}&year=2024"


def test_a_button_is_named_with_its_chart(open_page: OpenPage) -> None:
    page = open_page(BUDGET).page
    shown = page.locator("[class*=st-key-chart-]").filter(has=page.locator("[class*=st-key-actions-]"))
    assert shown.count() > 1
    for chart in shown.all():
        title = chart.locator("h2.ps-title").first.inner_text().strip()
        buttons = chart.locator("[class*=st-key-actions-] button")
        words = [word.strip() for word in buttons.locator("p").all_inner_texts()]
        names = [button.get_attribute("aria-label") for button in buttons.all()]
        assert {NB.text(f"actions.{name}") for name in ("table", "download", "sources", "link")} <= set(words)
        assert names == [f"{word}: {title}" for word in words]
        expect(chart.locator(".ps-more summary")).to_have_attribute("aria-label", f"{NB.text('actions.more')}: {title}")


def test_a_popover_takes_the_focus_and_gives_it_back(open_page: OpenPage) -> None:
    opened = open_page(BUDGET)
    page = opened.page
    button = page.locator(".st-key-table-budget button").first
    body = page.get_by_test_id("stPopoverBody")

    # "Mer" is the stop before the row that it opens.
    expect(button).to_be_hidden()
    page.locator(".st-key-chart-budget .ps-more summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(body).to_be_focused()
    expect(body.locator("th[scope=row]").first).to_be_visible()
    opened.settle()
    expect(body).to_have_attribute("aria-label", button.get_attribute("aria-label") or "")
    assert accessibility_violations(page) == []
    assert cut_text(page) == []
    # The table is the first stop, and it can be scrolled from there.
    page.keyboard.press("Tab")
    expect(body.locator(".ps-table")).to_be_focused()

    page.keyboard.press("Escape")
    expect(body).to_have_count(0)
    expect(button).to_be_focused()


def test_another_page_opens_whole_while_a_popover_is_open(open_page: OpenPage) -> None:
    opened = open_page(BUDGET)
    page = opened.page
    opened.open_more("budget")
    page.locator(".st-key-table-budget button").first.click()
    opened.settle()

    page.get_by_test_id("stTopNavLink").filter(has_text=NB.text("navigation.data")).click()
    expect(page.locator("h1")).to_have_text(NB.text("pages.upload.headline"))
    opened.settle()
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_a_link_to_a_chart_leads_to_it(open_page: OpenPage) -> None:
    top = open_page(BUDGET).page
    last = top.locator("[class*=st-key-chart-] h2.ps-title").last
    name = last.get_attribute("id")
    expect(last).not_to_be_in_viewport()

    page = open_page(f"{BUDGET}#{name}").page
    expect(page.locator(f"#{name}")).to_be_in_viewport()
