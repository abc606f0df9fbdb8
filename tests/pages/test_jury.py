"""The jury's page: whole in both languages with votes and without; a vote given on it, blind until it is closed."""

from __future__ import annotations

from typing import Any

import pytest

from data.store import batches, juror_links, shares, vote_rounds
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import Language
from tests.pages.opened import choose, headline, html, open_app, press, texts
from tests.pages.reckoned import texts_from_files
from tests.pages.test_share import a_link
from tests.pages.words import faults

ROUND = "Eksempelrunden (oppdiktet)"
PLACE = "Eksempelvik"


@pytest.mark.parametrize(
    ("programme", "year", "language"),
    [(ROUND, 2025, "nb"), (ROUND, 2025, "en"), ("Gnist", 2021, "nb"), ("Gnist", 2021, "en")],
)
def test_the_page_is_whole_and_speaks_one_language(
    with_sample: Store, programme: str, year: int, language: str
) -> None:
    app = open_app("jury", programme=programme, year=year, language=language)

    assert not app.exception
    assert headline(app)
    assert faults(texts(app), language, from_files=texts_from_files()) == []


def _open_vote(programme: str = ROUND) -> Any:
    app = open_app(programme=programme, year=2025)
    app.query_params["municipality"] = PLACE
    app.switch_page("pages/innovation/jury.py").run()
    choose(app, "municipality", PLACE)
    app.multiselect(key=f"opened-proposals-{PLACE}").set_value(["Lyskaia", "Nabohuset"]).run()
    return press(app, "open-now")


def test_a_vote_is_stored_at_once_and_seen_by_nobody_until_it_is_closed(own_sample: Store) -> None:
    app = _open_vote()
    assert not app.exception
    assert headline(app) == "Juryen stemmer. Ingen av åtte er ferdige."
    before = html(app)
    (opened,) = vote_rounds.open_rounds(own_sample)
    assert Language("nb").moment(opened.opened_at) in before

    press(app, "make-vote-links-now-1")
    shares.withdraw(own_sample, _link_of(own_sample, "Ordfører"), by="local")
    app.run()
    # Whoever has a link votes by that, and nobody on the page for them.
    assert list(app.selectbox(key="juror-1").options) == ["Ordfører"]
    assert html(app).count(Language("nb").text("share.links.withdrawn")) == 1
    choose(app, "juror-1", "Ordfører")
    (key,) = [str(one.key) for one in app.button_group if str(one.key).endswith("-0")]
    choose(app, key, "go_on")

    assert not app.exception
    newest = batches.history(own_sample).iloc[0]
    assert (newest["row_count"], list(newest["datasets"])) == (1, ["votes"])
    assert "Begrunnelser" in before and html(app).count("ps-vote is-go_on") == before.count("ps-vote is-go_on")

    press(app, "close-now-1")

    assert not app.exception
    query = (
        "SELECT juror, proposal, vote FROM votes WHERE programme = $programme AND municipality = $at AND vote_round = 2"
    )
    rows = Snapshot(own_sample).cursor(None).execute(query, {"programme": ROUND, "at": PLACE})
    found = {(juror, proposal): vote for juror, proposal, vote in rows.fetchall()}
    assert len(found) == 16
    assert {key for key, vote in found.items() if vote != "abstained"} == {("Ordfører", "Lyskaia")}
    assert "stemmerunde 2" in html(app)


def _link_of(store: Store, juror: str) -> str:
    (found,) = [one.share.share for one in juror_links.links(store, 1) if one.juror == juror]
    return found


def test_who_only_looks_neither_opens_a_vote_nor_gives_one(own_sample: Store) -> None:
    _open_vote()
    app = open_app("jury", share=a_link(own_sample, ROUND), year=2025)

    assert not app.exception
    keys = [str(widget.key) for widget in (*app.selectbox, *app.button_group, *app.button)]
    assert not [key for key in keys if key.startswith(("juror-", "vote-", "open-", "close-", "make-", "renew-"))]
