"""A report as lines of text that know where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

from data.cells.dates import date_said
from data.terms.problems import Problem

_SPACES = re.compile(r"[\s\u00a0\u202f\u2007\u2009\u200b\ufeff]+")
_RAISED = re.compile(
    r"(?<=[\w.,)])(?<!\bm)(?<!\b[kcdm]m)[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+"
)  # of a footnote; not m²
_APART = re.compile(r"(?<!\S)[^\W\d_](?:[ \u00a0\u2009\u202f][^\W\d_/&:.-]){3,}(?!\S)")  # "P l a n", or more of it
_SUSPENDED = re.compile(r"(?:og|eller|and|or|til|to)\b", re.IGNORECASE)  # "bo- og blilyst" keeps its hyphen
_TICK = r"(?:\[[ xX]?\](?=\s+[^\W\d])|[☐☑☒□✅](?=\s*[^\W\d]))\s*"  # before the words of what is to be done
_BULLET = re.compile(
    rf"^(?:(?:[•·∙‣⁃▪▫◦●○➢➤►▶❖✓✔\uf0b7\uf0a7\uf0d8\uf076*]|[-–—+](?=\s)|o(?=\s))\s*(?:{_TICK})?|{_TICK})"
)
_ANY_YEAR = 2000
_FEWEST = 10  # lines that are set alike; among fewer that none goes on says little
_SIGNED = re.compile(r"[^\w\s\"'«»“”„(\[&/]\ufe0f?\s")
_ENUMERATED = re.compile(rf"^(?:\d{{1,2}}|[a-z])[.)]\s+(?:{_TICK})?")


@dataclass(frozen=True)
class Figure:
    """A number in a row of a table, and what its column is called."""

    header: str
    text: str


@dataclass(frozen=True)
class Line:
    """A line or a paragraph. `place` is "¶41" in Word, "p3" in PDF, "l12" in plain text.

    `continues`: it belongs to the bullet before it. `has_gap`: there is some room above it. `indent` is where it
    begins, where the file says so. Lines of the same `look` are set alike. `figures` are the numbers of a table's row
    whose words stand in the lines before. `beside` is what else a table's row says of the line, by field: who, when.
    `in_table`: it stood in a table that the file itself draws, and is over where the table is. `lead`: what it begins
    with that is set bold, where the rest is not. `table` is the whole table that it stood in, as rows of cells.
    """

    text: str
    place: str
    is_bullet: bool = False
    is_heading: bool = False
    continues: bool = False
    has_gap: bool = False
    indent: float = 0.0
    look: str = ""
    figures: tuple[Figure, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    in_table: bool = False
    lead: str = field(default="", compare=False)
    table: Table | None = field(default=None, compare=False, repr=False)

    @property
    def heads_plan(self) -> bool:
        """Whether it is the header of a table of what shall be done, and heads its points where no plan does."""
        return self.beside == HEADS_PLAN

    @property
    def is_follow_up(self) -> bool:
        """Whether it is a row of a table of what shall be done that names the indicator itself, or heads such rows."""
        return any(field == "indicator" for field, _ in self.beside)

    @property
    def heads_follow_up(self) -> bool:
        """Whether it is the header of such a table."""
        return self.beside == HEADS_FOLLOW_UP


Table = tuple[tuple[tuple[Line, ...], ...], ...]
"""The rows of a table, each with its cells, each with its lines."""

HEADS_PLAN = (("header", ""),)
HEADS_FOLLOW_UP = (("header", ""), ("indicator", ""))


@dataclass(frozen=True)
class Document:
    """A whole report. `wraps`: a sentence may go on over several lines. `heads`: what stood on top of every page.

    `problems` are what the reading itself tells of; `cause` names the true refusal where no assessment is found.
    `widths`: look -> letters that a line which is set so may have, where it `wraps`.
    """

    sheet: str
    lines: tuple[Line, ...]
    wraps: bool
    heads: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    cause: str | None = None
    widths: Mapping[str, float] = field(default_factory=dict)


def widths_of(lines: Iterable[Line]) -> dict[str, float]:
    """Look -> letters of the longest line of running text that is set so; no end of them where no line begins with a
    small letter, so that none goes on with the one above.
    """
    by_look: dict[str, list[str]] = {}
    for line in lines:
        if line.table is None:
            by_look.setdefault(line.look, []).append(line.text)
    return {
        look: max(map(len, texts)) if len(texts) < _FEWEST or any(text[:1].islower() for text in texts) else inf
        for look, texts in by_look.items()
    }


def squeezed(text: str) -> str:
    """The text with single spaces, without raised numbers, and with letters that were set apart put together."""
    if not text.isascii():
        text = _RAISED.sub("", text)
    return _SPACES.sub(" ", _APART.sub(_together, text)).strip()


def _together(letters: re.Match[str]) -> str:
    return "".join(sign for sign in letters[0] if not sign.isspace())


def without_bullet(line: Line) -> str | None:
    """The text of a list item; None where the line is none."""
    if sign := _BULLET.match(line.text):
        return line.text[sign.end() :].strip()
    number = None if line.is_heading else _ENUMERATED.match(line.text)
    if number and not _begins_with_day(line.text):
        return line.text[number.end() :].strip()
    return line.text if line.is_bullet else None


def _begins_with_day(text: str) -> bool:
    """Whether the number that a line begins with is that of a day: "2. juni: Oppstart"."""
    said = date_said(" ".join(text.split()[:2]).rstrip(":;,"), _ANY_YEAR)
    return said is not None and said.precision == "day"


def begins_with_sign(line: Line) -> bool:
    """Whether a line begins with a sign that stands apart, "→ Ny nettside": it goes on with nothing above it."""
    return _SIGNED.match(line.text) is not None


def has_bullet(line: Line) -> bool:
    """Whether a line is an item of a list by its sign or its style, not only by a number."""
    return line.is_bullet or bool(_BULLET.match(line.text))


def joined(texts: Iterable[str]) -> str:
    """Lines as one sentence; a word that was divided at the end of a line is whole again."""
    whole = ""
    for text in texts:
        following = text.strip()
        if not whole or not following:
            whole += following
        elif whole.endswith("\u00ad"):
            whole = whole[:-1] + following
        elif whole.endswith(("-", "\u2010")) and whole[-2:-1].isalpha() and following[0].islower():
            word = whole[:-1].rpartition(" ")[2]
            if _SUSPENDED.match(following):
                whole += " " + following
            else:
                whole = (whole if word.isupper() and len(word) > 1 else whole[:-1]) + following
        else:
            whole += " " + following
    return squeezed(whole.replace("\u00ad", ""))
