"""What a process that reads a file is asked, and the limits that hold in it from then on.

Standard input: a line of JSON, the limits among it, then the file. `data.reading.isolation` sends it.
"""

from __future__ import annotations

import json
import math
import sys
from typing import Any

from data.reading.limits import Limits


def asked() -> tuple[dict[str, Any], Limits, bytes]:
    """The question, the limits, which hold from here on, and the file."""
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

    def lower(kind: int, most: int) -> None:
        # A limit from outside that is lower still cannot be raised, and is not to be.
        lowest = min([most, *(one for one in resource.getrlimit(kind) if one != resource.RLIM_INFINITY)])
        resource.setrlimit(kind, (lowest, lowest))

    lower(resource.RLIMIT_AS, limits.memory_megabytes * 1_048_576)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_FSIZE, limits.answer_megabytes * 1_000_000)
    # The parent keeps the time; this is for the case that it is killed meanwhile. Two threads read at once.
    lower(resource.RLIMIT_CPU, 2 * math.ceil(limits.seconds) + 5)
