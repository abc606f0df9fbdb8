"""Fields of a form that are filled in below the assessment, as a card or line by line: "Vurderingsår", 2024."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reports.lines import Line, joined

_LONGEST_LABEL, _LONGEST_VALUE = 40, 60
_PAIR = 2


@dataclass(frozen=True)
class FilledIn:
    """What a field is called, what was filled in, and where it stands."""

    label: str
    value: str
    place: str


def filled_in(lines: Sequence[Line]) -> Iterator[FilledIn]:
    """The fields of the cards, and those that stand on a line of their own."""
    last = None
    for line in lines:
        if line.table is None:
            label, colon, value = line.text.partition(":")
            if colon and value.strip() and _may_be(label, value) and not line.is_bullet:
                yield FilledIn(label.strip(), value.strip(), line.place)
        elif line.table is not last:
            last = line.table
            yield from _of_card(last, line.place)


def _of_card(table: Sequence[Sequence[Sequence[Line]]], place: str) -> Iterator[FilledIn]:
    """The rows of a table of labels and values, and nothing else."""
    rows = [said for row in table if (said := [text for cell in row if (text := joined(one.text for one in cell))])]
    if all(len(row) <= _PAIR for row in rows):
        pairs = [(row[0].rstrip(": "), row[1]) for row in rows if len(row) == _PAIR]
        yield from (FilledIn(label, value, place) for label, value in pairs if _may_be(label, value))


def _may_be(label: str, value: str) -> bool:
    return 0 < len(label.strip()) <= _LONGEST_LABEL and len(value.strip()) <= _LONGEST_VALUE
