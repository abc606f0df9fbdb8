"""Every page as people meet it: on a phone and on a screen, light and dark, in both languages.

Nothing cut, nothing to scroll sideways, nothing that axe finds, no complaint in the console, no other host asked, no
error in the log, and no English of Streamlit's on a Norwegian page.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from pprint import pformat

import pytest
from playwright.sync_api import expect

from analysis.facts import INNOVATION
from language import Language
from pages import CONDITIONS, PAGES, RESTRUCTURING, Area
from tests.browser.checks import accessibility_violations, cut_text, english_words, sideways_scrolling
from tests.browser.conftest import PHONE, SCREEN, OpenedPage, OpenPage
from tests.browser.running import ROOT, Server, running_server
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser


@dataclass(frozen=True)
class View:
    """A way to look at a page."""

    language: str
    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{self.scheme}"


# Two by two: in both languages, on both widths and in both schemes.
VIEWS = (
    (View("nb", PHONE, "light"), View("en", SCREEN, "dark")),
    (View("nb", SCREEN, "dark"), View("en", PHONE, "light")),
    (View("nb", PHONE, "dark"), View("en", SCREEN, "light")),
    (View("nb", SCREEN, "light"), View("en", PHONE, "dark")),
)
NB = Language("nb")
URLS = tuple(f"/{page.url.strip('/')}" for page in PAGES)
# A page of rounds has something to show where there are rounds.
ROUND = "programme=Eksempelrunden (oppdiktet)&year=2025"
OF_ROUNDS = frozenset(f"/{page.url}" for page in PAGES if page.kind == INNOVATION)
# The programme of which everything is known: a page with nothing to show has nothing that could be wrong.
YEAR = f"programme={INVENTED}&year=2024"
# Each page in both languages, on both widths and in both schemes, the pairs by turns; and what is known in part.
LOOKS = [
    *(
        (f"{url}?{ROUND if url in OF_ROUNDS else YEAR}", view)
        for place, url in enumerate(URLS)
        for view in VIEWS[place % len(VIEWS)]
    ),
    (f"/?programme={SPIR}", View("nb", PHONE, "light")),
    ("/juryen?programme=Gnist&year=2021", View("nb", SCREEN, "dark")),
]


def _faults(opened: OpenedPage, view: View) -> dict[str, list[str]]:
    page = opened.page
    headings = page.locator("h1:visible").all_inner_texts()
    found = {
        "language": [] if page.evaluate("document.documentElement.lang") == view.language else ["lang is wrong"],
        "main heading": [] if len(headings) == 1 else ["there must be one", *headings],
        "error": [*page.locator("[data-testid=stException]").all_inner_texts(), *opened.errors_logged],
        "cut": cut_text(page),
        "sideways": sideways_scrolling(page),
        "english": english_words(page) if view.language == "nb" else [],
        "axe": accessibility_violations(page),
        "complaints": opened.complaints,
    }
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize(("url", "view"), LOOKS, ids=str)
def test_a_page_is_whole(open_page: OpenPage, url: str, view: View) -> None:
    opened = open_page(f"{url}&language={view.language}", width=view.width, scheme=view.scheme)

    faults = _faults(opened, view)
    assert not faults, pformat(faults, width=160)


# Plotly draws a figure anew some time after its place has another width.
_FIGURES_FIT = """
() => [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].every((chart) =>
  [...chart.querySelectorAll(".main-svg")].every((drawn) =>
    drawn.getBoundingClientRect().right <= chart.parentElement.getBoundingClientRect().right + 24))
