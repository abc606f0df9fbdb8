"""What stands on every page and is no part of the text: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reports import boxes
from data.reports.grades import grade_in
from data.reports.headings import after_total, is_structural
from data.reports.lines import Line, without_bullet

_EDGE = 3  # so many lines from the top or the bottom of a page may be heads and feet
_FAR = 18.0  # points between a page number and the text
_FARTHER = 60.0  # points below the word for a total, which the number might be
_SHARE = 0.4  # of the pages have a head that differs in its numbers only; left and right pages may have their own
LABELLED_NUMBER = re.compile(
    r"(?:side|page|s\.)\s*\d{1,3}(?:\s*(?:av|of|/)\s*\d{1,3})?|\d{1,3}\s*(?:av|of|/)\s*\d{1,3}|[-–—|]\s*\d{1,3}\s*[-–—|]",
    re.IGNORECASE,
)
_NUMBER_AT_END = re.compile(
    r"(?:\s[·•|–—-]\s|(?:^|\s)(?:side|page|s\.)\s)(?P<number>\d{1,3})(?:\s*(?:av|of|/)\s*\d{1,3})?$", re.IGNORECASE
)
BARE_NUMBER = re.compile(r"\d{1,3}")
_ADDRESS = re.compile(r"[a-z]+://|www\.|about:")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Placed:
    """A line and how far down on its page it stands; where it is set in small letters, also its parts far apart."""

    line: Line
    top: float
    small_parts: tuple[str, ...] = ()


Page = Sequence[Placed]


def without_furniture(pages: Sequence[Page]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of all pages without heads, feet and numbers, and the texts of those heads and feet."""
    removed, texts = furniture(pages)
    kept = (
        placed.line
        for page_number, page in enumerate(pages)
        for place, placed in enumerate(page)
        if (page_number, place) not in removed
    )
    return tuple(kept), texts


def furniture(pages: Sequence[Page]) -> tuple[set[tuple[int, int]], tuple[str, ...]]:
    """Heads, feet and page numbers as (page, place of the line on it), and the texts of the heads and feet."""
    numbers = _page_numbers(pages)
    heads = _heads(pages, numbers)
    texts = dict.fromkeys(pages[page][place].line.text for page, place in sorted(heads))
    return numbers | heads | _numbered_edges(pages), tuple(texts)


def _numbered_edges(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """The first and last lines in small letters that hold the number of their page beside a text."""
    return {
        (number, place)
        for number, page in enumerate(pages)
        for place in (0, len(page) - 1)
        if page and _has_number(page[place].small_parts, str(number + 1))
    }


def _has_number(parts: Sequence[str], number: str) -> bool:
    """Whether a line ends, or begins, with a number that stands far from the rest, or is parted from it by a sign."""
    if len(parts) > 1 and number in (parts[0], parts[-1]):
        return True
    ending = _NUMBER_AT_END.search(parts[-1]) if parts else None
    return ending is not None and ending["number"] == number


def _edges(page: Page) -> Iterator[tuple[int, bool]]:
    """The places of the lines near the top and near the bottom of a page."""
    for place in range(len(page)):
        if place < _EDGE:
            yield place, True
        elif place >= len(page) - _EDGE:
            yield place, False


def _page_numbers(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Page numbers: said to be such, or counting up with the pages."""
    labelled: set[tuple[int, int]] = set()
    bare: dict[int, list[tuple[int, int]]] = {}
    for page_number, page in enumerate(pages):
        for place, _ in _edges(page):
            text = page[place].line.text
            if LABELLED_NUMBER.fullmatch(text):
                labelled.add((page_number, place))
            elif BARE_NUMBER.fullmatch(text) and place in (0, 1, len(page) - 2, len(page) - 1):
                bare.setdefault(int(text) - page_number, []).append((page_number, place))
    counted = max(bare.values(), key=lambda found: len({page for page, _ in found}), default=[])
    if len({page for page, _ in counted}) < 2:
        return labelled | {spot for spots in bare.values() for spot in spots if _is_alone(pages, spot)}
    # Where a total or the last number of a row looks like a page number, the outermost one is the number.
    outermost: dict[int, int] = {}
    for page_number, place in counted:
        length = len(pages[page_number])
        best = outermost.get(page_number, place)
        outermost[page_number] = min(best, place, key=lambda found: min(found, length - 1 - found))
    return labelled | set(outermost.items())


def _is_alone(pages: Sequence[Page], spot: tuple[int, int]) -> bool:
    """Whether the number of its page is all that stands on a page's first or last line, far from the text."""
    number, place = spot
    page = pages[number]
    if page[place].line.text != str(number + 1) or place not in (0, len(page) - 1) or len(page) < 2:
        return False
    neighbour = page[place + 1 if place == 0 else place - 1]
    is_total_due = after_total(neighbour.line.text) == ""
    return abs(page[place].top - neighbour.top) > (_FARTHER if is_total_due else _FAR)


def _heads(pages: Sequence[Page], numbers: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The outermost lines that stand in the same place on several pages, layer by layer."""
    removed: set[tuple[int, int]] = set()
    for is_top in (True, False):
        left = set(range(len(pages)))
        for _ in range(_EDGE):
            spots = {number: spot for number in left if (spot := _outermost(pages, number, is_top, numbers | removed))}
            alike = Counter(_key(pages, spot) for spot in spots.values())
            same = Counter(_key(pages, spot, exactly=True) for spot in spots.values())
            found = {
                number: spot
                for number, spot in spots.items()
                if alike[_key(pages, spot)] >= max(2, _SHARE * len(pages)) or same[_key(pages, spot, exactly=True)] > 1
            }
            removed.update(found.values())
            left = set(found)
    return removed


def _outermost(
    pages: Sequence[Page], number: int, is_top: bool, removed: set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The first or last line of a page that is left, if it may be a head or a foot."""
    places = range(len(pages[number])) if is_top else range(len(pages[number]) - 1, -1, -1)
    place = next((place for place in places if (number, place) not in removed), None)
    if place is None:
        return None
    line = pages[number][place].line
    is_scored = bool(boxes.tokens(line.text)) or grade_in(line.text) is not None
    # What begins with a small letter goes on with a sentence, but for the address of a web page.
    is_text = (line.text[:1].islower() and not _ADDRESS.match(line.text)) or is_scored
    may_be = without_bullet(line) is None and not is_structural(line.text) and not is_text
    return (number, place) if may_be else None


def _key(pages: Sequence[Page], spot: tuple[int, int], *, exactly: bool = False) -> tuple[str, int]:
    """What heads have in common: their words, but for numbers, and how far down they stand."""
    placed = pages[spot[0]][spot[1]]
    text = placed.line.text if exactly else _DIGITS.sub("0", placed.line.text)
    return text, round(placed.top / 4)
