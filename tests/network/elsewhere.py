"""A link's QR code, opened from another machine through nginx with TLS, set up as `docs/deployment.md` says.

Run by `make test-network`, as root on Linux: it makes a network namespace for the other machine, and takes it away
again. What is missing is said, never passed over.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from data.sample import install
from data.store import shares
from data.store.database import Store, now_utc
from language import Language
from pages.shell.admission import LINK_COOKIE
from tests.browser import chromium
from tests.browser.conftest import _CHROMIUM_FLAGS, OpenedPage
from tests.browser.running import ROOT, Server, running_server
from tests.data.factories import load
from tests.pages.reckoned import INVENTED, SPIR

NAME, HERE, THERE, ELSEWHERE = "programstatus.kommune.no", "10.213.7.1", "10.213.7.2", "elsewhere"
ADDRESS = f"https://{NAME}"
NEEDED = {"nginx": "nginx", "ip": "iproute2", "openssl": "openssl", "zbarimg": "zbar-tools", "curl": "curl"}


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def there(*command: str) -> str:
    """The same on the other machine."""
    return run("ip", "netns", "exec", ELSEWHERE, *command)


@pytest.fixture(scope="module", autouse=True)
def everything_needed() -> None:
    missing = [package for command, package in NEEDED.items() if shutil.which(command) is None]
    assert not missing, f"install first: {' '.join(missing)}"
    assert os.geteuid() == 0, "only root makes network namespaces: sudo make test-network"


@pytest.fixture(scope="module")
def other_machine() -> Iterator[None]:
    """A machine that has a cable to this one, and knows its name; nothing else."""
    names = Path("/etc/netns") / ELSEWHERE
    with ExitStack() as undone:
        run("ip", "netns", "add", ELSEWHERE)
        undone.callback(run, "ip", "netns", "delete", ELSEWHERE)
        run("ip", "link", "add", "cable", "type", "veth", "peer", "name", "plug", "netns", ELSEWHERE)
        run("ip", "address", "add", f"{HERE}/24", "dev", "cable")
        run("ip", "link", "set", "cable", "up")
        for command in (f"address add {THERE}/24 dev plug", "link set plug up", "link set lo up"):
            there("ip", *command.split())
        names.mkdir(parents=True)
        undone.callback(shutil.rmtree, names)
        (names / "hosts").write_text(f"127.0.0.1 localhost\n{HERE} {NAME}\n", encoding="ascii")
        yield


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    install(Store(folder / "programstatus.duckdb"))
    with running_server(folder, with_sample=False, settings={"PROGRAMSTATUS_ADDRESS": ADDRESS}) as started:
        yield started


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certificate that the proxy shows; its key lies beside it."""
    made = tmp_path_factory.mktemp("certificate") / "site.crt"
    run(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"),
        *("-addext", f"subjectAltName=DNS:{NAME}", "-out", str(made), "-keyout", str(made.with_suffix(".key"))),
    )
    return made


def in_document() -> tuple[str, str, str]:
    """The settings of nginx in the document: the site, what stands above it, what in the place of `proxy_pass`."""
    document = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    site, above, instead = re.findall(r"```nginx\n(.*?)```", document, re.DOTALL)
    return site, above, instead


