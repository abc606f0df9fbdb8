"""The lines under "Hvor er vi gode:" and its like -> one finding per bullet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.cells.values import is_missing
from data.reports.headings import is_statement
from data.reports.lines import Document, has_bullet, joined, without_bullet
from data.understanding.kinds_of_findings import is_topic, kind_of_finding
from data.understanding.stems import is_neutral, means, words_in

_CLOSING = re.compile(
    r"(?:avslut|oppsummer|til slutt|slutt?runde|siste runde|closing|summary|final round|runde\b"
    r"|(?:med )?(?:(?:vennlig|venleg|venlig|beste?) )?(?:hilsen|helsing)\b|mvh\b"
    r"|(?:(?:kind|best) )?regards\b|sincerely\b)",
    re.I,
)
_NONE = frozenset({"ingen", "inga", "none", "no"})
_NOTHING = _NONE | {"ingenting", "inkje", "intet", "nothing"}
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]\.?")
_NO_NOUNS = frozenset({"forbedring", "forbetring", "improvement"})  # "Ingen forbedring" says something
_MOST_BESIDE_NONE = 3
_MOST_BEFORE_NOUN = 2  # words with it
_SAME = 3.0  # points
_FURTHER_IN = 8.0
_SURELY_FITS = 0.8  # of the longest line's letters; they are not equally wide
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class Finding:
    """A strength, an improvement area or a recommended action; `line` is where it begins, `heading` that above it."""

    kind: str
    text: str
    line: int
    heading: int


@dataclass
class _Item:
    line: int
    texts: list[str] = field(default_factory=list)
    last: int = 0


def findings_of(document: Document, kind: str, places: Sequence[int]) -> list[Finding]:
    """The findings in those lines, the first of which is their heading."""
    items, _ = _items_of(document, kind, places)
    found = [Finding(kind, joined(item.texts), item.line, places[0]) for item in items]
    return [
        finding
        for finding in found
        if not (is_missing(finding.text) or _says_none(finding.text, kind, is_alone=len(found) == 1))
    ]


def points_after(document: Document, kind: str, places: Sequence[int]) -> list[int]:
    """The points among those lines that stand below a paragraph which ends the findings."""
    _, end = _items_of(document, kind, places)
    return [place for place in places if place > end and has_bullet(document.lines[place])]


def _says_none(text: str, kind: str, *, is_alone: bool) -> bool:
    """Whether a point only says that there is none: "Ingen merknader", "Ingen tiltak" among the actions.

    Where it is all that a heading has, its noun may have any word before it: "Ingen særskilte merknader."
    """
    first, *others = words_in(text) or ("",)
    if first in _NOTHING and _IN_BRACKETS.fullmatch(text):
        return True  # "(ingenting kom fram)": who wrote it says so of the list
    if first not in _NONE or not others or len(others) > _MOST_BESIDE_NONE:
        return False
    named = [word for word in others if means(word, "columns", "comment") or _is_noun_of(word, kind)]
    if is_alone and others[-1:] == named and len(others) <= _MOST_BEFORE_NOUN:
        return True
    return bool(named) and all(word in named or is_neutral(word) for word in others)


def _is_noun_of(word: str, kind: str) -> bool:
    return kind in ("strength", "improvement", "action") and word not in _NO_NOUNS and means(word, "findings", kind)


def items_end(document: Document, places: Sequence[int]) -> int:
    """The first line after the items of a list that is no part of it."""
    lines = document.lines
    bullets = [place for place in places if without_bullet(lines[place]) is not None]
    if not bullets:
        return _end_without_bullets(document, places)
    place = bullets[0] + 1
    while place <= places[-1]:
        line = lines[place]
        if without_bullet(line) is None and not line.continues and _is_set_off(document, place):
            break
        place += 1
    return place


def _is_set_off(document: Document, place: int) -> bool:
    """Whether a line below an item is a text of its own, and not the rest of the item."""
    line = document.lines[place]
    if not document.wraps or line.has_gap or line.is_heading or is_topic(line.text) or line.text.isupper():
        return True
    return document.lines[place - 1].text.endswith(_ENDS) and line.text[:1].isupper()


def _end_without_bullets(document: Document, places: Sequence[int]) -> int:
    """Where paragraphs that are findings end and a statement begins: at a heading or topic, else at the last lines."""
    lines = document.lines
    below = places[1:]
    for place in below[1:]:
        if lines[place].is_heading or is_statement(lines[place].text):
            return place
    last = below[-2:] if below and lines[below[-1]].text.endswith((".", "!")) else below[-1:]
    return min([place for place in last if place in below[1:]], default=(below[0] if below else places[0]) + 1)


def texts_of(document: Document, places: Sequence[int]) -> list[tuple[str, int]]:
    """The items and paragraphs of running text, each with the line where it begins."""
    items: list[_Item] = []
    for place in places:
        line = document.lines[place]
        item = without_bullet(line)
        if items and item is None and (line.continues or _goes_on(document, place, items[-1])):
            items[-1].texts.append(line.text)
        elif item is None or item:
            items.append(_Item(place, [line.text if item is None else item]))
    return [(text, item.line) for item in items if not is_missing(text := joined(item.texts))]


def _goes_on(document: Document, place: int, item: _Item) -> bool:
    """Whether a line goes on with the text above it."""
    line = document.lines[place]
    return document.wraps and not line.has_gap and not line.is_heading and not item.texts[-1].endswith(_ENDS)


def is_closing(text: str) -> bool:
    """Whether a line heads what comes after the indicators: "Avsluttende runde"."""
    return bool(_CLOSING.match(text))


def _items_of(document: Document, kind: str, places: Sequence[int]) -> tuple[list[_Item], int]:
    """The items and the line after the last of them."""
    items: list[_Item] = []
    has_bullets = any(without_bullet(document.lines[place]) is not None for place in places[1:])
    is_due = False  # a bullet stood alone on its line
    heading = document.lines[places[0]]
    beside = (kind_of_finding(without_bullet(heading) or heading.text) or (kind, ""))[1]
    if beside:
        items.append(_Item(places[0], [beside], places[0]))
    for number, place in enumerate(places[1:], start=1):
        line = document.lines[place]
        item = without_bullet(line)
        if item is not None or is_due:
            is_due = item == ""
            if not is_due:
                items.append(_Item(place, [line.text if item is None else item], place))
            continue
        if items and line.continues:
            items[-1].texts.append(line.text)
        elif _is_end(document, places, number, items) or (has_bullets and _is_apart(document, place, items)):
            break
        elif items and document.wraps and _is_wrapped(document, place, items[-1], has_bullets):
            items[-1].texts.append(line.text)
        else:
            items.append(_Item(place, [line.text], place))
        items[-1].last = place
    return items, (items[-1].last if items else places[0]) + 1


def _is_apart(document: Document, place: int, items: Sequence[_Item]) -> bool:
    """Whether a paragraph of its own stands below a list of points, with room above it as no line of a point has."""
    line = document.lines[place]
    if not (document.wraps and items and line.has_gap and _begins_sentence(line.text)):
        return False
    return any(has_bullet(other) and not other.has_gap for other in document.lines)


def _begins_sentence(text: str) -> bool:
    """Whether the first letter is a capital, whatever sign stands before it: "> Neste vurdering"."""
    return next(filter(str.isalpha, text), "").isupper()


def _is_wrapped(document: Document, place: int, item: _Item, has_bullets: bool) -> bool:
    if has_bullets:
        return True
    return not (document.lines[place].has_gap or item.texts[-1].endswith(_ENDS) or _would_have_fit(document, place))


def _would_have_fit(document: Document, place: int) -> bool:
    """Whether a line that begins as a sentence does stands below another by will: its first word had room on that."""
    line, above = document.lines[place], document.lines[place - 1]
    width = len(above.text) + 1 + len(line.text.partition(" ")[0])
    is_alike = line.look == above.look and not line.text[:1].islower()
    return is_alike and width <= _SURELY_FITS * document.widths.get(line.look, 0)


def _is_signature(document: Document, place: int, above: Sequence[int]) -> bool:
    """Whether a paragraph and all after it, to the end of the report, stand below a list with bullets and have none."""
    lines = document.lines
    line = lines[place]
    if not above or without_bullet(lines[above[0]]) is None or any(map(has_bullet, lines[place:])):
        return False
    if document.wraps:
        return line.has_gap and _begins_sentence(line.text)
    return all(has_bullet(lines[at]) or lines[at].continues for at in above)


def _is_outside(document: Document, places: Sequence[int], number: int, items: Sequence[_Item]) -> bool:
    """Whether a line begins where the heading of the list does, and every point so far further in."""
    heading, line = document.lines[places[0]], document.lines[places[number]]
    firsts = [document.lines[item.line].indent for item in items if item.line != places[0]]
    if not firsts or line.in_table or heading.in_table or not line.text[:1].isupper():
        return False
    return line.indent <= heading.indent + _SAME < heading.indent + _FURTHER_IN <= min(firsts)


def _is_end(document: Document, places: Sequence[int], number: int, items: Sequence[_Item]) -> bool:
    """Whether the closing round begins here, after an indicator whose total is missing."""
    lines = document.lines
    line = lines[places[number]]
    if _is_signature(document, places[number], places[1:number]):
        return True
    if document.wraps and _is_outside(document, places, number, items):
        return True
    if is_closing(line.text) or (line.is_heading and items and not lines[items[-1].line].is_heading):
        return True
    if not document.wraps:
        return line.text.endswith(("?", ":"))
    if not line.text[:1].isupper() or not (line.has_gap or not items or items[-1].texts[-1].endswith(_ENDS)):
        return False
    run = []
    for place in places[number:]:
        if without_bullet(lines[place]) is not None:
            break
        run.append(lines[place].text)
    return run[-1].endswith(("?", ":"))