"""


@pytest.mark.parametrize("url", URLS)
def test_nothing_is_cut_between_phone_and_screen(open_page: OpenPage, url: str) -> None:
    opened = open_page(f"{url}?{ROUND if url in OF_ROUNDS else f'programme={INVENTED}&year=2023'}", width=820)
    opened.page.wait_for_function(_FIGURES_FIT)
    assert [*cut_text(opened.page), *sideways_scrolling(opened.page)] == []

    # As a window is made smaller.
    opened.page.set_viewport_size({"width": 720, "height": 900})
    opened.page.wait_for_function(_FIGURES_FIT)
    opened.settle()
    assert [*cut_text(opened.page), *sideways_scrolling(opened.page)] == []


def test_a_page_without_data_is_whole(open_page: OpenPage, tmp_path: Path) -> None:
    views = cycle((View("nb", PHONE, "light"), View("en", SCREEN, "dark")))
    with running_server(tmp_path, with_sample=False) as empty:
        for url, view in zip(URLS, views, strict=False):
            opened = open_page(f"{url}?language={view.language}", width=view.width, scheme=view.scheme, server=empty)

            faults = _faults(opened, view)
            assert not faults, f"{url}: {pformat(faults, width=160)}"


def test_what_a_report_says_is_marked_as_norwegian_on_an_english_page(open_page: OpenPage) -> None:
    opened = open_page(f"/indikator?programme={INVENTED}&year=2023&language=en")

    spoken = opened.page.locator(".ps-year-texts li > span").evaluate_all("(texts) => texts.map((text) => text.lang)")
    assert spoken and set(spoken) == {"no"}


def test_every_page_can_be_reached_from_the_first(open_page: OpenPage) -> None:
    spoken = Language("nb")
    areas = [spoken.text(f"navigation.{area}") for area in Area]
    on_screen = open_page("/").page.locator("[data-testid=stTopNavLink]")
    assert [text.strip() for text in on_screen.all_inner_texts()] == areas

    phone = open_page("/", width=PHONE).page
    phone.get_by_role("button", name=spoken.text("streamlit.expand_sidebar")).click()
    links = phone.get_by_test_id("stSidebarNavLink")
    links.first.wait_for()
    listed = [one for one in PAGES if not one.below and CONDITIONS.isdisjoint(one.needs) and one.is_for(RESTRUCTURING)]
    titles = [spoken.text(page.title_key) for page in listed]
    assert [text.strip() for text in links.all_inner_texts()] == titles
    assert phone.get_by_test_id("stNavSectionHeader").all_inner_texts() == areas[1:]

    left_open = open_page("/", width=PHONE).page
    expect(left_open.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[Server]:
    """A new server that nobody has visited, with a page planted where Streamlit looks for pages by itself."""
    for name in ("analysis", "data", "language", "pages", "static", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    (tmp_path / "pages" / "planted.py").write_text("import streamlit as st\nst.title('PLANTED')\n", encoding="utf-8")
    with running_server(tmp_path, with_sample=False, app=tmp_path) as started:
        yield started


def test_a_column_says_its_numbers_under_the_pointer_below_the_line_over_it(open_page: OpenPage) -> None:
    opened = open_page(f"/arbeidsplasser?{YEAR}")
    column = opened.page.locator(".st-key-chart-jobs .ps-placed [data-about^='2023']").first
    column.hover(timeout=5000)  # it fails where something else meets the pointer
    said = column.evaluate("(one) => getComputedStyle(one, '::after').content")
    assert said.startswith('"2023') and NB.text("figures.hover_sum") in said


def test_no_page_opens_past_the_app(open_page: OpenPage, stranger: Server) -> None:
    stems = {page.file.rpartition("/")[2].removesuffix(".py") for page in PAGES}
    unregistered = sorted(stems - {url.strip("/") for url in URLS})
    for guess in ("planted", "__init__", *unregistered[:1]):
        opened = open_page(f"/{guess}", server=stranger)

        assert "PLANTED" not in opened.page.content()
        assert opened.page.locator("[data-testid=stTopNavLink]").count() == len(Area), "app.py has not run"
        assert opened.page.locator("[data-testid=stTopNavLink]", has_text="planted").count() == 0
        assert opened.page.locator("[data-testid=stException]").count() == 0
        # It says that there is no such page, and that is all.
        assert [text for text in opened.complaints if "does not seem to exist" not in text] == []
        opened.complaints.clear()


def test_the_first_visitor_of_a_server_gets_the_page_of_the_link(open_page: OpenPage, stranger: Server) -> None:
    opened = open_page(URLS[-1], server=stranger)

    assert opened.page.get_by_role("dialog").count() == 0
    assert opened.page.locator("h1:visible").count() == 1
