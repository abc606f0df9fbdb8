"""Lays rows with marks out: where each mark and each line of words stands, over as many sketches as they need."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, inf

from analysis.drawing.sketch import marks
from analysis.drawing.sketch.measures import GAP, RowMeasures
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.row import Block, row_of, under
from analysis.drawing.sketch.shapes import LEADING, Ink, Rectangle, Sketch, SketchPart, Words, moved
from analysis.drawing.sketch.tracks import Track, Tracks

_FEW = 14  # letters: what stands together with a head, or with what ends the rows


def sketches_of(tracks: Tracks, room: Room) -> tuple[Sketch, ...]:
    """The rows on as few sketches as the room allows, as even as can be; each with its key and its axis."""
    return _Layout(tracks, room).sketches()


def pieces_of(tracks: Tracks, room: Room) -> tuple[Sketch, tuple[Sketch, ...], Sketch | None]:
    """Head, rows and notes apart, of that width."""
    return _Layout(tracks, room).pieces()


class _Layout:
    """One set of rows in one room."""

    def __init__(self, tracks: Tracks, room: Room) -> None:
        self.tracks, self.room = tracks, room
        self.at = RowMeasures(tracks, room)
        self.letters, self.small = self.at.letters, self.at.small

    def sketches(self) -> tuple[Sketch, ...]:
        """Every page, the notes on the last."""
        head, notes = self._head(), self._notes()
        room = self.room.height - head.height
        pages = self._paged(room)
        # As even as can be: the least height that takes no more pages.
        whole = sum(block.height for page in pages for block in page)
        step = room / 50
        for part in (whole / len(pages) + step * number for number in range(50)):
            evened = self._paged(min(part, room))
            if len(evened) <= len(pages):
                pages = evened
                break
        made = [self._page([head, *page]) for page in pages]
        if notes is None:
            return tuple(made)
        last = self._page([head, *pages[-1], notes])
        return (*made[:-1], last) if last.height <= self.room.height else (*made, self._page([notes]))

    def pieces(self) -> tuple[Sketch, tuple[Sketch, ...], Sketch | None]:
        """Head, rows and notes apart, for who breaks pages: the head goes with each, a group's name with its first."""
        notes = self._notes()
        rows = tuple(self._page(found) for found in self._together())
        return self._page([self._head()]), rows, None if notes is None else self._page([notes])

    def _together(self) -> list[list[Block]]:
        """Each row, the first of a group with the group's name; so many together first and last that none is alone."""
        found: list[list[Block]] = []
        for name, tracks in self.tracks.groups:
            lead = [self._group(name)] if name else []
            for place, rows in enumerate(self._units(tracks)):
                found.append([*(lead if place == 0 else []), *rows])
        for end, step in ((0, 1), (-1, -2)):
            while len(found) > 1 and sum(block.height for block in found[end]) < _FEW * self.letters:
                joined = found[end] + found[step] if end == 0 else found[step] + found[end]
                found[end] = joined
                del found[step]
        return found

    def _paged(self, room: float) -> list[list[Block]]:
        """Which rows share a page of that height, each page with the name of its first row's group."""
        found: list[list[Block]] = [[]]
        used = 0.0
        for name, tracks in self.tracks.groups:
            group = self._group(name)
            for place, rows in enumerate(self._units(tracks, room - group.height)):
                high = sum(row.height for row in rows)
                lead = [group] if name and (place == 0 or not found[-1]) else []
                if found[-1] and used + high + sum(one.height for one in lead) > room:
                    found.append([])
                    used, lead = 0.0, [group] if name else []
                found[-1] += [*lead, *rows]
                used += high + sum(one.height for one in lead)
        return found

    def _units(self, tracks: Iterable[Track], room: float = inf) -> list[list[Block]]:
        """The rows, each with those that say more of it; one by one where they have no room together."""
        found: list[list[Block]] = []
        for track in tracks:
            row = row_of(self.at, track)
            if track.is_below and found and sum(one.height for one in found[-1]) + row.height <= room:
                found[-1].append(row)
            else:
                found.append([row])
        return found

    def _page(self, blocks: Iterable[Block]) -> Sketch:
        parts: list[SketchPart] = []
        y = 0.0
        for block in blocks:
            parts += [moved(part, y) for part in block.parts]
            y += block.height
        return Sketch(self.room.width, y, tuple(parts))

    # --- what stands on a page

    def _head(self) -> Block:
        """The key, and the headings with the axis."""
        parts, y = self._key()
        named = self.tracks.axis_heading if not self.tracks.ticks else ""
        x, width = self.at.columns.axis
        heads = [(self.tracks.heading, 0.0, self.at.columns.name), (named, x, width)]
        heads += [(text, *place) for text, place in zip(self.tracks.word_headings, self.at.columns.words, strict=True)]
        made = [self.at.text(text, left, 0, wide, is_strong=False) for text, left, wide in heads if text and wide > 0]
        columns = [self._column_head(place) for place in range(len(self.tracks.columns))]
        if self.tracks.ticks:
            made.append((self._ticks(), self.small * LEADING))
        made += columns
        height = max((found for _, found in made), default=0.0)
        if not height:
            return Block(tuple(parts), y)
        for found, own in made:
            parts += [moved(part, y + height - own) for part in found]
        y += height + self.letters * 0.3
        parts.append(Rectangle(0, y, self.room.width, max(self.letters * 0.1, 0.7), Ink("ink")))
        return Block(tuple(parts), y + self.letters * 0.15)

    def _ticks(self) -> list[SketchPart]:
        x, width = self.at.columns.axis
        parts: list[SketchPart] = []
        free = float("-inf")
        is_after = self.tracks.is_set_on_edge
        for tick in self.tracks.ticks:
            long = self.at.width(tick.label, self.small, bold=tick.is_emphasised)
            place = x + tick.place * width
            begin = place if is_after else min(max(place - long / 2, x - self.letters), x + width + self.letters - long)
            if begin < free or (is_after and begin + long > x + width + self.letters):
                continue  # no room for its name between its neighbours; its line says where it is
            free = begin + long + self.small * 0.5
            colour = "ink" if tick.is_emphasised else "ink2"
            parts.append(Words(begin, 0, (tick.label,), self.small, colour, tick.is_emphasised))
        return parts

    def _column_head(self, place: int) -> tuple[list[SketchPart], float]:
        strong, quiet = self.tracks.columns[place]
        x, width = self.at.cell_place(place, 1)
        parts, y = self.at.text(strong, x, 0, width)
        more, taken = self.at.text(quiet, x, y, width, is_strong=False)
        return parts + more, y + taken

    def _key(self) -> tuple[list[SketchPart], float]:
        parts: list[SketchPart] = []
        x = y = 0.0
        for item in self.tracks.key:
            long = self.letters * 1.9 + self.at.width(item.text, self.small)
            if x and x + long > self.room.width:
                x, y = 0.0, y + self.letters * 1.6
            parts += marks.glyph(item.mark, x, y + self.small * LEADING / 2, self.letters * 0.95)
            parts.append(Words(x + self.letters * 1.7, y, (item.text,), self.small, "ink2"))
            x += long + self.letters * 1.4
        return parts, y + self.letters * 2.1 if self.tracks.key else 0.0

    def _group(self, name: str) -> Block:
        if not name:
            return Block((), 0.0)
        parts, taken = self.at.text(name, 0, self.letters * 0.7, self.room.width, is_strong=False)
        y = taken + self.letters * 0.95
        return Block((*parts, under(self.at, y)), y)

    def _notes(self) -> Block | None:
        if not self.tracks.notes:
            return None
        parts: list[SketchPart] = []
        y = self.letters * 0.7
        columns = 2 if len(self.tracks.notes) > 2 else 1
        gap = GAP * self.letters
        width = (self.room.width - gap * (columns - 1)) / columns
        each = ceil(len(self.tracks.notes) / columns)
        bottom = y
        for column in range(columns):
            at = y
            for note in self.tracks.notes[column * each : (column + 1) * each]:
                found, taken = self.at.text(note, column * (width + gap), at, width, is_strong=False)
                parts += found
                at += taken
            bottom = max(bottom, at)
        return Block(tuple(parts), bottom)
