"""What several kinds of rows are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RowKey:
    """A mark and what it means."""

    mark: str
    text: str


@dataclass(frozen=True)
class Tick:
    """A label over an axis. `is_emphasised`: it says the day or year that the figures are seen on."""

    label: str
    place: float
    is_emphasised: bool = False
