"""Plain text, such as a report that was pasted from Word or PDF -> lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from data.reading.delimited import decoded
from data.reports import boxes
from data.reports.emphasis import PLAIN, with_row
from data.reports.framed_names import with_bare_names
from data.reports.grades import grade_in, score_in
from data.reports.grids import GridReader
from data.reports.halves import in_decimals
from data.reports.headings import after_total, is_description, is_statement, is_structural
from data.reports.lines import Document, Line, squeezed, widths_of, without_bullet
from data.reports.listed import items_in, listed_in
from data.reports.pages import BARE_NUMBER, LABELLED_NUMBER, Placed, without_furniture
from data.reports.parted import are_totals
from data.reports.pasted_tables import tables_in
from data.reports.run_in import with_run_in_text
from data.reports.table_lines import with_table
from data.reports.web_page import is_web_page, read_web_page
from data.understanding.kinds_of_findings import bare_heading, indicator_of, kind_of_finding
from data.understanding.titles import is_title

SHEET = "Tekst"
_NUMBER_BESIDE = re.compile(
    r"[\s:.–-]*\d(?:[.,]\d)?(?:\s*(?:/|av|of|out\s+of)\s*\d{1,2})?(?:\s*[(\[]\d(?:[.,]\d)?[)\]])?(?:\s*(?:poeng|points?))?$"
)
_RULE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*")
_MARKDOWN = re.compile(r"#{1,6}\s+")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]+)(?:\*\*|__):?")
_BOLD_FIRST = re.compile(r"(?:(?:[-*•–]|\d{1,2}[.)])\s+)?(?:\*\*|__)([^*_]*[^\W\d_][^*_]*)(?:\*\*|__)(?!\w)")
_BOLD_WITHIN = re.compile(r"(?<!\w)(?:\*\*|__)([^*_]*[^\W\d_][^*_]*)(?:\*\*|__)(?!\w)")  # words; a number may be marked
_EMPHASIS = re.compile(r"(\*\*|__|`)([\d.,½/ ]+)\1")
_LONGEST_TITLE = 100
_LARGEST = 1_000_000  # bytes; a table may be larger
_LONGEST_MARK = 200
_FREQUENT = 3  # a line that stands so often may be a running head
_FEWEST_NAMED = 3  # statements with a number beside them, or indicators
_SHORTEST_PAGE = 12  # lines
_BEFORE = re.compile(r"\s+[(\[][^()\[\]\d]{0,20}[1-6](?:[.,]\d)?\s*[)\]]$")  # last year's beside a score: "4,5 (4)"


def is_report(content: bytes) -> bool:
    """Whether a text is a report rather than a table: it has scores under headings, or the headings of a report."""
    if len(content) > _LARGEST:
        return False
    if is_web_page(content):
        texts = [line.text for line in read_web_page(content).lines]
    else:
        texts = [_bare(_without_bars(line)) for line in decoded(content).splitlines()]
    marks = (
        Line(in_decimals(text), "", has_gap=not before)
        for before, text in pairwise(["", *texts])
        if text and len(text) < _LONGEST_MARK
    )
    told = with_run_in_text(with_bare_names(Document(SHEET, tuple(marks), wraps=True)))
    lines = [line.text for line in told.lines]
    numbered = (line[: found.start()] for line in lines if (found := _NUMBER_BESIDE.search(line)))
    is_told = sum(map(is_statement, numbered)) >= _FEWEST_NAMED
    if are_totals([_BEFORE.sub("", line) for line in lines]) or any(listed_in(line).name for line in lines):
        return True
    named = {code for line in lines if (code := indicator_of(_NUMBER_BESIDE.sub("", line))) is not None}
    if not (is_told or named or any(is_description(line) or _opens(line) for line in lines)):
        return False
    rows = sum(
        boxes.is_number_row(line)
        or boxes.has_box(boxes.tokens(boxes.parted(line)[1] or line))
        or grade_in(line) is not None
        for line in lines
    )
    headings = sum(after_total(line) is not None or kind_of_finding(line) is not None for line in lines)
    topics = sum(len(items_in(line)) or is_statement(bare_heading(_NUMBER_BESIDE.sub("", line))) for line in lines)
    return len(named) >= _FEWEST_NAMED or rows + headings > 1 or topics > 1


def _opens(text: str) -> bool:
    """Whether a line is the title of an assessment, whatever its indicators are called."""
    return len(text) < _LONGEST_TITLE and is_title(text)


def read_plain_text(text: str) -> Document:
    """The text's lines, each with its number."""
    pages: list[list[Line]] = [[]]
    has_gap = False
    raw_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    tables = tables_in(raw_lines, _cell_line)
    for number, raw in enumerate(raw_lines, start=1):
        if "\f" in raw:
            pages.append([])
        if number - 1 in tables:
            grid = tables[number - 1]
            pages[-1] += with_table(GridReader().lines(grid), grid) if grid else ()
        elif _RULE.fullmatch(raw):  # below an empty line it only parts what is above from what is below
            if pages[-1] and not has_gap:
                pages[-1][-1] = _underlined(pages[-1][-1])
            has_gap = True
            continue
        elif words := squeezed(raw):
            pages[-1].append(_line(words, f"l{number}", has_gap=has_gap))
        has_gap = not raw.strip()
    if len(pages) > 1:
        lines, heads = without_furniture([_placed(page) for page in pages])
    else:
        lines, heads = _without_numbers_and_heads(pages[0])
    return Document(SHEET, lines, wraps=True, heads=heads, widths=widths_of(lines))


