"""A day at the office, compressed: people come, look around, load files and go; what the server holds at each hour."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

from bench import viewers
from bench.session import Session
from tests.browser.running import Server, running_server
from tests.data.factories import load
from tests.pages.reckoned import INVENTED, SPIR

# How many have a page open at each hour from 7 to 18: a quiet morning, a meeting at ten, one at two.
_OPEN_AT = (2, 10, 20, 60, 25, 10, 15, 60, 25, 10, 4, 0)
_FIRST_HOUR = 7
_CHOICES_OF_ONE = 12
_PAGES = ("", "indikatorer", "budsjett", "arbeidsplasser", "tiltak", "prosjekter", "arshjul", "malinger")
_YEARS = (2024, 2023, 2022, 2021)


def lines(folder: Path) -> Iterator[str]:
    """One line for each hour, with the memory at its end, and at last how much the afternoon holds beside the morning.

    Files are loaded beside the server, as the scheduled ones are: each makes a new version of the data, of which the
    server works everything out anew.
    """
    random.seed(1)
    with running_server(folder) as server:
        yield f"start: {viewers.megabytes(server):.0f} MB"
        after_meeting: list[float] = []
        loaded = 0
        for hour, count in enumerate(_OPEN_AT, _FIRST_HOUR):
            for _ in range(2 if count else 0):
                loaded += 1
                _load(server, loaded)
            runs = _hour(server, count)
            held = viewers.megabytes(server)
            after_meeting += [held] if count == max(_OPEN_AT) else []
            yield f"{hour:02}:00  {count:3} people, {runs:4} choices, {loaded:2} files so far: {held:.0f} MB"
        yield f"after the second meeting / after the first: {after_meeting[-1] / after_meeting[0]:.2f}"


def _hour(server: Server, count: int) -> int:
    """People with a page each, who look around and leave; how often they chose something."""
    sessions = [Session(server) for _ in range(count)]
    try:
        for session in sessions:
            for _ in range(_CHOICES_OF_ONE):
                query = f"programme={INVENTED}&year={random.choice(_YEARS)}"
                session.seconds_of_run(query, random.choice(_PAGES))
    finally:
        for session in sessions:
            session.close()
    return count * _CHOICES_OF_ONE


def _load(server: Server, number: int) -> None:
    event = {"programme": SPIR, "date": dt.date(2024, 1, 1) + dt.timedelta(days=number), "event": f"Hendelse {number}"}
    load(server.store(), {"events": [event]}, file_name=f"{number}.xlsx")
