"""What is sent to a browser leaves at once, also from a socket that Streamlit opened, and in one piece."""

from __future__ import annotations

import asyncio
import inspect
import socket

import pytest
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from pages.shell import sockets
from pages.shell.sockets import Gathering, send_at_once, send_together


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


class _Transport:
    def __init__(self) -> None:
        self.did: list[bytes | str] = []

    def write(self, data: bytes) -> None:
        self.did.append(data)

    def close(self) -> None:
        self.did.append("closed")

    def is_closing(self) -> bool:
        return False


def test_what_is_written_turn_after_turn_leaves_in_one_piece_and_in_its_order() -> None:
    assert asyncio.run(_left(pauses=[0, 1, 2, 0])) == [b"abcd"]


def test_what_is_written_later_leaves_by_itself() -> None:
    assert asyncio.run(_left(pauses=[0, 20, 0, 20])) == [b"a", b"bc", b"d"]


def test_no_more_waits_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_MOST_BYTES", 1)
    assert asyncio.run(_left(pauses=[0, 0, 0, 0])) == [b"ab", b"cd"]


async def _left(*, pauses: list[int]) -> list[bytes | str]:
    """What left of four letters, each written after so many turns of the loop."""
    transport = _Transport()
    gathering = Gathering(transport, asyncio.get_running_loop())
    for letter, pause in zip((b"a", b"b", b"c", b"d"), pauses, strict=True):
        for _ in range(pause):
            await asyncio.sleep(0)
        gathering.write(letter)
    for _ in range(20):
        await asyncio.sleep(0)
    return transport.did


def test_the_last_word_leaves_before_the_end() -> None:
    async def end() -> list[bytes | str]:
        transport = _Transport()
        gathering = Gathering(transport, asyncio.get_running_loop())
        gathering.write(b"bye")
        gathering.close()
        await asyncio.sleep(0)
        assert not gathering.is_closing()  # all else is the transport's own
        return transport.did

    assert asyncio.run(end()) == [b"bye", "closed"]


def test_it_stands_between_a_websocket_and_its_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WebSocketsSansIOProtocol, "connection_made", before := WebSocketsSansIOProtocol.connection_made)
    send_together()
    after = WebSocketsSansIOProtocol.connection_made
    assert after is not before
    assert list(inspect.signature(after).parameters) == list(inspect.signature(before).parameters)
