"""What an assessment form is made of. Names and texts are mappings with one entry per language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PROCESS = "process"
EFFECT = "effect"

# What is known from elsewhere that a form may say bears on one of its statements.
BEARING = (
    "goals",
    "focus_areas",
    "hand_over",
    "phases",
    "budget",
    "others_money",
    "deviations",
    "jobs",
    "job_target",
)


@dataclass(frozen=True)
class Scale:
    """The lowest and highest score, and the step in which totals are given."""

    minimum: float
    maximum: float
    step: float

    def place(self, score: float) -> float:
        """Where a score lies: 0 at the lowest, 1 at the highest."""
        return (score - self.minimum) / (self.maximum - self.minimum)

    @property
    def points(self) -> range:
        """The whole scores, the lowest first."""
        return range(round(self.minimum), round(self.maximum) + 1)


@dataclass(frozen=True)
class Statement:
    """One thing that is scored. The topic is its short name, the text the whole sentence.

    `questions`: per language, what a board may ask itself before it sets the score. `facts`: what is known from
    elsewhere that bears on it, each one of `BEARING`.
    """

    code: str
    topics: Mapping[str, str]
    texts: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicator:
    """A theme with its statements and a total. `kind` is process or effect."""

    code: str
    names: Mapping[str, str]
    descriptions: Mapping[str, str]
    kind: str
    aliases: tuple[str, ...]
    statements: tuple[Statement, ...]

    def statement(self, code: str) -> Statement:
        """The statement of that code; KeyError where there is none."""
        for candidate in self.statements:
            if candidate.code == code:
                return candidate
        raise KeyError(code)


@dataclass(frozen=True)
class Form:
    """One version of the assessment. `comparable`: other form -> this form's indicator -> the other's."""

    code: str
    names: Mapping[str, str]
    valid_from: int
    scale: Scale
    indicators: tuple[Indicator, ...]
    is_invented: bool
    comparable: Mapping[str, Mapping[str, str]]

    def indicator(self, code: str) -> Indicator:
        """The indicator of that code; KeyError where there is none."""
        for candidate in self.indicators:
            if candidate.code == code:
                return candidate
        raise KeyError(code)

    def has_indicator(self, code: str) -> bool:
        """Whether the form has an indicator of that code."""
        return any(candidate.code == code for candidate in self.indicators)
