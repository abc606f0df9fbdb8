"""A chart as pages and packs take it: its answer, its drawing, the table behind it, and where that came from."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.drawing.assessed_rows import AnyRows
from analysis.drawing.keys import KeyItem
from analysis.drawing.values import Drawing
from analysis.sources import SourceOf
from analysis.table import Table


@dataclass(frozen=True)
class Missing:
    """What is not there: what it is, why it matters, who does what, and whether loading a file would mend it."""

    title: str
    why: str
    what_to_do: str
    is_mended_by_loading: bool = True


@dataclass(frozen=True)
class Chart:
    """One question answered.

    `name` is stable and stands in links. `title` is the answer, `subtitle` says what is drawn and for when, `alt`
    tells it to somebody who does not see it. `drawing` is what every renderer draws; None where there is nothing to
    draw: then there is `missing` to say, or the table itself is shown (`shows_table`). `key` names its marks.
    `rows`: rows of words with marks, where those are the drawing. `about_marks`: how they are to be read, said after
    the subtitle where they stand, and not where the table is all there is.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    table: Table
    sources: tuple[SourceOf, ...]
    drawing: Drawing | None = None
    key: tuple[KeyItem, ...] = ()
    missing: Missing | None = None
    definition: str | None = None
    shows_table: bool = False
    rows: AnyRows | None = None
    about_marks: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it only says that something is missing: nothing is known of what it is about."""
        return self.missing is not None and self.drawing is None and self.rows is None and not self.sources

    @property
    def is_set_as_table(self) -> bool:
        """Whether a hand-out shows the table in the place of a drawing."""
        return self.drawing is None and (self.shows_table or self.rows is not None)
