"""Files on their way in: strangers' leave nothing, those that nobody stores are let go, and many at once do not mix."""

from __future__ import annotations

import hashlib
import http.client
import io
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import openpyxl

from bench.loader import Loader
from bench.rows import FORM, ScoreRow, named
from bench.session import Session
from bench.viewers import megabytes
from data.frameworks import form
from data.store import batches
from tests.browser.running import Server, running_server
from tests.browser.test_uploads import put
from tests.data.factories import a_score, load, scores_in

LOADERS, VIEWERS, STRANGERS = 20, 50, 12
_YEAR = 2024
_ALMOST_50 = 49 * 2**20
_SECONDS_TO_FORGET = 90
_HOLDS_FILES = b"UploadedFileManager"
_SECONDS_BETWEEN_LOOKS = 0.5
# What the drawing of all indicators says of itself: each with its score of the only year.
_SAID = re.compile(rf"([^:;.,\"]+): {_YEAR} (\d)(?=[;.\"])")

Scores = dict[str, int]
"""Indicator -> the board's total."""


def lines(folder: Path) -> Iterator[str]:
    """AssertionError where anything is left, refused wrongly, or mixed."""
    one, many = folder / "one", folder / "many"
    for needed in (one / "temporary", many / "other"):
        needed.mkdir(parents=True)
    yield from _left_behind(one)
    yield from _at_once(many)


