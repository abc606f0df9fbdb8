"""The process that reads a file knows none of this one's settings and secrets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.reading import isolation
from data.reading.limits import DEFAULT

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
