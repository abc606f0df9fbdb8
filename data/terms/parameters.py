"""Parameters that people measure development capacity and robustness by, to choose from: data, each with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal


@dataclass(frozen=True)
class Parameter:
    """Something that can be measured once a year. `names` and `abouts` by language; `source` says who defines it."""

    code: str
    concerns: Literal["robustness", "development"]
    names: Mapping[str, str]
    abouts: Mapping[str, str]
    unit: str
    higher_is_better: bool
    source: str


@cache
def parameters() -> tuple[Parameter, ...]:
    """All of them, in the order of the file."""
    content = Path(__file__).with_name("parameters.toml").read_text(encoding="utf-8")
    return tuple(Parameter(**one) for one in tomllib.loads(content)["parameters"])
