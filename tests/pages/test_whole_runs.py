"""What a run says goes to the browser in one piece, in its order, and at last after a while."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from pages.shell import whole_runs
from pages.shell.whole_runs import Held, send_whole_runs

STARTED, SAYS = ScriptRunnerEvent.SCRIPT_STARTED, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG
ENDS = sorted(set(ScriptRunnerEvent) - {STARTED, SAYS}, key=lambda event: event.value)


class Passed:
    """What reached the server's thread, a list for each time that it was woken."""

    def __init__(self) -> None:
        self.said: list[list[str]] = []
        self._now: list[str] = []

    def saying(self, text: str) -> Callable[[], object]:
        return lambda: self._now.append(text)

    def on(self, call: Callable[[], object]) -> None:
        call()
        self.said.append(self._now)
        self._now = []


@pytest.mark.parametrize("end", ENDS)
def test_a_run_arrives_whole_when_it_ends_whatever_ends_it(end: ScriptRunnerEvent) -> None:
    asyncio.run(_arrives_whole(end))


async def _arrives_whole(end: ScriptRunnerEvent) -> None:
    passed = Passed()
    held = Held(passed.on)
    for run in ("first", "second"):
        for event, text in ((STARTED, "starts"), (SAYS, "a"), (SAYS, "b"), (end, "ends")):
            held.take(event, passed.saying(f"{run} {text}"))
    assert [said for said in passed.said if said] == [
        [f"{run} {text}" for text in ("starts", "a", "b", "ends")] for run in ("first", "second")
    ]


def test_a_run_that_takes_long_shows_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_runs, "LONGEST_WAIT", 0)
    asyncio.run(_shows_what_it_has())


async def _shows_what_it_has() -> None:
    passed = Passed()
    held = Held(passed.on)
    held.take(STARTED, passed.saying("starts"))
    held.take(SAYS, passed.saying("a"))
    assert not any(passed.said)
    await asyncio.sleep(0.01)
    held.take(SAYS, passed.saying("b"))
    assert [said for said in passed.said if said] == [["starts", "a"], ["b"]]


def test_what_is_said_outside_of_a_run_is_not_kept() -> None:
    passed = Passed()
    held = Held(passed.on)
    held.take(SAYS, passed.saying("a"))
    assert passed.said == [["a"]]


def test_streamlit_has_what_is_put_between_its_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_on_scriptrunner_event", before := AppSession._on_scriptrunner_event)
    send_whole_runs()
    assert AppSession._on_scriptrunner_event is not before
    told, handled = (inspect.signature(one) for one in (before, AppSession._handle_scriptrunner_event_on_event_loop))
    assert list(told.parameters) == list(handled.parameters)
    assert callable(AppSession._call_soon_on_event_loop)
