"""A web page as one sheet: its headings and paragraphs in the first column, its tables below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from data.cells.grid import Cell
from data.reading.cell_text import Run, clean, clean_runs
from data.reading.file_kinds import FileRefused
from data.reading.limits import Limits
from data.reading.number_formats import value_shown
from data.reading.raw_sheet import RawSheet, Style
from data.reading.web import looks

_SILENT = frozenset({"script", "noscript", "template", "option", "select", "textarea", "svg", "xml"})
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "base", "wbr", "area", "embed", "source"})
_BLOCKS = frozenset(
    {
        *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "caption", "section"),
        *(
            "article",
            "header",
            "footer",
            "main",
            "nav",
            "form",
            "fieldset",
            "legend",
            "pre",
            "blockquote",
            "center",
            "hr",
        ),
    }
)
_BOLD, _ITALIC, _STRUCK = frozenset({"b", "strong"}), frozenset({"i", "em"}), frozenset({"s", "strike", "del"})
_COUNTED = ("all", "bold", "italic", "struck")
_NOTHING_SAID: dict[str, str] = {}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MOST_SPANNED = 1_000
_LAST_COLUMN = 16_383


@dataclass
class _Table:
    """Where the reading of a table has come to; `taken` is how far down a cell of each column reaches."""

    row: int = -1
    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)
    is_row_empty: bool = True
    row_style: dict[str, str] = field(default_factory=dict)
    is_row_hidden: bool = False


@dataclass
class _OpenCell:
    style: dict[str, str]
    attributes: dict[str, str]
    is_header: bool


@dataclass
class Page:
    """What a page is: its one sheet, and how large its largest table is."""

    sheet: RawSheet
    title: str = ""
    most_rows: int = 0
    most_columns: int = 0


class PageReader(HTMLParser):
    """Takes the tags of a page and writes a `Page`."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self._palette: list[Style] = [Style()]
        self._styles: dict[Style, int] = {Style(): 0}
        self.page = Page(RawSheet("", limits, self._palette))
        self._rules: dict[str, dict[str, str]] = {}
        self._next_row = 0
        self._tables: list[_Table] = []
        self._cell: _OpenCell | None = None
        self._runs: list[Run] = []
        self._open: list[tuple[str, bool]] = []
        self._unseen = 0
        self._marks: dict[str, int] = {}
        self._signs = dict.fromkeys(_COUNTED, 0)
        self._said_of: dict[tuple[str, ...], dict[str, str]] = {}
        self._is_title = self._is_style = self._is_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag begins."""
        attributes = {name: value or "" for name, value in attrs}
        style = self._style_of(tag, attributes)
        is_unseen = tag in _SILENT or (looks.is_hidden(style) and tag != "tr") or "hidden" in attributes
        if tag in _EMPTY:
            self._empty_tag(tag)
            return
        if tag not in ("td", "th", "tr", "p", "li"):  # their end may be left out
            self._open.append((tag, is_unseen))
            self._unseen += is_unseen
        if self._unseen:
            return
        if tag == "table":
            self._start_table()
        elif tag == "tr":
            self._start_row(style)
        elif tag in ("td", "th"):
            self._start_cell(tag, style, attributes)
        elif tag in ("title", "style"):
            self._is_title, self._is_style = tag == "title", tag == "style"
        elif tag == "caption" and self._tables and not self._cell:
            self._is_caption = self._tables[-1].row < 0
        elif tag in _BLOCKS:
            self._break()
        else:
            self._marks[tag] = self._marks.get(tag, 0) + 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that says it is empty, as XHTML does."""
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """A tag ends."""
        was_unseen = bool(self._unseen)
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                self._unseen -= sum(is_unseen for _, is_unseen in self._open[place:])
                del self._open[place:]
                break
        if was_unseen:
            return
        if tag == "table":
            self._end_table()
        elif tag == "caption":
            self._end_caption()
        elif tag in ("td", "th") or tag == "tr":
            self._end_cell()
        elif tag in ("title", "style"):
            self._is_title = self._is_style = False
        elif tag in _BLOCKS:
            self._break()
        elif self._marks.get(tag):
            self._marks[tag] -= 1

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._is_title:
            self.page.title += data
        elif self._is_style:
            self._rules.update(looks.rules(data))
        elif not self._unseen and (not self._tables or self._cell or self._is_caption):
            text = _SPACE.sub(" ", data)
            if text == " " and (not self._runs or self._runs[-1][0].endswith((" ", "\n"))):
                return
            self._runs.append((text, bool(self._marks) and bool(self._marks.get("sup"))))
            count = len(text.strip())
            self._signs["all"] += count
            for name, tags in (("bold", _BOLD), ("italic", _ITALIC), ("struck", _STRUCK)) if self._marks else ():
                if any(self._marks.get(tag) for tag in tags):
                    self._signs[name] += count

    def finish(self) -> Page:
        """The page, once all has been read."""
        while self._tables:
            self._end_table()
        self._flush_text()
        self.page.title = clean(" ".join(self.page.title.split()))
        self.page.sheet.finished()
        return self.page

    def _style_of(self, tag: str, attributes: dict[str, str]) -> dict[str, str]:
        """What the page says of a tag; the same dict for all that are written alike."""
        if not attributes and tag not in self._rules:
            return _NOTHING_SAID
        key = tag, attributes.get("class", ""), attributes.get("bgcolor", ""), attributes.get("style", "")
        if key not in self._said_of:
            self._said_of[key] = self._worked_out(tag, attributes)
        return self._said_of[key]

    def _worked_out(self, tag: str, attributes: dict[str, str]) -> dict[str, str]:
        style = dict(self._rules.get(tag, ()))
        for name in attributes.get("class", "").split():
            style.update(self._rules.get(f".{name.casefold()}", ()))
        if "bgcolor" in attributes:
            style["background-color"] = attributes["bgcolor"]
        style.update(looks.declarations(attributes.get("style", "")))
        return style

    def _empty_tag(self, tag: str) -> None:
        if self._unseen:
            return
        if tag == "br":
            self._runs.append(("\n", False))
        elif tag == "hr":
            self._break()

    def _break(self) -> None:
        """A block begins or ends: a new line in a cell, a new row outside the tables."""
        if self._cell and self._runs and not self._runs[-1][0].endswith("\n"):
            self._runs.append(("\n", False))
        elif not self._tables:
            self._flush_text()

    def _flush_text(self) -> None:
        text = self._take_text()
        if text:
            self.page.sheet.put(self._next_row, 0, text)
            self._next_row += 1

    def _take_text(self) -> str:
        text = clean_runs(self._runs).strip(" \n")
        self._runs.clear()
        return text

    def _start_table(self) -> None:
        if self._tables:
            self._end_cell()  # a table in a cell: the outer one only gives it its place
            if self._tables[-1].is_row_empty and self._tables[-1].row == self._next_row - 1:
                self._next_row -= 1
        else:
            self._flush_text()
        self._tables.append(_Table())

    def _end_table(self) -> None:
        self._end_cell()
        if self._tables:
            self._tables.pop()
        if self._tables:
            self._tables[-1].row, self._tables[-1].column = self._next_row - 1, 0
            self._tables[-1].taken.clear()

    def _end_caption(self) -> None:
        """What a table is called stands above it, wherever its lines begin."""
        if self._is_caption:
            self._is_caption = False
            self._flush_text()
        else:
            self._break()

    def _start_row(self, style: dict[str, str]) -> None:
        self._end_cell()
        if self._is_caption:
            self._end_caption()
        if not self._tables:
            self._tables.append(_Table())
        table = self._tables[-1]
        table.row = self._next_row
        table.column = 0
        table.is_row_empty = True
        table.row_style = style
        table.is_row_hidden = looks.is_hidden(style)
        self._next_row += 1

    def _start_cell(self, tag: str, style: dict[str, str], attributes: dict[str, str]) -> None:
        self._end_cell()
        if not self._tables or self._tables[-1].row < 0:
            self._start_row({})
        self._runs.clear()
        self._signs = dict.fromkeys(_COUNTED, 0)
        around = self._tables[-1].row_style
        self._cell = _OpenCell({**around, **style} if around else style, attributes, tag == "th")

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        table, sheet = self._tables[-1], self.page.sheet
        while table.taken.get(table.column, -1) >= table.row:
            table.column += 1
        if table.column > _LAST_COLUMN:
            raise FileRefused("too_many_cells", sheet=self.page.title)
        row, column = table.row, table.column
        style = self._style(cell)
        text = self._take_text()
        table.is_row_empty = table.is_row_empty and not text
        sheet.put(row, column, self._value(cell, text, self._palette[style].format), style)
        down, right = _spanned(cell.attributes.get("rowspan")), _spanned(cell.attributes.get("colspan"))
        if down > 1 or right > 1:
            sheet.merged.append((row, column, row + down - 1, column + right - 1))
            table.taken.update(dict.fromkeys(range(column, column + right), row + down - 1))
        if table.is_row_hidden:
            sheet.hidden_rows.add(row)
        table.column += right
        self.page.most_rows = max(self.page.most_rows, self._next_row)
        self.page.most_columns = max(self.page.most_columns, table.column)

    def _style(self, cell: _OpenCell) -> int:
        count = self._signs["all"]
        bold, italic, struck = (count > 0 and self._signs[name] == count for name in ("bold", "italic", "struck"))
        if not cell.style and not (bold or italic or struck or cell.is_header or "sdnum" in cell.attributes):
            return 0
        look = looks.look(cell.style, bold=bold or cell.is_header, italic=italic, struck=struck)
        code = looks.number_format(cell.style)
        told = cell.attributes.get("sdnum", "").split(";", 2)
        style = Style(told[2] if len(told) == 3 and told[2] else code, look)
        if style not in self._styles:
            self._styles[style] = len(self._palette)
            self._palette.append(style)
        return self._styles[style]

    def _value(self, cell: _OpenCell, text: str, code: str) -> Cell:
        said = cell.attributes.get("sdval", cell.attributes.get("x:num"))
        if said is None:
            return text
        try:
            return value_shown(float(said or text), code)
        except ValueError:
            return text


def read_page(text: str, limits: Limits) -> Page:
    """The page of that HTML."""
    reader = PageReader(limits)
    reader.feed(text)
    reader.close()
    return reader.finish()


def sheet_names(text: str) -> Sequence[str]:
    """What a spreadsheet has called its sheets in a page of its own."""
    return [clean(name) for name in re.findall(r"<x:Name>([^<]*)</x:Name>", text)]


def _spanned(said: str | None) -> int:
    return min(max(int(said), 1), _MOST_SPANNED) if said and said.isdecimal() and len(said) < 6 else 1
