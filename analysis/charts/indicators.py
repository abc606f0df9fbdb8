"""The charts about indicators: the profile of a year, as rows and as a wheel, and all years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from analysis.chart import Chart
from analysis.charts.series import by_value, names_of, series
from analysis.drawing.keys import key_of
from analysis.drawing.values import Break, Dots, Grid, Scale, Shape
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.extremes import Extremes, extremes
from analysis.numbers.scores import Assessments, FormBreak
from analysis.query import as_number
from analysis.sources import SourceOf
from analysis.table import Column, table
from data import frameworks
from language import Language, sentence


def profile(facts: Facts, selection: Selection, language: Language) -> Chart:
    """The year's indicators against each other: the board's total, the statement mean, the compared year."""
    year = selection.year
    rows = named_profile(facts, selection, language)
    scale = facts.assessments.scale(year)
    has_previous = bool(rows["previous"].notna().any())
    drawing = _profile(rows, facts, selection, language)
    return Chart(
        name="profile",
        title=_profile_title(rows, scale, language),
        subtitle=language.text(
            "charts.profile.subtitle_compared" if has_previous else "charts.profile.subtitle",
            count=sentence(language.in_words(len(rows))),
            minimum=language.number(scale.minimum),
            maximum=language.number(scale.maximum),
            programme=facts.programme.name,
            year=year,
            compared=selection.compared_year or "",
        ),
        alt=language.text("charts.profile.alt", rows=_rows_in_words(rows, language)),
        drawing=drawing,
        key=key_of(drawing),
        table=table(
            rows,
            {
                "name": Column(language.text("charts.columns.indicator")),
                "total": Column(language.text("charts.columns.total"), "score"),
                "statement_mean": Column(language.text("charts.columns.statement_mean"), "mean"),
                "gap": Column(language.text("charts.columns.gap"), "gap"),
            }
            | (
                {
                    "previous": Column(
                        language.text("charts.columns.total_of", year=selection.compared_year or ""), "score"
                    ),
                    "change": Column(language.text("charts.columns.change"), "change"),
                }
                if has_previous
                else {}
            ),
        ),
        sources=(SourceOf("scores", (year,)),),
        definition=language.text("charts.profile.definition"),
    )


def radar(facts: Facts, selection: Selection, language: Language) -> Chart:
    """The profile as the radar that people know."""
    chart = profile(facts, selection, language)
    rows = named_profile(facts, selection, language)
    scale = facts.assessments.scale(selection.year)
    return Chart(
        name="radar",
        title=chart.title,
        subtitle=language.text(
            "charts.radar.subtitle",
            count=sentence(language.in_words(len(rows))),
            minimum=language.number(scale.minimum),
            maximum=language.number(scale.maximum),
            programme=facts.programme.name,
            year=selection.year,
        ),
        alt=language.text("charts.radar.alt", rows=_rows_in_words(rows, language)),
        drawing=marks(rows, facts, selection, language, shape="wheel"),
        key=chart.key,
        table=chart.table,
        sources=chart.sources,
        definition=chart.definition,
    )


def all_years(facts: Facts, selection: Selection, language: Language) -> Chart:
    """Indicators × years, with the change since the year before and every change of form."""
    assessments = facts.assessments
    year = selection.year
    years = [known for known in assessments.years if known <= year]
    cells = assessments.grid(year)
    cells["name"] = [indicator_name(facts, year, code, language) for code in cells["indicator"]]
    previous = assessments.previous_year(year)
    changes = {
        str(row["indicator"]): as_number(row["change"])
        for row in assessments.profile(year, previous).to_dict("records")
    }
    wide = cells.pivot(index=["indicator", "name"], columns="year", values="total").reset_index()
    wide.columns = pd.Index([str(column) for column in wide.columns])
    wide["place"] = wide["indicator"].map({code: place for place, code in enumerate(dict.fromkeys(cells["indicator"]))})
    wide = wide.sort_values("place").assign(change=wide["indicator"].map(changes).astype(float))
    drawing = _grid(wide, years, facts, year, language)
    return Chart(
        name="years",
        title=_years_title(facts, selection, language),
        subtitle=language.text("charts.years.subtitle", scales=scales_in_words(assessments, years, language)),
        alt=language.text(
            "charts.years.alt",
            rows="; ".join(
                _years_in_words(row, [str(known) for known in years], language) for row in wide.to_dict("records")
            ),
        ),
        drawing=drawing,
        key=key_of(drawing),
        table=table(
            wide,
            {
                "name": Column(language.text("charts.columns.indicator")),
                **{str(known): Column(str(known), "score") for known in years},
                "change": Column(language.text("charts.columns.change_since_last"), "change"),
            },
        ),
        sources=(SourceOf("scores", tuple(years)),),
        definition=language.text("charts.years.definition"),
    )


def named_profile(facts: Facts, selection: Selection, language: Language) -> pd.DataFrame:
    """The year's profile with the indicators' names. Columns as `Assessments.profile`, and name."""
    rows = facts.assessments.profile(selection.year, selection.compared_year)
    return rows.assign(name=[indicator_name(facts, selection.year, code, language) for code in rows["indicator"]])


def _break_label(facts: Facts, found: FormBreak, language: Language) -> str:
    if facts.assessments.is_same_scale(found.before, found.after):
        return language.text("charts.new_form")
    maximum = facts.assessments.scale(found.after).maximum
    return language.text("charts.new_form_scale", maximum=language.number(maximum))


def breaks_until(facts: Facts, year: int, language: Language) -> tuple[Break, ...]:
    """The changes of form until that year, as they are drawn."""
    return tuple(
        Break(found.before, _break_label(facts, found, language))
        for found in facts.assessments.breaks
        if found.after <= year
    )


def previous_label(selection: Selection) -> str | None:
    """What to call the compared year: by its number, which is as right when read next year."""
    return None if selection.compared_year is None else str(selection.compared_year)


def score_or_dash(value: float | None, language: Language) -> str:
    """A score, or the dash that stands for none."""
    return "–" if value is None or pd.isna(value) else language.number(value)


def scale_of(facts: Facts, year: int) -> Scale:
    """The scale of that year's form, as it is drawn."""
    scale = facts.assessments.scale(year)
    return Scale(scale.minimum, scale.maximum)


