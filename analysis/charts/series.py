"""From the columns of an answer to the numbers of a drawing."""

from __future__ import annotations

import pandas as pd

from analysis.drawing.values import Mark, Series, Value
from language import Language


def series(name: str, mark: Mark, column: pd.Series) -> Series:
    """A column as a series; what is missing is None."""
    return Series(name, mark, values_of(column))


def counted_and_estimated(
    name: str, mark: Mark, whole: pd.Series, estimated: pd.Series, language: Language
) -> tuple[Series, ...]:
    """A column as what is counted, and after it, where there is any, what is only `estimated` of it."""
    guessed = estimated.where(estimated > 0)
    # What is wholly an estimate has no counted part; that is something else than a count of nought.
    counted = whole.where(guessed.isna(), (whole - guessed).where(whole > guessed))
    found = [series(name, mark, counted)]
    if guessed.notna().any():
        named = f"{name} ({language.text('figures.key_estimate')})"
        found.append(Series(named, mark, values_of(guessed), is_estimate=True))
    return tuple(found)


def values_of(column: pd.Series) -> tuple[Value, ...]:
    """The numbers of a column, None for what is missing."""
    return tuple(value_of(value) for value in column)


def value_of(value: object) -> Value:
    """A number, or None."""
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]


def names_of(column: pd.Series) -> tuple[str, ...]:
    """The names of the rows, as texts."""
    return tuple(str(value) for value in column)


def by_value(rows: pd.DataFrame, order: pd.Series) -> pd.DataFrame:
    """The rows with the highest `order` first, ties by name, missing last. `rows` has a column name."""
    keyed = rows.assign(_order=-order, _name=rows["name"].astype(str).str.casefold())
    ordered = keyed.sort_values(["_order", "_name"], kind="stable", na_position="last")
    return ordered.drop(columns=["_order", "_name"]).reset_index(drop=True)
