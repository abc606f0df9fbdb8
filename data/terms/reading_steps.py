"""Which steps of a round are for reading, and how much time what is read asks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class ReadingStep:
    """What is read in steps whose name has one of the words. `days_each`: what one of them asks for."""

    what: str
    words: tuple[str, ...]
    days_each: float


@cache
def reading_steps() -> tuple[ReadingStep, ...]:
    """Every kind of reading that is known."""
    content = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(ReadingStep(step["what"], tuple(step["words"]), float(step["days_each"])) for step in content["steps"])


def reading_step_of(name: str) -> ReadingStep | None:
    """What is read in a step of that name; None where nothing says that anything is."""
    folded = name.casefold()
    return next((step for step in reading_steps() if any(word in folded for word in step.words)), None)
