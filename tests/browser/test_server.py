"""The real server as a stranger meets it: headers, language, compression, addresses, pages by URL."""

from __future__ import annotations

import gzip
import re
import socket
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect
from starlette.datastructures import Headers

from data.store.backups import newest_backup
from data.store.batches import history
from data.store.database import Store
from pages.shell import server as shell
from tests.browser.conftest import OpenPage
from tests.browser.running import Server, running_server

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def plotly_bundle() -> str:
    return next(path for path in shell._bundles() if "/PlotlyChart." in path)


@pytest.mark.parametrize("path", ["/", "/budget", "/_stcore/health", "/app/static/fonts/LICENSE-newsreader.txt"])
def test_every_answer_keeps_to_this_host(server: Server, path: str) -> None:
    headers = server.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy
    assert re.search(r"https?:|\*", policy) is None
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/", "nb"),
        ("/budget", "nb"),
        ("/?language=en", "en"),
        ("/budget?year=2024&language=en", "en"),
        ("/?language=xx", "nb"),
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_the_page_says_its_language(server: Server, path: str, language: str, accepted: str) -> None:
    answer = server.get(path, {"Accept-Encoding": accepted})
    page = answer.body.decode()

    assert f'<html lang="{language}">' in page
    assert "<title>Programstatus</title>" in page
    assert int(answer.headers["Content-Length"]) == len(answer.body)


def test_the_language_of_the_page_follows_the_address(open_page: OpenPage) -> None:
    opened = open_page("/?language=en")
    assert opened.page.evaluate("document.documentElement.lang") == "en"

    opened.page.evaluate("history.replaceState(null, '', '?language=nb')")
    assert opened.page.evaluate("document.documentElement.lang") == "nb"


def test_bundles_come_compressed_to_who_can_read_them(server: Server, plotly_bundle: str) -> None:
    plain = server.get(plotly_bundle)
    packed = server.get(plotly_bundle, {"Accept-Encoding": "gzip, deflate, br"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert "immutable" in packed.headers["Cache-Control"]
    assert packed.headers["Content-Type"].startswith("text/javascript")
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 3


def test_a_part_of_a_bundle_is_not_compressed(server: Server, plotly_bundle: str) -> None:
    part = server.get(plotly_bundle, {"Accept-Encoding": "gzip", "Range": "bytes=0-99"})

    assert part.status == 206
    assert len(part.body) == 100


@pytest.mark.parametrize(
    "path", ["/static/js/../../../../app.py", "/static/js/%2e%2e/%2e%2e/index.html", "/static/js/no-such-file.js"]
)
def test_no_other_file_comes_out_as_a_bundle(server: Server, path: str) -> None:
    answer = server.get(path, {"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in answer.headers
    assert b"streamlit" not in answer.body.split(b"<!DOCTYPE html>")[0].replace(b"Streamlit Inc", b"")


@pytest.mark.parametrize(
    ("accepted", "answer"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0", False),
    ],
)
def test_gzip_is_sent_only_where_it_is_accepted(accepted: str, answer: bool) -> None:
    scope = {
        "type": "http",
        "method": "GET",
        "path": next(iter(shell._bundles())),
        "headers": Headers({"accept-encoding": accepted}).raw,
    }

    assert (shell._bundle(scope) is not None) == answer


def test_nobody_else_on_the_network_is_answered(server: Server) -> None:
    with socket.socket() as visitor, pytest.raises(OSError):
        # All of 127/8 is this machine, but only a server on every address answers here.
        visitor.connect(("127.0.0.2", server.port))


def test_a_server_makes_the_nights_backup_by_itself(tmp_path: Path) -> None:
    nights = tmp_path / "nights"
    with running_server(tmp_path, settings={"PROGRAMSTATUS_BACKUPS": str(nights)}) as started:
        for _ in range(120):
            if nights.exists() and newest_backup(nights) is not None:
                break
            time.sleep(0.5)
        (copy,) = nights.glob("*.duckdb")
        entries = [len(history(store)) for store in (Store(copy), started.store())]
        assert entries[0] == entries[1] > 0


def test_an_error_is_logged_with_the_number_that_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    shown: list[str] = []
    error = ValueError("secret detail")

    with caplog.at_level("ERROR", logger="programstatus"):
        assert shell.script_error(lambda _: False, shown.append)(error) is True

    [record] = caplog.records
    assert len(shown) == 1 and shown[0] in record.message
    assert record.exc_info is not None and record.exc_info[1] is error
    assert "secret detail" not in shown[0]


@pytest.mark.parametrize("part", ["index", "react-dom"])
def test_a_page_whose_script_is_cut_off_is_fetched_anew(server: Server, browser: Browser, part: str) -> None:
    page = browser.new_context().new_page()
    cut_off: list[str] = []

    def once(route: Route) -> None:
        if cut_off:
            route.continue_()
        else:
            cut_off.append(route.request.url)
            route.abort("connectionreset")

    page.route(re.compile(rf"/static/js/{part}\.[^/]*\.js"), once)
    page.goto(server.url)
    expect(page.locator("h1").first).to_be_visible(timeout=30_000)
    assert cut_off
    assert page.evaluate("window.sessionStorage.getItem('programstatus-tries')") is None
    page.context.close()


def test_a_run_reaches_the_page_in_packs(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    came: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda message: came.append(message)))
    page.goto(f"{server.url}/budsjett")
    expect(page.locator("h1")).to_be_visible()
    page.close()

    assert any(isinstance(message, bytes) and message.startswith(b"\0") for message in came)
