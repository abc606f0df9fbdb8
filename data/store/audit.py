"""Who did what to the store, and when: of all that is written down beside the figures, in one list."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from data.store.database import Store
from data.store.views import SQL

Thing = Literal[
    "load", "edition", "share", "note", "role", "sign_in", "refusal", "export", "vote_round", "answer", "person"
]
Action = Literal["make", "use", "erase", "withdraw", "reinstate"]


@dataclass(frozen=True)
class Act:
    """One thing that was done; `done_at` is UTC. `about` says to which: a file's name, an account and its role.

    To withdraw a sign-in is to sign out, and to withdraw a round of votes to close it; whoever came by a link is that
    link. `programmes` is empty for what is of no programme, and for a role in every one.
    """

    done_at: dt.datetime
    done_by: str
    thing: Thing
    action: Action
    programmes: tuple[str, ...]
    about: str


def acts(store: Store) -> tuple[Act, ...]:
    """All that was ever done, newest first. The store only grows, so nothing of it can be taken away again."""
    query = (SQL / "audit.sql").read_text(encoding="utf-8")
    with store.reading() as connection:
        rows = connection.execute(query).fetchall()
    return tuple(Act(at, by, thing, action, tuple(names), about) for at, by, thing, action, names, about in rows)
