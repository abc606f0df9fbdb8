"""The texts of cells without what only leads to their value: marks, arrows, numbering."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.understanding.cells import as_text
from data.understanding.names import is_statement, names_total
from data.understanding.phrases import bare_text, fit, speaks_of
from data.understanding.weights import weight

_ARROWS = frozenset("↑↓→↗↘▲▼⬆⬇")
_POINTS_IN_WORDS = re.compile(r"(\D*?)(\d(?:[.,]\d)?½?)(\D*)")
_MARKING = frozenset({"area", "project", "programme"})
_FEWEST_MARKED = 2
_OF_A_MUNICIPALITY = re.compile(r"(?<=[^\W\d_])\s+(?:kommune|municipality)\s*$", re.IGNORECASE)
_NUMBERED_MARK = re.compile(r"^(?:\d{1,2}|[A-Z]|[IVX]{1,4})?\s*[.:–—-]+\s*")


def without_mark(dataset: str, name: str, text: str) -> str:
    """What stands over a group of lines without the name of its field before it: "Ansvarlig: Styret"."""
    mark, colon, rest = text.partition(":")
    is_mark = bool(colon and rest.strip()) and fit(dataset, name, (mark.strip(),)).share >= weight("least_label")
    return rest.strip() if is_mark else text


def bare_municipality(text: str) -> str:
    """A municipality by its name, as other sheets have it: "Elvdal kommune" is Elvdal."""
    return _OF_A_MUNICIPALITY.sub("", text) or text


def without_shared_mark(texts: Collection[str]) -> Mapping[str, str]:
    """Text -> the same without the word for what all of them are, where each begins with it: "Område Reiseliv".

    Where nothing but a number would be left, the word is part of the name.
    """
    firsts = {text.split()[0].rstrip(":").casefold() for text in texts if text.split()}
    meanings = speaks_of(next(iter(firsts), ""))
    if len(set(texts)) < _FEWEST_MARKED or len(firsts) != 1 or not meanings or not meanings <= _MARKING:
        return {}
    bare = {text: _NUMBERED_MARK.sub("", text.split(maxsplit=1)[-1]).strip() for text in texts}
    is_named = all(rest != text and any(map(str.isalpha, rest)) for text, rest in bare.items())
    return bare if is_named and len(set(bare.values())) == len(set(texts)) else {}


def bare_points(cell: Cell) -> Cell:
    """The points of a cell without the words that call them a total, or an arrow: "4½ overall", "samlet: 3,5 ↑"."""
    found = _POINTS_IN_WORDS.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return cell
    beside = [text for part in found.group(1, 3) if (text := part.strip())]
    is_known = all(set(text) <= _ARROWS or names_total(text.strip(" :")) for text in beside)
    return found[2] if beside and is_known else cell


def as_shown(cell: Cell) -> str:
    """A cell as people would find it in their sheet: a date with its day first."""
    return as_text(cell) if isinstance(cell, dt.date) else squeezed(cell)


def bare_statement(text: str) -> str:
    """A statement without its number, where that is how the form knows it."""
    plain = bare_text(text)
    return plain if not is_statement(text) and is_statement(plain) else text


_UP, _DOWN = (
    re.compile(r"[↑⬆▲]|\b(?:opp|up|øke|auke|høy|høg|higher|increase|mer|meir|more)\w*", re.IGNORECASE),
    re.compile(r"[↓⬇▼]|\b(?:ned|down|redus|senk|minsk|lav|låg|lower|decrease|mindre|less)\w*", re.IGNORECASE),
)


def direction_of(text: str) -> Cell:
    """Yes for what shall rise, no for what shall fall; the text itself where it says neither or both."""
    rises, falls = _UP.search(text) is not None, _DOWN.search(text) is not None
    return rises if rises != falls else text
