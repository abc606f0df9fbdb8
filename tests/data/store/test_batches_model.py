"""Any order of loads, withdrawals and reinstatements, against a model of what is current in plain Python."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from tests.data.factories import a_reading, a_score, fetched, scores_in

Key = tuple[Any, ...]

KEYS = st.tuples(
    st.sampled_from(["Spir", "Gnist"]),
    st.sampled_from([2023, 2024]),
    st.just("profile"),
    st.sampled_from([None, "plan", "goals"]),
)
FILES = st.dictionaries(KEYS, st.integers(1, 6).map(float), min_size=1, max_size=5)


@dataclass
class Batch:
    rows: dict[Key, float]
    mode: Mode
    is_withdrawn: bool = False

    @property
    def slices(self) -> set[Key]:
        return {key[:2] for key in self.rows}


def what_counts(loads: dict[int, Batch]) -> dict[Key, float]:
    """Load by load: one that replaces empties its slices first, and both kinds write their rows."""
    current: dict[Key, float] = {}
    for _, batch in sorted(loads.items()):
        if batch.is_withdrawn:
            continue
        if batch.mode is Mode.REPLACE:
            current = {key: score for key, score in current.items() if key[:2] not in batch.slices}
        current |= batch.rows
    return current


class Loads(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store(Path(self.folder.name) / "store.duckdb")
        self.loads: dict[int, Batch] = {}
        self.then: list[dict[Key, float]] = [{}]

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            entries = range(len(self.then))
            assert [scores_in(self.store, as_of_entry=entry) for entry in entries] == self.then
            self.folder.cleanup()

    @rule(rows=FILES, mode=st.sampled_from(Mode))
    def load(self, rows: dict[Key, float], mode: Mode) -> None:
        scores = [
            a_score(score, programme=programme, year=year, indicator=indicator, statement=statement)
            for (programme, year, indicator, statement), score in sorted(rows.items(), key=repr)
        ]
        reading = a_reading({"scores": scores})
        before = what_counts(self.loads)
        told = batches.preview(self.store, reading, mode)
        batch = Batch(rows, mode)
        number = len(self.loads) + 1
        after = what_counts({**self.loads, number: batch})
        assert told.new == len(after.keys() - before.keys())
        assert told.vanishing == len(before.keys() - after.keys())
        assert told.changed == sum(before[key] != after[key] for key in before.keys() & after.keys())
        stands = any(known.rows == rows and not known.is_withdrawn for known in self.loads.values())
        loaded = batches.load(self.store, reading, by="kari", mode=mode)
        if stands and before == after:
            assert loaded.status == "unchanged"
            return
        assert loaded == batches.Loaded("loaded", number)
        self.loads[number] = batch
        self.then.append(after)

    @precondition(lambda self: self.loads)
    @rule(pick=st.integers(0, 100), is_withdrawal=st.booleans())
    def turn(self, pick: int, is_withdrawal: bool) -> None:
        number = sorted(self.loads)[pick % len(self.loads)]
        batch = self.loads[number]
        act = batches.withdraw if is_withdrawal else batches.reinstate
        has_turned = act(self.store, number, by="kari")
        assert has_turned is (batch.is_withdrawn is not is_withdrawal)
        batch.is_withdrawn = is_withdrawal
        if has_turned:
            self.then.append(what_counts(self.loads))

    @invariant()
    def what_counts_is_what_the_model_says(self) -> None:
        if hasattr(self, "then"):
            rows = fetched(self.store, "SELECT programme, year, indicator, statement, score FROM indicator_scores")
            assert {row[:4]: row[4] for row in rows} == self.then[-1]


Loads.TestCase.settings = settings(
    max_examples=6, stateful_step_count=8, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)
TestLoads = Loads.TestCase
