"""A file dropped on the load page: stored and seen, or refused with its cell named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from language import Language
from tests.browser.checks import accessibility_violations, cut_text, english_words, sideways_scrolling
from tests.browser.conftest import PHONE, SCREEN, OpenedPage, OpenPage
from tests.browser.running import Server, running_server
from tests.pages.test_upload import BAD, GOOD, XLSX, workbook

pytestmark = pytest.mark.browser

NB = Language("nb")
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("load-page"), with_sample=False) as started:
        yield started


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    payloads = [{"name": name, "mimeType": XLSX, "buffer": content} for name, content in files]
    page.locator("input[type=file]").set_input_files(payloads)  # type: ignore[arg-type]


def faults(opened: OpenedPage) -> list[str]:
    page = opened.page
    return [*cut_text(page), *sideways_scrolling(page), *english_words(page), *accessibility_violations(page)]


def test_a_bad_file_is_refused_with_its_cells(open_page: OpenPage, empty_server: Server) -> None:
    opened = open_page("/last-inn", width=PHONE, scheme="dark", server=empty_server)
    page = opened.page
    drop(page, ("feil.xlsx", workbook(BAD)))

    problems = page.locator(".st-key-block-problems")
    expect(problems.get_by_role("rowheader").filter(has_text="Poeng, E2")).to_be_visible()
    expect(problems).to_contain_text("Poeng, B3")
    expect(page.get_by_text(NB.text("pages.upload.rejected"))).to_be_visible()
    expect(page.get_by_role("button", name=NB.text("pages.upload.confirm"), exact=True)).to_have_count(0)
    opened.settle()
    assert faults(opened) == []

    page.get_by_role("button", name=NB.text("upload.give_up")).click()
    expect(problems).to_have_count(0)


def test_a_good_file_is_stored_and_its_numbers_are_seen(open_page: OpenPage, empty_server: Server) -> None:
    opened = open_page("/last-inn", width=SCREEN, server=empty_server)
    page = opened.page
    drop(page, ("poeng.xlsx", workbook(GOOD)), ("feil.xlsx", workbook(BAD)))

    confirm = page.get_by_role("button", name=NB.text("pages.upload.confirm"), exact=True)
    expect(confirm).to_be_enabled()
    opened.settle()
    assert faults(opened) == []
    confirm.click()

    expect(page.get_by_text(NB.text("pages.upload.loaded", batch=1))).to_be_visible()
    expect(confirm).to_have_count(0)
    page.get_by_role("link", name=NB.text("pages.overview.see_indicators")).click()
    page.wait_for_url("**/indikatorer?*programme=Fjell*")
    opened.settle()
    page.locator(".st-key-table-years button").first.click()
    row = page.get_by_test_id("stPopoverBody").get_by_role("row", name="Profil og kommunikasjon")
    expect(row).to_contain_text("4")

    # The other file waits where it was left.
    page.get_by_test_id("stTopNavLink").filter(has_text=NB.text("pages.upload.title")).first.click()
    expect(page.locator(".st-key-block-problems")).to_contain_text("Poeng, B3")
