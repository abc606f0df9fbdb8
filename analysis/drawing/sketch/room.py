"""How much room a sketch has, and how large its letters are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """Width, height and letters, all in the same unit. `spread`: how much wider letters are than they are measured."""

    width: float
    height: float
    letters: float
    spread: float = 1.0
