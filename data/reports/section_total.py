"""The total of one section of a report: on its line, on a line below it, or in the numbers of its row."""

from __future__ import annotations

from collections.abc import Sequence

from data.reports import boxes
from data.reports.blocks import Words
from data.reports.grades import grade_in, score_in
from data.reports.headings import is_description
from data.reports.lines import Document
from data.reports.scored import ScoreRow, ScoreRows
from data.reports.section import Earlier, Section, is_doubtful
from data.terms import aliases
from data.terms.problems import Severity
from data.understanding.kinds_of_findings import indicator_of, kind_of_finding

_WITHIN = 3  # lines below its heading


class TotalReading:
    """The total of a section while that is read. `is_read`: its line has come, whatever it said."""

    def __init__(self, document: Document, rows: ScoreRows, section: Section, year: int | None, end: int) -> None:
        self._document = document
        self._lines = document.lines
        self._rows = rows
        self._section = section
        self._year = year
        self._end = end
        self.is_read = False

    def is_lone_score(self, place: int) -> bool:
        """Whether a line is a score and nothing else: what "Total (enighet i styret)" above it is of."""
        if place >= self._end or self._lines[place].figures:
            return False
        text = self._lines[place].text
        return score_in(text) is not None or boxes.has_box(boxes.tokens(text))

    def value_at(self, place: int, rest: str) -> float | None:
        """The score of another line that says it is a total, where it says one: on that line, or right below."""
        if self._lines[place].figures:
            return self._of_figures(place)
        if rest:
            return score_in(rest)
        return score_in(self._lines[place + 1].text) if place + 1 < self._end else None

    def read(self, place: int, rest: str) -> int:
        """Reads the total, on its line or below; gives the next line's place."""
        section = self._section
        self.is_read, section.total_line = True, place
        if self._lines[place].figures:
            section.total = self._without_sum(self._of_figures(place))
            return place + 1
        if rest and not aliases.normalised(rest) and not boxes.tokens(rest):
            return place + 1  # a dash
        if rest:
            section.total = self._score_of(rest, place)
            return place + 1
        for below in range(place + 1, min(place + 1 + _WITHIN, self._end)):
            text = self._lines[below].text
            row = boxes.tokens(text)
            if boxes.has_box(row) and len(row) > 2:
                section.total = self._crossed(row)
            elif (score := score_in(text)) is not None:
                section.total = self._without_sum(score)
            elif (grade := grade_in(text, self._year)) is not None and not grade.before:
                section.total = grade.score
            elif kind_of_finding(text) or indicator_of(text) or is_description(text):
                break
            else:
                continue
            section.total_line = below
            return below + 1
        return place + 1

    def take_earlier(self, words: Words | None, row: ScoreRow, place: int) -> None:
        """Keeps the scores of other years in a row; of the whole indicator where it has no words."""
        self._section.earlier += [Earlier(words, year, score, place) for year, score in row.earlier]

    def _of_figures(self, place: int) -> float | None:
        row = self._rows.at(place, place + 1)
        if row and row.open:
            self._section.open.append((place, row.open))
        if row:
            self.take_earlier(None, row, place)
        return row.numbers[0] if row and row.numbers else None

    def _score_of(self, text: str, place: int) -> float | None:
        section = self._section
        score = score_in(text)
        if score is not None and is_doubtful(score, section):
            section.tell(self._document, "unclear_score", place, section.heading, {"shown": text})
            return None
        if score is not None and self._without_sum(score) is None:
            return None
        row = boxes.tokens(text)
        if score is None and boxes.has_box(row):
            return self._crossed(row)
        if score is None and (grade := grade_in(text, self._year)) is not None:
            return grade.score
        if score is None:
            section.tell(self._document, "not_a_score", place, text, severity=Severity.ERROR)
        return score

    def _crossed(self, row: Sequence[str]) -> float | None:
        numbers = boxes.crossed(row, self._rows.boxed or 6).numbers
        return float(numbers[0]) if len(numbers) == 1 else None

    def _without_sum(self, score: float | None) -> float | None:
        """The score; None where it is the statements' points added up, which is no score of the indicator."""
        scores = [scored.score for scored in self._section.statements]
        if score is None or len(scores) < 2 or score != sum(scores) or score <= max(scores) + 1:
            return score
        self.is_read = False
        return None
