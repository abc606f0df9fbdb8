"""Several server processes on one store, started as `make run WORKERS=2` does, each seen in a browser."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from data.settings import Home, LakeAddress
from data.store import batches, roles, shares
from data.store.database import Store, now_utc
from data.store.homes import open_store
from language import Language
from tests.browser import chromium
from tests.browser.conftest import _CHROMIUM_FLAGS
from tests.browser.running import ROOT
from tests.browser.test_load_page import drop
from tests.browser.test_sign_in import LEADER, READER, provider, sign_in_at
from tests.data.factories import a_score, fetched, load
from tests.pages.test_upload import workbook

pytestmark = pytest.mark.ducklake

NB = Language("nb")
COUNT = 2
AT_ONCE = {"PROGRAMSTATUS_NEWS_SECONDS": "0.5"}
A_MINUTE = 60_000
INDICATOR = "Profil og kommunikasjon"
WAYS_TO_GO = {"told to stop": (signal.SIGTERM, 0), "one of them is gone": (signal.SIGKILL, 1)}


def free_ports() -> int:
    """The first of so many free ports that follow each other."""
    while True:
        with ExitStack() as held:
            first = held.enter_context(socket.socket())
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                for further in range(1, COUNT):
                    held.enter_context(socket.socket()).bind(("127.0.0.1", port + further))
            except OSError:
                continue
            return port


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/klar", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@contextmanager
def together(
    home: Home, folder: Path, first: int | None = None, more: Mapping[str, str] = AT_ONCE
) -> Iterator[tuple[subprocess.Popen[bytes], list[int]]]:
    """The supervisor, and the ports of its processes, all of which answer."""
    port = first or free_ports()
    settings = {"PROGRAMSTATUS_DATABASE": str(home), "PROGRAMSTATUS_SAMPLE": "0", **more}
    command = [sys.executable, "-m", "pages.shell.workers", str(COUNT), "--port", str(port)]
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stdout=log, stderr=log)
    ports = [port + further for further in range(COUNT)]
    try:
        until(lambda: running.poll() is not None or all(map(answers, ports)))
        assert running.poll() is None, (folder / "log").read_text(encoding="utf-8")
        yield running, ports
    finally:
        running.terminate()
        running.wait(timeout=60)


Launch = Callable[..., Browser]


@pytest.fixture(params=["DuckLake", "file"])
def home(request: pytest.FixtureRequest, a_lake: Callable[[], LakeAddress], tmp_path: Path) -> Home:
    return a_lake() if request.param == "DuckLake" else tmp_path / "store.duckdb"


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Starts a browser with more of its flags."""
    path = chromium.find()
    assert path
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=path, args=[*_CHROMIUM_FLAGS, *flags])


@pytest.fixture
def browser(launch: Launch) -> Browser:
    return launch()


def dropped(page: Page, programme: str, score: int) -> Locator:
    """A file is dropped on the page; the button that stores it."""
    drop(page, (f"{programme} {score}.xlsx", workbook([(programme, 2024, INDICATOR, "Total poengsum", score)])))
    return page.get_by_role("button", name=NB.text("pages.upload.confirm"), exact=True)


def store_scores(page: Page, programme: str, score: int) -> None:
    dropped(page, programme, score).click(timeout=60_000)


def says(page: Page, score: int) -> None:
    """The headline of the indicators' page has that score, and the page did not have to be opened anew for it."""
    news = page.locator(".st-key-news")
    expect(news).to_contain_text(NB.text("history.news"), timeout=60_000)
    news.get_by_role("button").click()
    expect(page.locator("h1:visible")).to_contain_text(f" {score}", timeout=60_000)
    assert page.evaluate("window.isTheSamePage")


