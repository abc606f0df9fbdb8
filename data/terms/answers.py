"""What people have said of a file, beside the file itself: it fills in and corrects what the file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

Mapped = Mapping[str, str | None]
"""Normalised header (`ColumnMatch.key`) -> field, None to leave the column out; `DATASET` -> the data set."""
Mappings = Mapping[str, Mapped]
"""Shape of a header -> what its columns are."""
Statements = Mapping[tuple[str, str, str], str]
"""Form, indicator code and a statement's own words -> code of the form's statement."""

DATASET = "*dataset"


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Told:
    """What people have said. `mappings` are chosen now, `remembered` on an earlier day; the first win."""

    programme: str | None = None
    year: int | None = None
    mappings: Mappings = field(default_factory=_nothing)
    remembered: Mappings = field(default_factory=_nothing)
    statements: Statements = field(default_factory=_nothing)
    include_hidden: bool = False

    def mapped(self, shape: str) -> tuple[Mapped, str] | None:
        """What is said of that shape, and whether it was "chosen" now or "remembered"; None where nobody said."""
        for said, how in ((self.mappings, "chosen"), (self.remembered, "remembered")):
            if said.get(shape):
                return said[shape], how
        return None


def as_plain(told: Told) -> dict[str, Any]:
    """As JSON takes it."""
    return {
        "programme": told.programme,
        "year": told.year,
        "mappings": {shape: dict(mapped) for shape, mapped in told.mappings.items()},
        "remembered": {shape: dict(mapped) for shape, mapped in told.remembered.items()},
        "statements": [[*key, code] for key, code in told.statements.items()],
        "include_hidden": told.include_hidden,
    }


def from_plain(plain: dict[str, Any]) -> Told:
    """The opposite of `as_plain`."""
    statements = {(form, indicator, words): code for form, indicator, words, code in plain.pop("statements")}
    return Told(statements=statements, **plain)
