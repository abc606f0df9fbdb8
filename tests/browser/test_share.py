"""Shared links, packs and notes in a real browser: what opens, and that there is no way out of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.store import editions, notes, shares
from data.store.database import Store, now_utc
from language import Language
from pages import PAGES, Role
from tests.browser.checks import accessibility_violations, cut_text, english_words, sideways_scrolling
from tests.browser.conftest import PHONE, SCREEN, OpenedPage, OpenPage
from tests.browser.running import Server
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser

NB = Language("nb")
CLOSED = [page.url for page in PAGES if page.role > Role.VIEWER]
expect.set_options(timeout=30_000)


def forgive_unknown_addresses(opened: OpenedPage) -> None:
    """Streamlit says on the console that it knows no such page; that is what is asked for here."""
    opened.complaints[:] = [said for said in opened.complaints if "does not seem to exist" not in said]


def a_link(store: Store, programme: str = SPIR, edition: int | None = None) -> str:
    return shares.create(store, programme, edition, now_utc() + dt.timedelta(days=7), by="kari")


def faults(opened: OpenedPage, language: str = "nb") -> list[str]:
    page = opened.page
    english = english_words(page) if language == "nb" else []
    return [*cut_text(page), *sideways_scrolling(page), *english, *accessibility_violations(page)]


@pytest.mark.parametrize(("language", "width", "scheme"), [("nb", PHONE, "light"), ("en", SCREEN, "dark")])
def test_a_link_made_on_the_page_opens_one_programme_in_another_browser(
    open_page: OpenPage, own_server: Server, language: str, width: int, scheme: str
) -> None:
    spoken = Language(language)
    maker = open_page(f"/del?programme={SPIR}&language={language}", width=width, scheme=scheme, server=own_server)
    maker.page.locator(".st-key-make-link-now button").click()
    address = maker.page.get_by_test_id("stCode").inner_text().strip().replace("\n", "")
    expect(maker.page.get_by_alt_text(SPIR)).to_be_visible()
    maker.settle()
    assert faults(maker, language) == []

    path = address.removeprefix(own_server.url)
    assert path != address and path.startswith("/?")
    maker.page.locator("[class*=st-key-link-page-]").get_by_text(spoken.text("pages.budget.title")).click()
    expect(maker.page.get_by_test_id("stCode")).to_contain_text("/budsjett?")
    address = maker.page.get_by_test_id("stCode").inner_text().strip().replace("\n", "")
    guest = open_page(path, width=width, scheme=scheme, server=own_server)
    expect(guest.page.locator(".ps-footer")).to_contain_text(SPIR)
    assert "share=" in guest.page.url
    assert faults(guest, language) == []
    at_budget = open_page(address.removeprefix(own_server.url), width=width, scheme=scheme, server=own_server)
    expect(at_budget.page.locator(".ps-placed").first).to_be_visible()
    assert "/budsjett?" in at_budget.page.url
    guest.open_choices()
    guest.page.locator(".st-key-programme input").click()
    expect(guest.page.get_by_role("option")).to_have_text([SPIR])
    guest.page.keyboard.press("Escape")

    maker.page.keyboard.press("Escape")
    maker.page.reload()
    expect(maker.page.locator(".ps-batch .ps-note").first).to_contain_text(
        spoken.text("share.links.used", moment="")[:8]
    )


def test_there_is_no_way_out_of_a_link(open_page: OpenPage, own_server: Server) -> None:
    opened = open_page("/", server=own_server)
    token = a_link(own_server.store())
    opened = open_page(f"/?share={token}", server=own_server)
    page = opened.page
    for area in page.get_by_test_id("stTopNavLink").all_inner_texts():
        page.get_by_test_id("stTopNavLink").filter(has_text=area).click()
        opened.settle()
        for beside in (area, *page.locator(".st-key-area a").all_inner_texts()):
            if beside != area:
                page.locator(".st-key-area a", has_text=beside).click()
                opened.settle()
            assert f"share={token}" in page.url
            assert INVENTED not in page.locator("body").inner_text()
    # Nothing of what only those may do who load: the area of the data is not there, nor is Del beside the meeting.
    assert page.get_by_test_id("stTopNavLink").all_inner_texts() == [
        NB.text(f"navigation.{area}") for area in ("overview", "results", "work", "meeting")
    ]
    assert NB.text("share.title") not in page.locator(".st-key-area").inner_text()

    for path in (
        f"/?share={token}&programme={INVENTED}",
        f"/budsjett?programme={INVENTED}&year=2023&as_of=1&share={token}",
        f"/indikatorer?edition=1&share={token}",
    ):
        opened.go(path)
        assert INVENTED not in page.locator("body").inner_text()
        assert "as_of" not in page.url
    for url in CLOSED:
        page.goto(f"{own_server.url}/{url}?share={token}")
        expect(page.locator("h1.ps-headline")).to_be_visible()
        opened.settle()
        assert page.get_by_test_id("stFileUploader").count() == 0
        assert page.locator(".ps-batch").count() == 0
    forgive_unknown_addresses(opened)


@pytest.mark.parametrize(
    ("path", "width"), [("/", PHONE), ("/budsjett", SCREEN), ("/last-inn", PHONE), ("/presentasjon", SCREEN)]
)
def test_a_link_that_opens_nothing_says_so_calmly(open_page: OpenPage, server: Server, path: str, width: int) -> None:
    opened = open_page(f"{path}?share=not.a-token", width=width)

    expect(opened.page.locator("h1")).to_have_text(NB.text("share.closed"))
    assert SPIR not in opened.page.locator("body").inner_text()
    assert opened.page.get_by_test_id("stTopNavLink").count() == 0
    forgive_unknown_addresses(opened)


def test_an_open_page_closes_when_its_link_is_withdrawn(open_page: OpenPage, own_server: Server) -> None:
    open_page("/", server=own_server)
    store = own_server.store()
    token = a_link(store)
    opened = open_page(f"/?share={token}&language=en", width=PHONE, server=own_server)
    expect(opened.page.locator(".ps-figure").first).to_be_visible()

    shares.withdraw(store, shares.shares(store, SPIR)[0].share, by="kari")

    expect(opened.page.locator("h1")).to_have_text(Language("en").text("share.closed"), timeout=30_000)
    opened.settle()
    opened.complaints[:] = [said for said in opened.complaints if "403" not in said]  # the refusal it is told by
    assert opened.page.locator(".ps-figure, .ps-placed, .stPlotlyChart").count() == 0
    assert faults(opened, "en") == []


def test_a_presentation_is_opened_by_the_link_to_its_edition_alone(open_page: OpenPage, own_server: Server) -> None:
    open_page("/", server=own_server)
    store = own_server.store()
    day = dt.date(2026, 12, 4)
    own, other = (
        editions.freeze(store, programme, "Styremøte", day, 2024, None, (), by="kari").edition
        for programme in (SPIR, INVENTED)
    )
    of_edition, live = a_link(store, edition=own), a_link(store)

    def status(number: int, token: str) -> int:
        return own_server.get(f"/presentasjon/vis/{number}?share={token}").status

    assert status(own, of_edition) == 200
    for number, token in ((other, of_edition), (own, live), (own, "not.a-token"), (own, "")):
        assert status(number, token) == 404, (number, token)
    draft = own_server.get(f"/presentasjon/vis/utkast?share={of_edition}&programme={SPIR}&year=2024")
    assert draft.status == 404


def test_a_pack_is_made_and_handed_over(open_page: OpenPage) -> None:
    opened = open_page(f"/del?programme={SPIR}", width=PHONE)
    page = opened.page
    page.locator(".st-key-pack-down-status button").click()
    opened.settle()
    page.locator(".st-key-pack-words-budget button").click()
    page.locator(".st-key-pack-text-budget textarea").fill("Ord fra programlederen")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    opened.settle()
    assert faults(opened) == []
    page.locator(".st-key-pack-make button").click()
    handed = page.locator(".st-key-pack-download button")
    expect(handed).to_be_visible(timeout=60_000)
    opened.settle()
    assert faults(opened) == []

    with page.expect_download() as download:
        handed.click()
    assert download.value.suggested_filename == "spir-2024.pptx"
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("programme", "width", "scheme"), [(SPIR, PHONE, "dark"), (INVENTED, SCREEN, "light")])
def test_a_note_is_written_under_its_figure(
    open_page: OpenPage, own_server: Server, programme: str, width: int, scheme: str
) -> None:
    opened = open_page(f"/budsjett?programme={programme}", width=width, scheme=scheme, server=own_server)
    page, written = opened.page, opened.page.locator(".ps-notes")
    opened.open_more("budget")
    page.locator(".st-key-note-budget button").click()
    page.locator(".st-key-note-text-budget textarea").fill("Flyttet til <i>neste</i> år")
    page.locator(".st-key-note-save-budget button").click()

    expect(written).to_contain_text("Flyttet til <i>neste</i> år")
    opened.settle()
    assert faults(opened) == []
    (note,) = (note for note in notes.notes(own_server.store()) if note.programme == programme)

    page.locator(".st-key-note-budget button").click()
    page.locator(f".st-key-note-undo-budget-{note.note} button").click()
    expect(written).to_have_count(0)
    opened.settle()
    page.locator(".st-key-note-back-budget button").click()
    expect(written).to_contain_text("Flyttet")
    opened.settle()
    assert faults(opened) == []
