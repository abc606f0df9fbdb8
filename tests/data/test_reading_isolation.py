"""The process that reads a file knows none of this one's settings and secrets."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from data.loading.read import read_file
from data.reading import isolation
from data.reading.limits import DEFAULT

ROOT = Path(__file__).parents[2]
SECRETS = {
    "PROGRAMSTATUS_SECRET": "hemmelig",
    "PROGRAMSTATUS_DATABASE": "postgres://bruker:passord@vert/base",
    "AWS_SECRET_ACCESS_KEY": "hemmelig",
    "STREAMLIT_SERVER_COOKIE_SECRET": "hemmelig",
    "HOME": "/home/kari",
    "HTTPS_PROXY": "http://bruker:passord@vert",
}


def test_a_reader_inherits_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "spying.py").write_text(
        "import json, os, sys\nsys.stdin.read()\njson.dump(dict(os.environ), sys.stdout)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    known = json.loads(isolation.run_isolated("spying", {}, b"", DEFAULT))

    assert not SECRETS.keys() & known.keys()
    assert not [name for name in known if "SECRET" in name or "PROGRAMSTATUS" in name]
    assert known["PYTHONPATH"] == str(tmp_path)


def test_what_the_system_needs_is_passed_on_however_it_is_spelled() -> None:
    passed = isolation._environment({"Path": "C:\\Windows", "SystemRoot": "C:\\Windows", "Secret": "x"})
    assert passed == {"Path": "C:\\Windows", "SystemRoot": "C:\\Windows", "OPENBLAS_NUM_THREADS": "1"}


def test_a_setting_that_is_no_limit_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "poeng.csv"
    file.write_text("Program;År;Indikator;Poeng\nSpir;2024;Bærekraft;2\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "data",
        "load",
        str(file),
        "--dry-run",
        "--database",
        str(tmp_path / "store.duckdb"),
    ]
    for value in ("abc", "0", "-5", "9" * 5_000):
        environment = {"PATH": "", "PROGRAMSTATUS_MAX_ROWS": value, "PROGRAMSTATUS_SAMPLE": "0"}
        ran = subprocess.run(
            command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, encoding="utf-8"
        )
        said = ran.stdout + ran.stderr
        assert ran.returncode == 2, said
        assert "Traceback" not in said
        assert said.count("PROGRAMSTATUS_MAX_ROWS") == 1
        assert "helt tall over null" in said


@pytest.mark.skipif(os.name == "nt", reason="a process there has no limit on its memory")
def test_too_little_memory_is_no_fault_of_the_file() -> None:
    """The limit is from outside, on the process that asks; as a service manager or a container sets it."""
    run_it = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20)); "
        "from data.reading import isolation; from data.reading.limits import DEFAULT\n"
        "try: isolation.run_isolated('hungry', {}, b'', DEFAULT)\n"
        "except isolation.ReaderStopped as error: print(type(error).__name__)"
    )
    for asks in ("bytearray(900 << 20)", "import os; os.kill(os.getpid(), 9)"):
        assert _asked_in("import sys; sys.stdin.read(); " + asks, run_it) == "NoRoomToRead"
    assert _asked_in("raise SystemExit(3)", run_it.replace("700", "1700")) == "ReaderStopped"


def _asked_in(hungry: str, run_it: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "hungry.py").write_text(hungry)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([folder, str(ROOT)])}
        done = subprocess.run(
            [sys.executable, "-c", run_it], env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()


def test_a_full_disk_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(isolation, "TemporaryFile", full)
    reading = read_file(b"Program;Indikator", "fil.csv")
    assert [problem.code for problem in reading.problems] == ["no_room_to_read"]
    assert not reading.is_storable


@pytest.mark.skipif(os.name == "nt", reason="a process there has no limit on its memory")
def test_a_reader_keeps_to_a_lower_limit_from_outside() -> None:
    run_it = (
        "import io, json, os, sys, resource; resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20)); "
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'{\"limits\": {}}\\n')); "
        "from data.reading.asked import asked; asked(); "
        "print(resource.getrlimit(resource.RLIMIT_AS)[1] >> 20)"
    )
    done = subprocess.run([sys.executable, "-c", run_it], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "900"
