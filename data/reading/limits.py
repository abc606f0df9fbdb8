"""How much one file may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a file may cost at most. A file from outside is hostile until it is read."""

    megabytes: int = 50
    rows: int = 200_000
    cells: int = 20_000_000
    zip_entries: int = 5_000
    unpacked_megabytes: int = 600
    memory_megabytes: int = 1_024
    seconds: float = 30.0


DEFAULT = Limits()
