"""One section of a report, read line by line: statements and their scores, findings, the total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.frameworks import Form
from data.reports.announced import announces_points, heads_actions, is_lone_point, label_of_item
from data.reports.blocks import Words, words_of
from data.reports.closing import closes, opens_part
from data.reports.findings import findings_of, is_closing, items_end, points_after
from data.reports.grades import is_of_another_year, is_of_earlier_year, score_in, without_other_years
from data.reports.headings import after_total, is_bare_total, is_mean
from data.reports.lines import Document, Table, has_bullet, without_bullet
from data.reports.parted import indicator_first
from data.reports.scored import ScoreRow, ScoreRows
from data.reports.section import Scored, Section, is_complete, is_own_topic
from data.reports.section_total import TotalReading
from data.terms.problems import Severity
from data.understanding.kinds_of_findings import bare_heading, indicator_of, kind_of_finding, labelled_kind

_OTHER_LABEL = re.compile(r"[A-ZÆØÅ][^\W\d]{2,20}(?:\s*\([^()]{1,30}\))?:\s+\S")
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_FEWEST_POINTS = 2
_SERIES = 2  # years beside the own one that tell how the scores have gone


class SectionReading:
    """One section while it is read, line by line. `goes_on_at` is where another indicator begins in its midst."""

    def __init__(
        self,
        document: Document,
        rows: ScoreRows,
        form: Form,
        year: int | None,
        start: int,
        end: int,
        code: str | None,
    ) -> None:
        self._document = document
        self._lines = document.lines
        self._rows = rows
        self._form = form
        self._year = year
        self._start = start
        self._end = end
        heading = bare_heading(self._lines[start].text)
        self.section = Section(heading, code, start, total_line=start)
        self.goes_on_at: int | None = None
        self._block: list[int] = []
        self._after_total: list[int] = []
        self._kinds: list[tuple[str, list[int]]] = []  # in order; a kind may come again
        self._kind: list[int] | None = None
        self._total = TotalReading(document, rows, self.section, year, end)
        self._is_first = False
        self._used = start + 1
        self._read()

    def _read(self) -> None:
        place = self._start + 1
        while place < self._end and self.goes_on_at is None:
            place = self._line(place)
        section = self.section
        section.end = self.goes_on_at or self._end
        for kind, places in self._merged_kinds():
            self._used = max(self._used, items_end(self._document, [at for at in places if at < section.end]))
            section.findings += findings_of(self._document, kind, [at for at in places if at < section.end])
            self._tell_of_points_after(kind, [at for at in places if at < section.end])
        section.content_end = min(max(self._used, section.total_line + 1), section.end)
        if section.statements and len({one.year for one in section.earlier}) < _SERIES:
            section.earlier.clear()  # last year's points only stand there to compare with
        self._take_single_score_as_total()
        if section.total is None and section.indicator:
            self._warn("missing_total", section.total_line, section.heading)
            self._tell_of_points()
        elif not section.findings:
            self._block += self._after_total
            self._tell_of_points()

    def _merged_kinds(self) -> list[tuple[str, list[int]]]:
        """The lines under each kind; what stands under the same heading again, overleaf, goes on with it."""
        merged: dict[str, tuple[str, list[int]]] = {}
        for kind, places in self._kinds:
            heading = self._lines[places[0]]
            is_own = not kind or labelled_kind(without_bullet(heading) or heading.text)
            merged.setdefault(f"{places[0]}" if is_own else kind, (kind, places[:1]))[1].extend(places[1:])
        return list(merged.values())

    def _line(self, place: int) -> int:
        """Takes one line, or several that belong together; gives the next line's place."""
        line = self._lines[place]
        if line.is_follow_up:  # names its indicator itself
            self._kind = None
            return place + 1
        if self._is_below_list(place):
            self._end = place
            return place
        is_item = without_bullet(line) is not None
        has_said = self._total.is_read or bool(self._kinds)
        if not is_item and place > self._start and opens_part(self._lines, place, self._start):
            self._end = place
            return place
        if not is_item and has_said and closes(self._lines, place, self._start, is_scored=self._total.is_read):
            self._end = place
            return place
        said = without_other_years(line.text, self._year)
        rest = self._total_of_item(place) if is_item else after_total(said)
        if rest is not None and not is_of_another_year(said.partition(":")[0], self._year):
            return self._total_at(place, rest)
        if rest is None and not is_item and is_bare_total(said) and self._total.is_lone_score(place + 1):
            return self._total_at(place, "")
        if rest is not None or _gives_mean(line.text) or self._rows.is_other_years(place):
            return place + 1
        kind = None if is_item or line.figures else kind_of_finding(line.text)
        if kind and is_of_earlier_year(line.text, self._year):
            self._kind = [place]  # its points are of another year, and left out
            self._block.clear()
            self._warn("points_of_earlier_year", place, line.text)
            return place + 1
        if kind and not kind[1] and self._is_first_point(place, kind[0]):
            return self._text_at(place)
        if kind and not self._rows.is_row(place + 1 if place + 1 < self._end else place):
            return self._kind_at(place, kind[0])
        if is_item and (label := label_of_item(line, self._lines[self._kind[0]] if self._kind else None)):
            return self._kind_at(place, label)
        row = self._rows.at(place, self._end)
        is_after = self._kind is not None or self._total.is_read
        if row is not None and not is_after and self._is_over(place, row):
            self.goes_on_at = self._block[0]
            return place
        if row is not None and is_after and (row.is_in_words and is_item):
            row = None
        if row is None:
            return self._text_at(place)
        if is_after and not self._goes_on(place, row):
            return place
        return self._row_at(place, row)

    def _total_of_item(self, place: int) -> str | None:
        """What follows the word for a total in a point of the list of statements: "- Samlet poengsum: 4,5"."""
        said = without_other_years(without_bullet(self._lines[place]) or "", self._year)
        rest = after_total(said) if self._kind is None and self.section.statements else None
        return rest if rest and score_in(rest) is not None else None

    def _is_below_list(self, place: int) -> bool:
        """Whether a heading stands below the table that speaks of one indicator after the other."""
        line, table = self._lines[place], self._lines[self._start].table
        is_outside = line.is_heading and not line.in_table and line.table is None
        if not is_outside or table is None or not self.section.has_scores:
            return False
        return _names_several(table)

    def _text_at(self, place: int) -> int:
        has_kinds = bool(self._kinds)
        is_after = has_kinds or bool(self.section.statements or self.section.unscored)
        if announces_points(self._lines, place, self._end, self._rows, has_kinds=has_kinds, is_after=is_after):
            return self._kind_at(place, "action" if has_kinds and heads_actions(self._lines, place) else "")
        if self._kind is not None and (
            self._is_below_table(place) or self._is_beside_label(place) or self._names_other(place)
        ):
            self._kind = None
        if self._kind is not None:
            self._kind.append(place)
        elif not (self._total.is_read and self.section.has_scores and not self._is_total_first()):
            self._block.append(place)
        else:
            self._after_total.append(place)
        return place + 1

    def _is_below_table(self, place: int) -> bool:
        """Whether a line stands below the table whose cells hold the findings before it, and so is none of them."""
        heading, *points = self._kind or [place]
        is_within = self._lines[heading].in_table and any(self._lines[at].in_table for at in points)
        return is_within and not self._lines[place].in_table and without_bullet(self._lines[place]) is None

    def _is_beside_label(self, place: int) -> bool:
        """Whether a paragraph below a point behind its label, "Styrke: Alle er med", has a label or a subject of its
        own: "Vedtak: Godkjent", "Bærekraft ble ikke vurdert".
        """
        line, (heading, *_) = self._lines[place], self._kind or [place]
        kind = kind_of_finding(self._lines[heading].text)
        if not (kind and kind[1]) or without_bullet(line) is not None or (self._document.wraps and not line.has_gap):
            return False
        subject = indicator_first(line.text)
        is_other = subject is not None and subject != self.section.indicator
        return is_other or _OTHER_LABEL.match(line.text) is not None

    def _names_other(self, place: int) -> bool:
        """Whether a line below findings, with room above it, is another indicator's name: nothing is said of that."""
        line = self._lines[place]
        is_apart = line.has_gap and not line.in_table and line.table is None and without_bullet(line) is None
        return is_apart and indicator_of(line.text) not in (None, self.section.indicator)

    def _is_total_first(self) -> bool:
        """Whether the total stands above the statements."""
        return self._total.is_read and self._is_first and not self._kinds and not is_complete(self.section, self._form)

    # The total.

    def _total_at(self, place: int, rest: str) -> int:
        if self._total.is_read:
            value = self._total.value_at(place, rest)
            if value is None or value == self.section.total:
                return place + 1
            if self._turns_at(place):
                return place
            self.section.tell(self._document, "two_totals", place, self.section.heading, severity=Severity.ERROR)
            return place + 1
        open_kind = self._kind if self._kind is not None and len(self._kind) == 1 else None
        self._kind = None
        self._is_first = not (self.section.statements or self.section.unscored or self._kinds)
        self._tell_of_points()
        self._block.clear()
        following = self._total.read(place, rest)
        if following < self._end and has_bullet(self._lines[following]):
            self._kind = open_kind  # a box of text beside the heading's points stands between them
        return following

    # Findings.

    def _kind_at(self, place: int, kind: str) -> int:
        is_again = kind != "" and any(known == kind for known, _ in self._kinds)
        if is_again and self._kind is not None and self._turns_at(place):
            return place
        self._kind = [place]
        self._kinds.append((kind, self._kind))
        self._tell_of_points()
        self._block.clear()
        return place + 1

    def _tell_of_points(self) -> None:
        """Tells of points that no heading says anything of, and that are no questions to think about."""
        points = [at for at in self._block if has_bullet(self._lines[at]) and not self._lines[at].text.endswith("?")]
        if self.section.indicator and len(points) >= _FEWEST_POINTS:
            self._warn("points_left_out", points[0], self.section.heading, count=len(points))

    def _tell_of_points_after(self, kind: str, places: Sequence[int]) -> None:
        """Tells of points below a paragraph that ended the list of findings, under what stands right above them."""
        if points := points_after(self._document, kind, places):
            self._warn("points_left_out", points[0], self._lines[points[0] - 1].text, count=len(points))

    def _is_first_point(self, place: int, kind: str) -> bool:
        """Whether what reads like a heading is the only point right below a heading of its kind: "God portefølje"."""
        is_below = self._kind == [place - 1] and self._kinds[-1][0] == kind
        return is_below and is_lone_point(self._lines, place, self._end)

    # Another indicator that turns up.

    def _goes_on(self, place: int, row: ScoreRow) -> bool:
        """Whether a row of scores after findings or a total still belongs to this indicator."""
        if self._is_total_first():
            return True
        block = self._block_after_items(place)
        words = words_of(self._document, [*block, *([place] if row.before else [])], last=row.before)
        if words is not None and is_own_topic(words, self.section.indicator):
            if self._kind is not None and block:
                self._kind[:] = [at for at in self._kind if at < block[0]]
            self._kind = None
            self._block = block
            return True
        self.goes_on_at = block[0] if block else place
        if self.goes_on_at <= self._start:
            self.goes_on_at = None
            return True
        return False

    def _is_over(self, place: int, row: ScoreRow) -> bool:
        """Whether all of the form's statements have been said, and a heading and a topic of something else follow."""
        texts = [at for at in self._block if without_bullet(self._lines[at]) is None]
        if len(texts) < 2 or not is_complete(self.section, self._form):
            return False
        words = words_of(self._document, [*self._block, *([place] if row.before else [])], last=row.before)
        is_heading = not self._lines[texts[0]].text.endswith((".", "?", ":"))
        return (
            is_heading
            and texts[0] == self._block[0]
            and words is not None
            and not is_own_topic(words, self.section.indicator)
        )

    def _block_after_items(self, place: int) -> list[int]:
        """The lines right above a row that are no part of the findings or the total before them."""
        begin = self._start + 1
        if self._kind is not None:
            begin = items_end(self._document, self._kind)
        elif self._total.is_read:
            begin = self.section.total_line + 1
        return [above for above in range(begin, place) if not self._lines[above].figures]

    def _turns_at(self, place: int) -> bool:
        """Whether a heading of another indicator stands right above a line that can only open or end a section."""
        block = self._block_after_items(place)
        heading = next((at for at in block if without_bullet(self._lines[at]) is None), None)
        if heading is None or heading <= self._start or is_closing(self._lines[heading].text):
            return False
        self.goes_on_at = heading
        return True

    # Statements.

    def _row_at(self, place: int, row: ScoreRow) -> int:
        """Takes the row of scores that ends a block."""
        self._used = row.following
        if row.open:
            self.section.open.append((place, row.open))
        words = words_of(self._document, [*self._block, place] if row.before else self._block, last=row.before)
        self._block.clear()
        if words is None:
            has_none = self.section.total is None and not self._total.is_read
            if row.is_in_words and not self.section.statements and has_none:
                self.section.total, self.section.total_line, self._total.is_read = row.numbers[0], place, True
                self._is_first = not self._kinds
            elif row.numbers:
                self._warn("score_without_statement", place, self._lines[place].text)
            return row.following
        self._score(words, row, place)
        self._total.take_earlier(words, row, place)
        return row.following

    def _score(self, words: Words, row: ScoreRow, place: int) -> None:
        if len(row.numbers) > 1:
            numbers = ", ".join(f"{number:g}" for number in row.numbers)
            values = {"numbers": numbers}
            self.section.tell(self._document, "two_crosses", place, words.shown, values, Severity.ERROR)
            self.section.unscored.append(words)
        elif not row.numbers:
            self.section.unscored.append(words)
            if row.two:
                self.section.tell(self._document, "two_scores", place, words.shown, {"shown": row.two}, Severity.ERROR)
            elif row.is_unclear:
                self._warn("unclear_score", place, words.shown, shown=self._lines[place].text)
            elif self._lines[place].figures and not row.open:
                headers = " · ".join(figure.header for figure in self._lines[place].figures)
                self._warn("no_score_in_columns", place, words.shown, headers=headers)
            elif not row.open:
                self._warn("no_cross", place, words.shown)
        else:
            score = row.numbers[0]
            if not row.is_whole:
                self._warn("uncertain_score", place, words.shown, score=f"{score:g}")
            self.section.statements.append(Scored(words, score, words.line, place, row.is_in_words))

    def _take_single_score_as_total(self) -> None:
        """One score in words and nothing else is that of the whole indicator: some give a joint grade only."""
        section = self.section
        if section.total is not None or len(section.statements) != 1 or section.unscored or self._total.is_read:
            return
        scored = section.statements[0]
        if scored.is_in_words and not is_own_topic(scored.words, section.indicator):
            section.total, section.total_line = scored.score, scored.row
            section.statements.clear()

    def _warn(self, code: str, place: int, value: str, **values: str | int) -> None:
        self.section.tell(self._document, code, place, value, values)


def _gives_mean(text: str) -> bool:
    """Whether a line gives a mean, alone or at the end of a legend: it is no finding."""
    return is_mean(text) or is_mean(_SENTENCES.split(text)[-1])


def _names_several(table: Table) -> bool:
    """Whether cells of a table name different indicators."""
    cells = (cell[0].text for row in table for cell in row if len(cell) == 1)
    return len({code for text in cells if (code := indicator_of(text)) is not None}) > 1
