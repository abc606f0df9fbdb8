"""A visitor without a browser: a websocket that asks for runs, so that only the server is measured."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from pages.shell.sockets import PACKED
from tests.browser.running import Server

_PATIENCE = 120.0


class Session:
    """One visitor's connection; `with Session(server) as session`.

    `number` is what the server calls it, known after the first run; with one, the connection asks to go on with that.
    """

    def __init__(self, server: Server, number: str = "") -> None:
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        # As Streamlit's pages have it: what is spoken, a token that nobody needs here, and the session to go on with.
        spoken = [PACKED, "no-token", number] if number else [PACKED]
        offered = [Subprotocol(one) for one in spoken]
        site = Origin(server.url)
        started = time.perf_counter()
        self._socket = connect(address, subprotocols=offered, origin=site, max_size=None, open_timeout=_PATIENCE)
        self.seconds_to_connect = time.perf_counter() - started
        self.number = ""

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The visitor leaves."""
        self._socket.close()

    def cut(self) -> None:
        """The network is gone, without a word."""
        self._socket.socket.shutdown(socket.SHUT_RDWR)

    def seconds_of_run(self, query: str, page: str = "") -> float:
        """How long a run takes, from asking until the last of the page has come."""
        started = time.perf_counter()
        self.run(query, page)
        return time.perf_counter() - started

    def run(self, query: str, page: str = "", *given: WidgetState) -> list[ForwardMsg]:
        """All that the server says of a run in which those widgets were given something, until the last has come."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.widget_states.widgets.extend(given)
        said = []
        for answer in self.ask(message):
            said.append(answer)
            if answer.WhichOneof("type") == "new_session":
                self.number = answer.new_session.initialize.session_id
            if answer.WhichOneof("type") != "script_finished":
                continue
            if answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                break
            if answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise RuntimeError(f"the run ended with {answer.script_finished}")
        return said

    def ask(self, message: BackMsg) -> Iterator[ForwardMsg]:
        """What the server says from then on; it waits for more, so whoever asks has to know what is the last."""
        self._socket.send(message.SerializeToString())
        return self._answers()

    def _answers(self) -> Iterator[ForwardMsg]:
        """What the server says, message by message, out of its packs as the pages take them."""
        while True:
            data = self._socket.recv(timeout=_PATIENCE)
            assert isinstance(data, bytes)
            if data[0]:
                yield ForwardMsg.FromString(data)
                continue
            at = 1
            while at < len(data):
                end = at + 4 + int.from_bytes(data[at : at + 4], "little")
                yield ForwardMsg.FromString(data[at + 4 : end])
                at = end
