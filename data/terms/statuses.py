"""How far something has come, as one word of five, whatever a file calls it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, cast

Status = Literal["applied", "planned", "under_way", "done", "stopped"]

_WORD = re.compile(r"\w+")


def status_of(text: str | None) -> Status | None:
    """What a file's status says; None where it says nothing that is known, and nothing may be concluded from it."""
    said = _spaced(text or "")
    found = [(len(words), code, said.index(words)) for words, code in _vocabulary() if words in said]
    if not found:
        return None
    _, code, place = max(found)
    before = _WORD.findall(said[:place])
    is_denied = code in ("done", "stopped") and bool(before) and before[-1] in _denials()
    return "under_way" if is_denied else code


def says_none(text: str | None) -> bool:
    """Whether a text about deviations says that there are none: "Ingen avvik", "Nei", "-"; False without a text.

    Every word of it denies or names what is denied.
    """
    if text is None:
        return False
    words = _WORD.findall(text.casefold())
    denied, named = (frozenset(cast(list[str], _content()[name])) for name in ("none", "of_nothing"))
    return not words or (bool(denied & {*words}) and denied | named >= {*words})


def _spaced(text: str) -> str:
    """The words of a text with a space around each, so that "ny" is not found in "nytt"."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@cache
def _content() -> dict[str, object]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _denials() -> frozenset[str]:
    return frozenset(cast(list[str], _content()["denials"]))


@cache
def _vocabulary() -> tuple[tuple[str, Status], ...]:
    words = cast(dict[Status, list[str]], _content()["words"])
    return tuple((_spaced(text), code) for code, texts in words.items() for text in texts)
