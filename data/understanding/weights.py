"""What each piece of evidence weighs; the numbers stand in `weights.toml`, with their reasons."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def _weights() -> Mapping[str, float]:
    return MappingProxyType(tomllib.loads((Path(__file__).parent / "weights.toml").read_text(encoding="utf-8")))


def weight(name: str) -> float:
    """The weight of that piece of evidence; KeyError where there is none."""
    return float(_weights()[name])
