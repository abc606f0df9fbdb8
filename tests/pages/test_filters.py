"""The choices in the filters and in the URL: a link opens its view, and nothing chosen is lost."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from data import frameworks
from data.store.database import Store
from language import LANGUAGES, Language
from pages import PAGES, page
from tests.pages.opened import choose, finding_links, go, headline, inside, open_app
from tests.pages.reckoned import INVENTED, SPIR

WITH_FILTERS = [one.name for one in PAGES if one.has_filters]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
on_every_page = pytest.mark.parametrize("name", WITH_FILTERS)


def chosen(app: AppTest) -> dict[str, object]:
    """What the shared filters show."""
    shown = {box.key: box.value for box in app.selectbox if box.key in ("programme", "year", "compare")}
    language = next(widget.value for widget in app.button_group if widget.key == "language")
    return {**shown, "language": language}


def in_url(app: AppTest) -> dict[str, str]:
    return {key: value for key, value in app.query_params.items() if key not in ("indicator", "assess")}


@in_both_languages
@on_every_page
def test_a_link_opens_its_view(with_sample: Store, name: str, language: str) -> None:
    app = open_app(name, programme=INVENTED, year=2023, compare=2020, language=language)

    assert chosen(app) == {"programme": INVENTED, "year": 2023, "compare": 2020, "language": language}
    shows_figures = page(name).has_charts or name == "fact_sheet"
    assert shows_figures == (INVENTED in inside(app, "headline"))
    expected = {"programme": INVENTED, "year": "2023", "compare": "2020"}
    assert in_url(app) == expected | ({"language": "en"} if language == "en" else {})


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        pytest.param({}, {"programme": SPIR, "year": 2024}, id="nothing asked"),
        pytest.param({"programme": "Finnes ikke"}, {"programme": SPIR, "year": 2024}, id="unknown programme"),
        pytest.param({"programme": INVENTED, "year": 1999}, {"year": 2024, "compare": 2023}, id="unknown year"),
        pytest.param({"programme": INVENTED, "year": "i fjor"}, {"year": 2024}, id="year in words"),
        pytest.param({"programme": INVENTED, "year": ""}, {"year": 2024}, id="no year"),
        pytest.param({"programme": INVENTED, "year": "02023"}, {"year": 2024}, id="year with a nought before it"),
        pytest.param({"programme": INVENTED, "year": 2022, "compare": 2022}, {"compare": 2021}, id="with itself"),
        pytest.param({"programme": INVENTED, "year": 2020}, {"year": 2020}, id="nothing before it"),
        pytest.param({"programme": INVENTED, "year": 2022, "compare": 2024}, {"compare": 2021}, id="with a later one"),
        pytest.param({"programme": INVENTED, "year": 2022, "compare": 0}, {"compare": 0}, id="with nothing"),
        pytest.param({"programme": INVENTED, "compare": "<script>"}, {"compare": 2023}, id="markup"),
        pytest.param({"programme": "Gnist", "year": 2021, "compare": 2020}, {"year": 2021}, id="a round"),
        pytest.param({"programme": "Gnist"}, {"year": 2021}, id="the next round is only planned"),
        pytest.param({"language": "sv"}, {"language": "nb"}, id="unknown language"),
        pytest.param({"language": "EN"}, {"language": "nb"}, id="language in capitals"),
    ],
)
def test_what_is_not_there_falls_back_and_the_url_is_put_right(
    with_sample: Store, asked: dict[str, str | int], shown: dict[str, object]
) -> None:
    app = open_app(**asked)

    assert not app.exception
    view = chosen(app)
    assert {key: view[key] for key in shown} == shown
    assert in_url(app) == {
        "programme": str(view["programme"]),
        "year": str(view["year"]),
        "compare": str(view.get("compare", 0)),
    }


@in_both_languages
@on_every_page
def test_the_language_changes_and_the_choices_stay(with_sample: Store, name: str, language: str) -> None:
    other = next(code for code in LANGUAGES if code != language)
    app = open_app(name, programme=INVENTED, year=2023, compare=2021, language=language)
    before = headline(app)

    choose(app, "language", other)

    assert chosen(app) == {"programme": INVENTED, "year": 2023, "compare": 2021, "language": other}
    assert in_url(app).get("language", "nb") == other
    assert headline(app) != before
    choose(app, "language", language)
    assert headline(app) == before


def test_the_choices_stay_from_page_to_page(with_sample: Store) -> None:
    app = open_app(programme=INVENTED, year=2022, compare=2020, language="en")
    view = chosen(app)
    # Also past the page that does not draw the filters.
    for name in (*[one.name for one in PAGES], *reversed(WITH_FILTERS)):
        go(app, name)

        if name in WITH_FILTERS:
            assert chosen(app) == view, name
            assert in_url(app) == {"programme": INVENTED, "year": "2022", "compare": "2020", "language": "en"}


def test_a_programme_without_the_year_shows_one_it_has(with_sample: Store) -> None:
    app = open_app(programme=INVENTED, year=2021)

    choose(app, "programme", SPIR)

    assert chosen(app) == {"programme": SPIR, "year": 2024, "language": "nb"}
    assert in_url(app) == {"programme": SPIR, "year": "2024", "compare": "0"}
    assert headline(app)


def test_another_year_is_compared_with_one_it_can_be(with_sample: Store) -> None:
    app = open_app(programme=INVENTED, year=2023, compare=2022)

    choose(app, "year", 2022)

    assert chosen(app)["compare"] == 2021


def test_what_is_chosen_stands_in_the_url(with_sample: Store) -> None:
    app = open_app(programme=INVENTED)

    choose(app, "year", 2022)
    choose(app, "compare", 0)

    assert in_url(app) == {"programme": INVENTED, "year": "2022", "compare": "0"}


def test_a_changed_url_counts_more_than_what_was_chosen(with_sample: Store) -> None:
    app = open_app(programme=INVENTED, year=2023)
    choose(app, "year", 2022)

    # The back button, or a pasted link in the same tab.
    app.query_params["year"] = "2021"
    app.run()

    assert chosen(app)["year"] == 2021
    assert in_url(app)["year"] == "2021"


@in_both_languages
@pytest.mark.parametrize("indicator", [one.code for one in frameworks.form("psv-7").indicators])
def test_an_indicator_opens_by_link(with_sample: Store, indicator: str, language: str) -> None:
    app = open_app(programme=SPIR, indicator=indicator, language=language)
    app.switch_page("pages/board/indicator.py").run()  # a link keeps its parameters

    assert app.selectbox(key="indicator").value == indicator
    assert app.query_params["indicator"] == indicator
    name = frameworks.indicator_name(indicator, "psv-7", language)
    assert name in headline(app)


def test_the_lowest_indicator_is_shown_until_another_is_chosen(with_sample: Store) -> None:
    app = open_app("indicator", programme=SPIR, indicator="finnes ikke")
    assert app.selectbox(key="indicator").value == "sustainability"

    choose(app, "indicator", "jobs")
    choose(app, "language", "en")

    assert app.selectbox(key="indicator").value == "jobs"
    assert app.query_params["indicator"] == "jobs"


def test_an_indicator_that_the_year_does_not_have_falls_back(with_sample: Store) -> None:
    app = open_app("indicator", programme=INVENTED, year=2021)
    choose(app, "indicator", "visibility")

    choose(app, "year", 2024)  # another form, without it

    assert not app.exception
    assert app.selectbox(key="indicator").value == "attractiveness"
    assert app.query_params["indicator"] == "attractiveness"


@in_both_languages
def test_each_finding_leads_to_its_page_with_the_selection(with_sample: Store, language: str) -> None:
    spoken = Language(language)
    app = open_app(programme=SPIR, language=language)

    links = [(label, parse_qs(urlsplit(address).query)) for label, address in finding_links(app)]
    for label, query in links:
        if "indicator" in query:
            name = frameworks.indicator_name(query["indicator"][0], "psv-7", language)
            assert label == spoken.text("pages.overview.see_indicator", name=name[0].lower() + name[1:])
        assert query["programme"] == ["Spir"]
        assert query["year"] == ["2024"]
        assert ("language" in query) == (language == "en")
    assert links[0][1]["indicator"] == ["sustainability"]


def test_the_radar_stays_chosen(with_sample: Store) -> None:
    app = open_app(programme=SPIR)
    choose(app, "shape", "radar")
    assert inside(app, "chart-radar")

    go(app, "budget")
    go(app, "overview")

    assert inside(app, "chart-radar")


def test_a_widget_that_is_gone_says_what_the_url_asks_for() -> None:
    """As where a run is taken over by the next: the page showed the first programme instead of the one asked for."""

    def script() -> None:
        import streamlit as st

        from pages.shell import filters

        st.query_params["programme"] = "asked for"
        filters.write_to_url({"programme": "asked for"})
        st.text(filters._choice("programme", ("the first", "asked for"), "the first"))

    assert AppTest.from_function(script).run().text[0].value == "asked for"
