"""What rows with marks are measured by: the columns of one set of them in one room, and how their words break."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.drawing.measures import text_width
from analysis.drawing.sketch.room import Room
from analysis.drawing.sketch.shapes import LEADING, Align, SketchPart, Words
from analysis.drawing.sketch.tracks import Tracks
from analysis.drawing.tables import wrapped

GAP = 1.6  # between columns, in letters
_SMALL = 0.92  # quiet words
_LINES_OF_NAME = 4


class WordMeasures:
    """How words break in one room."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.letters = room.letters
        self.small = room.letters * _SMALL

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide the widest line of a text is."""
        return max(text_width(line, size, bold=bold) for line in text.split("\n")) * self.room.spread

    def lines(self, text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
        """The text as it breaks in that width."""
        return wrapped(text, width / self.room.spread / (1.06 if bold else 1), size) if text else []

    def text(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        *,
        is_strong: bool = True,
        colour: str | None = None,
        align: Align = "left",
        bold: bool | None = None,
    ) -> tuple[list[SketchPart], float]:
        """Words in that width and what they take of the height."""
        size, is_bold = (self.letters, True) if is_strong else (self.small, False)
        is_bold = is_bold if bold is None else bold
        lines = self.lines(text, width, size, bold=is_bold)
        if not lines:
            return [], 0.0
        x = {"left": x, "center": x + width / 2, "right": x + width}[align]
        shown = Words(x, y, tuple(lines), size, colour or ("ink" if is_strong else "ink2"), is_bold, align)
        return [shown], len(lines) * size * LEADING


@dataclass(frozen=True)
class TrackColumns:
    """Where the columns begin and how wide they are."""

    name: float
    axis: tuple[float, float]
    words: tuple[tuple[float, float], ...]


class RowMeasures(WordMeasures):
    """The measures of one set of rows in one room."""

    def __init__(self, tracks: Tracks, room: Room) -> None:
        super().__init__(room)
        self.tracks = tracks
        self.columns = self._columns()

    def _columns(self) -> TrackColumns:
        width, gap = self.room.width, GAP * self.letters
        tracks = self.tracks.tracks
        leads = any(track.lead for track in tracks)
        words = tuple(self._words_width(place, width) for place in range(len(self.tracks.word_headings)))
        has_axis = any(track.marks or track.cells or any(track.below) for track in tracks)
        beside = sum(words) + gap * len(words)
        start = self.letters * 1.8 if leads else 0.0
        longest = max((self.width(text, self.letters, bold=True) for one in tracks for text in (one.name,)), default=0)
        about = max((self.width(one.about, self.small) for one in tracks), default=0)
        wanted = max(longest, min(about, width * 0.2)) * 1.02
        usual = width * (0.38 if not self.tracks.columns else 0.24)
        # Where a name is a whole text, its words need the room more than its marks do.
        of_names = width * 0.52 if wanted > usual * _LINES_OF_NAME and not self.tracks.columns else usual
        most = of_names if has_axis else width - beside - start
        name = min(max(wanted, width * 0.08), most)
        if not has_axis:
            name = most
        left = start + name + (gap if has_axis else 0)
        axis = max(width - left - beside, 0.0) if has_axis else 0.0
        edge = self._axis_edge() if has_axis else 0.0
        places, x = [], left + axis + gap
        for one in words:
            places.append((x, one))
            x += one + gap
        return TrackColumns(name, (left + edge, axis - 2 * edge), tuple(places))

    def _axis_edge(self) -> float:
        """Room at both ends of an axis for half a disc."""
        return self.letters if any(mark.mark == "disc" for one in self.tracks.tracks for mark in one.marks) else 0.0

    def _words_width(self, place: int, width: float) -> float:
        """As wide as its words, as far as there is room."""
        texts = [track.words[place] for track in self.tracks.tracks if place < len(track.words)]
        strong = max((self.width(one, self.letters, bold=True) for one, _ in texts), default=0)
        quiet = max((self.width(one, self.small) for _, one in texts), default=0)
        heading = self.width(self.tracks.word_headings[place], self.small)
        least = max(
            (self.width(word, self.letters, bold=True) for t in texts for word in " ".join(t).split()), default=0
        )
        most = max(width * 0.24 if len(self.tracks.word_headings) == 1 else width * 0.17, min(least, width * 0.24))
        return min(max(strong, quiet, heading) + self.letters * 0.5, most)

    def cell_place(self, place: int, span: int) -> tuple[float, float]:
        """Where so many columns of cells begin, and how wide they are."""
        x, width = self.columns.axis
        count = max(len(self.tracks.columns), max((len(one.cells) for one in self.tracks.tracks), default=1), 1)
        step = width / count
        return x + place * step, step * span - (GAP * self.letters * 0.6 if place + span < count else 0)
