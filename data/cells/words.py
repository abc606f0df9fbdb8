"""The closed classes of words in `words.toml`: names of months, parts of a year, what stands around numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any


@cache
def _contents() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8")))


@cache
def by_number(group: str) -> Mapping[str, int]:
    """Word -> the number it stands for, of a group whose words are listed by number."""
    return MappingProxyType({word: int(key) for key, words in _contents()[group].items() for word in words})


@cache
def words(group: str, key: str = "words") -> tuple[str, ...]:
    """The words of a group."""
    return tuple(_contents()[group][key])


def any_of(spellings: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(spellings, key=len, reverse=True)))


def months() -> Mapping[str, int]:
    """Name or abbreviation in small letters, without its full stop -> 1 to 12, in both Norwegians and English."""
    return by_number("months")


def weekdays() -> Mapping[str, int]:
    """Name or abbreviation in small letters, without its full stop -> 0 for Monday to 6."""
    return by_number("weekdays")
