"""A table that adds up, line by line, those which are of single years: what it says is no year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from data.cells.drafts import Draft
from data.cells.values import Value, squeezed
from data.terms.datasets import Kind
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import agree, digits_of
from data.understanding.profiles import figure_fields

_OF_YEARS = ("budget", "jobs", "measures")
_ABOUT = ("programme", "focus_area", "measure", "indicator", "stage")
_FEWEST = 2  # years, and figures that agree
_FEWEST_BESIDE_A_SLIP, _SURE_DIGITS = 3, 8
_MOST_ROWS = 20_000  # as long a list is none that anybody has added up by hand
_Key = tuple[str, ...]


@dataclass(frozen=True)
class _Figure:
    """A figure of a draft: what it is of, its field and row."""

    key: _Key
    name: str
    row: int
    year: Value
    value: float


def sums_of_years(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Problem]]:
    """The tables whose every figure is that of the same thing over all years of the others, and what differs in them.

    Their own year is none, or one that stands above them and that others have as well: counted beside them, what they
    say would be counted twice. A figure in four that differs is a slip, and told of.
    """
    left_out: list[Draft] = []
    problems: list[Problem] = []
    for name in _OF_YEARS:
        same = [draft for draft in drafts if draft.dataset.name == name]
        years = [set(draft.column("year")) for draft in same]
        candidates = [
            number for number, own in enumerate(years) if _may_be_sum(own, years[:number] + years[number + 1 :])
        ]
        if not candidates or sum(map(len, same)) > _MOST_ROWS:
            continue
        all_parts = _Parts.of(same)
        for number in candidates:
            figures = [one for one in _figures(same[number]) if one.value]
            parts = {one.key: all_parts.without(number, one.key) for one in figures}
            if _add_up(figures, parts):
                left_out.append(same[number])
                wrong = (one for one in figures if not _agrees(one, parts[one.key]))
                problems += [_told(same[number], one, parts[one.key]) for one in wrong]
    return left_out, problems


def _may_be_sum(own: Set[Value], others: Sequence[Set[Value]]) -> bool:
    known = frozenset[Value]().union(*others) - {None}
    return len(own) == 1 and len(known) >= _FEWEST and own <= known | {None}


@dataclass(frozen=True)
class _Parts:
    """The figures of each thing by year and table, and what each thing of the whole programme is divided into."""

    figures: Mapping[_Key, Mapping[Value, Mapping[int, float]]]
    divided: Mapping[_Key, Set[_Key]]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> _Parts:
        """Those of all tables; what stands in one of them twice counts once."""
        figures: dict[_Key, dict[Value, dict[int, float]]] = {}
        divided: dict[_Key, set[_Key]] = {}
        for number, draft in enumerate(drafts):
            for one in _figures(draft):
                if one.year is not None:
                    figures.setdefault(one.key, {}).setdefault(one.year, {}).setdefault(number, one.value)
                    divided.setdefault(_of_all_areas(one.key), set()).add(one.key)
        return cls(figures, divided)

    def without(self, number: int, key: _Key) -> dict[Value, float]:
        """The figures of a thing by year in the tables but one.

        Those of the whole programme come from its areas where nothing says them.
        """
        found: dict[Value, float] = {}
        for year, by_table in self.figures.get(key, {}).items():
            others = [value for table, value in by_table.items() if table != number]
            found |= {year: others[0]} if others else {}
        for part in sorted(self.divided.get(key, set()) - {key}) if not found else ():
            for year, value in self.without(number, part).items():
                found[year] = found.get(year, 0.0) + value
        return found


def _of_all_areas(key: _Key) -> _Key:
    """What a figure is of, but for its area."""
    area = 1 + _ABOUT.index("focus_area")
    return *key[:area], "", *key[area + 1 :]


def _figures(draft: Draft) -> Iterator[_Figure]:
    """The figures of the lines that add up no others."""
    shares = {field.name for field in draft.dataset.fields if field.kind is Kind.SHARE}
    years = draft.column("year")
    about = [draft.column(name) for name in _ABOUT]
    for name in figure_fields(draft.dataset.name):
        for row, value in enumerate(draft.column(name)):
            if name not in shares and row not in draft.totals and isinstance(value, float | int):
                key = (name, *(str(cells[row] or "").casefold() for cells in about))
                yield _Figure(key, name, row, years[row], float(value))


def _add_up(figures: Sequence[_Figure], parts: Mapping[_Key, Mapping[Value, float]]) -> bool:
    if not figures or not all(parts.values()):
        return False
    agreeing = [one for one in figures if _agrees(one, parts[one.key])]
    if not any(sum(map(bool, parts[one.key].values())) >= _FEWEST for one in agreeing):
        return False  # of one year, it is only the same figure
    slips = len(figures) - len(agreeing)
    is_sure = sum(digits_of(one.value) for one in agreeing) >= _SURE_DIGITS
    return len(agreeing) >= (_FEWEST_BESIDE_A_SLIP * slips if slips and is_sure else max(_FEWEST, len(figures)))


def _agrees(one: _Figure, of_years: Mapping[Value, float]) -> bool:
    return agree(one.value, sum(of_years.values()), len(of_years))


def _told(draft: Draft, one: _Figure, of_years: Mapping[Value, float]) -> Problem:
    values: dict[str, str | int | float] = {
        "column": draft.headers.get(one.name, ""),
        "total": one.value,
        "sum": sum(of_years.values()),
    }
    place = draft.place(one.name, one.row)
    return Problem("total_differs", Severity.WARNING, draft.sheet, place, squeezed(one.value), values)
