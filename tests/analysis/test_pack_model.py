"""The numbers of a pack, worked out a second time in pandas from the rows as they are written down."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd
import pytest

from analysis.drawing.handouts import has_room, number_format
from analysis.drawing.values import Columns, Dots, Grid, Shares
from analysis.facts import Programme, Selection, gather, programmes
from analysis.pack.build import build
from analysis.pack.model import BRIEF, Figure, Pack, PackEdition, PackNote, Wanted, whole
from analysis.screens.actions import actions_screen
from analysis.screens.budget import budget_screen
from analysis.screens.jobs import jobs_screen
from analysis.screens.measures import measures_screen
from analysis.screens.projects import projects_screen
from analysis.sources import SourceRange
from language import Language
from tests.analysis.conftest import Connect, sample_rows

INVENTED = "Eksempel (oppdiktet)"
YEAR, BEFORE = 2024, 2023
ON = dt.date(2025, 3, 12)


@pytest.fixture(scope="module")
def pack(sample_snapshot) -> Pack:
    connection = sample_snapshot.cursor(None)
    return build(connection, _programme(connection, INVENTED), YEAR, Language(), compared_year=BEFORE, on=ON)


@pytest.fixture(scope="module")
def spir(sample_snapshot) -> Pack:
    connection = sample_snapshot.cursor(None)
    return build(connection, _programme(connection, "Spir"), YEAR, Language())


def _programme(connection: duckdb.DuckDBPyConnection, name: str) -> Programme:
    return next(one for one in programmes(connection) if one.programme == name)


def _figure(pack: Pack, name: str) -> Figure:
    return next(figure for figure in pack.figures if figure.chart.name == name)


def _table(pack: Pack, name: str) -> pd.DataFrame:
    table = _figure(pack, name).chart.table
    return pd.DataFrame(table.rows, columns=[column.heading for column in table.columns])


def _scores(programme: str) -> pd.DataFrame:
    rows = sample_rows("scores")[programme]
    return rows.assign(is_total=rows["statement"].isna())


@pytest.mark.parametrize("programme", ["Spir", INVENTED])
def test_profile_is_the_totals_and_the_means_of_the_statements(pack: Pack, spir: Pack, programme: str) -> None:
    rows = _scores(programme)
    rows = rows[rows["year"] == YEAR]
    totals = rows[rows["is_total"]]["score"].astype(float)
    means = rows[~rows["is_total"]].groupby("indicator")["score"].apply(lambda scores: scores.astype(float).mean())
    shown = _table(spir if programme == "Spir" else pack, "profile")

    assert sorted(shown["Styrets total"]) == sorted(totals)
    assert sorted(shown["Snitt av påstandene"]) == pytest.approx(sorted(means))


def test_the_drawn_profile_has_the_numbers_of_its_table(pack: Pack) -> None:
    figure = _figure(pack, "profile")
    assert isinstance(figure.drawing, Dots)
    drawn = {
        name: tuple(one.values[place] for one in figure.drawing.series)
        for place, name in enumerate(figure.drawing.names)
    }
    table = _table(pack, "profile").set_index("Indikator")

    assert drawn == {
        name: (row["Styrets total"], row["Snitt av påstandene"], row[f"Styrets total {BEFORE}"])
        for name, row in table.to_dict("index").items()
    }
    totals = [values[0] for values in drawn.values()]
    assert totals == sorted(totals, reverse=True)


def test_all_years_are_the_totals_of_each_year(pack: Pack) -> None:
    figure = _figure(pack, "years")
    assert isinstance(figure.drawing, Grid)
    rows = _scores(INVENTED)
    for year in figure.drawing.series:
        own = rows[rows["is_total"] & (rows["year"] == int(year.name))]["score"].astype(float)
        assert sorted(value for value in year.values if value is not None) == sorted(own)
    assert figure.drawing.changes is not None
    now, then = (next(one for one in figure.drawing.series if one.name == str(year)) for year in (YEAR, BEFORE))
    for change, new, old in zip(figure.drawing.changes.values, now.values, then.values, strict=True):
        assert change == (None if new is None or old is None else new - old)


def test_budget_is_granted_over_budget_of_the_latest_report(pack: Pack) -> None:
    rows = sample_rows("budget")[INVENTED]
    rows = rows[(rows["year"] == YEAR) & (rows["as_of"] == rows[rows["year"] == YEAR]["as_of"].max())]
    amounts = rows.set_index("focus_area")[["budget_nok", "granted_nok", "paid_nok"]].astype(float)
    amounts.loc["Alle innsatsområder"] = amounts.sum()
    plot = _figure(pack, "budget").drawing
    assert isinstance(plot, Shares)
    granted, paid = plot.series
    for name, share, paid_share in zip(plot.names, granted.values, paid.values, strict=True):
        assert share == pytest.approx(amounts.loc[name, "granted_nok"] / amounts.loc[name, "budget_nok"])
        assert paid_share == pytest.approx(amounts.loc[name, "paid_nok"] / amounts.loc[name, "budget_nok"])
    assert set(plot.names) == set(amounts.index)
    assert plot.pace is not None and plot.pace == pytest.approx(dt.date(2024, 9, 30).timetuple().tm_yday / 366)

    table = _table(pack, "budget").set_index("Innsatsområde")
    for heading, column in (("Budsjett (kr)", "budget_nok"), ("Bevilget (kr)", "granted_nok")):
        assert table[heading].to_dict() == amounts[column].to_dict()


def test_jobs_add_up_since_the_start(pack: Pack) -> None:
    rows = sample_rows("jobs")[INVENTED]
    rows = rows[rows["year"].notna() & rows[["new_jobs", "secured_jobs"]].notna().any(axis=1)]
    rows = rows[rows["focus_area"].notna() & (rows["year"] <= YEAR)]
    # The surest stage of a year and area counts.
    surest = rows.assign(order=rows["stage"].map({"verified": 0, "realised": 1, "expected": 2})).sort_values("order")
    surest = surest.drop_duplicates(["year", "focus_area"])
    totals = surest.groupby("year")[["new_jobs", "secured_jobs"]].sum().astype(float).cumsum()
    plot = _figure(pack, "jobs").drawing
    assert isinstance(plot, Columns)
    counted = {
        int(name.split()[0]): values
        for name, *values in zip(plot.names, plot.whole_of("new"), plot.whole_of("secured"), strict=True)
    }

    assert {year: values for year, values in counted.items() if values != [None, None]} == {
        int(year): list(row) for year, row in zip(totals.index, totals.itertuples(index=False), strict=True)
    }
    areas = surest.groupby("focus_area")[["new_jobs", "secured_jobs"]].sum().astype(float)
    by_area = _table(pack, "jobs-areas").set_index("Innsatsområde")
    assert by_area["Nye siden start"].to_dict() == areas["new_jobs"].to_dict()
    assert by_area["Sikrede siden start"].to_dict() == areas["secured_jobs"].to_dict()


def test_grants_are_summed_by_area(pack: Pack) -> None:
    rows = sample_rows("projects")[INVENTED]
    amounts = rows[rows["granted_nok"].notna()].groupby("focus_area")
    shown = _table(pack, "projects-areas").set_index("Innsatsområde")

    assert shown["Bevilget (kr)"].to_dict() == amounts["granted_nok"].sum().astype(float).to_dict()
    assert shown["Totalkostnad (kr)"].to_dict() == amounts["total_cost_nok"].sum().astype(float).to_dict()
    assert shown["Forventede arbeidsplasser"].to_dict() == amounts["expected_jobs"].sum().astype(float).to_dict()
    assert shown["Prosjekter"].to_dict() == amounts.size().to_dict()


def test_every_project_and_action_is_there(pack: Pack) -> None:
    projects, actions = sample_rows("projects")[INVENTED], sample_rows("actions")[INVENTED]

    assert sorted(_table(pack, "projects-list")["Prosjekt"]) == sorted(projects["name"])
    # What was carried on stands once, as its newest action.
    newest = actions[~actions["action"].isin(actions["carried_from"].dropna())]
    assert sorted(_table(pack, "actions")["Tiltak"]) == sorted(newest["text"])


def test_the_parts_have_the_headlines_of_their_pages(sample: duckdb.DuckDBPyConnection, pack: Pack) -> None:
    programme = _programme(sample, INVENTED)
    facts, selection, language = gather(sample, programme), Selection(INVENTED, YEAR, BEFORE), Language()
    parts = {part.kind: part.headline for part in pack.parts}
    asked = (sample, facts, selection, language)

    assert parts["budget"] == budget_screen(*asked).headline.text
    assert parts["jobs"] == jobs_screen(*asked).headline.text
    assert parts["measures"] == measures_screen(*asked).headline.text
    assert parts["projects"] == projects_screen(*asked).headline.text
    assert parts["actions"] == actions_screen(*asked, ON).headline.text


def test_a_sum_of_which_a_part_is_missing_is_missing(connect: Connect) -> None:
    connection = connect(
        {
            "programmes": [{"programme": "Spir", "name": "Spir"}],
            "projects": [
                {
                    "programme": "Spir",
                    "project": "1",
                    "focus_area": "Hav",
                    "granted_nok": 100.0,
                    "total_cost_nok": 300.0,
                },
                {"programme": "Spir", "project": "2", "focus_area": "Hav", "granted_nok": 50.0},
            ],
        }
    )
    made = build(connection, _programme(connection, "Spir"), YEAR, Language())

    assert _figure(made, "projects-areas").chart.table.rows == (("Hav", 2, 150.0),)


def test_a_later_grant_is_not_in_an_earlier_year(sample: duckdb.DuckDBPyConnection) -> None:
    earlier = build(sample, _programme(sample, INVENTED), 2021, Language())
    rows = sample_rows("projects")[INVENTED]
    granted = rows[rows["granted_on"].map(lambda day: getattr(day, "year", 9999)) <= 2021]["granted_nok"]

    assert _table(earlier, "projects-areas")["Bevilget (kr)"].sum() == granted.sum()


def test_parts_come_in_the_order_asked_for_with_their_own_words(sample: duckdb.DuckDBPyConnection) -> None:
    asked = (
        Wanted("text", title="Fra lederen", text="Et godt år."),
        Wanted("jobs", text="Se særlig på 2024.", charts=("jobs-areas",)),
        Wanted("budget"),
    )
    note = PackNote("Hvorfor?", "Kari", dt.datetime(2024, 11, 1, 9, 30, tzinfo=dt.UTC), chart="jobs-areas")
    edition = PackEdition("Styremøte 4", dt.date(2024, 11, 26), 12)
    made = build(
        sample,
        _programme(sample, INVENTED),
        YEAR,
        Language(),
        parts=asked,
        notes=(note,),
        edition=edition,
        signature="x",
    )

    assert [(part.kind, part.title, part.text) for part in made.parts][:2] == [
        ("text", "Fra lederen", "Et godt år."),
        ("jobs", "Arbeidsplassene", "Se særlig på 2024."),
    ]
    assert [figure.chart.name for figure in made.parts[1].figures] == ["jobs-areas"]
    assert made.parts[1].figures[0].notes == (note,)
    assert made.meeting == f"Styremøte 4, {Language().date(dt.date(2024, 11, 26))}"
    assert "12" in made.basis


def test_a_brief_is_one_page_of_the_same_numbers(sample: duckdb.DuckDBPyConnection, pack: Pack) -> None:
    brief = build(sample, _programme(sample, INVENTED), YEAR, Language(), compared_year=BEFORE, parts=BRIEF)

    assert brief.is_brief
    assert [part.kind for part in brief.parts] == ["status"]
    assert _table(brief, "profile").equals(_table(pack, "profile"))


def test_a_year_without_an_assessment_still_makes_a_pack(connect: Connect) -> None:
    connection = connect(
        {
            "programmes": [{"programme": "Spir", "name": "Spir"}],
            "budget": [{"programme": "Spir", "year": YEAR, "utilisation": 0.44}],
        }
    )
    made = build(connection, _programme(connection, "Spir"), YEAR, Language())

    assert [part.kind for part in made.parts] == [wanted.kind for wanted in whole(made.programme)]
    assert _table(made, "budget").iloc[0].to_list() == ["Alle innsatsområder", 0.44]


def test_sources_say_the_day_in_norway_and_who_in_words(sample_snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    late = dt.datetime(2026, 11, 21, 23, 23, tzinfo=dt.UTC)  # past midnight in Norway
    ranges = tuple(
        SourceRange(1, f"{who}.docx", "", "¶12:¶40", late, who) for who in ("sample", "local", "Kari Nordmann")
    )
    monkeypatch.setattr("analysis.charts.registry.source_ranges", lambda *_: ranges)
    connection = sample_snapshot.cursor(None)
    made = build(connection, _programme(connection, "Spir"), YEAR, Language())
    shown = next(part.table for part in made.parts if part.kind == "sources")

    assert shown is not None
    said = {str(row[0]): row[2:] for row in shown.rows}
    place, day = "avsnitt 12–40", dt.date(2026, 11, 22)
    assert said == {
        "Kari Nordmann.docx": (place, day, "Kari Nordmann"),
        "local.docx": (place, day, None),
        "sample.docx": (place, day, "Programstatus selv"),
    }
    assert made.source_line(ranges[:1]).startswith("Kilde: sample.docx, avsnitt 12–40.")


def test_years_of_the_budget_stand_under_the_year(pack: Pack) -> None:
    table = _figure(pack, "budget-years").chart.table

    assert (table.columns[0].heading, table.columns[0].kind) == ("År", "year")
    assert [row[0] for row in table.rows] == [2020, 2021, 2022, 2023, 2024]


def test_a_share_without_amounts_is_not_called_granted(spir: Pack) -> None:
    plot = _figure(spir, "budget").drawing

    assert isinstance(plot, Shares)
    assert [one.name for one in plot.series] == ["Brukt, slik det er rapportert"]


def test_a_mark_that_the_subtitle_speaks_of_is_drawn_at_the_end_of_the_year_too(
    sample: duckdb.DuckDBPyConnection,
) -> None:
    figure = _figure(build(sample, _programme(sample, INVENTED), 2022, Language()), "budget")

    assert "Streken er takten" in figure.chart.subtitle
    assert isinstance(figure.drawing, Shares) and figure.drawing.pace is not None


def test_an_estimate_and_a_straight_line_are_called_so(pack: Pack) -> None:
    plot = _figure(pack, "jobs").drawing

    assert isinstance(plot, Columns) and plot.line is not None
    guessed = [one for one in plot.series if one.is_estimate]
    assert [one.name for one in guessed] == ["Nye (anslag)", "Sikrede (anslag)"]
    assert [plot.names[place] for place in plot.estimates] == ["2024"]
    # What was counted before stays counted.
    assert all(one.values[plot.names.index("2024")] for one in plot.series)
    assert plot.line.name == "Mål (rett linje – målet er ikke delt på år)"
    # 4 and 6 of 160: no room for two numbers.
    assert not any(has_room(plot, one.values)[0] for one in plot.series)


def test_the_first_year_of_a_new_form_has_no_column_of_changes(sample: duckdb.DuckDBPyConnection) -> None:
    plot = _figure(build(sample, _programme(sample, INVENTED), 2022, Language()), "years").drawing

    assert isinstance(plot, Grid) and plot.changes is None


@pytest.mark.parametrize(
    ("language", "score", "share"), [("nb", "[$-414]General", "0\u00a0%"), ("en", "[$-809]General", "0%")]
)
def test_charts_of_office_write_numbers_in_the_packs_language(language: str, score: str, share: str) -> None:
    assert number_format(Language(language), "score") == score
    assert number_format(Language(language), "share") == share
