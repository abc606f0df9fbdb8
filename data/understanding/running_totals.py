"""Counts and amounts that go on from year to year: they are none of any single year's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from data.cells.drafts import Draft
from data.cells.values import squeezed
from data.terms.problems import Problem
from data.understanding.blocks import Text

_GOES_ON = re.compile(r"akkumul|kumulativ|cumulat|oppsaml", re.IGNORECASE)
_COUNTED = ("new_jobs", "secured_jobs", "granted_nok", "paid_nok")
_ABOUT = ("programme", "focus_area", "stage", "as_of")


def running_totals(draft: Draft, titles: Sequence[Text]) -> list[Problem]:
    """An error for each figure that a title or its heading says to go on from year to year, and that never falls.

    Stored as they stand, they would be counted once more in every year.
    """
    if draft.dataset.name not in ("budget", "jobs") or "year" not in draft.columns:
        return []
    said = [text.text for text in titles if _GOES_ON.search(text.text)]
    found = []
    for name in _COUNTED:
        text = next(iter(said), None) or (heading if _GOES_ON.search(heading := draft.headers.get(name, "")) else None)
        places = _rising(draft, name) if text and name in draft.columns else []
        if text and places:
            place = draft.place(name, places[0])
            found.append(Problem("running_totals", sheet=draft.sheet, cell=place, value=squeezed(text)))
    return found


def _rising(draft: Draft, name: str) -> list[int]:
    """The rows of a figure that has several years of the same, where it never falls and somewhere rises."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, value in enumerate(draft.columns[name]):
        if isinstance(value, float | int) and draft.columns["year"][place] is not None and place not in draft.totals:
            groups.setdefault(tuple(draft.column(one)[place] for one in _ABOUT), []).append(place)
    years, values = draft.columns["year"], draft.columns[name]
    steps = []
    for places in groups.values():
        places.sort(key=lambda place: float(str(years[place])))
        steps += [float(str(values[after])) - float(str(values[before])) for before, after in pairwise(places)]
    rises = bool(steps) and min(steps) >= 0 and max(steps) > 0
    return [place for places in groups.values() for place in places] if rises else []
