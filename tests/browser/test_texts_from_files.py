"""What a file says is shown as it says it, on every page: never a tag, a link, a formula, an icon or a template."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from data.store import editions, notes, shares
from data.store.database import Store, now_utc
from pages import PAGES, RESTRUCTURING
from tests.browser.conftest import OpenedPage, OpenPage
from tests.browser.running import running_server
from tests.data.factories import fetched
from tests.data.written import ods
from tests.payloads import hostile_programmes, load_hostile, payloads

pytestmark = pytest.mark.browser

EVIL = (
    "<b>P</b> <img src=x onerror=alert(1)> **x** [l](javascript:alert(1)) $x$ og $y$ :smile: :material/home: "
    "www.evil.example https://evil.example/a kari@evil.example a -> b %{x} {navn} &lt;i&gt; `k` ~~s~~"
)
FORMULA = "=cmd|'/c calc'!A0"


def workbook() -> bytes:
    scores = [["Program", "År", "Indikator", "Påstand", "Poeng", f"ukjent {EVIL}"]]
    for indicator in ("Profil og kommunikasjon", "Bærekraft"):
        scores += [[EVIL, 2024, indicator, "Total poengsum", 4, "a"], [EVIL, 2024, indicator, f"sagt {EVIL}", 3, "b"]]
    findings = [["Program", "År", "Indikator", "Type", "Tekst"]]
    findings += [[EVIL, 2024, "Bærekraft", "Hvor er vi gode", text] for text in (f"godt {EVIL}", FORMULA)]
    budget = [["Program", "År", "Innsatsområde", "Per dato", "Budsjett", "Bevilget", "Utbetalt"]]
    budget += [[EVIL, 2024, area, "30.09.2024", 1000, 900, 100] for area in (EVIL, FORMULA)]
    jobs = [["Program", "År", "Innsatsområde", "Nye arbeidsplasser", "Måltall nye"], [EVIL, 2024, EVIL, 3, 9]]
    other = [[f"a {EVIL}", "b", "c"], ["x", "y", "z"], ["u", "v", "w"]]
    sheets = {f"P {EVIL}": scores, "Funn": findings, f"B {EVIL}": budget, "J": jobs, f"U {EVIL}": other}
    return ods(sheets)


# Whatever of a text runs leaves a mark here; `dialog` and requests to other hosts are noticed as well.
EXECUTED = "window.marks = []; window.executed = (...what) => { window.marks.push(what); };"


def fill(store: Store) -> None:
    """Two programmes of nothing but hostile texts, and what people can write beside them."""
    load_hostile(store)
    for sample in hostile_programmes():
        year = 2024 if sample.tables["scores"] else 2025
        for text in payloads()[:3]:
            notes.add(store, sample.programme, year, text, by=text)
        edition = editions.freeze(
            store, sample.programme, payloads()[0], dt.date(2025, 3, 12), year, None, (), by=payloads()[2]
        )
        shares.create(store, sample.programme, edition.edition, now_utc() + dt.timedelta(days=7), by=payloads()[0])


def seen(page: Page) -> str:
    """All text of the page and of its fields; the marks that keep words apart from their looks are not seen."""
    text: str = page.evaluate(
        """() => [
          document.body.innerText,
          ...[...document.querySelectorAll('svg text')].map((text) => text.textContent),
          ...[...document.querySelectorAll('input')].map((field) => field.value),
        ].join('\\n')"""
    )
    return " ".join(text.replace("\u2060", "").split())


def made_of_text(page: Page) -> list[str]:
    """Links that lead elsewhere, pictures, formulas and tags that only a file can have asked for."""
    found: list[str] = page.evaluate(
        """() => {
          const own = location.origin;
          const main = document.querySelector('[data-testid="stApp"]');
          const links = [...main.querySelectorAll('a')].filter((a) => a.href && !a.href.startsWith(own));
          const others = main.querySelectorAll(
            '[data-testid="stMarkdownContainer"] :is(img, code, del, b, [role="img"]), .katex, ' +
            '[data-testid="stHtml"] :is(img:not([src^="data:image/svg+xml;base64,"]), script), ' +
            'svg a, svg [style*="font-weight: bold"] tspan');
          // Rows of ours have words in bold; only the files have these.
          const isOfFile = (b) => ['P', 'x', 'bold'].includes(b.textContent);
          const bold = [...main.querySelectorAll('b, strong')].filter(isOfFile);
          return [...links, ...others, ...bold].map((node) => node.outerHTML.slice(0, 200));
        }"""
    )
    return found


def hold(opened: OpenedPage, where: str, *texts: str) -> None:
    opened.settle()
    assert opened.page.evaluate("window.marks") == [], where
    assert made_of_text(opened.page) == [], where
    text = seen(opened.page)
    for wanted in texts:
        assert " ".join(wanted.split()) in text, f"{where} does not say {wanted}"


def test_no_text_of_a_file_comes_alive(open_page: OpenPage, tmp_path: Path) -> None:
    fill(Store(tmp_path / "programstatus.duckdb"))
    with running_server(tmp_path, with_sample=False) as server:
        opened = open_page("/last-inn", server=server)
        page = opened.page
        page.add_init_script(EXECUTED)
        page.reload()
        opened.settle()
        dialogs: list[str] = []
        page.on("dialog", lambda shown: (dialogs.append(shown.message), shown.dismiss()))
        page.locator("input[type=file]").set_input_files(
            {"name": f"{EVIL.replace('/', '-')}.ods", "mimeType": "application/octet-stream", "buffer": workbook()}
        )
        page.locator('[class*="st-key-accept-"]').first.wait_for()
        hold(opened, "the file", EVIL, f"P {EVIL}", f"U {EVIL}", EVIL.replace("/", "-"))
        for place in range(page.locator("[data-testid=stExpander] summary").count()):
            page.locator("[data-testid=stExpander] summary").nth(place).click()
            hold(opened, f"table {place}", EVIL)
        page.locator('[class*="st-key-accept-"] label').first.click()
        opened.settle()
        page.locator(".st-key-confirm button").click()
        page.locator(".st-key-block-loaded").wait_for()
        hold(opened, "the load")

        store = server.store()
        assert fetched(store, "SELECT DISTINCT programme FROM coverage WHERE batch = 3") == [(EVIL,)]
        restructuring, of_rounds = hostile_programmes()
        for shown in PAGES:
            sample = restructuring if shown.is_for(RESTRUCTURING) else of_rounds
            opened.go(f"/{shown.url}?{urlencode({'programme': sample.programme})}")
            hold(opened, shown.name, *([sample.programme] if shown.has_filters else []))
            for more in page.locator(".ps-more summary").all()[:1]:
                more.click()
            for button in ("sources", "table"):
                for found in page.locator(f'[class*="st-key-{button}-"] button').all()[:1]:
                    found.click()
                    hold(opened, shown.name)
                    page.keyboard.press("Escape")
            for chart in page.locator(".stPlotlyChart, .ps-placed [data-about]").all()[:1]:
                chart.hover(force=True)  # what is paid lies over what is granted, and says the same
                hold(opened, shown.name)
        opened.go("/historikk")
        page.locator(".st-key-changed-3 button").click()
        page.get_by_role("dialog").wait_for()
        hold(opened, "what it changed", EVIL)
        page.keyboard.press("Escape")
        page.locator(".st-key-warnings-3 button").click()
        page.get_by_role("dialog").wait_for()
        hold(opened, "what was accepted", EVIL)
        assert dialogs == []
        assert opened.errors_logged == []
