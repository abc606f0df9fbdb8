"""The key of a drawing: the marks that it uses, explained. A renderer shows each mark its own way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.drawing.values import Bars, Columns, Dots, Drawing, Grid, History, Mark, Rate, Shares
from language import Language


@dataclass(frozen=True)
class KeyItem:
    """A line of a chart's key, which the page writes as HTML: the mark's glyph and the text that explains it."""

    mark: Mark
    text: str  # a key of `language/`
    values: Mapping[str, str | int] = field(default_factory=dict)

    def label(self, language: Language) -> str:
        """The explanation in words."""
        return language.text(self.text, **self.values)


def key_of(drawing: Drawing) -> tuple[KeyItem, ...]:
    """The marks that the drawing uses and that need a word: what is named where it stands needs none."""
    match drawing:
        case Dots():
            return _of_dots(drawing)
        case Grid():
            # Numbers need no key, a missing cell does.
            return _missing(_is_incomplete(drawing))
        case History():
            return _of_history(drawing)
        case Shares():
            return () if drawing.is_bare else _of_shares(drawing)
        case Bars():
            return _of_bars(drawing)
        case Rate():
            return _of_rate(drawing)
        case Columns():
            return ()


def missing_years(drawing: History) -> list[int]:
    """The years from the first to the last that have no total."""
    assessed = {year for year, total in zip(drawing.years, drawing.of("total"), strict=True) if total is not None}
    return [year for year in every_year(drawing) if year not in assessed]


def every_year(drawing: History) -> list[int]:
    """Every year from the first to the last, also those without a row."""
    return list(range(drawing.years[0], drawing.years[-1] + 1)) if drawing.years else []


def _of_dots(drawing: Dots) -> tuple[KeyItem, ...]:
    main: Mark = "statement" if any(one.mark == "statement" for one in drawing.series) else "total"
    is_missing = any(value is None for value in drawing.of(main))
    if drawing.shape == "changes":
        return _missing(is_missing or any(value is None for value in drawing.of("previous")))
    if drawing.shape == "gaps":
        return KeyItem("mean", "figures.key_mean_zero"), KeyItem("total", "figures.key_total"), *_missing(is_missing)
    items = [KeyItem(main, "figures.key_statement_score" if main == "statement" else "figures.key_total")]
    if drawing.has("mean"):
        items.append(KeyItem("mean", "figures.key_mean"))
    pairs = zip(drawing.of(main), drawing.of("previous"), strict=True)
    if any(now is not None and before is not None for now, before in pairs):
        items.append(_previous(drawing.compared))
    return *items, *_missing(is_missing)


def _previous(year: str | None) -> KeyItem:
    """The ring of the year compared with: last year, unless it is named."""
    if year is None:
        return KeyItem("previous", "figures.key_previous")
    return KeyItem("previous", "figures.key_previous_year", {"year": year})


def _missing(is_missing: bool) -> tuple[KeyItem, ...]:
    return (KeyItem("missing", "figures.key_missing"),) if is_missing else ()


def _is_incomplete(drawing: Grid) -> bool:
    return any(
        value is None for one in drawing.series for place, value in enumerate(one.values) if place not in drawing.ended
    )


def _of_history(drawing: History) -> tuple[KeyItem, ...]:
    items = [KeyItem("total", "figures.key_total")]
    if drawing.has("mean"):
        items.append(KeyItem("mean", "figures.key_mean"))
    if drawing.points:
        items.append(KeyItem("statement", "figures.key_statement"))
    return *items, *_missing(bool(missing_years(drawing)))


def _of_shares(drawing: Shares) -> tuple[KeyItem, ...]:
    items = [KeyItem("granted", "figures.key_granted")]
    if drawing.has("paid"):
        items.append(KeyItem("paid", "figures.key_paid"))
    if drawing.pace is not None:
        items.append(KeyItem("pace", "figures.key_pace"))
    rows = zip(drawing.of("granted"), drawing.amounts, strict=True)
    if any(share is None and amounts.budget_nok is None for share, amounts in rows):
        items.append(KeyItem("missing", "figures.key_no_budget"))
    return tuple(items)


def _of_bars(drawing: Bars) -> tuple[KeyItem, ...]:
    if len(drawing.series) == 1:
        return ()  # one kind of bar alone is named by the subtitle
    items = []
    if drawing.has("new"):
        items.append(KeyItem("new", "figures.key_new"))
    if drawing.has("secured"):
        items.append(KeyItem("secured", "figures.key_secured"))
    if any(
        value is None for mark in dict.fromkeys(one.mark for one in drawing.series) for value in drawing.whole_of(mark)
    ):
        items.append(KeyItem("missing", "figures.key_not_counted"))
    if drawing.estimates:
        items.append(KeyItem("estimate", "figures.key_expected"))
    if drawing.targets is not None:
        items.append(KeyItem("target", "figures.key_target"))
    return tuple(items)


def _of_rate(drawing: Rate) -> tuple[KeyItem, ...]:
    items = [KeyItem("new", "figures.key_per_period")]
    if drawing.estimates:
        items.append(KeyItem("estimate", "figures.key_estimate"))
    if any(value is None for value in drawing.whole_of("new")):
        items.append(KeyItem("missing", "figures.key_missing_period"))
    if drawing.needed is not None:
        items.append(KeyItem("target", "figures.key_needed"))
    return tuple(items)
