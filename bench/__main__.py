"""`make bench`: how fast Programstatus is, as ratios within one run, because machines differ."""

from __future__ import annotations

import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import openpyxl
import pandas as pd
from playwright.sync_api import sync_playwright

from bench import cut_off, day, kills, reading, understanding, uploads, viewers
from bench.rows import FORM, named, score_rows
from bench.session import Session
from data.store.batches import Mode, load
from data.store.database import Store
from data.terms.datasets import DATASETS, ORIGIN_COLUMNS
from data.terms.tables import Reading, RecognisedTable
from tests.browser import chromium
from tests.browser.running import ROOT, Server, running_server
from tests.pages.reckoned import INVENTED

LOADED_ROWS = 20_000
STORED_ROWS = 1_000_000
RERUNS = 15
METRIC_APP = "bench/metric_app.py"
PLOTLY_APP = "bench/plotly_app.py"
_VIEWED = tuple(f"programme={INVENTED}&year={year}" for year in (2024, 2023, 2022))
_IN_LINES: dict[str, Callable[[Path], Iterator[str]]] = {
    "cut-off": lambda folder: cut_off.lines(folder, _VIEWED, "budsjett"),
    "day": day.lines,
    "kills": kills.lines,
    "uploads": uploads.lines,
}


def main(parts: Sequence[str] = ()) -> None:
    """Print one line per ratio; `parts` are those of "reading", "pages", "viewers" that are wanted, else these three.

    "hall", "cut-off", "day", "kills" and "uploads" only where they are asked for: they take minutes, and the first
    three want a machine of their own.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not parts or "reading" in parts:
            _print("load 20,000 rows / pandas.read_excel alone", *_loading(folder))
            _print_reading(folder)
        if not parts or "pages" in parts:
            _print("start to first page / the same with st.metric only", *_start(folder))
            for page in ("", "indikatorer"):
                _print(f"rerun /{page} on 1,000,000 rows / st.metric only", *_rerun(folder, page))
        if not parts or "viewers" in parts:
            _print_key_presses(folder)
            _print_many(folder)
        if "hall" in parts:
            _print_hall(folder)
        for part, lines in _IN_LINES.items():
            for line in lines(_new(folder)) if part in parts else ():
                print(line, flush=True)


def _print(what: str, ours: float, theirs: float, unit: str = "s") -> None:
    print(f"{what:<66} {ours / theirs:6.2f}   ({ours:.3f} {unit} / {theirs:.3f} {unit})", flush=True)


def _print_reading(folder: Path) -> None:
    path = folder / "projects.xlsx"
    reading.write(path)
    ours, pandas, calamine = reading.costs(path)
    _print("200,000 x 12 into the store / pandas.read_excel alone (<= 0.125)", ours.seconds, pandas.seconds)
    _print("200,000 x 12 into the store / python-calamine alone (<= 2)", ours.seconds, calamine.seconds)
    _print("memory for it / pandas.read_excel alone (<= 1)", ours.megabytes, pandas.megabytes, "MB")
    _print("60 rows understood / their cells read (<= 3)", *understanding.seconds())


def _print_key_presses(folder: Path) -> None:
    """The plain charts are measured before and after, because a machine that others use changes."""
    with (
        sync_playwright() as playwright,
        running_server(_new(folder)) as ours,
        running_server(_new(folder), script=PLOTLY_APP) as plain,
    ):
        browser = playwright.chromium.launch(executable_path=_chromium())
        for path in ("", "indikatorer", "budsjett", "arbeidsplasser"):
            before = viewers.seconds_to_settle(browser, plain)
            settled = viewers.seconds_to_settle(browser, ours, path)
            theirs = (before + viewers.seconds_to_settle(browser, plain)) / 2
            _print(f"key press to all charts on /{path} / four plain st.plotly_chart", settled, theirs)
        browser.close()


def _print_many(folder: Path) -> None:
    with running_server(_new(folder)) as ours, running_server(_new(folder), script=PLOTLY_APP) as plain:
        page = "budsjett"
        _print(
            "memory per viewer (<= 0.5 MB) / four plain st.plotly_chart",
            viewers.megabytes_per_viewer(ours, _VIEWED[0], page),
            viewers.megabytes_per_viewer(plain, ""),
            "MB",
        )
        _print(
            "p95 of 100 viewers, a choice every 5 s / four plain st.plotly_chart",
            viewers.p95_of_many([ours], _VIEWED, page),
            viewers.p95_of_many([plain], [""]),
        )


def _print_hall(folder: Path) -> None:
    """Two processes that share a store, as `docs/deployment.md` has them; those who ask run on the same machine."""
    print(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    first = _new(folder)
    with running_server(first) as one:
        shared = {"PROGRAMSTATUS_DATABASE": str(first / "programstatus.duckdb")}
        with running_server(_new(folder), settings=shared) as other:
            for page in ("budsjett", ""):
                # Both have worked out what is looked at: else the few would pay for it, and the many seem quick.
                cost, _ = (viewers.processor_seconds_of_run(server, _VIEWED, page) for server in (one, other))
                print(f"a choice on /{page} takes {cost:.3f} s of a processor: 200 viewers, {40 * cost:.1f} of them")
                few, many = (viewers.p95_of_many([one, other], _VIEWED, page, count) for count in (10, 200))
                _print(f"p95 on /{page}: 200 viewers, a choice every 5 s / 10 of them (<= 3)", many, few)
            for server in (one, other):
                worked, in_line = viewers.processor_seconds(server), viewers.seconds_in_line(server.pid)
                print(f"{worked:.1f} s of a processor; its threads stood in line for one for {in_line:.1f} s")
            print(f"memory of each afterwards: {[round(viewers.megabytes(server)) for server in (one, other)]} MB")
    print(f"load of the machine after: {os.getloadavg()[0]:.1f}", flush=True)


def _chromium() -> str:
    path = chromium.find()
    if not path:
        sys.exit("make bench needs Chromium, as make test-browser does")
    return path


def _loading(folder: Path) -> tuple[float, float]:
    path = folder / "rows.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Poeng")
    sheet.append(["Program", "År", "Indikator", "Påstand", "Poeng"])
    for row in named(score_rows(LOADED_ROWS)):
        sheet.append(row)
    book.save(path)
    ours = _seconds(
        lambda: _run("-m", "data", "load", str(path), "--database", str(folder / "loaded.duckdb"), "--json")
    )
    read = "import pandas, sys; pandas.read_excel(sys.argv[1], engine='openpyxl')"
    return ours, _seconds(lambda: _run("-c", read, str(path)))


def _run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def _start(folder: Path) -> tuple[float, float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())

        def first_page(script: str) -> None:
            with running_server(_new(folder), script=script) as server:
                page = browser.new_page()
                page.goto(server.url)
                page.wait_for_selector("h1:visible")
                page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
                page.close()

        first_page(METRIC_APP)  # the disk's and the browser's caches are warm for both
        times = _seconds(lambda: first_page("app.py")), _seconds(lambda: first_page(METRIC_APP))
        browser.close()
    return times


def _rerun(folder: Path, page: str) -> tuple[float, float]:
    database = folder / "million.duckdb"
    if not database.exists():
        _fill(database)
    settings = {"PROGRAMSTATUS_DATABASE": str(database)}
    with running_server(_new(folder), with_sample=False, settings=settings) as server:
        ours = _median_rerun(server, page)
    with running_server(_new(folder), script=METRIC_APP) as server:
        return ours, _median_rerun(server, "")


def _median_rerun(server: Server, page: str) -> float:
    """Of reruns that each choose another programme and year."""
    queries = [f"programme=Program+{number:04}&year={2005 + number}" for number in range(1, RERUNS + 1)]
    with Session(server) as session:
        session.seconds_of_run(queries[-1], page)
        return statistics.median(session.seconds_of_run(query, page) for query in queries)


def _fill(database: Path) -> None:
    scores = pd.DataFrame(
        score_rows(STORED_ROWS), columns=["programme", "year", "indicator", "statement", "score"]
    ).assign(form=FORM, sheet="Poeng", cell="A1", cells=None)
    scores["is_total"] = scores["statement"].isna()
    ordered = scores[[*DATASETS["scores"].field_names, *ORIGIN_COLUMNS]]
    table = RecognisedTable.of("scores", "Poeng", "A1:E1000001", ordered)
    content = b"benchmark"
    reading = Reading("benchmark.xlsx", content, hashlib.sha256(content).hexdigest(), (table,), ())
    load(Store(database), reading, by="bench", mode=Mode.REPLACE)


def _new(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main(sys.argv[1:])
