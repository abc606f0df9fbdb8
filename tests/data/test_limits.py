"""How much a file may ask for is set from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

from data.reading.limits import Limits

ROOT = Path(__file__).parents[2]


def test_the_limits_hold_for_the_command_line(tmp_path: Path) -> None:
    rows = "".join(f"P{number};2024;Bærekraft;2\n" for number in range(4))
    file = tmp_path / "poeng.csv"
    file.write_text(f"Program;År;Indikator;Poeng\n{rows}", encoding="utf-8")
    command = [sys.executable, "-m", "data", "load", str(file), "--dry-run"]
    few = {**os.environ, "PROGRAMSTATUS_MAX_ROWS": "3", "PROGRAMSTATUS_DATABASE": str(tmp_path / "store.duckdb")}

    refused = subprocess.run(command, cwd=ROOT, env=few, capture_output=True, encoding="utf-8")
    taken = subprocess.run(
        command, cwd=ROOT, env={**few, "PROGRAMSTATUS_MAX_ROWS": "4"}, capture_output=True, encoding="utf-8"
    )

    assert refused.returncode == 2, refused.stdout + refused.stderr
    assert "3 rader" in refused.stdout
    assert taken.returncode == 0, taken.stdout + taken.stderr


def test_the_server_takes_no_larger_file_than_the_reader() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == Limits().megabytes
