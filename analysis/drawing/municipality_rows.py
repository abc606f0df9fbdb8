"""Municipalities side by side, as data: a question a row, a municipality a column, at most four beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.drawing.row_parts import RowKey

ComparedMark = Literal["", "before", "after", "in_place", "partly", "not_in_place", "not_theirs", "not_given"]


@dataclass(frozen=True)
class ComparedCell:
    """What is known of one municipality, or of `span` of them alike. `word`: what the mark says, before the text.

    `is_of_files`: the text is a file's, Norwegian whatever the reader speaks.
    """

    text: str
    about: str = ""
    word: str = ""
    mark: ComparedMark = ""
    span: int = 1
    is_missing: bool = False
    is_of_files: bool = True

    @property
    def spoken(self) -> str:
        """All of it as one text."""
        return " ".join(f"{part}." if part[-1:] not in ".?!" else part for part in self.parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """What there is of it, in the order of reading."""
        return tuple(part for part in (self.word, self.text, self.about) if part)


@dataclass(frozen=True)
class ComparedRow:
    """A question, and what is known of it; the cells span all columns of their group. `is_set`: in large letters."""

    name: str
    cells: tuple[ComparedCell, ...]
    is_set: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether one cell spans all columns of several."""
        return self.cells[0].span > 1


@dataclass(frozen=True)
class ComparedGroup:
    """Up to four municipalities, each a name and a quieter line below, and the rows of them."""

    heads: tuple[tuple[str, str], ...]
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class ComparedMunicipalities:
    """Municipalities in groups of up to four. `not_given`: what nobody says of any of them, in words; "" for nothing.

    `whole`: what stands above that which is the same for all, where there is room for one column only.
    `leads_on`: each name leads to all that is known of that municipality.
    """

    key: tuple[RowKey, ...]
    heading: str
    groups: tuple[ComparedGroup, ...]
    not_given: str = ""
    whole: str = ""
    leads_on: bool = True
    has_small_heads: bool = False
