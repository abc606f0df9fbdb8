"""What a heading within a section announces: points of a kind that it does not name, or none but the one below it."""

from __future__ import annotations

from collections.abc import Sequence

from data.reports.headings import after_total, leads_on
from data.reports.lines import Line, has_bullet, without_bullet
from data.reports.scored import ScoreRows
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding, labelled_kind

_LONGEST_HEADING = 60
_ROW_WITHIN = 4  # lines from a list of questions to the scores


def announces_points(
    lines: Sequence[Line], place: int, end: int, rows: ScoreRows, *, has_kinds: bool, is_after: bool
) -> bool:
    """Whether an unknown heading stands above points of a list: "Dette ser vi:".

    `has_kinds`, `is_after`: a kind of findings, or that or a statement, stands above it in the section.
    """
    line = lines[place]
    is_set_so = line.is_heading and (has_kinds or is_set_as_kind(lines, place, end))
    is_heading = is_set_so or (is_after and line.text.endswith(":"))
    is_short = len(line.text) <= _LONGEST_HEADING and without_bullet(line) is None and not line.figures
    if place + 1 >= end or not (is_heading and is_short):
        return False
    is_list = has_bullet(lines[place + 1]) or (has_kinds and without_bullet(lines[place + 1]) is not None)
    if not is_list:
        return False
    return not _scores_follow(lines, place, end, rows)


def is_set_as_kind(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether a heading looks as one further down does that says what kind of findings stand below it."""
    others = (other for other in lines[place + 1 : end] if other.is_heading and other.look == lines[place].look)
    return any(kind_of_finding(other.text) is not None for other in others)


def _scores_follow(lines: Sequence[Line], place: int, end: int, rows: ScoreRows) -> bool:
    """Whether a list is one of questions to think about, above a row of scores."""
    below = place + 1
    while below < end and (has_bullet(lines[below]) or lines[below].continues):
        below += 1
    near = range(below, min(below + _ROW_WITHIN, end))
    return any(rows.is_row(at) and after_total(lines[at].text) is None for at in near)


def heads_actions(lines: Sequence[Line], place: int) -> bool:
    """Whether a heading comes back below what is good or could be better, and only says that it goes on from there:
    then it stands above what shall be done, if nothing else in the report does.
    """
    text = lines[place].text
    said = {kind for line in lines if (kind := (kind_of_finding(line.text) or ("", ""))[0])}
    is_usual = sum(line.text == text for line in lines) > 1
    return is_usual and leads_on(text) and not any("action" in kind for kind in said)


def is_lone_point(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether nothing stands below a line before the next kind, total or indicator."""
    following = lines[place + 1].text if place + 1 < end else ""
    is_last = not following or kind_of_finding(following) is not None or after_total(following) is not None
    return is_last or indicator_of(following) is not None


def label_of_item(line: Line, heading: Line | None) -> str | None:
    """The kind that a point of a list says of itself, where the list stands under no kind of its own."""
    if heading is not None and without_bullet(heading) is None:
        return None
    return labelled_kind(without_bullet(line) or "")
