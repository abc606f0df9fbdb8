"""What people have said of a file, beside the file itself: it fills in, corrects and decides what the file says."""

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


UNITS: Mapping[str, float] = MappingProxyType({"nok": 1.0, "thousand_nok": 1e3, "million_nok": 1e6})
"""What amounts can be written in -> how many kroner one of them is."""


@dataclass(frozen=True)
class Stated:
    """What somebody says of a whole table, instead of what stands around it; None leaves that as it was read.

    `unit` is one of `UNITS`.
    """

    programme: str | None = None
    year: int | None = None
    unit: str | None = None


AS_READ = Stated()


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Answers:
    """What people have said. `mappings` are chosen now, `remembered` on an earlier day; the first win.

    `choices` answer questions: id of the question -> code of the choice, both kept in `data.terms.questions`.
    `cells` are corrections by hand: sheet and address -> the text that stands there instead, as if typed into it.
    `lines` say what a line of a sheet is, whatever it looks like: sheet and row from 0 -> a role of
    `data.understanding` ("data", "derived", "note", "heading").
    `stated` are corrections of a whole table: sheet and the first cell of its range -> what holds instead.
    """

    programme: str | None = None
    year: int | None = None
    mappings: Mappings = field(default_factory=_nothing)
    remembered: Mappings = field(default_factory=_nothing)
    statements: Statements = field(default_factory=_nothing)
    include_hidden: bool = False
    choices: Mapping[str, str] = field(default_factory=_nothing)
    cells: Mapping[tuple[str, str], str] = field(default_factory=_nothing)
    lines: Mapping[tuple[str, int], str] = field(default_factory=_nothing)
    stated: Mapping[tuple[str, str], Stated] = field(default_factory=_nothing)

    def stated_of(self, sheet: str, cells: str) -> Stated:
        """What is said of the table in that range, such as A4:G36."""
        return self.stated.get((sheet, cells.partition(":")[0]), AS_READ)

    def mapped(self, shape: str) -> tuple[Mapped, str] | None:
        """What is said of that shape, and whether it was "chosen" now or "remembered"; None where nobody said."""
        for said, how in ((self.mappings, "chosen"), (self.remembered, "remembered")):
            if said.get(shape):
                return said[shape], how
        return None


def as_plain(answers: Answers) -> dict[str, Any]:
    """As JSON takes it."""
    return {
        "programme": answers.programme,
        "year": answers.year,
        "mappings": {shape: dict(mapped) for shape, mapped in answers.mappings.items()},
        "remembered": {shape: dict(mapped) for shape, mapped in answers.remembered.items()},
        "statements": [[*key, code] for key, code in answers.statements.items()],
        "include_hidden": answers.include_hidden,
        "choices": dict(answers.choices),
        "cells": [[*place, text] for place, text in answers.cells.items()],
        "lines": [[*place, role] for place, role in answers.lines.items()],
        "stated": [[*place, said.programme, said.year, said.unit] for place, said in answers.stated.items()],
    }


def from_plain(plain: dict[str, Any]) -> Answers:
    """The opposite of `as_plain`."""
    statements = {(form, indicator, words): code for form, indicator, words, code in plain.pop("statements")}
    cells = {(sheet, address): text for sheet, address, text in plain.pop("cells")}
    lines = {(sheet, row): role for sheet, row, role in plain.pop("lines")}
    stated = {(sheet, address): Stated(*said) for sheet, address, *said in plain.pop("stated")}
    return Answers(statements=statements, cells=cells, lines=lines, stated=stated, **plain)
