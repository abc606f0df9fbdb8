"""How many were left after each step of a round: a step on each line and its count beside it, or a count per year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text, says_not
from data.understanding.crossed import Line
from data.understanding.periods import said_by
from data.understanding.regions import Region
from data.understanding.stems import says, words_in
from data.understanding.told_lines import block_of

FEWEST_STEPS = 3
_MOSTLY, _MOST_WORDS = 0.6, 7
_ABOUT = r"(?P<about>(?:ca\.?|cirka|om lag|rundt|about|c\.)\s*)?"
COUNT = re.compile(rf"{_ABOUT}(?P<least>\d{{1,5}})(?:\s*(?:[-–—]|til|to)\s*(?P<most>\d{{1,5}}))?", re.IGNORECASE)
# The surest first: "utvalgte følgekommuner" are followers, "søkere til intervju" were interviewed.
_SAID = (
    "followers",
    "interviewed",
    "eligible",
    "finalists",
    "winners",
    "proposals",
    "declined",
    "selected",
    "applications",
)


@lru_cache(maxsize=4_096)
def step_of(text: str) -> str | None:
    """The step of a round that a label names: "Gyldige søknader", "kommuner til intervju"."""
    known = aliases.choices_by_word("funnel", "step").get(aliases.normalised(text))
    words = words_in(text)
    if known is not None or len(words) > _MOST_WORDS or says_not(text):
        return known
    return next((step for step in _SAID if says(words, "steps", step)), None)


def counts_in(cell: Cell) -> tuple[float, float, bool] | None:
    """The least and the most of a count, and whether it is about right: "15–18", "ca. 40"; None for any other cell."""
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    if isinstance(cell, int | float):
        return (float(cell), float(cell), False) if float(cell).is_integer() and cell >= 0 else None
    found = COUNT.fullmatch(squeezed(cell))
    if found is None:
        return None
    least, most = float(found["least"]), float(found["most"] or found["least"])
    return (least, most, bool(found["about"])) if least <= most else None


def steps_listed(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    """A list of steps and their counts as a block; none for any other region, or where two lines name the same step."""
    if region.width < 2 or sum(step_of(text) is not None for text in region.labels) < FEWEST_STEPS:
        return []
    has_header = step_of(as_text(region.cell(0, 0))) is None or counts_in(region.cell(0, 1)) is None
    lines = [line for line in range(has_header, region.height) if len(region.filled(line)) > 1]
    steps = {line: step for line in lines if (step := step_of(region.labels[line])) is not None}
    is_each_once = FEWEST_STEPS <= len(set(steps.values())) == len(steps)
    if not is_each_once or len(steps) < _MOSTLY * len(lines):
        return []
    years = _counted(region, lines, has_header=has_header)
    if years is None:
        return []
    block = block_of(region.grid, "funnel", list(_told(region, lines, steps, years)), titles)
    return [block] if block else []


def _counted(region: Region, lines: Sequence[int], *, has_header: bool) -> Mapping[int, int | None] | None:
    """The columns of counts, each with the year it is of; None where nothing tells which of several holds."""
    held = {
        index: [cell for line in lines if (cell := region.cell(line, index)) != ""] for index in range(1, region.width)
    }
    counted = [index for index, cells in held.items() if cells and all(counts_in(cell) is not None for cell in cells)]
    years = {index: said_by(region.cell(0, index)).year if has_header else None for index in counted}
    if len(counted) == 1 or (counted and None not in years.values() and len(set(years.values())) == len(years)):
        return years
    return None


def _told(
    region: Region, lines: Sequence[int], steps: Mapping[int, str], years: Mapping[int, int | None]
) -> Iterator[Line]:
    others = {
        index: name for index in range(1, region.width) if index not in years and (name := _heading(region, index))
    }
    for index, year in years.items():
        for line in lines:
            counts = counts_in(region.cell(line, index))
            if counts is None:
                continue
            place = region.place(line, index)
            word = aliases.choice_words("funnel", "step", steps[line])[0] if line in steps else region.cell(line, 0)
            told: Line = {"step": (word, region.place(line, 0))}
            told |= {"count_min": (counts[0], place), "count_max": (counts[1], place)}
            told |= {name: (region.cell(line, other), region.place(line, other)) for other, name in others.items()}
            told |= {"note": (region.cell(line, index), place)} if counts[2] and not others else {}
            told |= {"year": (float(year), region.place(0, index))} if year is not None else {}
            yield told


def _heading(region: Region, index: int) -> str:
    heading = region.cell(0, index)
    return as_text(heading) if counts_in(heading) is None else ""
