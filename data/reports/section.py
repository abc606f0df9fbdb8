"""What a report says of one indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from data.frameworks import Form
from data.reports.blocks import Words
from data.reports.findings import Finding
from data.reports.lines import Document, Figure
from data.terms import aliases
from data.terms.problems import Problem, Severity
from data.understanding.stems import topics_of


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

    def tell(
        self,
        document: Document,
        code: str,
        line: int,
        value: str,
        values: Mapping[str, str | int] = MappingProxyType({}),
        severity: Severity = Severity.WARNING,
    ) -> None:
        """Adds a problem that stands on a line of the document."""
        place = document.lines[line].place
        self.problems.append(Problem(code, severity, document.sheet, place, value, values))


def is_own_topic(words: Words, indicator: str | None) -> bool:
    """Whether the words are of a statement that some form has under an indicator."""
    said = {aliases.normalised(text) for text in (words.topic, words.sentence) if text}
    return not said.isdisjoint(topics_of(indicator))


def is_complete(section: Section, form: Form) -> bool:
    """Whether as many statements have been read as the form has of the indicator, all of them its own."""
    code, scored = section.indicator, section.statements
    if code is None or not form.has_indicator(code):
        return False
    count = len(form.indicator(code).statements)
    return len(scored) == count and all(is_own_topic(one.words, code) for one in scored)


def is_doubtful(score: float, section: Section) -> bool:
    """Whether a total has more decimals than one gives, as where the number of a footnote stands close to it."""
    scores = [scored.score for scored in section.statements]
    is_mean = bool(scores) and abs(sum(scores) / len(scores) - score) < 0.006
    return abs(score * 10 - round(score * 10)) > 1e-6 and not is_mean
