"""The first page in a browser: what a phone's first screen holds, the rows of years, and the line of choices."""

from __future__ import annotations

import pytest

from language import Language
from tests.browser.checks import accessibility_violations, cut_text, sideways_scrolling
from tests.browser.conftest import PHONE, OpenPage
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("programme", [INVENTED, SPIR])
def test_the_first_phone_screen_holds_headline_and_all_three_figures(open_page: OpenPage, programme: str) -> None:
    page = open_page(f"/?programme={programme}", width=PHONE, height=740).page
    figures = page.locator(".ps-figures").first.locator(".ps-figure")

    assert figures.count() == 3
    assert max(box["y"] + box["height"] for box in (figure.bounding_box() for figure in figures.all()) if box) < 740
    assert cut_text(page) == [] and sideways_scrolling(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (1024, "light")])
def test_the_rows_of_years_are_whole_and_lead_to_their_indicator(open_page: OpenPage, width: int, scheme: str) -> None:
    opened = open_page(f"/?programme={INVENTED}", width=width, scheme=scheme)
    assert [*cut_text(opened.page), *sideways_scrolling(opened.page), *accessibility_violations(opened.page)] == []

    opened.page.locator(".ps-trends a", has_text="Attraktivitet").click()
    opened.page.wait_for_url("**indicator=attractiveness*")
    opened.settle()
    assert opened.page.locator("h1:visible").count() == 1


def test_the_line_of_choices_is_worked_by_keyboard(open_page: OpenPage) -> None:
    opened = open_page(f"/budsjett?programme={INVENTED}", width=1024)
    page = opened.page
    page.locator(".st-key-filters button").focus()
    page.keyboard.press("Enter")
    page.locator(".st-key-language").wait_for()
    opened.settle()
    assert accessibility_violations(page) == []
    english = page.locator(".st-key-language").get_by_role("radio", name="English")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.st-key-language') !== null"):
            break
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**language=en*")
    opened.settle()
    assert english.get_attribute("aria-checked") == "true"
    page.keyboard.press("Escape")
    assert Language("en").text("pages.budget.title") in page.title()
