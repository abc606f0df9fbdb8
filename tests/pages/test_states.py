"""Pages of stores that have little in them: nothing, one year, or only some of what there could be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest

from data import frameworks
from data.store.database import Store
from language import LANGUAGES, Language, sentence
from pages import PAGES
from tests.data.factories import Row, load
from tests.pages.opened import (
    chart_title,
    charts,
    finding_titles,
    go,
    headline,
    html,
    key_figures,
    open_app,
    page_links,
    panels,
    texts,
)
from tests.pages.words import faults

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)

Tables = Mapping[str, Sequence[Row]]

INDICATORS = tuple(indicator.code for indicator in frameworks.form("psv-7").indicators)
BLANK_BUDGET = dict.fromkeys(("focus_area", "as_of", "budget_nok", "granted_nok", "paid_nok", "utilisation"))
BLANK_JOBS = dict.fromkeys(
    ("year", "focus_area", "target_jobs", "target_new", "target_secured", "new_jobs", "secured_jobs", "stage")
)


def total(indicator: str, score: float, *, year: int = 2024) -> Row:
    return {**_score(year, indicator, score), "statement": None, "is_total": True}


def statement(indicator: str, code: str, score: float, *, year: int = 2024) -> Row:
    return {**_score(year, indicator, score), "statement": code, "is_total": False}


def _score(year: int, indicator: str, score: float) -> Row:
    return {"programme": "Fjell", "year": year, "form": "psv-7", "indicator": indicator, "score": score}


def budget(**values: object) -> Row:
    return {"programme": "Fjell", "year": 2024, **BLANK_BUDGET, **values}


def jobs(**values: object) -> Row:
    return {"programme": "Fjell", **BLANK_JOBS, **values}


TOTALS = [total(indicator, 3 + place / 2) for place, indicator in enumerate(INDICATORS)]
STATEMENTS = [
    statement(indicator.code, one.code, 4)
    for indicator in frameworks.form("psv-7").indicators
    for one in indicator.statements
]

CASES: dict[str, Tables] = {
    "one year of everything": {
        "scores": [*TOTALS, *STATEMENTS],
        "budget": [budget(budget_nok=5e6, granted_nok=2e6, paid_nok=1e6, as_of=dt.date(2024, 9, 30))],
        "jobs": [jobs(target_jobs=100), jobs(year=2024, new_jobs=4, secured_jobs=2, stage="verified")],
        "programmes": [{"programme": "Fjell", "start_date": dt.date(2024, 1, 1), "end_date": dt.date(2028, 12, 31)}],
    },
    "only scores": {"scores": [*TOTALS, *STATEMENTS]},
    "totals without statements": {"scores": TOTALS},
    "statements without totals": {"scores": STATEMENTS},
    "one statement": {"scores": STATEMENTS[:1]},
    "all alike": {"scores": [total(indicator, 4) for indicator in INDICATORS]},
    "an indicator missing": {"scores": TOTALS[:-1]},
    "only budget": {"budget": [budget(budget_nok=5e6, granted_nok=2e6, paid_nok=1e6, as_of=dt.date(2024, 6, 30))]},
    "budget without date": {"budget": [budget(budget_nok=5e6, granted_nok=2e6, paid_nok=1e6)]},
    "budget without amounts": {"budget": [budget(utilisation=0.44, as_of=dt.date(2024, 6, 30))]},
    "budget of nothing": {"budget": [budget(budget_nok=0, granted_nok=0, paid_nok=0, as_of=dt.date(2024, 6, 30))]},
    "budget not granted": {"budget": [budget(budget_nok=5e6, as_of=dt.date(2024, 6, 30))]},
    "budget on the first day": {"budget": [budget(budget_nok=5e6, granted_nok=0, as_of=dt.date(2024, 1, 1))]},
    "budget exceeded": {"budget": [budget(budget_nok=5e6, granted_nok=6e6, as_of=dt.date(2024, 11, 30))]},
    "amounts missing for one area": {
        "budget": [
            budget(focus_area="Havbruk", budget_nok=5e6, granted_nok=2e6, as_of=dt.date(2024, 6, 30)),
            budget(focus_area="Reiseliv", budget_nok=3e6, as_of=dt.date(2024, 6, 30)),
        ]
    },
    "areas without amounts": {
        "budget": [
            budget(focus_area="Havbruk", utilisation=0.2, as_of=dt.date(2024, 6, 30)),
            budget(focus_area="Reiseliv", utilisation=0.9, as_of=dt.date(2024, 6, 30)),
        ]
    },
    "jobs counted without target": {"jobs": [jobs(year=2024, new_jobs=4, secured_jobs=2)]},
    "only new jobs": {"jobs": [jobs(target_jobs=100), jobs(year=2024, new_jobs=4)]},
    "no job yet": {"jobs": [jobs(target_jobs=100), jobs(year=2024, new_jobs=0, secured_jobs=0)]},
    "half a job": {"jobs": [jobs(target_jobs=2), jobs(year=2024, new_jobs=0.5, secured_jobs=None)]},
    "targets of areas alone": {
        "jobs": [
            jobs(focus_area="Havbruk", target_jobs=10),
            jobs(year=2024, focus_area="Havbruk", new_jobs=1),
            jobs(year=2024, focus_area="Reiseliv", secured_jobs=1),
        ]
    },
    "only findings": {
        "findings": [
            {"programme": "Fjell", "year": 2024, "indicator": "jobs", "kind": "strength", "text": "Det går bra."}
        ]
    },
}
FROM_FILES = ("Det går bra.",)

any_case = pytest.mark.parametrize("case", CASES)


@any_case
def test_every_page_of_partial_data_is_whole(empty: Store, case: str) -> None:
    load(empty, CASES[case])
    turn = list(CASES).index(case)
    for first, language in enumerate(LANGUAGES):
        app = open_app(language=language)
        # Every other page, and in the next case the others: each comes in both languages.
        for page in PAGES[(first + turn) % 2 :: 2]:
            go(app, page.name)

            where = f"{page.name} in {language}"
            assert not app.exception, where
            assert headline(app)
            assert faults(texts(app), language, from_files=FROM_FILES) == [], where
            if page.has_charts:
                # Either there is something to see, or it is said what is missing.
                assert charts(app) or panels(app), where


@in_both_languages
@pytest.mark.parametrize("name", [page.name for page in PAGES if page.has_filters])
def test_an_empty_store_says_what_to_do(empty: Store, name: str, language: str) -> None:
    spoken = Language(language)
    app = open_app(name, language=language)

    assert not app.exception
    assert headline(app) == spoken.text("pages.empty.title")
    assert panels(app) == [spoken.text("pages.empty.what")]
    assert [link.label for link in page_links(app)] == [spoken.text("pages.upload.go_there")]
    assert charts(app) == []
    assert faults(texts(app), language) == []


@in_both_languages
def test_a_programme_with_a_target_alone_has_no_year_to_show(empty: Store, language: str) -> None:
    load(empty, {"jobs": [jobs(target_jobs=100)]})
    for page in PAGES:
        app = open_app(page.name, language=language)

        assert not app.exception
        assert headline(app)
        assert faults(texts(app), language) == []


@in_both_languages
def test_one_year_has_nothing_to_be_compared_with(empty: Store, language: str) -> None:
    load(empty, CASES["one year of everything"])
    app = open_app(language=language)

    assert [box.key for box in app.selectbox] == ["programme", "year"]
    assert app.query_params["compare"] == "0"
    go(app, "indicators")
    assert "two-years" not in charts(app)
    go(app, "budget")
    assert "budget-years" not in charts(app)


@in_both_languages
@pytest.mark.parametrize(
    ("case", "missing"),
    [
        ("only budget", ["overview.not_assessed", "overview.not_counted"]),
        ("budget without date", ["overview.not_assessed", "overview.not_counted"]),
        ("only scores", ["overview.not_reported", "overview.not_counted"]),
        ("statements without totals", ["overview.not_assessed", "overview.not_reported", "overview.not_counted"]),
        ("jobs counted without target", ["overview.not_assessed", "overview.not_reported"]),
        ("budget not granted", ["overview.not_assessed", "overview.not_reported", "overview.not_counted"]),
    ],
)
def test_a_figure_that_is_not_there_is_said_in_words(
    empty: Store, case: str, missing: list[str], language: str
) -> None:
    load(empty, CASES[case])
    app = open_app(language=language)

    said = [value for _, value, _ in key_figures(app) if not any(sign.isdigit() for sign in value)]
    assert said == [Language(language).text(key) for key in missing]
    assert html(app).count("is-missing") == len(missing)


@in_both_languages
@pytest.mark.parametrize(
    ("case", "name", "panel"),
    [
        ("budget without date", "budget", "charts.budget.missing_date_title"),
        ("budget without amounts", "budget", "charts.budget.missing_amounts_title"),
        ("jobs counted without target", "jobs", "charts.jobs.missing_target_title"),
        ("only scores", "jobs", "charts.jobs.nothing_missing"),
    ],
)
def test_what_is_missing_is_named_with_a_way_to_load_it(
    empty: Store, case: str, name: str, panel: str, language: str
) -> None:
    spoken = Language(language)
    load(empty, CASES[case])
    app = open_app(name, language=language)

    assert panels(app) == [spoken.text(panel)]
    assert spoken.text("pages.upload.go_there") in [link.label for link in page_links(app)]


@in_both_languages
def test_a_year_without_assessment_says_so_on_both_pages(empty: Store, language: str) -> None:
    spoken = Language(language)
    load(empty, CASES["only budget"])
    for name in ("overview", "indicators"):
        app = open_app(name, language=language)

        assert panels(app) == [spoken.text("pages.overview.no_assessment_title", year=2024)]
        assert charts(app) == []


@in_both_languages
def test_an_indicator_without_total_is_a_finding(empty: Store, language: str) -> None:
    spoken = Language(language)
    load(empty, CASES["an indicator missing"])

    assert spoken.text("findings.not_assessed.title") in finding_titles(open_app(language=language))


@in_both_languages
def test_a_year_in_which_nothing_stands_out_says_so(empty: Store, language: str) -> None:
    spoken = Language(language)
    load(empty, CASES["totals without statements"])
    app = open_app(language=language)

    assert finding_titles(app) == []
    assert spoken.text("pages.overview.nothing_stands_out") in texts(app)


@in_both_languages
@pytest.mark.parametrize(
    ("before", "now", "key", "values"),
    [
        pytest.param([3, 3], [4, 3], "up", {"n": 1, "count": 1}, id="one up"),
        pytest.param([3, 3], [3, 3], "unchanged", {}, id="unchanged"),
        pytest.param([3, 3], [3, 2], "down", {"fallen": ["organisation"]}, id="one down"),
        pytest.param([3, 3], [2, 2], "down", {"fallen": ["profile", "organisation"]}, id="two down"),
        pytest.param([3, 3], [4, 2], "up_and_down", {"n": 1, "count": 1, "fallen": ["organisation"]}, id="both ways"),
    ],
)
def test_the_headline_follows_the_totals(
    empty: Store, before: list[int], now: list[int], key: str, values: dict[str, object], language: str
) -> None:
    spoken = Language(language)
    codes = INDICATORS[:2]
    rows = [total(code, score, year=2023) for code, score in zip(codes, before, strict=True)]
    rows += [total(code, score, year=2024) for code, score in zip(codes, now, strict=True)]
    load(empty, {"scores": rows})
    filled: dict[str, str | int] = {"year": 2023}
    if "fallen" in values:
        names = [frameworks.indicator_name(code, "psv-7", language) for code in values["fallen"]]  # type: ignore[attr-defined]
        names = [name[0].lower() + name[1:] for name in names]
        filled["fell"] = spoken.text("headlines.fell", n=len(names), names=spoken.listing(names))
    if "n" in values:
        filled |= {"n": 1, "count": spoken.in_words(1)}

    clause = spoken.text(f"headlines.{key}", **filled)
    assert headline(open_app(language=language)) == sentence(spoken.text("headlines.one_clause", clause=clause))


@in_both_languages
@pytest.mark.parametrize(
    ("scores", "title"),
    [
        pytest.param((5, 3, 2), "{0} is highest and {2} lowest in 2024", id="one at each end"),
        pytest.param((5, 5, 2), "{0} and {1} are highest and {2} lowest in 2024", id="two at the top"),
        pytest.param((5, 2, 2), "{0} is highest and {1} and {2} lowest in 2024", id="two at the bottom"),
        pytest.param((5, 5, 5, 2), "Three indicators are highest and {3} lowest in 2024", id="three at the top"),
        pytest.param((4, 4, 4), "The three indicators assessed all get 4 of 6", id="all alike"),
    ],
)
def test_no_indicator_is_called_the_best_that_shares_its_place(
    empty: Store, scores: tuple[int, ...], title: str, language: str
) -> None:
    load(empty, {"scores": [total(code, score) for code, score in zip(INDICATORS, scores, strict=False)]})
    app = open_app("indicators", language=language)

    shown = chart_title(app, "years")
    names = [frameworks.indicator_name(code, "psv-7", language) for code in INDICATORS[: len(scores)]]
    if language == "en":
        lowered = [name[0].lower() + name[1:] for name in names]
        assert shown == sentence(title.format(*lowered))
    else:
        named = [place for place in range(len(scores)) if f"{{{place}}}" in title]
        assert [place for place, name in enumerate(names) if name.lower() in shown.lower()] == named
