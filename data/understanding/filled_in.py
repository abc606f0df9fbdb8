"""The moments at which people filled in a form, one answer on each line: they are no days of what they answered."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from data.cells.grid import Cell
from data.cells.values import date_in
from data.understanding.pivot_options import counts_lines
from data.understanding.roles import Seen
from data.understanding.table import CARRIED, Column

_LOOKED_AT = 200  # lines
_FEWEST = 2
_OF_PLANS = 5  # minutes: what people plan begins and ends at such times
_HOURS, _NOON, _MINUTES = 24, 12, 60
_LONGEST = dt.timedelta(days=1)
_DAY = r"(\S.*?)[T,]?\s*"
_TIME = r"(?:kl\.?\s*)?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\s*([ap])\.?m\.?)?"
_DAY_AND_TIME = re.compile(_DAY + _TIME, re.IGNORECASE)


def says_when_filled_in(column: Column, seen: Seen) -> bool:
    """Whether a column and one beside it hold the moments at which each answer was begun and sent.

    They lie within a day of each other on every line, at odd minutes, and the lines stand in the order they were sent.
    """
    own = _moments(column)
    beside = [one for one in seen.columns if one.index != CARRIED and abs(one.index - column.index) == 1] if own else []
    return any(_are_of_answers(own, other) or _are_of_answers(other, own) for other in map(_moments, beside))


def counts_answers(column: Column, seen: Seen) -> bool:
    """Whether a column numbers the answers to a form: its numbers name nothing that was answered."""
    return counts_lines(column) and any(says_when_filled_in(one, seen) for one in seen.columns if one is not column)


def _moments(column: Column) -> Sequence[dt.datetime]:
    """The days of a column with their time of day; none where some line has no such thing."""
    cells = column.cells[:_LOOKED_AT]
    found = [_moment(cell) for cell in cells] if len(cells) >= _FEWEST and _moment(cells[0]) else [None]
    return [one for one in found if one is not None] if None not in found else ()


def _moment(cell: Cell) -> dt.datetime | None:
    if isinstance(cell, dt.datetime):
        return cell
    found = _DAY_AND_TIME.fullmatch(cell.strip()) if isinstance(cell, str) else None
    day = date_in(found[1]) if found is not None else None
    if found is None or day is None or int(found[2]) >= _HOURS or int(found[3]) >= _MINUTES:
        return None
    is_later = found[4] is not None and found[4].casefold() == "p"
    hour = int(found[2]) % _NOON if found[4] else int(found[2])
    return dt.datetime.combine(day, dt.time(hour + (_NOON if is_later else 0), int(found[3])))


def _are_of_answers(begun: Sequence[dt.datetime], sent: Sequence[dt.datetime]) -> bool:
    if not sent or len(begun) != len(sent):
        return False
    are_near = all(first <= last <= first + _LONGEST for first, last in zip(begun, sent, strict=True))
    is_odd = any(moment.minute % _OF_PLANS for moment in (*begun, *sent))
    return are_near and is_odd and all(one <= other for one, other in pairwise(sent))
