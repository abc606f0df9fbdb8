"""The fact sheet as a pack: the same charts as on the page, with empty fields beside them for the meeting to fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

import duckdb
import numpy as np

from analysis.chart import Chart
from analysis.charts.statements import questions
from analysis.pack.model import Figure, Pack, Part, TextList
from analysis.pack.writable import writable
from analysis.screens.fact_sheet import FactSheet, SheetIndicator
from analysis.sources import source_ranges
from analysis.table import Column, Field, Table
from language import Language

FactSheetFormat = Literal["docx", "pdf"]
FACT_SHEET_FORMATS: tuple[FactSheetFormat, ...] = get_args(FactSheetFormat)
FACT_SHEET_MIME_TYPES: dict[FactSheetFormat, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def write(
    connection: duckdb.DuckDBPyConnection, sheet: FactSheet, language: Language, wanted: FactSheetFormat
) -> bytes:
    """The sheet as a file of that format."""
    pack = build(connection, sheet, language)
    if wanted == "docx":
        from analysis.pack import word

        return word.write(pack)
    from analysis.pack import paper

    return paper.write(pack)


def build(connection: duckdb.DuckDBPyConnection, sheet: FactSheet, language: Language) -> Pack:
    """The whole programme first, then a page for each indicator."""
    desk = _Desk(connection, sheet, language)
    return writable(
        Pack(
            programme=sheet.programme,
            year=sheet.year,
            compared_year=sheet.before,
            language=language,
            edition=None,
            signature=None,
            loaded_at=sheet.loaded_at,
            parts=(desk.whole(), *(desk.indicator(one) for one in sheet.indicators)),
            about="fact_sheet",
        )
    )


class _Desk:
    """All that the parts are made from."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, sheet: FactSheet, language: Language) -> None:
        self.connection, self.sheet, self.language = connection, sheet, language

    def whole(self) -> Part:
        """What is known of the whole programme, and what is missing."""
        text, sheet = self.language.text, self.sheet
        lists = [TextList(text("fact_sheet.missing"), sheet.missing)] if sheet.missing else []
        if sheet.advised:
            lists.append(TextList(text("fact_sheet.advised", year=sheet.before or ""), sheet.advised, is_of_files=True))
        return Part(
            "text",
            text("fact_sheet.whole"),
            headline=sheet.headline.text,
            lists=tuple(lists),
            figures=self._figures([sheet.known, *sheet.charts]),
        )

    def indicator(self, one: SheetIndicator) -> Part:
        """One indicator, with a field for each score and for the board's words."""
        charts = [replace(one.statements, table=self._to_fill(one)), one.measures, one.advice]
        return Part(
            "text",
            one.name,
            headline=one.description,
            remarks=(one.totals,),
            figures=self._figures([chart for chart in charts if chart is not None]),
        )

    def _to_fill(self, one: SheetIndicator) -> Table:
        """The statements with their questions, then the board's total, each with its fields."""
        text, year, code = self.language.text, self.sheet.year, one.indicator.code
        known = one.statements.table
        score, words = text("charts.columns.score_of", year=year), text("fact_sheet.column_words")
        rows = [
            (self._asked(one, row), *row[1:], *self._fields(row[0].split("\n")[0], f"{code}-{place}", is_total=False))
            for place, row in enumerate(known.rows, start=1)
        ]
        total = text("fact_sheet.of_total")
        values = [one.total if column.kind == "score" else "" for column in known.columns[1:]]
        rows.append((total, *values, *self._fields(f"{one.name}, {total.lower()}", f"{code}-total", is_total=True)))
        return Table((*known.columns, Column(score, "field"), Column(words, "wide_field")), tuple(rows))

    def _asked(self, one: SheetIndicator, row: Sequence[str]) -> str:
        name = row[0].split("\n")[0]
        code = next((known.code for known in one.indicator.statements if known.topics[self.language.code] == name), "")
        asked = questions(self.sheet.form.code, one.indicator.code, code, self.language)
        return "\n".join([row[0], *(f"– {question}" for question in asked)])

    def _fields(self, name: str, key: str, *, is_total: bool) -> tuple[Field, Field]:
        text, year, scale = self.language.text, self.sheet.year, self.sheet.form.scale
        step = scale.step if is_total else 1.0
        points = np.arange(scale.minimum, scale.maximum + step / 2, step)
        return (
            Field(
                text("fact_sheet.field_score", year=year, name=name),
                f"score-{year}-{key}",
                text("fact_sheet.choose_score"),
                tuple(self.language.number(float(point)) for point in points),
            ),
            Field(
                text("fact_sheet.field_words", year=year, name=name),
                f"words-{year}-{key}",
                text("fact_sheet.write_here"),
            ),
        )

    def _figures(self, charts: Sequence[Chart]) -> tuple[Figure, ...]:
        programme = self.sheet.programme.programme
        return tuple(Figure(chart, source_ranges(self.connection, programme, chart.sources)) for chart in charts)
