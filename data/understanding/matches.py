"""What was understood of each column of a table, as people are shown it, and what might be a table after all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.cells.grid import Cell, Grid, address, column_letters
from data.cells.values import year_in
from data.terms import aliases
from data.terms.datasets import DATASETS
from data.terms.tables import Candidate, ColumnMatch
from data.understanding.columns import LABEL, LABELLED, Column
from data.understanding.context import date_of
from data.understanding.headers import Header, as_text, headers_of, is_figure, shape_of, words_of
from data.understanding.recognise import FoundTable, titles_above

_SIMILAR_ENOUGH = 60.0
_SHORTEST_COMPARED = 4
_MOST_CANDIDATES = 20
_LOOKED_AT = 5_000
_LONGEST_HEADER = 120


def matches_of(table: FoundTable) -> tuple[ColumnMatch, ...]:
    """Each column of a recognised table, from left to right."""
    found = [
        *map(_known, table.columns),
        *(_unknown(header, table.layout.dataset) for header in table.unknown),
        *(
            ColumnMatch(column_letters(header.index), header.text, header.key, how="chosen", confidence=1.0)
            for header in table.left_out
        ),
    ]
    # Letters sort as columns do when the shorter come first.
    return tuple(sorted(found, key=lambda match: (len(match.letter), match.letter)))


def _known(column: Column) -> ColumnMatch:
    field = None if column.field in (LABEL, LABELLED) else column.field
    given = as_text(column.given[0][1]) if column.given else None
    letter = column_letters(column.index)
    return ColumnMatch(letter, column.header, column.key, field, given, column.how, None, column.confidence)


def _unknown(header: Header, dataset: str) -> ColumnMatch:
    nearest = suggestion(dataset, header.text)
    letter = column_letters(header.index)
    field, confidence = nearest or (None, 0.0)
    return ColumnMatch(letter, header.text, header.key, suggestion=field, confidence=round(confidence, 2))


def suggestion(dataset: str, header: str) -> tuple[str, float] | None:
    """The field a header looks most like and how much, from 0 to 1; None where it looks like none."""
    word = words_of(header)[0][-1]
    if len(word) < _SHORTEST_COMPARED:
        return None
    from rapidfuzz import fuzz, process  # needed only where something is unknown

    spellings = {spelling: field for spelling, field in aliases.fields_by_header(dataset).items() if len(spelling) > 3}
    best = process.extractOne(word, list(spellings), scorer=fuzz.token_sort_ratio, score_cutoff=_SIMILAR_ENOUGH)
    if best is None:
        # A longer header around a name that we know: "Utbetalt hittil i år".
        best = process.extractOne(word, list(spellings), scorer=fuzz.WRatio, score_cutoff=85.0)
    return (spellings[best[0]], best[1] / 100) if best else None


def find_candidates(grid: Grid) -> Iterator[Candidate]:
    """What looks like a table on a sheet where none was recognised: a row of words above rows of cells."""
    found = 0
    row = 0
    while row < min(grid.height, _LOOKED_AT) and found < _MOST_CANDIDATES:
        last = _last_row_below(grid, row) if _is_like_header(grid.row(row)) else row
        if last > row:
            yield _candidate(grid, row, last)
            found += 1
            row = last
        row += 1


def _is_like_header(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell != ""]
    words = [cell for cell in filled if isinstance(cell, str) and len(cell) <= _LONGEST_HEADER]
    plain = all(isinstance(cell, str) or year_in(cell) is not None or date_of(cell) is not None for cell in filled)
    return len(filled) > 1 and bool(words) and plain and not any(map(is_figure, filled)) and _are_unlike(filled)


def _are_unlike(cells: Sequence[Cell]) -> bool:
    return len(set(map(as_text, cells))) > len(cells) / 2


def _last_row_below(grid: Grid, header: int) -> int:
    """The last row of the run of rows below; the header's own row where nothing stands there."""
    row = header
    while row + 1 < grid.height and any(cell != "" for cell in grid.row(row + 1)):
        row += 1
    return row


def _candidate(grid: Grid, row: int, last: int) -> Candidate:
    headers = headers_of(grid, row)
    columns = tuple(_best_guess(header) for header in headers)
    indexes = [header.index for header in headers]
    place = f"{address(row, min(indexes))}:{address(last, max(indexes))}"
    titles = titles_above(grid, 0, row)
    return Candidate(grid.sheet, place, row + 1, columns, shape_of(headers, grid.sheet, titles))


def _best_guess(header: Header) -> ColumnMatch:
    """A header that no table took: what it looks most like in any data set."""
    guesses = [guess for dataset in DATASETS if (guess := _unknown(header, dataset)).suggestion]
    return max(guesses, key=lambda guess: guess.confidence, default=_nameless(header))


def _nameless(header: Header) -> ColumnMatch:
    return ColumnMatch(column_letters(header.index), header.text, header.key)
