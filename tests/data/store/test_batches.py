"""Loads into the store and back out: what each does to what stands, and what is said of it beforehand."""

import datetime as dt

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from data.store import batches
from data.store.batches import Changes, Loaded, Mode, UnknownBatch, history, preview, reinstate, stored_file, withdraw
from data.store.changes import programmes_of_reading
from data.store.database import Store
from data.terms.problems import Problem, Severity
from tests.data.factories import a_reading, a_row, a_score, fetched, load, scores_in

TOTAL = ("Spir", 2024, "profile", None)
PLAN = ("Spir", 2024, "profile", "plan")


def counts(changes: Changes) -> tuple[int, int, int, int]:
    """New, changed, unchanged, vanishing."""
    return changes.new, changes.changed, changes.unchanged, changes.vanishing


def details(changes: Changes) -> list[tuple[object, ...]]:
    frame = changes.details.drop(columns=["key", "row_values"]).astype(object)
    return sorted(frame.where(frame.notna(), None).itertuples(index=False, name=None), key=repr)


def statuses(store: Store) -> dict[int, str]:
    frame = history(store)
    return dict(zip(frame["batch"].tolist(), frame["status"], strict=True))


def test_a_load_is_kept_with_who_when_and_how_much(store: Store) -> None:
    warning = Problem("total_differs", Severity.WARNING, "Ark1", "B9", "12", {"total": 12.0, "sum": 11.0})
    tables = {"scores": [a_score(4.5), a_score(3, year=2023)], "projects": [a_row("projects", programme="Spir")]}
    before = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    loaded = load(store, tables, by="kari", file_name="Spir.xlsx", problems=(warning,))
    after = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    assert loaded == Loaded("loaded", 1)
    (row,) = history(store).to_dict("records")
    assert before <= row.pop("loaded_at") <= after
    assert {name: list(row.pop(name)) for name in ("datasets", "programmes", "years")} == {
        "datasets": ["projects", "scores"],
        "programmes": ["Spir"],
        "years": [2023, 2024],
    }
    assert len(row.pop("sha256")) == 64
    assert row == {
        "batch": 1,
        "loaded_by": "kari",
        "file_name": "Spir.xlsx",
        "mode": "replace",
        "row_count": 3,
        "problems": 1,
        "status": "current",
    }


def test_an_empty_store_has_an_empty_history(store: Store) -> None:
    assert history(store).empty


def test_a_reading_with_errors_is_not_stored(store: Store) -> None:
    reading = a_reading({"scores": [a_score(4.5)]}, problems=(Problem("score_outside_scale"),))
    with pytest.raises(ValueError, match="errors"):
        batches.load(store, reading, by="kari", mode=Mode.REPLACE)
    assert history(store).empty


@pytest.mark.parametrize("mode", Mode)
def test_the_same_bytes_twice_are_one_load(store: Store, mode: Mode) -> None:
    tables = {"scores": [a_score(4.5), a_score(6, statement="plan")], "events": [a_row("events")]}
    load(store, tables, mode=mode)
    before = store.signature()
    assert load(store, tables, mode=mode, by="ola") == Loaded("unchanged", None)
    assert len(history(store)) == 1
    assert store.signature() == before


def test_the_same_bytes_count_again_after_something_else_or_a_withdrawal(store: Store) -> None:
    first, other = {"scores": [a_score(4.5)]}, {"scores": [a_score(2)]}
    load(store, first)
    load(store, other)
    assert load(store, first) == Loaded("loaded", 3)
    assert scores_in(store) == {TOTAL: 4.5}
    withdraw(store, 3, by="kari")
    assert scores_in(store) == {TOTAL: 2}
    assert load(store, first) == Loaded("loaded", 4)
    assert len(fetched(store, "SELECT * FROM stored_files")) == 2


def test_replacing_hides_the_older_in_its_own_slices_only(store: Store) -> None:
    load(
        store,
        {
            "scores": [
                a_score(4.5),
                a_score(6, statement="plan"),
                a_score(3, year=2023),
                a_score(5, programme="Gnist"),
            ],
            "budget": [{"programme": "Spir", "year": 2024, "utilisation": 0.44}],
        },
    )
    load(store, {"scores": [a_score(2)]})
    assert scores_in(store) == {
        TOTAL: 2,
        ("Spir", 2023, "profile", None): 3,
        ("Gnist", 2024, "profile", None): 5,
    }
    assert fetched(store, "SELECT utilisation FROM budget_use") == [(0.44,)]


