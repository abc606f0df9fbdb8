"""Why a table was read as it was, claim by claim."""

from __future__ import annotations

from data.cells.grid import column_letters
from data.terms import aliases
from data.terms.explanations import Explanation
from data.understanding.table import CARRIED
from data.understanding.understand import Understood


def explanations_of(understood: Understood) -> tuple[Explanation, ...]:
    """The claims about a table: what it is, what each column is, and which lines are worked out from others."""
    read_as, table = understood.read_as, understood.table
    found = []
    for role in read_as.roles:
        if role.field == "*" or not role.evidence:
            continue
        names = aliases.headers(read_as.dataset, role.field)
        strongest = max(role.evidence, key=lambda piece: piece.weight)
        place = "" if role.column.index == CARRIED else column_letters(role.column.index)
        values = {"nb": names[0], "en": names[min(1, len(names) - 1)], "header": role.column.heading.text}
        found.append(Explanation(place, "column_is", strongest.reason, values))
    for row, derived in understood.derived.items():
        values_of_line = {"row": row + 1, "n": len(derived.parts)}
        found.append(Explanation(f"A{row + 1}", "line_is_worked_out", derived.kind, values_of_line))
    for index, derived in understood.seen.derived.items():
        header = next((one.heading.text for one in table.columns if one.index == index), "")
        parts = ", ".join(one.heading.text for part in derived.parts for one in table.columns if one.index == part)
        found.append(
            Explanation(
                column_letters(index), "column_is_worked_out", derived.kind, {"header": header, "parts": parts, "n": 2}
            )
        )
    return tuple(found)
