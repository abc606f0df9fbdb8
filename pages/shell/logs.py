"""The server's log: on stderr, a line for each thing, as words or as JSON."""

from __future__ import annotations

import json
import logging
import time

from data.settings import settings

LOG = logging.getLogger("programstatus")

_DATE = "%Y-%m-%dT%H:%M:%SZ"


class JsonLines(logging.Formatter):
    """One JSON object a line, whatever the message holds: at, level, message, and of an error its traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        said = {"at": self.formatTime(record, _DATE), "level": record.levelname, "message": record.getMessage()}
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)


def write_to_stderr() -> None:
    """Our log to stderr with the time in UTC, as the setting has it; the libraries' own stay as quiet as they are."""
    if LOG.handlers:
        return
    handler = logging.StreamHandler()
    if settings().log == "json":
        handler.setFormatter(JsonLines())
    else:
        formatter = logging.Formatter("%(asctime)s %(levelname)s %(message)s", _DATE)
        formatter.converter = time.gmtime
        handler.setFormatter(formatter)
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
