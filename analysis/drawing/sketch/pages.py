"""What is laid out, on as few pages as the room allows: the head on each, rows whole, a group's name with its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.row import Block
from analysis.drawing.sketch.shapes import Sketch, SketchPart, moved

_FEW = 14  # letters: what stands together with a head, or with what ends the rows
_STEPS = 50


@dataclass(frozen=True)
class Stack:
    """A head, rows in groups each with its name or None, and notes; in one room."""

    room: Room
    head: Block
    groups: tuple[tuple[Block | None, tuple[Block, ...]], ...]
    notes: Block | None = None

    @property
    def is_fitting(self) -> bool:
        """Whether each row, with the head and its group's name, has room on a page."""
        rows = (self.head.height + row.height + sum(one.height for one in lead) for lead, row in self._rows())
        return max(rows, default=0.0) <= self.room.height

    def sketches(self) -> tuple[Sketch, ...]:
        """Every page, the notes on the last."""
        room = self.room.height - self.head.height
        pages = self._paged(room)
        # As even as can be: the least height that takes no more pages.
        whole = sum(block.height for page in pages for block in page)
        for number in range(_STEPS):
            evened = self._paged(min(whole / len(pages) + room * number / _STEPS, room))
            if len(evened) <= len(pages):
                pages = evened
                break
        made = [self._page([self.head, *page]) for page in pages]
        if self.notes is None:
            return tuple(made)
        last = self._page([self.head, *pages[-1], self.notes])
        return (*made[:-1], last) if last.height <= self.room.height else (*made, self._page([self.notes]))

    def pieces(self) -> tuple[Sketch, tuple[Sketch, ...], Sketch | None]:
        """Head, rows and notes apart, for who breaks pages; so many rows together first and last that none is alone."""
        found = []
        for name, rows in self.groups:
            for place, unit in enumerate(_units(rows, self.room.height - self.head.height)):
                found.append([*([name] if name is not None and place == 0 else []), *unit])
        for end, step in ((0, 1), (-1, -2)):
            while len(found) > 1 and sum(block.height for block in found[end]) < _FEW * self.room.letters:
                found[end] = found[end] + found[step] if end == 0 else found[step] + found[end]
                del found[step]
        notes = None if self.notes is None else self._page([self.notes])
        return self._page([self.head]), tuple(map(self._page, found)), notes

    def _rows(self) -> Iterator[tuple[list[Block], Block]]:
        """Each row, the first of a group with the group's name."""
        for name, rows in self.groups:
            for place, row in enumerate(rows):
                yield [name] if name is not None and place == 0 else [], row

    def _paged(self, room: float) -> list[list[Block]]:
        """Which rows share a page of that height, each page with the name of its first row's group."""
        found: list[list[Block]] = [[]]
        used = 0.0
        for name, rows in self.groups:
            again = [] if name is None else [name]
            for place, unit in enumerate(_units(rows, room - sum(one.height for one in again))):
                high = sum(row.height for row in unit)
                lead = again if place == 0 or not found[-1] else []
                if found[-1] and used + high + sum(one.height for one in lead) > room:
                    found.append([])
                    used, lead = 0.0, again
                found[-1] += [*lead, *unit]
                used += high + sum(one.height for one in lead)
        return found

    def _page(self, blocks: Iterable[Block]) -> Sketch:
        parts: list[SketchPart] = []
        y = 0.0
        for block in blocks:
            parts += [moved(part, y) for part in block.parts]
            y += block.height
        return Sketch(self.room.width, y, tuple(parts))


def _units(rows: Iterable[Block], room: float) -> list[list[Block]]:
    """The rows, each with those that say more of it; one by one where they have no room together."""
    found: list[list[Block]] = []
    for row in rows:
        if row.is_below and found and sum(one.height for one in found[-1]) + row.height <= room:
            found[-1].append(row)
        else:
            found.append([row])
    return found
