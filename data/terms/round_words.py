"""What a word of an innovation round means, whatever a file calls it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, cast

Whole = Literal["theme", "group", "recipient"]
Within = Literal["status", "progress", "activity", "needed"]

_WORD = re.compile(r"\w+")


def meaning(kind: Whole, text: str) -> str:
    """The code of a text that is a known word; the text as it is written where it is none."""
    wanted = _spaced(text)
    return next((code for words, code in _vocabulary(kind) if words == wanted), text.strip())


def mentioned(kind: Within, text: str | None) -> str | None:
    """The code of the longest known word in a text; None where it holds none."""
    words = _spaced(text or "")
    found = [(len(known), code) for known, code in _vocabulary(kind) if known in words]
    return max(found)[1] if found else None


def codes(kind: Whole | Within) -> tuple[str, ...]:
    """Every code of a kind, in the order in which they are shown."""
    return tuple(_content()[kind])


def _spaced(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@cache
def _content() -> dict[str, dict[str, list[str]]]:
    loaded = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return cast(dict[str, dict[str, list[str]]], loaded)


@cache
def _vocabulary(kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((_spaced(text), code) for code, texts in _content()[kind].items() for text in texts)
