"""The closed classes of words in `words.toml`, and the names of months and weekdays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

# British English shortens September in another way than American.
_LOCALES = ("nb", "nn", "en", "en_GB")


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


@cache
def months() -> Mapping[str, int]:
    """Name or abbreviation in small letters, without its full stop -> 1 to 12, in both Norwegians and English."""
    return _names("months", ("wide", "abbreviated"))


@cache
def weekdays() -> Mapping[str, int]:
    """Name or abbreviation in small letters, without its full stop -> 0 for Monday to 6."""
    return _names("days", ("wide", "abbreviated", "short"))


def _names(what: str, widths: tuple[str, ...]) -> Mapping[str, int]:
    from babel import Locale  # takes a while, and few files need it

    return MappingProxyType(
        {
            name.casefold().rstrip("."): number
            for code in _LOCALES
            for context in ("format", "stand-alone")
            for width in widths
            for number, name in getattr(Locale.parse(code), what)[context][width].items()
        }
    )
