"""The one sentence on top of a page, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.chart import Chart
from analysis.charts import budget as budget_charts
from analysis.charts import indicators, jobs
from analysis.charts import other_programmes as other_charts
from analysis.charts.reported_projects import counts_of_projects
from analysis.facts import Facts, Selection, in_sentence, indicator_name
from analysis.numbers.actions import Actions
from analysis.numbers.budget import from_pace
from analysis.numbers.extremes import extremes
from analysis.numbers.measures import Measures
from analysis.numbers.other_programmes import OtherProgrammes
from analysis.numbers.projects import Projects
from analysis.numbers.wheel import Wheel
from language import Language, sentence


@dataclass(frozen=True)
class Headline:
    """`kicker` says what the sentence is about: programme, years, date."""

    kicker: str
    text: str


def of_overview(facts: Facts, selection: Selection, language: Language) -> Headline:
    """The year in one sentence that a chair could read aloud."""
    first = _assessment_clause(facts, selection, language)
    second = _jobs_clause(facts, selection, language) or _budget_clause(facts, selection, language)
    if first and second:
        text = language.text("headlines.two_clauses", first=first, second=second)
    elif first or second:
        text = language.text("headlines.one_clause", clause=first or second or "")
    else:
        text = language.text("headlines.nothing", year=selection.year)
    kicker = language.text("headlines.overview_kicker", programme=facts.programme.name, year=selection.year)
    return Headline(kicker, sentence(text))


def of_indicators(facts: Facts, selection: Selection, language: Language) -> Headline:
    """What the assessments say, up to the chosen year."""
    years = [year for year in facts.assessments.years if year <= selection.year]
    clause = _assessment_clause(facts, selection, language)
    text = (
        language.text("headlines.one_clause", clause=clause)
        if clause
        else language.text("headlines.nothing", year=selection.year)
    )
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}" if years else str(selection.year)
    return Headline(_kicker(facts, span, language), sentence(text))


def indicator_headline(
    facts: Facts, selection: Selection, indicator: str, history: Chart, statements: Chart, language: Language
) -> Headline:
    """How the indicator has moved, and where it is lowest."""
    years = [int(year) for year in facts.assessments.history(indicator, selection.year)["year"]]
    years = [year for year in years if year <= selection.year] or [selection.year]
    name = in_sentence(indicator_name(facts, selection.year, indicator, language))
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return Headline(_kicker(facts, f"{name} {span}", language), f"{history.title}. {statements.title}.")


def of_budget(facts: Facts, selection: Selection, language: Language) -> Headline:
    """How many focus areas are ahead of the pace and behind it; the whole where areas or pace are not known."""
    rows = facts.budget.latest(selection.year)
    as_of = facts.budget.as_of(selection.year)
    about = language.text("charts.budget.until", date=language.date(as_of)) if as_of else str(selection.year)
    known = rows[rows["focus_area"].notna() & rows["utilisation"].notna() & (rows["pace"] < 1)]
    away = known["utilisation"] - known["pace"]
    stands = [from_pace(one) for one in away]
    ahead, behind = stands.count("ahead"), stands.count("behind")
    if ahead and behind:
        whole = rows[rows["focus_area"].isna()].iloc[0]
        text = language.text(
            "headlines.areas_part",
            n=behind,
            share="–" if pd.isna(whole["utilisation"]) else language.percent(float(whole["utilisation"])),
            pace=language.percent(float(known["pace"].iloc[0])),
            behind=language.in_words(behind),
        )
    elif ahead or behind:
        key = "headlines.areas_ahead" if ahead else "headlines.areas_behind"
        text = language.text(key, n=ahead or behind, count=language.in_words(ahead or behind))
    else:
        text = _whole_budget(facts, selection, language)
    return Headline(_kicker(facts, about, language), sentence(text))


def of_jobs(facts: Facts, selection: Selection, language: Language) -> Headline:
    """Whether the target is within reach at the rate so far; what is not known, where that is the news."""
    progress = facts.jobs
    rate = progress.needed(selection.year)
    in_words = facts.jobs_in_words(selection.year)
    if in_words is not None:
        text = f"{in_words.of_jobs(language)}."
    elif progress.end_target is not None and not progress.is_counted and progress.undated_count is None:
        text = language.text("headlines.nobody_knows_jobs", target=language.number(progress.end_target, 0))
    elif rate is not None and progress.end_target is not None:
        text = language.text(
            "headlines.jobs_reach" if rate.needed <= rate.so_far else "headlines.jobs_must_rise",
            target=language.number(progress.end_target, 0),
            needed=language.number(rate.needed),
            so_far=language.number(rate.so_far),
        )
    else:
        text = jobs.cumulative(facts, selection, language).title + "."
    return Headline(_kicker(facts, str(selection.year), language), sentence(text))


def of_measures(
    facts: Facts, selection: Selection, measured: Chart | None, goals: Chart | None, language: Language
) -> Headline:
    """What the measures answer, and how many goals have a figure."""
    kicker = language.text("headlines.measures_kicker", programme=facts.programme.name, year=selection.year)
    said = [_lowered(chart.title) for chart in (measured, goals) if chart is not None]
    if not said:
        return Headline(kicker, language.text("headlines.measures_none"))
    key = "measures_clauses" if len(said) == 2 else "measures_clause"
    values = dict(zip(("first", "second"), said, strict=False))
    return Headline(kicker, sentence(language.text(f"headlines.{key}", **values)))


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def of_wheel(facts: Facts, known: Wheel, language: Language) -> Headline:
    """How many deadlines have passed and when the board meets; without a leader, that."""
    kicker = language.text(
        "wheel.headline.kicker", programme=facts.programme.name, year=known.year, date=language.day(known.on)
    )
    is_vacant = known.vacancy is not None and known.vacancy.is_open(known.on)
    if not known.entries:
        key = "two_clauses" if is_vacant else "one_clause"
        first = language.text("wheel.headline.only_events" if is_vacant else "wheel.headline.nothing")
        values = {"first": first, "second": language.text("wheel.headline.vacant"), "clause": first}
        return Headline(kicker, sentence(language.text(f"headlines.{key}", **values)))
    count = len(known.late)
    late = language.text("wheel.headline.late", n=count, count=language.in_words(count)) if count else ""
    first = late or language.text("wheel.headline.none_late")
    return Headline(
        kicker, sentence(language.text("headlines.two_clauses", first=first, second=_meeting_clause(known, language)))
    )


def _meeting_clause(known: Wheel, language: Language) -> str:
    if known.next_meeting is None:
        return language.text("wheel.headline.no_meeting")
    days = (known.next_meeting.date - known.on).days
    if days < 2:
        return language.text(f"wheel.headline.meeting_{'tomorrow' if days else 'today'}")
    return language.text("wheel.headline.meeting_in", time=language.duration(days))


def of_projects(
    facts: Facts, selection: Selection, known: Projects, measures: Measures, language: Language
) -> Headline:
    """How many projects have got how much, and what others put in for each krone; without a list, what is reported."""
    kicker = language.text("headlines.projects_kicker", programme=facts.programme.name, year=selection.year)
    reported = counts_of_projects(known, measures)
    if len(reported) == 1:
        count = int(reported[0].last.value or 0)
        text = language.text("headlines.projects_reported", n=count, count=language.in_words(count))
        return Headline(kicker, sentence(text))
    return Headline(kicker, sentence(_projects_in_words(known, language)))


def _projects_in_words(known: Projects, language: Language) -> str:
    count = len(known.granted)
    if known.rows.empty:
        return language.text("headlines.projects_none")
    if not count:
        is_decided = bool((known.rows["state"] != "applied").any())
        key = "projects_without_amounts" if is_decided else "projects_undecided"
        total = len(known.rows)
        return language.text(f"headlines.{key}", n=total, count=language.in_words(total))
    granted = language.text(
        "headlines.projects_granted",
        n=count,
        count=language.in_words(count),
        amount=language.number(known.granted_nok / 1_000_000),
    )
    if known.others_per_krone is None:
        return language.text("headlines.projects_alone", granted=granted)
    return language.text("headlines.projects_others", granted=granted, kroner=language.number(known.others_per_krone))


def of_actions(facts: Facts, known: Actions, language: Language) -> Headline:
    """How many open actions are overdue, and what is carried on; that nobody says how it went, where that is so."""
    date = language.date(known.on)
    years = sorted({year for action in known.actions for year in action.given_in})
    if years:
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        name = facts.programme.name
        kicker = language.text("headlines.actions_kicker", n=len(years), programme=name, years=span, date=date)
    else:
        kicker = language.text("headlines.actions_kicker_none", programme=facts.programme.name, date=date)
    return Headline(kicker, sentence(_actions_in_words(known, language)))


def of_comparison(facts: Facts, selection: Selection, known: OtherProgrammes, language: Language) -> Headline:
    """Which indicators lie beyond those of all others in the same programme year."""
    name, year = facts.programme.name, known.programme_year or 0
    if known.is_empty:
        kicker = language.text("other_programmes.kicker_alone", programme=name, year=selection.year)
        why = "no_start" if known.programme_year is None else "too_few"
        return Headline(kicker, language.text(f"other_programmes.headline_{why}"))
    count = language.in_words(len(known.names))
    kicker = language.text("other_programmes.kicker", programme=name, year=year, count=count)
    if not known.indicators:
        return Headline(kicker, language.text("other_programmes.headline_measured", year=year))
    apart = [
        one
        for place in ("higher", "lower")
        for one in other_charts.names_outside(facts, selection, known, place, language)
    ]
    if not apart:
        return Headline(kicker, language.text("other_programmes.headline_within", year=year))
    names = other_charts.in_few_words(apart, language)
    return Headline(kicker, language.text("other_programmes.headline_apart", n=len(apart), names=names, year=year))


def _actions_in_words(known: Actions, language: Language) -> str:
    if not known.actions:
        return language.text("headlines.actions_none")
    count, late = len(known.going_on), len(known.late)
    unknown = sum(action.state == "unknown" for action in known.actions)
    if unknown and not count:
        return language.text("headlines.actions_unknown", n=unknown, count=language.in_words(unknown))
    if not count:
        clause = language.text("headlines.actions_none_open")
    elif late == count > 1:
        clause = language.text("headlines.actions_all_late", count=language.in_words(count))
    elif late:
        clause = language.text(
            "headlines.actions_late", n=late, late=language.in_words(late), count=language.in_words(count)
        )
    elif any(action.due for action in known.going_on):
        clause = language.text("headlines.actions_on_time", count=language.in_words(count))
    else:
        clause = language.text("headlines.actions_only_open", n=count, count=language.in_words(count))
    carried = known.carried_on
    if not carried:
        return language.text("headlines.actions_one_clause", clause=clause)
    first = sorted({action.given_in[0] for action in carried if action.given_in})
    on = language.text(
        "headlines.actions_carried",
        n=len(carried),
        count=language.in_words(len(carried)),
        years=language.listing([str(year) for year in first]),
    )
    return language.text("headlines.actions_late_carried", late=clause, carried=on)


def _whole_budget(facts: Facts, selection: Selection, language: Language) -> str:
    whole, judged = facts.budget.whole(selection.year), facts.judged("budget", selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        if judged is not None:
            return f"{judged.of_budget(language)}."
        return budget_charts.use(facts, selection, language).title + "."
    share, pace = float(whole["utilisation"]), whole["pace"]
    values: dict[str, str | int] = {"share": language.percent(share), "year": selection.year}
    place = judged.place(language) if judged else None
    if pd.isna(pace) and place is not None:
        return language.text("headlines.budget_in_words", place=place, **values)
    if pd.isna(pace):
        return language.text("headlines.budget_without_date", **values)
    if pace >= 1:
        return language.text("headlines.budget_whole_year", **values)
    return language.text(f"headlines.budget_{from_pace(share - pace)}", **values)


def _kicker(facts: Facts, about: str, language: Language) -> str:
    return language.text("headlines.kicker", programme=facts.programme.name, about=about)


def _assessment_clause(facts: Facts, selection: Selection, language: Language) -> str | None:
    """What the assessment says, as a clause; None where there is none."""
    if selection.year not in facts.assessments.forms:
        return None
    rows = indicators.named_profile(facts, selection, language)
    changes = facts.assessments.changes(selection.year, selection.compared_year)
    risen = len(changes.risen)
    fallen = [in_sentence(indicator_name(facts, selection.year, code, language)) for code in changes.fallen]
    year = selection.compared_year or 0
    if changes.compared_count:
        if risen and fallen:
            return language.text(
                "headlines.up_and_down",
                n=risen,
                count=language.in_words(risen),
                year=year,
                fell=_fell(fallen, language),
            )
        if risen:
            return language.text("headlines.up", n=risen, count=language.in_words(risen), year=year)
        if fallen:
            return language.text("headlines.down", fell=sentence(_fell(fallen, language)), year=year)
        return language.text("headlines.unchanged", year=year)
    found = extremes(rows, "total")
    if found is None:
        return None
    if found.are_all_equal:
        return language.text("headlines.equal", score=language.number(found.low))
    highest = [in_sentence(str(name)) for name in found.highest["name"]]
    lowest = [in_sentence(str(name)) for name in found.lowest["name"]]
    if max(len(highest), len(lowest)) > 2:
        return language.text(
            "headlines.extremes_shared",
            highest=_few(highest, language),
            best=language.number(found.high),
            lowest=_few(lowest, language),
            worst=language.number(found.low),
        )
    return language.text(
        "headlines.extremes", n=len(highest), highest=_few(highest, language), lowest=_few(lowest, language)
    )


def _fell(names: list[str], language: Language) -> str:
    return language.text("headlines.fell", n=len(names), names=_few(names, language))


def _few(names: list[str], language: Language) -> str:
    if len(names) <= 2:
        return language.listing(names)
    return language.text("headlines.several", count=language.in_words(len(names)))


def _jobs_clause(facts: Facts, selection: Selection, language: Language) -> str | None:
    progress, in_words = facts.jobs, facts.jobs_in_words(selection.year)
    if in_words is not None:
        return in_words.of_jobs(language)
    if progress.end_target is not None and not progress.is_counted and progress.undated_count is None:
        return language.text("headlines.jobs_not_counted")
    against = progress.against_target(selection.year)
    if against is None:
        return None
    away = against.jobs_away
    return language.text(f"headlines.jobs_{against.place}", n=away, difference=language.in_words(away))


def _budget_clause(facts: Facts, selection: Selection, language: Language) -> str | None:
    whole = facts.budget.whole(selection.year)
    if whole is None or pd.isna(whole["utilisation"]):
        return None
    key = "headlines.budget_used" if pd.isna(whole["granted_nok"]) else "headlines.budget_granted"
    return language.text(key, share=language.percent(float(whole["utilisation"])), year=selection.year)
