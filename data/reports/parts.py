"""The parts of a report that are about no single indicator, or about one in prose: what stands before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from data.reports.findings import is_closing
from data.reports.headings import is_all_words_of, names_officially, part_of
from data.reports.lines import Document, Line, has_bullet
from data.reports.section import Section
from data.reports.starts import look_of
from data.understanding.kinds_of_findings import MIXED, indicator_of, kind_of_finding
from data.understanding.stems import says, words_in
from data.understanding.titles import is_title

_SEVERAL = 2  # rows, and columns, of a table
_LONGEST_HEADING = 80
_BEHIND = frozenset({"overall_recommendation", "action_plan", "main_conclusion", "goals"})
_CLOSING = ("useful", "greatest_challenge", "most_critical")


@dataclass(frozen=True)
class Part:
    """A part of the report: its name, its heading's line, the indicator it is about if any, and its lines."""

    name: str
    heading: int
    indicator: str | None = None
    places: list[int] = field(default_factory=list)


def parts_of(document: Document, sections: Sequence[Section]) -> list[Part]:
    """The parts before the first section and after the last."""
    if not sections:
        return []
    first = min(section.line for section in sections)
    last = max(section.content_end for section in sections)
    before = [part for part in _front(document, range(first)) if part.places]
    return [*before, *(part for part in _back(document, range(last, len(document.lines))) if part.places)]


def _front(document: Document, places: Sequence[int]) -> Iterator[Part]:
    part: Part | None = None
    for place in places:
        line = document.lines[place]
        if line.heads_plan or line.is_follow_up:
            continue
        name = _name_of(line)
        if name == "assessment" and place == 0:
            continue  # "Årsvurdering 2024" is the report's own title
        if name is not None:
            if part:
                yield part
            part = Part(name, place)
        elif part is not None and part.name == "assessment" and _names_indicator(line):
            yield part
            part = Part("assessment", place, indicator_of(line.text))
        elif part is not None and _is_other_heading(document, place, part):
            yield part
            part = None
        elif part is not None:
            part.places.append(place)
    if part:
        yield part


def _name_of(line: Line) -> str | None:
    """The part that a line opens."""
    text = line.text
    if has_bullet(line) or len(text) > _LONGEST_HEADING or is_title(text) or line.figures or _heads_column(line):
        return None
    named, kind = part_of(text), kind_of_finding(text)
    if named != "action_plan" and kind and not kind[1]:  # a plan of actions is a plan
        return "overall_recommendation" if "action" in kind[0].split(MIXED) else "other"
    return named


def _heads_column(line: Line) -> bool:
    """Whether a line is one of several headings beside each other over the columns of a table."""
    if line.table is None or len(line.table) < _SEVERAL:
        return False
    filled = [cell for cell in line.table[0] if cell]
    are_short = all(len(cell) == 1 and len(cell[0].text) <= _LONGEST_HEADING for cell in filled)
    return len(filled) >= _SEVERAL and are_short and any(cell[0].text == line.text for cell in filled)


def _names_indicator(line: Line) -> bool:
    return names_officially(line.text) or (line.is_heading and indicator_of(line.text) is not None)


def _is_other_heading(document: Document, place: int, part: Part) -> bool:
    """Whether a line is a heading like that of the part, and so ends it."""
    line, heading = document.lines[place], document.lines[part.heading]
    is_alike = look_of(line) == look_of(heading) and (line.is_heading or line.text.isupper())
    return is_alike and not has_bullet(line) and len(line.text) <= _LONGEST_HEADING


def _back(document: Document, places: Sequence[int]) -> Iterator[Part]:
    """The closing round, answers under questions, and what else follows under headings of its own."""
    part: Part | None = None
    for place in places:
        line = document.lines[place]
        if line.is_follow_up or (line.heads_plan and part is not None):
            continue
        name = _name_behind(document.lines, place)
        if name is not None or is_closing(line.text):
            if part:
                yield part
            part = Part(name, place) if name else None
        elif part is not None and ((part.places and _is_question(line)) or _is_other_heading(document, place, part)):
            yield part
            part = None
        elif part is not None:
            part.places.append(place)
    if part:
        yield part


def _name_behind(lines: Sequence[Line], place: int) -> str | None:
    """The part that a line behind the last indicator opens; a table of what shall be done is the plan of the year."""
    line = lines[place]
    if line.heads_plan:
        return "action_plan" if kind_of_finding(line.text) else None
    named = _name_of(line) if line.is_heading else None
    return named if named in _BEHIND else closing_part(line)


def closing_part(line: Line) -> str | None:
    """Which of the closing questions a line asks."""
    if has_bullet(line) or not (_is_question(line) or line.is_heading or is_all_words_of(line.text, "parts")):
        return None
    words = words_in(line.text)
    return next((name for name in _CLOSING if says(words, "parts", name)), None)


def _is_question(line: Line) -> bool:
    return line.text.rstrip().endswith(("?", ":")) and not has_bullet(line)
