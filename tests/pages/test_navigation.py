"""Which pages there are: by the programme's kind, by its data, and by who looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.query import run
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import LANGUAGES, Language
from pages import CONDITIONS, OTHERS, PAGES, RESTRUCTURING, Area, Role, page
from pages.shell import identity
from pages.shell.context import LOCAL_USER, User
from tests.pages.opened import beside, go, open_app
from tests.pages.reckoned import INVENTED, SPIR

in_both_languages = pytest.mark.parametrize("language", LANGUAGES)


def names(role: Role, kind: str | None, *known: str) -> set[str]:
    return {page.name for page in PAGES if page.is_listed(role, kind, known)}


def test_a_page_without_data_is_there_for_those_who_can_load_some() -> None:
    assert page("budget").name not in names(Role.VIEWER, "restructuring", "scores")
    assert page("budget").name in names(Role.VIEWER, "restructuring", "scores", "budget")
    assert page("budget").name in names(Role.EDITOR, "restructuring")


def test_any_of_what_a_page_needs_is_enough() -> None:
    assert "jobs" in names(Role.VIEWER, None, "statements_in_words")
    assert "jobs" in names(Role.VIEWER, None, "jobs")
    assert "jobs" not in names(Role.VIEWER, None, "budget")


def test_comparison_is_there_for_nobody_who_has_none_to_compare_with() -> None:
    assert "compare" not in names(Role.ADMINISTRATOR, "restructuring", "scores", "budget")
    assert "compare" in names(Role.VIEWER, "restructuring", OTHERS)
    assert "compare" not in names(Role.ADMINISTRATOR, "innovation", OTHERS)


def test_an_innovation_programme_has_no_pages_of_a_restructuring_programme() -> None:
    everything = [need for page in PAGES for need in page.needs]
    found = names(Role.ADMINISTRATOR, "innovation", *everything)

    assert {"overview", "present", "share", "upload", "history"} <= found
    assert not found & {"compare", "indicators", "jobs", "measures", "projects", "budget"}


def test_a_page_below_another_has_no_place_of_its_own() -> None:
    below = replace(page("indicators"), below="overview")

    assert not below.is_listed(Role.ADMINISTRATOR, None, ("scores",))


def test_every_area_has_pages_and_each_stands_with_those_of_its_own() -> None:
    areas = [page.area for page in PAGES]

    assert sorted(areas, key=list(Area).index) == areas
    assert set(areas) == set(Area)


def test_the_data_sets_are_those_with_rows(with_sample: Store) -> None:
    connection = Snapshot(with_sample).cursor(None)
    rows = connection.execute("SELECT dataset, programme FROM lineage").df()
    for programme in (SPIR, INVENTED):
        found = set(run(connection, "data_sets", programme=programme)["dataset"])
        assert found == set(rows.loc[rows["programme"] == programme, "dataset"])
        assert ("projects" in found) == (programme == INVENTED)


@in_both_languages
def test_the_second_line_has_the_pages_of_the_area(with_sample: Store, language: str) -> None:
    spoken = Language(language)
    app = open_app(programme=INVENTED, language=language)
    assert beside(app) == []

    for area in (Area.RESULTS, Area.WORK, Area.MEETING, Area.DATA):
        own = [page for page in PAGES if page.area is area and page.kind in (None, RESTRUCTURING)]
        listed = [page for page in own if not page.below and CONDITIONS.isdisjoint(page.needs)]
        expected = [spoken.text(page.title_key) for page in listed]
        first = own[0].name
        assert beside(go(app, first)) == expected


def test_a_reader_sees_no_page_without_data_but_its_address_opens(
    with_sample: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = User(LOCAL_USER, Role.VIEWER, None, is_local=True)
    monkeypatch.setattr(identity, "local_user", lambda: reader)
    spoken = Language("nb")
    app = open_app("actions", programme=SPIR)
    projects, budget = (spoken.text(f"pages.{name}.title") for name in ("projects", "budget"))
    assert budget in beside(app) and projects not in beside(app)

    # Where one is stands there in any case, also after another programme is chosen.
    app = open_app("projects", programme=SPIR)
    assert not app.exception
    assert beside(app)[:2] == [projects, budget]
