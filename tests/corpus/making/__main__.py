"""`python -m tests.corpus.making`: makes files/ and expected.json anew, the same bytes each time."""

import importlib

from tests.corpus.making import lib

if __name__ == "__main__":
    lib.fresh()
    for name in ("budget", "jobs", "projects", "others", "scores", "reports"):
        importlib.import_module(f"tests.corpus.making.{name}").make()
    lib.save()
