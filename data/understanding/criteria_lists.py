"""Lists of criteria: how much each weighs, or the points it gave somebody who applied, a line for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.terms import aliases
from data.understanding.blocks import Block, Text
from data.understanding.cells import as_text
from data.understanding.criterion_points import side_of
from data.understanding.crossed import Around, Line, Told, around_region, is_aside, is_weight
from data.understanding.names import indicator_named
from data.understanding.phrases import speaks_of
from data.understanding.regions import Region
from data.understanding.round_values import points_of
from data.understanding.told_lines import block_of

_FEWEST, _MOSTLY = 2, 0.6
_TO_CHOOSE = re.compile(r"utvelg|utval|søk|valg av|val av|selection|applica|municipalit|kommune", re.IGNORECASE)
_OF_A_PLACE = re.compile(r"((?:[A-ZÆØÅ][\w-]+ ){1,2})kommune(?!\w)")
_MARK = re.compile(r"\s*([^\W\d_][\w ]{0,30}?)\s*:\s*(\S.*)")


@dataclass(frozen=True)
class _Columns:
    """The columns of a list by what they hold; the candidate may stand above it instead."""

    criterion: int
    candidate: int | None
    points: int | None
    weight: int | None
    others: tuple[int, ...]


def criteria_listed(region: Region, titles: tuple[Text, ...]) -> list[Block]:
    """A list of criteria as blocks: one of their points, one of what they weigh; none for any other region."""
    columns = None if region.is_turned else _columns(region)
    if columns is None:
        return []
    around = around_region(region, titles)
    lines = [line for line in range(1, region.height) if _is_criterion(region, columns, line)]
    names = [as_text(region.cell(line, columns.criterion)) for line in lines]
    known = sum(indicator_named(name) is not None for name in names)
    is_of_round = columns.weight is not None or columns.candidate is not None or "criterion" in _said(region, around)
    if len(set(names)) < _FEWEST or known > _MOSTLY * len(names) or not is_of_round:
        return []
    told = list(_points(region, columns, lines, around, titles))
    is_listed = columns.weight is not None or (columns.points is None and columns.candidate is None)
    is_each = is_listed and len(set(names)) == len(names)
    weighed = list(_weights(region, columns, lines, around, is_alone=not told)) if is_each else []
    made = (block_of(region.grid, dataset, rows, titles) for dataset, rows in _both(told, weighed))
    return [block for block in made if block is not None]


def _both(told: Sequence[Line], weighed: Sequence[Line]) -> Iterator[tuple[str, Sequence[Line]]]:
    yield "criterion_scores", told
    yield "criteria", weighed


def _columns(region: Region) -> _Columns | None:
    """The columns by their headings and cells; None where not just one names criteria, or several have points."""
    headings = {index: as_text(region.cell(0, index)) for index in range(region.width)}
    criteria = [index for index, text in headings.items() if side_of(text) == "criterion"]
    if len(criteria) != 1 or len(headings) < _FEWEST:
        return None
    candidates = [index for index, text in headings.items() if side_of(text) in ("applicant", "proposal")]
    weights = [index for index, text in headings.items() if is_weight(text)]
    points = [index for index, text in headings.items() if _names_points(text) and _holds_points(region, index)]
    if max(map(len, (candidates, weights, points))) > 1:
        return None
    taken = {*criteria, *candidates, *weights, *points}
    others = tuple(index for index, text in headings.items() if index not in taken and text and not is_aside(text))
    if any(_holds_points(region, index) and not speaks_of(headings[index]) for index in others):
        return None  # applicants across, each with its points
    candidate, pointed, weight = (next(iter(found), None) for found in (candidates, points, weights))
    return _Columns(criteria[0], candidate, pointed, weight, others)


def _names_points(heading: str) -> bool:
    known = aliases.fields_by_header("criterion_scores").get(aliases.normalised(heading)) == "score"
    return known or speaks_of(heading) == {"score"}


def _holds_points(region: Region, index: int) -> bool:
    cells = [cell for line in range(1, region.height) if (cell := region.cell(line, index)) != ""]
    return bool(cells) and all(points_of(cell, highest=None) is not None for cell in cells)


def _is_criterion(region: Region, columns: _Columns, line: int) -> bool:
    cell = region.cell(line, columns.criterion)
    return isinstance(cell, str) and len(region.filled(line)) > 1 and not is_aside(cell)


def _said(region: Region, around: Around) -> frozenset[str]:
    return around.meanings | frozenset().union(*(speaks_of(as_text(cell)) for _, cell in region.filled(0)))


def _stage(region: Region, columns: _Columns, around: Around) -> Line:
    """What the criteria are used for, as far as anything says: nothing where all that is said fits both."""
    heading = as_text(region.cell(0, columns.candidate)) if columns.candidate is not None else ""
    is_jury = side_of(heading) == "proposal" or "jury" in _said(region, around)
    is_choice = side_of(heading) == "applicant" or _TO_CHOOSE.search(around.words) is not None
    if is_jury == is_choice:
        return {}
    word = aliases.choice_words("criteria", "stage", "jury" if is_jury else "selection")[0]
    return {"stage": (word, region.place(0, columns.criterion))}


def _points(
    region: Region, columns: _Columns, lines: Sequence[int], around: Around, titles: Sequence[Text]
) -> Iterator[Line]:
    """The points of each line, with the one they were given to: on the line, or where titles name one; else none."""
    over = _candidate_above(titles)
    if columns.points is None or (over is None and columns.candidate is None):
        return
    for line in lines:
        own = columns.candidate
        candidate = _at(region, line, own) if own is not None else over
        yield {
            **_stage(region, columns, around),
            "criterion": _at(region, line, columns.criterion),
            **({"candidate": candidate} if candidate else {}),
            **_besides(region, columns, line),
            "score": _at(region, line, columns.points),
        }


def _weights(
    region: Region, columns: _Columns, lines: Sequence[int], around: Around, *, is_alone: bool
) -> Iterator[Line]:
    """What each criterion weighs; `is_alone`: with all that stands beside it, which nothing else tells."""
    for line in lines:
        weight = {"weight": _at(region, line, columns.weight)} if columns.weight is not None else {}
        beside = _besides(region, columns, line) if is_alone else {}
        if is_alone and columns.points is not None:
            beside[as_text(region.cell(0, columns.points))] = _at(region, line, columns.points)
        name = _at(region, line, columns.criterion)
        yield {**_stage(region, columns, around), "criterion": name, **weight, **beside}


def _candidate_above(titles: Sequence[Text]) -> Told | None:
    """Who a title says that is judged: "Søker: Elvdal", "Vurdering av søknad fra Elvdal kommune"; None for several."""
    found: dict[str, Told] = {}
    for title in titles:
        mark = _MARK.fullmatch(title.text)
        place = _OF_A_PLACE.search(title.text)
        if mark is not None and side_of(mark[1]) in ("applicant", "proposal"):
            found[mark[2].strip()] = (mark[2].strip(), (title.row, title.column))
        elif place is not None:
            found[place[1].strip()] = (place[1].strip(), (title.row, title.column))
    return next(iter(found.values())) if len(found) == 1 else None


def _at(region: Region, line: int, index: int) -> Told:
    return region.cell(line, index), region.place(line, index)


def _besides(region: Region, columns: _Columns, line: int) -> Line:
    return {as_text(region.cell(0, index)): _at(region, line, index) for index in columns.others}
