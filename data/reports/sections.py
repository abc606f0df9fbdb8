"""A report's lines -> one section per indicator: its statements and their scores, its findings, its total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from data.reports import boxes
from data.reports.blocks import Words, words_of
from data.reports.findings import Finding, findings_of
from data.reports.lines import Document, without_bullet
from data.reports.words import (
    after_total,
    bare_heading,
    indicator_like,
    indicator_of,
    is_description,
    is_official,
    kind_of_finding,
    score_in,
)
from data.terms import aliases
from data.terms.problems import Problem, Severity

_TOTAL_WITHIN = 3  # lines below its heading
_LONGEST_HEADING = 90
_USUAL_SCALE = 6


@dataclass(frozen=True)
class Scored:
    """A statement and its score; `line` is where its words stand, `row` where its boxes do."""

    words: Words
    score: int
    line: int
    row: int


@dataclass
class Section:
    """What a report says of one indicator. Places are numbers of lines."""

    heading: str
    indicator: str
    line: int
    statements: list[Scored] = field(default_factory=list)
    unscored: list[Words] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    total: float | None = None
    total_line: int = 0


class SectionReader:
    """Reads the sections of one document and collects what is wrong with them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines = document.lines
        self._highest = _highest(document)
        self.problems: list[Problem] = []

    def sections(self) -> list[Section]:
        """The sections, in the order of the report."""
        return [self._section(start, end, code) for start, end, code in _starts(self._document)]

    def _section(self, start: int, end: int, code: str) -> Section:
        section = Section(bare_heading(self._lines[start].text), code, start, total_line=start)
        block: list[int] = []
        kinds: dict[str, list[int]] = {}
        kind: str | None = None
        has_total = False
        place = start + 1
        while place < end:
            text = self._lines[place].text
            is_item = without_bullet(self._lines[place]) is not None
            found = None if is_item else kind_of_finding(text)
            rest = None if is_item else after_total(text)
            if found and found[0] not in kinds:
                kind = found[0]
                kinds[kind] = [place]
                place += 1
            elif rest is not None and not has_total:
                has_total, kind = True, None
                place = self._total(section, place, end, rest)
            elif kind is not None:
                kinds[kind].append(place)
                place += 1
            elif has_total or kinds:
                place += 1  # what stands after the total is no part of the section
            else:
                place = self._statement_line(section, block, place, end)
        for kind, places in kinds.items():
            section.findings += findings_of(self._document, kind, places)
        if section.total is None:
            self._warn("missing_total", section.total_line, section.heading)
        return section

    def _statement_line(self, section: Section, block: list[int], place: int, end: int) -> int:
        """Takes a line into the block, or the row that ends the block; gives the next line's place."""
        before, tail = boxes.parted(self._lines[place].text)
        row = boxes.tokens(tail or self._lines[place].text)
        if not boxes.has_box(row):
            if boxes.is_number_row(self._lines[place].text) and block:
                self._no_cross(section, words_of(self._document, block), place)
                block.clear()
            else:
                block.append(place)
            return place + 1
        following = place + 1
        while following < end and _goes_on(row, more := boxes.tokens(self._lines[following].text), self._highest):
            row = row + more
            following += 1
        words = words_of(self._document, [*block, place] if before else block, last=before)
        block.clear()
        if words is None:
            self._warn("score_without_statement", place, self._lines[place].text)
            return following
        self._score(section, words, row, place)
        return following

    def _score(self, section: Section, words: Words, row: Sequence[str], place: int) -> None:
        found = boxes.crossed(row, self._highest)
        if len(found.numbers) > 1:
            numbers = ", ".join(map(str, found.numbers))
            problem = self._problem("two_crosses", Severity.ERROR, place, words.shown, numbers=numbers)
            self.problems.append(problem)
            section.unscored.append(words)
        elif not found.numbers:
            self._no_cross(section, words, place)
        else:
            score = found.numbers[0]
            if not found.is_whole:
                self._warn("uncertain_score", place, words.shown, score=score)
            section.statements.append(Scored(words, score, words.line, place))

    def _no_cross(self, section: Section, words: Words | None, place: int) -> None:
        if words is not None:
            section.unscored.append(words)
            self._warn("no_cross", place, words.shown)

    def _total(self, section: Section, place: int, end: int, rest: str) -> int:
        """Reads the total, on its line or below; gives the next line's place."""
        section.total_line = place
        if rest and not aliases.normalised(rest):
            return place + 1  # a dash
        if rest:
            section.total = self._score_of(rest, place)
            return place + 1
        for below in range(place + 1, min(place + 1 + _TOTAL_WITHIN, end)):
            text = self._lines[below].text
            row = boxes.tokens(text)
            if boxes.has_box(row) and len(row) > 2:
                numbers = boxes.crossed(row, self._highest).numbers
                section.total = float(numbers[0]) if len(numbers) == 1 else None
            elif (score := score_in(text)) is not None:
                section.total = score
            elif kind_of_finding(text) or indicator_of(text) or is_description(text):
                break
            else:
                continue
            section.total_line = below
            return below + 1
        return place + 1

    def _score_of(self, text: str, place: int) -> float | None:
        score = score_in(text)
        row = boxes.tokens(text)
        if score is None and boxes.has_box(row):
            numbers = boxes.crossed(row, self._highest).numbers
            return float(numbers[0]) if len(numbers) == 1 else None
        if score is None:
            self.problems.append(self._problem("not_a_score", Severity.ERROR, place, text))
        return score

    def _warn(self, code: str, place: int, value: str, **values: str | int) -> None:
        self.problems.append(self._problem(code, Severity.WARNING, place, value, **values))

    def _problem(self, code: str, severity: Severity, place: int, value: str, **values: str | int) -> Problem:
        return Problem(code, severity, self._document.sheet, self._lines[place].place, value, values)


