"""The lines in which a score is given: a row of boxes, the numbers of a table's row, or words such as "Poeng: 4"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.reports import boxes
from data.reports.columns import holds_two_scores, is_score_header, of_earlier_years, of_this_year, value_of
from data.reports.grades import (
    SPELLED,
    grade_in,
    is_about_scores,
    is_of_another_year,
    is_unclear_grade,
    score_in,
    stated_scale,
    without_other_years,
)
from data.reports.headings import after_total, is_mean, is_statement, part_of
from data.reports.lines import Figure, Line, without_bullet
from data.understanding.kinds_of_findings import indicator_of
from data.understanding.stems import words_in

_LONGEST_OTHER = 60
_PAGE = re.compile(r"(?<=[^\W\d_)])[\s.…]+(\d{1,3})$")
_OTHER_SCORE = re.compile(
    r"\b[1-9](?:[.,]\d)?\s*(?:/\s*\d\b|(?:poeng|points?)\b)|:\s*[1-9](?:[.,]\d)?\s*(?:[;,]|$)"
)  # in what precedes a score
_NAME_END = re.compile(r"\s*(?::|\s[–—-]\s|\(|(?<=\s)\d)")
_CONTENTS = 3  # lines that make a table of contents
_BESIDE = re.compile(
    r"(?:[•*–-]\s+|\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?P<topic>[^\W\d][^.!?]{1,90}?)(?P<between>\s*(?::|[–—-]|\.{2,})\s*|\s+)"
    rf"\(?(?P<score>[1-9](?:[.,]\d)?|(?i:{SPELLED}))\)?"
    r"(?P<unit>(?:\s*(?:poeng|points?))?(?:\s*(?:av|of|/)\s*(?:6|seks|six)(?:\s*(?:poeng|points?))?)?)"
)


@dataclass(frozen=True)
class ScoreRow:
    """What a row of scores says. `numbers` are those chosen: one, unless something is wrong.

    `before` stands on the line before it. `following` is the line after the row. `open` are the numbers of which the
    headers do not say which is this year's. `is_whole`: no box or number is missing. `is_unclear`: several are named.
    `two` are two scores in one cell. `earlier` are the scores of other years, by year.
    """

    before: str
    numbers: tuple[float, ...]
    following: int
    is_whole: bool = True
    open: tuple[Figure, ...] = ()
    is_in_words: bool = False
    is_unclear: bool = False
    two: str = ""
    earlier: tuple[tuple[int, float], ...] = ()


class ScoreRows:
    """Finds the rows of scores among lines. `year` is the report's; `columns` the headers people have chosen."""

    def __init__(self, lines: Sequence[Line], year: int | None, columns: frozenset[str] = frozenset()) -> None:
        self._lines = lines
        self._year = year
        self._columns = columns
        self._tokens = [_tokens(line.text) for line in lines]
        self.boxed = max((_last_number(row) for row in self._tokens if boxes.has_box(row)), default=0)
        self._highest = self.boxed or 6
        self._contents = _contents(lines)
        beside = (_BESIDE.fullmatch(line.text) for line in lines)
        self._has_several_beside = sum(bool(found) and is_statement(found["topic"]) for found in beside if found) > 1

    @cached_property
    def first_named(self) -> int:
        """The first line that begins with the name of an indicator or a statement; what stands before is no score."""
        names = (_NAME_END.split(line.text, maxsplit=1)[0] for line in self._lines)
        rated = (place for place, name in enumerate(names) if indicator_of(name) is not None or is_statement(name))
        return next(rated, 0)

    def at(self, place: int, end: int) -> ScoreRow | None:
        """The row of scores that begins on a line; None where none does."""
        line = self._lines[place]
        if place in self._contents:
            return None
        if line.figures:
            return self._of_figures(line, place)
        row = self._tokens[place]
        if boxes.has_box(row):
            return self._of_boxes(row, place, end)
        if boxes.is_number_row(line.text):
            return ScoreRow("", (), place + 1)
        score = score_in(line.text)
        if score is not None and place and not self.boxed and is_statement(self._lines[place - 1].text):
            return ScoreRow("", (score,), place + 1) if 1 <= score <= self._highest else None
        has_figures = place + 1 < len(self._lines) and bool(self._lines[place + 1].figures)
        is_said = not has_figures and not (without_bullet(line) is not None and _is_spelled(line.text))
        if is_said and (beside := self._beside_topic(line.text)) is not None:
            return ScoreRow(beside[0], (beside[1],), place + 1)
        if is_unclear_grade(line.text, self._year):
            return ScoreRow("", (), place + 1, is_unclear=True)
        grade = grade_in(line.text, self._year)
        if grade is None or (grade.before and without_bullet(line) is not None):
            return None
        if _OTHER_SCORE.search(grade.before):
            return ScoreRow("", (), place + 1, is_unclear=True)
        return ScoreRow(grade.before, (grade.score,), place + 1, is_in_words=True)

    def _beside_topic(self, text: str) -> tuple[str, float] | None:
        """A topic and the score beside it: "Porteføljeoversikt: 4". Others than a form's where several stand so."""
        found = _BESIDE.fullmatch(text)
        score = score_in(found["score"]) if found else None
        if found is None or score is None or not 1 <= score <= self._highest:
            return None
        if not found["score"][0].isdigit() and not found["between"].strip():
            return None  # "Næringslivet to": a number in letters goes on with the words before it
        topic = found["topic"].strip(" .:–—-")
        is_known = is_statement(topic) or (self._has_several_beside and bool(found["between"].strip()))
        is_other = indicator_of(topic) is not None or after_total(topic + ":") is not None or is_mean(topic)
        is_label = not is_statement(topic) and is_score_header(topic)  # "Poengsum: 4"
        return (topic, score) if is_known and not (is_other or is_label) else None

    def is_row(self, place: int) -> bool:
        """Whether a row of scores begins on that line."""
        return self.at(place, place + 1) is not None

    def is_other_years(self, place: int) -> bool:
        """Whether a short line only gives another year's score, or a goal."""
        text = without_other_years(self._lines[place].text, self._year)
        if (beside := self._beside_topic(text)) is not None and is_statement(beside[0]):
            return False
        if (grade := grade_in(text, self._year)) is not None and is_statement(grade.before):
            return False
        if (
            is_unclear_grade(text, self._year)
            or len(text) > _LONGEST_OTHER
            or self._lines[place].figures
            or not is_of_another_year(text, self._year)
        ):
            return False
        return grade_in(text) is not None or _without_years(text, self._year)

    def highest(self) -> tuple[int, str] | None:
        """The highest score that the report can give, and where that is seen; None where nothing tells."""
        stated = next(((found[1], line.place) for line in self._lines if (found := stated_scale(line.text))), None)
        if stated:
            return stated
        graded = [
            (grade.highest, line.place)
            for place, line in enumerate(self._lines)
            if (place >= self.first_named or is_about_scores(line.text))
            and without_bullet(line) is None
            and (grade := grade_in(line.text, self._year))
            and grade.highest
        ]
        if graded:
            usual = Counter(highest for highest, _ in graded).most_common(1)[0][0]
            return next(found for found in graded if found[0] == usual)
        whole = [
            (place, row)
            for place, row in enumerate(self._tokens)
            if boxes.has_box(row) and _last_number(row) == self.boxed
        ]
        return (self.boxed, self._lines[whole[0][0]].place) if whole and self.boxed >= boxes.FEWEST else None

    def _of_figures(self, line: Line, place: int) -> ScoreRow:
        chosen = of_this_year([*line.figures], self._year)
        if chosen.figure is None and chosen.open:
            said = [figure for figure in chosen.open if figure.header in self._columns]
            if len(said) != 1:
                return ScoreRow("", (), place + 1, open=chosen.open)
            chosen_figure: Figure | None = said[0]
        else:
            chosen_figure = chosen.figure
        if chosen_figure is not None and holds_two_scores(chosen_figure.text):
            return ScoreRow("", (), place + 1, two=chosen_figure.text)
        score = None if chosen_figure is None else value_of(chosen_figure)
        earlier = () if chosen_figure is None else of_earlier_years(line.figures, chosen_figure)
        return ScoreRow("", () if score is None else (score,), place + 1, earlier=earlier)

    def _of_boxes(self, row: Sequence[str], place: int, end: int) -> ScoreRow:
        before, _ = boxes.parted(self._lines[place].text)
        following = place + 1
        while following < end and _goes_on(row, more := boxes.tokens(self._lines[following].text), self._highest):
            row = [*row, *more]
            following += 1
        counts = boxes.is_rating(self._lines[place].text)
        found = boxes.crossed(row, self._highest, counts=counts)
        return ScoreRow(before, tuple(map(float, found.numbers)), following, found.is_whole)


