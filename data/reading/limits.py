"""How much one file may ask for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from data.terms.problems import Problem

MEGABYTES_VARIABLE = "PROGRAMSTATUS_MAX_MEGABYTES"
ROWS_VARIABLE = "PROGRAMSTATUS_MAX_ROWS"
_MOST_DIGITS = 12


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


class SettingRefused(ValueError):
    """A setting that is no limit; `problem` says which and why."""

    def __init__(self, variable: str, value: str) -> None:
        super().__init__(f"{variable} is a whole number above zero, not {value!r}")
        self.problem = Problem("bad_setting", value=value[:100], values={"variable": variable})


def limits_from(environment: Mapping[str, str]) -> Limits:
    """The limits as the environment sets them; SettingRefused for what is no whole number above zero."""
    names = {"megabytes": MEGABYTES_VARIABLE, "rows": ROWS_VARIABLE}
    chosen = {name: environment[variable] for name, variable in names.items() if environment.get(variable)}
    for name, value in chosen.items():
        if not (value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS) or int(value) == 0:
            raise SettingRefused(names[name], value)
    return replace(Limits(), **{name: int(value) for name, value in chosen.items()})


def _from_environment() -> tuple[Limits, Problem | None]:
    try:
        return limits_from(os.environ), None
    except SettingRefused as refused:
        return Limits(), refused.problem


DEFAULT, REFUSED = _from_environment()
"""The limits that hold where none are named; and the problem that every file has where a setting is no limit."""
