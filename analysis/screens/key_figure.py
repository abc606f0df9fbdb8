"""A headline figure, as pages, presentation and packs take it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class YearLine:
    """How a figure came here, small: (place, height) of each year, both from 0 to 1, height None at a gap.

    `target`: the same of what it was to be, none where nobody said. `spoken`: the years in words.
    """

    points: tuple[tuple[float, float | None], ...]
    target: tuple[tuple[float, float | None], ...]
    spoken: str


@dataclass(frozen=True)
class KeyFigure:
    """A headline figure. `is_missing`: the value is words, such as "ikke talt", in the place of a number.

    `is_in_words`: the value is a report's word, such as "bak målet", for a number that it does not give. `rank`: of a
    goal, 1 comes first. `page` and `parameters`: where more of it is seen. `shares`: of a bar, and the pace on it.
    `path`: its years, where there are several.
    """

    label: str
    value: str
    unit: str
    meaning: str
    page: str
    is_missing: bool = False
    is_in_words: bool = False
    rank: int | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    shares: tuple[float, float | None] | None = None
    path: YearLine | None = None
