"""What people correct by hand before it is stored: checked like a file, told of, and never silently."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from data.checking.corrections import corrected
from data.loading.read import read_in_process
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.terms.problems import Problem, Severity
from data.terms.tables import Reading
from language import Language
from tests.data.factories import a_reading, a_score, fetched
from tests.data.reports import parts
from tests.data.written_reports import text

STATEMENTS = [a_score(3, statement="goals"), a_score(4, statement="plan", indicator="profile"), a_score(3.5)]


@pytest.fixture(scope="module")
def report() -> Reading:
    return read_in_process(text(parts()).encode(), "psv.txt")


def codes(reading: Reading) -> list[tuple[str, str | None, str | None]]:
    return [(problem.code, problem.cell, problem.value) for problem in reading.problems]


def scores(reading: Reading) -> list[float]:
    return [float(score) for score in reading.tables[0].rows["score"]]


def test_a_correction_replaces_the_value_and_is_told_of(report: Reading) -> None:
    before = scores(report)
    now = corrected(report, 0, {4: 5.0})

    assert scores(now) == [*before[:4], 5.0, *before[5:]]
    assert scores(report) == before, "what was read stays as it was read"
    (added,) = [problem for problem in now.problems if problem not in report.problems]
    assert (added.code, added.severity, added.value) == ("corrected_by_hand", Severity.WARNING, "5.0")
    assert added.values["before"] == str(before[4])
    assert added.cell == report.tables[0].rows["cell"].iloc[4]
    for language in ("nb", "en"):
        assert str(before[4]) in added.message(Language(language))
    assert now.is_storable


def test_findings_are_corrected_too(report: Reading) -> None:
    place = next(place for place, table in enumerate(report.tables) if table.dataset == "findings")
    now = corrected(report, place, {0: "  Mange  er\u202e med. "})

    assert now.tables[place].rows["text"].iloc[0] == "Mange er med."
    assert now.problems[-1].code == "corrected_by_hand"


@pytest.mark.parametrize(
    ("value", "code"), [(7.0, "outside_scale"), (0.0, "outside_scale"), (-math.inf, "too_great"), (1e300, "too_great")]
)
def test_a_score_that_cannot_be_is_an_error(report: Reading, value: float, code: str) -> None:
    now = corrected(report, 0, {0: value})
    assert now.problems[-1].code == code
    assert not now.is_storable


def test_a_text_without_end_is_an_error(report: Reading) -> None:
    place = next(place for place, table in enumerate(report.tables) if table.dataset == "findings")
    now = corrected(report, place, {0: "a" * 20_000})
    assert now.problems[-1].code == "text_too_long"
    assert len(now.problems[-1].value or "") <= 500
    assert not now.is_storable


@pytest.mark.parametrize("value", [None, math.nan, "same"])
def test_an_emptied_or_unchanged_score_is_no_correction(report: Reading, value: object) -> None:
    said = scores(report)[2] if value == "same" else value
    assert corrected(report, 0, {2: said}).problems == report.problems
    assert scores(corrected(report, 0, {2: said})) == scores(report)


def test_a_doubt_is_answered_where_it_was_and_nowhere_else() -> None:
    doubts = (
        Problem("uncertain_score", Severity.WARNING, "Ark1", "A2", "Mål", {"score": "3"}),
        Problem("uncertain_score", Severity.WARNING, "Ark1", "A3", "Plan", {"score": "4"}),
        Problem("two_crosses", Severity.ERROR, "Ark1", "A2", "Åpenhet", {"numbers": "1, 2"}),
    )
    now = corrected(a_reading({"scores": STATEMENTS}, problems=doubts), 0, {0: 5.0})

    assert codes(now) == [
        ("uncertain_score", "A3", "Plan"),
        ("two_crosses", "A2", "Åpenhet"),
        ("corrected_by_hand", "A2", "5.0"),
    ]
    assert not now.is_storable, "a row with two crosses is not answered by the row beside it"


def test_on_a_page_of_many_rows_only_the_rows_own_doubt_is_answered() -> None:
    reading = a_reading({"scores": STATEMENTS})
    table = reading.tables[0]
    rows = table.rows.assign(cell="p3")
    doubts = (
        Problem("uncertain_score", Severity.WARNING, "Ark1", "p3", "goals", {"score": "3"}),
        Problem("uncertain_score", Severity.WARNING, "Ark1", "p3", "plan", {"score": "4"}),
    )
    reading = replace(reading, tables=(table.with_rows(rows),), problems=doubts)

    assert codes(corrected(reading, 0, {0: 5.0})) == [
        ("uncertain_score", "p3", "plan"),
        ("corrected_by_hand", "p3", "5.0"),
    ]


def test_the_history_tells_of_it(store: Store, report: Reading) -> None:
    now = corrected(report, 0, {4: 5.5 if scores(report)[4] != 5.5 else 5.0})
    loaded = batches.load(store, now, by="kari", mode=Mode.REPLACE)
    assert loaded.batch is not None
    told = batches.accepted_problems(store, loaded.batch)
    assert now.problems[-1] in told
    row = now.tables[0].rows.iloc[4]
    stored = fetched(
        store,
        "SELECT score FROM indicator_scores WHERE indicator = $i AND statement IS NOT DISTINCT FROM $s",
        i=row["indicator"],
        s=row["statement"],
    )
    assert stored == [(row["score"],)]
