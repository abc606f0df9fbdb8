"""What is sent to a browser leaves at once, also from a socket that Streamlit opened."""

from __future__ import annotations

import asyncio
import socket

import pytest

from pages.shell.sockets import send_at_once


@pytest.mark.parametrize("is_told", [True, False])
def test_a_connection_does_not_wait_with_what_is_small(is_told: bool) -> None:
    assert asyncio.run(_waits(is_told=is_told)) is not is_told


async def _waits(*, is_told: bool) -> bool:
    """Whether the system holds small messages back on a connection to a socket opened as Streamlit opens its own."""
    if is_told:
        send_at_once(asyncio.get_running_loop())
    accepted: asyncio.Queue[asyncio.StreamWriter] = asyncio.Queue()
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        server = await asyncio.start_server(lambda _, writer: accepted.put_nowait(writer), sock=listening)
        _, asking = await asyncio.open_connection(*listening.getsockname())
        answering = await accepted.get()
        held = not answering.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        for one in (asking, answering, server):
            one.close()
        return held