def _left_behind(folder: Path) -> Iterator[str]:
    settings = {"TMPDIR": str(folder / "temporary"), "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "5"}
    with running_server(folder, settings=settings) as server:
        Loader(server).session.close()  # the store is made
        put(server, 1, "elsewhere.example")  # what the first refusal loads
        before, disk = megabytes(server), _bytes_in(folder)
        for _ in range(STRANGERS):
            _, answer = put(server, 50, "elsewhere.example")
            assert answer == b"" or b" 403 " in answer.splitlines()[0], answer
        left = megabytes(server) - before
        assert left < 10 and _bytes_in(folder) == disk and not _holds_files(server)
        yield f"{STRANGERS} x 50 MB of strangers: nothing on the disk, no file held, {left:.1f} MB more memory"

        windows = [Loader(server) for _ in range(STRANGERS)]
        before = megabytes(server)
        answers = [window.send("stor.xlsx", bytes(_ALMOST_50))[0] for window in windows]
        assert answers == [http.client.NO_CONTENT] * 4 + [http.client.REQUEST_ENTITY_TOO_LARGE] * (STRANGERS - 4)
        waiting = megabytes(server) - before
        _until(server, is_holding=True)
        for window in windows:
            window.session.close()
        _until(server, is_holding=False)
        left = megabytes(server) - before
        assert left < 10 and _bytes_in(folder) == disk
        yield f"{STRANGERS} windows of one person, 49 MB in each: four were taken (quota 200 MB), {waiting:.0f} MB held"
        yield f"when the windows were gone: nothing on the disk, no file held, {left:.0f} MB more memory"


def _at_once(folder: Path) -> Iterator[str]:
    """Two processes share the store; everybody loads and looks in one session of their own, at either of them."""
    shared = {"PROGRAMSTATUS_DATABASE": str(folder / "programstatus.duckdb")}
    with ExitStack() as opened:
        servers = [opened.enter_context(running_server(folder, with_sample=False, settings=shared))]
        store = servers[0].store()
        for number in range(LOADERS):
            load(store, {"scores": _rows(number, 0)}, file_name=f"before {number}")
        servers.append(opened.enter_context(running_server(folder / "other", with_sample=False, settings=shared)))
        pool = opened.enter_context(ThreadPoolExecutor(LOADERS + VIEWERS))
        is_over, ready = threading.Event(), threading.Barrier(LOADERS)
        viewers = [pool.submit(_view, servers[number % 2], number % LOADERS, is_over) for number in range(VIEWERS)]
        try:
            loaders = [pool.submit(_load, servers[number % 2], number, ready) for number in range(LOADERS)]
            sent = dict(one.result() for one in loaders)
        finally:
            is_over.set()
        looks = [one.result() for one in viewers]
        assert all("Traceback" not in server.log for server in servers)

        history = batches.history(store).set_index("file_name")["batch"]
        kept = {name: batches.stored_file(store, int(history[name]))[1] for name in sent}
        assert kept == sent and len(history) == 2 * LOADERS
        expected = {
            (_programme(number), _YEAR, code, None): float(score)
            for number in range(LOADERS)
            for code, score in _scores(number, 1).items()
        }
        assert scores_in(store) == expected
    yield f"{LOADERS} files at once in two processes, each stored whole under its own name; no error, no mixed row"
    yield f"{VIEWERS} viewers meanwhile: {sum(looks)} pages, each with all of the former scores or all of the new ones"


def _load(server: Server, number: int, ready: threading.Barrier) -> tuple[str, bytes]:
    """Everybody sends at once, and everybody presses at once."""
    name, content = f"nå {number}.xlsx", _workbook(number)
    loader = Loader(server)
    ready.wait()
    button = loader.drop(name, content)
    ready.wait()
    loader.press(button)
    loader.session.close()
    return name, content


def _view(server: Server, number: int, is_over: threading.Event) -> int:
    """How often the page was seen, each time with the programme's own scores, and never an older one after a newer."""
    allowed, looks = [_said(_scores(number, turn)) for turn in range(2)], 0
    with Session(server) as session:
        while not is_over.wait(_SECONDS_BETWEEN_LOOKS) or looks == 0:
            said = session.run(f"programme={_programme(number)}", "indikatorer")
            html = [
                one.delta.new_element.html.body for one in said if one.delta.new_element.WhichOneof("type") == "html"
            ]
            assert any(f">{_programme(number)} · {_YEAR}<" in body for body in html)
            seen = dict(next(found for body in html if len(found := _SAID.findall(body)) >= len(allowed[0])))
            seen = {name.strip(): score for name, score in seen.items()}
            assert seen in allowed, f"{_programme(number)}: {seen}, not one of {allowed}"
            allowed = allowed[allowed.index(seen) :]
            looks += 1
    return looks


def _programme(number: int) -> str:
    return f"Program {number:04}"


def _scores(number: int, turn: int) -> Scores:
    """Scores of its own for each programme and each time that it is loaded, by the code of the indicator."""
    digits = hashlib.sha256(f"{number} {turn}".encode()).digest()
    return {one.code: 1 + digit % 6 for one, digit in zip(form(FORM).indicators, digits, strict=False)}


def _rows(number: int, turn: int) -> list[dict[str, object]]:
    scores = _scores(number, turn).items()
    return [a_score(score, programme=_programme(number), year=_YEAR, indicator=code) for code, score in scores]


def _in_words(number: int, scores: Scores) -> list[tuple[str, int, str, str, float]]:
    rows: list[ScoreRow] = [(_programme(number), _YEAR, code, None, float(score)) for code, score in scores.items()]
    return named(rows)


def _said(scores: Scores) -> dict[str, str]:
    return {indicator: f"{score:.0f}" for _, _, indicator, _, score in _in_words(0, scores)}


def _workbook(number: int) -> bytes:
    book, file = openpyxl.Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet("Poeng")
    sheet.append(["Program", "År", "Indikator", "Påstand", "Poeng"])
    for programme, year, indicator, _, score in _in_words(number, _scores(number, 1)):
        sheet.append([programme, year, indicator, "Total poengsum", score])
    book.save(file)
    return file.getvalue()


def _bytes_in(folder: Path) -> int:
    """What lies there, but for the log."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and file.suffix != ".log")


def _until(server: Server, *, is_holding: bool) -> None:
    """Waits until the server says so; it works out what it says only now and then."""
    until = time.monotonic() + _SECONDS_TO_FORGET
    while _holds_files(server) is not is_holding:
        assert time.monotonic() < until, "what the server holds of files has not changed"
        time.sleep(_SECONDS_BETWEEN_LOOKS)


def _holds_files(server: Server) -> bool:
    return _HOLDS_FILES in server.get("/_stcore/metrics").body
