"""The process in which a file is read. It may be killed, run out of memory or abort without harming anyone.

Standard input: a line of JSON (file name, what people said of it, limits), then the file. Standard output: a pickle of
plain values only, which the parent reads without ever constructing anything else.
"""

from __future__ import annotations

import json
import pickle
import sys

from data.reading.limits import Limits


def main() -> None:
    """Reads one file from standard input and writes what it says to standard output."""
    question = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**question["limits"])
    limit_memory(limits)
    from data.tabulate import as_plain, tabulate  # after the limit, so that nothing escapes it
    from data.told import from_plain

    content = sys.stdin.buffer.read()
    said = tabulate(content, question["file_name"], from_plain(question["told"]), limits)
    pickle.dump(as_plain(said), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)


def limit_memory(limits: Limits) -> None:
    """Lets this process take no more memory than a file may cost."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there as well
        return
    size = limits.memory_megabytes * 1_048_576
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
