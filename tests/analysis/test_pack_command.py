"""The contract of `python -m analysis pack`: its formats, exit codes, and words instead of tracebacks."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.__main__ import main
from data.sample import install
from data.store import batches
from data.store.database import Store
from data.store.editions import freeze
from tests.analysis.packed import READERS
from tests.data.factories import a_reading, a_score

ROOT = Path(__file__).parents[2]
STARTS = {"pptx": b"PK", "xlsx": b"PK", "pdf": b"%PDF-", "html": b"<!doctype html>"}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("command") / "store.duckdb"
    install(Store(path))
    return path


def pack(database: Path, output: Path, **asked: str) -> int:
    wanted = {"programme": "Spir", "year": "2024", "format": "pdf", "database": str(database), **asked}
    arguments = [part for name, value in wanted.items() for part in (f"--{name}", value)]
    return main(["pack", *arguments, "--output", str(output)])


@pytest.mark.parametrize("wanted", list(STARTS))
def test_each_format_is_written(
    database: Path, tmp_path: Path, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"sak.{wanted}"

    freeze(Store(database), "Spir", "Styremøte 4/2024", dt.date(2024, 11, 20), 2024, None, (), by="test")
    assert pack(database, file, format=wanted, edition="Styremøte 4/2024") == 0
    assert file.read_bytes().startswith(STARTS[wanted])
    assert "Styremøte 4/2024" in READERS[wanted](file.read_bytes()).text.replace("\u00a0", " ")
    assert str(file) in capsys.readouterr().out


def test_english_is_english(database: Path, tmp_path: Path) -> None:
    file = tmp_path / "pack.html"

    assert pack(database, file, format="html", language="en") == 0
    assert '<html lang="en">' in file.read_text(encoding="utf-8")


def test_the_programme_may_be_named_in_any_case(database: Path, tmp_path: Path) -> None:
    assert pack(database, tmp_path / "a.pdf", programme="spir ") == 0


def test_an_unknown_programme_names_the_known_ones(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.pdf"

    assert pack(database, file, programme="Spirr") == 1
    said = capsys.readouterr().err
    assert "Spirr" in said and "Spir, Gnist, Eksempel (oppdiktet)" in said
    assert not file.exists()


def test_a_year_without_figures_names_those_with(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pack(database, tmp_path / "a.pdf", year="1999", programme="Eksempel (oppdiktet)") == 1
    assert "2024, 2023, 2022, 2021, 2020" in capsys.readouterr().err


def test_no_database_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.duckdb"

    assert pack(missing, tmp_path / "a.pdf") == 2
    assert str(missing) in capsys.readouterr().err
    assert not missing.exists()


def test_a_damaged_database_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged = tmp_path / "damaged.duckdb"
    damaged.write_bytes(b"not a database")

    assert pack(damaged, tmp_path / "a.pdf") == 2
    assert str(damaged) in capsys.readouterr().err


def test_an_empty_database_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Store(tmp_path / "empty.duckdb")

    assert pack(tmp_path / "empty.duckdb", tmp_path / "a.pdf") == 1
    assert "data load" in capsys.readouterr().err


def test_a_place_that_takes_no_file_is_said(database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pack(database, tmp_path / "no such folder" / "a.pdf") == 2
    assert "a.pdf" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", [["--format", "docx"], ["--year", "i fjor"], ["--language", "nn"]])
def test_wrong_use_ends_with_two(database: Path, tmp_path: Path, wrong: list[str]) -> None:
    arguments = ["pack", "--programme", "Spir", "--year", "2024", "--format", "pdf", "--output", str(tmp_path / "a")]
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--database", str(database), *wrong])
    assert ended.value.code == 2


def test_it_runs_as_a_module_from_the_folder(database: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m analysis pack --programme Spir --year 2024 --format xlsx".split()
        + f"--output {tmp_path / 'a.xlsx'} --database {database}".split(),
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_edition_keeps_its_figures_whatever_is_loaded_later(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    path.write_bytes(database.read_bytes())
    store = Store(path)
    frozen = freeze(store, "Spir", "Styremøte", dt.date(2024, 11, 20), 2024, None, (), by="test")
    reading = a_reading({"scores": [a_score(5, indicator="sustainability")]})
    batches.load(store, reading, by="test", mode=batches.Mode.ADD)

    def said(**asked: str) -> str:
        file = tmp_path / "pack.html"
        assert pack(path, file, format="html", **asked) == 0
        return READERS["html"](file.read_bytes()).text

    assert "Bærekraft er lavest: 2 av 6" not in said()
    assert "Bærekraft er lavest: 2 av 6" in said(edition=str(frozen.edition))
    assert "Bærekraft er lavest: 2 av 6" in said(edition="styremøte")


def test_an_unknown_edition_is_refused_and_nothing_is_written(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, file = tmp_path / "store.duckdb", tmp_path / "pack.html"
    path.write_bytes(database.read_bytes())
    frozen = freeze(Store(path), "Spir", "Vårmøtet", dt.date(2024, 4, 20), 2024, None, (), by="test")

    assert pack(path, file, format="html", edition="Høstmøtet") == 2
    said = capsys.readouterr().err
    assert "«Høstmøtet»" in said and f"{frozen.edition} (Vårmøtet)" in said
    # An edition belongs to its programme.
    assert pack(path, file, format="html", programme="Eksempel (oppdiktet)", edition="Vårmøtet") == 2
    assert not file.exists()


def test_a_programme_with_only_measures_has_a_year(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    rows = {"measures": [{"programme": "Spir", "year": 2024, "measure": "Besøk", "value": 12}]}
    batches.load(Store(path), a_reading(rows), by="test", mode=batches.Mode.ADD)

    assert pack(path, tmp_path / "pack.html", format="html") == 0
