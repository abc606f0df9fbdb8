"""`python -m tests.cases [--only PATTERN] [--class N]`: how the product reads what other programs write."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from tests.cases import judging
from tests.cases.running import HERE, cases, judged, line, table
from tests.corpus.desk import Desk


def main() -> None:
    """Print a verdict per file, then a table per class."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.cases", description=judging.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", metavar="PATTERN", default="", help="the cases whose id begins so")
    parser.add_argument("--class", dest="kind", type=int, metavar="N", help="the cases of one class")
    parser.add_argument("--set", type=Path, default=HERE, metavar="DIR", help="another folder of the same format")
    parser.add_argument("--details", action="store_true", help="also what the product answered and stored")
    asked = parser.parse_args()
    results = []
    with tempfile.TemporaryDirectory() as folder, Desk.opened(Path(folder)) as desk:
        for result in judged(desk, cases(asked.set, asked.only, asked.kind), asked.set):
            print(line(result), flush=True)
            if asked.details:
                print(json.dumps({"answer": result.answer, "stored": result.stored}, ensure_ascii=False, indent=1))
            results.append(result)
    print(table(results))


if __name__ == "__main__":
    main()
