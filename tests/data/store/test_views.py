"""The public views: names and columns that Excel, Power BI and the DuckDB shell rely on."""

import datetime as dt

import duckdb
import pytest

from data.sample import install
from data.store.database import Store
from data.store.views import PUBLIC_VIEWS
from data.terms.datasets import DATASETS
from tests.data.factories import a_row, a_score, fetched, load

# As the design promises them; further columns are allowed.
PROMISED = {
    "programmes": "programme name kind municipality county start_date end_date",
    "indicator_scores": "programme year form indicator statement score is_total",
    "budget_use": "programme year focus_area as_of budget_nok granted_nok paid_nok utilisation",
    "job_progress": "programme year focus_area target_jobs target_new target_secured new_jobs secured_jobs stage",
    "projects": "programme project name company phase focus_area owner_type total_cost_nok granted_nok granted_on "
    "status expected_jobs realised_jobs company_size follows_project planned_start planned_end actual_end deviation",
    "findings": "programme year indicator kind text",
    "action_indicators": "programme action indicator",
    "action_statements": "programme action indicator statement",
    "actions": "programme action year indicator text responsible due status strength carried_from done_on "
    "dropped_because",
    "events": "programme date text indicator kind",
    "measures": "programme measure year value unit target least_level good_level excellent_level higher_is_better "
    "indicator focus_area goal",
    "assessments": "programme year form held_on sent_on facilitator_role participants",
    "goals": "programme goal rank text target unit measured_by",
    "statements_in_words": "programme year subject judgement text",
    "narratives": "programme year part indicator place text",
    "plan_items": "programme year item text focus_area responsible due status deviation",
    "wheel": "programme date kind text responsible done_on",
    "repetitions": "programme year indicator text earlier_year earlier_text is_same",
    "readiness": "programme item text responsible due status done_on",
    "applications": "programme application municipality county inhabitants submitted_on outcome",
    "activities": "programme year activity municipality code phase start_date end_date date_quality length note date",
    "votes": "programme year proposal juror vote_round vote reason voter municipality",
    "lessons": "programme year lesson actor_group theme worked challenge said_by",
    "recommendations": "programme year recommendation recipient text lesson decided_change status",
    "relations": "programme year actor relation other note",
    "funnel": "programme year step municipality step_order count_min count_max reason is_derived",
    "participants": "programme year municipality county inhabitants is_approximate role follows has_applied",
    "challenges": "programme year municipality title goal subgoals groups_before groups_after driver",
    "criteria": "programme year stage criterion weight weight_in_words is_listed",
    "criterion_scores": "programme year stage criterion candidate score",
    "participation": "programme year actor activity degree",
    "proposals": "programme year proposal municipality team reached prize_nok",
    "jurors": "programme year juror municipality body is_local",
    "frame_choices": "programme year municipality proposal frame reason",
    "frame_rules": "programme year frame_part least_chosen most_chosen note",
    "follow_ups": "programme year actor as_of state amount_nok funder",
    "effort": "programme year effort actor value_min value_max unit",
    "applicant_readiness": "programme year municipality readiness_item readiness_state",
    "lineage": "dataset programme batch file sheet cell loaded_by loaded_at",
}


def columns_of(connection: duckdb.DuckDBPyConnection, view: str) -> list[str]:
    return [column[0] for column in connection.execute(f"SELECT * FROM {view}").description]


@pytest.mark.in_a_file
@pytest.mark.parametrize("is_filled", [False, True], ids=["empty", "filled"])
def test_every_promised_view_is_there_for_a_plain_connection(store: Store, is_filled: bool) -> None:
    if is_filled:
        install(store)
    assert set(PROMISED) <= set(PUBLIC_VIEWS)
    with duckdb.connect(str(store.path), read_only=True) as plain:
        for view, promised in PROMISED.items():
            assert set(promised.split()) <= set(columns_of(plain, view)), view
        (count,) = plain.execute("SELECT count(*) FROM indicator_scores").fetchone() or (None,)
    assert bool(count) is is_filled


