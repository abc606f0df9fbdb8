"""Rows as people have them: nothing where a figure belongs, nought, one year, ties, programmes with the same names."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.facts import Selection, gather, programmes
from analysis.findings import headlines
from analysis.numbers.actions import actions
from analysis.numbers.actors import actors
from analysis.numbers.companies import companies_reached
from analysis.numbers.events import events_from_rows, vacancies
from analysis.numbers.follow_ups import follow_ups
from analysis.numbers.grants import grants_by_area
from analysis.numbers.lessons import lessons
from analysis.numbers.measures import measures
from analysis.numbers.municipalities import municipalities
from analysis.numbers.projects import projects
from analysis.numbers.round import rounds
from analysis.screens.one_project import project_screen
from analysis.screens.round_figures import round_figures
from data.terms.statuses import says_none
from language import Language
from tests.analysis.conftest import Connect, sample_rows

NB = Language("nb")
ROUND = {"programme": "R", "year": 2030}
_FIELDS = "programme project company phase status granted_nok total_cost_nok granted_on follows_project deviation"
_PROJECTS = [
    ("P", "1", "Ax AS", "pre_study", "Ferdig", 100, 100, dt.date(2024, 1, 1), None, "Ingen avvik"),
    ("P", "2", "Bx AS", "pre_study", "Avslag", 0, 500, dt.date(2024, 2, 1), None, "-"),
    ("P", "3", "Cx AS", "main_project", "I gang", 300, None, None, None, "Nei"),
    ("P", "4", "cx as", "main_project", "I gang", 300, 0, dt.date(2024, 3, 1), "4", "Forsinket byggestart"),
    ("P", "5", "Dx", "pre_study", "Ferdig", 50, None, dt.date(2023, 3, 1), None, None),
    ("P", "6", "Dx", "pre_project", "Avslag", None, None, dt.date(2024, 3, 1), "5", "Stanset"),
    ("P", "7", None, "pre_project", "I gang", 100, 400, dt.date(2024, 4, 1), "1", None),
    ("P", "8", "Ex", "pre_project", "I gang", 100, 400, dt.date(2025, 4, 1), "5", "Etter dette året"),
    ("Q", "1", "Ax AS", "pre_study", "I gang", 999, None, None, None, "En annens"),
]


def _rows() -> pd.DataFrame:
    return pd.DataFrame(_PROJECTS, columns=_FIELDS.split())


@pytest.fixture
def listed(connect: Connect) -> duckdb.DuckDBPyConnection:
    rows = [{key: value for key, value in row.items() if pd.notna(value)} for row in _rows().to_dict("records")]
    return connect({"programmes": [{"programme": name, "name": name} for name in "PQ"], "projects": rows})


def _known() -> pd.DataFrame:
    rows = _rows()
    is_until = rows["granted_on"].isna() | (pd.to_datetime(rows["granted_on"]).dt.year <= 2024)
    return rows[(rows["programme"] == "P") & is_until]


def test_a_grant_is_more_than_nought_and_nobody_is_reached_by_a_refusal(listed: duckdb.DuckDBPyConnection) -> None:
    known, rows = projects(listed, "P", 2024), _known()
    granted = rows[rows["granted_nok"] > 0]
    assert (len(known.granted), known.granted_nok) == (len(granted), granted["granted_nok"].sum())
    sizes = known.sizes()
    assert sizes is not None and sizes.median_nok == granted["granted_nok"].median()
    reached = granted.dropna(subset="company").groupby(granted["company"].str.casefold())["granted_nok"].sum()
    found = {one.name.casefold(): one.granted_nok for one in companies_reached(known).companies}
    assert found == reached.to_dict()
    assert int(grants_by_area(listed, "P", 2024)["project_count"].sum()) == len(granted)
    both = granted[granted["total_cost_nok"] >= granted["granted_nok"]]
    others = (both["total_cost_nok"] - both["granted_nok"]).sum()
    assert known.others_per_krone == pytest.approx(others / both["granted_nok"].sum())


def test_nobody_goes_on_with_itself_or_with_what_was_refused(listed: duckdb.DuckDBPyConnection) -> None:
    known, rows = projects(listed, "P", 2024), _known()
    followers = rows[(rows["follows_project"] != rows["project"]) & (rows["granted_nok"] > 0)]
    gone_on = set(known.rows.loc[known.rows["state"] == "gone_on", "project"])
    assert gone_on == set(followers["follows_project"].dropna()) == {"1"}
    assert {phase.phase: phase.gone_on for phase in known.phases()} == {
        phase: int(own["project"].isin(gone_on).sum()) for phase, own in rows.groupby("phase")
    }


def test_words_that_there_is_no_deviation_are_none(listed: duckdb.DuckDBPyConnection) -> None:
    assert set(projects(listed, "P", 2024).deviating["project"]) == {"4", "6"}


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        *((text, True) for text in ("Ingen", "nei", "–", "Ikke vesentlige avvik fra planen", "No major deviations.")),
        *((text, False) for text in (None, "Ingen søkere", "Ikke startet", "Avvik fra planen", "Noen endringer")),
    ],
)
def test_what_says_that_there_is_none(text: str | None, is_none: bool) -> None:
    assert says_none(text) is is_none


@pytest.mark.parametrize(
    ("project", "said"),
    [("2", "uten tilsagn"), ("6", "50"), ("3", "300"), ("1", "200")],
)
def test_a_project_with_nought_or_nothing_opens_and_says_so(
    listed: duckdb.DuckDBPyConnection, project: str, said: str
) -> None:
    (own, _) = programmes(listed)
    facts, selection = gather(listed, own), Selection("P", 2024)
    screen = project_screen(listed, facts, selection, NB, project, dt.date(2025, 1, 1), ())
    assert screen is not None and said in screen.headline.text


@pytest.mark.parametrize(
    ("status", "said"), [("Søkt", "To prosjekter er søkt om"), ("I gang", "uten noe tilsagn i kroner")]
)
def test_a_list_without_amounts_is_no_list_of_refusals(connect: Connect, status: str, said: str) -> None:
    rows = [{"programme": "P", "project": name, "status": status} for name in "12"]
    connection = connect({"programmes": [{"programme": "P", "name": "P"}], "projects": rows})
    (own,) = programmes(connection)
    known, told = projects(connection, "P", 2024), measures(connection, "P", 2024)
    assert said in headlines.of_projects(gather(connection, own), Selection("P", 2024), known, told, NB).text


def test_a_chain_of_actions_was_first_due_when_somebody_first_said_a_day(connect: Connect) -> None:
    links = [
        {"action": "a", "year": 2021},
        {"action": "b", "year": 2022, "carried_from": "a", "due": dt.date(2022, 12, 1)},
        {"action": "c", "year": 2023, "carried_from": "b", "due": dt.date(2024, 6, 1)},
        {"action": "d", "year": 2023, "due": dt.date(2024, 6, 1), "status": "Ferdig"},
        {"action": "e", "year": 2023, "due": dt.date(2024, 6, 1)},
    ]
    rows = [{"programme": "P", "text": f"Tiltak {one['action']}", **one} for one in links]
    known = actions(connect({"actions": rows}), "P", 2024, dt.date(2024, 6, 1))
    by_name = {one.action: one for one in known.actions}
    assert (by_name["c"].first_due, by_name["c"].state, by_name["d"].state) == (dt.date(2022, 12, 1), "open", "done")
    assert known.late == ()  # due today is not late
    late = actions(connect({"actions": rows}), "P", 2024, dt.date(2024, 6, 2)).late
    assert [one.action for one in late] == ["c", "e"]


_PLACES = ("Nes", "Vik", "Dal")


@pytest.fixture
def partial(connect: Connect) -> duckdb.DuckDBPyConnection:
    """A round of three municipalities, of which one has no count, and two have a winner of the same name."""
    applicants = [{**ROUND, "municipality": f"Søker {place}", "has_applied": True} for place in range(5)]
    counts = [("Nes", 7, 8), ("Vik", 7, 7)]
    won = [("Kai", "Nes"), ("Kai", "Vik"), ("Bro", "Nes")]
    return connect(
        {
            "programmes": [{"programme": "R", "name": "R", "kind": "innovation"}],
            "participants": [*({**ROUND, "municipality": of, "role": "selected"} for of in _PLACES), *applicants],
            "funnel": [
                {**ROUND, "step": "applications", "count_min": 8, "count_max": 8},
                *(
                    {**ROUND, "step": "proposals", "municipality": of, "count_min": least, "count_max": most}
                    for of, least, most in counts
                ),
                {**ROUND, "step": "winners", "municipality": "Nes", "count_min": 0, "count_max": 0},
            ],
            "proposals": [{**ROUND, "proposal": name, "municipality": of, "reached": "winner"} for name, of in won],
            "follow_ups": [
                {**ROUND, "actor": "Kai", "municipality": "Nes", "stage": "funded", "amount_nok": 1000},
                {**ROUND, "actor": "Nes", "state": "Går videre", "amount_nok": 5000},
                {**ROUND, "actor": "Vik", "state": "Venter"},
            ],
            "relations": [
                {**ROUND, "actor": "Fylket", "relation": "fylkeskommune", "other": "Nes"},
                {**ROUND, "actor": "Nes", "relation": "fylkeskommune", "other": "Fylket"},
            ],
            "lessons": [
                {**ROUND, "lesson": "Tempo", "theme": "Prosess", "worked": True, "actor_group": "kommunene"},
                {**ROUND, "lesson": "Tempo", "theme": "Prosess", "challenge": True, "actor_group": "fylket"},
                {**ROUND, "lesson": "Utstyr", "theme": "Metode", "challenge": True},
                {**ROUND, "lesson": "Stille"},
                {**ROUND, "year": 2029, "lesson": "Fjorårets", "challenge": True},
            ],
        }
    )


def test_a_sum_that_lacks_a_municipality_is_a_least(partial: duckdb.DuckDBPyConnection) -> None:
    known = rounds(partial, "R")[2030]
    assert (known.count("proposals").least, known.count("proposals").most) == (14, None)
    assert (known.count("winners").least, known.count("winners").most) == (0, None)
    assert known.count("applications").exact == 8


def test_applicants_of_whom_nobody_says_more_do_not_take_part(partial: duckdb.DuckDBPyConnection) -> None:
    assert sorted(one.name for one in municipalities(partial, "R", 2030).taking_part) == sorted(_PLACES)


def test_what_came_of_a_winner_is_not_told_of_another_of_its_name(partial: duckdb.DuckDBPyConnection) -> None:
    known = follow_ups(partial, "R", 2030, dt.date(2031, 1, 1))
    found = {(one.municipality, one.proposal): one for one in known.winners}
    assert {key: one.amount_nok for key, one in found.items()} == {
        ("Nes", "Kai"): 1000,
        ("Nes", "Bro"): None,
        ("Vik", "Kai"): None,
    }
    assert [one.text for one in found["Vik", "Kai"].news] == ["Venter"]
    assert [one.actor for one in known.others] == ["Nes"]  # of which of its two winners, nobody says
    after = {one.name: [row.actor for row in one.aftermath] for one in municipalities(partial, "R", 2030).all}
    assert (after["Nes"], after["Vik"]) == (["Kai", "Nes"], ["Vik"])


def test_a_tie_written_from_both_ends_is_one(partial: duckdb.DuckDBPyConnection) -> None:
    ties = [tie for tie in actors(partial, "R", 2030).ties if "Fylket" in tie.others]
    assert [(tie.municipality, tie.others) for tie in ties] == [("Nes", ("Fylket",))]


def test_lessons_of_one_round_with_ties_and_nothing_said(partial: duckdb.DuckDBPyConnection) -> None:
    known = lessons(partial, "R", 2030)
    assert {one.text: one.judgement for one in known.lessons} == {
        "Tempo": "both",
        "Utstyr": "hard",
        "Stille": "neither",
    }
    assert known.hardest_theme is None  # two themes with as many
    assert known.counted("hard", "both") == 2


def test_measures_of_one_year_of_nought_and_of_another_programme(connect: Connect) -> None:
    told = [
        ("P", "Nought", 2023, 0.0, 0.0),
        ("P", "Alone", 2024, None, 5.0),
        ("P", "Two", 2023, 4.0, None),
        ("P", "Two", 2024, 0.0, 3.0),
        ("P", "Later", 2025, 9.0, 1.0),
        ("Q", "Nought", 2023, 7.0, 9.0),
    ]
    rows = pd.DataFrame(told, columns=["programme", "measure", "year", "value", "target"])
    given = [{key: value for key, value in row.items() if pd.notna(value)} for row in rows.to_dict("records")]
    known = measures(connect({"measures": [{**row, "higher_is_better": True} for row in given]}), "P", 2024)
    own = rows[(rows["programme"] == "P") & (rows["year"] <= 2024)].dropna(subset="value")
    last = own.sort_values("year").groupby("measure").last()
    assert {one.name: one.last.value for one in known.measures} == last["value"].to_dict()
    assert {one.name: one.reaches for one in known.measures} == {"Nought": True, "Two": False}
    assert [one.name for one in known.series] == [name for name, same in own.groupby("measure") if len(same) > 1]


def test_hours_and_holidays_are_those_of_each_municipality(connect: Connect) -> None:
    met = [("Nes", dt.date(2030, 9, 2)), ("Vik", dt.date(2030, 9, 4)), ("Dal", dt.date(2030, 10, 14))]
    rows = [
        *({**ROUND, "activity": "Møte", "municipality": of, "start_date": day, "hours": 4} for of, day in met),
        {**ROUND, "activity": "Møte", "municipality": "Sør"},
        {
            **ROUND,
            "activity": "Arbeid",
            "start_date": dt.date(2030, 8, 29),
            "end_date": dt.date(2030, 9, 4),
            "hours": 14,
        },
        {
            **ROUND,
            "activity": "Høstferie",
            "kind": "school",
            "start_date": dt.date(2030, 9, 30),
            "end_date": dt.date(2030, 10, 4),
        },
    ]
    schedule = rounds(connect({"activities": rows}), "R")[2030].schedule
    days = pd.Series(2.0, index=pd.date_range("2030-08-29", "2030-09-04"))
    weeks = days.groupby(days.index.to_period("W")).sum()
    meetings = pd.Series([4.0] * 3, index=pd.to_datetime([day for _, day in met]))
    weeks = weeks.add(meetings.groupby(meetings.index.to_period("W")).max(), fill_value=0)
    assert dict(schedule.hours_by_week()) == {week.start_time.date(): hours for week, hours in weeks.items()}
    assert schedule.in_school_holidays() == ()  # nobody meets in it, though it lies between two that do


def test_the_weeks_of_the_sample_counted_anew(sample: duckdb.DuckDBPyConnection) -> None:
    name = "Eksempelrunden (oppdiktet)"
    rows = sample_rows("activities")[name]
    rows = rows[~rows["kind"].isin(["phase", "council", "school"])].dropna(subset=["hours", "start_date"])
    spread = pd.concat(
        pd.Series(row["hours"] / len(days), index=days)
        for row in rows.to_dict("records")
        for days in [pd.date_range(row["start_date"], row["end_date"])]
    )
    weeks = spread.groupby(spread.index.to_period("W")).sum()
    found = dict(rounds(sample, name)[2025].schedule.hours_by_week())
    assert found == pytest.approx({week.start_time.date(): hours for week, hours in weeks.items()})


@pytest.mark.parametrize(
    ("hours", "value"),
    [
        ([(40, 40), (2, 2)], "42"),
        ([(40, 45), (2, 2)], "42–47"),
        ([(40, 40), (15, None)], "minst 55"),
        ([(40, 40), (None, None)], "minst 40"),
        ([(None, 10), (2, 2)], "høyst 12"),
        ([(None, 10), (2, None)], "minst 2"),
        ([(None, None), (None, 10)], "ikke talt"),
        ([(None, None)], "ikke talt"),
    ],
)
def test_hours_that_somebody_lacks_are_a_least(
    connect: Connect, hours: list[tuple[int | None, int | None]], value: str
) -> None:
    rows = [
        {**ROUND, "effort": "Timer", "actor": f"K{place}", "value_min": least, "value_max": most, "unit": "timer"}
        for place, (least, most) in enumerate(hours)
    ]
    known = rounds(connect({"effort": rows}), "R")[2030]
    assert round_figures(known, NB)[2].value == value


@pytest.mark.parametrize(
    ("changes", "vacant"),
    [
        ("a1 l5", [(5, None)]),
        ("l5 a8", [(5, 8)]),
        ("l5 a5", []),
        ("a1 a4 l5", []),  # the next one came before
        ("l5 a8 a9 l10", [(5, 8)]),
        ("l5 l6 a8", [(5, 8)]),
        ("a1 l3 a4 l7 a9", [(3, 4), (7, 9)]),
        ("", []),
    ],
)
def test_a_post_is_vacant_where_nobody_is_left(changes: str, vacant: list[tuple[int, int | None]]) -> None:
    kinds = {"a": "leader_arrives", "l": "leader_leaves"}
    known = events_from_rows(
        [
            {
                "event": change,
                "date": dt.date(2024, 1, int(change[1:])),
                "text": None,
                "indicator": None,
                "kind": kinds[change[0]],
            }
            for change in changes.split()
        ]
    )
    found = [(one.left_on.day, one.until.day if one.until else None) for one in vacancies(known)]
    assert found == vacant
