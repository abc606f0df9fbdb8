"""What people wait for at a key press, in a browser; and what many of them at once cost the server."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.session import Session
from tests.browser.running import Server
from tests.pages.reckoned import INVENTED

PRESSES = 10
VIEWERS = 100
_ROUNDS = 6
_SECONDS_BETWEEN = 5.0
_PATIENCE = 30
# The time of the last change in any chart since the last Enter; a chart that is drawn anew is a change.
_WATCH = """() => {
  window.pressed = window.changed = 0;
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") window.pressed = window.changed = performance.now();
  }, true);
  const charts = ".js-plotly-plot, .ps-rows";
  const isOfChart = (node) => node.nodeType === 1 && (node.closest(charts) || node.querySelector(charts));
  new MutationObserver((changes) => {
    if (changes.some((one) => isOfChart(one.target.parentElement ?? one.target) || [...one.addedNodes].some(isOfChart)))
      window.changed = performance.now();
  }).observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}"""
_IS_SETTLED = "() => window.changed > window.pressed && performance.now() - window.changed > 700"


def seconds_to_settle(browser: Browser, server: Server, path: str = "") -> float:
    """From the key that chooses another year until the last chart of the page has changed; the median of some."""
    page = browser.new_page(viewport={"width": 1440, "height": 1600})
    page.goto(f"{server.url}/{path}?programme={INVENTED}&year=2024")
    page.locator(".js-plotly-plot .main-svg, .ps-rows").first.wait_for()
    line = page.locator(".st-key-filters button")
    if line.count():
        line.first.click()
    field = page.locator(".st-key-year input").first
    field.wait_for()
    page.wait_for_timeout(2000)
    page.evaluate(_WATCH)
    # The first is for what is cached from then on.
    times = [_press(page, 2024 if number % 2 else 2023) for number in range(PRESSES + 1)][1:]
    page.close()
    return statistics.median(times)


def _press(page: Page, year: int) -> float:
    page.locator(".st-key-year input").first.click()
    page.wait_for_timeout(250)
    page.keyboard.type(str(year))
    page.wait_for_timeout(150)
    page.keyboard.press("Enter")
    # Not `wait_for_function`: the pages' content policy lets nobody evaluate texts in them.
    until = time.monotonic() + _PATIENCE
    while not page.evaluate(_IS_SETTLED):
        if time.monotonic() > until:
            raise TimeoutError(f"no chart has changed: {page.url}")
        page.wait_for_timeout(100)
    return float(page.evaluate("() => window.changed - window.pressed")) / 1000


def megabytes_per_viewer(server: Server, query: str, page: str = "") -> float:
    """How much more memory the server holds for each of many who have the page open."""
    with Session(server) as first:
        first.seconds_of_run(query, page)
    before = megabytes(server)
    sessions = [Session(server) for _ in range(VIEWERS)]
    try:
        for session in sessions:
            session.seconds_of_run(query, page)
        return (megabytes(server) - before) / VIEWERS
    finally:
        for session in sessions:
            session.close()


def megabytes(server: Server) -> float:
    """The memory that the server holds now (RSS)."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024


def processor_seconds(server: Server) -> float:
    """What the server has used of its processors so far; it hardly depends on who else uses the machine."""
    fields = Path(f"/proc/{server.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seconds_in_line(process: int | str = "self") -> float:
    """How long its threads have stood in line for a processor so far: what a machine that others use costs it."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[1]) for thread in threads) / 1e9


def processor_seconds_of_run(server: Server, queries: Sequence[str], page: str, runs: int = 100) -> float:
    """What one choice costs the server, when all that it shows has been worked out before."""
    with Session(server) as session:
        for query in queries:
            session.seconds_of_run(query, page)
        before = processor_seconds(server)
        for turn in range(runs):
            session.seconds_of_run(queries[turn % len(queries)], page)
        return (processor_seconds(server) - before) / runs


def p95_of_many(servers: Sequence[Server], queries: Sequence[str], page: str = "", count: int = VIEWERS) -> float:
    """The time that 95 of 100 runs stay under while so many viewers change a choice every five seconds.

    They are shared out among the servers, and each stays with one, as behind a proxy that sees to it. All of them have
    the page open before the first changes anything: what a hall costs that opens it at once is another question.
    """
    with ExitStack() as opened, ThreadPoolExecutor(count) as pool:
        sessions = [opened.enter_context(Session(servers[number % len(servers)])) for number in range(count)]
        list(pool.map(lambda session: session.seconds_of_run(queries[0], page), sessions))
        started = time.monotonic() + 1

        def view(number: int) -> list[float]:
            times = []
            for turn in range(_ROUNDS):
                # The viewers are spread over the five seconds, and nobody waits for another.
                due = started + _SECONDS_BETWEEN * (turn + number / count)
                time.sleep(max(due - time.monotonic(), 0))
                times.append(sessions[number].seconds_of_run(queries[(number + turn + 1) % len(queries)], page))
            return times

        times = [seconds for one in pool.map(view, range(count)) for seconds in one]
    return statistics.quantiles(times, n=20)[-1]