def test_every_public_view_can_be_kept_to_some_programmes(store: Store) -> None:
    with store.reading() as connection:
        assert [view for view in PUBLIC_VIEWS if "programme" not in columns_of(connection, view)] == []


@pytest.mark.parametrize("dataset", DATASETS)
def test_a_row_of_any_data_set_comes_out_as_it_went_in_with_its_cell(store: Store, dataset: str) -> None:
    row = a_row(dataset, programme="Spir")
    load(store, {dataset: [row]}, file_name="Spir 2024.xlsx", by="kari")
    fields = ", ".join(DATASETS[dataset].field_names)
    assert fetched(store, f"SELECT {fields} FROM current_{dataset}") == [tuple(row.values())]
    lineage = fetched(store, "SELECT dataset, programme, batch, file, sheet, cell, loaded_by FROM lineage")
    assert lineage == [(dataset, "Spir", 1, "Spir 2024.xlsx", "Ark1", "A2", "kari")]
    assert fetched(store, "SELECT programme, name FROM programmes")[0][0] == "Spir"


def test_a_programme_is_known_by_any_row_and_called_by_its_key_until_it_says_its_name(store: Store) -> None:
    load(store, {"scores": [a_score(4.5, programme="Gnist")]})
    assert fetched(store, "SELECT name, is_invented FROM programmes") == [("Gnist", False)]
    load(store, {"programmes": [{"programme": "Gnist", "name": "Gnist Ytre", "kind": "innovation"}]})
    assert fetched(store, "SELECT programme, name, kind FROM programmes") == [("Gnist", "Gnist Ytre", "innovation")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param({"utilisation": 0.44}, (0.44, True), id="reported"),
        pytest.param({"utilisation": 0.44, "budget_nok": 100, "granted_nok": 50}, (0.44, True), id="reported wins"),
        pytest.param({"budget_nok": 100, "granted_nok": 25}, (0.25, False), id="worked out"),
        pytest.param({"budget_nok": 100}, (None, False), id="nothing granted is known"),
        pytest.param({"budget_nok": 0, "granted_nok": 10}, (None, False), id="no budget to divide by"),
        pytest.param({"budget_nok": 100, "paid_nok": 10}, (None, False), id="paid is another figure"),
    ],
)
def test_utilisation_is_the_reported_one_else_granted_of_budget(
    store: Store, row: dict[str, float], expected: tuple[float | None, bool]
) -> None:
    load(store, {"budget": [{"programme": "Spir", "year": 2024, **row}]})
    assert fetched(store, "SELECT utilisation, utilisation_is_reported FROM budget_use") == [expected]


def test_the_surest_stage_of_a_job_count_stands(store: Store) -> None:
    stages = {"A": ["expected", "realised", "verified"], "B": ["expected", None], "C": ["expected"]}
    rows = [
        {"programme": "Spir", "year": 2024, "focus_area": area, "stage": stage, "new_jobs": count}
        for area, reported in stages.items()
        for count, stage in enumerate(reported, start=1)
    ]
    load(store, {"jobs": [*rows, {"programme": "Spir", "year": 2024, "focus_area": "D", "target_jobs": 9}]})
    found = fetched(store, "SELECT focus_area, stage, new_jobs, is_estimate FROM counted_jobs ORDER BY focus_area")
    assert found == [("A", "verified", 3, False), ("B", "realised", 2, False), ("C", "expected", 1, True)]


def test_what_is_missing_is_missing_in_the_views(store: Store) -> None:
    load(store, {"budget": [{"programme": "Spir", "year": 2024, "as_of": dt.date(2024, 9, 30)}]})
    assert fetched(store, "SELECT budget_nok, granted_nok, paid_nok, utilisation FROM budget_use") == [(None,) * 4]