def _starts(document: Document) -> list[tuple[int, int, str]]:
    """The first line of each section, the line after its last, and the indicator it names."""
    lines = document.lines
    described = {}
    for place, line in enumerate(lines[1:], start=1):
        heading = lines[place - 1]
        if is_description(line.text) and without_bullet(heading) is None and len(heading.text) <= _LONGEST_HEADING:
            code = indicator_of(heading.text) or indicator_like(heading.text)
            described[place - 1] = code or bare_heading(heading.text)
    bare = {
        place: code
        for place, line in enumerate(lines)
        if (code := indicator_of(line.text)) and is_official(line.text) and code not in described.values()
    }
    candidates = sorted({**bare, **described}.items())
    ends = [place for place, _ in candidates[1:]] + [len(lines)]
    # In running text and in lists of contents the names stand as well, but no boxes follow them.
    found = [
        (place, code)
        for (place, code), end in zip(candidates, ends, strict=False)
        if any(_is_row(line.text) for line in lines[place + 1 : end])
    ]
    ends = [place for place, _ in found[1:]] + [len(lines)]
    return [(place, end, code) for (place, code), end in zip(found, ends, strict=False)]


def _is_row(text: str) -> bool:
    return boxes.is_number_row(text) or boxes.has_box(boxes.tokens(boxes.parted(text)[1] or text))


def _highest(document: Document) -> int:
    """The highest number that stands beside a box: the report's scale."""
    rows = [boxes.tokens(boxes.parted(line.text)[1] or line.text) for line in document.lines]
    return max((_last_number(row) for row in rows if boxes.has_box(row)), default=0) or _USUAL_SCALE


def _last_number(row: Sequence[str]) -> int:
    """The last number of a row; where it has slipped to the next line, its box tells of it."""
    numbers = [int(token) for token in row if token.isdigit()]
    return max(numbers, default=0) + (bool(numbers) and not row[-1].isdigit() and not row[0].isdigit())


def _goes_on(row: Sequence[str], more: Sequence[str], highest: int) -> bool:
    """Whether a row of boxes is not at its end yet and the next line belongs to it."""
    if not more:
        return False
    numbers = [int(token) for token in row if token.isdigit()]
    following = [int(token) for token in more if token.isdigit()]
    if not numbers:
        return len(row) < highest and following[:1] in ([], [1])
    is_open = not row[-1].isdigit() or numbers[-1] < highest
    return is_open and (not following or following[0] == numbers[-1] + 1)
