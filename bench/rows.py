"""Many score rows, the same at every run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice, product

from data.frameworks import form
from language import LANGUAGES

FORM = "psv-7"
YEARS = range(2000, 2025)

# programme, year, indicator code, statement code or None for the total, score
ScoreRow = tuple[str, int, str, str | None, float]


def score_rows(number: int) -> list[ScoreRow]:
    """That many rows: programme after programme, each with all its years, indicators and statements."""
    return list(islice(_endless_rows(), number))


def _endless_rows() -> Iterator[ScoreRow]:
    parts = [
        (indicator.code, statement)
        for indicator in form(FORM).indicators
        for statement in (None, *(statement.code for statement in indicator.statements))
    ]
    for programme in count(1):
        for year, (place, (indicator, statement)) in product(YEARS, enumerate(parts)):
            yield f"Program {programme:04}", year, indicator, statement, float(1 + (programme + year + place) % 6)


def named(rows: list[ScoreRow]) -> list[tuple[str, int, str, str, float]]:
    """The rows as people write them: the form's names instead of its codes."""
    names: dict[tuple[str, str | None], str] = {}
    for indicator in form(FORM).indicators:
        names[indicator.code, None] = indicator.names[LANGUAGES[0]]
        for statement in indicator.statements:
            names[indicator.code, statement.code] = statement.topics[LANGUAGES[0]]
    return [
        (programme, year, names[indicator, None], names[indicator, statement] if statement else "", score)
        for programme, year, indicator, statement, score in rows
    ]