def test_replacing_what_is_not_by_year_replaces_the_whole_programme(store: Store) -> None:
    projects = [a_row("projects", programme="Spir", project=name) for name in ("a", "b")]
    load(store, {"projects": projects})
    load(store, {"projects": [a_row("projects", programme="Spir", project="c")]})
    assert fetched(store, "SELECT project FROM projects") == [("c",)]


def test_rows_without_a_year_are_a_slice_of_their_own(store: Store) -> None:
    whole = {"programme": "Spir", "target_jobs": 300}
    load(store, {"jobs": [whole, {"programme": "Spir", "year": 2024, "new_jobs": 4}]})
    load(store, {"jobs": [{**whole, "target_jobs": 250}]})
    assert fetched(store, "SELECT year, target_jobs, new_jobs FROM job_progress ORDER BY year NULLS FIRST") == [
        (None, 250, None),
        (2024, None, 4),
    ]


def test_adding_stands_beside_and_the_newest_row_of_a_key_counts(store: Store) -> None:
    load(store, {"scores": [a_score(4.5), a_score(6, statement="plan")]})
    load(store, {"scores": [a_score(3), a_score(2, statement="goals")]}, mode=Mode.ADD)
    goals = ("Spir", 2024, "profile", "goals")
    assert scores_in(store) == {TOTAL: 3, PLAN: 6, goals: 2}
    load(store, {"scores": [a_score(5, statement="goals")]}, mode=Mode.ADD)
    assert scores_in(store) == {TOTAL: 3, PLAN: 6, goals: 5}
    load(store, {"scores": [a_score(1)]})
    assert scores_in(store) == {TOTAL: 1}


def test_withdrawing_and_reinstating_restore_exactly(store: Store) -> None:
    seen = [scores_in(store)]
    for number, tables in enumerate(
        ({"scores": [a_score(4.5), a_score(6, statement="plan")]}, {"scores": [a_score(2)]}), start=1
    ):
        assert load(store, tables) == Loaded("loaded", number)
        seen.append(scores_in(store))
    assert withdraw(store, 2, by="ola") is True
    assert scores_in(store) == seen[1]
    assert withdraw(store, 2, by="ola") is False
    assert reinstate(store, 2, by="ola") is True
    assert reinstate(store, 2, by="ola") is False
    assert scores_in(store) == seen[2]
    assert withdraw(store, 1, by="ola") is True
    assert scores_in(store) == seen[2]
    assert withdraw(store, 2, by="ola") is True
    assert scores_in(store) == seen[0]
    assert fetched(store, "SELECT entry, batch, action, done_by FROM journal ORDER BY entry") == [
        (1, 1, "load", "kari"),
        (2, 2, "load", "kari"),
        (3, 2, "withdraw", "ola"),
        (4, 2, "reinstate", "ola"),
        (5, 1, "withdraw", "ola"),
        (6, 2, "withdraw", "ola"),
    ]


def test_it_can_be_seen_as_it_was_after_any_entry(store: Store) -> None:
    steps = [
        lambda: load(store, {"scores": [a_score(4.5)]}),
        lambda: load(store, {"scores": [a_score(6, statement="plan")]}, mode=Mode.ADD),
        lambda: load(store, {"scores": [a_score(2)]}),
        lambda: withdraw(store, 3, by="kari"),
        lambda: withdraw(store, 1, by="kari"),
        lambda: reinstate(store, 3, by="kari"),
    ]
    then = [scores_in(store)]
    for step in steps:
        step()
        then.append(scores_in(store))
    assert then == [{}, {TOTAL: 4.5}, {TOTAL: 4.5, PLAN: 6}, {TOTAL: 2}, {TOTAL: 4.5, PLAN: 6}, {PLAN: 6}, {TOTAL: 2}]
    assert [scores_in(store, as_of_entry=entry) for entry in range(len(then))] == then


