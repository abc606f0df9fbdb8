"""What a run says reaches the browser whole, not in pieces as the script goes on.

Each piece that comes by itself makes the browser go through all of the page once more, four times for a key press; and
the script's thread and the server's hand the interpreter to each other for every message.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

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
            self._pass_on(lambda: [call() for call in calls])


_GOES_ON = frozenset({ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG})
_held: WeakKeyDictionary[AppSession, Held] = WeakKeyDictionary()


def send_whole_runs() -> None:
    """From now on what a session's run tells goes to the browser when it is over, or has taken `LONGEST_WAIT`."""
    AppSession._on_scriptrunner_event = _on_event  # type: ignore[method-assign,assignment]


def _on_event(session: Any, sender: object, event: ScriptRunnerEvent, **more: object) -> None:
    held = _held.get(session)
    if held is None:
        held = _held.setdefault(session, Held(session._call_soon_on_event_loop))
    held.take(event, partial(session._handle_scriptrunner_event_on_event_loop, sender, event, **more))
