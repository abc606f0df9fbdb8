"""Points that each are a count and a step of a round, "36 søknader", "Finalister: 8", as the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from data.reports.lines import Document, Line, without_bullet
from data.understanding.steps_listed import COUNT, FEWEST_STEPS, step_of

_LEADING = re.compile(rf"(?P<count>{COUNT.pattern})\s+(?P<label>[^\W\d_].*?)\.?", re.IGNORECASE)
_FOLLOWING = re.compile(rf"(?P<label>[^\W\d_][^:]*?)\s*[:–—-]\s*(?P<count>{COUNT.pattern})\.?", re.IGNORECASE)
_HEADER = "Steg", "Antall"


def with_steps_as_tables(document: Document) -> Document:
    """The document with each list of steps and their counts as a table; one step that comes twice makes it none."""
    lines: list[Line] = []
    run: list[tuple[Line, str, str]] = []
    for line in (*document.lines, None):
        said = _step_and_count(line) if line is not None else None
        if line is not None and said is not None:
            run.append((line, *said))
            continue
        lines += _as_table(run)
        run = []
        lines += [line] if line is not None else []
    return replace(document, lines=tuple(lines)) if any(map(_is_made, lines)) else document


def _step_and_count(line: Line) -> tuple[str, str] | None:
    text = without_bullet(line)
    if line.table is not None or text is None:
        return None
    found = _LEADING.fullmatch(text) or _FOLLOWING.fullmatch(text)
    return (found["label"], found["count"]) if found and step_of(found["label"]) is not None else None


def _as_table(run: list[tuple[Line, str, str]]) -> Iterator[Line]:
    steps = [step_of(label) for _, label, _ in run]
    if len(run) < FEWEST_STEPS or len(set(steps)) < len(steps):
        yield from (line for line, _, _ in run)
        return
    plain = [replace(line, is_bullet=False, has_gap=False, look="") for line, _, _ in run]
    cells = [
        tuple(replace(line, text=text) for text in (label, count))
        for line, (_, label, count) in zip(plain, run, strict=True)
    ]
    header = tuple(Line(text, run[0][0].place) for text in _HEADER)
    table = tuple(tuple((cell,) for cell in row) for row in (header, *cells))
    yield from (replace(cell, table=table) for row in (header, *cells) for cell in row)


def _is_made(line: Line) -> bool:
    return line.table is not None and [cell[0].text for cell in line.table[0] if cell] == [*_HEADER]
