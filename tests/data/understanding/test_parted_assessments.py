"""Assessments that stand on several sheets, or with an indicator to a column: whose they are, and of which year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pytest

from data.frameworks import Indicator, forms
from data.loading.read import read_in_process
from data.terms.tables import Reading
from tests.data.written import xlsx

Row = Sequence[object]
INDICATORS = forms()[0].indicators
PROCESS, EFFECT = INDICATORS[:3], INDICATORS[3:]
TITLE: list[Row] = [["Fjell omstillingsprogram – programstatusvurdering 2023"], []]
YEAR: list[Row] = [["Programstatus 2023"], []]


def blocks(indicators: Iterable[Indicator], total: float = 3) -> list[Row]:
    """A small table for each indicator, its total below."""
    rows: list[Row] = []
    for one in indicators:
        rows += [[one.names["nb"], "Poeng"], *([statement.topics["nb"], 3] for statement in one.statements)]
        rows += [["Samlet poengsum", total], []]
    return rows


def read(sheets: Mapping[str, Sequence[Row]]) -> Reading:
    return read_in_process(xlsx(sheets), "fil.xlsx")


def said(reading: Reading, name: str) -> set[object]:
    return {value for table in reading.tables for value in table.rows[name].dropna()}


@pytest.mark.parametrize("second", [TITLE, YEAR])
def test_the_title_over_the_first_table_holds_and_no_sheet_beside_it_is_a_programme(second: list[Row]) -> None:
    reading = read({"Prosess": TITLE + blocks(PROCESS), "Effekt": second + blocks(EFFECT)})
    assert said(reading, "programme") == {"Fjell"} and reading.is_storable


def test_sheets_that_part_one_assessment_are_not_called_after_programmes() -> None:
    reading = read({"Prosess": YEAR + blocks(PROCESS), "Effekt": YEAR + blocks(EFFECT)})
    assert said(reading, "programme") == set()
    assert {problem.code for problem in reading.problems} == {"missing_programme"}


@pytest.mark.parametrize("first", [TITLE, YEAR])
def test_sheets_with_the_same_indicators_are(first: list[Row]) -> None:
    reading = read({"Fjell": first + blocks(PROCESS), "Dal": YEAR + blocks(PROCESS)})
    assert said(reading, "programme") == {"Fjell", "Dal"}


@pytest.mark.parametrize(("total", "is_dated"), [(3, True), (4, False)])
def test_a_sheet_of_no_year_is_of_the_one_whose_totals_it_has(total: float, is_dated: bool) -> None:
    summary: list[Row] = [["Vurdert år 2023"], [], ["Indikator", "Fjell", "Dal"]]
    summary += [[one.names["nb"], 3, 3] for one in EFFECT]
    own = {name: [[f"{name} omstillingsprogram"], [], *blocks(EFFECT, total)] for name in ("Fjell", "Dal")}
    reading = read({"Samlet": summary, **own})
    assert said(reading, "year") == {2023}
    assert reading.is_storable == is_dated
    if is_dated:
        rows = [key for table in reading.tables for key in table.rows[["programme", "indicator", "statement"]].values]
        assert len(rows) == 2 * sum(len(one.statements) + 1 for one in EFFECT)


def test_headings_that_are_a_total_and_an_indicator_hold_totals() -> None:
    header = ["ID", "Program", "Hvilket år gjelder det?", "Hvor mange deltok?"]
    header += [f"Total poengsum: {one.names['nb']}" for one in INDICATORS]
    points = [4.5] * len(INDICATORS)
    rows: list[Row] = [header, ["1", "Fjell", 2024, 12, *points], ["2", "Dal", 2024, 9, *points]]
    reading = read({"Svar": rows})
    (table,) = reading.tables
    assert not reading.questions and table.dataset == "scores"
    assert table.rows["is_total"].all() and len(table.rows) == 2 * len(INDICATORS)
