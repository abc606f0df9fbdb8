"""A recommendation brought up to date on its page: stored as a load, taken back, and by nobody who may only look."""

from __future__ import annotations

from data.edits import row_of
from data.store import batches
from data.store.database import Store
from data.store.snapshot import Snapshot
from tests.pages.opened import headline, open_app, press
from tests.pages.test_action_edits import _key
from tests.pages.test_share import a_link

GNIST = "Gnist"


def _row(store: Store) -> dict[str, object]:
    """The programme's second recommendation, of which nothing is known."""
    connection = Snapshot(store).cursor(None)
    key = {"programme": GNIST, "year": 2021, "recommendation": "P2", "recipient": "Programmet"}
    return row_of(connection, "recommendations", **key)


def test_a_status_and_what_changed_are_saved_and_taken_back(own_sample: Store) -> None:
    before = _row(own_sample)
    app = open_app("lessons", programme=GNIST, year=2021)
    app.selectbox(key="edited-recommendation").set_value(1).run()

    app.selectbox(key=_key(app, "status-P2")).set_value("followed_up").run()
    app.text_input(key=_key(app, "change-P2")).set_value("To fagfolk fra distriktene er med").run()
    press(app, _key(app, "save-P2"))

    assert not app.exception
    assert _row(own_sample) == {**before, "status": "Fulgt opp", "decided_change": "To fagfolk fra distriktene er med"}
    assert batches.history(own_sample).iloc[0]["loaded_by"] == "local"

    press(app, "undo-recommendation")
    assert _row(own_sample) == before


def test_who_only_looks_cannot_change_anything(own_sample: Store) -> None:
    app = open_app("lessons", share=a_link(own_sample, GNIST), year=2021)

    assert headline(app)
    assert [widget.key for widget in app.selectbox if widget.key == "edited-recommendation"] == []
