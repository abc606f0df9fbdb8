"""The server's log: on stderr, a line for each thing, as words or as JSON."""

from __future__ import annotations

import json
import logging
import time

from streamlit import logger as streamlits

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
        _libraries_as_well()
    else:
        formatter = logging.Formatter("%(asctime)s %(levelname)s %(message)s", _DATE)
        formatter.converter = time.gmtime
        handler.setFormatter(formatter)
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def _libraries_as_well() -> None:
    """What libraries warn of, as ours is: whoever reads JSON line by line stops at the first line that is none.

    Streamlit gives each logger a handler of its own, now and whenever it makes another.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.setLevel(logging.WARNING)  # below that the server tells of every address, and links have their tokens there
    logging.getLogger().addHandler(handler)
    logging.captureWarnings(True)
    set_up = streamlits.setup_formatter

    def speak_json(logger: logging.Logger) -> None:
        for own in logger.handlers:
            own.setFormatter(handler.formatter)

    def set_up_as_json(logger: logging.Logger) -> None:
        set_up(logger)
        speak_json(logger)

    streamlits.setup_formatter = set_up_as_json
    for logger in streamlits._loggers.values():
        speak_json(logger)  # the server has taken away the handlers of some, and they stay away
