"""What people say about a figure: kept with who and when, taken back without being lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from data.store.database import Store, StoreError, now_utc

MOST_LETTERS = 1000


class UnknownNote(StoreError):
    """There is no note of that number."""

    code = "unknown_note"


@dataclass(frozen=True)
class Note:
    """A comment on the chart of that name, on an indicator, or of neither on the year. `said_at` is UTC."""

    note: int
    programme: str
    year: int
    chart: str | None
    indicator: str | None
    text: str
    said_by: str
    said_at: dt.datetime


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
        row = connection.execute("SELECT coalesce(max(note), 0) + 1 FROM notes").fetchone()
        assert row is not None  # an aggregate always has a row
        connection.execute(
            "INSERT INTO notes VALUES ($note, $programme, $year, $chart, $indicator, $said, $by, $at)",
            {
                "note": row[0],
                "programme": programme,
                "year": year,
                "chart": chart,
                "indicator": indicator,
                "said": said,
                "by": by,
                "at": now_utc(),
            },
        )
    return int(row[0])


def withdraw(store: Store, note: int, *, by: str) -> bool:
    """Takes a note back; False where it is taken back already."""
    return _turn(store, note, "withdraw", by)


def reinstate(store: Store, note: int, *, by: str) -> bool:
    """Puts a note back that was taken back; False where it stands."""
    return _turn(store, note, "reinstate", by)


def notes(store: Store, *, until: dt.datetime | None = None) -> tuple[Note, ...]:
    """The notes that stand, oldest first; `until`: those that stood at that time (UTC)."""
    query = """
        WITH turned AS (
            SELECT note, arg_max(action, entry) AS action
            FROM note_turns
            WHERE $until IS NULL OR done_at <= $until
            GROUP BY note
        )
        SELECT n.note, n.programme, n.year, n.chart, n.indicator, n.content, n.said_by, n.said_at
        FROM notes AS n
        LEFT JOIN turned AS t USING (note)
        WHERE ($until IS NULL OR n.said_at <= $until) AND t.action IS DISTINCT FROM 'withdraw'
        ORDER BY n.note
    """
    with store.reading() as connection:
        return tuple(Note(*row) for row in connection.execute(query, {"until": until}).fetchall())


def _turn(store: Store, note: int, action: str, by: str) -> bool:
    with store.writing() as connection:
        if not connection.execute("SELECT 1 FROM notes WHERE note = $note", {"note": note}).fetchone():
            raise UnknownNote(store.path, note=note)
        row = connection.execute(
            "SELECT arg_max(action, entry) FILTER (WHERE note = $note), coalesce(max(entry), 0) + 1 FROM note_turns",
            {"note": note},
        ).fetchone()
        assert row is not None  # an aggregate always has a row
        last, entry = row
        if (last == "withdraw") == (action == "withdraw"):
            return False
        connection.execute(
            "INSERT INTO note_turns VALUES ($entry, $note, $action, $by, $at)",
            {"entry": entry, "note": note, "action": action, "by": by, "at": now_utc()},
        )
    return True
