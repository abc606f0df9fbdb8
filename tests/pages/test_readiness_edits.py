"""Kommunene: one municipality by its address, and the checklist filled in as a load that can be taken back."""

from __future__ import annotations

from typing import Any

import pytest

from data.store import batches
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import LANGUAGES
from tests.pages.opened import charts, headline, html, open_app, panels, press, texts
from tests.pages.test_share import a_link
from tests.pages.words import faults

GNIST = "Gnist"


def _open(store: Store, **parameters: str | int) -> Any:
    del store  # asked for so that it is there
    asked = {"programme": GNIST, "year": 2021, **parameters}
    app = open_app("municipalities", **{name: value for name, value in asked.items() if name != "municipality"})
    if "municipality" in asked:
        app.query_params["municipality"] = str(asked["municipality"])
        app.run()
    return app


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ["Vang", "Hadsel"])
def test_the_address_opens_all_about_one_municipality(with_sample: Store, language: str, asked: str) -> None:
    app = _open(with_sample, language=language, municipality=asked)
    assert not app.exception
    assert asked in headline(app)
    assert charts(app) == (["municipality", "applicant-readiness"] if asked == "Vang" else ["municipality"])
    assert faults(texts(app), language) == []


def test_a_municipality_that_is_not_there_gives_all_of_them(with_sample: Store) -> None:
    app = _open(with_sample, municipality="Ingensteds")
    assert "Ingensteds" in html(app)
    assert charts(app) == ["municipalities", "applicant-readiness"]


def test_a_checklist_that_is_filled_in_is_one_load_with_a_way_back(own_sample: Store) -> None:
    app = _open(own_sample)
    fields = {str(field.key): field for field in (*app.button_group, *app.text_input)}
    state = next(key for key in fields if key.startswith("readiness-state-partners-Lebesby"))
    note = next(key for key in fields if key.startswith("readiness-note-team-Lebesby"))
    app.button_group(key=state).set_value("partly")
    app.text_input(key=note).set_value("Fire personer.").run()
    press(app, "save-readiness")

    assert not app.exception
    query = (
        "SELECT readiness_item, readiness_state, note FROM applicant_readiness "
        "WHERE municipality = 'Lebesby' AND readiness_item IN ('partners', 'team') ORDER BY 1"
    )
    rows = Snapshot(own_sample).cursor(None).execute(query).fetchall()
    assert rows == [("partners", "partly", None), ("team", None, "Fire personer.")]
    assert batches.history(own_sample).iloc[0]["loaded_by"] == "local"

    press(app, "undo-readiness")
    assert Snapshot(own_sample).cursor(None).execute(query).fetchall() == []


def test_who_only_looks_has_no_checklist(own_sample: Store) -> None:
    app = open_app("municipalities", share=a_link(own_sample, GNIST), year=2021)
    assert charts(app) == ["municipalities", "applicant-readiness"]
    assert not [button for button in app.button_group if str(button.key).startswith("readiness-")]


def test_a_programme_without_rounds_is_told_what_is_missing(with_sample: Store) -> None:
    app = open_app("municipalities", programme="Spir", year=2024)
    assert not app.exception
    assert charts(app) == [] and panels(app) == ["Kommunene i runden 2024 mangler"]
