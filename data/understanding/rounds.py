"""What tables of innovation rounds say besides their columns: votes under jurors, which vote it was, about how many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.cells.words import any_of, by_number, words
from data.terms import aliases
from data.terms.actor_kinds import kind_of_name
from data.terms.round_words import meaning
from data.understanding.cells import is_choice
from data.understanding.figure_names import choice_within, hints
from data.understanding.headings import HeadingSaid
from data.understanding.lexicon import NOISE, ends_as_place
from data.understanding.phrases import fit, speaks_of, words_of_heading
from data.understanding.profiles import choices_among
from data.understanding.roles import LOOKED_AT, MOSTLY_NUMBERS, Evidence, Role, Seen
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

COUNTED_ABOUT = {"participants": "inhabitants", "follow_ups": "amount_nok"}
"""The number of a data set that a field of its own says to be approximate."""
_ACROSS = ("juror", "proposal")
_WORDS_OF_JURY = ("juror", "vote")
_OUTCOMES = frozenset({"result", "decided", "total", "state", "note"})
_BESIDE_OUTCOMES = _OUTCOMES | {"jury", "vote", "score", "revised", NOISE}
_FEWEST_ACROSS = 2
_TO = re.compile(r"^(?:anbefaling(?:er)?\s+)?(?:til|for|to)\s+", re.IGNORECASE)
_LONGEST_PLACE = 2  # words


def votes_across(column: Column, said: HeadingSaid, seen: Seen) -> list[Role]:
    """A column of votes whose heading names who gave them, or what they were given: one juror each, or one proposal."""
    across = [other for other in seen.columns if holds_votes(other, seen)]
    if len(across) < _FEWEST_ACROSS or all(other is not column for other in across):
        return []
    down = [other for other in seen.columns if other.index != CARRIED and all(other is not one for one in across)]
    held = {name for other in down for name in _ACROSS if _names(name, other)}
    left = [name for name in _ACROSS if name not in held]
    name: Cell = column.heading.parts[-1].text if column.heading.parts else ""
    is_told = "juror" in held or hints("votes", seen) > 0 or _speaks_of_jury(column, seen)
    which = vote_round_in([str(name)])
    if not left and which is not None:
        left, name = ["vote_round"], float(which)  # each juror's vote on each proposal, round by round
    if len(left) != 1 or not name or not is_told or _names_outcome(str(name)):
        return []
    given = (*((key, cell) for key, cell in said.given.items() if key != left[0]), (left[0], name))
    over = vote_round_in([part.text for part in column.heading.parts[:-1]])
    if over is not None and left != ["vote_round"]:
        given = (*given, ("vote_round", float(over)))
    evidence = (Evidence("pivot", weight("pivot")), Evidence("values", weight("values")))
    return [Role(column, "vote", given, None, 0.8, "known", evidence)]


def _names_outcome(text: str) -> bool:
    """Whether a heading names what came of all votes, and nobody who gave one: "Resultat", "Juryens vedtak"."""
    said = [word.meanings for word in words_of_heading(text)]
    return any(meanings & _OUTCOMES for meanings in said) and all(meanings & _BESIDE_OUTCOMES for meanings in said)


def _speaks_of_jury(column: Column, seen: Seen) -> bool:
    """Whether sheet, title or what stands over a heading is about a jury: colours may as well rate something else."""
    words = {word for name in _WORDS_OF_JURY for word in aliases.headers("votes", name)[:2]}
    words |= set(aliases.sheet_hints("votes"))
    around = (seen.sheet, *seen.titles, *(part.text for part in column.heading.parts[:-1]))
    told = " ".join(map(aliases.normalised, around))
    if any("jury" in speaks_of(text) for text in around):
        return True
    return any(re.search(rf"(?<!\w){re.escape(aliases.normalised(word))}", told) for word in words)


def holds_votes(column: Column, seen: Seen) -> bool:
    """Whether the cells of a column are what a juror may say: a colour that is explained, or the vote in words."""
    if column.index == CARRIED or seen.profile(column).numbers:
        return False
    explained = {sign for sign, meaning in seen.legend.items() if choice_within("votes", "vote", meaning) is not None}
    is_explained = bool(explained and column.filled) and all(
        cell == "" or squeezed(cell) in explained for cell in column.cells[:LOOKED_AT]
    )
    return is_explained or choices_among("votes", "vote", column.cells, seen.legend) > MOSTLY_NUMBERS


def _names(name: str, column: Column) -> bool:
    """Whether the heading of a column names a field of votes by the last thing that it says."""
    said = column.heading.parts[-1].text if column.heading.parts else ""
    return bool(said) and fit("votes", name, (said,)).share > weight("key_named")


def vote_round_in(texts: Iterable[str]) -> int | None:
    """Which round of votes the first of the texts that names one names: "2. runde", "Round 1"; a year is none."""
    for text in texts:
        if found := _rounds().search(text):
            return int(by_number("ordinals")[(found[1] or found[2]).casefold()])
    return None


def name_vote_rounds(cells: Sequence[Cell]) -> bool:
    """Whether all texts over groups of lines name a round of votes each."""
    texts = {cell for cell in cells if cell != ""}
    return bool(texts) and all(vote_round_in([str(text)]) is not None for text in texts)


@cache
def _rounds() -> re.Pattern[str]:
    ordinal = any_of(word for word in by_number("ordinals") if not set(word) <= set("iv"))  # "i runden" is "in the"
    round_ = r"(?:stemme)?(?:runde|runden|round|omgang)"
    return re.compile(rf"(?<!\w)(?:({ordinal})\.?\s+{round_}|{round_}\s+({ordinal}))(?!\w)", re.IGNORECASE)


def says_about(cell: Cell) -> bool:
    """Whether a number is said to be about right: "ca. 1 900"."""
    return isinstance(cell, str) and _about().search(cell) is not None


@cache
def _about() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words('about'))})(?!\w)", re.IGNORECASE)


def names_municipalities(cells: Sequence[Cell]) -> bool:
    """Whether texts over groups of lines are called municipalities, "Storelva kommune", or sound like places.

    Those of a line are no themes where none of them means anything else and most end as the names of places do.
    """
    texts = {cell for cell in cells if isinstance(cell, str) and cell}
    if not texts or all("municipality" in speaks_of(text) for text in texts):
        return bool(texts)
    if not all(len(own) <= _LONGEST_PLACE and all(word[0].isupper() for word in own) for own in map(str.split, texts)):
        return False
    sounding = sum(ends_as_place(text.split()[-1]) for text in texts)
    return 2 * sounding > len(texts) > 1 and not any(speaks_of(text) or is_choice(text) for text in texts)


def name_recipients(cells: Sequence[Cell]) -> bool:
    """Whether texts over groups of lines say to whom the lines are said: "Til fylkeskommunene", "Kommunene"."""
    texts = {cell for cell in cells if isinstance(cell, str) and cell}
    return bool(texts) and all(_names_group(_TO.sub("", text).strip(" :")) for text in texts)


def says_how_it_went(text: str) -> bool:
    """Whether a text over lessons says that they worked or were hard, which is no theme of theirs."""
    return bool(speaks_of(text) & {"strength", "improvement"})


def _names_group(text: str) -> bool:
    """Whether a text is the name of a group of actors as a whole."""
    return kind_of_name(text) is not None or meaning("recipient", text) != text
