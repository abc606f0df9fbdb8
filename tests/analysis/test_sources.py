"""From a figure back to its cells: ranges, freshness, and what the report says of an indicator."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.facts import Facts, in_sentence, indicator_name, known_years, programmes, years
from analysis.numbers.report_texts import OF_NO_INDICATOR, ReportTexts, every_report_text
from analysis.query import QUERIES, run
from analysis.sources import SourceOf, source_cells, source_ranges
from data.store import batches
from data.store.batches import Mode
from data.store.database import Store
from data.store.snapshot import Snapshot
from language import Language
from tests.analysis.conftest import Connect
from tests.data.factories import a_reading, a_row, a_score, load, recognised

SPIR, INVENTED, ROUND = "Spir", "Eksempel (oppdiktet)", "Eksempelrunden (oppdiktet)"


def load_at(store: Store, cells: Mapping[str, Mapping[str, Any]], *, file_name: str, sheet: str = "Ark1") -> None:
    """Loads scores, each from the cell it is named by."""
    table = recognised("scores", list(cells.values()), sheet)
    table = table.with_rows(table.rows.assign(cell=list(cells)))
    reading = replace(a_reading({"scores": list(cells.values())}, file_name=file_name), tables=(table,))
    batches.load(store, reading, by="kari", mode=Mode.ADD)


def ranges(store: Store, *sources: SourceOf, programme: str = SPIR) -> list[tuple[str, str, str]]:
    found = source_ranges(Snapshot(store).cursor(None), programme, sources)
    assert {source.loaded_by for source in found} <= {"kari"}
    return [(source.file, source.sheet, source.cells) for source in found]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.duckdb")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["B4"], "B4", id="one cell"),
        pytest.param(["B4", "C9", "B12"], "B4:C12", id="a block"),
        pytest.param(["Z3", "AA3", "AB10"], "Z3:AB10", id="beyond Z"),
        pytest.param(["AA9", "B10", "B9"], "B9:AA10", id="rows are numbers and columns are not words"),
        pytest.param(["B4:F4", "B5:H5"], "B4:H5", id="ranges"),
        pytest.param(["AZ2:BA2", "XFD99"], "AZ2:XFD99", id="the last column of all"),
    ],
)
def test_a_range_holds_all_its_cells_and_no_more(store: Store, cells: list[str], expected: str) -> None:
    load_at(store, {cell: a_score(3, statement=cell) for cell in cells}, file_name="fil.xlsx")
    assert ranges(store, SourceOf("scores")) == [("fil.xlsx", "Ark1", expected)]


def test_sheets_and_files_stand_apart_and_the_oldest_first(store: Store) -> None:
    load_at(store, {"B2": a_score(3), "B9": a_score(4, indicator="jobs")}, file_name="b.xlsx", sheet="2024")
    load_at(store, {"C5": a_score(5, year=2023), "C6": a_score(5, indicator="jobs")}, file_name="a.xlsx", sheet="2023")
    everything = [("b.xlsx", "2024", "B2"), ("a.xlsx", "2023", "C5:C6")]
    assert ranges(store, SourceOf("scores")) == everything
    assert ranges(store, SourceOf("scores", years=(2023,))) == [("a.xlsx", "2023", "C5")]
    assert ranges(store, SourceOf("scores", years=(2023, 2024), indicators=("jobs",))) == [("a.xlsx", "2023", "C6")]
    assert ranges(store, SourceOf("scores", years=())) == []
    assert ranges(store, SourceOf("budget"), SourceOf("scores", indicators=("jobs",))) == [("a.xlsx", "2023", "C6")]
    assert ranges(store, SourceOf("scores"), programme="Gnist") == []


def test_what_was_replaced_is_no_source(store: Store) -> None:
    load_at(store, {"B2": a_score(3)}, file_name="old.xlsx")
    batches.load(store, a_reading({"scores": [a_score(4)]}, file_name="new.xlsx"), by="kari", mode=Mode.REPLACE)
    assert ranges(store, SourceOf("scores")) == [("new.xlsx", "Ark1", "A2")]


def test_every_sample_figure_leads_to_a_cell_of_a_file(sample: duckdb.DuckDBPyConnection) -> None:
    for programme in (SPIR, INVENTED):
        for dataset in ("scores", "budget", "jobs", "measures"):
            cells = source_cells(sample, programme, [SourceOf(dataset)])
            assert len(cells)
            assert cells[["file", "sheet", "cell", "loaded_by", "loaded_at"]].notna().all(axis=None)
            assert cells["cell"].str.fullmatch(r"[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?").all()
            assert source_ranges(sample, programme, [SourceOf(dataset)])
    only = source_cells(sample, INVENTED, [SourceOf("scores", (2024,), ("jobs",))])
    assert (set(only["year"]), set(only["indicator"]), len(only)) == ({2024}, {"jobs"}, 4)


def test_freshness_is_that_of_the_programmes_own_newest_load(store: Store) -> None:
    for number, programme in enumerate(("Spir", "Spir", "Gnist")):
        rows = {"scores": [a_score(3, programme=programme, year=2022 + number)]}
        batches.load(store, a_reading(rows, file_name=f"{number}.xlsx"), by=f"user {number}", mode=Mode.ADD)
    connection = Snapshot(store).cursor(None)
    loaded = batches.history(store).set_index("batch")["loaded_at"]
    for programme, batch, by in (("Spir", 2, "user 1"), ("Gnist", 3, "user 2")):
        (row,) = run(connection, "freshness", programme=programme).to_dict("records")
        assert (row["loaded_at"], row["file"], row["loaded_by"]) == (loaded[batch], f"{batch - 1}.xlsx", by)
    assert pd.isna(run(connection, "freshness", programme="Ukjent")["loaded_at"].iloc[0])


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.sql")), ids=lambda path: path.stem)
def test_every_query_says_its_grain_and_runs_on_the_sample(path: Path, sample: duckdb.DuckDBPyConnection) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("-- grain: ")
    values = {"programme": INVENTED, "year": 2024, "dataset": "scores", "years": [2024], "indicators": None}
    values |= {"indicator": "attractiveness", "form": "psv-7", "least": 5}
    given = {name: value for name, value in values.items() if re.search(rf"\${name}\b", text)}
    of_spir = {**given, "programme": SPIR} if "programme" in given else given
    of_round = (
        {**of_spir, "programme": ROUND, **({"year": 2025} if "year" in given else {})}
        if "programme" in given
        else given
    )
    # What people answer on a page is in no sample, and neither are five programmes of a kind.
    is_in_no_sample = path.stem in ("repetitions", "other_programmes_totals")
    assert (
        is_in_no_sample
        or len(run(sample, path.stem, **given))
        or any(len(run(sample, path.stem, **one)) for one in (of_spir, of_round))
    )
    nobodys = {**given, "programme": "Ukjent"} if "programme" in given else given
    rows = run(sample, path.stem, **nobodys)
    assert "programme" not in given or path.stem == "freshness" or rows.empty


def test_real_programmes_come_before_invented_ones(sample: duckdb.DuckDBPyConnection) -> None:
    spir, gnist, invented, round_ = programmes(sample)
    assert [one.is_invented for one in (gnist, round_)] == [False, True]
    assert (spir.programme, spir.is_invented, spir.start_date, spir.municipality) == (SPIR, False, None, None)
    assert (invented.programme, invented.is_invented) == (INVENTED, True)
    assert (invented.start_date, invented.end_date) == (dt.date(2020, 1, 1), dt.date(2027, 12, 31))
    assert years(sample, INVENTED) == (2024, 2023, 2022, 2021, 2020)
    assert years(sample, SPIR) == (2024,)


def test_a_programme_opens_with_the_newest_year_of_which_more_is_known_than_plans(
    sample: duckdb.DuckDBPyConnection, store: Store
) -> None:
    assert (known_years(sample, "Gnist").usual, known_years(sample, INVENTED).usual) == (2021, 2024)
    assert 2022 in years(sample, "Gnist")

    unused = {"granted_nok": None, "paid_nok": None, "utilisation": None}
    frame = a_row("budget", programme=SPIR, year=2025, **unused)
    load(store, {"budget": [frame]})
    assert known_years(Snapshot(store).cursor(None), SPIR).usual == 2025
    load(store, {"scores": [a_score(4.5)]})
    assert known_years(Snapshot(store).cursor(None), SPIR).usual == 2024
    load(store, {"budget": [{**frame, "paid_nok": 1.0}]})
    assert known_years(Snapshot(store).cursor(None), SPIR).usual == 2025
    assert known_years(Snapshot(store).cursor(None), "Ukjent").usual is None


def test_an_indicator_is_called_what_its_own_form_calls_it(sample_facts: dict[str, Facts]) -> None:
    facts, nb = sample_facts[INVENTED], Language("nb")
    assert indicator_name(facts, 2024, "profile", nb) == "Profil og kommunikasjon"
    assert indicator_name(facts, 2021, "profile", nb) == "Plan og profil"
    assert indicator_name(facts, 2024, "psv-8-example:anchoring", nb) == "Forankring"
    assert [in_sentence(name) for name in ("Bærekraft", "SMB-bedrifter", "")] == ["bærekraft", "SMB-bedrifter", ""]


def test_what_a_report_says_stands_with_its_indicator_and_year(connect: Connect) -> None:
    finding = {"programme": "Spir", "year": 2024, "indicator": "jobs"}
    told = [("strength", "Godt"), ("improvement", "Mer"), ("action", "Tell jobbene")]
    findings = [{**finding, "kind": kind, "text": text} for kind, text in told]
    findings.append({**finding, "indicator": "profile", "kind": "strength", "text": "Et annet sted"})
    connection = connect({"findings": findings})
    assert every_report_text(connection, "Spir", 2024) == {
        "jobs": ReportTexts(("Godt",), ("Mer",)),
        "profile": ReportTexts(("Et annet sted",), ()),
    }
    assert every_report_text(connection, "Spir", 2022) == {}


def test_what_a_report_says_of_no_single_indicator_stands_by_itself(connect: Connect) -> None:
    said = {"programme": "Spir", "year": 2024}
    of_none = {**said, "indicator": None, "kind": "strength", "text": "Styret er samstemt"}
    of_jobs = {**said, "indicator": "jobs", "kind": "improvement", "text": "Telle oftere"}
    assert every_report_text(connect({"findings": [of_none, of_jobs]}), "Spir", 2024) == {
        "jobs": ReportTexts((), ("Telle oftere",)),
        OF_NO_INDICATOR: ReportTexts(("Styret er samstemt",), ()),
    }


@pytest.mark.parametrize(("beside", "kind"), [([], "innovation"), (["events"], "innovation"), (["scores"], None)])
def test_the_kind_that_nobody_said_is_known_by_the_rows(tmp_path: Path, beside: list[str], kind: str | None) -> None:
    store = Store(tmp_path / "store.duckdb")
    own = {"programme": "Prøve"}
    more = {
        "events": [a_row("events", **own, date=dt.date(2031, 1, 2), event="Start", kind=None)],
        "scores": [a_score(3.0, **own)],
    }
    lessons = [{**own, "year": 2031, "lesson": "Tid", "actor_group": "Kommunene"}]
    load(store, {"lessons": lessons, **{name: more[name] for name in beside}})
    (found,) = programmes(Snapshot(store).cursor(None))
    assert found.kind == kind