def _is_spelled(text: str) -> bool:
    """Whether a point ends in a number in letters, which there may count anything: "Antall ansatte: tre"."""
    found = _BESIDE.fullmatch(text)
    return found is not None and not found["score"][0].isdigit() and not is_statement(found["topic"])


def _contents(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a table of contents: names with page numbers that never fall."""
    found: list[int] = []
    run: list[int] = []
    for place, line in enumerate([*lines, Line("", "")]):
        number = _PAGE.search(line.text)
        falls = bool(run) and number is not None and int(number[1]) < int(_page_of(lines[run[-1]]))
        if number is None or falls:
            names = [lines[at].text[: -len(_page_of(lines[at]))].strip(" .…\t") for at in run]
            if len(run) >= _CONTENTS and any(_is_in_contents(name) for name in names):
                found += run
            run = []
        if number is not None:
            run.append(place)
    return frozenset(found)


def _is_in_contents(name: str) -> bool:
    """Whether only a list of contents would hold that name: "Mål" is a statement as well, and its number a score."""
    return not is_statement(name) and (indicator_of(name) is not None or part_of(name) is not None)


def _page_of(line: Line) -> str:
    found = _PAGE.search(line.text)
    return found[1] if found else ""


def _without_years(text: str, year: int | None) -> bool:
    """Whether a line is a score with a year before it, such as "2023: 4"."""
    words = words_in(text)
    is_dated = len(words) >= 2 and len(words[0]) == 4 and words[0].isdigit() and int(words[0]) != year
    return is_dated and all(word.isdigit() for word in words)


def _tokens(text: str) -> list[str]:
    return boxes.tokens(boxes.parted(text)[1] or text)


def _last_number(row: Sequence[str]) -> int:
    """The last number of a row; where it has slipped to the next line, its box tells of it."""
    numbers = [int(token) for token in row if token.isdigit()]
    if not numbers:
        return len(row) if len(row) >= boxes.FEWEST else 0
    return max(numbers) + (not row[-1].isdigit() and not row[0].isdigit())


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
