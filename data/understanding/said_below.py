"""What is said below the tables of a sheet: a filter, a note, the name of the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from data.cells.grid import Grid
from data.terms import aliases
from data.understanding.blocks import Text
from data.understanding.cells import says_not
from data.understanding.context import Context
from data.understanding.periods import said_in
from data.understanding.phrases import speaks_of
from data.understanding.whose import programme_said

_MOST = 20  # rows
_PIECES = re.compile(r"[;|\n]|(?<=[^\W\d]{2}[.!?])\s+|,\s+(?=[^\W\d_][\w ]{0,30}(?:\s*[=:]|\s(?:er|is)\s))")
_FIELD = re.compile(r"\s*([^\W\d_][\w .]{0,30}?)\s*(?:=|:|\ber\b|\bis\b)\s*(\S.*)")
_PRINTED = re.compile(
    r"\b(?:utskr\w+|kjørt|køyrt|eksport\w*|printed|exported|generert|skrevet ut|sist)\b", re.IGNORECASE
)
_OF_WHICH = re.compile(  # at its end: "Runde 2022 hadde færre" tells of another one
    r"\b(?:rund[ea]n?|round|omgang(?:en)?|året|(?:budsjett|regnskaps|rekneskaps)?år(?:et)?|year|perioden?|period)(?:\s+of)?\s+"
    r"(?:19|20)\d\d\W*$|\b(?:19|20)\d\d\s+round\W*$",
    re.IGNORECASE,
)
_OF_TIME = frozenset({"year", "period"})


def said_below(grid: Grid, begin: int, notes: Iterable[Text]) -> Context:
    """The programme and the one year that notes, and the rows from `begin` on, name as such; None for none and several.

    It is what a colleague looks for last, and holds only where nothing above a table says another.
    """
    rows = range(begin, min(grid.height, begin + _MOST))
    below = (str(cell) for row in rows for _, cell in grid.filled(row) if isinstance(cell, str))
    return said_in_texts([*(note.text for note in notes), *below])


def said_in_texts(texts: Iterable[str]) -> Context:
    """As `said_below`."""
    pieces = [_innermost(piece.strip()) for text in texts for piece in _PIECES.split(text) if piece.strip()]
    years = {year for piece in pieces if (year := _year_in(piece)) is not None}
    names = {name for piece in pieces if (name := _name_in(piece)) is not None}
    name = names.pop() if len(names) == 1 else None
    return Context(
        programme=name, year=years.pop() if len(years) == 1 else None, guessed_from="below" if name else None
    )


def _innermost(piece: str) -> str:
    """ "Filter: År: 2024" is about the year."""
    found = _FIELD.fullmatch(piece)
    while found is not None and (within := _FIELD.fullmatch(found[2])) is not None:
        piece, found = found[2], within
    return piece


def _year_in(piece: str) -> int | None:
    said = said_in(piece)
    if _PRINTED.search(piece) or said.year is None or says_not(piece):
        return None
    found = _FIELD.fullmatch(piece)
    is_field = found and _names_time(found[1]) and not any(map(str.isalpha, said_in(found[2]).rest))
    return said.year if is_field or _OF_WHICH.search(piece) else None


def _names_time(mark: str) -> bool:
    """Whether what a year stands behind is called one: "Periode", or as a column of years is: "Runde"."""
    headers = map(aliases.normalised, aliases.headers("lessons", "year"))
    return bool(speaks_of(mark) & _OF_TIME) or aliases.normalised(mark) in headers


def _name_in(piece: str) -> str | None:
    found = _FIELD.fullmatch(piece)
    if found is not None and aliases.normalised(found[1]) in aliases.words("programme_marks"):
        return found[2].strip()
    return programme_said(_ends_of(piece))


def _ends_of(piece: str) -> Iterator[str]:
    """A piece, and what its field holds."""
    if found := _FIELD.fullmatch(piece):
        yield found[2]
    yield piece