def test_what_is_done_in_one_process_is_so_in_the_other(home: Home, browser: Browser, tmp_path: Path) -> None:
    store = open_store(home)
    with together(home, tmp_path) as (_, ports):
        loaders = [browser.new_page() for _ in ports]
        for port, page in zip(ports, loaders, strict=True):
            page.goto(f"http://127.0.0.1:{port}/last-inn")
            page.locator("input[type=file]").wait_for(state="attached", timeout=60_000)
        store_scores(loaders[0], "Fjell", 4)
        expect(loaders[0].locator(".st-key-block-loaded")).to_be_visible(timeout=60_000)

        token = shares.create(store, "Fjell", None, now_utc() + dt.timedelta(days=1), by="kari")
        readers, guests = ([browser.new_context().new_page() for _ in ports] for _ in range(2))
        for pages, opened in ((readers, "programme=Fjell"), (guests, f"share={token}")):
            for port, page in zip(ports, pages, strict=True):
                page.goto(f"http://127.0.0.1:{port}/indikatorer?{opened}")
                expect(page.locator("h1:visible")).to_contain_text(" 4", timeout=60_000)
                page.evaluate("window.isTheSamePage = true")

        # Corrected in one, taken back in the other.
        store_scores(loaders[0], "Fjell", 5)
        for page in (*readers, *guests):
            says(page, 5)
        loaders[1].goto(f"http://127.0.0.1:{ports[1]}/historikk")
        take_back = NB.text("history.take_back")
        loaders[1].locator(".st-key-batch-2").get_by_role("button", name=take_back, exact=True).click(timeout=60_000)
        loaders[1].get_by_role("dialog").locator(".st-key-confirm-turn button").click()
        for page in (*readers, *guests):
            says(page, 4)

        (share,) = shares.shares(store, "Fjell")
        shares.withdraw(store, share.share, by="kari")
        for page in guests:
            expect(page.get_by_text(NB.text("share.closed"))).to_be_visible(timeout=60_000)
            expect(page.locator("body")).not_to_contain_text("Fjell")

        # Both at once: each file is checked by one process, and both are told to store theirs in the same moment.
        loaders[1].goto(f"http://127.0.0.1:{ports[1]}/last-inn")
        confirms = [dropped(page, name, 3) for page, name in zip(loaders, ("Vidde", "Skog"), strict=True)]
        for confirm in confirms:
            expect(confirm).to_be_enabled(timeout=60_000)
        for confirm in confirms:
            confirm.click(no_wait_after=True)
        for confirm in confirms:
            expect(confirm).to_have_count(0, timeout=60_000)
        for page in loaders:
            expect(page.locator(".st-key-block-loaded")).to_be_visible(timeout=60_000)

    history = batches.history(store).set_index("batch")
    assert sorted(history.index) == [1, 2, 3, 4]
    assert history["status"][2] == "withdrawn"
    assert stored(store) == {("Fjell", 4.0), ("Vidde", 3.0), ("Skog", 3.0)}


def test_a_role_withdrawn_in_one_process_is_over_in_the_other_within_a_minute(
    home: Home, launch: Launch, tmp_path: Path
) -> None:
    """As it is set without any setting: two pages of an editor in the other process, one of which never asks.

    Both come to the same address, as through a proxy; the editor's browser is led to the other process.
    """
    store = open_store(home)
    load(store, {"scores": [a_score(4, programme="Fjell")]})
    given = roles.give(store, READER, "Fjell", "editor", None, by=LEADER)
    first = free_ports()
    address = f"127.0.0.1:{first}"
    with provider(f"http://{address}") as settings, together(home, tmp_path, first, settings) as (_, ports):
        leader = launch().new_context(locale="nb-NO")
        editor = launch(f"--host-resolver-rules=MAP {address} 127.0.0.1:{ports[1]}").new_context(locale="nb-NO")
        roles_page = sign_in_at(leader.new_page(), f"http://{address}", "/tilganger", LEADER)
        reading = sign_in_at(editor.new_page(), f"http://{address}", "/indikatorer", READER)
        expect(reading.locator("h1:visible")).to_contain_text(" 4", timeout=A_MINUTE)
        assert is_connected(ports[1])
        loading = editor.new_page()
        loading.route("**/nytt", lambda route: route.abort())
        loading.goto(f"http://{address}/last-inn")
        loading.locator("input[type=file]").wait_for(state="attached", timeout=A_MINUTE)
        confirm = dropped(loading, "Fjell", 5)
        expect(confirm).to_be_enabled(timeout=A_MINUTE)

        withdraw = roles_page.locator(f".st-key-turn-role-{given} button")
        withdraw.click(timeout=A_MINUTE)
        expect(withdraw).to_have_text(NB.text("access.reinstate"), timeout=A_MINUTE)
        confirm.click()
        for page in (loading, reading):
            expect(page.get_by_role("heading", name=NB.text("admission.ended.title"))).to_be_visible(timeout=A_MINUTE)
            expect(page.locator("body")).not_to_contain_text("Fjell")
        assert len(batches.history(store)) == 1


def test_processes_go_together(a_lake: Callable[[], LakeAddress], tmp_path: Path) -> None:
    """Told to stop, or where one of them is gone: none is left that nobody looks after."""
    for way, (sign, code) in WAYS_TO_GO.items():
        folder = tmp_path / way
        folder.mkdir()
        with together(a_lake(), folder) as (running, ports):
            os.kill(running.pid if code == 0 else children(running.pid)[-1], sign)
            assert running.wait(timeout=60) == code, way
            assert not any(map(answers, ports)), way


def stored(store: Store) -> set[tuple[str, float]]:
    return set(fetched(store, "SELECT programme, score FROM indicator_scores"))


def is_connected(port: int) -> bool:
    """Whether somebody has a connection to that port of this machine open."""
    local, established = f":{port:04X}", "01"
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    return any(line.split()[1].endswith(local) and line.split()[3] == established for line in lines)


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
