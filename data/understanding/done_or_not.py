"""Columns that answer whether something is done: "Gjort" over Ja, Nei, Delvis and crosses is a state, and no day."""

from __future__ import annotations

from collections.abc import Callable

from data.cells.grid import Cell
from data.cells.values import squeezed
from data.terms import aliases
from data.terms.statuses import status_of
from data.understanding.table import Column

_CROSSES = frozenset("x×✓✔☑✅") | {"xx", "ok"}
_PARTLY = {"delvis": "Delvis", "delvist": "Delvis", "partly": "Partly", "partially": "Partly"}
_NOT = {"nei": "Ikke", "nei, ikke": "Ikke", "no": "Not", "false": "Not", "usann": "Ikke"}


def answers_whether_done(column: Column) -> bool:
    """Whether the heading asks no more than whether something is done, and every cell answers that."""
    if len(column.heading.text.split()) != 1 or status_of(column.heading.text) != "done":
        return False
    said = [squeezed(cell).casefold() for cell in column.cells if cell != ""]
    return bool(said) and all(map(_is_answer, said))


def as_state(column: Column) -> Callable[[Cell], Cell]:
    """Each answer in words that stand alone: "Gjort", "Ikke gjort", "Delvis gjort"."""
    done = column.heading.parts[-1].text.strip(" ?:.")

    def state(cell: Cell) -> Cell:
        if cell == "":
            return cell
        text = squeezed(cell).casefold()
        less = _PARTLY.get(text) or _NOT.get(text)
        if less is not None:
            return f"{less} {done.casefold()}"
        return done if text in _CROSSES or text in _yes() else cell

    return state


def _is_answer(text: str) -> bool:
    return text in _CROSSES or text in _PARTLY or text in _NOT or text in _yes() or text in ("-", "–")


def _yes() -> frozenset[str]:
    return frozenset(filter(None, map(aliases.normalised, aliases.words("yes")))) - {"1"}
