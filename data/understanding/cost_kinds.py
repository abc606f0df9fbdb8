"""Accounts by kind of cost, "Lønn", "Reiser", "Husleie": what the money was spent on, and for no focus area."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from data.cells.grid import Cell
from data.understanding.roles import LOOKED_AT

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2


@cache
def _contents() -> Mapping[str, frozenset[str]]:
    contents = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))["cost_kinds"]
    return MappingProxyType({name: frozenset(words) for name, words in contents.items()})


@lru_cache(maxsize=16_384)
def names_cost(text: str) -> bool:
    """Whether a label is a kind of cost: "Møter og reiser", "Kjøp av tjenester", "Kontorutgifter"."""
    words = [word.casefold() for word in _WORD.findall(text)]
    said = f" {' '.join(words)} "
    known = _contents()
    is_compound = any(word.endswith(ending) and word != ending for word in words for ending in known["endings"])
    return is_compound or any(f" {word} " in said for word in known["words"])


def are_costs(heading: str, cells: Sequence[Cell]) -> bool:
    """Whether the lines of a table are kinds of cost: most of them, or a good part under a heading that says so."""
    labels = [cell for cell in cells[:LOOKED_AT] if isinstance(cell, str) and cell]
    costs = sum(map(names_cost, labels))
    is_headed = bool({word.casefold() for word in _WORD.findall(heading)} & _contents()["headings"])
    return (costs >= _FEWEST and 2 * costs > len(labels)) or (is_headed and costs > 0 and 3 * costs >= len(labels))
