"""`python -m tests.corpus [part of a file's name …]`: how the product understands files that nobody made for it."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.corpus import judging
from tests.corpus.desk import Desk
from tests.corpus.running import HERE, entries, judged, line, table


def main() -> None:
    """Print a verdict per file, then a table per kind."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus", description=judging.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help="only files with this in their names")
    parser.add_argument("--set", type=Path, default=HERE, metavar="DIR", help="another folder of the same format")
    parser.add_argument("--details", action="store_true", help="also what the product answered and stored")
    asked = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder, Desk.opened(Path(folder)) as desk:
        for result in judged(desk, entries(asked.set, asked.parts), asked.set):
            print(line(result), flush=True)
            if asked.details:
                print(json.dumps({"answer": result.answer, "stored": result.stored}, ensure_ascii=False, indent=1))
            results.append(result)
    print(table(results))


if __name__ == "__main__":
    main()
