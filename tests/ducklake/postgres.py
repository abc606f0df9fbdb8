"""A PostgreSQL of the tests' own, in a folder that goes with it; run as a program it installs Debian's where it may."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.chromium import install

_HELP = """\
The tests of DuckLake need PostgreSQL, and it is not here. Install it:    sudo apt install postgresql
"""
_USER = "lake"


@dataclass(frozen=True)
class Postgres:
    """A running server, on this machine only, and where its programs are."""

    programs: Path
    data: Path
    port: int

    def words(self, database: str) -> str:
        """How libpq finds one of its databases."""
        return f"dbname={database} host=127.0.0.1 port={self.port} user={_USER}"

    def make(self, database: str, template: str = "template0") -> None:
        """Makes a database like another that nobody has open."""
        self.run("createdb", "-T", template, "-h", "127.0.0.1", "-p", str(self.port), "-U", _USER, database)

    def tell(self, database: str, *statements: str) -> str:
        """What those statements give, as text."""
        asked = [word for statement in statements for word in ("-c", statement)]
        return self.run("psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", self.words(database), *asked)

    def restart(self) -> None:
        """Breaks every connection, as a power cut would, and comes back."""
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "-l", str(self.data / "log"), "restart")

    def run(self, program: str, *arguments: str) -> str:
        """What one of its programs says."""
        return _run(self.programs / program, *arguments)


def find() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running(folder: Path) -> Iterator[Postgres]:
    """A server in that folder, stopped when the block ends. It is never root's, as PostgreSQL demands."""
    programs = find()
    assert programs is not None, _HELP
    data = folder / "postgres"
    data.mkdir()
    if _other_user():
        shutil.chown(data, "postgres", "postgres")
        for parent in (folder, *folder.parents):
            if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    _run(programs / "initdb", "-D", str(data), "-A", "trust", "-U", _USER, "-E", "UTF8", "--locale=C", "--no-sync")
    server = Postgres(programs, data, port)
    set_so = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off"
    server.run("pg_ctl", "-D", str(data), "-w", "-l", str(data / "log"), "-o", set_so, "start")
    try:
        yield server
    finally:
        server.run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


def _other_user() -> dict[str, Any]:
    """Who runs it instead of root: the user that Debian's package has made."""
    return {} if os.geteuid() else {"user": "postgres", "group": "postgres", "extra_groups": []}


def _run(program: Path, *arguments: str) -> str:
    # Not by pipes: the server that pg_ctl starts would hold them open.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(
            [program, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd="/",
            check=False,
            **_other_user(),
        )
        said.seek(0)
        answer = said.read()
    assert done.returncode == 0, f"{program.name}: {answer}"
    return answer


if __name__ == "__main__":
    if find() is None:
        install("postgresql")
    if find() is None:
        sys.exit(_HELP)
