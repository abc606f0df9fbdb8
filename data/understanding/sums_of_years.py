"""A table that adds up, line by line, those which are of single years: what it says is no year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.cells.drafts import Draft
from data.cells.values import Value, squeezed
from data.terms.datasets import Kind
from data.terms.problems import Problem, Severity
from data.understanding.arithmetic import agree, digits_of
from data.understanding.profiles import figure_fields

_OF_YEARS = frozenset({"budget", "jobs", "measures"})
_ABOUT = ("programme", "focus_area", "measure", "indicator", "stage")
_FEWEST = 2  # years, and figures that agree
_FEWEST_BESIDE_A_SLIP, _SURE_DIGITS = 3, 8
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
    for draft in drafts:
        if draft.dataset.name not in _OF_YEARS or len(years := set(draft.column("year"))) != 1:
            continue
        parts = _parts([one for one in drafts if one is not draft and one.dataset is draft.dataset])
        known = {year for of_key in parts.values() for year in of_key}
        if len(known) < _FEWEST or not years <= known | {None}:
            continue
        figures = [one for one in _figures(draft) if one.value]
        if _add_up(figures, parts):
            left_out.append(draft)
            problems += [_told(draft, one, parts[one.key]) for one in figures if not _agrees(one, parts[one.key])]
    return left_out, problems


def _parts(drafts: Sequence[Draft]) -> dict[_Key, dict[Value, float]]:
    """The figures of each thing by year; those of the whole programme come from its areas where nothing says them."""
    parts: dict[_Key, dict[Value, float]] = {}
    for one in (figure for draft in drafts for figure in _figures(draft)):
        if one.year is not None:
            parts.setdefault(one.key, {}).setdefault(one.year, one.value)
    wholes: dict[_Key, dict[Value, float]] = {}
    for key, of_years in parts.items():
        for year, value in of_years.items():
            whole = wholes.setdefault(_of_all_areas(key), {})
            whole[year] = whole.get(year, 0.0) + value
    return wholes | parts


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


def _add_up(figures: Sequence[_Figure], parts: dict[_Key, dict[Value, float]]) -> bool:
    if not figures or any(one.key not in parts for one in figures):
        return False
    agreeing = [one for one in figures if _agrees(one, parts[one.key])]
    if not any(sum(map(bool, parts[one.key].values())) >= _FEWEST for one in agreeing):
        return False  # of one year, it is only the same figure
    slips = len(figures) - len(agreeing)
    is_sure = sum(digits_of(one.value) for one in agreeing) >= _SURE_DIGITS
    return len(agreeing) >= (_FEWEST_BESIDE_A_SLIP * slips if slips and is_sure else max(_FEWEST, len(figures)))


def _agrees(one: _Figure, of_years: dict[Value, float]) -> bool:
    return agree(one.value, sum(of_years.values()), len(of_years))


def _told(draft: Draft, one: _Figure, of_years: dict[Value, float]) -> Problem:
    values: dict[str, str | int | float] = {
        "column": draft.headers.get(one.name, ""),
        "total": one.value,
        "sum": sum(of_years.values()),
    }
    place = draft.place(one.name, one.row)
    return Problem("total_differs", Severity.WARNING, draft.sheet, place, squeezed(one.value), values)