@contextmanager
def serving(site: str, folder: Path, certificate: Path, *servers: Server) -> Iterator[Path]:
    """nginx with that site, in front of those servers; its log of which of them answered which browser."""
    said = {
        "listen 443": f"listen {HERE}:443",
        "/etc/ssl/programstatus.crt": str(certificate),
        "/etc/ssl/private/programstatus.key": str(certificate.with_suffix(".key")),
        **{f"127.0.0.1:{8501 + place}": f"127.0.0.1:{one.port}" for place, one in enumerate(servers)},
    }
    for words, here in said.items():
        assert site.count(words) == 1, words
        site = site.replace(words, here)
    settings, log = folder / "nginx.conf", folder / "answered"
    settings.write_text(
        f"pid {folder}/pid; error_log {folder}/error.log; user root;\nevents {{}}\n"
        f"http {{ client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxied;\n"
        f"log_format answered '$upstream_addr $cookie_programstatus_process'; access_log {log} answered;\n{site}}}\n",
        encoding="utf-8",
    )
    run("nginx", "-c", str(settings))
    try:
        yield log
    finally:
        run("nginx", "-c", str(settings), "-s", "quit")
        until(lambda: not (folder / "pid").exists())


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def proxy(server: Server, other_machine: None, certificate: Path, tmp_path: Path) -> Iterator[Path]:
    """nginx as the document has it, in front of one server; the certificate that it shows."""
    with serving(in_document()[0], tmp_path, certificate, server):
        yield certificate


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Chromium on the other machine, to be steered from here."""
    path = chromium.find()
    assert path
    wrapper = tmp_path / "browser"
    wrapper.write_text(f'#!/bin/sh\nexec ip netns exec {ELSEWHERE} {path} "$@"\n', encoding="ascii")
    wrapper.chmod(0o755)
    return wrapper


def status(path: str, certificate: Path, *more: str) -> str:
    asked = ("--silent", "--output", "/dev/null", "--write-out", "%{http_code}", "--cacert", str(certificate))
    return there("curl", *asked, *more, f"{ADDRESS}{path}")


def test_only_a_link_opens_anything_from_elsewhere(server: Server, proxy: Path) -> None:
    for path in ("/", "/budsjett", "/last-inn", "/_stcore/stream", "/presentasjon/vis/1", "/nytt"):
        assert status(path, proxy) == "403", path
    assert status("/?share=guessed", proxy) == "403"
    assert status("/_stcore/health", proxy) == "200"
    # Somebody who says so is no nearer to this machine.
    assert status("/", proxy, "--header", "X-Forwarded-For: 127.0.0.1") == "403"
    assert status("/", proxy, "--header", "Host: 127.0.0.1") != "200"
    assert status("/klar", proxy) == "200"


def test_the_room_reads_the_code_on_the_wall_and_sees_one_programme(
    server: Server, proxy: Path, elsewhere: Path, tmp_path: Path
) -> None:
    path = chromium.find()
    assert path
    with sync_playwright() as playwright, ExitStack() as closed:
        leader = playwright.chromium.launch(executable_path=path, args=list(_CHROMIUM_FLAGS))
        closed.callback(leader.close)
        maker = OpenedPage(leader.new_page(), server)
        maker.go(f"/del?programme={SPIR}")
        maker.page.locator(".st-key-make-link-now button").click()
        maker.settle()
        with maker.page.expect_download() as download:
            maker.page.locator('[class*="st-key-qr-png-"] button').first.click()
        picture = tmp_path / "code.png"
        download.value.save_as(picture)
        address = run("zbarimg", "--quiet", "--raw", str(picture)).strip()
        assert address.startswith(f"{ADDRESS}/?"), address

        phone = playwright.chromium.launch(executable_path=elsewhere, args=list(_CHROMIUM_FLAGS))
        closed.callback(phone.close)
        guest = phone.new_context(ignore_https_errors=True, viewport={"width": 390, "height": 844}).new_page()
        guest.goto(address)
        expect(guest.locator(".ps-footer")).to_contain_text(SPIR, timeout=60_000)
        assert guest.url.startswith(ADDRESS)
        assert INVENTED not in guest.locator("body").inner_text()
        kept = [cookie for cookie in guest.context.cookies() if cookie["name"] == f"__Host-{LINK_COOKIE}"]
        assert [(cookie["secure"], cookie["httpOnly"]) for cookie in kept] == [(True, True)]

        (share,) = shares.shares(server.store(), SPIR)
        shares.withdraw(server.store(), share.share, by="kari")
        guest.reload()
        expect(guest.locator("body")).not_to_contain_text("2024", timeout=60_000)
    assert status(address.removeprefix(ADDRESS), proxy) == "403"


def test_a_code_is_asked_for_as_well_and_back_leads_back(server: Server, proxy: Path, elsewhere: Path) -> None:
    spoken = Language("nb")
    until_tomorrow = now_utc() + dt.timedelta(days=1)
    token = shares.create(server.store(), SPIR, None, until_tomorrow, by="kari", code="abcd2345")
    assert status(f"/budsjett?share={token}", proxy) == "403"
    assert status(f"/_stcore/stream?share={token}", proxy) == "403"
    with sync_playwright() as playwright, ExitStack() as closed:
        browser = playwright.chromium.launch(executable_path=elsewhere, args=list(_CHROMIUM_FLAGS))
        closed.callback(browser.close)
        guest = browser.new_context(ignore_https_errors=True).new_page()
        guest.goto(f"{ADDRESS}/budsjett?share={token}")
        for code, why in (("abcd2346", "why"), ("abcd2345", "wrong")):
            expect(guest.get_by_text(spoken.text(f"share.code.{why}"))).to_be_visible()
            assert SPIR not in guest.locator("body").inner_text()
            guest.locator("input[name=code]").first.fill(code)
            guest.keyboard.press("Enter")
        budget = spoken.text("pages.budget.title")
        expect(guest).to_have_title(re.compile(budget), timeout=60_000)
        guest.get_by_test_id("stTopNavLink").first.click()
        expect(guest).not_to_have_title(re.compile(budget), timeout=60_000)
        expect(guest).not_to_have_url(re.compile("/budsjett"))  # written after the title is
        guest.go_back()
        expect(guest).to_have_title(re.compile(budget), timeout=60_000)
        expect(guest.locator(".ps-placed, .ps-rows").first).to_be_visible(timeout=60_000)
        assert INVENTED not in guest.locator("body").inner_text()


def said(log: Path) -> list[str]:
    return log.read_text(encoding="ascii").splitlines()


def test_several_processes_share_the_store_and_each_browser_stays_with_one(
    server: Server, other_machine: None, certificate: Path, elsewhere: Path, tmp_path: Path
) -> None:
    site, above, instead = in_document()
    site = above + re.sub(r" *proxy_pass .*\n", lambda _: instead, site)
    store = server.store()
    token = shares.create(store, SPIR, None, now_utc() + dt.timedelta(days=1), by="kari")
    settings = {"PROGRAMSTATUS_ADDRESS": ADDRESS, "PROGRAMSTATUS_NEWS_SECONDS": "0.5"}
    settings["PROGRAMSTATUS_DATABASE"] = str(store.path)
    with ExitStack() as closed:
        folders = [tmp_path / name for name in ("one", "other")]
        for folder in folders:
            folder.mkdir()
        processes = [closed.enter_context(running_server(folder, settings=settings)) for folder in folders]
        log = closed.enter_context(serving(site, tmp_path, certificate, *processes))
        playwright = closed.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=elsewhere, args=list(_CHROMIUM_FLAGS))
        closed.callback(browser.close)
        pages: list[Page] = []
        # Which process a browser gets is chance.
        while len(pages) < 4 or (len({line.split()[0] for line in said(log)}) < 2 and len(pages) < 20):
            page = browser.new_context(ignore_https_errors=True).new_page()
            page.goto(f"{ADDRESS}/budsjett?share={token}")
            expect(page.locator(".ps-placed").first).to_be_visible(timeout=60_000)
            pages.append(page)
        load(store, {"budget": [{"programme": SPIR, "year": 2024, "focus_area": "Ny", "granted_nok": 5.0}]})
        for page in pages:
            expect(page.get_by_text(Language("nb").text("history.news"))).to_be_visible(timeout=30_000)
    answered = {tuple(line.split()) for line in said(log)}
    by_browser: dict[str, set[str]] = defaultdict(set)
    for address, browser_number in answered:
        if browser_number != "-":
            by_browser[browser_number].add(address)
    assert len(by_browser) == len(pages)
    assert {len(addresses) for addresses in by_browser.values()} == {1}
    assert len(set().union(*by_browser.values())) == 2


def test_a_network_that_changes_while_the_page_comes_leaves_nobody_with_a_white_one(
    server: Server, proxy: Path, elsewhere: Path
) -> None:
    token = shares.create(server.store(), INVENTED, None, now_utc() + dt.timedelta(days=1), by="kari")
    missed: list[str] = []
    with ExitStack() as closed:
        playwright = closed.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=elsewhere, args=list(_CHROMIUM_FLAGS))
        closed.callback(browser.close)
        page = browser.new_context(ignore_https_errors=True).new_page()
        page.on("requestfailed", lambda request: missed.append(str(request.failure)))
        page.goto(f"{ADDRESS}/?share={token}", wait_until="commit")
        for last in range(100, 108):
            there("ip", "address", "add", f"10.213.7.{last}/24", "dev", "plug")
            page.wait_for_timeout(150)
        expect(page.locator(".st-key-shape button").first).to_be_visible(timeout=60_000)
    assert any("ERR_NETWORK_CHANGED" in one for one in missed)


def test_who_was_cut_off_for_three_minutes_comes_back_to_where_they_were(
    server: Server, proxy: Path, elsewhere: Path
) -> None:
    token = shares.create(server.store(), INVENTED, None, now_utc() + dt.timedelta(days=1), by="kari")
    with ExitStack() as closed:
        playwright = closed.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=elsewhere, args=list(_CHROMIUM_FLAGS))
        closed.callback(browser.close)
        pages = [browser.new_context(ignore_https_errors=True).new_page() for _ in range(5)]
        for page in pages:
            page.goto(f"{ADDRESS}/?share={token}")
            shapes = page.locator(".st-key-shape button")
            expect(shapes.first).to_be_visible(timeout=60_000)
            # Not before: a network that is still settling may have had the page fetched anew.
            page.evaluate("window.isTheSamePage = true")
            shapes.last.click()
            expect(shapes.last).to_have_attribute("aria-checked", "true")
        run("ip", "link", "set", "cable", "down")
        time.sleep(180)
        run("ip", "link", "set", "cable", "up")
        for page in pages:
            app = page.get_by_test_id("stApp")
            expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=120_000)
            assert page.evaluate("window.isTheSamePage")
            shapes = page.locator(".st-key-shape button")
            expect(shapes.last).to_have_attribute("aria-checked", "true")
            # Not only what was there: the session goes on.
            shapes.first.click()
            expect(shapes.first).to_have_attribute("aria-checked", "true")
            expect(app).to_have_attribute("data-test-script-state", "notRunning")
