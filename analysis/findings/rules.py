"""What is worth talking about: rules over a programme's facts, each with its figures and a question, never advice.

A rule says what it found and how far beyond its threshold it lies (`weight`, 1 at the threshold). The heaviest
come first, and no more than five, so that a board has time for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis.charts.budget import same_date_last_year
from analysis.charts.in_words import counting_assessed, jobs_target
from analysis.charts.indicators import named_profile
from analysis.facts import Facts, Selection, in_sentence
from analysis.numbers.extremes import extremes
from data import frameworks
from language import Language, sentence

MOST_FINDINGS = 5

GAP_POINTS = 0.75  # board's total against its statements
FALL_POINTS = 0.5  # the smallest step a board can take
LOW_SHARE = 0.2  # of the scale: 2 on a scale from 1 to 6
PACE_POINTS = 0.10  # share of the budget ahead of or behind the pace
PAID_SHARE = 0.5  # of what is granted, late in the year
LATE_IN_YEAR = 0.7
JOBS_SHARE = 0.05  # of the target line
_MOST_NAMED = 3


@dataclass(frozen=True)
class Finding:
    """One observation with its question. `page` and `parameters` lead to where it can be seen."""

    rule: str
    weight: float
    title: str
    figures: str
    question: str
    explanation: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def findings(facts: Facts, selection: Selection, language: Language) -> tuple[Finding, ...]:
    """What is worth talking about, the heaviest first."""
    found = [finding for rule in RULES for finding in rule(facts, selection, language)]
    return tuple(sorted(found, key=lambda finding: -finding.weight)[:MOST_FINDINGS])


def _finding(
    language: Language,
    rule: str,
    weight: float,
    page: str,
    *,
    variant: str = "",
    indicator: str | None = None,
    **values: str | int,
) -> Finding:
    key = f"findings.{rule}{f'_{variant}' if variant else ''}"
    title = language.text(f"{key}.title", **values)
    return Finding(
        rule=rule,
        weight=weight,
        title=sentence(title),
        figures=language.text(f"{key}.figures", **values),
        question=language.text(f"{key}.question", **values),
        explanation=language.text(f"findings.{rule}_rule", **_thresholds(language)),
        page="indicator" if indicator else page,
        parameters={"indicator": indicator} if indicator else {},
    )


def _thresholds(language: Language) -> dict[str, str]:
    return {
        "gap": language.number(GAP_POINTS, 2),
        "fall": language.number(FALL_POINTS),
        "low": language.percent(LOW_SHARE),
        "pace": language.number(PACE_POINTS * 100, 0),
        "paid": language.percent(PAID_SHARE),
        "late": language.percent(LATE_IN_YEAR),
        "jobs": language.percent(JOBS_SHARE),
    }


def _board_and_statements_part(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    if selection.year not in facts.assessments.forms:
        return
    rows = named_profile(facts, selection, language).dropna(subset="gap")
    wide = rows[rows["gap"].abs() >= GAP_POINTS]
    if not len(wide):
        return
    row = wide.iloc[int(wide["gap"].abs().argmax())]
    yield _finding(
        language,
        "gap",
        abs(float(row["gap"])) / GAP_POINTS + 0.5,
        "indicators",
        variant="stricter" if row["gap"] < 0 else "milder",
        indicator=str(row["indicator"]),
        name=in_sentence(str(row["name"])),
        total=language.number(float(row["total"])),
        mean=language.number(float(row["statement_mean"])),
    )


def _indicators_fall(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    if selection.year not in facts.assessments.forms or selection.compared_year is None:
        return
    rows = named_profile(facts, selection, language).dropna(subset="change")
    for row in rows[rows["change"] <= -FALL_POINTS].to_dict("records"):
        yield _finding(
            language,
            "fall",
            -row["change"] / FALL_POINTS + 0.75,
            "indicators",
            indicator=str(row["indicator"]),
            name=in_sentence(str(row["name"])),
            now=language.number(row["total"]),
            then=language.number(row["previous"]),
            year=selection.compared_year,
            to=selection.year,
        )


def _statements_are_low(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    assessments, year = facts.assessments, selection.year
    if year not in assessments.forms:
        return
    form, scale = assessments.forms[year], assessments.scale(year)
    limit = scale.minimum + LOW_SHARE * (scale.maximum - scale.minimum)
    rows = assessments.statements
    low = rows[(rows["year"] == year) & (rows["form"] == form) & (rows["score"] <= limit)]
    found = extremes(low, "score")
    if found is None:
        return
    topics = [
        language.text(
            "findings.quoted",
            topic=frameworks.statement_topic(form, str(row["indicator"]), str(row["statement"]), language.code),
        )
        for row in low.to_dict("records")
    ]
    listed = language.listing(topics, most=_MOST_NAMED)
    yield _finding(
        language,
        "low",
        1 + len(low) / 5,
        "indicators",
        variant="one" if len(low) == 1 else "several",
        indicator=str(found.lowest["indicator"].iloc[0]),
        count=language.in_words(len(low)),
        topics=sentence(listed),
        limit=language.number(found.high),
        maximum=language.number(scale.maximum),
    )


def _budget_has_no_date(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    whole = facts.budget.whole(selection.year)
    if whole is not None and pd.isna(whole["pace"]) and not pd.isna(whole["utilisation"]):
        judged = facts.judged("budget", selection.year)
        place = judged.place(language) if judged else None
        yield _finding(
            language,
            "no_date",
            1.1,
            "budget",
            variant="in_words" if place else "",
            share=language.percent(float(whole["utilisation"])),
            place=place or "",
            year=selection.year,
        )


def _budget_leaves_its_pace(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    rows = facts.budget.latest(selection.year)
    rows = rows[rows["pace"].notna() & rows["utilisation"].notna() & (rows["pace"] < 1)]
    if not len(rows):
        return
    # 40 % less 50 % is 10 points, and not a hair less.
    away = rows.assign(away=(rows["utilisation"] - rows["pace"]).round(9))
    areas = away[away["focus_area"].notna()]
    behind = areas[areas["away"] <= -PACE_POINTS].sort_values("away")
    ahead = areas[areas["away"] >= PACE_POINTS].sort_values("away", ascending=False)
    pace = language.percent(float(rows["pace"].iloc[0]))
    for variant, found in (("behind", behind), ("ahead", ahead)):
        if len(found):
            yield _finding(
                language,
                "pace",
                abs(float(found["away"].iloc[0])) / PACE_POINTS / 2 + (0.5 if variant == "behind" else 0),
                "budget",
                variant=variant,
                names=sentence(language.listing([str(name) for name in found["focus_area"]], most=_MOST_NAMED)),
                shares=_shares([float(share) for share in found["utilisation"]], language),
                pace=pace,
            )
    whole = away[away["focus_area"].isna()]
    if not len(areas) and len(whole) and abs(float(whole["away"].iloc[0])) >= PACE_POINTS:
        row = whole.iloc[0]
        yield _finding(
            language,
            "pace",
            abs(float(row["away"])) / PACE_POINTS / 2 + 0.5,
            "budget",
            variant="whole_behind" if row["away"] < 0 else "whole_ahead",
            share=language.percent(float(row["utilisation"])),
            pace=pace,
        )


def _shares(shares: list[float], language: Language) -> str:
    """Each of them; of more than are named, the lowest and the highest."""
    if len(shares) <= _MOST_NAMED:
        return language.listing([language.percent(share) for share in shares])
    ends = {"least": language.percent(min(shares)), "most": language.percent(max(shares))}
    return language.text("findings.between", **ends)


def _payments_lag(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    whole = facts.budget.whole(selection.year)
    if whole is None or pd.isna(whole["paid_nok"]) or pd.isna(whole["granted_nok"]) or pd.isna(whole["pace"]):
        return
    granted, paid = float(whole["granted_nok"]), float(whole["paid_nok"])
    if granted > 0 and float(whole["pace"]) >= LATE_IN_YEAR and paid / granted < PAID_SHARE:
        yield _finding(
            language,
            "paid",
            1 + (PAID_SHARE - paid / granted),
            "budget",
            paid=language.amount_nok(paid),
            granted=language.amount_nok(granted),
            share=language.percent(paid / granted),
        )


def _budget_is_exceeded(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    rows = facts.budget.latest(selection.year)
    over = rows[(rows["utilisation"] > 1) & rows["focus_area"].notna()]
    if not len(over):
        over = rows[rows["utilisation"] > 1]
    if len(over):
        row = over.iloc[int(over["utilisation"].argmax())]
        name = language.text("charts.budget.whole") if pd.isna(row["focus_area"]) else str(row["focus_area"])
        yield _finding(
            language,
            "exceeded",
            1 + float(row["utilisation"]),
            "budget",
            name=name,
            share=language.percent(float(row["utilisation"])),
        )


def _jobs_are_not_reported(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    in_words = facts.jobs_in_words(selection.year)
    if in_words is not None:
        about = (jobs_target(facts, language), counting_assessed(facts, in_words.year, language))
        yield _finding(
            language,
            "not_reported",
            2.0,
            "jobs",
            title=in_words.of_jobs(language),
            figures=" ".join(filter(None, about)) or in_words.quoted(language),
        )


def _jobs_are_not_counted(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    if facts.jobs_in_words(selection.year) is not None:
        return
    target = facts.jobs.end_target
    if target is not None and not facts.jobs.is_counted and facts.jobs.undated_count is None:
        yield _finding(language, "not_counted", 2.0, "jobs", target=language.number(target, 0))


def _jobs_leave_the_line(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    against = facts.jobs.against_target(selection.year)
    if against is None or against.target <= 0 or abs(away := against.difference / against.target) < JOBS_SHARE:
        return
    needed = facts.jobs.needed(selection.year)
    yield _finding(
        language,
        "jobs_line",
        1 + abs(away) * (5 if away < 0 else 1),
        "jobs",
        variant="ahead" if away > 0 else "behind" if needed is None else "behind_rate",
        count=language.number(against.counted, 0),
        target=language.number(against.target, 0),
        year=against.year,
        difference=language.number(against.jobs_away),
        needed="" if needed is None else language.number(needed.needed),
        so_far="" if needed is None else language.number(needed.so_far),
    )


def _jobs_are_estimated(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    row = facts.jobs.until(selection.year)
    if row is None or not bool(row["is_estimate"]):
        return
    estimated = float(pd.Series([row["new_jobs"], row["secured_jobs"]], dtype=float).sum())
    counted = facts.jobs.counted_by(selection.year) or 0.0
    yield _finding(
        language,
        "estimated",
        1.05,
        "jobs",
        count=language.number(counted, 0),
        estimated=language.number(estimated, 0),
        year=int(row["year"]),
    )


def _use_differs_from_last_year(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    whole = facts.budget.whole(selection.year)
    before = same_date_last_year(facts.budget, selection)
    if whole is None or before is None or pd.isna(whole["utilisation"]):
        return
    now = float(whole["utilisation"])
    if round(abs(now - before), 9) >= PACE_POINTS and selection.compared_year is not None:
        yield _finding(
            language,
            "last_year",
            abs(now - before) / PACE_POINTS / 2 + 0.4,
            "budget",
            variant="less" if now < before else "more",
            now=language.percent(now),
            then=language.percent(before),
            year=selection.compared_year,
        )


def _indicators_are_not_assessed(facts: Facts, selection: Selection, language: Language) -> Iterator[Finding]:
    if selection.year not in facts.assessments.forms:
        return
    rows = named_profile(facts, selection, language)
    missing = rows[rows["total"].isna()]
    if len(missing):
        names = [in_sentence(str(name)) for name in missing["name"]]
        yield _finding(
            language,
            "not_assessed",
            1 + len(missing) / len(rows),
            "indicators",
            names=sentence(language.listing(names, most=_MOST_NAMED)),
            year=selection.year,
        )


Rule = Callable[[Facts, Selection, Language], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    _board_and_statements_part,
    _indicators_fall,
    _statements_are_low,
    _indicators_are_not_assessed,
    _budget_is_exceeded,
    _budget_leaves_its_pace,
    _budget_has_no_date,
    _payments_lag,
    _use_differs_from_last_year,
    _jobs_are_not_reported,
    _jobs_are_not_counted,
    _jobs_leave_the_line,
    _jobs_are_estimated,
)
