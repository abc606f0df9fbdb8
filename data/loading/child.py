"""The process in which a file is read. It may be killed, run out of memory or abort without harming anyone.

Standard input: a line of JSON (file name, what people said of it, limits), then the file. Standard output: pickles of
plain values only, one of all but the columns and then one of each column, which the parent reads without ever
constructing anything else.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys

from data.reading.asked import asked


def main() -> None:
    """Reads one file from standard input and writes what it says to standard output."""
    # The process ends with the file: what is no longer used need not be looked for among millions of cells.
    gc.disable()
    question, limits, content = asked()
    from data.loading.tabulate import tabulate  # after the limit, so that nothing escapes it
    from data.loading.tabulated import as_plain
    from data.terms.answers import from_plain

    said = tabulate(content, question["file_name"], from_plain(question["answers"]), limits)
    plain, columns = as_plain(said)
    pickle.dump(plain, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.writelines(columns)
    sys.stdout.buffer.flush()
    os._exit(0)  # letting go of millions of cells one by one would take its time


if __name__ == "__main__":
    main()
