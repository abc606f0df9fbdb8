"""What people choose in a Word document: check boxes and drop-down lists, of today's kind and of the old forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from data.reports import boxes
from data.reports.grades import score_in
from data.reports.word_xml import every, is_on, name_of, one, value_of

_LISTS = ("dropDownList", "comboBox")
_LEADING = re.compile(r"\s*(\d{1,2})(?!\d|[.,]\d)")


def is_checkbox(control: Element) -> bool:
    """Whether a content control is a check box."""
    return _checkbox(control) is not None


def check_sign(control: Element) -> str:
    """The box that a check box is, whatever sign it shows."""
    return boxes.CROSSED if is_on(_checkbox(control), "checked") else boxes.EMPTY


def show(control: Element) -> None:
    """Writes what a control round a paragraph or a cell says where its text stands."""
    sign = check_sign(control) if is_checkbox(control) else said_by(control)
    if sign is None:
        return
    for run in list(every(control, "r")):
        for child in list(run):
            run.remove(child)
        ElementTree.SubElement(run, "t").text = sign
        sign = ""


def said_by(control: Element) -> str | None:
    """What a control says in place of its text: the choice of a list, nothing where it shows its prompt."""
    chosen = _chosen_in(control)
    return "" if chosen is None and is_empty(control) else chosen


def is_empty(control: Element) -> bool:
    """Whether a content control shows its prompt ("Klikk for å velge") and nothing has been chosen or written."""
    return is_on(one(control, "sdtPr"), "showingPlcHdr")


def _chosen_in(control: Element) -> str | None:
    """What a drop-down list says: its points as a row of boxes, else the chosen text; None where it is no list."""
    look = one(control, "sdtPr")
    choices = next((found for name in _LISTS if (found := one(look, name)) is not None), None)
    if choices is None:
        return None
    items = [value_of(item, "displayText") or value_of(item, "value") for item in every(choices, "listItem")]
    shown = "" if is_empty(control) else "".join(text.text or "" for text in every(control, "t")).strip()
    return _as_row(items, shown)


def field_sign(begin: Element) -> str | None:
    """What a field of an old form says, by its beginning; None where it is neither a box nor a list."""
    box = next(every(begin, "checkBox"), None)
    if box is not None:
        is_set = is_on(box, "checked") if one(box, "checked") is not None else is_on(box, "default")
        return boxes.CROSSED if is_set else boxes.EMPTY
    choices = next(every(begin, "ddList"), None)
    if choices is None:
        return None
    items = [value_of(item) for item in choices if name_of(item) == "listEntry"]
    place = value_of(one(choices, "result")) or value_of(one(choices, "default")) or "0"
    shown = items[int(place)] if place.isdigit() and int(place) < len(items) else ""
    return _as_row(items, shown)


def _as_row(items: Sequence[str], shown: str) -> str:
    """A list of points as a row of boxes, so that its scale is known; what is shown where it is another list."""
    points = [int(found[1]) for item in items if (found := _LEADING.match(item))]
    is_prompt = shown in items and not _LEADING.match(shown)
    if len(points) < boxes.FEWEST or points != list(range(1, len(points) + 1)):
        return "" if is_prompt and points else shown
    chosen = _LEADING.match(shown)
    if not shown.isdigit() and score_in(shown) is not None:
        return shown  # a half among whole points
    if shown and not is_prompt and (chosen is None or shown not in items):
        return shown  # somebody wrote something of their own
    return boxes.as_row([chosen is not None and int(chosen[1]) == point for point in points])


def _checkbox(control: Element) -> Element | None:
    return one(one(control, "sdtPr"), "checkbox")
