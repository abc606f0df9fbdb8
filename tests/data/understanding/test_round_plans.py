"""What is planned in a round, by which criteria it is judged, and how its winners are doing on which day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.cells.grid import Grid, Look
from data.understanding.round_values import day_in, days_in
from tests.data.understanding.test_lists import drafts
from tests.data.understanding.test_lists import read as read_grid
from tests.data.understanding.test_rounds import Rows, loaded, read


def test_every_cell_of_a_plan_across_municipalities_is_kept_under_its_phase() -> None:
    rows: Rows = [
        ["Framdriftsplan for runden 2025"],
        [],
        ["Aktivitet", "Ansvarlig", "Granli", "Sundøya"],
        ["Fase 1 Forberede"],
        ["Informasjonsmøte", "Programmet", "14.01."],
        ["Oppstart", "Kommunene", "04.02.", "06.02."],
        ["Fase 2 Utvikle"],
        ["Verksted", "Kommunene", "11.–12.03.", "mars"],
        ["Jurymøte", "Juryen", "13.05.", "ikke avtalt"],
    ]
    cells = [[*row, *[""] * (4 - len(row))] for row in rows]
    names = ("activity", "municipality", "phase", "start_date", "end_date", "period")
    dataset, found = read_grid(cells, *names, merged=((4, 2, 4, 3),))
    assert dataset == "activities"
    assert found == [
        ("Informasjonsmøte", None, "Fase 1 Forberede", dt.date(2025, 1, 14), None, None),
        ("Oppstart", "Granli", "Fase 1 Forberede", dt.date(2025, 2, 4), None, None),
        ("Oppstart", "Sundøya", "Fase 1 Forberede", dt.date(2025, 2, 6), None, None),
        ("Verksted", "Granli", "Fase 2 Utvikle", dt.date(2025, 3, 11), dt.date(2025, 3, 12), None),
        ("Verksted", "Sundøya", "Fase 2 Utvikle", None, None, "mars"),
        ("Jurymøte", "Granli", "Fase 2 Utvikle", dt.date(2025, 5, 13), None, None),
        ("Jurymøte", "Sundøya", "Fase 2 Utvikle", None, None, "ikke avtalt"),
    ]


@pytest.mark.parametrize(
    ("title", "names", "dataset"),
    [
        ("Aktiviteter i runden 2024", ["Samling", "Innbyggerverksted", "Utlysning"], "activities"),
        ("Plan 2024", ["Samling", "Innbyggerverksted", "Jurymøte"], "activities"),
        ("Årshjul 2024", ["Samling", "Styremøte", "Rapportering"], "wheel"),
    ],
)
def test_crosses_under_months_are_the_times_of_a_rounds_activities(title: str, names: list[str], dataset: str) -> None:
    crosses = (["x", "", "", ""], ["", "x", "x", ""], ["x", "", "", "x"])
    lines = [[name, *line] for name, line in zip(names, crosses, strict=True)]
    rows: Rows = [[title], [], ["Aktivitet", "Jan", "Feb", "Mar", "Apr"], *lines]
    if dataset == "activities":
        assert read(rows, "period") == (dataset, [("Jan",), ("Feb–Mar",), ("Jan, Apr",)])
    else:
        assert loaded({"Ark1": rows}).tables[0].dataset == dataset


def test_criteria_are_listed_with_what_they_weigh_or_the_points_they_gave() -> None:
    listed: Rows = [["Kriterium", "Vekt"], ["Nytte", 40], ["Nyskaping", 60]]
    for title, stage in (("Juryens kriterier 2024", "jury"), ("Kriterier for utvelgelse 2024", "selection")):
        assert read([[title], *listed], "stage", "criterion", "weight") == (
            "criteria",
            [(stage, "Nytte", 40.0), (stage, "Nyskaping", 60.0)],
        )
    points: Rows = [["Kriterium", "Poeng"], ["Nytte", 5], ["Nyskaping", 3], ["Sum", 8]]
    names = ("stage", "criterion", "candidate", "score")
    assert read([["Søknad fra Elvdal kommune, runde 2024"], *points], *names) == (
        "criterion_scores",
        [("selection", "Nytte", "Elvdal", 5.0), ("selection", "Nyskaping", "Elvdal", 3.0)],
    )
    long: Rows = [["Forslag", "Kriterium", "Poeng"], ["Tunet", "Nytte", 2], ["Låven", "Nytte", 4]]
    assert read([["Poeng 2024"], *long, ["Låven", "Nyskaping", 1]], *names)[1] == [
        ("jury", "Nytte", "Tunet", 2.0),
        ("jury", "Nytte", "Låven", 4.0),
        ("jury", "Nyskaping", "Låven", 1.0),
    ]
    assert not loaded({"Ark1": [["Vurdering 2024"], *points]}).tables, "nothing says whose points they are"


@pytest.mark.parametrize(
    ("title", "heading", "day"),
    [
        ("Vinnerne i runde 2023", "Status per 01.03.2024", dt.date(2024, 3, 1)),
        ("Vinnerne i runde 2023", "Status mars 2024", dt.date(2024, 3, 31)),
        ("Vinnerne i runde 2023, status per 15.6.2024", "Status", dt.date(2024, 6, 15)),
    ],
)
def test_the_day_of_a_state_is_none_of_the_rounds_year(title: str, heading: str, day: dt.date) -> None:
    rows: Rows = [
        [title],
        [],
        ["Vinner", "Kommune", heading, "Neste steg"],
        ["Tunet", "Elvdal", "Forprosjekt er i gang", "Søke om midler"],
        ["Låven", "Fjellheim", "Har satt av penger", "Lyse ut"],
    ]
    dataset, found = read(rows, "actor", "year", "as_of")
    assert (dataset, found) == ("follow_ups", [("Tunet", 2023, day), ("Låven", 2023, day)])


def test_a_day_alone_says_no_rounds_year() -> None:
    rows: Rows = [
        ["Oppfølging av vinnere per 15.6.2024"],
        ["Vinner", "Kommune", "Status", "Neste steg"],
        ["Tunet", "Elvdal", "Forprosjekt er i gang", "Søke om midler"],
        ["Låven", "Fjellheim", "Har satt av penger", "Lyse ut"],
    ]
    assert [problem.code for problem in loaded({"Ark1": rows}).problems] == ["missing_year"]


def test_the_days_that_a_text_names() -> None:
    assert days_in("11.–12.03.") == ("11.3.", "12.3.")
    assert days_in("30. mai - 2. juni 2024") == ("30.5.2024", "2.6.2024")
    assert days_in("uke 10–12") is days_in("mars–mai") is days_in("medio mars") is days_in("12.3.") is None
    assert day_in("Etter 3 mnd. 12.01.2024") == dt.date(2024, 1, 12)
    assert day_in("Etter 3 mnd.") is None


def test_whether_something_worked_is_no_choice_of_words() -> None:
    rows: Rows = [
        ["Lærdommer 2024"],
        ["Læringspunkt", "Gikk bra", "Var krevende"],
        ["Fast prosessleder", "x", ""],
        ["For kort tid", "", "x"],
    ]
    assert read(rows, "lesson", "worked", "challenge") == (
        "lessons",
        [("Fast prosessleder", True, None), ("For kort tid", None, True)],
    )


def test_what_was_changed_for_the_next_round_is_what_was_decided() -> None:
    rows: Rows = [
        ["Anbefalinger etter runde 2022"],
        ["Nr", "Mottaker", "Anbefaling", "Hva ble endret i neste runde", "Status"],
        [1, "Programmet", "Gi kommunene mer tid", "Runden er forlenget", "Vedtatt"],
        [2, "Kommunene", "Sett av en prosessleder", "", "Under arbeid"],
    ]
    assert read(rows, "recommendation", "decided_change")[1] == [
        ("Gi kommunene mer tid", "Runden er forlenget"),
        ("Sett av en prosessleder", None),
    ]


def test_signs_that_are_explained_line_by_line_are_votes_and_a_dash_among_them_is_one() -> None:
    rows: Rows = [
        ["Juryen, første avstemning 2022"],
        ["Forslag", "Ordfører", "Arkitekt", "Antall +"],
        ["Havnøya kommune"],
        ["Lysløypa", "+", "?", 1],
        ["Fjæra", "–", "i", 0],
        [],
        ["+ grønt: gå videre"],
        ["? gult: usikker"],
        ["– rødt: ikke gå videre"],
        ["i: inhabil, stemte ikke"],
    ]
    assert read(rows, "municipality", "proposal", "juror", "vote") == (
        "votes",
        [
            ("Havnøya", "Lysløypa", "Ordfører", "go_on"),
            ("Havnøya", "Fjæra", "Ordfører", "stop"),
            ("Havnøya", "Lysløypa", "Arkitekt", "unsure"),
            ("Havnøya", "Fjæra", "Arkitekt", "conflict"),
        ],
    )
    unknown: Rows = [row for row in rows[:5] if row]
    assert "actions" not in {table.dataset for table in loaded({"Ark1": unknown}).tables}


def test_several_colours_on_a_line_tell_of_its_cells() -> None:
    legend = "+ grønt: gå videre, – rødt: stopp"
    cells: list[list[Any]] = [["Forslag", "Ordfører", "Arkitekt"], ["Tunet", "+", "–"], ["Låven", "+", "+"], [legend]]
    cells = [[*row, *[""] * (3 - len(row))] for row in cells]
    hues = {"+": "C6EFCE", "–": "FFC7CE"}
    looks = {(row, at): Look(fill=hues[cells[row][at]]) for row in (1, 2) for at in (1, 2)}
    looks |= {(0, at): Look(bold=True) for at in range(3)}
    sheet = Grid("Juryen 2024", [list(column) for column in zip(*cells, strict=True)], looks=looks)
    found = [draft for draft in drafts(sheet) if draft.dataset.name == "votes"]
    assert [sorted(set(draft.column("juror"))) for draft in found] == [["Arkitekt", "Ordfører"]]


def test_municipalities_down_have_a_day_for_each_activity_and_all_of_them_are_none() -> None:
    rows: Rows = [
        ["Møteplan for kommunene i runden 2024"],
        ["Kommune", "Oppstart", "Jurymøte"],
        ["Lomvik", "12.2.", "3.6."],
        ["Steindal", "14.2.", "ikke avtalt"],
    ]
    assert read(rows, "activity", "municipality", "start_date", "period") == (
        "activities",
        [
            ("Oppstart", "Lomvik", dt.date(2024, 2, 12), None),
            ("Jurymøte", "Lomvik", dt.date(2024, 6, 3), None),
            ("Oppstart", "Steindal", dt.date(2024, 2, 14), None),
            ("Jurymøte", "Steindal", None, "ikke avtalt"),
        ],
    )
    listed: Rows = [
        ["Aktivitetar i runden 2025"],
        ["Aktivitet", "Når", "Kven har ansvar", "Kommune"],
        ["Samling", "14. januar", "Programmet", "Alle"],
        ["Verkstad", "11. mars", "Kommunen", "Elvdal kommune"],
    ]
    assert read(listed, "municipality", "responsible")[1] == [(None, "Programmet"), ("Elvdal", "Kommunen")]


def test_a_weighted_sum_and_the_highest_points_are_no_criterion_and_no_applicant() -> None:
    title: Rows = [["Vurdering av søknader 2024"], []]
    rows: Rows = [
        ["Kriterium", "Vekt", "Elvdal", "Fjell"],
        ["Nytte", 40, 5, 4],
        ["Nyskaping", 60, 3, 4],
        ["Vektet sum", "", 3.8, 4],
    ]
    tables = {table.dataset: table.values for table in loaded({"Ark1": [*title, *rows]}).tables}
    assert tables["criteria"].column("criterion").to_pylist() == ["Nytte", "Nyskaping"]
    assert sorted(tables["criterion_scores"].column("score").to_pylist()) == [3.0, 4.0, 4.0, 5.0]
    highest: Rows = [["Nr", "Kriterium", "Maks poeng", "Vekt"], [1, "Nytte", 5, 40], [2, "Nyskaping", 5, 60]]
    assert read([["Kriterier for utvelgelse 2024"], *highest], "criterion", "weight") == (
        "criteria",
        [("Nytte", 40.0), ("Nyskaping", 60.0)],
    )
