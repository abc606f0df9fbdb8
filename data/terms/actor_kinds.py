"""What an actor is in a round of an innovation programme, whatever a file calls it, and the group it belongs to."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4_096)
def kind_of_role(text: str | None) -> str | None:
    """The kind that a role or relation means, such as "follower"; None where it holds no word that is known."""
    given = _spaced(text or "")
    found = [(len(words), kind) for words, kind in _vocabulary().items() if words in given]
    return max(found)[1] if found else None


def kind_of_name(text: str | None) -> str | None:
    """The kind whose name the text is as a whole: "Følgekommunene", and not the name of one of them."""
    return _vocabulary().get(_spaced(text or ""))


def groups_of_actors() -> tuple[str, ...]:
    """The groups in the order that they are shown in."""
    return tuple(_groups())


def kinds_of_actors() -> tuple[str, ...]:
    """The kinds that have words."""
    return tuple(_content()["words"])


def group_of(kind: str | None) -> str | None:
    """The group that actors of the kind belong to; None for a kind that is none of ours."""
    return next((group for group, kinds in _groups().items() if kind in kinds), None)


def _spaced(text: str) -> str:
    """The words of a text with a space around each, so that "fylke" is not found in "fylkeslag"."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


@cache
def _content() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _groups() -> dict[str, list[str]]:
    return _content()["groups"]


@cache
def _vocabulary() -> dict[str, str]:
    return {_spaced(word): kind for kind, words in _content()["words"].items() for word in words}
