"""The contract of the command line: exit codes, JSON, and words instead of tracebacks."""

import dataclasses
import datetime as dt
import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest
from written import text, xlsx

from data.__main__ import main
from data.loading import read
from data.loading.explained import aligned
from data.terms.answers import Answers
from data.terms.questions import Choice, Question, settled

ROOT = Path(__file__).parent.parent.parent
HEADER = ["Program", "År", "Indikator", "Poeng"]
GOOD = [HEADER, ["Spir", 2024, "Bærekraft", 2], ["Spir", 2024, "Profil", 4.5]]
BAD = [HEADER, ["Spir", 2024, "Bærekraft", 9]]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Some files and no store yet. They are read in this process, which is quicker; one test runs the real one."""
    monkeypatch.setenv("PROGRAMSTATUS_DATABASE", str(tmp_path / "store.duckdb"))
    monkeypatch.setattr(read, "read_file", read.read_in_process)
    (tmp_path / "good.xlsx").write_bytes(xlsx({"Poeng": GOOD}))
    (tmp_path / "bad.xlsx").write_bytes(xlsx({"Poeng": BAD}))
    (tmp_path / "empty.xlsx").write_bytes(b"")
    (tmp_path / "letter.csv").write_bytes("Kjære styre".encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def run_json(capsys, *arguments: str):
    code, out, _ = run(capsys, *arguments, "--json")
    return code, json.loads(out)


def test_load_answers_with_one_object_per_file(here, capsys) -> None:
    code, answers = run_json(capsys, "load", "good.xlsx", "bad.xlsx")
    assert code == 1
    good, bad = answers
    assert good == {
        "file": "good.xlsx",
        "status": "loaded",
        "batch": 1,
        "tables": [
            {
                "dataset": "scores",
                "sheet": "Poeng",
                "range": "A1:D3",
                "rows": 2,
                "years": [2024],
                "programmes": ["Spir"],
            }
        ],
        "problems": [],
        "questions": [],
    }
    assert (bad["status"], bad["batch"]) == ("rejected", None)
    (problem,) = bad["problems"]
    assert list(problem) == ["severity", "code", "sheet", "cell", "value", "message"]
    assert (problem["severity"], problem["code"], problem["cell"], problem["value"]) == (
        "error",
        "outside_scale",
        "D2",
        "9",
    )


@pytest.mark.parametrize(
    ("file", "code", "status"),
    [
        ("good.xlsx", 0, "loaded"),
        ("bad.xlsx", 1, "rejected"),
        ("letter.csv", 1, "rejected"),
        ("empty.xlsx", 2, "rejected"),
        ("nowhere.xlsx", 2, "rejected"),
        (".", 2, "rejected"),
    ],
)
def test_exit_codes(here, capsys, file: str, code: int, status: str) -> None:
    assert (code, status) == (lambda answer: (answer[0], answer[1][0]["status"]))(run_json(capsys, "load", file))


def test_nothing_is_stored_by_a_rejected_file_or_a_dry_run(here, capsys) -> None:
    run(capsys, "load", "bad.xlsx")
    code, (answer,) = run_json(capsys, "load", "good.xlsx", "--dry-run")
    assert (code, answer["status"], answer["batch"]) == (0, "checked", None)
    assert not (here / "store.duckdb").exists()
    assert run_json(capsys, "history") == (0, [])


def test_the_same_file_twice_is_unchanged(here, capsys) -> None:
    run(capsys, "load", "good.xlsx")
    code, (answer,) = run_json(capsys, "load", "good.xlsx")
    assert (code, answer["status"], answer["batch"]) == (0, "unchanged", None)


def test_load_undo_and_history(here, capsys) -> None:
    run(capsys, "load", "good.xlsx")
    assert run_json(capsys, "undo", "1") == (0, {"batch": 1, "status": "withdrawn"})
    assert run_json(capsys, "undo", "1") == (0, {"batch": 1, "status": "unchanged"})
    code, loads = run_json(capsys, "history")
    assert (code, [(load["batch"], load["file_name"], load["status"]) for load in loads]) == (
        0,
        [(1, "good.xlsx", "withdrawn")],
    )
    code, out, err = run(capsys, "undo", "7")
    assert (code, out) == (2, "")
    assert "7" in err


def test_the_audit_says_who_did_what(here, capsys) -> None:
    assert run(capsys, "audit")[0] == 2
    run(capsys, "load", "good.xlsx")
    run(capsys, "undo", "1")
    code, (undone, loaded) = run_json(capsys, "audit")
    assert (code, undone["action"], loaded["action"], loaded["about"]) == (0, "withdraw", "make", "good.xlsx")
    _, out, _ = run(capsys, "audit")
    assert [word in out for word in ("tok tilbake innlasting", "lastet inn", loaded["done_by"])] == [True] * 3


def test_the_history_tells_time_as_the_clock_showed_it_in_norway(here, capsys) -> None:
    run(capsys, "load", "good.xlsx")
    _, (load,) = run_json(capsys, "history")
    _, out, _ = run(capsys, "history")
    noted = dt.datetime.fromisoformat(load["loaded_at"]).replace(tzinfo=dt.UTC)
    assert f"{noted.astimezone(ZoneInfo('Europe/Oslo')):%H.%M}" in out
    assert "UTC" not in out


def test_programme_and_year_from_the_command_line(here, capsys) -> None:
    (here / "bare.csv").write_bytes(text([["Indikator", "Poeng"], ["Profil", "4,5"]]))
    assert run(capsys, "load", "bare.csv")[0] == 1
    code, (answer,) = run_json(capsys, "load", "bare.csv", "--programme", "Spir", "--year", "2024")
    assert (code, answer["tables"][0]["programmes"], answer["tables"][0]["years"]) == (0, ["Spir"], [2024])


def test_adding_stands_beside_and_replacing_takes_the_place(here, capsys) -> None:
    run(capsys, "load", "good.xlsx")
    (here / "more.csv").write_bytes(text([HEADER, ["Spir", 2024, "Organisering", 3]]))
    _, out, _ = run(capsys, "load", "more.csv", "--dry-run", "--add")
    assert "nye 1 · endret 0 · uendret 0 · forsvinner 0" in out
    _, out, _ = run(capsys, "load", "more.csv", "--dry-run")
    assert "nye 1 · endret 0 · uendret 0 · forsvinner 2" in out


def test_people_are_told_what_was_understood_and_what_is_wrong(here, capsys) -> None:
    code, out, err = run(capsys, "load", "bad.xlsx")
    assert (code, err) == (1, "")
    assert "Poeng!A1:D2" in out
    assert "Poeng!D2  Poengsummen 9 er utenfor skalaen fra 1 til 6." in out
    assert "Ingenting er lagret." in out
    _, out, _ = run(capsys, "load", "bad.xlsx", "--language", "en")
    assert "The score 9 is outside the scale from 1 to 6." in out


def test_what_a_file_holds_cannot_steer_the_terminal() -> None:
    assert aligned([("\x1b[2JPoeng", "a\u00a0b")]) == ["  \ufffd[2JPoeng  a\u00a0b"]


UNIT = Question(
    "unit-budget",
    "unit",
    (
        Choice("nok", "unit_kroner", {"shown": "2 000", "number": 2_000.0}),
        Choice("thousand_nok", "unit_thousands", {"shown": "2 000", "number": 2_000_000.0}),
    ),
    "Poeng",
    "D1",
    "2 000",
    {"column": "Budsjett"},
)


@pytest.fixture
def asking(here, monkeypatch):
    """Every file that is read raises one question."""

    def asked_of(content: bytes, name: str, answers: Answers) -> object:
        reading = read.read_in_process(content, name, answers)
        questions, answered = settled([UNIT], answers.choices)
        return dataclasses.replace(reading, questions=questions, answered=answered)

    monkeypatch.setattr(read, "read_file", asked_of)
    return here


def test_an_open_question_stores_nothing_and_is_told_with_its_choices(asking, capsys) -> None:
    code, (answer,) = run_json(capsys, "load", "good.xlsx")
    assert (code, answer["status"], answer["batch"], answer["problems"]) == (1, "rejected", None, [])
    assert answer["questions"] == [
        {
            "id": "unit-budget",
            "sheet": "Poeng",
            "cell": "D1",
            "question": "Hva er tallene under «Budsjett» skrevet i, som «2 000»?",
            "choices": [
                {"choice": "nok", "means": "Kroner: 2 000 er 2\u00a0000 kr"},
                {"choice": "thousand_nok", "means": "Tusen kroner: 2 000 er 2\u00a0000\u00a0000 kr"},
            ],
        }
    ]
    assert not (asking / "store.duckdb").exists()


def test_in_words_a_question_says_what_to_type(asking, capsys) -> None:
    code, out, _ = run(capsys, "load", "good.xlsx", "--language", "en")
    assert code == 1
    assert "One question must be answered" in out
    assert "Poeng!D1  What are the figures under “Budsjett”" in out
    assert "      Kroner: 2 000 is NOK 2,000\n        --answer unit-budget=nok\n" in out
    assert "        --answer unit-budget=thousand_nok\n" in out


def test_an_answer_is_stored_with_the_file_and_known_to_the_next(asking, capsys) -> None:
    code, (answer,) = run_json(capsys, "load", "good.xlsx", "--answer", "unit-budget=nok")
    assert (code, answer["status"], answer["questions"]) == (0, "loaded", [])

    (asking / "next.xlsx").write_bytes(xlsx({"Poeng": [HEADER, ["Spir", 2025, "Bærekraft", 3]]}))
    code, out, _ = run(capsys, "load", "next.xlsx")
    assert code == 0
    assert "Besvart tidligere: Hva er tallene under «Budsjett»" in out

    # What is said today wins, and is not told as if it were old.
    code, out, _ = run(capsys, "load", "next.xlsx", "--dry-run", "--answer", "unit-budget=thousand_nok")
    assert (code, "Besvart tidligere" in out) == (0, False)


def test_a_dry_run_remembers_nothing(asking, capsys) -> None:
    code, (answer,) = run_json(capsys, "load", "good.xlsx", "--dry-run", "--answer", "unit-budget=nok")
    assert (code, answer["status"]) == (0, "checked")
    assert run(capsys, "load", "good.xlsx")[0] == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--answer", "unit-jobs=nok"], "unit-jobs"),
        (["--answer", "unit-budget=euro"], "nok og thousand_nok"),
        (["--answer", "unit-budget=nok", "--answer", "colour=red"], "unit-budget"),
    ],
)
def test_an_answer_to_nothing_is_wrong_usage(asking, capsys, given: list[str], said: str) -> None:
    code, out, err = run(capsys, "load", "good.xlsx", *given)
    assert (code, out) == (2, "")
    assert said in err and "Ingenting er lagret." in err
    assert not (asking / "store.duckdb").exists()


def test_what_a_question_quotes_cannot_steer_the_terminal(asking, capsys, monkeypatch) -> None:
    monkeypatch.setitem(globals(), "UNIT", dataclasses.replace(UNIT, value="\x1b[2J"))
    assert "\x1b" not in run(capsys, "load", "good.xlsx")[1]


def test_the_template_is_written_and_loads_without_a_problem(here, capsys) -> None:
    assert run(capsys, "template", "mal.xlsx")[0] == 0
    code, (answer,) = run_json(capsys, "load", "mal.xlsx")
    assert (code, answer["problems"], answer["batch"]) == (0, [], None)
    assert {table["dataset"] for table in answer["tables"]} >= {"scores", "findings", "budget", "jobs", "projects"}
    assert run(capsys, "template", "no/such/folder/mal.xlsx")[0] == 2


def test_backup_restore_and_verify(here, capsys) -> None:
    run(capsys, "load", "good.xlsx")
    code, backup = run_json(capsys, "backup", "copies")
    assert (code, Path(backup["file"]).exists()) == (0, True)
    assert run_json(capsys, "verify") == (0, {"faults": []})
    (here / "store.duckdb").write_bytes(b"damaged")
    code, _, err = run(capsys, "verify")
    assert (code, "Traceback" in err) == (2, False)
    code, (answer,) = run_json(capsys, "load", "good.xlsx")
    assert (code, answer["status"], answer["problems"][0]["code"]) == (2, "rejected", "store_damaged")
    assert run(capsys, "restore", "copies")[0] == 0
    assert len(run_json(capsys, "history")[1]) == 1
    assert run(capsys, "restore", "nowhere")[0] == 2


@pytest.mark.parametrize("command", ["undo 1", "backup copies", "verify"])
def test_where_there_is_no_store_that_is_said(here, capsys, command: str) -> None:
    code, out, err = run(capsys, *command.split())
    assert (code, out) == (2, "")
    assert "store.duckdb" in err
    assert not (here / "store.duckdb").exists()


def test_samples_come_and_go(here, capsys) -> None:
    assert run(capsys, "sample", "--add")[0] == 0
    assert {load["status"] for load in run_json(capsys, "history")[1]} == {"current"}
    assert run(capsys, "sample", "--remove")[0] == 0
    assert {load["status"] for load in run_json(capsys, "history")[1]} == {"withdrawn"}


def test_the_programmes_to_compare_with_come_only_when_asked_for(here, capsys, monkeypatch) -> None:
    done = []
    for name in ("install", "remove"):
        monkeypatch.setattr(f"data.sample.{name}", lambda _, group, name=name: done.append((name, group.value)))

    for arguments in (("--add",), ("--add", "--others"), ("--remove", "--others")):
        assert run(capsys, "sample", *arguments)[0] == 0

    assert done == [("install", "first"), ("install", "others"), ("remove", "others")]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["load"],
        ["load", "x", "--year", "24"],
        ["load", "x", "--answer", "unit"],
        ["load", "x", "--answer", "unit="],
        ["undo", "x"],
        ["dance"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(arguments)
    assert exit.value.code == 2


def test_as_a_process_of_its_own_it_prints_json_and_nothing_else(here) -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "data", "load", str(here / "good.xlsx"), str(here / "empty.xlsx"), "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (2, b"")
    assert [one["status"] for one in json.loads(answer.stdout)] == ["loaded", "rejected"]


def test_a_file_that_is_written_is_whole_or_what_it_was(here, capsys, monkeypatch) -> None:
    Path("mal.xlsx").write_bytes(b"the former one")

    def half(file: Path, content: bytes) -> None:
        with file.open("wb") as written:
            written.write(content[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", half)
        code, _, err = run(capsys, "template", "mal.xlsx")
    assert code == 2
    assert "er full" in err and "mal.xlsx" in err
    assert Path("mal.xlsx").read_bytes() == b"the former one"
    assert not [*here.glob(".mal*")]
    assert run(capsys, "template", "mal.xlsx")[0] == 0
    assert Path("mal.xlsx").read_bytes().startswith(b"PK")


def test_a_place_that_is_no_file_stays_what_it_is(here, capsys) -> None:
    assert run(capsys, "template", os.devnull)[0] == 0
    assert Path(os.devnull).is_char_device() or os.name == "nt"


def test_the_log_of_a_server_is_not_told_at_the_command_line(here) -> None:
    run_it = "import logging, sys; from data.__main__ import main; main(['history']); "
    warn = "logging.getLogger('programstatus').warning('the log stays'); logging.getLogger('data').warning('so')"
    done = subprocess.run([sys.executable, "-c", run_it + warn], cwd=ROOT, capture_output=True, check=True)
    assert done.stderr == b""


@pytest.mark.parametrize("error", [MemoryError(), duckdb.OutOfMemoryException("no")])
def test_too_little_memory_is_said_in_words(here, capsys, monkeypatch, error: Exception) -> None:
    def hungry(*_: object) -> None:
        raise error

    monkeypatch.setattr("data.upkeep.is_there", hungry)
    code, _, err = run(capsys, "history")
    assert (code, "for lite minne" in err) == (2, True)
