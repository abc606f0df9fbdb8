"""What anybody may send to a juror's page by a link of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest
from starlette.applications import Starlette

from data.store import juror_links, vote_rounds
from data.store.database import Store
from pages.meeting import ballot_routes
from pages.shell import cached
from pages.shell.admission import JUROR, VOTING
from tests.browser.test_juror_links import voting_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = voting_store(tmp_path_factory.mktemp("ballot"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cached, "store", lambda: made)
        yield made


@pytest.mark.parametrize("proposal", ["2", "-1", "٠", "9" * 5000, "0 ", ""])
def test_a_proposal_that_is_not_there_is_no_vote(store: Store, proposal: str) -> None:
    link = juror_links.links(store, 1)[0]
    token = juror_links.token(store, link.share.share)

    assert asyncio.run(_answered(token, {"proposal": proposal, "vote": "stop"})) == 400

    (voting,) = vote_rounds.open_rounds(store)
    assert voting.answered == frozenset()


async def _answered(token: str, form: dict[str, str]) -> int:
    served = httpx.ASGITransport(Starlette(routes=ballot_routes.routes()))
    async with httpx.AsyncClient(transport=served, base_url="http://127.0.0.1") as asking:
        return (await asking.post(VOTING, params={JUROR: token}, data=form)).status_code
