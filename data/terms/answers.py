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


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Answers:
    """What people have said. `mappings` are chosen now, `remembered` on an earlier day; the first win.

    `choices` answer questions: id of the question -> code of the choice, both kept in `data.terms.questions`.
    `cells` are corrections by hand: sheet and address -> the text that stands there instead, as if typed into it.
    `lines` say what a line of a sheet is, whatever it looks like: sheet and row from 0 -> a role of
    `data.understanding` ("data", "derived", "note", "heading").
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
    }


def from_plain(plain: dict[str, Any]) -> Answers:
    """The opposite of `as_plain`."""
    statements = {(form, indicator, words): code for form, indicator, words, code in plain.pop("statements")}
    cells = {(sheet, address): text for sheet, address, text in plain.pop("cells")}
    lines = {(sheet, row): role for sheet, row, role in plain.pop("lines")}
    return Answers(statements=statements, cells=cells, lines=lines, **plain)
