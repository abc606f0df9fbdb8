"""Who works with whom, and who took part in what, as rows of words with marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey

TieMark = Literal["contact", "begun", "no_contact", "unknown", "none"]
PresenceMark = Literal["took_part", "partly", "doubtful", "absent", ""]


@dataclass(frozen=True)
class TieRow:
    """Whom a municipality works with: a mark before, under way and after; "none" where there can be nothing.

    `spoken` says what the marks show.
    """

    kind: str
    names: str
    marks: tuple[TieMark, ...]
    about: str
    spoken: str


@dataclass(frozen=True)
class TieGroup:
    """A municipality and its ties. `nothing`: what is written where there are none."""

    name: str
    rows: tuple[TieRow, ...]
    nothing: str = ""
    is_municipality: bool = True


@dataclass(frozen=True)
class Ties:
    """Municipalities with their ties. `headings`: of the parts of time."""

    key: tuple[RowKey, ...]
    heading: str
    who_heading: str
    about_heading: str
    headings: tuple[str, ...]
    groups: tuple[TieGroup, ...]


@dataclass(frozen=True)
class PresenceCell:
    """A mark where an actor meets an activity; "" where it is not mentioned. `below`: a few words under the mark."""

    mark: PresenceMark
    spoken: str
    below: str = ""


@dataclass(frozen=True)
class PresenceRow:
    """An actor through all activities. `members`: how many its name stands for; `words`: the cells where there is no
    room for them; `is_of_title`: the title speaks of it."""

    name: str
    members: str
    about: str
    cells: tuple[PresenceCell, ...]
    total: str
    total_of: str
    words: str
    is_of_title: bool = False


@dataclass(frozen=True)
class PresenceGrid:
    """Actors in groups and activities in order of time. `totals`: how many took part in each; `notes`: below it."""

    key: tuple[RowKey, ...]
    heading: str
    activities: tuple[str, ...]
    total_heading: str
    groups: tuple[tuple[str, tuple[PresenceRow, ...]], ...]
    totals_heading: str
    totals: tuple[str, ...]
    notes: tuple[str, ...]
    is_crowded: bool
