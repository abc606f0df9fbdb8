"""What people say about a figure: kept with who and when, taken back without being lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.store.database import Store, StoreError, now_utc
from data.store.turns import Turns, next_number

MOST_LETTERS = 1000


class UnknownNote(StoreError):
    """There is no note of that number."""

    code = "unknown_note"


_TURNS = Turns("notes", "note", "note_turns", "entry", UnknownNote)


@dataclass(frozen=True)
class Note:
    """A comment on the chart of that name, on an indicator, or of neither on the year. `written_at` is UTC."""

    note: int
    programme: str
    year: int
    chart: str | None
    indicator: str | None
    text: str
    written_by: str
    written_at: dt.datetime


def add(
    store: Store,
    programme: str,
    year: int,
    text: str,
    *,
    by: str,
    chart: str | None = None,
    indicator: str | None = None,
) -> int:
    """Keeps a note and returns its number. ValueError for one that says nothing or far too much."""
    said = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text).strip()
    if not 0 < len(said) <= MOST_LETTERS:
        raise ValueError(f"a note has 1 to {MOST_LETTERS} letters")
    with store.writing() as connection:
        note = next_number(connection, "notes", "note")
        connection.execute(
            "INSERT INTO notes VALUES ($note, $programme, $year, $chart, $indicator, $said, $by, $at)",
            {
                "note": note,
                "programme": programme,
                "year": year,
                "chart": chart,
                "indicator": indicator,
                "said": said,
                "by": by,
                "at": now_utc(),
            },
        )
    return note


def withdraw(store: Store, note: int, *, by: str) -> bool:
    """Takes a note back; False where it is taken back already."""
    return _TURNS.withdraw(store, note, by=by)


def reinstate(store: Store, note: int, *, by: str) -> bool:
    """Puts a note back that was taken back; False where it stands."""
    return _TURNS.reinstate(store, note, by=by)


def programmes_of(store: Store, note: int) -> frozenset[str]:
    """The programme that a note is on, whether it stands or was taken back; none where there is no such note."""
    with store.reading() as connection:
        rows = connection.execute("SELECT programme FROM notes WHERE note = $note", {"note": note}).fetchall()
    return frozenset(str(programme) for (programme,) in rows)


def notes(store: Store, *, until: dt.datetime | None = None) -> tuple[Note, ...]:
    """The notes that stand, oldest first; `until`: those that stood at that time (UTC)."""
    query = f"""
        SELECT note, programme, year, chart, indicator, content, said_by, said_at
        FROM notes
        WHERE ($until IS NULL OR said_at <= $until)
            AND note NOT IN ({_TURNS.withdrawn("$until IS NULL OR done_at <= $until")})
        ORDER BY note
    """  # noqa: S608 - conditions of ours
    with store.reading() as connection:
        return tuple(Note(*row) for row in connection.execute(query, {"until": until}).fetchall())
