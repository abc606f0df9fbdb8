"""What a report says, whatever kind of report it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.cells.drafts import Draft
from data.terms.problems import Problem
from data.terms.questions import Question


@dataclass
class Report:
    """What a report says. `questions` are all that it raises, those that the answers have settled as well."""

    drafts: list[Draft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
