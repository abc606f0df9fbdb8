"""What is sent to a browser leaves at once."""

from __future__ import annotations

import asyncio
import socket
from typing import Any


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
