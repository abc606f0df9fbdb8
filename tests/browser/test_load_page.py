"""A file dropped on the load page: stored and seen, or refused with its cell named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from language import Language
from tests.browser.checks import accessibility_violations, cut_text, english_words, sideways_scrolling
from tests.browser.conftest import PHONE, SCREEN, OpenedPage, OpenPage
from tests.browser.cutting import network
from tests.browser.running import Server, running_server
from tests.pages.test_upload import BAD, GOOD, XLSX, workbook

pytestmark = pytest.mark.browser

NB = Language("nb")
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def empty_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    short = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}
    with running_server(tmp_path_factory.mktemp("load-page"), with_sample=False, settings=short) as started:
        yield started


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    payloads = [{"name": name, "mimeType": XLSX, "buffer": content} for name, content in files]
    page.locator("input[type=file]").set_input_files(payloads)  # type: ignore[arg-type]


def stands_in(page: Page, column: int, row: int) -> None:
    """A key pressed before the grid has drawn the one before it may start from the cell that was left."""
    expect(page.locator(f"#glide-cell-{column}-{row}[aria-selected=true]")).to_be_attached()


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
    page.get_by_role("link", name=NB.text("pages.upload.see", page=NB.text("pages.indicators.title"))).click()
    page.wait_for_url("**/indikatorer?*programme=Fjell*")
    opened.settle()
    opened.open_more("years")
    page.locator(".st-key-table-years button").first.click()
    row = page.get_by_test_id("stPopoverBody").get_by_role("row", name="Profil og kommunikasjon")
    expect(row).to_contain_text("4")

    # The other file waits where it was left.
    opened.turn_to("upload")
    expect(page.locator(".st-key-block-problems")).to_contain_text("Poeng, B3")


# Thousands or decimals: nobody can tell from figures like these.
OPEN = (
    "Program;År;Innsatsområde;Budsjett (1000 kr)\nFjell;2024;Havbruk;12.500\nFjell;2024;Reiseliv;2.250\n"
    "Fjell;2024;Kompetanse;800\n"
)


@pytest.mark.parametrize(("width", "scheme"), [(SCREEN, "dark"), (PHONE, "light")])
def test_a_question_is_answered_by_keyboard(open_page: OpenPage, empty_server: Server, width: int, scheme: str) -> None:
    opened = open_page("/last-inn", width=width, scheme=scheme, server=empty_server)
    page = opened.page
    drop(page, ("budsjett.csv", OPEN.encode()))

    asked = page.get_by_role("heading", name=re.compile("12.500"))
    expect(asked).to_be_visible()
    expect(page.get_by_role("button", name=NB.text("pages.upload.confirm"), exact=True)).to_have_count(0)
    opened.settle()
    page.get_by_text(NB.text("upload.why")).click()
    assert faults(opened) == []

    page.get_by_role("button", name=re.compile("^Tusener")).focus()
    page.keyboard.press("Enter")
    expect(asked).to_have_count(0)
    expect(page.get_by_role("button", name=NB.text("upload.change_answer"))).to_be_visible()
    expect(page.locator(".ps-told")).to_contain_text("15\u00a0550\u00a0000\u00a0kr")
    opened.settle()
    assert faults(opened) == []


def test_a_cell_is_mended_in_the_sheet(open_page: OpenPage, empty_server: Server) -> None:
    opened = open_page("/last-inn", width=SCREEN, height=2400, server=empty_server)
    page = opened.page
    drop(page, ("poeng.xlsx", workbook([*GOOD[:1], ("Fjell", 2024, "Bærekraft", "Total poengsum", 9)])))
    expect(page.locator(".st-key-block-problems")).to_contain_text("Poeng, E3")

    page.get_by_role("radio", name=NB.text("upload.mend_cells")).click()
    sheet = page.get_by_test_id("stDataFrame")
    expect(sheet).to_be_visible()
    opened.settle()
    assert faults(opened) == []
    # The first cell, and from there to E3 by the keyboard: the line's role, A to E, two lines down.
    box = sheet.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 120, box["y"] + 52)
    stands_in(page, 1, 0)
    for down in (1, 2):
        page.keyboard.press("ArrowDown")
        stands_in(page, 1, down)
    for across in range(2, 7):
        page.keyboard.press("ArrowRight")
        stands_in(page, across, 2)
    page.keyboard.press("Enter")
    field = page.locator("#portal textarea, #portal input")
    expect(field).to_be_focused()
    expect(field).to_have_value("9")
    field.fill("3")
    expect(field).to_have_value("3")
    page.keyboard.press("Enter")
    expect(field).to_have_count(0)

    expect(page.locator(".st-key-block-problems")).to_have_count(0)
    expect(page.get_by_role("button", name=NB.text("upload.take_back"))).to_be_visible()


def test_files_that_went_with_their_session_are_named(open_page: OpenPage, empty_server: Server) -> None:
    with network(empty_server.port) as between:
        opened = open_page("/last-inn", width=PHONE, server=replace(empty_server, port=between.port))
        page = opened.page
        name = "poeng & <b>tall</b> {files} $&.xlsx"
        waiting, lost = page.locator(".st-key-block-understood"), page.locator(".ps-lost")
        drop(page, (name, workbook(BAD)))
        expect(waiting).to_be_visible()
        between.cut()
        page.wait_for_timeout(1500)  # longer than its session is kept
        between.mend()
        expect(lost).to_have_text(NB.text("cut_off.lost", files=name))
        expect(waiting).to_have_count(0)
        opened.settle()
        assert faults(opened) == []
        opened.complaints.clear()  # what a browser says of a network that is gone

        drop(page, (name, workbook(BAD)))
        expect(waiting).to_be_visible()
        expect(lost).to_be_hidden()
        with page.expect_event("dialog", lambda asked: asked.type == "beforeunload") as leaving:
            page.evaluate("window.setTimeout(() => window.location.reload())")
        leaving.value.accept()
        expect(lost).to_have_text(NB.text("cut_off.lost", files=name))
