"""What a load changed, or would, in words: a sentence of counts and a table of the values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.table import Column, Table
from data import frameworks
from data.frameworks.in_words import in_words
from data.store.changes import Changes
from data.terms.aliases import choice_words, headers, sheet_title, spellings
from data.terms.datasets import DATASETS, Kind
from language import LANGUAGES, Language
from pages.shell import components

_MOST_ROWS = 200
MOST_VALUES = 4

_NOT_IN_NAME = ("programme", "year", "form", "is_total")


def show_changes(changes: Changes, spoken: Language, *, caption: str) -> None:
    """How many rows are new, changed and vanishing, and which."""
    components.note(sentence_of_changes(changes, spoken))
    if len(changes.details):
        components.show_table(changes_table(changes.details, spoken), spoken, caption=caption, is_caption_shown=False)
    more = len(changes.details) - _MOST_ROWS
    if more > 0:
        components.note(spoken.text("history.more_changes", n=more, count=spoken.number(more, 0)))


def sentence_of_changes(changes: Changes, spoken: Language) -> str:
    """ "3 nye rader, 2 endret og 1 borte." """
    parts = [
        spoken.text(f"history.rows_{name}", n=count, count=spoken.number(count, 0))
        for name in ("new", "changed", "vanishing")
        if (count := getattr(changes, name))
    ]
    if not parts:
        return spoken.text("history.nothing_changes")
    listed = spoken.listing(parts)
    return f"{listed[:1].upper()}{listed[1:]}."


def changes_table(details: pd.DataFrame, spoken: Language) -> Table:
    """A row per changed value: what became of it, where it belongs, and what it was and is."""
    shown = details.head(_MOST_ROWS).astype(object)
    headings = ("change", "row", "before", "after", "what", "programme", "year")
    return Table(
        tuple(Column(spoken.text(f"history.column_{name}")) for name in headings),
        tuple(_row(row, spoken) for row in shown.where(shown.notna(), None).to_dict("records")),
    )


def _row(row: Mapping[Any, Any], spoken: Language) -> tuple[str | None, ...]:
    dataset, field = str(row["dataset"]), row["field"]
    name = row_name(dataset, row["key"], spoken)
    if field and len(row["row_values"] or ()) > 1:
        header = headers(dataset, field)[LANGUAGES.index(spoken.code)]
        name = f"{name}: {header}" if name else header
    old, new = (stored_value(dataset, field, row[side], spoken) for side in ("old", "new"))
    if row["change"] == "new":
        new = _values(dataset, row["row_values"], spoken)
    elif row["change"] == "vanishing":
        old = _values(dataset, row["row_values"], spoken)
    year = None if row["year"] is None else str(int(row["year"]))
    change = spoken.text(f"history.change_{row['change']}")
    return change, name or None, old, new, sheet_title(dataset, spoken.code), row["programme"], year


def _values(dataset: str, values: Mapping[str, str | None] | None, spoken: Language) -> str | None:
    """What a whole row says: its one value, or the first of several with their names."""
    if not values:
        return None
    said = {name: text for name, value in values.items() if (text := stored_value(dataset, name, value, spoken))}
    if len(values) == 1:
        return next(iter(said.values()), None)
    place = LANGUAGES.index(spoken.code)
    shown = [f"{headers(dataset, name)[place]}: {text}" for name, text in list(said.items())[:MOST_VALUES]]
    return " · ".join(shown) or None


def row_name(dataset: str, key: Mapping[str, str | None], spoken: Language) -> str:
    """What a row is called, by its key: "Profil · Total"."""
    form, indicator = key.get("form"), key.get("indicator")
    parts = []
    for name, value in key.items():
        if value is None or name in _NOT_IN_NAME:
            continue
        if name == "indicator":
            parts.append(frameworks.indicator_name(value, form, spoken.code))
        elif name == "statement" and form and indicator:
            parts.append(frameworks.statement_topic(form, indicator, value, spoken.code))
        else:
            parts.append(stored_value(dataset, name, value, spoken) or value)
    if dataset == "scores" and key.get("statement") is None:
        parts.append(spoken.text("charts.columns.total"))
    return " · ".join(parts)


def stored_value(dataset: str, field: str, value: str | None, spoken: Language) -> str | None:
    """A value that the store gave as text, as a person writes it."""
    if value is None or not field:
        return value
    place = LANGUAGES.index(spoken.code)
    if (names := in_words(field, value, None, spoken.code)) is not None:
        return names
    match DATASETS[dataset].field(field).kind:
        case Kind.SCORE | Kind.NUMBER:
            return spoken.number(float(value), 2)
        case Kind.AMOUNT:
            return spoken.amount_nok(float(value))
        case Kind.SHARE:
            return spoken.percent(float(value), 1)
        case Kind.INTEGER:
            return spoken.number(float(value), 0)
        case Kind.DATE:
            return spoken.short_date(dt.date.fromisoformat(value))
        case Kind.BOOLEAN:
            return spellings("yes" if value == "true" else "no")[place]
        case Kind.CHOICE:
            return choice_words(dataset, field, value)[place]
    return value
