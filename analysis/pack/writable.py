"""Texts of files made fit to be written anywhere: without characters that no file format can hold or nobody can see."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from analysis.table import TURNING_MARKS
from language import Language

_T = TypeVar("_T")

# Control characters but the line break, halves of characters, and marks that turn the direction of what is around.
_UNWRITABLE = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{TURNING_MARKS}]")


def writable(value: _T) -> _T:
    """The same value with every text in it made writable, however deep it lies in tuples and dataclasses."""
    changed: Any = value
    if isinstance(value, str):
        changed = _UNWRITABLE.sub("", value)
    elif isinstance(value, tuple):
        changed = tuple(writable(inner) for inner in value)
    elif is_dataclass(value) and not isinstance(value, type | Language):
        changed = replace(value, **{field.name: writable(getattr(value, field.name)) for field in fields(value)})
    return changed  # type: ignore[no-any-return]
