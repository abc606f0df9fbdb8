"""What anybody may send to a juror's page by a link of their own."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from data.store import juror_links, vote_rounds
from data.store.database import Store, now_utc
from pages.meeting import ballot_routes
from pages.shell import cached
from pages.shell.admission import JUROR, VOTING
from tests.browser.test_juror_links import voting_store
from tests.payloads import load_hostile, payloads


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


class Read(HTMLParser):
    """The tags of a page with what they ask for, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_what_files_say_is_text_on_the_ballot_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = Store(tmp_path / "hostile.duckdb")
    monkeypatch.setattr(cached, "store", lambda: hostile)
    load_hostile(hostile)
    with hostile.reading() as connection:
        sat = (
            "SELECT p.programme, p.year, p.municipality, list(DISTINCT p.proposal) FROM proposals AS p JOIN jurors AS j"
        )
        found = connection.execute(
            f"{sat} ON j.programme = p.programme AND j.year = p.year AND j.municipality = p.municipality GROUP BY ALL"
        ).fetchall()
    assert found
    asked = 0
    for programme, year, municipality, proposals in found:
        vote_rounds.open_round(hostile, programme, year, municipality, proposals, by=payloads()[0])
    for one in vote_rounds.open_rounds(hostile):
        juror_links.make(hostile, one, now_utc() + dt.timedelta(days=1), by=payloads()[0])
        for link in juror_links.links(hostile, one.opened):
            page = Read(asyncio.run(_shown(juror_links.token(hostile, link.share.share))))
            words = " ".join("".join(page.words).split())
            for said in (*one.proposals, link.juror):
                assert " ".join(said.split()) in words, said
            for tag, asks in page.tags:
                assert tag not in {"script", "img", "iframe", "object", "svg", "base", "meta-refresh"}, (tag, asks)
                assert not [name for name, _ in asks if name.startswith("on")], (tag, asks)
                assert all(
                    (value or "").startswith(("#", "?", VOTING))
                    for name, value in asks
                    if name in {"href", "action", "src"}
                ), (tag, asks)
            asked += 1
    assert asked > 3


async def _shown(token: str) -> str:
    served = httpx.ASGITransport(Starlette(routes=ballot_routes.routes()))
    async with httpx.AsyncClient(transport=served, base_url="http://127.0.0.1") as asking:
        return (await asking.get(VOTING, params={JUROR: token})).text
