"""How much one file may ask for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

MEGABYTES_VARIABLE = "PROGRAMSTATUS_MAX_MEGABYTES"
ROWS_VARIABLE = "PROGRAMSTATUS_MAX_ROWS"


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


def limits_from(environment: Mapping[str, str]) -> Limits:
    """The limits as the environment sets them; ValueError for what is no whole number above zero."""
    names = {"megabytes": MEGABYTES_VARIABLE, "rows": ROWS_VARIABLE}
    chosen = {name: environment[variable] for name, variable in names.items() if environment.get(variable)}
    for name, value in chosen.items():
        if not (value.isascii() and value.isdecimal()) or int(value) == 0:
            raise ValueError(f"{names[name]} is a whole number above zero, not {value!r}")
    return replace(Limits(), **{name: int(value) for name, value in chosen.items()})


DEFAULT = limits_from(os.environ)
