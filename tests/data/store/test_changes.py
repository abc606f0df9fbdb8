"""What a batch changed, and what taking it back would change, hold against the snapshots before and after."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from data.store.batches import Mode, reinstate, withdraw
from data.store.changes import Changes, made_by, turning
from data.store.database import Store
from data.terms.datasets import DATASETS
from tests.data.factories import a_row, a_score, fetched, load, scores_in


def counts(changes: Changes) -> tuple[int, int, int]:
    return changes.new, changes.changed, changes.vanishing


def counted(before: Mapping[Any, float], after: Mapping[Any, float]) -> tuple[int, int, int]:
    """The same, from all that counts before and after."""
    both = before.keys() & after.keys()
    return len(after.keys() - both), sum(before[key] != after[key] for key in both), len(before.keys() - both)


@pytest.fixture
def loads(store: Store) -> Store:
    """Five loads in each other's way, and two things done to them."""
    plan = a_score(3, statement="plan")
    load(store, {"scores": [a_score(4), plan]}, file_name="1")
    load(store, {"scores": [a_score(4.5), a_score(2, indicator="jobs")]}, file_name="2")
    load(store, {"scores": [a_score(5), a_score(3, year=2023)]}, file_name="3", mode=Mode.ADD)
    load(store, {"scores": [a_score(1, programme="Gnist")]}, file_name="4")
    withdraw(store, 2, by="ola")
    load(store, {"scores": [a_score(6), plan]}, file_name="5", mode=Mode.ADD)
    reinstate(store, 2, by="ola")
    return store


@pytest.mark.parametrize("batch", range(1, 6))
def test_what_a_load_changed_is_the_difference_it_made(loads: Store, batch: int) -> None:
    ((entry,),) = fetched(loads, "SELECT entry FROM journal WHERE batch = $batch AND action = 'load'", batch=batch)

    made = made_by(loads, batch)

    assert counts(made) == counted(scores_in(loads, as_of_entry=entry - 1), scores_in(loads, as_of_entry=entry))


@pytest.mark.parametrize("batch", range(1, 6))
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_turning_would_change_is_what_it_then_changes(loads: Store, batch: int, is_withdrawn: bool) -> None:
    if is_withdrawn:
        withdraw(loads, batch, by="ola")
    before = scores_in(loads)

    told = turning(loads, batch)
    assert scores_in(loads) == before
    (reinstate if is_withdrawn else withdraw)(loads, batch, by="ola")

    assert counts(told) == counted(before, scores_in(loads))


def test_each_value_is_named_with_what_it_was(store: Store) -> None:
    load(store, {"scores": [a_score(4), a_score(3, indicator="jobs")]}, file_name="1")
    load(store, {"scores": [a_score(4.5), a_score(2, statement="plan")]}, file_name="2")

    made = made_by(store, 2).details

    assert sorted(
        (row["change"], row["key"]["indicator"], row["key"]["statement"], row["old"], row["new"])
        for row in made.astype(object).where(made.notna(), None).to_dict("records")
    ) == [
        ("changed", "profile", None, "4.0", "4.5"),
        ("new", "profile", "plan", None, None),
        ("vanishing", "jobs", None, None, None),
    ]


def test_rows_without_a_year_are_compared_too(store: Store) -> None:
    project = a_row("projects", programme="Spir", project="Kai", status="går")
    load(store, {"projects": [project]}, file_name="1")
    load(store, {"projects": [{**project, "status": "ferdig"}]}, file_name="2")

    (change,) = turning(store, 2).details.to_dict("records")

    assert (change["field"], change["old"], change["new"]) == ("status", "ferdig", "går")


@pytest.mark.parametrize("dataset", DATASETS)
def test_every_data_set_is_compared(store: Store, dataset: str) -> None:
    load(store, {dataset: [a_row(dataset, programme="Spir", **({"form": "psv-7"} if dataset == "scores" else {}))]})

    (change,) = made_by(store, 1).details.to_dict("records")

    assert change["change"] == "new"
    others = [field.name for field in DATASETS[dataset].fields if not field.is_key]
    assert list(change["row_values"] or ()) == others
