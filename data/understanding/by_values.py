"""Columns that their cells name whatever stands over them: kinds of findings, and points of the whole programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from data.cells.grid import Cell
from data.terms import aliases
from data.understanding.kinds_of_findings import kind_in_table, kind_of_finding
from data.understanding.names import indicator_and_statement, is_statement
from data.understanding.phrases import speaks_of
from data.understanding.profiles import Profile
from data.understanding.roles import HIGHEST_SCORE, LOOKED_AT, MOSTLY_NUMBERS, Evidence, Role
from data.understanding.table import CARRIED, Column
from data.understanding.weights import weight

LISTS_OF_WORDS = frozenset({"findings", "actions", "events", "plan_items"})
_FEWEST_KINDS = 2
_FEWEST_NAMED = 2
_OF_INDICATORS = frozenset({"measures", "events", "actions"})
_BOARD = frozenset({"styret", "styrets", "the board", "board"})


def is_of_whole(column: Column, profile: Profile) -> bool:
    """Whether points stand under nothing but the programme or its board, as those of its parts stand beside them."""
    return names_whole(column) and profile.numbers > MOSTLY_NUMBERS and profile.largest <= HIGHEST_SCORE


def names_whole(column: Column) -> bool:
    """Whether a column is called after the programme or its board and nothing else.

    A statement may speak of the programme as well: "Videreføring etter programmet".
    """
    own = column.heading.parts[-1].text.casefold().strip() if column.heading.parts else ""
    if own in _BOARD:
        return True
    return speaks_of(own) == {"programme"} and not is_statement(own) and indicator_and_statement(own) is None


def holds_kinds(cells: Sequence[Cell]) -> bool:
    """Whether every cell of a column is a kind of finding, and several kinds come again: they say what is beside."""
    first = next((str(cell).strip() for cell in cells[:LOOKED_AT] if cell != ""), "")
    if kind_in_table(first) is None:
        return False
    texts = [str(cell).strip() for cell in cells[:LOOKED_AT] if cell != ""]
    names = set(texts)
    if not len(texts) > len(names) >= _FEWEST_KINDS:
        return False
    kinds = set[str]()
    for text in names:
        if (kind := kind_in_table(text)) is None:
            return False
        kinds.add(kind)
    return len(kinds) > 1


def names_a_kind(cells: Sequence[Cell]) -> bool:
    """Whether some cell of a column is the name of a kind of findings, or words for one that come again."""
    named = aliases.choices_by_word("findings", "kind")
    times = Counter(cell for cell in cells[:LOOKED_AT] if isinstance(cell, str))
    return any(
        aliases.normalised(text) in named or (count > 1 and (said := kind_of_finding(text)) and not said[1])
        for text, count in times.items()
    )


def kind_options(dataset: str, column: Column) -> list[Role]:
    """A column of kinds of findings, whatever its heading: nothing but that, and no text of its own."""
    if dataset != "findings":
        return []
    evidence = (Evidence("heading", weight("heading"), column.heading.text), Evidence("values", weight("values")))
    return [Role(column, "kind", (), None, 0.9, "known", evidence)]


def indicator_options(dataset: str, column: Column, profile: Profile) -> list[Role]:
    """A column in which each line names an indicator, under words that mean nothing here: "Belongs to"."""
    is_named = dataset in _OF_INDICATORS and not speaks_of(column.heading.text)
    if not is_named or profile.indicators < 1.0 or profile.filled < _FEWEST_NAMED or column.index == CARRIED:
        return []
    evidence = (Evidence("values", weight("nameless")),)
    return [Role(column, "indicator", (), None, 0.6, "known", evidence)]


def role_of_whole(column: Column) -> Role:
    """Such a column as points."""
    evidence = (Evidence("heading", weight("heading") * 0.6, column.heading.text), Evidence("values", 0.5))
    return Role(column, "score", (), None, 0.6, "known", evidence)
