"""A research report as blocks: what stands below each heading, as items of lists, tables and running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from data.reports.lines import Document, Line, Table, has_bullet, joined, without_bullet
from data.reports.research.dates import begins_with_date
from data.reports.research.headings import PARTICIPANTS, Heading, heading_of
from data.understanding.kinds_of_findings import bare_heading

_LONGEST = 120
_SHORT = 90
_DEEP = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_])")
_STYLE = re.compile(r"(?:\D|^)([1-6])$")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)]?\s+(?=[^\W\d_])")
_TWO_SENTENCES = re.compile(r"[^\W\d]{3}[.!?]\s+[^\W\d_]*[A-ZÆØÅ]")
_ENDS = (".", "!", "?", ":", ";")


@dataclass(frozen=True)
class Item:
    """One point of a list: its words, the number of its first line, and the words that it begins with in bold.

    `is_plain`: it is no point of a list, but a short line of its own that begins with a date.
    """

    text: str
    line: int
    lead: str = ""
    is_plain: bool = False


@dataclass(frozen=True)
class Grid:
    """A table, and the number of its first line in the document."""

    rows: Table
    line: int
    end: int


@dataclass
class Block:
    """What stands below a heading. `path`: the numbers of the lines of its headings, outermost first."""

    path: tuple[int, ...]
    items: list[Item] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    prose: list[Item] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands directly below the heading."""
        return not (self.items or self.grids or self.prose)


_Key = tuple[str, int, bool, bool]


class _Outline:
    """The headings above the place that has been reached; what is set alike stands on one level."""

    def __init__(self) -> None:
        self._open: list[tuple[int, _Key, int | None]] = []

    def add(self, place: int, line: Line, said: Heading, *, is_after_heading: bool) -> None:
        """Takes up a heading; one that follows another of its look at once, and names an actor, stands below it."""
        key, level = _key_of(line), _level_of(line)
        at = [depth for depth, (_, other, _) in enumerate(self._open) if other == key]
        is_of_actor = level is None and said.kind in (None, PARTICIPANTS) and bool(said.who or said.polarity)
        if is_of_actor and len(at) > 1:
            cut = at[-1]
        elif is_of_actor and is_after_heading and at == [len(self._open) - 1]:
            cut = len(self._open)
        elif at:
            cut = at[0]
        elif level is not None:
            cut = next((depth for depth, (_, _, of) in enumerate(self._open) if of and of >= level), len(self._open))
        else:
            cut = len(self._open)
        self._open[cut:] = [(place, key, level)]

    @property
    def path(self) -> tuple[int, ...]:
        """The lines of the headings that are open."""
        return tuple(place for place, _, _ in self._open)


def with_cells(document: Document) -> Document:
    """The document with the cells of its tables as they stood, instead of what an assessment reads them as."""
    lines: list[Line] = []
    place = 0
    while place < len(document.lines):
        line = document.lines[place]
        if line.table is None or not _is_grid(line.table):
            lines.append(line)
            place += 1
            continue
        end = _end_of_table(document.lines, place)
        lines += _cells_of(line.table, document.lines[place:end])
        place = end
    return replace(document, lines=tuple(lines))


def _cells_of(table: Table, lines: Sequence[Line]) -> list[Line]:
    """The lines of the cells, in order. Those of a web page have their places only as they were read."""
    places = {line.text: line.place for line in lines}
    cells = (line for row in table for cell in row for line in cell)
    return [replace(one, place=one.place or places.get(one.text, lines[0].place), table=table) for one in cells]


def blocks_of(document: Document) -> list[Block]:
    """The blocks in the order of the document."""
    lines = document.lines
    usual = _usual_look(lines)
    outline, found = _Outline(), [Block(())]
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.table is not None and (end := _end_of_table(lines, place)) and _is_grid(line.table):
            found[-1].grids.append(Grid(line.table, place, end))
            place = end
        elif is_heading(document, place, usual):
            outline.add(place, line, heading_of(line.text), is_after_heading=place > 0 and found[-1].is_empty)
            found.append(Block(outline.path))
            place += 1
        else:
            end = _end_of_item(document, place, usual)
            item = _item(document, place, end)
            if without_bullet(line) is not None or _is_led(item):
                found[-1].items.append(item)
            elif len(item.text) <= _LONGEST and begins_with_date(item.text):
                found[-1].items.append(replace(item, is_plain=True))
            else:
                found[-1].prose.append(item)
            place = end
    return found


