"""The pack on paper (PDF): tagged, PDF/UA-1, real text, drawn by Typst from numbers. No browser is needed."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst

from analysis.figures.drawing import nice_ticks
from analysis.findings import Finding
from analysis.overview import KeyFigure
from analysis.pack import tables
from analysis.pack.colours import TOKENS, score_cell
from analysis.pack.model import Figure, Pack, Part, asked
from analysis.pack.plots import Bars, Columns, Dots, Grid, Plot, Series
from analysis.table import Table, written
from language import Language, sentence

_HERE = Path(__file__).parent
_FONTS = _HERE.parents[1] / "static" / "fonts"
_REGIONS = {"nb": "NO", "en": "GB"}
_KINDS = {Dots: "dots", Grid: "grid", Bars: "bars", Columns: "columns"}
# Soft hyphens, joiners, and marks that turn the direction of the text around them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_POINTS = 470  # the width of the text, in points
Json = dict[str, Any]


def write(pack: Pack) -> bytes:
    """The document as a file."""
    content = json.dumps(_plain(_document(pack)), ensure_ascii=False)
    return typst.compile(
        str(_HERE / "paper.typ"),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"pack": content},
        pdf_standards=["ua-1"],
    )


def _document(pack: Pack) -> Json:
    language, text = pack.language, pack.language.text
    names = ("ink", "ink2", "ink3", "rule", "track", "band", "raised", "accent", "tint", "tint_edge", "voice")
    return {
        "language": language.code,
        "region": _REGIONS[language.code],
        "tokens": {name: getattr(TOKENS, name) for name in names},
        "title": pack.title,
        "description": text("pack.figures_of", programme=pack.programme.name, year=pack.year),
        "programme": pack.programme.name,
        "kind": text("pack.kind", year=pack.year),
        "kicker": text("headlines.overview_kicker", programme=pack.programme.name, year=pack.year),
        "meeting": pack.meeting,
        "mark": pack.mark,
        "basis": pack.basis,
        "footer": pack.footer,
        "brief": pack.is_brief,
        "contents": text("pack.contents"),
        "discuss": text("pack.parts.discuss"),
        "nothing": text("pack.nothing_to_discuss"),
        "page": text("pack.page_of", page="#page", of="#of"),
        "parts": [_part(pack, part) for part in pack.parts],
    }


def _part(pack: Pack, part: Part) -> Json:
    return {
        "kind": part.kind,
        "title": part.title,
        "headline": part.headline,
        "opening": list(part.opening),
        "own": [part.text] if part.text else [],
        "key_figures": [_key_figure(figure) for figure in part.key_figures],
        "findings": [_finding(finding, is_asked=part.kind == "discuss") for finding in part.findings],
        "figures": [_figure(pack, figure) for figure in part.figures],
        "table": None if part.table is None else _table(part.table, pack.language, 8),
        "definitions": [{"name": definition.name, "text": definition.text} for definition in part.definitions],
        "notes": [pack.note_line(note) for note in part.notes],
    }


def _finding(finding: Finding, *, is_asked: bool) -> Json:
    """The status says what was found; what to talk about begins with the question."""
    if is_asked:
        question, about = asked(finding)
        return {"title": question, "figures": about, "question": ""}
    return {"title": finding.title, "figures": finding.figures, "question": finding.question}


def _key_figure(figure: KeyFigure) -> Json:
    return {
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit,
        "meaning": figure.meaning,
        "missing": figure.is_missing,
    }


def _figure(pack: Pack, figure: Figure) -> Json:
    chart = figure.chart
    # A heatmap shows every number of its table already.
    has_table = bool(chart.table.rows) and not isinstance(figure.plot, Grid) and not pack.is_brief
    size = 7.2 if figure.plot is not None else 6.8 if len(chart.table.columns) > 6 else 8.5
    return {
        "title": chart.title,
        "subtitle": chart.subtitle,
        "alt": chart.alt,
        "source": pack.source_line(figure.sources, most=None),
        "key": [] if figure.plot is None else _key(figure.plot, pack.language),
        "plot": None if figure.plot is None else _plot(figure.plot, pack.language),
        "table": _table(chart.table, pack.language, size) if has_table else None,
        "missing": None
        if chart.missing is None
        else {"title": chart.missing.title, "why": chart.missing.why, "what": chart.missing.what_to_do},
        "notes": [pack.note_line(note) for note in figure.notes],
    }


def _table(table: Table, language: Language, size: float) -> Json:
    return {
        "headings": [column.heading for column in table.columns],
        "right": [tables.is_number(column.kind) for column in table.columns],
        "widths": tables.column_widths(table, language, width=_POINTS, size=size),
        "rows": tables.cells(table, language),
    }


def _key(plot: Plot, language: Language) -> list[Json]:
    """What each mark means. One kind of bar alone is named by the subtitle."""
    if isinstance(plot, Grid) or (isinstance(plot, Bars) and len(plot.series) == 1 and plot.pace is None):
        return []
    series = list(plot.series)
    if isinstance(plot, Bars):
        series += [one for one in (plot.targets,) if one]
    items = [{"mark": one.mark, "text": one.name} for one in series]
    if isinstance(plot, Columns):
        if plot.estimates:
            items.append({"mark": "estimate", "text": sentence(language.text("figures.key_estimate"))})
        if plot.line:
            items.append({"mark": "target", "text": plot.line.name})
    return items


def _plot(plot: Plot, language: Language) -> Json:
    drawers: dict[type, Any] = {Dots: _dots, Grid: _grid, Bars: _bars, Columns: _columns}
    return {"kind": _KINDS[type(plot)], **drawers[type(plot)](plot, language)}


def _dots(plot: Dots, language: Language) -> Json:
    ticks = range(round(plot.minimum), round(plot.maximum) + 1)
    return {
        "names": plot.names,
        "series": [_series(one, "score", language) for one in plot.series],
        "minimum": plot.minimum,
        "maximum": plot.maximum,
        "highlight": plot.highlight,
        "ticks": [{"value": tick, "label": language.number(tick)} for tick in ticks],
        "missing": language.text("figures.not_assessed"),
    }


def _grid(plot: Grid, language: Language) -> Json:
    years = []
    for place, (year, scale) in enumerate(zip(plot.years, plot.scales, strict=True), start=1):
        cells = []
        for value in year.values:
            ground, ink = (None, TOKENS.ink2) if value is None else score_cell(value, *scale)
            cells.append({"label": written(value, "score", language), "fill": ground, "ink": ink})
        ends = int(year.name) in plot.breaks
        years.append({"name": year.name, "last": place == len(plot.years), "ends": ends, "cells": cells})
    changes = plot.changes and {
        "name": plot.changes.name,
        "labels": [
            {
                "label": language.text("figures.label_unchanged") if value == 0 else written(value, "change", language),
                "down": value is not None and value < 0,
            }
            for value in plot.changes.values
        ],
    }
    note = language.text("pack.break_note") if plot.breaks else ""
    return {"names": plot.names, "years": years, "changes": changes, "break_note": note}


def _bars(plot: Bars, language: Language) -> Json:
    is_share = plot.unit == "share"
    steps = [step / 4 for step in range(int(plot.maximum * 4) + 1)] if is_share else []
    return {
        "names": plot.names,
        "labels": plot.labels,
        "series": [_series(one, plot.unit, language) for one in plot.series],
        "maximum": plot.maximum,
        "stacked": plot.is_stacked,
        "has_track": is_share,
        "whole": plot.pace is not None,
        "targets": plot.targets.values if plot.targets else None,
        "pace": {"name": plot.pace.name, "value": plot.pace.values[0]} if plot.pace else None,
        "ticks": [{"value": step, "label": language.percent(step)} for step in steps],
    }


def _columns(plot: Columns, language: Language) -> Json:
    sums = [
        [value for value in values if value is not None]
        for values in zip(*(one.values for one in plot.series), strict=True)
    ]
    line = plot.line.values if plot.line else ()
    ticks = nice_ticks(plot.highest, least=1)
    last = next((value for value in reversed(line) if value is not None), None)
    return {
        "names": plot.names,
        "series": [_series(one, "number", language) for one in plot.series],
        "line": None
        if plot.line is None or last is None
        else {"values": line, "label": f"{language.text('pack.series.target').lower()} {language.number(last)}"},
        "estimates": sorted(plot.estimates),
        "maximum": max(ticks[-1], plot.highest),
        "wholes": [
            {"value": sum(values), "label": language.number(sum(values)) if len(values) > 1 else ""} for values in sums
        ],
        "ticks": [{"value": tick, "label": language.number(tick)} for tick in ticks],
    }


def _series(series: Series, kind: str, language: Language) -> Json:
    return {
        "mark": series.mark,
        "name": sentence(series.name),
        "values": series.values,
        "labels": [written(value, kind, language) for value in series.values],
    }


def _plain(value: Any) -> Any:
    """All texts with only what the typefaces can write: PDF/UA refuses a letter without a shape."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def writable(text: str) -> str:
    """The text with a question mark for every letter that none of the typefaces has."""
    return _unwritable().sub("?", _UNSEEN.sub("", text))


@cache
def _unwritable() -> re.Pattern[str]:
    ranges = (_HERE / "writable.txt").read_text(encoding="ascii").split()
    known = "".join("\\U{:0>8}-\\U{:0>8}".format(*known.split("-")) for known in ranges)
    return re.compile(f"[^\n\x20-\x7e{known}]")