def test_history_says_what_is_current_replaced_and_withdrawn(store: Store) -> None:
    load(store, {"scores": [a_score(4.5), a_score(3, year=2023)]})
    load(store, {"scores": [a_score(2)]})
    assert statuses(store) == {2: "current", 1: "current"}  # 2023 still stands
    load(store, {"scores": [a_score(3.5, year=2023)]})
    assert statuses(store) == {3: "current", 2: "current", 1: "replaced"}
    load(store, {"scores": [a_score(5, statement="plan")]}, mode=Mode.ADD)
    withdraw(store, 3, by="kari")
    assert statuses(store) == {4: "current", 3: "withdrawn", 2: "current", 1: "current"}
    assert history(store)["batch"].tolist() == [4, 3, 2, 1]


def test_the_difference_is_told_before_it_is_made(store: Store) -> None:
    load(store, {"scores": [a_score(4.5), a_score(6, statement="plan"), a_score(3, statement="goals")]})
    reading = a_reading({"scores": [a_score(4.5), a_score(5, statement="plan"), a_score(2, statement="structure")]})
    before = store.signature()

    replacing = preview(store, reading, Mode.REPLACE)
    assert counts(replacing) == (1, 1, 1, 1)
    assert details(replacing) == [
        ("changed", "scores", "Spir", 2024, "psv-7 · profile · plan", "score", "6.0", "5.0"),
        ("new", "scores", "Spir", 2024, "psv-7 · profile · structure", "", None, None),
        ("vanishing", "scores", "Spir", 2024, "psv-7 · profile · goals", "", None, None),
    ]
    adding = preview(store, reading, Mode.ADD)
    assert counts(adding) == (1, 1, 1, 0)
    assert [row[0] for row in details(adding)] == ["changed", "new"]
    assert store.signature() == before


@pytest.mark.parametrize("mode", Mode)
def test_what_was_told_is_what_happens(store: Store, mode: Mode) -> None:
    load(store, {"scores": [a_score(4.5), a_score(6, statement="plan"), a_score(3, year=2023)]})
    reading = a_reading({"scores": [a_score(4), a_score(3, statement="goals")]})
    before, told = scores_in(store), preview(store, reading, mode)
    batches.load(store, reading, by="kari", mode=mode)
    after = scores_in(store)
    assert told.new == len(after.keys() - before.keys())
    assert told.vanishing == len(before.keys() - after.keys())
    assert told.changed == sum(before[key] != after[key] for key in before.keys() & after.keys())


def test_a_value_that_appears_or_goes_is_a_change_with_a_missing_side(store: Store) -> None:
    whole = {"programme": "Spir", "year": 2024}
    load(store, {"budget": [{**whole, "budget_nok": 100, "granted_nok": 40}]})
    changes = preview(store, a_reading({"budget": [{**whole, "budget_nok": 100, "paid_nok": 10}]}), Mode.REPLACE)
    assert counts(changes) == (0, 1, 0, 0)
    assert [row[5:] for row in details(changes)] == [("granted_nok", "40.0", None), ("paid_nok", None, "10.0")]


def test_a_first_load_is_all_new_and_rows_that_are_nothing_but_key_can_vanish(store: Store) -> None:
    finding = {"programme": "Spir", "year": 2024, "indicator": "jobs", "kind": "strength"}
    reading = a_reading({"findings": [{**finding, "text": text} for text in ("a", "b")]})
    assert counts(preview(store, reading, Mode.REPLACE)) == (2, 0, 0, 0)
    batches.load(store, reading, by="kari", mode=Mode.REPLACE)
    changes = preview(store, a_reading({"findings": [{**finding, "text": "b"}]}), Mode.REPLACE)
    assert counts(changes) == (0, 0, 1, 1)


def test_a_preview_of_years_that_are_not_in_the_file_says_nothing_of_them(store: Store) -> None:
    load(store, {"scores": [a_score(4.5), a_score(3, year=2023)]})
    changes = preview(store, a_reading({"scores": [a_score(4.5)]}), Mode.REPLACE)
    assert counts(changes) == (0, 0, 1, 0)
    assert changes.details.empty


