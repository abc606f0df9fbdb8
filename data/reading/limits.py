"""How much one file may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What a file may cost at most. A file from outside is hostile until it is read."""

    megabytes: int = 50
    rows: int = 200_000
    columns: int = 2_000
    cells: int = 20_000_000
    zip_entries: int = 5_000
    unpacked_megabytes: int = 600
    memory_megabytes: int = 1_024
    answer_megabytes: int = 256
    seconds: float = 30.0


DEFAULT = Limits()
"""The limits where nothing is set."""


def limits_as_set() -> Limits:
    """The limits with what is set from outside."""
    # Here and not above: the process that reads a file gets its limits handed over, and starts faster without.
    from data.settings import settings

    chosen = settings()
    return Limits(megabytes=chosen.max_megabytes, rows=chosen.max_rows)
