"""What a data set is: its fields, what kind of value each holds, and what makes two rows the same row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType


class Kind(StrEnum):
    """What a value is, and so how it is read, stored and checked."""

    TEXT = "text"
    YEAR = "year"  # a calendar year, 1990-2100
    INTEGER = "integer"
    NUMBER = "number"
    SCORE = "score"  # within the scale of the row's form
    AMOUNT = "amount"  # Norwegian kroner
    SHARE = "share"  # 0.44 is 44 %
    DATE = "date"
    BOOLEAN = "boolean"
    CHOICE = "choice"  # one of the field's codes


SQL_TYPES = MappingProxyType(
    {
        Kind.TEXT: "VARCHAR",
        Kind.YEAR: "INTEGER",
        Kind.INTEGER: "INTEGER",
        Kind.NUMBER: "DOUBLE",
        Kind.SCORE: "DOUBLE",
        Kind.AMOUNT: "DOUBLE",
        Kind.SHARE: "DOUBLE",
        Kind.DATE: "DATE",
        Kind.BOOLEAN: "BOOLEAN",
        Kind.CHOICE: "VARCHAR",
    }
)


@dataclass(frozen=True)
class Field:
    """A column of a data set. `is_key`: part of what makes two rows the same row; a key may be empty."""

    name: str
    kind: Kind
    is_required: bool = False
    is_key: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """A kind of table people have. A load replaces it per programme and, where `by_year`, per year."""

    name: str
    fields: tuple[Field, ...]
    by_year: bool = True

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the fields that make two rows the same row."""
        return tuple(field.name for field in self.fields if field.is_key)

    def field(self, name: str) -> Field:
        """The field of that name; KeyError where there is none."""
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}


def key_field(name: str, kind: Kind = Kind.TEXT, *, required: bool = True, choices: tuple[str, ...] = ()) -> Field:
    """A field that is part of what makes two rows the same row."""
    return Field(name, kind, is_required=required, is_key=True, choices=choices)


PROGRAMME = key_field("programme")
YEAR = key_field("year", Kind.YEAR)
