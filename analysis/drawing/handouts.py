"""What slides, sheets and paper share: the words of each row, the order of series, and how Office writes numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from math import ceil

from analysis.drawing.values import (
    Bars,
    Columns,
    Dots,
    Drawing,
    Grid,
    History,
    Mark,
    Rate,
    Series,
    Shares,
    Unit,
    Value,
    letters_of,
)
from language import Language

# What these renderers draw; the others are drawn as one of them.
Native = Dots | Grid | Shares | Bars | Columns

_LEAST_LABELLED = 0.06
# Rows of a slide: a lying one has its name and its numbers below each other, a standing one has both at its foot.
_MOST_LYING, _MOST_STANDING = 9, 8
_ON_TOP: tuple[Mark, ...] = ("previous", "mean", "statement", "total")


def native(drawing: Drawing) -> Native:
    """The drawing as charts of Office and paper know it: years as rows of dots, a rate as columns with a line."""
    if isinstance(drawing, History):
        return Dots(_with_letters(drawing), drawing.series, drawing.scale)
    if isinstance(drawing, Columns) and drawing.events:
        return replace(drawing, names=_with_letters(drawing), events=())
    if isinstance(drawing, Rate):
        left = len(drawing.remaining)
        so_far = len(drawing.names)
        line = Series(drawing.label, "target", (None,) * so_far + (drawing.needed,) * left)
        return Columns(
            names=drawing.names + drawing.remaining,
            series=tuple(replace(one, values=one.values + (None,) * left) for one in drawing.series),
            years=(),
            reported=frozenset(range(so_far)),
            line=line if left and drawing.needed is not None else None,
            unit=drawing.unit,
        )
    return drawing


def _with_letters(drawing: History | Columns) -> tuple[str, ...]:
    """The years with the letters of what happened in them: no line can be drawn between two of them."""
    letters = (letters_of(drawing.events, year) for year in drawing.years)
    return tuple(
        f"{name} ({found})" if found else name for name, found in zip_longest(drawing.names, letters, fillvalue="")
    )


def pieces(drawing: Native) -> tuple[Native, ...]:
    """The drawing with no more rows in a piece than a slide holds, every piece on the axis of the whole."""
    most = _MOST_LYING if is_lying(drawing) else _MOST_STANDING
    if not isinstance(drawing, Shares | Bars) or len(drawing.names) <= most:
        return (drawing,)
    # Of equal height, and none of a row or two.
    size = ceil(len(drawing.names) / ceil(len(drawing.names) / most))
    return tuple(_piece(drawing, slice(first, first + size)) for first in range(0, len(drawing.names), size))


def _piece(drawing: Shares | Bars, rows: slice) -> Shares | Bars:
    names, series = drawing.names[rows], tuple(replace(one, values=one.values[rows]) for one in drawing.series)
    if isinstance(drawing, Shares):
        amounts, details = drawing.amounts[rows], drawing.details[rows]
        return replace(drawing, names=names, series=series, amounts=amounts, details=details, reach=drawing.maximum)
    targets = drawing.targets and replace(drawing.targets, values=drawing.targets.values[rows])
    return replace(
        drawing, names=names, series=series, targets=targets, counts=drawing.counts[rows], reach=drawing.maximum
    )


def row_names(drawing: Native, language: Language) -> tuple[str, ...]:
    """What each row is called, with its date."""
    if isinstance(drawing, Shares):
        return tuple(
            name if detail is None else language.text("pack.name_until", name=name, detail=detail)
            for name, detail in zip(drawing.names, drawing.details, strict=True)
        )
    return drawing.names


def row_labels(drawing: Shares | Bars, language: Language) -> tuple[str, ...]:
    """What stands at the end of each row."""
    places = range(len(drawing.names))
    if isinstance(drawing, Shares):
        return tuple(_share(drawing, place, language) for place in places)
    return tuple(_count(drawing, place, language) for place in places)


def drawn_series(drawing: Native, language: Language) -> list[Series]:
    """Every series in the order it is drawn: of dots the board's total last, on top; a line over columns last."""
    if isinstance(drawing, Dots):
        return sorted(drawing.series, key=lambda one: _ON_TOP.index(one.mark))
    over = pace_of(drawing, language) if isinstance(drawing, Shares) else None
    over = drawing.line if isinstance(drawing, Columns) else over
    return [*drawing.series, *([over] if over else [])]


def pace_of(drawing: Shares, language: Language) -> Series | None:
    """The pace as a line over all rows; None where it is not known."""
    if drawing.pace is None:
        return None
    name = language.text("figures.pace", value=language.percent(drawing.pace))
    return Series(name, "pace", (drawing.pace,) * len(drawing.names))


def is_lying(drawing: Native) -> bool:
    """Whether the bars lie down. Office can draw no pace across those."""
    return isinstance(drawing, Bars) or (isinstance(drawing, Shares) and drawing.pace is None)


def unit_of(drawing: Native) -> Unit:
    """What the numbers count."""
    if isinstance(drawing, Shares):
        return "share"
    return drawing.unit if isinstance(drawing, Bars | Columns) else "score"


def has_room(drawing: Columns, values: Iterable[Value]) -> list[bool]:
    """Whether each part is high enough to hold its number: two numbers on top of each other say nothing."""
    return [value is not None and value >= _LEAST_LABELLED * drawing.highest for value in values]


def number_format(language: Language, unit: Unit) -> str:
    """How a chart of Office writes numbers of that unit in that language, also on a machine that is set to another."""
    if unit == "share":
        return "0\u00a0%" if language.code == "nb" else "0%"
    if unit == "score":
        return f"[$-{'414' if language.code == 'nb' else '809'}]General"
    return "#,##0" if unit == "amount_nok" else "General"


def _share(drawing: Shares, place: int, language: Language) -> str:
    share, amounts = drawing.of("granted")[place], drawing.amounts[place]
    if share is None:
        return language.text("figures.no_budget" if amounts.budget_nok is None else "figures.amounts_missing")
    if amounts.granted_nok is None or amounts.budget_nok is None:
        return language.percent(share)
    return language.text(
        "pack.use",
        share=language.percent(share),
        granted=language.number(amounts.granted_nok, 0),
        budget=language.amount_nok(amounts.budget_nok),
    )


def _count(drawing: Bars, place: int, language: Language) -> str:
    whole = drawing.sum_of(place)
    if whole is None:
        return language.text("figures.not_counted")
    if drawing.unit == "amount_nok":
        count = drawing.counts[place]
        granted, number = language.amount_nok(whole), language.number(count, 0)
        return language.text("pack.granted_to", n=int(count), granted=granted, count=number)
    target = drawing.targets.values[place] if drawing.targets else None
    if target is None:
        return language.number(whole, 0)
    return language.text("pack.count_of_target", count=language.number(whole, 0), target=language.number(target, 0))
