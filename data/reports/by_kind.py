"""Findings sorted by kind first and by indicator below, put in the order of indicators: "Styrker", then seven names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.reports import boxes
from data.reports.findings import is_closing
from data.reports.headings import after_total, is_statement
from data.reports.lines import Document, Line, Table, has_bullet, without_bullet
from data.reports.starts import look_of
from data.terms.problems import Problem, Severity
from data.understanding.kinds_of_findings import MIXED, indicator_of, kind_of_finding

_LABELLED = (
    (re.compile(r"([^:–—()]{3,60}?)\s*(?::|\s[–—-])\s+(\S.*)"), 1, 2),
    (re.compile(r"[(\[]([^()\[\]]{3,60})[)\]]\s*:?\s*(\S.*)"), 1, 2),
    (re.compile(r"(.*\S)\s*[(\[]([^()\[\]]{3,60})[)\]]\.?"), 2, 1),
)
_FEWEST = 2  # indicators under one kind, and kinds with indicators below


def with_findings_by_indicator(document: Document) -> Document:
    """The document with a heading of its kind above the points of each indicator, indicator by indicator."""
    labelled = _with_names_apart(document) or _with_rows_apart(document)
    if labelled is not None:
        apart, end = labelled
        return _regrouped(apart, fewest=1, end=end) or document
    return _regrouped(document, fewest=_FEWEST) or document


def _regrouped(document: Document, *, fewest: int, end: int | None = None) -> Document | None:
    """The same; None where the findings do not stand so. `fewest`: kinds with at least as many indicators; `end` is
    the line after the last of them, where that is known.
    """
    lines = document.lines
    kinds = [place for place in range(len(lines) - 1) if _heads_indicators(lines, place)]
    if len(kinds) < fewest:
        return None
    end = _end(lines, kinds) if end is None else end
    found: dict[str, list[Line]] = {}
    several = 0
    for place, stop in zip(kinds, [*kinds[1:], end], strict=True):
        parts = _parts(lines, place + 1, stop)
        several += len(parts) >= fewest
        if not parts or any(_is_more(line) for _, _, points in parts for line in points):
            return None  # whole sections, after a heading with nothing below it
        for code, heading, points in parts:
            found.setdefault(code, [heading]).extend((replace(lines[place], place=heading.place), *points))
    if several < fewest:
        return None
    # It may stand below another list now, and is none of its points.
    after = [replace(line, has_gap=True, is_heading=True) for line in lines[end : end + 1]]
    regrouped = [line for of_indicator in found.values() for line in of_indicator]
    return replace(document, lines=(*lines[: kinds[0]], *regrouped, *after, *lines[end + 1 :]))


def _with_names_apart(document: Document) -> tuple[Document, int] | None:
    """The document with a heading above each point that names its indicator, "Portefølje: Alle kjenner den", and the
    line after the last point. Points among them that name none are left out and told of.

    None where few points do, or where indicators have headings of their own among the kinds; a list of their scores
    may stand before them.
    """
    first = next((place for place, line in enumerate(document.lines) if _kind_alone(line) is not None), 0)
    if any(_code(line) for line in document.lines[first:]):
        return None
    found: list[Line] = []
    named: list[str] = []
    nameless: list[Line] = []
    end, is_within, is_left = 0, False, False
    for line in document.lines:
        is_point = is_within and has_bullet(line)
        label = _labelled(without_bullet(line) or "") if is_point else None
        is_more = line.continues or (document.wraps and not line.has_gap and not line.is_heading)
        if (is_point and label is None) or (is_left and not has_bullet(line) and is_more):
            # It would become one of the indicator above it.
            nameless += [line] if is_point else []
            is_left = True
            continue
        is_left = False
        if label is not None:
            named.append(str(indicator_of(label[0])))
            found.append(replace(line, text=label[0], is_bullet=False, is_heading=True, has_gap=True))
            found.append(replace(line, text=label[1], is_bullet=True))
            end = len(found)
            continue
        found.append(line)
        if _kind_alone(line) is not None:
            is_within = True
        elif is_within and end == len(found) - 1 and is_more:
            end = len(found)
        else:
            is_within = False
    if len(set(named)) < _FEWEST or len(nameless) >= len(named):
        return None
    told = (_told_of(line, document.sheet) for line in nameless)
    return replace(document, lines=tuple(found), problems=(*document.problems, *told)), end


def _told_of(point: Line, sheet: str) -> Problem:
    return Problem("point_of_no_indicator", Severity.WARNING, sheet, point.place, without_bullet(point) or point.text)


def _with_rows_apart(document: Document) -> tuple[Document, int] | None:
    """The same for the rows of tables right below the kinds, of which one column names indicators and one says what.

    None where there are none, or where their rows name fewer indicators than a list has.
    """
    found: list[Line] = []
    named: set[str] = set()
    place = end = 0
    lines = document.lines
    while place < len(lines):
        rows, stop = lines[place].table, place + 1
        while rows is not None and stop < len(lines) and lines[stop].table is rows:
            stop += 1
        points = _points_of(rows) if rows is not None and place and _kind_alone(lines[place - 1]) is not None else []
        for heading, said in points:
            named.add(str(indicator_of(heading.text)))
            found.append(replace(heading, is_bullet=False, is_heading=True, has_gap=True, table=None))
            found += [replace(one, is_bullet=number == 0, table=None) for number, one in enumerate(said)]
        if points:
            end = len(found)
        else:
            found += lines[place:stop]
        place = stop
    return (replace(document, lines=tuple(found)), end) if len(named) >= _FEWEST else None


def _points_of(rows: Table) -> list[tuple[Line, tuple[Line, ...]]]:
    """The name of an indicator and what is said of it, row by row; nothing where a table says anything else."""
    filled = [[(index, cell) for index, cell in enumerate(row) if cell] for row in rows]
    if any(len(row) != 2 for row in filled) or len({tuple(index for index, _ in row) for row in filled}) != 1:
        return []
    for name in (0, 1):
        pairs = [(row[name][1], row[1 - name][1]) for row in filled]
        is_named = [len(cell) == 1 and indicator_of(cell[0].text) is not None for cell, _ in pairs]
        begin = 0 if is_named[0] else 1  # below a header
        if len(pairs) > begin and all(is_named[begin:]):
            return [(cell[0], said) for cell, said in pairs[begin:]]
    return []


def _labelled(text: str) -> tuple[str, str] | None:
    """The indicator that a point names before or after what it says, and what it says."""
    for pattern, name, said in _LABELLED:
        found = pattern.fullmatch(text)
        if found is not None and indicator_of(found[name]) is not None:
            return found[name], found[said].strip()
    return None


def _kind_alone(line: Line) -> str | None:
    """The kind that a heading announces for what stands below it."""
    kind = None if has_bullet(line) or line.figures else kind_of_finding(line.text)
    return kind[0] if kind is not None and not kind[1] and MIXED not in kind[0] else None


def _heads_indicators(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading over findings has the name of an indicator right below it."""
    return _kind_alone(lines[place]) is not None and _code(lines[place + 1]) is not None


