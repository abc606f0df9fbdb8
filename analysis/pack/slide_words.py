"""How words of the slides are set: in which letters they have room, and over how many slides they go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.drawing import tables
from analysis.pack.slide_master import INNER

# A paragraph: what it says, or what it begins with and what stands below that in smaller letters.
Paragraph = str | tuple[str, str]

_LEADING = 1.2
_SERIF = 1.05  # how much wider the serif is than what texts are measured by
BELOW = 0.8  # of the letters above
AFTER = 0.6  # between paragraphs, in letters
PROSE_WIDTH, PROSE_HEIGHT = INNER - 1.5, 4.6  # inches
_HIGHEST_FOOT = 1.0
_STEPS = 20  # in which slides are made even


@dataclass(frozen=True)
class FootWords:
    """Words at the foot of a figure: their size in points, and how high they are in inches."""

    text: str
    size: float
    height: float


NO_WORDS = FootWords("", 13, 0.0)


def title_size(text: str, sizes: Sequence[int], width: float, height: float) -> int:
    """The largest of those sizes in which a title stands in that width and height, in inches; else the least."""

    def is_fitting(size: int) -> bool:
        lines = tables.line_count(text, width * 72 / _SERIF, size)
        return lines * size * 1.1 <= height * 72

    return next((size for size in sizes if is_fitting(size)), sizes[-1])


def foot_words(said: Sequence[str]) -> FootWords | None:
    """The words in letters that leave the figure its room; None where they need a slide of their own."""
    text = " ".join(said)
    if not text:
        return NO_WORDS
    made = (FootWords(text, size, words_height(text, INNER, size)) for size in (13, 12, 11))
    return next((one for one in made if one.height <= _HIGHEST_FOOT), None)


def prose_slides(paragraphs: Sequence[Paragraph], sizes: Sequence[float]) -> tuple[float, list[list[Paragraph]]]:
    """The largest size in which the paragraphs take the fewest slides, and which share each, as even as can be."""
    size = min(sizes, key=lambda one: len(_parted(paragraphs, one, PROSE_HEIGHT)))
    count = len(_parted(paragraphs, size, PROSE_HEIGHT))
    heights = (PROSE_HEIGHT * number / _STEPS for number in range(_STEPS // (count + 1), _STEPS))
    evened = (_parted(paragraphs, size, height) for height in heights)
    return size, next((one for one in evened if len(one) == count), _parted(paragraphs, size, PROSE_HEIGHT))


def _parted(paragraphs: Sequence[Paragraph], size: float, height: float) -> list[list[Paragraph]]:
    found: list[list[Paragraph]] = [[]]
    for one in paragraphs:
        if found[-1] and not prose_fits([*found[-1], one], PROSE_WIDTH, height, size):
            found.append([])
        found[-1].append(one)
    return found


def prose_fits(paragraphs: Sequence[Paragraph], width: float, height: float, size: float) -> bool:
    """Whether paragraphs in letters of that size stand in that width and height, in inches."""
    parts = [(one, "") if isinstance(one, str) else one for one in paragraphs]
    lines = (words_height(lead, width, size) + words_height(below, width, size * BELOW) for lead, below in parts)
    return sum(lines) + (len(parts) - 1) * size * AFTER / 72 <= height


def words_height(text: str, width: float, size: float) -> float:
    """How high a text is in that width, in inches; 0 where there is none."""
    return tables.line_count(text, width * 72, size) * size * _LEADING / 72 if text else 0.0
