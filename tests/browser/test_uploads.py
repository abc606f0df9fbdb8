"""Who may not load a file gets none into the real server, however they send it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.browser.running import Server

pytestmark = pytest.mark.browser

MEGABYTE = 2**20
CHUNK = b"x" * MEGABYTE


def resident(server: Server) -> int:
    """The server's memory, in bytes."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) * 1024


def put(server: Server, megabytes: int, host: str) -> tuple[int, bytes]:
    """Sends a file until the server has had enough: how many megabytes it took, and its answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(
            f"PUT /_stcore/upload_file/s/f HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-For: 10.0.0.7\r\n"
            f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {megabytes * MEGABYTE}\r\n\r\n".encode()
        )
        taken = 0
        try:
            while taken < megabytes:
                line.sendall(CHUNK)
                taken += 1
        except OSError:
            pass  # it has hung up
        try:
            return taken, line.recv(4096)
        except OSError:
            return taken, b""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the server's memory cannot be read here")
def test_a_stranger_s_files_leave_nothing(server: Server) -> None:
    put(server, 1, "programstatus.kommune.no")  # what the first refusal loads
    before = resident(server)
    answers = [put(server, 50, "programstatus.kommune.no") for _ in range(12)]
    assert resident(server) - before < 10 * MEGABYTE
    assert all(answer == b"" or b" 403 " in answer.splitlines()[0] for _, answer in answers)
    metrics = server.get("/_stcore/metrics").body
    assert b"UploadedFileManager" not in metrics
