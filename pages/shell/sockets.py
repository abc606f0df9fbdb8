"""What is sent to a browser leaves at once, and what belongs together leaves together."""

from __future__ import annotations

import asyncio
import socket
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_QUIET_TURNS = 4
"""So many turns of the loop without a word end what belongs together; a turn is some hundredths of a millisecond."""
_MOST_BYTES = 1_000_000


def send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Whoever connects to a socket that is handed to the loop from now on gets each message as soon as it is written.

    asyncio sees to that for the sockets it opens itself. Streamlit opens its own and names no protocol, so asyncio
    leaves them alone: each run then waits 40 ms between its first and its second message, until the browser's system
    has said that the first one came.
    """
    create_server = loop.create_server

    async def create(*args: Any, sock: socket.socket | None = None, **more: Any) -> asyncio.Server:
        if sock is not None and sock.family in {socket.AF_INET, socket.AF_INET6}:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # those it accepts have it from it
        return await create_server(*args, sock=sock, **more)

    loop.create_server = create  # type: ignore[method-assign]


def send_together() -> None:
    """From now on the messages that a websocket is given in one go leave in one piece.

    A run is some sixty of them. One by one they wake the browser sixty times, which goes through all of the page
    with the first of them, and once more with the rest.
    """
    WebSocketsSansIOProtocol.connection_made = _connection_made  # type: ignore[method-assign]


_made = WebSocketsSansIOProtocol.connection_made


def _connection_made(self: WebSocketsSansIOProtocol, transport: asyncio.BaseTransport) -> None:
    _made(self, Gathering(transport, asyncio.get_running_loop()))  # type: ignore[arg-type]


class Gathering:
    """A transport that writes in one piece what it is given turn after turn; all else is the transport's own."""

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._waiting: list[bytes] = []
        self._quiet_turns = 0

    def write(self, data: bytes) -> None:
        """Takes it into what leaves next."""
        self._quiet_turns = 0
        self._waiting.append(bytes(data))
        if len(self._waiting) == 1:
            self._loop.call_soon(self._turn)
        elif sum(map(len, self._waiting)) > _MOST_BYTES:
            self._leave()

    def close(self) -> None:
        """Not before the last word has left."""
        self._leave()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def _turn(self) -> None:
        self._quiet_turns += 1
        if self._quiet_turns >= _QUIET_TURNS:
            self._leave()
        elif self._waiting:
            self._loop.call_soon(self._turn)

    def _leave(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._transport.write(b"".join(waiting))
