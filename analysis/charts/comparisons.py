"""The charts that compare scores: any two years, and the board with its own statements."""

from __future__ import annotations

from analysis.chart import Chart, Missing
from analysis.charts.indicators import marks, named_profile, score_or_dash
from analysis.charts.series import by_value
from analysis.drawing.keys import key_of
from analysis.facts import Facts, Selection, in_sentence
from analysis.numbers.extremes import extremes
from analysis.sources import SourceOf
from analysis.table import Column, table
from language import Language, sentence

SCALE_STEP = 0.5


def two_years(facts: Facts, selection: Selection, language: Language) -> Chart | None:
    """Any two years against each other; None where there is no other year."""
    if selection.compared_year is None or selection.compared_year not in facts.assessments.forms:
        return None
    first, second = selection.compared_year, selection.year
    rows = named_profile(facts, selection, language).rename(columns={"previous": "first", "total": "second"})
    changes = facts.assessments.changes(second, first)
    drawing = None
    if changes.compared_count:
        ordered = by_value(rows, rows["change"]).rename(columns={"first": "previous", "second": "total"})
        drawing = marks(ordered, facts, selection, language, shape="changes")
        title = language.text(
            "charts.two_years.title",
            up=language.in_words(len(changes.risen)),
            down=language.in_words(len(changes.fallen)),
            first=first,
            second=second,
        )
        missing = None
    else:
        title = language.text("charts.two_years.title_not_comparable", first=first, second=second)
        missing = Missing(
            language.text("charts.two_years.missing_title"),
            language.text("charts.two_years.missing_why", first=first, second=second),
            language.text("charts.two_years.missing_what"),
            is_mended_by_loading=False,
        )
    return Chart(
        name="two-years",
        title=sentence(title),
        subtitle=language.text("charts.two_years.subtitle", first=first, second=second),
        alt=language.text(
            "charts.two_years.alt",
            rows="; ".join(
                f"{row['name']}: {score_or_dash(row['first'], language)} → {score_or_dash(row['second'], language)}"
                for row in rows.to_dict("records")
            ),
        ),
        drawing=drawing,
        table=table(
            rows,
            {
                "name": Column(language.text("charts.columns.indicator")),
                "first": Column(str(first), "score"),
                "second": Column(str(second), "score"),
                "change": Column(language.text("charts.columns.change"), "change"),
            },
        ),
        key=() if drawing is None else key_of(drawing),
        sources=(SourceOf("scores", (first, second)),),
        missing=missing,
        definition=language.text("charts.years.definition"),
    )


def gap(facts: Facts, selection: Selection, language: Language) -> Chart:
    """Where the board and its own statements part."""
    rows = named_profile(facts, selection, language)
    known = rows.dropna(subset="gap")
    year = selection.year
    drawing = None
    if len(known):
        widest_first = by_value(known, known["gap"].abs())
        drawing = marks(widest_first, facts, selection, language, shape="gaps")
    ends = extremes(known.assign(width=known["gap"].abs()), "width")
    if ends is None:
        title = language.text("charts.gap.none")
    else:
        widest = ends.highest.iloc[0]
        size = float(widest["gap"])
        title = (
            language.text("charts.gap.agree")
            if abs(size) < 0.05
            else language.text("charts.gap.close", size=language.number(abs(size)))
            if abs(size) < SCALE_STEP
            else language.text(
                "charts.gap.title_lower" if size < 0 else "charts.gap.title_higher",
                size=language.number(abs(size)),
                name=in_sentence(str(widest["name"])),
            )
        )
    return Chart(
        name="gap",
        title=title,
        subtitle=language.text("charts.gap.subtitle", year=year),
        alt=language.text(
            "charts.gap.alt",
            rows="; ".join(
                f"{row['name']}: {language.number(row['gap'], signed=True)}" for row in known.to_dict("records")
            ),
        ),
        drawing=drawing,
        key=() if drawing is None else key_of(drawing),
        table=table(
            rows,
            {
                "name": Column(language.text("charts.columns.indicator")),
                "total": Column(language.text("charts.columns.total"), "score"),
                "statement_mean": Column(language.text("charts.columns.statement_mean"), "mean"),
                "statement_count": Column(language.text("charts.columns.statement_count"), "number"),
                "gap": Column(language.text("charts.columns.gap"), "gap"),
            },
        ),
        sources=(SourceOf("scores", (year,)),),
        definition=language.text("charts.profile.definition"),
    )