def test_many_changes_are_all_counted_and_the_first_shown(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.store.changes.MOST_DETAILS", 3)
    rows = [a_row("events", programme="Spir", event=f"h{number}") for number in range(10)]
    changes = preview(store, a_reading({"events": rows}), Mode.REPLACE)
    assert counts(changes) == (10, 0, 0, 0)
    assert len(changes.details) == 3


def test_a_programme_spelt_otherwise_joins_the_known_one(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)]})
    reading = a_reading({"scores": [a_score(2, programme="SPIR")]})
    assert counts(preview(store, reading, Mode.REPLACE)) == (0, 1, 0, 0)
    batches.load(store, reading, by="kari", mode=Mode.REPLACE)
    assert scores_in(store) == {TOTAL: 2}
    assert fetched(store, "SELECT programme FROM programmes") == [("Spir",)]


def test_a_programme_called_by_what_it_is_joins_the_known_one_and_no_other(store: Store) -> None:
    called = [("Moldal vekst", "Moldal omstillingsprogram", "Moldal vekst"), ("Spir", "Spir", "Spir")]
    load(store, {"scores": [a_score(4.5, programme=known) for known, _, _ in called]})
    incoming = a_reading({"scores": [a_score(2, programme=name) for _, name, _ in called]})
    assert programmes_of_reading(store, incoming) == tuple(stored for _, _, stored in called)
    both = a_reading({"scores": [a_score(2, programme=name) for name in ("Moldal", "Moldal omstilling")]})
    assert programmes_of_reading(store, both) == ("Moldal", "Moldal omstilling")


def test_two_spellings_in_one_file_are_one_programme(store: Store) -> None:
    load(store, {"scores": [a_score(4.5)], "budget": [{"programme": "SPIR", "year": 2024, "utilisation": 0.44}]})
    assert fetched(store, "SELECT programme FROM programmes") == [("Spir",)]


@pytest.mark.parametrize(
    ("dataset", "field", "value"),
    [
        ("scores", "score", "fire"),
        ("scores", "year", "i fjor"),
        ("budget", "as_of", "30.09.2024"),
        ("budget", "utilisation", "44 %"),
        ("programmes", "is_invented", "nei"),
        ("participants", "inhabitants", 12.5),
    ],
)
def test_a_value_of_the_wrong_type_is_an_error_and_never_missing(
    store: Store, dataset: str, field: str, value: object
) -> None:
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        load(store, {dataset: [a_row(dataset, **{field: value})]})
    assert history(store).empty


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT], ids=["None", "NaN", "NA", "NaT"])
def test_missing_is_stored_as_missing_however_it_is_written(store: Store, missing: object) -> None:
    load(store, {"budget": [a_row("budget", focus_area=None, as_of=missing, budget_nok=missing, utilisation=missing)]})
    assert fetched(store, "SELECT as_of, budget_nok, utilisation FROM fact_budget") == [(None, None, None)]


def test_a_required_value_that_is_missing_stops_the_whole_load(store: Store) -> None:
    with pytest.raises(duckdb.ConstraintException):
        load(store, {"events": [a_row("events")], "scores": [a_score(4.5, indicator=None)]})
    assert history(store).empty
    assert fetched(store, "SELECT * FROM events") == []


@pytest.mark.parametrize("act", [withdraw, reinstate])
def test_a_batch_that_is_not_there_is_said_to_be_unknown(store: Store, act: object) -> None:
    with pytest.raises(UnknownBatch) as unknown:
        act(store, 7, by="kari")  # type: ignore[operator]
    assert unknown.value.values == {"path": str(store.path), "batch": 7}
    with pytest.raises(UnknownBatch):
        stored_file(store, 7)


def test_the_file_comes_back_byte_for_byte(store: Store) -> None:
    content = bytes(range(256)) * 300
    load(store, {"scores": [a_score(4.5)]}, file_name="../Æ «x».xlsx", content=content)
    withdraw(store, 1, by="kari")
    assert stored_file(store, 1) == ("../Æ «x».xlsx", content)


def test_texts_are_kept_as_they_are(store: Store) -> None:
    hostile = "'); DROP TABLE fact_events; -- \u00a0æøå 🙂\n$1"
    load(store, {"events": [a_row("events", programme=hostile, event=hostile, text=hostile)]}, by=hostile)
    assert fetched(store, "SELECT programme, text FROM events") == [(hostile, hostile)]
    assert history(store)["loaded_by"].tolist() == [hostile]
