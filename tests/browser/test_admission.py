"""A server that others reach, with no sign-in: only a link opens anything, and what it opens stays with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from data import sample
from tests.browser.conftest import OpenPage
from tests.browser.running import Server, running_server
from tests.browser.test_share import a_link
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reached_by_others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("others"), address="0.0.0.0") as started:
        sample.install(started.store())
        yield started


def test_without_a_link_there_is_nothing(reached_by_others: Server) -> None:
    server = reached_by_others
    assert "bare delte lenker" in server.log
    for path in ("/", "/last-inn", "/budsjett", "/presentasjon/vis/1", "/_stcore/host-config", "/_stcore/metrics"):
        answer = server.get(path)
        assert answer.status == 403, path
        assert SPIR.encode() not in answer.body
        assert b"default-src" in answer.headers["Content-Security-Policy"].encode()


def test_a_link_opens_its_programme_also_when_it_is_taken_out_of_the_address(
    open_page: OpenPage, reached_by_others: Server
) -> None:
    server = reached_by_others
    token = a_link(server.store())
    opened = open_page(f"/?share={token}", server=server)
    expect(opened.page.locator(".ps-figure").first).to_be_visible()

    opened.go(f"/budsjett?programme={INVENTED}")

    expect(opened.page.locator(".ps-footer")).to_contain_text(SPIR)
    assert INVENTED not in opened.page.locator("body").inner_text()
