"""What is wrong with a file, said so that its owner can mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from language import Language


class Severity(StrEnum):
    """An error stops the load; a warning is shown and can be accepted."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where.

    `code` is stable and names the sentence `problems.<code>` in `language/`; `values` fills that sentence, a float
    written as the reader's language writes numbers.
    `sheet`, `cell` and `value` are None where the problem is the whole file's or the whole sheet's.
    """

    code: str
    severity: Severity = Severity.ERROR
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    values: Mapping[str, str | int | float] = field(default_factory=dict)

    def message(self, language: Language) -> str:
        """What is wrong and what to do, in one or two sentences of the reader's language."""
        values = {
            name: language.number(value, 2) if isinstance(value, float) else value
            for name, value in self.values.items()
        }
        return language.text(f"problems.{self.code}", value=self.value or "", **values)


def has_errors(problems: tuple[Problem, ...]) -> bool:
    """Whether any of them stops the load."""
    return any(problem.severity is Severity.ERROR for problem in problems)
