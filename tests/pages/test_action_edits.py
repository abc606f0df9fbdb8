"""An action brought up to date on its page: stored as a load, taken back, and by nobody who may only look."""

from __future__ import annotations

from data.edits import row_of
from data.store import batches
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import Language
from tests.pages.opened import choose, headline, open_app, press, texts
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.test_share import a_link


def _row(store: Store, programme: str, action: str) -> dict[str, object]:
    return row_of(Snapshot(store).cursor(None), "actions", programme=programme, action=action)


def _key(app: object, start: str) -> str:
    widgets = (*app.selectbox, *app.text_input, *app.button)  # type: ignore[attr-defined]
    (found,) = [widget.key for widget in widgets if str(widget.key).startswith(start)]
    return str(found)


def test_a_status_is_saved_and_taken_back(own_sample: Store) -> None:
    before = _row(own_sample, INVENTED, "T11")
    app = choose(open_app("actions", programme=INVENTED, year=2024), "edited-action", "T11")

    choose(app, _key(app, "status-T11"), "done")
    press(app, _key(app, "save-T11"))

    assert not app.exception
    assert _row(own_sample, INVENTED, "T11") == {**before, "status": "Ferdig"}
    assert batches.history(own_sample).iloc[0]["loaded_by"] == "local"

    press(app, "undo-action")
    assert _row(own_sample, INVENTED, "T11") == before


def test_a_statement_is_named_and_brings_its_indicator(own_sample: Store) -> None:
    before = _row(own_sample, INVENTED, "T05")
    app = choose(open_app("actions", programme=INVENTED, year=2024), "edited-action", "T05")
    (key,) = [one.key for one in app.multiselect if str(one.key).startswith("statements-T05")]

    app.multiselect(key=key).set_value([("jobs", "targets"), ("sustainability", "measuring")]).run()
    press(app, _key(app, "save-T05"))

    assert not app.exception
    named = {"also_concerns": "jobs", "statements": "jobs.targets; sustainability.measuring"}
    assert _row(own_sample, INVENTED, "T05") == {**before, **named}

    press(app, "undo-action")
    assert _row(own_sample, INVENTED, "T05") == before


def test_dropping_asks_for_a_reason(own_sample: Store) -> None:
    app = choose(open_app("actions", programme=INVENTED, year=2024), "edited-action", "T11")

    choose(app, _key(app, "status-T11"), "stopped")

    before = _row(own_sample, INVENTED, "T11")
    press(app, _key(app, "save-T11"))
    assert Language("nb").text("pages.actions.reason_wanted") in " ".join(texts(app))
    assert _row(own_sample, INVENTED, "T11") == before


def test_saving_what_is_as_it_was_says_so_and_stores_nothing(own_sample: Store) -> None:
    app = choose(open_app("actions", programme=INVENTED, year=2024), "edited-action", "T11")
    loads = len(batches.history(own_sample))

    press(app, _key(app, "save-T11"))

    assert Language("nb").text("pages.actions.nothing_changed") in " ".join(texts(app))
    assert len(batches.history(own_sample)) == loads


def test_who_changes_something_else_has_not_said_a_status(own_sample: Store) -> None:
    before = _row(own_sample, SPIR, "T01")
    assert before["status"] is None
    app = choose(open_app("actions", programme=SPIR, year=2024), "edited-action", "T01")

    app.text_input(key=_key(app, "responsible-T01")).set_value("Styreleder").run()
    press(app, _key(app, "save-T01"))

    assert _row(own_sample, SPIR, "T01") == {**before, "responsible": "Styreleder"}


def test_who_only_looks_cannot_change_anything(own_sample: Store) -> None:
    app = open_app("actions", share=a_link(own_sample, INVENTED), year=2024)

    assert headline(app)
    assert [widget.key for widget in app.selectbox if widget.key == "edited-action"] == []
