"""A report's lines -> one section per indicator, in the order of the report."""

from __future__ import annotations

from data.frameworks import form
from data.reports.findings import is_closing
from data.reports.headings import part_of
from data.reports.lines import Document, without_bullet
from data.reports.scored import ScoreRows
from data.reports.section import Section
from data.reports.section_reading import SectionReading
from data.reports.starts import likeliest_form, starts_of
from data.understanding.kinds_of_findings import is_topic

_LONGEST_HEADING = 90
_TOPIC_AND_HEADING = 2  # lines
_OFTEN = 2  # scores in words; fewer may stand in a text


class SectionReader:
    """Reads the sections of one document."""

    def __init__(self, document: Document, year: int | None, columns: frozenset[str] = frozenset()) -> None:
        self._document = document
        self._lines = document.lines
        self._year = year
        self._form = form(likeliest_form(document.lines))
        self.rows = ScoreRows(document.lines, year, columns)

    def sections(self) -> list[Section]:
        """The sections, in the order of the report; those that a form has and those that none has."""
        lines = self._lines
        starts = starts_of(self._document, self.rows, self._form.code)
        found: list[Section] = []
        first = starts[0].line if starts else len(lines)
        if (begin := self._first_without_heading(first)) is not None:
            found += self._until(begin, first, None)
        for number, start in enumerate(starts):
            end = starts[number + 1].line if number + 1 < len(starts) else len(lines)
            found += self._until(start.line, end, start.indicator)
        return [section for section in found if section.indicator or section.has_scores or _may_be_indicator(section)]

    def _first_without_heading(self, end: int) -> int | None:
        """Where rows of scores begin that stand before every heading that is known: the heading they seem to have."""
        row = next((place for place in range(end) if self._is_firm_row(place)), None)
        return None if row is None else self._heading_above(row, 0)

    def _is_firm_row(self, place: int) -> bool:
        row = self.rows.at(place, place + 1)
        is_usual = row is not None and (not row.is_in_words or self._is_in_words())
        return row is not None and is_usual and not (self._lines[place].figures and not row.numbers)

    def _is_in_words(self) -> bool:
        """Whether scores are given in words all through the report."""
        rows = (self.rows.at(place, place + 1) for place in range(len(self._lines)))
        return sum(row is not None and row.is_in_words for row in rows) > _OFTEN

    def _until(self, start: int, end: int, code: str | None) -> list[Section]:
        """The section that begins on a line; more of them where others turn up in it that have no known heading."""
        found = []
        place: int | None = start
        while place is not None and place < end:
            reading = SectionReading(self._document, self.rows, self._form, self._year, place, end, code)
            found.append(reading.section)
            place, code = reading.goes_on_at, None
        return found

    def _heading_above(self, row: int, begin: int) -> int:
        return heading_above(self._document, row, begin)


def _may_be_indicator(section: Section) -> bool:
    """Whether findings under a heading that no form has may be those of an indicator of the programme's own."""
    kinds = {finding.kind for finding in section.findings}
    return len(kinds) > 1 and not is_closing(section.heading) and part_of(section.heading) is None


def heading_above(document: Document, row: int, begin: int) -> int:
    """The line that seems to head the block of lines above a row of scores: the one above its topic."""
    lines = document.lines
    short: list[int] = []  # lines without end that may be the topic and its heading, nearest first
    place = row
    while place > begin and len(short) < _TOPIC_AND_HEADING and not is_closing(lines[place - 1].text):
        place -= 1
        text = lines[place].text
        if without_bullet(lines[place]) is not None or len(text) > _LONGEST_HEADING or text.endswith((".", "?")):
            continue
        if lines[place].is_heading and not is_topic(text) and place < row - 1:
            return place
        if is_topic(text) and place > begin:
            return place - 1
        short.append(place)
    return short[-1] if short else max(begin, row - _TOPIC_AND_HEADING)
