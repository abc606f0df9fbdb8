"""Tables of lines and columns: headings, units under them, sums at several levels, means, and columns not ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st
from made_sheets import Block, Cell, cells
from made_styles import Style

Write = Callable[[Any], Cell]
SUMS = ("Sum", "Totalt", "I alt", "Til sammen", "Hele pakka", "Alt under ett", "Nordvåg samlet", "", "SUM TOTAL")
MEANS = ("Snitt", "Gjennomsnitt", "Middels", "I snitt per linje")
GROUPS = (("Verdiskaping", "Stedskvalitet"), ("Næring", "Samfunn"), ("1 Bedrifter", "2 Bygda"))
SUBTOTALS = ("Sum {}", "{} i alt", "Delsum", "{} samlet")
# How the lines of a table are summed up.
SUMMED = ("no", "no", "sum", "mean", "sum and mean", "levels below", "levels above", "levels without grand total")
OTHERS = ("remaining", "case", "person", "phone", "comment", "share", "last year", "used")


@dataclass(frozen=True)
class Column:
    """A column: its heading, its values line by line, and how they are written."""

    heading: str
    values: tuple[Any, ...]
    write: Write
    sums: bool = True
    unit: str | None = None  # in the row under the heading

    def line(self, place: int) -> Cell:
        return self.write(self.values[place])

    def of(self, places: Sequence[int], reckon: Callable[[Sequence[float]], float] = sum) -> Cell:
        """What the lines at these places come to; empty where that means nothing."""
        numbers = [self.values[place] for place in places if self.values[place] is not None]
        return self.write(round(reckon(numbers), 6)) if self.sums and numbers else Cell()


def header(first: Sequence[str], columns: Sequence[Column], *, bold: bool = True) -> Block:
    """The headings, and the units under them where they stand there."""
    rows = [cells(*first, *(column.heading for column in columns), bold=bold)]
    if any(column.unit for column in columns):
        rows.append(cells(*[None] * len(first), *(column.unit for column in columns)))
    return rows


def lines(draw: st.DrawFn, labels: Sequence[str], columns: Sequence[Column], summed: str = "no") -> Block:
    """A line per label, with sums and means as people add them."""
    everything = range(len(labels))
    if summed.startswith("levels") and len(labels) >= 4:
        return _levels(draw, labels, columns, summed)
    table = [_line(labels, columns, place) for place in everything]
    if summed != "no" and summed != "mean":
        table.append(_derived(draw, draw(st.sampled_from(SUMS)), columns, everything))
    if "mean" in summed:
        table.append(_derived(draw, draw(st.sampled_from(MEANS)), columns, everything, mean))
    return table


def mean(numbers: Sequence[float]) -> float:
    """The mean as people show it: with two decimals at most."""
    return round(sum(numbers) / len(numbers), 2)


def _line(labels: Sequence[str], columns: Sequence[Column], place: int) -> list[Cell]:
    return cells(labels[place], *(column.line(place) for column in columns))


def _derived(
    draw: st.DrawFn,
    name: str,
    columns: Sequence[Column],
    places: Sequence[int],
    reckon: Callable[[Sequence[float]], float] = sum,
) -> list[Cell]:
    row = cells(name or None, *(column.of(places, reckon) for column in columns))
    return [replace(cell, bold=True) for cell in row] if draw(st.booleans()) else row


def _levels(draw: st.DrawFn, labels: Sequence[str], columns: Sequence[Column], summed: str) -> Block:
    cut = draw(st.integers(2, len(labels) - 2))
    groups = draw(st.sampled_from(GROUPS))
    pattern = draw(st.sampled_from(SUBTOTALS))
    table: Block = []
    for group, places in zip(groups, (range(cut), range(cut, len(labels))), strict=True):
        if summed == "levels above":
            table.append(_derived(draw, group, columns, places))
        else:
            table.append(cells(group, bold=True))
        table += [_line(labels, columns, place) for place in places]
        if summed != "levels above":
            table.append(_derived(draw, pattern.format(group), columns, places))
    if summed != "levels without grand total":
        table.append(_derived(draw, draw(st.sampled_from(SUMS)), columns, range(len(labels))))
    return table


def not_ours(draw: st.DrawFn, count: int, columns: Sequence[Column], style: Style) -> list[Column]:
    """Some columns that say nothing we keep, one of each kind at most; reckoned ones need two columns of amounts."""
    kinds = draw(st.lists(st.sampled_from(OTHERS), max_size=2, unique=True))
    made = (_not_ours(draw, kind, count, columns, style) for kind in kinds)
    return [column for column in made if column is not None]


def _not_ours(draw: st.DrawFn, kind: str, count: int, columns: Sequence[Column], style: Style) -> Column | None:
    def some(values: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(draw(st.sampled_from(values)) for _ in range(count))

    if kind == "remaining" and len(columns) >= 2:
        pairs = zip(columns[0].values, columns[1].values, strict=True)
        rest = tuple(None if None in pair else pair[0] - pair[1] for pair in pairs)
        return replace(columns[0], heading=draw(st.sampled_from(("Rest", "Gjenstår", "Differanse"))), values=rest)
    if kind == "used" and len(columns) >= 2 and columns[0].write == style.amount:
        pairs = zip(columns[0].values, columns[1].values, strict=True)
        used = tuple(None if None in pair else round(pair[1] / pair[0], 4) for pair in pairs)
        return Column("Brukt i %", used, style.share, sums=False)
    if kind == "last year" and columns:
        step = 10_000 if max((value or 0 for value in columns[0].values), default=0) > 5_000 else 1
        past = tuple(None if value is None else value + step for value in columns[0].values)
        return replace(columns[0], heading="I fjor", values=past)
    if kind == "share" and columns and all(columns[0].values):
        whole = sum(columns[0].values)
        shares = tuple(round(value / whole * 100, 1) for value in columns[0].values)
        return Column("Andel av total (%)", shares, style.count, sums=False)
    texts = {
        "case": ("Saksnr.", ("23/104", "22/410", "24/77")),
        "person": ("Saksbehandler", ("Kari Nes", "Ola Strand", "AMB")),
        "phone": ("Telefon", ("75 12 34 56", "908 11 223")),
        "comment": ("Merknad", (None, "se vedlegg", "avklares", None)),
    }
    if kind not in texts:
        return None
    heading, values = texts[kind]
    return Column(heading, some(values), Cell, sums=False)
