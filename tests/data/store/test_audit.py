"""Who did what: everything that the store writes down beside the figures is in the list."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from data.store import batches, editions, mappings, notes, roles, shares, vote_rounds
from data.store.audit import acts
from data.store.database import Store, now_utc
from data.store.views import SQL
from tests.data.factories import a_score, load

# Kept by the machine, or a draft that nobody else sees; every other table that says who did something is in the list.
_NOT_ACTS = {"meeting_drafts", "batches"}


def test_every_kind_of_thing_that_is_done_is_in_the_list(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)]}, by="kari")
    batches.withdraw(store, 1, by="ola")
    batches.reinstate(store, 1, by="ola")
    day = dt.date(2026, 12, 4)
    edition = editions.freeze(store, "Spir", "Styremøte", day, 2024, None, (), by="kari").edition
    editions.withdraw(store, edition, by="kari")
    shares.create(store, "Spir", None, now_utc() + dt.timedelta(days=1), by="kari")
    shares.withdraw(store, shares.shares(store, "Spir")[0].share, by="ola")
    note = notes.add(store, "Spir", 2024, "Et ord", by="kari", chart="budget")
    notes.withdraw(store, note, by="kari")
    given = roles.give(store, "Anne@a.no", None, "viewer", None, by="kari")
    roles.withdraw(store, given, by="kari")
    roles.sign_out(store, "anne@a.no")
    opened = vote_rounds.open_round(store, "Gnist", 2024, None, ["A"], by="kari")
    vote_rounds.close(store, opened, by="kari")
    mappings.remember(store, "form", {}, by="kari")

    done = acts(store)

    assert [act.done_at for act in done] == sorted((act.done_at for act in done), reverse=True)
    assert Counter((act.thing, act.action) for act in done) == Counter(
        [
            (thing, action)
            for thing in ("load", "edition", "share", "note", "role", "vote_round")
            for action in ("make", "withdraw")
        ]
        + [("load", "reinstate"), ("sign_in", "withdraw"), ("answer", "withdraw")]
    )
    by_ola = [(act.thing, act.action, act.programmes, act.about) for act in done if act.done_by == "ola"]
    assert ("load", "withdraw", ("Spir",), "fil.xlsx") in by_ola
    assert [(act.about, act.programmes) for act in done if act.thing == "role"] == [("anne@a.no: viewer", ())] * 2


def test_no_table_that_says_who_did_something_is_forgotten(store: Store) -> None:
    with store.reading() as connection:
        named = {
            table
            for (table,) in connection.execute(
                "SELECT DISTINCT table_name FROM duckdb_columns() "
                "WHERE database_name = current_database() AND column_name IN "
                "('done_by', 'said_by', 'made_by', 'created_by', 'given_by', 'opened_by', 'loaded_by') "
                "AND table_name NOT LIKE 'fact_%' AND table_name IN (SELECT table_name FROM duckdb_tables())"
            ).fetchall()
        }
    query = (SQL / "audit.sql").read_text(encoding="utf-8")
    assert "journal" in named
    assert {table for table in named - _NOT_ACTS if f" {table}" not in query} == set()
