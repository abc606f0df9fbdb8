"""What a run says reaches the browser whole, not in pieces as the script goes on.

Each piece that comes by itself makes the browser go through all of the page once more, four times for a key press; and
the script's thread and the server's hand the interpreter to each other for every message.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary, WeakMethod

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

LOG = logging.getLogger("programstatus")

LONGEST_WAIT = 0.15
"""Seconds. A run that takes longer shows what it has so far, and that it is under way, as Streamlit does by itself."""

_Call = Callable[[], object]


class Held:
    """What a session's runs have told while it is kept back. `pass_on` hands a call to the thread of the server.

    Nothing is lost and all keeps its order: what is kept stands in Streamlit's own queue afterwards, which outlives a
    connection that breaks.
    """

    def __init__(self, pass_on: Callable[[_Call], object]) -> None:
        self._pass_on = pass_on
        self._lock = threading.Lock()
        self._calls: list[_Call] = []
        self._released: deque[_Call] = deque()
        self._run = 0
        self._is_open = False

    def take(self, event: ScriptRunnerEvent, call: _Call) -> None:
        """What a run tells, in the thread of its script."""
        with self._lock:
            if event is ScriptRunnerEvent.SCRIPT_STARTED:
                self._is_open = True
                self._run += 1
                self._pass_on(partial(self._release_later, self._run))
            self._calls.append(call)
            if not self._is_open or event not in _GOES_ON:
                self._release()

    def tell(self) -> None:
        """Does what was released and waits for its turn; in the thread of the server alone."""
        while self._released:
            call = self._released.popleft()
            try:
                call()
            except Exception:  # one message that fails takes no other with it, as when each was a turn of its own
                LOG.exception("what a run told was not passed on")

    def _release_later(self, run: int) -> None:
        asyncio.get_running_loop().call_later(LONGEST_WAIT, self._release_slow, run)

    def _release_slow(self, run: int) -> None:
        with self._lock:
            if run == self._run:
                self._release()

    def _release(self) -> None:
        self._is_open = False
        calls, self._calls = self._calls, []
        if calls:
            self._released.extend(calls)
            self._pass_on(self.tell)


_GOES_ON = frozenset({ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG})
_held: WeakKeyDictionary[AppSession, Held] = WeakKeyDictionary()


def send_whole_runs() -> None:
    """From now on what a session's run tells goes to the browser when it is over, or has taken `LONGEST_WAIT`."""
    AppSession._on_scriptrunner_event = _on_event  # type: ignore[method-assign,assignment]
    AppSession.request_rerun = _ask_for_run  # type: ignore[method-assign,assignment]


_request_rerun = AppSession.request_rerun


def _ask_for_run(session: Any, client_state: Any) -> None:
    """Streamlit drops what a run has told as soon as another has taken its place, though it were the whole of a page
    of which only a part is drawn anew: it is told first."""
    held = _held.get(session)
    if held is not None:
        held.tell()
    _request_rerun(session, client_state)


def _on_event(session: Any, sender: object, event: ScriptRunnerEvent, **more: object) -> None:
    held = _held.get(session)
    if held is None:
        held = _held.setdefault(session, Held(_passing_on(session)))
    held.take(event, partial(session._handle_scriptrunner_event_on_event_loop, sender, event, **more))


def _passing_on(session: Any) -> Callable[[_Call], object]:
    """What is held is held of a session as long as there is one: it must not be what keeps it."""
    method = WeakMethod(session._call_soon_on_event_loop)

    def pass_on(call: _Call) -> None:
        found = method()
        if found is not None:
            found(call)

    return pass_on
