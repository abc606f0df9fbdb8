"""What is sent to a browser leaves at once, and what belongs together leaves together."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Sequence
from typing import Any

from starlette.websockets import WebSocketDisconnect
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

LOG = logging.getLogger("programstatus")

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


PACKED = "streamlit.packed"
"""What a page's socket speaks that takes several messages in one, as `page.js` does: else each comes by itself."""


def send_together() -> None:
    """From now on the messages that a page's socket is given in one go reach the page as one, a pack.

    A run is some sixty of them. One by one each wakes the browser, which goes through all of the page several times
    until it has the last of them.
    """
    StarletteSessionClient._sender = _send  # type: ignore[method-assign,assignment]


def packed(messages: Sequence[bytes]) -> bytes:
    """A pack: a null, with which no message of Streamlit's begins, then each message after its length."""
    return b"\0" + b"".join(len(one).to_bytes(4, "little") + one for one in messages)


async def _send(client: StarletteSessionClient) -> None:
    """What the client's queue is given leaves for as long as there is a client, as Streamlit's own has it."""
    socket, queue = client._websocket, client._send_queue
    takes_packs = socket.headers.get("sec-websocket-protocol", "").partition(",")[0].strip() == PACKED
    try:
        while True:
            waiting = await gathered(queue) if takes_packs else [await queue.get()]
            await socket.send_bytes(packed(waiting) if len(waiting) > 1 else waiting[0])
    except WebSocketDisconnect:
        pass
    except Exception:
        LOG.exception("a socket could not be written to")
    finally:
        client._closed.set()


async def gathered(queue: asyncio.Queue[bytes]) -> list[bytes]:
    """What the queue is given turn after turn, waiting for the first; no more than `_MOST_BYTES` and one."""
    waiting = [await queue.get()]
    quiet_turns = 0
    while quiet_turns < _QUIET_TURNS and sum(map(len, waiting)) <= _MOST_BYTES:
        if queue.empty():
            quiet_turns += 1
            await asyncio.sleep(0)
        else:
            quiet_turns = 0
            waiting.append(queue.get_nowait())
    return waiting
