"""A network between a browser and the server that can be gone for a while, without a word to either."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Network:
    """Hands on what comes to `port` while it is there; cut off, it drops every connection and takes no new one."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._is_there = True
        self._ends: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """The network is gone."""
        self._is_there = False
        for end in [*self._ends]:
            _shut(end)

    def mend(self) -> None:
        """It is there again."""
        self._is_there = True

    def close(self) -> None:
        """For good."""
        self.cut()
        _shut(self._listening)

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if not self._is_there:
                near.close()
                continue
            far = socket.create_connection(("127.0.0.1", self._server_port))
            self._ends |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
        for end in (one, other):
            _shut(end)
            self._ends.discard(end)


@contextmanager
def network(server_port: int) -> Iterator[Network]:
    """A network to the server of that port, until the block ends."""
    made = Network(server_port)
    try:
        yield made
    finally:
        made.close()


def _shut(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