def _is_more(line: Line) -> bool:
    """Whether a line is no point: a score, a total, a topic, a heading over findings."""
    is_shaped = not has_bullet(line) and (kind_of_finding(line.text) is not None or is_statement(line.text))
    return (
        bool(line.figures) or is_shaped or after_total(line.text) is not None or boxes.has_box(boxes.tokens(line.text))
    )


def _code(line: Line) -> str | None:
    return None if has_bullet(line) or line.figures else indicator_of(line.text)


def _parts(lines: Sequence[Line], begin: int, end: int) -> list[tuple[str, Line, Sequence[Line]]]:
    """Each indicator's code, heading and points."""
    places = [place for place in range(begin, end) if _code(lines[place])]
    stops = [*places[1:], end]
    return [
        (str(_code(lines[place])), lines[place], lines[place + 1 : stop])
        for place, stop in zip(places, stops, strict=True)
    ]


def _end(lines: Sequence[Line], kinds: Sequence[int]) -> int:
    """Where the last kind ends: at a heading set as its own, at the closing round, or where its names come again."""
    kind = lines[kinds[-1]]
    looks = {line.look for line in lines[kinds[-1] + 1 :] if _code(line) is not None}
    named: set[str | None] = set()
    for place in range(kinds[-1] + 1, len(lines)):
        line, code = lines[place], _code(lines[place])
        is_same = look_of(line) == look_of(kind) or (line.look == kind.look and kind.look not in looks)
        is_alike = line.is_heading and is_same and not has_bullet(line) and code is None
        if is_alike or (is_closing(line.text) and not has_bullet(line)):
            return place
        if code is not None and code in named:
            return place - 1 if _is_heading_amid(lines, kinds[-1], place - 1) else place
        named.add(code)
    return len(lines)


def _is_heading_amid(lines: Sequence[Line], kind: int, place: int) -> bool:
    """Whether a line between the points of the last kind and what comes after them heads what comes after."""
    line = lines[place]
    points = [one for one in lines[kind + 1 : place] if _code(one) is None]
    is_apart = any(map(has_bullet, points)) or (line.has_gap and not any(one.has_gap for one in points))
    return not has_bullet(line) and not line.continues and _code(line) is None and (line.is_heading or is_apart)
