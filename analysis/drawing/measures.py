"""How wide words are and where an axis has its steps: what every renderer measures by."""

from __future__ import annotations

import html
import re
from math import floor, log10

# Widths of Schibsted Grotesk's letters, in parts of the font size.
_WIDTHS = {
    letter: width
    for width, letters in {
        0.27: " !',.:;ijl|·",
        0.36: "()/1I[]ft{}\\",
        0.42: "r*-",
        0.52: "sz–?_",
        0.64: "BESTRZXYUVPK+=−#<>",
        0.73: "ACDGHNÅ&",
        0.78: "OQØ",
        0.89: "mwæMWÆ%@",
    }.items()
    for letter in letters
}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels a text takes; tags do not count."""
    bare = html.unescape(re.sub(r"<[^>]*>", "", text))
    return sum(_WIDTHS.get(letter, 0.58) for letter in bare) * size * (1.06 if bold else 1)


def nice_ticks(maximum: float, wanted: int = 4, *, least: float = 0) -> list[float]:
    """Round steps from 0 to at least the maximum, none smaller than `least`: half a job is no job."""
    rough = max(maximum, 1e-9) / wanted
    magnitude = 10.0 ** floor(log10(max(rough, least)))
    steps = (factor * magnitude for factor in (1, 2, 2.5, 4, 5, 10))
    step = next(step for step in steps if step >= rough * 0.999 and not (least and step % least))
    return [step * index for index in range(int(-(-maximum // step)) + 1)]