def is_heading(document: Document, place: int, usual: str) -> bool:
    """Whether a line is a heading: by its style or look, its number, or what it says above a list."""
    line = document.lines[place]
    text = line.text.strip()
    if not any(map(str.isalpha, text)) or len(text) > _LONGEST or has_bullet(line) or line.continues:
        return False
    if not line.is_heading and begins_with_date(text):
        return False
    if line.is_heading:
        is_style = not line.look or bool(_STYLE.search(line.look.partition("|")[0]))
        return is_style or not text.endswith((".", ";", ","))
    if len(text) > _SHORT or text.endswith((".", ";", ",")) or line.lead or text[:1].islower():
        return False
    if _TWO_SENTENCES.search(text):
        return False
    following = document.lines[place + 1] if place + 1 < len(document.lines) else None
    if following is None:
        return False
    if _DEEP.match(text):
        return True
    if without_bullet(line) is not None:  # a number only: the first of a list, or that of a chapter
        return heading_of(text).kind is not None and not _counts_on(text, following.text)
    if document.wraps and line.look and usual and line.look != usual and _size(line.look) > _size(usual):
        return True
    said = heading_of(text)
    announces = bool(said.kind or said.polarity or said.who or said.is_beside)
    is_above_list = without_bullet(following) is not None or following.table is not None
    if document.wraps and not line.has_gap and place and not (announces and is_above_list):
        return False
    return is_above_list or (announces and (following.has_gap or said.kind is not None))


def _counts_on(text: str, following: str) -> bool:
    own, other = _NUMBER.match(text), _NUMBER.match(following)
    return bool(own and other and int(other[1]) == int(own[1]) + 1)


def _usual_look(lines: Sequence[Line]) -> str:
    """The look of most letters."""
    looks: Counter[str] = Counter()
    for line in lines:
        looks[line.look] += len(line.text)
    return looks.most_common(1)[0][0] if looks else ""


def _size(look: str) -> float:
    size = look.rpartition("|")[2]
    return float(size) if size.replace(".", "", 1).isdigit() else 0.0


def _key_of(line: Line) -> _Key:
    numbers = _DEEP.match(line.text)
    depth = numbers[1].count(".") + 1 if numbers else 1 if _NUMBER.match(line.text) else 0
    return line.look, depth, line.text.isupper(), line.text.rstrip().endswith(":") and not line.is_heading


def _level_of(line: Line) -> int | None:
    """The level that a heading's style or number says."""
    if style := _STYLE.search(line.look.partition("|")[0]):
        return int(style[1])
    if set(line.look) == {"#"}:
        return len(line.look)
    return numbers[1].count(".") + 1 if (numbers := _DEEP.match(line.text)) else None


def _end_of_table(lines: Sequence[Line], place: int) -> int:
    end = place
    while end < len(lines) and lines[end].table is lines[place].table:
        end += 1
    return end


def _is_grid(table: Table) -> bool:
    """Whether a table has rows of cells under a header, and does not only lay out text."""
    filled = [sum(bool(cell) for cell in row) for row in table]
    return len(table) > 1 and max(filled, default=0) > 1 and filled[0] > 1


def _end_of_item(document: Document, place: int, usual: str) -> int:
    """The line after a point or a paragraph that may go on over several lines."""
    lines = document.lines
    end = place + 1
    while end < len(lines) and _goes_on(document, place, end, usual):
        end += 1
    return end


def _goes_on(document: Document, place: int, end: int, usual: str) -> bool:
    first, before, line = document.lines[place], document.lines[end - 1], document.lines[end]
    if line.table is not first.table or without_bullet(line) is not None:
        return False
    if line.continues:
        return True
    if not has_bullet(first) and begins_with_date(first.text) and begins_with_date(line.text):
        return False
    if not document.wraps or is_heading(document, end, usual):
        return False
    is_open = not before.text.rstrip().endswith(_ENDS)
    if is_open and line.text[:1].islower():
        return True
    is_left_of_point = has_bullet(first) and line.indent and line.indent < first.indent + 1
    return not line.has_gap and not is_left_of_point


def _item(document: Document, place: int, end: int) -> Item:
    first, *others = document.lines[place:end]
    is_dated = first.text[:1].isdigit() and begins_with_date(first.text)
    bare = None if is_dated else without_bullet(first)
    text = joined([bare if bare is not None else first.text, *(line.text for line in others)])
    lead = first.lead
    if lead and (sign := without_bullet(Line(lead, ""))) is not None:
        lead = sign
    if not lead and first.is_heading and others:
        lead = bare if bare is not None else first.text
    return Item(text, place, lead.strip() if text.startswith(lead.strip()) else "")


def _is_led(item: Item) -> bool:
    """Whether a paragraph begins with a sentence or a label in bold."""
    return bool(item.lead) and item.lead.endswith((".", ":", "!", "?")) and len(item.lead) < len(item.text)


def headings_of(document: Document, path: Sequence[int]) -> Iterator[str]:
    """The words of the headings of a path."""
    for place in path:
        yield bare_heading(document.lines[place].text)
