"""Målinger: a parameter of the catalogue is taken into use, as a batch of its own."""

from __future__ import annotations

from data.store import batches
from data.store.database import Store
from data.terms.parameters import parameters
from language import Language
from pages import Role
from pages.shell import identity
from pages.shell.context import User
from tests.data.factories import fetched
from tests.pages.opened import choose, open_app, press
from tests.pages.reckoned import INVENTED


def test_a_parameter_is_taken_into_use(own_sample: Store) -> None:
    before = batches.newest(own_sample)[0]
    app = open_app("measures", programme=INVENTED, year=2024)
    (chosen,) = [one for one in parameters() if one.code == "start_ups"]
    choose(app, "parameter", chosen)
    (value,) = [field for field in app.number_input if str(field.key).startswith("value-start_ups")]
    value.set_value(7.5)
    app.run()
    press(app, "take-parameter")
    assert not app.exception
    rows = fetched(
        own_sample, "SELECT value, unit, higher_is_better FROM measures WHERE measure = 'Etableringsfrekvens'"
    )
    assert rows == [(7.5, "%", True)]
    assert batches.newest(own_sample)[0] == before + 1


def test_a_reader_sees_it_and_changes_nothing(with_sample: Store, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(identity, "local_user", lambda: User("kari", Role.VIEWER, None))
    app = open_app("measures", programme=INVENTED, year=2024)
    assert any(Language("nb").text("pages.measures.catalogue_why") in str(one.value) for one in app.get("html"))
    assert not [box for box in app.selectbox if box.key == "parameter"]
