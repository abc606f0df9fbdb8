"""Several server processes on one machine, started and stopped together: `python -m pages.shell.workers 2`.

They listen on ports that follow each other, and share the store. What keeps each browser with one of them is a proxy's
business: `docs/deployment.md`.
"""

from __future__ import annotations

import argparse
import http.client
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from data.settings import UNUSABLE, SettingRefused, settings
from language import LANGUAGES, Language
from pages.shell import logs
from pages.shell.protection import READY
from pages.shell.sign_in import base_path

LOG = logging.getLogger("programstatus")

FIRST_PORT = 8501
MOST_WORKERS = 64
"""More on one machine are a mistake in what was typed."""
_HOST = "127.0.0.1"
_APP = Path(__file__).parents[2] / "app.py"
_SECONDS_BETWEEN_LOOKS = 0.2
_SECONDS_TO_ANSWER = 2.0
_SECONDS_TO_STOP = 10.0
_Process = subprocess.Popen[bytes]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs them until it is told to stop (0), or one of them has ended by itself (1); 2 for what cannot be started."""
    spoken = Language(LANGUAGES[0])
    parser = argparse.ArgumentParser(prog="python -m pages.shell.workers", description=spoken.text("workers.what"))
    parser.add_argument(
        "count", type=int, choices=range(1, MOST_WORKERS + 1), metavar="N", help=spoken.text("workers.count")
    )
    parser.add_argument("--port", type=int, default=FIRST_PORT, metavar="P", help=spoken.text("workers.port"))
    asked = parser.parse_args(arguments)
    logs.write_to_stderr()
    try:
        settings()
    except SettingRefused as refused:
        sys.stderr.write(f"{refused.message_in_every_language()}\n")
        return UNUSABLE
    # Told to stop, it does what it does when a person presses Ctrl+C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return run_together(range(asked.port, asked.port + asked.count), spoken)


def run_together(ports: Sequence[int], spoken: Language) -> int:
    """A process on each port, the first of them alone until it has the store open; the exit code of `main`.

    Two that find no store would both make one, and two that find an older one both bring it up to date.
    """
    running: list[_Process] = []
    try:
        running.append(_start(ports[0]))
        while (ended := _ended(running)) is None and not _is_ready(ports[0]):
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        if ended is None:
            running += [_start(port) for port in ports[1:]]
            LOG.warning("%s", spoken.text("workers.started", ports=", ".join(map(str, ports))))
        while (ended := _ended(running)) is None:
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        LOG.error("%s", spoken.text("workers.ended", port=ports[running.index(ended)]))
        # A setting that one of them cannot use is the same for all, and starting anew would not help.
        return UNUSABLE if ended.returncode == UNUSABLE else 1
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(running)


def _start(port: int) -> _Process:
    command = [sys.executable, "-m", "streamlit", "run", _APP.name, "--server.headless", "true"]
    return subprocess.Popen([*command, "--server.address", _HOST, "--server.port", str(port)], cwd=_APP.parent)


def _ended(running: Sequence[_Process]) -> _Process | None:
    """The first of them that has ended by itself."""
    return next((process for process in running if process.poll() is not None), None)


def _is_ready(port: int) -> bool:
    """Whether the process there can read its store; asking makes it open it."""
    connection = http.client.HTTPConnection(_HOST, port, timeout=_SECONDS_TO_ANSWER)
    try:
        connection.request("GET", base_path() + READY)
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()


def _stop(running: Sequence[_Process]) -> None:
    """Asks all of them to end, and makes those end that do not."""
    for process in running:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + _SECONDS_TO_STOP
    for process in running:
        try:
            process.wait(timeout=max(until - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(main())