def _line(words: str, place: str, *, has_gap: bool) -> Line:
    """A line; the signs by which some writers set headings say how it looks and are no part of it."""
    mark = _MARKDOWN.match(words)
    if mark:
        return Line(words[mark.end() :].rstrip("# "), place, is_heading=True, has_gap=has_gap, look=mark[0].strip())
    bold = _BOLD.fullmatch(words)
    if bold:
        return Line(bold[1], place, is_heading=True, has_gap=has_gap, look="**")
    lead = _BOLD_FIRST.match(words)
    words = _BOLD_WITHIN.sub(r"\1", words)
    # A number that stands out is the one that was chosen where it stands in a scale.
    said = with_row(words, [PLAIN] * len(words)) or _EMPHASIS.sub(r"\2", words)
    return Line(said, place, has_gap=has_gap, lead=lead[1] if lead else "")


def _bare(text: str) -> str:
    return _line(squeezed(text), "", has_gap=False).text


def _without_bars(raw: str) -> str:
    """A row of a table in bars as running words."""
    text = raw.strip()
    return " ".join(_EMPHASIS.sub(r"\2", text.strip("|")).split("|")) if text[:1] == text[-1:] == "|" else raw


def _underlined(line: Line) -> Line:
    return replace(line, is_heading=True, look="underlined")


def _cell_line(text: str, place: int) -> Line:
    if with_row(text, [PLAIN] * len(text)) is None:
        text = _EMPHASIS.sub(r"\2", text)  # of a total; in a scale it would be the number that was chosen
    begins_anew = not text[:1].islower()
    return _line(text, f"l{place + 1}", has_gap=begins_anew)


def _placed(page: Sequence[Line]) -> list[Placed]:
    """Heads are counted from the top of a page and feet from its bottom."""
    half = len(page) / 2
    return [Placed(line, 10.0 * (place if place < half else place - len(page))) for place, line in enumerate(page)]


def _without_numbers_and_heads(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The same where nothing says where a page ends."""
    numbers = _page_numbers(lines)
    stands: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if _could_be_head(line) and not (place + 1 < len(lines) and _is_scored(lines[place + 1])):
            stands.setdefault(line.text, []).append(place)
    heads = tuple(text for text, places in stands.items() if _is_head(places))
    kept = (
        line
        for place, line in enumerate(lines)
        if place not in numbers and line.text not in heads and not LABELLED_NUMBER.fullmatch(line.text)
    )
    return tuple(kept), heads


def _is_head(places: Sequence[int]) -> bool:
    """Whether a line comes back as often and as far apart as a running head does; one page may be short."""
    short = sum(after - before < _SHORTEST_PAGE for before, after in pairwise(places))
    return len(places) >= _FREQUENT and short <= 1


def _could_be_head(line: Line) -> bool:
    text = line.text
    # What begins with a small letter goes on with a sentence.
    is_text = any(sign.isalpha() for sign in text) and not text[0].islower() and not text.endswith("?")
    is_told = text.endswith(".") and any(map(str.isdigit, text))  # "Fra 4 i fjor til 5 i år." may come again
    return is_text and not (is_told or without_bullet(line) is not None or is_structural(text) or _is_scored(line))


def _is_scored(line: Line) -> bool:
    return bool(line.figures) or bool(boxes.parted(line.text)[1]) or grade_in(line.text) is not None


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lone numbers that count up by one, except where a total or the end of a row of boxes is due."""
    lone: dict[int, int] = {}
    has_boxes = any(boxes.has_box(boxes.tokens(boxes.parted(line.text)[1] or line.text)) for line in lines)
    for place, line in enumerate(lines):
        if line.figures or not BARE_NUMBER.fullmatch(line.text):
            continue
        before = lines[place - 1].text if place else ""
        after = lines[place + 1].text if place + 1 < len(lines) else ""
        is_total_due = after_total(before) == "" and score_in(after) is None
        row = boxes.tokens(boxes.parted(before)[1] or before)
        is_number_due = bool(row) and not row[-1].isdigit()
        is_score = not has_boxes and is_statement(before)
        if not is_total_due and not is_number_due and not is_score:
            lone[place] = int(line.text)
    longest: list[int] = []
    for start in lone:
        chain = [start]
        chain += _following(lone, start)
        longest = max(longest, chain, key=len)
    return set(longest) if len(longest) > 1 else set()


def _following(lone: dict[int, int], start: int) -> list[int]:
    found, wanted = [], lone[start] + 1
    for place, number in lone.items():
        if place > start and number == wanted:
            found.append(place)
            wanted += 1
    return found
