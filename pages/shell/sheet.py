"""A window of a sheet on a page, with what is spoken of marked in it. A template escapes the text from its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st
from markupsafe import Markup

from analysis.templates import rendered
from data.cells.grid import column_letters, position
from data.reading.sheets import SheetPicture
from language import Language

MarkKind = Literal["table", "source", "error", "warning", "question"]

# Where two marks meet in a cell, the later of these is seen.
_KINDS: tuple[MarkKind, ...] = ("table", "source", "warning", "question", "error")
_WITH_SIGN = ("warning", "question", "error")


@dataclass(frozen=True)
class SheetMark:
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
    mark: SheetMark

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


@dataclass(frozen=True)
class _Cell:
    """`unseen` is what a screen reader hears before the text."""

    text: str
    classes: str = ""
    title: str = ""
    has_sign: bool = False
    unseen: tuple[str, ...] = ()


def show_sheet(
    picture: SheetPicture,
    language: Language,
    *,
    marked: Sequence[SheetMark] = (),
    caption: str,
    fields: Mapping[str, str] | None = None,
) -> None:
    """The cells with their column letters and row numbers, framed where marked.

    `fields` says what each column was taken for: column letters -> a word for the reader.
    """
    st.html(sheet_html(picture, language, marked=marked, caption=caption, fields=fields))


def only(picture: SheetPicture, mark: SheetMark) -> SheetPicture:
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
    marked: Sequence[SheetMark] = (),
    caption: str,
    fields: Mapping[str, str] | None = None,
) -> Markup:
    """The HTML of `show_sheet`."""
    areas = sorted((_area(mark) for mark in marked), key=lambda area: _KINDS.index(area.mark.kind))
    numbers = range(picture.first_column, picture.first_column + max(map(len, picture.rows), default=0))
    letters = [column_letters(number) for number in numbers]
    rows = [
        (
            number + 1,
            [_cell(text, number, column, areas, language) for column, text in zip(numbers, row, strict=False)],
        )
        for number, row in enumerate(picture.rows, start=picture.first_row)
    ]
    return rendered(
        "pages/shell/templates/sheet.html",
        caption=caption,
        fields=fields or {},
        taken_for=language.text("sheet.taken_for"),
        letters=letters,
        rows=rows,
        part=part_of(picture, language),
    )


def _area(mark: SheetMark) -> _Area:
    first, _, last = mark.cells.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return _Area(top, left, bottom, right, mark)


def _cell(text: str, row: int, column: int, areas: Sequence[_Area], language: Language) -> _Cell:
    number_class = "is-number" if _is_number(text) else ""
    here = [area for area in areas if area.holds(row, column)]
    if not here:
        return _Cell(text, number_class)
    # A screen reader hears each mark once, at the first of its cells.
    unseen = tuple(
        area.mark.label or language.text(f"sheet.{area.mark.kind}")
        for area in here
        if (area.top, area.left) == (row, column)
    )
    top = here[-1]
    has_sign = top.mark.kind in _WITH_SIGN and (top.top, top.left) == (row, column)
    classes = f"is-{top.mark.kind} {top.sides(row, column)} {number_class}".rstrip()
    return _Cell(text, classes, top.mark.label, has_sign, unseen)


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
