"""Tables of research reports: what each column holds by its header, and the rows as fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.reports.lines import Line, has_bullet, joined, without_bullet
from data.reports.research.blocks import Grid
from data.reports.research.dates import when_of
from data.reports.research.headings import (
    ACTIVITIES,
    LESSONS,
    PARTICIPANTS,
    RECOMMENDATIONS,
    Heading,
    heading_of,
    polarity_of,
)
from data.understanding.cells import says_not
from data.understanding.figure_names import choice_within
from data.understanding.stems import says, words_in

_LONGEST = 60
_YES = frozenset({"x", "ja", "yes", "✓", "✔", "☒", "☑"})
_COUNTS = ("antall", "antal", "number", "hvor mange", "kor mange", "how many")
# In this order: the first that a header fits names the column.
_COLUMNS = (
    ("followers", "follower"),
    ("follows", "follows"),
    ("recommendation", "recommendations"),
    ("inhabitants", "inhabitants"),
    ("county", "county"),
    ("date", "date"),
    ("phase", "phase"),
    ("theme", "theme"),
    ("more", "more"),
    ("status", "status"),
    ("who", "who"),
    ("municipality", "municipality"),
    ("activity", "activity"),
)


Said = tuple[str, int]
"""Words, and the line of the document that they stand on."""


@dataclass(frozen=True)
class Rows:
    """The rows of a table that are of one data set: by field, the points of its cell."""

    kind: str
    header: int
    cells: tuple[dict[str, tuple[Said, ...]], ...]


def rows_of(grid: Grid, above: Heading) -> Rows | None:
    """What a table is below a heading, and its rows; None where it is none of ours."""
    header, *body = grid.rows
    texts = [_text(cell) for cell in header]
    fields = {index: field for index, text in enumerate(texts) if (field := _field_of(text))}
    fields = _with_dates(fields, texts, grid)
    kind = _kind_of(set(fields.values()), above)
    if kind is None:
        return None
    crossed = _crossed(grid) if kind == RECOMMENDATIONS else frozenset()
    fields = {index: field for index, field in fields.items() if index not in crossed}
    fields = _with_roles(_with_words(fields, kind, grid), kind, grid)
    cells = []
    for row in body:
        found = {field: _points(grid, row[index]) for index, field in fields.items() if index < len(row) and row[index]}
        if to := tuple(
            (texts[index], _line_of(grid, row[index])) for index in sorted(crossed) if row[index:] and row[index]
        ):
            found["to"] = to
        if found:
            cells.append(found)
    return Rows(kind, grid.line, tuple(cells)) if cells else None


def _text(cell: Sequence[Line]) -> str:
    return joined(line.text for line in cell)


def _points(grid: Grid, cell: Sequence[Line]) -> tuple[Said, ...]:
    """The points of a cell: each bullet with the lines that it goes on over, or all that it says as one."""
    begins = [place for place, line in enumerate(cell) if has_bullet(line)]
    if begins[:1] != [0]:
        begins = [0, *begins]
    ends = [*begins[1:], len(cell)]
    parts = [cell[begin:end] for begin, end in zip(begins, ends, strict=True)]
    return tuple((_without_sign(part), _line_of(grid, part)) for part in parts)


def _without_sign(part: Sequence[Line]) -> str:
    first = without_bullet(part[0]) if has_bullet(part[0]) else None
    return joined([first if first is not None else part[0].text, *(line.text for line in part[1:])])


def _line_of(grid: Grid, cell: Sequence[Line]) -> int:
    """The line of the document that a part of a cell begins on."""
    lines = [line for row in grid.rows for other in row for line in other]
    return grid.line + next(place for place, line in enumerate(lines) if line is cell[0])


def _field_of(header: str) -> str | None:
    words = words_in(header)
    if not words or len(header) > _LONGEST or header.casefold().startswith(_COUNTS):
        return None
    said = heading_of(header)
    if said.kind == RECOMMENDATIONS:
        return "recommendation"
    polarity = said.polarity or polarity_of(header)
    if said.kind == LESSONS or polarity:
        return polarity or "lesson"
    return next((field for field, name in _COLUMNS if says(words, "research_columns", name)), None)


def _with_dates(fields: dict[int, str], texts: Sequence[str], grid: Grid) -> dict[int, str]:
    """A column whose cells are dates is one of dates, whatever it is called."""
    found = dict(fields)
    for index in range(len(texts)):
        cells = [_text(row[index]) for row in grid.rows[1:] if index < len(row) and row[index]]
        dates = sum(when_of(text) is not None for text in cells)
        if cells and 2 * dates > len(cells):
            found[index] = "date"
        elif found.get(index) == "date":
            del found[index]
    if list(found.values()).count("date") > 2:
        return {}
    first, *second = [index for index, field in found.items() if field == "date"] or [-1]
    return {**found, **dict.fromkeys(second, "end")} if first >= 0 else found


def _kind_of(fields: set[str], above: Heading) -> str | None:
    if "recommendation" in fields:
        return RECOMMENDATIONS
    if fields & {"lesson", "worked", "challenge"}:
        return LESSONS
    if above.kind in (RECOMMENDATIONS, LESSONS) and "date" not in fields:
        return above.kind
    if "date" in fields and ("activity" in fields or above.kind == ACTIVITIES):
        return ACTIVITIES
    is_told = above.kind == PARTICIPANTS or fields & {"county", "followers", "follows", "inhabitants"}
    return PARTICIPANTS if "municipality" in fields and is_told else None


_MAIN = {RECOMMENDATIONS: "recommendation", LESSONS: "lesson", ACTIVITIES: "activity", PARTICIPANTS: "municipality"}


def _with_words(fields: dict[int, str], kind: str, grid: Grid) -> dict[int, str]:
    """With the column that has the most words as what the rows are about, where no header says which it is."""
    main = _MAIN[kind]
    is_said = main in fields.values() or (kind == LESSONS and {"worked", "challenge"} & set(fields.values()))
    if is_said:
        return fields
    width = max(map(len, grid.rows))
    lengths = {
        index: sum(len(_text(row[index])) for row in grid.rows[1:] if index < len(row))
        for index in range(width)
        if index not in fields
    }
    return {**fields, max(lengths, key=lambda index: lengths[index]): main} if lengths else fields


def _crossed(grid: Grid) -> frozenset[int]:
    """The columns of nothing but crosses: a recommendation is for each of those whose column has one."""
    found = set[int]()
    for index in range(len(grid.rows[0])):
        cells = [_text(row[index]) for row in grid.rows[1:] if index < len(row) and row[index]]
        if cells and all(is_yes(text) for text in cells):
            found.add(index)
    return frozenset(found)


def is_yes(text: str) -> bool:
    """Whether a cell is a cross, a tick or a yes."""
    return text.casefold().strip() in _YES


def _with_roles(fields: dict[int, str], kind: str, grid: Grid) -> dict[int, str]:
    """With the column, whatever it is called, whose cells say what most of the municipalities were in the round."""
    if kind != PARTICIPANTS:
        return fields
    for index in range(len(grid.rows[0])):
        cells = [_text(row[index]) for row in grid.rows[1:] if index < len(row) and row[index]]
        if index not in fields and cells and 2 * sum(role_of(text) is not None for text in cells) > len(cells):
            return {**fields, index: "role"}
    return fields


def role_of(text: str) -> str | None:
    """The role in a round that a cell names: "Følgekommune", "Deltaker"."""
    if (role := choice_within("participants", "role", text)) is not None:
        return role
    said = heading_of(text)
    return (said.role or "selected") if said.kind == PARTICIPANTS and not says_not(text) else None


def names_in(cell: str) -> Iterator[str]:
    """The names that a cell lists: "Ringebu, Hadsel og Bygland"."""
    rest = cell.replace(" og ", ",").replace(" and ", ",").replace(";", ",").replace("\n", ",")
    yield from (name for part in rest.split(",") if (name := part.strip(" .")))
