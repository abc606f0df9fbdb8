"""A web page -> lines: what Word takes in as HTML, and what is saved from a browser or a mail."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from types import MappingProxyType

from data.reading.delimited import decoded
from data.reports import boxes
from data.reports.emphasis import Marks, lead_of, legend_of, with_row
from data.reports.grids import GridReader
from data.reports.lines import Document, Line, squeezed
from data.reports.table_cells import Cell
from data.reports.table_lines import with_table

SHEET = "HTML"
_BEGINS = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,200}?-->\s*)?"
    rb"<(?:!doctype html|html|head|body|p|div|h[1-6]|table|style|meta)\b",
    re.I | re.S,
)
_MAIL = re.compile(rb"^(?:MIME-Version|From|Subject|Date|Content-Type):", re.I | re.M)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {"p", "div", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer", "blockquote"}
_BLOCKS |= {"pre", "center", "form", "body", "main", "address", "figure", "figcaption", "fieldset", "legend"}
_BLOCKS |= {"details", "summary"}
_WITHOUT_TEXT = frozenset({"script", "style", "head", "title", "del", "s", "strike", "noscript", "template"})
_FURNITURE = frozenset({"nav", "footer", "aside", "dialog", "menu", "button"})  # of the site, and no part of a report
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "banner", "search", "complementary", "dialog"})
_WAYS = {"b": "bold", "strong": "bold", "th": "bold", "mark": "marked", "u": "underlined"}
_VOID = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source", "track"}
)
_MARKED = re.compile(r"background(?:-color)?\s*:\s*(?!\s*(?:#f{3,6}\b|white|transparent|none|inherit|auto))", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_RAISED = re.compile(r"[\d*†‡,\s]+")


def is_web_page(content: bytes) -> bool:
    """Whether a content is HTML, or a web archive that holds some."""
    return bool(_BEGINS.match(content[:2_000])) or _is_archive(content)


def _is_archive(content: bytes) -> bool:
    beginning = content[:4_000]
    return bool(_MAIL.match(beginning)) and b"text/html" in content[:20_000].lower()


def read_web_page(content: bytes, signs: Mapping[int, str] = MappingProxyType({})) -> Document:
    """The page's lines, each with its number; `signs` are those to be read as others."""
    html = _html_in(content) if _is_archive(content) else decoded(content)
    legend = legend_of(squeezed(re.sub(r"<[^<>]*>", " ", part)) for part in re.split(r"</?(?:p|div|li|td|h\d)\b", html))
    reader = _Reader(legend, signs)
    reader.feed(html)
    reader.close()
    lines = tuple(replace(line, place=f"l{number}") for number, line in enumerate(reader.lines(), start=1))
    return Document(SHEET, lines, wraps=False)


