"""Places on a line: where a day or a value stands on it, as a share of its length."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True)
class DayLine:
    """From the first day, 0, to the last, 1. A day outside stands at the end that it lies beyond."""

    first: dt.date
    last: dt.date

    def place(self, day: dt.date) -> float:
        """Where the day stands."""
        return min(max((day - self.first) / (self.last - self.first), 0.0), 1.0)


@dataclass(frozen=True)
class ValueLine:
    """From the lowest value to the highest. `room` is the share that stays free at both ends."""

    low: float
    high: float
    room: float = 0.0

    @overload
    def place(self, value: float) -> float: ...
    @overload
    def place(self, value: None) -> None: ...
    def place(self, value: float | None) -> float | None:
        """Where the value stands, at an end where it lies beyond; None of none."""
        if value is None:
            return None
        share = (value - self.low) / ((self.high - self.low) or 1.0)
        return self.room + (1 - 2 * self.room) * min(max(share, 0.0), 1.0)
