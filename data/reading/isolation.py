"""Runs a reader in a process of its own, so that no file can take this one down."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from data.reading.limits import Limits

_LOG = logging.getLogger(__name__)
_LONGEST_LOGGED = 2_000
_KILLED = 9

# What Python needs to start and to find its modules and a place for temporary files; on Windows it starts with less
# only by luck.
_PASSED_ON = frozenset(
    {
        *("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "PATHEXT", "COMSPEC", "NUMBER_OF_PROCESSORS"),
        *("PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8", "PYTHONIOENCODING"),
    }
)

# Each reader may take its full memory: more of them at once than there are processors gain nothing.
_TURNS = threading.BoundedSemaphore(max(2, os.cpu_count() or 2))


class ReaderStopped(Exception):
    """The reader did not come back with an answer: it aborted, ran out of memory, or had too much to say."""


class ReaderTookTooLong(ReaderStopped):
    """The reader was stopped after its time."""


class NoRoomToRead(ReaderStopped):
    """The machine had too little memory or disk for a reader: nothing is known of the file."""


def run_isolated(module: str, question: Mapping[str, Any], content: bytes, limits: Limits) -> bytes:
    """What `python -m module` answers to a line of JSON, the limits among it, and a file on its standard input.

    What it says goes to files, not to pipes: the child's limit on the size of files then holds for its answer.
    """
    asked = json.dumps({**question, "limits": dataclasses.asdict(limits)}).encode() + b"\n"
    try:
        with _TURNS, TemporaryFile() as answer, TemporaryFile() as errors:
            reader = subprocess.Popen(
                [sys.executable, "-m", module],
                stdin=subprocess.PIPE,
                stdout=answer,
                stderr=errors,
                cwd=Path(__file__).parents[2],
                env=_environment(os.environ),
            )
            if _is_stopped(reader, asked + content, limits.seconds):
                _LOG.warning("%s took too long", module)
                raise ReaderTookTooLong(module)
            if reader.returncode:
                # Only the log gets to see these words: they may quote the file.
                _LOG.warning("%s stopped with %s: %s", module, reader.returncode, _last_words(errors))
                raise (NoRoomToRead if _had_no_room(reader.returncode, errors, limits) else ReaderStopped)(module)
            return _answer(answer, limits)
    except OSError as error:
        _LOG.warning("%s could not be run: %s", module, error)
        raise NoRoomToRead(module) from error


def _had_no_room(returncode: int, errors: IO[bytes], limits: Limits) -> bool:
    """Whether it was the machine that stopped a reader, which within its own limits has enough."""
    if returncode == -_KILLED:  # by no limit of ours: by a system that is out of memory
        return True
    try:
        errors.write(bytes(_LONGEST_LOGGED))
        errors.flush()
    except OSError:  # there was no room for what it had to say
        return True
    given = [one for one in _memory_given() if one >= 0]  # -1 is no limit
    return bool(given) and min(given) < limits.memory_megabytes * 1_048_576


def _memory_given() -> tuple[int, ...]:
    """What this process may take, as far as the system limits it: the reader may take no more."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return ()
    return resource.getrlimit(resource.RLIMIT_AS)


def _is_stopped(reader: subprocess.Popen[bytes], told: bytes, seconds: float) -> bool:
    """Waits for the reader's end, and says whether it had to be stopped after its time.

    With a time to wait Python would only look every 50 ms whether it has come to its end.
    """
    is_late = threading.Event()

    def stop() -> None:
        is_late.set()
        reader.kill()

    clock = threading.Timer(seconds, stop)
    clock.start()
    try:
        reader.communicate(told)
    except BaseException:
        reader.kill()
        raise
    finally:
        clock.cancel()
    return is_late.is_set()


def _environment(here: Mapping[str, str]) -> dict[str, str]:
    """What a reader may know of this process: how to run, and none of its settings and secrets."""
    return {name: value for name, value in here.items() if name.upper() in _PASSED_ON} | {"OPENBLAS_NUM_THREADS": "1"}


def _answer(said: IO[bytes], limits: Limits) -> bytes:
    if said.seek(0, os.SEEK_END) > limits.answer_megabytes * 1_000_000:  # the system has no limit on files' size
        raise ReaderStopped("too much was said")
    said.seek(0)
    return said.read()


def _last_words(errors: IO[bytes]) -> str:
    errors.seek(max(0, errors.seek(0, os.SEEK_END) - _LONGEST_LOGGED))
    words = errors.read(_LONGEST_LOGGED).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in words)