def _profile(rows: pd.DataFrame, facts: Facts, selection: Selection, language: Language) -> Dots:
    """The marks with the highest total first, and the lowest marked where it is alone there."""
    ordered = by_value(rows, rows["total"])
    found = extremes(ordered, "total")
    drawing = marks(ordered, facts, selection, language, shape="rows")
    if found is None or found.alone_lowest is None:
        return drawing
    return replace(drawing, highlight=list(ordered.index).index(found.alone_lowest))


def marks(rows: pd.DataFrame, facts: Facts, selection: Selection, language: Language, *, shape: Shape) -> Dots:
    """Total, mean and the compared year's total, in the order of `rows`."""
    found = [series(language.text("pack.series.total"), "total", rows["total"])]
    if shape != "changes":
        found.append(series(language.text("pack.series.mean"), "mean", rows["statement_mean"]))
    if shape != "gaps" and rows["previous"].notna().any():
        name = language.text("pack.series.previous", year=selection.compared_year or "")
        found.append(series(name, "previous", rows["previous"]))
    return Dots(
        names=names_of(rows["name"]),
        series=tuple(found),
        scale=scale_of(facts, selection.year),
        shape=shape,
        year=str(selection.year),
        compared=previous_label(selection),
    )


def _grid(rows: pd.DataFrame, years: list[int], facts: Facts, year: int, language: Language) -> Grid:
    """`rows`: indicator, name, a column per year, change. What only the old form has stands last."""
    is_ended = rows["indicator"].str.contains(":")
    ordered = pd.concat([rows[~is_ended], rows[is_ended]])
    # The first year of a new form cannot be measured against the year before.
    has_changes = bool(ordered["change"].notna().any())
    changes = series(language.text("charts.columns.change_since_last"), "total", ordered["change"])
    return Grid(
        names=names_of(ordered["name"]),
        series=tuple(series(str(known), "total", ordered[str(known)]) for known in years),
        years=tuple(years),
        scales=tuple(scale_of(facts, known) for known in years),
        changes=changes if has_changes else None,
        breaks=breaks_until(facts, year, language),
        ended=frozenset(range(int((~is_ended).sum()), len(ordered))),
    )


def _profile_title(rows: pd.DataFrame, scale: frameworks.Scale, language: Language) -> str:
    found = extremes(rows, "total")
    maximum = language.number(scale.maximum)
    if found is None:
        return language.text("charts.profile.title_none")
    score = language.number(found.low)
    names = [str(name) for name in found.lowest["name"]]
    if found.are_all_equal:
        return _equal_title(found, names[0], len(rows), scale, language)
    names = [names[0], *map(in_sentence, names[1:])]
    if len(names) > 2:
        return language.text(
            "charts.profile.title_several",
            count=language.in_words(len(names)).capitalize(),
            score=score,
            maximum=maximum,
        )
    return language.text(
        "charts.profile.title_lowest", n=len(names), names=language.listing(names), score=score, maximum=maximum
    )


