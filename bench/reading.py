"""A large workbook taken into the store by us, read by pandas with openpyxl, and read by python-calamine alone.

Ours is all the way: from the file to rows that are counted in the store. The others only read. Each runs in a process
of its own (`python -m bench.reading READER FILE`), its libraries loaded and the empty store made before the clock
starts, as in a server, whose code is compiled as well. Ours counts the process that it starts.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

ROWS = 200_000
HEADER = (
    *("Program", "Prosjektnr", "Prosjektnavn", "Bedrift", "Fase", "Innsatsområde", "Eiertype"),
    *("Totalkostnad", "Bevilget", "Bevilget dato", "Status", "Forventede arbeidsplasser"),
)
TIMES = 5


@dataclass(frozen=True)
class Cost:
    """What reading the file took; megabytes are the most that its largest process held."""

    seconds: float
    megabytes: float


def write(path: Path) -> None:
    """Write 200,000 projects in 12 columns."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Prosjekter")
    sheet.append(HEADER)
    for row in _rows():
        sheet.append(row)
    book.save(path)


def _rows() -> Iterator[tuple[object, ...]]:
    first = dt.date(2020, 1, 1)
    phases, areas = ("Forstudie", "Forprosjekt", "Hovedprosjekt"), ("Reiseliv", "Sjømat", "Landbruk", "Ny næring")
    for n in range(ROWS):
        yield (
            *(f"Program {n % 40:02}", f"P-{n:06}", f"Prosjekt {n}", f"Bedrift {n % 5000} AS"),
            *(phases[n % 3], areas[n % 4], "ABC"[n % 3], 100_000.0 + n, 50_000.0 + n / 2),
            *(first + dt.timedelta(days=n % 1500), ("I gang", "Ferdig")[n % 2], float(n % 20)),
        )


def costs(path: Path) -> tuple[Cost, Cost, Cost]:
    """Ours, pandas with openpyxl, python-calamine alone; the quick ones by turns, because machines have moods."""
    ours, calamine = [], []
    for _ in range(TIMES):
        calamine.append(_cost("calamine", path))
        ours.append(_cost("ours", path))
    return _middle(ours), _cost("pandas", path), _middle(calamine)


def _middle(found: list[Cost]) -> Cost:
    return Cost(statistics.median(cost.seconds for cost in found), statistics.median(cost.megabytes for cost in found))


def _cost(reader: str, path: Path) -> Cost:
    command = [sys.executable, "-m", "bench.reading", reader, str(path)]
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, cwd=Path(__file__).parents[1], env=compiled, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout))


def _reader(name: str, folder: Path) -> Callable[[bytes], int]:
    if name == "pandas":
        import openpyxl  # noqa: F401 - loaded before the clock starts
        import pandas as pd

        return lambda content: len(pd.read_excel(io.BytesIO(content), engine="openpyxl"))
    if name == "calamine":
        from python_calamine import CalamineWorkbook

        def alone(content: bytes) -> int:
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
            return len(sheet.to_python(skip_empty_area=False)) - 1

        return alone
    import pandas  # noqa: F401 - loaded before the clock starts

    from data.loading.read import read_file
    from data.store.batches import Mode, load
    from data.store.database import Store

    store = Store(folder / "store.duckdb")

    def ours(content: bytes) -> int:
        load(store, read_file(content, "prosjekter.xlsx"), by="bench", mode=Mode.REPLACE)
        with store.reading() as connection:
            found = connection.execute("SELECT count(*) FROM projects").fetchone()
        return int(found[0]) if found else 0

    return ours


def main(name: str, path: Path) -> None:
    """Take the file in once and print what it took."""
    import resource

    content = path.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        read = _reader(name, Path(folder))
        started = time.perf_counter()
        count = read(content)
        seconds = time.perf_counter() - started
    if count != ROWS:
        sys.exit(f"{name} has read {count} rows")
    peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"seconds": seconds, "megabytes": max(peaks) / 1024}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
