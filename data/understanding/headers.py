"""The cells of a header row, alone and with what stands over them, and the words in them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from data.cells.grid import Cell, Grid
from data.cells.values import NO_UNIT, Unit, Unreadable, number_and_unit, squeezed, unit_of, year_in
from data.frameworks import indicator_words as indicator_words
from data.terms import aliases
from data.terms.datasets import DATASETS, Kind
from data.understanding.context import date_of, years_in
from data.understanding.layouts import FROM_CONTEXT

_UNIT_AT_THE_END = re.compile(
    r"\s*(?:\bi\s+)?(?:\bhele\s+)?(?:\b(?:1 ?000|tusen)\s+(?:kr|kroner|nok)|\bmill(?:ioner)?(?:\s+(?:kr|kroner|nok))?"
    r"|\b(?:tkr|tnok|mnok|mkr|kr|nok|kroner|prosent|percent)|%)$"
)
_FIGURE = re.compile(
    r"\s*(?:kr|nok)?\.?\s*[-+−]?\d[\d\s.,]*[-–]?\s*"
    r"(?:%|prosent|stk|poeng|tkr|mnok|(?:mill(?:ioner|\.)?|tusen)?\s*(?:kr|nok|kroner)?\.?)\s*",
    re.IGNORECASE,
)
_POINT = re.compile(r"(?:poeng|score)?\s*([1-9])(?:[.,]0)?(?:\s*[-–—(:=.].*)?", re.IGNORECASE | re.DOTALL)
_LONGEST_HEADER = 120
_LONGEST_TITLE = 100
_SHORTEST_SCALE = 4
_FIGURES = (Kind.AMOUNT, Kind.NUMBER, Kind.INTEGER, Kind.SHARE)


@dataclass(frozen=True)
class Header:
    """A header cell; `group` is what stands over it and perhaps over its neighbours too, such as a year."""

    index: int
    cell: Cell
    group: Cell = ""

    @property
    def text(self) -> str:
        """As people would say it."""
        own = as_text(self.cell)
        return f"{as_text(self.group)} {own}" if self.group != "" else own

    @property
    def key(self) -> str:
        """The header whatever year, date or unit it speaks of: what mappings know it by."""
        own = _key(self.cell)
        return f"{_key(self.group)} / {own}" if self.group != "" else own


def as_text(cell: Cell) -> str:
    """A header cell as it is shown: 30.09.2024 for a date."""
    return f"{cell:%d.%m.%Y}" if isinstance(cell, dt.date) else squeezed(cell)


def _key(cell: Cell) -> str:
    if year_in(cell) is not None:
        return "#"
    if date_of(cell) is not None:
        return "#date"
    words, _ = words_of(as_text(cell))
    return (words[-1] or words[0]) if len(words) == 2 else f"{words[-1]} #".strip()


def headers_of(grid: Grid, row: int) -> list[Header]:
    """The header cells of a row, joined with those of the row above where the two make up one header."""
    cells = grid.row(row)
    above = _groups(grid, row, cells)
    return [
        Header(index, cell if cell != "" else above[index][0], above[index][0] if cell != "" else "")
        for index, cell in enumerate(cells)
        if cell != "" or (above[index][0] != "" and above[index][1])
    ]


def _groups(grid: Grid, row: int, cells: Sequence[Cell]) -> list[tuple[Cell, bool]]:
    """Over each column the cell above, and whether it stands right there; nothing where the row above is no header."""
    nothing: list[tuple[Cell, bool]] = [("", False)] * len(cells)
    if row == 0:
        return nothing
    above = grid.row(row - 1)
    filled = [index for index, cell in enumerate(above) if cell != ""]
    if not filled or any(is_figure(above[index]) for index in filled):
        return nothing
    if any(isinstance(above[index], str) and len(str(above[index])) > _LONGEST_HEADER for index in filled):
        return nothing
    spans = {
        first_column: last_column
        for first_row, first_column, last_row, last_column in grid.merged
        if first_row <= row - 1 <= last_row and last_column > first_column
    }
    used = [index for index, cell in enumerate(cells) if cell != ""]
    if not used:
        return nothing
    if len(filled) == 1:
        # A lone text is a title, unless it is merged over some of the columns only.
        (only,) = filled
        if only not in spans or (only <= min(used) and spans[only] >= max(used)):
            return nothing
    spread = list(nothing)
    for place, index in enumerate(filled):
        spread[index] = (above[index], True)
        if cells[index] == "" and index not in spans:
            continue  # it is a header itself, one row higher than the others
        following = filled[place + 1] if place + 1 < len(filled) else len(cells)
        for column in range(index + 1, min(following, spans.get(index, len(cells)) + 1)):
            spread[column] = (above[index], False)
    return spread


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[tuple[str, ...], int | None]:
    """The normalised header, also without its unit and its year; and the one year it names."""
    whole = aliases.normalised(text)
    bare = _UNIT_AT_THE_END.sub("", whole).strip()
    years = years_in(text)
    if len(years) != 1:
        return (whole, bare), None
    year = years.pop()
    without = " ".join(bare.replace(str(year), " ").split())
    return (whole, bare, without, _UNIT_AT_THE_END.sub("", without).strip()), year


def is_figure(cell: Cell) -> bool:
    """Whether it is a number that is neither a year nor a date."""
    if isinstance(cell, str):
        return bool(_FIGURE.fullmatch(cell)) and year_in(cell) is None and date_of(cell) is None
    return isinstance(cell, int | float) and not isinstance(cell, bool) and year_in(cell) is None


def holds_number(cell: Cell) -> bool:
    """Whether a number can be read from it: 12, "kr 1 200 000,-", "44 %"."""
    if not isinstance(cell, str):
        return isinstance(cell, int | float) and not isinstance(cell, bool)
    try:
        number_and_unit(cell)
    except Unreadable:
        return False
    return True


def could_be_header(cell: Cell) -> bool:
    """Whether a cell alone may be the header of a column we know."""
    if isinstance(cell, str):
        if len(cell) > _LONGEST_HEADER or not cell:
            return False
        plain, year = words_of(cell)
        return year is not None or any(word in _all_headers() for word in plain) or date_of(cell) is not None
    return year_in(cell) is not None or isinstance(cell, dt.date)


@cache
def _all_headers() -> frozenset[str]:
    words = {word for dataset in DATASETS for word in aliases.fields_by_header(dataset)}
    words |= aliases.words("amount_headers")
    return frozenset(words | set(indicator_words()) | set(aliases.choices_by_word("findings", "kind")))


def scale(cells: Sequence[Cell]) -> Mapping[int, int]:
    """Column -> point where a row counts 1, 2, 3 and so on from left to right; empty where it does not."""
    points: dict[int, int] = {}
    for index, cell in enumerate(cells):
        if cell == "":
            continue
        point = _point(cell)
        if point == len(points) + 1:
            points[index] = point
        elif point == 1:
            points = {index: 1}
        elif points:
            break
    return points if len(points) >= _SHORTEST_SCALE else {}


def _point(cell: Cell) -> int | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return int(cell) if 1 <= cell <= 9 and float(cell).is_integer() else None
    found = _POINT.fullmatch(cell.strip()) if isinstance(cell, str) and len(cell) < _LONGEST_HEADER else None
    return int(found[1]) if found else None


def figure_named(dataset: str, cell: Cell) -> tuple[str, Unit] | None:
    """The figure a row's label names, and its unit: "Bevilget (1000 kr)"."""
    if not isinstance(cell, str) or not cell:
        return None
    words, _ = words_of(cell)
    by_header = aliases.fields_by_header(dataset)
    for word in words:
        field = by_header.get(word)
        if field and not DATASETS[dataset].field(field).is_key and field not in FROM_CONTEXT:
            return field, unit_of(cell)
    return None


