"""What a drawing of rows about a round has to show, worked out from the rows themselves."""

from __future__ import annotations

from typing import Any

from analysis.drawing.actor_rows import Ties
from analysis.drawing.jury_rows import Frames, JuryVotes, Seats
from analysis.drawing.lesson_rows import Advice, LessonMap, WinnerLines
from analysis.drawing.municipality_rows import ComparedMunicipalities
from analysis.drawing.round_rows import CriteriaList, DaysBars, Funnel, Running, Timeline

# A mark with its place on the axis; both None where marks only follow each other.
Placed = tuple[str, float | None, float | None]
Expected = list[tuple[str, list[Placed]]]


def expected_of_round(rows: Any) -> Expected:
    """The rows by their names, each with its marks; "" names a row that its marks alone tell apart."""
    match rows:
        case Funnel():
            return [(row.name, _step(row)) for row in rows.rows]
        case Timeline():
            return [(row.name, [(f"time-{one.mark}", one.begin, one.end) for one in row.spans]) for row in rows.rows]
        case DaysBars():
            return [(row.name, _days(row)) for row in rows.rows]
        case Running():
            return [(row.name, _running(row)) for row in rows.rows]
        case CriteriaList():
            return [(row.name, _criterion(row)) for _, found in rows.groups for row in found]
        case JuryVotes():
            return [
                (row.name, [(f"vote-{vote.mark}", None, None) for vote in (*row.local, *row.others)])
                for group in rows.groups
                for row in group.rows
            ]
        case Frames():
            return [(row.name, _answers(row, rows)) for _, found, _ in rows.groups for row in found]
        case Seats():
            return [(seat.name, [(f"seat-{seat.mark}", None, None)]) for seat in rows.rows]
        case LessonMap():
            return [
                (theme.name, [(f"lesson-{mark}", None, None) for cell in theme.cells for mark in cell.squares])
                for theme in rows.themes
            ]
        case Advice():
            return [(row.text, [(f"advice-{row.mark}", None, None)]) for _, _, found in rows.groups for row in found]
        case WinnerLines():
            return [(row.name, [(f"stage-{disc.mark}", None, None) for disc in row.discs]) for row in rows.rows]
        case ComparedMunicipalities():
            return [
                (row.name, [(_known(cell), None, None) for cell in row.cells if cell.mark])
                for group in rows.groups
                for row in group.rows
            ]
        case Ties():
            return [
                (row.names, [(f"tie-{mark}", None, None) for mark in row.marks if mark != "none"])
                for group in rows.groups
                for row in group.rows
            ]
    raise TypeError(type(rows))


def _step(row: Any) -> list[Placed]:
    if row.bar:
        ends = [sum(share for _, share in row.bar[: place + 1]) for place in range(len(row.bar))]
        return [(f"square-{fill}", end - share, end) for (fill, share), end in zip(row.bar, ends, strict=True)]
    shape = {"circle": "fill", "square": "square"}[row.shape]
    return [
        (f"{shape}-{fill}", None, None) for group in row.groups for fill, count in group.marks for _ in range(count)
    ]


def _days(row: Any) -> list[Placed]:
    found: list[Placed] = []
    if row.sure is None:
        found.append(("round-frame", 0.0, 1.0))
    elif row.sure > 0:
        found.append(("round-days", 0.0, row.sure))
    if row.has_more and row.sure is not None:
        found.append(("round-more", None, None))
    if row.needed is not None:
        found.append(("round-needed", row.needed, row.needed))
    return found


def _running(row: Any) -> list[Placed]:
    found: list[Placed] = []
    for mark, span in (("run-used", row.used), ("run-left", row.left), ("run-window", row.window)):
        if span and span[0] < span[1]:
            found.append((mark, *span))
        elif span:
            found.append(("run-goal" if row.is_goal else "run-day", *span))
    return found


def _criterion(row: Any) -> list[Placed]:
    if not row.is_listed:
        lead = "crit-not_listed"
    elif row.weight is None:
        lead = "crit-in_words" if row.value else "crit-no_weight"
    else:
        lead = "crit-weight"
    found: list[Placed] = [(lead, None, None)]
    return [*found, ("crit-weight", 0.0, row.weight)] if row.weight else found


def _answers(row: Any, rows: Frames) -> list[Placed]:
    found: list[Placed] = [
        (f"reached-{mark}", None, None)
        for is_answered, (_, _, mark) in zip(row.answers, rows.columns, strict=True)
        if is_answered
    ]
    if rows.total <= 10:
        found += [("reached-other", None, None)] * row.count + [("reached-none", None, None)] * (rows.total - row.count)
    return found


def _known(cell: Any) -> str:
    return "not_given" if cell.is_missing and cell.mark in ("before", "after") else cell.mark
