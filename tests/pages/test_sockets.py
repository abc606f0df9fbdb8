"""What is sent to a browser leaves at once, also from a socket that Streamlit opened, and a run as one pack."""

from __future__ import annotations

import asyncio
import inspect
import socket
import struct
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

from pages.shell import sockets
from pages.shell.sockets import PACKED, packed, send_at_once, send_together


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


def _unpacked(pack: bytes) -> list[bytes]:
    """As `page.js` takes a pack apart."""
    found, rest = [], pack.removeprefix(b"\0")
    while rest:
        (length,) = struct.unpack("<I", rest[:4])
        found.append(rest[4 : 4 + length])
        rest = rest[4 + length :]
    return found


class _Socket:
    """What a client of Streamlit's writes to: it keeps what leaves until it is told that nobody is there any more."""

    def __init__(self, protocols: str) -> None:
        self.headers = {"sec-websocket-protocol": protocols}
        self.left: list[bytes] = []
        self.error: Exception | None = None

    async def send_bytes(self, data: bytes) -> None:
        if self.error:
            raise self.error
        self.left.append(data)


PAGE, OTHER = f"{PACKED}, token", "streamlit, token"
LETTERS = (b"a", b"b" * 300, b"c", b"d")


def test_what_is_given_turn_after_turn_leaves_in_one_pack_and_in_its_order() -> None:
    (pack,) = asyncio.run(_left(PAGE, pauses=[0, 1, 2, 0]))
    assert pack.startswith(b"\0") and tuple(_unpacked(pack)) == LETTERS


def test_what_is_given_later_leaves_by_itself_as_it_is() -> None:
    first, pack, last = asyncio.run(_left(PAGE, pauses=[0, 20, 0, 20]))
    assert (first, _unpacked(pack), last) == (b"a", [b"b" * 300, b"c"], b"d")


def test_no_more_waits_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "_MOST_BYTES", 1)
    packs = asyncio.run(_left(PAGE, pauses=[0, 0, 0, 0]))
    assert [_unpacked(pack) for pack in packs] == [[b"a", b"b" * 300], [b"c", b"d"]]


@pytest.mark.parametrize("protocols", [OTHER, "", f"streamlit, {PACKED}"])
def test_who_does_not_ask_for_packs_gets_each_message_as_streamlit_sends_it(protocols: str) -> None:
    assert tuple(asyncio.run(_left(protocols, pauses=[0, 0, 0, 0]))) == LETTERS


@pytest.mark.parametrize("error", [WebSocketDisconnect(), RuntimeError("gone")])
@pytest.mark.parametrize("protocols", [PAGE, OTHER])
def test_who_has_left_is_written_to_no_more(protocols: str, error: Exception) -> None:
    async def leave() -> bool:
        client = _client(_Socket(protocols))
        client._websocket.error = error
        client._send_queue.put_nowait(b"a")
        await asyncio.wait_for(sockets._send(client), 5)
        return bool(client._closed.is_set())

    assert asyncio.run(leave())


async def _left(protocols: str, *, pauses: list[int]) -> list[bytes]:
    """What left of four messages, each given after so many turns of the loop."""
    socket = _Socket(protocols)
    client = _client(socket)
    sending = asyncio.create_task(sockets._send(client))
    for message, pause in zip(LETTERS, pauses, strict=True):
        for _ in range(pause):
            await asyncio.sleep(0)
        client._send_queue.put_nowait(message)
    for _ in range(20):
        await asyncio.sleep(0)
    sending.cancel()
    return socket.left


def _client(socket: _Socket) -> Any:
    return SimpleNamespace(_websocket=socket, _send_queue=asyncio.Queue(), _closed=asyncio.Event())


def test_streamlit_has_what_is_put_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StarletteSessionClient, "_sender", before := StarletteSessionClient._sender)
    send_together()
    assert StarletteSessionClient._sender is not before
    assert len(inspect.signature(before).parameters) == len(
        inspect.signature(StarletteSessionClient._sender).parameters
    )
    told = inspect.getsource(StarletteSessionClient)
    assert all(f"self.{name} " in told or f"self.{name}:" in told for name in ("_websocket", "_send_queue", "_closed"))


def test_no_message_of_streamlit_begins_like_a_pack() -> None:
    message = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    assert message.SerializeToString()[0] != packed([b"a"])[0]
    # A protobuf's first byte holds the number of a field, and none has the number 0.
    assert min(field.number for field in ForwardMsg.DESCRIPTOR.fields) > 0
