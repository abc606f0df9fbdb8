"""What is held back moves nothing that goes out, now or as of an earlier edition, so that nothing can be subtracted.

What two outputs differ by is made of both. Where both are the same whatever stands in what is held back, neither of
them, nor any number of them together, tells anything of it. What is held back is what fewer than five others have a
figure of, and how many people took part in an assessment.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from analysis.facts import Facts, Programme, Selection, gather, programmes
from analysis.meeting import build as meeting
from analysis.numbers.other_programmes import other_programmes
from analysis.numbers.projects import leverage_rows
from analysis.pack.build import build as build_pack
from analysis.screens.compare import compare_screen
from data.store import batches
from data.store.database import Store, now_utc
from data.store.editions import ScreenChoice
from data.store.snapshot import Snapshot
from language import Language
from tests.data.factories import Row, load
from tests.pages.test_probes import SCREENS as SCREENS_OF_PAGES
from tests.pages.test_probes import told as all_words

NB, DAY = Language("nb"), dt.date(2025, 1, 15)
YEARS, YEAR = range(2021, 2025), 2024
BUDGET = 1_000
SCREENS = [ScreenChoice(name) for name in (*meeting.WORDS, *meeting.ON_PAGES)]

Cell = tuple[object, int]
"""A kind of figure, and the programme year that it is of."""


def of_p(connection: duckdb.DuckDBPyConnection) -> tuple[Programme, Facts, Selection]:
    programme = next(one for one in programmes(connection) if one.programme == "P")
    return programme, gather(connection, programme), Selection("P", YEAR, YEAR - 1)


def compared(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """P's year beside others: what is worked out, and its page."""
    _, facts, chosen = of_p(connection)
    own = (facts.assessments, facts.budget, facts.jobs)
    known = other_programmes(connection, "P", YEAR, *own, leverage=leverage_rows(connection, "P", YEAR))
    return {"compared": repr(known), "page": repr(compare_screen(connection, facts, chosen, NB))}


def pages(connection: duckdb.DuckDBPyConnection, facts: Facts, chosen: Selection) -> dict[str, str]:
    """Every page that there is, the sheet that a meeting begins with among them."""
    said = {}
    for name, build in SCREENS_OF_PAGES.items():
        with suppress(KeyError):  # there is no such project, or no such municipality
            said[name] = " ".join(all_words(build(connection, facts, chosen, NB)))
    assert said.keys() >= {"front", "indicators", "indicator", "budget", "jobs", "measures", "fact sheet", "jury"}
    return said


def goes_out(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Each number and word of P's year: what is compared, every page, every chart with its table, and the pack.

    PowerPoint, PDF, Excel and the web page are written of the pack, the meeting's page of its screens, CSV of a table;
    whoever writes them gets nothing else.
    """
    programme, facts, chosen = of_p(connection)
    return {
        **compared(connection),
        **pages(connection, facts, chosen),
        "meeting": repr(meeting.build(connection, facts, chosen, NB, SCREENS, DAY)),
        "pack": repr(build_pack(connection, programme, YEAR, NB, compared_year=YEAR - 1, on=DAY)),
    }


class Load:
    """What one load says of P and seven others: who has which figure, and which figures fewer than five others have."""

    def __init__(self, chance: random.Random) -> None:
        self.starts = {"P": 2021, **{f"Q{number}": chance.choice([2020, 2021, 2021, 2021]) for number in range(7)}}
        asked = [(name, year) for name in self.starts for year in YEARS if name == "P" or chance.random() < 0.8]
        self.scores: list[Row] = [
            {"programme": name, "year": year, "form": "psv-7", "indicator": indicator, "is_total": True}
            for name, year in asked
            for indicator in ("jobs", "profile")
            if name == "P" or chance.random() < 0.9
        ]
        self.budget: list[Row] = [
            {"programme": name, "year": year, "as_of": dt.date(year, 9, 30), "budget_nok": BUDGET}
            for name, year in asked
        ]
        self.assessed: list[Row] = [{"programme": name, "year": year, "form": "psv-7"} for name, year in asked]
        self.few = {*self._few(self.scores, "indicator"), *self._few(self.budget, "budget_nok")}

    def tables(self, held_back: int, told: int) -> dict[str, list[Row]]:
        """With values of one draw in what is held back, and of another in what may be told."""
        draws = {True: random.Random(held_back), False: random.Random(told)}
        return {
            "programmes": [
                {"programme": name, "name": name, "kind": "restructuring", "start_date": dt.date(start, 8, 1)}
                for name, start in self.starts.items()
            ],
            "scores": [
                {**row, "score": draws[self._is_held_back(row, "indicator")].randint(10, 50) / 10}
                for row in self.scores
            ],
            "budget": [
                {**row, "paid_nok": draws[self._is_held_back(row, "budget_nok")].randint(100, 900)}
                for row in self.budget
            ],
            "assessments": [{**row, "participants": draws[True].randint(1, 900)} for row in self.assessed],
        }

    def _few(self, rows: list[Row], column: str) -> set[Cell]:
        having: dict[Cell, set[object]] = {}
        for row in rows:
            if row["programme"] != "P":
                having.setdefault(self._cell(row, column), set()).add(row["programme"])
        return {cell for cell, names in having.items() if len(names) < 5}

    def _is_held_back(self, row: Row, column: str) -> bool:
        return row["programme"] != "P" and self._cell(row, column) in self.few

    def _cell(self, row: Row, column: str) -> Cell:
        return row[column], int(str(row["year"])) - self.starts[str(row["programme"])] + 1


def test_what_is_held_back_moves_nothing_that_goes_out_now_or_as_of_an_earlier_edition(
    tmp_path: Path, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(1)
    # The later load has programmes where there were too few before, and the other way round.
    loads = [Load(chance) for _ in range(2)]
    assert all({"jobs", "profile", BUDGET} == {kind for kind, _ in one.few} for one in loads)
    assert loads[0].few - loads[1].few and loads[1].few - loads[0].few
    moment = now_utc()
    monkeypatch.setattr(batches, "now_utc", lambda: moment)

    def written(held_back: int, told: int, what: Callable[[duckdb.DuckDBPyConnection], dict[str, str]]) -> list[str]:
        store = Store(shutil.copyfile(empty_store, tmp_path / f"{held_back}-{told}.duckdb"))
        load(store, loads[0].tables(held_back, told), file_name="before")
        batches.withdraw(store, 1, by="kari")
        load(store, loads[1].tables(held_back + 1, told + 1), file_name="now")
        found = []
        for entry in (1, None):
            snapshot = Snapshot(store, as_of_entry=entry)
            found += [f"{entry} {name}: {said}" for name, said in what(snapshot.cursor(None)).items()]
            snapshot.close()
        return found

    told = written(1, 1, goes_out)
    assert sum("other-programmes-paths" in one for one in told) >= 2
    assert set(told).symmetric_difference(written(101, 1, goes_out)) == set()
    assert not set(told) & set(written(1, 101, compared))
