"""A table with a finding on each row, whose cells say its indicator and its kind: "Portefølje", "Bra", "Oversikt"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from data.reports.across import Cell
from data.reports.columns import is_header_of
from data.reports.lines import Line
from data.reports.signed import HEADINGS
from data.understanding.kinds_of_findings import indicator_of, kind_in_table

_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 2


def findings_down(rows: Sequence[Sequence[Cell]]) -> list[Line] | None:
    """The table as lines, indicator by indicator and kind by kind; None where it is none."""
    if len(rows) < _FEWEST_ROWS or len(rows[0]) < _FEWEST_COLUMNS:
        return None
    header, *below = rows
    filled = [row for row in below if len(row) == len(header) and any(cell.text for cell in row)]
    names = _column(filled, lambda cell: indicator_of(cell.text) is not None)
    kinds = _column(filled, lambda cell: kind_in_table(cell.text) is not None)
    if names is None or kinds is None or names == kinds or indicator_of(header[names].text) is not None:
        return None
    if len({kind_in_table(row[kinds].text) for row in filled}) < _FEWEST_ROWS:
        return None
    others = [
        at for at, cell in enumerate(header) if at not in (names, kinds) and not is_header_of(cell.text, "comment")
    ]
    texts = max(others, key=lambda at: sum(len(row[at].text) for row in filled), default=None)
    return list(_lines(filled, names, kinds, texts)) if texts is not None else None


def _column(rows: Sequence[Sequence[Cell]], holds: Callable[[Cell], bool]) -> int | None:
    """The one column of which every cell holds that."""
    found = [at for at in range(len(rows[0])) if all(holds(row[at]) for row in rows)] if rows else []
    return found[0] if len(found) == 1 else None


def _lines(rows: Sequence[Sequence[Cell]], names: int, kinds: int, texts: int) -> Iterator[Line]:
    codes = list(dict.fromkeys(indicator_of(row[names].text) for row in rows))
    for code in codes:
        own = [row for row in rows if indicator_of(row[names].text) == code]
        yield from own[0][names].lines
        for kind in dict.fromkeys(kind_in_table(row[kinds].text) for row in own):
            of_kind = [row for row in own if kind_in_table(row[kinds].text) == kind]
            yield replace(of_kind[0][kinds].lines[0], text=HEADINGS[str(kind)])
            for row in of_kind:
                for place, line in enumerate(row[texts].lines):
                    yield replace(line, is_bullet=line.is_bullet or place == 0, has_gap=place == 0)
