"""A scale written out, 1 2 3 4 5 6, in which one number looks different from the others: that one was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from data.cells.scales import typed_choice
from data.reports import boxes

Marks = frozenset[str]
"""In what ways a sign stands out: "bold", "marked", "underlined", "coloured", "struck", "ringed", "large"."""

PLAIN: Marks = frozenset()
_SCALE = re.compile(r"(?:(?<=[\s:.;,|–-])|^)1(?:[\s|,/·;•-]+[2-9]){4,8}\s*$")
_LEGENDS = {
    "marked": re.compile(r"\bgul(?:t|e)?\b|\bmarker(?:t|ing|te)\b|\bskravert|\bfarge[tl]|yellow|highlight|shade", re.I),
    "bold": re.compile(r"\bfete?\b|\bfeite?\b|\bfet skrift|\bbold\b", re.I),
    "underlined": re.compile(r"\bunderstrek|\bunderlin", re.I),
    "ringed": re.compile(r"\bring(?:et)? rundt|\bsirkel|\bcircle", re.I),
    "coloured": re.compile(r"\brød|\braud|\bgrønn|\bblå|\bred\b|\bgreen\b|\bblue\b", re.I),
}  # fmt: skip
_SPEAKS_OF_CHOICE = re.compile(
    r"\bvalgt|\bvald|\bpoeng|\bskår|\bkarakter|\btall?et\b|\bsvar|\bchosen|\bscore|\bnumber", re.I
)


def lead_of(text: str, marks: Sequence[Marks]) -> str:
    """The bold words at the beginning of a text that goes on otherwise; nothing where there are none."""
    end = next((place for place, sign in enumerate(text) if not sign.isspace() and "bold" not in marks[place]), None)
    lead = text[:end].strip(" \t\u00a0") if end is not None else ""
    return " ".join(lead.split()) if any(map(str.isalpha, lead)) else ""


def legend_of(texts: Iterable[str]) -> str | None:
    """What a report says it marks its choices with: "Valgt poeng er merket med gult"."""
    for text in texts:
        if _SPEAKS_OF_CHOICE.search(text):
            found = [way for way, words in _LEGENDS.items() if words.search(text)]
            if len(found) == 1:
                return found[0]
    return None


def with_row(text: str, marks: Sequence[Marks], legend: str | None = None) -> str | None:
    """The text with the scale at its end as a row of boxes; None where it ends in no scale, or no number stands out."""
    found = _SCALE.search(text)
    if found is None:
        return _with_typed_choice(text)
    places = [place for place in range(found.start(), found.end()) if text[place].isdigit()]
    if [int(text[place]) for place in places] != list(range(1, len(places) + 1)):
        return None
    chosen = _chosen([marks[place] for place in places], legend)
    return _row(text[: found.start()], chosen, len(places)) if chosen else None


def _row(before: str, chosen: frozenset[int], count: int) -> str:
    return f"{before.strip()} {boxes.as_row([place in chosen for place in range(count)])}".strip()


def _with_typed_choice(text: str) -> str | None:
    """The same where the choice was typed: "1 2 3 [4] 5 6", or a cross in the number's place, "1 2 3 X 5 6"."""
    typed = typed_choice(text)
    return _row(text[: typed.begin], frozenset({typed.chosen - 1}), typed.count) if typed else None


def _chosen(marks: Sequence[Marks], legend: str | None) -> frozenset[int]:
    """The places of the numbers that stand out. Where two ways say different things, the legend decides, else both."""
    by_way: dict[str, frozenset[int]] = {}
    for way in frozenset().union(*marks):
        on = frozenset(place for place, of_sign in enumerate(marks) if way in of_sign)
        off = frozenset(range(len(marks))) - on
        if off:  # five of six numbers struck out or made grey leave one
            by_way[way] = off if len(off) == 1 else on
    if legend in by_way:
        return by_way[legend]
    return frozenset().union(*by_way.values())
