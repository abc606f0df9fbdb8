"""Which rows are lowest and which are highest: asked here alone, so that title, mark and finding point at the same.

Several may share a place: none of them is then alone there. What has no number is neither.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Extremes:
    """`lowest`, `highest`: the rows that share that place, in the order they came; `low`, `high`: their number."""

    lowest: pd.DataFrame
    highest: pd.DataFrame
    low: float
    high: float

    @property
    def are_all_equal(self) -> bool:
        """Whether every row that has a number has the same: then none is low and none is high."""
        return self.low == self.high

    @property
    def alone_lowest(self) -> Hashable | None:
        """The index of the row that is lowest by itself; None where several are, or all are equal."""
        return None if self.are_all_equal or len(self.lowest) > 1 else self.lowest.index[0]


def extremes(rows: pd.DataFrame, column: str) -> Extremes | None:
    """The ends of that column; None where no row has a number in it."""
    known = rows.dropna(subset=column)
    if known.empty:
        return None
    values = known[column]
    low, high = float(values.min()), float(values.max())
    return Extremes(known[values == low], known[values == high], low, high)