@lru_cache(maxsize=1024)
def measure_in(dataset: str, title: str) -> tuple[str, Unit] | None:
    """The one figure a title names: "Bevilget per innsatsområde 2020-2024 (1000 kr)"; None for none or several."""
    if len(title) > _LONGEST_TITLE:
        return None
    left = f" {aliases.normalised(title)} "
    found: set[str] = set()
    for word, field in _figure_words(dataset):
        if f" {word} " in left:
            left = left.replace(f" {word} ", " | ")
            found.add(field)
    unit = unit_of(title)
    if found == {"budget_nok", "granted_nok"} and unit.is_percent:
        return "utilisation", unit
    if len(found) != 1:
        return None
    (field,) = found
    if unit.is_percent and DATASETS[dataset].field(field).kind is not Kind.SHARE:
        return None
    return field, unit


@cache
def _figure_words(dataset: str) -> tuple[tuple[str, str], ...]:
    """The words for the data set's figures, longest first."""
    words = [
        (aliases.normalised(word), field.name)
        for field in DATASETS[dataset].fields
        if field.kind in _FIGURES and not field.is_key
        for word in aliases.headers(dataset, field.name)
    ]
    return tuple(sorted((pair for pair in words if len(pair[0]) > 2), key=lambda pair: -len(pair[0])))


def measure_above(dataset: str, titles: Sequence[str]) -> tuple[str, Unit] | None:
    """The figure that the nearest of the titles names; the last is nearest."""
    return next(filter(None, (measure_in(dataset, title) for title in reversed(titles))), None)


def shape_of(headers: Sequence[Header], sheet: str, titles: Sequence[str]) -> str:
    """A short key that is the same for every table whose header says the same, whatever its years.

    Two tables with the same header on a budget's sheet and a jobs' sheet, or under the titles of two figures, differ.
    """
    # A title only matters where the header itself does not say what the figures are.
    in_doubt = [dataset for dataset in DATASETS if not any(_names_figure(dataset, header) for header in headers)]
    said = {
        "header": list(dict.fromkeys(header.key for header in headers)),
        "sheet": sorted(dataset for dataset in DATASETS if is_hinted(dataset, sheet)),
        "figure": [figure[0] for dataset in in_doubt if (figure := measure_above(dataset, titles))],
    }
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def _names_figure(dataset: str, header: Header) -> bool:
    return bool(figure_named(dataset, header.cell) or figure_named(dataset, header.group))


@cache
def is_hinted(dataset: str, sheet: str) -> bool:
    """Whether a sheet's name speaks for a data set."""
    name = f" {aliases.normalised(sheet)} "
    return any(f" {hint} " in name for hint in aliases.sheet_hints(dataset))


def unit_among(cells: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but units: kr, 1000 kr, %."""
    filled = [cell for cell in cells if cell != ""]
    return bool(filled) and all(
        isinstance(cell, str) and (aliases.normalised(cell) in aliases.words("units") or _is_bare_unit(cell))
        for cell in filled
    )


def _is_bare_unit(text: str) -> bool:
    return not _UNIT_AT_THE_END.sub("", aliases.normalised(text)).strip() and unit_of(text) != NO_UNIT