def _equal_title(found: Extremes, name: str, of: int, scale: frameworks.Scale, language: Language) -> str:
    """That all who have a total have the same one: all of the form's, or those few, or the only one."""
    scored = len(found.lowest)
    key = "title_equal" if scored == of else "title_only" if scored == 1 else "title_equal_of_some"
    return language.text(
        f"charts.profile.{key}",
        name=name,
        count=language.in_words(scored),
        score=language.number(found.low),
        maximum=language.number(scale.maximum),
    )


def _rows_in_words(rows: pd.DataFrame, language: Language) -> str:
    ordered = rows.sort_values("total", ascending=False, na_position="last")
    return "; ".join(
        language.text(
            "charts.profile.alt_row",
            name=str(row["name"]),
            total=score_or_dash(row["total"], language),
            mean=score_or_dash(row["statement_mean"], language),
        )
        for row in ordered.to_dict("records")
    )


def _years_title(facts: Facts, selection: Selection, language: Language) -> str:
    """The strongest thing to say: two falls in a row, else falls, else rises, else the extremes."""
    assessments, year = facts.assessments, selection.year
    previous = assessments.previous_year(year)
    rows = assessments.profile(year, previous)
    names = {code: indicator_name(facts, year, code, language) for code in rows["indicator"]}
    changes, twice = assessments.changes(year, previous), assessments.fallen_twice(year)
    if previous is None or not changes.compared_count:
        found = extremes(rows, "total")
        if found is None:
            return language.text("charts.profile.title_none")
        return _extremes_title(found, names, year, assessments.scale(year), language)
    if twice:
        return language.text("charts.years.title_twice", names=_listed(twice, names, language))
    if changes.fallen:
        falling = _listed(changes.fallen, names, language)
        return language.text("charts.years.title_falling", names=falling, year=previous)
    risen = len(changes.risen)
    if not risen:
        return language.text("charts.years.title_unchanged", year=previous)
    return language.text(
        "charts.years.title_rising",
        n=risen,
        count=language.in_words(risen).capitalize(),
        of=changes.compared_count,
        year=previous,
    )


def _extremes_title(
    found: Extremes, names: dict[str, str], year: int, scale: frameworks.Scale, language: Language
) -> str:
    """Which are highest and lowest. Several may share a place: none of them is then alone there."""
    if found.are_all_equal:
        return _equal_title(found, names[found.lowest["indicator"].iloc[0]], len(names), scale, language)
    highest = [in_sentence(names[code]) for code in found.highest["indicator"]]
    lowest = [in_sentence(names[code]) for code in found.lowest["indicator"]]
    return sentence(
        language.text(
            "charts.years.title_extremes",
            n=len(highest),
            highest=_few(highest, language),
            lowest=_few(lowest, language),
            year=year,
        )
    )


def _few(names: list[str], language: Language) -> str:
    if len(names) <= 2:
        return language.listing(names)
    return language.text("headlines.several", count=language.in_words(len(names)))


def _listed(codes: Sequence[str], names: dict[str, str], language: Language) -> str:
    listed = [names[code] for code in codes]
    return language.listing([listed[0], *map(in_sentence, listed[1:])])


def scales_in_words(assessments: Assessments, years: list[int], language: Language) -> str:
    """The scale of those years, or each with its years where the form has changed."""
    scales: dict[tuple[float, float], list[int]] = {}
    for year in years:
        scale = assessments.scale(year)
        scales.setdefault((scale.minimum, scale.maximum), []).append(year)
    if len(scales) == 1:
        (minimum, maximum), _ = scales.popitem()
        return language.text("charts.scale", minimum=language.number(minimum), maximum=language.number(maximum))
    parts = [
        language.text(
            "charts.scale_of_years",
            minimum=language.number(minimum),
            maximum=language.number(maximum),
            years=str(own[0]) if len(own) == 1 else f"{own[0]}–{own[-1]}",
        )
        for (minimum, maximum), own in scales.items()
    ]
    return language.listing(parts)


def _years_in_words(row: dict, years: list[str], language: Language) -> str:  # type: ignore[type-arg]
    return f"{row['name']}: " + ", ".join(f"{year} {score_or_dash(row[year], language)}" for year in years)
