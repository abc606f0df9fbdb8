from __future__ import annotations

import datetime as dt
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from data.frameworks import form
from data.loading.read import read_in_process
from data.sample import Group, generate_others, install, is_installed, remove, sample_workbooks, samples
from data.store import batches
from data.store.database import Store
from data.terms.datasets import DATASETS
from data.terms.tables import Reading

SPIR, INVENTED = "Spir", "Eksempel (oppdiktet)"


def rows_of(programme: str, dataset: str) -> pd.DataFrame:
    """The rows as written down in the sample's own files, before any workbook."""
    (sample,) = [one for one in samples() if one.programme == programme]
    return pd.DataFrame([dict(row) for row in sample.tables[dataset]], columns=DATASETS[dataset].field_names)


def readings() -> dict[str, Reading]:
    return {name: read_in_process(content, name) for name, content in sample_workbooks()}


def as_plain(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Rows that compare: missing is None, numbers are float, dates are dates."""

    def plain(value: Any) -> Any:
        if value is None or value is pd.NaT or (isinstance(value, float) and value != value) or value is pd.NA:
            return None
        if isinstance(value, dt.datetime | pd.Timestamp):
            return value.date()
        if isinstance(value, bool) or type(value).__name__ == "bool_":
            return bool(value)
        return value if isinstance(value, str | dt.date) else float(value)

    return sorted((tuple(plain(value) for value in row) for row in frame.itertuples(index=False)), key=repr)


def test_spir_has_29_statements_and_seven_totals_within_the_scale() -> None:
    scores = rows_of(SPIR, "scores")
    totals = scores[scores["is_total"]]
    statements = scores[~scores["is_total"].astype(bool)]
    assert (len(statements), len(totals)) == (29, 7)
    assert scores["score"].between(1, 6).all()
    assert dict(zip(totals["indicator"], totals["score"], strict=True)) == {
        "profile": 4.5,
        "organisation": 4.5,
        "portfolio": 5,
        "development": 4,
        "jobs": 4,
        "attractiveness": 3.5,
        "sustainability": 2,
    }
    sums = statements.groupby("indicator")["score"].agg(["sum", "count"])
    assert list(sums.loc["sustainability"]) == [13, 4]  # mean 3.25, and the board set 2
    assert list(sums.loc["profile"]) == [24, 5]  # mean 4.8, and the board set 4.5
    assert sums["sum"].sum() == 24 + 25 + 16 + 19 + 13 + 13 + 13


def test_what_spir_does_not_report_is_missing_and_not_nought() -> None:
    (budget,) = rows_of(SPIR, "budget").to_dict("records")
    (jobs,) = rows_of(SPIR, "jobs").to_dict("records")
    (about,) = rows_of(SPIR, "programmes").to_dict("records")
    assert budget["utilisation"] == 0.44
    assert pd.isna([budget[name] for name in ("focus_area", "as_of", "budget_nok", "granted_nok", "paid_nok")]).all()
    assert jobs["target_jobs"] == 300
    missing = ("year", "focus_area", "target_new", "target_secured", "new_jobs", "secured_jobs", "stage")
    assert pd.isna([jobs[name] for name in missing]).all()
    assert pd.isna([about[name] for name in ("municipality", "county", "start_date", "end_date")]).all()
    assert about["is_invented"] is False
    assert about["source"] == "Spir, programstatusvurdering 2024 (rapport)"


def test_all_66_findings_of_spirs_report_stand_under_their_indicators() -> None:
    findings = rows_of(SPIR, "findings")
    assert findings["kind"].value_counts().to_dict() == {"strength": 22, "improvement": 16, "action": 28}
    counted = {
        str(indicator): tuple((of_one["kind"] == kind).sum() for kind in ("strength", "improvement", "action"))
        for indicator, of_one in findings.groupby("indicator")
    }
    assert counted == {
        "profile": (4, 2, 7),
        "organisation": (5, 3, 5),
        "portfolio": (2, 1, 2),
        "development": (5, 2, 4),
        "jobs": (2, 3, 4),
        "attractiveness": (3, 3, 5),
        "sustainability": (1, 2, 1),
    }


def test_what_spirs_report_says_in_words_is_there_in_its_order() -> None:
    judgements = rows_of(SPIR, "statements_in_words").set_index("subject")["judgement"]
    assert judgements.to_dict() == {
        "jobs": "behind",
        "budget": "behind",
        "development": "on_the_way",
        "sustainability": "much_left",
    }
    goals = rows_of(SPIR, "goals")
    assert goals["rank"].tolist() == [1, 2, 3]
    # Only the job goal has a figure: what nothing measures has neither target nor measure.
    assert goals["measured_by"].fillna("").tolist() == ["", "jobs", ""]
    assert goals["target"].fillna(-1).tolist() == [-1, 300, -1]
    parts = rows_of(SPIR, "narratives").groupby("part")["place"].max().to_dict()
    assert parts == {"overall_recommendation": 6, "most_critical": 6, "greatest_challenge": 3, "useful": 1}
    plan = rows_of(SPIR, "plan_items")
    assert len(plan) == 13
    assert plan[["responsible", "due", "status"]].isna().all(axis=None)


def test_spirs_twelve_actions_stand_where_its_report_has_them() -> None:
    actions = rows_of(SPIR, "actions").set_index("action")
    assert actions["indicator"].to_dict() == {
        "T01": "profile",
        "T02": "profile",
        "T03": "organisation",
        "T04": "organisation",
        "T05": "attractiveness",
        "T06": "portfolio",
        "T07": "profile",
        "T08": "sustainability",
        "T09": "organisation",
        "T10": "profile",
        "T11": "attractiveness",
        "T12": "development",
    }
    only_considered = actions.index[actions["strength"] == "consider"]
    assert list(only_considered) == ["T01", "T05", "T06", "T11"]
    assert "robusthet" in actions.loc["T02", "text"]
    assert "som finnes" in actions.loc["T08", "text"]


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
def test_every_score_belongs_to_its_form_and_no_statement_is_left_out(programme: str) -> None:
    for (_, code), scores in rows_of(programme, "scores").groupby(["year", "form"]):
        known = form(str(code))
        asked = {(i.code, statement.code) for i in known.indicators for statement in i.statements}
        statements = scores[~scores["is_total"].astype(bool)]
        assert set(zip(statements["indicator"], statements["statement"], strict=True)) == asked
        assert set(scores.loc[scores["is_total"], "indicator"]) == {i.code for i in known.indicators}
        assert scores["score"].between(known.scale.minimum, known.scale.maximum).all()
        assert (statements["score"] % 1 == 0).all()
        assert (scores["score"] % known.scale.step == 0).all()


def test_the_invented_programme_changes_form_in_2022() -> None:
    scores = rows_of(INVENTED, "scores")
    assert scores.groupby("year")["form"].unique().str[0].to_dict() == {
        2020: "psv-8-example",
        2021: "psv-8-example",
        2022: "psv-7",
        2023: "psv-7",
        2024: "psv-7",
    }


def test_granted_in_the_budget_is_the_sum_of_the_projects_at_every_date() -> None:
    projects = rows_of(INVENTED, "projects").dropna(subset="granted_on").to_dict("records")
    budget = rows_of(INVENTED, "budget").to_dict("records")
    assert projects and budget
    for row in budget:
        granted = [
            project["granted_nok"]
            for project in projects
            if project["focus_area"] == row["focus_area"]
            and dt.date(row["year"], 1, 1) <= project["granted_on"] <= row["as_of"]
        ]
        assert sum(granted) == row["granted_nok"], (row["focus_area"], row["as_of"])


def test_budget_amounts_are_possible_and_grow_within_the_year() -> None:
    budget = rows_of(INVENTED, "budget")
    assert (budget["paid_nok"] <= budget["granted_nok"]).all()
    assert (budget["granted_nok"] <= budget["budget_nok"]).all()
    for _, part in budget.sort_values("as_of").groupby(["year", "focus_area"]):
        assert part["granted_nok"].is_monotonic_increasing
        assert part["paid_nok"].is_monotonic_increasing
        assert part["budget_nok"].nunique() == 1
    latest = budget[budget["as_of"] == dt.date(2024, 9, 30)]
    assert (latest["budget_nok"].sum(), latest["granted_nok"].sum()) == (6_000_000, 4_100_000)
    assert set(budget["as_of"]) == {
        dt.date(year, month, day) for year in range(2020, 2025) for month, day in ((9, 30), (12, 31))
    } - {dt.date(2024, 12, 31)}


def test_97_jobs_of_which_the_last_years_are_expected() -> None:
    jobs = rows_of(INVENTED, "jobs")
    counts = jobs.dropna(subset="year")
    by_year = counts.groupby("year")[["new_jobs", "secured_jobs"]].sum().cumsum()
    assert by_year["new_jobs"].tolist() == [4, 15, 31, 48, 61]
    assert by_year["secured_jobs"].tolist() == [6, 14, 22, 29, 36]
    assert set(counts.loc[counts["year"] == 2024, "stage"]) == {"expected"}
    assert "expected" not in set(counts.loc[counts["year"] < 2024, "stage"])
    (target,) = jobs[jobs["year"].isna()].to_dict("records")
    assert target["target_jobs"] == target["target_new"] + target["target_secured"] == 160


@pytest.mark.parametrize("programme", [SPIR, INVENTED])
@pytest.mark.parametrize("dataset", DATASETS)
def test_no_two_rows_of_a_data_set_have_the_same_key(programme: str, dataset: str) -> None:
    (sample,) = [one for one in samples() if one.programme == programme]
    if sample.tables.get(dataset):
        assert not rows_of(programme, dataset).duplicated(list(DATASETS[dataset].key)).any()


def test_only_invented_programmes_are_marked_as_invented() -> None:
    marks = {sample.programme: sample.tables["programmes"][0]["is_invented"] for sample in samples()}
    assert marks == {SPIR: False, INVENTED: True, "Gnist": False, "Eksempelrunden (oppdiktet)": True}


def test_the_workbooks_read_back_to_exactly_the_rows_they_were_made_of() -> None:
    read = readings()
    for sample in samples():
        reading = read[sample.file_name]
        assert reading.problems == ()
        found = {table.dataset: table.rows for table in reading.tables}
        assert set(found) == {name for name, rows in sample.tables.items() if rows}
        for name, rows in found.items():
            fields = list(DATASETS[name].field_names)
            assert as_plain(rows[fields]) == as_plain(rows_of(sample.programme, name)), name


def test_no_cell_is_a_formula() -> None:
    for _, content in sample_workbooks():
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
            assert not [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import hashlib; from data.sample import sample_workbooks;"
        "print(*(hashlib.sha256(content).hexdigest() for _, content in sample_workbooks()))"
    )
    root = Path(__file__).parents[3]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert other.stdout.split() == [hashlib.sha256(content).hexdigest() for _, content in sample_workbooks()]


def test_installing_twice_is_one_load_and_removing_takes_it_back(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.duckdb")
    assert not is_installed(store)
    install(store)
    install(store)
    assert is_installed(store)
    assert len(batches.history(store)) == len(samples())
    remove(store)
    assert not is_installed(store)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM programmes").fetchone() == (0,)
    install(store)
    with store.reading() as connection:
        names = connection.execute("SELECT programme FROM programmes").fetchall()
    assert {name for (name,) in names} == {sample.programme for sample in samples()}


def test_removing_the_samples_leaves_other_loads_alone(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.duckdb")
    (name, content), *_ = sample_workbooks()
    batches.load(store, read_in_process(content, name), by="kari", mode=batches.Mode.REPLACE)
    install(store)
    remove(store)
    assert not is_installed(store)
    with store.reading() as connection:
        assert connection.execute("SELECT programme FROM programmes").fetchall() == [(SPIR,)]


def test_the_programmes_to_compare_with_are_what_the_script_writes() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in generate_others.FOLDER.glob("*")}

    assert written == generate_others.files()


def test_the_programmes_to_compare_with_are_marked_and_within_their_forms() -> None:
    others = samples(Group.OTHERS)
    assert len(others) == 8
    for other in others:
        (about,) = other.tables["programmes"]
        assert about["is_invented"] is True
        assert "oppdiktet" in str(about["name"])
        for row in other.tables["scores"]:
            known = form(str(row["form"]))
            score = float(str(row["score"]))
            assert known.has_indicator(str(row["indicator"]))
            assert known.scale.minimum <= score <= known.scale.maximum
            assert score % known.scale.step == 0


def test_the_programmes_to_compare_with_come_and_go_by_themselves(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.duckdb")
    install(store, Group.OTHERS)
    assert is_installed(store, Group.OTHERS)
    assert not is_installed(store)
    with store.reading() as connection:
        rows = connection.execute("SELECT count(*), bool_and(is_invented) FROM programmes").fetchall()
    assert rows == [(8, True)]
    remove(store)
    assert is_installed(store, Group.OTHERS)
    remove(store, Group.OTHERS)
    assert not is_installed(store, Group.OTHERS)
