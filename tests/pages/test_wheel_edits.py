"""The programme's year brought up to date on its page: stored as a load, taken back, and by nobody who only looks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from icalendar import Calendar

from data.store import batches
from data.store.database import Store
from data.store.snapshot import Snapshot
from tests.pages.conftest import Files
from tests.pages.opened import choose, open_app, press
from tests.pages.reckoned import INVENTED, SPIR
from tests.pages.test_share import a_link

DAY = dt.date(2031, 3, 4)


def _rows(store: Store, query: str) -> list[tuple[Any, ...]]:
    return Snapshot(store).cursor(None).execute(query).fetchall()


def _key(app: Any, start: str) -> str:
    widgets = (*app.selectbox, *app.text_input, *app.button, *app.date_input)
    (found,) = [widget.key for widget in widgets if str(widget.key).startswith(start)]
    return str(found)


def _fill(app: Any, dataset: str, text: str) -> None:
    choose(app, "added-to-wheel", dataset)
    app.date_input(key=_key(app, f"new-day-{dataset}")).set_value(DAY).run()
    app.text_input(key=_key(app, f"new-text-{dataset}")).set_value(text).run()


def test_what_is_added_is_a_load_that_can_be_taken_back(own_sample: Store) -> None:
    app = open_app("wheel", programme=SPIR, year=2024)
    for dataset, query in (
        ("wheel", "SELECT date, text FROM wheel WHERE programme = 'Spir'"),
        ("events", f"SELECT date, event FROM events WHERE date = DATE '{DAY}'"),
        ("readiness", "SELECT due, item FROM readiness WHERE programme = 'Spir'"),
    ):
        _fill(app, dataset, "Møte med formannskapet")
        press(app, _key(app, f"save-{dataset}"))

        assert not app.exception
        assert _rows(own_sample, query) == [(DAY, "Møte med formannskapet")], dataset
        assert batches.history(own_sample).iloc[0]["loaded_by"] == "local"

        press(app, "undo-wheel")
        assert _rows(own_sample, query) == [], dataset


def test_an_entry_is_done_and_the_calendar_has_it(own_sample: Store, files: Files) -> None:
    app = open_app("wheel", programme=INVENTED, year=2024)
    before = Calendar.from_ical(files["calendar"]())
    late = next(place for place in app.selectbox(key="edited-in-wheel").options if "Telling" in place)
    app.selectbox(key="edited-in-wheel").select(late).run()
    app.date_input(key=_key(app, "on-old-wheel")).set_value(dt.date(2025, 2, 20)).run()
    press(app, _key(app, "save-old-wheel"))

    assert not app.exception
    query = "SELECT done_on FROM wheel WHERE text = 'Telling av arbeidsplasser for 2024'"
    assert _rows(own_sample, query) == [(dt.date(2025, 2, 20),)]
    uids = [
        {str(one["uid"]) for one in made.walk("VEVENT")} for made in (before, Calendar.from_ical(files["calendar"]()))
    ]
    assert uids[0] == uids[1]


def test_who_only_looks_can_add_nothing(own_sample: Store) -> None:
    app = open_app("wheel", share=a_link(own_sample, INVENTED), year=2024)

    assert [widget.key for widget in app.selectbox if widget.key in ("added-to-wheel", "edited-in-wheel")] == []
