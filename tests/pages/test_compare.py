"""Sammenlign: there only where there is something to compare, in both languages, and never a ranking."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import frameworks, sample
from data.store import shares
from data.store.database import Store, now_utc
from language import LANGUAGES, Language
from tests.data.factories import load
from tests.pages.opened import beside, charts, headline, html, inside, open_app, panels, press, texts
from tests.pages.reckoned import INVENTED, SPIR, texts_from_files
from tests.pages.words import faults

OTHERS = [one.programme for one in sample.samples(sample.Group.OTHERS)]


@pytest.fixture(scope="module")
def file_with_others(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = shutil.copyfile(sample_file, tmp_path_factory.mktemp("others") / "store.duckdb")
    for other in sample.samples(sample.Group.OTHERS):
        load(Store(path), other.tables, file_name=other.file_name)
    return path


@pytest.fixture
def with_others(database: Path, file_with_others: Path) -> Store:
    shutil.copyfile(file_with_others, database)
    return Store(database)


def is_offered(app: AppTest) -> bool:
    """Whether the second line of the navigation leads to the page, from its own area."""
    return Language("nb").text("pages.compare.title") in beside(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_stands_beside_those_of_the_same_programme_year(with_others: Store, language: str) -> None:
    spoken = Language(language)
    app = open_app("compare", programme=INVENTED, year=2024, language=language)

    assert not app.exception
    assert charts(app) == ["other-programmes", "other-programmes-measured", "other-programmes-paths"]
    assert spoken.text("other_programmes.lead") in texts(app)
    assert faults(texts(app), language, from_files=[*texts_from_files(), *OTHERS]) == []
    # In the order of the form, whatever the scores are.
    rows = re.findall(r'role="rowheader"><b>([^<]*)', inside(app, "chart-other-programmes"))
    assert rows == [one.names[language] for one in frameworks.form("psv-7").indicators]
    # Who is compared with is said once, and beside no figure.
    assert [html(app).count(name) for name in OTHERS] == [1] * len(OTHERS)


def test_an_early_year_is_compared_on_its_own_form(with_others: Store) -> None:
    app = open_app("compare", programme=INVENTED, year=2020)

    assert not app.exception
    assert "Forankring" in inside(app, "chart-other-programmes")


def test_a_real_programme_is_not_compared_with_invented_ones(with_others: Store) -> None:
    app = open_app("compare", programme=SPIR, year=2024)

    assert charts(app) == []
    assert panels(app) == [Language("nb").text("other_programmes.none.no_start_title")]


def test_the_navigation_has_it_where_there_are_others(with_others: Store) -> None:
    assert is_offered(open_app("indicators", programme=INVENTED))
    assert not is_offered(open_app("indicators", programme=SPIR))


def test_a_link_to_one_programme_shows_neither_the_page_nor_the_others(with_others: Store) -> None:
    week = now_utc() + dt.timedelta(days=7)
    token = shares.create(with_others, INVENTED, None, week, by="kari")

    assert not is_offered(open_app("indicators", share=token, year=2024))
    app = open_app("compare", share=token, year=2024)
    assert charts(app) == []
    assert not [name for name in OTHERS if name in "".join(texts(app))]


def test_without_others_it_says_what_would_make_it_possible(with_sample: Store) -> None:
    app = open_app("compare", programme=INVENTED, year=2024)

    assert headline(app) == Language("nb").text("other_programmes.headline_too_few")
    assert panels(app) == [Language("nb").text("other_programmes.none.too_few_title")]


def test_the_programmes_to_compare_with_are_fetched_and_removed_on_the_upload_page(
    own_sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken = Language("nb")
    two = sample.sample_workbooks(sample.Group.OTHERS)[:2]
    monkeypatch.setattr(sample, "sample_workbooks", lambda group: two)
    app = open_app("upload")

    press(app, "sample-others")
    assert app.button(key="sample-others").label == spoken.text("pages.upload.sample_others_remove")
    assert app.button(key="sample").label == spoken.text("pages.upload.sample_remove")

    press(app, "sample-others")
    assert not sample.is_installed(own_sample, sample.Group.OTHERS)
    assert sample.is_installed(own_sample)
