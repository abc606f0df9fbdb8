"""Scores that stand alone right below the name of each indicator, without a word for what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from data.cells.values import is_missing
from data.frameworks import form
from data.reports.headings import names_officially
from data.reports.lines import Document, Line
from data.reports.starts import likeliest_form
from data.understanding.kinds_of_findings import indicator_of

_FEWEST = 3
_LONE = re.compile(r"(\d)(?:[.,](\d))?|(\d)?½")
_TOTAL = "Total poengsum: "


def with_lone_scores(document: Document) -> Document:
    """The document with the word for a total before each number that stands alone below the name of an indicator.

    Most names must have one, a half or a whole point of the form's scale, and something else below it: in a list of
    contents, and where each name has its number before it, the next name follows.
    """
    lines = document.lines
    named = [place for place, line in enumerate(lines[:-1]) if names_officially(line.text) and not line.figures]
    named = sorted({*named, *_set_alike(lines, named)})
    alone = [place + 1 for place in named if _is_score_or_none(lines[place + 1], lines)]
    codes = {indicator_of(lines[place - 1].text) for place in alone}
    scored = sum(not is_missing(lines[place].text) for place in alone)
    is_parted = all(place + 1 < len(lines) and place + 1 not in named for place in alone)
    if len(codes) < _FEWEST or len(codes) < len(alone) or 2 * scored <= len(named) or not is_parted:
        return document
    made = list(lines)
    for place in alone:
        made[place] = replace(lines[place], text=f"{_TOTAL}{lines[place].text}")
    return replace(document, lines=tuple(made))


def _set_alike(lines: Sequence[Line], named: Sequence[int]) -> Iterator[int]:
    """The headings that name other indicators in words of their own, and are set as those with their names are."""
    looks = {lines[place].look for place in named if lines[place].is_heading}
    codes = {indicator_of(lines[place].text) for place in named}
    for place, line in enumerate(lines[:-1]):
        if (
            line.is_heading
            and line.look in looks
            and not line.figures
            and indicator_of(line.text) not in (None, *codes)
        ):
            yield place


def _is_score_or_none(line: Line, lines: Sequence[Line]) -> bool:
    if is_missing(line.text):
        return True
    found = _LONE.fullmatch(line.text.strip())
    if found is None:
        return False
    value = float(found[1] or found[3] or 0) + (float(f"0.{found[2]}") if found[2] else 0.5 * ("½" in line.text))
    scale = form(likeliest_form(lines)).scale
    return scale.minimum <= value <= scale.maximum and not value * 2 % 1
