"""Why a table was read as it was: claims, each with its reason, in words of both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.terms.questions import in_words

if TYPE_CHECKING:
    from language import Language


@dataclass(frozen=True)
class Explanation:
    """One claim about a table, and what it rests on.

    `place` is the cell, range, column letter or header that the claim is about, "" for the whole table. `claim` and
    `reason` name the texts `explanations.claims.<claim>` and `explanations.reasons.<reason>`, filled from `values`.
    """

    place: str
    claim: str
    reason: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)

    def claimed(self, language: Language) -> str:
        """What is claimed, in words."""
        return language.text(f"explanations.claims.{self.claim}", **in_words(self.values, language))

    def because(self, language: Language) -> str:
        """The reason, in words."""
        return language.text(f"explanations.reasons.{self.reason}", **in_words(self.values, language))
