"""A store that is moved: what stood there stands here, and a copy that is not equal is told from one that is."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from data.__main__ import main
from data.store import batches, copying, editions, notes
from data.store.audit import acts
from data.store.copying import NotEmpty, NotEqual
from data.store.database import Store
from data.store.editions import ScreenChoice
from data.store.vote_rounds import open_round
from tests.data.factories import a_row, a_score, fetched, load, scores_in

AWKWARD = ("", " ", "Æ «ø» – å", 'it\'s; \\ "two"\n\tlines', "NULL", "-", "a:1:b", "🌱", "{1,2}", "\x01")


@pytest.fixture
def filled(store: Store) -> Store:
    load(store, {"scores": [a_score(number / 3, statement=text) for number, text in enumerate(AWKWARD)]})
    load(store, {"projects": [a_row("projects", programme="Spir", total_cost_nok=0.1 + 0.2, company=None)]})
    load(store, {"scores": [a_score(6)]}, content=bytes(range(256)) * 1000)
    batches.withdraw(store, 3, by="ola")
    notes.add(store, "Spir", 2024, AWKWARD[3], by="kari")
    open_round(store, "Gnist", 2024, None, ["Første, andre", "'tredje'"], by="ola")
    editions.freeze(store, "Spir", "Høst", dt.date(2024, 9, 30), 2024, None, [ScreenChoice("profile")], by="kari")
    return store


def test_all_of_a_store_comes_along(filled: Store, tmp_path: Path) -> None:
    target = Store(tmp_path / "target.duckdb")
    copied = copying.copy(filled, target)

    tables = [name for (name,) in fetched(target, "SELECT table_name FROM duckdb_tables()") if name != copying.OWN]
    for table in tables:
        rows = fetched(filled, f"FROM {table} ORDER BY ALL")
        assert fetched(target, f"FROM {table} ORDER BY ALL") == rows, table
        assert (copied[table].rows if table in copied else 0) == len(rows), table
    assert acts(target) == acts(filled)
    assert scores_in(target) == scores_in(filled)
    assert batches.stored_file(target, 3) == batches.stored_file(filled, 3)
    assert load(target, {"scores": [a_score(2, year=2025)]}).batch == 4


def test_nothing_is_copied_over_what_is_stored(filled: Store, tmp_path: Path) -> None:
    target = Store(tmp_path / "target.duckdb")
    load(target, {"scores": [a_score(1)]})
    with pytest.raises(NotEmpty):
        copying.copy(filled, target)
    assert list(scores_in(target).values()) == [1]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE fact_scores SET score = nextafter(score, 10) WHERE statement = ' '",
        "UPDATE fact_scores SET statement = NULL WHERE statement = ''",
        "INSERT INTO journal FROM journal",
        "DELETE FROM notes",
        "UPDATE stored_files SET content = ''",
        "UPDATE fact_projects SET company = name, name = company",
    ],
)
def test_whatever_is_other_is_noticed(
    filled: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, change: str
) -> None:
    target = Store(tmp_path / "target.duckdb")
    as_it_is = Store.reading

    def after_the_change(self: Store) -> object:
        if self is target:
            with self.writing() as connection:
                connection.execute(change)
        return as_it_is(self)

    monkeypatch.setattr(Store, "reading", after_the_change)
    with pytest.raises(NotEqual):
        copying.copy(filled, target)


def test_the_command_says_what_every_table_holds(
    filled: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "target.duckdb"
    assert main(["move", str(filled.home), str(target), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["target"] == str(target)
    assert said["tables"]["fact_scores"]["rows"] == len(AWKWARD) + 1

    assert main(["move", str(filled.home), str(target)]) == 2
    assert "tomt sted" in capsys.readouterr().err
    assert main(["move", str(tmp_path / "nothing.duckdb"), str(target)]) == 2
    assert "ingenting å flytte" in capsys.readouterr().err
