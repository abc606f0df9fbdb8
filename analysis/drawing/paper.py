"""Drawings as the values that `paper.typ` draws: numbers, and the words of each ready written."""

from __future__ import annotations

from typing import Any

from analysis.drawing.colours import LIGHT_TOKENS, score_cell
from analysis.drawing.handouts import native, pace_of, row_labels, row_names, unit_of
from analysis.drawing.measures import nice_ticks
from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, Rate, Series, Shares, Unit
from analysis.table import written
from language import Language, sentence

_Json = dict[str, Any]


def content(drawing: Drawing, language: Language) -> _Json:
    """The drawing; `kind` says which of the four pictures it is."""
    shown = native(drawing)
    match shown:
        case Dots():
            return {"kind": "dots", **_dots(shown, language)}
        case Grid():
            return {"kind": "grid", **_grid(shown, language)}
        case Columns():
            return {"kind": "columns", **_columns(shown, language, drawing.label if isinstance(drawing, Rate) else "")}
        case Shares():
            return {"kind": "bars", **_shares(shown, language)}
        case Bars():
            return {"kind": "bars", **_bars(shown, language)}


def key(drawing: Drawing, language: Language) -> list[_Json]:
    """What each mark means. One kind of bar alone is named by the subtitle."""
    shown = native(drawing)
    if isinstance(shown, Grid) or (isinstance(shown, Bars | Shares) and len(shown.series) == 1):
        return []
    items = [{"mark": "estimate" if one.is_estimate else one.mark, "text": sentence(one.name)} for one in shown.series]
    line = shown.line if isinstance(shown, Columns) else shown.targets if isinstance(shown, Bars) else None
    if line is not None:
        items.append({"mark": "target", "text": line.name})
    return items


def _dots(drawing: Dots, language: Language) -> _Json:
    scale = drawing.scale
    ticks = range(round(scale.minimum), round(scale.maximum) + 1)
    return {
        "names": drawing.names,
        "series": [_series(one, "score", language) for one in drawing.series],
        "main": "statement" if any(one.mark == "statement" for one in drawing.series) else "total",
        "minimum": scale.minimum,
        "maximum": scale.maximum,
        "highlight": drawing.highlight,
        "ticks": [{"value": tick, "label": language.number(tick)} for tick in ticks],
        "missing": language.text("figures.not_assessed"),
    }


def _grid(drawing: Grid, language: Language) -> _Json:
    ends = {found.after_year for found in drawing.breaks}
    years = []
    for year, series, scale in zip(drawing.years, drawing.series, drawing.scales, strict=True):
        cells = []
        for value in series.values:
            ground, ink = (
                (None, LIGHT_TOKENS.ink2) if value is None else score_cell(value, scale.minimum, scale.maximum)
            )
            cells.append({"label": written(value, "score", language), "fill": ground, "ink": ink})
        years.append({"name": series.name, "last": year == drawing.years[-1], "ends": year in ends, "cells": cells})
    changes = drawing.changes and {
        "name": drawing.changes.name,
        "labels": [
            {
                "label": language.text("figures.label_unchanged") if value == 0 else written(value, "change", language),
                "down": value is not None and value < 0,
            }
            for value in drawing.changes.values
        ],
    }
    note = language.text("pack.break_note") if drawing.breaks else ""
    return {"names": drawing.names, "years": years, "changes": changes, "break_note": note}


def _shares(drawing: Shares, language: Language) -> _Json:
    pace = pace_of(drawing, language)
    steps = [step / 4 for step in range(int(drawing.maximum * 4) + 1)]
    return _rows(drawing, language) | {
        "stacked": False,
        "has_track": True,
        "whole": pace is not None,
        "pace": None if pace is None else {"name": pace.name, "value": drawing.pace},
        "ticks": [{"value": step, "label": language.percent(step)} for step in steps],
    }


def _bars(drawing: Bars, language: Language) -> _Json:
    return _rows(drawing, language) | {
        "stacked": len(drawing.series) > 1,
        "targets": drawing.targets.values if drawing.targets else None,
    }


def _rows(drawing: Shares | Bars, language: Language) -> _Json:
    """What lying bars have in common."""
    return {
        "names": row_names(drawing, language),
        "labels": row_labels(drawing, language),
        "series": [_series(one, unit_of(drawing), language) for one in drawing.series],
        "maximum": drawing.maximum,
        "stacked": False,
        "has_track": False,
        "whole": False,
        "targets": None,
        "pace": None,
        "ticks": [],
    }


def _columns(drawing: Columns, language: Language, label: str) -> _Json:
    """`label` names the end of the line; without one it is the last target."""

    def written(value: float) -> str:
        return language.millions(value) if drawing.unit == "amount_nok" else language.number(value)

    sums = [drawing.sum_of(place) for place in range(len(drawing.names))]
    parts = [sum(one.values[place] is not None for one in drawing.series) for place in range(len(drawing.names))]
    line = drawing.line.values if drawing.line else ()
    ticks = nice_ticks(drawing.highest, least=1)
    last = next((value for value in reversed(line) if value is not None), None)
    if last is not None and not label:
        label = f"{language.text('pack.series.target').lower()} {language.number(last)}"
    return {
        "names": row_names(drawing, language),
        "series": [
            _series(one, drawing.unit, language) | {"labels": ["–" if v is None else written(v) for v in one.values]}
            for one in drawing.series
        ],
        "line": None if last is None else {"values": line, "label": label},
        "maximum": max(ticks[-1], drawing.highest),
        "wholes": [
            {"value": whole or 0, "label": written(whole) if whole is not None and count > 1 else ""}
            for whole, count in zip(sums, parts, strict=True)
        ],
        "ticks": [{"value": tick, "label": written(tick)} for tick in ticks],
    }


def _series(series: Series, unit: Unit, language: Language) -> _Json:
    return {
        "mark": series.mark,
        "estimate": series.is_estimate,
        "name": sentence(series.name),
        "values": series.values,
        "labels": [written(value, unit, language) for value in series.values],
    }