def _html_in(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return decoded(payload) if isinstance(payload, bytes) else ""
    return ""


@dataclass
class _Table:
    """`taken`: column -> the last row that a cell above reaches down to."""

    rows: list[list[Cell]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)

    def put(self, cell: Cell, right: int, down: int) -> None:
        """A cell of the last row, in its first place that no cell above reaches into."""
        if not self.rows:
            return
        self.fill()
        row, number = self.rows[-1], len(self.rows) - 1
        begin = len(row)
        row += [cell, *([Cell(is_covered=True)] * (right - 1))]
        self.taken |= dict.fromkeys(range(begin, len(row)), number + down - 1)

    def fill(self) -> None:
        """The next places of the last row that cells above reach into."""
        while self.rows and self.taken.get(len(self.rows[-1]), -1) >= len(self.rows) - 1:
            self.rows[-1].append(Cell(goes_on=True))


class _Reader(HTMLParser):
    """Walks through a page and keeps what people see."""

    def __init__(self, legend: str | None, signs: Mapping[int, str]) -> None:
        super().__init__(convert_charrefs=True)
        self._signs = signs
        self._legend = legend
        self._lines: list[list[Line]] = [[]]  # of the page, and of each cell that is open
        self._tables: list[_Table] = []
        self._open: list[tuple[str, Marks, bool]] = []
        self._pieces: list[tuple[str, Marks]] = []
        self._hidden = 0
        self._is_item = False
        self._heading = ""
        self._option: tuple[bool, bool] | None = None  # a choice of a list: whether it is chosen, whether one was
        self._spans: list[tuple[int, int]] = []  # columns and rows of each cell that is open

    def lines(self) -> Iterator[Line]:
        """All lines, once the whole page has been fed."""
        self._end_line()
        while self._tables:
            self._end_table()
        yield from (line for line in self._lines[0] if line.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        style = said.get("style", "")
        if tag in _VOID:
            self._void(tag, said)
            return
        ways = {_WAYS[tag]} if tag in _WAYS else set()
        ways |= (
            {"marked"}
            if _MARKED.search(style) or said.get("bgcolor", "").lower() not in ("", "#ffffff", "white")
            else set()
        )
        ways |= {"bold"} if _BOLD.search(style) else set()
        is_hidden = tag in _WITHOUT_TEXT or tag in _FURNITURE or said.get("role", "").lower() in _FURNITURE_ROLES
        is_hidden = is_hidden or bool(_HIDDEN.search(style)) or "hidden" in said
        if tag == "option":
            is_hidden = is_hidden or "selected" not in said
        self._open.append((tag, frozenset(ways), is_hidden))
        self._hidden += is_hidden
        if tag in _BLOCKS or tag in ("li", "tr", "table", "td", "th"):
            self._end_line()
        if tag == "li":
            self._is_item = True
        if tag in _HEADINGS:
            self._heading = tag
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].fill()
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._lines.append([])
            self._spans.append((_number(said.get("colspan", "1")), _number(said.get("rowspan", "1"))))

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _, _ in self._open):
            return
        while self._open:
            name, ways, is_hidden = self._open.pop()
            self._hidden -= is_hidden
            self._ended(name, ways)
            if name == tag:
                break

    def _ended(self, tag: str, ways: Marks) -> None:
        if tag in _BLOCKS or tag in ("li", "tr", "table", "td", "th"):
            self._end_line()
        if tag == "li":
            self._is_item = False
        if tag in _HEADINGS:
            self._heading = ""
        if tag in ("td", "th") and self._tables and len(self._lines) > 1:
            lines = tuple(line for line in self._lines.pop() if line.text)
            stands_out = "marked" in ways or (bool(lines) and all(line.is_heading for line in lines))
            self._tables[-1].put(Cell(lines, stands_out), *self._spans.pop())
        elif tag == "table" and self._tables:
            self._end_table()

    def handle_data(self, data: str) -> None:
        if self._hidden or not data:
            return
        names = [name for name, _, _ in self._open]
        if "sup" in names and _RAISED.fullmatch(data):
            return
        ways = frozenset().union(*(ways for _, ways, _ in self._open))
        self._pieces.append((re.sub(r"\s+", " ", data).translate(self._signs), ways))

    def _void(self, tag: str, said: dict[str, str]) -> None:
        if self._hidden:
            return
        if tag in ("br", "hr"):
            self._pieces.append(("\n", frozenset()))
        elif tag == "input" and said.get("type", "").lower() in ("checkbox", "radio"):
            self._pieces.append((boxes.CROSSED if "checked" in said else boxes.EMPTY, frozenset()))
        elif tag == "input" and said.get("type", "text").lower() in ("text", "number"):
            self._pieces.append((said.get("value", ""), frozenset()))

    def _end_line(self) -> None:
        text = "".join(piece for piece, _ in self._pieces)
        marks = [ways for piece, ways in self._pieces for _ in piece]
        self._pieces = []
        begin = 0
        for number, part in enumerate(text.split("\n")):
            of_signs = marks[begin : begin + len(part)]
            begin += len(part) + 1
            said = with_row(part, of_signs, self._legend) or squeezed(part)
            if not said:
                continue
            filled = [mark for sign, mark in zip(part, of_signs, strict=True) if not sign.isspace()]
            shared = frozenset.intersection(*filled) if filled else frozenset()
            is_bullet = self._is_item and number == 0
            is_heading = bool(self._heading) or ("bold" in shared and not self._is_item)
            look = "|".join((self._heading, *sorted(shared)))
            lead = lead_of(part, of_signs)
            self._lines[-1].append(Line(said, "", is_bullet, is_heading, look=look, has_gap=True, lead=lead))
            if number == 0 and self._is_item:
                self._is_item = False

    def _end_table(self) -> None:
        table = self._tables.pop()
        table.fill()
        rows = [row for row in table.rows if row]
        self._lines[-1] += (replace(line, in_table=True) for line in with_table(GridReader().lines(rows), rows))


def _number(text: str) -> int:
    return min(max(int(text), 1), 64) if text.isdigit() else 1
