"""Prosjekter: one project, where the address asks for it."""

from __future__ import annotations

import datetime as dt

import pytest

from data.store import editions
from data.store.database import Store
from language import LANGUAGES, Language
from tests.pages.opened import charts, headline, open_app, texts
from tests.pages.reckoned import INVENTED
from tests.pages.words import faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_project_that_the_address_asks_for(with_sample: Store, language: str) -> None:
    app = open_app("projects", programme=INVENTED, year=2024, language=language)
    app.query_params["project"] = "2023-01"
    app.run()
    assert not app.exception
    assert "Lukket merd" in headline(app)
    assert charts(app) == ["project-phases", "project-facts", "project-deviations"]
    assert faults(texts(app), language) == []


def test_a_project_that_is_not_there_gives_all_of_them(with_sample: Store) -> None:
    app = open_app("projects", programme=INVENTED, year=2024)
    app.query_params["project"] = "finnes ikke"
    app.run()
    assert Language("nb").text("pages.projects.no_such", project="finnes ikke") in texts(app)
    assert "projects-list" in charts(app)


def test_a_meeting_that_has_been_tells_what_is_new(own_sample: Store) -> None:
    editions.freeze(own_sample, INVENTED, "Styremøte", dt.date(2025, 1, 15), 2024, None, (), by="local")
    app = open_app("projects", programme=INVENTED, year=2024)
    assert any("Også meldt ved Styremøte" in text for text in texts(app))
