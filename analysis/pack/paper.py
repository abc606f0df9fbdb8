"""The pack on paper (PDF): tagged, PDF/UA-1, real text, drawn by Typst from numbers. No browser is needed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

from analysis.drawing import paper, sketch, tables
from analysis.drawing.colours import LIGHT_TOKENS
from analysis.drawing.sketch import on_paper
from analysis.drawing.sketch.room import Room
from analysis.drawing.values import Drawing, Grid
from analysis.findings.rules import Finding
from analysis.pack.model import Figure, Pack, Part, question_first
from analysis.screens.key_figure import KeyFigure
from analysis.table import Table
from language import Language

_HERE = Path(__file__).parent
_FONTS = _HERE.parents[1] / "static" / "fonts"
_REGIONS = {"nb": "NO", "en": "GB"}
# Soft hyphens, joiners, and marks that turn the direction of the text around them.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_POINTS = 470  # the width of the text, in points
_ROOM = Room(_POINTS, 600, 8.5, 1.02)  # of rows with marks
DOTS_PER_INCH = 200
_Json = dict[str, Any]


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


def _document(pack: Pack) -> _Json:
    language, text = pack.language, pack.language.text
    return {
        "language": language.code,
        "region": _REGIONS[language.code],
        "tokens": _tokens(),
        "pictures": [],
        "title": pack.title,
        "description": pack.description,
        "programme": pack.programme.name,
        "kind": pack.kind_in_words,
        "apart": pack.about == "fact_sheet",
        "kicker": pack.kicker,
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


def picture(drawing: Drawing, language: Language) -> bytes:
    """The drawing alone, as a PNG as wide as the text."""
    (only,) = pictures([paper.content(drawing, language)], language)
    return only


def pictures(plots: Sequence[_Json], language: Language) -> list[bytes]:
    """Plots of `plot`, each alone, as a PNG as wide as the text."""
    if not plots:
        return []
    alone = {
        "language": language.code,
        "region": _REGIONS[language.code],
        "tokens": _tokens(),
        **dict.fromkeys(("title", "description", "kind", "mark", "footer", "page"), ""),
        "brief": False,
        "parts": [],
        "pictures": plots,
    }
    drawn = typst.compile(
        str(_HERE / "paper.typ"),
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"pack": json.dumps(_plain(alone), ensure_ascii=False)},
        format="png",
        ppi=DOTS_PER_INCH,
    )
    # One page is given as it is, several as a list.
    return [drawn] if isinstance(drawn, bytes) else list(drawn)


def _tokens() -> _Json:
    names = ("ink", "ink2", "ink3", "rule", "track", "band", "raised", "accent", "tint", "tint_edge", "voice")
    return {name: getattr(LIGHT_TOKENS, name) for name in names}


def _part(pack: Pack, part: Part) -> _Json:
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
        "lists": [{"title": one.title, "texts": one.texts} for one in part.lists],
        "notes": [pack.note_line(note) for note in part.notes],
    }


def _finding(finding: Finding, *, is_asked: bool) -> _Json:
    """The status says what was found; what to talk about begins with the question."""
    if is_asked:
        question, about = question_first(finding)
        return {"title": question, "figures": about, "question": ""}
    return {"title": finding.title, "figures": finding.figures, "question": finding.question}


def _key_figure(figure: KeyFigure) -> _Json:
    return {
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit,
        "meaning": figure.meaning,
        "missing": figure.is_missing,
        "in_words": figure.is_in_words,
    }


def _figure(pack: Pack, figure: Figure) -> _Json:
    chart = figure.chart
    # A heatmap shows every number of its table already, and a checklist every word.
    is_whole = isinstance(figure.drawing, Grid) or figure.is_whole_in_rows
    has_table = bool(chart.table.rows) and not is_whole and not pack.is_brief
    drawn = plot(figure, pack.language)
    about_marks = chart.about_marks if drawn is not None else ""
    size = 7.2 if drawn is not None else 6.8 if len(chart.table.columns) > 6 else 8.5
    return {
        "title": chart.title,
        "subtitle": " ".join(filter(None, (chart.subtitle, about_marks, pack.events_line(chart)))),
        "alt": chart.alt,
        "source": pack.source_line(figure.sources, most=None),
        "key": [] if figure.drawing is None else paper.key(figure.drawing, pack.language),
        "plot": drawn,
        "table": _table(chart.table, pack.language, size) if has_table else None,
        "missing": None
        if chart.missing is None
        else {"title": chart.missing.title, "why": chart.missing.why, "what": chart.missing.what_to_do},
        "notes": [pack.note_line(note) for note in figure.notes],
    }


def plot(figure: Figure, language: Language) -> _Json | None:
    """What is drawn: a chart, or rows with their marks; None where the table is all there is."""
    if figure.drawing is not None:
        return paper.content(figure.drawing, language)
    found = sketch.in_pieces(figure.rows, _ROOM)
    if found is None:
        return None
    head, rows, notes = found
    return {
        "kind": "tracks",
        "head": on_paper.sketch_content(head),
        "rows": [on_paper.sketch_content(row) for row in rows],
        "notes": None if notes is None else on_paper.sketch_content(notes),
    }


def _table(table: Table, language: Language, size: float) -> _Json:
    return {
        "headings": [column.heading for column in table.columns],
        "fields": [column.kind in ("field", "wide_field") for column in table.columns],
        "right": [tables.is_number(column.kind) for column in table.columns],
        "widths": tables.column_widths(table, language, width=_POINTS, size=size),
        "rows": tables.cells(table, language),
    }


def _plain(value: Any) -> Any:
    """All texts with only what the typefaces can write: PDF/UA refuses a letter without a shape."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def printable(text: str) -> str:
    """The text with a question mark for every letter that none of the typefaces has."""
    return _unwritable().sub("?", _UNSEEN.sub("", text))


@cache
def _unwritable() -> re.Pattern[str]:
    ranges = (_HERE / "writable.txt").read_text(encoding="ascii").split()
    known = "".join("\\U{:0>8}-\\U{:0>8}".format(*known.split("-")) for known in ranges)
    return re.compile(f"[^\n\x20-\x7e{known}]")
