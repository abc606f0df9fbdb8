"""The years of a headline figure as a small line beside it: where it came from, and where it was to be."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.charts.trends import points_through, total_of
from analysis.numbers.jobs import JobProgress
from analysis.numbers.measures import Measure
from analysis.numbers.scores import Assessments
from analysis.screens.key_figure import YearLine
from language import Language


def indicator_line(assessments: Assessments, indicator: str, year: int, language: Language) -> YearLine | None:
    """The board's totals until the year, each on the scale of its form; None where it scored in one year alone."""
    years = [known for known in assessments.years if known <= year]
    scores = {known: total_of(assessments, indicator, year, known) for known in years}
    if sum(score is not None for score in scores.values()) < 2:
        return None
    points = points_through(assessments, scores, _places(years))
    return YearLine(points, (), _spoken(scores, language))


def jobs_line(progress: JobProgress, year: int, language: Language) -> YearLine | None:
    """The jobs until the year, and the line of the target; None where they were counted in one year alone."""
    counted = {known: progress.counted_by(known) for known in progress.years if known <= year}
    line = progress.target_line()
    targets = {int(row["year"]): float(row["target"]) for row in line.to_dict("records") if row["year"] <= year}
    return _between(counted, targets, 0.0, language)


def of_measure(measure: Measure, language: Language) -> YearLine | None:
    """What was measured, and the target of each year; None where it was measured in one year alone."""
    values = {point.year: point.value for point in measure.points}
    targets = {point.year: point.target for point in measure.points if point.target is not None}
    return _between(values, targets, None, language)


def _between(
    values: Mapping[int, float | None], targets: Mapping[int, float], least: float | None, language: Language
) -> YearLine | None:
    """`least`: what lies at the foot; None is the smallest number of them."""
    known = [value for value in values.values() if value is not None]
    if len(known) < 2:
        return None
    every = [*known, *targets.values()]
    low, high = min(every) if least is None else least, max(every)
    if high <= low:
        low, high = low - 1.0, high + 1.0
    places = _places([*values, *targets])

    def drawn(numbers: Mapping[int, float | None]) -> tuple[tuple[float, float | None], ...]:
        return tuple(
            (places[year], None if value is None else (value - low) / (high - low)) for year, value in numbers.items()
        )

    return YearLine(drawn(values), drawn(targets), _spoken(values, language))


def _places(years: list[int]) -> dict[int, float]:
    first, last = min(years), max(years)
    return {year: (year - first) / ((last - first) or 1) for year in years}


def _spoken(values: Mapping[int, float | None], language: Language) -> str:
    return ", ".join(f"{year} {language.number(value, 2)}" for year, value in values.items() if value is not None)
