"""A visitor without a browser: a websocket that asks for runs, so that only the server is measured."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from pages.shell.sockets import PACKED
from tests.browser.running import Server


class Session:
    """One visitor's connection; `with Session(server) as session`."""

    def __init__(self, server: Server) -> None:
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        self._socket = connect(address, subprotocols=[Subprotocol(PACKED)], origin=Origin(server.url), max_size=None)

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The visitor leaves."""
        self._socket.close()

    def seconds_of_run(self, query: str, page: str = "") -> float:
        """How long a run takes, from asking until the last of the page has come."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        started = time.perf_counter()
        self._socket.send(message.SerializeToString())
        for answer in self._answers():
            if answer.WhichOneof("type") != "script_finished":
                continue
            if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                break
            if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise RuntimeError(f"the run ended with {answer.script_finished}")
        return time.perf_counter() - started

    def _answers(self) -> Iterator[ForwardMsg]:
        """What the server says, message by message, out of its packs as the pages take them."""
        while True:
            data = self._socket.recv(timeout=120)
            assert isinstance(data, bytes)
            if data[0]:
                yield ForwardMsg.FromString(data)
                continue
            at = 1
            while at < len(data):
                end = at + 4 + int.from_bytes(data[at : at + 4], "little")
                yield ForwardMsg.FromString(data[at + 4 : end])
                at = end
