"""What the cells of a cross say: points, crosses, days, how far something is in place; and codes that names mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache

from data.cells.dates import date_said
from data.cells.grid import Cell
from data.cells.values import Unreadable, is_missing, number_and_unit, squeezed
from data.terms import aliases
from data.terms.actor_kinds import kind_of_name
from data.terms.round_words import meaning, mentioned
from data.understanding.cells import holds_figure
from data.understanding.figure_names import choice_within
from data.understanding.periods import said_by

HIGHEST_POINT = 10.0
_MOST_WORDS = 5
_ANY_YEAR = 2000
_BETWEEN_DAYS = re.compile(r"\s?[-–—]\s?|\s(?:til|to)\s")
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("x", "xx", "✓", "✔", "☑", "✅", "■", "●", "[x]"), "whole"),
    **dict.fromkeys(("(x)", "◐", "◑", "◒", "½", "~", "(✓)"), "half"),
    **dict.fromkeys(("✗", "✘", "☒", "❌"), "none"),
}
_STATES = {"whole": "in_place", "half": "partly", "none": "not_in_place"}
_DEGREES = {"whole": "took_part", "half": "partly", "none": "absent"}


def points_of(cell: Cell, highest: float | None = HIGHEST_POINT) -> float | None:
    """The points that a cell is; None for what is none, or more than points are."""
    if not holds_figure(cell):
        return None
    if type(cell) is float:
        return None if cell < 0 or (highest is not None and cell > highest) else cell
    try:
        number, unit = number_and_unit(cell) if isinstance(cell, str) else (cell, None)
    except Unreadable:
        return None
    if unit or not isinstance(number, int | float) or number < 0 or (highest is not None and number > highest):
        return None
    return float(number)


def is_whole_day(cell: Cell) -> bool:
    """Whether a cell is a day, with its year or without: "12.2."."""
    if isinstance(cell, dt.date) or not isinstance(cell, str):
        return isinstance(cell, dt.date)
    said = date_said(cell, _ANY_YEAR)
    return said is not None and said.precision == "day"


def is_day_or_period(cell: Cell) -> bool:
    """Whether a cell is a day, a week, a month or the like, and nothing else."""
    if isinstance(cell, str) and cell.strip():
        said = said_by(cell)
        return (said.part is not None and not said.rest.strip()) or date_said(cell, _ANY_YEAR) is not None
    return isinstance(cell, dt.date)


def days_in(cell: Cell) -> tuple[str, str] | None:
    """The first and the last day that a cell names, as it would name them alone: "11.–12.03." is 11.3. and 12.3."""
    said = date_said(cell, _ANY_YEAR) if isinstance(cell, str) else None
    if not isinstance(cell, str) or said is None or said.precision != "span":
        return None
    if not is_whole_day(_BETWEEN_DAYS.split(cell)[-1]):
        return None
    has_year = date_said(cell) is not None
    first, last = (f"{day.day}.{day.month}." + (str(day.year) if has_year else "") for day in (said.first, said.last))
    return first, last


def day_in(text: str) -> dt.date | None:
    """The day with its year that a heading says, whatever else it says: "Etter 3 mnd. 12.01.2024".

    Of a month or the like with its year, alone or behind other words, it is the last day: "Status mars 2024".
    """
    said = said_by(text)
    if said.day is not None or not said.has_year:
        return said.day if said.has_year else None
    words = text.split()
    tails = (said_by(" ".join(words[begin:])) for begin in range(len(words)))
    return next((one.part.last for one in tails if one.part is not None and one.has_year), None)


def crossed(cell: Cell, legend: Mapping[str, str]) -> bool:
    """Whether a cell says yes: a cross, or a sign that a legend explains and that is not said to mean no."""
    text = squeezed(cell).strip()
    meaning = legend.get(text, text)
    if aliases.normalised(meaning) in _said("no") or _SIGNS.get(text.casefold()) == "none" or is_missing(text):
        return False
    return text in legend or _SIGNS.get(text.casefold()) == "whole" or aliases.normalised(meaning) in _said("yes")


def is_cross_or_not(cell: Cell, legend: Mapping[str, str]) -> bool:
    """Whether a cell is a cross, a word for yes or no, or says that there is nothing."""
    text = squeezed(cell).strip()
    is_no = aliases.normalised(legend.get(text, text)) in _said("no") or is_missing(text)
    return crossed(cell, legend) or is_no or _SIGNS.get(text.casefold()) == "none"


def state_of(cell: Cell, legend: Mapping[str, str]) -> str | None:
    """How far something needed is in place, by a word, a sign, or what a legend says of the sign."""
    return _code_of(cell, legend, "applicant_readiness", "readiness_state", _STATES)


def degree_of(cell: Cell, legend: Mapping[str, str]) -> str | None:
    """Whether somebody took part, by a word, a sign, or what a legend says of the sign."""
    return _code_of(cell, legend, "participation", "degree", _DEGREES)


def _code_of(cell: Cell, legend: Mapping[str, str], dataset: str, name: str, signs: Mapping[str, str]) -> str | None:
    text = squeezed(cell).strip()
    meaning = legend.get(text)
    known = aliases.choices_by_word(dataset, name)
    if meaning is not None:
        lacks = signs["none"] if is_missing(meaning) else None  # "✗ mangler": what the sign says, and no empty cell
        code = known.get(aliases.normalised(meaning)) or choice_within(dataset, name, meaning) or lacks
        return code or signs.get(_yes_or_no(meaning) or "")
    if isinstance(cell, str) and (code := known.get(aliases.normalised(text))) is not None:
        return code
    return signs.get(_SIGNS.get(text.casefold()) or _yes_or_no(text) or "")


def _yes_or_no(text: str) -> str | None:
    word = aliases.normalised(text)
    return "whole" if word in _said("yes") - {"1"} else "none" if word in _said("no") - {"0"} else None


@cache
def _said(name: str) -> frozenset[str]:
    return frozenset(filter(None, map(aliases.normalised, aliases.words(name))))


def item_of(text: str) -> str | None:
    """Which of the things that a municipality needs before it applies a name means."""
    known = aliases.choices_by_word("applicant_readiness", "readiness_item").get(aliases.normalised(text))
    return known or (mentioned("needed", text) if len(text.split()) <= _MOST_WORDS else None)


def frame_of(text: str) -> str | None:
    """Which goal or principle of the roadmap a name means."""
    return aliases.choices_by_word("frame_choices", "frame").get(aliases.normalised(text))


def names_group_of_actors(text: str) -> bool:
    """Whether a heading is the name of a group of actors: "Følgekommunene"."""
    return kind_of_name(text) is not None or meaning("recipient", text) != text.strip()
