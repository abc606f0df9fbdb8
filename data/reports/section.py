"""What a report says of one indicator."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.reports.blocks import Words
from data.reports.findings import Finding
from data.reports.lines import Figure
from data.terms.problems import Problem


@dataclass(frozen=True)
class Scored:
    """A statement and its score; `line` is where its words stand, `row` where its score does."""

    words: Words
    score: float
    line: int
    row: int
    is_in_words: bool = False


@dataclass(frozen=True)
class Earlier:
    """A score of another year: of a statement by its words, or of the whole indicator where it has none."""

    words: Words | None
    year: int
    score: float
    row: int


@dataclass
class Section:
    """What a report says of one indicator; `indicator` is None where no form has it. Places are numbers of lines.

    `content_end` is the line after the last one that says something of it. `open` are rows of numbers of which nothing
    says which is this year's.
    """

    heading: str
    indicator: str | None
    line: int
    end: int = 0
    content_end: int = 0
    statements: list[Scored] = field(default_factory=list)
    unscored: list[Words] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    total: float | None = None
    total_line: int = 0
    problems: list[Problem] = field(default_factory=list)
    earlier: list[Earlier] = field(default_factory=list)
    open: list[tuple[int, tuple[Figure, ...]]] = field(default_factory=list)

    @property
    def has_scores(self) -> bool:
        """Whether anything in it was scored."""
        return bool(self.statements) or self.total is not None
