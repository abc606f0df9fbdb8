"""A person taken out of the store is nowhere in it, and all else is as it was."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from data.__main__ import main
from data.loading.read import read_in_process
from data.store import backups, batches, erasing, notes, roles, uses
from data.store.audit import acts
from data.store.batches import Mode
from data.store.database import Store, now_utc
from data.store.erasing import ChangedMeanwhile, erase, traces
from data.store.snapshot import Snapshot
from tests.data.factories import fetched
from tests.data.written import xlsx

PERSON, ACCOUNT = "Kåre Ås-Nordmann", "kare@kommune.no"
HEADER = ["Program", "År", "Tiltak", "Ansvarlig", "Status"]


def loaded(store: Store, name: str, responsible: str, by: str) -> int:
    rows = [HEADER, ["Spir", 2024, f"Ansett leder for {name}", responsible, "Planlagt"]]
    reading = read_in_process(xlsx({"Tiltak": rows}), name)
    batch = batches.load(store, reading, by=by, mode=Mode.ADD).batch
    assert batch is not None
    return batch


@pytest.fixture
def filled(store: Store) -> Store:
    """Two loads, one of which names the person; an account that has done this and that; a note."""
    loaded(store, "a.xlsx", PERSON, ACCOUNT)
    loaded(store, "b.xlsx", "Rådmannen", "ola@kommune.no")
    notes.add(store, "Spir", 2024, f"Sagt av {PERSON.upper()}, ikke av Kåre Ås-Nordmannsen", by=ACCOUNT)
    roles.give(store, ACCOUNT, "Spir", "editor", None, by="ola@kommune.no")
    uses.note_sign_in(store, ACCOUNT, now_utc() - dt.timedelta(hours=1))
    return store


def holding(folder: Path, word: str) -> list[str]:
    wanted = [word.casefold().encode(), word.casefold().encode("utf-16-le")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes().lower() for form in wanted)
    ]


def test_nothing_of_a_person_is_left_and_all_else_is_as_it_was(filled: Store) -> None:
    before = (
        Snapshot(filled).cursor(None).execute("SELECT * EXCLUDE (responsible) FROM actions ORDER BY ALL").fetchall()
    )
    found = traces(filled, PERSON)
    assert found.values == {("fact_actions", "responsible"): 1, ("notes", "content"): 1}
    assert [file.batch for file in found.files] == [1]

    aside = erase(filled, PERSON, "slettet person 1", [1], by="ola@kommune.no")
    erase(filled, ACCOUNT, "slettet person 2", [], by="ola@kommune.no").unlink()
    assert PERSON.encode() in aside.read_bytes() or b"Nordmann" in aside.read_bytes()
    aside.unlink()

    assert holding(filled.path.parent, "kare@kommune") == []
    assert not traces(filled, PERSON).values and not traces(filled, PERSON).files
    after = Snapshot(filled).cursor(None)
    assert after.execute("SELECT * EXCLUDE (responsible) FROM actions ORDER BY ALL").fetchall() == before
    responsible = {name for (name,) in after.execute("SELECT responsible FROM actions").fetchall()}
    assert responsible == {"slettet person 1", "Rådmannen"}
    assert fetched(filled, "SELECT content FROM notes") == [("Sagt av slettet person 1, ikke av Kåre Ås-Nordmannsen",)]
    assert {act.done_by for act in acts(filled)} == {"slettet person 2", "ola@kommune.no"}
    assert [act.about for act in acts(filled) if act.thing == "person"] == ["slettet person 2", "slettet person 1"]
    assert backups.verify(filled) == ()
    assert batches.erased_batches(filled) == {1}
    assert batches.stored_file(filled, 2)[1].startswith(b"PK")
    assert loaded(filled, "c.xlsx", "Rådmannen", "ola@kommune.no") == 3


def test_nothing_is_done_where_somebody_has_written_meanwhile(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = erasing._replace

    def slowly(*asked: object) -> None:
        replace(*asked)  # type: ignore[arg-type]
        notes.add(filled, "Spir", 2024, "imens", by="ola@kommune.no")

    monkeypatch.setattr(erasing, "_replace", slowly)
    with pytest.raises(ChangedMeanwhile):
        erase(filled, PERSON, "noen", [1], by="ola")
    assert traces(filled, PERSON).values
    assert len(notes.notes(filled)) == 2
    assert [path.name for path in filled.path.parent.iterdir()] == [filled.path.name]


@pytest.mark.parametrize("instead", ['en "rolle"', "a\\b", f"ikke {PERSON.lower()}"])
def test_what_would_break_a_text_or_name_them_again_cannot_stand_instead(filled: Store, instead: str) -> None:
    with pytest.raises(ValueError):
        erase(filled, PERSON, instead, [], by="ola")


def test_the_command_shows_first_and_says_what_is_left_to_do(filled: Store, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*more: str) -> dict[str, object]:
        assert main(["erase", PERSON, "--database", str(filled.path), "--json", *more]) == 0
        answer: dict[str, object] = json.loads(capsys.readouterr().out)
        return answer

    looked = said("--dry-run")
    assert looked == {
        "values": {"fact_actions.responsible": "1", "notes.content": "1"},
        "files": [1],
        "unsearched": [],
        "set_aside": None,
    }
    aside = said()["set_aside"]
    assert Path(str(aside)).exists()
    assert fetched(filled, "SELECT responsible FROM fact_actions WHERE batch = 1") == [("slettet person 1",)]
    assert said()["values"] == {}
    assert main(["erase", ACCOUNT, "--database", str(filled.path), "--as", 'en "rolle"']) == 2


def test_what_an_erasing_that_was_killed_has_left_behind_is_gone_with_the_next(filled: Store) -> None:
    left = filled.path.with_name(f".{filled.path.name}.erasing-ab12")
    left.mkdir()
    filled.backup_file(left / "changed.duckdb")
    erase(filled, PERSON, "slettet person 1", [1], by="ola@kommune.no")
    assert not left.exists()
