"""A window of a sheet on a page, with what is spoken of marked in it. Text from cells is escaped here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

import streamlit as st

from data.cells.grid import column_letters, position
from data.reading.sheets import SheetPicture
from language import Language

MarkKind = Literal["table", "source", "error", "warning", "question"]

# Where two marks meet in a cell, the later of these is seen.
_KINDS: tuple[MarkKind, ...] = ("table", "source", "warning", "question", "error")
_WITH_SIGN = ("warning", "question", "error")


@dataclass(frozen=True)
class Mark:
    """A cell or a range such as "A4:G36", and why it is marked. `label` is said instead of the kind's own word."""

    cells: str
    kind: MarkKind
    label: str = ""


@dataclass(frozen=True)
class _Area:
    top: int
    left: int
    bottom: int
    right: int
    mark: Mark

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def sides(self, row: int, column: int) -> str:
        """The sides of the cell at which the frame runs."""
        ends = {
            "top": row == self.top,
            "right": column == self.right,
            "bottom": row == self.bottom,
            "left": column == self.left,
        }
        return " ".join(f"at-{side}" for side, is_end in ends.items() if is_end)


def show_sheet(
    picture: SheetPicture,
    language: Language,
    *,
    marked: Sequence[Mark] = (),
    caption: str,
    fields: Mapping[str, str] | None = None,
) -> None:
    """The cells with their column letters and row numbers, framed where marked.

    `fields` says what each column was taken for: column letters -> a word for the reader.
    """
    st.html(sheet_html(picture, language, marked=marked, caption=caption, fields=fields))


def only(picture: SheetPicture, mark: Mark) -> SheetPicture:
    """The picture with nothing in it but the marked cells."""
    area = _area(mark)
    rows = tuple(
        tuple(text if area.holds(row, column) else "" for column, text in enumerate(cells, start=picture.first_column))
        for row, cells in enumerate(picture.rows, start=picture.first_row)
    )
    return replace(picture, rows=rows)


def sheet_html(
    picture: SheetPicture,
    language: Language,
    *,
    marked: Sequence[Mark] = (),
    caption: str,
    fields: Mapping[str, str] | None = None,
) -> str:
    """The HTML of `show_sheet`."""
    areas = sorted((_area(mark) for mark in marked), key=lambda area: _KINDS.index(area.mark.kind))
    numbers = range(picture.first_column, picture.first_column + max(map(len, picture.rows), default=0))
    letters = [column_letters(number) for number in numbers]
    head = _row_of_heads("", letters)
    if fields:
        head = _chips(letters, fields, language) + head
    body = "".join(
        f'<tr><th scope="row">{number + 1}</th>'
        + "".join(_cell(text, number, column, areas, language) for column, text in zip(numbers, row, strict=False))
        + "</tr>"
        for number, row in enumerate(picture.rows, start=picture.first_row)
    )
    more = part_of(picture, language)
    return (
        f'<div class="ps-sheet" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table><caption class="ps-unseen">{escape(caption)}</caption>'
        f"<thead>{head}</thead><tbody>{body}</tbody></table></div>"
        + (f'<p class="ps-source">{escape(more)}</p>' if more else "")
    )


def _area(mark: Mark) -> _Area:
    first, _, last = mark.cells.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return _Area(top, left, bottom, right, mark)


def _row_of_heads(corner: str, letters: Sequence[str]) -> str:
    return f"<tr><td>{corner}</td>" + "".join(f'<th scope="col">{letter}</th>' for letter in letters) + "</tr>"


def _chips(letters: Sequence[str], fields: Mapping[str, str], language: Language) -> str:
    cells = "".join(
        f'<td><span class="ps-chip">{escape(fields[letter])}</span></td>' if letter in fields else "<td></td>"
        for letter in letters
    )
    said = escape(language.text("sheet.taken_for"))
    return f'<tr class="ps-chips"><td><span class="ps-unseen">{said}</span></td>{cells}</tr>'


def _cell(text: str, row: int, column: int, areas: Sequence[_Area], language: Language) -> str:
    here = [area for area in areas if area.holds(row, column)]
    if not here:
        return f"<td{_number_class(text)}>{escape(text)}</td>"
    # A screen reader hears each mark once, at the first of its cells.
    words = "".join(
        f'<span class="ps-unseen">{escape(area.mark.label or language.text(f"sheet.{area.mark.kind}"))}: </span>'
        for area in here
        if (area.top, area.left) == (row, column)
    )
    top = here[-1]
    has_sign = top.mark.kind in _WITH_SIGN and (top.top, top.left) == (row, column)
    sign = '<span class="ps-sign" aria-hidden="true"></span>' if has_sign else ""
    classes = f"is-{top.mark.kind} {top.sides(row, column)}{' is-number' if _is_number(text) else ''}"
    title = f' title="{escape(top.mark.label)}"' if top.mark.label else ""
    return f'<td class="{classes}"{title}>{sign}{words}{escape(text)}</td>'


def _number_class(text: str) -> str:
    return ' class="is-number"' if _is_number(text) else ""


def _is_number(text: str) -> bool:
    return (text[-1:].isdigit() and not any(sign.isalpha() for sign in text)) or text.endswith("\u00a0%")


def part_of(picture: SheetPicture, language: Language) -> str:
    """Which part of its sheet a window is, in words; "" where it is the whole."""
    height, width = len(picture.rows), max(map(len, picture.rows), default=0)
    if height >= picture.total_rows and width >= picture.total_columns:
        return ""
    return language.text(
        "sheet.part",
        first=picture.first_row + 1,
        last=picture.first_row + height,
        rows=language.number(picture.total_rows, 0),
        first_column=column_letters(picture.first_column),
        last_column=column_letters(picture.first_column + max(width, 1) - 1),
        all_columns=column_letters(max(picture.total_columns, 1) - 1),
    )
