"""Signing in with a provider of one's own machine: nothing before, the page that was asked for after, nothing again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenedPage
from tests.browser.running import Server, running_server
from tests.pages.reckoned import SPIR

pytestmark = pytest.mark.browser

LEADER = "kari@eksempel.no"


@pytest.fixture(scope="module")
def with_sign_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    people = [User(sub=name, claims={"email": name}) for name in (LEADER, "ola@eksempel.no")]
    with run_server_in_thread(user_claims=people) as provider:
        settings = {
            "PROGRAMSTATUS_ADDRESS": "http://127.0.0.1:{port}",
            "PROGRAMSTATUS_SIGN_IN_METADATA_URL": (
                f"http://localhost:{provider.server_port}/.well-known/openid-configuration"
            ),
            "PROGRAMSTATUS_SIGN_IN_CLIENT_ID": "programstatus",
            "PROGRAMSTATUS_SIGN_IN_CLIENT_SECRET": "only-for-tests",
            "PROGRAMSTATUS_FIRST_ADMINISTRATOR": "Kari@eksempel.no",
            "PROGRAMSTATUS_NEWS_SECONDS": "0.5",
        }
        with running_server(tmp_path_factory.mktemp("sign-in"), settings=settings) as started:
            yield started


def test_signing_in(browser: Browser, with_sign_in: Server) -> None:
    context = browser.new_context(locale="nb-NO", reduced_motion="reduce")
    page = context.new_page()
    opened = OpenedPage(page, with_sign_in)
    page.goto(with_sign_in.url + f"/budsjett?programme={SPIR}")
    page.get_by_role("link", name="Logg inn").click()
    page.get_by_role("button", name=LEADER).click()
    page.locator(".ps-headline").wait_for()
    opened.settle()

    assert page.url.startswith(with_sign_in.url + f"/budsjett?programme={SPIR}")
    expect(page.locator(".ps-footer")).to_have_text(f"Logget inn som {LEADER}.")

    opened.open_choices()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/oauth2/end_session*")
    page.goto(with_sign_in.url + "/budsjett")
    expect(page.get_by_role("link", name="Logg inn")).to_be_visible()
    context.close()
