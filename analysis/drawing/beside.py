"""Rows that show a figure or a line beside those of others, who have no names in them."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.drawing.row_parts import RowKey, Tick


@dataclass(frozen=True)
class RangeRow:
    """An own figure between those of others, who have no names here; places are shares of the row's axis.

    `others`: each other's place, the lowest first; `low` and `high`: the first and the last of them. `word` says where
    the own figure lies; `is_outside`: beyond all others.
    """

    name: str
    about: str
    own: float
    own_text: str
    others: tuple[float, ...]
    range_text: str
    middle_text: str
    word: str
    is_outside: bool
    spoken: str

    @property
    def low(self) -> float:
        """The place of the lowest other."""
        return self.others[0]

    @property
    def high(self) -> float:
        """The place of the highest other."""
        return self.others[-1]

    @property
    def marks(self) -> tuple[tuple[float, int], ...]:
        """The place of each other and how many dots off the line it stands: those in one place stand in a pile."""
        return tuple(
            (place, level)
            for place in dict.fromkeys(self.others)
            for level in (_BESIDE_DISC if place == self.own else _PILE)[: self.others.count(place)]
        )


# The dots in one place: on the line, below, above, and so on; more than these are told in words only.
_PILE = (0, 1, -1, 2, -2)
# The same where the own disc stands, which would cover those next to the line.
_BESIDE_DISC = (2, -2)


@dataclass(frozen=True)
class Ranges:
    """Own figures between those of others; without `ticks` each row has an axis of its own, from nought."""

    key: tuple[RowKey, ...]
    headings: tuple[str, str, str]
    ticks: tuple[Tick, ...]
    rows: tuple[RangeRow, ...]


@dataclass(frozen=True)
class PathCell:
    """An own line among those of others, as (place, height); None where a year has nothing, and the line breaks.

    `others`: the lines of all others in one, with a break between them. The own line ends in a disc with its text.
    """

    name: str
    own: tuple[tuple[float, float | None], ...]
    others: tuple[tuple[float, float | None], ...]
    text: str
    spoken: str

    @property
    def end(self) -> tuple[float, float]:
        """Where the own line ends."""
        return next((place, height) for place, height in reversed(self.own) if height is not None)


@dataclass(frozen=True)
class Paths:
    """Lines through the same years, side by side; `without`: what is not drawn, in words, "" for nothing."""

    key: tuple[RowKey, ...]
    ticks: tuple[Tick, ...]
    lowest: str
    highest: str
    cells: tuple[PathCell, ...]
    without_title: str
    without: str
