"""Backups, going back to one, and noticing what has changed by itself."""

import datetime as dt
import errno
import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

import duckdb
import pytest

from data.sample import install
from data.store import backups, notes
from data.store.backups import NoBackup, backup, backup_of_today, newest_backup, restore, verify
from data.store.batches import Mode, history, stored_file, withdraw
from data.store.database import Store, StoreDamaged, StoreFull, now_utc
from tests.data.factories import a_row, a_score, fetched, load, scores_in


def raw(store: Store, statement: str) -> None:
    """Changes the file behind the store's back."""
    with duckdb.connect(str(store.path)) as connection:
        connection.execute(statement)


def codes(store: Store) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.value) for problem in verify(store)]


def test_a_backup_opens_as_the_store_it_was_taken_of(store: Store, tmp_path: Path) -> None:
    load(store, {"scores": [a_score(4.5)]})
    copy = backup(store, tmp_path / "backups" / "daily")
    load(store, {"scores": [a_score(2)]})
    assert scores_in(Store(copy)) == {("Spir", 2024, "profile", None): 4.5}
    assert scores_in(store) == {("Spir", 2024, "profile", None): 2}
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".duckdb", ".sha256"]


def test_restoring_brings_back_the_newest_and_sets_the_former_aside(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for score in (1, 2):
        load(store, {"scores": [a_score(score)]})
        newest = backup(store, folder)
    load(store, {"scores": [a_score(3)]})
    former = store.path.read_bytes()

    used, aside = restore(store.path, folder)

    assert used == newest
    assert aside is not None and aside.parent == store.path.parent
    assert aside.read_bytes() == former
    assert scores_in(Store(store.path)) == {("Spir", 2024, "profile", None): 2}
    assert len(history(store)) == 2
    assert newest.exists()


def test_each_night_has_its_backup_and_the_newest_stay(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "nights"

    def on(day: int) -> Path | None:
        monkeypatch.setattr(backups, "now_utc", lambda: dt.datetime(2026, 11, day, 1, day))  # noqa: DTZ001
        return backup_of_today(store, folder, kept=2)

    made = []
    for day in (1, 2, 3):
        load(store, {"scores": [a_score(day)]})
        made.append(on(day))
        assert on(day) is None
    assert sorted(folder.glob("*.duckdb")) == made[1:]
    assert len(list(folder.iterdir())) == 4

    assert made[2] is not None
    made[2].write_bytes(b"half of it")
    replaced = on(3)
    assert replaced is not None  # the one of that night is not whole
    assert made[1] in folder.glob("*.duckdb")
    restore(store.path, folder)
    assert scores_in(Store(store.path)) == {("Spir", 2024, "profile", None): 3}


def test_the_newest_backup_is_the_last_that_was_finished(store: Store, tmp_path: Path) -> None:
    assert newest_backup(tmp_path / "nights") is None
    before = now_utc()
    made = [backup(store, tmp_path / "nights") for _ in range(2)]
    (tmp_path / "nights" / "programstatus-som-den-var.duckdb").write_bytes(b"named by somebody")
    newest = newest_backup(tmp_path / "nights")
    assert newest is not None and before < newest < now_utc()
    made[1].with_suffix(".sha256").unlink()
    assert newest_backup(tmp_path / "nights") is not None
    made[0].unlink()
    assert newest_backup(tmp_path / "nights") is None


def disk_full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_what_a_killed_backup_left_goes_the_next_night(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "nights"
    folder.mkdir()
    left = folder / "programstatus-20261101T010203000000.unfinished"
    of_another_process = folder / f"programstatus-{now_utc():%Y%m%d}T999999.unfinished"
    for file in (left, of_another_process):
        file.write_bytes(b"half of it")
    assert backup_of_today(store, folder, kept=2)
    assert not left.exists() and of_another_process.exists()


def test_restoring_without_room_leaves_what_was_there(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(store, {"scores": [a_score(4.5)]})
    backup(store, tmp_path / "backups")
    load(store, {"scores": [a_score(2)]})

    def half(_source: Path, target: Path) -> None:
        target.write_bytes(b"half of it")
        disk_full()

    monkeypatch.setattr(shutil, "copyfile", half)
    with pytest.raises(StoreFull):
        restore(store.path, tmp_path / "backups")
    assert scores_in(Store(store.path)) == {("Spir", 2024, "profile", None): 2}
    assert [*store.path.parent.glob("*.incoming")] == []


def test_a_damaged_store_pushes_out_no_good_backup(store: Store, tmp_path: Path) -> None:
    load(store, {"scores": [a_score(4.5)]})
    raw(store, "UPDATE fact_scores SET score = 1")
    with pytest.raises(StoreDamaged):
        backup_of_today(store, tmp_path / "nights", kept=1)
    assert list((tmp_path / "nights").iterdir()) == []


def test_every_former_file_is_kept_however_often_one_restores(store: Store, tmp_path: Path) -> None:
    load(store, {"scores": [a_score(1)]})
    backup(store, tmp_path / "backups")
    asides = [restore(store.path, tmp_path / "backups")[1] for _ in range(5)]
    assert len(set(asides)) == 5
    assert all(aside is not None and aside.exists() for aside in asides)


def test_a_damaged_store_is_restored_and_its_log_set_aside_with_it(store: Store, tmp_path: Path) -> None:
    load(store, {"scores": [a_score(4.5)]})
    backup(store, tmp_path / "backups")
    log = store.path.with_name(store.path.name + ".wal")
    store.path.write_bytes(b"rubbish")
    log.write_bytes(b"rubbish of a log")
    with pytest.raises(StoreDamaged):
        Store(store.path)
    _, aside = restore(store.path, tmp_path / "backups")
    assert aside is not None and aside.read_bytes() == b"rubbish"
    kept = {path.read_bytes() for path in store.path.parent.glob("*.set-aside-*")}
    assert kept == {b"rubbish", b"rubbish of a log"}
    assert not log.exists()
    assert scores_in(Store(store.path)) == {("Spir", 2024, "profile", None): 4.5}


def test_restoring_where_nothing_is_sets_nothing_aside(store: Store, tmp_path: Path) -> None:
    load(store, {"scores": [a_score(4.5)]})
    copy = backup(store, tmp_path / "backups")
    elsewhere = tmp_path / "new" / "store.duckdb"
    assert restore(elsewhere, tmp_path / "backups") == (copy, None)
    assert verify(Store(elsewhere)) == ()


@pytest.mark.parametrize("fault", ["half", "flipped", "no checksum", "unfinished"])
def test_a_backup_that_is_not_whole_is_passed_over(store: Store, tmp_path: Path, fault: str) -> None:
    load(store, {"scores": [a_score(1)]})
    good = backup(store, tmp_path / "backups")
    load(store, {"scores": [a_score(2)]})
    bad = backup(store, tmp_path / "backups")
    content = bad.read_bytes()
    if fault == "half":
        bad.write_bytes(content[: len(content) // 2])
    elif fault == "flipped":
        bad.write_bytes(content[:9000] + bytes([content[9000] ^ 1]) + content[9001:])
    elif fault == "no checksum":
        bad.with_suffix(".sha256").unlink()
    else:
        bad.rename(bad.with_suffix(".unfinished"))
    assert restore(store.path, tmp_path / "backups")[0] == good
    assert scores_in(Store(store.path)) == {("Spir", 2024, "profile", None): 1}


def test_a_backup_cut_short_is_never_taken(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(source: IO[bytes], target: IO[bytes], _: int) -> None:
        target.write(source.read(5000))
        raise OSError(28, "No space left on device")

    load(store, {"scores": [a_score(1)]})
    with monkeypatch.context() as broken, pytest.raises(StoreFull) as refused:
        broken.setattr("data.store.database.shutil.copyfileobj", full_disk)
        backup(store, tmp_path / "backups")
    assert refused.value.values["path"] == str(tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []
    before = store.path.read_bytes()
    with pytest.raises(NoBackup):
        restore(store.path, tmp_path / "backups")
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("folder", ["empty", "nowhere"])
def test_without_a_backup_the_store_is_left_as_it_is(store: Store, tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()
    before = store.path.read_bytes()
    with pytest.raises(NoBackup) as none:
        restore(store.path, tmp_path / folder)
    assert none.value.values["directory"] == str(tmp_path / folder)
    assert store.path.read_bytes() == before


def test_all_is_well_with_what_was_loaded_added_and_withdrawn(store: Store) -> None:
    install(store)
    load(store, {"scores": [a_score(3)]}, mode=Mode.ADD)
    withdraw(store, 1, by="kari")
    assert verify(store) == ()


@pytest.mark.parametrize(
    ("statement", "dataset"),
    [
        ("UPDATE fact_scores SET score = 4 WHERE batch = 1", "scores"),
        ("UPDATE fact_scores SET statement = 'goals' WHERE statement = 'plan'", "scores"),
        ("UPDATE fact_scores SET cell = 'A9' WHERE statement = 'plan'", "scores"),
        ("UPDATE fact_budget SET granted_nok = granted_nok + 0.01", "budget"),
        ("UPDATE fact_budget SET as_of = NULL", "budget"),
        ("UPDATE fact_events SET text = 'æ' || text", "events"),
        ("DELETE FROM fact_scores WHERE statement = 'plan'", "scores"),
        ("INSERT INTO fact_scores SELECT * FROM fact_scores WHERE statement = 'plan'", "scores"),
    ],
)
def test_a_row_that_has_changed_by_itself_is_found(store: Store, statement: str, dataset: str) -> None:
    rows = {
        "scores": [a_score(4.5), a_score(6, statement="plan")],
        "budget": [a_row("budget")],
        "events": [a_row("events")],
    }
    load(store, rows)
    assert verify(store) == ()
    raw(store, statement)
    (problem,) = verify(store)
    assert (problem.code, problem.value, problem.values) == ("stored_rows_changed", dataset, {"batch": 1})


def test_one_flipped_bit_in_a_kept_file_is_found(store: Store) -> None:
    content = bytes(range(256)) * 64
    load(store, {"scores": [a_score(4.5)]}, content=content)
    load(store, {"scores": [a_score(3)]}, content=b"another")
    (sha256,) = history(store).set_index("batch").loc[[1], "sha256"]
    flipped = bytes([*content[:5000], content[5000] ^ 1, *content[5001:]])
    with duckdb.connect(str(store.path)) as connection:
        connection.execute(
            "UPDATE stored_files SET content = $content WHERE sha256 = $sha", {"content": flipped, "sha": sha256}
        )
    assert codes(store) == [("stored_file_changed", sha256)]
    assert stored_file(store, 1)[1] == flipped


def test_a_flipped_bit_in_what_has_no_checksum_of_ours_is_found(store: Store) -> None:
    text = "".join(f"{number:x}-" for number in range(200))
    notes.add(store, "Spir", 2024, text, by="kari")
    whole = store.path.read_bytes()
    place = whole.index(text[300:400].encode())
    store.path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
    assert [code for code, _ in codes(Store(store.path))] == ["store_unreadable"]


def test_flipped_bytes_in_the_file_are_a_problem_or_a_damaged_store_and_never_a_traceback(store: Store) -> None:
    install(store)
    good = store.path.read_bytes()
    outcomes = set()
    for place in range(4096, len(good), len(good) // 20):
        store.path.write_bytes(
            good[:place] + bytes(value ^ 255 for value in good[place : place + 64]) + good[place + 64 :]
        )
        try:
            outcomes |= {problem.code for problem in verify(Store(store.path))} or {"well"}
        except StoreDamaged:
            outcomes.add("damaged")
    assert outcomes <= {"well", "damaged", "stored_file_changed", "stored_rows_changed", "store_unreadable"}
    assert outcomes - {"well"}
    store.path.write_bytes(good)
    assert fetched(Store(store.path), "SELECT count(*) > 0 FROM indicator_scores") == [(True,)]


def test_a_look_that_ends_the_process_is_a_store_that_cannot_be_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subprocess.run", lambda asked, **_: subprocess.CompletedProcess(asked, -11, b"", b""))
    (problem,) = verify(store)
    assert problem.code == "store_unreadable"
    assert "-11" in str(problem.value)


def test_a_store_that_no_longer_opens_is_damaged_for_the_look_as_well(store: Store) -> None:
    store.path.write_bytes(b"PK a workbook")
    with pytest.raises(StoreDamaged):
        verify(store)


def test_every_fault_has_its_sentence_in_both_languages(store: Store) -> None:
    from language import Language

    load(store, {"scores": [a_score(4.5)]})
    raw(store, "UPDATE fact_scores SET score = 4; UPDATE stored_files SET content = 'x'")
    problems = verify(store)
    assert len(problems) == 2
    for code in ("nb", "en"):
        assert len({problem.message(Language(code)) for problem in problems}) == 2
