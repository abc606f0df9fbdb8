"""How large a company is, as one group of four, whatever a file calls it: by how many work there."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

CompanySize = Literal["under_10", "from_10", "from_50", "from_250"]
COMPANY_SIZES: tuple[CompanySize, ...] = get_args(CompanySize)
"""From the smallest to the largest, each up to where the next begins."""

_BEGINS = (0, 10, 50, 250)
_RANGE = re.compile(r"(\d+)(?:\s*(?:-|–|—|til|to)\s*(\d+))?\s*(\+)?")


def company_size_of(text: str | None) -> CompanySize | None:
    """The group that a file's words or numbers of employees are of.

    None where they are of none: nothing is said, it is no count of employees ("5 årsverk"), or it may be two groups
    ("5–20", "SMB").
    """
    said = " ".join((text or "").casefold().replace("\u00a0", " ").split()).strip(" .,()")
    for size in COMPANY_SIZES:
        if said in _words()[size]:
            return size
    bounds = _bounds(said)
    if bounds is None:
        return None
    low, high = (_group(bound) for bound in bounds)
    return low if low == high else None


def _bounds(said: str) -> tuple[float, float] | None:
    """The fewest and the most that work there, of a number or a range; None of anything else."""
    found = _RANGE.search(said)
    if found is None:
        return None
    before, after = _said_before(said[: found.start()]), _said_after(said[found.end() :])
    if before is None or after is None:
        return None
    low = high = float(found[1])
    if found[2]:
        high = float(found[2])
    elif found[3] or after == "or_more" or before == "at_least":
        high = math.inf
    elif before == "more_than":
        low, high = low + 1, math.inf
    elif before in ("less_than", "at_most"):
        low, high = 0.0, high - (before == "less_than")
    return (low, high) if low <= high else None


def _said_before(text: str) -> str | None:
    """What the words before a number make of it, "" for nothing; None where they say anything else."""
    text = text.strip(" .:")
    signs = {">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most"}
    if not text or text in _words()["about"] or text in _words()["employees"]:
        return ""
    names = ("at_least", "more_than", "less_than", "at_most")
    return signs.get(text) or next((name for name in names if text in _words()[name]), None)


def _said_after(text: str) -> str | None:
    text = text.strip(" .")
    for word in _words()["employees"]:
        text = re.sub(rf"\b{word}\b", "", text).strip(" .")
    return "or_more" if text in _words()["or_more"] else None if text else ""


def _group(count: float) -> CompanySize:
    return COMPANY_SIZES[sum(count >= begin for begin in _BEGINS) - 1]


@cache
def _words() -> dict[str, frozenset[str]]:
    content = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    words = cast(dict[str, list[str]], {**content, **content["words"]} | {"words": []})
    return {name: frozenset(texts) for name, texts in words.items()}
