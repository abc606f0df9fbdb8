"""What a run says goes to the browser in one piece, in its order, and at last after a while."""

from __future__ import annotations

import asyncio
import gc
import inspect
import weakref
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
    monkeypatch.setattr(AppSession, "request_rerun", asked := AppSession.request_rerun)
    send_whole_runs()
    assert AppSession._on_scriptrunner_event is not before and AppSession.request_rerun is not asked
    assert [len(inspect.signature(one).parameters) for one in (asked, AppSession.request_rerun)] == [2, 2]
    told, handled = (inspect.signature(one) for one in (before, AppSession._handle_scriptrunner_event_on_event_loop))
    assert list(told.parameters) == list(handled.parameters)
    assert callable(AppSession._call_soon_on_event_loop)


def test_what_fails_takes_nothing_else_with_it() -> None:
    passed: list[str] = []
    waiting: list[Callable[[], object]] = []
    held = Held(waiting.append)
    for call in (lambda: passed.append("a"), lambda: 1 / 0, lambda: passed.append("b")):
        held.take(SAYS, call)
    for turn in waiting:
        turn()
    assert passed == ["a", "b"]


class _Session:
    """As much of Streamlit's session as is used: what its loop is given, and what it has been told."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []
        self.told: list[object] = []

    def _call_soon_on_event_loop(self, call: Callable[[], object]) -> None:
        self.waiting.append(call)

    def _handle_scriptrunner_event_on_event_loop(self, _sender: object, event: ScriptRunnerEvent) -> None:
        self.told.append(event)


def test_a_session_that_is_over_is_not_kept() -> None:
    session = _Session()
    whole_runs._on_event(session, None, SAYS)
    session.waiting.pop()()
    assert session.told == [SAYS]
    gone = weakref.ref(session)
    del session
    gc.collect()
    assert gone() is None


def test_a_run_is_told_before_another_takes_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit leaves out what a run tells that is not the newest any more; a part of a page tells of itself alone."""
    monkeypatch.setattr(whole_runs, "_request_rerun", lambda session, state: session.told.append(state))
    session = _Session()
    for event in (STARTED, SAYS, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS):
        whole_runs._on_event(session, None, event)
    assert not session.told  # the turn of the server's thread has not come

    whole_runs._ask_for_run(session, "the next")

    assert session.told == [STARTED, SAYS, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS, "the next"]
    session.waiting[-1]()
    assert len(session.told) == 4
