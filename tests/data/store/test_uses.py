"""A sign-in is written down once, a file each time it is taken along, and neither makes new figures."""

from __future__ import annotations

import datetime as dt

from data.store import batches, shares
from data.store.audit import Act, acts
from data.store.database import Store, now_utc
from data.store.uses import note_export, note_refusal, note_sign_in
from tests.data.factories import a_score, load

HOUR = dt.timedelta(hours=1)


def of(store: Store, *things: str) -> list[tuple[str, str, str, tuple[str, ...], str]]:
    def told(act: Act) -> tuple[str, str, str, tuple[str, ...], str]:
        return act.done_by, act.thing, act.action, act.programmes, act.about

    return [told(act) for act in reversed(acts(store)) if act.thing in things]


def test_a_sign_in_counts_once_in_however_many_windows(store: Store) -> None:
    since = now_utc() - HOUR
    for account in ("kari@a.no", "kari@a.no", "ola@a.no"):
        note_sign_in(store, account, since)
    note_sign_in(store, "kari@a.no", now_utc() + HOUR)
    assert of(store, "sign_in") == [
        ("kari@a.no", "sign_in", "make", (), ""),
        ("ola@a.no", "sign_in", "make", (), ""),
        ("kari@a.no", "sign_in", "make", (), ""),
    ]


def test_who_was_refused_is_named(store: Store) -> None:
    note_refusal(store, "ola@a.no", "/budsjett")
    assert of(store, "refusal") == [("ola@a.no", "refusal", "make", (), "/budsjett")]


def test_what_is_taken_along_and_opened_makes_no_new_figures(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)]})
    before = batches.newest(store)
    note_export(store, "kari@a.no", "Spir", "spir-2024.pdf")
    note_export(store, "kari@a.no", None, "logg.csv")
    shares.create(store, "Spir", None, now_utc() + HOUR, by="kari@a.no")
    (share,) = shares.shares(store, "Spir")
    shares.note_use(store, share)
    assert of(store, "export", "share") == [
        ("kari@a.no", "export", "make", ("Spir",), "spir-2024.pdf"),
        ("kari@a.no", "export", "make", (), "logg.csv"),
        ("kari@a.no", "share", "make", ("Spir",), share.share),
        (f"share {share.share}", "share", "use", ("Spir",), share.share),
    ]
    assert batches.newest(store) == before
