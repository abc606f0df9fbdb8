"""Runs a reader in a process of its own, so that no file can take this one down."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

from data.reading.limits import Limits

_LOG = logging.getLogger(__name__)
_LONGEST_LOGGED = 2_000


class ReaderStopped(Exception):
    """The reader did not come back with an answer: it aborted, or ran out of memory."""


class ReaderTookTooLong(ReaderStopped):
    """The reader was stopped after its time."""


def run_apart(module: str, question: dict[str, Any], content: bytes, limits: Limits) -> bytes:
    """What `python -m module` answers to a line of JSON and a file on its standard input."""
    try:
        return subprocess.run(
            [sys.executable, "-m", module],
            input=json.dumps(question).encode() + b"\n" + content,
            capture_output=True,
            timeout=limits.seconds,
            cwd=Path(__file__).parents[2],
            check=True,
        ).stdout
    except subprocess.TimeoutExpired as error:
        _LOG.warning("%s took too long", module)
        raise ReaderTookTooLong(module) from error
    except (subprocess.CalledProcessError, OSError) as error:
        words = (getattr(error, "stderr", None) or b"").decode("utf-8", "replace")
        _LOG.warning("%s stopped: %s: %s", module, error, words[-_LONGEST_LOGGED:])
        raise ReaderStopped(module) from error
