"""What is shown in a meeting: a draft that the programme leader arranges, and editions frozen of it.

An edition remembers the journal's entry, so that it shows the same for ever, whatever is loaded later.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from data.store.database import Store, StoreError, now_utc
from data.store.turns import Turns, last_number, next_number


class UnknownEdition(StoreError):
    """There is no edition of that number."""

    code = "unknown_edition"


_TURNS = Turns("editions", "edition", "edition_turns", "turn", UnknownEdition)


@dataclass(frozen=True)
class ScreenChoice:
    """A screen as it was chosen: a chart by its name, with the indicator where it is of one, or a screen of words.

    `text` is a sentence of the programme leader's own. `day`: the day it is seen on, where another was chosen than the
    meeting's.
    """

    name: str
    indicator: str | None = None
    text: str = ""
    day: dt.date | None = None

    @property
    def place(self) -> tuple[str, str | None]:
        """What it shows, whatever is written under it."""
        return self.name, self.indicator


@dataclass(frozen=True)
class Edition:
    """What was frozen for a meeting. `entry` is the journal's entry that the figures stand at."""

    edition: int
    programme: str
    name: str
    meeting_date: dt.date
    year: int
    compared_year: int | None
    entry: int
    parts: tuple[ScreenChoice, ...]
    made_by: str
    made_at: dt.datetime
    is_withdrawn: bool = False


def freeze(
    store: Store,
    programme: str,
    name: str,
    meeting_date: dt.date,
    year: int,
    compared_year: int | None,
    parts: Sequence[ScreenChoice],
    *,
    by: str,
) -> Edition:
    """Freezes the figures as they are now, and what is shown of them. ValueError for one without a name."""
    if not name.strip():
        raise ValueError("an edition has a name")
    with store.writing() as connection:
        made = Edition(
            next_number(connection, "editions", "edition"),
            programme,
            name.strip(),
            meeting_date,
            year,
            compared_year,
            last_number(connection, "journal", "entry"),
            tuple(parts),
            by,
            now_utc(),
        )
        connection.execute(
            "INSERT INTO editions VALUES ($edition, $programme, $name, $meeting_date, $year, $compared_year, $entry, "
            "$parts, $made_by, $made_at)",
            {
                **{field: value for field, value in asdict(made).items() if field not in ("parts", "is_withdrawn")},
                "parts": _as_json(made.parts),
            },
        )
    return made


def editions(store: Store, programme: str | None = None) -> tuple[Edition, ...]:
    """Every edition of a programme, or of all of them, newest first; also those withdrawn."""
    query = f"""
        SELECT
            e.edition, e.programme, e.name, e.meeting_date, e.year, e.compared_year, e.entry, e.parts, e.made_by,
            e.made_at, e.edition IN ({_TURNS.withdrawn()})
        FROM editions AS e
        WHERE $programme IS NULL OR e.programme = $programme
        ORDER BY e.edition DESC
    """  # noqa: S608 - conditions of ours
    with store.reading() as connection:
        rows = connection.execute(query, {"programme": programme}).fetchall()
    names = [field.name for field in fields(Edition)]
    said = (dict(zip(names, row, strict=True)) for row in rows)
    return tuple(Edition(**{**one, "parts": _from_json(one["parts"])}) for one in said)


def previous(found: Iterable[Edition], edition: Edition | None, programme: str) -> Edition | None:
    """The edition that a programme's board saw before that one, None being what will be shown next."""
    before = [
        one
        for one in found
        if one.programme == programme and not one.is_withdrawn and (edition is None or one.edition < edition.edition)
    ]
    return max(before, key=lambda one: one.edition, default=None)


def withdraw(store: Store, edition: int, *, by: str) -> bool:
    """Takes an edition back: nobody can open it any more. False where it is withdrawn already."""
    return _TURNS.withdraw(store, edition, by=by)


def reinstate(store: Store, edition: int, *, by: str) -> bool:
    """Lets a withdrawn edition be opened again; False where it can be already."""
    return _TURNS.reinstate(store, edition, by=by)


def save_draft(store: Store, programme: str, parts: Sequence[ScreenChoice], *, by: str) -> None:
    """Keeps what the programme leader wants to show, in order."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO meeting_drafts VALUES ($number, $programme, $parts, $by, $at)",
            {
                "number": next_number(connection, "meeting_drafts", "number"),
                "programme": programme,
                "parts": _as_json(parts),
                "by": by,
                "at": now_utc(),
            },
        )


def drafts(store: Store) -> dict[str, tuple[ScreenChoice, ...]]:
    """Programme -> what its leader wants to show; a programme whose draft nobody has touched is not there."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT programme, arg_max(parts, number) FROM meeting_drafts GROUP BY programme"
        ).fetchall()
    return {str(programme): _from_json(parts) for programme, parts in rows}


def _as_json(parts: Sequence[ScreenChoice]) -> str:
    return json.dumps([asdict(part) for part in parts], ensure_ascii=False, default=dt.date.isoformat)


def _from_json(text: str) -> tuple[ScreenChoice, ...]:
    return tuple(
        ScreenChoice(
            part["name"],
            part.get("indicator"),
            part.get("text", ""),
            dt.date.fromisoformat(part["day"]) if part.get("day") else None,
        )
        for part in json.loads(text)
    )
