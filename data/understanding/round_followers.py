"""Participants with those who follow each of them, in one cell or several: a line for each, with whom it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.cells.grid import Cell
from data.cells.values import is_missing
from data.terms import aliases
from data.terms.actor_kinds import kind_of_role
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text, holds_figure
from data.understanding.made_sheets import MadeSheet, Place
from data.understanding.phrases import speaks_of
from data.understanding.regions import Region
from data.understanding.round_values import is_cross_or_not

_BETWEEN = re.compile(r"\s*[,;\n]\s*|\s+(?:og|and)\s+")
_BESIDE_NAME = re.compile(r"\s*[(\[][^()\[\]]*[)\]]|\s+kommune$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]\s*$")
_NAME = re.compile(r"[A-ZÆØÅÁÄÖ][^\d]{1,60}")
_MUNICIPALITY, _ROLE, _FOLLOWS, _OTHERS = 0, 1, 2, 3


def participants_with_followers(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    """Such a region as a block; none where no column of names is called one of followers."""
    headings = region.headings
    own = next((index for index, text in enumerate(headings) if _names_participants(text)), None)
    if own is None:
        return []
    followers = _columns_of_followers(headings) or ([own] if _follow_in_brackets(headings[own]) else [])
    if not followers or any(_is_role_of_lines(region, index) for index in range(region.width)):
        return []
    cells = [_followers_in(region, line, index, own) for line in range(1, region.height) for index in followers]
    if not all(_may_name(cell) for cell in cells if cell != "") or not any(cell != "" for cell in cells):
        return []
    fields = aliases.fields_by_header("participants")
    left = [index for index, text in enumerate(headings) if text and index != own and index not in followers]
    told = _Told(
        region,
        own,
        tuple(followers),
        next((index for index in left if fields.get(aliases.normalised(headings[index])) == "role"), None),
        tuple(index for index in left if fields.get(aliases.normalised(headings[index])) != "role"),
        is_said=fields.get(aliases.normalised(headings[own])) != "municipality",
    )
    named = [aliases.headers("participants", name)[0] for name in ("municipality", "role", "follows")]
    made = MadeSheet(region.grid, [{at: (name, region.place(0, own)) for at, name in enumerate(named)}])
    made.rows[0] |= {_OTHERS + at: (headings[index], region.place(0, index)) for at, index in enumerate(told.others)}
    made.rows += told.lines()
    block = made.block((0,), titles)
    return [block] if block else []


def followers_in_brackets(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    """The same of a region whose participants have those who follow them in brackets behind their names."""
    are_bracketed = any(map(_follow_in_brackets, region.headings))
    return participants_with_followers(region, titles) if are_bracketed else []


_Line = dict[int, tuple[Cell, Place]]


@dataclass(frozen=True)
class _Told:
    """The columns of such a region: whom it names, who follows them, their role, and what else is said of them.

    `is_said`: the heading over the names says that all of them take part.
    """

    region: Region
    own: int
    followers: tuple[int, ...]
    role: int | None
    others: tuple[int, ...]
    is_said: bool

    def lines(self) -> Iterator[_Line]:
        """A line for each participant and each follower; further lines of a participant only add followers."""
        name, known = "", set[str]()
        follower = aliases.choice_words("participants", "role", "follower")[0]
        for line in range(1, self.region.height):
            name = self._name(line) or name
            found = [(index, _followers_in(self.region, line, index, self.own)) for index in self.followers]
            told = [(one, index) for index, cell in found for one in _names(cell)]
            if name and name not in known:
                known.add(name)
                yield self._participant(line, name, has_followers=bool(told))
            for one, index in told:
                place = self.region.place(line, index)
                row: _Line = {_MUNICIPALITY: (one, place), _ROLE: (follower, place), _FOLLOWS: (name, place)}
                yield row | self._besides(line, of_round=True)

    def _name(self, line: int) -> str:
        name = as_text(self.region.cell(line, self.own))
        return _BESIDE_NAME.sub("", name) if self.own in self.followers else name

    def _participant(self, line: int, name: str, *, has_followers: bool) -> _Line:
        place = self.region.place(line, self.own)
        row: _Line = {_MUNICIPALITY: (name, place)}
        if self.role is not None:
            row[_ROLE] = (self.region.cell(line, self.role), self.region.place(line, self.role))
        elif has_followers or self.is_said:
            row[_ROLE] = (aliases.choice_words("participants", "role", "selected")[0], place)
        return row | self._besides(line)

    def _besides(self, line: int, *, of_round: bool = False) -> _Line:
        """What the other columns say on a line; of those that hold for a follower as well, programme and year."""
        return {
            _OTHERS + at: (cell, self.region.place(line, index))
            for at, index in enumerate(self.others)
            if (cell := self.region.cell(line, index)) != ""
            and (not of_round or _is_of_round(as_text(self.region.cell(0, index))))
        }


def _follow_in_brackets(heading: str) -> bool:
    """Whether a heading says that those who follow stand in brackets: "Kommune (følgekommuner)"."""
    found = _IN_BRACKETS.search(heading)
    return found is not None and _names_followers(found[1])


def _followers_in(region: Region, line: int, index: int, own: int) -> Cell:
    """What names the followers on a line: a cell, or what stands in brackets behind the one they follow."""
    cell = region.cell(line, index)
    if index != own:
        return cell
    found = _IN_BRACKETS.search(as_text(cell))
    return found[1] if found is not None else ""


def _columns_of_followers(headings: list[str]) -> list[int]:
    """The columns under a heading of followers, and those right of it under none."""
    found: list[int] = []
    for index, text in enumerate(headings):
        goes_on = not text and index > 0 and index - 1 in found
        if goes_on or (text and _names_followers(text)):
            found.append(index)
    return found


def _names_followers(text: str) -> bool:
    is_whom = aliases.fields_by_header("participants").get(aliases.normalised(text)) is not None
    return kind_of_role(text) == "follower" and not is_whom and "count" not in speaks_of(text)


@lru_cache(maxsize=4_096)
def _names_participants(heading: str) -> bool:
    text = _BESIDE_NAME.sub("", heading)
    known = aliases.fields_by_header("participants").get(aliases.normalised(text))
    return known == "municipality" or (known is None and kind_of_role(text) == "municipality")


def _is_role_of_lines(region: Region, index: int) -> bool:
    """Whether a column says of each line what it is: then a follower has a line of its own already."""
    known = aliases.choices_by_word("participants", "role")
    cells = [as_text(region.cell(line, index)) for line in range(1, region.height)]
    return any(known.get(aliases.normalised(text)) == "follower" for text in cells)


def _is_of_round(heading: str) -> bool:
    return aliases.fields_by_header("participants").get(aliases.normalised(heading)) in ("programme", "year")


def _may_name(cell: Cell) -> bool:
    """Whether a cell lists names, or says that there is none."""
    if not isinstance(cell, str) or holds_figure(cell):
        return False
    return is_missing(cell) or (not is_cross_or_not(cell, {}) and all(map(_NAME.fullmatch, _names(cell))))


def _names(cell: Cell) -> list[str]:
    if not isinstance(cell, str) or is_missing(cell) or aliases.normalised(cell) in aliases.words("none_of_them"):
        return []
    return [name for part in _BETWEEN.split(cell) if (name := _BESIDE_NAME.sub("", part).strip(" ."))]
