"""The real server, started for a test on a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from data.store.database import Store

ROOT = Path(__file__).parents[2]
_SECONDS_TO_START = 60


@dataclass(frozen=True)
class Answer:
    """What the server answered to one request."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    port: int
    log_file: Path
    pid: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def store(self) -> Store:
        """The store that it serves."""
        return Store(self.log_file.with_name("programstatus.duckdb"))

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a path without a browser; an error status is an answer as well."""
        request = urllib.request.Request(self.url + path, headers=dict(headers or {}))
        try:
            with urllib.request.urlopen(request, timeout=20) as response:
                return Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())


@contextmanager
def running_server(
    folder: Path,
    *,
    with_sample: bool = True,
    app: Path = ROOT,
    script: str = "app.py",
    settings: Mapping[str, str] | None = None,
    address: str = "127.0.0.1",
) -> Iterator[Server]:
    """`streamlit run app.py`, as people start it; database and log are put in `folder`.

    `{port}` in a setting is the port that the server gets.
    """
    port, log_file = _free_port(), folder / "server.log"
    environment = {
        **os.environ,
        "PROGRAMSTATUS_DATABASE": str(folder / "programstatus.duckdb"),
        "PROGRAMSTATUS_SAMPLE": "1" if with_sample else "0",
        **{name: value.replace("{port}", str(port)) for name, value in (settings or {}).items()},
    }
    command = [sys.executable, "-m", "streamlit", "run", script]
    options = ["--server.port", str(port), "--server.headless", "true", "--server.address", address]
    with log_file.open("wb") as log:
        process = subprocess.Popen([*command, *options], cwd=app, env=environment, stdout=log, stderr=subprocess.STDOUT)
        server = Server(port, log_file, process.pid)
        try:
            _wait_until_healthy(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if server.get("/_stcore/health").status == 200:
                return
        except OSError:
            pass  # nobody listens yet
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{server.log}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
