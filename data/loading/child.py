"""The process in which a file is read. It may be killed, run out of memory or abort without harming anyone.

Standard input: a line of JSON (file name, what people said of it, limits), then the file. Standard output: a pickle of
plain values only, which the parent reads without ever constructing anything else.
"""

from __future__ import annotations

import gc
import json
import math
import os
import pickle
import sys
from typing import Any

from data.reading.limits import Limits


def main() -> None:
    """Reads one file from standard input and writes what it says to standard output."""
    # The process ends with the file: what is no longer used need not be looked for among millions of cells.
    gc.disable()
    question, limits, content = asked()
    from data.loading.tabulate import as_plain, tabulate  # after the limit, so that nothing escapes it
    from data.terms.answers import from_plain

    said = tabulate(content, question["file_name"], from_plain(question["answers"]), limits)
    pickle.dump(as_plain(said), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()
    os._exit(0)  # letting go of millions of cells one by one would take its time


def asked() -> tuple[dict[str, Any], Limits, bytes]:
    """What `data.reading.isolation` has sent: the question, the limits, which hold from here on, and the file."""
    question = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**question.pop("limits"))
    _keep_within(limits)
    return question, limits, sys.stdin.buffer.read()


def _keep_within(limits: Limits) -> None:
    """Lets this process take no more memory, time and space than a file may cost."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the parent holds there as well
        return
    size = limits.memory_megabytes * 1_048_576
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    said = limits.answer_megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (said, said))
    # The parent keeps the time; this is for the case that it is killed meanwhile. Two threads read at once.
    seconds = 2 * math.ceil(limits.seconds) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
