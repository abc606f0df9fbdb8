"""Signing in with a provider of one's own machine: nothing before, the page that was asked for after, nothing again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from itsdangerous import URLSafeTimedSerializer
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from data import sample
from data.store import roles
from tests.browser.checks import accessibility_violations
from tests.browser.conftest import OpenedPage
from tests.browser.running import Server, running_server
from tests.pages.reckoned import INVENTED, SPIR

pytestmark = pytest.mark.browser

LEADER, READER = "kari@eksempel.no", "ola@eksempel.no"


@contextmanager
def provider(address: str) -> Iterator[dict[str, str]]:
    """A provider that knows the two, and the settings of a server of that address where they sign in."""
    people = [User(sub=name, claims={"email": name}) for name in (LEADER, READER)]
    with run_server_in_thread(user_claims=people) as started:
        yield {
            "PROGRAMSTATUS_ADDRESS": address,
            "PROGRAMSTATUS_SIGN_IN_METADATA_URL": (
                f"http://localhost:{started.server_port}/.well-known/openid-configuration"
            ),
            "PROGRAMSTATUS_SIGN_IN_CLIENT_ID": "programstatus",
            "PROGRAMSTATUS_SIGN_IN_CLIENT_SECRET": "only-for-tests",
            "PROGRAMSTATUS_FIRST_ADMINISTRATOR": "Kari@eksempel.no",
        }


@pytest.fixture(scope="module")
def with_sign_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with provider("http://127.0.0.1:{port}") as settings:
        settings["PROGRAMSTATUS_NEWS_SECONDS"] = "0.5"
        with running_server(tmp_path_factory.mktemp("sign-in"), with_sample=False, settings=settings) as started:
            sample.install(started.store())
            yield started


@pytest.fixture
def visitor(browser: Browser, with_sign_in: Server) -> Iterator[OpenedPage]:
    context = browser.new_context(locale="nb-NO", reduced_motion="reduce")
    yield OpenedPage(context.new_page(), with_sign_in)
    context.close()


def sign_in(visitor: OpenedPage, path: str, name: str) -> Page:
    return sign_in_at(visitor.page, visitor.server.url, path, name)


def sign_in_at(page: Page, address: str, path: str, name: str) -> Page:
    """Asks for a page, signs in as `name`, and waits for what comes then."""
    page.goto(address + path)
    page.get_by_role("link", name="Logg inn").click()
    page.get_by_role("button", name=name).click()
    page.wait_for_url(f"{address}/**")
    return page


def test_signing_in_leads_to_what_was_asked_for_and_signing_out_ends_it(visitor: OpenedPage) -> None:
    server = visitor.server
    page = sign_in(visitor, f"/budsjett?programme={SPIR}", LEADER)
    visitor.settle()
    assert page.url.startswith(f"{server.url}/budsjett?programme={SPIR}")
    expect(page.locator(".ps-footer")).to_have_text(f"Logget inn som {LEADER}.")
    kept = page.context.cookies()
    (tokens,) = (one["value"] for one in kept if one["name"] == "_streamlit_user_tokens")
    _, said = URLSafeTimedSerializer("").loads_unsafe(tokens)  # as anybody reads it who has the cookie
    assert list(json.loads(said)) == ["id_token"]

    visitor.open_choices()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/oauth2/end_session*")

    page.goto(server.url + "/budsjett")
    expect(page.get_by_role("link", name="Logg inn")).to_be_visible()
    # Whoever has kept a copy of the cookies has nothing either.
    page.context.add_cookies([cookie for cookie in kept if "expires" in cookie])
    page.goto(server.url + "/budsjett")
    expect(page.get_by_role("link", name="Logg inn")).to_be_visible()


def test_a_role_opens_one_programme_until_it_is_withdrawn(visitor: OpenedPage) -> None:
    store = visitor.server.store()
    page = sign_in(visitor, "/", READER)
    expect(page.get_by_role("heading", name="Du har ikke tilgang ennå")).to_be_visible()
    assert accessibility_violations(page) == []

    given = roles.give(store, READER, SPIR, "viewer", None, by=LEADER)
    visitor.go(f"/budsjett?programme={INVENTED}")
    expect(page.locator(".ps-kicker")).to_contain_text(SPIR)
    assert INVENTED not in page.locator("body").inner_text()

    roles.withdraw(store, given, by=LEADER)
    expect(page.get_by_role("heading", name="Du ser ikke lenger dette")).to_be_visible(timeout=20_000)
    assert accessibility_violations(page) == []
    assert SPIR not in page.locator("body").inner_text()
    cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies() if "value" in one)
    for path in ("/", "/last-inn", "/_stcore/host-config", "/_stcore/upload_file/1/2", "/presentasjon/vis/1"):
        answer = visitor.server.get(path, {"Cookie": cookie})
        assert answer.status == 403 and SPIR.encode() not in answer.body
