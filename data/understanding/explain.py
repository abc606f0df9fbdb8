"""Why a table was read as it was, claim by claim."""

from __future__ import annotations

from collections.abc import Iterator

from data.cells.grid import column_letters
from data.terms import aliases
from data.terms.explanations import Explanation
from data.understanding.table import CARRIED
from data.understanding.understood import Understood


def explanations_of(understood: Understood) -> tuple[Explanation, ...]:
    """The claims about a table: what it is, what each column is, and which lines are worked out from others."""
    return (*_read_columns(understood), *_worked_out_lines(understood), *_worked_out_columns(understood))


def _read_columns(understood: Understood) -> Iterator[Explanation]:
    read_as = understood.read_as
    for role in sorted(read_as.roles, key=lambda role: role.column.index):
        if role.field == "*" or not role.evidence:
            continue
        names = aliases.headers(read_as.dataset, role.field)
        strongest = max(role.evidence, key=lambda piece: piece.weight)
        header = role.column.heading.text
        values = {"nb": names[0], "en": names[min(1, len(names) - 1)], "header": header}
        if role.column.index == CARRIED:
            yield Explanation("", "headings_are", strongest.reason, values)
        else:
            claim = "column_is" if header else "nameless_column_is"
            yield Explanation(column_letters(role.column.index), claim, strongest.reason, values)


def _worked_out_lines(understood: Understood) -> Iterator[Explanation]:
    for row, derived in sorted(understood.derived.items()):
        reason = f"line_{derived.kind}" if derived.parts else f"line_called_{derived.kind}"
        values = {"row": row + 1, "n": len(derived.parts), "count": len(derived.parts)}
        yield Explanation(f"A{row + 1}", "line_is_worked_out", reason, values)


def _worked_out_columns(understood: Understood) -> Iterator[Explanation]:
    headings = {column.index: column.heading.text for column in understood.table.columns}
    for index, derived in sorted(understood.seen.derived.items()):
        parts = " · ".join(headings.get(part) or column_letters(part) for part in derived.parts)
        values = {"header": headings.get(index) or column_letters(index), "parts": parts}
        yield Explanation(column_letters(index), "column_is_worked_out", f"column_{derived.kind}", values)
