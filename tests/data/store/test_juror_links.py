"""A juror's link: one for each, which gives that juror's votes and no other's, and opens nothing of the programme."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data import voting
from data.store import juror_links, shares, vote_rounds
from data.store.database import Store, now_utc
from data.store.juror_links import JurorLink, NotYourVote
from data.store.vote_rounds import RoundClosed, VoteRound
from tests.data.factories import load

AT = dt.datetime(2031, 5, 14, 9, 30)  # noqa: DTZ001 - only the file's name is made of it
HERE = {"programme": "Prøverunden", "year": 2031}
JURORS = ("Fylket", "Næring", "Ordfører")
DAY = dt.timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A vote on two proposals is open, with three jurors and a link for each."""
    made = Store(tmp_path / "store.duckdb")
    load(
        made,
        {
            "programmes": [{"programme": "Prøverunden", "name": "Prøverunden", "kind": "innovation"}],
            "proposals": [{**HERE, "proposal": name, "municipality": "Nes"} for name in ("Kai", "Bro")],
            "jurors": [{**HERE, "juror": name, "municipality": "Nes"} for name in JURORS],
        },
    )
    vote_rounds.open_round(made, "Prøverunden", 2031, "Nes", ["Kai", "Bro"], by="leder")
    assert juror_links.make(made, now(made), now_utc() + DAY, by="leder") == 3
    return made


def now(store: Store) -> VoteRound:
    (found,) = vote_rounds.open_rounds(store)
    return found


def link_of(store: Store, juror: str) -> JurorLink:
    (found,) = [one for one in juror_links.links(store, 1) if one.juror == juror]
    return found


def cast(store: Store, juror: str, by_link: str, vote: str = "stop", proposal: str = "Kai") -> int:
    loaded = voting.cast(store, now(store), juror, proposal, vote, None, by="x", at=AT, by_link=by_link)
    assert loaded.batch is not None
    return loaded.batch


def test_every_juror_has_one_link_and_no_more(store: Store) -> None:
    first = {one.juror: one.share.share for one in juror_links.links(store, 1)}
    assert tuple(first) == JURORS and len(set(first.values())) == 3
    assert juror_links.make(store, now(store), now_utc() + DAY, by="leder") == 0

    juror_links.renew(store, now(store), "Fylket", now_utc() + DAY, by="leder")
    shares.withdraw(store, first["Næring"], by="leder")

    assert link_of(store, "Fylket").share.share != first["Fylket"] and link_of(store, "Fylket").share.is_open
    old = juror_links.of_token(store, juror_links.token(store, first["Fylket"]))
    assert old is not None and not old.share.is_open
    assert juror_links.make(store, now(store), now_utc() + DAY, by="leder") == 1  # for whose was withdrawn
    with store.reading() as connection:
        every = connection.execute("SELECT juror, count(*) FROM juror_links GROUP BY juror ORDER BY juror").fetchall()
    assert every == [("Fylket", 2), ("Næring", 2), ("Ordfører", 1)]


def test_a_link_gives_the_votes_of_its_juror_and_of_nobody_else(store: Store) -> None:
    own, other = (link_of(store, name).share.share for name in ("Fylket", "Ordfører"))
    cast(store, "Fylket", own)
    for stranger in (other, "", "made up"):
        with pytest.raises(NotYourVote):
            cast(store, "Fylket", stranger, "go_on")
    shares.withdraw(store, own, by="leder")
    with pytest.raises(NotYourVote):
        cast(store, "Fylket", own, "go_on")
    assert now(store).answered == {("Kai", "Fylket")}
    cast(store, "Fylket", "", "go_on")  # without a link the juror votes on the jury's own page, as before


def test_a_link_that_is_over_gives_no_vote(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    own = link_of(store, "Fylket").share.share
    later = now_utc() + 2 * DAY
    monkeypatch.setattr(shares, "now_utc", lambda: later)
    assert not link_of(store, "Fylket").share.is_open
    with pytest.raises(NotYourVote):
        cast(store, "Fylket", own)
    assert now(store).answered == frozenset()


def test_a_closed_round_takes_no_vote_by_a_link(store: Store) -> None:
    own, one = link_of(store, "Fylket").share.share, now(store)
    voting.close(store, one, by="leder", at=AT)
    with pytest.raises(RoundClosed):
        voting.cast(store, one, "Fylket", "Kai", "stop", None, by="x", at=AT, by_link=own)


def test_a_jurors_link_opens_nothing_of_the_programme(store: Store) -> None:
    own = link_of(store, "Fylket").share.share
    token = juror_links.token(store, own)
    assert shares.of_token(store, token) is None
    assert shares.of_token(store, shares.token(store, own)) is None  # not even signed as a link of the programme
    assert shares.shares(store, "Prøverunden") == ()
    viewer = shares.create(store, "Prøverunden", None, now_utc() + DAY, by="leder")
    assert juror_links.of_token(store, viewer) is None
    for made_up in ("", "x", token[:-1], token + "a", "x" * 5000):
        assert juror_links.of_token(store, made_up) is None

    assert shares.withdraw_all(store, "Prøverunden", by="leder") == 4
    assert not link_of(store, "Fylket").share.is_open


def test_an_answer_is_shown_to_the_browser_that_gave_it_and_to_no_other(store: Store) -> None:
    own, other = (link_of(store, name).share.share for name in ("Fylket", "Ordfører"))
    batch = cast(store, "Fylket", own)
    proof = juror_links.receipt(store, own, [batch])

    shown = juror_links.batches_of(store, own, proof)
    assert vote_rounds.given(store, 1, "Fylket", shown) == {"Kai": ("stop", None)}
    assert vote_rounds.given(store, 1, "Ordfører", shown) == {}
    for stranger in ("", proof[:-2], juror_links.token(store, own), juror_links.receipt(store, other, [batch])):
        assert juror_links.batches_of(store, own, stranger) == frozenset()

    again = cast(store, "Fylket", own, "go_on")  # in another browser
    assert vote_rounds.given(store, 1, "Fylket", shown) == {}
    assert vote_rounds.given(store, 1, "Fylket", [batch, again]) == {"Kai": ("go_on", None)}
