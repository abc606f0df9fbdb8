"""What a file was understood as, in a sentence that somebody new here can check at a glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from data.terms.aliases import sheet_title
from data.terms.datasets import DATASETS, Kind
from data.terms.tables import Reading
from language import Language, sentence

if TYPE_CHECKING:
    import pandas as pd

_MOST_YEARS_NAMED = 4
_COUNTED = ("projects", "actions", "events", "measures")
_SUMMED = {"budget": ("budget_nok", "granted_nok", "paid_nok"), "projects": ("granted_nok",)}
_SUMS = {"budget_nok": "budget_sum", "granted_nok": "granted_sum", "paid_nok": "paid_sum"}


def sentences(reading: Reading, language: Language) -> list[str]:
    """A sentence for each data set with rows: what, for when, how much of it and in which unit.

    Where all amounts of a data set can be added without counting anything twice, their sum is told as well, for a
    figure a thousand times too small is seen there at once.
    """
    told = []
    for dataset in DATASETS:
        rows = _rows(reading, dataset)
        if rows is not None:
            told.append(sentence(_TOLD.get(dataset, _other)(dataset, rows, language)) + ".")
            # With a question open the figures may yet be others.
            told.extend(() if reading.questions else _sum(dataset, rows, language))
    return told


def programmes(reading: Reading) -> tuple[str, ...]:
    """The programmes that the file speaks of, sorted."""
    return tuple(sorted({name for table in reading.tables for name in table.programmes}))


def _rows(reading: Reading, dataset: str) -> pd.DataFrame | None:
    frames = [table.rows for table in reading.tables if table.dataset == dataset and len(table)]
    if not frames:
        return None
    import pandas as pd  # slow to import, and a command that reads no file does without

    return pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]


def _budget(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    what = language.text("understood.budget", years=_years(rows, language), what=_areas(rows, language))
    return ", ".join(filter(None, (what, _dates(rows, language), _kroner(dataset, rows, language))))


def _jobs(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    return language.text("understood.jobs", years=_years(rows, language), what=_areas(rows, language))


def _scores(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    indicators = _count("understood.indicators", rows["indicator"].nunique(), language)
    of_statements = rows[rows["statement"].notna()]
    statements = len(of_statements[["indicator", "statement"]].drop_duplicates())
    values = {"years": _years(rows, language), "indicators": indicators}
    if not statements:
        return language.text("understood.scores", **values)
    statement_words = _count("understood.statements", statements, language)
    return language.text("understood.scores_and_statements", statements=statement_words, **values)


def _findings(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    kinds = DATASETS[dataset].field("kind").choices
    counts = [(kind, int((rows["kind"] == kind).sum())) for kind in kinds]
    listed = language.listing([_count(f"understood.findings.{kind}", n, language) for kind, n in counts if n])
    return language.text("understood.counted", rows=listed, years=_years(rows, language))


def _counted(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    counted = _count(f"understood.{dataset}", rows[DATASETS[dataset].key[1]].nunique(), language)
    what = language.text("understood.counted", rows=counted, years=_years(rows, language))
    return ", ".join(filter(None, (what, _kroner(dataset, rows, language))))


def _other(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    title, counted = sheet_title(dataset, language.code), _count("understood.rows", len(rows), language)
    return language.text("understood.other", title=title, years=_years(rows, language), rows=counted)


_TOLD: dict[str, Callable[[str, pd.DataFrame, Language], str]] = {
    "budget": _budget,
    "jobs": _jobs,
    "scores": _scores,
    "findings": _findings,
    **dict.fromkeys(_COUNTED, _counted),
}


def _count(key: str, n: int, language: Language) -> str:
    return language.text(key, n=n, count=language.in_words(n))


def _years(rows: pd.DataFrame, language: Language) -> str:
    """2024, 2021–2024, "2019, 2021 og 2023", with a space before; nothing where the rows know no year."""
    if "year" not in rows:
        return ""
    years = sorted({int(year) for year in rows["year"].dropna()})
    if len(years) > 1 and (len(years) > _MOST_YEARS_NAMED or all(b - a == 1 for a, b in pairwise(years))):
        return f" {years[0]}–{years[-1]}"
    return f" {language.listing(list(map(str, years)))}" if years else ""


def _areas(rows: pd.DataFrame, language: Language) -> str:
    areas = rows["focus_area"].nunique()
    parts = [_count("understood.areas", areas, language)] if areas else []
    if rows["focus_area"].isna().any():
        parts.append(language.text("understood.whole_programme"))
    return language.listing(parts)


def _dates(rows: pd.DataFrame, language: Language) -> str:
    dates = {value for value in rows["as_of"] if isinstance(value, dt.date) and value == value}
    if len(dates) != 1:
        return _count("understood.dates", len(dates), language) if dates else ""
    (date,) = dates
    is_of_its_year = set(rows["year"].dropna()) == {date.year}
    return language.text("understood.as_of", date=language.day(date) if is_of_its_year else language.date(date))


def _kroner(dataset: str, rows: pd.DataFrame, language: Language) -> str:
    amounts = [field.name for field in DATASETS[dataset].fields if field.kind is Kind.AMOUNT]
    return language.text("understood.in_kroner") if rows[amounts].notna().any(axis=None) else ""


def _sum(dataset: str, rows: pd.DataFrame, language: Language) -> list[str]:
    if any(rows[name].nunique() > 1 for name in ("programme", "year", "as_of") if name in rows):
        return []
    if dataset == "budget" and rows["focus_area"].isna().any() and len(rows) > 1:
        return []  # the whole, and its parts
    summed = next((name for name in _SUMMED.get(dataset, ()) if rows[name].notna().any()), None)
    if summed is None:
        return []
    return [language.text(f"understood.{_SUMS[summed]}", amount=language.amount_nok(float(rows[summed].sum())))]
