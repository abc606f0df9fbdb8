"""The pages of the sample programmes: the right numbers, in the right language, in every year."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from analysis.facts import INNOVATION, Selection, gather, programmes
from analysis.screens.overview import overview_screen
from data import frameworks, sample
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import LANGUAGES, Language, sentence
from pages import PAGES
from tests.pages.opened import (
    charts,
    finding_links,
    finding_titles,
    go,
    headline,
    html,
    inside,
    key_figures,
    open_app,
    panels,
    texts,
    work_figures,
)
from tests.pages.reckoned import INVENTED, SPIR, YEARS, Reckoned, reckoned, texts_from_files
from tests.pages.words import faults

by_year = pytest.mark.parametrize(
    ("programme", "year", "compared"),
    [pytest.param(*case, id=f"{case[0].split()[0]}-{case[1]}") for case in YEARS],
)
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
# Every page of the newest year in both languages, of the others by turns.
by_turns = pytest.mark.parametrize(
    ("programme", "year", "compared", "language"),
    [
        pytest.param(*case, language, id=f"{case[0].split()[0]}-{case[1]}-{language}")
        for place, case in enumerate(YEARS)
        for language in (LANGUAGES if case[1] == 2024 else (LANGUAGES[place % 2],))
    ],
)


@by_turns
def test_every_page_is_whole_and_speaks_one_language(
    with_sample: Store, programme: str, year: int, compared: int | None, language: str
) -> None:
    app = open_app(programme=programme, year=year, language=language)
    from_files = texts_from_files()
    for page in PAGES:
        go(app, page.name)

        assert not app.exception
        assert headline(app)
        assert faults(texts(app), language, from_files=from_files) == [], page.name
        # The Norwegian heading never stands on an English page, nor the other way round.
        assert bool(charts(app) or panels(app)) if page.has_charts else charts(app) == []


def name_of(figures: Reckoned, year: int, indicator: str, spoken: Language) -> str:
    return frameworks.form(figures.form(year)).indicator(indicator).names[spoken.code]


def lowered(name: str) -> str:
    return name[0].lower() + name[1:]


@in_both_languages
@by_year
def test_the_headline_says_what_the_rows_say(
    with_sample: Store, programme: str, year: int, compared: int | None, language: str
) -> None:
    spoken, figures = Language(language), reckoned(programme)
    app = open_app(programme=programme, year=year, language=language)

    expected = [_assessment_in_words(figures, year, compared, spoken), _jobs_in_words(figures, year, spoken)]
    first, second = expected
    assert headline(app) == sentence(spoken.text("headlines.two_clauses", first=first, second=second))

    go(app, "indicators")
    assert headline(app) == sentence(spoken.text("headlines.one_clause", clause=first))


def _assessment_in_words(figures: Reckoned, year: int, compared: int | None, spoken: Language) -> str:
    changes = figures.changes(year, compared)
    if len(changes):
        risen = int((changes > 0).sum())
        fallen = [lowered(name_of(figures, year, code, spoken)) for code in changes[changes < 0].index]
        assert risen, "a year in which none has risen is not in the sample"
        assert len(fallen) < 2, "a year in which several fell is not in the sample"
        key = "headlines.up_and_down" if fallen else "headlines.up"
        values = {"fell": spoken.text("headlines.fell", n=1, names=fallen[0])} if fallen else {}
        return spoken.text(key, n=risen, count=spoken.in_words(risen), year=compared or 0, **values)
    totals = figures.totals(year)
    highest, lowest = totals[totals == totals.max()], totals[totals == totals.min()]
    values = {"highest": _some(figures, year, highest, spoken), "lowest": _some(figures, year, lowest, spoken)}
    if max(len(highest), len(lowest)) > 2:
        scores = {"best": spoken.number(totals.max()), "worst": spoken.number(totals.min())}
        return spoken.text("headlines.extremes_shared", **values, **scores)
    return spoken.text("headlines.extremes", n=len(highest), **values)


def _some(figures: Reckoned, year: int, totals: pd.Series, spoken: Language) -> str:
    if len(totals) > 2:
        return spoken.text("headlines.several", count=spoken.in_words(len(totals)))
    return spoken.listing([lowered(name_of(figures, year, str(code), spoken)) for code in totals.index])


def _jobs_in_words(figures: Reckoned, year: int, spoken: Language) -> str:
    counted = figures.jobs_by(year)
    if counted is None:
        return _behind_in_words("jobs", year, spoken)
    missing = figures.target_by(year) - counted
    assert missing >= 1, "a year on the target line is not in the sample"
    return spoken.text("headlines.jobs_below", n=round(missing), difference=spoken.in_words(round(missing)))


def _behind_in_words(subject: str, year: int, spoken: Language) -> str:
    """Where nothing is counted in the sample, its report says that it is behind."""
    return spoken.text(
        f"judgements.{subject}_without_number", place=spoken.text(f"judgements.{subject}.behind"), year=year
    )


@in_both_languages
@by_year
def test_the_headline_figures_are_the_goals_in_the_boards_order(
    with_sample: Store, programme: str, year: int, compared: int | None, language: str
) -> None:
    spoken, figures = Language(language), reckoned(programme)
    app = open_app(programme=programme, year=year, language=language)
    first, second, third = key_figures(app)

    goals = sorted(rows_of_sample(programme, "goals"), key=lambda row: row["rank"])
    assert [label for label, _, _ in (first, second, third)] == [f"{row['rank']} {row['goal']}" for row in goals]
    _is_the_boards_score(first, figures, year, compared, spoken)
    jobs, target = figures.jobs_by(year), spoken.number(figures.target, 0)
    if jobs is None:
        assert second[1] == spoken.text("judgements.jobs.behind") and target in second[2]
    else:
        assert (
            _without_years(second[1]) == f"{spoken.number(jobs, 0)} {spoken.text('overview.of_target', target=target)}"
        )
        below = spoken.in_words(round(figures.target_by(year) - jobs))
        assert second[2].lower().startswith(below)
    assert third[1:] == (spoken.text("charts.goals.none"), spoken.text("overview.goal.not_measured"))


def _without_years(value: str) -> str:
    """A figure without its years, which are said to who does not see them drawn: "3,5 av 6 (2023 3, 2024 3,5)"."""
    return value.partition(" (")[0]


def _is_the_boards_score(
    shown: tuple[str, str, str], figures: Reckoned, year: int, compared: int | None, spoken: Language
) -> None:
    """A goal that an indicator goes with: its total, whence it has come, and what is measured beside it."""
    totals, scale = figures.totals(year), frameworks.form(figures.form(year)).scale
    of_scale = spoken.text("overview.of_scale", maximum=spoken.number(scale.maximum))
    assert _without_years(shown[1]) == f"{spoken.number(totals['development'])} {of_scale}"
    years = shown[1].partition(" (")[2].rstrip(")")
    assert not years or years.endswith(f"{year} {spoken.number(totals['development'], 2)}")
    is_comparable = compared is not None and figures.form(compared) == figures.form(year)
    before = figures.totals(compared)["development"] if is_comparable else totals["development"]
    # Where it is as it was, the number is not said twice.
    assert before == totals["development"] or spoken.number(before) in shown[2]
    assert (str(compared) in shown[2]) == is_comparable
    measured = [
        row
        for row in rows_of_sample(figures.programme, "measures")
        if row["measure"] == "Bedrifter i nettverket" and row["year"] <= year and row["value"] is not None
    ]
    if measured:
        last = max(measured, key=lambda row: row["year"])
        assert spoken.number(last["value"], 2) in shown[2]
    else:
        assert spoken.text("overview.goal.no_own_measure") in shown[2]


def rows_of_sample(programme: str, dataset: str) -> list[dict[str, Any]]:
    (found,) = [one for one in sample.samples() if one.programme == programme]
    return [dict(row) for row in found.tables[dataset]]


@in_both_languages
@pytest.mark.parametrize(("programme", "year"), [(SPIR, 2024), (INVENTED, 2024)])
def test_how_the_work_goes_is_of_the_rows(with_sample: Store, programme: str, year: int, language: str) -> None:
    spoken, figures = Language(language), reckoned(programme)
    app = open_app(programme=programme, year=year, language=language)
    shown = {label: (value, meaning) for label, value, meaning in work_figures(app)}

    share, pace = figures.utilisation(year), figures.pace(year)
    used, of_budget = shown[spoken.text("overview.work.budget", year=year)]
    assert share is not None and used.startswith(spoken.percent(share))
    assert (pace is not None) == (spoken.percent(pace or 0) in of_budget)
    projects = [row for row in rows_of_sample(programme, "projects") if row.get("granted_on", dt.date.max).year <= year]
    granted = [row["granted_nok"] for row in projects if row.get("granted_nok") is not None]
    title = spoken.text("pages.projects.title")
    assert (title in shown) == bool(projects)
    if projects:
        assert shown[title][1].startswith(str(len(granted)))
        assert spoken.number(sum(granted) / 1_000_000) in shown[title][1]
    assert spoken.text("pages.actions.title") in shown


def test_the_report_concludes_in_its_own_words(with_sample: Store) -> None:
    for programme, part in ((INVENTED, "main_conclusion"), (SPIR, "greatest_challenge")):
        said = inside(open_app(programme=programme, year=2024), "block-conclusion")
        rows = [row for row in rows_of_sample(programme, "narratives") if row["year"] == 2024 and row["part"] == part]
        assert rows and all(row["text"] in said for row in rows)
        assert Language("nb").text(f"overview.conclusion.{part}") in said
    assert "block-conclusion" not in str(open_app(programme=INVENTED, year=2022).main)


@in_both_languages
@by_year
def test_the_three_figures_without_goals_are_those_of_the_rows(
    with_sample: Store, programme: str, year: int, compared: int | None, language: str
) -> None:
    spoken, figures = Language(language), reckoned(programme)
    connection = Snapshot(with_sample).cursor(None)
    known = next(one for one in programmes(connection) if one.programme == programme)
    selection = Selection(programme, year, compared)
    shown = overview_screen(connection, gather(connection, known), selection, spoken).figures
    (lowest, of_assessment), (used, of_budget), (counted, of_jobs) = [
        (f"{figure.value} {figure.unit}".strip(), figure.meaning) for figure in shown
    ]

    totals = figures.totals(year)
    scale = frameworks.form(figures.form(year)).scale
    of_scale = spoken.text("overview.of_scale", maximum=spoken.number(scale.maximum))
    assert lowest.replace(" ", "") == f"{spoken.number(totals.min())}{of_scale}".replace(" ", "")
    low = totals[totals == totals.min()]
    assert all(lowered(name_of(figures, year, str(code), spoken)) in lowered(of_assessment) for code in low.index)
    if len(low) == 1:
        assert spoken.number(figures.means(year)[low.index[0]]) in of_assessment

    share = figures.utilisation(year)
    assert share is not None and used == spoken.percent(share)
    pace = figures.pace(year)
    assert (pace is not None and pace < 1) == (spoken.percent(pace or 0) in of_budget)
    before = figures.utilisation(compared, _same_day(figures, year, compared)) if compared else None
    assert (before is not None) == (spoken.percent(before or 0) in of_budget)

    jobs = figures.jobs_by(year)
    assert spoken.number(figures.target, 0) in counted + of_jobs
    if jobs is None:
        assert counted == spoken.text("judgements.jobs.behind")
    else:
        assert counted.startswith(spoken.number(jobs, 0))
        assert spoken.number(figures.target_by(year) - jobs, 0) in of_jobs


def _same_day(figures: Reckoned, year: int, compared: int) -> dt.date | None:
    as_of = figures.as_of(year)
    return as_of.replace(year=compared) if as_of else None


@in_both_languages
@by_year
def test_the_findings_are_those_the_rules_give(
    with_sample: Store, programme: str, year: int, compared: int | None, language: str
) -> None:
    spoken, figures = Language(language), reckoned(programme)
    app = open_app(programme=programme, year=year, language=language)

    expected = _findings(figures, year, compared, spoken)
    shown = finding_titles(app)
    assert len(shown) == min(len(expected), 5)
    assert set(shown) <= set(expected)
    # Every finding leads to where it can be seen.
    assert len(finding_links(app)) == len(shown)


def _findings(figures: Reckoned, year: int, compared: int | None, spoken: Language) -> list[str]:
    """Each rule written a second time, from what its explanation on the page says."""
    found: list[tuple[str, dict[str, str | int]]] = []
    scale = frameworks.form(figures.form(year)).scale
    gaps = (figures.totals(year) - figures.means(year)).dropna()
    if (gaps.abs() >= 0.75).any():
        widest = str(gaps.abs().idxmax())
        variant = "stricter" if gaps[widest] < 0 else "milder"
        found.append((f"gap_{variant}", {"name": lowered(name_of(figures, year, widest, spoken))}))
    changes = figures.changes(year, compared)
    for code in changes[changes <= -0.5].index:
        now, then = figures.totals(year)[code], figures.totals(compared)[code]
        values = {"now": spoken.number(now), "then": spoken.number(then)}
        found.append(("fall", {"name": lowered(name_of(figures, year, str(code), spoken)), **values}))
    scores = figures.statements(year)["score"]
    low = scores[scores <= scale.minimum + 0.2 * (scale.maximum - scale.minimum)]
    if len(low):
        values = {"limit": spoken.number(low.max()), "maximum": spoken.number(scale.maximum)}
        found.append(("low_one" if len(low) == 1 else "low_several", {"count": spoken.in_words(len(low)), **values}))
    found += _findings_on_money(figures, year, compared, spoken)
    found += _findings_on_jobs(figures, year, spoken)
    return [sentence(spoken.text(f"findings.{rule}.title", **values)) for rule, values in found]


def _findings_on_money(
    figures: Reckoned, year: int, compared: int | None, spoken: Language
) -> list[tuple[str, dict[str, str | int]]]:
    found: list[tuple[str, dict[str, str | int]]] = []
    share, pace, as_of = figures.utilisation(year), figures.pace(year), figures.as_of(year)
    assert share is not None
    if pace is None:
        place = spoken.text("judgements.budget.behind")
        return [("no_date_in_words", {"share": spoken.percent(share), "place": place, "year": year})]
    areas = figures.areas(year, as_of)
    away = areas["granted_nok"] / areas["budget_nok"] - pace
    if pace < 1:
        found += [("pace_behind", {})] if (away <= -0.1).any() else []
        found += [("pace_ahead", {})] if (away >= 0.1).any() else []
    if pace >= 0.7 and areas["paid_nok"].sum() / areas["granted_nok"].sum() < 0.5:
        found.append(("paid", {}))
    before = figures.utilisation(compared, as_of.replace(year=compared)) if compared and as_of else None
    if before is not None and abs(share - before) >= 0.1:
        found.append(("last_year_less" if share < before else "last_year_more", {"year": compared or 0}))
    return found


def _findings_on_jobs(figures: Reckoned, year: int, spoken: Language) -> list[tuple[str, dict[str, str | int]]]:
    counted = figures.jobs_by(year)
    if counted is None:
        return [("not_reported", {"title": _behind_in_words("jobs", year, spoken)})]
    found: list[tuple[str, dict[str, str | int]]] = []
    target = figures.target_by(year)
    if abs(counted - target) / target >= 0.05:
        variant = "behind_rate" if counted < target else "ahead"
        found.append((f"jobs_line_{variant}", {"difference": spoken.number(abs(counted - target), 0)}))
    if figures.is_estimate(year):
        found.append(("estimated", {"year": year}))
    return found


@by_turns
def test_invented_figures_are_marked_and_real_ones_are_not(
    with_sample: Store, programme: str, year: int, compared: int | None, language: str
) -> None:
    mark = Language(language).text("marks.invented_figures")
    app = open_app(programme=programme, year=year, language=language)
    for page in PAGES:
        if page.has_charts:
            go(app, page.name)

            assert (f'<span class="ps-mark">{mark}</span>' in html(app)) == ("oppdiktet" in programme)
            # A page that has nothing to compare, or is for programmes of another kind, has no figure to mark.
            if page.kind != INNOVATION and (charts(app) or page.name != "compare"):
                assert ("oppdiktet" in programme) == (Language(language).text("marks.invented_sentence") in html(app))
